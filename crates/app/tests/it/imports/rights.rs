//! Imports in a person's rights: foreign files look like none, rights are those of the moment the job
//! runs, hostile files are refused before they are kept.

use access::Principal;
use anyhow::Result;
use app::users::{self, NewUser};
use app::{Cx, Error, imports, jobs};
use kernel::{ImportId, JobId};
use testkit::both;

use super::harness::{count, counts, cx, errors, import, lease, operator, plain, state, upload, work};

async fn person(cx: &Cx, login: &str, role: &str) -> Result<Principal> {
    let new = NewUser {
        login: login.into(),
        name: login.into(),
        password: "correct horse battery staple".into(),
        roles: vec![role.into()],
        language: "en".into(),
        employee: None,
        member: None,
        unit: None,
    };
    let id = users::add(cx, &new).await?;
    Ok(jobs::originator(cx, cx.tenant().await?, id, None).await?)
}

#[test]
fn another_persons_import_and_job_look_like_none() {
    both(async |db| {
        let cx = cx(&db);
        let owner = person(&cx, "owner", "sales_office").await?;
        let other = person(&cx, "other", "administrator").await?;
        let mapping = plain("account", &["code", "name"]);
        let done = import(&cx, &owner, &mapping, "code,name\nC-1,\n", false).await?;
        let job = done.job.as_ref().map(|job| job.id).unwrap_or(JobId::from_uuid(done.id.uuid()));
        let missing = ImportId::from_uuid(cx.new_id());
        for id in [done.id, missing] {
            assert!(matches!(imports::get(&cx, &other, id).await, Err(Error::NotFound)));
            assert!(matches!(imports::errors_csv(&cx, &other, id).await, Err(Error::NotFound)));
            assert!(matches!(imports::start(&cx, &other, id, &mapping, true).await, Err(Error::NotFound)));
            let form = imports::mapping::FileForm::default();
            assert!(matches!(imports::preview(&cx, &other, id, &form).await, Err(Error::NotFound)));
        }
        assert!(matches!(jobs::get(&cx, &other, job).await, Err(Error::NotFound)));
        assert!(matches!(jobs::cancel(&cx, &other, job).await, Err(Error::NotFound)));
        assert!(jobs::list(&cx, &other).await?.is_empty());
        assert_eq!(jobs::list(&cx, &owner).await?.len(), 1);
        Ok(())
    });
}

#[test]
fn rights_are_checked_at_upload_and_again_when_the_job_runs() {
    both(async |db| {
        let cx = cx(&db);
        let distributor = person(&cx, "dora", "distributor").await?;
        let refused = upload(&cx, &distributor, "account", "code,name\nC-1,x\n").await;
        assert!(refused.is_err());
        let clerk = person(&cx, "clerk", "sales_office").await?;
        let mapping = plain("account", &["code", "name"]);
        let id = upload(&cx, &clerk, "account", "code,name\nC-1,x\n").await?;
        imports::start(&cx, &clerk, id, &mapping, false).await?;
        users::set_roles(&cx, "clerk", &["distributor".to_owned()]).await?;
        work(&cx).await?;
        assert_eq!(state(&imports::get(&cx, &clerk, id).await?), "failed");
        users::set_roles(&cx, "clerk", &["sales_office".to_owned()]).await?;
        imports::start(&cx, &clerk, id, &mapping, false).await?;
        users::set_disabled(&cx, "clerk", true).await?;
        let leased = lease(&cx, "w").await?;
        let outcome = jobs::run(&cx, &leased).await;
        assert!(outcome.is_err());
        jobs::settle(&cx, &leased, Some(outcome)).await?;
        assert_eq!(count(&cx, "account").await?, 0);
        Ok(())
    });
}

#[test]
fn hostile_files_and_mappings_are_refused_before_anything_is_stored() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        for (bytes, code) in [(&b"PK\x03\x04zip"[..], "import-not-text"), (b"", "import-empty")] {
            let got = imports::upload(&cx, &who, "account", "x.csv", bytes).await;
            assert_eq!(got.unwrap_err().code(), code);
        }
        assert_eq!(
            imports::upload(&cx, &who, "role", "x.csv", b"a").await.unwrap_err().code(),
            "import-object-unsupported"
        );
        assert_eq!(count(&cx, "import").await?, 0);
        let id = upload(&cx, &who, "account", "code,name\nC-1,x\n").await?;
        let code = async |fields: &[&str]| {
            let got = imports::start(&cx, &who, id, &plain("account", fields), true).await;
            got.map(|_| String::new()).unwrap_or_else(|error| error.code().to_owned())
        };
        assert_eq!(code(&["code", "tenant_id"]).await, "import-field-unknown");
        assert_eq!(code(&["code", "created_at"]).await, "import-field-unknown");
        assert_eq!(code(&["code", "email"]).await, "import-column-unknown");
        let nul = imports::upload(&cx, &who, "account", "a.csv", b"code,name\nC-1,\0\n").await;
        assert_eq!(nul.unwrap_err().code(), "import-nul");
        let id = upload(
            &cx,
            &who,
            "account",
            "code,name\n\"C-1,open\nC-2,\u{7}bell\nC-3,fine\n=HYPERLINK(1),x,y\n",
        )
        .await?;
        imports::start(&cx, &who, id, &plain("account", &["code", "name"]), false).await?;
        work(&cx).await?;
        let done = imports::get(&cx, &who, id).await?;
        assert_eq!(counts(&done), "1 0 0 3");
        let csv = String::from_utf8(imports::errors_csv(&cx, &who, id).await?)?;
        assert!(csv.contains("'=HYPERLINK(1)"), "{csv}");
        assert_eq!(errors(&cx, &who, &done).await?.len(), 3);
        Ok(())
    });
}

//! What a person with a narrow reach may import: records out of reach are refused like unknown ones.

use access::{Action, Principal, Scope};
use anyhow::Result;
use kernel::UserId;
use testkit::both;

use super::super::limits::Limits;
use super::super::mapping::{FileForm, Mapping, Options, Source};
use super::super::plan::Memory;
use super::super::sheet::Sheet;
use super::*;
use crate::{Clock, Config, Ids, SessionLife};

fn cx(db: &store::Db) -> Cx {
    let config = Config {
        public_url: "http://127.0.0.1:8080".into(),
        upload_bytes: 1 << 20,
        attachments: crate::attachments::Settings::default(),
        files: std::env::temp_dir(),
        sessions: SessionLife::default(),
        mail: None,
        webhooks: crate::webhooks::Reach::default(),
        openid: crate::openid::Settings::default(),
        seed_keys: crate::session::seeds::SeedKeys::passing(),
    };
    Cx::with(db.clone(), config, Clock::fixed(testkit::start()), Ids::seeded(7))
}

/// Every action on every object, but reading and changing only what is the person's own.
fn narrow(mut who: Principal, user: Uuid) -> Principal {
    who.user = Some(UserId::from_uuid(user));
    for scopes in who.rights.iter_mut().flat_map(|rights| rights.objects.values_mut()) {
        for (action, scope) in scopes.iter_mut() {
            if !matches!(action, Action::Import | Action::Create) {
                *scope = Scope::Own;
            }
        }
    }
    who
}

/// Plans a file and writes the plan; gives `line code` of each rejected row.
async fn load(cx: &Cx, who: &Principal, object: &str, text: &str) -> Result<Vec<String>> {
    let header = text.lines().next().unwrap_or_default();
    let source = |column: &str| Source { column: Some(column.to_owned()), ..Source::default() };
    let mapping = Mapping {
        object: object.into(),
        file: FileForm::default(),
        fields: header.split(',').map(|column| (column.to_owned(), source(column))).collect(),
        options: Options::default(),
    };
    let sheet = Sheet::open(text.as_bytes(), &mapping.file, Limits::STANDARD)?;
    let target = Target::new(cx, who, &mapping).await?;
    let mut items = sheet.items(&mapping, &target.known(), target.is_grouped())?;
    let all: Vec<Item> = items.by_ref().collect();
    let target = target.aim(&items.compiled)?;
    let plan = target.plan(&all, &Memory::default()).await?;
    let now = cx.now();
    let done: Result<(), NotWritten> =
        cx.db.write(async |tx: &mut Tx| target.write(tx, &plan, now).await).await;
    assert!(done.is_ok(), "{done:?}");
    Ok(plan.errors.iter().map(|error| format!("{} {}", error.line, error.code)).collect())
}

#[test]
fn what_is_out_of_reach_is_refused_like_what_does_not_exist() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        assert!(load(&cx, &boss, "account", "code,name\nC-1,Secret\n").await?.is_empty());
        let clerk = narrow(boss, cx.new_id());
        let got = load(&cx, &clerk, "account", "code,name\nC-1,Mine\nC-2,Own\n").await?;
        assert_eq!(got, ["2 import-out-of-scope"]);
        assert!(load(&cx, &clerk, "account", "code,name\nC-2,Changed\n").await?.is_empty());
        let text = "code,account,ordered_on,line.unit_price,currency\n\
            O-1,C-1,2026-10-01,1.00,EUR\nO-2,C-404,2026-10-01,1.00,EUR\nO-3,C-2,2026-10-01,1.00,EUR\n";
        let got = load(&cx, &clerk, "order", text).await?;
        assert_eq!(got, ["2 import-relation-unknown", "3 import-relation-unknown"]);
        let members = "code,name,sponsor\nM-1,Ann,\n";
        assert!(load(&cx, &clerk, "member", members).await?.is_empty());
        Ok(())
    });
}

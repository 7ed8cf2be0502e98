//! A company's own fields from the definition to the record, its import and export, and back again.

use access::{Principal, standard_roles};
use anyhow::Result;
use app::definitions::{self, Report};
use app::once::Once;
use app::records::{self, Draft, Question};
use app::{Cx, Error};
use serde_json::{Value as Json, json};
use store::Db;
use testkit::both;

/// A company and the people in it.
pub(crate) struct World {
    pub(crate) cx: Cx,
    pub(crate) tenant: kernel::TenantId,
}

impl World {
    pub(crate) async fn new(db: Db) -> Result<Self> {
        let tenant = testkit::tenant(&db).await?;
        let config = app::Config {
            public_url: "http://127.0.0.1".to_owned(),
            upload_bytes: 1_000_000,
            attachments: app::attachments::Settings::default(),
            files: std::env::temp_dir(),
            sessions: app::SessionLife::default(),
            mail: None,
            webhooks: app::webhooks::Reach::default(),
            openid: app::openid::Settings::default(),
            seed_keys: app::session::seeds::SeedKeys::passing(),
        };
        Ok(Self { cx: Cx::new(db, config), tenant })
    }

    /// Who signs in now, with the catalog as it stands.
    pub(crate) async fn person(&self, role: &str) -> Result<Principal> {
        let rights = standard_roles().into_iter().filter(|r| r.key == role).map(|r| r.rights).collect();
        let user = Some(kernel::UserId::from_uuid(testkit::id(9_000)));
        let catalog = definitions::catalog(&self.cx, self.tenant).await?;
        Ok(Principal { user, rights, catalog, ..Principal::operator(self.tenant) })
    }

    pub(crate) async fn apply(&self, object: &str, seen: i64, document: &Json) -> Result<i64, Error> {
        let who = self.person("administrator").await.map_err(Error::internal)?;
        let document = definitions::parse(&who, document)?;
        definitions::apply(&self.cx, &who, object, seen, &document, "because").await.map(|done| done.version)
    }

    pub(crate) async fn check(&self, object: &str, document: &Json) -> Result<Report> {
        let who = self.person("administrator").await?;
        let document = definitions::parse(&who, document)?;
        Ok(definitions::check(&self.cx, &who, object, &document).await?)
    }

    pub(crate) async fn create(&self, object: &str, values: Json) -> Result<records::RecordView, Error> {
        let who = self.person("administrator").await.map_err(Error::internal)?;
        let draft = Draft { values: values.as_object().cloned().unwrap_or_default(), ..Draft::default() };
        records::create(&self.cx, &who, object, &draft, &Once::default()).await
    }
}

fn size(more: &[(&str, &str)]) -> Json {
    let options: Vec<Json> = [("s", "Small"), ("l", "Large")]
        .iter()
        .chain(more)
        .map(|(key, label)| json!({"key": key, "labels": {"en": label}}))
        .collect();
    json!({"fields": [{"key": "x_size", "type": "choice", "labels": {"en": "Size", "pl": "Rozmiar"}, "options": options}]})
}

pub(crate) fn code(error: &Error) -> String {
    match error {
        Error::Refused(problems) => problems.iter().map(|p| p.code.clone()).collect::<Vec<_>>().join(" "),
        Error::Conflict(problem) | Error::Forbidden(problem) => problem.code.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_field_is_there_as_soon_as_it_is_applied_and_gone_as_soon_as_it_is_undone() {
    both(async |db| {
        let world = World::new(db).await?;
        let refused = world.create("account", json!({"name": "Ana", "x_size": "s"})).await.unwrap_err();
        assert_eq!(code(&refused), "field-unknown");
        assert_eq!(world.apply("account", 0, &size(&[])).await?, 1);
        let made = world.create("account", json!({"name": "Ana", "x_size": "s"})).await?;
        assert_eq!(made.values["x_size"], json!("s"));
        assert_eq!(
            code(&world.create("account", json!({"name": "Bo", "x_size": "huge"})).await.unwrap_err()),
            "field-choice-unknown"
        );
        let who = world.person("sales_office").await?;
        let filter = Some(json!({"field": "x_size", "op": "eq", "value": "s"}).to_string());
        let columns = Some("name,x_size".to_owned());
        let question = Question { filter, columns, sort: Some("-x_size".to_owned()), ..Question::default() };
        let page = records::list(&world.cx, &who, "account", &question).await?;
        assert_eq!(page.items.len(), 1);
        let schema =
            app::schema::get(&world.cx, &Principal { language: "pl".into(), ..who.clone() }, "account")?;
        let field = schema.fields.iter().find(|field| field.key == "x_size").expect("in the schema");
        assert_eq!((field.label.as_str(), field.options[1].label.as_str()), ("Rozmiar", "Large"));
        let mut export = app::exports::begin(&world.cx, &who, "account", &question)?;
        let mut text = String::new();
        while let Some(bytes) = export.next().await? {
            text.push_str(&String::from_utf8(bytes)?);
        }
        assert_eq!(text.trim_start_matches('\u{feff}'), "name,x_size\nAna,s\n");
        // Undone, the field is unknown again and its value stays for the day it comes back.
        let who = world.person("administrator").await?;
        definitions::undo(&world.cx, &who, "account", 1).await?;
        let who = world.person("sales_office").await?;
        let gone = records::list(&world.cx, &who, "account", &question).await.unwrap_err();
        assert_eq!(code(&gone), "filter-field-unknown");
        assert_eq!(world.apply("account", 2, &size(&[])).await?, 3);
        let who = world.person("sales_office").await?;
        let page = records::list(&world.cx, &who, "account", &question).await?;
        assert_eq!(page.items[0].values["x_size"], json!("s"));
        Ok(())
    });
}

#[test]
fn what_records_hold_is_not_lost_by_a_change_of_definition() {
    both(async |db| {
        let world = World::new(db).await?;
        world.apply("account", 0, &size(&[("m", "Medium")])).await?;
        world.create("account", json!({"name": "Ana", "x_size": "m"})).await?;
        let report = world.check("account", &size(&[])).await?;
        assert_eq!(report.problems[0].code, "definition-option-used");
        assert_eq!(report.problems[0].params["count"], "1");
        assert_eq!(code(&world.apply("account", 1, &size(&[])).await.unwrap_err()), "definition-option-used");
        let other = json!({"fields": [{"key": "x_size", "type": "integer", "labels": {"en": "Size"}}]});
        assert_eq!(code(&world.apply("account", 1, &other).await.unwrap_err()), "definition-type-fixed");
        // Not even after the field was gone for a while.
        let report = world.check("account", &json!({})).await?;
        assert_eq!((report.changes[0].kind, report.changes[0].records), ("field-removed", 1));
        world.apply("account", 1, &json!({})).await?;
        assert_eq!(code(&world.apply("account", 2, &other).await.unwrap_err()), "definition-type-fixed");
        // A choice of the standard that is used stays as well.
        let vip = json!({"options": {"status": [{"key": "vip", "labels": {"en": "VIP"}}]}});
        world.apply("account", 2, &vip).await?;
        world.create("account", json!({"name": "Bo", "status": "vip"})).await?;
        assert_eq!(code(&world.apply("account", 3, &json!({})).await.unwrap_err()), "definition-option-used");
        // Its own get other words and a colour, and lose them again without a record in the way.
        let vip = json!({"key": "vip", "labels": {"en": "VIP"}});
        let status = |first: Json| json!({"options": {"status": [first, vip.clone()]}});
        let customer = status(json!({"key": "active", "labels": {"en": "Customer"}, "color": "green"}));
        let report = world.check("account", &customer).await?;
        let told: Vec<_> = report.changes.iter().map(|one| (one.kind, one.option.as_deref())).collect();
        assert_eq!(told, [("option-changed", Some("active"))]);
        world.apply("account", 3, &customer).await?;
        world.create("account", json!({"name": "Cy", "status": "active"})).await?;
        let who = world.person("administrator").await?;
        let active = || -> Result<(String, Option<String>)> {
            let schema =
                app::schema::get(&world.cx, &who, "account").map_err(|error| anyhow::anyhow!("{error:?}"))?;
            let status = schema.fields.into_iter().find(|field| field.key == "status").unwrap();
            let option = status.options.into_iter().find(|option| option.key == "active").unwrap();
            Ok((option.label, option.color))
        };
        assert_eq!(active()?, ("Customer".to_owned(), Some("green".to_owned())));
        world.apply("account", 4, &json!({"options": {"status": [vip]}})).await?;
        let who = world.person("administrator").await?;
        let schema =
            app::schema::get(&world.cx, &who, "account").map_err(|error| anyhow::anyhow!("{error:?}"))?;
        assert!(
            schema.fields.iter().flat_map(|field| &field.options).all(|option| option.label != "Customer")
        );
        Ok(())
    });
}

#[test]
fn uniqueness_comes_only_where_nothing_is_shared() {
    both(async |db| {
        let world = World::new(db).await?;
        let tax = |unique: bool| json!({"fields": [{"key": "x_tax", "type": "text", "labels": {"en": "Tax"}, "unique": unique}]});
        world.apply("account", 0, &tax(false)).await?;
        world.create("account", json!({"name": "Ana", "x_tax": "PL 1"})).await?;
        let twin = world.create("account", json!({"name": "Bo", "x_tax": "pl 1"})).await?;
        assert_eq!(code(&world.apply("account", 1, &tax(true)).await.unwrap_err()), "definition-not-unique");
        let who = world.person("administrator").await?;
        let draft = Draft {
            values: json!({"x_tax": "PL 2"}).as_object().cloned().unwrap_or_default(),
            ..Draft::default()
        };
        records::update(&world.cx, &who, "account", twin.id, 1, &draft, &Once::default()).await?;
        world.apply("account", 1, &tax(true)).await?;
        assert_eq!(
            code(&world.create("account", json!({"name": "Cy", "x_tax": "PL 2"})).await.unwrap_err()),
            "field-taken"
        );
        world.apply("account", 2, &tax(false)).await?;
        world.create("account", json!({"name": "Cy", "x_tax": "PL 2"})).await?;
        Ok(())
    });
}

#[test]
fn only_who_may_and_only_the_first_of_two() {
    both(async |db| {
        let world = World::new(db).await?;
        for role in ["sales_office", "finance", "manager", "distributor"] {
            let who = world.person(role).await?;
            let refused = definitions::list(&world.cx, &who).await.unwrap_err();
            assert_eq!(code(&refused), "access-denied", "{role}");
            assert!(definitions::parse(&who, &json!({})).is_err(), "{role}");
        }
        let (one, two) = (size(&[("m", "Medium")]), size(&[("k", "Kids")]));
        let (first, second) =
            futures::join!(world.apply("account", 0, &one), world.apply("account", 0, &two));
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        assert!(matches!(world.apply("account", 0, &one).await, Err(Error::Stale { .. })));
        let who = world.person("administrator").await?;
        assert!(matches!(definitions::get(&world.cx, &who, "run").await, Err(Error::NotFound)));
        assert!(matches!(definitions::get(&world.cx, &who, "account'--").await, Err(Error::NotFound)));
        Ok(())
    });
}

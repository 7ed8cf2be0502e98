//! Role × scope × object × action over every standard object, held against the plain law of the town. The people are those the
//! server itself makes of users, employees, units, zones and roles, on both databases.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Principal, Scope};
use anyhow::Result;
use app::records::{self, TotalsQuestion};
use app::{Error, definitions, jobs};
use entity::{Intent, validate};
use kernel::UserId;
use serde_json::json;
use store::Tx;
use store::records::{Change, Question, Stamp};
use testkit::{both, id};
use town::{Company, PEOPLE, admits, user};
use uuid::Uuid;

use crate::definitions::World;

/// The company of the town in an empty database.
async fn founded(db: store::Db) -> Result<Company> {
    let World { cx, tenant } = World::new(db).await?;
    Company::new(cx, tenant).await
}

/// Gives the role one scope for everything, and the person as the server makes it of that.
async fn person(company: &Company, number: u64, scope: Scope) -> Result<Principal> {
    let operator = Principal::operator(company.tenant);
    let role = operator.catalog.get("role").expect("a standard object").clone();
    let actions: BTreeMap<&str, &str> =
        Action::ALL.into_iter().map(|action| (action.as_str(), scope.as_str())).collect();
    let input = json!({ "rights": { "objects": { "*": actions } } });
    let values = validate(&role, input.as_object().expect("an object"), Intent::Update)
        .map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
    let stamp = Stamp { at: testkit::start(), by: None };
    let change = Change { values, parts: BTreeMap::new() };
    company
        .cx
        .db
        .write(async |tx: &mut Tx| {
            let now = store::records::get(tx, &operator, &role, Action::Read, id(43_000)).await?;
            let version = now.map_or(0, |record| record.version);
            store::records::update(tx, &operator, &role, id(43_000), version, &change, stamp).await
        })
        .await?;
    let who = UserId::from_uuid(user(number));
    Ok(jobs::originator(&company.cx, company.tenant, who, None).await?)
}

fn expected(company: &Company, object: &str, action: Action, person: u64, scope: Scope) -> BTreeSet<Uuid> {
    let rows = company.rows.get(object).map_or(&[][..], Vec::as_slice);
    rows.iter().filter(|row| admits(scope, action, person, row)).map(|row| row.id).collect()
}

async fn listed(company: &Company, who: &Principal, object: &str, action: Action) -> Result<BTreeSet<Uuid>> {
    let definition = who.catalog.get(object).expect("a standard object");
    let question = Question { limit: 500, ..Question::default() };
    let page = store::records::list(&mut company.cx.db.read(), who, definition, action, &question).await?;
    Ok(page.items.iter().map(|item| item.id).collect())
}

/// Nothing, where the answer is a refusal of the whole object.
fn seen_or_refused<T: Default>(answer: Result<T, Error>, nothing: bool, what: &str) -> T {
    assert_eq!(answer.is_err(), nothing, "{what}");
    answer.unwrap_or_default()
}

#[test]
fn every_scope_reaches_of_every_object_what_the_plain_law_says() {
    both(async |db| {
        let company = founded(db).await?;
        let catalog = definitions::catalog(&company.cx, company.tenant).await?;
        let objects: Vec<String> = catalog.iter().map(|object| object.key.clone()).collect();
        assert_eq!(objects.len(), company.rows.len(), "an object without rows is not tried: {objects:?}");
        let mut compared = 0;
        for number in 0..PEOPLE {
            for scope in Scope::ALL {
                let who = person(&company, number, scope).await?;
                for object in &objects {
                    for action in Action::ALL {
                        let expected = expected(&company, object, action, number, scope);
                        let found = listed(&company, &who, object, action).await?;
                        assert_eq!(found, expected, "{object} {scope:?} {action:?} person {number}");
                        compared += found.len();
                    }
                }
            }
        }
        assert!(compared > 5_000, "too little was compared: {compared}");
        Ok(())
    });
}

#[test]
fn every_way_to_read_every_object_reaches_the_same_records() {
    both(async |db| {
        let company = founded(db).await?;
        let cx = &company.cx;
        for number in 0..PEOPLE {
            for scope in Scope::ALL {
                let who = person(&company, number, scope).await?;
                let nothing = scope == Scope::None;
                let mut with_codes = BTreeSet::new();
                for (object, rows) in &company.rows {
                    let what = format!("{object} {scope:?} person {number}");
                    let expected = expected(&company, object, Action::Read, number, scope);
                    let totals = records::totals(cx, &who, object, &TotalsQuestion::default()).await;
                    let count = seen_or_refused(totals.map(|totals| totals.count), nothing, &what);
                    assert_eq!(usize::try_from(count)?, expected.len(), "{what}: totals");
                    for row in rows {
                        let got = records::get(cx, &who, object, row.id).await;
                        assert_eq!(got.is_ok(), expected.contains(&row.id), "{what}: get");
                        let past = records::history(cx, &who, object, row.id, None, None).await;
                        assert_eq!(past.is_ok(), expected.contains(&row.id), "{what}: history");
                    }
                    let export = app::exports::begin(cx, &who, object, &records::Question::default());
                    assert_eq!(export.is_err(), nothing, "{what}: export");
                    let mut lines = 0;
                    if let Ok(mut export) = export {
                        while let Some(bytes) = export.next().await? {
                            lines += bytes.iter().filter(|byte| **byte == b'\n').count();
                        }
                        assert_eq!(lines, expected.len() + 1, "{what}: export");
                    }
                    if object != "role" {
                        with_codes.extend(expected);
                    }
                }
                let hits = store::records::search(&mut cx.db.read(), &who, "0000", 500).await?;
                let hits: BTreeSet<Uuid> = hits.into_iter().map(|hit| hit.id).collect();
                assert_eq!(hits, with_codes, "{scope:?} person {number}: search");
            }
        }
        Ok(())
    });
}

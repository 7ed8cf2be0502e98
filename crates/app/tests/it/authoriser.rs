//! What each way to a record shows and does, held against an authoriser so slow and plain that it can be read at a glance:
//! every standing of a record, every person, every scope, every right to a field, on both databases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use access::{Action, FieldRight, Principal, Rights, Scope};
use anyhow::Result;
use app::once::Once;
use app::records::{self, Draft, Question, TotalsQuestion};
use app::{Error, definitions};
use kernel::{UnitId, UserId};
use serde_json::{Map, Value as Json, json};
use testkit::{both, id};
use uuid::Uuid;

use crate::definitions::World;

/// The objects of the test with what a new record needs; one is the company's own.
fn objects() -> Vec<(&'static str, Json)> {
    vec![
        ("account", json!({"email": "who@example.com"})),
        ("employee", json!({"email": "who@example.com"})),
        ("product", json!({"category": "tea", "price": {"amount": "1.00", "currency": "EUR"}})),
        ("x_visit", json!({"x_note": "secret words"})),
    ]
}

/// The field of each object whose right is tried.
fn watched(object: &str) -> &'static str {
    match object {
        "product" => "category",
        "x_visit" => "x_note",
        _ => "email",
    }
}

/// People by number: who they are and in which units, the own first.
const PEOPLE: [(u64, &[u64]); 3] = [(9_100, &[1, 2]), (9_200, &[2]), (9_300, &[])];

fn unit(number: u64) -> UnitId {
    UnitId::from_uuid(id(50_000 + number))
}

/// A record as the plain authoriser sees it.
struct Row {
    id: Uuid,
    owner: u64,
    unit: Option<u64>,
}

/// The whole law of scopes, said once more. Nobody here is a member or an employee, so a downline, a team and zones hold the own
/// records only.
fn admits(scope: Scope, (person, units): (u64, &[u64]), row: &Row) -> bool {
    let own = row.owner == person;
    match scope {
        Scope::None => false,
        Scope::Own | Scope::Team | Scope::Downline | Scope::Zone => own,
        Scope::Unit => own || row.unit.is_some_and(|unit| units.first() == Some(&unit)),
        Scope::Branch => own || row.unit.is_some_and(|unit| units.contains(&unit)),
        Scope::All => true,
    }
}

fn person(world: &World, catalog: &Arc<entity::Catalog>, at: usize, rights: Vec<Rights>) -> Principal {
    let (user, units) = PEOPLE[at];
    Principal {
        user: Some(UserId::from_uuid(id(user))),
        units: units.iter().copied().map(unit).collect(),
        rights,
        catalog: catalog.clone(),
        ..Principal::operator(world.tenant)
    }
}

/// Rights to one object: the same scope for some actions, another for reading.
fn rights(object: &str, read: Scope, act: Scope, field: FieldRight) -> Rights {
    let mut actions = BTreeMap::from([(Action::Read, read)]);
    for action in [Action::Update, Action::Trash, Action::Export] {
        actions.insert(action, act);
    }
    Rights {
        objects: BTreeMap::from([(object.to_owned(), actions)]),
        fields: BTreeMap::from([(object.to_owned(), BTreeMap::from([(watched(object).to_owned(), field)]))]),
    }
}

/// One record a person, as that person would make it.
async fn rows(
    world: &World,
    catalog: &Arc<entity::Catalog>,
    object: &str,
    values: &Json,
) -> Result<Vec<Row>> {
    let mut out = Vec::new();
    for (at, (owner, units)) in PEOPLE.iter().enumerate() {
        let maker = person(world, catalog, at, vec![Rights::everything()]);
        let mut values: Map<String, Json> = values.as_object().cloned().unwrap_or_default();
        values.insert("name".to_owned(), json!(format!("Findable {at}")));
        let draft = Draft { values, ..Draft::default() };
        let made = records::create(&world.cx, &maker, object, &draft, &Once::default()).await?;
        // Where the unit is a field people fill in, it is not the maker's: nobody has filled it in here.
        let field = catalog.get(object).is_some_and(|one| one.field("unit").is_some());
        let unit = units.first().copied().filter(|_| !field);
        out.push(Row { id: made.id, owner: *owner, unit });
    }
    Ok(out)
}

/// Nothing, where the answer is a refusal of the whole object.
fn refused<T: Default>(answer: Result<T, Error>, expected: bool, what: &str) -> T {
    match answer {
        Ok(found) => {
            assert!(!expected, "{what}: let through");
            found
        }
        Err(error) => {
            assert!(expected, "{what}: {error:?}");
            T::default()
        }
    }
}

/// Every way that reads, against the plain authoriser.
async fn check_reading(
    world: &World,
    who: &Principal,
    object: &str,
    rows: &[Row],
    seen: &BTreeSet<Uuid>,
    what: &str,
) -> Result<()> {
    let nothing = !who.may(object, Action::Read);
    let page = records::list(&world.cx, who, object, &Question::default()).await;
    let listed = refused(page.map(|page| page.items), nothing, what);
    assert_eq!(&listed.iter().map(|one| one.id).collect::<BTreeSet<_>>(), seen, "{what}: list");
    let question =
        Question { q: Some("findable".to_owned()), sort: Some("-name".to_owned()), ..Question::default() };
    let page = records::list(&world.cx, who, object, &question).await;
    let found = refused(page.map(|page| page.items), nothing, what);
    assert_eq!(found.len(), seen.len(), "{what}: words and order");
    let totals = records::totals(&world.cx, who, object, &TotalsQuestion::default()).await;
    let count = refused(totals.map(|totals| totals.count), nothing, what);
    assert_eq!(usize::try_from(count)?, seen.len(), "{what}: totals");
    let hits = app::search::search(&world.cx, who, "findable", 50).await?;
    let hits: BTreeSet<Uuid> = hits.iter().filter(|hit| hit.object == object).map(|hit| hit.id).collect();
    assert_eq!(&hits, seen, "{what}: search");
    for row in rows {
        let got = records::get(&world.cx, who, object, row.id).await;
        assert_eq!(got.is_ok(), seen.contains(&row.id), "{what}: get");
        let past = records::history(&world.cx, who, object, row.id, None, None).await;
        assert_eq!(past.is_ok(), seen.contains(&row.id), "{what}: history");
    }
    Ok(())
}

#[test]
fn every_way_to_a_record_follows_the_plain_law_of_scopes() {
    both(async |db| {
        let world = World::new(db).await?;
        let visit = json!({
            "object": {"one": {"en": "Visit"}, "many": {"en": "Visits"}, "series": "VISIT-"},
            "fields": [{"key": "x_note", "type": "text", "labels": {"en": "Note"}, "search": true}]
        });
        world.apply("x_visit", 0, &visit).await?;
        let catalog = definitions::catalog(&world.cx, world.tenant).await?;
        for (object, values) in objects() {
            let rows = rows(&world, &catalog, object, &values).await?;
            for (at, one) in PEOPLE.into_iter().enumerate() {
                for read in Scope::ALL {
                    let who = person(
                        &world,
                        &catalog,
                        at,
                        vec![rights(object, read, Scope::None, FieldRight::Write)],
                    );
                    let seen = rows.iter().filter(|row| admits(read, one, row)).map(|row| row.id).collect();
                    let what = format!("{object} {read:?} person {at}");
                    check_reading(&world, &who, object, &rows, &seen, &what).await?;
                    // Two roles reach what either reaches.
                    let more = vec![
                        rights(object, read, Scope::None, FieldRight::Write),
                        rights(object, Scope::Own, Scope::None, FieldRight::Write),
                    ];
                    let both = person(&world, &catalog, at, more);
                    let seen =
                        rows.iter().filter(|row| admits(read, one, row) || admits(Scope::Own, one, row));
                    let seen = seen.map(|row| row.id).collect();
                    check_reading(&world, &both, object, &rows, &seen, &format!("{what} and own")).await?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn who_may_change_and_trash_is_decided_by_the_scope_of_that_action() {
    both(async |db| {
        let world = World::new(db).await?;
        let catalog = definitions::catalog(&world.cx, world.tenant).await?;
        let (object, values) = objects().swap_remove(0);
        for (at, one) in PEOPLE.into_iter().enumerate() {
            for act in Scope::ALL {
                let rows = rows(&world, &catalog, object, &values).await?;
                let who =
                    person(&world, &catalog, at, vec![rights(object, Scope::All, act, FieldRight::Write)]);
                for row in &rows {
                    let what = format!("{act:?} person {at} owner {}", row.owner);
                    let draft = Draft {
                        values: json!({"city": "Porto"}).as_object().cloned().unwrap_or_default(),
                        ..Draft::default()
                    };
                    let changed =
                        records::update(&world.cx, &who, object, row.id, 1, &draft, &Once::default()).await;
                    assert_eq!(changed.is_ok(), admits(act, one, row), "{what}: update {changed:?}");
                    let version = if changed.is_ok() { 2 } else { 1 };
                    let gone =
                        records::trash(&world.cx, &who, object, row.id, version, &Once::default()).await;
                    assert_eq!(gone.is_ok(), admits(act, one, row), "{what}: trash {gone:?}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_field_is_written_read_masked_or_unknown_on_every_way() {
    both(async |db| {
        let world = World::new(db).await?;
        let visit = json!({
            "object": {"one": {"en": "Visit"}, "many": {"en": "Visits"}, "series": "VISIT-"},
            "fields": [{"key": "x_note", "type": "text", "labels": {"en": "Note"}}]
        });
        world.apply("x_visit", 0, &visit).await?;
        let catalog = definitions::catalog(&world.cx, world.tenant).await?;
        for (object, values) in objects() {
            let rows = rows(&world, &catalog, object, &values).await?;
            let field = watched(object);
            let plain = values[field].clone();
            for right in [FieldRight::Write, FieldRight::Read, FieldRight::Masked, FieldRight::None] {
                let what = format!("{object}.{field} {right:?}");
                let who = person(&world, &catalog, 0, vec![rights(object, Scope::All, Scope::All, right)]);
                let shown = match right {
                    FieldRight::Write | FieldRight::Read => Some(plain.clone()),
                    FieldRight::Masked => Some(json!("•••")),
                    FieldRight::None => None,
                };
                let reads = matches!(right, FieldRight::Write | FieldRight::Read);
                let one = records::get(&world.cx, &who, object, rows[0].id).await?;
                assert_eq!(one.values.get(field), shown.as_ref(), "{what}: get");
                let page = records::list(&world.cx, &who, object, &Question::default()).await?;
                assert!(
                    page.items
                        .iter()
                        .all(|one| one.values.get(field).is_none_or(|value| Some(value) == shown.as_ref())),
                    "{what}: list"
                );
                for question in [
                    Question {
                        filter: Some(json!({"field": field, "op": "empty", "value": false}).to_string()),
                        ..Question::default()
                    },
                    Question { sort: Some(field.to_owned()), ..Question::default() },
                ] {
                    let answer = records::list(&world.cx, &who, object, &question).await;
                    assert_eq!(answer.is_ok(), reads, "{what}: {question:?}");
                }
                let past = records::history(&world.cx, &who, object, rows[0].id, None, None).await?;
                let told =
                    past.items.iter().flat_map(|entry| &entry.changes).find(|change| change.field == field);
                assert_eq!(
                    told.map(|change| &change.after).filter(|after| **after == plain).is_some(),
                    reads,
                    "{what}: history"
                );
                let draft =
                    Draft { values: Map::from_iter([(field.to_owned(), plain.clone())]), ..Draft::default() };
                let version = one.version;
                let changed =
                    records::update(&world.cx, &who, object, rows[0].id, version, &draft, &Once::default())
                        .await;
                assert_eq!(changed.is_ok(), right == FieldRight::Write, "{what}: update");
                let mut export = app::exports::begin(&world.cx, &who, object, &Question::default())?;
                let mut text = String::new();
                while let Some(bytes) = export.next().await? {
                    text.push_str(&String::from_utf8(bytes)?);
                }
                let told = plain.as_str().is_some_and(|plain| text.contains(plain));
                assert_eq!(told, reads, "{what}: export {text}");
            }
        }
        Ok(())
    });
}

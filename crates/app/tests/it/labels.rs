//! The words for another record tell no more of it than its own page does: wherever a reference is shown, and in the search.

use std::collections::BTreeMap;

use access::{FieldRight, Principal, Rights};
use anyhow::Result;
use app::once::Once;
use app::records::{self, Draft, Question, RecordView, TotalsQuestion};
use kernel::UserId;
use serde_json::{Value as Json, json};
use testkit::{both, id};

use crate::definitions::World;

const NAME: &str = "Zebra Trading";

/// Everything, but for the code and the name of accounts.
fn person(world: &World, code: FieldRight, name: FieldRight) -> Principal {
    let fields = BTreeMap::from([("code".to_owned(), code), ("name".to_owned(), name)]);
    let rights = Rights { fields: BTreeMap::from([("account".to_owned(), fields)]), ..Rights::everything() };
    Principal {
        user: Some(UserId::from_uuid(id(9_000))),
        rights: vec![rights],
        ..Principal::operator(world.tenant)
    }
}

async fn make(world: &World, object: &str, values: Json) -> Result<RecordView> {
    let draft = Draft { values: values.as_object().cloned().unwrap_or_default(), ..Draft::default() };
    let operator = Principal::operator(world.tenant);
    Ok(records::create(&world.cx, &operator, object, &draft, &Once::default()).await?)
}

/// An order of an account, in the words of every way that shows references.
async fn shown(world: &World, who: &Principal, order: &RecordView, city: &str) -> Result<Vec<String>> {
    let cx = &world.cx;
    let one = records::get(cx, who, "order", order.id).await?;
    let page = records::list(cx, who, "order", &Question::default()).await?;
    let past = records::history(cx, who, "order", order.id, None, None).await?;
    let asked = TotalsQuestion { group: Some("account".to_owned()), ..TotalsQuestion::default() };
    let totals = records::totals(cx, who, "order", &asked).await?;
    let hits = app::search::search(cx, who, city, 50).await?;
    assert_eq!(hits.iter().filter(|hit| hit.object == "account").count(), 1, "{hits:?}");
    let mut export = app::exports::begin(cx, who, "order", &Question::default())?;
    let mut file = String::new();
    while let Some(bytes) = export.next().await? {
        file.push_str(&String::from_utf8(bytes)?);
    }
    Ok(vec![
        format!("get {:?} {:?}", one.code, one.values),
        format!("list {:?}", page.items.iter().map(|one| &one.values).collect::<Vec<_>>()),
        format!("history {past:?}"),
        format!("totals {totals:?}"),
        format!("search {hits:?}"),
        format!("export {file}"),
    ])
}

#[test]
fn a_hidden_name_or_code_is_hidden_wherever_its_record_is_named() {
    both(async |db| {
        let world = World::new(db).await?;
        let account = make(&world, "account", json!({ "name": NAME, "city": "Porto" })).await?;
        let code = account.code.clone().expect("an account has a code");
        let values = json!({ "account": account.id, "ordered_on": "2026-11-02", "currency": "EUR" });
        let order = make(&world, "order", values).await?;
        let rights = [FieldRight::Write, FieldRight::Read, FieldRight::Masked, FieldRight::None];
        for (of_code, of_name) in rights.iter().flat_map(|code| rights.iter().map(move |name| (*code, *name)))
        {
            let who = person(&world, of_code, of_name);
            for said in shown(&world, &who, &order, "porto").await? {
                let what = format!("code {of_code:?}, name {of_name:?}: {said}");
                // A file names records by their codes, a group by their names.
                let (names, codes) = (!said.starts_with("export"), !said.starts_with("totals"));
                let code_alone = said.starts_with("totals") && !of_name.reads() && of_code.reads();
                assert_eq!(said.contains(NAME), names && of_name.reads(), "{what}");
                assert_eq!(said.contains(&code), codes && of_code.reads() || code_alone, "{what}");
                if !of_name.reads() && !of_code.reads() && names {
                    assert!(said.contains("•••"), "{what}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_a_merge_notes_is_made_of_names_and_codes() {
    both(async |db| {
        let world = World::new(db).await?;
        let administrator = world.person("administrator").await?;
        let winner = make(&world, "account", json!({ "name": "Ana" })).await?;
        let loser = make(&world, "account", json!({ "name": NAME })).await?;
        let code = loser.code.clone().expect("an account has a code");
        let cmd = app::merges::Command {
            object: "account".to_owned(),
            records: vec![(winner.id, winner.version), (loser.id, loser.version)],
            fields: BTreeMap::new(),
        };
        app::merges::merge(&world.cx, &administrator, &cmd, &Once::default()).await?;
        for right in [FieldRight::Read, FieldRight::Masked, FieldRight::None] {
            let who = person(&world, right, right);
            let past =
                format!("{:?}", records::history(&world.cx, &who, "account", winner.id, None, None).await?);
            assert_eq!(past.contains(NAME), right.reads(), "{right:?}: {past}");
            assert_eq!(past.contains(&code), right.reads(), "{right:?}: {past}");
            // The old code still leads there, for who may read codes; the name stays hidden.
            let hits = app::search::search(&world.cx, &who, &code, 50).await?;
            assert_eq!(hits.iter().any(|hit| hit.id == winner.id), right.reads(), "{right:?}: {hits:?}");
        }
        let who = person(&world, FieldRight::Read, FieldRight::Masked);
        let past =
            format!("{:?}", records::history(&world.cx, &who, "account", winner.id, None, None).await?);
        assert!(!past.contains(NAME), "{past}");
        let seen = app::trash::list(&world.cx, &who, "account", &app::trash::Question::default()).await?;
        let into = seen.items[0].merged.as_ref().expect("it was merged");
        assert_eq!(into.label, winner.code, "the code alone");
        Ok(())
    });
}

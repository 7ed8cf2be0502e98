//! Generated cases of rights at the door: people with one role and with two, some of them standing in for an absent colleague,
//! before every operation of the API, held against the plain law of the town (`crates/town`). The same cases each time; a failing
//! one says who it was, by which roles, what was asked and what was answered. An operation that is not in `ways.rs` fails.

mod asker;
mod reads;
mod state;
mod sweep;
mod ways;
mod writes;

use std::collections::BTreeSet;

use access::{Action, Rights};
use anyhow::{Result, ensure};
use entity::Object;
use serde_json::json;
use store::Tx;
use store::duplicates::{Pair, Reason, Search};
use testkit::{both, id};
use town::{Answers, Dice, PEOPLE, Town, entry, tried};

use crate::common::World;
use crate::permissions::operations;
use asker::{Person, Tally};
use ways::{WAYS, Way};

/// Cases of one run, and objects of each.
const CASES: u64 = 24;
const OBJECTS: u64 = 2;

#[test]
fn every_operation_has_its_way() {
    let there: BTreeSet<String> = operations()
        .into_iter()
        .map(|(method, path)| format!("{method} {}", path.trim_start_matches("/api/v1")))
        .collect();
    let named: BTreeSet<String> = WAYS.iter().map(|(operation, _)| (*operation).to_owned()).collect();
    let missing: Vec<_> = there.difference(&named).collect();
    assert!(missing.is_empty(), "operations that stand nowhere in generated/ways.rs: {missing:?}");
    let gone: Vec<_> = named.difference(&there).collect();
    assert!(gone.is_empty(), "ways without an operation: {gone:?}");
}

#[test]
fn generated_roles_are_answered_what_the_plain_law_says() {
    // The answer of every operation is awaited here: all of it together is more than the stack of a thread holds.
    both(async |db| Box::pin(cases(db)).await);
}

async fn cases(db: store::Db) -> Result<()> {
    let (world, town) = Box::pin(World::of_town(db)).await?;
    let tally = Tally::default();
    Box::pin(furnish(&world, &town, &tally)).await?;
    let mut dice = Dice(20_261_101);
    let (mut answers, mut failures) = (Answers::new(), Vec::new());
    let all: Vec<_> = town.catalog.iter().cloned().collect();
    for number in 0..CASES {
        let person = Box::pin(drawn(&world, &town, &tally, number, &mut dice)).await?;
        for turn in 0..OBJECTS {
            let object = &all[usize::try_from(number * OBJECTS + turn)? % all.len()];
            Box::pin(shown(&mut failures, &person, object, &mut answers, &mut dice)).await;
            tried(&mut failures, Box::pin(person.attempts(object, &mut dice))).await;
            tried(&mut failures, Box::pin(person.restores(object))).await;
        }
        tried(&mut failures, Box::pin(person.files(&mut dice))).await;
        tried(&mut failures, Box::pin(person.sweep(usize::try_from(number)?, &mut dice))).await;
        let account = town.catalog.get("account").expect("a standard object");
        tried(&mut failures, Box::pin(person.views(account, &format!("view {number}")))).await;
        match number % 4 {
            0 => tried(&mut failures, Box::pin(person.many(&format!("many {number}")))).await,
            1 => tried(&mut failures, Box::pin(person.import(&format!("import {number}")))).await,
            2 => {
                tried(&mut failures, Box::pin(person.beside(account))).await;
                tried(&mut failures, Box::pin(person.merge(account))).await;
            }
            _ => {}
        }
    }
    // What the numbers seldom grant together is let through once.
    let everything = (1, vec![Rights::everything()], None);
    let person = Box::pin(enter(&world, &town, &tally, everything, "everything".to_owned())).await?;
    let account = town.catalog.get("account").expect("a standard object");
    Box::pin(shown(&mut failures, &person, account, &mut answers, &mut dice)).await;
    tried(&mut failures, Box::pin(person.attempts(account, &mut dice))).await;
    tried(&mut failures, Box::pin(person.import("import everything"))).await;
    tried(&mut failures, Box::pin(person.merge(account))).await;
    let shown = failures.iter().take(40).cloned().collect::<Vec<_>>().join("\n\n");
    ensure!(failures.is_empty(), "{} failures:\n{shown}", failures.len());
    let tally = tally.borrow();
    let never = |operation: &str| tally.get(operation).is_none_or(|(through, _)| *through == 0);
    let held = WAYS.iter().filter(|(_, way)| *way == Way::Held).map(|(operation, _)| *operation);
    let idle: Vec<&str> = held.filter(|operation| never(operation)).collect();
    ensure!(idle.is_empty(), "never let through, so nothing was compared: {idle:?}");
    let swept = WAYS.iter().filter(|(_, way)| *way == Way::Swept).map(|(operation, _)| *operation);
    let unasked: Vec<&str> = swept.filter(|operation| !tally.contains_key(*operation)).collect();
    ensure!(unasked.is_empty(), "never asked: {unasked:?}");
    Ok(())
}

/// Every way that shows something of an object.
async fn shown(
    failures: &mut Vec<String>,
    person: &Person<'_>,
    object: &Object,
    answers: &mut Answers,
    dice: &mut Dice,
) {
    tried(failures, Box::pin(person.list(object))).await;
    tried(failures, Box::pin(person.exports(object))).await;
    tried(failures, Box::pin(person.forms(object))).await;
    tried(failures, Box::pin(person.records(object, dice))).await;
    if person.law.may(&object.key, Action::Read) {
        tried(failures, Box::pin(person.fields(object, answers, dice))).await;
        tried(failures, Box::pin(person.words(object, dice))).await;
        tried(failures, Box::pin(person.beside(object))).await;
    }
}

/// Somebody with roles of the numbers; in one of four cases no field is taken away, so that what needs whole records is let through.
async fn drawn<'a>(
    world: &'a World,
    town: &'a Town,
    tally: &'a Tally,
    number: u64,
    dice: &mut Dice,
) -> Result<Person<'a>> {
    let person = dice.below(PEOPLE);
    let count = 1 + dice.below(2);
    let mut own: Vec<Rights> = (0..count).map(|_| dice.rights(&town.catalog)).collect();
    let absent = dice.chance(40).then(|| (person + 1 + dice.below(PEOPLE - 1)) % PEOPLE);
    let mut absent = absent.map(|absent| (absent, dice.rights(&town.catalog)));
    if number % 4 == 2 {
        own.iter_mut().for_each(|rights| rights.fields.clear());
        absent = None;
    }
    let lender = absent.as_ref().map(|(lender, _)| *lender);
    let name = format!("case {number}, person {person}, standing in for {lender:?}");
    enter(world, town, tally, (person, own, absent), name).await
}

/// Signs the person in with these roles, in the name of the absent colleague if there is one.
async fn enter<'a>(
    world: &'a World,
    town: &'a Town,
    tally: &'a Tally,
    (person, own, absent): (u64, Vec<Rights>, Option<(u64, Rights)>),
    name: String,
) -> Result<Person<'a>> {
    let lender = absent.as_ref().map(|(lender, _)| *lender);
    let (_, law) = town.person(person, own, absent).await?;
    let cookie = world.sign_in(&format!("person{person}")).await?;
    let here = Person { world, town, law, cookie, name, tally };
    if let Some(lender) = lender {
        let body = json!({ "deputy": entry(lender, person).uuid() });
        let begun = here.ask("POST /session/acting", "/session/acting", Some(&body)).await?;
        ensure!(begun.status.is_success(), "{}: {}", here.name, begun.text);
    }
    Ok(here)
}

/// Views for everybody that ask about a field, and pairs of customers that are likely the same.
async fn furnish(world: &World, town: &Town, tally: &Tally) -> Result<()> {
    let everything = (0, vec![Rights::everything()], None);
    let person = enter(world, town, tally, everything, "who may do everything".to_owned()).await?;
    for field in ["email", "city", "x_free"] {
        let filter = json!({ "field": field, "op": "empty", "value": false }).to_string();
        let body = json!({
            "object": "account", "name": format!("by {field}"), "shared": true,
            "filter": filter, "sort": field, "columns": format!("name,{field}"),
        });
        let made = person.ask("POST /views", "/views", Some(&body)).await?;
        ensure!(made.status.is_success(), "{}", made.text);
    }
    let rows = town.rows("account");
    let reason = |field: &str, same: bool, further: bool| Reason { field: field.to_owned(), same, further };
    let reasons =
        vec![reason("email", true, false), reason("email", true, true), reason("name", false, false)];
    let pair = |two: &[town::Row]| Pair { a: two[0].id, b: two[1].id, reasons: reasons.clone(), weight: 10 };
    let pairs: Vec<Pair> = rows.windows(2).map(pair).collect();
    let job = kernel::JobId::from_uuid(id(74_000));
    let found = Search { job, found_at: Some(testkit::start()), records: 6, pairs: 5, common: 0 };
    let tenant = town.company.tenant;
    let written = world.cx.db.write(async |tx: &mut Tx| {
        store::duplicates::begin(tx, tenant, "account", job).await?;
        store::duplicates::replace(tx, tenant, "account", &found, &pairs).await
    });
    Ok(written.await?)
}

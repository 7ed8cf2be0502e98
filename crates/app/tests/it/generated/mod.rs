//! Generated cases of rights, from the definitions of all objects: people with one role and with two, some of them standing in
//! for an absent colleague, before every way that reads or changes records, held against a law so plain that it can be read at
//! a glance. The same cases each time; a failing one says who it was, by which roles, and what was seen.

mod changes;
mod ways;

use access::Action;
use testkit::both;

use town::{Answers, Dice, PEOPLE, Town, tried};

use crate::definitions::World;
use ways::Case;

/// Cases of one run, and objects of each.
const CASES: u64 = 36;
const OBJECTS: u64 = 3;

#[test]
fn generated_roles_show_and_change_what_the_plain_law_says() {
    both(async |db| {
        let World { cx, tenant } = World::new(db).await?;
        let town = Town::new(cx, tenant).await?;
        let mut dice = Dice(20_260_101);
        let (mut answers, mut failures) = (Answers::new(), Vec::new());
        let all: Vec<_> = town.catalog.iter().cloned().collect();
        for number in 0..CASES {
            let person = dice.below(PEOPLE);
            let count = 1 + dice.below(2);
            let own = (0..count).map(|_| dice.rights(&town.catalog)).collect();
            let absent = dice.chance(40).then(|| (person + 1 + dice.below(PEOPLE - 1)) % PEOPLE);
            let absent = absent.map(|absent| (absent, dice.rights(&town.catalog)));
            let lender = absent.as_ref().map(|(lender, _)| *lender);
            let (who, law) = town.person(person, own, absent).await?;
            for turn in 0..OBJECTS {
                // Every object has its turn, whatever the numbers say.
                let at = usize::try_from(number * OBJECTS + turn)? % all.len();
                let object = &all[at];
                let name =
                    format!("case {number}, person {person}, standing in for {lender:?}, {}", object.key);
                let case = Case { town: &town, who: &who, law: &law, object, name: &name };
                tried(&mut failures, case.listing()).await;
                if law.may(&object.key, Action::Read) {
                    tried(&mut failures, case.records()).await;
                    tried(&mut failures, case.fields(&mut answers)).await;
                    tried(&mut failures, case.words()).await;
                    tried(&mut failures, case.export()).await;
                    tried(&mut failures, case.beside()).await;
                }
                if case.changes() {
                    tried(&mut failures, case.updates()).await;
                    tried(&mut failures, case.trash()).await;
                }
            }
            let account = town.catalog.get("account").expect("a standard object");
            let name = format!("case {number}, person {person}, standing in for {lender:?}, account");
            let case = Case { town: &town, who: &who, law: &law, object: account, name: &name };
            match number % 4 {
                0 if case.changes() => tried(&mut failures, case.many(&format!("many {number}"))).await,
                1 if case.changes() => tried(&mut failures, case.import(&format!("import {number}"))).await,
                _ => {}
            }
        }
        let shown = failures.iter().take(20).cloned().collect::<Vec<_>>().join("\n\n");
        assert!(failures.is_empty(), "{} failures:\n{shown}", failures.len());
        Ok(())
    });
}

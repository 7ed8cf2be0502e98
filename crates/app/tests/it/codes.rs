//! Codes of new records: each once, in a row, also when many are made at once, some are refused and others bring their own.

use anyhow::{Context as _, Result, ensure};
use app::once::Once;
use app::records::{self, Draft};
use serde_json::{Value as Json, json};
use testkit::both;

use super::definitions::{World, code};

fn named(name: &str) -> Json {
    json!({ "name": name })
}

async fn made(world: &World, values: Json) -> Result<String> {
    let record = world.create("account", values).await?;
    record.code.context("a code")
}

#[test]
fn many_at_once_get_codes_in_a_row() {
    both(async |db| {
        let world = World::new(db).await?;
        let names: Vec<String> = (0..24).map(|n| format!("Client {n}")).collect();
        let mut codes =
            futures::future::try_join_all(names.iter().map(|name| made(&world, named(name)))).await?;
        codes.sort();
        let expected: Vec<String> = (1..=24).map(|n| format!("A-{n:06}")).collect();
        ensure!(codes == expected, "{codes:?}");
        Ok(())
    });
}

#[test]
fn a_refused_record_leaves_its_code_to_the_next() {
    both(async |db| {
        let world = World::new(db).await?;
        ensure!(made(&world, named("One")).await? == "A-000001");
        let nobody = json!({ "name": "Two", "member": uuid::Uuid::nil() });
        let refused = world.create("account", nobody).await.unwrap_err();
        ensure!(code(&refused) == "field-reference-unknown", "{refused:?}");
        ensure!(made(&world, named("Two")).await? == "A-000002");
        // Asked for twice, it is made once, and the second time takes no code from anybody.
        let who = world.person("administrator").await?;
        let draft =
            Draft { values: named("Three").as_object().cloned().unwrap_or_default(), ..Draft::default() };
        let once = Once { key: Some("three".into()), command: b"three".to_vec() };
        let first = records::create(&world.cx, &who, "account", &draft, &once).await?;
        let again = records::create(&world.cx, &who, "account", &draft, &once).await?;
        ensure!(first.id == again.id && first.code.as_deref() == Some("A-000003"), "{:?}", first.code);
        ensure!(made(&world, named("Four")).await? == "A-000004");
        Ok(())
    });
}

#[test]
fn codes_that_records_brought_along_are_passed_over() {
    both(async |db| {
        let world = World::new(db).await?;
        for n in [2, 3, 5] {
            made(&world, json!({ "name": "Old", "code": format!("A-{n:06}") })).await?;
        }
        let mut codes = Vec::new();
        for name in ["x", "y", "z"] {
            codes.push(made(&world, named(name)).await?);
        }
        // Behind the run of codes that stand in the way; what lies before is not filled up.
        ensure!(codes.windows(2).all(|two| two[0] < two[1]) && codes[0] == "A-000001", "{codes:?}");
        ensure!(
            codes.iter().all(|code| !["A-000002", "A-000003", "A-000005"].contains(&code.as_str())),
            "{codes:?}"
        );
        Ok(())
    });
}

//! Codes of new records: each once, in a row, also when many are made at once, some are refused and others bring their own.

use anyhow::{Context as _, Result, ensure};
use app::once::Once;
use app::records::{self, Draft};
use app::series::{self, Change, Series};
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

fn pattern(prefix: &str, width: u32, yearly: bool, next: Option<i64>) -> Change {
    Change { series: Series { prefix: prefix.to_owned(), width, yearly }, next }
}

/// Sets a series; the code of the refusal where it is refused.
async fn set(world: &World, name: &str, seen: i64, change: Change) -> Result<series::Standing, String> {
    let who = world.person("administrator").await.map_err(|error| error.to_string())?;
    series::change(&world.cx, &who, name, seen, &change).await.map_err(|error| error.code().to_owned())
}

#[test]
fn a_series_reads_as_it_was_set_and_goes_on_where_it_was_set() {
    both(async |db| {
        let world = World::new(db).await?;
        ensure!(made(&world, named("One")).await? == "A-000001");
        let done = set(&world, "account", 0, pattern("C/", 4, false, Some(40))).await;
        let done = done.map_err(anyhow::Error::msg)?;
        ensure!((done.example.as_str(), done.next, done.version) == ("C/0040", 40, 1), "{done:?}");
        ensure!(made(&world, named("Two")).await? == "C/0040");
        ensure!(made(&world, named("Three")).await? == "C/0041");
        // The same version again is stale, and a number that was given is given to nobody else.
        let again = set(&world, "account", 0, pattern("D-", 4, false, None)).await;
        ensure!(again.as_ref().is_err_and(|code| code == "version-stale"), "{again:?}");
        for (change, refusal) in [
            (pattern("C/", 4, false, Some(41)), "series-next-given"),
            (pattern("C/", 4, false, Some(0)), "series-next"),
            (pattern("=C", 4, false, None), "series-prefix"),
            (pattern("C", 13, false, None), "series-width"),
            (pattern("m-", 6, false, None), "series-prefix-taken"),
        ] {
            let refused = set(&world, "account", 1, change).await;
            ensure!(refused.as_ref().is_err_and(|code| code == refusal), "{refusal}: {refused:?}");
        }
        ensure!(made(&world, named("Four")).await? == "C/0042");
        // Other series are as they were, and only who may change definitions sets one.
        ensure!(world.create("unit", named("North")).await?.code.as_deref() == Some("U-000001"));
        let seller = world.person("sales_office").await?;
        let denied = series::change(&world.cx, &seller, "account", 1, &pattern("X-", 4, false, None)).await;
        ensure!(denied.as_ref().is_err_and(|error| code(error) == "access-denied"), "{denied:?}");
        Ok(())
    });
}

#[test]
fn with_the_year_each_year_counts_anew() {
    both(async |db| {
        let world = World::new(db).await?;
        let done =
            set(&world, "account", 0, pattern("K-", 3, true, None)).await.map_err(anyhow::Error::msg)?;
        let year = world.cx.now().to_zoned(jiff::tz::TimeZone::get("Europe/Warsaw")?).year();
        ensure!(done.example == format!("K-{year}-001"), "{done:?}");
        ensure!(made(&world, named("One")).await? == format!("K-{year}-001"));
        ensure!(made(&world, named("Two")).await? == format!("K-{year}-002"));
        let old =
            set(&world, "account", 1, pattern("K-", 3, false, None)).await.map_err(anyhow::Error::msg)?;
        ensure!(old.example == "K-001", "without the year the old count goes on: {old:?}");
        Ok(())
    });
}

#[test]
fn an_own_field_is_numbered_when_a_record_is_made_and_never_typed() {
    both(async |db| {
        let world = World::new(db).await?;
        let field = |series: Json| json!({"fields": [{"key": "x_file", "type": "code", "labels": {"en": "File"}, "search": true, "series": series}]});
        let check = async |document: Json| -> Result<String> {
            let report = world.check("account", &document).await?;
            Ok(report.problems.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join(" "))
        };
        ensure!(
            check(json!({"fields": [{"key": "x_file", "type": "code", "labels": {"en": "File"}}]})).await?
                == "definition-series-missing"
        );
        ensure!(check(field(json!({"prefix": " ", "width": 0}))).await? == "series-prefix series-width");
        let document = field(json!({"prefix": "F", "width": 3}));
        world.apply("account", 0, &document).await?;
        ensure!(check(field(json!({"prefix": "G", "width": 3}))).await? == "definition-series-fixed");
        let file = |record: &records::RecordView| record.values["x_file"].to_string();
        let one = world.create("account", named("One")).await?;
        ensure!(file(&one).contains("F001"), "{:?}", one.values);
        let typed = world.create("account", json!({"name": "Two", "x_file": "F777"})).await.unwrap_err();
        ensure!(code(&typed) == "field-read-only", "{typed:?}");
        let two = world.create("account", named("Two")).await?;
        ensure!(file(&two).contains("F002"), "a refused record takes no number: {:?}", two.values);
        let done = set(&world, "account.x_file", 0, pattern("F", 5, false, Some(30))).await;
        ensure!(done.as_ref().is_ok_and(|done| done.example == "F00030"), "{done:?}");
        let three = world.create("account", named("Three")).await?;
        ensure!(file(&three).contains("F00030"), "{:?}", three.values);
        Ok(())
    });
}

//! A standard object whose definition file has a field of every type without a column: kept, read, filtered, searched and
//! changed on both databases, with no change of a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Action, Principal};
use anyhow::Result;
use entity::{Catalog, Intent, Object, validate};
use serde_json::{Value as Json, json};
use store::records::{self, Change, New, Question, Record, Stamp};
use store::{Db, Tx};
use testkit::{both, id, start};

const STAMP: fn() -> Stamp = || Stamp { at: start(), by: Some(id(7)) };

/// One file, ten fields. Its table has what every table has, and a number and a name.
const DEPOT: &str = r#"
table = "own_07"
name = "name"

[fields]
code     = { type = "code", series = "D-" }
name     = { type = "text", required = true, search = true }
site     = { type = "address", search = true, personal = true }
about    = { type = "rich_text", max = 5000, search = true }
goods    = { type = "multi_choice", options = ["dry", "cold", "frozen"], required = true }
suppliers = { type = "links", to = "account" }
twins    = { type = "links", to = "depot" }
plan     = { type = "file" }
photo    = { type = "image" }
tags     = { type = "multi_choice", options = ["a", "b"] }

[layouts]
list = ["code", "name", "site", "goods", "suppliers"]
card = ["name", "code"]
form = [["main", "name", "site", "about", "goods", "suppliers", "twins", "plan", "photo", "tags"]]
"#;

fn depot() -> Object {
    entity::parse("depot", DEPOT).expect("a definition")
}

fn everybody(tenant: kernel::TenantId) -> Principal {
    Principal { catalog: Arc::new(Catalog::with([depot()])), ..Principal::operator(tenant) }
}

async fn make(db: &Db, who: &Principal, n: u64, input: Json) -> Result<Record> {
    let object = depot();
    let values = validate(&object, input.as_object().expect("an object"), Intent::Create).expect("valid");
    let new = New { id: id(n), owner: None, unit: None, values, parts: BTreeMap::new() };
    Ok(db.write(async |tx: &mut Tx| records::create(tx, who, &object, new.clone(), STAMP()).await).await?)
}

async fn names(db: &Db, who: &Principal, filter: Json) -> Result<Vec<String>> {
    let object = depot();
    let filter = crate::filters::parse(who, &object, &filter)?;
    let question = Question { filter: Some(&filter), limit: 10, columns: &["name"], ..Question::default() };
    let page = records::list(&mut db.read(), who, &object, Action::Read, &question).await?;
    let mut names: Vec<String> = page.items.iter().map(|record| record.values["name"].to_text()).collect();
    names.sort();
    Ok(names)
}

#[test]
fn one_definition_file_makes_an_object_with_every_type() {
    both(async |db| {
        let who = everybody(testkit::tenant(&db).await?);
        let one = json!({"name": "North", "goods": ["frozen", "dry"], "about": "<p>Ice &amp; <b>snow</b></p><script>x</script>",
            "site": {"lines": "Kaja 1", "city": "Tromsø", "country": "NO"}});
        let north = make(&db, &who, 1, one).await?;
        assert_eq!(north.values["goods"].to_json(), json!(["dry", "frozen"]));
        assert_eq!(north.values["about"].to_text(), "<p>Ice &amp; <b>snow</b></p>");
        make(&db, &who, 2, json!({"name": "South", "goods": ["cold"], "twins": [id(1).to_string()]})).await?;
        let check = async |field: &str, op: &str, value: Json, expect: &[&str]| -> Result<()> {
            let filter = json!({"field": field, "op": op, "value": value});
            assert_eq!(names(&db, &who, filter.clone()).await?, expect, "{filter}");
            Ok(())
        };
        check("goods", "in", json!(["dry", "cold"]), &["North", "South"]).await?;
        check("goods", "all", json!(["dry", "frozen"]), &["North"]).await?;
        check("goods", "none", json!(["dry"]), &["South"]).await?;
        check("tags", "none", json!(["a"]), &["North", "South"]).await?;
        check("tags", "all", json!(["a"]), &[]).await?;
        check("twins", "in", json!([id(1).to_string()]), &["South"]).await?;
        check("twins", "empty", json!(true), &["North"]).await?;
        check("site.city", "eq", json!("TROMSØ"), &["North"]).await?;
        check("site.country", "eq", json!("NO"), &["North"]).await?;
        check("site", "contains", json!("kaja 1, tromso"), &["North"]).await?;
        check("about", "contains", json!("snow"), &["North"]).await?;
        check("about", "contains", json!("<b>"), &[]).await?;
        check("plan", "empty", json!(true), &["North", "South"]).await?;
        check("about", "empty", json!(true), &["South"]).await?;
        for (words, expect) in [("tromso", 1), ("snow", 1), ("script", 0)] {
            let hits = records::search(&mut db.read(), &who, words, 10).await?;
            assert_eq!(hits.len(), expect, "{words}");
        }
        // A change of one part of the document leaves the others; emptied, nothing of it is found.
        let object = depot();
        let input = json!({"site": null, "goods": ["cold"]});
        let values = validate(&object, input.as_object().expect("an object"), Intent::Update).expect("valid");
        let change = Change { values, parts: BTreeMap::new() };
        let done = db
            .write(async |tx: &mut Tx| records::update(tx, &who, &object, id(1), 1, &change, STAMP()).await)
            .await?;
        let after = done.expect("it exists").1;
        assert_eq!(after.values["about"].to_text(), "<p>Ice &amp; <b>snow</b></p>");
        check("site.country", "eq", json!("NO"), &[]).await?;
        check("goods", "in", json!(["frozen"]), &[]).await?;
        assert_eq!(records::search(&mut db.read(), &who, "tromso", 10).await?.len(), 0);
        Ok(())
    });
}

#[test]
fn what_a_definition_cannot_have_is_refused() {
    let check = |field: &str, why: &str| {
        let text = DEPOT.replace("tags     =", &format!("{field}\ntags     ="));
        let problem = entity::parse("depot", &text).expect_err("refused");
        assert!(problem.to_string().contains(why), "{problem}");
    };
    check(r#"z = { type = "links" }"#, "object to point to");
    check(r#"z = { type = "multi_choice" }"#, "options");
    check(r#"z = { type = "file", required = true }"#, "no files yet");
    check(r#"z = { type = "address", unique = true }"#, "told apart");
    let lines = format!(
        "{DEPOT}\n[parts.lines]\ntable = \"depot_line\"\n[parts.lines.fields]\nz = {{ type = \"address\" }}\n"
    );
    assert!(entity::parse("depot", &lines).expect_err("refused").to_string().contains("a line cannot hold"));
}

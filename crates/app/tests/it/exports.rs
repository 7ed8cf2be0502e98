//! Files of more records than a page holds: whole, each record once, in the order of the list, with a field of the company's own
//! that some lack.

use access::Principal;
use anyhow::{Result, ensure};
use app::exports;
use app::records::{self, Question};
use serde_json::json;
use testkit::both;

use super::definitions::World;
use super::imports::harness::{counts, import, plain};

/// More than a page of an export, and no multiple of one.
const RECORDS: usize = 2_603;

/// The codes and ranks that an export writes.
async fn exported(world: &World, sort: &str, q: Option<&str>) -> Result<Vec<String>> {
    let who = world.person("administrator").await?;
    let question = Question {
        sort: Some(sort.to_owned()),
        q: q.map(str::to_owned),
        columns: Some("code,x_rank".into()),
        ..Question::default()
    };
    let mut export = exports::begin(&world.cx, &who, "account", &question)?;
    let mut bytes = Vec::new();
    while let Some(more) = export.next().await? {
        bytes.extend(more);
    }
    let text = String::from_utf8(bytes)?;
    let mut lines = text.lines().map(str::to_owned);
    ensure!(lines.next().as_deref() == Some("\u{feff}code,x_rank"), "{text:.60}");
    Ok(lines.collect())
}

/// The same, page by page, as a screen reads it.
async fn listed(world: &World, sort: &str, q: Option<&str>) -> Result<Vec<String>> {
    let who = world.person("administrator").await?;
    let mut out = Vec::new();
    let mut cursor = None;
    loop {
        let question = Question {
            sort: Some(sort.to_owned()),
            q: q.map(str::to_owned),
            columns: Some("code,x_rank".into()),
            limit: Some(1_000),
            cursor,
            ..Question::default()
        };
        let page = records::list(&world.cx, &who, "account", &question).await?;
        out.extend(page.items.iter().map(|item| {
            let rank = &item.values["x_rank"];
            format!(
                "{},{}",
                item.values["code"].as_str().unwrap_or_default(),
                rank.as_i64().map_or(String::new(), |n| n.to_string())
            )
        }));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(out);
        }
    }
}

#[test]
fn a_file_of_many_pages_is_the_list() {
    both(async |db| {
        let world = World::new(db).await?;
        let field = json!({"key": "x_rank", "type": "integer", "labels": {"en": "Rank"}});
        world.apply("account", 0, &json!({"fields": [field]})).await?;
        let who = Principal { user: None, ..world.person("administrator").await? };
        let row = |n: usize| match n % 3 {
            0 => format!("C-{n:05},Client {n},\n"),
            _ => format!("C-{n:05},Client {n},{}\n", n * 7 % 900),
        };
        let text: String =
            std::iter::once("code,name,x_rank\n".to_owned()).chain((0..RECORDS).map(row)).collect();
        let done =
            import(&world.cx, &who, &plain("account", &["code", "name", "x_rank"]), &text, false).await?;
        ensure!(counts(&done) == format!("{RECORDS} 0 0 0"), "{}", counts(&done));
        for (sort, q) in [
            ("code", None),
            ("x_rank", None),
            ("-x_rank", None),
            ("-name", None),
            ("x_rank", Some("client 1")),
        ] {
            let (file, list) = (exported(&world, sort, q).await?, listed(&world, sort, q).await?);
            ensure!(file == list, "{sort} {q:?}: {} lines, {} listed", file.len(), list.len());
            ensure!(q.is_some() || file.len() == RECORDS, "{sort}: {}", file.len());
        }
        Ok(())
    });
}

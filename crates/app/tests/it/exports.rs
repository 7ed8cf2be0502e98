//! Files of more records than a page holds: whole, each record once, in the order of the list, with a field of the company's own
//! that some lack.

use access::Principal;
use anyhow::{Result, ensure};
use app::Language;
use app::exports::{self, Headers};
use app::imports::{
    self,
    mapping::{FileForm, Mapping, Options, Source},
};
use app::records::{self, Question};
use serde_json::json;
use testkit::both;

use super::definitions::World;
use super::imports::harness::{counts, import, plain, work};

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

/// The whole file with the columns named so, in the language of the person.
async fn file(world: &World, who: &Principal, object: &str, headers: Headers) -> Result<String> {
    let mut export = exports::begin(&world.cx, who, object, &Question::default())?.headed(headers);
    let mut bytes = Vec::new();
    while let Some(more) = export.next().await? {
        bytes.extend(more);
    }
    Ok(String::from_utf8(bytes)?)
}

/// The file as the wizard takes it: every column under the field that is proposed.
async fn back(
    world: &World,
    who: &Principal,
    object: &str,
    name: &str,
    bytes: &[u8],
) -> Result<imports::Import> {
    let cx = &world.cx;
    let id = imports::upload(cx, who, object, name, bytes).await?;
    let preview = imports::preview(cx, who, id, &FileForm::default()).await?;
    let source = |column: &String| Source { column: Some(column.clone()), ..Source::default() };
    let proposed =
        preview.header.iter().filter_map(|column| Some((column, preview.mapping.get(column)?.clone()?)));
    let fields = proposed.map(|(column, field)| (field, source(column))).collect();
    let file = FileForm::default();
    let mapping = Mapping { object: object.to_owned(), file, fields, options: Options::default() };
    imports::start(cx, who, id, &mapping, false).await?;
    work(cx).await?;
    Ok(imports::get(cx, who, id).await?)
}

#[test]
fn what_goes_out_under_labels_or_keys_comes_in_again_in_every_language() {
    both(async |db| {
        let world = World::new(db).await?;
        let field = |key: &str, en: &str| json!({"key": key, "type": "text", "labels": {"en": en, "pl": en}});
        let fields =
            json!([field("x_city", "City"), field("x_sum", "=SUM(A1)"), field("x_kg", "Weight (kg)")]);
        world.apply("account", 0, &json!({ "fields": fields })).await?;
        let cx = &world.cx;
        let admin = Principal { user: None, ..world.person("administrator").await? };
        let header = ["code", "name", "city", "country", "x_city", "x_sum", "x_kg"];
        let text = format!("{}\nA-1,Ann,Hel,PL,Reda,'=1+1,7\n", header.join(","));
        import(cx, &admin, &plain("account", &header), &text, false).await?;
        let line =
            ["code", "account", "ordered_on", "currency", "line.text", "line.unit_price", "line.discount"];
        let text = format!("{}\nO-1,A-1,2026-10-01,EUR,Tea,9.50,0.1\nO-1,,,,Cup,3.00,0\n", line.join(","));
        let done = import(cx, &admin, &plain("order", &line), &text, false).await?;
        ensure!(counts(&done) == "2 0 0 0", "{}", counts(&done));
        for language in Language::ALL {
            let who = Principal { language: language.key().to_owned(), ..admin.clone() };
            for (object, rows) in [("account", 1), ("order", 2)] {
                for headers in [Headers::Keys, Headers::Labels] {
                    let text = file(&world, &who, object, headers).await?;
                    let done = back(&world, &who, object, "out.csv", text.as_bytes()).await?;
                    ensure!(
                        counts(&done) == format!("0 0 {rows} 0"),
                        "{object} {} {headers:?}: {} {text:.400}",
                        language.key(),
                        counts(&done)
                    );
                }
                let export = exports::begin(cx, &who, object, &Question::default())?.headed(Headers::Labels);
                let mut book = Vec::new();
                std::io::Read::read_to_end(&mut exports::workbook(export).await?, &mut book)?;
                let done = back(&world, &who, object, "out.xlsx", &book).await?;
                ensure!(counts(&done) == format!("0 0 {rows} 0"), "{object} {}", language.key());
            }
        }
        // A label that an administrator made is no formula, fields of one label are told apart, and each leads to its own.
        let who = Principal { language: "en".to_owned(), ..admin.clone() };
        let text = file(&world, &who, "account", Headers::Labels).await?;
        let header = text.lines().next().unwrap_or_default();
        for name in ["City (city)", "City (x_city)", "'=SUM(A1)", "Weight (kg) (x_kg)", ",Country,"] {
            ensure!(header.contains(name), "{name}: {header}");
        }
        let changed = text.replace("Hel", "Puck").replace("Reda", "Rumia");
        let done = back(&world, &who, "account", "changed.csv", changed.as_bytes()).await?;
        ensure!(counts(&done) == "0 1 0 0", "{}", counts(&done));
        let keys = file(&world, &who, "account", Headers::Keys).await?;
        ensure!(
            keys.lines().next().is_some_and(|line| line.contains("city") && line.contains("x_sum")),
            "{keys}"
        );
        ensure!(keys.contains("Puck") && keys.contains("Rumia"), "{keys}");
        Ok(())
    });
}

#[test]
fn the_log_as_a_file_has_columns_in_the_readers_words() {
    both(async |db| {
        let world = World::new(db).await?;
        let who = Principal { language: "pl".to_owned(), ..Principal::operator(world.tenant) };
        for (headers, expected) in [(Headers::Keys, "at,who,for,token"), (Headers::Labels, "Kiedy,Kto,")] {
            let mut log =
                app::audit::begin(&world.cx, &who, &app::audit::Question::default()).await?.headed(headers);
            let first = String::from_utf8(log.next().await?.unwrap_or_default())?;
            ensure!(first.starts_with(&format!("\u{feff}{expected}")), "{first}");
        }
        Ok(())
    });
}

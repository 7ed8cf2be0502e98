//! Every operation that shows records: exactly those in reach, exactly the fields that may be read, and a question about a
//! field or a record out of sight answered, byte for byte, like one about a word or an id that nothing has.

use access::{Action, FieldRight};
use anyhow::{Context as _, Result};
use app::records::{Question, TotalsQuestion};
use axum::http::StatusCode;
use documents::read::{Bounds, Cell, Unread, Workbook};
use entity::{Field, Object};
use serde_json::{Value as Json, json};
use town::{Answers, Dice, Secret, questions};

use super::asker::{NOTHING, Person, encoded, ids};

const BOUNDS: Bounds =
    Bounds { part_bytes: 1 << 24, held_bytes: 1 << 24, parts: 100, columns: 200, cell_bytes: 1 << 16 };
/// As long as no field's name.
const MISSPELT: &str = "zzmisspelt";

/// A question as the words of an address.
fn query(list: &Question, totals: Option<&TotalsQuestion>) -> String {
    let pairs = match totals {
        Some(totals) => {
            vec![
                ("filter", &totals.filter),
                ("q", &totals.q),
                ("group", &totals.group),
                ("measures", &totals.measures),
            ]
        }
        None => {
            vec![("filter", &list.filter), ("q", &list.q), ("sort", &list.sort), ("columns", &list.columns)]
        }
    };
    let said =
        pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", encoded(value.as_deref()?))));
    said.collect::<Vec<_>>().join("&")
}

impl Person<'_> {
    /// The list, whole and with all columns; refused without the right to read, as everything else of the object is.
    pub(super) async fn list(&self, object: &Object) -> Result<()> {
        let key = &object.key;
        let may = self.law.may(key, Action::Read);
        let shown = object.fields.iter().filter(|field| field.listable());
        let shown = shown.filter(|field| self.law.sight(key, &field.key) != FieldRight::None);
        let columns: Vec<&str> = shown.map(|field| field.key.as_str()).collect();
        let wide = format!("/records/{key}?limit=500&columns={}", columns.join(","));
        for path in [format!("/records/{key}?limit=500"), wide] {
            let answer = self.ask("GET /records/{object}", &path, None).await?;
            let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(answer.status, expected, "{}", self.told(key, &format!("{path}: {}", answer.text)));
            if !may {
                continue;
            }
            let page = answer.json();
            let reached = self.town.reached(&self.law, key, Action::Read);
            assert_eq!(ids(&page["items"]), reached, "{}", self.told(key, &path));
            assert_eq!(page["count"]["value"], json!(reached.len()), "{}", self.told(key, &path));
            for item in page["items"].as_array().into_iter().flatten() {
                self.holds(&path, object, item, false);
            }
        }
        let totals =
            self.ask("GET /records/{object}/totals", &format!("/records/{key}/totals"), None).await?;
        assert_eq!(totals.status.is_success(), may, "{}", self.told(key, "totals"));
        let reached = self.town.reached(&self.law, key, Action::Read).len();
        assert!(!may || totals.json()["count"] == json!(reached), "{}", self.told(key, &totals.text));
        Ok(())
    }

    /// Each record by its id, with its past, its files, what points to it, and what is said of the right to it.
    pub(super) async fn records(&self, object: &Object, dice: &mut Dice) -> Result<()> {
        let key = &object.key;
        let living = self.town.rows(key).iter().map(|row| (row, true));
        let gone = self.town.trashed.get(key).into_iter().flatten().map(|row| (row, false));
        let rows: Vec<_> = living.chain(gone).filter(|_| dice.chance(60)).collect();
        let of = |id: &str| {
            [
                ("GET /records/{object}/{id}", format!("/records/{key}/{id}?related=*")),
                ("GET /records/{object}/{id}/history", format!("/records/{key}/{id}/history")),
                ("GET /records/{object}/{id}/attachments", format!("/records/{key}/{id}/attachments")),
                ("GET /records/{object}/{id}/notes", format!("/records/{key}/{id}/notes")),
                ("GET /rights/explain", format!("/rights/explain?object={key}&action=read&record={id}")),
            ]
        };
        let mut none = Vec::new();
        for (operation, path) in of(NOTHING) {
            none.push(self.ask(operation, &path, None).await?);
        }
        for (row, lives) in rows {
            let seen = lives && self.law.reaches(key, Action::Read, row);
            let id = row.id.to_string();
            for ((operation, path), none) in of(&id).into_iter().zip(&none) {
                let answer = self.ask(operation, &path, None).await?;
                if operation == "GET /rights/explain" {
                    let said = answer.json()["allowed"] == json!(true);
                    assert_eq!(said, seen, "{}", self.told(key, &format!("{path}: {}", answer.text)));
                } else {
                    let what = || self.told(key, &format!("{path}: {} {}", answer.status, answer.text));
                    assert_eq!(answer.status == StatusCode::OK, seen, "{}", what());
                }
                if !seen {
                    self.same(&format!("{path} as if there were none"), (&answer, &id), (none, NOTHING));
                } else if operation == "GET /records/{object}/{id}" {
                    let record = answer.json();
                    self.holds(&path, object, &record, true);
                    for related in record["related"].as_array().into_iter().flatten() {
                        let other = self.town.catalog.get(related["object"].as_str().unwrap_or_default());
                        let other = other.context("an object")?;
                        for item in related["items"].as_array().into_iter().flatten() {
                            self.holds(&format!("{path}: related"), other, item, false);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Each field as what is filtered, sorted, grouped and summed by, as a column, and by the cursor of somebody who may.
    pub(super) async fn fields(&self, object: &Object, answers: &mut Answers, dice: &mut Dice) -> Result<()> {
        let key = &object.key;
        for field in object.fields.iter().filter(|_| dice.chance(30)) {
            let reads = self.law.reads(key, &field.key);
            for (name, list, totals) in questions(field) {
                let base = self.town.answers(answers, key, &name, &list, totals.as_ref()).await;
                let asked = query(&list, totals.as_ref());
                let answer =
                    self.question(key, totals.is_some(), &asked, name.starts_with("measure")).await?;
                let what = || self.told(key, &format!("{name}: {asked}: {}", answer.text));
                assert_eq!(answer.status == StatusCode::OK, base && reads, "{}", what());
                if answer.status == StatusCode::OK && name.starts_with("group") {
                    // What is out of reach counts nowhere: neither in a group nor in all.
                    let reached = self.town.reached(&self.law, key, Action::Read).len();
                    assert_eq!(answer.json()["count"], json!(reached), "{}", what());
                }
                if !reads && self.law.sight(key, &field.key) == FieldRight::None {
                    let wrong = asked.replace(&encoded(&field.key), MISSPELT);
                    let other = self.question(key, totals.is_some(), &wrong, false).await?;
                    self.same(
                        &format!("{key}: {asked}, as a misspelt one"),
                        (&answer, &field.key),
                        (&other, MISSPELT),
                    );
                }
            }
            if !reads {
                self.cursor(object, field).await?;
            }
        }
        Ok(())
    }

    async fn question(
        &self,
        key: &str,
        totals: bool,
        asked: &str,
        sum: bool,
    ) -> Result<crate::common::Answer> {
        if !totals {
            return self.ask("GET /records/{object}", &format!("/records/{key}?{asked}"), None).await;
        }
        let path = format!("/records/{key}/totals?{asked}");
        if sum {
            // A sum of values is nobody's value.
            let headers = [("cookie", self.cookie.as_str())];
            return self.world.send("GET", &format!("/api/v1{path}"), &headers, None).await;
        }
        self.ask("GET /records/{object}/totals", &path, None).await
    }

    /// A cursor holds where a page ended: nobody goes on by a field that may not be read.
    async fn cursor(&self, object: &Object, field: &Field) -> Result<()> {
        let (cx, operator) = (&self.town.company.cx, &self.town.operator);
        let list = Question { sort: Some(field.key.clone()), limit: Some(2), ..Question::default() };
        let Ok(page) = app::records::list(cx, operator, &object.key, &list).await else { return Ok(()) };
        let Some(next) = page.next else { return Ok(()) };
        for sort in [format!("&sort={}", field.key), String::new()] {
            let path = format!("/records/{}?cursor={}{sort}", object.key, encoded(&next));
            let answer = self.ask("GET /records/{object}", &path, None).await?;
            assert!(
                answer.status.is_client_error(),
                "{}",
                self.told(&object.key, &format!("{path}: {}", answer.text))
            );
        }
        Ok(())
    }

    /// Words find records by the fields that may be read, and by no other.
    pub(super) async fn words(&self, object: &Object, dice: &mut Dice) -> Result<()> {
        let key = &object.key;
        let searched =
            |one: &Secret| one.object == *key && object.field(&one.field).is_some_and(|field| field.search);
        let all: Vec<_> = self.town.secrets.iter().filter(|(_, one)| searched(one)).collect();
        let out: Vec<_> = all
            .iter()
            .filter(|(number, _)| !self.town.shown(&self.law, key, **number, Action::Read))
            .collect();
        for _ in 0..3 {
            let Some(at) = out.get(usize::try_from(dice.below(out.len() as u64))?) else { break };
            let (number, secret) = **at;
            let word = match object.field(&secret.field).map(|field| field.kind) {
                Some(entity::FieldType::Phone) => format!("55500{number:05}"),
                _ => format!("zq{number:05}z"),
            };
            let found = self.ask("GET /search", &format!("/search?q={word}&limit=50"), None).await?;
            let hits = found.json()["items"].as_array().cloned().unwrap_or_default();
            let mine = hits.iter().filter(|hit| hit["object"] == key.as_str()).count();
            assert_eq!(mine, 0, "{}", self.told(key, &format!("search finds {secret:?}: {}", found.text)));
            let list = self.ask("GET /records/{object}", &format!("/records/{key}?q={word}"), None).await?;
            let none = self.ask("GET /records/{object}", &format!("/records/{key}?q=zqnoword"), None).await?;
            self.same(&format!("{key}: words of {secret:?}"), (&list, &word), (&none, "zqnoword"));
        }
        self.ask("GET /search", "/search?q=zq0&limit=50", None).await?;
        Ok(())
    }

    /// The two files of a list: the records that may be exported, and no more of them than may be read.
    pub(super) async fn exports(&self, object: &Object) -> Result<()> {
        let key = &object.key;
        let may = self.law.may(key, Action::Export) && self.law.may(key, Action::Read);
        for form in ["csv", "xlsx"] {
            // Whole exports are few an hour.
            self.world.cx.clock.advance_seconds(1_800);
            let headers = [("cookie", self.cookie.as_str())];
            let (operation, path) =
                (format!("GET /records/{{object}}/export.{form}"), format!("/records/{key}/export.{form}"));
            let answer = self.ask_with(&operation, &path, &headers, None, (key, Action::Export)).await?;
            let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(answer.status, expected, "{}", self.told(key, &format!("{path}: {}", answer.text)));
            if !may {
                continue;
            }
            let text = if form == "csv" { answer.text } else { cells(&answer.bytes)? };
            let found = self.holds_back(&path, &text, (key, Action::Export));
            for row in self.town.rows(key).iter().filter(|row| self.law.works(key, Action::Export, row)) {
                let named = |secret: &Secret| secret.record == row.id && secret.field == object.name;
                let Some((number, _)) = self.town.secrets.iter().find(|(_, one)| named(one)) else {
                    continue;
                };
                let there = found.contains(number);
                assert_eq!(there, self.law.reads(key, &object.name), "{}", self.told(key, &path));
            }
        }
        Ok(())
    }

    /// What tells of fields without records: the schema and a file to begin an import with.
    pub(super) async fn forms(&self, object: &Object) -> Result<()> {
        let key = &object.key;
        let answer = self.ask("GET /schema/{object}", &format!("/schema/{key}"), None).await?;
        assert_eq!(
            answer.status == StatusCode::OK,
            self.law.may(key, Action::Read),
            "{}",
            self.told(key, &answer.text)
        );
        let schema = answer.json();
        let keys = |list: &Json| -> Vec<String> {
            let all = list.as_array().into_iter().flatten();
            all.filter_map(|one| one["key"].as_str().map(str::to_owned)).collect()
        };
        let there = keys(&schema["fields"]);
        for field in &object.fields {
            let expected =
                answer.status == StatusCode::OK && self.law.sight(key, &field.key) != FieldRight::None;
            let what = || self.told(key, &format!("schema: {}", field.key));
            assert_eq!(there.contains(&field.key), expected, "{}", what());
        }
        let all = self.ask("GET /schema", "/schema", None).await?.json();
        let objects = all["objects"].as_array().or(all["items"].as_array()).or(all.as_array()).cloned();
        let listed = objects.context("objects")?.iter().any(|one| one["key"] == key.as_str());
        assert_eq!(listed, self.law.may(key, Action::Read), "{}", self.told(key, "the list of objects"));
        let path = format!("/imports/template/{key}.csv");
        let answer = self.ask("GET /imports/template/{file}", &path, None).await?;
        if answer.status == StatusCode::OK {
            assert!(self.law.may(key, Action::Import), "{}", self.told(key, &path));
            let header =
                answer.text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned();
            for column in header.split(',').map(|column| column.trim_matches('"')) {
                let field = column.split(['.', '[']).next().unwrap_or_default();
                let unseen = object.field(field).is_some() && self.law.sight(key, field) == FieldRight::None;
                assert!(!unseen, "{}", self.told(key, &format!("{path}: {header}")));
            }
        }
        Ok(())
    }

    /// What shows records beside the list: the trash, saved views, likely duplicates, the look of a merge, a change of many.
    pub(super) async fn beside(&self, object: &Object) -> Result<()> {
        let key = &object.key;
        let bin = self.ask("GET /trash/{object}", &format!("/trash/{key}?limit=500"), None).await?;
        let may = self.law.may(key, Action::Read) && self.law.may(key, Action::Trash);
        let what = || self.told(key, &format!("trash: {}", bin.text));
        assert!(may || bin.status == StatusCode::FORBIDDEN, "{}", what());
        if let (StatusCode::OK, Some(rows)) = (bin.status, self.town.trashed.get(key)) {
            let expected = rows.iter().filter(|row| self.law.works(key, Action::Trash, row));
            assert_eq!(ids(&bin.json()["items"]), expected.map(|row| row.id).collect(), "{}", what());
        }
        let views = self.ask("GET /views", &format!("/views?object={key}"), None).await?;
        assert_eq!(
            views.status == StatusCode::OK,
            self.law.may(key, Action::Read),
            "{}",
            self.told(key, &views.text)
        );
        self.likely(object).await
    }

    /// Likely duplicates, and the look of a merge.
    async fn likely(&self, object: &Object) -> Result<()> {
        let key = &object.key;
        let pairs = self.ask("GET /duplicates/{object}", &format!("/duplicates/{key}"), None).await?;
        for pair in pairs.json()["items"].as_array().into_iter().flatten() {
            self.holds("duplicates", object, &pair["a"], false);
            self.holds("duplicates", object, &pair["b"], false);
            for why in pair["why"].as_array().into_iter().flatten() {
                let field = why["field"].as_str().unwrap_or_default();
                assert!(self.law.reads(key, field), "{}", self.told(key, &format!("duplicates: {pair}")));
            }
        }
        for (field, _) in entity::same::recognised(object) {
            let of = |one: &Secret| one.object == *key && one.field == field.key;
            for (number, secret) in self.town.secrets.iter().filter(|(_, one)| of(one)).take(3) {
                let typed = match field.kind {
                    entity::FieldType::Email => format!("zq{number:05}z@example.com"),
                    entity::FieldType::Phone => format!("+4855500{number:05}"),
                    _ => format!("zq{number:05}z"),
                };
                let body = json!({ "values": { field.key.clone(): typed } });
                let path = format!("/duplicates/{key}/likely");
                let headers = [("cookie", self.cookie.as_str())];
                let likely = self
                    .world
                    .send("POST", &format!("/api/v1{path}"), &headers, Some(&body.to_string()))
                    .await?;
                let finds = likely.text.contains(&secret.record.to_string());
                let allowed = self.town.shown(&self.law, key, *number, Action::Read);
                assert!(
                    allowed || !finds,
                    "{}",
                    self.told(key, &format!("likely by {}: {}", field.key, likely.text))
                );
                let asked = json!({ "values": { "name": "Nobody" } });
                self.ask("POST /duplicates/{object}/likely", &path, Some(&asked)).await?;
            }
        }
        for pair in self.town.rows(key).windows(2).take(2) {
            let said = |apart: bool| json!({ "a": pair[0].id, "b": pair[1].id, "apart": apart });
            let path = format!("/duplicates/{key}/apart");
            let done = self.ask("POST /duplicates/{object}/apart", &path, Some(&said(true))).await?;
            let reads = pair.iter().all(|row| self.law.reaches(key, Action::Read, row));
            let may = reads && self.law.may(key, Action::Update);
            assert!(
                may || !done.status.is_success(),
                "{}",
                self.told(key, &format!("{path}: {}", done.text))
            );
            if done.status.is_success() {
                self.ask("POST /duplicates/{object}/apart", &path, Some(&said(false))).await?;
            }
        }
        for pair in self.town.rows(key).windows(2).take(3) {
            let body = json!({ "object": key, "records": [pair[0].id, pair[1].id] });
            let look = self.ask("POST /merges/preview", "/merges/preview", Some(&body)).await?;
            let works = |at: usize, action| self.law.works(key, action, &pair[at]);
            let may = works(0, Action::Update) && works(1, Action::Update) && works(1, Action::Trash);
            assert!(may || !look.status.is_success(), "{}", self.told(key, &format!("merge: {}", look.text)));
        }
        Ok(())
    }

    /// A file at a record, or in a field of one, is opened by whoever reads both.
    pub(super) async fn files(&self, dice: &mut Dice) -> Result<()> {
        let none = self.ask("GET /attachments/{id}", &format!("/attachments/{NOTHING}"), None).await?;
        for (file, (record, of_field)) in self.town.files.iter().filter(|_| dice.chance(30)) {
            let row = self.town.row("account", *record).context("its record")?;
            let opens = self.law.reaches("account", Action::Read, row)
                && self.town.rows("account").iter().any(|row| row.id == *record)
                && (!of_field || self.law.reads("account", "x_deed"));
            let path = format!("/attachments/{file}");
            let answer =
                self.world.send("GET", &format!("/api/v1{path}"), &[("cookie", &self.cookie)], None).await?;
            if opens {
                // Nothing lies in the store of files here: what may be opened is found to be missing there.
                let missing = answer.status == none.status;
                assert!(!missing, "{}", self.told("account", &format!("{path}: {}", answer.text)));
            } else {
                self.same(&path, (&answer, &file.to_string()), (&none, NOTHING));
            }
        }
        Ok(())
    }
}

/// Every cell of a workbook.
fn cells(bytes: &[u8]) -> Result<String> {
    let mut book = Workbook::open(bytes, BOUNDS)?;
    let mut text = String::new();
    for sheet in book.sheets().to_vec() {
        book.rows(&sheet, |_, row: Vec<Cell>| {
            text.push_str(&format!("{row:?}\n"));
            Ok::<(), Unread>(())
        })?;
    }
    Ok(text)
}

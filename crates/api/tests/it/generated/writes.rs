//! Every operation that changes records. First those that come no further than a version long gone or a wrong word, which tells
//! how far they came: afterwards the database is what it was. Then those that are carried out, and reach what the law says.

use access::{Action, FieldRight};
use anyhow::{Context as _, Result};
use axum::http::StatusCode;
use entity::{FieldType, Object};
use serde_json::{Map, Value as Json, json};
use town::{Dice, Row};

use super::asker::Person;
use super::state::{changed, state};
use crate::common::Answer;
use crate::privacy::work;

/// A field no object has.
const MISSPELT: &str = "zzmisspelt";

/// What takes a word as it is written.
const WORDS: [FieldType; 6] = [
    FieldType::Text,
    FieldType::LongText,
    FieldType::RichText,
    FieldType::Email,
    FieldType::Phone,
    FieldType::Url,
];

/// Whether a change came so far as to be told that its version is long gone.
fn stale(answer: &Answer) -> bool {
    answer.code() == "version-stale"
}

impl Person<'_> {
    /// Changes, trashing, purging and making, of which nothing comes.
    pub(super) async fn attempts(&self, object: &Object, dice: &mut Dice) -> Result<()> {
        let before = state(&self.world.cx.db).await?;
        let key = &object.key;
        for row in self.town.rows(key) {
            if dice.chance(50) {
                continue;
            }
            let path = format!("/records/{key}/{}", row.id);
            let trash = self.ask("DELETE /records/{object}/{id}", &path, None).await?;
            let may = !object.read_only && self.law.works(key, Action::Trash, row);
            assert_eq!(stale(&trash), may, "{}", self.told(key, &format!("DELETE {path}: {}", trash.text)));
            let reached = !object.read_only && self.law.works(key, Action::Update, row);
            for field in object.fields.iter().filter(|field| WORDS.contains(&field.kind) && !field.unique) {
                let written = !field.managed && field.derived.is_none() && field.formula.is_none();
                if !written || field.key == "code" || !dice.chance(40) {
                    continue;
                }
                let value = match field.kind {
                    FieldType::Email => "another@example.com",
                    FieldType::Phone => "+48123456789",
                    FieldType::Url => "https://another.example.com/",
                    _ => "another",
                };
                let change = |key: &str| json!({ "values": { key: value } });
                let answer =
                    self.ask("PATCH /records/{object}/{id}", &path, Some(&change(&field.key))).await?;
                let what = || self.told(key, &format!("PATCH {path} {}: {}", field.key, answer.text));
                let may = reached && self.law.writes(key, &field.key, Action::Update);
                assert_eq!(stale(&answer), may, "{}", what());
                if self.law.sight(key, &field.key) == FieldRight::None {
                    let other =
                        self.ask("PATCH /records/{object}/{id}", &path, Some(&change(MISSPELT))).await?;
                    self.same(
                        &format!("PATCH {path} {}, as a misspelt one", field.key),
                        (&answer, &field.key),
                        (&other, MISSPELT),
                    );
                }
            }
        }
        for row in self.town.trashed.get(key).into_iter().flatten() {
            let path = format!("/trash/{key}/{}/purge", row.id);
            let wrong = json!({ "code": "nothing" });
            let purge = self.ask("POST /trash/{object}/{id}/purge", &path, Some(&wrong)).await?;
            let may = self.law.works(key, Action::Purge, row);
            assert_eq!(
                purge.code() == "purge-code-wrong",
                may,
                "{}",
                self.told(key, &format!("{path}: {}", purge.text))
            );
        }
        let nonsense = json!({ "values": { MISSPELT: "x" } });
        let made = self.ask("POST /records/{object}", &format!("/records/{key}"), Some(&nonsense)).await?;
        assert!(!made.status.is_success(), "{}", self.told(key, &made.text));
        let may = self.law.may(key, Action::Create);
        assert!(
            may || made.status == StatusCode::FORBIDDEN,
            "{}",
            self.told(key, &format!("create: {}", made.text))
        );
        let after = state(&self.world.cx.db).await?;
        assert!(
            before == after,
            "{}",
            self.told(key, &format!("an attempt changed {:?}", changed(&before, &after)))
        );
        Ok(())
    }

    /// Brings back what lies in the trash; what came back is thrown away again.
    pub(super) async fn restores(&self, object: &Object) -> Result<()> {
        let key = &object.key;
        for row in self.town.trashed.get(key).into_iter().flatten() {
            let path = format!("/trash/{key}/{}/restore", row.id);
            let before = state(&self.world.cx.db).await?;
            let back = self.ask("POST /trash/{object}/{id}/restore", &path, None).await?;
            let may = self.law.works(key, Action::Trash, row);
            let what = || self.told(key, &format!("{path}: {}", back.text));
            assert_eq!(back.status == StatusCode::OK, may, "{}", what());
            if may {
                self.holds(&path, object, &back.json(), false);
                let version = back.json()["version"].as_i64().context("a version")?;
                let (cx, operator) = (&self.town.company.cx, &self.town.operator);
                app::records::trash(cx, operator, key, row.id, version, &app::once::Once::default()).await?;
            } else {
                assert!(before == state(&self.world.cx.db).await?, "{}", what());
            }
        }
        Ok(())
    }

    /// A change of all customers at once reaches those the law says.
    pub(super) async fn many(&self, word: &str) -> Result<()> {
        let ids: Vec<_> = self.town.rows("account").iter().map(|row| row.id).collect();
        let body =
            json!({ "object": "account", "action": "update", "ids": ids, "values": { "x_free": word } });
        let started = self.ask("POST /bulk", "/bulk", Some(&body)).await?;
        let writes =
            self.law.writes("account", "x_free", Action::Update) && self.law.may("account", Action::Update);
        let writes = writes && self.law.may("account", Action::Read);
        let what = || self.told("account", &format!("POST /bulk: {}", started.text));
        assert_eq!(started.status == StatusCode::ACCEPTED, writes, "{}", what());
        work(self.world).await?;
        self.written(word, |row| writes && self.law.works("account", Action::Update, row)).await?;
        if let Some(id) = started.json()["id"].as_str() {
            self.ask("GET /bulk/{id}", &format!("/bulk/{id}"), None).await?;
            self.ask("GET /bulk/{id}/left", &format!("/bulk/{id}/left"), None).await?;
        }
        Ok(())
    }

    /// A file that names all customers changes those the law says.
    pub(super) async fn import(&self, word: &str) -> Result<()> {
        let mut file = "code,x_free\n".to_owned();
        for (code, _) in self.free().await?.values() {
            file.push_str(&format!("{code},{word}\n"));
        }
        let body = format!(
            "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n\
             --cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{file}\r\n--cut--\r\n"
        );
        let headers =
            [("cookie", self.cookie.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
        let brought =
            self.ask_with("POST /imports", "/imports", &headers, Some(&body), ("", Action::Read)).await?;
        let may = self.law.may("account", Action::Import);
        assert!(may || !brought.status.is_success(), "{}", self.told("account", &brought.text));
        let mut started = false;
        if let Some(id) = brought.json()["id"].as_str() {
            let path = format!("/imports/{id}");
            let fields = json!({ "code": { "column": "code" }, "x_free": { "column": "x_free" } });
            let ask = json!({ "mapping": { "object": "account", "fields": fields }, "dry_run": false });
            let answer = self.ask("POST /imports/{id}/start", &format!("{path}/start"), Some(&ask)).await?;
            started = answer.status.is_success();
            work(self.world).await?;
            self.ask("GET /imports/{id}", &path, None).await?;
            self.ask("GET /imports/{id}/errors.csv", &format!("{path}/errors.csv"), None).await?;
        }
        let writes = may && self.law.writes("account", "x_free", Action::Import);
        let writes = started && writes && self.law.reads("account", "code");
        self.written(word, |row| {
            writes
                && self.law.works("account", Action::Import, row)
                && self.law.works("account", Action::Update, row)
        })
        .await
    }

    /// Two customers become one where both may be changed and one of them trashed, and are two again.
    pub(super) async fn merge(&self, object: &Object) -> Result<()> {
        let (key, rows) = (&object.key, self.town.rows(&object.key));
        for pair in rows.windows(2) {
            let before = state(&self.world.cx.db).await?;
            let mut records = Vec::new();
            for row in pair {
                let (cx, operator) = (&self.town.company.cx, &self.town.operator);
                let version = app::records::get(cx, operator, key, row.id).await?.version;
                records.push(json!({ "id": row.id, "version": version }));
            }
            let body = json!({ "object": key, "records": records, "fields": {} });
            let done = self.ask("POST /merges", "/merges", Some(&body)).await?;
            let works = |at: usize, action| self.law.works(key, action, &pair[at]);
            let may = works(0, Action::Update) && works(1, Action::Update) && works(1, Action::Trash);
            let what = || self.told(key, &format!("POST /merges {body}: {}", done.text));
            assert!(may || !done.status.is_success(), "{}", what());
            let none = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&done.status);
            let keys =
                object.fields.iter().map(|one| &one.key).chain(object.parts.iter().map(|part| &part.key));
            let whole = keys.into_iter().all(|one| self.law.writes(key, one, Action::Update));
            assert!(!(may && whole && none), "{}", what());
            let Some(merge) = done.json()["merge"].as_str().map(str::to_owned) else {
                assert!(before == state(&self.world.cx.db).await?, "{}", what());
                continue;
            };
            self.holds("POST /merges", object, &done.json()["record"], true);
            let undone = self.ask("POST /merges/{id}/undo", &format!("/merges/{merge}/undo"), None).await?;
            assert_eq!(undone.status, StatusCode::OK, "{}", self.told(key, &undone.text));
        }
        Ok(())
    }

    /// Saved views ask no more than their reader may, and no less.
    pub(super) async fn views(&self, object: &Object, word: &str) -> Result<()> {
        let key = &object.key;
        let page = self.ask("GET /views", &format!("/views?object={key}"), None).await?;
        for view in
            page.json()["items"].as_array().into_iter().flatten().filter(|view| view["shared"] == json!(true))
        {
            let Some(field) =
                object.fields.iter().find(|field| view["name"] == json!(format!("by {}", field.key)))
            else {
                continue;
            };
            let (sight, reads) = (self.law.sight(key, &field.key), self.law.reads(key, &field.key));
            let says = |part: &str| view[part].as_str().is_some_and(|text| text.contains(&field.key));
            let what = || self.told(key, &format!("a view by {}: {view}", field.key));
            assert_eq!(says("filter"), reads, "{}", what());
            assert_eq!(says("sort"), reads, "{}", what());
            assert_eq!(says("columns"), sight != FieldRight::None, "{}", what());
        }
        for field in object.fields.iter().filter(|field| field.sortable()).take(6) {
            let of = |key: &str| json!({ "object": object.key, "name": word, "sort": key });
            let made = self.ask("POST /views", "/views", Some(&of(&field.key))).await?;
            let (may, reads) = (self.law.may(key, Action::Read), self.law.reads(key, &field.key));
            let what = || self.told(key, &format!("a view by {}: {}", field.key, made.text));
            assert_eq!(made.status.is_success(), may && reads, "{}", what());
            if let Some(id) = made.json()["id"].as_str() {
                let path = format!("/api/v1/views/{id}");
                let headers = [("cookie", self.cookie.as_str()), ("if-match", "\"1\"")];
                self.world.send("DELETE", &path, &headers, None).await?;
            } else if self.law.sight(key, &field.key) == FieldRight::None {
                let other = self.ask("POST /views", "/views", Some(&of(MISSPELT))).await?;
                self.same(&format!("a view by {}", field.key), (&made, &field.key), (&other, MISSPELT));
            }
        }
        Ok(())
    }

    /// The code and the free text of every customer, as they are now.
    async fn free(&self) -> Result<std::collections::BTreeMap<uuid::Uuid, (String, String)>> {
        let question = app::records::Question {
            limit: Some(500),
            columns: Some("code,x_free".to_owned()),
            ..app::records::Question::default()
        };
        let (cx, operator) = (&self.town.company.cx, &self.town.operator);
        let page = app::records::list(cx, operator, "account", &question).await?;
        let text = |values: &Map<String, Json>| {
            values.get("x_free").and_then(Json::as_str).unwrap_or_default().to_owned()
        };
        Ok(page
            .items
            .iter()
            .map(|one| (one.id, (one.code.clone().unwrap_or_default(), text(&one.values))))
            .collect())
    }

    /// Nothing holds the word that the law does not let, and all that it lets does.
    async fn written(&self, word: &str, allowed: impl Fn(&Row) -> bool) -> Result<()> {
        for (id, (_, text)) in self.free().await? {
            let Some(row) = self.town.row("account", id) else { continue };
            assert_eq!(
                text == word,
                allowed(row),
                "{}",
                self.told("account", &format!("{word} at {id}: {text}"))
            );
        }
        Ok(())
    }
}

//! Every way that shows something: what comes out holds nothing of a record or a field beyond what the law says, and all of
//! what it allows where the way shows it whole. A question about a field that may not be read is refused, as that about a
//! misspelt one is.

use std::collections::BTreeSet;
use std::fmt::Debug;

use access::{Action, FieldRight, Principal};
use anyhow::Result;
use app::Error;
use app::records::{self, Question, TotalsQuestion};
use entity::Object;
use serde_json::{Map, json};
use uuid::Uuid;

use town::{Answers, Law, Town, numbers, questions};

/// One person before one object.
pub(super) struct Case<'a> {
    pub(super) town: &'a Town,
    pub(super) who: &'a Principal,
    pub(super) law: &'a Law,
    pub(super) object: &'a Object,
    /// Which it is, for whoever reads of a failure.
    pub(super) name: &'a str,
}

impl Case<'_> {
    pub(super) fn key(&self) -> &str {
        &self.object.key
    }

    /// What went wrong, with who it was and by which roles.
    pub(super) fn told(&self, way: &str) -> String {
        format!("{}: {way}\n{}", self.name, self.law.told(self.key()))
    }

    /// Whether a value may be shown to the person, by an action that shows records of the case's object.
    fn shown(&self, number: u64, action: Action) -> bool {
        self.town.shown(self.law, self.key(), number, action)
    }

    /// Refuses what shows a value it may not.
    pub(super) fn holds_back(&self, way: &str, answer: &impl Debug) -> BTreeSet<u64> {
        self.holds_back_text(way, &format!("{answer:?}"), Action::Read)
    }

    fn holds_back_text(&self, way: &str, text: &str, action: Action) -> BTreeSet<u64> {
        let found = numbers(text);
        for number in &found {
            let secret = self.town.secrets.get(number);
            assert!(
                self.shown(*number, action),
                "{}",
                self.told(&format!("{way} shows {secret:?} ({number})"))
            );
        }
        found
    }

    /// The list, or nothing at all without the right to read.
    pub(super) async fn listing(&self) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let expected = self.town.reached(self.law, key, Action::Read);
        let list = Question { limit: Some(500), ..Question::default() };
        let page = records::list(cx, who, key, &list).await;
        if !self.law.may(key, Action::Read) {
            assert!(page.is_err(), "{}", self.told("a list without the right"));
            let id = self.town.rows(key).first().map_or(Uuid::nil(), |row| row.id);
            assert!(records::get(cx, who, key, id).await.is_err(), "{}", self.told("get without the right"));
            assert!(
                records::history(cx, who, key, id, None, None).await.is_err(),
                "{}",
                self.told("history")
            );
            assert!(app::attachments::list(cx, who, key, id).await.is_err(), "{}", self.told("files"));
            assert!(app::notes::list(cx, who, key, id, None).await.is_err(), "{}", self.told("notes"));
            assert!(app::exports::begin(cx, who, key, &list).is_err(), "{}", self.told("export"));
            assert!(app::trash::list(cx, who, key, &app::trash::Question::default()).await.is_err());
            assert!(app::schema::get(cx, who, key).is_err(), "{}", self.told("schema"));
            return Ok(());
        }
        let page = page.map_err(|error| anyhow::anyhow!("{}: {error:?}", self.told("list")))?;
        let found: BTreeSet<Uuid> = page.items.iter().map(|one| one.id).collect();
        assert_eq!(found, expected, "{}", self.told("list"));
        assert_eq!(
            page.count.map(|(count, _)| count),
            Some(i64::try_from(expected.len())?),
            "{}",
            self.told("count")
        );
        self.holds_back("list", &page);
        let totals = records::totals(cx, who, key, &TotalsQuestion::default()).await?;
        assert_eq!(usize::try_from(totals.count)?, expected.len(), "{}", self.told("totals"));
        Ok(())
    }

    /// Each record by its id, with its past and its files.
    pub(super) async fn records(&self) -> Result<()> {
        let expected = self.town.reached(self.law, self.key(), Action::Read);
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let trashed = self.town.trashed.get(key).into_iter().flatten().take(1);
        for row in self.town.rows(key).iter().chain(trashed) {
            let seen = expected.contains(&row.id);
            let got = records::get(cx, who, key, row.id).await;
            assert_eq!(got.is_ok(), seen, "{}", self.told(&format!("get {got:?}")));
            let shown = self.holds_back("get", &got);
            let past = records::history(cx, who, key, row.id, None, None).await;
            assert_eq!(past.is_ok(), seen, "{}", self.told("history"));
            self.holds_back("history", &past);
            let related = records::related(cx, who, key, row.id, "*").await;
            self.holds_back("related", &related);
            let files = app::attachments::list(cx, who, key, row.id).await;
            assert_eq!(files.is_ok(), seen, "{}", self.told("files"));
            let files = self.holds_back("files", &files);
            let notes = app::notes::list(cx, who, key, row.id, None).await;
            assert_eq!(notes.is_ok(), seen, "{}", self.told("notes"));
            let notes = self.holds_back("notes", &notes);
            if !seen {
                continue;
            }
            for (number, secret) in self.town.secrets.iter().filter(|(_, secret)| secret.record == row.id) {
                let named_now = [&shown, &files, &notes].iter().any(|there| there.contains(number));
                let file = secret.field.is_empty() || secret.field == "x_deed";
                if self.shown(*number, Action::Read) {
                    assert!(named_now, "{}", self.told(&format!("{secret:?} is not shown")));
                }
                assert!(!file || named_now == self.shown(*number, Action::Read), "{}", self.told("a file"));
            }
        }
        for (file, (record, of_field)) in &self.town.files {
            let Some(row) = self.town.row("account", *record).filter(|_| key == "account") else { continue };
            let opens =
                self.law.reaches(key, Action::Read, row) && (!of_field || self.law.reads(key, "x_deed"));
            let opened = app::attachments::open(cx, who, *file).await.err();
            // Nothing lies in the store of files here: what may be opened is found to be missing there.
            let none = matches!(opened, Some(Error::NotFound | Error::Forbidden(_)));
            assert_eq!(!none, opens, "{}", self.told(&format!("open a file: {opened:?}")));
        }
        Ok(())
    }

    /// Each field as what is filtered, sorted, grouped and summed by, and as a column.
    pub(super) async fn fields(&self, answers: &mut Answers) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let schema = app::schema::get(cx, who, key)?;
        for field in &self.object.fields {
            let (sight, reads) = (self.law.sight(key, &field.key), self.law.reads(key, &field.key));
            let there = schema.fields.iter().any(|one| one.key == field.key);
            assert_eq!(there, sight != FieldRight::None, "{}", self.told(&format!("schema {}", field.key)));
            for (name, list, totals) in questions(field) {
                let base = self.town.answers(answers, key, &name, &list, totals.as_ref()).await;
                let (is_ok, text) = match &totals {
                    Some(totals) => {
                        let answer = records::totals(cx, who, key, totals).await;
                        (answer.is_ok(), format!("{answer:?}"))
                    }
                    None => {
                        let answer = records::list(cx, who, key, &list).await;
                        (answer.is_ok(), format!("{answer:?}"))
                    }
                };
                // A sum of values is nobody's value.
                if !name.starts_with("measure") {
                    self.holds_back_text(&name, &text, Action::Read);
                }
                assert_eq!(is_ok, base && reads, "{}", self.told(&format!("{name}: {text}")));
            }
            let columns = Question { columns: Some(field.key.clone()), ..Question::default() };
            let page = records::list(cx, who, key, &columns).await;
            let shown = field.listable() && sight != FieldRight::None;
            assert_eq!(page.is_ok(), shown, "{}", self.told(&format!("column {}: {page:?}", field.key)));
            self.holds_back(&format!("column {}", field.key), &page);
            // Through a link to what the person reads somewhere, one of the other's fields.
            let Some(target) = field.to.as_deref().and_then(|to| self.town.catalog.get(to)) else { continue };
            for other in target.fields.iter().filter(|other| other.filterable() && other.to.is_none()) {
                let path = format!("{}.{}", field.key, other.key);
                let filter = json!({ "field": path, "op": "empty", "value": false }).to_string();
                let question = Question { filter: Some(filter), ..Question::default() };
                let answer = records::list(cx, who, key, &question).await;
                let sees = reads
                    && self.law.reads(&target.key, &other.key)
                    && self.law.may(&target.key, Action::Read);
                assert!(
                    sees || answer.is_err(),
                    "{}\n{}",
                    self.told(&format!("filter {path}")),
                    self.law.told(&target.key)
                );
            }
        }
        Ok(())
    }

    /// Words find records by the fields that may be read, and by no other.
    pub(super) async fn words(&self) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        for field in self.object.fields.iter().filter(|field| field.search) {
            let of = |secret: &&town::Secret| secret.object == key && secret.field == field.key;
            let all = self.town.secrets.iter().filter(|(_, secret)| of(secret));
            // One in reach and one out of it say it all.
            let inside =
                |id: Uuid| self.town.row(key, id).is_some_and(|row| self.law.reaches(key, Action::Read, row));
            let living = |id: Uuid| self.town.rows(key).iter().any(|row| row.id == id);
            let (near, far): (Vec<_>, Vec<_>) =
                all.filter(|(_, one)| living(one.record)).partition(|(_, one)| inside(one.record));
            for (number, secret) in near.into_iter().take(1).chain(far.into_iter().take(1)) {
                let word = match field.kind {
                    entity::FieldType::Phone => format!("55500{number:05}"),
                    _ => format!("zq{number:05}z"),
                };
                let question = Question { q: Some(word.clone()), ..Question::default() };
                let base = records::list(cx, &self.town.operator, key, &question).await?;
                if !base.items.iter().any(|one| one.id == secret.record) {
                    continue;
                }
                // Who may not read all that is searched searches the fields that have a column: finds less, never more.
                let whole = self.object.fields.iter().filter(|one| one.search).map(|one| &one.key);
                let whole = whole.chain(self.object.reaching().map(|part| &part.key));
                let whole = whole.into_iter().all(|one| self.law.reads(key, one));
                let found_by = whole || !field.is_aside();
                let expected: Vec<Uuid> = match self.shown(*number, Action::Read) && found_by {
                    true => vec![secret.record],
                    false => Vec::new(),
                };
                let page = records::list(cx, who, key, &question).await?;
                let found: Vec<Uuid> = page.items.iter().map(|one| one.id).collect();
                assert_eq!(found, expected, "{}", self.told(&format!("words of {}", field.key)));
                let totals = TotalsQuestion { q: Some(word.clone()), ..TotalsQuestion::default() };
                let count = records::totals(cx, who, key, &totals).await?.count;
                assert_eq!(usize::try_from(count)?, expected.len(), "{}", self.told("totals of words"));
                let hits = app::search::search(cx, who, &word, 50).await?;
                let hits: Vec<Uuid> = hits.iter().filter(|hit| hit.object == key).map(|hit| hit.id).collect();
                assert_eq!(hits, expected, "{}", self.told(&format!("search by {}", field.key)));
            }
        }
        let hits = app::search::search(cx, who, "zq0", 50).await;
        self.holds_back("search", &hits);
        Ok(())
    }

    pub(super) async fn export(&self) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let export = app::exports::begin(cx, who, key, &Question::default());
        assert_eq!(export.is_ok(), self.law.may(key, Action::Export), "{}", self.told("export"));
        let Ok(mut export) = export else { return Ok(()) };
        let mut text = String::new();
        while let Some(bytes) = export.next().await? {
            text.push_str(&String::from_utf8(bytes)?);
        }
        let found = self.holds_back_text("export", &text, Action::Export);
        let name = self.object.name.as_str();
        for row in self.town.rows(key).iter().filter(|row| self.law.works(key, Action::Export, row)) {
            let named = |secret: &town::Secret| secret.record == row.id && secret.field == name;
            let Some((number, _)) = self.town.secrets.iter().find(|(_, one)| named(one)) else { continue };
            let there = found.contains(number);
            assert_eq!(there, self.law.reads(key, name), "{}", self.told("a record is not in the export"));
        }
        Ok(())
    }

    /// What shows records beside the list: the trash, likely duplicates, a merge, the log.
    pub(super) async fn beside(&self) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let bin = app::trash::list(cx, who, key, &app::trash::Question::default()).await;
        assert_eq!(bin.is_ok(), self.law.may(key, Action::Trash), "{}", self.told("trash"));
        self.holds_back("trash", &bin);
        if let (Ok(bin), Some(rows)) = (&bin, self.town.trashed.get(key)) {
            let found: BTreeSet<Uuid> = bin.items.iter().map(|item| item.id).collect();
            let expected = rows.iter().filter(|row| self.law.works(key, Action::Trash, row));
            let expected: BTreeSet<Uuid> = expected.map(|row| row.id).collect();
            assert_eq!(found, expected, "{}", self.told("trash"));
        }
        for (field, _) in entity::same::recognised(self.object) {
            let of = |secret: &town::Secret| secret.object == key && secret.field == field.key;
            let all = self.town.secrets.iter().filter(|(_, one)| of(one));
            for (number, secret) in all.take(4) {
                let typed = match field.kind {
                    entity::FieldType::Email => format!("zq{number:05}z@example.com"),
                    entity::FieldType::Phone => format!("+5255500{number:05}"),
                    _ => format!("zq{number:05}z"),
                };
                let typed = Map::from_iter([(field.key.clone(), json!(typed))]);
                let likely = app::duplicates::likely(cx, who, key, &typed, None).await;
                self.holds_back("likely", &likely);
                let Ok(likely) = likely else { continue };
                let finds = likely.iter().any(|one| one.id == secret.record);
                let allowed = self.shown(*number, Action::Read);
                assert!(allowed || !finds, "{}", self.told(&format!("likely by {}", field.key)));
            }
        }
        let rows = self.town.rows(key);
        for pair in rows.windows(2).take(3) {
            let ids = [pair[0].id, pair[1].id];
            let preview = app::merges::preview(cx, who, key, &ids).await;
            self.holds_back("preview of a merge", &preview);
            let works = |at: usize, action| self.law.works(key, action, &pair[at]);
            let allowed = works(0, Action::Update) && works(1, Action::Update) && works(1, Action::Trash);
            assert!(allowed || preview.is_err(), "{}", self.told("preview of a merge"));
        }
        let asked = app::audit::Question { object: Some(key.to_owned()), ..app::audit::Question::default() };
        let log = app::audit::log(cx, who, &asked).await;
        self.holds_back("log", &log);
        Ok(())
    }
}

//! Every way that changes something, tried so that nothing is: with a version long gone, or a word that is wrong. What gets so
//! far as to be told so was let through; everything else looks as the law says. Bulk changes and imports are carried out.

use access::Action;
use anyhow::Result;
use app::Error;
use app::bulk::{self, Ask, BulkAction};
use app::once::Once;
use app::records::{self, Draft};
use serde_json::{Map, json};
use uuid::Uuid;

use super::ways::Case;
use crate::imports::harness;

impl Case<'_> {
    /// Whether anything of the object may be changed by the ways that all objects have.
    pub(super) fn changes(&self) -> bool {
        !self.object.read_only && self.law.may(self.key(), Action::Read)
    }

    pub(super) async fn updates(&self) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let once = Once::default();
        for row in self.town.rows(key) {
            let trashes = records::trash(cx, who, key, row.id, 0, &once).await;
            let expected = self.law.works(key, Action::Trash, row);
            let through = matches!(trashes, Err(Error::Stale { .. }));
            assert_eq!(through, expected, "{}", self.told(&format!("put into the trash: {trashes:?}")));
            let reached = self.law.works(key, Action::Update, row);
            let of = self.town.secrets.values().filter(|secret| secret.record == row.id);
            for secret in
                of.filter(|one| self.object.field(&one.field).is_some_and(|field| field.kind.is_text()))
            {
                let field = self.object.field(&secret.field).expect("it is one");
                let value = match field.kind {
                    entity::FieldType::Email => json!("another@example.com"),
                    entity::FieldType::Phone => json!("+48123456789"),
                    entity::FieldType::Url => json!("https://another.example.com/"),
                    _ => json!("another"),
                };
                let values = Map::from_iter([(field.key.clone(), value)]);
                let draft = Draft { values, ..Draft::default() };
                let changed = records::update(cx, who, key, row.id, 0, &draft, &once).await;
                self.holds_back("change", &changed);
                let through = matches!(changed, Err(Error::Stale { .. }));
                let expected = reached && self.law.writes(key, &field.key, Action::Update);
                assert_eq!(through, expected, "{}", self.told(&format!("change {}: {changed:?}", field.key)));
            }
        }
        Ok(())
    }

    pub(super) async fn trash(&self) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        for row in self.town.trashed.get(key).into_iter().flatten() {
            let purged = app::trash::purge(cx, who, key, row.id, "nothing", &Once::default()).await;
            let through = matches!(&purged, Err(error) if error.code() == "purge-code-wrong");
            let expected = self.law.works(key, Action::Purge, row);
            assert_eq!(through, expected, "{}", self.told(&format!("purge: {purged:?}")));
            let back = app::trash::restore(cx, who, key, row.id, &Once::default()).await;
            self.holds_back("bring back", &back);
            let expected = self.law.works(key, Action::Trash, row);
            assert_eq!(back.is_ok(), expected, "{}", self.told(&format!("bring back: {back:?}")));
            if let Ok(back) = back {
                let once = Once::default();
                records::trash(cx, &self.town.operator, key, row.id, back.version, &once).await?;
            }
        }
        Ok(())
    }

    /// The field of customers that nothing else stands in, as all customers have it now.
    async fn free(&self) -> Result<Vec<(Uuid, String)>> {
        let question = records::Question {
            limit: Some(500),
            columns: Some("code,x_free".to_owned()),
            ..records::Question::default()
        };
        let operator = &self.town.operator;
        let page = records::list(&self.town.company.cx, operator, "account", &question).await?;
        let text = |one: &records::RecordView| {
            one.values.get("x_free").and_then(|free| free.as_str()).map(str::to_owned)
        };
        Ok(page.items.iter().map(|one| (one.id, text(one).unwrap_or_default())).collect())
    }

    /// A change of all customers at once reaches those the law says.
    pub(super) async fn many(&self, word: &str) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let ask = Ask {
            object: key.to_owned(),
            action: BulkAction::Update,
            ids: Some(self.town.rows(key).iter().map(|row| row.id).collect()),
            matching: None,
            values: Map::from_iter([("x_free".to_owned(), json!(word))]),
            owner: None,
            unit: None,
        };
        let started = bulk::start(cx, who, &ask, &Once::default()).await;
        let writes = self.law.writes(key, "x_free", Action::Update) && self.law.may(key, Action::Update);
        assert_eq!(started.is_ok(), writes, "{}", self.told(&format!("change of many: {started:?}")));
        harness::work(cx).await?;
        self.written("change of many", word, |row| writes && self.law.works(key, Action::Update, row))
            .await?;
        let Ok(started) = started else { return Ok(()) };
        let left = bulk::left(cx, who, started.id, None).await;
        self.holds_back("what a change of many left out", &left);
        Ok(())
    }

    /// A file that names all customers changes those the law says.
    pub(super) async fn import(&self, word: &str) -> Result<()> {
        let (cx, who, key) = (&self.town.company.cx, self.who, self.key());
        let operator = &self.town.operator;
        let mut text = "code,x_free\n".to_owned();
        for row in self.town.rows(key) {
            let code = records::get(cx, operator, key, row.id).await?.code.unwrap_or_default();
            text.push_str(&format!("{code},{word}\n"));
        }
        let mapping = harness::plain(key, &["code", "x_free"]);
        let done = harness::import(cx, who, &mapping, &text, false).await;
        let may = [Action::Import, Action::Update].iter().all(|action| self.law.may(key, *action));
        let writes = may && self.law.writes(key, "x_free", Action::Import) && self.law.reads(key, "code");
        self.written("import", word, |row| {
            done.is_ok()
                && writes
                && self.law.works(key, Action::Import, row)
                && self.law.works(key, Action::Update, row)
        })
        .await?;
        let Ok(done) = done else { return Ok(()) };
        let errors = String::from_utf8(app::imports::errors_csv(cx, who, done.id).await?)?;
        self.holds_back("errors of an import", &errors);
        Ok(())
    }

    /// Nothing holds the word that the law does not let.
    async fn written(&self, way: &str, word: &str, allowed: impl Fn(&town::Row) -> bool) -> Result<()> {
        for (id, text) in self.free().await? {
            let Some(row) = self.town.row("account", id) else { continue };
            assert_eq!(text == word, allowed(row), "{}", self.told(&format!("{way} of {id}: {text}")));
        }
        Ok(())
    }
}

//! The search over all objects a person may read. Refuses a question without letters or digits.

use access::{Action, Principal};
use entity::Object;
use uuid::Uuid;

use super::list::gathered;
use super::read::{naming, words};
use super::sql::{self, Sql};
use super::which::Tests;
use super::{Question, noted};
use crate::db::{Error, Read, quoted};
use crate::search::{self, Among};

/// A record the search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The object's key.
    pub object: String,
    /// The record.
    pub id: Uuid,
    /// Its code, where it is not hidden.
    pub code: Option<String>,
    /// The words for it: its name, or its code where the name is hidden, or dots.
    pub name: String,
    /// A second line: the first other text of the object's card that the reader may see.
    pub sub: Option<String>,
    /// The field that `sub` is of.
    pub field: Option<String>,
    /// Found by a note at it: the second line is of that.
    pub noted: bool,
}

/// Searches every object `who` may read, at most `limit` hits an object, for records that hold every
/// word of `q`, themselves or in one of their notes. A `q` without letters or digits finds nothing.
pub async fn search(db: &mut impl Read, who: &Principal, q: &str, limit: i64) -> Result<Vec<Hit>, Error> {
    let mut out = Vec::new();
    if !q.chars().any(char::is_alphanumeric) {
        return Ok(out);
    }
    let everywhere = search::everywhere(db, who.tenant, q).await?;
    for object in who.catalog.iter().filter(|object| who.may(&object.key, Action::Read)) {
        let mut build = Sql::new(who.tenant);
        let among = match everywhere.as_ref().filter(|_| sql::indexed(who, object)) {
            Some(found) => found.among(db.dialect(), &mut build, &object.table),
            None => Among::Some,
        };
        let tests = match among {
            Among::None => continue,
            Among::These(condition) => Tests::among(build, who, object, condition, q)?,
            Among::Some => {
                let question = Question { q: Some(q), ..Question::default() };
                Tests::new(db, who, object, Action::Read, &question).await?
            }
        };
        out.extend(tests.hits(db, who, object, limit).await?);
    }
    noted::add(db, who, q, everywhere.as_ref(), limit, &mut out).await?;
    Ok(out)
}

impl Tests {
    /// The tests of a search over all objects, where its candidates are known.
    fn among(
        mut build: Sql,
        who: &Principal,
        object: &Object,
        among: String,
        q: &str,
    ) -> Result<Self, Error> {
        let scope = sql::scope(&mut build, object, &who.predicate(&object.key, Action::Read))?.rows;
        let words = sql::words(&mut build, who, object, q);
        let alive = "t.tenant_id = $1 AND t.deleted_at IS NULL".to_owned();
        Ok(Self { build, tests: vec![alive, scope, among, words], narrow: true, words: true, known: true })
    }

    /// The first records in the order of their names.
    async fn hits(
        mut self,
        db: &mut impl Read,
        who: &Principal,
        object: &Object,
        limit: i64,
    ) -> Result<Vec<Hit>, Error> {
        let most = self.build.bind(limit);
        let (code, name) = naming(who, object)?;
        let sub = object.layouts.card.iter().find(|key| **key != object.name && *key != "code");
        let sub = sub.and_then(|key| object.field(key)).filter(|field| field.kind.is_text());
        let sub = sub.filter(|field| who.field(&object.key, &field.key).reads());
        let field = sub.map(|field| field.key.clone());
        let sub = match sub {
            Some(field) => sql::select(field)?.swap_remove(0),
            None => "NULL".into(),
        };
        // An order by a hidden name would tell of it.
        let order = match who.field(&object.key, &object.name).reads() {
            true => format!("{}t.name_key, t.id", gathered(db.dialect(), self.narrow)),
            false => "t.id".to_owned(),
        };
        let text = format!(
            "SELECT t.id, {code}, {name}, {sub} FROM {} t WHERE {} ORDER BY {order} LIMIT {most}",
            quoted(&object.table)?,
            self.tests.join(" AND "),
        );
        let rows = db.all(self.planned(), &text, &self.build.args).await?;
        let hit = |row: &crate::Row| {
            let code: Option<String> = row.get(1)?;
            let name = row.get::<Option<String>>(2)?.unwrap_or_default();
            Ok(Hit {
                object: object.key.clone(),
                id: row.get(0)?,
                name: words(&name, code.as_deref()).to_owned(),
                code,
                sub: row.get(3)?,
                field: field.clone(),
                noted: false,
            })
        };
        rows.iter().map(hit).collect()
    }
}

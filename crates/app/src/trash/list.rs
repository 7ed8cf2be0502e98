//! One page of a trash, the last first, with the names the person may read.

use access::{Action, Principal};
use jiff::Timestamp;
use kernel::Problem;
use store::records::LIMIT_MAX;
use uuid::Uuid;

use crate::{Cx, Error, schema};

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Words that must occur.
    pub q: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Most rows; 50 when absent.
    pub limit: Option<usize>,
}

/// A record in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashItem {
    /// Its id.
    pub id: Uuid,
    /// Its code, where there is one and the person may read it.
    pub code: Option<String>,
    /// Its name, where the person may read it.
    pub name: Option<String>,
    /// Since when.
    pub at: Timestamp,
    /// Who put it there.
    pub by: Option<String>,
    /// Whether the person may purge it.
    pub can_purge: bool,
    /// Which merge put it here, and where it leads.
    pub merged: Option<Merged>,
}

/// That a record lies in the trash because it was merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The merge, for taking it back.
    pub merge: Uuid,
    /// The record it was merged into.
    pub into: Uuid,
    /// Its code and name, where the person may read them.
    pub label: Option<String>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashPage {
    /// Its rows.
    pub items: Vec<TrashItem>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// The trashed records of an object that the caller may bring back.
///
/// # Errors
/// [`Error::NotFound`] for an unknown object, `access-denied`, `limit-malformed`, `cursor-malformed`.
pub async fn list(cx: &Cx, who: &Principal, key: &str, question: &Question) -> Result<TrashPage, Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Trash)?;
    let limit = question.limit.unwrap_or(50);
    if !(1..=LIMIT_MAX).contains(&limit) {
        return Err(Problem::new("limit-malformed").with("max", LIMIT_MAX).into());
    }
    let q = question.q.as_deref().filter(|q| !q.trim().is_empty());
    let cursor = question.cursor.as_deref().filter(|cursor| !cursor.is_empty());
    let mut db = cx.db.read();
    let page = store::records::list_trash(&mut db, who, object, q, cursor, limit).await?;
    let ids: Vec<Uuid> = page.items.iter().map(|row| row.id).collect();
    let merged = store::merges::of_records(&mut db, who.tenant, key, &ids).await?;
    let winners: Vec<Uuid> = merged.values().map(|(_, into)| *into).collect();
    let labels = store::records::labels(&mut db, who, object, &winners).await?;
    let reads = |field: &str| who.field(key, field).reads();
    let (code, name) = (reads("code"), reads(&object.name));
    let merged = |id: &Uuid| {
        let (merge, into) = merged.get(id)?;
        let words = |label: &store::records::Label| match &label.code {
            Some(code) if !label.name.is_empty() => format!("{} · {code}", label.name),
            _ => label.words().to_owned(),
        };
        Some(Merged { merge: *merge, into: *into, label: labels.get(into).map(words) })
    };
    let items = page.items.into_iter().map(|row| TrashItem {
        merged: merged(&row.id),
        id: row.id,
        code: row.code.filter(|_| code),
        name: Some(row.name).filter(|_| name),
        at: row.at,
        by: row.by,
        can_purge: row.purgeable && !object.read_only,
    });
    Ok(TrashPage { items: items.collect(), next: page.next })
}

//! What a merge would do: the records side by side, how much moves, and why it cannot be done.

use std::collections::BTreeMap;

use access::{Action, Principal};
use kernel::Problem;
use store::records::Record;
use uuid::Uuid;

use super::{distinct, mergeable, network};
use crate::records::{RecordView, Viewer};
use crate::{Cx, Error};

/// A merge before it is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The records, the one that would stay first.
    pub records: Vec<RecordView>,
    /// By object, how many references would move.
    pub moves: BTreeMap<String, i64>,
    /// Why it cannot be done; empty where it can.
    pub problems: Vec<Problem>,
}

/// Looks at a merge of `ids`, the winner first.
///
/// # Errors
/// [`Error::NotFound`] where one of them is not in the person's reach; `access-denied`, `merge-…`.
pub async fn preview(cx: &Cx, who: &Principal, key: &str, ids: &[Uuid]) -> Result<Preview, Error> {
    let object = mergeable(who, key)?;
    distinct(ids)?;
    let mut db = cx.db.read();
    let mut records: Vec<Record> = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate() {
        // Those that go must be in reach for that too.
        let action = if at == 0 { Action::Update } else { Action::Trash };
        let reached = store::records::get(&mut db, who, object, action, *id).await?.is_some();
        match store::records::get(&mut db, who, object, Action::Update, *id).await? {
            Some(record) if reached => records.push(record),
            _ => return Err(crate::records::missing(&mut db, who, object, *id).await?),
        }
    }
    let (winner, losers) = (ids[0], &ids[1..]);
    let moves = store::merges::count(&mut db, who, object, losers, ids).await?;
    let mut problems = Vec::new();
    if moves.values().sum::<i64>() > store::merges::MOVED_MAX {
        problems.push(Problem::new("merge-too-many").with("max", store::merges::MOVED_MAX));
    }
    if key == "member" {
        for (record, loser) in records[1..].iter().zip(losers) {
            problems.extend(
                network::hinders(&mut db, who.tenant, winner, *loser, &super::seen(who, object, record))
                    .await?,
            );
        }
    }
    let records = Viewer { who, object }.show(&mut db, records).await?;
    Ok(Preview { records, moves, problems })
}

/// Many of what refers, in words: objects of the catalog, users and saved views.
pub fn label(cx: &Cx, who: &Principal, language: crate::Language, object: &str) -> String {
    let own =
        matches!(object, "attachment" | "note" | "user" | "view").then(|| format!("merges-of-{object}"));
    own.and_then(|key| cx.words.find(language, &key, &[]))
        .unwrap_or_else(|| crate::schema::plural(cx, who, language, object))
}

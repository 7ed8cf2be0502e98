//! What became of a change of many records: how many, who was left out and why, whether it can be taken back.

use access::Principal;
use entity::Object;
use jiff::Timestamp;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use store::bulk::BulkChange;
use uuid::Uuid;

use crate::records::{ChangeWords, FieldChange, Viewer, holders, references};
use crate::{Cx, Error, records, schema};

/// Records of one page of those left out.
const PAGE: i64 = 100;

/// The account of a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: Uuid,
    /// The object's key.
    pub object: String,
    /// `update`, `assign` or `trash`.
    pub action: String,
    /// Its job.
    pub job: Option<Uuid>,
    /// Records changed.
    pub changed: i64,
    /// Records left out.
    pub left_out: i64,
    /// Why: problem code and number of records, the most frequent first.
    pub reasons: Vec<(String, i64)>,
    /// The change this one takes back.
    pub undo_of: Option<Uuid>,
    /// The change that takes this one back.
    pub undone_by: Option<Uuid>,
    /// Whether it can be taken back now.
    pub can_undo: bool,
    /// When it was asked for.
    pub created_at: Timestamp,
}

impl Account {
    pub(super) fn of(bulk: BulkChange, reasons: Vec<(String, i64)>, ended: bool) -> Self {
        Self {
            id: bulk.id,
            object: bulk.object,
            action: bulk.action,
            job: bulk.job.map(|job| job.uuid()),
            changed: bulk.changed,
            left_out: bulk.left_out,
            reasons,
            can_undo: ended && bulk.changed > 0 && bulk.undo_of.is_none() && bulk.undone_by.is_none(),
            undo_of: bulk.undo_of,
            undone_by: bulk.undone_by,
            created_at: bulk.created_at,
        }
    }
}

/// The account of one of the caller's own changes.
///
/// # Errors
/// [`Error::NotFound`] for a missing and for another person's alike.
pub async fn status(cx: &Cx, who: &Principal, id: Uuid) -> Result<Account, Error> {
    let mut db = cx.db.read();
    let bulk = super::own(&mut db, who, id).await?;
    let reasons = store::bulk::reasons(&mut db, who.tenant, id).await?;
    let job = match bulk.job {
        Some(job) => store::jobs::get(&mut db, who.tenant, job).await?,
        None => None,
    };
    let ended = job.is_none_or(|job| !matches!(job.state.as_str(), "queued" | "running"));
    Ok(Account::of(bulk, reasons, ended))
}

/// What one of the caller's own changes writes into each record, of fields the caller may see now; nothing where the object is
/// out of sight by now.
///
/// # Errors
/// [`Error::NotFound`] as for [`status`].
pub async fn given(cx: &Cx, who: &Principal, id: Uuid) -> Result<Vec<FieldChange>, Error> {
    let mut db = cx.db.read();
    let bulk = super::own(&mut db, who, id).await?;
    let Ok(object) = schema::visible(who, &bulk.object) else { return Ok(Vec::new()) };
    let asked = bulk.change.as_object().cloned().unwrap_or_default();
    let mut diff = Map::new();
    for (key, value) in asked {
        match value {
            Json::Object(values) if key == "values" => diff.extend(kept(cx, who, object, values)),
            // Neither owner nor unit can be taken away: nothing says that it stays.
            Json::Null => {}
            value => diff.extend([(key, value)]),
        }
    }
    let pairs = diff.into_iter().map(|(field, value)| (field, json!([null, value])));
    let diff = Json::Object(pairs.collect());
    let labels = Viewer { who, object }.labels(&mut db, references(object, [&diff])).await?;
    let holders = holders(&mut db, who, object, [&diff]).await?;
    let schema = schema::get(cx, who, &object.key)?;
    let words = ChangeWords { cx, who, schema: &schema, object, labels: &labels, holders: &holders };
    Ok(words.changes(&diff))
}

/// Values as records hold them, or as they were written where they fit their fields no more.
fn kept(cx: &Cx, who: &Principal, object: &Object, asked: Map<String, Json>) -> Map<String, Json> {
    let Ok(values) = records::checked_values(cx, who, object, &asked) else { return asked };
    let form = |(key, _): (String, Json)| values.get(&key).map(|value| (key, value.to_json()));
    asked.into_iter().filter_map(form).collect()
}

/// A record that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The record.
    pub id: Uuid,
    /// Its name, where the caller may read it.
    pub label: Option<String>,
    /// Its code, where the caller may read it.
    pub code: Option<String>,
    /// Why, as a problem's code.
    pub reason: String,
}

/// One page of those left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftPage {
    /// In the order of their ids.
    pub items: Vec<Left>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// The records that one of the caller's own changes left out.
///
/// # Errors
/// [`Error::NotFound`] as for [`status`], `cursor-malformed`.
pub async fn left(cx: &Cx, who: &Principal, id: Uuid, cursor: Option<&str>) -> Result<LeftPage, Error> {
    let mut db = cx.db.read();
    let bulk = super::own(&mut db, who, id).await?;
    let object = schema::visible(who, &bulk.object)?;
    let after = cursor.filter(|text| !text.is_empty()).map_or(Ok(Uuid::nil()), Uuid::parse_str);
    let after = after.map_err(|_| Error::Malformed(Problem::new("cursor-malformed")))?;
    let mut rows = store::bulk::left(&mut db, who.tenant, id, after, PAGE + 1).await?;
    let whole = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > whole;
    rows.truncate(whole);
    let ids: Vec<Uuid> = rows.iter().map(|(id, _)| *id).collect();
    let mut labels = store::records::labels(&mut db, who, object, &ids).await?;
    let next = if more { ids.last().map(Uuid::to_string) } else { None };
    let items = rows.into_iter().map(|(id, reason)| {
        let label = labels.remove(&id);
        let (code, name) = label.map_or((None, None), |label| (label.code, Some(label.name)));
        Left { id, code, label: name.filter(|name| !name.is_empty()), reason }
    });
    Ok(LeftPage { items: items.collect(), next })
}

//! What somebody was told, the newest first, in the reader's words; and marking it as read.

use std::collections::BTreeMap;

use access::{Action, Principal};
use jiff::Timestamp;
use kernel::Problem;
use serde_json::Value as Json;
use store::notifications::Notification;
use store::records::Label;
use store::{Read, Tx};
use uuid::Uuid;

use super::reader;
use crate::{Cx, Error, Language, jobs, schema};

/// Entries of one page.
const PAGE: i64 = 50;
/// Unread ones are counted up to here.
const UNREAD_MAX: i64 = 100;

/// Something told, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct NotificationView {
    /// Its id.
    pub id: Uuid,
    /// What kind of news.
    pub kind: String,
    /// In the reader's language.
    pub text: String,
    /// The record it is about.
    pub about: Option<(String, Uuid)>,
    /// What the news carries: object, count, result of a job.
    pub params: Json,
    /// When.
    pub at: Timestamp,
    /// Whether it was read.
    pub read: bool,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Notifications {
    /// The newest first.
    pub items: Vec<NotificationView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many are unread, counted up to a hundred.
    pub unread: usize,
}

/// What the caller was told, without what is about records out of the caller's sight by now.
///
/// # Errors
/// [`Error::NotFound`] for nobody in particular; `cursor-malformed`.
pub async fn list(cx: &Cx, who: &Principal, cursor: Option<&str>) -> Result<Notifications, Error> {
    let user = reader(who)?;
    let before = cursor.filter(|text| !text.is_empty()).map(Uuid::parse_str).transpose();
    let before = before.map_err(|_| Error::Malformed(Problem::new("cursor-malformed")))?;
    let mut db = cx.db.read();
    let mut rows = store::notifications::list(&mut db, who.tenant, user, before, false, PAGE + 1).await?;
    let whole = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let next = if rows.len() > whole { rows.get(whole - 1).map(|row| row.id.to_string()) } else { None };
    rows.truncate(whole);
    let labels = labels(&mut db, who, &rows).await?;
    let items = rows.into_iter().filter_map(|row| show(cx, who, &labels, row)).collect();
    let unread = store::notifications::list(&mut db, who.tenant, user, None, true, UNREAD_MAX).await?;
    let known = self::labels(&mut db, who, &unread).await?;
    let unread = unread.iter().filter(|row| seen(&known, row) && decides(who, row)).count();
    Ok(Notifications { items, next, unread })
}

/// One of a person's in words, and where it leads, for a mail; none where it was read, or is out of sight by now.
pub(crate) async fn mailed(cx: &Cx, who: &Principal, id: Uuid) -> Result<Option<(String, String)>, Error> {
    let mut db = cx.db.read();
    let found = store::notifications::get(&mut db, who.tenant, reader(who)?, id).await?;
    let Some(row) = found.filter(|row| row.read_at.is_none()) else { return Ok(None) };
    let labels = labels(&mut db, who, std::slice::from_ref(&row)).await?;
    let Some(view) = show(cx, who, &labels, row) else { return Ok(None) };
    let path = match (&view.about, view.params.get("what").and_then(Json::as_str)) {
        (Some((object, record)), _) => format!("/record/{object}/{record}"),
        (None, Some("run")) => format!("/runs/{}", view.params["id"].as_str().unwrap_or_default()),
        (None, Some("settlement")) => {
            format!("/settlements/{}", view.params["id"].as_str().unwrap_or_default())
        }
        (None, Some("transfer")) => "/transfers".to_owned(),
        _ => "/".to_owned(),
    };
    Ok(Some((view.text, path)))
}

/// Object → record → what it is called, of those the reader may see.
type Labels = BTreeMap<String, BTreeMap<Uuid, Label>>;

async fn labels(db: &mut impl Read, who: &Principal, rows: &[Notification]) -> Result<Labels, Error> {
    let mut wanted: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    for (object, record) in rows.iter().filter_map(|row| row.about.as_ref()) {
        wanted.entry(object).or_default().push(*record);
    }
    let mut out = Labels::new();
    for (key, mut ids) in wanted {
        ids.sort_unstable();
        ids.dedup();
        if let Some(object) = who.catalog.get(key).filter(|_| who.may(key, Action::Read)) {
            out.insert(key.to_owned(), store::records::labels(db, who, object, &ids).await?);
        }
    }
    Ok(out)
}

fn seen(labels: &Labels, row: &Notification) -> bool {
    row.about
        .as_ref()
        .is_none_or(|(object, record)| labels.get(object).is_some_and(|known| known.contains_key(record)))
}

/// Whether what waits for a decision waits for the reader's.
fn decides(who: &Principal, row: &Notification) -> bool {
    let what = row.params.get("what").and_then(Json::as_str).unwrap_or_default();
    row.kind != "approval" || who.may(what, Action::Approve)
}

fn show(cx: &Cx, who: &Principal, labels: &Labels, row: Notification) -> Option<NotificationView> {
    if !seen(labels, &row) || !decides(who, &row) {
        return None;
    }
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let text = |key: &str| row.params.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let mut values: Vec<(&str, String)> = vec![
        ("count", row.params.get("count").and_then(Json::as_i64).unwrap_or(1).to_string()),
        ("name", text("name")),
    ];
    if let Some((object, record)) = &row.about {
        let label = labels.get(object).and_then(|known| known.get(record));
        values.push(("record", label.map(|label| label.words().to_owned()).unwrap_or_default()));
    }
    let object = text("object");
    values.push(("objects", schema::plural(cx, who, language, &object)));
    let title = text("title");
    if !title.is_empty() {
        let mut filled = row.params.get("words").map(jobs::texts).unwrap_or_default();
        filled.push(("object".to_owned(), object));
        values.push(("title", jobs::titled(cx, who, language, &title, &filled)));
    }
    let word = match row.kind.as_str() {
        "job" => format!("notifications-job-{}", text("state")),
        "approval" => format!("notifications-approval-{}", text("what")),
        "assigned" if row.about.is_none() => "notifications-assigned-many".to_owned(),
        // What was not told of the reader's own text.
        "mentioned" if !text("state").is_empty() => format!("notifications-mentioned-{}", text("state")),
        kind => format!("notifications-{kind}"),
    };
    let values: Vec<(&str, &str)> = values.iter().map(|(key, text)| (*key, text.as_str())).collect();
    Some(NotificationView {
        id: row.id,
        text: cx.words.text(language, &word, &values),
        kind: row.kind,
        about: row.about,
        params: row.params,
        at: row.at,
        read: row.read_at.is_some(),
    })
}

/// Marks one of the caller's as read or unread, or all of them as read.
///
/// # Errors
/// [`Error::NotFound`] for another person's and for none alike.
pub async fn mark(cx: &Cx, who: &Principal, id: Option<Uuid>, read: bool) -> Result<(), Error> {
    let user = reader(who)?;
    let at = read.then(|| cx.now());
    let done = cx
        .db
        .write(async |tx: &mut Tx| store::notifications::mark(tx, who.tenant, user, id, at).await)
        .await?;
    if id.is_some() && done == 0 { Err(Error::NotFound) } else { Ok(()) }
}

//! The pairs the last search found, as one person sees them, and saying that two are not the same.

use access::{Action, Principal};
use entity::Object;
use jiff::Timestamp;
use kernel::{JobId, Problem};
use serde_json::json;
use store::Tx;
use store::duplicates::Reason;
use store::records::Record;
use uuid::Uuid;

use super::{Why, each_once, may_tidy};
use crate::records::{RecordView, Viewer};
use crate::{Cx, Error, schema, trail};

/// Most pairs of a page.
const LIMIT_MAX: usize = 100;

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Those that were said not to be the same, instead of those not decided about.
    pub apart: bool,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Most pairs; 50 when absent.
    pub limit: Option<usize>,
}

/// Two records that are likely the same.
#[derive(Debug, Clone, PartialEq)]
pub struct PairView {
    /// One of them.
    pub a: RecordView,
    /// The other.
    pub b: RecordView,
    /// Why, by the fields the person may read.
    pub why: Vec<Why>,
}

/// One page, and the search it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    /// Those that say most first. A page may be short where pairs rest on fields the person may not read.
    pub items: Vec<PairView>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// The job of the last search.
    pub job: Option<JobId>,
    /// When the last search was done; none before the first.
    pub found_at: Option<Timestamp>,
    /// Records it looked through.
    pub records: i64,
}

/// The pairs of which the person reads both records, for whoever may change some of them.
///
/// # Errors
/// [`Error::NotFound`], `access-denied`, `duplicates-not-offered`, `limit-malformed`, `cursor-malformed`.
pub async fn list(cx: &Cx, who: &Principal, key: &str, question: &Question) -> Result<Pairs, Error> {
    let object = schema::visible(who, key)?;
    may_tidy(who, object)?;
    let limit = question.limit.unwrap_or(50);
    if !(1..=LIMIT_MAX).contains(&limit) {
        return Err(Problem::new("limit-malformed").with("max", LIMIT_MAX).into());
    }
    let cursor = question.cursor.as_deref().filter(|text| !text.is_empty());
    let mut db = cx.db.read();
    let search = store::duplicates::search(&mut db, who.tenant, key).await?;
    let (pairs, next) = store::duplicates::list(&mut db, who, object, question.apart, cursor, limit).await?;
    let mut items = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let seen = pair.reasons.into_iter().filter_map(|reason| told(who, object, reason));
        let why = each_once(seen.map(|(field, same)| Why { field, same, value: None }));
        if why.is_empty() {
            continue;
        }
        let mut both: Vec<Record> = Vec::with_capacity(2);
        for id in [pair.a, pair.b] {
            both.extend(store::records::get(&mut db, who, object, Action::Read, id).await?);
        }
        let mut views = Viewer { who, object }.show(&mut db, both).await?.into_iter();
        if let (Some(a), Some(b)) = (views.next(), views.next()) {
            items.push(PairView { a, b, why });
        }
    }
    let found_at = search.as_ref().and_then(|search| search.found_at);
    let records = search.as_ref().map_or(0, |search| search.records);
    Ok(Pairs { items, next, job: search.map(|search| search.job), found_at, records })
}

/// What a reason is told as: one that rests on a further way to reach somebody needs both, the field and those ways, and is told
/// as one of the latter. None where the person may not read what it rests on.
fn told(who: &Principal, object: &Object, reason: Reason) -> Option<(String, bool)> {
    let reads = |field: &str| who.field(&object.key, field).reads();
    if !reads(&reason.field) {
        return None;
    }
    if !reason.further {
        return Some((reason.field, reason.same));
    }
    let part = object.reaching().next().filter(|part| reads(&part.key))?;
    Some((part.key.clone(), reason.same))
}

/// Says that two records are not the same, or takes that back. Said twice it is said.
///
/// # Errors
/// [`Error::NotFound`] where the person does not read both; `access-denied`, `duplicates-not-offered`, `duplicates-self`.
pub async fn apart(
    cx: &Cx,
    who: &Principal,
    key: &str,
    (one, other): (Uuid, Uuid),
    apart: bool,
) -> Result<(), Error> {
    let object = schema::visible(who, key)?;
    may_tidy(who, object)?;
    if one == other {
        return Err(Problem::new("duplicates-self").field("b").into());
    }
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| {
            for id in [one, other] {
                let record = store::records::get(tx, who, object, Action::Read, id).await?;
                record.ok_or(Error::NotFound)?;
            }
            if store::duplicates::set_apart(tx, who, key, (one, other), apart, now).await? {
                let said = json!({ "not_same_as": if apart { [json!(null), json!(other)] } else { [json!(other), json!(null)] } });
                trail::audit(cx, tx, who, key, Some(one), if apart { "apart" } else { "apart_undo" }, &said).await?;
            }
            Ok(())
        })
        .await
}

//! The audit log: who did what to which record, filtered, the newest first, for whoever has the right to read it;
//! refuses what the reader may not see of a record, and names no record that is out of the reader's reach.

mod file;
mod people;
mod settings;
mod show;

use access::{Action, BEYOND_CATALOG, Principal};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::Problem;
use store::audit::LogQuestion;
use uuid::Uuid;

use crate::records::FieldChange;
use crate::{Cx, Error};

pub use file::{LogFile, begin};
pub(crate) use people::People;

/// The right's name.
const RIGHT: &str = "audit";
/// Entries of one page when the reader does not say.
const PAGE: i64 = 50;
/// Most entries of one page.
const PAGE_MAX: i64 = 200;

/// What people ask for although it may never have been done; whatever stands in the log can be asked for as well.
const ACTIONS: [&str; 51] = [
    "act",
    "act_end",
    "apart",
    "apart_undo",
    "approve",
    "ask",
    "attach",
    "backtest",
    "backtest_delete",
    "cancel",
    "confirm",
    "confirmed",
    "copied",
    "create",
    "denied",
    "detach",
    "end",
    "enrol",
    "erase",
    "export",
    "failed",
    "file",
    "hold",
    "hold_lift",
    "import",
    "link",
    "merge",
    "password",
    "place",
    "post",
    "proof",
    "proposed",
    "purge",
    "recompute",
    "recovery_codes",
    "reject",
    "release",
    "restore",
    "returned",
    "revoke",
    "second_factor",
    "sent",
    "session_end",
    "sign_in",
    "sign_in_failed",
    "sign_out",
    "status",
    "trash",
    "unknown",
    "unmerge",
    "update",
];

/// Things with entries that are neither records nor something of their own among the rights.
const BESIDES: [&str; 5] = ["token", "deputy", "passkey", "identity", "series"];

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Only this object.
    pub object: Option<String>,
    /// Only this record; with its object.
    pub record: Option<Uuid>,
    /// Only this action.
    pub action: Option<String>,
    /// Only what this person did.
    pub actor: Option<Uuid>,
    /// From this day, in the reader's zone.
    pub from: Option<Date>,
    /// To the end of this day.
    pub to: Option<Date>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Most entries.
    pub limit: Option<i64>,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditPage {
    /// The newest first.
    pub items: Vec<AuditItem>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditItem {
    /// The entry's id.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// By whom; none is the system.
    pub actor: Option<Uuid>,
    /// The person's name; none also for one who was forgotten.
    pub by: Option<String>,
    /// The name of the absent person it was done for.
    pub on_behalf: Option<String>,
    /// The name of the API token it was done with.
    pub token: Option<String>,
    /// The object's key.
    pub object: String,
    /// The object in the reader's words, where it has some.
    pub object_label: Option<String>,
    /// The record, where it is in the reader's reach.
    pub record: Option<Uuid>,
    /// Its words, where the reader may read them.
    pub label: Option<String>,
    /// `create`, `update`, `sign_in`, `denied` …
    pub action: String,
    /// The request, import or bulk change that caused it.
    pub request: String,
    /// The address the request came from.
    pub address: Option<String>,
    /// What changed, without what the reader may not see.
    pub changes: Vec<FieldChange>,
    /// Why it was refused, for a denial.
    pub refused: Option<Problem>,
}

/// The log.
///
/// # Errors
/// `access-denied`, `limit-malformed`, `cursor-malformed`, `audit-record-object`, `audit-day`, `audit-action-unknown`,
/// `audit-object-unknown`.
pub async fn log(cx: &Cx, who: &Principal, question: &Question) -> Result<AuditPage, Error> {
    who.require(RIGHT, Action::Read)?;
    let limit = question.limit.unwrap_or(PAGE);
    if !(1..=PAGE_MAX).contains(&limit) {
        return Err(Problem::new("limit-malformed").with("max", PAGE_MAX).into());
    }
    page(cx, who, question, limit).await
}

/// A page for whoever was found to have the right.
async fn page(cx: &Cx, who: &Principal, question: &Question, limit: i64) -> Result<AuditPage, Error> {
    let given = |text: &'_ Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let (object, action) = (given(&question.object), given(&question.action));
    if question.record.is_some() && object.is_none() {
        return Err(Problem::new("audit-record-object").field("record").into());
    }
    if let Some(object) = &object
        && !is_object(who, object)
        && !store::audit::was_about(&mut cx.db.read(), who.tenant, object).await?
    {
        return Err(unknown("audit-object-unknown", "object", object));
    }
    if let Some(action) = &action
        && !ACTIONS.contains(&action.as_str())
        && !store::audit::was_done(&mut cx.db.read(), who.tenant, action).await?
    {
        return Err(unknown("audit-action-unknown", "action", action));
    }
    let before = given(&question.cursor).map(|cursor| Uuid::parse_str(&cursor)).transpose();
    let asked = LogQuestion {
        object: object.as_deref(),
        record: question.record,
        action: action.as_deref(),
        actor: question.actor,
        from: question.from.map(|day| start_of(who, day)).transpose()?,
        to: question
            .to
            .map(|day| day.tomorrow().map_err(|_| no_day(day)).and_then(|day| start_of(who, day)))
            .transpose()?,
        before: before.map_err(|_| Error::Malformed(Problem::new("cursor-malformed")))?,
        limit: limit + 1,
    };
    let mut found = store::audit::log(&mut cx.db.read(), who.tenant, &asked).await?;
    let whole = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > whole;
    found.truncate(whole);
    let next = found.last().filter(|_| more).map(|entry| entry.seen.id.to_string());
    Ok(AuditPage { items: show::items(cx, who, found).await?, next })
}

/// Whether something of this name may have entries, had anybody ever touched it.
fn is_object(who: &Principal, key: &str) -> bool {
    who.catalog.get(key).is_some()
        || BEYOND_CATALOG.iter().any(|(known, _)| *known == key)
        || BESIDES.contains(&key)
}

fn unknown(code: &'static str, parameter: &'static str, value: &str) -> Error {
    let value: String = value.chars().take(80).collect();
    Problem::new(code).token(value).field(parameter).into()
}

/// The first moment of a day in the reader's zone.
fn start_of(who: &Principal, day: Date) -> Result<Timestamp, Error> {
    // Nothing was noted before there were computers; some databases know no earlier days at all.
    if day.year() < 1970 {
        return Err(no_day(day));
    }
    let zone = TimeZone::get(&who.zone).unwrap_or(TimeZone::UTC);
    let start = day.to_zoned(zone).map_err(|_| no_day(day))?;
    Ok(start.timestamp())
}

fn no_day(day: Date) -> Error {
    Problem::new("audit-day").token(day.to_string()).into()
}

//! Long work that survives a crash: what a person sees of it (own jobs only), and the worker's
//! side. Refuses to show or stop another person's job.

mod ticket;
mod worker;

use access::Principal;
use kernel::{JobId, Problem, UserId};
use serde_json::Value as Json;
use store::jobs::{JobRow, NewJob};
use store::{Read, Tx};

use crate::{Cx, Error, Language};

pub use ticket::{Halt, Ticket};
pub use worker::{BEAT, Leased, claim, originator, run, settle};

/// How many of a person's jobs a list shows.
const LIST_MAX: i64 = 100;

/// A job as its owner sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Id.
    pub id: JobId,
    /// Kind of work: `import`, `run`.
    pub kind: String,
    /// Key of the title's words and the values for them.
    pub title: (String, Vec<(String, String)>),
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 while unknown.
    pub total: i64,
    /// What came of it.
    pub result: Option<Json>,
    /// Why it failed.
    pub error: Option<Problem>,
    /// When it was asked for, RFC 3339 UTC.
    pub created_at: jiff::Timestamp,
}

impl From<JobRow> for Job {
    fn from(row: JobRow) -> Self {
        Self {
            id: row.id,
            title: (row.title, texts(&row.params)),
            kind: row.kind,
            state: row.state,
            done: row.done,
            total: row.total.unwrap_or(0),
            result: row.result,
            error: row.error.and_then(|error| serde_json::from_value(error).ok()),
            created_at: row.created_at,
        }
    }
}

/// What fills the words of a title, among what a job or the news of its end was given.
pub(crate) fn texts(params: &Json) -> Vec<(String, String)> {
    let values = params.as_object().into_iter().flatten();
    values.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

/// The title of a job in words; it may name the object its work is about. Where something to fill it is missing, as in news
/// of earlier days, it is background work.
#[must_use]
pub fn titled(
    cx: &Cx,
    who: &Principal,
    language: Language,
    key: &str,
    values: &[(String, String)],
) -> String {
    let object = values.iter().find(|(name, _)| name == "object").filter(|(_, key)| !key.is_empty());
    let plural = object.map(|(_, key)| crate::schema::plural(cx, who, language, key));
    let values = values.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let values: Vec<(&str, &str)> =
        values.chain(plural.iter().map(|all| ("objects", all.as_str()))).collect();
    let whole = cx.words.whole(language, key, &values);
    whole.unwrap_or_else(|| cx.words.text(language, "jobs-title-other", &[]))
}

/// Who a job and its files belong to; the operator at the machine's own command line is nobody.
#[must_use]
pub fn actor(who: &Principal) -> UserId {
    who.user.unwrap_or(UserId::from_uuid(uuid::Uuid::nil()))
}

/// Puts work in the queue, in the transaction of what causes it. `title` is the key of the words;
/// texts in `params` fill them.
///
/// # Errors
/// Faults of the database.
pub async fn enqueue(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    kind: &str,
    title: &str,
    params: &Json,
) -> Result<JobId, Error> {
    let id = JobId::from_uuid(cx.new_id());
    let actor = actor(who);
    let (tenant, via, now) = (who.tenant, who.via(), cx.now());
    let job = NewJob { tenant, id, kind, title, params, actor, via, total: None, now };
    store::jobs::enqueue(tx, &job).await?;
    Ok(id)
}

/// The caller's own jobs, newest first, at most a hundred.
///
/// # Errors
/// Faults of the database.
pub async fn list(cx: &Cx, who: &Principal) -> Result<Vec<Job>, Error> {
    let rows = store::jobs::list(&mut cx.db.read(), who.tenant, actor(who), LIST_MAX).await?;
    Ok(rows.into_iter().filter(|job| sees(who, job)).map(Job::from).collect())
}

/// One of the caller's own jobs.
///
/// # Errors
/// [`Error::NotFound`] for a missing and for another person's job alike.
pub async fn get(cx: &Cx, who: &Principal, id: JobId) -> Result<Job, Error> {
    own(&mut cx.db.read(), who, id).await.map(Job::from)
}

async fn own(db: &mut impl Read, who: &Principal, id: JobId) -> Result<JobRow, Error> {
    let row = store::jobs::get(db, who.tenant, id).await?;
    row.filter(|job| sees(who, job)).ok_or(Error::NotFound)
}

/// Whose job it is; through a token only those asked for with it are seen.
fn sees(who: &Principal, job: &JobRow) -> bool {
    job.actor == actor(who) && (who.token.is_none() || job.via == who.via())
}

/// Cancels a waiting job at once and asks a running one to stop after its present step. Asking
/// twice is the same as asking once.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] `job-finished` for a job that has ended otherwise.
pub async fn cancel(cx: &Cx, who: &Principal, id: JobId) -> Result<Job, Error> {
    let now = cx.now();
    let row = cx
        .db
        .write(async |tx: &mut Tx| {
            let job = own(tx, who, id).await?;
            if crate::privacy::has_begun(&job) {
                return Err(Error::Conflict(Problem::new("privacy-begun")));
            }
            store::jobs::cancel(tx, who.tenant, actor(who), id, now).await?.ok_or(Error::NotFound)
        })
        .await?;
    match row.state.as_str() {
        "done" | "failed" => Err(Error::Conflict(Problem::new("job-finished"))),
        _ => Ok(row.into()),
    }
}

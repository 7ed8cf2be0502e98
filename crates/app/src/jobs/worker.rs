//! The worker's side: lease a job, hand it to the use case of its kind, and end it. A job that
//! stops three times without getting further is set aside; refuses kinds it does not know.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use access::Principal;
use jiff::{SignedDuration, Timestamp};
use kernel::{Problem, TenantId, TokenId, UserId};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::jobs::{End, Lease, Standing};

use super::{Halt, Ticket};
use crate::notifications::{News, tell};
use crate::{Cx, Error};

/// How long a worker may be silent before another one takes its job.
const LEASE: SignedDuration = SignedDuration::from_secs(12);
/// How often a worker says that it is alive.
pub const BEAT: Duration = Duration::from_secs(3);
/// What of a job its title is filled with, besides the object.
const TITLE_WORDS: [&str; 3] = ["file", "code", "period"];
/// Starts of a job without getting further, before it is set aside.
const ATTEMPTS_MAX: i64 = 3;
/// Pause before a failed start is repeated, times the attempts so far.
const RETRY: SignedDuration = SignedDuration::from_secs(2);

pub(super) fn lease_end(cx: &Cx) -> Timestamp {
    cx.now().saturating_add(LEASE).unwrap_or(Timestamp::MAX)
}

/// A job in the hands of the runner.
#[derive(Debug, Clone)]
pub struct Leased {
    ticket: Ticket,
}

impl Leased {
    /// What kind of work it is, for metrics and logs.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.ticket.job().kind
    }

    /// Asks the handler to stop after its present step: the server is going down.
    pub fn stop(&self) {
        self.ticket.stopping.store(true, Ordering::Release);
    }

    /// Says that the worker is alive; false where the job is with another worker by now.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn beat(&self, cx: &Cx) -> Result<bool, Error> {
        let until = lease_end(cx);
        let lease = &self.ticket.lease;
        let standing = cx
            .db
            .write(async |tx: &mut Tx| store::jobs::beat(tx, lease, None, until).await)
            .await
            .map_err(Error::from)?;
        Ok(standing != Standing::Lost)
    }
}

/// Leases the job that waits longest. `owner` names the worker and differs at each start.
/// A job that was started too often without getting further is set aside on the way.
///
/// # Errors
/// Faults of the database.
pub async fn claim(cx: &Cx, owner: &str) -> Result<Option<Leased>, Error> {
    loop {
        let Some(lease) = store::jobs::claim(&cx.db, owner, cx.now(), lease_end(cx)).await? else {
            return Ok(None);
        };
        if lease.job.attempts <= ATTEMPTS_MAX {
            let ticket = Ticket { lease: Arc::new(lease), stopping: Arc::new(AtomicBool::new(false)) };
            return Ok(Some(Leased { ticket }));
        }
        tracing::error!(job = %lease.job.id, kind = lease.job.kind, "job set aside after too many starts");
        end(cx, &lease, &End::Failed(json!(Problem::new("job-poisoned")))).await?;
    }
}

/// Hands the job to the use case of its kind.
///
/// # Errors
/// Why the handler stopped before its end.
pub async fn run(cx: &Cx, leased: &Leased) -> Result<Json, Halt> {
    let ticket = &leased.ticket;
    let cx = &cx.in_bulk();
    let work = async {
        match ticket.job().kind.as_str() {
            "run" => crate::runs::run(cx, ticket).await,
            "backtest" => crate::backtests::run(cx, ticket).await,
            "settlement" => crate::settlements::run(cx, ticket).await,
            "import" => crate::imports::run(cx, ticket).await,
            "bulk" => crate::bulk::run(cx, ticket).await,
            "compute" => crate::definitions::compute::run(cx, ticket).await,
            "duplicates" => crate::duplicates::run(cx, ticket).await,
            "privacy" => crate::privacy::run(cx, ticket).await,
            kind => Err(Error::refused(Problem::new("job-kind-unknown").with("kind", kind)).into()),
        }
    };
    // Its transactions are long: nobody's answer waits for the end of one.
    store::alone(work).await
}

/// Who asked for a job, with the rights of this moment: a handler decides by them and not by those
/// of the moment it was asked for. Asked for with a token, it has no more than the token's; asked for in an absent
/// colleague's name, what is lent besides.
///
/// # Errors
/// [`Error::NotSignedIn`] for a person who is gone or barred since, and for a token or a deputy's entry that is over.
pub async fn originator(
    cx: &Cx,
    tenant: TenantId,
    actor: UserId,
    via: Option<uuid::Uuid>,
) -> Result<Principal, Error> {
    if actor.uuid().is_nil() {
        return crate::definitions::operator(cx, tenant).await;
    }
    let user = store::session::by_id(&mut cx.db.read(), tenant, actor).await?;
    let user = user.filter(|user| !user.disabled).ok_or(Error::NotSignedIn)?;
    let Some(via) = via else { return crate::session::principal(cx, tenant, &user).await };
    match crate::deputies::resumed(cx, tenant, user.id, via).await? {
        Some(acting) => {
            let own = crate::session::principal(cx, tenant, &user).await?;
            Ok(Principal { acting: Some(Box::new(acting)), ..own })
        }
        None => crate::tokens::narrowed(cx, tenant, &user, TokenId::from_uuid(via)).await,
    }
}

/// Ends the job as its handler ended; `None` where the handler itself broke down (a panic).
/// Faults are tried again a little later, refusals are final.
///
/// # Errors
/// Faults of the database: the lease then runs out and the job is taken up again.
pub async fn settle(cx: &Cx, leased: &Leased, outcome: Option<Result<Json, Halt>>) -> Result<(), Error> {
    let lease = &leased.ticket.lease;
    match outcome {
        Some(Ok(result)) => {
            // The job is done whatever becomes of this.
            if let Err(error) = cx.db.look_anew().await {
                tracing::warn!(job = %lease.job.id, %error, "statistics of the database are old");
            }
            if let Err(error) = store::search::settle(&cx.db).await {
                tracing::warn!(job = %lease.job.id, %error, "the index of fragments lies in pieces");
            }
            end(cx, lease, &End::Done(result)).await
        }
        Some(Err(Halt::Cancelled)) => end(cx, lease, &End::Cancelled(lease.job.params.clone())).await,
        Some(Err(Halt::Lost)) => Ok(()),
        Some(Err(Halt::Stopping)) => release(cx, lease, cx.now(), false).await,
        Some(Err(Halt::Later)) => {
            let due = cx.now().saturating_add(RETRY).unwrap_or(Timestamp::MAX);
            release(cx, lease, due, false).await
        }
        Some(Err(Halt::Failed(Error::Internal(cause)))) => {
            tracing::error!(job = %lease.job.id, kind = lease.job.kind, cause = %chain(&*cause), "job failed");
            again(cx, lease).await
        }
        Some(Err(Halt::Failed(Error::NotReady(_)))) => again(cx, lease).await,
        Some(Err(Halt::Failed(refusal))) => end(cx, lease, &End::Failed(json!(problem(&refusal)))).await,
        None => again(cx, lease).await,
    }
}

/// The problem a person is shown for a refusal.
fn problem(error: &Error) -> Problem {
    match error {
        Error::Forbidden(problem) | Error::Conflict(problem) | Error::Malformed(problem) => problem.clone(),
        Error::Refused(problems) if !problems.is_empty() => problems[0].clone(),
        other => Problem::new(other.code()),
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

/// Back to the queue after a fault, or aside when that happened too often.
async fn again(cx: &Cx, lease: &Lease) -> Result<(), Error> {
    if lease.job.attempts >= ATTEMPTS_MAX {
        return end(cx, lease, &End::Failed(json!(Problem::new("job-poisoned")))).await;
    }
    let attempts = i32::try_from(lease.job.attempts).unwrap_or(i32::MAX);
    let due = cx.now().saturating_add(RETRY.saturating_mul(attempts)).unwrap_or(Timestamp::MAX);
    release(cx, lease, due, true).await
}

/// Whoever asked for the work hears how it ended; whoever cancelled it knows.
async fn told(cx: &Cx, tx: &mut Tx, lease: &Lease, end: &End) -> Result<(), Error> {
    let job = &lease.job;
    let (state, result) = match end {
        End::Done(result) => ("done", result.clone()),
        End::Failed(_) => ("failed", json!(null)),
        End::Cancelled(_) => return Ok(()),
    };
    let object = job.params.get("object").cloned().unwrap_or_default();
    let kept = |name: &str| Some((name.to_owned(), job.params.get(name)?.clone()));
    let words: Map<String, Json> = TITLE_WORDS.into_iter().filter_map(kept).collect();
    let params =
        json!({ "title": job.title, "object": object, "state": state, "result": result, "words": words });
    let news = News::new(job.actor.uuid(), "job", &params);
    tell(cx, tx, job.tenant, &news).await
}

async fn release(cx: &Cx, lease: &Lease, due: Timestamp, count: bool) -> Result<(), Error> {
    cx.db.write(async |tx: &mut Tx| store::jobs::release(tx, lease, due, count).await).await?;
    Ok(())
}

async fn end(cx: &Cx, lease: &Lease, end: &End) -> Result<(), Error> {
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            store::jobs::settle(tx, lease, end, now).await?;
            told(cx, tx, lease, end).await
        })
        .await
}

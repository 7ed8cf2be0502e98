//! An erasure is asked for. Refuses without the code typed, while anything stands in the way, and a second one at once.

use access::{Action, Principal};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::privacy::{self, Kind, Request, State};
use uuid::Uuid;

use super::{RIGHT, preview, require};
use crate::once::Once;
use crate::{Cx, Error, jobs, trail};

/// Has the person behind a record erased, by a job; gives the request.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`]; `privacy-code-wrong`; [`Error::Conflict`] with what stands in the way, or
/// `privacy-running`.
pub async fn erase(
    cx: &Cx,
    who: &Principal,
    (object, record): (&str, Uuid),
    typed: &str,
    once: &Once,
) -> Result<Uuid, Error> {
    require(who, Action::Purge)?;
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            // One at a time decides who stays: of two administrators who erase each other, one does.
            store::users::lock(tx, who.tenant).await?;
            let person = preview::pieces(tx, who, object, record).await?;
            let code = person.first().map(|piece| piece.code.clone()).unwrap_or_default();
            if typed.trim() != code {
                return Err(Problem::new("privacy-code-wrong").with("code", code).field("code").into());
            }
            give_up(cx, tx, who, &person).await?;
            if let Some(block) = preview::blocks(cx, tx, who, &person).await?.into_iter().next() {
                return Err(Error::Conflict(block));
            }
            let id = cx.new_id();
            let params = json!({ "request": id.to_string(), "code": code });
            let job = jobs::enqueue(cx, tx, who, RIGHT, "jobs-title-privacy", &params).await?;
            let request = Request {
                id,
                kind: Kind::Erasure,
                object: object.to_owned(),
                record,
                code,
                person,
                state: State::Running,
                by: who.user.map(kernel::UserId::uuid),
                by_name: None,
                at: cx.now(),
                job: Some(job),
                account: json!({}),
                digest: None,
                replayed: false,
                finished_at: None,
            };
            if !privacy::insert(tx, who.tenant, &request).await? {
                return Err(Error::Conflict(Problem::new("privacy-running")));
            }
            trail::audit(cx, tx, who, RIGHT, Some(id), "ask", &json!({})).await?;
            once.after(cx, tx, who, &id).await?;
            Ok(id)
        })
        .await
}

/// Ends an erasure whose job has ended without it, so that another one can begin; refuses while it is at work.
async fn give_up(cx: &Cx, tx: &mut Tx, who: &Principal, person: &[privacy::Piece]) -> Result<(), Error> {
    let Some(running) = privacy::running(tx, who.tenant, person).await? else { return Ok(()) };
    let job = match running.job {
        Some(job) => store::jobs::get(tx, who.tenant, job).await?,
        None => None,
    };
    if job.is_some_and(|job| matches!(job.state.as_str(), "queued" | "running")) {
        return Err(Error::Conflict(Problem::new("privacy-running")));
    }
    Ok(privacy::finish(tx, who.tenant, running.id, State::Failed, None, cx.now()).await?)
}

//! The job that works out computed fields anew when a formula was added or changed; goes on where it stopped.

use access::Principal;
use entity::Document;
use kernel::JobId;
use serde_json::{Value as Json, json};
use store::Tx;
use uuid::Uuid;

use crate::jobs::{self, Halt, Ticket};
use crate::{Cx, Error};

/// Records of one transaction: small enough that other writers of SQLite hardly wait.
const CHUNK: usize = 500;

/// Puts the work in the queue where a formula of `new` is none of `old`.
///
/// # Errors
/// Faults of the database.
pub(super) async fn enqueue(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    (old, new): (&Document, &Document),
) -> Result<Option<JobId>, Error> {
    let formula = |document: &Document, key: &str| {
        document.fields.iter().find(|one| one.key == key).and_then(|one| one.formula.clone())
    };
    let changed =
        |field: &&entity::FieldDocument| field.formula.is_some() && formula(old, &field.key) != field.formula;
    if new.fields.iter().find(changed).is_none() {
        return Ok(None);
    }
    let params = json!({ "object": object });
    Ok(Some(jobs::enqueue(cx, tx, who, "compute", "jobs-title-compute", &params).await?))
}

/// Works out every computed field of an object.
///
/// # Errors
/// [`Halt`]: cancelled, stopping, lost, or failed.
pub async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let key = job.params.get("object").and_then(Json::as_str).unwrap_or_default().to_owned();
    // What this process read a moment ago may be the definition before.
    cx.catalogs.forget(job.tenant);
    let catalog = super::catalog(cx, job.tenant).await?;
    let Some(object) = catalog.get(&key) else { return Ok(json!({ "object": key })) };
    let total = store::definitions::records(&mut cx.db.read(), job.tenant, &object.table).await?;
    let (mut after, mut done) = ticket.checkpoint().and_then(read).unwrap_or_default();
    loop {
        ticket.go_on()?;
        let next = cx
            .db
            .write(async |tx: &mut Tx| {
                let next = store::records::recompute(tx, job.tenant, object, after, CHUNK).await?;
                if let Some((last, count)) = next {
                    let at = json!({ "after": last, "done": done + count as i64 });
                    ticket.advance(cx, tx, done + count as i64, Some(total), &at).await?;
                }
                Ok::<_, Halt>(next)
            })
            .await?;
        let Some((last, count)) = next else { return Ok(json!({ "object": key, "records": done })) };
        (after, done) = (last, done + count as i64);
    }
}

fn read(checkpoint: &Json) -> Option<(Uuid, i64)> {
    let after = Uuid::parse_str(checkpoint.get("after")?.as_str()?).ok()?;
    Some((after, checkpoint.get("done")?.as_i64()?))
}

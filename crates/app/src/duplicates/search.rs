//! The search over all records of an object, as a job: reads what they are recognised by, keeps it where it is behind, and
//! puts the pairs found in place of those of the search before. One at a time an object.

use access::Principal;
use entity::same::{self, Limits, Means};
use kernel::{JobId, Problem};
use serde_json::{Value as Json, json};
use store::Tx;
use store::duplicates::{self, Pair, Reason, Search};
use uuid::Uuid;

use super::may_tidy;
use crate::jobs::{self, Halt, Ticket, originator};
use crate::once::Once;
use crate::{Cx, Error, schema};

/// Records of one step.
const CHUNK: usize = 500;
/// Pairs kept of one search, those that say most first.
const PAIRS_MAX: usize = 20_000;

/// Starts a search.
///
/// # Errors
/// [`Error::NotFound`], `access-denied`, `duplicates-not-offered`; [`Error::Conflict`] `duplicates-searching`.
pub async fn start(cx: &Cx, who: &Principal, key: &str, once: &Once) -> Result<JobId, Error> {
    let object = schema::visible(who, key)?;
    may_tidy(who, object)?;
    let params = json!({ "object": key });
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            if let Some(last) = duplicates::search(tx, who.tenant, key).await?
                && let Some(job) = store::jobs::get(tx, who.tenant, last.job).await?
                && matches!(job.state.as_str(), "queued" | "running")
            {
                return Err(Error::Conflict(Problem::new("duplicates-searching")));
            }
            let job = jobs::enqueue(cx, tx, who, "duplicates", "jobs-title-duplicates", &params).await?;
            duplicates::begin(tx, who.tenant, key, job).await?;
            once.after(cx, tx, who, &job).await?;
            Ok(job)
        })
        .await
}

/// Carries out a search. Begun anew after a crash: it writes nothing that depends on how far it came.
///
/// # Errors
/// [`Halt`]: cancelled, stopping, lost, or failed.
pub async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let asked = originator(cx, job.tenant, job.actor, job.via).await?;
    let key = job.params.get("object").and_then(Json::as_str).unwrap_or_default();
    let object = schema::visible(&asked, key)?;
    may_tidy(&asked, object)?;
    // What is found is shown to each person in that person's rights: the search itself looks at everything.
    let means: Vec<Means> = same::recognised(object).into_iter().map(|(_, means)| means).collect();
    let total = duplicates::count(&mut cx.db.read(), job.tenant, object).await?;
    let (mut ids, mut faces) = (Vec::new(), Vec::new());
    let mut after = Uuid::nil();
    loop {
        ticket.go_on()?;
        let chunk = duplicates::values(&mut cx.db.read(), job.tenant, object, after, CHUNK).await?;
        let Some((last, _)) = chunk.last() else { break };
        after = *last;
        let done = (ids.len() + chunk.len()) as i64;
        cx.db
            .write(async |tx: &mut Tx| -> Result<(), Halt> {
                ticket.advance(cx, tx, done, Some(total.max(done)), &json!({})).await?;
                duplicates::keep(tx, job.tenant, object, &chunk).await?;
                Ok(())
            })
            .await?;
        for (id, values) in chunk {
            let normal = |(means, values): (&Means, &Vec<String>)| -> Vec<String> {
                values.iter().map(|value| same::normal(*means, value)).collect()
            };
            faces.push(means.iter().zip(&values).map(normal).collect::<Vec<_>>());
            ids.push(id);
        }
    }
    let compared = means.clone();
    let found = tokio::task::spawn_blocking(move || same::pairs(&compared, &faces, Limits::default()));
    let found = found.await.map_err(Error::internal)?;
    let fields: Vec<&str> =
        same::recognised(object).into_iter().map(|(field, _)| field.key.as_str()).collect();
    let mut pairs: Vec<Pair> = found
        .pairs
        .iter()
        .map(|pair| Pair {
            a: ids[pair.a],
            b: ids[pair.b],
            reasons: pair
                .reasons
                .iter()
                .map(|reason| Reason {
                    field: fields[reason.field].to_owned(),
                    same: reason.same,
                    further: reason.further,
                })
                .collect(),
            weight: same::weight(&means, &pair.reasons),
        })
        .collect();
    pairs.sort_by_key(|pair| (-pair.weight, pair.a, pair.b));
    pairs.truncate(PAIRS_MAX);
    let search = Search {
        job: job.id,
        found_at: Some(cx.now()),
        records: ids.len() as i64,
        pairs: pairs.len() as i64,
        common: found.common as i64,
    };
    let count = ids.len() as i64;
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Halt> {
            ticket.advance(cx, tx, count, Some(count), &json!({})).await?;
            duplicates::replace(tx, job.tenant, key, &search, &pairs).await?;
            Ok(())
        })
        .await?;
    Ok(json!({ "duplicates": key, "records": search.records, "pairs": search.pairs }))
}

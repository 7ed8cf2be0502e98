//! Every published run, computed again from its stored inputs and plan, gives the hash and the lines that are stored;
//! what its late returns take back is worked out again from the closed months before it.

use kernel::RunId;
use plan::Line;
use store::runs::codec;
use store::runs::parts::{self, Part};
use store::runs::record::{self, RunRow};

use super::Found;
use crate::{Cx, Error, runs};

/// More runs than a company closes in a lifetime.
const RUNS_MAX: i64 = 100_000;

/// The first run at fault.
pub(super) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let tenant = cx.tenant().await?;
        for row in record::list(&mut cx.db.read(), tenant, RUNS_MAX).await? {
            let id = row.id;
            if row.result_hash.is_some()
                && let Some(fault) = one(cx, row).await?
            {
                return Ok(Some(format!("{id} ({fault})")));
            }
        }
        Ok(None)
    })
}

async fn one(cx: &Cx, row: RunRow) -> Result<Option<String>, Error> {
    let tenant = cx.tenant().await?;
    let view = match runs::load_view(cx, tenant, &row).await {
        Ok(view) => view,
        Err(Error::Internal(cause)) => return Ok(Some(cause.to_string())),
        Err(error) => return Err(error),
    };
    if let Some(fault) = undone(cx, &row, &view).await? {
        return Ok(Some(fault));
    }
    let chunks = parts::all(&mut cx.db.read(), tenant, row.id, Part::Lines).await?;
    let again = tokio::task::spawn_blocking(move || {
        let mut lines: Vec<Line> = Vec::new();
        let run = commission::calculate(&view.inputs, &view.plan, &mut lines)
            .map_err(|problem| problem.to_string())?;
        let result = runs::undone::digest(run.result_hash, &view.undone);
        let hashes = (run.input_digest.to_string(), result.to_string());
        compare(&row, (Some(&hashes.0), Some(&hashes.1)), &lines, &chunks)
    });
    Ok(again.await.map_err(Error::internal)?.err())
}

/// What is wrong with what a run takes back of the months before it.
async fn undone(cx: &Cx, row: &RunRow, view: &runs::View) -> Result<Option<String>, Error> {
    let tenant = cx.tenant().await?;
    let report: runs::Report = serde_json::from_value(row.report.clone()).map_err(Error::internal)?;
    let from = match report.carried.from {
        Some(id) => record::get(&mut cx.db.read(), tenant, RunId::from_uuid(id)).await?,
        None => None,
    };
    let (plan, inputs) = (view.plan.clone(), view.inputs.clone());
    let late = match runs::undone::undo(cx, tenant, plan, inputs, (from.as_ref(), row.cut_at)).await {
        Ok((_, _, late)) => late,
        Err(Error::Refused(problems)) => return Ok(problems.first().map(ToString::to_string)),
        Err(error) => return Err(error),
    };
    if late.adjustments() != view.undone {
        return Ok(Some("what it takes back is not what returns undo".to_owned()));
    }
    Ok(None)
}

fn compare(
    row: &RunRow,
    (input, result): (Option<&str>, Option<&str>),
    lines: &[Line],
    chunks: &[Vec<u8>],
) -> Result<(), String> {
    if row.input_digest.as_deref() != input {
        return Err("its inputs are not what they were".to_owned());
    }
    if row.result_hash.as_deref() != result {
        return Err("computed again it gives another result".to_owned());
    }
    let mut stored = Vec::with_capacity(lines.len());
    for chunk in chunks {
        stored.extend(codec::unpack_lines(chunk).map_err(|problem| problem.to_string())?);
    }
    match stored.iter().zip(lines).position(|(one, other)| one != other) {
        Some(at) => Err(format!("line {} is not what was computed", at + 1)),
        None if stored.len() != lines.len() => Err(format!("{} lines, not {}", stored.len(), lines.len())),
        None => Ok(()),
    }
}

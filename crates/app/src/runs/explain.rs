//! One line opened: sale, volume, path, rank and conditions, rate and rounding, with the names of
//! everybody on the path; refuses lines the run does not have.

use access::Principal;
use kernel::{MemberId, Problem, RunId};
use plan::{Explanation, Line};
use store::runs::record::RunRow;
use uuid::Uuid;

use super::{payees, view, visible};
use crate::{Cx, Error};

/// An explanation, and code and name of each member and code of each sale it speaks of, by id.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// What the engine says; members and sales by id.
    pub explanation: Explanation,
    /// Id, code, name.
    pub members: Vec<(Uuid, String, String)>,
    /// Id, code.
    pub sales: Vec<(Uuid, String)>,
}

/// Explains line `no` of a run.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn explain(cx: &Cx, who: &Principal, id: RunId, no: u32) -> Result<Explained, Error> {
    let run = visible(cx, who, id).await?;
    of_run(cx, who, &run, no, None).await
}

/// As [`explain`], for a run the caller has decided to show; with `payee`, only that member's lines.
pub(crate) async fn of_run(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    no: u32,
    payee: Option<MemberId>,
) -> Result<Explained, Error> {
    if !run.published || i64::from(no) >= run.lines.unwrap_or(0) {
        return Err(Error::NotFound);
    }
    let line = payees::read_lines(cx, who, run.id, no, 1).await?.pop().ok_or(Error::NotFound)?;
    let view = view::load(cx, who.tenant, run).await?;
    if let Some(payee) = payee
        && view.inputs.members.ids.bytes(line.payee as usize) != payee.uuid().as_bytes()
    {
        return Err(Error::NotFound);
    }
    of_view(cx, who, &view, &line).await
}

/// Explains a line of a run in memory.
pub(crate) async fn of_view(
    cx: &Cx,
    who: &Principal,
    view: &view::View,
    line: &Line,
) -> Result<Explained, Error> {
    let fault = |problem: Problem| Error::internal(problem.to_string());
    let explanation = commission::Explainer::new(&view.inputs, &view.plan, &view.run)
        .map_err(fault)?
        .line(line)
        .map_err(fault)?;
    let mut members: Vec<Uuid> = Vec::new();
    let mut sales: Vec<Uuid> = Vec::new();
    let note = |list: &mut Vec<Uuid>, text: &str| list.extend(Uuid::parse_str(text).ok());
    note(&mut members, &explanation.payee);
    explanation.source.iter().for_each(|id| note(&mut members, id));
    explanation.path.iter().for_each(|step| note(&mut members, &step.member));
    for part in &explanation.parts {
        part.member.iter().for_each(|id| note(&mut members, id));
        part.sale.iter().for_each(|id| note(&mut sales, id));
    }
    explanation.sale.iter().for_each(|sale| {
        note(&mut members, &sale.member);
        note(&mut sales, &sale.id);
    });
    members.sort_unstable();
    members.dedup();
    sales.sort_unstable();
    sales.dedup();
    let mut db = cx.db.read();
    let members = store::runs::record::names(&mut db, who.tenant, &members).await?;
    let sales = store::runs::record::sale_heads(&mut db, who.tenant, &sales).await?;
    Ok(Explained {
        explanation,
        members,
        sales: sales.into_iter().map(|sale| (sale.id, sale.code)).collect(),
    })
}

//! Enrolling many members at once, for imports and generated companies: 100,000 and more in any order.
//! Refuses all of them or none: one problem a line, and nothing is written.

use std::collections::BTreeMap;

use kernel::{Problem, TenantId};
use store::network::{self, Enrolment, TreeKind};
use tree::{Forest, NONE, Node, Refusal};
use uuid::Uuid;

use crate::{Cx, Error};

/// How often the plan is made anew when the tree changes meanwhile.
const TRIES_MAX: usize = 5;
/// From so many new members on the database's statistics are renewed.
const ANALYZE_FROM: usize = 5_000;
/// Problems reported at most.
const PROBLEMS_MAX: usize = 1_000;

/// What a bulk enrolment did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkReport {
    /// Members enrolled.
    pub enrolled: usize,
    /// Members that stood there already, under the same parent.
    pub unchanged: usize,
    /// The tree's version afterwards.
    pub version: i64,
}

/// Puts members whose rows exist into a tree, in one transaction. Parents may come later in the list or
/// stand in the tree already. Safe to repeat: who stands there already, under the same parent, is left.
///
/// Authorising is the caller's (an import has done it for the whole file).
///
/// # Errors
/// [`Error::Refused`] with a problem for each bad entry, `at.line` = its position from 1:
/// `network-parent-unknown`, `network-self`, `network-cycle`, `placement-slot-taken`,
/// `network-already-placed` (twice in the list, or under another parent: that is a transfer).
pub async fn bulk_enrol(
    cx: &Cx,
    tenant: TenantId,
    kind: TreeKind,
    list: &[Enrolment],
) -> Result<BulkReport, Error> {
    for _ in 0..TRIES_MAX {
        let slot = cx.trees.fresh(cx, tenant, kind).await?;
        let plan = {
            let index = slot.read();
            plan(&index, list)?
        };
        if plan.new.is_empty() {
            return Ok(BulkReport { enrolled: 0, unchanged: plan.unchanged, version: plan.version });
        }
        let plan_ref = &plan;
        let done = cx
            .db
            .write(async |tx| {
                let p = plan_ref;
                network::add_many(tx, tenant, kind, p.version, &p.forest, &p.ids, &p.new).await
            })
            .await;
        match done {
            Ok(version) => {
                if plan.new.len() >= ANALYZE_FROM {
                    network::analyze(&cx.db).await?;
                }
                network::sweep(&cx.db, tenant, kind).await?;
                return Ok(BulkReport { enrolled: plan.new.len(), unchanged: plan.unchanged, version });
            }
            Err(network::Error::Moved) => {}
            Err(other) => return Err(super::refusal(other, "parent")),
        }
    }
    Err(Error::NotReady("the tree is being changed"))
}

struct Plan {
    version: i64,
    forest: Forest,
    ids: Vec<Uuid>,
    new: Vec<Enrolment>,
    unchanged: usize,
}

fn plan(index: &super::Index, list: &[Enrolment]) -> Result<Plan, Error> {
    let mut problems = Vec::new();
    let mut refuse = |line: usize, code: &str| {
        if problems.len() < PROBLEMS_MAX {
            problems.push(Problem::new(code).line(u32::try_from(line + 1).unwrap_or(u32::MAX)));
        }
    };
    let mut ids = index.ids().to_vec();
    let first_new = ids.len();
    let mut at: BTreeMap<Uuid, Node> = BTreeMap::new();
    let mut lines = Vec::new();
    let mut unchanged = 0;
    for (line, e) in list.iter().enumerate() {
        if let Some(node) = index.node(e.member) {
            let parent = index.forest().parent(node).map(|up| index.id(up));
            let slot = index.forest().slot(node);
            if parent == e.parent && (e.slot.is_none() || e.slot == Some(slot)) {
                unchanged += 1;
            } else {
                refuse(line, "network-already-placed");
            }
        } else if at.insert(e.member, ids.len() as Node).is_some() {
            refuse(line, "network-already-placed");
        } else {
            ids.push(e.member);
            lines.push(line);
        }
    }
    let mut parents = index.forest().parents().to_vec();
    let mut slots: Vec<u16> = (0..first_new as Node).map(|node| index.forest().slot(node)).collect();
    for &line in &lines {
        let e = &list[line];
        let parent = match e.parent {
            None => NONE,
            Some(parent) => match at.get(&parent).copied().or_else(|| index.node(parent)) {
                Some(node) => node,
                None => {
                    refuse(line, "network-parent-unknown");
                    NONE
                }
            },
        };
        parents.push(parent);
        slots.push(e.slot.unwrap_or(0));
    }
    if !problems.is_empty() {
        return Err(Error::Refused(problems));
    }
    let forest = Forest::build(&parents, &slots).map_err(|refusal| refused(refusal, first_new, &lines))?;
    let new = lines.iter().map(|&line| list[line].clone()).collect();
    Ok(Plan { version: index.version(), forest, ids, new, unchanged })
}

/// The engine's refusal, at the line that brought the member.
fn refused(refusal: Refusal, first_new: usize, lines: &[usize]) -> Error {
    let line = refusal.node().and_then(|node| lines.get((node as usize).checked_sub(first_new)?));
    let problem = Problem::new(refusal.code());
    Error::refused(match line {
        Some(&line) => problem.line(u32::try_from(line + 1).unwrap_or(u32::MAX)),
        None => problem,
    })
}

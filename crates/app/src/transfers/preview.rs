//! What a transfer would change: who moves, the path before and after, who gains and who loses members
//! and volume. Refuses what the tree would refuse today, with the same codes.

use access::{Action, Principal};
use kernel::Problem;
use serde::{Deserialize, Serialize};
use tree::{Change, NONE, Node};
use uuid::Uuid;

use super::{Ask, check};
use crate::network::{Index, Sight};
use crate::{Cx, Error};

/// The most steps of a path that are shown, the nearest kept.
const STEPS_MAX: usize = 100;

/// One member on a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathStep {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// What would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Members that move.
    pub members: u32,
    /// Children that go up to the old parent.
    pub lifted: u32,
    /// From the visible top down to the old parent.
    pub path_before: Vec<PathStep>,
    /// From the visible top down to the new parent.
    pub path_after: Vec<PathStep>,
    /// Uplines that lose the moved members: those only on the old path.
    pub losing: Vec<PathStep>,
    /// Uplines that gain them: those only on the new path.
    pub gaining: Vec<PathStep>,
    /// Steps the moved branch comes down (or up, negative).
    pub depth_change: i64,
    /// It is executed on a later day, when everything is checked again.
    pub later: bool,
}

/// Looks at a transfer without asking for it.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for a member out of sight; [`Error::Refused`] with the tree's
/// codes (`network-cycle`, `network-self`, `network-parent-unknown`, `transfer-no-change`, …);
/// [`Error::Conflict`] `placement-slot-taken`, `period-closed` for a day before the end of the last posted month.
pub async fn preview(cx: &Cx, who: &Principal, cmd: &Ask) -> Result<Preview, Error> {
    who.require("transfer", Action::Create).map_err(Error::Forbidden)?;
    check(cmd)?;
    let sight = Sight::of(cx, who, cmd.kind).await?;
    let today = crate::network::today(cx, who).await?;
    crate::runs::still_open(&mut cx.db.read(), who.tenant, cmd.from, "from").await?;
    let slot = cx.trees.fresh(cx, who.tenant, cmd.kind).await?;
    let mut preview = {
        let index = slot.read();
        plan(&index, &sight, cmd, cmd.from > today)?
    };
    name(cx, who, &mut preview).await?;
    Ok(preview)
}

fn plan(index: &Index, sight: &Sight, cmd: &Ask, later: bool) -> Result<Preview, Error> {
    let see = |member: Uuid| index.node(member).filter(|&node| sight.sees(index, node));
    let node = see(cmd.member).ok_or(Error::NotFound)?;
    let unknown = || Error::from(Problem::new("network-parent-unknown").field("new_parent"));
    let parent = match cmd.new_parent {
        None => NONE,
        Some(member) => see(member).ok_or_else(unknown)?,
    };
    let forest = index.forest();
    let wanted = cmd.slot.unwrap_or(0);
    let old = forest.parent(node);
    if old.unwrap_or(NONE) == parent && forest.slot(node) == wanted {
        return Err(Problem::new("transfer-no-change").field("new_parent").into());
    }
    let refuse = |refusal: tree::Refusal| {
        let problem = Problem::new(refusal.code());
        match refusal {
            tree::Refusal::SlotTaken { .. } => Error::Conflict(problem.field("slot")),
            _ => Error::refused(problem.field("new_parent")),
        }
    };
    let own_child = parent != NONE && forest.parent(parent) == Some(node);
    if cmd.with_branch {
        forest.check(Change { node, parent, slot: wanted }).map_err(refuse)?;
    } else {
        tree::lift_children(forest, node, parent, wanted).map_err(refuse)?;
    }
    let up = |from: Option<Node>| -> Vec<Node> {
        let visible = std::iter::successors(from, |&v| forest.parent(v)).filter(|&v| v != node);
        visible.take_while(|&v| sight.sees(index, v)).take(STEPS_MAX).collect()
    };
    let (before, after) = (up(old), up((parent != NONE).then_some(parent)));
    let steps = |nodes: &[Node]| -> Vec<PathStep> {
        let step = |&v: &Node| PathStep { id: index.id(v), code: String::new(), name: String::new() };
        nodes.iter().map(step).collect()
    };
    let only = |these: &[Node], not: &[Node]| -> Vec<Node> {
        these.iter().copied().filter(|v| !not.contains(v)).collect()
    };
    let new_depth = if parent == NONE { 0 } else { i64::from(forest.depth(parent)) + 1 };
    // A child that stays behind comes up one step before the member goes below it.
    let shift =
        i64::from(!cmd.with_branch && (own_child || (parent != NONE && forest.is_within(parent, node))));
    Ok(Preview {
        members: if cmd.with_branch { forest.downline(node) + 1 } else { 1 },
        lifted: if cmd.with_branch { 0 } else { forest.children_count(node) },
        losing: steps(&only(&before, &after)),
        gaining: steps(&only(&after, &before)),
        path_before: steps(&before).into_iter().rev().collect(),
        path_after: steps(&after).into_iter().rev().collect(),
        depth_change: new_depth - shift - i64::from(forest.depth(node)),
        later,
    })
}

async fn name(cx: &Cx, who: &Principal, preview: &mut Preview) -> Result<(), Error> {
    let lists = [&preview.path_before, &preview.path_after];
    let mut ids: Vec<Uuid> = lists.into_iter().flatten().map(|step| step.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let cards = store::network::cards(&mut cx.db.read(), who.tenant, &ids).await?;
    let all = [&mut preview.path_before, &mut preview.path_after, &mut preview.losing, &mut preview.gaining];
    for step in all.into_iter().flatten() {
        if let Ok(at) = cards.binary_search_by(|card| card.id.cmp(&step.id)) {
            step.code.clone_from(&cards[at].code);
            step.name.clone_from(&cards[at].name);
        }
    }
    Ok(())
}

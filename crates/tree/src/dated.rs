//! Dated edges: how a tree stood on a day, and whether a dated move would close a cycle on any day
//! from its date on. Days are plain numbers (days since an epoch of the caller); refuses clocks.

use crate::{Forest, NONE, Node, Refusal};

/// The end of an edge that is still open.
pub const OPEN: i32 = i32::MAX;

/// One dated edge: `child` stood under `parent` on the days `from..until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The member.
    pub child: Node,
    /// First day.
    pub from: i32,
    /// Day after the last, [`OPEN`] while it stands.
    pub until: i32,
    /// The parent, [`NONE`] for a root.
    pub parent: Node,
    /// The slot under it, 0 = none.
    pub slot: u16,
}

impl Edge {
    /// Whether the edge stands on `day`; an edge replaced on its own first day never stood.
    #[must_use]
    pub const fn stands(&self, day: i32) -> bool {
        self.from <= day && day < self.until
    }
}

/// A tree on one day. Members who had not joined are roots that are not `present`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf {
    /// Parent by node.
    pub parents: Vec<Node>,
    /// Slot by node.
    pub slots: Vec<u16>,
    /// Whether the member had an edge that day.
    pub present: Vec<bool>,
}

/// The tree of `n` members on `day`.
///
/// # Errors
/// [`Refusal::UnknownNode`] for an edge of a member outside `0..n`.
pub fn as_of(n: usize, edges: &[Edge], day: i32) -> Result<AsOf, Refusal> {
    let mut view = AsOf { parents: vec![NONE; n], slots: vec![0; n], present: vec![false; n] };
    for e in edges.iter().filter(|e| e.stands(day)) {
        let at = e.child as usize;
        if at >= n {
            return Err(Refusal::UnknownNode { node: e.child });
        }
        (view.parents[at], view.slots[at], view.present[at]) = (e.parent, e.slot, true);
    }
    Ok(view)
}

/// The edges of members who have moved at least once, to be laid over today's forest. Members without
/// an entry stand where the forest has them.
#[derive(Debug, Clone, Default)]
pub struct History {
    edges: Vec<Edge>,
}

impl History {
    /// All edges, closed and open, of every member who has more than one.
    #[must_use]
    pub fn new(mut edges: Vec<Edge>) -> Self {
        edges.sort_unstable();
        Self { edges }
    }

    /// The parent on `day`: [`NONE`] for a root or before the member joined.
    #[must_use]
    pub fn parent_on(&self, forest: &Forest, child: Node, day: i32) -> Node {
        let first = self.edges.partition_point(|e| e.child < child);
        let own = self.edges[first..].iter().take_while(|e| e.child == child);
        let mut moved = false;
        for e in own {
            if e.stands(day) {
                return e.parent;
            }
            moved = true;
        }
        if moved { NONE } else { forest.parent(child).unwrap_or(NONE) }
    }

    /// Whether `child` may stand under `parent` from `from` on: `parent` must not be below `child` on
    /// any day from then. Only days on which somebody moved can differ, so only those are walked.
    ///
    /// # Errors
    /// [`Refusal::SelfParent`], or [`Refusal::Cycle`] naming `child`.
    pub fn check_move(&self, forest: &Forest, child: Node, parent: Node, from: i32) -> Result<(), Refusal> {
        if parent == child {
            return Err(Refusal::SelfParent { child });
        }
        let later = self.edges.iter().map(|e| e.from).filter(|&day| day > from);
        let mut days: Vec<i32> = std::iter::once(from).chain(later).collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            let mut v = parent;
            while v != NONE {
                if v == child {
                    return Err(Refusal::Cycle { on: child });
                }
                v = self.parent_on(forest, v, day);
            }
        }
        Ok(())
    }
}

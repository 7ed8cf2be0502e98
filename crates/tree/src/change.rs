//! Changes to a forest in place: a leaf or a branch moves by shifting arrays (a millisecond at a
//! million members), many changes at once by a rebuild. Either way the result equals a fresh build.

use crate::{Forest, NONE, Node, Refusal};

/// Beyond this many moves a rebuild is cheaper than shifting the arrays one by one.
const SHIFT_MAX: usize = 24;

/// A member's new place. A node equal to the forest's length enrols the next member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The member.
    pub node: Node,
    /// The new parent, [`NONE`] for a root.
    pub parent: Node,
    /// The slot under it, 0 = none.
    pub slot: u16,
}

/// The changes by which `node` moves alone: its children go up to its old parent, then it moves.
/// In a tree with slots the only child takes the slot that `node` frees.
///
/// # Errors
/// [`Refusal::ChildrenLeft`] when `node` holds a slot and has more than one child.
pub fn lift_children(forest: &Forest, node: Node, parent: Node, slot: u16) -> Result<Vec<Change>, Refusal> {
    let held = forest.slot(node);
    if held != 0 && forest.children_count(node) > 1 {
        return Err(Refusal::ChildrenLeft { node });
    }
    let up = forest.parent(node).unwrap_or(NONE);
    let mut changes = vec![Change { node, parent, slot }];
    changes.extend(forest.children(Some(node)).map(|child| Change { node: child, parent: up, slot: held }));
    Ok(changes)
}

impl Forest {
    /// Applies `changes` as one step: only the state after all of them must be a forest.
    ///
    /// # Errors
    /// The first [`Refusal`]; the forest is then as before.
    pub fn apply(&mut self, changes: &[Change]) -> Result<(), Refusal> {
        if let [one] = changes {
            return self.apply_one(*one);
        }
        if changes.len() <= SHIFT_MAX {
            let mut trial = self.clone();
            if changes.iter().try_for_each(|&c| trial.apply_one(c)).is_ok() {
                *self = trial;
                return Ok(());
            }
            // A step in the middle may be refused where the whole is not (two members changing places).
        }
        *self = self.rebuilt(changes)?;
        Ok(())
    }

    fn rebuilt(&self, changes: &[Change]) -> Result<Self, Refusal> {
        let (mut parents, mut slots) = (self.parent.clone(), self.slot.clone());
        for c in changes {
            let at = c.node as usize;
            if at > parents.len() {
                return Err(Refusal::UnknownNode { node: c.node });
            }
            if at == parents.len() {
                parents.push(NONE);
                slots.push(0);
            }
            (parents[at], slots[at]) = (c.parent, c.slot);
        }
        Self::build(&parents, &slots)
    }

    fn apply_one(&mut self, c: Change) -> Result<(), Refusal> {
        self.check(c)?;
        if c.node as usize == self.len() {
            self.insert_leaf(c)
        } else {
            self.move_branch(c)
        }
        Ok(())
    }

    /// Whether this one change may stand in the forest as it is.
    ///
    /// # Errors
    /// The [`Refusal`].
    pub fn check(&self, c: Change) -> Result<(), Refusal> {
        if c.node as usize > self.len() {
            return Err(Refusal::UnknownNode { node: c.node });
        }
        if c.node == NONE - 1 {
            return Err(Refusal::TooMany);
        }
        if c.parent == c.node {
            return Err(Refusal::SelfParent { child: c.node });
        }
        if c.parent != NONE {
            if c.parent as usize >= self.len() {
                return Err(Refusal::UnknownParent { child: c.node });
            }
            if (c.node as usize) < self.len() && self.is_within(c.parent, c.node) {
                return Err(Refusal::Cycle { on: c.node });
            }
        }
        let of = (c.parent != NONE).then_some(c.parent);
        if c.slot != 0 && self.children(of).any(|s| s != c.node && self.slot(s) == c.slot) {
            return Err(Refusal::SlotTaken { child: c.node });
        }
        Ok(())
    }

    /// The position at which a child of `c.parent` with this slot and node number belongs.
    fn seat(&self, c: Change) -> u32 {
        let of = (c.parent != NONE).then_some(c.parent);
        let key = (c.slot, c.node);
        let behind = |v: Node| self.pre[v as usize] + self.size[v as usize];
        match self.last_child(of) {
            None => of.map_or(0, |p| self.pre[p as usize] + 1),
            Some(last) if (self.slot(last), last) < key => behind(last),
            Some(last) => {
                let after = self.children(of).find(|&s| (self.slot(s), s) > key).unwrap_or(last);
                self.pre[after as usize]
            }
        }
    }

    fn insert_leaf(&mut self, c: Change) {
        let at = self.seat(c);
        let depth = if c.parent == NONE { 0 } else { self.depth(c.parent) + 1 };
        for pre in &mut self.pre {
            *pre += u32::from(*pre >= at);
        }
        self.order.insert(at as usize, c.node);
        self.depth.insert(at as usize, depth);
        self.parent.push(c.parent);
        self.slot.push(c.slot);
        self.pre.push(at);
        self.size.push(1);
        self.kids.push(0);
        self.grow(c.parent, 1);
    }

    /// Adds `by` members to `from` and everybody above it, and one child to `from`.
    fn grow(&mut self, from: Node, by: u32) {
        let mut v = from;
        if v != NONE {
            self.kids[v as usize] += 1;
        }
        while v != NONE {
            self.size[v as usize] += by;
            v = self.parent[v as usize];
        }
    }

    fn shrink(&mut self, from: Node, by: u32) {
        let mut v = from;
        if v != NONE {
            self.kids[v as usize] -= 1;
        }
        while v != NONE {
            self.size[v as usize] -= by;
            v = self.parent[v as usize];
        }
    }

    fn move_branch(&mut self, c: Change) {
        let node = c.node as usize;
        let (start, len) = (self.pre[node], self.size[node]);
        let end = start + len;
        let to = self.seat(c);
        let depth = if c.parent == NONE { 0 } else { self.depth(c.parent) + 1 };
        let was = self.depth[start as usize];
        for d in &mut self.depth[start as usize..end as usize] {
            *d = *d - was + depth;
        }
        // The branch and the stretch it jumps over change places.
        let (low, mid, high) = if to <= start { (to, start, end) } else { (start, end, to.max(end)) };
        self.order[low as usize..high as usize].rotate_left((mid - low) as usize);
        self.depth[low as usize..high as usize].rotate_left((mid - low) as usize);
        let (left, right) = (mid - low, high - mid);
        for pre in &mut self.pre {
            if (low..mid).contains(pre) {
                *pre += right;
            } else if (mid..high).contains(pre) {
                *pre -= left;
            }
        }
        self.shrink(self.parent[node], len);
        (self.parent[node], self.slot[node]) = (c.parent, c.slot);
        self.grow(c.parent, len);
    }
}

//! The forest: five compact arrays (22 bytes a member) that answer every question about a tree.
//! Built from parents in linear time without recursion; refuses cycles, unknown parents and doubled slots.

use crate::Refusal;

/// A member's number inside one forest: `0..len`, in the order the parents were given.
pub type Node = u32;

/// "No parent" and "no node".
pub const NONE: Node = u32::MAX;

/// A forest in preorder. Siblings stand by slot, then by node number; roots by node number.
///
/// Invariant: `order[pre[v]] == v`, a branch is the stretch `pre[v] .. pre[v] + size[v]` of `order`
/// (guarded by `tests/forest.rs`, against plain recursion).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forest {
    pub(crate) parent: Vec<Node>,
    pub(crate) slot: Vec<u16>,
    /// Position of a node in preorder.
    pub(crate) pre: Vec<u32>,
    /// Members in the branch, the node itself included.
    pub(crate) size: Vec<u32>,
    /// Direct children.
    pub(crate) kids: Vec<u32>,
    /// Node at a position.
    pub(crate) order: Vec<Node>,
    /// Depth by **position**, so that the depths of a branch lie side by side.
    pub(crate) depth: Vec<u32>,
}

impl Forest {
    /// Builds the forest. `slots` is empty (a tree without slots) or has one entry a node, 0 = no slot.
    ///
    /// # Errors
    /// The first [`Refusal`] found, in node order; nothing is built.
    pub fn build(parents: &[Node], slots: &[u16]) -> Result<Self, Refusal> {
        let n = parents.len();
        if n >= NONE as usize {
            return Err(Refusal::TooMany);
        }
        let slot = if slots.len() == n { slots.to_vec() } else { vec![0; n] };
        let kids = count_children(parents)?;
        let (start, list) = list_children(parents, &kids, &slot)?;
        let queue = breadth_first(parents, &start, &list);
        if queue.len() < n {
            return Err(Refusal::Cycle { on: first_on_cycle(parents, &queue) });
        }
        let size = branch_sizes(parents, &queue);
        let (pre, order, depth) = preorder(parents, &queue, &size);
        Ok(Self { parent: parents.to_vec(), slot, pre, size, kids, order, depth })
    }

    /// How many members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    /// Whether nobody is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }

    /// The parent, or `None` for a root.
    #[must_use]
    pub fn parent(&self, node: Node) -> Option<Node> {
        let up = self.parent[node as usize];
        (up != NONE).then_some(up)
    }

    /// All parents by node, [`NONE`] for roots.
    #[must_use]
    pub fn parents(&self) -> &[Node] {
        &self.parent
    }

    /// The slot under the parent, 0 = none.
    #[must_use]
    pub fn slot(&self, node: Node) -> u16 {
        self.slot[node as usize]
    }

    /// Nodes in preorder: every parent comes before its children.
    #[must_use]
    pub fn parents_first(&self) -> &[Node] {
        &self.order
    }

    /// The Euler interval `(pre, last)`: positions of the branch in preorder, both included.
    #[must_use]
    pub fn interval(&self, node: Node) -> (u32, u32) {
        let pre = self.pre[node as usize];
        (pre, pre + self.size[node as usize] - 1)
    }

    /// Members below `node`, itself not counted.
    #[must_use]
    pub fn downline(&self, node: Node) -> u32 {
        self.size[node as usize] - 1
    }

    /// Direct children.
    #[must_use]
    pub fn children_count(&self, node: Node) -> u32 {
        self.kids[node as usize]
    }

    /// Steps up to the root; a root has 0.
    #[must_use]
    pub fn depth(&self, node: Node) -> u32 {
        self.depth[self.pre[node as usize] as usize]
    }

    /// Steps from `node` down to the deepest member below it (one pass over its branch).
    #[must_use]
    pub fn max_depth(&self, node: Node) -> u32 {
        let from = self.pre[node as usize] as usize;
        let branch = &self.depth[from..from + self.size[node as usize] as usize];
        branch.iter().copied().max().unwrap_or(0) - self.depth[from]
    }

    /// Whether `node` is `top` or stands below it, in constant time.
    #[must_use]
    pub fn is_within(&self, node: Node, top: Node) -> bool {
        self.pre[node as usize].wrapping_sub(self.pre[top as usize]) < self.size[top as usize]
    }
}

fn count_children(parents: &[Node]) -> Result<Vec<u32>, Refusal> {
    let mut kids = vec![0u32; parents.len()];
    for (child, &parent) in parents.iter().enumerate() {
        let child = child as Node;
        if parent == NONE {
            continue;
        }
        if parent == child {
            return Err(Refusal::SelfParent { child });
        }
        *kids.get_mut(parent as usize).ok_or(Refusal::UnknownParent { child })? += 1;
    }
    Ok(kids)
}

/// Children side by side: those of `p` are `list[start[p]..start[p + 1]]`, by slot, then by node.
fn list_children(parents: &[Node], kids: &[u32], slot: &[u16]) -> Result<(Vec<u32>, Vec<Node>), Refusal> {
    let mut start = Vec::with_capacity(kids.len() + 1);
    let mut total = 0u32;
    for &k in kids {
        start.push(total);
        total += k;
    }
    start.push(total);
    let mut next = start.clone();
    let mut list = vec![NONE; total as usize];
    for (child, &parent) in parents.iter().enumerate() {
        if parent != NONE {
            let at = &mut next[parent as usize];
            list[*at as usize] = child as Node;
            *at += 1;
        }
    }
    if slot.iter().any(|&s| s != 0) {
        for p in 0..kids.len() {
            let siblings = &mut list[start[p] as usize..start[p + 1] as usize];
            siblings.sort_by_key(|&c| (slot[c as usize], c));
            for pair in siblings.windows(2) {
                if slot[pair[0] as usize] != 0 && slot[pair[0] as usize] == slot[pair[1] as usize] {
                    return Err(Refusal::SlotTaken { child: pair[1] });
                }
            }
        }
    }
    Ok((start, list))
}

/// Roots, then their children, level by level; shorter than the input exactly when there is a cycle.
fn breadth_first(parents: &[Node], start: &[u32], list: &[Node]) -> Vec<Node> {
    let mut queue = Vec::with_capacity(parents.len());
    queue.extend((0..parents.len() as Node).filter(|&v| parents[v as usize] == NONE));
    let mut head = 0;
    while head < queue.len() {
        let v = queue[head] as usize;
        queue.extend_from_slice(&list[start[v] as usize..start[v + 1] as usize]);
        head += 1;
    }
    queue
}

fn first_on_cycle(parents: &[Node], reached: &[Node]) -> Node {
    let mut seen = vec![false; parents.len()];
    for &v in reached {
        seen[v as usize] = true;
    }
    // Whoever was not reached hangs below a cycle; walking up from there must enter it.
    let mut v = seen.iter().position(|s| !s).unwrap_or(0) as Node;
    while !seen[v as usize] {
        seen[v as usize] = true;
        v = parents[v as usize];
    }
    let (mut first, entry) = (v, v);
    loop {
        v = parents[v as usize];
        if v == entry {
            return first;
        }
        first = first.min(v);
    }
}

fn branch_sizes(parents: &[Node], queue: &[Node]) -> Vec<u32> {
    let mut size = vec![1u32; parents.len()];
    for &v in queue.iter().rev() {
        let up = parents[v as usize];
        if up != NONE {
            size[up as usize] += size[v as usize];
        }
    }
    size
}

/// Positions, nodes by position and depths by position, from the level order.
fn preorder(parents: &[Node], queue: &[Node], size: &[u32]) -> (Vec<u32>, Vec<Node>, Vec<u32>) {
    let n = parents.len();
    let (mut pre, mut order, mut depth) = (vec![0u32; n], vec![NONE; n], vec![0u32; n]);
    // `free[v]` is the position the next child of `v` takes.
    let mut free = vec![0u32; n];
    let mut free_root = 0u32;
    for &v in queue {
        let up = parents[v as usize];
        let at = if up == NONE {
            let at = free_root;
            free_root += size[v as usize];
            at
        } else {
            let at = free[up as usize];
            free[up as usize] += size[v as usize];
            depth[at as usize] = depth[pre[up as usize] as usize] + 1;
            at
        };
        pre[v as usize] = at;
        order[at as usize] = v;
        free[v as usize] = at + 1;
    }
    (pre, order, depth)
}

//! Walks over a forest for people: path, children in pages, levels; each touches only what it returns.

use crate::{Forest, NONE, Node};

impl Forest {
    /// From the parent of `node` up to the root, nearest first.
    pub fn ancestors(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        std::iter::successors(self.parent(node), |&v| self.parent(v))
    }

    /// From `top` down to `node`, both included; `None` when `node` is not within `top`.
    #[must_use]
    pub fn path(&self, node: Node, top: Node) -> Option<Vec<Node>> {
        if !self.is_within(node, top) {
            return None;
        }
        let mut path = vec![node];
        let mut v = node;
        while v != top {
            v = self.parent[v as usize];
            path.push(v);
        }
        path.reverse();
        Some(path)
    }

    /// The first child, or the first root for `None`.
    #[must_use]
    pub fn first_child(&self, of: Option<Node>) -> Option<Node> {
        match of {
            Some(v) if self.kids[v as usize] == 0 => None,
            Some(v) => Some(self.order[self.pre[v as usize] as usize + 1]),
            None => self.order.first().copied(),
        }
    }

    /// The sibling after `child`: the member right behind its branch, if it has the same parent.
    #[must_use]
    pub fn next_sibling(&self, child: Node) -> Option<Node> {
        let behind = self.pre[child as usize] + self.size[child as usize];
        let next = *self.order.get(behind as usize)?;
        (self.parent[next as usize] == self.parent[child as usize]).then_some(next)
    }

    /// The last child, or the last root for `None`.
    #[must_use]
    pub fn last_child(&self, of: Option<Node>) -> Option<Node> {
        let (end, top) = match of {
            Some(v) if self.kids[v as usize] == 0 => return None,
            Some(v) => (self.pre[v as usize] + self.size[v as usize], v),
            None => (self.order.len() as u32, NONE),
        };
        let mut v = *self.order.get((end as usize).checked_sub(1)?)?;
        while self.parent[v as usize] != top {
            v = self.parent[v as usize];
        }
        Some(v)
    }

    /// Children in order, or roots for `None`.
    pub fn children(&self, of: Option<Node>) -> impl Iterator<Item = Node> + '_ {
        std::iter::successors(self.first_child(of), |&c| self.next_sibling(c))
    }

    /// One page of children after `after` (a child of `of`), at most `limit`.
    #[must_use]
    pub fn children_page(&self, of: Option<Node>, after: Option<Node>, limit: usize) -> Vec<Node> {
        let first = match after {
            Some(c) if self.parent(c) == of => self.next_sibling(c),
            Some(_) => None,
            None => self.first_child(of),
        };
        std::iter::successors(first, |&c| self.next_sibling(c)).take(limit).collect()
    }

    /// Breadth first from `top` (or from all roots), at most `limit` nodes: whole levels first, so that
    /// what is shown is the upper part of the branch. Every node but the first level has its parent in it.
    #[must_use]
    pub fn overview(&self, top: Option<Node>, limit: usize) -> Vec<Node> {
        let mut seen: Vec<Node> = match top {
            Some(v) => std::iter::once(v).take(limit).collect(),
            None => self.children(None).take(limit).collect(),
        };
        let mut head = 0;
        while head < seen.len() && seen.len() < limit {
            let room = limit - seen.len();
            let of = seen[head];
            seen.extend(self.children(Some(of)).take(room));
            head += 1;
        }
        seen
    }

    /// Members per level below and including `top`: index 0 is `top` itself (one pass over the branch).
    #[must_use]
    pub fn levels(&self, top: Node) -> Vec<u32> {
        let from = self.pre[top as usize] as usize;
        let mut levels = Vec::new();
        for &d in &self.depth[from..from + self.size[top as usize] as usize] {
            let level = (d - self.depth[from]) as usize;
            if level == levels.len() {
                levels.push(0);
            }
            levels[level] += 1;
        }
        levels
    }

    /// The members of a branch in preorder, `top` first.
    #[must_use]
    pub fn branch(&self, top: Node) -> &[Node] {
        let from = self.pre[top as usize] as usize;
        &self.order[from..from + self.size[top as usize] as usize]
    }
}

//! Sums over branches in constant time, from prefix sums along the preorder; refuses to wrap.

use crate::{Forest, Node};

/// Prefix sums of one volume along a forest's preorder; valid for that forest's state only.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// `prefix[i]` is the sum over the first `i` positions; 128 bits, so no volume can overflow it.
    prefix: Vec<i128>,
}

impl Sums {
    /// `values` by node, in the volume's smallest unit; nodes beyond its end count 0.
    #[must_use]
    pub fn new(forest: &Forest, values: &[i64]) -> Self {
        let mut prefix = Vec::with_capacity(forest.len() + 1);
        let mut sum = 0i128;
        prefix.push(sum);
        for &v in forest.parents_first() {
            sum += i128::from(values.get(v as usize).copied().unwrap_or(0));
            prefix.push(sum);
        }
        Self { prefix }
    }

    /// The node and everybody below it.
    #[must_use]
    pub fn branch(&self, forest: &Forest, node: Node) -> i128 {
        let (pre, last) = forest.interval(node);
        self.prefix[last as usize + 1] - self.prefix[pre as usize]
    }

    /// Everybody below the node, itself not counted.
    #[must_use]
    pub fn downline(&self, forest: &Forest, node: Node) -> i128 {
        let (pre, last) = forest.interval(node);
        self.prefix[last as usize + 1] - self.prefix[pre as usize + 1]
    }
}

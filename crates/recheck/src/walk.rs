//! A tree walked from the top: children lists, the order of a depth-first walk, and where each branch ends
//! in it. Refuses parents out of range and cycles. Sums over branches are differences of running sums.

use kernel::Problem;
use plan::NONE;

/// A forest over rows `0..n`.
pub struct Walk {
    /// Row of the parent, or [`NONE`].
    pub parent: Vec<u32>,
    /// Children of `v` stand at `children[first[v]..first[v + 1]]`, in ascending rows.
    first: Vec<u32>,
    children: Vec<u32>,
    /// Rows in the order of the walk: a member, then the member's branches one after the other.
    pub order: Vec<u32>,
    /// Place of a row in `order`.
    pub place: Vec<u32>,
    /// The place after the last member of the branch.
    pub end: Vec<u32>,
}

impl Walk {
    /// Walks the forest that `parent` describes. An empty slice means that nobody has a parent.
    ///
    /// # Errors
    /// `recheck-parent` when a parent does not exist, `recheck-cycle` with a row on a cycle.
    pub fn new(parent: &[u32], members: usize) -> Result<Self, Problem> {
        let parent = if parent.is_empty() { vec![NONE; members] } else { parent.to_vec() };
        let bad = |code: &str, row: usize| Problem::new(code).with("row", row);
        if parent.len() != members {
            return Err(bad("recheck-parent", parent.len()));
        }
        let mut first = vec![0u32; members + 1];
        for (row, above) in parent.iter().enumerate() {
            if *above == NONE {
                continue;
            }
            match first.get_mut(*above as usize + 1) {
                Some(count) => *count += 1,
                None => return Err(bad("recheck-parent", row)),
            }
        }
        for row in 0..members {
            first[row + 1] += first[row];
        }
        let mut next = first.clone();
        let mut children = vec![0u32; first[members] as usize];
        for (row, above) in parent.iter().enumerate() {
            if *above != NONE {
                let slot = &mut next[*above as usize];
                children[*slot as usize] = row as u32;
                *slot += 1;
            }
        }
        let mut walk = Self {
            parent,
            first,
            children,
            order: Vec::with_capacity(members),
            place: vec![NONE; members],
            end: vec![0; members],
        };
        walk.number()?;
        Ok(walk)
    }

    /// The children of a row.
    pub fn children(&self, row: usize) -> &[u32] {
        &self.children[self.first[row] as usize..self.first[row + 1] as usize]
    }

    /// The places of everybody below a row, as a half-open range of `order`.
    pub fn below(&self, row: usize) -> (usize, usize) {
        (self.place[row] as usize + 1, self.end[row] as usize)
    }

    fn number(&mut self) -> Result<(), Problem> {
        let members = self.parent.len();
        let mut stack: Vec<u32> =
            (0..members as u32).rev().filter(|row| self.parent[*row as usize] == NONE).collect();
        while let Some(row) = stack.pop() {
            self.place[row as usize] = self.order.len() as u32;
            self.order.push(row);
            let (from, to) = (self.first[row as usize] as usize, self.first[row as usize + 1] as usize);
            stack.extend(self.children[from..to].iter().rev());
        }
        if let Some(row) = self.place.iter().position(|place| *place == NONE) {
            return Err(Problem::new("recheck-cycle").with("row", row));
        }
        // Backwards: a branch ends where its last child's branch ends.
        for row in self.order.iter().rev().map(|row| *row as usize) {
            self.end[row] = match self.children(row).last() {
                Some(child) => self.end[*child as usize],
                None => self.place[row] + 1,
            };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cycles_and_strangers_are_refused() {
        let code = |parent: &[u32], n| Walk::new(parent, n).map(|_| ()).map_err(|p| p.to_string());
        assert_eq!(code(&[NONE, 2, 1], 3), Err("recheck-cycle (row=1)".into()));
        assert_eq!(code(&[0], 1), Err("recheck-cycle (row=0)".into()));
        assert_eq!(code(&[NONE, 7], 2), Err("recheck-parent (row=1)".into()));
        assert_eq!(code(&[NONE], 2), Err("recheck-parent (row=1)".into()));
        assert_eq!(code(&[], 2), Ok(()));
        assert_eq!(code(&[], 0), Ok(()));
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_does_not_recurse() {
        let n = 100_000u32;
        let chain: Vec<u32> = (0..n).map(|row| if row == 0 { NONE } else { row - 1 }).collect();
        let walk = Walk::new(&chain, n as usize).unwrap();
        assert_eq!(walk.below(0), (1, n as usize));
    }

    proptest! {
        /// Branches against walking up from everybody.
        #[test]
        fn branches_are_intervals(seeds in prop::collection::vec(any::<u32>(), 1..40), shift in 0usize..40) {
            let n = seeds.len();
            // Rows in any order: parents need not stand before their children.
            let name = |k: usize| ((k + shift) % n) as u32;
            let mut parent = vec![NONE; n];
            for (k, seed) in seeds.iter().enumerate().skip(1) {
                if seed % 5 != 0 {
                    parent[name(k) as usize] = name(*seed as usize % k);
                }
            }
            let walk = Walk::new(&parent, n).unwrap();
            for above in 0..n {
                let (from, to) = walk.below(above);
                let mut branch: Vec<u32> = walk.order[from..to].to_vec();
                branch.sort_unstable();
                let under = |mut row: usize| loop {
                    match parent[row] { NONE => return false, p if p as usize == above => return true, p => row = p as usize }
                };
                let slow: Vec<u32> = (0..n as u32).filter(|row| under(*row as usize)).collect();
                prop_assert_eq!(branch, slow);
                prop_assert!(walk.children(above).iter().all(|c| parent[*c as usize] == above as u32));
            }
        }
    }
}

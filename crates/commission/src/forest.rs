//! A forest in breadth-first numbers: parents before children, the children of one parent side by
//! side, so that every level of a downline is one stretch of numbers; refuses cycles.

use plan::NONE;

/// `place` counts nodes breadth first; `node` is the caller's number.
#[derive(Clone)]
pub(crate) struct Forest {
    /// The node at each place; empty when places and nodes are the same.
    order: Vec<u32>,
    /// Parent of each node, or `NONE`; empty where nobody walks upwards.
    pub parent: Vec<u32>,
    /// Place of the first child of each place, one longer than the nodes: the children of `p`
    /// stand at `first_child[p]..first_child[p + 1]`.
    pub first_child: Vec<u32>,
}

impl Forest {
    /// Orders nodes by their parents; siblings stay in the order of their numbers. `Err` names a
    /// node on or below a cycle.
    pub fn new(parent: Vec<u32>) -> Result<Self, u32> {
        let count = parent.len();
        // Children of each node in a row, by counting: starts[v]..starts[v + 1].
        let mut starts = vec![0_u32; count + 2];
        for above in &parent {
            starts[above.wrapping_add(1).min(count as u32) as usize + 1] += u32::from(*above != NONE);
        }
        let mut order = Vec::with_capacity(count);
        order.extend((0_u32..).zip(&parent).filter(|(_, above)| **above == NONE).map(|(node, _)| node));
        // starts[v + 2] holds the count of v here; a running sum makes it the start of v + 1.
        for node in 1..starts.len() {
            starts[node] += starts[node - 1];
        }
        let mut children = vec![0_u32; count - order.len()];
        for (node, above) in (0_u32..).zip(&parent).filter(|(_, above)| **above != NONE) {
            let next = &mut starts[*above as usize + 1];
            children[*next as usize] = node;
            *next += 1;
        }
        // Now starts[v]..starts[v + 1] are the children of v.
        let mut first_child = Vec::with_capacity(count + 1);
        let mut place = 0;
        while let Some(node) = order.get(place).copied() {
            first_child.push(order.len() as u32);
            let (from, until) = (starts[node as usize] as usize, starts[node as usize + 1] as usize);
            order.extend_from_slice(&children[from..until]);
            place += 1;
        }
        first_child.push(order.len() as u32);
        if order.len() == count {
            return Ok(Self { order, parent, first_child });
        }
        let mut reached = vec![false; count];
        order.iter().for_each(|node| reached[*node as usize] = true);
        let lost = reached.iter().position(|reached| !reached).unwrap_or(0);
        Err(lost as u32)
    }

    /// How many nodes.
    pub fn len(&self) -> usize {
        self.first_child.len() - 1
    }

    /// The same for walks downwards only: a third less memory.
    pub fn downwards(self) -> Self {
        Self { parent: Vec::new(), ..self }
    }

    /// Whether nodes are their own places.
    pub fn is_plain(&self) -> bool {
        self.order.is_empty()
    }

    /// The node at a place.
    #[inline]
    pub fn node(&self, place: usize) -> usize {
        match self.order.get(place) {
            Some(node) => *node as usize,
            None => place,
        }
    }

    /// Takes the order out and leaves a forest whose nodes are its places.
    pub fn renumber(&mut self) -> Vec<u32> {
        let order = std::mem::take(&mut self.order);
        let mut place_of = vec![0_u32; order.len()];
        for (place, node) in (0_u32..).zip(&order) {
            place_of[*node as usize] = place;
        }
        let old = std::mem::take(&mut self.parent);
        let moved = |above: u32| if above == NONE { NONE } else { place_of[above as usize] };
        self.parent = order.iter().map(|node| moved(old[*node as usize])).collect();
        order
    }

    /// The places of the children of a place.
    #[inline]
    pub fn children(&self, place: usize) -> std::ops::Range<usize> {
        self.first_child[place] as usize..self.first_child[place + 1] as usize
    }

    /// The places one level below a stretch of places of one level.
    #[inline]
    pub fn below(&self, level: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.first_child[level.start] as usize..self.first_child[level.end] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_stretches() {
        // 4 is the root; 0 and 2 under it; 1 and 3 under 2.
        let mut forest = Forest::new(vec![4, 2, 4, 2, NONE]).expect("a tree");
        assert_eq!(forest.order, [4, 0, 2, 1, 3]);
        assert_eq!(forest.renumber(), [4, 0, 2, 1, 3]);
        assert_eq!(forest.parent, [NONE, 0, 0, 2, 2]);
        assert_eq!(forest.children(0), 1..3);
        assert_eq!(forest.below(&(1..3)), 3..5);
        assert_eq!(forest.below(&(3..5)), 5..5);
    }

    #[test]
    fn cycles_are_named() {
        assert_eq!(Forest::new(vec![NONE, 2, 1]).err(), Some(1));
        assert_eq!(Forest::new(vec![0]).err(), Some(0));
        assert_eq!(Forest::new(vec![NONE, 0, 3, 4, 2, 4]).err(), Some(2));
        assert!(Forest::new(Vec::new()).is_ok());
    }
}

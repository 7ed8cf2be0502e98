//! The sales that lines per sale are paid for, in the order of a forest's places, so that the sales
//! of one level stand in one stretch.

use std::borrow::Cow;
use std::ops::Range;

use crate::forest::Forest;
use crate::world::World;

/// Units of every sale, and where the sales of each place stand.
pub(super) struct Sold<'w> {
    units: Cow<'w, [i64]>,
    /// The largest size among the units: decides once whether any product could overflow.
    largest: u64,
    starts: Cow<'w, [u32]>,
    /// The number of the sale at each position; empty where positions are the numbers.
    order: Vec<u32>,
}

impl<'w> Sold<'w> {
    /// `units` come in the world's order of sales.
    pub fn new(world: &'w World<'_>, forest: &Forest, units: Cow<'w, [i64]>) -> Self {
        let largest = units.iter().map(|units| units.unsigned_abs()).max().unwrap_or(0);
        if forest.is_plain() {
            return Self { units, largest, starts: Cow::Borrowed(&world.sale_start), order: Vec::new() };
        }
        let mut starts = Vec::with_capacity(forest.len() + 1);
        let mut order = Vec::with_capacity(units.len());
        for place in 0..forest.len() {
            starts.push(order.len() as u32);
            order.extend(world.sales_of(forest.node(place)).map(|sale| sale as u32));
        }
        starts.push(order.len() as u32);
        Self { units, largest, starts: Cow::Owned(starts), order }
    }

    /// The positions of the sales of a stretch of places.
    #[inline]
    pub fn positions(&self, places: &Range<usize>) -> Range<usize> {
        self.starts[places.start] as usize..self.starts[places.end] as usize
    }

    /// The numbers of the sales at the positions; `None` where they are the positions themselves.
    #[inline]
    pub fn numbers(&self, positions: Range<usize>) -> Option<&[u32]> {
        if self.order.is_empty() { None } else { Some(&self.order[positions]) }
    }

    /// The units of all sales, by number.
    pub fn units(&self) -> &[i64] {
        &self.units
    }

    pub fn largest(&self) -> u64 {
        self.largest
    }
}

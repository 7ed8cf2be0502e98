//! The ids of a file and the rows they stand for: one packed text and one table of row numbers, so that a
//! million ids cost little more than their letters. Refuses an id that is already there.

use std::hash::{BuildHasher, RandomState};

use plan::NONE;

/// Ids in the order in which they came, found by their text.
pub struct IdTable {
    text: Vec<u8>,
    ends: Vec<usize>,
    /// Row numbers at places that their hashes lead to; a power of two long, at most half full.
    slots: Vec<u32>,
    // Keyed at random: nobody can craft ids that all fall together. No result depends on the places.
    hasher: RandomState,
}

impl Default for IdTable {
    fn default() -> Self {
        Self { text: vec![], ends: vec![], slots: vec![NONE; 64], hasher: RandomState::new() }
    }
}

impl IdTable {
    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The id of a row; empty past the end.
    pub fn get(&self, row: usize) -> &str {
        std::str::from_utf8(self.bytes(row)).unwrap_or_default()
    }

    fn bytes(&self, row: usize) -> &[u8] {
        let from = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(row).copied().unwrap_or(from);
        self.text.get(from..to).unwrap_or_default()
    }

    /// The row of an id.
    pub fn find(&self, id: &str) -> Option<u32> {
        match self.slots[self.slot(id)] {
            NONE => None,
            row => Some(row),
        }
    }

    /// Adds an id and returns its row, or the row that bears it already.
    ///
    /// # Errors
    /// The row that has the id.
    pub fn add(&mut self, id: &str) -> Result<u32, u32> {
        if (self.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let slot = self.slot(id);
        if self.slots[slot] != NONE {
            return Err(self.slots[slot]);
        }
        let row = u32::try_from(self.len()).unwrap_or(NONE);
        self.text.extend_from_slice(id.as_bytes());
        self.ends.push(self.text.len());
        self.slots[slot] = row;
        Ok(row)
    }

    /// The place of an id, or the free place where it belongs.
    fn slot(&self, id: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = self.hasher.hash_one(id) as usize & mask;
        while self.slots[slot] != NONE && self.bytes(self.slots[slot] as usize) != id.as_bytes() {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![NONE; self.slots.len() * 2];
        for row in 0..self.len() {
            let slot = self.slot(self.get(row));
            self.slots[slot] = u32::try_from(row).unwrap_or(NONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_id_and_refuses_the_second() {
        let mut table = IdTable::default();
        for n in 0..5_000u32 {
            assert_eq!(table.add(&format!("M-{n}")), Ok(n));
        }
        for n in 0..5_000u32 {
            let id = format!("M-{n}");
            assert_eq!((table.find(&id), table.get(n as usize)), (Some(n), id.as_str()));
            assert_eq!(table.add(&id), Err(n));
        }
        assert_eq!((table.find("M-5000"), table.find(""), table.len()), (None, None, 5_000));
        assert_eq!((table.add(""), table.find("")), (Ok(5_000), Some(5_000)));
    }
}

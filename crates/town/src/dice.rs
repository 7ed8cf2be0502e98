//! The same cases each time: numbers from a seed, roles and people from the numbers.

use std::collections::BTreeMap;

use access::{Action, FieldRight, Rights, Scope};
use entity::Catalog;

/// Numbers from a seed (splitmix64).
pub struct Dice(
    /// The seed.
    pub u64,
);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Less than `sides`.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides.max(1)
    }

    /// In so many of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of them.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap_or_default()]
    }

    fn actions(&mut self) -> BTreeMap<Action, Scope> {
        let mut actions = BTreeMap::new();
        for action in Action::ALL {
            // Reading is mostly granted: without it nothing else is tried.
            let percent = if action == Action::Read { 92 } else { 70 };
            if self.chance(percent) {
                let scope = if self.chance(25) { Scope::All } else { self.of(&Scope::ALL) };
                actions.insert(action, scope);
            }
        }
        actions
    }

    /// A role that says something of every object, by name or by the entry for all, and of some fields.
    pub fn rights(&mut self, catalog: &Catalog) -> Rights {
        let mut rights = Rights::default();
        if self.chance(35) {
            rights.objects.insert("*".to_owned(), self.actions());
        }
        for object in catalog.iter() {
            if self.chance(80) {
                rights.objects.insert(object.key.clone(), self.actions());
            }
            let mut fields = BTreeMap::new();
            let keys = object.fields.iter().map(|field| &field.key);
            for key in keys.chain(object.parts.iter().map(|part| &part.key)) {
                if self.chance(35) {
                    let right =
                        self.of(&[FieldRight::None, FieldRight::Masked, FieldRight::Read, FieldRight::Write]);
                    fields.insert(key.clone(), right);
                }
            }
            rights.fields.insert(object.key.clone(), fields);
        }
        rights
    }
}

//! The people behind the tokens seen last: a screen asks ten questions at once, and each would look up the same person. Refuses
//! to know anybody once this process has written anything, or for longer than half a second: what another process ended is over
//! within a second.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};

use super::Present;

/// How long a person is remembered.
const KEPT: SignedDuration = SignedDuration::from_millis(500);
/// So many are remembered; then all are forgotten.
const MANY: usize = 1_000;

/// Hash of a token → who it is.
#[derive(Clone, Default)]
pub struct Seen(Arc<Mutex<HashMap<[u8; 32], Known>>>);

struct Known {
    present: Present,
    writes: u64,
    at: Timestamp,
}

impl Seen {
    /// The person behind a token, where nothing was written since and it is not long ago.
    pub(super) fn known(&self, hash: [u8; 32], writes: u64, now: Timestamp) -> Option<Present> {
        let seen = self.0.lock().ok()?;
        let known = seen.get(&hash)?;
        let age = now.duration_since(known.at);
        (known.writes == writes && age >= SignedDuration::ZERO && age < KEPT).then(|| known.present.clone())
    }

    /// Remembers a person, as read when so many transactions had been written.
    pub(super) fn keep(&self, hash: [u8; 32], writes: u64, at: Timestamp, present: &Present) {
        let Ok(mut seen) = self.0.lock() else { return };
        if seen.len() >= MANY {
            seen.clear();
        }
        seen.insert(hash, Known { present: present.clone(), writes, at });
    }
}

//! New ids: UUIDv7 from the caller's clock and the machine's randomness, or a seeded series for tests; refuses sequences.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use uuid::{Builder, Uuid};

/// A maker of ids, cheap to clone. Ids of one maker rise within a millisecond, so that pages keyed by id keep their order.
#[derive(Clone, Debug)]
pub struct Ids(Source);

#[derive(Clone, Debug)]
enum Source {
    Random(Arc<Mutex<Last>>),
    Seeded { seed: u64, next: Arc<AtomicU64> },
}

#[derive(Debug, Default)]
struct Last {
    millis: u64,
    count: u16,
}

impl Ids {
    /// Ids from the machine's randomness.
    pub fn random() -> Self {
        Self(Source::Random(Arc::default()))
    }

    /// The same ids in the same order for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded { seed, next: Arc::default() })
    }

    /// One new id, dated `at`.
    pub fn make(&self, at: Timestamp) -> Uuid {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        match &self.0 {
            Source::Random(last) => {
                let mut tail = [0u8; 10];
                fill(&mut tail);
                let (millis, count) = rise(last, millis);
                let [high, low] = count.to_be_bytes();
                tail[0] = high;
                tail[1] = low;
                Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
            }
            Source::Seeded { seed, next } => {
                let number = next.fetch_add(1, Ordering::SeqCst);
                let mut tail = [0u8; 10];
                tail[..2].copy_from_slice(&u16::try_from(number % 4096).unwrap_or(0).to_be_bytes());
                let digest = blake3::hash(&[seed.to_be_bytes(), number.to_be_bytes()].concat());
                tail[2..].copy_from_slice(&digest.as_bytes()[..8]);
                Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
            }
        }
    }
}

/// The next pair of millisecond and 12-bit counter; borrows the next millisecond when 4096 ids share one.
fn rise(last: &Mutex<Last>, now: u64) -> (u64, u16) {
    let mut last = last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if now > last.millis {
        *last = Last { millis: now, count: 0 };
    } else if last.count == 4095 {
        *last = Last { millis: last.millis + 1, count: 0 };
    } else {
        last.count += 1;
    }
    (last.millis, last.count)
}

/// Fills `bytes` from the operating system.
///
/// # Panics
/// When the operating system has no randomness: nothing safe can be done then.
pub fn fill(bytes: &mut [u8]) {
    #[expect(
        clippy::expect_used,
        reason = "without randomness every token would be guessable: stopping is the only safe answer"
    )]
    getrandom::fill(bytes).expect("the operating system gives randomness");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_within_one_millisecond_and_when_the_clock_steps_back() {
        let ids = Ids::random();
        let at = Timestamp::from_second(1_700_000_000).unwrap();
        let mut before = ids.make(at);
        for step in 0..10_000 {
            let moment = if step % 7 == 0 { Timestamp::from_second(1_699_999_999).unwrap() } else { at };
            let id = ids.make(moment);
            assert!(id > before, "{id} after {before}");
            assert_eq!(id.get_version_num(), 7);
            before = id;
        }
    }

    #[test]
    fn a_seed_repeats_its_ids_and_another_seed_does_not() {
        let at = Timestamp::from_second(1_700_000_000).unwrap();
        let series = |seed| {
            let ids = Ids::seeded(seed);
            (0..50).map(|_| ids.make(at)).collect::<Vec<_>>()
        };
        assert_eq!(series(7), series(7));
        assert_ne!(series(7), series(8));
        assert!(series(7).is_sorted());
    }
}

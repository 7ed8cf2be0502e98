//! Where the product reads the time: one clock handed to every use case; refuses any other door to the wall clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

/// A source of the present moment, cheap to clone; instants are UTC, cut to microseconds as the databases keep them.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still at `at` until it is moved: for tests and reproducible demo data.
    pub fn fixed(at: Timestamp) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(at.as_microsecond()))))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        let micros = match &self.0 {
            Source::System => wall(),
            Source::Fixed(at) => at.load(Ordering::SeqCst),
        };
        Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Moves a fixed clock forward (or back, with a negative number); the machine's clock is left alone.
    pub fn advance_seconds(&self, seconds: i64) {
        if let Source::Fixed(at) = &self.0 {
            at.fetch_add(seconds.saturating_mul(1_000_000), Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that may ask the machine for the time")]
fn wall() -> i64 {
    Timestamp::now().as_microsecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Clock::fixed(Timestamp::UNIX_EPOCH);
        let twin = clock.clone();
        assert_eq!(clock.now(), clock.now());
        clock.advance_seconds(90);
        assert_eq!(twin.now().as_second(), 90);
    }

    #[test]
    fn the_machine_clock_does_not_listen() {
        let clock = Clock::system();
        let before = clock.now();
        clock.advance_seconds(-1_000_000);
        assert!(clock.now() >= before);
    }
}

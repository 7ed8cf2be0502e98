//! Rows worked out by several threads, each a stretch of them; what comes out does not depend on how many there are. Where
//! several rows are refused, the first is named.

use std::ops::Range;

use kernel::Problem;

/// Rows from which on threads bring more than they cost.
pub const SMALL: usize = 10_000;

/// Threads worth starting.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get().min(4))
}

/// One value a row, in the order of rows.
///
/// # Errors
/// What `work` refuses for the first row that it refuses.
pub fn rows<T: Send>(
    count: usize,
    work: impl Fn(usize) -> Result<T, Problem> + Sync,
) -> Result<Vec<T>, Problem> {
    let parts = stretches(count, |rows| rows.map(&work).collect::<Result<Vec<_>, _>>())?;
    let mut parts = parts.into_iter();
    let mut out = parts.next().unwrap_or_default();
    out.reserve_exact(count - out.len());
    parts.for_each(|part| out.extend(part));
    Ok(out)
}

/// What several stretches of rows give, in the order of rows.
///
/// # Errors
/// What `work` refuses for the first stretch that it refuses.
pub fn stretches<T: Send>(
    count: usize,
    work: impl Fn(Range<usize>) -> Result<T, Problem> + Sync,
) -> Result<Vec<T>, Problem> {
    let size = if count < SMALL { count.max(1) } else { count.div_ceil(threads()) };
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (size..count)
            .step_by(size)
            .map(|first| scope.spawn(move || work(first..count.min(first + size))))
            .collect();
        let own = work(0..size.min(count));
        let joined = others.into_iter().map(|other| match other.join() {
            Ok(done) => done,
            Err(cause) => std::panic::resume_unwind(cause),
        });
        // All are waited for, and the first refusal in the order of rows is given.
        std::iter::once(own).chain(joined).collect::<Vec<_>>().into_iter().collect()
    })
}

/// Two things at the same time, where there are many rows.
pub fn both<A: Send, B>(count: usize, one: impl FnOnce() -> A + Send, two: impl FnOnce() -> B) -> (A, B) {
    if count < SMALL {
        return (one(), two());
    }
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let two = two();
        match one.join() {
            Ok(one) => (one, two),
            Err(cause) => std::panic::resume_unwind(cause),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_order_and_the_first_refusal_wins() {
        for count in [0, 1, SMALL - 1, SMALL, SMALL * 3 + 1] {
            assert_eq!(rows(count, Ok), Ok((0..count).collect::<Vec<_>>()));
        }
        let refused = |bad: usize| {
            rows(
                SMALL * 2,
                |row| if row >= bad { Err(Problem::new("bad").with("row", row)) } else { Ok(row) },
            )
        };
        for bad in [0, 7, SMALL + 7] {
            assert_eq!(refused(bad), Err(Problem::new("bad").with("row", bad)));
        }
    }
}

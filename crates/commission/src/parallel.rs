//! Work on several threads whose outcome does not depend on how many there are: blocks are claimed in
//! any order, their results are taken in the one order; the first refusal in that order wins.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Items a thread may be ahead of those taken: what bounds the memory.
pub(crate) const AHEAD: usize = 16;

/// With fewer items a thread costs more than it brings.
const LEAST: usize = 16_384;

/// Threads worth starting; results are the same for every number.
pub(crate) fn threads() -> usize {
    // More do not help: one thread takes, hashes and hands on what the others compute.
    std::thread::available_parallelism().map_or(1, |count| count.get().min(4))
}

/// Which blocks are being worked on, and by whom.
struct Claims {
    /// Of each block begun so far: a helper's number, or `None` for the taker itself.
    owners: Vec<Option<usize>>,
    blocks: usize,
}

impl Claims {
    fn claim(&mut self, owner: Option<usize>) -> Option<usize> {
        if self.owners.len() == self.blocks {
            return None;
        }
        self.owners.push(owner);
        Some(self.owners.len() - 1)
    }
}

/// One item of a block, or the end of the block.
enum Message<T, E> {
    Item(T),
    End(Result<(), E>),
}

/// Takes the items of all blocks in order: from the helpers, and from the blocks it computes itself.
struct Taker<'c, T, E, F> {
    claims: &'c Mutex<Claims>,
    helpers: Vec<Receiver<Message<T, E>>>,
    /// Items of own blocks that wait for an earlier block.
    own: VecDeque<Message<T, E>>,
    /// The block whose items come next.
    next: usize,
    take: F,
}

impl<T, E, F: FnMut(T) -> Result<(), E>> Taker<'_, T, E, F> {
    /// Takes what is there; with `wait`, everything up to the block being computed here.
    fn drain(&mut self, wait: bool) -> Result<(), E> {
        loop {
            let owner = lock(self.claims).owners.get(self.next).copied();
            let message = match owner {
                None => return Ok(()),
                Some(None) => self.own.pop_front(),
                // A channel that ends early belongs to a thread that panicked, which `scope` passes on.
                Some(Some(helper)) if wait => self.helpers[helper].recv().ok(),
                Some(Some(helper)) => self.helpers[helper].try_recv().ok(),
            };
            match message {
                None => return Ok(()),
                Some(Message::Item(item)) => (self.take)(item)?,
                Some(Message::End(done)) => {
                    done?;
                    self.next += 1;
                }
            }
        }
    }
}

fn lock(claims: &Mutex<Claims>) -> MutexGuard<'_, Claims> {
    claims.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Computes `blocks` blocks and takes their items in order.
///
/// `work` computes one block and hands each item on. `take` runs on the calling thread alone, which
/// computes blocks too and takes in between. After a refusal items of blocks already begun are dropped.
pub(crate) fn in_order<T: Send, E: Send>(
    blocks: usize,
    helpers: usize,
    work: impl Fn(usize, &mut dyn FnMut(T)) -> Result<(), E> + Sync,
    take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    // Helpers have the first blocks: often the largest by far, and whoever takes them is busy enough.
    // A single block is not worth a thread.
    let helpers = if blocks < 2 { 0 } else { helpers.min(blocks) };
    let claims = Mutex::new(Claims { owners: (0..helpers).map(Some).collect(), blocks });
    let (claims, work) = (&claims, &work);
    // The lock ends with the call; inside the head of a loop it would last as long as the loop's body.
    let claim = |owner| lock(claims).claim(owner);
    let help = |helper: usize, to: SyncSender<Message<T, E>>| {
        let mut mine = Some(helper);
        while let Some(block) = mine {
            let done = work(block, &mut |item| drop(to.send(Message::Item(item))));
            // This fails, like the sending before, when the taker has refused.
            if to.send(Message::End(done)).is_err() {
                return;
            }
            mine = claim(Some(helper));
        }
    };
    std::thread::scope(|scope| {
        let help = &help;
        let start = |helper| {
            let (to, from) = sync_channel(AHEAD);
            scope.spawn(move || help(helper, to));
            from
        };
        let helpers = (0..helpers).map(start).collect();
        let mut taker = Taker { claims, helpers, own: VecDeque::new(), next: 0, take };
        while let Some(block) = claim(None) {
            let mut taken = Ok(());
            let done = work(block, &mut |item| {
                if taken.is_ok() {
                    taker.own.push_back(Message::Item(item));
                    taken = taker.drain(taker.own.len() >= AHEAD);
                }
            });
            taken?;
            taker.own.push_back(Message::End(done));
            taker.drain(taker.own.len() >= AHEAD)?;
        }
        taker.drain(true)
    })
}

/// Fills a column, each thread a stretch of it: `fill(first, stretch)` writes `out[first..]`.
pub(crate) fn fill<T: Send, E: Send>(
    out: &mut [T],
    fill: impl Fn(usize, &mut [T]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let size = out.len().div_ceil(threads()).max(LEAST);
    if out.len() <= size {
        return fill(0, out);
    }
    std::thread::scope(|scope| {
        let fill = &fill;
        let (own, rest) = out.split_at_mut(size);
        let others: Vec<_> = rest
            .chunks_mut(size)
            .enumerate()
            .map(|(number, stretch)| scope.spawn(move || fill((number + 1) * size, stretch)))
            .collect();
        fill(0, own)?;
        let joined = others.into_iter().map(|other| other.join());
        joined
            .into_iter()
            .try_for_each(|other| other.unwrap_or_else(|cause| std::panic::resume_unwind(cause)))
    })
}

/// Two things at the same time, where there are many items.
pub(crate) fn both<A: Send, B>(
    items: usize,
    one: impl FnOnce() -> A + Send,
    two: impl FnOnce() -> B,
) -> (A, B) {
    if items < LEAST || threads() == 1 {
        return (one(), two());
    }
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let two = two();
        (one.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)), two)
    })
}

/// The stretch of a block of `size` among `count`.
pub(crate) fn stretch(block: usize, size: usize, count: usize) -> Range<usize> {
    block * size..((block + 1) * size).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every block hands on three items; block 5 refuses after one.
    fn run(blocks: usize, helpers: usize, bad: usize) -> (Vec<(usize, usize)>, Result<(), usize>) {
        let mut taken = Vec::new();
        let work = |block: usize, hand: &mut dyn FnMut((usize, usize))| {
            for item in 0..3 {
                if block >= bad && item == 1 {
                    return Err(block);
                }
                hand((block, item));
            }
            Ok(())
        };
        let done = in_order(blocks, helpers, work, |item| {
            taken.push(item);
            Ok(())
        });
        (taken, done)
    }

    #[test]
    fn items_come_in_order_whoever_computed_them() {
        let wanted: Vec<(usize, usize)> =
            (0..1_000).flat_map(|block| (0..3).map(move |item| (block, item))).collect();
        for helpers in 0..4 {
            assert_eq!(run(1_000, helpers, usize::MAX), (wanted.clone(), Ok(())));
        }
        assert_eq!(run(0, 2, usize::MAX), (Vec::new(), Ok(())));
    }

    #[test]
    fn the_first_refusal_in_order_wins() {
        for helpers in 0..4 {
            let (taken, done) = run(1_000, helpers, 5);
            assert_eq!(done, Err(5));
            assert_eq!(taken.last(), Some(&(5, 0)));
        }
    }

    #[test]
    fn a_taker_that_refuses_ends_everything() {
        for helpers in 0..4 {
            let work = |block: usize, hand: &mut dyn FnMut(usize)| {
                (0..AHEAD * 2).for_each(|_| hand(block));
                Ok(())
            };
            let mut seen = 0;
            let done = in_order(100, helpers, work, |_| {
                seen += 1;
                if seen == AHEAD * 3 { Err("enough") } else { Ok(()) }
            });
            assert_eq!((done, seen), (Err("enough"), AHEAD * 3));
        }
    }

    #[test]
    fn a_column_is_filled_whole() {
        let mut out = vec![0_usize; 100_000];
        let done: Result<(), ()> = fill(&mut out, |first, stretch| {
            stretch.iter_mut().enumerate().for_each(|(at, cell)| *cell = first + at);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert!(out.iter().enumerate().all(|(at, cell)| at == *cell));
    }
}

//! Seats for connections: when all are taken, the one that has asked for nothing the longest gives way; working ones never do.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::sync::Notify;

/// The seats of one listener.
pub(super) struct Gate {
    seats: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    open: usize,
    next: u64,
    /// Connections that wait for a request, the longest-waiting first.
    waiting: BTreeMap<u64, Arc<Notify>>,
}

impl Gate {
    pub(super) fn new(seats: usize) -> Self {
        Self { seats, state: Mutex::default() }
    }

    /// Connections that hold a seat now.
    pub(super) fn open(&self) -> usize {
        self.lock().open
    }

    /// A seat for a new connection; none when every seat is working.
    pub(super) fn enter(self: &Arc<Self>) -> Option<Seat> {
        let mut state = self.lock();
        if state.open >= self.seats {
            let (_, oldest) = state.waiting.pop_first()?;
            oldest.notify_one();
        }
        state.open += 1;
        metrics::gauge!("treeline_connections_open").increment(1);
        let notify = Arc::new(Notify::new());
        let place = Mutex::new(Some(state.wait(&notify)));
        drop(state);
        Some(Seat { gate: self.clone(), notify, place })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn wait(&mut self, notify: &Arc<Notify>) -> u64 {
        let place = self.next;
        self.next += 1;
        self.waiting.insert(place, notify.clone());
        place
    }
}

/// One connection's seat; dropped when the connection ends.
pub(super) struct Seat {
    gate: Arc<Gate>,
    notify: Arc<Notify>,
    /// Its place among those that wait; none while a request is under way.
    place: Mutex<Option<u64>>,
}

impl Seat {
    /// Marks the seat as working until the returned guard is dropped.
    pub(super) fn busy(self: &Arc<Self>) -> Busy {
        if let Some(place) = self.place().take() {
            self.gate.lock().waiting.remove(&place);
        }
        Busy(self.clone())
    }

    /// Ends when the seat was given to somebody else.
    pub(super) async fn evicted(&self) {
        self.notify.notified().await;
    }

    fn place(&self) -> MutexGuard<'_, Option<u64>> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let place = self.place().take();
        let mut state = self.gate.lock();
        if let Some(place) = place {
            state.waiting.remove(&place);
        }
        state.open = state.open.saturating_sub(1);
        metrics::gauge!("treeline_connections_open").decrement(1);
    }
}

/// A request under way.
pub(super) struct Busy(Arc<Seat>);

impl Drop for Busy {
    fn drop(&mut self) {
        let place = self.0.gate.lock().wait(&self.0.notify);
        *self.0.place() = Some(place);
    }
}

/// An answer's body that keeps its connection marked as working until it is sent or given up.
pub(super) struct Held {
    body: Body,
    _busy: Busy,
}

impl Held {
    pub(super) fn new(body: Body, busy: Busy) -> Self {
        Self { body, _busy: busy }
    }
}

impl HttpBody for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_longest_waiting_gives_way_and_working_ones_do_not() {
        let gate = Arc::new(Gate::new(2));
        let first = Arc::new(gate.enter().expect("a seat is free"));
        let second = Arc::new(gate.enter().expect("a seat is free"));
        let working = first.busy();
        let third = gate.enter().expect("the second gives way");
        second.evicted().await;
        assert!(gate.lock().waiting.len() == 1, "only the third waits");
        drop(second);
        let third = Arc::new(third);
        let also_working = third.busy();
        assert!(gate.enter().is_none(), "both seats work");
        drop(working);
        assert!(gate.enter().is_some(), "the first rests again and gives way");
        first.evicted().await;
        drop((also_working, third, first));
        assert_eq!(gate.open(), 0);
        assert!(gate.lock().waiting.is_empty());
    }
}

//! A request body that must keep moving: silence and dribbling end it with an error, so that no handler waits for ever.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Bytes, HttpBody};
use hyper::body::{Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

/// What a body that stood still ends with.
#[derive(Debug, thiserror::Error)]
pub enum PaceError {
    /// Nothing, or too little, came within the time.
    #[error("the request body came too slowly")]
    Slow,
    /// The connection broke or the coding was wrong.
    #[error("the request body could not be read")]
    Broken(#[source] hyper::Error),
}

/// A request body under limits.
pub(super) struct Paced {
    body: Incoming,
    wait: Duration,
    rate: u64,
    got: u64,
    /// Started with the first read: time a handler spends before it reads is not the peer's fault.
    clock: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl Paced {
    /// `wait` is the longest silence; `rate` the least average of bytes a second once `wait` has passed.
    pub(super) fn new(body: Incoming, wait: Duration, rate: u64) -> Self {
        Self { body, wait, rate, got: 0, clock: None }
    }

    fn too_slow(&self, since: Instant) -> bool {
        let elapsed = since.elapsed();
        elapsed > self.wait && self.got < self.rate.saturating_mul(elapsed.as_secs())
    }
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = PaceError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, PaceError>>> {
        let this = &mut *self;
        let wait = this.wait;
        let (since, silence) = this.clock.get_or_insert_with(|| (Instant::now(), Box::pin(sleep(wait))));
        let since = *since;
        match Pin::new(&mut this.body).poll_frame(cx) {
            Poll::Ready(Some(Ok(frame))) => {
                silence.as_mut().reset(Instant::now() + wait);
                this.got += frame.data_ref().map_or(0, |data| data.len() as u64);
                if this.too_slow(since) {
                    Poll::Ready(Some(Err(PaceError::Slow)))
                } else {
                    Poll::Ready(Some(Ok(frame)))
                }
            }
            Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(PaceError::Broken(error)))),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => silence.as_mut().poll(cx).map(|()| Some(Err(PaceError::Slow))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

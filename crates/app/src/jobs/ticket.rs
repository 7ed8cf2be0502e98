//! What a handler holds while it works on a job: its parameters, where it goes on, and the one way
//! to report a finished step. Refuses a step of a worker whose lease went to another one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value as Json;
use store::Tx;
use store::jobs::{JobRow, Lease, Standing};

use crate::{Cx, Error};

/// Why a handler stops before its end.
#[derive(Debug)]
pub enum Halt {
    /// A person asked for it.
    Cancelled,
    /// The server is going down: the job goes back to the queue.
    Stopping,
    /// Something else has to end first: the job goes back to the queue for a moment.
    Later,
    /// Another worker has the job now: nothing more may be written.
    Lost,
    /// The work itself failed.
    Failed(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<store::Error> for Halt {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// A leased job in the hands of its handler; cheap to clone.
#[derive(Debug, Clone)]
pub struct Ticket {
    pub(super) lease: Arc<Lease>,
    pub(super) stopping: Arc<AtomicBool>,
}

impl Ticket {
    /// The job as it stood when it was leased.
    #[must_use]
    pub fn job(&self) -> &JobRow {
        &self.lease.job
    }

    /// Where an earlier start left off; none at the first.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&Json> {
        self.lease.job.checkpoint.as_ref()
    }

    /// Between two steps: whether the server is going down.
    ///
    /// # Errors
    /// [`Halt::Stopping`].
    pub fn go_on(&self) -> Result<(), Halt> {
        if self.stopping.load(Ordering::Acquire) { Err(Halt::Stopping) } else { Ok(()) }
    }

    /// Reports a step in the step's own transaction: it is committed with its checkpoint or not
    /// at all, and a repeated start never does it twice.
    ///
    /// # Errors
    /// [`Halt::Cancelled`] or [`Halt::Lost`]: return it, so that the step is rolled back.
    pub async fn advance(
        &self,
        cx: &Cx,
        tx: &mut Tx,
        done: i64,
        total: Option<i64>,
        checkpoint: &Json,
    ) -> Result<(), Halt> {
        let until = super::worker::lease_end(cx);
        match store::jobs::advance(tx, &self.lease, done, total, checkpoint, until).await? {
            Standing::Ours => Ok(()),
            Standing::CancelAsked => Err(Halt::Cancelled),
            Standing::Lost => Err(Halt::Lost),
        }
    }
}

//! The durable job runner, the second door to the use cases: leases jobs one at a time per worker,
//! says that it is alive, stops between steps. Holds no rules and no SQL.

mod mail;
mod schedule;
mod webhooks;

use std::time::Duration;

use app::Cx;
use app::jobs::{Halt, Leased};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

/// Jobs worked on at once by one server: one long import never keeps a month from closing.
const WORKERS: usize = 2;
/// How long an idle worker waits before it looks again.
const POLL: Duration = Duration::from_millis(250);
/// How often what waits in the chains is sealed.
const SEAL: Duration = Duration::from_secs(1);
/// How long it waits when the database does not answer.
const POLL_AFTER_FAULT: Duration = Duration::from_secs(2);

/// The running workers.
#[derive(Debug)]
pub struct Handle {
    stop: watch::Sender<bool>,
    workers: JoinSet<()>,
}

impl Handle {
    /// Lets each worker finish its present step, gives unfinished jobs back to the queue, and
    /// returns when nobody works any more.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.workers.join_next().await.is_some() {}
    }
}

/// Starts the workers; call it inside a Tokio runtime.
#[must_use]
pub fn start(cx: Cx) -> Handle {
    let (stop, stopped) = watch::channel(false);
    let mut workers = JoinSet::new();
    for _ in 0..WORKERS {
        workers.spawn(work(cx.clone(), stopped.clone()));
    }
    workers.spawn(seal(cx.clone(), stopped.clone()));
    workers.spawn(mail::run(cx.clone(), stopped.clone()));
    workers.spawn(webhooks::run(cx.clone(), stopped.clone()));
    workers.spawn(schedule::run(cx, stopped));
    Handle { stop, workers }
}

/// Seals the chains once a second, and once more before it stops.
async fn seal(cx: Cx, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = app::seal::tick(&cx).await {
            tracing::warn!(%error, "cannot seal the chains");
        }
        if *stop.borrow() {
            return;
        }
        tokio::select! {
            () = tokio::time::sleep(SEAL) => {}
            // Nobody holds the handle any more: stop; told to stop: once more round.
            told = stop.changed() => if told.is_err() { return },
        }
    }
}

async fn work(cx: Cx, mut stop: watch::Receiver<bool>) {
    let owner = cx.new_id().to_string();
    while !*stop.borrow() {
        let pause = match app::jobs::claim(&cx, &owner).await {
            Ok(Some(leased)) => {
                one(&cx, leased, &mut stop).await;
                continue;
            }
            Ok(None) => POLL,
            Err(error) => {
                tracing::warn!(%error, "cannot look for jobs");
                POLL_AFTER_FAULT
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            // Told to stop, or nobody holds the handle any more.
            _ = stop.changed() => return,
        }
    }
}

/// Works on one job until it ends, is given back, or is lost to another worker.
async fn one(cx: &Cx, leased: Leased, stop: &mut watch::Receiver<bool>) {
    let kind = leased.kind().to_owned();
    let mut handler = spawn(cx.clone(), leased.clone());
    let mut beats = tokio::time::interval_at(tokio::time::Instant::now() + app::jobs::BEAT, app::jobs::BEAT);
    let mut stopping = false;
    let outcome = loop {
        tokio::select! {
            ended = &mut handler => break ended,
            _ = beats.tick() => match leased.beat(cx).await {
                Ok(true) => {}
                Ok(false) => {
                    handler.abort();
                    tracing::warn!(kind, "job is with another worker");
                    return;
                }
                // The database may come back before the lease ends; if not, the next step fails.
                Err(error) => tracing::warn!(%error, kind, "cannot say that the job is alive"),
            },
            _ = stop.changed(), if !stopping => {
                stopping = true;
                leased.stop();
            }
        }
    };
    if let Err(error) = &outcome {
        tracing::error!(%error, kind, "job broke down");
    }
    let state = match &outcome {
        Ok(Ok(_)) => "done",
        Ok(Err(Halt::Cancelled)) => "cancelled",
        Ok(Err(Halt::Stopping)) => "stopped",
        Ok(Err(Halt::Later)) => "waiting",
        Ok(Err(Halt::Lost)) => "lost",
        Ok(Err(Halt::Failed(_))) => "failed",
        Err(_) => "broken",
    };
    metrics::counter!("treeline_jobs_total", "kind" => kind, "state" => state).increment(1);
    if let Err(error) = app::jobs::settle(cx, &leased, outcome.ok()).await {
        tracing::error!(%error, "cannot note how a job ended; it will be taken up again");
    }
}

/// A task of its own, so that a panic ends the job and not the worker.
fn spawn(cx: Cx, leased: Leased) -> JoinHandle<Result<serde_json::Value, Halt>> {
    tokio::spawn(async move { app::jobs::run(&cx, &leased).await })
}

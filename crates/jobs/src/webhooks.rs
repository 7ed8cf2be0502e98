//! Hands events to subscribers and sends what waits for them, to several at once. Two servers may do so at once: each
//! subscriber is under one lease. Holds no rules.

use std::time::Duration;

use app::Cx;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Subscribers that are sent to at once.
const AT_ONCE: usize = 8;
/// How long an idle worker waits before it looks again.
const POLL: Duration = Duration::from_millis(500);
/// How long it waits when the database does not answer.
const POLL_AFTER_FAULT: Duration = Duration::from_secs(5);

/// Hands out and sends until told to stop; messages at hand are finished first.
pub(crate) async fn run(cx: Cx, mut stop: watch::Receiver<bool>) {
    let mut senders = JoinSet::new();
    while !*stop.borrow() {
        while senders.try_join_next().is_some() {}
        let pause = match turn(&cx, &mut senders).await {
            Ok(true) => continue,
            Ok(false) => POLL,
            Err(error) => {
                tracing::warn!(%error, "webhooks cannot be sent");
                POLL_AFTER_FAULT
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => break,
        }
    }
    while senders.join_next().await.is_some() {}
}

/// One round; gives whether there was anything to do.
async fn turn(cx: &Cx, senders: &mut JoinSet<()>) -> Result<bool, app::Error> {
    let mut busy = app::webhooks::spread(cx).await?;
    while senders.len() < AT_ONCE {
        let Some(work) = app::webhooks::claim(cx).await? else { break };
        busy = true;
        let cx = cx.clone();
        senders.spawn(async move {
            if let Err(error) = app::webhooks::deliver(&cx, work).await {
                tracing::warn!(%error, "a webhook is given back");
            }
        });
    }
    Ok(busy)
}

//! Sends the mails that wait, one after the other. Two servers may do so at once: each mail is under one lease.

use std::time::Duration;

use app::Cx;
use tokio::sync::watch;

/// How long an idle worker waits before it looks again.
const POLL: Duration = Duration::from_secs(1);
/// How long it waits when the database does not answer.
const POLL_AFTER_FAULT: Duration = Duration::from_secs(5);

/// Sends mails until told to stop; the mail at hand is finished first.
pub(crate) async fn run(cx: Cx, mut stop: watch::Receiver<bool>) {
    if !app::mail::is_possible(&cx) {
        return;
    }
    while !*stop.borrow() {
        let pause = match app::mail::turn(&cx).await {
            Ok(true) => continue,
            Ok(false) => POLL,
            Err(error) => {
                tracing::warn!(%error, "mails cannot be sent");
                POLL_AFTER_FAULT
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => return,
        }
    }
}

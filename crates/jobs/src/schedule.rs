//! Work that is due by the calendar: transfers whose day has come, events, answers, counters and files whose time is over. Holds no rules; a
//! round that fails is tried again at the next turn.

use std::time::Duration;

use app::Cx;
use tokio::sync::watch;

/// How often the calendar is looked at.
const TURN: Duration = Duration::from_secs(60);

/// Looks at the calendar until told to stop. Two servers may do so at once: each transfer is executed by one.
pub(crate) async fn run(cx: Cx, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = turn(&cx).await {
            tracing::warn!(%error, "work that is due could not be done");
        }
        tokio::select! {
            () = tokio::time::sleep(TURN) => {}
            _ = stop.changed() => return,
        }
    }
}

async fn turn(cx: &Cx) -> Result<(), app::Error> {
    let tenant = cx.tenant().await?;
    let done = app::transfers::execute_due(cx, tenant).await?;
    if done != app::transfers::Executed::default() {
        tracing::info!(executed = done.executed, failed = done.failed, "transfers whose day had come");
    }
    app::notifications::remind(cx, tenant).await?;
    app::webhooks::forget(cx, tenant).await?;
    app::once::forget(cx, tenant).await?;
    app::notes::sweep(cx, tenant).await?;
    app::session::throttle::forget(cx, tenant).await?;
    // Last: a file store that is out of reach holds nothing else up.
    let swept = app::attachments::sweep(cx, tenant).await?;
    if swept > 0 {
        tracing::info!(swept, "files that were gone have been deleted");
    }
    Ok(())
}

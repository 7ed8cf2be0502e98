//! `serve`: migrates, listens, drains on SIGTERM; asks nothing.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use api::{DemoPerson, Edge, Figures};
use app::Cx;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::{ServerFlags, Settings};
use crate::{logs, open};

/// Flags of `serve`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: ServerFlags,
}

/// Serves until SIGTERM or Ctrl-C.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags.flags())?;
    logs::start(&settings);
    open::runtime()?.block_on(async {
        let cx = open::migrated(&settings).await?;
        if store::session::count(&mut cx.db.read(), cx.tenant().await?).await? == 0 {
            tracing::warn!("nobody can sign in yet: run `treeline admin add --login NAME --role administrator` on the same data");
        }
        until_stopped(&settings, cx, Vec::new(), || {}).await
    })
}

/// Serves an open installation until SIGTERM or Ctrl-C, then drains and closes the database. `demo` names the people
/// whom the sign-in page of a demo offers, empty on a real server; `ready` is called once the address is ours.
///
/// # Errors
/// When the address is taken.
pub async fn until_stopped(
    settings: &Settings,
    cx: Cx,
    demo: Vec<DemoPerson>,
    ready: impl FnOnce(),
) -> Result<()> {
    let figures = logs::figures()?;
    let cx = open::keyed(settings, cx).await?;
    seal(&cx).await?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("cannot listen on {}", settings.listen))?;
    let upkeep = figures.clone();
    let keeping = tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            upkeep.run_upkeep();
        }
    });
    let edge = Edge {
        origin: settings.public_url.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        body_bytes: usize::try_from(settings.body_bytes)?,
        upload_bytes: usize::try_from(settings.upload_bytes)?,
        attachment_bytes: usize::try_from(settings.attachments.bytes_max)?,
        figures: Some(Figures::new(Arc::new(move || figures.render()))),
        demo,
    };
    let (stop, stopping) = watch::channel(false);
    let workers = jobs::start(cx.clone());
    let routes = api::router(cx.clone(), edge);
    let mut limits = settings.limits;
    limits.connections = limits.connections.min(descriptors().saturating_sub(128).max(16));
    let address = listener.local_addr()?;
    tracing::info!(%address, database = ?cx.db.dialect(), connections = limits.connections, version = env!("CARGO_PKG_VERSION"), "ready");
    ready();
    let serving = tokio::spawn(api::server::serve(listener, routes, limits, stopping));
    stopped().await?;
    tracing::info!("stopping: open requests may end");
    let _ = stop.send(true);
    serving.await??;
    workers.stop().await;
    keeping.abort();
    cx.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Seals the seeds of second factors, and says what is not right with their keys.
async fn seal(cx: &Cx) -> Result<()> {
    let sealing = app::session::seeds::seal_all(cx).await?;
    if sealing.sealed > 0 {
        tracing::info!(seeds = sealing.sealed, "second factors were sealed with the newest key");
    }
    let (missing, at_hand) =
        (Vec::from_iter(sealing.missing).join(" "), cx.config.seed_keys.names().join(" "));
    if sealing.lost > 0 {
        tracing::error!(
            seeds = sealing.lost,
            missing,
            at_hand,
            "second factors cannot be opened: their key is not in the key file; see Operations, Keys"
        );
    } else if !missing.is_empty() {
        tracing::warn!(
            missing,
            at_hand,
            "the key file is another one than before: servers that share a database share the file; see Operations, Keys"
        );
    }
    Ok(())
}

async fn stopped() -> Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut term = signal(SignalKind::terminate())?;
        tokio::select! {
            _ = term.recv() => {}
            done = tokio::signal::ctrl_c() => done?,
        }
        Ok(())
    }
    #[cfg(not(unix))]
    Ok(tokio::signal::ctrl_c().await?)
}

/// How many files this process may have open.
fn descriptors() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|soft| soft.parse().ok()).unwrap_or(1_024)
}

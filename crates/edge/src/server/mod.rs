//! The server loop: takes connections, gives each a bounded life and drains them on shutdown; knows nothing of routes.
//!
//! `axum::serve` has no time limits: a peer that sends half a header keeps its connection for ever. Here every stage has
//! its own limit: header ([`Limits::header_wait`]), body ([`pace`]), unread answers ([`stall`]), number ([`gate`]).

mod gate;
mod pace;
mod stall;
#[cfg(test)]
mod tests;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use gate::Gate;
use pace::Paced;
use stall::Stall;

pub use pace::PaceError;

/// How long and how many: every limit of the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Open connections at once; one more closes the one that has waited longest without asking for anything.
    pub connections: usize,
    /// Time to send a complete request header, also between two requests of one connection.
    pub header_wait: Duration,
    /// Longest silence inside a request body.
    pub body_wait: Duration,
    /// Bytes a second that a request body must reach on average after `body_wait`.
    pub body_rate: u64,
    /// Longest time a peer may leave an answer unread.
    pub write_wait: Duration,
    /// Time given to open requests when the server stops.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4_096,
            header_wait: Duration::from_secs(10),
            body_wait: Duration::from_secs(10),
            body_rate: 1_024,
            write_wait: Duration::from_secs(30),
            drain: Duration::from_secs(20),
        }
    }
}

/// Header lines beyond this size are refused with 431.
const HEADER_BYTES_MAX: usize = 32 * 1024;

/// Serves `routes` on `listener` until `stop` turns true, then lets open requests end within [`Limits::drain`].
///
/// # Errors
/// Only when the listener itself is gone; a broken connection never ends the loop.
pub async fn serve(
    listener: TcpListener,
    routes: Router,
    limits: Limits,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let gate = Arc::new(Gate::new(limits.connections));
    let (closing, closed) = watch::channel(false);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stopped(&mut stop) => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                metrics::counter!("treeline_connections_total").increment(1);
                tokio::spawn(connection(stream, peer, routes.clone(), limits, gate.clone(), closed.clone()));
            }
            // The process is out of descriptors, or the peer was gone already: breathe, then go on.
            Err(error) if fleeting(&error) => {}
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    let _ = closing.send(true);
    drop(closed);
    if tokio::time::timeout(limits.drain, closing.closed()).await.is_err() {
        tracing::warn!(open = gate.open(), "requests were still open when the time to drain was over");
    }
    Ok(())
}

fn fleeting(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::Interrupted
    )
}

/// Waits until the flag is up, or until nobody can raise it any more.
async fn stopped(flag: &mut watch::Receiver<bool>) {
    let _ = flag.wait_for(|up| *up).await;
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    routes: Router,
    limits: Limits,
    gate: Arc<Gate>,
    mut closed: watch::Receiver<bool>,
) {
    let Some(seat) = gate.enter() else {
        return refuse(stream).await;
    };
    let _ = stream.set_nodelay(true);
    let seat = Arc::new(seat);
    let service = {
        let seat = seat.clone();
        tower::service_fn(move |request: Request<Incoming>| {
            let busy = seat.busy();
            let (mut parts, body) = request.into_parts();
            parts.extensions.insert(ConnectInfo(peer));
            let request =
                Request::from_parts(parts, Body::new(Paced::new(body, limits.body_wait, limits.body_rate)));
            let answer = routes.clone().oneshot(request);
            async move { answer.await.map(|answer| answer.map(|body| gate::Held::new(body, busy))) }
        })
    };
    let io = TokioIo::new(Stall::new(stream, limits.write_wait));
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_wait)
        .max_buf_size(HEADER_BYTES_MAX)
        .serve_connection(io, TowerToHyperService::new(service));
    tokio::pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        () = seat.evicted() => {
            metrics::counter!("treeline_connections_evicted_total").increment(1);
            return;
        }
        () = stopped(&mut closed) => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%peer, %error, "a connection ended badly");
    }
}

/// Says that the house is full, to a peer that came when every seat was taken by a working request.
async fn refuse(mut stream: TcpStream) {
    metrics::counter!("treeline_connections_refused_total").increment(1);
    let answer = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nretry-after: 5\r\nconnection: close\r\n\r\n";
    let _ = tokio::time::timeout(Duration::from_secs(1), stream.write_all(answer)).await;
}

//! For the operator, outside the API: is it alive, is it ready, its figures; refuses figures to anybody but this machine.

use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};

use crate::reader::Reader;
use crate::state::Api;

pub(crate) fn routes() -> Router<Api> {
    Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
}

/// The process answers. It listens only after its database was brought up to date.
async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers within a second.
async fn readyz(State(api): State<Api>) -> Response {
    let asked = tokio::time::timeout(Duration::from_secs(1), app::company::is_reachable(&api.cx)).await;
    match asked {
        Ok(true) => "ready\n".into_response(),
        Ok(false) | Err(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// Figures for a collector on this machine; to anybody else the address does not exist.
async fn metrics(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
) -> Response {
    let forwarded = ["x-forwarded-for", "forwarded", "via"].iter().any(|name| headers.contains_key(*name));
    let near = reader.address().is_some_and(|address| address.is_loopback()) && !forwarded;
    match &api.edge.figures {
        Some(figures) if near => {
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], figures.render()).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

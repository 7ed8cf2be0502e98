//! The HTTP door: one file an endpoint, the OpenAPI document, the embedded web app; refuses to hold rules.

mod attachments;
mod audit;
mod bulk;
mod definitions;
mod demo;
mod deputies;
mod duplicates;
mod earnings;
mod exports;
mod extract;
mod guard;
mod imports;
mod jobs;
mod members;
mod merges;
mod network;
mod notifications;
pub mod openapi;
mod operation;
mod orders;
mod passkeys;
mod plans;
pub mod problem;
mod reader;
mod records;
mod rights;
mod roles;
mod routes;
mod runs;
mod schema;
mod search;
pub mod server;
mod session;
mod state;
mod tokens;
mod transfers;
mod trash;
mod users;
mod views;
mod web;
mod webhooks;

use std::sync::Arc;

use app::Cx;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse as _;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};

pub use reader::REQUEST_ID;
pub use state::{Api, DemoPerson, Edge, Figures};

/// The whole door: API, web app and the layers around them.
pub fn router(cx: Cx, edge: Edge) -> Router {
    let api = Api { cx, edge: Arc::new(edge) };
    let (operations, document) = routes::all().split_for_parts();
    let document: Arc<str> = document.to_json().unwrap_or_default().into();
    let document = get(move || async move { ([("content-type", "application/json")], document.to_string()) });
    // Files that are compressed already stay as they are.
    let worth = DefaultPredicate::new()
        .and(NotForContentType::new("font/"))
        .and(NotForContentType::new("application/gzip"))
        .and(|_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions| {
            marks.get::<attachments::AsIs>().is_none()
        });
    Router::new()
        .merge(operations)
        .merge(operation::routes())
        .route("/api/v1/openapi.json", document)
        .route("/api/{*rest}", axum::routing::any(async || problem::ApiError::from(app::Error::NotFound)))
        .fallback(web::serve)
        .layer(DefaultBodyLimit::max(api.edge.body_bytes))
        .layer(CompressionLayer::new().compress_when(worth))
        .layer(from_fn_with_state(api.clone(), guard::admit))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(api.clone(), problem::render))
        .layer(from_fn_with_state(api.clone(), guard::dress))
        .layer(from_fn_with_state(api.clone(), reader::attend))
        .with_state(api)
}

/// A panic ends its request only, and is logged like any other fault of ours.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(cause: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    let text = cause
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| cause.downcast_ref::<String>().cloned());
    problem::ApiError::from(app::Error::internal(format!("panic: {}", text.unwrap_or_default())))
        .into_response()
}

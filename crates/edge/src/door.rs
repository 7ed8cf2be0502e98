//! The layers around all routes, put around the whole once: around each route they would be boxed seven times a request.

use std::any::Any;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};

use crate::extract::Caller;
use crate::problem::ApiError;
use crate::reader::{self, Reader};
use crate::state::Api;
use crate::{guard, problem, web};

/// Marks an answer that is sent as it is: compressing a file again costs much and gains nothing.
#[derive(Clone, Copy, Debug)]
pub struct AsIs;

/// The routes with the web app behind them and everything that a request passes on its way in and out.
pub fn around(routes: Router<Api>, api: Api) -> Router {
    let routes = routes
        .method_not_allowed_fallback(not_allowed)
        .route("/api/{*rest}", axum::routing::any(async || ApiError::from(app::Error::NotFound)))
        .layer(from_fn(name))
        .fallback(web::serve)
        .with_state(api.clone());
    // Files that are compressed already stay as they are.
    let worth = DefaultPredicate::new()
        .and(NotForContentType::new("font/"))
        .and(NotForContentType::new("application/gzip"))
        .and(|_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions| marks.get::<AsIs>().is_none());
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(api.clone(), reader::attend))
        .layer(from_fn_with_state(api.clone(), guard::dress))
        .layer(from_fn_with_state(api.clone(), problem::render))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(api.clone(), guard::admit))
        .layer(CompressionLayer::new().compress_when(worth))
        .layer(DefaultBodyLimit::max(api.edge.body_bytes));
    Router::new().fallback_service(layers.service(routes))
}

/// The wrong method for an address: refused in the language of whoever is signed in.
async fn not_allowed(_: Result<Caller, ApiError>) -> ApiError {
    ApiError::http(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed")
}

/// Tells the reader which route answers: it is known inside the router only.
async fn name(request: Request, next: Next) -> Response {
    if let (Some(reader), Some(path)) =
        (request.extensions().get::<Reader>(), request.extensions().get::<MatchedPath>())
    {
        reader.answers(path.clone());
    }
    next.run(request).await
}

/// A panic ends its request only, and is logged like any other fault of ours.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| cause.downcast_ref::<String>().cloned());
    ApiError::from(app::Error::internal(format!("panic: {}", text.unwrap_or_default()))).into_response()
}

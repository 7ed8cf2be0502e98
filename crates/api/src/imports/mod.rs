//! `/imports`: upload, look, start, follow; another person's import looks like none.

mod errors;
mod get;
mod preview;
mod start;
mod template;
mod upload;
mod wire;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// Bytes of an upload that are read at most; the guard refuses a length above the configured one
/// before, this bounds a body that does not say its length.
const UPLOAD_BYTES: usize = (64 << 20) + (64 << 10);

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    let upload =
        OpenApiRouter::new().routes(routes!(upload::upload)).layer(DefaultBodyLimit::max(UPLOAD_BYTES));
    OpenApiRouter::new()
        .merge(upload)
        .routes(routes!(get::get))
        .routes(routes!(preview::preview))
        .routes(routes!(start::start))
        .routes(routes!(errors::errors))
        .routes(routes!(template::template))
}

//! `/plans/{id}/backtests` and `/backtests`: try a plan on past months, look at it, take it away as a file, delete it.

mod export;
mod get;
mod list;
mod members;
mod remove;
mod start;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, start::start))
        .routes(routes!(get::get, remove::remove))
        .routes(routes!(members::members))
        .routes(routes!(export::export))
}

//! `/bulk`: changes of many records at once, their accounts, and taking them back.

mod get;
mod left;
mod owners;
mod start;
mod undo;
pub(crate) mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(start::start))
        .routes(routes!(owners::owners))
        .routes(routes!(get::get))
        .routes(routes!(left::left))
        .routes(routes!(undo::undo))
}

//! `/transfers`: preview, ask, list, decide.

mod ask;
mod decide;
mod get;
mod list;
mod preview;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(preview::transfer_preview))
        .routes(routes!(ask::transfer_ask, list::transfer_list))
        .routes(routes!(get::transfer_get))
        .routes(routes!(decide::transfer_decide))
}

//! `/transfers`: preview, ask, list, decide, withdraw.

mod ask;
mod decide;
mod get;
mod list;
mod preview;
mod wire;
mod withdraw;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(preview::preview))
        .routes(routes!(ask::ask, list::list))
        .routes(routes!(get::get))
        .routes(routes!(decide::decide))
        .routes(routes!(withdraw::withdraw))
}

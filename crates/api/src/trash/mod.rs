//! `/trash/{object}`: what lies in the trash of an object, the way back, the way out for good.

mod list;
mod purge;
mod restore;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(restore::restore))
        .routes(routes!(purge::purge))
}

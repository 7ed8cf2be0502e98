//! `/tokens`: what programs show instead of a session. A token itself opens none of this.

mod list;
mod make;
mod revoke;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(list::list, make::make)).routes(routes!(revoke::revoke))
}

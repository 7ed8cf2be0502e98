//! `/orders`: the commands of an order; everything else about it is a record.

mod cancel;
mod confirm;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(confirm::confirm)).routes(routes!(cancel::cancel))
}

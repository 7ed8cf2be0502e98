//! `/plans`: check a plan's text, put a plan in force. Plans themselves are records.

mod check;
mod release;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(check::check)).routes(routes!(release::release))
}

//! `/audit`: the audit log, for whoever has the right to read it.

mod export;
mod log;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(log::log)).routes(routes!(export::export))
}

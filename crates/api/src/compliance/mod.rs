//! `/compliance`: what payouts were caused by and how earnings were spread.

mod export;
mod get;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(get::get)).routes(routes!(export::export))
}

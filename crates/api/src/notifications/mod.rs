//! `/notifications`: what the caller was told.

mod choices;
mod list;
mod mark;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(mark::mark))
        .routes(routes!(choices::get, choices::put))
}

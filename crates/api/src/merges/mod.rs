//! `/merges`: several records of one thing become one, and back.

mod merge;
mod preview;
mod undo;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(merge::merge))
        .routes(routes!(preview::preview))
        .routes(routes!(undo::undo))
}

//! `/series`: how the codes of each object read, and where its numbers go on.

mod change;
mod list;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(change::change))
}

//! `/views`: the saved views of lists, one's own and everybody's.

mod create;
mod list;
mod restore;
mod trash;
mod update;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(update::update, trash::trash))
        .routes(routes!(restore::restore))
}

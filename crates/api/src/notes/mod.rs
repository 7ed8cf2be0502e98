//! `/records/{object}/{id}/notes` and `/notes/{id}`: what people write about a record; a note whose record is out of reach looks
//! like none.

mod add;
mod get;
mod list;
mod remove;
mod restore;
mod update;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, add::add))
        .routes(routes!(get::get, update::update, remove::remove))
        .routes(routes!(restore::restore))
}

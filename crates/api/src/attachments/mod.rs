//! `/records/{object}/{id}/attachments` and `/attachments/{id}`: files at records; a file whose record is out of reach
//! looks like none.

mod add;
mod download;
mod list;
mod preview;
mod remove;
mod restore;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, add::add))
        .routes(routes!(download::download, remove::remove))
        .routes(routes!(preview::preview))
        .routes(routes!(restore::restore))
}

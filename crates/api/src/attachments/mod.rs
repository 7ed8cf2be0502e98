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

pub(crate) use download::AsIs;

/// Whether a path takes a file as its body: its length is counted while it comes.
pub(crate) fn takes_files(path: &str) -> bool {
    path.starts_with("/api/v1/records/") && path.ends_with("/attachments")
}

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, add::add))
        .routes(routes!(download::download, remove::remove))
        .routes(routes!(preview::preview))
        .routes(routes!(restore::restore))
}

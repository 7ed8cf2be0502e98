//! `/definitions`: what a company adds to its objects: fields, choices, layouts; checked, applied, undone.

mod check;
mod get;
mod list;
mod undo;
mod update;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(get::get, update::update))
        .routes(routes!(check::check))
        .routes(routes!(undo::undo))
}

//! `/records/{object}`: list, totals, get, create, update, trash, history of any object.

mod create;
pub(crate) mod forms;
mod get;
pub(crate) mod history;
mod list;
mod totals;
mod trash;
mod update;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, update::update, trash::trash))
        .routes(routes!(totals::totals))
        .routes(routes!(history::history))
}

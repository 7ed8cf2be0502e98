//! `/webhooks`: subscribers outside that hear of changes, for those who administer them.

mod create;
mod delete;
mod disable;
mod enable;
mod get;
mod list;
mod log;
mod replay;
mod replay_one;
mod secret;
mod test;
mod update;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, update::update, delete::delete))
        .routes(routes!(enable::enable))
        .routes(routes!(disable::disable))
        .routes(routes!(secret::secret))
        .routes(routes!(test::test))
        .routes(routes!(log::log))
        .routes(routes!(replay_one::replay_one))
        .routes(routes!(replay::replay))
}

//! `/users`: people who may sign in, for those who administer them.

mod bar;
mod change;
mod get;
mod identities;
mod invite;
mod link;
mod list;
mod reset_factor;
mod roles;
mod unbar;
mod unlink_identity;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, invite::invite))
        .routes(routes!(roles::roles))
        .routes(routes!(get::get, change::change))
        .routes(routes!(bar::bar))
        .routes(routes!(unbar::unbar))
        .routes(routes!(link::link))
        .routes(routes!(reset_factor::reset_factor))
        .routes(routes!(identities::identities))
        .routes(routes!(unlink_identity::unlink_identity))
}

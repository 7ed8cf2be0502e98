//! `/deputies`: who stands in for whom; `/session/acting`: working in an absent colleague's name. For people, not for tokens.

mod act;
mod end;
mod form;
mod list;
mod name;
mod stop;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, name::name))
        .routes(routes!(form::form))
        .routes(routes!(end::end))
        .routes(routes!(act::act, stop::stop))
}

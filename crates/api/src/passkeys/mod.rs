//! `/session/passkeys`: one's own keys; `/session/passkey`: in with a key. For people, not for tokens.

mod ask;
mod begin;
mod list;
mod register;
mod remove;
mod rename;
mod sign_in;
pub(crate) mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, register::register))
        .routes(routes!(begin::begin))
        .routes(routes!(rename::rename, remove::remove))
        .routes(routes!(sign_in::sign_in))
        .routes(routes!(ask::ask))
}

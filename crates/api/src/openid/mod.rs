//! `/session/openid`: in with a provider; `/session/identities`: who one is at providers. For people, not for tokens.

mod begin;
mod begin_link;
mod begin_proof;
mod link;
mod list;
mod providers;
mod sign_in;
mod unlink;
pub(crate) mod wire;

pub(crate) use list::IdentityList;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(providers::providers, sign_in::sign_in))
        .routes(routes!(begin::begin))
        .routes(routes!(begin_proof::begin_proof))
        .routes(routes!(list::list, link::link))
        .routes(routes!(begin_link::begin_link))
        .routes(routes!(unlink::unlink))
}

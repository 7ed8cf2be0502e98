//! `/session`: sign in, who am I, own settings, sign out.

pub(crate) mod cookie;
mod me;
mod settings;
mod sign_in;
mod sign_out;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(sign_in::sign_in, me::me, settings::settings, sign_out::sign_out))
}

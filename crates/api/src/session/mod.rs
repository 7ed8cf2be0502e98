//! `/session`: sign in, who am I, own settings and password, sign out. `/sessions`: where one is signed in.

mod end;
mod end_others;
mod factor;
mod factor_begin;
mod factor_confirm;
mod factor_remove;
mod forgot;
mod link;
mod me;
mod password;
mod proof;
mod recovery;
mod redeem;
mod sessions;
mod settings;
mod sign_in;
mod sign_out;
pub(crate) mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::sign_in, me::me, settings::settings, sign_out::sign_out))
        .routes(routes!(password::password))
        .routes(routes!(factor::factor, factor_begin::factor_begin, factor_remove::factor_remove))
        .routes(routes!(factor_confirm::factor_confirm))
        .routes(routes!(recovery::recovery))
        .routes(routes!(proof::proof))
        .routes(routes!(forgot::forgot))
        .routes(routes!(link::link))
        .routes(routes!(redeem::redeem))
        .routes(routes!(sessions::sessions, end_others::end_others))
        .routes(routes!(end::end))
}

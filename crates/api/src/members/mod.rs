//! `/members`: enrol, activate and inactivate, place.

mod enrol;
mod place;
mod status;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(enrol::enrol))
        .routes(routes!(status::status))
        .routes(routes!(place::place))
}

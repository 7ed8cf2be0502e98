//! `/roles`: what rights can be given. Roles themselves are records of the object `role`.

mod form;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(form::form))
}

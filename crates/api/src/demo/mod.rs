//! `/demo`: who may sign in to the demo company. On an ordinary server there is nothing here.

mod people;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(people::people))
}

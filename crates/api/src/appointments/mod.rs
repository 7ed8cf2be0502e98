//! `/appointments`: the answer of whoever takes part; everything else about an appointment is a record.

mod answer;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(answer::answer))
}

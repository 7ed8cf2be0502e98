//! Every operation of the API, one line a file: a handler that is not here does not exist.

use utoipa_axum::router::OpenApiRouter;

use crate::state::Api;
use crate::{jobs, openapi, session};

/// All operations under `/api/v1`.
pub(crate) fn all() -> OpenApiRouter<Api> {
    let features = OpenApiRouter::new().merge(jobs::routes()).merge(session::routes());
    OpenApiRouter::with_openapi(openapi::frame()).nest("/api/v1", features)
}

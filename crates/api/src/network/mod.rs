//! `/network`: open, expand, jump and search in a tree, within the caller's sight.

mod children;
mod node;
mod overview;
mod path;
mod search;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(overview::overview))
        .routes(routes!(node::node))
        .routes(routes!(children::children))
        .routes(routes!(path::path))
        .routes(routes!(search::search))
}

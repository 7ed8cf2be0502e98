//! `/duplicates/{object}`: records that are likely the same.

mod apart;
mod likely;
mod list;
mod search;

use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(likely::likely))
        .routes(routes!(search::search))
        .routes(routes!(apart::apart))
}

/// Why two records look alike.
#[derive(Serialize, ToSchema)]
pub struct DuplicateReason {
    /// The field, or the part that holds further ways to reach somebody.
    field: String,
    /// The values are the same; else they are similar.
    same: bool,
    /// The other record's value; absent in lists of pairs.
    value: Option<String>,
}

impl From<app::duplicates::Why> for DuplicateReason {
    fn from(why: app::duplicates::Why) -> Self {
        Self { field: why.field, same: why.same, value: why.value }
    }
}

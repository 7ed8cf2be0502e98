//! `/earnings`: what a member earns, as a fact or as an estimate marked with its moment.

mod ask;
mod explain;
mod get;
mod lines;
mod what_if;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::problem::ApiError;
use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(get::get))
        .routes(routes!(lines::lines))
        .routes(routes!(explain::explain))
        .routes(routes!(what_if::what_if))
        .routes(routes!(ask::ask))
}

/// The month of a query.
fn month(text: &str) -> Result<kernel::Period, ApiError> {
    text.parse().map_err(|problem: kernel::Problem| app::Error::refused(problem.field("period")).into())
}

/// The member of a query.
fn member(id: Option<Uuid>) -> Option<kernel::MemberId> {
    id.map(kernel::MemberId::from_uuid)
}

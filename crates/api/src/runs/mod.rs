//! `/runs` and `/periods`: close a month, look at it and at what is odd, compare it, decide, post, open an amount.

mod anomalies;
mod comparison;
mod comparison_file;
mod decide;
mod explain;
mod get;
mod lines;
mod list;
mod look;
mod payee;
mod payees;
mod periods;
mod post;
mod start;
pub(crate) mod wire;

pub(crate) use decide::Decision;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(periods::periods))
        .routes(routes!(list::list, start::start))
        .routes(routes!(get::get))
        .routes(routes!(anomalies::anomalies))
        .routes(routes!(look::look))
        .routes(routes!(comparison::comparison))
        .routes(routes!(comparison_file::comparison_file))
        .routes(routes!(decide::decide))
        .routes(routes!(post::post))
        .routes(routes!(payees::payees))
        .routes(routes!(payee::payee))
        .routes(routes!(lines::lines))
        .routes(routes!(explain::explain))
}

/// A page's beginning from a cursor of digits; anything else is no page.
pub(crate) fn start_of(cursor: Option<&str>) -> Result<u32, crate::problem::ApiError> {
    match cursor {
        None => Ok(0),
        Some(text) => text.parse().map_err(|_| {
            app::Error::refused(kernel::Problem::new("cursor-malformed").token(text).field("cursor")).into()
        }),
    }
}

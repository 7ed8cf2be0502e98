//! `/privacy`: requests of people about the data held of them, for those who answer them.

mod certificate;
mod copy;
mod erase;
mod export;
mod hold;
mod lift;
mod list;
mod one;
mod person;
mod retention;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(one::one))
        .routes(routes!(certificate::certificate))
        .routes(routes!(export::export))
        .routes(routes!(person::person))
        .routes(routes!(copy::copy))
        .routes(routes!(erase::erase))
        .routes(routes!(hold::hold))
        .routes(routes!(lift::lift))
        .routes(routes!(retention::retention))
}

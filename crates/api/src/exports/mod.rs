//! `/records/{object}/export.csv` and `.xlsx`: records of an object as a file.

mod export;
mod question;
mod workbook;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(export::export)).routes(routes!(workbook::workbook))
}

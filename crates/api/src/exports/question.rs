//! Which records and fields a file is to hold; refuses unknown parameters.

use app::records::Question;
use serde::Deserialize;
use utoipa::IntoParams;

/// The same filter as in the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportQuestion {
    /// A filter tree as JSON, see the API design.
    filter: Option<String>,
    /// Words, each of which must occur.
    q: Option<String>,
    /// Up to three fields, `-` in front of one that runs down.
    sort: Option<String>,
    /// Fields to write; all the caller may see when absent, with the lines of orders.
    columns: Option<String>,
}

impl From<ExportQuestion> for Question {
    fn from(asked: ExportQuestion) -> Self {
        Self { filter: asked.filter, q: asked.q, sort: asked.sort, columns: asked.columns, ..Self::default() }
    }
}

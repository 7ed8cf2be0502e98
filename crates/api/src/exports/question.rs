//! Which records and fields a file is to hold; refuses unknown parameters.

use app::exports::Headers;
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
    /// What columns are called: `keys`, the same in every language, or `labels` in the reader's; `keys` when absent.
    headers: Option<String>,
}

impl ExportQuestion {
    /// The list's question, and what columns are called.
    ///
    /// # Errors
    /// `export-headers`.
    pub fn read(self) -> Result<(Question, Headers), app::Error> {
        let headers = Headers::asked(self.headers.as_deref())?;
        let question = Question {
            filter: self.filter,
            q: self.q,
            sort: self.sort,
            columns: self.columns,
            ..Question::default()
        };
        Ok((question, headers))
    }
}

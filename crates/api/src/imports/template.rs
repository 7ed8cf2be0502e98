//! `GET /imports/template/{object}.csv` and `.xlsx`: a file to begin with.

use app::imports::{Form, Names};
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use kernel::Problem;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What the columns are called.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TemplateQuestion {
    /// `codes`, the same in every language, or `labels` in the reader's; `codes` when absent.
    names: Option<String>,
}

/// A column for every field an import of the object may fill, under names that map by themselves, and a row that shows
/// how values are written.
#[utoipa::path(get, path = "/imports/template/{file}", tag = "imports", 
    params(("file" = String, Path, description = "`<object>.csv` or `<object>.xlsx`"), TemplateQuestion),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn template(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(file): Path<String>,
    Query(asked): Query<TemplateQuestion>,
) -> Result<impl IntoResponse, ApiError> {
    let names = match asked.names.as_deref() {
        None | Some("codes") => Names::Codes,
        Some("labels") => Names::Labels,
        Some(other) => {
            return Err(app::Error::refused(
                Problem::new("import-template-names").token(other).field("names"),
            )
            .into());
        }
    };
    let (object, form) = match file.rsplit_once('.') {
        Some((object, "csv")) => (object, Form::Csv),
        Some((object, "xlsx")) => (object, Form::Xlsx),
        _ => return Err(app::Error::NotFound.into()),
    };
    let bytes = app::imports::template(&api.cx, &who, object, names, form).await?;
    let kind = match form {
        Form::Csv => "text/csv; charset=utf-8",
        Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let name = format!("attachment; filename=\"{file}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes))
}

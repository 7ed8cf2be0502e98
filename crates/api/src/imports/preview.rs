//! `GET /imports/{id}/preview`: the file as the server reads it.

use app::imports::decode::Encoding;
use app::imports::mapping::FileForm;
use app::imports::rows::Delimiter;
use axum::Json as Answer;
use axum::extract::State;
use kernel::ImportId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::Preview;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// How to read the file; what is absent is proposed.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// `utf-8`, `windows-1250`, `windows-1251`, `windows-1252`, `utf-16le` or `utf-16be`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    encoding: Option<Encoding>,
    /// `comma`, `semicolon`, `tab`, `pipe`, `blanks`, or the character itself.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    delimiter: Option<Delimiter>,
    /// Whether the first row names the columns; true when absent.
    #[serde(default)]
    header: Option<bool>,
    /// The sheet of a workbook; the first when absent.
    #[serde(default)]
    sheet: Option<String>,
}

/// Reads an own file in one form or another. Nothing is stored by looking.
#[utoipa::path(get, path = "/imports/{id}/preview", tag = "imports", params(("id" = String, Path), Form), responses((status = 200, body = Preview), Problems))]
pub async fn preview(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(form): Query<Form>,
) -> Result<Answer<Preview>, ApiError> {
    let form = FileForm {
        encoding: form.encoding,
        delimiter: form.delimiter,
        header: form.header.unwrap_or(true),
        sheet: form.sheet,
        ..FileForm::default()
    };
    Ok(Answer(app::imports::preview(&api.cx, &who, ImportId::from_uuid(id), &form).await?.into()))
}

//! `GET /records/{object}/export.xlsx`: the list's records as a workbook.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use tokio::io::AsyncReadExt as _;

use super::question::ExportQuestion;
use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Bytes read from the file at once.
const BLOCK: usize = 64 << 10;

/// The records the caller may export, with typed cells: amounts in the company's currency, volumes and dates as numbers
/// and dates, texts as texts. References are written as codes; the file can be imported again.
#[utoipa::path(get, path = "/records/{object}/export.xlsx", tag = "exports",
    params(("object" = String, Path, description = "Key of the object"), ExportQuestion),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = String, description = "The workbook"), Problems))]
pub async fn workbook(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Query(asked): Query<ExportQuestion>,
) -> Result<impl IntoResponse, ApiError> {
    let (question, headers) = asked.read()?;
    let export = app::exports::begin(&api.cx, &who, &object, &question)?.headed(headers);
    app::exports::admit(&api.cx, &who, &object, &question)?;
    let file = app::exports::workbook(export).await?;
    let blocks = futures::stream::try_unfold(tokio::fs::File::from_std(file), async |mut file| {
        let mut block = vec![0; BLOCK];
        let read = file.read(&mut block).await?;
        block.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then_some((block, file)))
    });
    let name = format!("attachment; filename=\"{object}.xlsx\"");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], Body::from_stream(blocks)))
}

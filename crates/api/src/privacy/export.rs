//! `GET /privacy/requests/{id}/copy.zip`: everything held of a person, as one archive.

use app::Language;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use edge::AsIs;
use serde::Deserialize;
use tokio::io::AsyncReadExt as _;
use utoipa::IntoParams;

use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Bytes read from the file at once.
const BLOCK: usize = 64 << 10;

/// In whose language the page is.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CopyQuestion {
    /// Two-letter key; the reader's own when absent.
    language: Option<String>,
}

/// The copy that was asked for: a page to read, the same as data, and the files. For a day, for whoever entered the request;
/// it is made when it is fetched and kept nowhere.
#[utoipa::path(get, path = "/privacy/requests/{id}/copy.zip", tag = "privacy", params(("id" = Uuid, Path, description = "The request"), CopyQuestion),
    responses((status = 200, content_type = "application/zip", body = String), Problems))]
pub async fn export(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(asked): Query<CopyQuestion>,
) -> Result<Response, ApiError> {
    let language = asked.language.as_deref().unwrap_or(&who.language);
    let language = Language::from_tag(language).unwrap_or_default();
    let copied = app::privacy::copy(&api.cx, &who, id, language).await?;
    let blocks = futures::stream::try_unfold(tokio::fs::File::from_std(copied.file), async |mut file| {
        let mut block = vec![0; BLOCK];
        let read = file.read(&mut block).await?;
        block.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then_some((block, file)))
    });
    let name = format!("attachment; filename=\"{}\"", copied.name);
    let head = [(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)];
    let mut answer = (head, Body::from_stream(blocks)).into_response();
    answer.extensions_mut().insert(AsIs);
    Ok(answer)
}

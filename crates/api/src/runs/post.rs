//! `POST /runs/{id}/post`: an approved run into the ledger. Needs a fresh proof.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::RunId;

use super::wire::RunDetail;
use crate::extract::{Id, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Post an approved run. A second post is refused with 409.
#[utoipa::path(post, path = "/runs/{id}/post", tag = "runs", params(("id" = String, Path)),
    responses((status = 200, body = RunDetail), Problems))]
pub async fn post(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
) -> Result<Answer<RunDetail>, ApiError> {
    let id = RunId::from_uuid(id);
    app::runs::post(&api.cx, &who, id).await?;
    let detail = app::runs::get(&api.cx, &who, id).await?;
    Ok(Answer(RunDetail::new(&api.cx, reader.language(), detail)))
}

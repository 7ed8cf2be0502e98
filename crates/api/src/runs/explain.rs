//! `GET /runs/{id}/lines/{no}`: one line opened down to the sale.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::RunId;

use super::wire::Explanation;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Explain a line: sale, volume, path, rank, rate, rounding.
#[utoipa::path(get, path = "/runs/{id}/lines/{no}", tag = "runs", params(("id" = String, Path), ("no" = u32, Path)),
    responses((status = 200, body = Explanation), Problems))]
pub async fn explain(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path((id, no)): Path<(Id, u32)>,
) -> Result<Answer<Explanation>, ApiError> {
    let explained = app::runs::explain(&api.cx, &who, RunId::from_uuid(id), no).await?;
    Ok(Answer(Explanation::new(&api.cx, reader.language(), explained)))
}

//! `POST /settlements/{id}/post`: an approved settlement into the ledger, with its payouts. Needs a fresh proof.

use axum::extract::State;
use axum::{Extension, Json as Answer};

use super::wire::SettlementDetail;
use crate::extract::{Id, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Post an approved settlement. A second post is refused with 409.
#[utoipa::path(post, path = "/settlements/{id}/post", tag = "settlements", params(("id" = String, Path)),
    responses((status = 200, body = SettlementDetail), Problems))]
pub async fn post(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
) -> Result<Answer<SettlementDetail>, ApiError> {
    app::settlements::post(&api.cx, &who, id).await?;
    let detail = app::settlements::get(&api.cx, &who, id).await?;
    Ok(Answer(SettlementDetail::new(&api.cx, reader.language(), detail)))
}

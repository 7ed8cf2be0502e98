//! `POST /settlements/{id}/cancel`: a settlement is taken back before it is posted.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::SettlementDetail;
use crate::extract::{Caller, Id, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelSettlement {
    /// Why, if one wants to say it.
    #[serde(default)]
    comment: String,
}

/// Take a settlement back before it is posted.
#[utoipa::path(post, path = "/settlements/{id}/cancel", tag = "settlements", params(("id" = String, Path)),
    request_body = CancelSettlement, responses((status = 200, body = SettlementDetail), Problems))]
pub async fn cancel(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Json(body): Json<CancelSettlement>,
) -> Result<Answer<SettlementDetail>, ApiError> {
    app::settlements::cancel(&api.cx, &who, id, &body.comment).await?;
    let detail = app::settlements::get(&api.cx, &who, id).await?;
    Ok(Answer(SettlementDetail::new(&api.cx, reader.language(), detail)))
}

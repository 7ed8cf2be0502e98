//! `POST /settlements/{id}/files`: a file of the pending payouts, which sends them. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wire::PayoutFile;
use crate::extract::{Id, IdempotencyKey, Json, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which file.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakePayoutFile {
    /// `pain` (SEPA, pain.001.001.09) or `csv`.
    kind: String,
    /// `YYYY-MM-DD`: the day on which the bank is to pay; none: today.
    #[serde(default)]
    execute_on: Option<String>,
}

/// Make a file of the pending payouts of a posted settlement, at most 50,000, and send them. Sent again with the same key it
/// gives the first file.
#[utoipa::path(post, path = "/settlements/{id}/files", tag = "settlements", request_body = MakePayoutFile,
    params(("id" = String, Path), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = PayoutFile), Problems))]
pub async fn make_file(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
    key: IdempotencyKey,
    Json(body): Json<MakePayoutFile>,
) -> Result<(StatusCode, Answer<PayoutFile>), ApiError> {
    let once = key.of("payout-file", &id, &body)?;
    let cmd = app::settlements::Make { kind: body.kind, execute_on: body.execute_on };
    let file = app::settlements::make(&api.cx, &who, id, &cmd, &once).await?;
    Ok((StatusCode::CREATED, Answer(file.into())))
}

//! `POST /transfers/{id}/decide`: a second person approves or rejects.

use app::transfers::Verdict;
use axum::Json as Answer;
use axum::extract::State;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wire::TransferView;
use crate::extract::{Caller, Id, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The decision.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferDecision {
    /// `approve` or `reject`.
    decision: String,
    /// Why; a rejection must say it.
    #[serde(default)]
    comment: String,
}

/// Decide on a transfer.
#[utoipa::path(post, path = "/transfers/{id}/decide", tag = "transfers", request_body = TransferDecision,
    params(("id" = uuid::Uuid, Path), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")), responses((status = 200, body = TransferView), Problems))]
pub async fn decide(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
    Json(body): Json<TransferDecision>,
) -> Result<Answer<TransferView>, ApiError> {
    let once = key.of("transfer-decide", &id.to_string(), &body)?;
    let verdict = match body.decision.as_str() {
        "approve" => Verdict::Approve,
        "reject" => Verdict::Reject,
        other => {
            let problem = Problem::new("decision-unknown").token(other).field("decision");
            return Err(app::Error::refused(problem).into());
        }
    };
    let decided = app::transfers::decide(&api.cx, &who, id, verdict, &body.comment, &once).await?;
    Ok(Answer(TransferView::of(decided, &who)))
}

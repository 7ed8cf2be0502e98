//! `POST /appointments/{id}/answer`: whoever takes part says whether to come.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Caller, Id, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// Whether one comes.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerAppointment {
    /// `yes`, `maybe` or `no`.
    answer: String,
}

/// Answer as one of those who take part, in the own line alone. The last answer counts.
#[utoipa::path(post, path = "/appointments/{id}/answer", tag = "appointments", request_body = AnswerAppointment,
    params(("id" = Uuid, Path, description = "The appointment"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = RecordItem), Problems))]
pub async fn answer(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
    Json(body): Json<AnswerAppointment>,
) -> Result<RecordItem, ApiError> {
    let once = key.of("answer", &id, &body)?;
    Ok(app::appointments::answer(&api.cx, &who, id, &body.answer, &once).await?.into())
}

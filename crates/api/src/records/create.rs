//! `POST /records/{object}`: a new record.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::{RecordChange, RecordItem};

/// Make a record. The same `Idempotency-Key` with the same content gives the same record, not a second one.
#[utoipa::path(post, path = "/records/{object}", tag = "records", request_body = RecordChange,
    params(("object" = String, Path, description = "Key of the object"), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = RecordItem), Problems))]
pub async fn create(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    key: IdempotencyKey,
    Json(body): Json<RecordChange>,
) -> Result<(StatusCode, RecordItem), ApiError> {
    let once = key.of("create", &object, &body)?;
    let made = app::records::create(&api.cx, &who, &object, &body.into(), &once).await?;
    Ok((StatusCode::CREATED, made.into()))
}

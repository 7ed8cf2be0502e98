//! `PATCH /records/{object}/{id}`: change some fields.

use axum::extract::State;

use crate::extract::{Caller, Id, IdempotencyKey, IfMatch, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::{RecordChange, RecordItem};

/// Change a record from the version the caller has seen.
#[utoipa::path(patch, path = "/records/{object}/{id}", tag = "records", request_body = RecordChange,
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"),
        ("if-match" = String, Header, description = "The version, in quotes"), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = RecordItem), Problems))]
pub async fn update(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    IfMatch(version): IfMatch,
    key: IdempotencyKey,
    Json(body): Json<RecordChange>,
) -> Result<RecordItem, ApiError> {
    let once = key.of("update", &(&object, id, version), &body)?;
    Ok(app::records::update(&api.cx, &who, &object, id, version, &body.into(), &once).await?.into())
}

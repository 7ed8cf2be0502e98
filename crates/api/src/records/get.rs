//! `GET /records/{object}/{id}`: one record.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::RecordItem;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One record with its lines. A record out of the caller's reach answers as one that does not exist.
#[utoipa::path(get, path = "/records/{object}/{id}", tag = "records",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record")),
    responses((status = 200, body = RecordItem), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
) -> Result<Answer<RecordItem>, ApiError> {
    Ok(Answer(app::records::get(&api.cx, &who, &object, id).await?.into()))
}

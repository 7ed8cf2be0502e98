//! `GET /privacy/requests/{id}`: one request.

use axum::extract::State;
use axum::{Extension, Json as Answer};

use super::wire::PrivacyRequest;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// What became of a request.
#[utoipa::path(get, path = "/privacy/requests/{id}", tag = "privacy", params(("id" = Uuid, Path, description = "The request")),
    responses((status = 200, body = PrivacyRequest), Problems))]
pub async fn one(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<PrivacyRequest>, ApiError> {
    let view = app::privacy::one(&api.cx, &who, id).await?;
    Ok(Answer(PrivacyRequest::new(&api.cx, reader.language(), view)))
}

//! `POST /session/acting`: works in an absent colleague's name from now on, in this session.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::DeputyId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Json, Seated};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// For whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActFor {
    /// The entry: one of `deputies` in `GET /session`.
    deputy: Uuid,
}

/// Work in an absent colleague's name. Everything done is noted as the caller's for the colleague.
#[utoipa::path(post, path = "/session/acting", tag = "deputies", request_body = ActFor,
    responses((status = 204, description = "Begun"), Problems))]
pub async fn act(
    State(api): State<Api>,
    Seated { who, session }: Seated,
    Json(body): Json<ActFor>,
) -> Result<StatusCode, ApiError> {
    app::deputies::begin(&api.cx, &who, session, DeputyId::from_uuid(body.deputy)).await?;
    Ok(StatusCode::NO_CONTENT)
}

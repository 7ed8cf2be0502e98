//! `POST /duplicates/{object}/apart`: two records are not the same.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Two records.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Apart {
    /// One of them.
    a: Uuid,
    /// The other.
    b: Uuid,
    /// True: not the same; false: undecided again.
    apart: bool,
}

/// Say that two records are not the same, remembered over later searches, or take that back.
#[utoipa::path(post, path = "/duplicates/{object}/apart", tag = "duplicates", request_body = Apart,
    params(("object" = String, Path, description = "Key of the object")),
    responses((status = 204, description = "Noted"), Problems))]
pub async fn apart(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Json(body): Json<Apart>,
) -> Result<StatusCode, ApiError> {
    app::duplicates::apart(&api.cx, &who, &object, (body.a, body.b), body.apart).await?;
    Ok(StatusCode::NO_CONTENT)
}

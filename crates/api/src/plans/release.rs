//! `POST /plans/{id}/release`: a plan in force from a day, by somebody else than its author. Needs a fresh proof.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::PlanId;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{Id, Json, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// From when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleasePlan {
    /// `YYYY-MM-DD`.
    from: String,
}

/// Put a plan in force.
#[utoipa::path(post, path = "/plans/{id}/release", tag = "plans", params(("id" = String, Path)),
    request_body = ReleasePlan, responses((status = 204), Problems))]
pub async fn release(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
    Json(body): Json<ReleasePlan>,
) -> Result<StatusCode, ApiError> {
    app::plans::release(&api.cx, &who, PlanId::from_uuid(id), &body.from).await?;
    Ok(StatusCode::NO_CONTENT)
}

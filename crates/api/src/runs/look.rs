//! `POST /runs/{id}/anomalies/{no}/look`: a person has looked at an anomaly, and says what it is.

use axum::Json as Answer;
use axum::extract::State;
use kernel::RunId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Caller, Id, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What it turned out to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookAtAnomaly {
    /// In the person's words, 1 to 1000 characters.
    note: String,
}

/// How many are left.
#[derive(Serialize, ToSchema)]
pub struct Looked {
    /// Anomalies nobody has looked at.
    open: usize,
}

/// Note that one has looked at an anomaly: once, for everybody. Needs the right to approve runs.
#[utoipa::path(post, path = "/runs/{id}/anomalies/{no}/look", tag = "runs",
    params(("id" = String, Path), ("no" = u32, Path)), request_body = LookAtAnomaly,
    responses((status = 200, body = Looked), Problems))]
pub async fn look(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((id, no)): Path<(Id, u32)>,
    Json(body): Json<LookAtAnomaly>,
) -> Result<Answer<Looked>, ApiError> {
    let id = RunId::from_uuid(id);
    app::runs::look(&api.cx, &who, id, no, &body.note).await?;
    let asked = app::runs::AnomaliesQuestion { open: true, from: 0, limit: 1 };
    let open = app::runs::anomalies(&api.cx, &who, id, asked).await?.open;
    Ok(Answer(Looked { open }))
}

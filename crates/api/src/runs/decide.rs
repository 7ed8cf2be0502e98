//! `POST /runs/{id}/decide`: a second person's yes or no. Needs a fresh proof.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::RunId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::RunDetail;
use crate::extract::{Id, Json, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Yes or no.
#[derive(Clone, Copy, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Yes.
    Approve,
    /// No.
    Reject,
}

/// A decision.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideRun {
    /// Yes or no.
    decision: Decision,
    /// Why; a rejection must say it.
    #[serde(default)]
    comment: String,
}

/// Decide on a run. Whoever asked for it may not.
#[utoipa::path(post, path = "/runs/{id}/decide", tag = "runs", params(("id" = String, Path)),
    request_body = DecideRun, responses((status = 200, body = RunDetail), Problems))]
pub async fn decide(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
    Json(body): Json<DecideRun>,
) -> Result<Answer<RunDetail>, ApiError> {
    let id = RunId::from_uuid(id);
    let cmd = app::runs::Decide { approve: body.decision == Decision::Approve, comment: body.comment };
    app::runs::decide(&api.cx, &who, id, &cmd).await?;
    let detail = app::runs::get(&api.cx, &who, id).await?;
    Ok(Answer(RunDetail::new(&api.cx, reader.language(), detail)))
}

//! `GET /runs/{id}/anomalies`: what is odd about a run, and who has looked at it.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::RunId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::Anomalies;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Which anomalies.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AnomaliesQuery {
    /// Only those nobody has looked at.
    #[serde(default)]
    #[param(required = false)]
    open: bool,
    /// Where a page begins.
    cursor: Option<String>,
    /// Rows of a page, at most 200.
    limit: Option<u16>,
}

/// The anomalies of a run, found when it was finished.
#[utoipa::path(get, path = "/runs/{id}/anomalies", tag = "runs", params(("id" = String, Path), AnomaliesQuery),
    responses((status = 200, body = Anomalies), Problems))]
pub async fn anomalies(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<AnomaliesQuery>,
) -> Result<Answer<Anomalies>, ApiError> {
    let from = super::start_of(query.cursor.as_deref())?;
    let limit = usize::from(query.limit.unwrap_or(50));
    let asked = app::runs::AnomaliesQuestion { open: query.open, from, limit };
    let page = app::runs::anomalies(&api.cx, &who, RunId::from_uuid(id), asked).await?;
    Ok(Answer(Anomalies::new(&api.cx, reader.language(), page)))
}

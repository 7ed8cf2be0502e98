//! `GET /runs/{id}/payees/{member}/lines`: what a member's amount is made of.

use axum::Json as Answer;
use axum::extract::State;
use kernel::{MemberId, RunId};
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::Lines;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which lines.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct LinesQuery {
    /// Only of this bonus.
    bonus: Option<String>,
    /// Where a page begins.
    cursor: Option<String>,
    /// Rows of a page, at most 200.
    limit: Option<u16>,
}

/// The lines of a payee.
#[utoipa::path(get, path = "/runs/{id}/payees/{member}/lines", tag = "runs",
    params(("id" = String, Path), ("member" = String, Path), LinesQuery), responses((status = 200, body = Lines), Problems))]
pub async fn lines(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((id, member)): Path<(Id, Id)>,
    Query(query): Query<LinesQuery>,
) -> Result<Answer<Lines>, ApiError> {
    let from = super::start_of(query.cursor.as_deref())?;
    let limit = usize::from(query.limit.unwrap_or(50));
    let (run, member) = (RunId::from_uuid(id), MemberId::from_uuid(member));
    let page = app::runs::lines(&api.cx, &who, run, member, query.bonus.as_deref(), from, limit).await?;
    Ok(Answer(page.into()))
}

//! `GET /earnings/lines/{no}`: one of a member's lines opened.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::runs::wire::Explanation;
use crate::state::Api;

/// Whose line.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct EarningLineQuery {
    /// `2026-10`.
    period: String,
    /// A member in sight; the caller's own membership when absent.
    member: Option<Uuid>,
}

/// Explain one of a member's lines.
#[utoipa::path(get, path = "/earnings/lines/{no}", tag = "earnings", params(("no" = u32, Path), EarningLineQuery),
    responses((status = 200, body = Explanation), Problems))]
pub async fn explain(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(no): Path<u32>,
    Query(query): Query<EarningLineQuery>,
) -> Result<Answer<Explanation>, ApiError> {
    let period = super::month(&query.period)?;
    let explained = app::earnings::explain(&api.cx, &who, super::member(query.member), period, no).await?;
    Ok(Answer(Explanation::new(&api.cx, reader.language(), explained)))
}

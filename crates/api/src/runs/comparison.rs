//! `GET /runs/{id}/comparison`: a run beside another one, the largest difference first.

use axum::Json as Answer;
use axum::extract::State;
use kernel::RunId;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::Comparison;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// How an amount moved.
#[derive(Clone, Copy, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum MoveWay {
    /// Paid now, not before.
    New,
    /// Paid before, not now.
    Gone,
    /// More.
    Up,
    /// Less.
    Down,
}

impl From<MoveWay> for app::runs::Way {
    fn from(way: MoveWay) -> Self {
        match way {
            MoveWay::New => Self::New,
            MoveWay::Gone => Self::Gone,
            MoveWay::Up => Self::Up,
            MoveWay::Down => Self::Down,
        }
    }
}

/// What to compare with, and which members.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ComparisonQuery {
    /// Id of the other run; the last posted one of the same plan when absent, else of any.
    with: Option<Uuid>,
    /// Only members who moved this way.
    #[param(inline)]
    way: Option<MoveWay>,
    /// Where a page begins.
    cursor: Option<String>,
    /// Rows of a page, at most 200.
    limit: Option<u16>,
}

/// A run compared with another one of the same currency.
#[utoipa::path(get, path = "/runs/{id}/comparison", tag = "runs", params(("id" = String, Path), ComparisonQuery),
    responses((status = 200, body = Comparison), Problems))]
pub async fn comparison(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<ComparisonQuery>,
) -> Result<Answer<Comparison>, ApiError> {
    let asked = app::runs::ComparisonQuestion {
        with: query.with.map(RunId::from_uuid),
        way: query.way.map(Into::into),
        from: super::start_of(query.cursor.as_deref())?,
        limit: usize::from(query.limit.unwrap_or(50)),
    };
    let page = app::runs::compare(&api.cx, &who, RunId::from_uuid(id), asked).await?;
    Ok(Answer(page.into()))
}

//! `GET /settlements/{id}/payouts`: what leaves, and what became of it.

use axum::Json as Answer;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::Payouts;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PayoutsQuery {
    /// Only `pending`, `sent`, `confirmed`, `failed` or `unknown`.
    state: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, at most 200.
    limit: Option<u16>,
}

/// The payouts of a settlement.
#[utoipa::path(get, path = "/settlements/{id}/payouts", tag = "settlements", params(("id" = String, Path), PayoutsQuery),
    responses((status = 200, body = Payouts), Problems))]
pub async fn payouts(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<PayoutsQuery>,
) -> Result<Answer<Payouts>, ApiError> {
    let after = i64::from(crate::runs::start_of(query.cursor.as_deref())?);
    let limit = query.limit.map(usize::from);
    let page = app::settlements::payouts(&api.cx, &who, id, query.state.as_deref(), after, limit).await?;
    let next = page.next.map(|number| number.to_string());
    Ok(Answer(Payouts { items: page.items.into_iter().map(Into::into).collect(), next }))
}

//! `GET /settlements/{id}/payees`: who is paid and who is not, highest payout first.

use axum::Json as Answer;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::SettledPayees;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SettledPayeesQuery {
    /// Only `paid`, `held`, `below_minimum`, `nothing` or `owing`.
    outcome: Option<String>,
    /// A fragment of name or code.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, at most 200.
    limit: Option<u16>,
}

/// The payees of a settlement.
#[utoipa::path(get, path = "/settlements/{id}/payees", tag = "settlements",
    params(("id" = String, Path), SettledPayeesQuery), responses((status = 200, body = SettledPayees), Problems))]
pub async fn payees(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<SettledPayeesQuery>,
) -> Result<Answer<SettledPayees>, ApiError> {
    let after = super::after_amount(query.cursor.as_deref())?;
    let limit = query.limit.map(usize::from);
    let asked = app::settlements::Question { outcome: query.outcome, q: query.q, after, limit };
    Ok(Answer(app::settlements::payees(&api.cx, &who, id, &asked).await?.into()))
}

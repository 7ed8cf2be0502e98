//! `GET /runs/{id}/payees`: who is paid, highest first, or the members a fragment finds.

use axum::Json as Answer;
use axum::extract::State;
use kernel::RunId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::Payees;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What to list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PayeesQuery {
    /// A fragment of name or code.
    q: Option<String>,
    /// Where a page begins.
    cursor: Option<String>,
    /// Rows of a page, at most 200.
    limit: Option<u16>,
}

/// The payees of a run.
#[utoipa::path(get, path = "/runs/{id}/payees", tag = "runs", params(("id" = String, Path), PayeesQuery),
    responses((status = 200, body = Payees), Problems))]
pub async fn payees(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<PayeesQuery>,
) -> Result<Answer<Payees>, ApiError> {
    let from = super::start_of(query.cursor.as_deref())?;
    let limit = usize::from(query.limit.unwrap_or(50));
    let page =
        app::runs::payees(&api.cx, &who, RunId::from_uuid(id), query.q.as_deref(), from, limit).await?;
    Ok(Answer(Payees {
        items: page.items.into_iter().map(Into::into).collect(),
        next: page.next.map(|next| next.to_string()),
        count: page.count,
        currency: page.currency,
    }))
}

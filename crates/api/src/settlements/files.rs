//! `GET /settlements/{id}/files`: the payout files of a settlement.

use axum::Json as Answer;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::PayoutFiles;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PayoutFilesQuery {
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, at most 200.
    limit: Option<u16>,
}

/// The payout files of a settlement.
#[utoipa::path(get, path = "/settlements/{id}/files", tag = "settlements", params(("id" = String, Path), PayoutFilesQuery),
    responses((status = 200, body = PayoutFiles), Problems))]
pub async fn files(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<PayoutFilesQuery>,
) -> Result<Answer<PayoutFiles>, ApiError> {
    let after = super::after(query.cursor.as_deref())?;
    let page = app::settlements::files(&api.cx, &who, id, after, query.limit.map(usize::from)).await?;
    let next = page.next.map(|id| id.to_string());
    Ok(Answer(PayoutFiles { items: page.items.into_iter().map(Into::into).collect(), next }))
}

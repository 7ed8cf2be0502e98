//! `GET /transfers`: transfers the caller sees, newest first.

use app::network;
use app::transfers::TransferState;
use axum::Json as Answer;
use axum::extract::State;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::TransferView;
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which ones.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TransferQuery {
    /// Only those in this state.
    state: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The most, 1 to 200.
    limit: Option<i64>,
}

/// A page of transfers.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferPage {
    /// The transfers.
    pub items: Vec<TransferView>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Transfers.
#[utoipa::path(get, path = "/transfers", tag = "transfers", params(TransferQuery),
    responses((status = 200, body = TransferPage), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(query): Query<TransferQuery>,
) -> Result<Answer<TransferPage>, ApiError> {
    let unknown =
        |word: &str| app::Error::refused(Problem::new("transfer-state-unknown").token(word).field("state"));
    let state =
        query.state.as_deref().map(|w| TransferState::parse(w).ok_or_else(|| unknown(w))).transpose()?;
    let cursor = query.cursor.as_deref().map(|id| network::member_id(id, "cursor")).transpose()?;
    let (items, next) = app::transfers::list(&api.cx, &who, state, cursor, query.limit.unwrap_or(50)).await?;
    let items = items.into_iter().map(|t| TransferView::of(t, &who)).collect();
    Ok(Answer(TransferPage { items, next: next.map(|id| id.to_string()) }))
}

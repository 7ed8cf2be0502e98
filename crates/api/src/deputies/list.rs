//! `GET /deputies`: the own entries, or everybody's.

use app::deputies::Whose;
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::DeputyView;
use crate::extract::{Person, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Whose.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeputyQuery {
    /// Those of everybody whom the caller administers, instead of the own ones.
    everybody: Option<bool>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Entries, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeputyPage {
    /// The entries.
    pub items: Vec<DeputyView>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Who stands in for whom.
#[utoipa::path(get, path = "/deputies", tag = "deputies", params(DeputyQuery),
    responses((status = 200, body = DeputyPage), Problems))]
pub async fn list(
    State(api): State<Api>,
    Person(who): Person,
    Query(query): Query<DeputyQuery>,
) -> Result<Answer<DeputyPage>, ApiError> {
    let whose = if query.everybody == Some(true) { Whose::All } else { Whose::Own };
    let (items, next) = app::deputies::list(&api.cx, &who, whose, query.cursor.as_deref()).await?;
    Ok(Answer(DeputyPage { items: items.into_iter().map(DeputyView::from).collect(), next }))
}

//! `GET /views`: the saved views of one list.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::ViewItem;
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Whose list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ViewQuestion {
    /// Key of the object.
    object: String,
}

/// The saved views of a list.
#[derive(Serialize, ToSchema)]
pub struct ViewList {
    /// Everybody's first, then the caller's own.
    items: Vec<ViewItem>,
    /// Whether the caller may make views for everybody.
    may_share: bool,
}

/// The views of an object's list that the caller has: everybody's, and the caller's own.
#[utoipa::path(get, path = "/views", tag = "views", params(ViewQuestion), responses((status = 200, body = ViewList), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(asked): Query<ViewQuestion>,
) -> Result<Answer<ViewList>, ApiError> {
    let views = app::views::list(&api.cx, &who, &asked.object).await?;
    let items = views.items.into_iter().map(ViewItem::from).collect();
    Ok(Answer(ViewList { items, may_share: views.may_share }))
}

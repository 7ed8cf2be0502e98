//! `GET /bulk/{id}/left`: the records a change left out, and why.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::{language, title};
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Where to go on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BulkLeftQuestion {
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One page of those left out.
#[derive(Serialize, ToSchema)]
pub struct BulkLeftPage {
    /// In the order of their ids.
    items: Vec<BulkLeft>,
    /// The cursor of the next page.
    next: Option<String>,
}

/// A record that was left out.
#[derive(Serialize, ToSchema)]
pub struct BulkLeft {
    /// The record.
    id: Uuid,
    /// Its code, where the caller may read it.
    code: Option<String>,
    /// Its name, where the caller may read it.
    label: Option<String>,
    /// Why, a stable code.
    reason: String,
    /// Why, in the reader's language.
    title: String,
}

/// The records that one of the caller's own changes left out.
#[utoipa::path(get, path = "/bulk/{id}/left", tag = "bulk", params(("id" = uuid::Uuid, Path), BulkLeftQuestion),
    responses((status = 200, body = BulkLeftPage), Problems))]
pub async fn left(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(asked): Query<BulkLeftQuestion>,
) -> Result<Answer<BulkLeftPage>, ApiError> {
    let page = app::bulk::left(&api.cx, &who, id, asked.cursor.as_deref()).await?;
    let item = |left: app::bulk::Left| BulkLeft {
        id: left.id,
        code: left.code,
        label: left.label,
        title: title(&api.cx, language(&who), &left.reason),
        reason: left.reason,
    };
    Ok(Answer(BulkLeftPage { items: page.items.into_iter().map(item).collect(), next: page.next }))
}

//! `GET /network/{tree}/node/{member}/children`: children in pages.

use app::network;
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::NetworkNode;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChildrenQuery {
    /// `next` of the page before.
    cursor: Option<String>,
    /// The most children, 1 to 200.
    limit: Option<usize>,
}

/// A page of children.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkChildren {
    /// The children, in order.
    pub items: Vec<NetworkNode>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// The children of a member.
#[utoipa::path(get, path = "/network/{tree}/node/{member}/children", tag = "network",
    params(("tree" = String, Path, description = "`sponsor` or `placement`"), ("member" = uuid::Uuid, Path), ChildrenQuery),
    responses((status = 200, body = NetworkChildren), Problems))]
pub async fn children(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((tree, member)): Path<(String, Id)>,
    Query(query): Query<ChildrenQuery>,
) -> Result<Answer<NetworkChildren>, ApiError> {
    let kind = network::kind(&tree)?;
    let cursor = query.cursor.as_deref().map(|id| network::member_id(id, "cursor")).transpose()?;
    let page = network::children(&api.cx, &who, kind, member, cursor, query.limit.unwrap_or(50)).await?;
    let items = page.items.into_iter().map(NetworkNode::from).collect();
    Ok(Answer(NetworkChildren { items, next: page.next.map(|id| id.to_string()) }))
}

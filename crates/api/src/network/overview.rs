//! `GET /network/{tree}/overview`: the upper part of a branch as compact arrays.

use app::network;
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Where it begins and how much is wanted.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OverviewQuery {
    /// The member to begin at; where the caller's sight begins when absent.
    root: Option<String>,
    /// The most nodes, 1 to 5000.
    limit: Option<usize>,
}

/// Breadth first; every array has one entry a node.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkOverview {
    /// The tree's version.
    pub version: i64,
    /// The member it begins at; absent when it begins at several.
    pub root: Option<Uuid>,
    /// Members.
    pub ids: Vec<Uuid>,
    /// Position of the parent in these arrays, -1 where it begins.
    pub parents: Vec<i32>,
    /// Steps from where it begins.
    pub depths: Vec<u32>,
    /// Members below each, shown or not.
    pub counts: Vec<u32>,
    /// Position in `ranks`.
    pub rank: Vec<u8>,
    /// Keys of the ranks; the empty text is no rank.
    pub ranks: Vec<String>,
    /// 1 = active.
    pub active: Vec<u8>,
    /// There are more nodes than shown.
    pub more: bool,
}

/// The upper part of a tree.
#[utoipa::path(get, path = "/network/{tree}/overview", tag = "network",
    params(("tree" = String, Path, description = "`sponsor` or `placement`"), OverviewQuery),
    responses((status = 200, body = NetworkOverview), Problems))]
pub async fn overview(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(tree): Path<String>,
    Query(query): Query<OverviewQuery>,
) -> Result<Answer<NetworkOverview>, ApiError> {
    let kind = network::kind(&tree)?;
    let root = query.root.as_deref().map(|id| network::member_id(id, "root")).transpose()?;
    let limit = query.limit.unwrap_or(2_000);
    let seen = network::overview(&api.cx, &who, kind, root, limit).await?;
    Ok(Answer(NetworkOverview {
        version: seen.version,
        root: seen.root,
        ids: seen.ids,
        parents: seen.parents,
        depths: seen.depths,
        counts: seen.counts,
        rank: seen.rank,
        ranks: seen.ranks,
        active: seen.active.into_iter().map(u8::from).collect(),
        more: seen.more,
    }))
}

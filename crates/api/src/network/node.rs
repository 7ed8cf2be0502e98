//! `GET /network/{tree}/node/{member}`: one member with counts, depth and volumes.

use app::network;
use axum::Json as Answer;
use axum::extract::State;

use super::wire::NetworkNode;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One member in a tree.
#[utoipa::path(get, path = "/network/{tree}/node/{member}", tag = "network",
    params(("tree" = String, Path, description = "`sponsor` or `placement`"), ("member" = uuid::Uuid, Path)),
    responses((status = 200, body = NetworkNode), Problems))]
pub async fn node(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((tree, member)): Path<(String, Id)>,
) -> Result<Answer<NetworkNode>, ApiError> {
    let kind = network::kind(&tree)?;
    Ok(Answer(network::node(&api.cx, &who, kind, member).await?.into()))
}

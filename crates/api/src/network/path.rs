//! `GET /network/{tree}/path/{member}`: from the caller's own top down to a member.

use app::network;
use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::some;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A path.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkPath {
    /// The steps, the top first, the member last; of a path over 1000 steps the lower part.
    pub items: Vec<NetworkStep>,
}

/// One step of a path.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkStep {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The rank's key.
    pub rank: Option<String>,
    /// Whether active.
    pub active: bool,
    /// Members below.
    pub downline: u32,
}

/// The path to a member.
#[utoipa::path(get, path = "/network/{tree}/path/{member}", tag = "network",
    params(("tree" = String, Path, description = "`sponsor` or `placement`"), ("member" = uuid::Uuid, Path)),
    responses((status = 200, body = NetworkPath), Problems))]
pub async fn path(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((tree, member)): Path<(String, Id)>,
) -> Result<Answer<NetworkPath>, ApiError> {
    let kind = network::kind(&tree)?;
    let steps = network::path(&api.cx, &who, kind, member).await?;
    let items = steps.into_iter().map(|step| NetworkStep {
        id: step.id,
        code: step.code,
        name: step.name,
        rank: some(step.rank),
        active: step.active,
        downline: step.downline,
    });
    Ok(Answer(NetworkPath { items: items.collect() }))
}

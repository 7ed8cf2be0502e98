//! `GET /network/search`: members of the caller's sight by code or name.

use app::network;
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What is looked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NetworkSearchQuery {
    /// The beginning of a code or name; from three letters on also text inside.
    q: String,
    /// `sponsor` (the usual one) or `placement`.
    tree: Option<String>,
    /// The most hits, 1 to 50.
    limit: Option<i64>,
}

/// The hits.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkHits {
    /// Members, an exact code first, then by name.
    pub items: Vec<NetworkHit>,
}

/// One hit.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkHit {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether active.
    pub active: bool,
}

/// Search in the network.
#[utoipa::path(get, path = "/network/search", tag = "network", params(NetworkSearchQuery),
    responses((status = 200, body = NetworkHits), Problems))]
pub async fn search(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(query): Query<NetworkSearchQuery>,
) -> Result<Answer<NetworkHits>, ApiError> {
    let kind = network::kind(query.tree.as_deref().unwrap_or("sponsor"))?;
    let found = network::search(&api.cx, &who, kind, &query.q, query.limit.unwrap_or(20)).await?;
    let items = found.into_iter().map(|hit| NetworkHit {
        id: hit.id,
        code: hit.code,
        name: hit.name,
        active: hit.active,
    });
    Ok(Answer(NetworkHits { items: items.collect() }))
}

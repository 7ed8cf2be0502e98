//! `GET /search`: one box over all objects.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(search))
}

/// What is looked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SearchQuestion {
    /// Words, each of which must occur; fewer than two letters or digits find nothing.
    q: String,
    /// Most hits an object, 1 to 50; 8 when absent.
    limit: Option<i64>,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct SearchAnswer {
    /// By object, then by name.
    items: Vec<SearchHit>,
}

/// A record that was found.
#[derive(Serialize, ToSchema)]
pub struct SearchHit {
    /// Key of its object.
    object: String,
    /// The record.
    id: Uuid,
    /// Its code.
    code: Option<String>,
    /// Its name.
    label: String,
    /// A second line.
    sub: Option<String>,
    /// Found by a note at it, of which the second line is a part.
    noted: bool,
}

/// Search every object the caller may read.
#[utoipa::path(get, path = "/search", tag = "search", params(SearchQuestion), responses((status = 200, body = SearchAnswer), Problems))]
pub async fn search(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(asked): Query<SearchQuestion>,
) -> Result<Answer<SearchAnswer>, ApiError> {
    let hits = app::search::search(&api.cx, &who, &asked.q, asked.limit.unwrap_or(8)).await?;
    let items = hits.into_iter().map(|hit| SearchHit {
        object: hit.object,
        id: hit.id,
        code: hit.code,
        label: hit.name,
        sub: hit.sub,
        noted: hit.noted,
    });
    Ok(Answer(SearchAnswer { items: items.collect() }))
}

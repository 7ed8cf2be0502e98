//! `GET /duplicates/{object}`: the pairs the last search found.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::DuplicateReason;
use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// Which part of them.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PairsQuestion {
    /// Those that were said not to be the same.
    apart: Option<bool>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most pairs, 1 to 100; 50 when absent.
    limit: Option<usize>,
}

/// One page of pairs.
#[derive(Serialize, ToSchema)]
pub struct PairsPage {
    /// Those that say most first.
    items: Vec<DuplicatePair>,
    /// The cursor of the next page.
    next: Option<String>,
    /// The job of the last search.
    job: Option<Uuid>,
    /// When the last search was done; null before the first.
    #[schema(value_type = Option<String>, format = DateTime)]
    found_at: Option<jiff::Timestamp>,
    /// Records it looked through.
    records: i64,
}

/// Two records that are likely the same.
#[derive(Serialize, ToSchema)]
pub struct DuplicatePair {
    /// One of them.
    a: RecordItem,
    /// The other.
    b: RecordItem,
    /// Why, by fields the caller may read.
    why: Vec<DuplicateReason>,
}

/// The pairs of which the caller reads both records.
#[utoipa::path(get, path = "/duplicates/{object}", tag = "duplicates",
    params(("object" = String, Path, description = "Key of the object"), PairsQuestion),
    responses((status = 200, body = PairsPage), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Query(asked): Query<PairsQuestion>,
) -> Result<Answer<PairsPage>, ApiError> {
    let question = app::duplicates::Question {
        apart: asked.apart.unwrap_or(false),
        cursor: asked.cursor,
        limit: asked.limit,
    };
    let page = app::duplicates::list(&api.cx, &who, &object, &question).await?;
    let item = |pair: app::duplicates::PairView| DuplicatePair {
        a: pair.a.into(),
        b: pair.b.into(),
        why: pair.why.into_iter().map(DuplicateReason::from).collect(),
    };
    Ok(Answer(PairsPage {
        items: page.items.into_iter().map(item).collect(),
        next: page.next,
        job: page.job.map(|job| job.uuid()),
        found_at: page.found_at,
        records: page.records,
    }))
}

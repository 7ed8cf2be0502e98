//! `POST /duplicates/{object}/likely`: which records a form may be repeating.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::DuplicateReason;
use crate::extract::{Caller, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What is entered so far.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Entered {
    /// Field → what is entered; it need not be valid yet. A part that says how to reach somebody may stand here too, as a list of
    /// its lines, each with `kind` and `value`.
    #[schema(value_type = std::collections::BTreeMap<String, Object>)]
    values: Map<String, Value>,
    /// The record the form changes.
    record: Option<Uuid>,
}

/// Records that may be the same.
#[derive(Serialize, ToSchema)]
pub struct LikelyRecords {
    /// The likeliest first, at most five.
    items: Vec<LikelyRecord>,
}

/// A record that may be the same.
#[derive(Serialize, ToSchema)]
pub struct LikelyRecord {
    /// The record.
    id: Uuid,
    /// Its code, where the caller may read it.
    code: Option<String>,
    /// Its name, where the caller may read it.
    name: Option<String>,
    /// Why.
    why: Vec<DuplicateReason>,
}

/// Records like what is entered, among those the caller may read and by fields the caller may read. In a body, since
/// addresses and names belong into no log.
#[utoipa::path(post, path = "/duplicates/{object}/likely", tag = "duplicates", request_body = Entered,
    params(("object" = String, Path, description = "Key of the object")),
    responses((status = 200, body = LikelyRecords), Problems))]
pub async fn likely(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Json(body): Json<Entered>,
) -> Result<Answer<LikelyRecords>, ApiError> {
    let found = app::duplicates::likely(&api.cx, &who, &object, &body.values, body.record).await?;
    let item = |one: app::duplicates::Likely| LikelyRecord {
        id: one.id,
        code: one.code,
        name: one.name,
        why: one.why.into_iter().map(DuplicateReason::from).collect(),
    };
    Ok(Answer(LikelyRecords { items: found.into_iter().map(item).collect() }))
}

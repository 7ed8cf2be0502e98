//! `POST /merges`: several records of one thing become one.

use std::collections::BTreeMap;

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, IdempotencyKey, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// What becomes one.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeAsk {
    /// Key of the object.
    object: String,
    /// The records, 2 to 10, with the versions the caller has seen; the first one stays.
    records: Vec<MergeRecord>,
    /// Field → the record its value comes from; a field that is not named keeps the value of the first record.
    #[serde(default)]
    fields: BTreeMap<String, Uuid>,
}

/// A record in the version that was seen.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeRecord {
    /// The record.
    id: Uuid,
    /// Its version.
    version: i64,
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct MergeDone {
    /// The merge, for taking it back.
    merge: Uuid,
    /// The record that stays, as it is now.
    record: RecordItem,
    /// References that moved to it.
    moved: i64,
}

/// Make one record of several: the first keeps its id and code, what refers to the others moves to it, and they lead to it
/// from the trash. Taken back by `/merges/{id}/undo` while nothing has changed since.
#[utoipa::path(post, path = "/merges", tag = "merges", request_body = MergeAsk,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = MergeDone), Problems))]
pub async fn merge(
    State(api): State<Api>,
    Caller(who): Caller,
    key: IdempotencyKey,
    Json(body): Json<MergeAsk>,
) -> Result<Answer<MergeDone>, ApiError> {
    let once = key.of("merge", &(), &body)?;
    let cmd = app::merges::Command {
        object: body.object,
        records: body.records.iter().map(|record| (record.id, record.version)).collect(),
        fields: body.fields,
    };
    let done = app::merges::merge(&api.cx, &who, &cmd, &once).await?;
    Ok(Answer(MergeDone { merge: done.merge, record: done.record.into(), moved: done.moved }))
}

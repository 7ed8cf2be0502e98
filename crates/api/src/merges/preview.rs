//! `POST /merges/preview`: what a merge would do.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::bulk::wire::language;
use crate::extract::{Caller, Json};
use crate::problem::{ApiError, FieldProblem, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// Which records.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergePreviewAsk {
    /// Key of the object.
    object: String,
    /// The records, 2 to 10, the one that would stay first.
    records: Vec<Uuid>,
}

/// What a merge would do.
#[derive(Serialize, ToSchema)]
pub struct MergePreview {
    /// The records in the order they were asked for.
    records: Vec<RecordItem>,
    /// What would move.
    moves: Vec<MergeMoves>,
    /// Why it cannot be done; empty where it can.
    problems: Vec<FieldProblem>,
}

/// References from one object.
#[derive(Serialize, ToSchema)]
pub struct MergeMoves {
    /// Key of the object; `user` and `view` beside those of the schema.
    object: String,
    /// Its name for many, in the reader's language.
    label: String,
    /// How many references.
    count: i64,
}

/// Look at a merge before it is done.
#[utoipa::path(post, path = "/merges/preview", tag = "merges", request_body = MergePreviewAsk,
    responses((status = 200, body = MergePreview), Problems))]
pub async fn preview(
    State(api): State<Api>,
    Caller(who): Caller,
    Json(body): Json<MergePreviewAsk>,
) -> Result<Answer<MergePreview>, ApiError> {
    let seen = app::merges::preview(&api.cx, &who, &body.object, &body.records).await?;
    let language = language(&who);
    let moves = seen.moves.into_iter().map(|(object, count)| MergeMoves {
        label: app::merges::label(&api.cx, &who, language, &object),
        object,
        count,
    });
    Ok(Answer(MergePreview {
        records: seen.records.into_iter().map(RecordItem::from).collect(),
        moves: moves.collect(),
        problems: seen.problems.iter().map(|one| FieldProblem::of(&api.cx.words, language, one)).collect(),
    }))
}

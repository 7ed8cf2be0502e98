//! `GET /trash/{object}`: what lies in the trash, the last first.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which part of it.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TrashQuestion {
    /// Words, each of which must occur.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most rows, 1 to 1000; 50 when absent.
    limit: Option<usize>,
}

/// One page of a trash.
#[derive(Serialize, ToSchema)]
pub struct TrashPage {
    /// The last first.
    items: Vec<TrashedRecord>,
    /// The cursor of the next page.
    next: Option<String>,
}

/// A record in the trash.
#[derive(Serialize, ToSchema)]
pub struct TrashedRecord {
    /// Its id.
    id: Uuid,
    /// Its code, where there is one and the caller may read it.
    code: Option<String>,
    /// Its name, where the caller may read it.
    name: Option<String>,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    at: jiff::Timestamp,
    /// Who put it there.
    by: Option<String>,
    /// Whether the caller may purge it.
    can_purge: bool,
    /// That it was merged, with the way back and where it leads.
    merged: Option<MergedRecord>,
}

/// A record that was merged into another one.
#[derive(Serialize, ToSchema)]
pub struct MergedRecord {
    /// The merge, for `/merges/{id}/undo`.
    merge: Uuid,
    /// The record it was merged into.
    into: Uuid,
    /// Its name and code, where the caller may read them.
    label: Option<String>,
}

/// The trashed records of an object that the caller may bring back.
#[utoipa::path(get, path = "/trash/{object}", tag = "trash",
    params(("object" = String, Path, description = "Key of the object"), TrashQuestion),
    responses((status = 200, body = TrashPage), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Query(asked): Query<TrashQuestion>,
) -> Result<Answer<TrashPage>, ApiError> {
    let question = app::trash::Question { q: asked.q, cursor: asked.cursor, limit: asked.limit };
    let page = app::trash::list(&api.cx, &who, &object, &question).await?;
    let item = |row: app::trash::TrashItem| TrashedRecord {
        id: row.id,
        code: row.code,
        name: row.name,
        at: row.at,
        by: row.by,
        can_purge: row.can_purge,
        merged: row.merged.map(|one| MergedRecord { merge: one.merge, into: one.into, label: one.label }),
    };
    Ok(Answer(TrashPage { items: page.items.into_iter().map(item).collect(), next: page.next }))
}

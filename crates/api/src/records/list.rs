//! `GET /records/{object}`: one page of a list.

use app::records::Question;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordPage;

/// What a list can be asked.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuestion {
    /// A filter tree as JSON, see the API design.
    filter: Option<String>,
    /// Words, each of which must occur.
    q: Option<String>,
    /// Up to three fields, `-` in front of one that runs down.
    sort: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most rows, 1 to 1000; 50 when absent.
    limit: Option<usize>,
    /// Fields to show; the list's own columns when absent.
    columns: Option<String>,
}

/// The records of an object that the caller may read, filtered, sorted and paged.
#[utoipa::path(get, path = "/records/{object}", tag = "records", params(("object" = String, Path, description = "Key of the object"), ListQuestion),
    responses((status = 200, body = RecordPage), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Query(asked): Query<ListQuestion>,
) -> Result<RecordPage, ApiError> {
    let question = Question {
        filter: asked.filter,
        q: asked.q,
        sort: asked.sort,
        cursor: asked.cursor,
        limit: asked.limit,
        columns: asked.columns,
    };
    Ok(app::records::list(&api.cx, &who, &object, &question).await?.into())
}

//! `GET /settlements/mine/{id}/statement.csv`: the same in the payee's language.

use axum::extract::State;
use axum::response::Response;
use kernel::MemberId;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Whose.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OwnStatementFileQuery {
    /// A member whose earnings are in sight; the caller's own membership when absent.
    member: Option<Uuid>,
}

/// The statement as a file of the caller, or of a member whose earnings the caller may see.
#[utoipa::path(get, path = "/settlements/mine/{id}/statement.csv", tag = "settlements", params(("id" = String, Path), OwnStatementFileQuery),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn mine_file(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<OwnStatementFileQuery>,
) -> Result<Response, ApiError> {
    let member = query.member.map(MemberId::from_uuid);
    let (name, bytes) = app::settlements::statement_csv(&api.cx, &who, id, member, true).await?;
    Ok(super::csv(&name, bytes))
}

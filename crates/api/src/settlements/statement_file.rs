//! `GET /settlements/{id}/payees/{member}/statement.csv`: one payee's statement in the payee's language.

use axum::extract::State;
use axum::response::Response;
use kernel::MemberId;

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One payee's statement in the payee's language; formulas are neutralised.
#[utoipa::path(get, path = "/settlements/{id}/payees/{member}/statement.csv", tag = "settlements",
    params(("id" = String, Path), ("member" = String, Path)),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn statement_file(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((id, member)): Path<(Id, Id)>,
) -> Result<Response, ApiError> {
    let member = Some(MemberId::from_uuid(member));
    let (name, bytes) = app::settlements::statement_csv(&api.cx, &who, id, member, false).await?;
    Ok(super::csv(&name, bytes))
}

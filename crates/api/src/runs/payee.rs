//! `GET /runs/{id}/payees/{member}`: one member in a run, also one who gets nothing, with the reasons.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::{MemberId, RunId};

use super::wire::PayeeDetail;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// One member in a run.
#[utoipa::path(get, path = "/runs/{id}/payees/{member}", tag = "runs",
    params(("id" = String, Path), ("member" = String, Path)), responses((status = 200, body = PayeeDetail), Problems))]
pub async fn payee(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path((id, member)): Path<(Id, Id)>,
) -> Result<Answer<PayeeDetail>, ApiError> {
    let detail = app::runs::payee(&api.cx, &who, RunId::from_uuid(id), MemberId::from_uuid(member)).await?;
    Ok(Answer(PayeeDetail::new(&api.cx, reader.language(), detail)))
}

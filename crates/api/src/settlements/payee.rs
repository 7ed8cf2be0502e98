//! `GET /payees/{member}`: where a member is paid.

use axum::Json as Answer;
use axum::extract::State;
use kernel::MemberId;

use super::wire::PayeeView;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Where a member is paid and on which terms; the whole account for whoever has the right to it, and for the member.
#[utoipa::path(get, path = "/payees/{member}", tag = "payees", params(("member" = String, Path)),
    responses((status = 200, body = PayeeView), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(member): Path<Id>,
) -> Result<Answer<PayeeView>, ApiError> {
    let view = app::settlements::payee(&api.cx, &who, MemberId::from_uuid(member)).await?;
    Ok(Answer(PayeeView::new(view)?))
}

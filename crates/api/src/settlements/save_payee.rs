//! `PUT /payees/{member}`: where a member is paid, over the version the caller has seen. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use kernel::MemberId;

use super::wire::{PayeeData, PayeeView};
use crate::extract::{Id, IfMatch, Json, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Save where a member is paid, all of it. Sent again with the same version it is refused as stale.
#[utoipa::path(put, path = "/payees/{member}", tag = "payees", request_body = PayeeData,
    params(("member" = String, Path), ("if-match" = String, Header, description = "The version, in quotes; \"0\" the first time")),
    responses((status = 200, body = PayeeView), Problems))]
pub async fn update(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path(member): Path<Id>,
    IfMatch(version): IfMatch,
    Json(body): Json<PayeeData>,
) -> Result<Answer<PayeeView>, ApiError> {
    let (member, text) = (MemberId::from_uuid(member), body.into_app()?);
    let view = app::settlements::save_payee(&api.cx, &who, member, version, &text).await?;
    Ok(Answer(PayeeView::new(view)?))
}

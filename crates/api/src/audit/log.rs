//! `GET /audit`: who did what to which record, filtered, the newest first.

use app::Language;
use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::{AuditItem, AuditQuestion, AuditTurn};
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One page of the log.
#[derive(Serialize, ToSchema)]
pub struct AuditPage {
    /// The newest first.
    items: Vec<AuditItem>,
    /// The cursor of the next page.
    next: Option<String>,
}

/// The audit log, for whoever has the right `audit` read.
#[utoipa::path(get, path = "/audit", tag = "audit", params(AuditQuestion, AuditTurn),
    responses((status = 200, body = AuditPage), Problems))]
pub async fn log(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(asked): Query<AuditQuestion>,
    Query(turn): Query<AuditTurn>,
) -> Result<Answer<AuditPage>, ApiError> {
    let page = app::audit::log(&api.cx, &who, &turn.of(asked)).await?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let item = |item| AuditItem::of(&api.cx.words, language, item);
    Ok(Answer(AuditPage { items: page.items.into_iter().map(item).collect(), next: page.next }))
}

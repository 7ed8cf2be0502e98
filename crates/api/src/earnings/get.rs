//! `GET /earnings`: a member's month.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::runs::wire::PayeeDetail;
use crate::state::Api;

/// Whose month.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct EarningsQuery {
    /// `2026-10`; the present month when absent.
    period: Option<String>,
    /// A member in sight; the caller's own membership when absent.
    member: Option<Uuid>,
}

/// A past month.
#[derive(Serialize, ToSchema)]
pub struct PastMonth {
    /// `2026-10`.
    period: String,
    /// Exact decimal.
    amount: String,
}

/// A member's month.
#[derive(Serialize, ToSchema)]
pub struct Earnings {
    /// Whose.
    member: Uuid,
    /// `2026-10`.
    period: String,
    /// `fact`, `pending`, `estimate`, `nothing`.
    kind: String,
    /// When it was computed.
    #[schema(value_type = Option<String>, format = DateTime)]
    as_of: Option<jiff::Timestamp>,
    /// Amount, bonuses, figures, conditions, reasons.
    detail: Option<PayeeDetail>,
    /// Posted months, oldest first.
    history: Vec<PastMonth>,
}

/// What a member earns in a month.
#[utoipa::path(get, path = "/earnings", tag = "earnings", params(EarningsQuery),
    responses((status = 200, body = Earnings), Problems))]
pub async fn get(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Query(query): Query<EarningsQuery>,
) -> Result<Answer<Earnings>, ApiError> {
    let period = query.period.as_deref().map(super::month).transpose()?;
    let found = app::earnings::get(&api.cx, &who, super::member(query.member), period).await?;
    let language = reader.language();
    Ok(Answer(Earnings {
        member: found.member.uuid(),
        period: found.period.to_string(),
        kind: found.kind.as_str().to_owned(),
        as_of: found.as_of,
        detail: found.detail.map(|detail| PayeeDetail::new(&api.cx, language, detail)),
        history: found.history.into_iter().map(|(period, amount)| PastMonth { period, amount }).collect(),
    }))
}

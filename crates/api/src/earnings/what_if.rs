//! `POST /earnings/what-if`: an open month worked out once more with sales that are supposed. Changes nothing.

use app::earnings::Supposed;
use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, Json};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::runs::wire::PayeeDetail;
use crate::state::Api;

/// A sale that is supposed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupposedSale {
    /// Who sells: the member asked about, or one below.
    member: Uuid,
    /// Personal volume (PV), exact decimal above zero.
    volume: String,
}

/// What is supposed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WhatIfAsk {
    /// The open month, `2026-11`.
    period: String,
    /// A member in sight; the caller's own membership when absent.
    member: Option<Uuid>,
    /// One to twenty sales. Each is priced as the month's sales were on average.
    sales: Vec<SupposedSale>,
}

/// The month as it stands and as it would be.
#[derive(Serialize, ToSchema)]
pub struct WhatIf {
    /// As it stands.
    now: PayeeDetail,
    /// With the supposed sales.
    supposed: PayeeDetail,
}

/// What a member would earn in an open month if members below sold more. Nothing of it is kept.
#[utoipa::path(post, path = "/earnings/what-if", tag = "earnings", request_body = WhatIfAsk,
    responses((status = 200, body = WhatIf), Problems))]
pub async fn what_if(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Json(body): Json<WhatIfAsk>,
) -> Result<Answer<WhatIf>, ApiError> {
    let period = super::month(&body.period)?;
    let sale = |sale: SupposedSale| Supposed {
        member: kernel::MemberId::from_uuid(sale.member),
        volume: sale.volume,
    };
    let sales: Vec<Supposed> = body.sales.into_iter().map(sale).collect();
    let found = app::earnings::what_if(&api.cx, &who, super::member(body.member), period, &sales).await?;
    let said = |detail| PayeeDetail::new(&api.cx, reader.language(), detail);
    Ok(Answer(WhatIf { now: said(found.now), supposed: said(found.then) }))
}

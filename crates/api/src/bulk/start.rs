//! `POST /bulk`: change many records at once, as a job.

use app::bulk::{Ask, BulkAction, Matching};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::{BulkView, language};
use crate::extract::{Caller, IdempotencyKey, Json as Body};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What is asked for.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkAsk {
    /// Key of the object.
    object: String,
    /// `update`, `assign` or `trash`.
    action: String,
    /// The records one by one, at most 10,000; absent where `matching` says which.
    ids: Option<Vec<Uuid>>,
    /// All that a list shows, found when the work is done.
    matching: Option<BulkMatching>,
    /// Field → new value, for `update`.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    values: Map<String, Json>,
    /// The new owner, a user, for `assign`.
    owner: Option<Uuid>,
    /// The new unit, for `assign`.
    unit: Option<Uuid>,
}

/// What a list shows.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkMatching {
    /// A filter tree, see the API design.
    #[schema(value_type = Option<Object>)]
    filter: Option<Json>,
    /// Words, each of which must occur.
    q: Option<String>,
}

/// Change, assign or trash many records. Carried out as a job with the rights the caller has then; what cannot be
/// changed is left out and accounted for.
#[utoipa::path(post, path = "/bulk", tag = "bulk", request_body = BulkAsk,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 202, body = BulkView), Problems))]
pub async fn start(
    State(api): State<Api>,
    Caller(who): Caller,
    key: IdempotencyKey,
    Body(body): Body<BulkAsk>,
) -> Result<(StatusCode, Answer<BulkView>), ApiError> {
    let once = key.of("bulk", &(), &body)?;
    let unknown = || app::Error::refused(Problem::new("bulk-action-unknown").field("action"));
    let ask = Ask {
        action: BulkAction::parse(&body.action).ok_or_else(unknown)?,
        object: body.object,
        ids: body.ids,
        matching: body.matching.map(|list| Matching { filter: list.filter, q: list.q }),
        values: body.values,
        owner: body.owner,
        unit: body.unit,
    };
    let made = app::bulk::start(&api.cx, &who, &ask, &once).await?;
    Ok((StatusCode::ACCEPTED, Answer(BulkView::new(&api.cx, language(&who), made))))
}

//! `GET /records/{object}/totals`: counts and sums of a list, by groups.

use std::collections::BTreeMap;

use app::records::{GroupTotal, TotalsQuestion};
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};

use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What totals can be asked.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TotalsQuery {
    /// A filter tree as JSON, as for the list.
    filter: Option<String>,
    /// Words, each of which must occur.
    q: Option<String>,
    /// Up to three fields, those of several values among them; dates as `day(…)`, `month(…)`, `quarter(…)`, `year(…)` in the company's zone.
    group: Option<String>,
    /// `count`, `sum:<field>`; the count when absent.
    measures: Option<String>,
}

/// Counts and sums.
#[derive(Serialize, ToSchema)]
pub struct RecordTotals {
    /// The groups in order, a choice in the order of its options.
    groups: Vec<RecordGroup>,
    /// How many records in all.
    count: i64,
    /// Field → sum: a decimal text, or for money a list of amounts, one a currency.
    #[schema(value_type = BTreeMap<String, Value>)]
    sums: BTreeMap<String, Json>,
    /// A record may stand in several groups, since a field of the grouping has several values: groups add up to more than `count`
    /// and `sums`, which count each record once.
    overlapping: bool,
}

/// One group.
#[derive(Serialize, ToSchema)]
pub struct RecordGroup {
    /// What its records share, one a level of the grouping.
    keys: Vec<RecordGroupKey>,
    /// How many records.
    count: i64,
    /// Field → sum, as above.
    #[schema(value_type = BTreeMap<String, Value>)]
    sums: BTreeMap<String, Json>,
    /// The filter tree that finds this group's records alone; null where they share something out of sight.
    #[schema(value_type = Option<Value>)]
    filter: Option<Json>,
}

/// What the records of a group share.
#[derive(Serialize, ToSchema)]
pub struct RecordGroupKey {
    /// The value (`2026-11`, `2026-Q4` for stretches of time, an id for a record); null where the field is empty.
    #[schema(value_type = Value)]
    value: Json,
    /// The words for another record.
    label: Option<String>,
    /// The records point to something out of the caller's sight.
    hidden: bool,
}

impl From<GroupTotal> for RecordGroup {
    fn from(group: GroupTotal) -> Self {
        let key = |key: app::records::GroupLabel| RecordGroupKey {
            value: key.value,
            label: key.label,
            hidden: key.hidden,
        };
        Self {
            keys: group.keys.into_iter().map(key).collect(),
            count: group.count,
            sums: group.sums,
            filter: group.filter,
        }
    }
}

/// Counts and exact sums of the records the caller may read, filtered as the list, by groups.
#[utoipa::path(get, path = "/records/{object}/totals", tag = "records", params(("object" = String, Path, description = "Key of the object"), TotalsQuery),
    responses((status = 200, body = RecordTotals), Problems))]
pub async fn totals(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Query(asked): Query<TotalsQuery>,
) -> Result<Answer<RecordTotals>, ApiError> {
    let question =
        TotalsQuestion { filter: asked.filter, q: asked.q, group: asked.group, measures: asked.measures };
    let found = app::records::totals(&api.cx, &who, &object, &question).await?;
    Ok(Answer(RecordTotals {
        groups: found.groups.into_iter().map(RecordGroup::from).collect(),
        count: found.count,
        sums: found.sums,
        overlapping: found.overlapping,
    }))
}

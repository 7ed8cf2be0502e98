//! `GET /records/{object}/{id}`: one record.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// What is wanted beside the record.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct GetQuestion {
    /// What points to the record: `order.account,task.record`, or `*` for everything the caller may see.
    related: Option<String>,
}

/// One record with its lines. A record out of the caller's reach answers as one that does not exist; one that was merged
/// into another leads there.
#[utoipa::path(get, path = "/records/{object}/{id}", tag = "records",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"), GetQuestion),
    responses((status = 200, body = RecordItem), (status = 308, description = "Merged into the record at `Location`"), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    Query(asked): Query<GetQuestion>,
) -> Result<Response, ApiError> {
    match app::records::get(&api.cx, &who, &object, id).await {
        Ok(record) => {
            let item = RecordItem::from(record);
            let Some(related) = asked.related else { return Ok(item.into_response()) };
            Ok(item.with(app::records::related(&api.cx, &who, &object, id, &related).await?).into_response())
        }
        Err(app::Error::Merged { into }) => {
            let place = format!("/api/v1/records/{object}/{into}");
            Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

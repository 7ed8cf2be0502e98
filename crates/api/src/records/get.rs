//! `GET /records/{object}/{id}`: one record.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// One record with its lines. A record out of the caller's reach answers as one that does not exist; one that was merged
/// into another leads there.
#[utoipa::path(get, path = "/records/{object}/{id}", tag = "records",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record")),
    responses((status = 200, body = RecordItem), (status = 308, description = "Merged into the record at `Location`"), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
) -> Result<Response, ApiError> {
    match app::records::get(&api.cx, &who, &object, id).await {
        Ok(record) => Ok(RecordItem::from(record).into_response()),
        Err(app::Error::Merged { into }) => {
            let place = format!("/api/v1/records/{object}/{into}");
            Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

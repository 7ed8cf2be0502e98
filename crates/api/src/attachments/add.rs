//! `POST /records/{object}/{id}/attachments`: a file, as the body of the request.

use app::attachments::New;
use axum::Json as Answer;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::AttachmentItem;
use crate::extract::{Caller, Id, IdempotencyKey, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What is said about the file.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FileName {
    /// The name it has on the other machine.
    name: String,
}

/// Keep a file at a record the caller may change. The body is the file itself, `Content-Type` what the other machine takes
/// it for. Its content is compared with that, and scanned where a scanner is set.
#[utoipa::path(post, path = "/records/{object}/{id}/attachments", tag = "attachments",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"), FileName, ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    request_body(content = String, content_type = "application/octet-stream", description = "The file"),
    responses((status = 201, body = AttachmentItem), Problems))]
pub async fn add(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    Query(said): Query<FileName>,
    headers: HeaderMap,
    key: IdempotencyKey,
    body: Body,
) -> Result<(StatusCode, Answer<AttachmentItem>), ApiError> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let once = key.of("attachment-add", &(&object, &id), &(&said.name, kind))?;
    let new = New { name: said.name, media_type: kind.to_owned() };
    let content = body.into_data_stream();
    let file = app::attachments::add(&api.cx, &who, &object, id, &new, content, &once).await;
    Ok((StatusCode::CREATED, Answer(file.map_err(refused)?.into())))
}

/// What HTTP has a status of its own for.
fn refused(error: app::Error) -> ApiError {
    let status = match error.code() {
        "attachment-too-large" => StatusCode::PAYLOAD_TOO_LARGE,
        "attachment-type-differs" | "attachment-type-refused" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => return error.into(),
    };
    match error {
        app::Error::Refused(mut problems) if !problems.is_empty() => {
            ApiError::Http(status, problems.remove(0))
        }
        other => other.into(),
    }
}

//! `POST /imports`: a file and the object its rows are records of.

use axum::Json as Answer;
use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use kernel::Problem;
use utoipa::ToSchema;

use super::wire::Uploaded;
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form in the OpenAPI document; the parts are read one by one")]
pub struct UploadForm {
    /// The object: `member`, `account`, `product` or `order`.
    object: String,
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Keeps a file for an import. `object` stands before `file` in the form, or after it.
#[utoipa::path(post, path = "/imports", tag = "imports", request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = Uploaded), Problems))]
pub async fn upload(
    State(api): State<Api>,
    Caller(who): Caller,
    form: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Answer<Uploaded>), ApiError> {
    let mut form =
        form.map_err(|_| ApiError::http(StatusCode::UNSUPPORTED_MEDIA_TYPE, "type-unsupported"))?;
    let (mut object, mut file) = (None, None);
    while let Some(part) = form.next_field().await.map_err(|error| unread(&error))? {
        match part.name() {
            Some("object") if object.is_none() => {
                object = Some(part.text().await.map_err(|error| unread(&error))?)
            }
            Some("file") if file.is_none() => file = Some(read(part).await?),
            other => {
                let name = other.unwrap_or_default().to_owned();
                return Err(app::Error::refused(
                    Problem::new("field-unknown").with("field", &name).field(name),
                )
                .into());
            }
        }
    }
    let missing =
        |field: &str| app::Error::refused(Problem::new("field-missing").with("field", field).field(field));
    let object = object.ok_or_else(|| missing("object"))?;
    let (name, bytes) = file.ok_or_else(|| missing("file"))?;
    let id = app::imports::upload(&api.cx, &who, &object, &name, &bytes).await?;
    Ok((StatusCode::CREATED, Answer(Uploaded { id: id.uuid() })))
}

async fn read(part: Field<'_>) -> Result<(String, axum::body::Bytes), ApiError> {
    let name = part.file_name().unwrap_or("import.csv").to_owned();
    Ok((name, part.bytes().await.map_err(|error| unread(&error))?))
}

fn unread(error: &MultipartError) -> ApiError {
    let code =
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { "body-too-large" } else { "request-malformed" };
    ApiError::Http(error.status(), Problem::new(code).with("max", super::UPLOAD_BYTES))
}

//! `GET /attachments/{id}`: the content of a file, to be saved; no browser is ever asked to show it.

use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::AsIs;

/// The content of a file at a record the caller may read. `ETag` is its SHA-256. What a browser might run or draw comes as
/// plain bytes; a file that is not what was kept breaks off before its end.
#[utoipa::path(get, path = "/attachments/{id}", tag = "attachments", params(("id" = Uuid, Path, description = "The file")),
    responses((status = 200, content_type = "*/*", body = String), Problems))]
pub async fn download(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Response, ApiError> {
    let file = app::attachments::open(&api.cx, &who, id).await?;
    let head = [
        (header::CONTENT_TYPE, file.media_type),
        (header::CONTENT_LENGTH, file.size_bytes.to_string()),
        (header::CONTENT_DISPOSITION, disposition(&file.name)),
        (header::ETAG, format!("\"{}\"", file.sha256)),
        (HeaderName::from_static("x-download-options"), "noopen".to_owned()),
    ];
    let mut answer = (head, Body::from_stream(file.content)).into_response();
    answer.extensions_mut().insert(AsIs);
    Ok(answer)
}

/// `attachment` with the name twice: as plain letters, and as it is.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || " ._-()".contains(letter) { letter } else { '_' })
        .collect();
    let exact = name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing into a text does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    });
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(disposition("a b.txt"), "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt");
        let hostile = disposition("żółw\";\r\nSet-Cookie: x=1.pdf");
        assert!(hostile.is_ascii() && !hostile.contains(['\r', '\n']), "{hostile}");
        assert_eq!(hostile.matches('"').count(), 2, "{hostile}");
        assert!(hostile.contains("filename*=UTF-8''%C5%BC%C3%B3%C5%82w%22%3B"), "{hostile}");
    }
}

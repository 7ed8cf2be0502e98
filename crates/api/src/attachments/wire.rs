//! A file as it travels.

use app::attachments::AttachmentView;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A file at a record.
#[derive(Serialize, ToSchema)]
pub struct AttachmentItem {
    /// Its id.
    id: Uuid,
    /// Its name.
    name: String,
    /// What it is, by its content.
    media_type: String,
    /// Its length in bytes.
    size_bytes: i64,
    /// SHA-256 of its content, in hex.
    sha256: String,
    /// There is a small picture of it.
    preview: bool,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Who brought it.
    by: Option<String>,
}

impl From<AttachmentView> for AttachmentItem {
    fn from(file: AttachmentView) -> Self {
        Self {
            id: file.id,
            name: file.name,
            media_type: file.media_type,
            size_bytes: file.size_bytes,
            sha256: file.sha256,
            preview: file.preview,
            at: file.at,
            by: file.by,
        }
    }
}

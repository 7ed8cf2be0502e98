//! Files at records: brought, looked at, taken away, removed and brought back, with the rights on their record; refuses
//! what pretends to be something else, what a scanner finds, and what is too large. The content lies in the file store,
//! under a name of ours; the row of the file decides whether anybody sees it.

mod add;
mod hidden;
mod keep;
mod kind;
mod list;
mod made;
mod name;
mod open;
mod preview;
mod remove;
mod sweep;

use access::{Action, Principal};
use entity::Object;
use gateway::files::FilesError;
use jiff::Timestamp;
use kernel::TenantId;
use serde::{Deserialize, Serialize};
use store::Read;
use store::attachments::{Attachment, State};
use uuid::Uuid;

pub use add::{New, add};
pub use gateway::files::{Bucket, Bytes, Files, Place};
pub use gateway::scan::Scanner;
pub use keep::{copy_in, copy_out};
pub use list::{Attachments, list};
pub(crate) use made::{make, open_made, unmake};
pub(crate) use open::content;
pub use open::{Opened, open, open_preview};
pub use remove::{remove, restore};
pub use sweep::sweep;
pub(crate) use sweep::{check, erase};

use crate::{Error, records};

/// Most files at one record.
pub const FILES_MAX: i64 = 200;

/// What the installation says about files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Largest file in bytes.
    pub bytes_max: u64,
    /// Who looks at each file before anybody sees it.
    pub scanner: Option<Scanner>,
    /// The bucket; without one the files lie in the installation's folder.
    pub bucket: Option<Bucket>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { bytes_max: 100 << 20, scanner: None, bucket: None }
    }
}

/// A file as one person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Its length.
    pub size_bytes: i64,
    /// SHA-256 of its content, in hex.
    pub sha256: String,
    /// There is a small picture of it.
    pub preview: bool,
    /// When it came.
    pub at: Timestamp,
    /// Who brought it.
    pub by: Option<String>,
}

impl From<Attachment> for AttachmentView {
    fn from(row: Attachment) -> Self {
        Self {
            id: row.id,
            name: row.name,
            media_type: row.media_type,
            size_bytes: row.size_bytes,
            sha256: hex(&row.sha256),
            preview: row.preview,
            at: row.at,
            by: row.by,
        }
    }
}

/// Bytes in hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Where the content of a file lies.
fn key(tenant: TenantId, id: Uuid) -> String {
    format!("attachments/{}/{}", tenant.uuid().simple(), id.simple())
}

/// Where the small picture of a file lies.
fn preview_key(tenant: TenantId, id: Uuid) -> String {
    format!("{}.preview", key(tenant, id))
}

/// A file whose record the person may `action`, and that stands in no field hidden from the person; all others look like none.
async fn find<'w>(
    db: &mut impl Read,
    who: &'w Principal,
    id: Uuid,
    state: State,
    action: Action,
) -> Result<(Attachment, &'w Object), Error> {
    let file = store::attachments::get(db, who.tenant, id, state).await?.ok_or(Error::NotFound)?;
    let (object, record) = records::holding(db, who, (&file.object, file.record)).await?;
    if hidden::hidden(db, who, object, &record).await?.contains(&id) {
        return Err(Error::NotFound);
    }
    who.require(&object.key, action)?;
    let reached = store::records::get(db, who, object, action, file.record).await?;
    // It may be read, so that it exists is no secret.
    reached.ok_or_else(|| Error::Forbidden(denied(&object.key, action)))?;
    Ok((file, object))
}

fn denied(object: &str, action: Action) -> kernel::Problem {
    kernel::Problem::new("access-denied").with("object", object).with("action", action.as_str())
}

impl From<FilesError> for Error {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::Full => {
                tracing::error!("the disk of the files is full");
                Self::Full
            }
            other => Self::internal(other),
        }
    }
}

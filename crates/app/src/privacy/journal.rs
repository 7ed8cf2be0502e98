//! The journal of erasures: a file beside the database, so that an erasure outlives a database that is brought back from an
//! older backup. A line is written, and on the disk, before the first value goes. Holds ids and codes, nothing of the person.

use std::io::Write as _;
use std::path::Path;

use jiff::Timestamp;
use kernel::TenantId;
use serde::{Deserialize, Serialize};
use store::privacy::{Piece, Request};
use uuid::Uuid;

/// The journal's name in the folder of files.
pub const JOURNAL: &str = "erasures.jsonl";

/// One erasure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The request.
    pub request: Uuid,
    /// The company.
    pub tenant: Uuid,
    /// When it was asked for.
    pub at: Timestamp,
    /// Who entered it.
    pub by: Option<Uuid>,
    /// The person's records, the one asked for first.
    pub person: Vec<Piece>,
}

impl Line {
    /// The line of a request.
    pub(super) fn of(tenant: TenantId, request: &Request) -> Self {
        Self {
            request: request.id,
            tenant: tenant.uuid(),
            at: request.at,
            by: request.by,
            person: request.person.clone(),
        }
    }
}

/// Adds a line; it is on the disk when this returns.
pub(super) fn append(folder: &Path, line: &Line) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(folder.join(JOURNAL))?;
    // A line of its own even after one that broke off.
    let text = format!("\n{}\n", serde_json::to_string(line)?);
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The lines of a journal, oldest first; none where there is no file. A line that broke off belongs to an erasure that had
/// not begun.
///
/// # Errors
/// The file cannot be read.
pub fn read(path: &Path) -> std::io::Result<Vec<Line>> {
    let text = match std::fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let line = |text: &str| match serde_json::from_str(text) {
        Ok(line) => Some(line),
        Err(error) => {
            tracing::warn!(%error, "a line of the journal of erasures cannot be read");
            None
        }
    };
    Ok(newest(text.lines().filter(|text| !text.trim().is_empty()).filter_map(line)))
}

/// One line a request, in the order of requests: the last says all the records the person is, since work that begins anew
/// writes another one.
#[must_use]
pub fn newest(lines: impl IntoIterator<Item = Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        match out.iter_mut().find(|known| known.request == line.request) {
            Some(known) if known.person.len() <= line.person.len() => *known = line,
            Some(_) => {}
            None => out.push(line),
        }
    }
    out
}

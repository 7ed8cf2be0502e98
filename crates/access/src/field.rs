//! What a person may do with one field; refuses nothing itself.

use serde::{Deserialize, Serialize};

/// The right to a field, from none to write; how those of several roles come together stands in `fields`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldRight {
    /// The field does not exist for the person: not shown, filtered, sorted, searched or exported.
    None,
    /// Shown as dots; not filtered, sorted, searched or exported.
    Masked,
    /// Shown.
    Read,
    /// Shown and changed.
    Write,
}

impl FieldRight {
    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Masked => "masked",
            Self::Read => "read",
            Self::Write => "write",
        }
    }

    /// Whether the value may be shown and asked about.
    pub fn reads(self) -> bool {
        self >= Self::Read
    }
}

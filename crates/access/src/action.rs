//! What may be done and how far it reaches; refuses unknown words.

use serde::{Deserialize, Serialize};

/// What a person does with records of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See them: lists, search, totals, history, files.
    Read,
    /// Make new ones.
    Create,
    /// Change them.
    Update,
    /// Put them into the trash and take them out again.
    Trash,
    /// Take them out of the trash for good.
    Purge,
    /// Load them from files.
    Import,
    /// Take them away as files.
    Export,
    /// Say yes or no to somebody else's request: transfers, runs, plans.
    Approve,
    /// Write the result of a run into the ledger.
    Post,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Create,
        Self::Update,
        Self::Trash,
        Self::Purge,
        Self::Import,
        Self::Export,
        Self::Approve,
        Self::Post,
    ];

    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Update => "update",
            Self::Trash => "trash",
            Self::Purge => "purge",
            Self::Import => "import",
            Self::Export => "export",
            Self::Approve => "approve",
            Self::Post => "post",
        }
    }
}

/// Which records an action reaches. A wider scope holds every narrower one, except that a branch of
/// the network and a unit of the company are different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// None at all.
    #[default]
    None,
    /// Those the person owns, or that belong to the person's own membership.
    Own,
    /// Own, and those of every member below in the sponsor tree.
    Downline,
    /// Own, and those of the person's unit and the units below.
    Unit,
    /// Every record of the company.
    All,
}

impl Scope {
    /// The word for the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Own => "own",
            Self::Downline => "downline",
            Self::Unit => "unit",
            Self::All => "all",
        }
    }
}

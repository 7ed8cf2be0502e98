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
    /// Say yes or no to somebody else's request: transfers, runs, settlements, plans.
    Approve,
    /// Write the result of a run or a settlement into the ledger, and send what it pays.
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

    /// Whether it leaves records as they are.
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::Read | Self::Export)
    }

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

/// Which records an action reaches. Every scope holds what is the own; beyond that, the people of a team, the network
/// below a member, the units of the company and its zones are different things, and only a branch holds its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// None at all.
    #[default]
    None,
    /// Those the person owns, that belong to the person's own membership, and the person's own record among the employees; to
    /// read also those the person takes part in.
    Own,
    /// Own, and those of everybody who reports to the person, directly or through others.
    Team,
    /// Own, and those of every member below in the sponsor tree.
    Downline,
    /// Own, and those of the person's unit.
    Unit,
    /// Own, and those of the person's unit and of every unit below it.
    Branch,
    /// Own, and those of every zone the person manages and of every zone below it.
    Zone,
    /// Every record of the company.
    All,
}

impl Scope {
    /// Every scope, from nothing to everything.
    pub const ALL: [Self; 8] =
        [Self::None, Self::Own, Self::Team, Self::Downline, Self::Unit, Self::Branch, Self::Zone, Self::All];

    /// Whether every record the scope reaches is reached by the other one as well, whoever asks. Scopes that reach different
    /// things hold no other.
    pub fn within(self, other: Self) -> bool {
        self == other
            || matches!(self, Self::None)
            || other == Self::All
            || (self == Self::Own && other != Self::None)
            || (self == Self::Unit && other == Self::Branch)
    }

    /// The word for the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Own => "own",
            Self::Team => "team",
            Self::Downline => "downline",
            Self::Unit => "unit",
            Self::Branch => "branch",
            Self::Zone => "zone",
            Self::All => "all",
        }
    }
}

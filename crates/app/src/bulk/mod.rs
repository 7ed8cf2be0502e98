//! A change of many records at once, as a job: edit fields, assign, put into the trash; by ids or all that a list
//! shows; with an account of what was left out, and an undo. Refuses what a single write would refuse.

mod owners;
mod plan;
mod run;
mod start;
mod status;
mod undo;

pub(crate) use owners::known;
pub use owners::{Owner, owners};
pub use run::run;
pub(crate) use start::keep;
pub use start::{Ask, Matching, start};
pub use status::{Account, Left, LeftPage, given, left, status};
pub use undo::start as undo;

use access::{Action, Principal};
use store::Read;
use store::bulk::BulkChange;
use uuid::Uuid;

use crate::Error;

/// What is done to the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkAction {
    /// Fields get new values.
    Update,
    /// They get another owner or unit.
    Assign,
    /// They go to the trash.
    Trash,
}

impl BulkAction {
    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Assign => "assign",
            Self::Trash => "trash",
        }
    }

    /// From the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Update, Self::Assign, Self::Trash].into_iter().find(|action| action.as_str() == word)
    }

    /// The right it needs.
    const fn right(self) -> Action {
        match self {
            Self::Update | Self::Assign => Action::Update,
            Self::Trash => Action::Trash,
        }
    }
}

/// A change the caller asked for; another person's is as unknown as none, and through a token one of an object that it
/// does not read.
async fn own(db: &mut impl Read, who: &Principal, id: Uuid) -> Result<BulkChange, Error> {
    let bulk = store::bulk::get(db, who.tenant, crate::jobs::actor(who), id).await?;
    bulk.filter(|bulk| who.token.is_none() || who.may(&bulk.object, Action::Read)).ok_or(Error::NotFound)
}

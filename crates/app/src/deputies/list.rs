//! Who stands in for whom, the newest first: the own entries, or those of everybody one administers.

use access::{Action, Principal};
use jiff::Timestamp;
use kernel::{DeputyId, Problem};
use store::deputies::{self, DeputyRow, Named};

use super::form::names;
use crate::{Cx, Error};

/// Entries of one page.
const PAGE: i64 = 100;

/// Which entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The caller's own, as the absent person or as the deputy.
    Own,
    /// Of everybody the caller administers.
    All,
}

/// Where an entry stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its first day has not come.
    Upcoming,
    /// It counts.
    Running,
    /// Its last day has passed.
    Over,
    /// Somebody ended it before its time.
    Ended,
}

impl State {
    /// The word for the API and the keys of the texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Running => "running",
            Self::Over => "over",
            Self::Ended => "ended",
        }
    }

    fn of(row: &DeputyRow, now: Timestamp) -> Self {
        if row.ended_at.is_some() {
            Self::Ended
        } else if now < row.begins_at {
            Self::Upcoming
        } else if now < row.ends_at {
            Self::Running
        } else {
            Self::Over
        }
    }
}

/// An entry as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeputyCard {
    /// The entry and the names.
    pub named: Named,
    /// Keys and names of the roles.
    pub roles: Vec<(String, String)>,
    /// Where it stands.
    pub state: State,
}

/// Entries, the newest first, and the cursor of the next page.
///
/// # Errors
/// [`Error::Forbidden`] for everybody's without the right; `cursor-malformed`.
pub async fn list(
    cx: &Cx,
    who: &Principal,
    whose: Whose,
    cursor: Option<&str>,
) -> Result<(Vec<DeputyCard>, Option<String>), Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let malformed = || Error::Malformed(Problem::new("cursor-malformed"));
    let below = cursor.map(|text| text.parse::<DeputyId>().map_err(|_| malformed())).transpose()?;
    let predicate = who.predicate("user", Action::Update);
    let asked = match whose {
        Whose::Own => deputies::Whose::Own(user),
        Whose::All => {
            who.require("user", Action::Update).map_err(Error::Forbidden)?;
            deputies::Whose::Of(&predicate)
        }
    };
    let mut found = deputies::list(&mut cx.db.read(), who.tenant, asked, below, PAGE + 1).await?;
    let whole = usize::try_from(PAGE).unwrap_or(0);
    let more = found.len() > whole;
    found.truncate(whole);
    let next = found.last().filter(|_| more).map(|last| last.row.id.to_string());
    let now = cx.now();
    let known = names(cx, who).await?;
    let card = |named: Named| DeputyCard {
        roles: named
            .row
            .roles
            .iter()
            .map(|key| (key.clone(), known.get(key).cloned().unwrap_or_else(|| key.clone())))
            .collect(),
        state: State::of(&named.row, now),
        named,
    };
    Ok((found.into_iter().map(card).collect(), next))
}

//! Records that are likely the same: shown while somebody types, found over all data by a job, put aside when somebody says
//! they are not the same. Never stops anybody. Refuses to tell of a record or by a field the person may not see: else one
//! could type addresses until one is known.

mod likely;
mod list;
mod search;

use access::{Action, Principal};
use entity::{Object, same};
use kernel::Problem;

pub use likely::{Likely, Why, likely};
pub use list::{PairView, Pairs, Question, apart, list};
pub use search::{run, start};

use crate::Error;

/// Refuses an object whose definition says nothing of how its records are recognised.
fn recognised(object: &Object) -> Result<(), Error> {
    if same::recognised(object).is_empty() {
        return Err(Error::refused(Problem::new("duplicates-not-offered").with("object", &object.key)));
    }
    Ok(())
}

/// Reasons by the fields they are told as, each once: an address and a number among further ways to reach somebody are one.
fn each_once(all: impl Iterator<Item = Why>) -> Vec<Why> {
    let mut out: Vec<Why> = Vec::new();
    for why in all {
        if out.iter().all(|one| one.field != why.field) {
            out.push(why);
        }
    }
    out
}

/// Whether the person may look through pairs of an object: whoever may change some of its records.
fn may_tidy(who: &Principal, object: &Object) -> Result<(), Error> {
    recognised(object)?;
    Ok(who.require(&object.key, Action::Update)?)
}

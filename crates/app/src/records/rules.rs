//! What single objects add to the generic path; everything that is not named here has no rules of its own.

use access::{Action, FieldRight, Principal, Scope};
use entity::{Object, Part, Values};
use kernel::Problem;

use crate::Error;

/// Objects that are made by a command of their own, with the command's name.
const MADE_ELSEWHERE: [(&str, &str); 1] = [("member", "enrol")];

/// Refuses a generic write where the object's own feature writes.
///
/// # Errors
/// `record-read-only`, `record-own-command`.
pub(crate) fn writable(object: &Object, creating: bool) -> Result<(), Problem> {
    if object.read_only {
        return Err(Problem::new("record-read-only").with("object", &object.key));
    }
    match MADE_ELSEWHERE.iter().find(|(key, _)| creating && *key == object.key) {
        Some((_, command)) => {
            Err(Problem::new("record-own-command").with("object", &object.key).with("command", command))
        }
        None => Ok(()),
    }
}

/// Fields that say what stands above what: people's reach follows them.
const ABOVE: [(&str, &str); 4] =
    [("employee", "manager"), ("unit", "parent"), ("zone", "manager"), ("zone", "parent")];

/// Columns of people who sign in that say the same of them.
const LINKS: [(&str, &str); 2] = [("user", "employee_id"), ("user", "unit_id")];

/// What a person may do with the lines of a part: the right to the record's field of the part's key decides for all of them.
pub(crate) fn part_right(who: &Principal, object: &Object, part: &Part) -> FieldRight {
    who.field(&object.key, &part.key)
}

/// Refuses to widen one's own reach by moving a team, a unit or a zone below oneself: only whoever may change all of the object's
/// records says what stands above what.
///
/// # Errors
/// [`Error::Forbidden`] `record-reach`.
pub(super) fn reach(who: &Principal, object: &Object, values: &Values) -> Result<(), Error> {
    leads(who, object, values).map_err(Error::Forbidden)
}

/// As [`reach`], as the problem of one record among many.
///
/// # Errors
/// `record-reach`.
pub(crate) fn leads(who: &Principal, object: &Object, values: &Values) -> Result<(), Problem> {
    let field = ABOVE.iter().find(|(key, field)| *key == object.key && values.contains_key(*field));
    match field {
        Some((key, field)) if who.scope(key, Action::Update) != Scope::All => {
            Err(Problem::new("record-reach").field(*field))
        }
        _ => Ok(()),
    }
}

/// The same for one field, of a record of any object: a merge moves what points to the ones that go.
///
/// # Errors
/// [`Error::Forbidden`] `record-reach`.
pub(crate) fn moves_reach(who: &Principal, object: &str, field: &str) -> Result<(), Error> {
    let leads = ABOVE.contains(&(object, field)) || LINKS.contains(&(object, field));
    if leads && who.scope(object, Action::Update) != Scope::All {
        return Err(Error::Forbidden(Problem::new("record-reach").field(field)));
    }
    Ok(())
}

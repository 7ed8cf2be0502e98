//! What single objects add to the generic path; everything that is not named here has no rules of its own.

use entity::Object;
use kernel::Problem;

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

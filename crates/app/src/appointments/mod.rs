//! Appointments: either two times or two days, the end not before the beginning; whoever takes part answers. Refuses half a
//! span and a mixed one.

mod answer;

use entity::{Field, FieldValue, Object, Values};
use kernel::Problem;

pub use answer::answer;
pub(crate) use answer::own_lines;

/// The object.
const OBJECT: &str = "appointment";

/// Whether a field says when an appointment is: it fits together with the others or not at all.
pub(crate) fn is_when(object: &Object, field: &Field) -> bool {
    object.key == OBJECT && matches!(field.key.as_str(), "starts_at" | "ends_at" | "first_day" | "last_day")
}

/// Refuses an appointment whose times do not fit together; other objects pass.
///
/// # Errors
/// `appointment-when`, `appointment-end`.
pub(crate) fn fits(object: &Object, values: &Values) -> Result<(), Problem> {
    if object.key != OBJECT {
        return Ok(());
    }
    let value = |key: &str| values.get(key).filter(|value| !value.is_empty());
    let late = |field: &str| Err(Problem::new("appointment-end").field(field));
    match (value("starts_at"), value("ends_at"), value("first_day"), value("last_day")) {
        (Some(FieldValue::Time(start)), Some(FieldValue::Time(end)), None, None) => {
            if end < start {
                late("ends_at")
            } else {
                Ok(())
            }
        }
        (None, None, Some(first), Some(last)) => {
            if last.to_text() < first.to_text() {
                late("last_day")
            } else {
                Ok(())
            }
        }
        (start, end, first, last) => {
            let times = start.is_some() || end.is_some();
            let missing = [
                ("starts_at", start, times),
                ("ends_at", end, times),
                ("first_day", first, !times),
                ("last_day", last, !times),
            ];
            let field = missing.iter().find(|(_, value, wanted)| *wanted && value.is_none());
            let field = field.map_or("first_day", |(field, ..)| *field);
            Err(Problem::new("appointment-when").field(field))
        }
    }
}

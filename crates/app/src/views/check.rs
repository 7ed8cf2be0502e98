//! What a view asks, against what its maker may see; every problem points to its part of the view.

use access::Principal;
use entity::{FieldType, Object, parse_groups};
use kernel::Problem;
use store::views::View as Row;

use super::Kind;
use crate::records::{Checked, Question};
use crate::{Cx, Error};

/// Longest name of a view.
const NAME_CHARS_MAX: usize = 80;

/// Refuses what a list would refuse, and cards without a choice to put them into columns by.
pub(super) fn asks(cx: &Cx, who: &Principal, object: &Object, row: &Row) -> Result<(), Error> {
    let question = Question {
        filter: Some(row.filter.clone()),
        sort: Some(row.sort.clone()),
        columns: Some(row.columns.clone()),
        ..Question::default()
    };
    Checked::new(cx, who, object, &question)?;
    let visible = |field: &str| who.field(&object.key, field).reads();
    let groups = parse_groups(object, &row.group, &visible)?;
    let by_choice = |key: &entity::GroupKey| {
        object.field(&key.field).is_some_and(|field| field.kind == FieldType::Choice)
    };
    if Kind::of(&row.kind) == Kind::Kanban && !matches!(groups.as_slice(), [one] if by_choice(one)) {
        return Err(Problem::new("view-kanban-group").field("group").into());
    }
    Ok(())
}

/// Refuses an empty name, a long one, and one that is more than a line of text.
pub(super) fn name(name: &str) -> Result<(), Problem> {
    let problem = if name.is_empty() {
        Problem::new("field-required")
    } else if name.chars().count() > NAME_CHARS_MAX {
        Problem::new("field-too-long").with("max", NAME_CHARS_MAX)
    } else if name.chars().any(char::is_control) {
        Problem::new("field-control-character")
    } else {
        return Ok(());
    };
    Err(problem.field("name"))
}

//! The companions of standard text by which it is filtered and ordered: without case and accents, telephone numbers as digits.
//! Whoever writes a text writes its companion in the same statement. Refuses nothing.

use std::borrow::Cow;

use entity::{Field, FieldType, FieldValue, Object, Values, phone};
use kernel::fold;

use crate::db::{Error, Value, quoted};

/// The fields of an object that have a companion.
pub(crate) fn fields(object: &Object) -> impl Iterator<Item = &Field> {
    object.fields.iter().filter(|field| object.folds(field))
}

/// A text as the companion of the field holds it.
pub(crate) fn text(field: &Field, text: &str) -> String {
    match field.kind {
        FieldType::Phone => text.chars().filter(char::is_ascii_digit).collect(),
        _ => fold(text),
    }
}

/// What the companion of a field holds for a value.
pub(crate) fn value(field: &Field, value: Option<&FieldValue>) -> Value {
    match value {
        Some(FieldValue::Text(own)) => text(field, own).into(),
        _ => Value::Null,
    }
}

/// The companions of those fields of an object that stand in `values`: columns and what they are to hold.
pub(crate) fn companions(object: &Object, values: &Values) -> Result<Vec<(String, Value)>, Error> {
    let given = fields(object).filter_map(|field| Some((field, values.get(&field.key)?)));
    given.map(|(field, own)| Ok((quoted(&field.folded_column())?, value(field, Some(own))))).collect()
}

/// The pattern of a text that occurs in the companion of a field, or begins it. What has no digits is in no telephone number.
pub(super) fn pattern(field: &Field, own: &str, anywhere: bool) -> String {
    let folded = match field.kind {
        FieldType::Phone => digits(own, anywhere),
        _ => text(field, own),
    };
    let nothing = field.kind == FieldType::Phone && folded.is_empty();
    super::sql::like(if nothing { own } else { &folded }, anywhere)
}

/// The digits of a telephone number that was typed to find some, or those it begins with: its calling code.
pub(super) fn digits(typed: &str, anywhere: bool) -> String {
    if anywhere {
        return phone::sought(typed);
    }
    let all: String = typed.chars().filter(char::is_ascii_digit).collect();
    all.strip_prefix("00").map(str::to_owned).unwrap_or(all)
}

/// The expression a text field is filtered and ordered by; `None` where that is the value itself.
pub(super) fn column(object: &Object, field: &Field) -> Result<Option<String>, Error> {
    let column: Cow<'_, str> = match () {
        () if field.key == object.name => Cow::Borrowed("name_key"),
        () if object.folds(field) => Cow::Owned(field.folded_column()),
        () => return Ok(None),
    };
    Ok(Some(format!("t.{}", quoted(&column)?)))
}

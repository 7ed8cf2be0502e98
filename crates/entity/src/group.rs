//! Groupings and measures of a list: by the value of a field, by each of its values where it has several, or by the day, month,
//! quarter or year of a date; counts and sums. Refuses fields that cannot be grouped or summed, unknown ones and doubles.

use std::fmt;

use kernel::Problem;

use crate::definition::{Field, FieldType, Object};

/// Most levels of a grouping.
const GROUPS_MAX: usize = 3;
/// Most measures of one question.
const MEASURES_MAX: usize = 8;

/// How long the stretches of time are that dates are gathered into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

const UNITS: [(&str, Unit); 4] =
    [("day", Unit::Day), ("month", Unit::Month), ("quarter", Unit::Quarter), ("year", Unit::Year)];

/// One level of a grouping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupKey {
    /// The field.
    pub field: String,
    /// For dates: how long the stretches are.
    pub unit: Option<Unit>,
}

impl fmt::Display for GroupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match UNITS.iter().find(|(_, unit)| Some(*unit) == self.unit) {
            Some((word, _)) => write!(f, "{word}({})", self.field),
            None => f.write_str(&self.field),
        }
    }
}

/// What is told of each group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// How many records.
    Count,
    /// The exact sum of a field; money by currency.
    Sum(String),
}

/// Whether the field holds stretches of time rather than values to group by.
fn is_dated(field: &Field) -> bool {
    matches!(field.kind, FieldType::Date | FieldType::Time | FieldType::Period)
}

impl Field {
    /// Whether a list may be grouped by it.
    pub fn groupable(&self) -> bool {
        self.derived.is_none()
            && (is_dated(self)
                || matches!(
                    self.kind,
                    FieldType::Text
                        | FieldType::Choice
                        | FieldType::Bool
                        | FieldType::Reference
                        | FieldType::Country
                        | FieldType::Currency
                        | FieldType::Language
                        | FieldType::MultiChoice
                        | FieldType::Links
                        | FieldType::Integer
                        | FieldType::Decimal
                        | FieldType::Points
                        | FieldType::Rate
                ))
    }

    /// Whether its values may be added up.
    pub fn summable(&self) -> bool {
        self.derived.is_none()
            && matches!(
                self.kind,
                FieldType::Integer | FieldType::Decimal | FieldType::Points | FieldType::Money
            )
    }
}

/// Reads `status,month(ordered_on)`. A date without a unit is gathered by month. A field the reader may not
/// see is as unknown as a misspelt one.
pub fn parse_groups(
    object: &Object,
    text: &str,
    visible: &dyn Fn(&str) -> bool,
) -> Result<Vec<GroupKey>, Problem> {
    let mut keys: Vec<GroupKey> = Vec::new();
    for part in text.split(',').filter(|_| !text.is_empty()) {
        let unknown = || Problem::new("group-unknown").token(part);
        let (unit, name) = match part.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
            Some((word, name)) => {
                let unit = UNITS.iter().find(|(known, _)| *known == word).ok_or_else(unknown)?.1;
                (Some(unit), name)
            }
            None => (None, part),
        };
        let field =
            object.field(name).filter(|field| field.groupable() && visible(name)).ok_or_else(unknown)?;
        let fits = match (field.kind, unit) {
            (FieldType::Period, Some(Unit::Day)) => false,
            (_, Some(_)) => is_dated(field),
            (_, None) => true,
        };
        let key = GroupKey {
            field: name.to_owned(),
            unit: if is_dated(field) { unit.or(Some(Unit::Month)) } else { None },
        };
        if !fits || keys.len() == GROUPS_MAX || keys.contains(&key) {
            return Err(unknown());
        }
        keys.push(key);
    }
    Ok(keys)
}

/// Reads `count,sum:total`; an empty text counts. A field the reader may not see is as unknown as a
/// misspelt one.
pub fn parse_measures(
    object: &Object,
    text: &str,
    visible: &dyn Fn(&str) -> bool,
) -> Result<Vec<Measure>, Problem> {
    let mut measures: Vec<Measure> = Vec::new();
    for part in text.split(',').filter(|_| !text.is_empty()) {
        let unknown = || Problem::new("measure-unknown").token(part);
        let measure = match part.split_once(':') {
            None if part == "count" => Measure::Count,
            Some(("sum", name)) if object.field(name).is_some_and(|f| f.summable() && visible(name)) => {
                Measure::Sum(name.to_owned())
            }
            _ => return Err(unknown()),
        };
        if measures.len() == MEASURES_MAX || measures.contains(&measure) {
            return Err(unknown());
        }
        measures.push(measure);
    }
    if measures.is_empty() {
        measures.push(Measure::Count);
    }
    Ok(measures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Result<&str, &str>) {
        let order = crate::object("order").expect("a standard object");
        let read = parse_groups(order, text, &|key| key != "source");
        let shown = read
            .map(|keys| keys.iter().map(GroupKey::to_string).collect::<Vec<_>>().join(","))
            .map_err(|problem| problem.at.token.unwrap_or_default());
        assert_eq!(shown, expect.map(str::to_owned).map_err(str::to_owned), "{text}");
    }

    #[test]
    fn groupings_are_read_and_the_rest_is_refused() {
        check("", Ok(""));
        check("status", Ok("status"));
        check("status,month(ordered_on)", Ok("status,month(ordered_on)"));
        check("ordered_on", Ok("month(ordered_on)"));
        check("quarter(created_at),account", Ok("quarter(created_at),account"));
        check("pv", Ok("pv"));
        for hostile in [
            "source",
            "nothing",
            "total",
            "notes",
            "month(status)",
            "week(ordered_on)",
            "month(ordered_on",
            "month(month(ordered_on))",
            "status)or(1=1",
        ] {
            check(hostile, Err(hostile));
        }
        check("status,status", Err("status"));
        check("status,", Err(""));
        check("status,account,member,currency", Err("currency"));
    }

    #[test]
    fn measures_are_read_and_the_rest_is_refused() {
        let order = crate::object("order").expect("a standard object");
        let read = |text: &str| parse_measures(order, text, &|key| key != "bv");
        assert_eq!(read(""), Ok(vec![Measure::Count]));
        assert_eq!(read("sum:total,count"), Ok(vec![Measure::Sum("total".into()), Measure::Count]));
        for hostile in
            ["sum:bv", "sum:status", "sum:nothing", "avg:total", "sum", "count,count", "sum:total)"]
        {
            assert_eq!(read(hostile).map_err(|p| p.code), Err("measure-unknown".into()), "{hostile}");
        }
    }
}

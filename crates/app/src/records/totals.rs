//! Counts and sums of a list, by groups: the list's filter, words, rights and rows. A field the person may not see
//! is as unknown as a misspelt one in filter, grouping and sum alike.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Principal};
use entity::{Field, FieldType, GroupKey, Object, Unit, parse_groups, parse_measures};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use kernel::{Currency, decimal, fold};
use serde_json::{Value as Json, json};
use store::records::Label;
use store::records::totals::{Asked, Group, Key, Sums};
use uuid::Uuid;

use super::{Checked, Question, Viewer};
use crate::{Cx, Error, company, schema};

/// What is asked, as it came in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TotalsQuestion {
    /// The filter as JSON.
    pub filter: Option<String>,
    /// Words that must occur.
    pub q: Option<String>,
    /// `status,month(ordered_on)`.
    pub group: Option<String>,
    /// `count,sum:total`; the count when absent.
    pub measures: Option<String>,
}

/// The groups of a list and everything together.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// In the order of their keys, a choice in the order of its options, links in the order of their names.
    pub groups: Vec<GroupTotal>,
    /// How many records in all.
    pub count: i64,
    /// Field → sum of all.
    pub sums: BTreeMap<String, Json>,
    /// A record may stand in several groups: they add up to more than there is.
    pub overlapping: bool,
}

/// One group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupTotal {
    /// One a level.
    pub keys: Vec<GroupLabel>,
    /// How many records.
    pub count: i64,
    /// Field → sum: a decimal text, or a list of amounts, one a currency.
    pub sums: BTreeMap<String, Json>,
    /// The filter that finds the records of this group alone; none where they share something out of sight.
    pub filter: Option<Json>,
}

/// What the records of a group share in one level.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupLabel {
    /// The value; null where the field is empty or points out of sight.
    pub value: Json,
    /// The words for another record.
    pub label: Option<String>,
    /// The records point to something out of the person's sight.
    pub hidden: bool,
}

/// A key as one person may see it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Known(usize, Key),
    Hidden,
}

/// Counts and sums of the records the caller may read.
///
/// # Errors
/// `filter-…`, `group-unknown`, `measure-unknown`, `group-too-many`.
pub async fn totals(cx: &Cx, who: &Principal, key: &str, question: &TotalsQuestion) -> Result<Totals, Error> {
    let object = schema::visible(who, key)?;
    let visible = |field: &str| who.field(key, field).reads();
    let asked = Question { filter: question.filter.clone(), ..Question::default() };
    let checked = Checked::new(cx, who, object, &asked)?;
    let group = parse_groups(object, question.group.as_deref().unwrap_or_default(), &visible)?;
    let measures = parse_measures(object, question.measures.as_deref().unwrap_or_default(), &visible)?;
    let zone = TimeZone::get(&company::get(cx, who.tenant).await?.zone).map_err(Error::internal)?;
    let asked = Asked {
        filter: checked.filter.as_ref(),
        q: question.q.as_deref().filter(|q| !q.trim().is_empty()),
        group: &group,
        measures: &measures,
        zone: &zone,
    };
    let mut db = cx.db.read();
    let found = store::records::totals::totals(&mut db, who, object, Action::Read, &asked).await?;
    let labels = Viewer { who, object }.labels(&mut db, references(object, &group, &found)).await?;
    let places = places(&labels);
    let several = |level: &GroupKey| object.field(&level.field).is_some_and(|field| field.kind.is_many());
    let overlapping = group.iter().any(several);
    let mut all = Group::default();
    if overlapping {
        let whole = Asked { group: &[], ..asked };
        let whole = store::records::totals::totals(&mut db, who, object, Action::Read, &whole).await?;
        whole.iter().for_each(|one| all.absorb(one));
    }
    let mut groups: BTreeMap<Vec<Shown>, Group> = BTreeMap::new();
    for one in found {
        if !overlapping {
            all.absorb(&one);
        }
        let keys =
            group.iter().zip(&one.keys).map(|(level, key)| shown(object, level, key, &places)).collect();
        groups.entry(keys).or_default().absorb(&one);
    }
    let groups = groups.into_iter().map(|(keys, group_of)| {
        let told = group.iter().zip(&keys).map(|(level, key)| told(object, level, key, &labels));
        let tests: Option<Vec<Json>> =
            group.iter().zip(&keys).map(|(level, key)| test(object, level, key, &zone)).collect();
        GroupTotal {
            keys: told.collect(),
            count: group_of.count,
            sums: sums(object, &group_of.sums),
            filter: tests.map(|tests| json!({ "and": tests })),
        }
    });
    Ok(Totals { groups: groups.collect(), count: all.count, sums: sums(object, &all.sums), overlapping })
}

type Labels = BTreeMap<String, BTreeMap<Uuid, Label>>;

/// The records that groups are named after.
fn references(object: &Object, group: &[GroupKey], found: &[Group]) -> BTreeMap<String, BTreeSet<Uuid>> {
    let mut wanted: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
    for (at, level) in group.iter().enumerate() {
        let Some(to) = object.field(&level.field).and_then(|field| field.to.as_ref()) else { continue };
        let ids = found.iter().filter_map(|one| match one.keys.get(at) {
            Some(Key::Ref(id)) => Some(*id),
            _ => None,
        });
        wanted.entry(to.clone()).or_default().extend(ids);
    }
    wanted
}

fn label<'l>(field: &Field, id: Uuid, labels: &'l Labels) -> Option<&'l Label> {
    labels.get(field.to.as_deref()?)?.get(&id)
}

/// The place of each record among those of its object, as people look for them: by name, then by id.
fn places(labels: &Labels) -> BTreeMap<Uuid, usize> {
    let mut out = BTreeMap::new();
    for of in labels.values() {
        let mut named: Vec<(String, Uuid)> =
            of.iter().map(|(id, label)| (fold(label.words()), *id)).collect();
        named.sort_unstable();
        out.extend(named.into_iter().enumerate().map(|(place, (_, id))| (id, place)));
    }
    out
}

/// Choices in the order of their options, links in that of their names; what is out of sight is one group, the last.
fn shown(object: &Object, level: &GroupKey, key: &Key, places: &BTreeMap<Uuid, usize>) -> Shown {
    let Some(field) = object.field(&level.field) else { return Shown::Hidden };
    let place = match key {
        Key::Text(text) => {
            field.options.iter().position(|option| option == text).unwrap_or(field.options.len())
        }
        Key::Ref(id) => match places.get(id) {
            Some(place) => *place,
            None => return Shown::Hidden,
        },
        Key::Empty => usize::MAX,
        Key::Bool(_) | Key::Int(_) => 0,
    };
    Shown::Known(place, key.clone())
}

fn told(object: &Object, level: &GroupKey, key: &Shown, labels: &Labels) -> GroupLabel {
    let plain = |value: Json| GroupLabel { value, label: None, hidden: false };
    match key {
        Shown::Hidden => GroupLabel { value: Json::Null, label: None, hidden: true },
        Shown::Known(_, Key::Empty) => plain(Json::Null),
        Shown::Known(_, Key::Bool(yes)) => plain(json!(yes)),
        Shown::Known(_, Key::Text(text)) => plain(json!(text)),
        Shown::Known(_, Key::Int(n)) => plain(number(object, level, *n)),
        Shown::Known(_, Key::Ref(id)) => {
            let known = object.field(&level.field).and_then(|field| label(field, *id, labels));
            GroupLabel { value: json!(id), label: known.map(|label| label.words().to_owned()), hidden: false }
        }
    }
}

/// A number as the API has it: a whole one as such, others as an exact decimal.
fn number(object: &Object, level: &GroupKey, n: i64) -> Json {
    match object.field(&level.field).and_then(Field::scale) {
        Some(digits) => json!(decimal::print_short(i128::from(n), digits)),
        None => json!(n),
    }
}

/// The test that finds the records of one key.
fn test(object: &Object, level: &GroupKey, key: &Shown, zone: &TimeZone) -> Option<Json> {
    let field = object.field(&level.field)?;
    let test = |op: &str, value: Json| json!({ "field": level.field, "op": op, "value": value });
    match key {
        Shown::Hidden => None,
        Shown::Known(_, Key::Empty) => Some(test("empty", json!(true))),
        Shown::Known(_, Key::Bool(yes)) => Some(test("eq", json!(yes))),
        // Of a field of several values it is asked whether this is one of them.
        Shown::Known(_, Key::Ref(id)) if field.kind.is_many() => Some(test("in", json!([id]))),
        Shown::Known(_, Key::Text(text)) if field.kind.is_many() => Some(test("in", json!([text]))),
        Shown::Known(_, Key::Ref(id)) => Some(test("eq", json!(id))),
        Shown::Known(_, Key::Int(n)) => Some(test("eq", number(object, level, *n))),
        Shown::Known(_, Key::Text(text)) => {
            let Some(unit) = level.unit else { return Some(test("eq", json!(text))) };
            let (first, after) = stretch(text, unit)?;
            match field.kind {
                FieldType::Time => Some(json!({ "and": [
                    test("ge", json!(midnight(first, zone)?.to_string())),
                    test("lt", json!(midnight(after, zone)?.to_string())),
                ] })),
                FieldType::Period => {
                    let last = after.yesterday().ok()?;
                    Some(test("between", json!([month(first), month(last)])))
                }
                _ => Some(test("between", json!([first.to_string(), after.yesterday().ok()?.to_string()]))),
            }
        }
    }
}

fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn midnight(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    Some(day.to_zoned(zone.clone()).ok()?.timestamp())
}

/// The first day of `2026-11-05`, `2026-11`, `2026-Q4` or `2026`, and the first day after it.
fn stretch(text: &str, unit: Unit) -> Option<(Date, Date)> {
    let year: i16 = text.get(..4)?.parse().ok()?;
    let (first, length) = match unit {
        Unit::Day => (text.parse().ok()?, Span::new().days(1)),
        Unit::Month => (Date::new(year, text.get(5..7)?.parse().ok()?, 1).ok()?, Span::new().months(1)),
        Unit::Quarter => {
            let quarter: i8 = text.get(6..)?.parse().ok()?;
            (Date::new(year, quarter.checked_mul(3)?.checked_sub(2)?, 1).ok()?, Span::new().months(3))
        }
        Unit::Year => (Date::new(year, 1, 1).ok()?, Span::new().years(1)),
    };
    Some((first, first.checked_add(length).ok()?))
}

/// Sums in the form of the API: exact decimals; money by currency.
fn sums(object: &Object, sums: &Sums) -> BTreeMap<String, Json> {
    let one = |(key, by_currency): (&String, &BTreeMap<String, i128>)| {
        let field = object.field(key)?;
        let value = if field.kind == FieldType::Money {
            let amounts = by_currency.iter().filter_map(|(code, sum)| {
                let currency: Currency = code.parse().ok()?;
                Some(json!({ "amount": decimal::print(*sum, currency.digits()), "currency": code }))
            });
            Json::Array(amounts.collect())
        } else {
            let sum = by_currency.values().sum();
            json!(decimal::print_short(sum, field.scale().unwrap_or(0)))
        };
        Some((key.clone(), value))
    };
    sums.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, unit: Unit, expect: Option<(&str, &str)>) {
        let found = stretch(text, unit).map(|(first, after)| (first.to_string(), after.to_string()));
        assert_eq!(found, expect.map(|(a, b)| (a.to_owned(), b.to_owned())), "{text}");
    }

    #[test]
    fn stretches_of_time_begin_and_end() {
        check("2026-02-28", Unit::Day, Some(("2026-02-28", "2026-03-01")));
        check("2026-12", Unit::Month, Some(("2026-12-01", "2027-01-01")));
        check("2026-Q4", Unit::Quarter, Some(("2026-10-01", "2027-01-01")));
        check("2024", Unit::Year, Some(("2024-01-01", "2025-01-01")));
        for (text, unit) in
            [("", Unit::Year), ("2026-Q9", Unit::Quarter), ("2026-13", Unit::Month), ("żółw", Unit::Day)]
        {
            check(text, unit, None);
        }
    }
}

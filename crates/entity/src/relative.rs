//! Stretches of time told from today: `this_month`, `last_30_days`, `next_2_weeks`; and days where instants are
//! compared. Refuses unknown words. Weeks begin on Monday.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};
use serde_json::Value as Json;

use crate::definition::{Field, FieldType};
use crate::filter::{Filter, Op};
use crate::value::FieldValue;

/// The greatest number in `last_30_days`.
const COUNT_MAX: i32 = 3_660;

/// The day it is for the reader, and the zone in which the reader's days begin and end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// The zone.
    pub zone: TimeZone,
}

/// A stretch of time that moves with the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// So many units from the present one: this one 0, the last -1, the next 1.
    Calendar(Unit, i32),
    /// From the day so many units ago up to today.
    Last(Unit, i32),
    /// From today up to the day in so many units.
    Next(Unit, i32),
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    /// Monday to Sunday.
    Week,
    Month,
    Quarter,
    Year,
}

/// A unit with its words: one, and many.
const UNITS: [(&str, &str, Unit); 5] = [
    ("day", "days", Unit::Day),
    ("week", "weeks", Unit::Week),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("year", "years", Unit::Year),
];

impl Unit {
    fn of(word: &str) -> Option<Self> {
        UNITS.iter().find(|(one, ..)| *one == word).map(|(.., unit)| *unit)
    }

    fn of_many(word: &str) -> Option<Self> {
        UNITS.iter().find(|(_, many, _)| *many == word).map(|(.., unit)| *unit)
    }

    /// So many of it.
    fn times(self, count: i32) -> Span {
        match self {
            Self::Day => count.days(),
            Self::Week => count.weeks(),
            Self::Month => count.months(),
            Self::Quarter => (3 * count).months(),
            Self::Year => count.years(),
        }
    }

    /// The first day of the one that holds a day.
    fn first(self, day: Date) -> Option<Date> {
        match self {
            Self::Day => Some(day),
            Self::Week => day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok(),
            Self::Month => Some(day.first_of_month()),
            Self::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok(),
            Self::Year => Some(day.first_of_year()),
        }
    }
}

impl Stretch {
    /// Reads `today`, `yesterday`, `tomorrow`, `this_week`, `last_month`, `next_quarter`, `last_30_days` …
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word {
            "today" => return Some(Self::Calendar(Unit::Day, 0)),
            "yesterday" => return Some(Self::Calendar(Unit::Day, -1)),
            "tomorrow" => return Some(Self::Calendar(Unit::Day, 1)),
            _ => {}
        }
        let (which, rest) = word.split_once('_')?;
        let Some((number, many)) = rest.split_once('_') else {
            // Today, yesterday and tomorrow have words of their own.
            let unit = Unit::of(rest).filter(|unit| *unit != Unit::Day)?;
            return match which {
                "this" => Some(Self::Calendar(unit, 0)),
                "last" => Some(Self::Calendar(unit, -1)),
                "next" => Some(Self::Calendar(unit, 1)),
                _ => None,
            };
        };
        // No sign and no blank: the same stretch is always written the same way.
        let plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
        let count = number.parse().ok().filter(|count| plain && (1..=COUNT_MAX).contains(count))?;
        let unit = Unit::of_many(many)?;
        match which {
            "last" => Some(Self::Last(unit, count)),
            "next" => Some(Self::Next(unit, count)),
            _ => None,
        }
    }

    /// The first and the last day; `None` beyond the ends of the calendar.
    fn days(self, today: Date) -> Option<(Date, Date)> {
        match self {
            Self::Calendar(unit, step) => {
                let first = unit.first(today)?.checked_add(unit.times(step)).ok()?;
                Some((first, first.checked_add(unit.times(1)).ok()?.yesterday().ok()?))
            }
            Self::Last(unit, count) => Some((today.checked_sub(unit.times(count)).ok()?, today)),
            Self::Next(unit, count) => Some((today, today.checked_add(unit.times(count)).ok()?)),
        }
    }
}

/// The test that a field lies in the stretch as it is today; none for a word that is no stretch.
pub(crate) fn within(field: &Field, word: &str, today: &Today) -> Option<Filter> {
    let stretch = Stretch::parse(word)?;
    // Beyond the ends of the calendar there are no records.
    Some(
        stretch.days(today.day).and_then(|days| test(field, days, &today.zone)).unwrap_or(Filter::Or(vec![])),
    )
}

/// The test of an instant against days of the reader, such as `since 2026-11-01`; none where a value is no day.
pub(crate) fn on_days(field: &Field, op: Op, value: &Json, today: &Today) -> Option<Filter> {
    let day = |value: &Json| value.as_str().filter(|text| text.len() == 10)?.parse::<Date>().ok();
    let edge = |op, day: Date| {
        let midnight = day.to_zoned(today.zone.clone()).ok()?.timestamp();
        Some(Filter::Test(field.key.clone(), op, vec![FieldValue::Time(midnight)]))
    };
    match op {
        Op::Eq => test(field, (day(value)?, day(value)?), &today.zone),
        Op::Ne => Some(Filter::Not(Box::new(on_days(field, Op::Eq, value, today)?))),
        Op::Ge | Op::Lt => edge(op, day(value)?),
        Op::Gt => edge(Op::Ge, day(value)?.tomorrow().ok()?),
        Op::Le => edge(Op::Lt, day(value)?.tomorrow().ok()?),
        Op::Between => match value.as_array()?.as_slice() {
            [first, last] => test(field, (day(first)?, day(last)?), &today.zone),
            _ => None,
        },
        _ => None,
    }
}

fn test(field: &Field, (first, last): (Date, Date), zone: &TimeZone) -> Option<Filter> {
    let test = |op, values| Filter::Test(field.key.clone(), op, values);
    let between = |first: String, last: String| {
        test(Op::Between, vec![FieldValue::Text(first), FieldValue::Text(last)])
    };
    Some(match field.kind {
        FieldType::Time => {
            let midnight = |day: Date| Some(day.to_zoned(zone.clone()).ok()?.timestamp());
            let from = test(Op::Ge, vec![FieldValue::Time(midnight(first)?)]);
            let before = test(Op::Lt, vec![FieldValue::Time(midnight(last.tomorrow().ok()?)?)]);
            Filter::And(vec![from, before])
        }
        FieldType::Period => {
            let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
            between(month(first), month(last))
        }
        _ => between(first.to_string(), last.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(word: &str, today: Date, expect: Option<(&str, &str)>) {
        let found = Stretch::parse(word).and_then(|stretch| stretch.days(today));
        let found = found.map(|(first, last)| (first.to_string(), last.to_string()));
        assert_eq!(found, expect.map(|(a, b)| (a.to_owned(), b.to_owned())), "{word} on {today}");
    }

    #[test]
    fn stretches_follow_the_calendar() {
        let leap = date(2024, 2, 29);
        check("today", leap, Some(("2024-02-29", "2024-02-29")));
        check("yesterday", date(2026, 1, 1), Some(("2025-12-31", "2025-12-31")));
        check("tomorrow", date(2026, 12, 31), Some(("2027-01-01", "2027-01-01")));
        check("this_week", date(2026, 11, 22), Some(("2026-11-16", "2026-11-22")));
        check("this_week", date(2026, 11, 23), Some(("2026-11-23", "2026-11-29")));
        check("last_week", date(2026, 1, 1), Some(("2025-12-22", "2025-12-28")));
        check("this_month", leap, Some(("2024-02-01", "2024-02-29")));
        check("last_month", date(2026, 3, 31), Some(("2026-02-01", "2026-02-28")));
        check("next_month", date(2026, 12, 31), Some(("2027-01-01", "2027-01-31")));
        check("this_quarter", date(2026, 12, 31), Some(("2026-10-01", "2026-12-31")));
        check("last_quarter", date(2026, 1, 15), Some(("2025-10-01", "2025-12-31")));
        check("next_year", leap, Some(("2025-01-01", "2025-12-31")));
        check("last_30_days", date(2026, 3, 1), Some(("2026-01-30", "2026-03-01")));
        check("last_1_months", date(2026, 3, 31), Some(("2026-02-28", "2026-03-31")));
        check("next_7_days", date(2026, 12, 28), Some(("2026-12-28", "2027-01-04")));
        check("next_2_quarters", leap, Some(("2024-02-29", "2024-08-29")));
    }

    #[test]
    fn unknown_words_and_the_ends_of_the_calendar_are_nothing() {
        for word in [
            "",
            "now",
            "this",
            "_",
            "this_day",
            "these_week",
            "last_0_days",
            "last_-1_days",
            "last_+1_days",
            "last_01_days",
            "last_3661_days",
            "last_99999999999999999999_days",
            "last_ 7_days",
            "last__days",
            "last_7_day",
            "this_7_days",
            "last_7_days_days",
            "Last_7_days",
            "last_٧_days",
        ] {
            assert_eq!(Stretch::parse(word), None, "{word}");
        }
        check("next_year", Date::MAX, None);
        check("last_year", Date::MIN, None);
        check("last_3660_years", Date::MIN, None);
    }

    #[test]
    fn instants_are_cut_at_the_midnights_of_the_zone() {
        let object = crate::object("account").unwrap();
        let field = object.field("created_at").unwrap();
        let zone = TimeZone::get("America/Sao_Paulo").unwrap();
        let filter = within(field, "today", &Today { day: date(2026, 11, 22), zone }).unwrap();
        let at = |text: &str| vec![FieldValue::Time(text.parse().unwrap())];
        let expect = [(Op::Ge, at("2026-11-22T03:00:00Z")), (Op::Lt, at("2026-11-23T03:00:00Z"))];
        let tests = expect.map(|(op, values)| Filter::Test("created_at".into(), op, values));
        assert_eq!(filter, Filter::And(tests.into()));
        // A day is compared as the day of the reader.
        let today = Today { day: date(2026, 11, 22), zone: TimeZone::get("America/Sao_Paulo").unwrap() };
        let day = |op, value: &str| on_days(field, op, &Json::from(value), &today);
        assert_eq!(day(Op::Eq, "2026-11-22"), Some(filter.clone()));
        assert_eq!(day(Op::Ne, "2026-11-22"), Some(Filter::Not(Box::new(filter))));
        let edge = |op, text: &str| Some(Filter::Test("created_at".into(), op, at(text)));
        assert_eq!(day(Op::Ge, "2026-11-22"), edge(Op::Ge, "2026-11-22T03:00:00Z"));
        assert_eq!(day(Op::Gt, "2026-11-22"), edge(Op::Ge, "2026-11-23T03:00:00Z"));
        assert_eq!(day(Op::Le, "2026-11-22"), edge(Op::Lt, "2026-11-23T03:00:00Z"));
        assert_eq!(day(Op::Lt, "2026-11-22"), edge(Op::Lt, "2026-11-22T03:00:00Z"));
        assert_eq!((day(Op::Eq, "2026-11-22T00:00:00Z"), day(Op::Eq, "2026-02-30")), (None, None));
        // A stretch that has no end on the calendar holds nothing, and refuses nothing.
        let end = Today { day: Date::MAX, zone: TimeZone::UTC };
        assert_eq!(within(field, "next_year", &end), Some(Filter::Or(Vec::new())));
        assert_eq!(within(field, "some_day", &end), None);
    }
}

//! Business periods as half-open spans of civil dates in the company's zone; refuses clocks.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Problem;

/// A civil date. Read from and printed as `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(jiff::civil::Date);

impl Date {
    /// A date from its parts; refuses a day that does not exist.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, Problem> {
        jiff::civil::Date::new(year, month, day)
            .map(Self)
            .map_err(|_| Problem::new("date-malformed").with("value", format!("{year}-{month}-{day}")))
    }

    /// The date for calendars.
    pub const fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// Days since 1970-01-01, for columns of numbers.
    pub fn days(self) -> i32 {
        let (year, month, day) =
            (i64::from(self.0.year()), i64::from(self.0.month()), i64::from(self.0.day()));
        // Days from civil, Howard Hinnant: the year begins in March.
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let of_era = shifted.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        i32::try_from(days).unwrap_or(i32::MAX)
    }

    /// The date that many days after 1970-01-01; refuses what lies outside years -9999 to 9999.
    pub fn from_days(days: i32) -> Result<Self, Problem> {
        jiff::civil::date(1970, 1, 1)
            .checked_add(jiff::Span::new().try_days(days).map_err(|_| Problem::new("date-out-of-range"))?)
            .map(Self)
            .map_err(|_| Problem::new("date-out-of-range").with("days", days))
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self(date)
    }
}

impl FromStr for Date {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let problem = || Problem::new("date-malformed").with("value", text).token(text);
        let shape = text.len() == 10 && text.is_ascii();
        let bytes = text.as_bytes();
        if !shape || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(problem());
        }
        let number = |part: &str| -> Option<i16> {
            if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok() } else { None }
        };
        let parts = (number(&text[..4]), number(&text[5..7]), number(&text[8..]));
        let (Some(year), Some(month), Some(day)) = parts else { return Err(problem()) };
        let small = |value: i16| i8::try_from(value).map_err(|_| problem());
        jiff::civil::Date::new(year, small(month)?, small(day)?).map(Self).map_err(|_| problem())
    }
}

impl TryFrom<String> for Date {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A half-open span of civil dates: `from` belongs to it, `until` does not.
/// A calendar month reads and prints as `2026-10`, any other span as `2026-10-05/2026-10-12`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    from: Date,
    until: Date,
}

impl Period {
    /// A span; refuses an empty or backward one.
    pub fn new(from: Date, until: Date) -> Result<Self, Problem> {
        if from < until {
            return Ok(Self { from, until });
        }
        Err(Problem::new("period-empty").with("from", from).with("until", until))
    }

    /// A calendar month.
    pub fn month(year: i16, month: i8) -> Result<Self, Problem> {
        let from = Date::new(year, month, 1)?;
        let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        Self::new(from, Date::new(next.0, next.1, 1)?)
    }

    /// The calendar month a day lies in.
    pub fn of(day: Date) -> Result<Self, Problem> {
        Self::month(day.0.year(), day.0.month())
    }

    /// The first day.
    pub const fn from(self) -> Date {
        self.from
    }

    /// The first day after.
    pub const fn until(self) -> Date {
        self.until
    }

    /// Whether the date lies in it.
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && date < self.until
    }

    /// The calendar month after the one this period begins in, as a whole month.
    pub fn next_month(self) -> Result<Self, Problem> {
        let (year, month) = (self.from.0.year(), self.from.0.month());
        if month == 12 { Self::month(year + 1, 1) } else { Self::month(year, month + 1) }
    }

    /// The calendar month before the one this period begins in, as a whole month.
    pub fn previous_month(self) -> Result<Self, Problem> {
        let (year, month) = (self.from.0.year(), self.from.0.month());
        if month == 1 { Self::month(year - 1, 12) } else { Self::month(year, month - 1) }
    }

    fn is_month(self) -> bool {
        Self::month(self.from.0.year(), self.from.0.month()) == Ok(self)
    }
}

impl FromStr for Period {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let problem = || Problem::new("period-malformed").with("value", text).token(text);
        if let Some((from, until)) = text.split_once('/') {
            return Self::new(from.parse().map_err(|_| problem())?, until.parse().map_err(|_| problem())?);
        }
        if text.len() != 7 {
            return Err(problem());
        }
        let first: Date = format!("{text}-01").parse().map_err(|_| problem())?;
        Self::month(first.0.year(), first.0.month()).map_err(|_| problem())
    }
}

impl TryFrom<String> for Period {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_month() {
            return write!(f, "{:04}-{:02}", self.from.0.year(), self.from.0.month());
        }
        write!(f, "{}/{}", self.from, self.until)
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

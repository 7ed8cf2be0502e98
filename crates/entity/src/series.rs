//! A number series: how the codes of records read that are counted. Refuses patterns that nobody could read aloud or that would
//! not fit a code; counts nothing itself.

use kernel::Problem;
use serde::{Deserialize, Serialize};

/// Digits of a number in a pattern that does not say.
pub const WIDTH: u32 = 6;
/// Most characters before the number.
pub const PREFIX_CHARS_MAX: usize = 16;
/// Most digits a number is filled up to.
pub const WIDTH_MAX: u32 = 12;
/// The greatest number a series may be set to: what twelve digits hold.
pub const NUMBER_MAX: i64 = 999_999_999_999;

/// How the codes of a series read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What stands before the number, such as `A-`.
    pub prefix: String,
    /// Digits the number is filled up to with zeros; a greater number is written whole.
    #[serde(default = "width")]
    pub width: u32,
    /// Whether the year stands before the number. The numbers of each year then begin at 1.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub yearly: bool,
}

const fn width() -> u32 {
    WIDTH
}

impl Series {
    /// The series of a definition file: a prefix and six digits.
    pub fn of(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), width: WIDTH, yearly: false }
    }

    /// A code as people see it: `A-000123`, `INV-2026-0017`.
    pub fn code(&self, year: i16, number: i64) -> String {
        let digits = usize::try_from(self.width).unwrap_or(0);
        let year = if self.yearly { format!("{year}-") } else { String::new() };
        format!("{}{year}{number:0digits$}", self.prefix)
    }

    /// What is wrong with it, each problem with a pointer below `place`.
    pub fn problems(&self, place: &str) -> Vec<Problem> {
        let mut out = Vec::new();
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_');
        let fits = self.prefix.chars().count() <= PREFIX_CHARS_MAX
            && self.prefix.chars().all(inside)
            && self.prefix.chars().next().is_none_or(char::is_alphanumeric);
        if !fits {
            let problem = Problem::new("series-prefix").with("max", PREFIX_CHARS_MAX).token(&self.prefix);
            out.push(problem.field(format!("{place}prefix")));
        }
        if !(1..=WIDTH_MAX).contains(&self.width) {
            let problem = Problem::new("series-width").with("max", WIDTH_MAX);
            out.push(problem.field(format!("{place}width")));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(prefix: &str, width: u32, expected: &[&str]) {
        let series = Series { prefix: prefix.to_owned(), width, yearly: false };
        let places: Vec<String> =
            series.problems("series/").into_iter().map(|one| one.at.field.unwrap_or_default()).collect();
        assert_eq!(places, expected, "{prefix:?} {width}");
    }

    #[test]
    fn a_code_is_prefix_year_and_number() {
        assert_eq!(Series::of("A-").code(2026, 123), "A-000123");
        let yearly = Series { prefix: "INV-".into(), width: 4, yearly: true };
        assert_eq!(yearly.code(2026, 17), "INV-2026-0017");
        assert_eq!(yearly.code(2027, 123_456), "INV-2027-123456", "a great number is written whole");
        assert_eq!(Series { prefix: String::new(), width: 1, yearly: false }.code(0, 7), "7");
    }

    #[test]
    fn a_pattern_can_be_read_aloud() {
        check("A-", 6, &[]);
        check("", 1, &[]);
        check("Ż/2.", 12, &[]);
        check("0123456789abcdef", 4, &[]);
        for prefix in ["-A", "=A", "A B", "A\n", "a;b", "0123456789abcdefg"] {
            check(prefix, 6, &["series/prefix"]);
        }
        check("A-", 0, &["series/width"]);
        check("A-", 13, &["series/width"]);
    }
}

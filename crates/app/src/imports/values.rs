//! Cells to plain values and back: exact decimals, dates, yes and no, and the quote that keeps a
//! spreadsheet from running a cell as a formula. Refuses what could be read in two ways.

use kernel::sheet::runs_as_formula;
use serde::{Deserialize, Serialize};

pub use kernel::sheet::neutralised;

/// How dates stand in a file. There is no "automatic": 03/04 has two readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum DateFormat {
    /// `2026-10-31`
    #[default]
    #[serde(rename = "YYYY-MM-DD")]
    Iso,
    /// `20261031`
    #[serde(rename = "YYYYMMDD")]
    Compact,
    /// `31.10.2026`
    #[serde(rename = "DD.MM.YYYY")]
    DotDay,
    /// `31/10/2026`
    #[serde(rename = "DD/MM/YYYY")]
    SlashDay,
    /// `10/31/2026`
    #[serde(rename = "MM/DD/YYYY")]
    SlashMonth,
}

impl DateFormat {
    /// Every format, in the order the wizard offers them.
    pub const ALL: [Self; 5] = [Self::Iso, Self::Compact, Self::DotDay, Self::SlashDay, Self::SlashMonth];

    /// The name as in the API and in mapping documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Iso => "YYYY-MM-DD",
            Self::Compact => "YYYYMMDD",
            Self::DotDay => "DD.MM.YYYY",
            Self::SlashDay => "DD/MM/YYYY",
            Self::SlashMonth => "MM/DD/YYYY",
        }
    }

    /// A day in this form.
    #[must_use]
    pub fn write(self, year: u16, month: u8, day: u8) -> String {
        match self {
            Self::Iso => format!("{year:04}-{month:02}-{day:02}"),
            Self::Compact => format!("{year:04}{month:02}{day:02}"),
            Self::DotDay => format!("{day:02}.{month:02}.{year:04}"),
            Self::SlashDay => format!("{day:02}/{month:02}/{year:04}"),
            Self::SlashMonth => format!("{month:02}/{day:02}/{year:04}"),
        }
    }
}

/// Which character divides units from decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DecimalMark {
    /// `1,234.50` is refused, `1234.50` taken.
    #[default]
    Point,
    /// `1 234,50` and `1234,50`.
    Comma,
}

impl DecimalMark {
    /// The character.
    #[must_use]
    pub const fn mark(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// A date of the proleptic calendar as `YYYY-MM-DD`, or nothing where the cell is none.
#[must_use]
pub fn date(cell: &str, format: DateFormat) -> Option<String> {
    let cell = cell.trim();
    let (year, month, day) = match format {
        DateFormat::Iso => split3(cell, '-')?,
        DateFormat::Compact => {
            if cell.len() != 8 || !cell.is_ascii() {
                return None;
            }
            (&cell[..4], &cell[4..6], &cell[6..])
        }
        DateFormat::DotDay => reversed(split3(cell, '.')?),
        DateFormat::SlashDay => reversed(split3(cell, '/')?),
        DateFormat::SlashMonth => {
            let (month, day, year) = split3(cell, '/')?;
            (year, month, day)
        }
    };
    if year.len() != 4 || !(1..=2).contains(&month.len()) || !(1..=2).contains(&day.len()) {
        return None;
    }
    let date = jiff::civil::Date::new(digits(year)?, digits(month)?, digits(day)?).ok()?;
    Some(date.to_string())
}

fn split3(cell: &str, mark: char) -> Option<(&str, &str, &str)> {
    let mut parts = cell.split(mark);
    let out = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(out)
}

fn reversed<'a>((a, b, c): (&'a str, &'a str, &'a str)) -> (&'a str, &'a str, &'a str) {
    (c, b, a)
}

fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// An exact decimal in canonical form: no plus, no group marks, no needless zeros, `-0` is `0`.
#[must_use]
pub fn decimal(cell: &str, mark: DecimalMark) -> Option<String> {
    let cell = cell.trim();
    let (negative, rest) = match cell.as_bytes().first()? {
        b'-' => (true, &cell[1..]),
        b'+' => (false, &cell[1..]),
        _ => (false, cell),
    };
    let dot = if mark == DecimalMark::Point { '.' } else { ',' };
    let (units, decimals) = rest.split_once(dot).unwrap_or((rest, ""));
    let units = without_groups(units)?;
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if (units.is_empty() && decimals.is_empty()) || !plain(&units) || !plain(decimals) {
        return None;
    }
    let (units, decimals) = (units.trim_start_matches('0'), decimals.trim_end_matches('0'));
    let units = if units.is_empty() { "0" } else { units };
    let point = if decimals.is_empty() { "" } else { "." };
    let sign = if negative && (units != "0" || !decimals.is_empty()) { "-" } else { "" };
    Some(format!("{sign}{units}{point}{decimals}"))
}

/// A share as a canonical decimal of the whole: `0.05`, `5%` and `5 %` are the same.
#[must_use]
pub fn share(cell: &str, mark: DecimalMark) -> Option<String> {
    let cell = cell.trim();
    let Some(percent) = cell.strip_suffix(['%', '％']) else { return decimal(cell, mark) };
    let number = decimal(percent, mark)?;
    let (sign, digits) = number.strip_prefix('-').map_or(("", &*number), |digits| ("-", digits));
    let (units, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let units = format!("{units:0>3}");
    let (whole, hundredths) = units.split_at(units.len() - 2);
    decimal(&format!("{sign}{whole}.{hundredths}{decimals}"), DecimalMark::Point)
}

/// Blanks between groups of three are taken out; any other blank refuses the number.
fn without_groups(units: &str) -> Option<String> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    if !units.contains(is_blank) {
        return Some(units.to_owned());
    }
    let mut groups = units.split(is_blank);
    let first = groups.next()?;
    let mut out = first.to_owned();
    if first.is_empty() || first.len() > 3 {
        return None;
    }
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

/// Yes or no in the six languages of the product, or `1` and `0`.
#[must_use]
pub fn boolean(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "1" | "true" | "yes" | "y" | "oui" | "sim" | "sí" | "si" | "tak" | "да" | "x" => Some(true),
        "0" | "false" | "no" | "n" | "non" | "não" | "nao" | "nie" | "нет" | "" => Some(false),
        _ => None,
    }
}

/// Takes away the quote `neutralised` put there, and none that was the person's own.
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if runs_as_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// A text for a cell that is no formula whatever it holds; one that [`restored`] would take a quote from gets one more to lose.
#[must_use]
pub fn shielded(text: &str) -> std::borrow::Cow<'_, str> {
    if restored(text) == text { text.into() } else { format!("'{text}").into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_have_one_reading_each() {
        let expected = Some("2026-10-31".to_owned());
        assert_eq!(date("2026-10-31", DateFormat::Iso), expected);
        assert_eq!(date(" 20261031 ", DateFormat::Compact), expected);
        assert_eq!(date("31.10.2026", DateFormat::DotDay), expected);
        assert_eq!(date("31/10/2026", DateFormat::SlashDay), expected);
        assert_eq!(date("10/31/2026", DateFormat::SlashMonth), expected);
        for (cell, format) in [
            ("2026-02-30", DateFormat::Iso),
            ("31/10/2026", DateFormat::SlashMonth),
            ("31.10.26", DateFormat::DotDay),
            ("+026-10-31", DateFormat::Iso),
            ("2026-10-31T00:00", DateFormat::Iso),
            ("2026103é", DateFormat::Compact),
            ("", DateFormat::Iso),
        ] {
            assert_eq!(date(cell, format), None, "{cell}");
        }
    }

    #[test]
    fn decimals_are_exact_and_unambiguous() {
        for (cell, mark, expected) in [
            ("11.77", DecimalMark::Point, Some("11.77")),
            ("+007.50", DecimalMark::Point, Some("7.5")),
            ("-0.00", DecimalMark::Point, Some("0")),
            (".5", DecimalMark::Point, Some("0.5")),
            ("1 234 567,80", DecimalMark::Comma, Some("1234567.8")),
            ("1\u{a0}234,5", DecimalMark::Comma, Some("1234.5")),
            ("1,234.50", DecimalMark::Point, None),
            ("12 34", DecimalMark::Point, None),
            ("1.5", DecimalMark::Comma, None),
            ("1e308", DecimalMark::Point, None),
            ("NaN", DecimalMark::Point, None),
            ("-", DecimalMark::Point, None),
            ("٣", DecimalMark::Point, None),
        ] {
            assert_eq!(decimal(cell, mark).as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn a_percentage_is_a_hundredth() {
        for (cell, mark, expected) in [
            ("5%", DecimalMark::Point, Some("0.05")),
            ("-0.5 %", DecimalMark::Point, Some("-0.005")),
            ("1 250,5 %", DecimalMark::Comma, Some("12.505")),
            ("0%", DecimalMark::Point, Some("0")),
            ("100 ％", DecimalMark::Point, Some("1")),
            ("0.07", DecimalMark::Point, Some("0.07")),
            ("5 % %", DecimalMark::Point, None),
            ("five %", DecimalMark::Point, None),
        ] {
            assert_eq!(share(cell, mark).as_deref(), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn neutralising_is_undone_exactly(text in "[' =+@\t\r\n＝a1.\\-]{0,8}") {
            let out = neutralised(&text).into_owned();
            prop_assert!(!runs_as_formula(&out));
            prop_assert_eq!(restored(&out), &text);
            let kept = shielded(&text).into_owned();
            prop_assert_eq!(restored(&kept), text);
        }
    }
}

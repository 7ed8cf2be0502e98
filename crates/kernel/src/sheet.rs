//! The one rule of what a spreadsheet would run as a formula, for every file that leaves the house. Holds text; refuses
//! nothing.

use std::borrow::Cow;

/// Puts a quote before a text a spreadsheet would run as a formula.
#[must_use]
pub fn neutralised(text: &str) -> Cow<'_, str> {
    if runs_as_formula(text.trim_start_matches('\'')) { format!("'{text}").into() } else { text.into() }
}

/// A text that begins with a formula sign (also full width, also behind blanks and control
/// characters), or with a tab or line end; plain signed numbers and phone numbers do not count.
#[must_use]
pub fn runs_as_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let hidden = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}');
    let core = text.trim_start_matches(hidden);
    !is_signed_number(text) && core.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'])
}

/// A sign, digits in one piece or in groups of three, and perhaps decimals.
fn is_signed_number(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix(['+', '-']) else { return false };
    let (units, decimals) = rest.split_once('.').unwrap_or((rest, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = units.split([' ', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let whole = first.len() == units.len();
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3 && digits(group));
    !(units.is_empty() && decimals.is_empty()) && digits(first) && digits(decimals) && (whole || grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_quoted_and_numbers_are_not() {
        for text in [
            "=1",
            " =1",
            "\t1",
            "\r1",
            "\n1",
            "＝1",
            "@SUM(A1)",
            "-cmd|' /C calc'!A0",
            "+1+1",
            "+",
            "-.",
            "- 5",
            "-1 23",
        ] {
            assert_eq!(neutralised(text), format!("'{text}"), "{text:?}");
        }
        for text in
            ["", "Anna", "-12.50", "-.5", "+48600100200", "-1 234 567.80", "O'Hara", "'quoted'", "a=b"]
        {
            assert_eq!(neutralised(text), text);
        }
    }
}

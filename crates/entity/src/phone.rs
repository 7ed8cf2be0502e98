//! Telephone numbers: read as people of a country write them, kept as E.164 (`+48221234567`), shown with the spaces of their
//! country. Pure. Refuses what no network could reach, extensions, letters, and a number without a calling code whose country
//! nobody knows. The tables of all countries are those of libphonenumber; see decision 0260.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kernel::Problem;
use phonenumber::metadata::{DATABASE, Database};
use phonenumber::{Mode, PhoneNumber, country};

use crate::definition::{Field, FieldType};
use crate::validate::Values;
use crate::value::FieldValue;

/// Most digits of a number, its calling code among them (E.164).
const DIGITS_MAX: usize = 15;
/// Longest text that is looked at: people write two characters between digits at most.
const CHARS_MAX: usize = 60;
/// Digits by whose end a number is told apart without its calling code.
const END: usize = 9;
/// Compiled patterns that are kept, of some 1,700: those of a dozen countries. With the library's 100, numbers of several
/// countries in turn are compiled anew for every number, at milliseconds each.
const PATTERNS: usize = 400;

static TABLES: LazyLock<&Database> = LazyLock::new(|| {
    let tables: &Database = &DATABASE;
    if let Ok(mut patterns) = tables.cache().lock() {
        patterns.set_capacity(PATTERNS);
    }
    tables
});

/// Where the numbers of a record are at home that were typed without a calling code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// The country of the record as it stands, else that of the company; ISO 3166. A country among the values that are
    /// checked goes before it.
    pub country: Option<String>,
    /// What the record's fields hold: numbers that were kept before they were checked stay while nobody changes them.
    pub stands: Values,
    /// What the lines of the record hold, by what it is: it stays likewise.
    pub lines: BTreeSet<(FieldType, String)>,
}

impl Home {
    /// A home in a country.
    pub fn of(country: Option<&str>) -> Self {
        Self { country: country.map(str::to_owned), ..Self::default() }
    }

    /// Whether a line of the record holds this already.
    pub(crate) fn stood(&self, kind: FieldType, text: &str) -> bool {
        self.lines.iter().any(|(is, stands)| *is == kind && stands == text.trim())
    }

    /// Reads what came for a field whose record is in `country`.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read(&self, field: &Field, text: &str, country: Option<&str>) -> Result<FieldValue, Problem> {
        let text = text.trim();
        if let Some(FieldValue::Text(stands)) = self.stands.get(&field.key)
            && stands == text
        {
            return Ok(FieldValue::Text(stands.clone()));
        }
        if text.is_empty() {
            return Ok(FieldValue::Empty);
        }
        read(text, country.or(self.country.as_deref())).map(FieldValue::Text)
    }
}

/// The country the values of a record say it is in: of its field for the country, else of an address.
pub fn country_of(fields: &[Field], values: &Values) -> Option<String> {
    let of = |field: &Field| match (field.kind, values.get(&field.key)?) {
        (FieldType::Country, FieldValue::Text(country)) => Some(country.clone()),
        (FieldType::Address, FieldValue::Address(address)) => {
            Some(address.part("country").to_owned()).filter(|country| !country.is_empty())
        }
        _ => None,
    };
    let kinds = [FieldType::Country, FieldType::Address];
    kinds.iter().find_map(|kind| fields.iter().filter(|field| field.kind == *kind).find_map(of))
}

/// Whether it takes a country to read the number.
pub fn is_national(text: &str) -> bool {
    matches!(plain(text), Ok(plain) if !plain.digits.is_empty() && !plain.whole)
}

/// The number in the form in which it is kept. Without a calling code it is one of `country`.
///
/// # Errors
/// `field-phone` for what is no number or none that could be reached, `field-phone-country` where nobody knows the country,
/// `field-phone-extension`.
pub fn read(text: &str, country: Option<&str>) -> Result<String, Problem> {
    let typed =
        plain(text).map_err(|code| if code == "field-phone" { wrong(text) } else { Problem::new(code) })?;
    let whole = |digits: &str| reached(&format!("+{digits}"), None);
    let found = if typed.whole {
        whole(&typed.digits).or_else(|| whole(typed.without_trunk.as_ref()?))
    } else {
        let Some(id) = country.and_then(known) else {
            // What begins with 00 is dialled so from most countries.
            let dialled = typed.digits.strip_prefix("00").and_then(whole);
            return dialled.ok_or_else(|| Problem::new("field-phone-country"));
        };
        let tables = TABLES.by_id(id.as_ref());
        let code = tables.map(phonenumber::Metadata::country_code);
        let trunk = tables.and_then(phonenumber::Metadata::national_prefix);
        reached(&typed.digits, Some(id))
            .or_else(|| whole(&format!("{}{}", code?, typed.digits)))
            .or_else(|| whole(&format!("{}{}", code?, typed.digits.strip_prefix(trunk?)?)))
            .or_else(|| whole(typed.digits.strip_prefix("00")?))
            .or_else(|| whole(typed.without_trunk.as_deref()?.strip_prefix("00")?))
    };
    found.ok_or_else(|| wrong(text))
}

/// A number as it is kept, with the spaces of its country: `+48 22 123 45 67`. None for what is kept as it once was typed.
pub fn shown(kept: &str) -> Option<String> {
    Some(number(kept)?.format_with(&TABLES).mode(Mode::International).to_string())
}

/// Whether the text is in the form in which numbers are kept.
pub fn is_kept(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (1..=DIGITS_MAX).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// All forms by which a search finds a number: with the calling code, as it is dialled from abroad, and at home.
pub(crate) fn words(kept: &str) -> String {
    let digits: String = kept.chars().filter(char::is_ascii_digit).collect();
    if !is_kept(kept) {
        let joined: String = kept.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        return if joined == kept { joined } else { format!("{kept} {joined}") };
    }
    let home = number(kept).map(|number| number.format_with(&TABLES).mode(Mode::National).to_string());
    let home: String = home.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    match digits.ends_with(&home) {
        true => format!("{kept} 00{digits}"),
        false => format!("{kept} 00{digits} {home}"),
    }
}

/// The digits by which numbers are found that hold what was typed: without what is dialled before a calling code or before an
/// area, since the numbers that are kept have neither.
pub fn sought(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.trim_start().starts_with('+') || digits.len() < 6 {
        return digits;
    }
    if let Some(whole) = digits.strip_prefix("00") {
        return whole.to_owned();
    }
    let area = digits.strip_prefix('0').unwrap_or(&digits);
    area[area.len().saturating_sub(END)..].to_owned()
}

/// What numbers are compared with, as it came: some digits, and what people put between them.
///
/// # Errors
/// `field-phone`.
pub(crate) fn compared(text: &str) -> Result<String, Problem> {
    match plain(text) {
        Ok(plain) if !plain.digits.is_empty() => Ok(text.trim().to_owned()),
        _ => Err(wrong(text)),
    }
}

fn wrong(text: &str) -> Problem {
    Problem::new("field-phone").token(text.chars().take(CHARS_MAX).collect::<String>())
}

/// What was typed, without what stands between the digits.
struct Plain {
    digits: String,
    /// It begins with `+`: a calling code is there.
    whole: bool,
    /// The same without the zero in brackets that is not dialled from abroad.
    without_trunk: Option<String>,
}

fn plain(text: &str) -> Result<Plain, &'static str> {
    let text: String = text.trim().chars().filter(|c| !is_mark(*c)).collect();
    if text.len() > CHARS_MAX * 4 || text.chars().count() > CHARS_MAX {
        return Err("field-phone");
    }
    let (rest, whole) = match text.trim().strip_prefix('+') {
        Some(rest) => (rest, true),
        None => (text.trim(), false),
    };
    if let Some(at) = rest.find(|c: char| !c.is_ascii_digit() && !is_between(c)) {
        let (before, after) = rest.split_at(at);
        let said = before.bytes().filter(u8::is_ascii_digit).count() >= 5;
        let extension = after.starts_with(['#', ';', ',']) || after.starts_with(char::is_alphabetic);
        let ends = after.ends_with(|c: char| c.is_ascii_digit());
        return Err(if said && extension && ends { "field-phone-extension" } else { "field-phone" });
    }
    let only = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let without_trunk = rest.contains("(0)").then(|| only(&rest.replacen("(0)", "", 1)));
    Ok(Plain { digits: only(rest), whole, without_trunk })
}

/// Marks for the direction of writing, which come along where a number is copied from a list of contacts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What people put between digits.
fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '\u{2010}'..='\u{2013}' | '.' | '/' | '(' | ')'
    )
}

/// The country as the tables know it.
fn known(country: &str) -> Option<country::Id> {
    let id: country::Id = country.parse().ok()?;
    TABLES.by_id(id.as_ref()).map(|_| id)
}

/// The kept form of a number that could be reached; it reads as itself.
fn reached(digits: &str, country: Option<country::Id>) -> Option<String> {
    let (count, whole) = (digits.len(), digits.starts_with('+'));
    if !(4..=DIGITS_MAX + 5).contains(&count) {
        return None;
    }
    let found = parsed(digits, country)?;
    if !found.is_valid_with(&TABLES) {
        return None;
    }
    let kept = found.format_with(&TABLES).mode(Mode::E164).to_string();
    if whole && kept == digits {
        return is_kept(&kept).then_some(kept);
    }
    let again = number(&kept)?;
    let same =
        again.is_valid_with(&TABLES) && again.format_with(&TABLES).mode(Mode::E164).to_string() == kept;
    same.then_some(kept)
}

/// A kept number as the tables take it.
fn number(kept: &str) -> Option<PhoneNumber> {
    if !is_kept(kept) {
        return None;
    }
    parsed(kept, None)
}

/// As the library reads it. It takes the digit that is dialled before an area for that even where the number itself begins with
/// it (`+7 812…`, Saint Petersburg), and twice: what is no number then is tried with the digit twice before it.
fn parsed(digits: &str, country: Option<country::Id>) -> Option<PhoneNumber> {
    let found = phonenumber::parse_with(&TABLES, country, digits).ok()?;
    if found.is_valid_with(&TABLES) {
        return Some(found);
    }
    let code = found.country().code();
    let whole = |trunk: &str| {
        let national = digits.strip_prefix('+')?.strip_prefix(&code.to_string())?;
        let doubled = format!("+{code}{trunk}{trunk}{}", Some(national).filter(|n| n.starts_with(trunk))?);
        let again = phonenumber::parse_with(&TABLES, None, doubled).ok()?;
        let same = again.format_with(&TABLES).mode(Mode::E164).to_string() == digits;
        (same && again.is_valid_with(&TABLES)).then_some(again)
    };
    let trunks = TABLES.by_code(&code)?.into_iter().filter_map(phonenumber::Metadata::national_prefix);
    trunks.filter(|trunk| !trunk.is_empty()).find_map(whole).or(Some(found))
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;

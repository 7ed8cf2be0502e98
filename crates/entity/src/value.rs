//! The value of a field, typed; refuses JSON numbers for money, volumes and rates, and every loss of digits.

use std::borrow::Cow;
use std::str::FromStr;

use jiff::Timestamp;
use kernel::{Currency, Date, Money, Problem, RecordId, decimal};
use serde_json::{Value as Json, json};

use crate::address::Address;
use crate::definition::{Field, FieldType, Pattern};
use crate::{phone, rich};

/// A value, valid for its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Nothing.
    Empty,
    /// Text, cleaned rich text, a key of a choice, a code, a date `YYYY-MM-DD`, a period `YYYY-MM`.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A scaled integer with so many digits after the point.
    Scaled(i64, u32),
    /// An amount.
    Money(Money),
    /// Yes or no.
    Bool(bool),
    /// An instant.
    Time(Timestamp),
    /// Another record, or one of the record's files.
    Ref(RecordId),
    /// Other records, each once; never none.
    Refs(Vec<RecordId>),
    /// An address; never an empty one.
    Address(Address),
    /// A document.
    Json(Json),
    /// Keys of a multiple choice, in the order of its options; never none.
    Keys(Vec<String>),
}

/// Most records one field leads to.
const LINKS_MAX: usize = 200;

/// ISO 3166-1 alpha-2, all assigned, and XK, which the European Union uses for Kosovo.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL \
    BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK \
    DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU \
    GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ \
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY \
    MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU \
    RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// The languages of the product.
const LANGUAGES: [&str; 6] = ["en", "fr", "pt", "es", "pl", "ru"];

impl FieldValue {
    /// Reads what came as JSON. Empty text is [`FieldValue::Empty`].
    pub fn from_json(field: &Field, json: &Json) -> Result<Self, Problem> {
        let wrong = || Problem::new("field-type").with("type", field.kind.name());
        match (field.kind, json) {
            (_, Json::Null) => Ok(Self::Empty),
            (FieldType::Json, document) => json_document(field, document),
            (FieldType::Bool, Json::Bool(b)) => Ok(Self::Bool(*b)),
            (FieldType::Integer, Json::Number(n)) => {
                n.as_i64().ok_or_else(wrong).and_then(|n| ranged(field, n, 1).map(|()| Self::Int(n)))
            }
            (FieldType::Money, Json::Object(parts)) => {
                let known = parts.keys().all(|key| key == "amount" || key == "currency");
                match (parts.get("amount"), parts.get("currency"), known) {
                    (Some(Json::String(amount)), Some(Json::String(currency)), true) => {
                        money(field, amount, currency)
                    }
                    _ => Err(wrong()),
                }
            }
            (FieldType::Reference | FieldType::File | FieldType::Image, Json::Object(parts)) => {
                Self::read(field, id_of(parts).ok_or_else(wrong)?)
            }
            (FieldType::Links, Json::Array(items)) => {
                let ids = items.iter().map(|item| match item {
                    Json::String(id) => Ok(id.as_str()),
                    Json::Object(parts) => id_of(parts).ok_or_else(wrong),
                    _ => Err(wrong()),
                });
                links(ids.collect::<Result<Vec<_>, _>>()?.into_iter())
            }
            (FieldType::Address, Json::Object(parts)) => Address::from_json(parts).map(address),
            (FieldType::MultiChoice, Json::Array(items)) => {
                let keys = items.iter().map(|item| item.as_str().ok_or_else(wrong));
                choices(field, keys.collect::<Result<Vec<_>, _>>()?.into_iter())
            }
            (FieldType::Bool | FieldType::Integer | FieldType::Money, _) => Err(wrong()),
            (_, Json::String(text)) => Self::read(field, text),
            _ => Err(wrong()),
        }
    }

    /// Reads what was kept before, as [`Self::to_json`] told it: a telephone number of earlier days stays as it was typed.
    ///
    /// # Errors
    /// As [`Self::from_json`].
    pub fn kept(field: &Field, json: &Json) -> Result<Self, Problem> {
        match (field.kind, json) {
            (FieldType::Phone, Json::String(text)) if !text.is_empty() => Ok(Self::Text(text.clone())),
            _ => Self::from_json(field, json),
        }
    }

    /// Reads what was typed, as in a cell of a file or a default. Money is `12.30 EUR`; a telephone number has its calling code,
    /// see [`phone::Home::read`] for one without.
    pub fn read(field: &Field, text: &str) -> Result<Self, Problem> {
        let lines = matches!(field.kind, FieldType::LongText | FieldType::RichText);
        let trimmed = if lines { text } else { text.trim() };
        if trimmed.is_empty() {
            return Ok(Self::Empty);
        }
        let wrong = || Problem::new("field-type").with("type", field.kind.name()).token(trimmed);
        match field.kind {
            FieldType::Integer => {
                let n: i64 = trimmed.parse().map_err(|_| wrong())?;
                ranged(field, n, 1).map(|()| Self::Int(n))
            }
            FieldType::Decimal | FieldType::Points | FieldType::Rate => {
                let digits = field.scale().unwrap_or(0);
                let n = decimal::parse_i64(trimmed, digits)?;
                ranged(field, n, 10_i64.pow(digits)).map(|()| Self::Scaled(n, digits))
            }
            FieldType::Money => {
                let (amount, currency) = trimmed.rsplit_once(' ').ok_or_else(wrong)?;
                money(field, amount.trim(), currency)
            }
            FieldType::Bool => match trimmed {
                "true" | "1" => Ok(Self::Bool(true)),
                "false" | "0" => Ok(Self::Bool(false)),
                _ => Err(wrong()),
            },
            FieldType::Time => Timestamp::from_str(trimmed)
                .ok()
                .filter(|t| (0..=9999).contains(&t.to_zoned(jiff::tz::TimeZone::UTC).year()))
                .and_then(|t| Timestamp::from_microsecond(t.as_microsecond()).ok())
                .map(Self::Time)
                .ok_or_else(wrong),
            FieldType::Date => Date::from_str(trimmed).map(|d| Self::Text(d.to_string())),
            FieldType::Reference | FieldType::File | FieldType::Image => {
                RecordId::from_str(trimmed).map(Self::Ref)
            }
            FieldType::Links => links(trimmed.split([',', ';']).map(str::trim).filter(|id| !id.is_empty())),
            FieldType::Address => match serde_json::from_str(trimmed) {
                Ok(Json::Object(parts)) => Address::from_json(&parts).map(address),
                _ => Err(wrong()),
            },
            FieldType::RichText => {
                too_long(field, text)?;
                let clean = rich::clean(text)?;
                too_long(field, &clean)?;
                Ok(if clean.is_empty() { Self::Empty } else { Self::Text(clean) })
            }
            FieldType::MultiChoice => {
                choices(field, trimmed.split([',', ';']).map(str::trim).filter(|key| !key.is_empty()))
            }
            FieldType::Json => {
                let document = serde_json::from_str(trimmed).map_err(|_| wrong())?;
                json_document(field, &document)
            }
            _ => text_value(field, trimmed),
        }
    }

    /// As JSON for the API: exact amounts as strings.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Empty => Json::Null,
            Self::Text(text) => json!(text),
            Self::Int(n) => json!(n),
            Self::Scaled(n, digits) => json!(short(*n, *digits)),
            Self::Money(money) => json!({"amount": money.decimal(), "currency": money.currency().code()}),
            Self::Bool(b) => json!(b),
            Self::Time(at) => json!(at.to_string()),
            Self::Ref(id) => json!(id.to_string()),
            Self::Json(document) => document.clone(),
            Self::Keys(keys) => json!(keys),
            Self::Refs(ids) => ids.iter().map(|id| json!(id.to_string())).collect(),
            Self::Address(address) => address.to_json(),
        }
    }

    /// As plain text, the form [`FieldValue::read`] takes back.
    pub fn to_text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Money(money) => format!("{} {}", money.decimal(), money.currency().code()),
            Self::Bool(b) => b.to_string(),
            Self::Int(n) => n.to_string(),
            Self::Scaled(n, digits) => short(*n, *digits),
            Self::Time(at) => at.to_string(),
            Self::Ref(id) => id.to_string(),
            Self::Json(document) => document.to_string(),
            Self::Keys(keys) => keys.join(", "),
            Self::Refs(ids) => ids.iter().map(RecordId::to_string).collect::<Vec<_>>().join(", "),
            Self::Address(address) => address.to_json().to_string(),
        }
    }

    /// As [`Self::to_text`], without a copy of what is text already.
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.to_text()),
        }
    }

    /// The words of it, as a search finds them: rich text without its tags, an address in one line, a telephone number in all
    /// forms in which it is dialled.
    pub fn to_words(&self, field: &Field) -> String {
        match self {
            Self::Text(number) if field.kind == FieldType::Phone => phone::words(number),
            Self::Text(html) if field.kind == FieldType::RichText => rich::plain(html),
            Self::Address(address) => address.plain(),
            other => other.to_text(),
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// A scaled integer without the zeros at its end: `12.5`, `3`.
fn short(n: i64, digits: u32) -> String {
    let text = decimal::print(i128::from(n), digits);
    match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None => text,
    }
}

/// Several options, each once, in the order of the options.
fn choices<'k>(field: &Field, keys: impl Iterator<Item = &'k str>) -> Result<FieldValue, Problem> {
    let mut chosen = vec![false; field.options.len()];
    for key in keys {
        let at = field.options.iter().position(|option| option == key);
        let at = at.ok_or_else(|| Problem::new("field-choice-unknown").token(key))?;
        chosen[at] = true;
    }
    let keys: Vec<String> =
        field.options.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(key, _)| key.clone()).collect();
    Ok(if keys.is_empty() { FieldValue::Empty } else { FieldValue::Keys(keys) })
}

/// The id in `{"id": "…"}`, as a record is shown and comes back.
fn id_of(parts: &serde_json::Map<String, Json>) -> Option<&str> {
    parts.get("id").and_then(Json::as_str)
}

/// Several records, each once, in the order they were named.
fn links<'k>(ids: impl Iterator<Item = &'k str>) -> Result<FieldValue, Problem> {
    let mut all: Vec<RecordId> = Vec::new();
    for id in ids {
        let id = RecordId::from_str(id)?;
        if !all.contains(&id) {
            all.push(id);
        }
        if all.len() > LINKS_MAX {
            return Err(Problem::new("field-links-many").with("max", LINKS_MAX));
        }
    }
    Ok(if all.is_empty() { FieldValue::Empty } else { FieldValue::Refs(all) })
}

fn address(address: Address) -> FieldValue {
    if address.is_empty() { FieldValue::Empty } else { FieldValue::Address(address) }
}

fn json_document(field: &Field, document: &Json) -> Result<FieldValue, Problem> {
    too_long(field, &document.to_string())?;
    Ok(FieldValue::Json(document.clone()))
}

fn too_long(field: &Field, text: &str) -> Result<(), Problem> {
    if text.len() > field.max_chars && text.chars().count() > field.max_chars {
        return Err(Problem::new("field-too-long").with("max", field.max_chars));
    }
    Ok(())
}

fn money(field: &Field, amount: &str, currency: &str) -> Result<FieldValue, Problem> {
    let currency = Currency::from_str(currency)?;
    let money = Money::parse(amount, currency)?;
    ranged(field, money.minor(), currency.unit())?;
    Ok(FieldValue::Money(money))
}

/// `n` counts `unit`ths; the field's borders count whole units.
fn ranged(field: &Field, n: i64, unit: i64) -> Result<(), Problem> {
    let n = i128::from(n);
    let border = |b: i64| i128::from(b) * i128::from(unit);
    if let Some(min) = field.min.filter(|min| n < border(*min)) {
        return Err(Problem::new("field-too-small").with("min", min));
    }
    if let Some(max) = field.max.filter(|max| n > border(*max)) {
        return Err(Problem::new("field-too-great").with("max", max));
    }
    Ok(())
}

fn text_value(field: &Field, text: &str) -> Result<FieldValue, Problem> {
    too_long(field, text)?;
    let lines = field.kind == FieldType::LongText;
    if text.chars().any(|c| c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t'))) {
        return Err(Problem::new("field-control-character"));
    }
    let wrong = |code: &str| Err(Problem::new(code).token(text));
    match field.kind {
        FieldType::Email if !is_email(text) => wrong("field-email"),
        FieldType::Phone => phone::read(text, None).map(FieldValue::Text),
        FieldType::Url if !is_url(text) => wrong("field-url"),
        FieldType::Country if !is_country(text) => wrong("field-country"),
        FieldType::Currency => Currency::from_str(text).map(|c| FieldValue::Text(c.code().to_owned())),
        FieldType::Language if !LANGUAGES.contains(&text) => wrong("field-language"),
        FieldType::Choice if !field.options.iter().any(|option| option == text) => {
            wrong("field-choice-unknown")
        }
        FieldType::Period if !is_period(text) => wrong("field-period"),
        _ if field.pattern == Some(Pattern::Key) && !is_key(text) => wrong("field-key"),
        _ => Ok(FieldValue::Text(text.to_owned())),
    }
}

/// Whether it is the code of a country.
pub fn is_country(text: &str) -> bool {
    countries().any(|country| country == text)
}

/// The codes of all countries.
pub(crate) fn countries() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split_ascii_whitespace()
}

/// One `@` with something sensible on both sides. Whether it exists, only a mail can tell.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let allowed = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
    (1..=64).contains(&local.len())
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && domain.len() <= 253
        && domain.split('.').count() >= 2
        && domain.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !text.chars().any(|c| c.is_whitespace() || "<>\"'`".contains(c))
    })
}

fn is_period(text: &str) -> bool {
    text.len() == 7 && Date::from_str(&format!("{text}-01")).is_ok()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

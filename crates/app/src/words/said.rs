//! The value of a field as people read it where no screen puts it into words: the second line of a hit, the page of a
//! copy, a certificate. Refuses nothing: what has no other form is said as it is.

use access::Principal;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value as Json;

use crate::schema::FieldSchema;
use crate::{Language, Words};

/// In whose language and zone values are said.
pub(crate) struct Said<'a> {
    words: &'a Words,
    language: Language,
    zone: TimeZone,
}

impl<'a> Said<'a> {
    /// To one person.
    pub(crate) fn to(words: &'a Words, who: &Principal) -> Self {
        let language = Language::from_tag(&who.language).unwrap_or_default();
        Self { words, language, zone: TimeZone::get(&who.zone).unwrap_or(TimeZone::UTC) }
    }

    /// The same in another language.
    pub(crate) fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// A word without values.
    pub(crate) fn word(&self, key: &str) -> String {
        self.words.text(self.language, key, &[])
    }

    /// A word where there is one.
    pub(crate) fn find(&self, key: &str) -> Option<String> {
        self.words.find(self.language, key, &[])
    }

    /// The value of a field: keys of choices by their labels, other records by their words.
    pub(crate) fn value(&self, field: &FieldSchema, value: &Json) -> String {
        let option = |key: &str| {
            let known = field.options.iter().find(|option| option.key == key);
            known.map_or_else(|| key.to_owned(), |option| option.label.clone())
        };
        match (field.kind, value) {
            ("choice", Json::String(key)) => option(key),
            ("multi_choice", Json::Array(keys)) => {
                keys.iter().filter_map(Json::as_str).map(option).collect::<Vec<_>>().join(", ")
            }
            (kind, Json::String(text)) => self.text(kind, text),
            (_, other) => self.plain(other),
        }
    }

    /// The text of a field of a type.
    fn text(&self, kind: &str, text: &str) -> String {
        let said = match kind {
            "date" => self.day(text),
            "period" => self.month(text),
            "time" => text.parse().ok().map(|at| self.moment(at)),
            "phone" => entity::phone::shown(text),
            // A way to reach somebody is text, and may be a number.
            "text" if entity::phone::is_kept(text) => entity::phone::shown(text),
            "language" => self.find(&format!("said-language-{text}")),
            "decimal" | "points" => Some(self.number(text)),
            "rate" => self.percent(text),
            "rich_text" => Some(entity::rich::plain(text)),
            _ => None,
        };
        said.unwrap_or_else(|| text.to_owned())
    }

    /// What is no field, or one without a form of its own: amounts, addresses, other records, several values.
    pub(crate) fn plain(&self, value: &Json) -> String {
        match value {
            Json::Null => String::new(),
            Json::Bool(yes) => self.word(if *yes { "records-yes" } else { "records-no" }),
            Json::String(text) => text.clone(),
            Json::Number(number) => self.number(&number.to_string()),
            Json::Array(list) => list.iter().map(|one| self.plain(one)).collect::<Vec<_>>().join(", "),
            Json::Object(map) => {
                let text = |key: &str| map.get(key).and_then(Json::as_str);
                match (text("amount").zip(text("currency")), text("label")) {
                    (Some((amount, currency)), _) => format!("{} {currency}", self.number(amount)),
                    (_, Some(label)) => label.to_owned(),
                    // An address; anything else has no words either.
                    _ => {
                        let parts = map.values().map(|one| self.plain(one));
                        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
                    }
                }
            }
        }
    }

    /// An amount in the smallest unit of its currency.
    pub(crate) fn minor(&self, amount: i64, currency: &str) -> Option<String> {
        let known: kernel::Currency = currency.parse().ok()?;
        let text = kernel::decimal::print(i128::from(amount), known.digits());
        Some(format!("{} {currency}", self.number(&text)))
    }

    /// A day.
    pub(crate) fn day(&self, text: &str) -> Option<String> {
        let day: Date = text.parse().ok()?;
        Some(day.strftime(&self.word("said-day")).to_string())
    }

    /// A month, as `2026-11`.
    pub(crate) fn month(&self, text: &str) -> Option<String> {
        let first: Date = format!("{text}-01").parse().ok()?;
        Some(first.strftime(&self.word("said-month")).to_string())
    }

    /// A moment in the zone, which is named: what is said may be read elsewhere.
    pub(crate) fn moment(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime(&self.word("said-moment")).to_string()
    }

    /// A decimal with the point of the language.
    fn number(&self, text: &str) -> String {
        text.replace('.', &self.word("said-point"))
    }

    /// `0.05` as `5 %`.
    fn percent(&self, text: &str) -> Option<String> {
        let millionths = kernel::decimal::parse_i64(text, 6).ok()?;
        let share = kernel::decimal::print_short(i128::from(millionths), 4);
        Some(format!("{}\u{a0}%", self.number(&share)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn field(kind: &'static str) -> FieldSchema {
        FieldSchema {
            key: "one".into(),
            kind,
            label: "One".into(),
            required: false,
            options: vec![crate::schema::OptionSchema {
                key: "active".into(),
                label: "Works".into(),
                color: None,
            }],
            relation: None,
            access: "read",
            listable: true,
            filterable: true,
            sortable: true,
            unique: false,
            max_chars: None,
            min: None,
            max: None,
            digits: None,
            pattern: None,
            default: None,
        }
    }

    fn check(language: Language, kind: &'static str, value: &Json, expected: &str) {
        let words = Words::embedded();
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let said = Said { words: &words, language, zone };
        assert_eq!(said.value(&field(kind), value), expected, "{language:?} {kind} {value}");
    }

    #[test]
    fn every_type_reads_as_people_write_it() {
        let (en, ru, fr) = (Language::En, Language::Ru, Language::Fr);
        for (language, kind, value, expected) in [
            (en, "choice", json!("active"), "Works"),
            (en, "choice", json!("gone"), "gone"),
            (en, "multi_choice", json!(["active", "gone"]), "Works, gone"),
            (en, "date", json!("2026-11-26"), "26 Nov 2026"),
            (ru, "date", json!("2026-11-26"), "26.11.2026"),
            (fr, "period", json!("2026-11"), "11/2026"),
            (fr, "language", json!("pl"), "polonais"),
            (en, "phone", json!("+48221234567"), "+48 22 123 45 67"),
            (en, "phone", json!("ask Ana"), "ask Ana"),
            (ru, "money", json!({ "amount": "12.50", "currency": "EUR" }), "12,50 EUR"),
            (en, "points", json!("37.4"), "37.4"),
            (ru, "rate", json!("0.125"), "12,5\u{a0}%"),
            (en, "bool", json!(true), "Yes"),
            (en, "reference", json!({ "id": "x", "code": "M-1", "label": "Ana" }), "Ana"),
            (en, "address", json!({ "city": "Sopot", "street": "" }), "Sopot"),
            (en, "text", json!("12.5"), "12.5"),
            (en, "date", json!("soon"), "soon"),
            (en, "text", Json::Null, ""),
        ] {
            check(language, kind, &value, expected);
        }
        // The name of the zone follows.
        let words = Words::embedded();
        for (language, expected) in [(en, "23 Nov 2026, 15:03 ("), (ru, "23.11.2026, 15:03 (")] {
            let zone = TimeZone::fixed(jiff::tz::offset(2));
            let said = Said { words: &words, language, zone };
            let text = said.value(&field("time"), &json!("2026-11-23T13:03:43.317653Z"));
            assert!(text.starts_with(expected), "{text}");
        }
    }
}

//! A postal address: lines, postcode, city, region, country. One value of several parts, of which each can be filtered by,
//! exported and imported for itself. Refuses unknown parts, parts that are too long, more lines than an envelope has, and
//! countries that are none. In which order a country writes the parts is the reader's screen's to know.

use kernel::{Problem, fold};
use serde_json::{Map, Value as Json, json};

use crate::definition::{Field, FieldType};
use crate::value::is_country;

/// The parts, in the order in which they are entered and exported, with the most characters of each.
pub const PARTS: [(&str, usize); 5] =
    [("lines", 300), ("postcode", 20), ("city", 120), ("region", 120), ("country", 2)];
/// Most lines above postcode and city.
const LINES_MAX: usize = 5;

/// An address; a part that is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    texts: [String; 5],
}

impl Address {
    /// The text of a part; nothing for what is no part.
    pub fn part(&self, name: &str) -> &str {
        PARTS.iter().position(|(part, _)| *part == name).map_or("", |at| &self.texts[at])
    }

    /// The same with another text for a part, as it was typed.
    ///
    /// # Errors
    /// `field-address-part`, `field-too-long`, `field-address-lines`, `field-control-character`, `field-country`, with the part.
    pub fn with(mut self, name: &str, text: &str) -> Result<Self, Problem> {
        let at = PARTS.iter().position(|(part, _)| *part == name);
        let at = at.ok_or_else(|| Problem::new("field-address-part").token(name))?;
        self.texts[at] = checked(name, PARTS[at].1, text).map_err(|problem| problem.with("part", name))?;
        Ok(self)
    }

    /// Whether no part is filled in.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(String::is_empty)
    }

    /// Reads `{"city": "Lyon", "country": "FR"}`; parts that are absent or null are empty.
    ///
    /// # Errors
    /// As [`Address::with`]; `field-type`.
    pub fn from_json(parts: &Map<String, Json>) -> Result<Self, Problem> {
        parts.iter().try_fold(Self::default(), |address, (name, value)| match value {
            Json::Null => address.with(name, ""),
            Json::String(text) => address.with(name, text),
            _ => Err(Problem::new("field-type").with("type", FieldType::Address.name()).token(name)),
        })
    }

    /// Every part by name; what is empty is null.
    pub fn to_json(&self) -> Json {
        let part = |((name, _), text): (&(&str, usize), &String)| {
            ((*name).to_owned(), if text.is_empty() { Json::Null } else { json!(text) })
        };
        Json::Object(PARTS.iter().zip(&self.texts).map(part).collect())
    }

    /// The parts in one line, as a search finds them.
    pub fn plain(&self) -> String {
        let texts = self.texts.iter().filter(|text| !text.is_empty());
        texts.map(|text| text.replace('\n', ", ")).collect::<Vec<_>>().join(", ")
    }

    /// The parts in one line, folded.
    pub fn folded(&self) -> String {
        fold(&self.plain())
    }
}

fn checked(name: &str, chars: usize, text: &str) -> Result<String, Problem> {
    let text = match name {
        "lines" => {
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            if lines.len() > LINES_MAX {
                return Err(Problem::new("field-address-lines").with("max", LINES_MAX));
            }
            lines.join("\n")
        }
        _ => text.trim().to_owned(),
    };
    if name == "country" {
        let known = text.is_empty() || is_country(&text);
        return if known { Ok(text) } else { Err(Problem::new("field-country").token(text)) };
    }
    if text.chars().count() > chars {
        return Err(Problem::new("field-too-long").with("max", chars));
    }
    if text.chars().any(|c| c.is_control() && !(name == "lines" && c == '\n')) {
        return Err(Problem::new("field-control-character"));
    }
    Ok(text)
}

/// The parts of an address field as fields: what is filtered by, exported and imported for itself.
pub(crate) fn parts(whole: &Field) -> Vec<Field> {
    let part = |(name, chars): &(&str, usize)| Field {
        key: format!("{}.{name}", whole.key),
        kind: match *name {
            "country" => FieldType::Country,
            "lines" => FieldType::LongText,
            _ => FieldType::Text,
        },
        required: false,
        unique: false,
        max_chars: *chars,
        default: None,
        search: false,
        custom: Some(whole.custom.clone().unwrap_or_default()),
        ..whole.clone()
    };
    PARTS.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: Json) -> Result<Address, String> {
        Address::from_json(json.as_object().expect("an object")).map_err(|problem| problem.code)
    }

    #[test]
    fn parts_are_trimmed_and_come_back_whole() {
        let address = read(
            json!({"lines": " Rynek 1 \r\n\r\n m. 4", "city": " Kraków", "country": "PL", "region": null}),
        );
        let address = address.expect("an address");
        assert_eq!(
            address.to_json(),
            json!({"lines": "Rynek 1\nm. 4", "postcode": null, "city": "Kraków", "region": null, "country": "PL"})
        );
        assert_eq!(address.plain(), "Rynek 1, m. 4, Kraków, PL");
        assert_eq!(read(address.to_json()), Ok(address));
        assert!(read(json!({"city": " ", "lines": "\n \n"})).expect("an address").is_empty());
    }

    #[test]
    fn bad_parts_are_refused() {
        assert_eq!(read(json!({"street": "x"})), Err("field-address-part".into()));
        assert_eq!(read(json!({"__proto__": "x"})), Err("field-address-part".into()));
        assert_eq!(read(json!({"city": 7})), Err("field-type".into()));
        assert_eq!(read(json!({"city": {"a": 1}})), Err("field-type".into()));
        assert_eq!(read(json!({"city": "x".repeat(121)})), Err("field-too-long".into()));
        assert_eq!(read(json!({"city": "a\nb"})), Err("field-control-character".into()));
        assert_eq!(read(json!({"lines": "a\tb"})), Err("field-control-character".into()));
        assert_eq!(read(json!({"lines": "1\n2\n3\n4\n5\n6"})), Err("field-address-lines".into()));
        for country in ["Poland", "pl", "P1", "ŁŁ", "POL", "ZZ", "AD AE"] {
            assert_eq!(read(json!({ "country": country })), Err("field-country".into()), "{country}");
        }
    }
}

//! The words a person is known by, and whether a text speaks of the person: names in either order, addresses, logins, numbers
//! however they are written. Whole words only: `anna` is not in `Joanna`. Refuses words too short to prove anything.

use entity::same::{self, Means};
use kernel::fold;
use serde_json::Value as Json;

/// Shorter words occur in others: they prove nothing.
const CHARS_MIN: usize = 4;
/// Digits of a number written without the calling code of its country.
const NATIONAL_MIN: usize = 7;
/// What stands where a text was blanked.
pub(super) const BLANK: &str = "–";
/// Calling codes of two digits; those of one are 1 and 7, all others have three.
const TWO_DIGITS: [&str; 45] = [
    "20", "27", "28", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
    "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66",
    "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// The words a person is known by.
#[derive(Debug, Clone, Default)]
pub struct Needles {
    /// Words that say who it is.
    words: Vec<String>,
    /// Parts of the name: they say so only where the person is spoken of anyway.
    parts: Vec<String>,
    /// Ends of telephone numbers, digits alone.
    numbers: Vec<String>,
    /// Names as a whole, however short: for where a name stands alone.
    names: Vec<String>,
    /// Logins as a whole, however short: for where a login stands alone.
    logins: Vec<String>,
}

fn push(among: &mut Vec<String>, word: &str) {
    if word.chars().count() >= CHARS_MIN && !among.iter().any(|known| known == word) {
        among.push(word.to_owned());
    }
}

impl Needles {
    /// Adds a word, as it is and as it stands inside JSON.
    pub fn add(&mut self, text: &str) {
        let plain = fold(text.trim());
        let inside = Json::from(plain.as_str()).to_string();
        push(&mut self.words, &plain);
        push(&mut self.words, inside.trim_matches('"'));
    }

    /// Adds a word people chose: alone, without a digit or a sign of an address, it may be anybody's, and says who it is only
    /// where the person is spoken of anyway.
    pub fn add_told(&mut self, text: &str) {
        let tells = |one: char| one.is_whitespace() || one == '@' || one.is_ascii_digit();
        if text.trim().contains(tells) { self.add(text) } else { push(&mut self.parts, &fold(text.trim())) }
    }

    /// Adds a login.
    pub fn add_login(&mut self, text: &str) {
        self.add_told(text);
        self.logins.push(fold(text.trim()));
    }

    /// Adds a name: in both orders, and its parts for where the person is spoken of anyway.
    pub fn add_name(&mut self, text: &str) {
        self.add_told(text);
        self.names.push(fold(text.trim()));
        if let Some((first, last)) = text.trim().rsplit_once(char::is_whitespace) {
            self.add(&format!("{last} {first}"));
            self.add(&format!("{last}, {first}"));
        }
        for part in fold(text).split_whitespace() {
            push(&mut self.parts, part.trim_matches(|one: char| !one.is_alphanumeric()));
        }
    }

    /// Adds a telephone number: with or without the calling code, whatever stands between its digits.
    pub fn add_number(&mut self, text: &str) {
        self.add(text);
        let end = same::normal(Means::Phone, text);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let international = text.trim_start().strip_prefix('+').map(|_| digits.as_str());
        let international = international.or_else(|| digits.strip_prefix("00"));
        let national = international.map(|digits| {
            let code = match digits.get(..2) {
                Some(two) if TWO_DIGITS.contains(&two) => 2,
                Some(two) if two.starts_with(['1', '7']) => 1,
                _ => 3,
            };
            digits.get(code..).unwrap_or_default().to_owned()
        });
        for number in [Some(end), national].into_iter().flatten() {
            if number.len() >= NATIONAL_MIN {
                push(&mut self.numbers, &number);
            }
        }
    }

    /// Adds what may be a number or a word.
    pub fn add_contact(&mut self, text: &str) {
        let sign = |one: char| one.is_ascii_digit() || is_gap(one) || one == '+';
        if text.chars().all(sign) { self.add_number(text) } else { self.add_told(text) }
    }

    /// Takes a word back: the code that already stands for the person.
    pub fn drop(&mut self, text: &str) {
        let plain = fold(text.trim());
        self.words.retain(|word| *word != plain);
        self.parts.retain(|part| *part != plain);
        self.names.retain(|name| *name != plain);
    }

    /// Whether a text is the person's name and nothing else.
    #[must_use]
    pub fn is_name(&self, text: &str) -> bool {
        let plain = fold(text.trim());
        !plain.is_empty() && self.names.contains(&plain)
    }

    /// Whether a text is the person's login and nothing else.
    #[must_use]
    pub fn is_login(&self, text: &str) -> bool {
        let plain = fold(text.trim());
        !plain.is_empty() && self.logins.contains(&plain)
    }

    /// Whether a text mentions the person.
    #[must_use]
    pub fn hit(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().any(|word| has_word(&text, word))
            || (!self.numbers.is_empty() && self.has_number(&text))
    }

    /// Whether a text that belongs to the person, or lies near, mentions it: by a part of the name too.
    #[must_use]
    pub fn hit_near(&self, text: &str) -> bool {
        let folded = fold(text);
        self.parts.iter().any(|part| has_word(&folded, part)) || self.hit(text)
    }

    fn has_number(&self, text: &str) -> bool {
        let (mut run, mut gap) = (String::new(), 0);
        let holds = |run: &str| self.numbers.iter().any(|number| run.contains(number.as_str()));
        for one in text.chars() {
            if one.is_ascii_digit() {
                run.push(one);
                gap = 0;
            } else if is_gap(one) && gap < 3 {
                gap += 1;
            } else {
                if holds(&run) {
                    return true;
                }
                run.clear();
            }
        }
        holds(&run)
    }

    /// Blanks every text of a document that mentions the person; `true` when there was one.
    pub fn blank(&self, json: &mut Json, near: bool) -> bool {
        let hit = |text: &str| if near { self.hit_near(text) } else { self.hit(text) };
        match json {
            Json::String(text) if hit(text) => {
                *text = BLANK.to_owned();
                true
            }
            // Every one of them, also after the first that hits.
            Json::Array(list) => list.iter_mut().map(|one| self.blank(one, near)).max() == Some(true),
            Json::Object(map) => map.values_mut().map(|one| self.blank(one, near)).max() == Some(true),
            _ => false,
        }
    }
}

/// What people write between the digits of a number.
fn is_gap(one: char) -> bool {
    matches!(one, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2013}')
}

/// Whether `word` stands in `text` with nothing of another word beside it.
fn has_word(text: &str, word: &str) -> bool {
    let beside = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| {
        !beside(text[..at].chars().next_back()) && !beside(text[at + word.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_person_is_found_however_it_is_written() {
        let mut needles = Needles::default();
        needles.add_name("Żaneta \"Ż\" Öst");
        for word in ["zaneta@example.org", "Ana", " "] {
            needles.add(word);
        }
        for (text, hit) in [
            ("call ZANETA@EXAMPLE.ORG today", true),
            ("call xzaneta@example.org today", false),
            ("zaneta \"z\" ost", true),
            ("{\"name\":\"Żaneta \\\"Ż\\\" Öst\"}", true),
            ("Öst Żaneta \"Ż\", Ulm", true),
            ("Ana", false),
            ("", false),
            ("Zaneta", false),
        ] {
            assert_eq!(needles.hit(text), hit, "{text}");
        }
        assert!(needles.hit_near("to Zaneta, in haste") && !needles.hit_near("Zanetas"));
        let mut json = json!({ "a": ["x", "to zaneta@example.org"], "b": { "c": 1, "d": "Zaneta" } });
        assert!(needles.blank(&mut json, false));
        assert_eq!(json, json!({ "a": ["x", "–"], "b": { "c": 1, "d": "Zaneta" } }));
        assert!(!needles.blank(&mut json, false) && needles.blank(&mut json, true));
        assert!(!Needles::default().hit("anything"));
    }

    #[test]
    fn what_stands_alone_is_compared_as_a_whole() {
        let mut needles = Needles::default();
        needles.add_name("Eva Ó");
        needles.add_login(" Eva ");
        needles.add_name("");
        assert!(needles.is_login("EVA") && needles.is_name("eva o") && needles.is_name(" Eva Ó"));
        for text in ["", "Eva O.", "Evas", "O Eva"] {
            assert!(!needles.is_login(text) && !needles.is_name(text), "{text}");
        }
        assert!(!needles.hit("eva") && !needles.hit_near("eva"), "three letters prove nothing in a text");
    }

    fn check_number(known: &str, written: &[(&str, bool)]) {
        let mut needles = Needles::default();
        needles.add_contact(known);
        for (text, hit) in written {
            assert_eq!(needles.hit(text), *hit, "{known}: {text}");
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        check_number(
            "+48600100200",
            &[
                ("+48 600 100 200", true),
                ("0048600100200", true),
                ("call 600-100-200 today", true),
                ("(600) 100.200", true),
                ("{\"phone\":\"600\u{a0}100\u{a0}200\"}", true),
                ("600 100 20", false),
                ("600, 100, 200", false),
                ("order 48600 of 100 at 200", false),
            ],
        );
        check_number("+44 20 7946 0958", &[("+44 (0)20 7946 0958", true), ("020 7946 0958", true)]);
        check_number("+45 12 34 56 78", &[("12345678", true), ("12 34 56 78", true), ("12 34 56 79", false)]);
        check_number("06 12 34 56 78", &[("+33 6 12 34 56 78", true), ("+33 6 12 34 56 79", false)]);
        check_number("12-34", &[("extension 12-34", true), ("1234", false)]);
        check_number("", &[("", false), ("7", false)]);
    }
}

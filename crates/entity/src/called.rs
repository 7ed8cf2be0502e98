//! What countries and languages are called in the six languages of the product, so that a file may name them as people do.
//! Refuses to choose where a name belongs to several.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::fold;

use crate::definition::FieldType;

/// The columns of the files in `data/codes` between the code and the other names.
const LANGUAGES: [&str; 6] = ["en", "fr", "pt", "es", "pl", "ru"];

static COUNTRIES: LazyLock<Called> =
    LazyLock::new(|| Called::new(include_str!("../../../data/codes/countries.tsv")));
static TONGUES: LazyLock<Called> =
    LazyLock::new(|| Called::new(include_str!("../../../data/codes/languages.tsv")));

/// Codes with their names.
struct Called {
    /// Code → its name in each language.
    names: BTreeMap<&'static str, Vec<&'static str>>,
    /// A name without case, accents and punctuation → whose it is.
    codes: BTreeMap<String, Vec<&'static str>>,
}

impl Called {
    fn new(table: &'static str) -> Self {
        let mut called = Self { names: BTreeMap::new(), codes: BTreeMap::new() };
        for line in table.lines().skip(1) {
            let mut cells = line.split('\t');
            let Some(code) = cells.next() else { continue };
            let names: Vec<&str> = cells.by_ref().take(LANGUAGES.len()).collect();
            let others = cells.next().unwrap_or_default().split('|').filter(|name| !name.is_empty());
            for name in names.iter().copied().chain(others) {
                let codes = called.codes.entry(plain(name)).or_default();
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            called.names.insert(code, names);
        }
        called
    }
}

/// Lower case without accents, blanks and punctuation: `Cote d'Ivoire` is `Côte d’Ivoire`.
fn plain(name: &str) -> String {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn table(kind: FieldType) -> Option<&'static Called> {
    match kind {
        FieldType::Country => Some(&COUNTRIES),
        FieldType::Language => Some(&TONGUES),
        _ => None,
    }
}

/// The codes that a text may stand for in a field of the type, by the code itself or by a name in any of the six languages:
/// none where nothing is called so, several where it has to be said more exactly. A code always stands for itself alone.
pub fn codes(kind: FieldType, text: &str) -> Vec<&'static str> {
    let Some(called) = table(kind) else { return Vec::new() };
    let text = text.trim();
    let own = called.names.keys().find(|code| code.eq_ignore_ascii_case(text));
    own.map(|code| vec![*code]).or_else(|| called.codes.get(&plain(text)).cloned()).unwrap_or_default()
}

/// What a code of the type is called in a language; English where the language is none of the six.
pub fn name(kind: FieldType, code: &str, language: &str) -> Option<&'static str> {
    let at = LANGUAGES.iter().position(|one| *one == language).unwrap_or(0);
    table(kind)?.names.get(code)?.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::value::is_country;

    #[test]
    fn countries_go_by_their_names_in_six_languages() {
        for (text, expected) in [
            ("PL", vec!["PL"]),
            (" pl ", vec!["PL"]),
            ("Poland", vec!["PL"]),
            ("pologne", vec!["PL"]),
            ("Polonia", vec!["PL"]),
            ("POLONIA", vec!["PL"]),
            ("Polônia", vec!["PL"]),
            ("Polska", vec!["PL"]),
            ("ПОЛЬША", vec!["PL"]),
            ("cote d'ivoire", vec!["CI"]),
            ("bosnia i hercegowina", vec!["BA"]),
            ("Соединённые Штаты", vec!["US"]),
            ("USA", vec!["US"]),
            ("RU", vec!["RU"]),
            ("Congo", vec!["CD", "CG"]),
            ("Atlantis", vec![]),
            ("", vec![]),
            ("-", vec![]),
        ] {
            assert_eq!(codes(FieldType::Country, text), expected, "{text}");
        }
        assert_eq!(name(FieldType::Country, "CG", "pt"), Some("República do Congo"));
        assert_eq!(name(FieldType::Country, "DE", "xx"), Some("Germany"));
    }

    #[test]
    fn every_country_of_the_standard_is_there() {
        let all: BTreeSet<&str> = crate::value::countries().collect();
        // The 249 of ISO 3166-1, and Kosovo.
        assert_eq!(all.len(), 250, "{all:?}");
        for code in ["AQ", "BV", "GS", "HM", "UM", "XK"] {
            assert!(all.contains(code), "{code}");
        }
        let named: BTreeSet<&str> = COUNTRIES.names.keys().copied().collect();
        assert_eq!(all, named, "a country without names, or names of none");
    }

    #[test]
    fn languages_go_by_their_names_too() {
        for (text, expected) in
            [("ru", vec!["ru"]), ("Русский", vec!["ru"]), ("PORTUGUES", vec!["pt"]), ("Klingon", vec![])]
        {
            assert_eq!(codes(FieldType::Language, text), expected, "{text}");
        }
    }

    #[test]
    fn every_code_has_a_name_in_every_language_that_leads_back() {
        for (kind, called) in [(FieldType::Country, &COUNTRIES), (FieldType::Language, &TONGUES)] {
            for (code, names) in &called.names {
                assert!(kind == FieldType::Language || is_country(code), "{code}");
                assert!(
                    names.len() == LANGUAGES.len() && names.iter().all(|name| !name.is_empty()),
                    "{code}"
                );
                for name in names {
                    assert!(codes(kind, name).contains(code), "{name} is {code}");
                }
            }
        }
        assert_eq!(COUNTRIES.names.len(), crate::value::countries().count(), "every country has names");
        assert_eq!(TONGUES.names.len(), LANGUAGES.len());
    }
}

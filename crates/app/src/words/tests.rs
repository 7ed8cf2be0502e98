//! Locale files are complete: same keys in six languages, every plural form, and headers of any make are understood.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

use super::*;

/// Plural forms a text must spell out as soon as it tells numbers apart.
fn forms(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["one", "other"],
        "fr" | "pt" | "es" => &["one", "many", "other"],
        _ => &["one", "few", "many", "other"],
    }
}

fn keys_and_gaps(language: &str, text: &str) -> (BTreeSet<String>, Vec<String>) {
    let resource = parser::parse(text).expect("every line of a locale file can be read");
    let (mut keys, mut gaps) = (BTreeSet::new(), Vec::new());
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let patterns = message.value.iter().map(|pattern| (message.id.name.to_owned(), pattern));
        let attributes =
            message.attributes.iter().map(|one| (format!("{}.{}", message.id.name, one.id.name), &one.value));
        for (key, pattern) in patterns.chain(attributes) {
            if !plural_forms_complete(language, pattern) {
                gaps.push(key.clone());
            }
            assert!(keys.insert(key.clone()), "{language}: {key} stands twice");
        }
    }
    (keys, gaps)
}

fn plural_forms_complete(language: &str, pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            let names: BTreeSet<&str> = variants
                .iter()
                .filter_map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => Some(*name),
                    VariantKey::NumberLiteral { .. } => None,
                })
                .collect();
            let counts = matches!(
                selector,
                InlineExpression::VariableReference { .. } | InlineExpression::FunctionReference { .. }
            );
            let plural = counts && names.iter().any(|name| ["one", "few", "many"].contains(name));
            (!plural || forms(language).iter().all(|form| names.contains(form)))
                && variants.iter().all(|variant| plural_forms_complete(language, &variant.value))
        }
        _ => true,
    })
}

#[test]
fn every_language_has_every_key_and_every_plural_form() {
    let mut keys: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for (language, feature, text) in FILES {
        let (found, gaps) = keys_and_gaps(language, text);
        assert!(gaps.is_empty(), "{language}/{feature}.ftl lacks plural forms in {gaps:?}");
        keys.insert((language, feature), found);
    }
    let features: BTreeSet<&str> = keys.keys().map(|(_, feature)| *feature).collect();
    assert!(features.contains("common"), "the locale files are embedded");
    for feature in features {
        let english = keys.get(&("en", feature)).cloned().unwrap_or_default();
        for language in Language::ALL {
            let other = keys.get(&(language.key(), feature)).cloned().unwrap_or_default();
            let differing: Vec<_> = english.symmetric_difference(&other).collect();
            assert!(
                differing.is_empty(),
                "{feature}.ftl differs between en and {}: {differing:?}",
                language.key()
            );
        }
    }
}

#[test]
fn a_gap_in_plural_forms_is_found() {
    let text = "n = { $count ->\n    [one] jedna\n   *[other] inne\n }\n";
    assert_eq!(keys_and_gaps("pl", text).1, ["n"]);
    assert!(keys_and_gaps("en", text).1.is_empty());
}

#[test]
fn no_key_stands_in_two_features() {
    for language in Language::ALL {
        let mut seen = BTreeMap::new();
        for (_, feature, text) in FILES.iter().filter(|(key, _, _)| *key == language.key()) {
            for key in keys_and_gaps(language.key(), text).0 {
                let before = seen.insert(key.clone(), feature);
                assert!(
                    before.is_none(),
                    "{}: {key} stands in {} and {feature}",
                    language.key(),
                    before.unwrap_or(&"")
                );
            }
        }
    }
}

#[test]
fn numbers_choose_their_plural_form_in_every_language() {
    let words = Words::embedded();
    let said = |language, count| words.text(language, "common-records-count", &[("count", count)]);
    assert_eq!(said(Language::En, "1"), "1 record");
    assert_eq!(said(Language::En, "2"), "2 records");
    assert_eq!(said(Language::Pl, "1"), "1 rekord");
    assert_eq!(said(Language::Pl, "3"), "3 rekordy");
    assert_eq!(said(Language::Pl, "12"), "12 rekordów");
    assert_eq!(said(Language::Ru, "21"), "21 запись");
    assert_eq!(said(Language::Ru, "22"), "22 записи");
    assert_eq!(said(Language::Ru, "25"), "25 записей");
    assert_eq!(said(Language::Fr, "0"), "0 fiche");
}

#[test]
fn a_missing_key_is_itself_and_never_a_panic() {
    let words = Words::embedded();
    assert_eq!(words.text(Language::Ru, "no-such-key", &[]), "no-such-key");
    assert_eq!(words.find(Language::Ru, "common-records-count.nothing", &[]), None);
    assert_eq!(words.find(Language::Ru, "", &[]), None);
}

#[test]
fn headers_of_any_make_are_understood_or_left_aside() {
    let check = |header: &str, expected: Option<Language>| {
        assert_eq!(Language::negotiate(header), expected, "{header:?}")
    };
    check("pt-BR,pt;q=0.9,en;q=0.8", Some(Language::Pt));
    check("de-DE, fr;q=0.5, pl;q=0.7", Some(Language::Pl));
    check("en;q=0, ru;q=0.001", Some(Language::Ru));
    check("de", None);
    check("", None);
    check("*", None);
    check("fr;q=9", None);
    check("fr;q=0.9999999999999999999999", None);
    check(&"x,".repeat(100_000), None);
}

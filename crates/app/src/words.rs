//! Every word a person reads, in six languages, from `locales/<language>/<feature>.ftl`; refuses texts written in code.
//!
//! Languages are parsed when first asked for: a server whose readers all read Polish holds Polish and English only.

use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use kernel::Problem;
use unic_langid::LanguageIdentifier;

/// `(language, feature, text of the file)`, in the order of their names.
static FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// A language the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, the language to fall back to.
    #[default]
    En,
    /// French.
    Fr,
    /// Portuguese.
    Pt,
    /// Spanish.
    Es,
    /// Polish.
    Pl,
    /// Russian.
    Ru,
}

impl Language {
    /// All languages, English first.
    pub const ALL: [Self; 6] = [Self::En, Self::Fr, Self::Pt, Self::Es, Self::Pl, Self::Ru];

    /// The two-letter key, as in the names of the locale folders.
    pub const fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Pt => "pt",
            Self::Es => "es",
            Self::Pl => "pl",
            Self::Ru => "ru",
        }
    }

    /// The language of a tag such as `pt`, `pt-BR` or `PT_br`; none when the product does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.key() == primary)
    }

    /// The best language of an `Accept-Language` header: the highest weight the product speaks, the first of equals.
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for part in header.split(',').take(32) {
            let (tag, weight) = part.split_once(';').map_or((part, 1000), |(tag, rest)| (tag, weight(rest)));
            if let Some(language) = Self::from_tag(tag)
                && weight > 0
                && best.is_none_or(|(least, _)| weight > least)
            {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// A quality such as `q=0.85` in thousandths; 0 when it cannot be read.
fn weight(text: &str) -> u16 {
    let Some(text) = text.trim().strip_prefix("q=") else { return 0 };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    match whole {
        "1" => 1000,
        "0" if fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{fraction:0<3}").parse().unwrap_or(0)
        }
        _ => 0,
    }
}

/// The texts, cheap to clone.
#[derive(Clone, Default)]
pub struct Words(Arc<[OnceLock<FluentBundle<FluentResource>>; 6]>);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

impl Words {
    /// The texts that were built into the binary.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The text under `key` in `language`, or in English, or none; `key` may name an attribute: `object-member.plural`.
    ///
    /// Values that are whole numbers choose plural forms; everything else is put in as it is.
    pub fn find(&self, language: Language, key: &str, values: &[(&str, &str)]) -> Option<String> {
        self.format(language, key, values).or_else(|| self.format(Language::En, key, values))
    }

    /// The text under `key`; the key itself when no language has it (a test refuses such keys of ours).
    pub fn text(&self, language: Language, key: &str, values: &[(&str, &str)]) -> String {
        self.find(language, key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The text under `key` where the values fill all of it; none where one is missing.
    pub fn whole(&self, language: Language, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let (text, problems) = self.filled(language, key, values)?;
        problems.is_empty().then_some(text)
    }

    fn format(&self, language: Language, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let (text, problems) = self.filled(language, key, values)?;
        if !problems.is_empty() {
            tracing::warn!(
                key,
                language = language.key(),
                ?problems,
                "a text could not be filled in completely"
            );
        }
        Some(text)
    }

    fn filled(
        &self,
        language: Language,
        key: &str,
        values: &[(&str, &str)],
    ) -> Option<(String, Vec<FluentError>)> {
        let bundle = self.bundle(language);
        let (id, attribute) =
            key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, argument(value));
        }
        let mut problems = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut problems);
        Some((text.into_owned(), problems))
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        let slot = Language::ALL.iter().position(|other| *other == language).unwrap_or(0);
        self.0[slot].get_or_init(|| build(language))
    }
}

/// The words of a problem: `problem-<code>` with its parameters and place; the code itself when nobody wrote words.
pub fn problem(words: &Words, language: Language, problem: &Problem) -> String {
    let mut values: Vec<(&str, &str)> =
        problem.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let at = &problem.at;
    let (line, column) = (at.line.map(|line| line.to_string()), at.column.map(|column| column.to_string()));
    let place = [
        ("field", &at.field),
        ("file", &at.file),
        ("line", &line),
        ("column", &column),
        ("token", &at.token),
    ];
    for (name, value) in place {
        if let Some(value) = value
            && !problem.params.contains_key(name)
        {
            values.push((name, value));
        }
    }
    words
        .find(language, &format!("problem-{}", problem.code), &values)
        .unwrap_or_else(|| problem.code.clone())
}

/// A whole number written the ordinary way chooses a plural form; a code such as `000123` stays text.
fn argument(value: &str) -> FluentValue<'_> {
    match value.parse::<i64>() {
        Ok(number) if number.to_string() == value && number.abs() < (1 << 53) => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

fn build(language: Language) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.key().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (_, feature, text) in FILES.iter().filter(|(key, _, _)| *key == language.key()) {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) => resource,
            Err((resource, problems)) => {
                tracing::error!(
                    feature,
                    language = language.key(),
                    ?problems,
                    "a locale file has lines that cannot be read"
                );
                resource
            }
        };
        if let Err(problems) = bundle.add_resource(resource) {
            tracing::error!(feature, language = language.key(), ?problems, "a locale file repeats a key");
        }
    }
    bundle
}

pub(crate) mod said;
#[cfg(test)]
mod tests;

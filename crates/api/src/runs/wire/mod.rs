//! What runs look like as JSON, one file a screen; here what the screens share: people, conditions, sentences in the
//! reader's language. These shapes are the promise to scripts: they change on purpose only, whatever becomes of the
//! types of `app` they are filled from. Holds no rules.

mod anomaly;
mod comparison;
mod explain;
mod payee;
mod run;

use std::collections::BTreeMap;

use app::{Cx, Language, Words};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use anomaly::Anomalies;
pub(crate) use comparison::Comparison;
pub(crate) use explain::Explanation;
pub(crate) use payee::{Lines, PayeeDetail, Payees};
pub(crate) use run::{Approval, RunDetail, Runs};

/// A member by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Person {
    /// Id.
    pub id: Uuid,
    /// `M-000123`.
    pub code: String,
    /// Name.
    pub name: String,
}

impl From<(Uuid, String, String)> for Person {
    fn from((id, code, name): (Uuid, String, String)) -> Self {
        Self { id, code, name }
    }
}

/// A condition with its figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct Check {
    /// `active`, `eligible`, or a rank's name.
    pub of: String,
    /// As the plan writes it.
    pub text: String,
    /// Whether it holds.
    pub met: bool,
    /// What the member has.
    pub have: Option<String>,
    /// What is needed.
    pub need: Option<String>,
    /// What is missing.
    pub missing: Option<String>,
}

fn checks(list: Vec<app::PlanCheck>) -> Vec<Check> {
    let one = |check: app::PlanCheck| Check {
        of: check.of,
        text: check.text,
        met: check.met,
        have: check.have,
        need: check.need,
        missing: check.missing,
    };
    list.into_iter().map(one).collect()
}

/// Volumes that every plan calls by the words of the field; others are the plan's own names and stay.
const VOLUMES: [&str; 3] = ["PV", "BV", "GV"];

/// What a figure of a plan is called: `GV` is *Group volume (GV)*, `legs(active)` *Active legs*.
fn figure(words: &Words, language: Language, name: &str) -> String {
    let word = |key: &str, values: &[(&str, &str)]| words.text(language, key, values);
    if VOLUMES.contains(&name) {
        return word(&format!("runs-figure-{name}"), &[]);
    }
    // What the member's record says, such as `member.pv`.
    if let Some(column) = name.strip_prefix("member.") {
        let volume = column.to_uppercase();
        return match VOLUMES.contains(&volume.as_str()) {
            true => word(&format!("runs-figure-{volume}"), &[]),
            false => words
                .find(language, &format!("field-member-{column}"), &[])
                .unwrap_or_else(|| column.replace('_', " ")),
        };
    }
    let within = |kind: &str| name.strip_prefix(kind)?.strip_prefix('(')?.strip_suffix(')');
    match (within("legs"), within("legs_with")) {
        (Some("active"), _) => word("runs-figure-legs-active", &[]),
        (Some(condition), _) => word("runs-figure-legs", &[("condition", &signs(condition))]),
        (_, Some(condition)) => word("runs-figure-legs-with", &[("condition", &signs(condition))]),
        _ => signs(name),
    }
}

/// A condition as the plan writes it, with the signs people read; one on a figure with a bound in the field's words.
fn condition(words: &Words, language: Language, text: &str) -> String {
    let bound = |bound: &str| bound.chars().all(|c| c.is_ascii_digit() || c == '.');
    let plain =
        |name: &str| name.matches('(').count() <= 1 && !name.contains(' ') || name.starts_with("legs");
    match text.rsplit_once(" >= ").filter(|(name, least)| plain(name) && bound(least)) {
        Some((name, least)) if figure(words, language, name) != signs(name) => {
            let figure = figure(words, language, name);
            words.text(language, "runs-check-least", &[("figure", &figure), ("least", least)])
        }
        _ => signs(text),
    }
}

fn signs(text: &str) -> String {
    text.replace(">=", "≥").replace("<=", "≤").replace("!=", "≠")
}

/// A sentence in the reader's language; ids in its values become names, figures and conditions of the plan words.
fn say(cx: &Cx, language: Language, message: &app::PlanMessage, people: &BTreeMap<String, Person>) -> String {
    let named: Vec<(&str, String)> = message
        .params
        .iter()
        .map(|(key, value)| {
            let shown = match (people.get(value), key.as_str()) {
                (Some(person), _) => format!("{} ({})", person.name, person.code),
                (None, "what" | "volume" | "base") => figure(&cx.words, language, value),
                (None, "condition") => condition(&cx.words, language, value),
                (None, _) => value.clone(),
            };
            (key.as_str(), shown)
        })
        .collect();
    let values: Vec<(&str, &str)> = named.iter().map(|(key, value)| (*key, value.as_str())).collect();
    cx.words.text(language, &message.key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_conditions_are_said_in_the_readers_words() {
        let words = Words::embedded();
        for (language, name, expected) in [
            (Language::En, "PV", "Personal volume (PV)"),
            (Language::Ru, "GV", "Групповой объём (GV)"),
            (Language::Fr, "BV", "Volume d’affaires (BV)"),
            (Language::Pl, "member.pv", "Wolumen osobisty (PV)"),
            (Language::En, "member.last_year", "last year"),
            (Language::Es, "legs(active)", "Piernas activas"),
            (Language::En, "legs_with(rank >= Gold)", "Legs with somebody who has rank ≥ Gold"),
            (Language::En, "RETAIL", "RETAIL"),
            (Language::En, "PV + BV", "PV + BV"),
        ] {
            let said = figure(&words, language, name);
            // Names stand between marks of direction in some catalogues.
            assert_eq!(said.replace(['\u{2068}', '\u{2069}'], ""), expected, "{name}");
        }
        for (text, expected) in [
            ("PV >= 100", "Personal volume (PV): at least 100"),
            ("member.pv >= 40.5", "Personal volume (PV): at least 40.5"),
            ("legs(active) >= 2", "Active legs: at least 2"),
            ("TEAM >= 100", "TEAM ≥ 100"),
            ("GV >= 2 * PV", "GV ≥ 2 * PV"),
            ("PV < 10 or GV >= 5", "PV < 10 or GV ≥ 5"),
            ("not active", "not active"),
        ] {
            let said = condition(&words, Language::En, text);
            assert_eq!(said.replace(['\u{2068}', '\u{2069}'], ""), expected, "{text}");
        }
    }
}

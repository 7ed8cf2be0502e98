//! Objects a company makes itself: a number, a name, and whatever fields the extension adds. Refuses keys without
//! the company's prefix, words that are missing and series that cannot be told from others.

use kernel::Problem;
use serde::{Deserialize, Serialize};

use crate::custom::{PREFIX, is_key, label_problems};
use crate::definition::{Field, FieldType, Labels, Layouts, Names, Object, Section};
use crate::parse::stamp;
use crate::series::Series;

/// How many objects of its own a company may make: as many tables stand ready, all of one shape, so that making
/// an object changes no schema and every list has indexes of its own.
pub const SLOTS: i64 = 20;
/// Most characters of the prefix of a series, without its hyphen.
const SERIES_CHARS_MAX: usize = 8;

/// What an own object is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectDocument {
    /// One record of it, by language; at least one.
    pub one: Labels,
    /// Many of it, by language; at least one.
    pub many: Labels,
    /// What the numbers of its records begin with, such as `VISIT-`; fixed once applied.
    pub series: String,
    /// Out of use: no list, no form, no rights; the records stay and come back with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl ObjectDocument {
    /// What is wrong with it, each problem with a pointer into the document.
    pub(crate) fn problems(&self, key: &str) -> Vec<Problem> {
        let mut out = label_problems(&self.one, "object/one");
        out.extend(label_problems(&self.many, "object/many"));
        if !key.strip_prefix(PREFIX).is_some_and(is_key) {
            out.push(Problem::new("definition-key").with("prefix", PREFIX).token(key).field("object"));
        }
        let letters = self.series.strip_suffix('-').unwrap_or_default();
        let fits = (1..=SERIES_CHARS_MAX).contains(&letters.len())
            && letters.starts_with(|c: char| c.is_ascii_uppercase())
            && letters.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        if !fits {
            let problem = Problem::new("definition-series").with("max", SERIES_CHARS_MAX);
            out.push(problem.token(&self.series).field("object/series"));
        }
        out
    }

    /// The object before its extension, in the table of `slot` (1 to [`SLOTS`]).
    pub fn object(&self, key: &str, slot: i64) -> Object {
        let of = |list: &[&str]| list.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let code = Field {
            kind: FieldType::Code,
            required: false,
            unique: true,
            search: true,
            series: Some(Series::of(&self.series)),
            managed: false,
            ..stamp("code")
        };
        let name = Field { kind: FieldType::Text, search: true, managed: false, ..stamp("name") };
        Object {
            key: key.to_owned(),
            table: table(slot),
            since: None,
            names: Some(Names { one: self.one.clone(), many: self.many.clone() }),
            name: "name".to_owned(),
            read_only: false,
            member_scope: None,
            zone_scope: None,
            recognised_by: Vec::new(),
            fields: vec![code, name, stamp("created_at"), stamp("updated_at")],
            parts: Vec::new(),
            layouts: Layouts {
                list: of(&["code", "name", "updated_at"]),
                card: of(&["code", "name"]),
                form: vec![Section { key: "main".to_owned(), labels: Labels::new(), fields: of(&["name"]) }],
            },
        }
    }
}

/// The table of a slot.
pub fn table(slot: i64) -> String {
    format!("own_{slot:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Labels {
        Labels::from([("en".to_owned(), text.to_owned())])
    }

    /// The codes of what is wrong, with the places.
    fn check(key: &str, one: &str, many: &str, series: &str) -> Vec<String> {
        let document =
            ObjectDocument { one: words(one), many: words(many), series: series.to_owned(), retired: false };
        let place = |problem: Problem| format!("{} {}", problem.code, problem.at.field.unwrap_or_default());
        document.problems(key).into_iter().map(place).collect()
    }

    #[test]
    fn words_key_and_series_are_needed() {
        assert_eq!(check("x_visit", "Visit", "Visits", "VISIT-"), [""; 0]);
        assert_eq!(check("visit", "Visit", "Visits", "VISIT-"), ["definition-key object"]);
        assert_eq!(check("x_", "Visit", "Visits", "VISIT-"), ["definition-key object"]);
        assert_eq!(check("x_Visit", "Visit", "Visits", "VISIT-"), ["definition-key object"]);
        assert_eq!(
            check("x_visit", " ", "a\nb", "V-"),
            ["definition-no-label object/one", "definition-label object/many/en"]
        );
        for series in ["", "-", "visit-", "VISIT", "VISITATION-", "1A-", "A B-", "Ä-"] {
            assert_eq!(
                check("x_visit", "Visit", "Visits", series),
                ["definition-series object/series"],
                "{series}"
            );
        }
    }

    #[test]
    fn an_own_object_has_a_number_and_a_name() {
        let document = ObjectDocument {
            one: words("Visit"),
            many: words("Visits"),
            series: "VISIT-".to_owned(),
            retired: false,
        };
        let object = document.object("x_visit", 3);
        assert_eq!(
            (object.table.as_str(), object.series()),
            ("own_03", Some(("x_visit", &Series::of("VISIT-"))))
        );
        let keys: Vec<&str> = object.fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["code", "name", "created_at", "updated_at"]);
        assert!(object.field("name").unwrap().required);
    }
}

//! What a company adds to an object: fields, choices, layouts. Refuses, all problems at once, keys
//! without the company's prefix, types that cannot be added, words that are missing, and layouts that name
//! what does not exist. Values of such fields never change tables: see `store::records::custom`.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Problem;
use serde::{Deserialize, Serialize};

use crate::compute::Formula;
use crate::definition::{Choice, Field, FieldType, Labels, Layouts, Object, Section};
use crate::own::ObjectDocument;
use crate::series::Series;
use crate::value::FieldValue;

/// What the key of every own field begins with: no field of a later release can take it.
pub const PREFIX: &str = "x_";
/// Colours of choices, by the names of the design.
pub const COLORS: [&str; 8] = ["gray", "blue", "teal", "green", "amber", "orange", "red", "violet"];
/// Most own fields of an object.
const FIELDS_MAX: usize = 100;
/// Most choices of a field.
const OPTIONS_MAX: usize = 200;
/// Most fields by which records are recognised.
const RECOGNISED_MAX: usize = 8;
/// Most characters of a label.
const LABEL_CHARS_MAX: usize = 80;
/// Most characters of a one-line text, and of a long one.
const CHARS_MAX: (i64, i64) = (1_000, 50_000);
const LANGUAGES: [&str; 6] = ["en", "fr", "pt", "es", "pl", "ru"];

/// An extension as an administrator saves it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What an own object is called; nothing for a standard one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<ObjectDocument>,
    /// Own fields, in order.
    #[serde(default)]
    pub fields: Vec<FieldDocument>,
    /// Choices of fields of the standard, by field: those that are added, and standard ones that get other words or a colour.
    /// Where all standard ones are named, the order is this one.
    #[serde(default)]
    pub options: BTreeMap<String, Vec<OptionDocument>>,
    /// Layouts in place of the standard ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layouts: Option<LayoutsDocument>,
    /// The fields by which records are recognised as likely the same, in place of the standard ones; none: as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recognised_by: Vec<String>,
}

/// An own field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldDocument {
    /// Its key: `x_` and small letters, digits, underscores.
    pub key: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Its words by language; at least one.
    pub labels: Labels,
    /// Must not be empty.
    #[serde(default)]
    pub required: bool,
    /// No two records share it.
    #[serde(default)]
    pub unique: bool,
    /// Found by the fragment search; stays as it was when the field was made.
    #[serde(default)]
    pub search: bool,
    /// Says something about a person.
    #[serde(default)]
    pub personal: bool,
    /// Least number, in whole units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Greatest number in whole units, or most characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Digits after the point of a decimal; stays as it was when the field was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digits: Option<u32>,
    /// Choices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionDocument>,
    /// The object a reference points to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How the numbers of a code begin to read; changed afterwards where all series are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// What a new record gets, as it would be typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// What its value follows from, see [`crate::compute`]; nobody types it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionDocument {
    /// Its key.
    pub key: String,
    /// Its words by language; at least one, but for a choice of the standard, which has words of its own.
    #[serde(default)]
    pub labels: Labels,
    /// One of [`COLORS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// Layouts; a list that is empty stays the standard one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutsDocument {
    /// Columns of the list.
    #[serde(default)]
    pub list: Vec<String>,
    /// Lines of a card.
    #[serde(default)]
    pub card: Vec<String>,
    /// Sections of form and detail.
    #[serde(default)]
    pub form: Vec<SectionDocument>,
}

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionDocument {
    /// Its key; a key of the standard has words of its own.
    pub key: String,
    /// Its words by language, for a section that is the company's own.
    #[serde(default)]
    pub labels: Labels,
    /// Its fields, in order.
    pub fields: Vec<String>,
}

impl Document {
    /// Reads a document as it came.
    ///
    /// # Errors
    /// `definition-malformed` with what is wrong.
    pub fn read(json: &serde_json::Value) -> Result<Self, Problem> {
        let wrong = |reason: String| {
            let name = kernel::culprit(&reason).unwrap_or("none").to_owned();
            Problem::new("definition-malformed").with("name", name).with("reason", reason)
        };
        if !json.is_object() {
            // A list would be read as a document without names.
            return Err(wrong(json.to_string()));
        }
        Self::deserialize(json).map_err(|error| wrong(error.to_string()))
    }

    /// The object with this extension. `exists` tells which objects a reference may point to.
    ///
    /// # Errors
    /// Every problem at once, each with a pointer into the document such as `fields/2/key`.
    pub fn extend(&self, base: &Object, exists: &dyn Fn(&str) -> bool) -> Result<Object, Vec<Problem>> {
        let mut check = Check { problems: Vec::new() };
        let mut object = base.clone();
        match &self.object {
            Some(own) if base.is_custom() => check.problems.extend(own.problems(&base.key)),
            None if !base.is_custom() => {}
            _ => check.refuse(Problem::new("definition-object-words").with("object", &base.key), "object"),
        }
        if self.fields.len() > FIELDS_MAX {
            check.refuse(Problem::new("definition-too-many-fields").with("max", FIELDS_MAX), "fields");
        }
        // The stamps stay last.
        let stamps = object.fields.split_off(object.fields.len().saturating_sub(2));
        for (at, document) in self.fields.iter().enumerate() {
            let place = format!("fields/{at}");
            if object.field(&document.key).is_some() {
                check.refuse(
                    Problem::new("definition-key-taken").token(&document.key),
                    &format!("{place}/key"),
                );
                continue;
            }
            object.fields.push(check.field(document, &place, exists));
        }
        object.fields.extend(stamps);
        check.formulas(&mut object, &self.fields);
        for (key, options) in &self.options {
            check.more_options(&mut object, key, options);
        }
        if let Some(layouts) = &self.layouts {
            check.layouts(&mut object, layouts);
        }
        self.place_new_fields(&mut object);
        check.recognised_by(&mut object, &self.recognised_by);
        if check.problems.is_empty() { Ok(object) } else { Err(check.problems) }
    }

    /// An own field that no section of the form names stands in a section of its own at the end: what was added is seen.
    fn place_new_fields(&self, object: &mut Object) {
        let named: BTreeSet<&String> =
            object.layouts.form.iter().flat_map(|section| &section.fields).collect();
        let rest: Vec<String> =
            self.fields.iter().map(|field| &field.key).filter(|key| !named.contains(key)).cloned().collect();
        if !rest.is_empty() {
            object.layouts.form.push(Section { key: "more".to_owned(), labels: Labels::new(), fields: rest });
        }
    }
}

struct Check {
    problems: Vec<Problem>,
}

impl Check {
    fn refuse(&mut self, problem: Problem, pointer: &str) {
        self.problems.push(problem.field(pointer));
    }

    fn field(&mut self, document: &FieldDocument, place: &str, exists: &dyn Fn(&str) -> bool) -> Field {
        let rest = document.key.strip_prefix(PREFIX).unwrap_or_default();
        if !is_key(rest) {
            self.refuse(
                Problem::new("definition-key").with("prefix", PREFIX).token(&document.key),
                &format!("{place}/key"),
            );
        }
        self.labels(&document.labels, &format!("{place}/labels"));
        let kind = document.kind;
        if matches!(kind, FieldType::Points | FieldType::Period | FieldType::Json) {
            self.refuse(Problem::new("definition-type"), &format!("{place}/type"));
        }
        let chosen = matches!(kind, FieldType::Choice | FieldType::MultiChoice);
        if chosen {
            self.options(&document.options, &[], &format!("{place}/options"));
        } else if !document.options.is_empty() {
            self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/options"));
        }
        match (&document.to, kind.is_link()) {
            (Some(to), true) if exists(to) => {}
            (None, false) => {}
            (_, true) => self.refuse(Problem::new("definition-reference"), &format!("{place}/to")),
            (Some(_), false) => self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/to")),
        }
        if document.required && kind.is_file() {
            // A new record has no files yet.
            self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/required"));
        }
        match (&document.series, kind == FieldType::Code) {
            (Some(series), true) => self.problems.extend(series.problems(&format!("{place}/series/"))),
            (None, false) => {}
            (None, true) => {
                self.refuse(Problem::new("definition-series-missing"), &format!("{place}/series"))
            }
            (Some(_), false) => {
                self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/series"))
            }
        }
        // Nobody types a number: it cannot be missing in a form.
        if document.required && kind == FieldType::Code {
            self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/required"));
        }
        if document.default.is_some() && !can_have_default(kind) {
            self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/default"));
        }
        if document.unique && !can_be_unique(kind) {
            self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/unique"));
        }
        if document.search && !can_be_searched(kind) {
            self.refuse(Problem::new("definition-not-for-type"), &format!("{place}/search"));
        }
        let digits = document.digits.unwrap_or(2);
        if digits > 9 || (document.digits.is_some() && kind != FieldType::Decimal) {
            self.refuse(Problem::new("definition-digits"), &format!("{place}/digits"));
        }
        let textual = kind.has_length();
        let chars = match kind {
            FieldType::LongText | FieldType::RichText => CHARS_MAX.1,
            // As much as the mirror holds, so that equal is equal.
            _ if document.unique => 200,
            _ => CHARS_MAX.0,
        };
        if textual && document.max.is_some_and(|max| !(1..=chars).contains(&max)) {
            self.refuse(Problem::new("definition-length").with("max", chars), &format!("{place}/max"));
        }
        if document.min.zip(document.max).is_some_and(|(min, max)| !textual && min > max) {
            self.refuse(Problem::new("definition-borders"), &format!("{place}/min"));
        }
        let plain = match kind {
            FieldType::LongText => 10_000,
            FieldType::RichText => 20_000,
            _ => 200,
        };
        let most = document.max.filter(|_| textual).unwrap_or(plain);
        let field = Field {
            key: document.key.clone(),
            kind,
            required: document.required,
            unique: document.unique || kind == FieldType::Code,
            max_chars: usize::try_from(most.clamp(1, chars)).unwrap_or(200),
            min: document.min.filter(|_| !textual),
            max: document.max.filter(|_| !textual),
            digits: digits.min(9),
            pattern: None,
            options: document.options.iter().map(|option| option.key.clone()).collect(),
            to: document.to.clone(),
            series: document.series.clone(),
            default: document.default.clone().filter(|text| !text.trim().is_empty()),
            search: document.search,
            personal: document.personal,
            managed: document.formula.is_some() || kind == FieldType::Code,
            since: None,
            derived: None,
            custom: Some(document.labels.clone()),
            choices: document.options.iter().map(choice).collect(),
            formula: None,
        };
        if let Some(Err(problem)) = field.default.as_deref().map(|text| FieldValue::read(&field, text)) {
            self.problems.push(problem.field(format!("{place}/default")));
        }
        field
    }

    /// Formulas are read when all fields are there: one may stand before the fields it reads.
    fn formulas(&mut self, object: &mut Object, documents: &[FieldDocument]) {
        let mut read = Vec::new();
        for (at, document) in documents.iter().enumerate() {
            let (Some(text), Some(field)) = (&document.formula, object.field(&document.key)) else {
                continue;
            };
            let typed = [
                ("required", document.required),
                ("unique", document.unique),
                ("search", document.search),
                ("min", document.min.is_some()),
                ("default", document.default.is_some()),
            ];
            for (name, _) in typed.into_iter().filter(|(_, set)| *set) {
                self.refuse(Problem::new("definition-computed"), &format!("fields/{at}/{name}"));
            }
            match Formula::parse(text, object, field.kind) {
                Ok(formula) => read.push((document.key.clone(), formula)),
                Err(problem) => self.problems.push(problem.field(format!("fields/{at}/formula"))),
            }
        }
        for (key, formula) in read {
            if let Some(field) = object.fields.iter_mut().find(|field| field.key == key) {
                field.formula = Some(formula);
            }
        }
    }

    fn labels(&mut self, labels: &Labels, pointer: &str) {
        self.problems.extend(label_problems(labels, pointer));
    }

    fn options(&mut self, options: &[OptionDocument], standard: &[String], pointer: &str) {
        if options.is_empty() || options.len() > OPTIONS_MAX {
            self.refuse(Problem::new("definition-options").with("max", OPTIONS_MAX), pointer);
        }
        let mut seen = BTreeSet::new();
        for (at, option) in options.iter().enumerate() {
            if !is_key(&option.key) || !seen.insert(&option.key) {
                self.refuse(
                    Problem::new("definition-option-key").token(&option.key),
                    &format!("{pointer}/{at}/key"),
                );
            }
            if !option.labels.is_empty() || !standard.contains(&option.key) {
                self.labels(&option.labels, &format!("{pointer}/{at}/labels"));
            }
            if option.color.as_ref().is_some_and(|color| !COLORS.contains(&color.as_str())) {
                self.refuse(Problem::new("definition-color"), &format!("{pointer}/{at}/color"));
            }
        }
    }

    /// Choices for a field of the standard, and other words for its own; one whose feature decides by its value takes none.
    fn more_options(&mut self, object: &mut Object, key: &str, options: &[OptionDocument]) {
        let pointer = format!("options/{key}");
        let open = |field: &Field| {
            field.key == key && field.kind == FieldType::Choice && !field.managed && !field.is_custom()
        };
        let Some(at) = object.fields.iter().position(open) else {
            self.refuse(Problem::new("definition-not-for-type").token(key), &pointer);
            return;
        };
        let standard = std::mem::take(&mut object.fields[at].options);
        self.options(options, &standard, &pointer);
        let named = |key: &String| options.iter().any(|option| option.key == *key);
        let ordered = standard.iter().all(named);
        let field = &mut object.fields[at];
        let more = options.iter().filter(|option| ordered || !standard.contains(&option.key));
        let more: Vec<String> = more.map(|option| option.key.clone()).collect();
        field.options = if ordered { more } else { [standard, more].concat() };
        field.choices.extend(options.iter().map(choice));
    }

    /// By what records are recognised: fields that can be compared, each once.
    fn recognised_by(&mut self, object: &mut Object, keys: &[String]) {
        let mut seen = BTreeSet::new();
        for (at, key) in keys.iter().enumerate() {
            let fits = object.field(key).is_some_and(|field| crate::same::means(object, field).is_some());
            if !fits || !seen.insert(key) || at >= RECOGNISED_MAX {
                self.refuse(
                    Problem::new("definition-recognised").token(key).with("max", RECOGNISED_MAX),
                    &format!("recognised_by/{at}"),
                );
            }
        }
        if !keys.is_empty() {
            object.recognised_by = keys.to_vec();
        }
    }

    fn layouts(&mut self, object: &mut Object, layouts: &LayoutsDocument) {
        let mut wrong = Vec::new();
        let mut keys = |keys: &[String], pointer: &str, listed: bool| {
            let mut seen = BTreeSet::new();
            for (at, key) in keys.iter().enumerate() {
                let fits = object.field(key).is_some_and(|field| !listed || field.listable());
                if !fits || !seen.insert(key) {
                    wrong.push(
                        Problem::new("definition-layout-field").token(key).field(format!("{pointer}/{at}")),
                    );
                }
            }
        };
        keys(&layouts.list, "layouts/list", true);
        keys(&layouts.card, "layouts/card", true);
        let formed: Vec<String> = layouts.form.iter().flat_map(|section| section.fields.clone()).collect();
        keys(&formed, "layouts/form", false);
        // What must be filled in has to stand somewhere in the form.
        let missing = |field: &&Field| {
            field.required && !field.managed && field.default.is_none() && !formed.contains(&field.key)
        };
        if !layouts.form.is_empty()
            && let Some(field) = object.fields.iter().find(missing)
        {
            wrong.push(
                Problem::new("definition-layout-required").with("field", &field.key).field("layouts/form"),
            );
        }
        self.problems.extend(wrong);
        for (at, section) in layouts.form.iter().enumerate() {
            let standard = object.layouts.form.iter().any(|known| known.key == section.key);
            if !is_key(&section.key) {
                self.refuse(
                    Problem::new("definition-option-key").token(&section.key),
                    &format!("layouts/form/{at}/key"),
                );
            }
            if !standard {
                self.labels(&section.labels, &format!("layouts/form/{at}/labels"));
            }
        }
        let Layouts { list, card, form } = &mut object.layouts;
        if !layouts.list.is_empty() {
            list.clone_from(&layouts.list);
        }
        if !layouts.card.is_empty() {
            card.clone_from(&layouts.card);
        }
        if !layouts.form.is_empty() {
            let section = |one: &SectionDocument| Section {
                key: one.key.clone(),
                labels: one.labels.clone(),
                fields: one.fields.clone(),
            };
            *form = layouts.form.iter().map(section).collect();
        }
    }
}

/// What is wrong with the words of something of the company's own.
pub(crate) fn label_problems(labels: &Labels, pointer: &str) -> Vec<Problem> {
    let mut out = Vec::new();
    if !labels.values().any(|label| !label.trim().is_empty()) {
        out.push(Problem::new("definition-no-label").field(pointer));
    }
    for (language, label) in labels {
        let problem = if !LANGUAGES.contains(&language.as_str()) {
            Problem::new("definition-language").token(language)
        } else if label.chars().count() > LABEL_CHARS_MAX || label.chars().any(char::is_control) {
            Problem::new("definition-label").with("max", LABEL_CHARS_MAX)
        } else {
            continue;
        };
        out.push(problem.field(format!("{pointer}/{language}")));
    }
    out
}

fn choice(option: &OptionDocument) -> Choice {
    Choice { key: option.key.clone(), labels: option.labels.clone(), color: option.color.clone() }
}

const fn can_be_searched(kind: FieldType) -> bool {
    matches!(
        kind,
        FieldType::Text
            | FieldType::LongText
            | FieldType::RichText
            | FieldType::Email
            | FieldType::Phone
            | FieldType::Url
            | FieldType::Code
            | FieldType::Address
    )
}

/// What is new of every record cannot be said beforehand.
const fn can_have_default(kind: FieldType) -> bool {
    !(kind.is_file() || matches!(kind, FieldType::Links | FieldType::Address | FieldType::Code))
}

const fn can_be_unique(kind: FieldType) -> bool {
    matches!(
        kind,
        FieldType::Text
            | FieldType::Email
            | FieldType::Phone
            | FieldType::Url
            | FieldType::Integer
            | FieldType::Decimal
            | FieldType::Date
            | FieldType::Reference
    )
}

pub(crate) fn is_key(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

//! What an object and its fields are, as data; refuses behaviour.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::address;
use crate::compute::Formula;
use crate::series::Series;

/// What a field holds. The names are the API's and the web app's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// One line of text.
    Text,
    /// Many lines of text.
    LongText,
    /// Text with headings, lists, emphasis and links, as HTML that was cleaned: see [`crate::rich`].
    RichText,
    /// An e-mail address.
    Email,
    /// A telephone number as people write it.
    Phone,
    /// A link, http or https.
    Url,
    /// A code from a series, unique in the company.
    Code,
    /// A whole number.
    Integer,
    /// An exact decimal with the field's number of digits, stored as a scaled integer.
    Decimal,
    /// A volume with four digits.
    Points,
    /// A share such as `0.05`, six digits.
    Rate,
    /// An amount and its currency: two columns.
    Money,
    /// Yes or no.
    Bool,
    /// A civil date.
    Date,
    /// An instant.
    Time,
    /// A month `YYYY-MM`.
    Period,
    /// One of a list of keys.
    Choice,
    /// Any of a list of keys.
    MultiChoice,
    /// Another record.
    Reference,
    /// Other records of one object, in an order.
    Links,
    /// A postal address: one value of several parts, see [`crate::address`].
    Address,
    /// One of the record's files.
    File,
    /// One of the record's files that is a picture.
    Image,
    /// ISO 3166 code.
    Country,
    /// ISO 4217 code.
    Currency,
    /// One of the six languages.
    Language,
    /// A JSON document.
    Json,
}

impl FieldType {
    /// Every type, in the order of this file.
    pub const ALL: [Self; 27] = [
        Self::Text,
        Self::LongText,
        Self::RichText,
        Self::Email,
        Self::Phone,
        Self::Url,
        Self::Code,
        Self::Integer,
        Self::Decimal,
        Self::Points,
        Self::Rate,
        Self::Money,
        Self::Bool,
        Self::Date,
        Self::Time,
        Self::Period,
        Self::Choice,
        Self::MultiChoice,
        Self::Reference,
        Self::Links,
        Self::Address,
        Self::File,
        Self::Image,
        Self::Country,
        Self::Currency,
        Self::Language,
        Self::Json,
    ];

    /// Digits after the point of a scaled integer, for types that are one.
    pub const fn digits(self) -> Option<u32> {
        match self {
            Self::Points => Some(4),
            Self::Rate => Some(6),
            _ => None,
        }
    }

    /// Whether the column holds text.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::LongText
                | Self::Email
                | Self::Phone
                | Self::Url
                | Self::Code
                | Self::Date
                | Self::Period
                | Self::Choice
                | Self::Country
                | Self::Currency
                | Self::Language
        )
    }

    /// Whether it is text whose length a definition may limit.
    pub const fn has_length(self) -> bool {
        self.is_text() || matches!(self, Self::RichText)
    }

    /// Whether values have an order a list can be sorted and compared by.
    pub const fn is_ordered(self) -> bool {
        !(self.is_aside() || matches!(self, Self::LongText | Self::Json | Self::Reference))
    }

    /// Whether a value has several parts, or is found otherwise than it is kept: such a field has no column of its own, in
    /// standard objects neither. It stands in the record's JSON column and is mirrored, as every own field is.
    pub const fn is_aside(self) -> bool {
        matches!(
            self,
            Self::MultiChoice | Self::RichText | Self::Address | Self::Links | Self::File | Self::Image
        )
    }

    /// Whether a value is several things of which a list may ask for any, all or none.
    pub const fn is_many(self) -> bool {
        matches!(self, Self::MultiChoice | Self::Links)
    }

    /// Whether a value leads to records of another object.
    pub const fn is_link(self) -> bool {
        matches!(self, Self::Reference | Self::Links)
    }

    /// Whether a value is one of the record's own files.
    pub const fn is_file(self) -> bool {
        matches!(self, Self::File | Self::Image)
    }

    /// Its name: in definitions, in the API and in the web app.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::RichText => "rich_text",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Url => "url",
            Self::Code => "code",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Points => "points",
            Self::Rate => "rate",
            Self::Money => "money",
            Self::Bool => "bool",
            Self::Date => "date",
            Self::Time => "time",
            Self::Period => "period",
            Self::Choice => "choice",
            Self::MultiChoice => "multi_choice",
            Self::Reference => "reference",
            Self::Links => "links",
            Self::Address => "address",
            Self::File => "file",
            Self::Image => "image",
            Self::Country => "country",
            Self::Currency => "currency",
            Self::Language => "language",
            Self::Json => "json",
        }
    }
}

/// A form text must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// Small letters, digits and underscores, beginning with a letter.
    Key,
}

impl Pattern {
    /// Its name in the API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
        }
    }
}

/// A field that is not stored with the record but read from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Derived {
    /// The parent at the open edge of the sponsor tree.
    SponsorEdge,
    /// The parent at the open edge of the placement tree.
    PlacementEdge,
}

/// Words by language key; those of a standard object stand in `locales/` instead.
pub type Labels = std::collections::BTreeMap<String, String>;

/// What one record and many of a company's own object are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// One record.
    pub one: Labels,
    /// Many of them.
    pub many: Labels,
}

/// A choice a company has added, or the words and colour of one of its own fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its key, one of [`Field::options`].
    pub key: String,
    /// Its words.
    pub labels: Labels,
    /// One of [`crate::custom::COLORS`].
    pub color: Option<String>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its key, unique in the object: `[a-z][a-z0-9_]*`.
    pub key: String,
    /// What it holds.
    pub kind: FieldType,
    /// Must not be empty.
    pub required: bool,
    /// No two records of a company share it.
    pub unique: bool,
    /// Most characters of text.
    pub max_chars: usize,
    /// Least number (in whole units), for numbers and money.
    pub min: Option<i64>,
    /// Greatest number (in whole units).
    pub max: Option<i64>,
    /// Digits after the point of a decimal.
    pub digits: u32,
    /// A form text must have.
    pub pattern: Option<Pattern>,
    /// Keys of a choice.
    pub options: Vec<String>,
    /// The object a reference points to.
    pub to: Option<String>,
    /// The series of a code.
    pub series: Option<Series>,
    /// What a new record gets when the field is left out, as it would be typed.
    pub default: Option<String>,
    /// Found by the fragment search.
    pub search: bool,
    /// Says something about a person: erased when the person is forgotten.
    pub personal: bool,
    /// Set by commands of its feature only; generic writes refuse it.
    pub managed: bool,
    /// The migration that adds its column, where its table had been released before.
    pub since: Option<u32>,
    /// Read from elsewhere; refused in every write.
    pub derived: Option<Derived>,
    /// The words of a company's own field; such a field is kept in the record's JSON column.
    pub custom: Option<Labels>,
    /// Words and colours of choices a company has added.
    pub choices: Vec<Choice>,
    /// Its value follows from other fields; such a field is written by nobody.
    pub formula: Option<Formula>,
}

impl Field {
    /// Whether a company has added it.
    pub fn is_custom(&self) -> bool {
        self.custom.is_some()
    }

    /// Whether it stands in the record's JSON column: every own field, and those of types that are kept so.
    pub fn is_aside(&self) -> bool {
        self.is_custom() || self.kind.is_aside()
    }

    /// The parts of its value, each as a field of its own with the key `<key>.<part>`; none for all types but addresses.
    pub fn parts(&self) -> Vec<Self> {
        if self.kind == FieldType::Address { address::parts(self) } else { Vec::new() }
    }

    /// The column that holds it (the minor units, for money).
    pub fn column(&self) -> String {
        match self.kind {
            FieldType::Reference => format!("{}_id", self.key),
            _ => self.key.clone(),
        }
    }

    /// The column of the currency, for money.
    pub fn currency_column(&self) -> Option<String> {
        (self.kind == FieldType::Money).then(|| format!("{}_currency", self.key))
    }

    /// The column of what its text is compared and ordered by, for fields that [`Object::folds`].
    pub fn folded_column(&self) -> String {
        format!("{}_key", self.key)
    }

    /// Whether a list may be filtered by it.
    pub fn filterable(&self) -> bool {
        self.kind != FieldType::Json && self.derived.is_none()
    }

    /// Whether a list may be sorted by it; by a link, it is by the names of the records it leads to.
    pub fn sortable(&self) -> bool {
        (self.kind.is_ordered() || self.kind == FieldType::Reference) && self.derived.is_none()
    }

    /// Whether a list may show it.
    pub fn listable(&self) -> bool {
        !matches!(self.kind, FieldType::LongText | FieldType::RichText | FieldType::Json)
    }

    /// Most characters a person may enter, where their number is the limit.
    pub const fn length(&self) -> Option<usize> {
        use FieldType::{Code, Email, LongText, Phone, RichText, Text, Url};
        if matches!(self.kind, Text | LongText | RichText | Email | Phone | Url | Code) {
            Some(self.max_chars)
        } else {
            None
        }
    }

    /// Digits after the point of the scaled integer this field is stored as, if it is one.
    pub fn scale(&self) -> Option<u32> {
        match self.kind {
            FieldType::Decimal => Some(self.digits),
            other => other.digits(),
        }
    }
}

/// A table of lines inside a record: they are saved, read and trashed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its key in the record, such as `lines`.
    pub key: String,
    /// Its table.
    pub table: String,
    /// Whether those its lines name, as an employee or as a member, take part in the record: they may read it.
    pub shared: bool,
    /// Whether its lines say how to reach somebody: see [`crate::reach`].
    pub reach: bool,
    /// Its fields.
    pub fields: Vec<Field>,
}

impl Part {
    /// The field by which a line names a record of `object`.
    pub fn link(&self, object: &str) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.kind == FieldType::Reference && field.to.as_deref() == Some(object))
    }
}

/// A titled group of fields of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its key; its words are `section-<object>-<key>`.
    pub key: String,
    /// The words of a company's own section.
    pub labels: Labels,
    /// Its fields, in order.
    pub fields: Vec<String>,
}

/// Which fields the screens show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layouts {
    /// Columns of the list.
    pub list: Vec<String>,
    /// Lines of a card on a phone.
    pub card: Vec<String>,
    /// Sections of form and detail.
    pub form: Vec<Section>,
}

/// One object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its key: the file's name.
    pub key: String,
    /// Its table.
    pub table: String,
    /// The migration that makes its table, for an object that came later than the first ones.
    pub since: Option<u32>,
    /// What a company's own object is called; the words of a standard one stand in `locales/`.
    pub names: Option<Names>,
    /// The field that names a record.
    pub name: String,
    /// Generic writes are refused: its own feature writes it.
    pub read_only: bool,
    /// The field that says to which member a record belongs (`id`: the record is the member itself).
    pub member_scope: Option<String>,
    /// The field that says to which zone a record belongs (`id`: the record is the zone itself; `account.zone`: it belongs to
    /// that of the customer the field names).
    pub zone_scope: Option<String>,
    /// The fields by which a record is recognised as likely the same as another: see [`crate::same`].
    pub recognised_by: Vec<String>,
    /// Its fields, in the order of the file; `created_at` and `updated_at` last.
    pub fields: Vec<Field>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Its layouts.
    pub layouts: Layouts,
}

impl Object {
    /// Whether a company has made it.
    pub fn is_custom(&self) -> bool {
        self.names.is_some()
    }

    /// The field of that key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The field of that key, or the part of one: `name`, `x_site.city`.
    pub fn lookup(&self, key: &str) -> Option<Cow<'_, Field>> {
        match key.split_once('.') {
            None => self.field(key).map(Cow::Borrowed),
            Some((whole, _)) => {
                self.field(whole)?.parts().into_iter().find(|part| part.key == key).map(Cow::Owned)
            }
        }
    }

    /// The part of that key.
    pub fn part(&self, key: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.key == key)
    }

    /// The part that says who takes part in a record, and may read it for that.
    pub fn shared_part(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.shared)
    }

    /// The column by which `member` scopes are tested: `id`, or that of the field.
    pub fn member_column(&self) -> Option<String> {
        let scope = self.member_scope.as_deref()?;
        if scope == "id" { Some("id".to_owned()) } else { self.field(scope).map(Field::column) }
    }

    /// Whether the field's text has a companion without case and accents ([`Field::folded_column`]), by which it is filtered
    /// and ordered. The name has one of its own, what is kept aside is mirrored, and records of runs hold no words.
    pub fn folds(&self, field: &Field) -> bool {
        use FieldType::{Email, LongText, Phone, Text, Url};
        !self.read_only
            && !field.is_aside()
            && field.derived.is_none()
            && field.key != self.name
            && matches!(field.kind, Text | LongText | Email | Phone | Url)
    }

    /// The series its codes come from, with the name it is counted under.
    pub fn series(&self) -> Option<(&str, &Series)> {
        let code = |field: &&Field| field.kind == FieldType::Code && !field.is_custom();
        Some((&self.key, self.fields.iter().find(code)?.series.as_ref()?))
    }

    /// The own fields that are numbered, each with the name it is counted under and its series.
    pub fn own_series(&self) -> impl Iterator<Item = (&Field, String, &Series)> {
        let numbered = self.fields.iter().filter(|field| field.kind == FieldType::Code && field.is_custom());
        numbered
            .filter_map(|field| Some((field, format!("{}.{}", self.key, field.key), field.series.as_ref()?)))
    }
}

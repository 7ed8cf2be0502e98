//! What values of fields look like on the wire, for the document of the API alone; converts nothing.

use serde_json::Value as Json;
use utoipa::ToSchema;
use uuid::Uuid;

/// What a value looks like, by the type of its field; null where the field is empty.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a form to be told of: nothing makes one")]
pub struct FieldForms {
    /// One line.
    text: Option<String>,
    /// Many lines.
    long_text: Option<String>,
    /// HTML of paragraphs, headings, lists, emphasis and links. Whatever else is sent is taken out before it is kept.
    rich_text: Option<String>,
    /// One `@`.
    email: Option<String>,
    /// E.164, such as `+48221234567`. May be sent as it is written in the country of the record, else of the company; of several
    /// records at once with the calling code. A number that was kept before they were checked may be otherwise.
    phone: Option<String>,
    /// `http` or `https`.
    url: Option<String>,
    /// From its series.
    code: Option<String>,
    /// Whole.
    integer: Option<i64>,
    /// Exact, without zeros at its end.
    decimal: Option<String>,
    /// Four digits.
    points: Option<String>,
    /// Five per cent are `0.05`.
    rate: Option<String>,
    /// An amount in its currency.
    money: Option<MoneyValue>,
    /// Yes or no.
    bool: Option<bool>,
    /// `YYYY-MM-DD`.
    #[schema(format = Date)]
    date: Option<String>,
    /// RFC 3339, UTC.
    #[schema(format = DateTime)]
    time: Option<String>,
    /// `YYYY-MM`.
    period: Option<String>,
    /// A key among the options.
    choice: Option<String>,
    /// Keys among the options, in their order.
    multi_choice: Option<Vec<String>>,
    /// Another record.
    reference: Option<LinkValue>,
    /// Other records, at most 200; those out of the caller's sight are left out, and stay.
    links: Option<Vec<LinkValue>>,
    /// A postal address.
    address: Option<AddressValue>,
    /// One of the record's files.
    file: Option<FileValue>,
    /// One of the record's files that is a PNG, JPEG, GIF or WebP.
    image: Option<FileValue>,
    /// ISO 3166.
    country: Option<String>,
    /// ISO 4217.
    currency: Option<String>,
    /// One of the six.
    language: Option<String>,
    /// A document of any form.
    #[schema(value_type = Option<Value>)]
    json: Option<Json>,
}

/// An amount in its currency.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a form to be told of: nothing makes one")]
pub struct MoneyValue {
    /// Exact.
    amount: String,
    /// ISO 4217.
    currency: String,
}

/// Another record with its words.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a form to be told of: nothing makes one")]
pub struct LinkValue {
    /// Its id.
    id: Uuid,
    /// Its code, where its object has codes.
    code: Option<String>,
    /// Its name.
    label: String,
}

/// A postal address; what is not known is null.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a form to be told of: nothing makes one")]
pub struct AddressValue {
    /// Street, house, flat: at most five lines.
    lines: Option<String>,
    /// Postcode.
    postcode: Option<String>,
    /// City.
    city: Option<String>,
    /// Region, province, state.
    region: Option<String>,
    /// ISO 3166.
    country: Option<String>,
}

/// One of the record's files; its content is that of the attachment of this id.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a form to be told of: nothing makes one")]
pub struct FileValue {
    /// The attachment's id.
    id: Uuid,
    /// Its name.
    name: String,
    /// What it is, by its content.
    media_type: String,
    /// Its length.
    size_bytes: i64,
    /// There is a small picture of it.
    preview: bool,
}

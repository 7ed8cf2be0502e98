//! What comes in and goes out of both operations.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

/// The settings.
#[derive(Serialize, ToSchema)]
pub struct CompanySettings {
    /// Its name.
    name: String,
    /// Lines, postcode, city, region, country; what is not known is null.
    #[schema(value_type = Object)]
    address: Json,
    /// Its number with the tax office; empty where nobody said it.
    tax_number: String,
    /// The languages people may choose from.
    languages: Vec<String>,
    /// The language of people who chose none.
    language: String,
    /// ISO code of its currency.
    currency: String,
    /// IANA zone of its business days.
    zone: String,
    /// `monday`, `saturday` or `sunday`.
    week_start: String,
    /// The locale by whose rules figures are written; null: as the reader's language does.
    figures: Option<String>,
    /// For `If-Match`.
    version: i64,
}

impl From<app::company::Company> for CompanySettings {
    fn from(one: app::company::Company) -> Self {
        Self {
            languages: app::company::offered(&one),
            address: one.address.to_json(),
            name: one.name,
            tax_number: one.tax_number,
            language: one.language,
            currency: one.currency,
            zone: one.zone,
            week_start: one.week_start,
            figures: one.figures,
            version: one.version,
        }
    }
}

/// The settings to be saved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveCompany {
    /// Its name, 1 to 120 characters.
    name: String,
    /// Lines, postcode, city, region, country.
    #[serde(default)]
    #[schema(value_type = Object)]
    address: Map<String, Json>,
    /// Its number with the tax office.
    #[serde(default)]
    tax_number: String,
    /// The languages people may choose from; none: all there are.
    #[serde(default)]
    languages: Vec<String>,
    /// The language of people who chose none, one of those offered.
    language: String,
    /// ISO code of its currency.
    currency: String,
    /// IANA zone of its business days.
    zone: String,
    /// `monday`, `saturday` or `sunday`.
    week_start: String,
    /// `en-GB`, `de-DE`, `fr-FR`, `de-CH` or `en-IN`; null: as the reader's language does.
    #[serde(default)]
    figures: Option<String>,
}

impl From<SaveCompany> for app::company::Settings {
    fn from(body: SaveCompany) -> Self {
        Self {
            name: body.name,
            address: body.address,
            tax_number: body.tax_number,
            languages: body.languages,
            language: body.language,
            currency: body.currency,
            zone: body.zone,
            week_start: body.week_start,
            figures: body.figures,
        }
    }
}

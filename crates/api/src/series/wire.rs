//! What comes in and goes out of both operations.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A number series.
#[derive(Serialize, ToSchema)]
pub struct NumberSeries {
    /// The name it is counted under: `account`, `account.x_contract`.
    series: String,
    /// Many of what it numbers, in words.
    object: String,
    /// The own field it numbers, in words; none for the codes of the records.
    field: Option<String>,
    /// What stands before the number.
    prefix: String,
    /// Digits the number is filled up to.
    width: u32,
    /// Whether the year stands before the number.
    yearly: bool,
    /// The number the next record gets at the earliest.
    next: i64,
    /// The code of that number.
    example: String,
    /// For `If-Match`.
    version: i64,
}

impl From<app::series::Standing> for NumberSeries {
    fn from(one: app::series::Standing) -> Self {
        Self {
            series: one.series,
            object: one.object,
            field: one.field,
            prefix: one.prefix,
            width: one.width,
            yearly: one.yearly,
            next: one.next,
            example: one.example,
            version: one.version,
        }
    }
}

/// How a series shall read from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSeries {
    /// What stands before the number: at most 16 letters, digits, hyphens, slashes, dots and underscores.
    prefix: String,
    /// Digits the number is filled up to, 1 to 12.
    width: u32,
    /// Whether the year stands before the number; the numbers of each year then begin at 1.
    #[serde(default)]
    yearly: bool,
    /// The next number, never one that was given; left out it stays.
    #[serde(default)]
    next: Option<i64>,
}

impl From<ChangeSeries> for app::series::Change {
    fn from(body: ChangeSeries) -> Self {
        let series = app::series::Series { prefix: body.prefix, width: body.width, yearly: body.yearly };
        Self { series, next: body.next }
    }
}

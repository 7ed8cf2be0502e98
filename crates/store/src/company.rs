//! The companies of an installation and their settings; refuses to invent a currency or a zone.

use entity::Address;
use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Error, Read, Tx, Value};

/// A company as every use case may need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Its id, which leads every key.
    pub tenant: TenantId,
    /// Its name.
    pub name: String,
    /// ISO code of the currency its plans pay in.
    pub currency: String,
    /// IANA name of the zone its business days and periods are in.
    pub zone: String,
    /// The language of people who have not chosen one.
    pub language: String,
    /// Where it is.
    pub address: Address,
    /// Its number with the tax office; empty where nobody said it.
    pub tax_number: String,
    /// Keys of the languages people may choose from; none: all there are.
    pub languages: Vec<String>,
    /// The day a week begins with: `monday`, `saturday` or `sunday`.
    pub week_start: String,
    /// How figures are written for people who have not chosen it, as a tag of a locale; none: as their language does.
    pub figures: Option<String>,
    /// Raised by every change of the settings, from 0.
    pub version: i64,
}

const COLUMNS: &str =
    "tenant_id, name, currency, zone, language, address, tax_number, languages, week_start, figures, version";

fn company(row: &crate::Row) -> Result<Company, Error> {
    Ok(Company {
        tenant: TenantId::from_uuid(row.get(0)?),
        name: row.get(1)?,
        currency: row.get(2)?,
        zone: row.get(3)?,
        language: row.get(4)?,
        address: address(row.get(5)?),
        tax_number: row.get::<Option<String>>(6)?.unwrap_or_default(),
        languages: row
            .get::<Option<String>>(7)?
            .map(|keys| keys.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
        week_start: row.get::<Option<String>>(8)?.unwrap_or_else(|| "monday".to_owned()),
        figures: row.get(9)?,
        version: row.get::<Option<i64>>(10)?.unwrap_or(0),
    })
}

fn address(text: Option<String>) -> Address {
    let parts = text.and_then(|text| serde_json::from_str(&text).ok());
    parts.and_then(|parts| Address::from_json(&parts).ok()).unwrap_or_default()
}

/// The company that was founded first: the one of a single-company installation.
pub async fn first(read: &mut impl Read) -> Result<Option<Company>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM tenant ORDER BY created_at, tenant_id LIMIT 1");
    read.query_opt(&sql, &[]).await?.as_ref().map(company).transpose()
}

/// One company.
pub async fn get(read: &mut impl Read, tenant: TenantId) -> Result<Option<Company>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM tenant WHERE tenant_id = $1");
    read.query_opt(&sql, &[tenant.uuid().into()]).await?.as_ref().map(company).transpose()
}

/// Founds a company; `false` when its id is taken already.
pub async fn found(tx: &mut Tx, company: &Company, at: Timestamp) -> Result<bool, Error> {
    let sql = "INSERT INTO tenant (tenant_id, name, currency, zone, language, settings, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id) DO NOTHING";
    let args = [
        company.tenant.uuid().into(),
        company.name.as_str().into(),
        company.currency.as_str().into(),
        company.zone.as_str().into(),
        company.language.as_str().into(),
        Value::Json("{}".into()),
        at.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Changes the settings over the version that was seen; `false` when somebody else was faster.
pub async fn update(tx: &mut Tx, company: &Company) -> Result<bool, Error> {
    let sql = "UPDATE tenant SET name = $2, currency = $3, zone = $4, language = $5, address = $6, tax_number = $7, \
               languages = $8, week_start = $9, figures = $10, version = $11 + 1 \
               WHERE tenant_id = $1 AND COALESCE(version, 0) = $11";
    let address = (!company.address.is_empty()).then(|| company.address.to_json().to_string());
    let languages = (!company.languages.is_empty()).then(|| company.languages.join(","));
    let args: [Value; 11] = [
        company.tenant.uuid().into(),
        company.name.as_str().into(),
        company.currency.as_str().into(),
        company.zone.as_str().into(),
        company.language.as_str().into(),
        address.into(),
        company.tax_number.as_str().into(),
        languages.into(),
        company.week_start.as_str().into(),
        company.figures.clone().into(),
        company.version.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Settings that belong to single features, by name.
pub async fn settings(read: &mut impl Read, tenant: TenantId) -> Result<serde_json::Value, Error> {
    let sql = "SELECT settings FROM tenant WHERE tenant_id = $1";
    let row = read.query_opt(sql, &[tenant.uuid().into()]).await?;
    row.map_or_else(|| Ok(serde_json::json!({})), |row| row.get(0))
}

/// Keeps them; the caller holds the company's row.
pub async fn set_settings(tx: &mut Tx, tenant: TenantId, settings: &serde_json::Value) -> Result<(), Error> {
    let sql = "UPDATE tenant SET settings = $2 WHERE tenant_id = $1";
    tx.execute(sql, &[tenant.uuid().into(), settings.into()]).await.map(|_| ())
}

/// Ids of all companies, for housekeeping that goes through each in turn.
pub async fn all(read: &mut impl Read) -> Result<Vec<Uuid>, Error> {
    let rows = read.query("SELECT tenant_id FROM tenant ORDER BY created_at, tenant_id", &[]).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

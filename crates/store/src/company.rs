//! The companies of an installation and their settings; refuses to invent a currency or a zone.

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
}

const COLUMNS: &str = "tenant_id, name, currency, zone, language";

fn company(row: &crate::Row) -> Result<Company, Error> {
    Ok(Company {
        tenant: TenantId::from_uuid(row.get(0)?),
        name: row.get(1)?,
        currency: row.get(2)?,
        zone: row.get(3)?,
        language: row.get(4)?,
    })
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

/// Changes name, currency, zone and language.
pub async fn update(tx: &mut Tx, company: &Company) -> Result<(), Error> {
    let sql = "UPDATE tenant SET name = $2, currency = $3, zone = $4, language = $5 WHERE tenant_id = $1";
    let args: [Value; 5] = [
        company.tenant.uuid().into(),
        company.name.as_str().into(),
        company.currency.as_str().into(),
        company.zone.as_str().into(),
        company.language.as_str().into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
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

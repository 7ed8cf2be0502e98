//! Number series as a company has set them, and what each has given so far; refuses to set a number below one that was given.

use std::collections::BTreeMap;

use entity::Series;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::TenantId;

use crate::{Db, Error, Read, Tx, Value, company};

/// A pattern with its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// How its codes read.
    pub series: Series,
    /// Raised by every change, from 1.
    pub version: i64,
}

/// A series at one moment: what its numbers are counted under, and how they read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The name in `counter`; one a year where the year stands in the codes.
    pub counter: String,
    series: Series,
    year: i16,
}

impl Running {
    /// The code of a number.
    pub fn code(&self, number: i64) -> String {
        self.series.code(self.year, number)
    }
}

/// The series as it is at `at`, by the company's calendar.
///
/// # Errors
/// Faults of the database; a zone the machine does not know.
pub async fn running(
    db: &mut impl Read,
    tenant: TenantId,
    name: &str,
    series: &Series,
    at: Timestamp,
) -> Result<Running, Error> {
    if !series.yearly {
        return Ok(Running { counter: name.to_owned(), series: series.clone(), year: 0 });
    }
    let company = company::get(db, tenant).await?;
    let zone = company.map_or_else(|| "UTC".to_owned(), |company| company.zone);
    let zone = TimeZone::get(&zone).map_err(|error| Error::Column(error.to_string()))?;
    let year = at.to_zoned(zone).year();
    Ok(Running { counter: format!("{name}@{year}"), series: series.clone(), year })
}

/// The patterns a company has set, by the name of the series.
pub async fn all(db: &mut impl Read, tenant: TenantId) -> Result<BTreeMap<String, Kept>, Error> {
    let sql = "SELECT series, prefix, width, yearly, version FROM series WHERE tenant_id = $1";
    let rows = db.query(sql, &[tenant.uuid().into()]).await?;
    let kept = |row: &crate::Row| -> Result<(String, Kept), Error> {
        let width: i64 = row.get(2)?;
        let series = Series {
            prefix: row.get(1)?,
            width: u32::try_from(width).unwrap_or(entity::series::WIDTH),
            yearly: row.get(3)?,
        };
        Ok((row.get(0)?, Kept { series, version: row.get(4)? }))
    };
    rows.iter().map(kept).collect()
}

/// The last number a counter has given; 0 for one that has given none.
pub async fn given(db: &mut impl Read, tenant: TenantId, counter: &str) -> Result<i64, Error> {
    let sql = "SELECT last FROM counter WHERE tenant_id = $1 AND series = $2";
    let row = db.query_opt(sql, &[tenant.uuid().into(), counter.into()]).await?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// Sets a pattern over the version that was seen (0: none was set); `false` when somebody else was faster.
pub async fn set(
    tx: &mut Tx,
    tenant: TenantId,
    name: &str,
    series: &Series,
    seen: i64,
) -> Result<bool, Error> {
    let args: [Value; 6] = [
        tenant.uuid().into(),
        name.into(),
        series.prefix.as_str().into(),
        i64::from(series.width).into(),
        series.yearly.into(),
        seen.into(),
    ];
    let sql = if seen == 0 {
        "INSERT INTO series (tenant_id, series, prefix, width, yearly, version) \
         VALUES ($1, $2, $3, $4, $5, $6 + 1) ON CONFLICT (tenant_id, series) DO NOTHING"
    } else {
        "UPDATE series SET prefix = $3, width = $4, yearly = $5, version = version + 1 \
         WHERE tenant_id = $1 AND series = $2 AND version = $6"
    };
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Lets a counter go on at `next`; `false` where it has given that number or a later one already.
pub async fn go_on(tx: &mut Tx, tenant: TenantId, counter: &str, next: i64) -> Result<bool, Error> {
    let args: [Value; 3] = [tenant.uuid().into(), counter.into(), (next - 1).into()];
    let sql = "INSERT INTO counter (tenant_id, series, last) VALUES ($1, $2, $3) \
               ON CONFLICT (tenant_id, series) DO UPDATE SET last = excluded.last WHERE counter.last <= excluded.last";
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Forgets numbers that were drawn and not used: the series goes on elsewhere.
pub fn forget_spares(db: &Db, tenant: TenantId, counter: &str) {
    if let Some(spares) = db.spares() {
        spares.forget(tenant, counter);
    }
}

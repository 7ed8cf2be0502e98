//! Development only: the harness that runs a test on both databases, and seeded ids; refuses to skip
//! PostgreSQL silently.
//!
//! ```ignore
//! #[test]
//! fn a_code_is_taken_once() {
//!     testkit::both(async |db| {
//!         let tenant = testkit::tenant(&db).await?;
//!         …
//!         Ok(())
//!     });
//! }
//! ```
//!
//! PostgreSQL is found in `TREELINE_TEST_PG` (`postgres://user@host:port/postgres`, a role that may
//! create databases and roles). Without it every such test fails, unless `TREELINE_TEST_SQLITE_ONLY=1`
//! says that this is meant.

mod database;
pub mod provider;
pub mod receiver;
pub mod smtp;
mod tamper;

use jiff::Timestamp;
use kernel::TenantId;
use store::{Db, Value};
use uuid::Uuid;

pub use database::{both, postgres_only, sqlite_only};
pub use tamper::tamper;

/// The `n`th seeded id: a UUIDv7 that sorts by `n`.
pub fn id(n: u64) -> Uuid {
    Uuid::from_u128((0x0199_0000_0000_7000_8000_u128 << 48) | u128::from(n))
}

/// The instant every test begins at: 2026-11-01 00:00 UTC.
pub fn start() -> Timestamp {
    Timestamp::constant(1_793_491_200, 0)
}

/// Creates a company and gives its id: the first a test asks for is `id(1)`.
pub async fn tenant(db: &Db) -> anyhow::Result<TenantId> {
    tenant_called(db, id(1), "Solé & Sons").await
}

/// Creates a company with a given id and name; currency EUR, zone Europe/Warsaw, language English.
pub async fn tenant_called(db: &Db, id: Uuid, name: &str) -> anyhow::Result<TenantId> {
    let row: Vec<Value> = vec![
        id.into(),
        name.into(),
        "EUR".into(),
        "Europe/Warsaw".into(),
        "en".into(),
        Value::Json("{}".into()),
        start().into(),
    ];
    db.write(async |tx| {
        tx.execute(
            "INSERT INTO tenant (tenant_id, name, currency, zone, language, settings, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &row,
        )
        .await
    })
    .await?;
    // The first company a test makes is the one its database serves; for another, see `Db::of`.
    db.serve(TenantId::from_uuid(id));
    Ok(TenantId::from_uuid(id))
}

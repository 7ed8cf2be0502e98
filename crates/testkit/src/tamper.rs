//! Changes behind the product's back, for tests of what finds them; refuses nothing: that is its purpose.

use anyhow::Result;
use store::{Db, Dialect, Error, Tx};

/// Changes rows of a table as an attacker with the database's own tools would, guards out of the way.
///
/// # Errors
/// What the database says of the statement.
pub async fn tamper(db: &Db, table: &str, sql: &str) -> Result<()> {
    match db.dialect() {
        Dialect::Postgres => {
            db.as_owner(&format!("ALTER TABLE {table} DISABLE TRIGGER USER")).await?;
            db.as_owner(sql).await?;
        }
        Dialect::Sqlite => {
            db.write(async |tx: &mut Tx| -> Result<(), Error> {
                for verb in ["update", "delete"] {
                    tx.execute(&format!("DROP TRIGGER IF EXISTS {table}_refuse_{verb}"), &[]).await?;
                }
                tx.execute(sql, &[]).await?;
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

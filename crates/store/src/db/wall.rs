//! Row-level security on PostgreSQL: the second wall between companies. Every connection runs as a role that owns nothing, and
//! says which company it works for; a table shows and takes the rows of that company alone, whatever a statement forgets.
//! Refuses nothing by itself: the policies do. SQLite has no such wall. See decision 0131.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::{APP_ROLE, Db, Dialect, Error, Pools, Read, Tx, quoted};

/// Connections opened so soon after a company was named may not have heard of it.
const MARGIN: Duration = Duration::from_secs(5);

/// The company the connections of a pool work for; none sees no company's rows.
#[derive(Default)]
pub(crate) struct Wall {
    company: OnceLock<(Uuid, Instant)>,
}

/// What is to be done with a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// It knows the company.
    AsItIs,
    /// It may not have heard of the company, which was named a moment ago: it is told.
    Raise,
    /// It was opened about then, and would have to be told each time: another one is opened, which knows.
    Renew,
}

impl Wall {
    /// Names the company; the first that is named stays.
    pub(crate) fn name(&self, company: Uuid) {
        self.company.get_or_init(|| (company, Instant::now()));
    }

    fn text(&self) -> String {
        self.company.get().map(|(company, _)| company.to_string()).unwrap_or_default()
    }

    /// What is to be done with an idle connection of that age before it is used.
    pub(crate) fn before_use(&self, age: Duration) -> Use {
        let Some((_, since)) = self.company.get() else { return Use::AsItIs };
        let named = since.elapsed();
        match age + MARGIN >= named {
            false => Use::AsItIs,
            true if named <= MARGIN => Use::Raise,
            true => Use::Renew,
        }
    }

    /// Puts a connection behind the wall. Before the first migration the role is not there.
    pub(crate) async fn raise(&self, connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        let sql = format!(
            "SELECT set_config('treeline.tenant', '{}', false); SELECT set_config('role', rolname, false) FROM pg_roles \
             WHERE rolname = '{APP_ROLE}' AND pg_has_role(session_user, oid, 'MEMBER')",
            self.text()
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await.map(drop)
    }

    /// What a transaction says first: a pooler between may hand out another connection for each.
    pub(crate) fn opening(&self, role: Option<&str>) -> String {
        match role {
            Some(role) => format!("SET LOCAL ROLE {role}; SET LOCAL treeline.tenant = '{}'", self.text()),
            None => "SET LOCAL ROLE NONE; SET LOCAL treeline.across = 'on'".to_owned(),
        }
    }
}

impl Db {
    /// From now on this database and its clones work for this company alone; the first that is named stays.
    pub fn serve(&self, company: kernel::TenantId) {
        if let Pools::Pg { wall, .. } = &*self.pools {
            wall.name(company.uuid());
        }
    }

    /// The same database working for another company, over connections of its own.
    pub async fn of(&self, company: kernel::TenantId) -> Result<Db, Error> {
        match &*self.pools {
            Pools::Lite { .. } => Ok(self.clone()),
            Pools::Pg { reopen, .. } => {
                let db = Self::postgres(&reopen.0, &reopen.1).await?;
                db.serve(company);
                Ok(if self.in_bulk { db.in_bulk() } else { db })
            }
        }
    }

    /// One statement with the rights of the login itself, past the wall: for set-up and for tests of what guards against it.
    pub async fn as_owner(&self, sql: &str) -> Result<(), Error> {
        self.write_as_owner(async |tx: &mut Tx| tx.execute_raw(sql).await).await
    }

    /// Tells PostgreSQL what tables hold that have changed much since it looked, so that it plans for what is there; its own
    /// round comes by once a minute, and until then a table that an import has filled is taken for an empty one. What waits to
    /// be put into the index of fragments is put there: until then every search reads it from end to end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn look_anew(&self) -> Result<(), Error> {
        if self.dialect() == Dialect::Sqlite {
            return Ok(());
        }
        let changed = "SELECT CAST(relname AS TEXT) FROM pg_stat_user_tables WHERE schemaname = 'public' \
                       AND n_mod_since_analyze > 1000 + n_live_tup / 10 ORDER BY 1";
        for row in self.read().query(changed, &[]).await? {
            let table: String = row.get(0)?;
            self.as_owner(&format!("ANALYZE {}", quoted(&table)?)).await?;
        }
        self.as_owner("SELECT gin_clean_pending_list('search_entry_by_gram')").await
    }

    /// Whether the wall stands for this connection's statements; on SQLite there is none to stand.
    pub async fn is_walled(&self) -> Result<bool, Error> {
        if self.dialect() == Dialect::Sqlite {
            return Ok(true);
        }
        let sql = "SELECT row_security_active('account') AND current_setting('treeline.tenant', true) <> ''";
        self.read().query_opt(sql, &[]).await?.map_or(Ok(false), |row| row.get(0))
    }
}

/// Tables whose rows belong to no company, and the list of companies itself.
const OPEN: [&str; 1] = ["tenant"];
/// Read by a function with its owner's rights, which names the company itself: the owner is not held back there.
const OWNED: [&str; 1] = ["search_entry"];

/// Puts every table with a `tenant_id` behind the wall that is not: also those of later releases.
pub(crate) async fn build(db: &Db) -> Result<(), Error> {
    if db.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    let bare = "SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' \
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped \
                AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) ORDER BY 1";
    db.write_as_owner(async |tx: &mut Tx| {
        tx.execute("UPDATE schema_lease SET turns = turns + 1 WHERE id = 1", &[]).await?;
        for row in tx.query(bare, &[]).await? {
            let name: String = row.get(0)?;
            if OPEN.contains(&name.as_str()) {
                continue;
            }
            let table = quoted(&name)?;
            let force = if OWNED.contains(&name.as_str()) { "" } else { ", FORCE ROW LEVEL SECURITY" };
            // The settings are read once a statement, not once a row. `across` opens the wall to the login itself when it
            // says so: migrations and backups.
            tx.execute_raw(&format!(
                "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY{force}; \
                 CREATE POLICY company ON {table} USING (\
                 tenant_id = (SELECT CAST(nullif(current_setting('treeline.tenant', true), '') AS uuid)) \
                 OR (SELECT current_user <> '{APP_ROLE}' AND coalesce(current_setting('treeline.across', true), '') = 'on'))"
            ))
            .await?;
        }
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_connections_opened_about_the_naming_are_told_or_renewed() {
        let check = |named_s: u64, age_s: u64, expected: Use| {
            let wall = Wall::default();
            let since = Instant::now().checked_sub(Duration::from_secs(named_s)).unwrap();
            wall.company.set((Uuid::nil(), since)).unwrap();
            assert_eq!(wall.before_use(Duration::from_secs(age_s)), expected, "{named_s} s, {age_s} s old");
        };
        check(1, 3, Use::Raise);
        check(1, 0, Use::Raise);
        check(60, 90, Use::Renew);
        check(60, 57, Use::Renew);
        check(60, 50, Use::AsItIs);
        check(60, 0, Use::AsItIs);
        assert_eq!(Wall::default().before_use(Duration::ZERO), Use::AsItIs);
    }
}

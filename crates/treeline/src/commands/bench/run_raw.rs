//! What `bench run` is compared with: the rows a run reads copied out, as many lines as it writes copied
//! in with an index by payee, and the same lines computed and written by one SQL statement.

use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use kernel::{Period, TenantId};
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, Row as _};
use store::{BulkRow, Db};

/// Seconds.
pub struct Copied {
    /// Reading the rows a run is computed from.
    pub out: f64,
    /// Writing its lines as plain rows, with an index.
    pub into: f64,
}

/// Copies the rows out, and `lines` made-up lines in.
pub async fn copy(db: &Db, url: &str, tenant: TenantId, period: Period, lines: u64) -> Result<Copied> {
    let (from, until) = (period.from(), period.until());
    // u: an id, t: a text, i: a number.
    let selects = [
        (
            "uttttu",
            "SELECT id, joined, status, rank, country, account_id FROM member WHERE tenant_id = $1"
                .to_owned(),
        ),
        (
            "uui",
            "SELECT member_id, parent_id, slot FROM tree_edge WHERE tenant_id = $1 AND tree = 'sponsor'"
                .to_owned(),
        ),
        (
            "uuuttiiit",
            format!(
                "SELECT id, member_id, account_id, sold_on, currency, amount, pv, bv, kind FROM sale \
                 WHERE tenant_id = $1 AND sold_on >= '{from}' AND sold_on < '{until}'"
            ),
        ),
    ];
    let started = Instant::now();
    for (kinds, sql) in selects {
        let mut held: Vec<u8> = Vec::new();
        db.scan(&sql, &[tenant.uuid().into()], move |row| keep(row, kinds, &mut held)).await?;
    }
    let out = started.elapsed().as_secs_f64();
    let started = Instant::now();
    if db.sqlite_file().is_some() {
        let file = db.sqlite_file().map(std::path::Path::to_owned).context("a file")?;
        tokio::task::spawn_blocking(move || lite_in(&file.with_extension("raw"), lines)).await??;
    } else {
        pg_in(url, lines).await?;
    }
    Ok(Copied { out, into: started.elapsed().as_secs_f64() })
}

fn keep(row: &BulkRow<'_>, kinds: &str, held: &mut Vec<u8>) -> Result<(), store::Error> {
    for (at, kind) in kinds.bytes().enumerate() {
        if kind == b'i' {
            held.extend_from_slice(&row.int(at)?.unwrap_or(0).to_le_bytes());
        } else {
            held.extend_from_slice(row.bytes(at)?.unwrap_or(&[]));
        }
    }
    Ok(())
}

/// A made-up line: payee, source, bonus, level, rate, base, amount; ten of one payee in a row.
fn line(n: u64) -> [i64; 7] {
    let n = n as i64;
    [n / 10, -1, 0, n % 10 + 1, n % 5, n * 7_919 % 200_000_000, n * 31 % 1_000_000]
}

fn lite_in(file: &std::path::Path, lines: u64) -> Result<()> {
    let mut db = rusqlite::Connection::open(file)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw_line (payee INTEGER NOT NULL, source INTEGER \
         NOT NULL, bonus INTEGER NOT NULL, level INTEGER NOT NULL, rate INTEGER NOT NULL, base INTEGER NOT NULL, amount \
         INTEGER NOT NULL) STRICT",
    )?;
    let tx = db.transaction()?;
    {
        let mut insert = tx.prepare("INSERT INTO raw_line VALUES (?, ?, ?, ?, ?, ?, ?)")?;
        for n in 0..lines {
            insert.execute(line(n))?;
        }
    }
    tx.execute_batch("CREATE INDEX raw_line_by_payee ON raw_line (payee)")?;
    tx.commit()?;
    Ok(())
}

async fn pg_in(url: &str, lines: u64) -> Result<()> {
    let mut db = PgConnection::connect(url).await?;
    let mut tx = db.begin().await?;
    tx.execute(
        "CREATE TABLE raw_line (payee integer NOT NULL, source integer NOT NULL, bonus smallint NOT NULL, level smallint NOT \
         NULL, rate smallint NOT NULL, base bigint NOT NULL, amount bigint NOT NULL)",
    )
    .await?;
    let mut copy = tx.copy_in_raw("COPY raw_line FROM STDIN (FORMAT BINARY)").await?;
    let mut buffer: Vec<u8> = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0".to_vec();
    for n in 0..lines {
        buffer.extend_from_slice(&7_i16.to_be_bytes());
        for (at, value) in line(n).into_iter().enumerate() {
            let width = [4, 4, 2, 2, 2, 8, 8][at];
            buffer.extend_from_slice(&(width as i32).to_be_bytes());
            buffer.extend_from_slice(&value.to_be_bytes()[8 - width..]);
        }
        if buffer.len() > 256 * 1024 {
            copy.send(buffer.as_slice()).await?;
            buffer.clear();
        }
    }
    buffer.extend_from_slice(&(-1_i16).to_be_bytes());
    copy.send(buffer.as_slice()).await?;
    copy.finish().await?;
    tx.execute("CREATE INDEX raw_line_by_payee ON raw_line (payee)").await?;
    tx.commit().await?;
    Ok(())
}

/// A line for every buyer and each of ten levels above, rounded, written with an index by payee:
/// seconds, and cents paid.
pub async fn sql(url: &str, tenant: TenantId, period: Period) -> Result<(f64, i64)> {
    let mut db = PgConnection::connect(url).await?;
    // Past the wall of row-level security, where the login is no superuser.
    db.execute("SET treeline.across = 'on'").await?;
    db.execute("ANALYZE member, sale, tree_edge").await?;
    // The best it can do: nothing goes through temporary files.
    db.execute("SET work_mem = '1GB'").await?;
    let (tenant, from, until) = (tenant.uuid(), period.from(), period.until());
    let statement = format!(
        "CREATE TABLE sql_line AS WITH RECURSIVE rate (level, rate) AS (VALUES (1, 0.05), (2, 0.04), (3, 0.03), (4, 0.02), (5, \
         0.02), (6, 0.01), (7, 0.01), (8, 0.01), (9, 0.01), (10, 0.01)), edge AS MATERIALIZED (SELECT member_id, parent_id \
         FROM tree_edge WHERE tenant_id = '{tenant}' AND tree = 'sponsor' AND valid_to IS NULL AND parent_id IS NOT NULL), \
         volume AS (SELECT member_id, sum(pv)::bigint AS pv FROM sale WHERE tenant_id = '{tenant}' AND sold_on >= '{from}' AND \
         sold_on < '{until}' GROUP BY member_id), up (payee, level, source, pv) AS (SELECT edge.parent_id, 1, member_id, \
         volume.pv FROM volume JOIN edge USING (member_id) UNION ALL SELECT edge.parent_id, up.level + 1, up.source, up.pv \
         FROM up JOIN edge ON edge.member_id = up.payee WHERE up.level < 10) SELECT up.payee, up.level, up.source, up.pv AS \
         base, rate.rate, round(up.pv * rate.rate / 100)::bigint AS amount FROM up JOIN rate USING (level)"
    );
    let started = Instant::now();
    db.execute(AssertSqlSafe(statement)).await?;
    db.execute("CREATE INDEX sql_line_by_payee ON sql_line (payee)").await?;
    let seconds = started.elapsed().as_secs_f64();
    let row = db.fetch_one("SELECT coalesce(sum(amount), 0)::bigint FROM sql_line").await?;
    let total: i64 = row.try_get(0).map_err(|error| anyhow!("{error}"))?;
    db.close().await?;
    Ok((seconds, total))
}

//! Parts of a run in the database; refuses to show those of a run that is not published.

use kernel::{RunId, TenantId};
use uuid::Uuid;

use crate::db::{Error, Read, Tx};

/// The kinds of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Lines, [`super::codec::LINES`] each.
    Lines,
    /// Members with their results, [`super::codec::MEMBERS`] each; `first_id` is the first member's id.
    Members,
    /// Rows and amounts of the payees, highest first.
    Payees,
    /// Ids of the sales, in the order of their rows.
    Sales,
    /// What legs brought from the run before, [`super::codec::LOTS`] each.
    Brought,
    /// What legs carry into the next run.
    Carried,
    /// What late returns take back of closed lines, [`super::codec::UNDONE`] each.
    Undone,
    /// What a person should look at, one chunk of JSON; its rows are the anomalies.
    Anomalies,
    /// The one dictionary, as JSON.
    Dictionary,
}

impl Part {
    /// The word in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Members => "members",
            Self::Payees => "payees",
            Self::Sales => "sales",
            Self::Brought => "brought",
            Self::Carried => "carried",
            Self::Undone => "undone",
            Self::Anomalies => "anomalies",
            Self::Dictionary => "dictionary",
        }
    }
}

/// One chunk on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Its kind.
    pub part: Part,
    /// Counts from 0 within its kind.
    pub number: i64,
    /// How many rows it packs.
    pub rows: i64,
    /// Id of its first row, for members.
    pub first: Option<[u8; 16]>,
    /// The packed columns.
    pub bytes: Vec<u8>,
}

/// Appends chunks to a run that is not published yet.
pub async fn write(tx: &mut Tx, tenant: TenantId, run: RunId, chunks: Vec<Chunk>) -> Result<(), Error> {
    let rows = chunks.into_iter().map(|chunk| {
        vec![
            tenant.uuid().into(),
            run.uuid().into(),
            chunk.part.as_str().into(),
            chunk.number.into(),
            chunk.rows.into(),
            chunk.first.map(Uuid::from_bytes).into(),
            chunk.bytes.into(),
        ]
    });
    let columns = ["tenant_id", "run_id", "part", "number", "rows", "first_id", "bytes"];
    tx.insert_many("run_part", &columns, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Takes away what an interrupted calculation left; never touches a published run.
pub async fn clear(tx: &mut Tx, tenant: TenantId, run: RunId) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM run_part WHERE tenant_id = $1 AND run_id = $2 AND NOT EXISTS \
         (SELECT 1 FROM run_detail d WHERE d.tenant_id = $1 AND d.id = $2 AND d.published_at IS NOT NULL)",
        &[tenant.uuid().into(), run.uuid().into()],
    )
    .await
}

/// How many chunks, rows and bytes each kind of part has, published or not.
pub async fn sizes(
    db: &mut impl Read,
    tenant: TenantId,
    run: RunId,
) -> Result<Vec<(String, i64, i64, i64)>, Error> {
    let rows = db
        .query(
            "SELECT part, COUNT(*), CAST(SUM(rows) AS BIGINT), CAST(SUM(LENGTH(bytes)) AS BIGINT) FROM run_part \
             WHERE tenant_id = $1 AND run_id = $2 GROUP BY part ORDER BY part",
            &[tenant.uuid().into(), run.uuid().into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).collect()
}

const PUBLISHED: &str = "SELECT p.number, p.bytes FROM run_part p JOIN run_detail d \
     ON d.tenant_id = p.tenant_id AND d.id = p.run_id AND d.published_at IS NOT NULL \
     WHERE p.tenant_id = $1 AND p.run_id = $2 AND p.part = $3";

/// One chunk of a published run.
pub async fn one(
    db: &mut impl Read,
    tenant: TenantId,
    run: RunId,
    part: Part,
    number: i64,
) -> Result<Option<Vec<u8>>, Error> {
    let sql = format!("{PUBLISHED} AND p.number = $4");
    let args = [tenant.uuid().into(), run.uuid().into(), part.as_str().into(), number.into()];
    db.query_opt(&sql, &args).await?.map(|row| row.get(1)).transpose()
}

/// Every chunk of a kind of a published run, in order.
pub async fn all(
    db: &mut impl Read,
    tenant: TenantId,
    run: RunId,
    part: Part,
) -> Result<Vec<Vec<u8>>, Error> {
    let sql = format!("{PUBLISHED} ORDER BY p.number");
    let rows = db.query(&sql, &[tenant.uuid().into(), run.uuid().into(), part.as_str().into()]).await?;
    rows.iter().map(|row| row.get(1)).collect()
}

/// The first `length` bytes of the given chunks of a published run, with their numbers, in one question:
/// enough for what stands at the beginning of a chunk. At most 500 numbers.
pub async fn heads(
    db: &mut impl Read,
    tenant: TenantId,
    run: RunId,
    part: Part,
    numbers: &[i64],
    length: usize,
) -> Result<Vec<(i64, Vec<u8>)>, Error> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let marks = (0..numbers.len()).map(|at| format!("${}", at + 4)).collect::<Vec<_>>().join(", ");
    let sql = PUBLISHED.replace("p.bytes", &format!("SUBSTR(p.bytes, 1, {length})"));
    let mut args = vec![tenant.uuid().into(), run.uuid().into(), part.as_str().into()];
    args.extend(numbers.iter().map(|number| (*number).into()));
    let rows = db.query(&format!("{sql} AND p.number IN ({marks})"), &args).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The chunk in which a member must stand if the run knows it: number and bytes.
pub async fn of_member(
    db: &mut impl Read,
    tenant: TenantId,
    run: RunId,
    member: Uuid,
) -> Result<Option<(i64, Vec<u8>)>, Error> {
    let sql = format!("{PUBLISHED} AND p.first_id <= $4 ORDER BY p.first_id DESC LIMIT 1");
    let args = [tenant.uuid().into(), run.uuid().into(), Part::Members.as_str().into(), member.into()];
    db.query_opt(&sql, &args).await?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

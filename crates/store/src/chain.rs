//! Sealed, chained blocks over append-only entries; refuses a broken link, a wrong root and an entry
//! that is neither sealed nor waiting.
//!
//! A writer adds its entry and a row in `unsealed` in one transaction and never reads the head, so
//! that writers do not queue. A sealer turns what waits into a block at least once a second.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Db, Dialect, Error, Read, Tx, Value};

/// The hash of one entry.
pub type Leaf = [u8; 32];

/// Most entries of one block.
const BLOCK_ENTRIES_MAX: i64 = 10_000;
/// Bytes of one entry inside a block: id and leaf.
const ENTRY_BYTES: usize = 16 + 32;

/// Adds an entry to `chain` (`audit`, `ledger`, `sale` …), in the transaction that writes the entry.
pub async fn push(tx: &mut Tx, tenant: TenantId, chain: &str, id: Uuid, leaf: Leaf) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO unsealed (tenant_id, chain, entry_id, leaf) VALUES ($1, $2, $3, $4)",
        &[tenant.uuid().into(), chain.into(), id.into(), leaf.into()],
    )
    .await?;
    Ok(())
}

/// Seals what waits in `chain` into one block and says how many entries it took; 0 when nothing
/// waits. Two sealers at once: one of them does the work, the other is tried again and finds the rest.
pub async fn seal(db: &Db, tenant: TenantId, chain: &str, at: Timestamp) -> Result<usize, Error> {
    let key: [Value; 2] = [tenant.uuid().into(), chain.into()];
    db.write(async |tx| {
        // What the statement removes is what it returns: an entry that commits meanwhile stays. PostgreSQL, whose figures of
        // this table are always old, would join it with itself row by row: it gets an array.
        let among = match tx.dialect() {
            Dialect::Sqlite => "IN",
            Dialect::Postgres => "= ANY (ARRAY",
        };
        let sql = format!(
            "DELETE FROM unsealed WHERE tenant_id = $1 AND chain = $2 AND entry_id {among} \
             (SELECT entry_id FROM unsealed WHERE tenant_id = $1 AND chain = $2 ORDER BY entry_id LIMIT $3){} \
             RETURNING entry_id, leaf",
            if among == "IN" { "" } else { ")" }
        );
        let taken =
            tx.query(&sql, &[key[0].clone(), key[1].clone(), BLOCK_ENTRIES_MAX.into()]).await?;
        if taken.is_empty() {
            return Ok(0);
        }
        let mut sorted: Vec<(Uuid, Leaf)> = Vec::with_capacity(taken.len());
        for row in &taken {
            sorted.push((row.get(0)?, row.get(1)?));
        }
        sorted.sort_unstable();
        let mut entries = Vec::with_capacity(sorted.len() * ENTRY_BYTES);
        for (id, leaf) in &sorted {
            entries.extend_from_slice(id.as_bytes());
            entries.extend_from_slice(leaf);
        }
        let head = tx
            .query_opt(
                "SELECT number, root FROM block WHERE tenant_id = $1 AND chain = $2 ORDER BY number DESC LIMIT 1",
                &key,
            )
            .await?;
        let (number, previous) = match head {
            Some(row) => (row.get::<i64>(0)? + 1, row.get::<Leaf>(1)?),
            None => (1, [0; 32]),
        };
        let root = root_of(previous, number, &entries);
        let inserted = tx
            .execute(
                "INSERT INTO block (tenant_id, chain, number, sealed_at, previous, root, entries) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                &[
                    key[0].clone(),
                    key[1].clone(),
                    number.into(),
                    at.into(),
                    previous.into(),
                    root.into(),
                    entries.into(),
                ],
            )
            .await;
        match inserted {
            Ok(_) => Ok(sorted.len()),
            // Another sealer took the number: the whole transaction is tried again.
            Err(Error::Unique { .. }) => Err(tx.lose("another sealer was faster")),
            Err(error) => Err(error),
        }
    })
    .await
}

/// Seals whatever waits in any chain of the company and says how many entries it took.
pub async fn seal_all(db: &Db, tenant: TenantId, at: Timestamp) -> Result<usize, Error> {
    let waiting = db
        .read()
        .query("SELECT DISTINCT chain FROM unsealed WHERE tenant_id = $1", &[tenant.uuid().into()])
        .await?;
    let mut sealed = 0;
    for row in &waiting {
        let chain: String = row.get(0)?;
        loop {
            let taken = seal(db, tenant, &chain, at).await?;
            sealed += taken;
            // A block that is not full has taken everything there was.
            if taken < BLOCK_ENTRIES_MAX as usize {
                break;
            }
        }
    }
    Ok(sealed)
}

fn root_of(previous: Leaf, number: i64, entries: &[u8]) -> Leaf {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&previous).update(&number.to_be_bytes()).update(entries);
    *hasher.finalize().as_bytes()
}

/// A broken invariant: a stable code and the id or block number where it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which invariant, such as `block-root-wrong`.
    pub code: &'static str,
    /// The first bad id or number.
    pub id: String,
}

/// Every entry a chain knows, sealed or waiting.
#[derive(Debug, Clone, Default)]
pub struct Known {
    leaves: BTreeMap<Uuid, Leaf>,
    /// The number of blocks read.
    pub blocks: i64,
    /// The root of the last block, zero before the first: what a checkpoint signs.
    pub head: Leaf,
}

impl Known {
    /// Crosses an entry off; tells what is wrong with it. `leaf` is computed anew from the entry.
    pub fn cross_off(&mut self, id: Uuid, leaf: Leaf) -> Option<Broken> {
        match self.leaves.remove(&id) {
            None => Some(Broken { code: "entry-not-sealed", id: id.to_string() }),
            Some(sealed) if sealed != leaf => Some(Broken { code: "entry-changed", id: id.to_string() }),
            Some(_) => None,
        }
    }

    /// The first entry that was sealed and has not been crossed off: it is gone.
    pub fn missing(&self) -> Option<Broken> {
        self.leaves.keys().next().map(|id| Broken { code: "entry-missing", id: id.to_string() })
    }
}

/// Reads a chain from its beginning, checking every link and root; the inner error is the first that
/// is broken.
pub async fn read(db: &mut impl Read, tenant: TenantId, chain: &str) -> Result<Result<Known, Broken>, Error> {
    let key: [Value; 2] = [tenant.uuid().into(), chain.into()];
    let mut known = Known::default();
    loop {
        let row = db
            .query_opt(
                "SELECT number, previous, root, entries FROM block \
                 WHERE tenant_id = $1 AND chain = $2 AND number > $3 ORDER BY number LIMIT 1",
                &[key[0].clone(), key[1].clone(), known.blocks.into()],
            )
            .await?;
        let Some(row) = row else { break };
        let (number, previous, root): (i64, Leaf, Leaf) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let entries: Vec<u8> = row.get(3)?;
        let broken = |code| Ok(Err(Broken { code, id: format!("{chain}/{number}") }));
        if number != known.blocks + 1 {
            return broken("block-missing");
        }
        if previous != known.head {
            return broken("block-link-broken");
        }
        if root != root_of(previous, number, &entries) || !entries.len().is_multiple_of(ENTRY_BYTES) {
            return broken("block-root-wrong");
        }
        for entry in entries.chunks_exact(ENTRY_BYTES) {
            let (id, leaf) = entry.split_at(16);
            let id = Uuid::from_slice(id).unwrap_or_default();
            let leaf = Leaf::try_from(leaf).unwrap_or_default();
            if known.leaves.insert(id, leaf).is_some() {
                return Ok(Err(Broken { code: "entry-sealed-twice", id: id.to_string() }));
            }
        }
        known.blocks = number;
        known.head = root;
    }
    let waiting =
        db.query("SELECT entry_id, leaf FROM unsealed WHERE tenant_id = $1 AND chain = $2", &key).await?;
    for row in &waiting {
        let id: Uuid = row.get(0)?;
        if known.leaves.insert(id, row.get(1)?).is_some() {
            return Ok(Err(Broken { code: "entry-sealed-twice", id: id.to_string() }));
        }
    }
    Ok(Ok(known))
}

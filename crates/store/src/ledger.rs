//! Rows of the ledger: entries in, movements and balances out; refuses to change what stands.

use jiff::Timestamp;
use kernel::{Currency, Date, MemberId, PostingId, Problem, RunId, TenantId, UserId};
use ledger::chain::Salt;
use ledger::{Account, AccountKind, Entry, EntryKind, Posting, content_hash};
use uuid::Uuid;

use crate::db::{Error, Read, Tx, Value};

/// The chain that seals ledger entries.
pub const CHAIN: &str = "ledger";

/// Who booked an entry, when, and for which run.
#[derive(Debug, Clone, Copy)]
pub struct Booked {
    /// The company.
    pub tenant: TenantId,
    /// The person; `None` for the operator.
    pub actor: Option<UserId>,
    /// The moment.
    pub at: Timestamp,
    /// The run it posts.
    pub run: Option<RunId>,
    /// Keeps the content out of the chain's hash.
    pub salt: Salt,
}

/// Appends an entry with its postings and hands it to the chain.
pub async fn append(tx: &mut Tx, booked: &Booked, entry: &Entry) -> Result<(), Error> {
    let leaf = content_hash(&booked.salt, &entry.content());
    let tenant = booked.tenant.uuid();
    tx.execute(
        "INSERT INTO ledger_entry (tenant_id, id, kind, booked_on, reference, reverses_id, run_id, actor_id, at, salt, leaf) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            tenant.into(),
            entry.id().uuid().into(),
            entry.kind().as_str().into(),
            entry.on().to_string().into(),
            entry.reference().into(),
            entry.reverses().map(|id| id.uuid()).into(),
            booked.run.map(|id| id.uuid()).into(),
            booked.actor.map(|id| id.uuid()).into(),
            booked.at.into(),
            booked.salt.as_slice().into(),
            leaf.0.into(),
        ],
    )
    .await?;
    let rows = entry.postings().iter().enumerate().map(|(number, posting)| {
        vec![
            tenant.into(),
            entry.id().uuid().into(),
            Value::Int(number as i64),
            posting.account.kind().as_str().into(),
            posting.account.holder().map(|id| id.uuid()).into(),
            posting.amount.currency().code().into(),
            posting.amount.minor().into(),
        ]
    });
    let columns = ["tenant_id", "entry_id", "number", "account", "holder_id", "currency", "amount"];
    tx.insert_many("ledger_posting", &columns, rows.collect::<Vec<_>>()).await?;
    tx.execute(
        "INSERT INTO unsealed (tenant_id, chain, entry_id, leaf) VALUES ($1, $2, $3, $4)",
        &[tenant.into(), CHAIN.into(), entry.id().uuid().into(), leaf.0.into()],
    )
    .await?;
    Ok(())
}

/// How many entries a run has in the ledger, and the sum of what they credit to members, minor units.
pub async fn of_run(db: &mut impl Read, tenant: TenantId, run: RunId) -> Result<(i64, i64), Error> {
    let rows = db
        .query(
            "SELECT COUNT(DISTINCT e.id), CAST(COALESCE(SUM(-p.amount), 0) AS BIGINT) FROM ledger_entry e \
             JOIN ledger_posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id AND p.account = $3 \
             WHERE e.tenant_id = $1 AND e.run_id = $2",
            &[tenant.uuid().into(), run.uuid().into(), AccountKind::CommissionPayable.as_str().into()],
        )
        .await?;
    match rows.first() {
        Some(row) => Ok((row.get(0)?, row.get(1)?)),
        None => Ok((0, 0)),
    }
}

/// What the company owes a member for commissions, minor units per currency.
pub async fn owed(
    db: &mut impl Read,
    tenant: TenantId,
    member: MemberId,
) -> Result<Vec<(String, i64)>, Error> {
    let rows = db
        .query(
            "SELECT currency, CAST(SUM(-amount) AS BIGINT) FROM ledger_posting \
             WHERE tenant_id = $1 AND holder_id = $2 AND account = $3 GROUP BY currency ORDER BY currency",
            &[tenant.uuid().into(), member.uuid().into(), AccountKind::CommissionPayable.as_str().into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// What the company owes every member for commissions in a currency, minor units; members the ledger never wrote
/// anything for are left out.
pub async fn owed_all(
    db: &mut impl Read,
    tenant: TenantId,
    currency: &str,
) -> Result<Vec<(Uuid, i64)>, Error> {
    let rows = db
        .query(
            "SELECT holder_id, CAST(SUM(-amount) AS BIGINT) FROM ledger_posting \
             WHERE tenant_id = $1 AND holder_id IS NOT NULL AND account = $2 AND currency = $3 \
             GROUP BY holder_id ORDER BY holder_id",
            &[tenant.uuid().into(), AccountKind::CommissionPayable.as_str().into(), currency.into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// A fault that verification found: what, and the id of the first entry that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable code.
    pub code: &'static str,
    /// The entry.
    pub entry: Uuid,
}

/// Reads every entry again, rebuilds it by the engine's rules and compares its hash; the first fault
/// ends it. Answers how many entries were read.
pub async fn verify(db: &mut impl Read, tenant: TenantId) -> Result<Result<u64, Fault>, Error> {
    const PAGE: i64 = 500;
    let (mut after, mut count) = (Uuid::nil(), 0u64);
    loop {
        let rows = db
            .query(
                "SELECT id, kind, booked_on, reference, reverses_id, salt, leaf FROM ledger_entry \
                 WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
                &[tenant.uuid().into(), after.into(), PAGE.into()],
            )
            .await?;
        for row in &rows {
            let id: Uuid = row.get(0)?;
            if let Err(code) = check_entry(db, tenant, id, row).await? {
                return Ok(Err(Fault { code, entry: id }));
            }
            count += 1;
            after = id;
        }
        if (rows.len() as i64) < PAGE {
            return Ok(Ok(count));
        }
    }
}

async fn check_entry(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    row: &crate::db::Row,
) -> Result<Result<(), &'static str>, Error> {
    let postings = db
        .query(
            "SELECT account, holder_id, currency, amount FROM ledger_posting \
             WHERE tenant_id = $1 AND entry_id = $2 ORDER BY number",
            &[tenant.uuid().into(), id.into()],
        )
        .await?;
    let mut parts = Vec::with_capacity(postings.len());
    for posting in &postings {
        let (account, holder): (String, Option<Uuid>) = (posting.get(0)?, posting.get(1)?);
        let (currency, amount): (String, i64) = (posting.get(2)?, posting.get(3)?);
        let read = || -> Result<Posting, Problem> {
            let account = Account::new(AccountKind::parse(&account)?, holder.map(MemberId::from_uuid))?;
            Ok(Posting::new(account, kernel::Money::from_minor(amount, currency.parse::<Currency>()?)))
        };
        match read() {
            Ok(part) => parts.push(part),
            Err(_) => return Ok(Err("ledger-posting-damaged")),
        }
    }
    let (kind, on, reference): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let reverses: Option<Uuid> = row.get(4)?;
    let (salt, leaf): (Vec<u8>, Vec<u8>) = (row.get(5)?, row.get(6)?);
    let rebuilt = || -> Option<Entry> {
        let kind = EntryKind::parse(&kind)?;
        let on: Date = on.parse().ok()?;
        Entry::restore(
            PostingId::from_uuid(id),
            kind,
            on,
            reference,
            reverses.map(PostingId::from_uuid),
            parts,
        )
        .ok()
    };
    let Some(entry) = rebuilt() else { return Ok(Err("ledger-entry-unbalanced")) };
    let Ok(salt) = Salt::try_from(salt.as_slice()) else { return Ok(Err("ledger-entry-damaged")) };
    if content_hash(&salt, &entry.content()).0.as_slice() != leaf {
        return Ok(Err("ledger-entry-altered"));
    }
    Ok(Ok(()))
}

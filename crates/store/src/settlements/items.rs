//! What is open on the accounts of members: postings that stand in no settlement, and what the last one left. Refuses, by
//! the key of its table, to put a posting into two settlements.

use std::collections::BTreeMap;

use kernel::{Date, TenantId};
use ledger::AccountKind;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::{Error, Read, Tx, Value};

const PAYABLE: AccountKind = AccountKind::CommissionPayable;

/// An open posting of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whose.
    pub member: Uuid,
    /// The entry.
    pub entry: Uuid,
    /// Its number in the entry.
    pub number: i64,
    /// A word of `ledger::EntryKind`.
    pub kind: String,
    /// `YYYY-MM-DD`.
    pub on: String,
    /// What caused it.
    pub reference: String,
    /// What is owed by it, minor units: positive for the member.
    pub owed: i64,
}

/// What the last posted settlement left a member with.
#[derive(Debug, Clone, PartialEq)]
pub struct Carry {
    /// Whose.
    pub member: Uuid,
    /// Kept less owed.
    pub balance: i64,
    /// Credits, as the use case writes them.
    pub kept: Json,
    /// Debts, as the use case writes them.
    pub debts: Json,
}

/// The first members after `after` about whom a settlement has something to say: with open postings, with something brought
/// along, or with a guarantee.
pub async fn members(
    db: &mut impl Read,
    tenant: TenantId,
    currency: &str,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    let open = "SELECT DISTINCT p.holder_id FROM ledger_posting p \
                LEFT JOIN settlement_item i ON i.tenant_id = p.tenant_id AND i.entry_id = p.entry_id AND i.number = p.number \
                WHERE p.tenant_id = $1 AND p.account = $4 AND p.currency = $2 AND p.holder_id > $3 AND i.entry_id IS NULL \
                ORDER BY p.holder_id LIMIT $5";
    let carried = "SELECT member_id FROM settlement_carry WHERE tenant_id = $1 AND currency = $2 AND member_id > $3 \
                   ORDER BY member_id LIMIT $4";
    let guaranteed = "SELECT member_id FROM payee WHERE tenant_id = $1 AND member_id > $2 AND guaranteed \
                      ORDER BY member_id LIMIT $3";
    let key = || Value::from(tenant.uuid());
    let args = [key(), currency.into(), after.into(), PAYABLE.as_str().into(), limit.into()];
    let mut rows = db.query(open, &args).await?;
    rows.extend(db.query(carried, &[key(), currency.into(), after.into(), limit.into()]).await?);
    rows.extend(db.query(guaranteed, &[key(), after.into(), limit.into()]).await?);
    let mut ids = rows.iter().map(|row| row.get::<Uuid>(0)).collect::<Result<Vec<_>, _>>()?;
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(ids)
}

/// The open postings of the members after `after` up to `last`, booked on or before a day.
pub async fn open(
    db: &mut impl Read,
    tenant: TenantId,
    currency: &str,
    (after, last): (Uuid, Uuid),
    on: Date,
) -> Result<Vec<Item>, Error> {
    let sql = "SELECT p.holder_id, p.entry_id, p.number, e.kind, e.booked_on, e.reference, -p.amount FROM ledger_posting p \
               JOIN ledger_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id \
               LEFT JOIN settlement_item i ON i.tenant_id = p.tenant_id AND i.entry_id = p.entry_id AND i.number = p.number \
               WHERE p.tenant_id = $1 AND p.account = $5 AND p.currency = $2 AND p.holder_id > $3 AND p.holder_id <= $4 \
               AND i.entry_id IS NULL AND e.booked_on <= $6 ORDER BY p.holder_id, p.entry_id, p.number";
    let args = [
        tenant.uuid().into(),
        currency.into(),
        after.into(),
        last.into(),
        PAYABLE.as_str().into(),
        on.to_string().into(),
    ];
    let mut out = Vec::new();
    for row in db.query(sql, &args).await? {
        out.push(Item {
            member: row.get(0)?,
            entry: row.get(1)?,
            number: row.get(2)?,
            kind: row.get(3)?,
            on: row.get(4)?,
            reference: row.get(5)?,
            owed: row.get(6)?,
        });
    }
    Ok(out)
}

/// What was left to the members after `after` up to `last`.
pub async fn carried(
    db: &mut impl Read,
    tenant: TenantId,
    currency: &str,
    (after, last): (Uuid, Uuid),
) -> Result<BTreeMap<Uuid, Carry>, Error> {
    let sql = "SELECT member_id, balance, kept, debts FROM settlement_carry \
               WHERE tenant_id = $1 AND currency = $2 AND member_id > $3 AND member_id <= $4";
    let mut out = BTreeMap::new();
    for row in db.query(sql, &[tenant.uuid().into(), currency.into(), after.into(), last.into()]).await? {
        let carry =
            Carry { member: row.get(0)?, balance: row.get(1)?, kept: row.get(2)?, debts: row.get(3)? };
        out.insert(carry.member, carry);
    }
    Ok(out)
}

/// By member and code: the bases of what was withheld in a year, of payouts that have not failed.
pub async fn withheld(
    db: &mut impl Read,
    tenant: TenantId,
    currency: &str,
    year: i64,
    (after, last): (Uuid, Uuid),
) -> Result<Vec<(Uuid, String, i64)>, Error> {
    let sql = "SELECT w.member_id, w.code, CAST(SUM(w.base) AS BIGINT) FROM settlement_withheld w \
               JOIN payout p ON p.tenant_id = w.tenant_id AND p.settlement_id = w.settlement_id AND p.member_id = w.member_id \
               WHERE w.tenant_id = $1 AND w.currency = $2 AND w.year = $3 AND w.member_id > $4 AND w.member_id <= $5 \
               AND p.state <> 'failed' GROUP BY w.member_id, w.code";
    let args = [tenant.uuid().into(), currency.into(), year.into(), after.into(), last.into()];
    db.query(sql, &args).await?.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect()
}

/// Puts postings into a settlement; fails with [`Error::Unique`] of `settlement_item` when one is in another.
pub async fn take(
    tx: &mut Tx,
    tenant: TenantId,
    settlement: Uuid,
    postings: impl IntoIterator<Item = (Uuid, i64)>,
) -> Result<(), Error> {
    let row = |(entry, number): (Uuid, i64)| {
        vec![tenant.uuid().into(), entry.into(), Value::Int(number), settlement.into()]
    };
    let rows: Vec<Vec<Value>> = postings.into_iter().map(row).collect();
    tx.insert_many("settlement_item", &["tenant_id", "entry_id", "number", "settlement_id"], rows).await?;
    Ok(())
}

/// Lets go of the postings a settlement that is not posted has taken: another may take them.
pub async fn release(tx: &mut Tx, tenant: TenantId, settlement: Uuid) -> Result<(), Error> {
    let sql = "DELETE FROM settlement_item WHERE tenant_id = $1 AND settlement_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), settlement.into()]).await.map(drop)
}

/// As [`release`], with the payees: it is computed anew.
pub async fn clear(tx: &mut Tx, tenant: TenantId, settlement: Uuid) -> Result<(), Error> {
    release(tx, tenant, settlement).await?;
    let sql = "DELETE FROM settlement_payee WHERE tenant_id = $1 AND settlement_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), settlement.into()]).await.map(drop)
}

/// Writes what a posted settlement leaves its payees with, in place of what was there.
pub async fn carry(
    tx: &mut Tx,
    tenant: TenantId,
    (settlement, currency): (Uuid, &str),
    members: &[Uuid],
    left: &[Carry],
) -> Result<(), Error> {
    for page in members.chunks(500) {
        let among = tx.dialect().is_one_of_ids("member_id", "$3");
        let sql = format!("DELETE FROM settlement_carry WHERE tenant_id = $1 AND currency = $2 AND {among}");
        tx.execute(&sql, &[tenant.uuid().into(), currency.into(), Value::ids(page)]).await?;
    }
    let rows: Vec<Vec<Value>> = left
        .iter()
        .map(|one| {
            vec![
                tenant.uuid().into(),
                currency.into(),
                one.member.into(),
                settlement.into(),
                one.balance.into(),
                (&one.kept).into(),
                (&one.debts).into(),
            ]
        })
        .collect();
    let columns = ["tenant_id", "currency", "member_id", "settlement_id", "balance", "kept", "debts"];
    tx.insert_many("settlement_carry", &columns, rows).await?;
    Ok(())
}

/// Notes on which base what was withheld in a year: member, code, base, amount.
pub async fn note_withheld(
    tx: &mut Tx,
    tenant: TenantId,
    (settlement, currency, year): (Uuid, &str, i64),
    rows: &[(Uuid, String, i64, i64)],
) -> Result<(), Error> {
    let row = |(member, code, base, amount): &(Uuid, String, i64, i64)| {
        vec![
            tenant.uuid().into(),
            currency.into(),
            year.into(),
            (*member).into(),
            code.into(),
            settlement.into(),
            (*base).into(),
            (*amount).into(),
        ]
    };
    let columns = ["tenant_id", "currency", "year", "member_id", "code", "settlement_id", "base", "amount"];
    tx.insert_many("settlement_withheld", &columns, rows.iter().map(row).collect::<Vec<_>>()).await?;
    Ok(())
}

/// Notes which entries a settlement made.
pub async fn note_entry(tx: &mut Tx, tenant: TenantId, settlement: Uuid, entry: Uuid) -> Result<(), Error> {
    let sql = "INSERT INTO settlement_entry (tenant_id, settlement_id, entry_id) VALUES ($1, $2, $3)";
    tx.execute(sql, &[tenant.uuid().into(), settlement.into(), entry.into()]).await.map(drop)
}

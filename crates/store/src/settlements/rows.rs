//! The payees of a settlement: what each is paid and why, in pages; refuses nothing, the record's state decides.

use kernel::TenantId;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::{Error, Read, Row, Tx, Value};

/// One payee of one settlement.
#[derive(Debug, Clone, PartialEq)]
pub struct PayeeRow {
    /// Who.
    pub member: Uuid,
    /// A word of `settle::Outcome`.
    pub outcome: String,
    /// All credits.
    pub gross: i64,
    /// What fees take.
    pub fees: i64,
    /// What is withheld.
    pub withheld: i64,
    /// Debts taken back.
    pub recovered: i64,
    /// What leaves.
    pub payout: i64,
    /// What the ledger owed before.
    pub brought: i64,
    /// What it owes after.
    pub balance: i64,
    /// What a guarantee costs the company.
    pub expense: i64,
    /// The version of what was entered about the payee, 0 for nothing.
    pub payee_version: i64,
    /// Lines, reasons, what stays, what is owed.
    pub detail: Json,
}

const NAMES: [&str; 14] = [
    "tenant_id",
    "settlement_id",
    "member_id",
    "outcome",
    "gross",
    "fees",
    "withheld",
    "recovered",
    "payout",
    "brought",
    "balance",
    "expense",
    "payee_version",
    "detail",
];
const COLUMNS: &str = "s.member_id, s.outcome, s.gross, s.fees, s.withheld, s.recovered, s.payout, s.brought, s.balance, \
                       s.expense, s.payee_version, s.detail FROM settlement_payee s";

fn read(row: &Row) -> Result<PayeeRow, Error> {
    Ok(PayeeRow {
        member: row.get(0)?,
        outcome: row.get(1)?,
        gross: row.get(2)?,
        fees: row.get(3)?,
        withheld: row.get(4)?,
        recovered: row.get(5)?,
        payout: row.get(6)?,
        brought: row.get(7)?,
        balance: row.get(8)?,
        expense: row.get(9)?,
        payee_version: row.get(10)?,
        detail: row.get(11)?,
    })
}

/// Adds payees.
pub async fn add(tx: &mut Tx, tenant: TenantId, settlement: Uuid, rows: &[PayeeRow]) -> Result<(), Error> {
    let values = |row: &PayeeRow| -> Vec<Value> {
        vec![
            tenant.uuid().into(),
            settlement.into(),
            row.member.into(),
            row.outcome.as_str().into(),
            row.gross.into(),
            row.fees.into(),
            row.withheld.into(),
            row.recovered.into(),
            row.payout.into(),
            row.brought.into(),
            row.balance.into(),
            row.expense.into(),
            row.payee_version.into(),
            (&row.detail).into(),
        ]
    };
    tx.insert_many("settlement_payee", &NAMES, rows.iter().map(values).collect::<Vec<_>>()).await?;
    Ok(())
}

/// One payee.
pub async fn get(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
    member: Uuid,
) -> Result<Option<PayeeRow>, Error> {
    let sql =
        format!("SELECT {COLUMNS} WHERE s.tenant_id = $1 AND s.settlement_id = $2 AND s.member_id = $3");
    let args = [tenant.uuid().into(), settlement.into(), member.into()];
    db.query_opt(&sql, &args).await?.as_ref().map(read).transpose()
}

/// Payees in the order of their ids, after `after`: for whoever goes through all.
pub async fn walk(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
    after: Uuid,
    limit: i64,
) -> Result<Vec<PayeeRow>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE s.tenant_id = $1 AND s.settlement_id = $2 AND s.member_id > $3 ORDER BY s.member_id LIMIT $4"
    );
    let args = [tenant.uuid().into(), settlement.into(), after.into(), limit.into()];
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// Payees for a screen: of an outcome or of all, among some members or all, the highest payout first, after the row named.
pub async fn page(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
    (outcome, members): (Option<&str>, Option<&[Uuid]>),
    after: Option<(i64, Uuid)>,
    limit: i64,
) -> Result<Vec<PayeeRow>, Error> {
    let (payout, member) = after.unwrap_or((i64::MAX, Uuid::max()));
    let mut args: Vec<Value> =
        vec![tenant.uuid().into(), settlement.into(), payout.into(), member.into(), limit.into()];
    let mut more = String::new();
    if let Some(outcome) = outcome {
        args.push(outcome.into());
        more += &format!(" AND s.outcome = ${}", args.len());
    }
    if let Some(members) = members {
        args.push(Value::ids(members));
        let place = format!("${}", args.len());
        more += &format!(" AND {}", db.dialect().is_one_of_ids("s.member_id", &place));
    }
    let sql = format!(
        "SELECT {COLUMNS} WHERE s.tenant_id = $1 AND s.settlement_id = $2 AND (s.payout, s.member_id) < ($3, $4){more} \
         ORDER BY s.payout DESC, s.member_id DESC LIMIT $5"
    );
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// The posted settlements a member stands in, the newest first, with their codes, days and currencies.
pub async fn of_member(
    db: &mut impl Read,
    tenant: TenantId,
    member: Uuid,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<(super::SettlementRow, PayeeRow)>, Error> {
    let sql = "SELECT s.settlement_id FROM settlement_payee s \
               JOIN settlement t ON t.tenant_id = s.tenant_id AND t.id = s.settlement_id AND t.state = 'posted' \
               WHERE s.tenant_id = $1 AND s.member_id = $2 AND s.settlement_id < $3 ORDER BY s.settlement_id DESC LIMIT $4";
    let args = [tenant.uuid().into(), member.into(), before.unwrap_or(Uuid::max()).into(), limit.into()];
    let mut out = Vec::new();
    for row in db.query(sql, &args).await? {
        let id: Uuid = row.get(0)?;
        if let (Some(settlement), Some(own)) =
            (super::get(db, tenant, id).await?, get(db, tenant, id, member).await?)
        {
            out.push((settlement, own));
        }
    }
    Ok(out)
}

/// A payee about whom something was entered or changed since the settlement was computed.
pub async fn changed(db: &mut impl Read, tenant: TenantId, settlement: Uuid) -> Result<Option<Uuid>, Error> {
    let sql = "SELECT s.member_id FROM settlement_payee s \
               LEFT JOIN payee p ON p.tenant_id = s.tenant_id AND p.member_id = s.member_id \
               WHERE s.tenant_id = $1 AND s.settlement_id = $2 AND COALESCE(p.version, 0) <> s.payee_version LIMIT 1";
    let row = db.query_opt(sql, &[tenant.uuid().into(), settlement.into()]).await?;
    row.map(|row| row.get(0)).transpose()
}

/// A payee who is to be paid while nobody knows what became of an earlier payout.
pub async fn doubtful(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
    currency: &str,
) -> Result<Option<Uuid>, Error> {
    let sql = "SELECT s.member_id FROM settlement_payee s \
               JOIN payout p ON p.tenant_id = s.tenant_id AND p.member_id = s.member_id AND p.currency = $3 \
               AND p.state = 'unknown' WHERE s.tenant_id = $1 AND s.settlement_id = $2 AND s.payout > 0 LIMIT 1";
    let args = [tenant.uuid().into(), settlement.into(), currency.into()];
    db.query_opt(sql, &args).await?.map(|row| row.get(0)).transpose()
}

//! What a run is computed from, read in bulk: members, both trees as they stood on the period's last
//! day, and the period's sales; refuses nothing by rule, and counts what it leaves out.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use kernel::{Currency, Date, Period, Points, Problem, TenantId};
use plan::{Column, Ids, Inputs, Members, NONE, Sales, Texts, Values};
use uuid::Uuid;

use crate::db::{Db, Error};

/// Sales that a run cannot count, so that a person sees them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Sales in another currency than the plan's.
    pub other_currency: u64,
    /// Sales that belong to no member of the network.
    pub no_member: u64,
}

/// Ids differ in their last eight bytes: a product spreads the difference over all bits, and the fold
/// brings it down to those a table asks first, so that ids which merely count are found as fast.
#[derive(Default)]
struct Tail(u64);

impl Hasher for Tail {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.rchunks(8).take(1) {
            let mut tail = [0u8; 8];
            tail[..chunk.len()].copy_from_slice(chunk);
            let spread = u64::from_be_bytes(tail).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.0 = spread ^ (spread >> 32);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Rows = HashMap<[u8; 16], u32, BuildHasherDefault<Tail>>;

/// What the bulk readers fill.
#[derive(Default)]
struct Filling {
    members: Members,
    accounts: Vec<Option<[u8; 16]>>,
    rows: Rows,
    /// Accounts that were merged, and where they lead.
    leads: HashMap<[u8; 16], [u8; 16], BuildHasherDefault<Tail>>,
    sales: Sales,
    pv: Vec<i64>,
    bv: Vec<i64>,
    /// The sale each row takes back.
    takes_back: Vec<Option<[u8; 16]>>,
    left_out: LeftOut,
}

type Shared = Arc<Mutex<Filling>>;

fn lock(shared: &Shared) -> MutexGuard<'_, Filling> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn day(text: &str) -> Result<i32, Error> {
    text.parse::<Date>().map(Date::days).map_err(|problem: Problem| Error::Column(problem.to_string()))
}

fn missing(what: &str) -> Error {
    Error::Column(format!("{what} is missing"))
}

/// Reads everything a run of `period` needs. Sales confirmed after `cut` are left for a later run, so
/// that reading twice gives the same rows.
pub async fn inputs(
    db: &Db,
    tenant: TenantId,
    period: Period,
    currency: Currency,
    cut: Timestamp,
) -> Result<(Inputs, LeftOut), Error> {
    let shared = Shared::default();
    {
        let mut filling = lock(&shared);
        filling.members.ids = Ids::uuids();
        filling.sales.ids = Ids::uuids();
    }
    members(db, tenant, &shared).await?;
    let last =
        Date::from_days(period.until().days() - 1).map_err(|problem| Error::Column(problem.to_string()))?;
    statuses(db, tenant, last, &shared).await?;
    edges(db, tenant, "sponsor", last, &shared).await?;
    edges(db, tenant, "placement", last, &shared).await?;
    merged(db, tenant, &shared).await?;
    sales(db, tenant, period, currency, cut, &shared).await?;
    let mut filling = std::mem::take(&mut *lock(&shared));
    if filling.members.placement.iter().all(|parent| *parent == NONE) {
        filling.members.placement = Vec::new();
        filling.members.leg = Vec::new();
    }
    filling.sales.takes_back = takes_back(&filling.takes_back);
    filling.sales.columns = vec![
        Column { name: "pv".into(), values: Values::Number(filling.pv) },
        Column { name: "bv".into(), values: Values::Number(filling.bv) },
    ];
    Ok((
        Inputs { period, members: filling.members, sales: filling.sales, carry: Vec::new() },
        filling.left_out,
    ))
}

/// The sales that rows take back; no column when none does, as in a run from before returns said it.
pub(super) fn takes_back(rows: &[Option<[u8; 16]>]) -> Ids {
    let mut ids = Ids::uuids();
    if rows.iter().any(Option::is_some) {
        rows.iter().for_each(|id| ids.push_uuid(id.unwrap_or_default()));
    }
    ids
}

async fn members(db: &Db, tenant: TenantId, shared: &Shared) -> Result<(), Error> {
    let into = shared.clone();
    let sql =
        "SELECT id, joined, status, rank, country, account_id FROM member WHERE tenant_id = $1 ORDER BY id";
    db.scan(sql, &[tenant.uuid().into()], move |row| {
        let mut filling = lock(&into);
        let id = row.uuid(0)?.ok_or_else(|| missing("a member's id"))?.into_bytes();
        let number = u32::try_from(filling.accounts.len()).map_err(|_| missing("room for members"))?;
        filling.rows.insert(id, number);
        let Filling { members, accounts, .. } = &mut *filling;
        members.ids.push_uuid(id);
        members.sponsor.push(NONE);
        members.placement.push(NONE);
        members.leg.push(0);
        members.joined.push(row.text(1)?.map_or(Ok(Values::NO_DATE), day)?);
        members.status.push(row.text(2)?.unwrap_or(""));
        members.rank.push(row.text(3)?.unwrap_or(""));
        members.country.push(row.text(4)?.unwrap_or(""));
        accounts.push(row.uuid(5)?.map(Uuid::into_bytes));
        Ok(())
    })
    .await?;
    Ok(())
}

/// The standing on the last day: the latest dated one, else the record's.
async fn statuses(db: &Db, tenant: TenantId, last: Date, shared: &Shared) -> Result<(), Error> {
    let into = shared.clone();
    // The date is a checked `YYYY-MM-DD`; bulk reads take no text arguments.
    let sql = format!(
        "SELECT member_id, status FROM member_status \
         WHERE tenant_id = $1 AND valid_from <= '{last}' ORDER BY member_id, valid_from, id"
    );
    db.scan(&sql, &[tenant.uuid().into()], move |row| {
        let mut filling = lock(&into);
        let id = row.uuid(0)?.ok_or_else(|| missing("a member's id"))?.into_bytes();
        let Some(&number) = filling.rows.get(&id) else { return Ok(()) };
        let word = row.text(1)?.unwrap_or("");
        let status = &mut filling.members.status;
        let code = match status.words.iter().position(|known| known == word) {
            Some(code) => code,
            None => {
                status.words.push(word.to_owned());
                status.words.len() - 1
            }
        };
        status.codes[number as usize] = u32::try_from(code).unwrap_or(NONE);
        Ok(())
    })
    .await?;
    Ok(())
}

async fn edges(
    db: &Db,
    tenant: TenantId,
    tree: &'static str,
    last: Date,
    shared: &Shared,
) -> Result<(), Error> {
    let into = shared.clone();
    let sql = format!(
        "SELECT member_id, parent_id, slot FROM tree_edge WHERE tenant_id = $1 AND tree = '{tree}' \
         AND valid_from <= '{last}' AND (valid_to IS NULL OR valid_to >= '{last}') ORDER BY member_id, version"
    );
    db.scan(&sql, &[tenant.uuid().into()], move |row| {
        let mut filling = lock(&into);
        let id = row.uuid(0)?.ok_or_else(|| missing("an edge's member"))?.into_bytes();
        let Some(&number) = filling.rows.get(&id) else { return Ok(()) };
        let parent = row.uuid(1)?.and_then(|parent| filling.rows.get(&parent.into_bytes()).copied());
        let slot = row.int(2)?.and_then(|slot| u16::try_from(slot).ok()).unwrap_or(0);
        let members = &mut filling.members;
        let parents = if tree == "sponsor" { &mut members.sponsor } else { &mut members.placement };
        parents[number as usize] = parent.unwrap_or(NONE);
        if tree == "placement" {
            members.leg[number as usize] = slot;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// Sales name the member they were made by; those of a member who was merged count for the one who stays. Accounts
/// likewise, where a member's own account is told from a customer's.
async fn merged(db: &Db, tenant: TenantId, shared: &Shared) -> Result<(), Error> {
    let members = crate::merges::all(&mut db.read(), tenant, "member").await?;
    let accounts = crate::merges::all(&mut db.read(), tenant, "account").await?;
    let mut filling = lock(shared);
    for (loser, winner) in members {
        if let Some(number) = filling.rows.get(&winner.into_bytes()).copied() {
            filling.rows.insert(loser.into_bytes(), number);
        }
    }
    let lead = accounts.into_iter().map(|(loser, winner)| (loser.into_bytes(), winner.into_bytes()));
    filling.leads.extend(lead);
    Ok(())
}

async fn sales(
    db: &Db,
    tenant: TenantId,
    period: Period,
    currency: Currency,
    cut: Timestamp,
    shared: &Shared,
) -> Result<(), Error> {
    let into = shared.clone();
    let (from, until) = (period.from(), period.until());
    let sql = format!(
        "SELECT id, member_id, account_id, sold_on, currency, amount, pv, bv, kind, returns_id FROM sale \
         WHERE tenant_id = $1 AND sold_on >= '{from}' AND sold_on < '{until}' AND confirmed_at <= $2 ORDER BY id"
    );
    db.scan(&sql, &[tenant.uuid().into(), cut.into()], move |row| {
        let mut filling = lock(&into);
        let member = row.uuid(1)?.and_then(|id| filling.rows.get(&id.into_bytes()).copied());
        let Some(member) = member else {
            filling.left_out.no_member += 1;
            return Ok(());
        };
        if row.text(4)? != Some(currency.code()) {
            filling.left_out.other_currency += 1;
            return Ok(());
        }
        let account = row.uuid(2)?.map(Uuid::into_bytes);
        let account = account.map(|id| filling.leads.get(&id).copied().unwrap_or(id));
        let own = account.is_some() && account == filling.accounts[member as usize];
        let number =
            |at: usize| -> Result<i64, Error> { row.int(at)?.ok_or_else(|| missing("a sale's amount")) };
        let Filling { sales, pv, bv, takes_back, .. } = &mut *filling;
        sales.ids.push_uuid(row.uuid(0)?.ok_or_else(|| missing("a sale's id"))?.into_bytes());
        sales.member.push(member);
        sales.date.push(day(row.text(3)?.ok_or_else(|| missing("a sale's day"))?)?);
        sales.amount.push(number(5)?);
        sales.kind.push(if own { "personal" } else { "retail" });
        sales.returned.push(row.text(8)? == Some("return"));
        takes_back.push(row.uuid(9)?.map(Uuid::into_bytes));
        pv.push(number(6)?);
        bv.push(number(7)?);
        Ok(())
    })
    .await?;
    Ok(())
}

/// How many sales the period holds, of whatever member and currency.
pub async fn count_sales(
    db: &mut impl crate::db::Read,
    tenant: TenantId,
    period: Period,
) -> Result<i64, Error> {
    let row = db
        .query_opt(
            "SELECT COUNT(*) FROM sale WHERE tenant_id = $1 AND sold_on >= $2 AND sold_on < $3",
            &[tenant.uuid().into(), period.from().to_string().into(), period.until().to_string().into()],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// The day of the first sale.
pub async fn first_sale(db: &mut impl crate::db::Read, tenant: TenantId) -> Result<Option<Date>, Error> {
    let sql = "SELECT sold_on FROM sale WHERE tenant_id = $1 ORDER BY sold_on LIMIT 1";
    let row = db.query_opt(sql, &[tenant.uuid().into()]).await?;
    let text: Option<String> = row.map(|row| row.get(0)).transpose()?;
    text.map(|text| text.parse().map_err(|problem: Problem| Error::Column(problem.to_string()))).transpose()
}

/// Volumes in the tables are `kernel::Points` units, as the columns of [`Inputs`] want them.
const _: () = assert!(Points::UNIT == 10_000);

/// A text column of few words, from its dictionary and codes.
pub fn texts(words: &[String], codes: impl Iterator<Item = u32>) -> Texts {
    Texts { words: words.to_vec(), codes: codes.collect() }
}

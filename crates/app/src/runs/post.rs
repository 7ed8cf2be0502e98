//! An approved run into the ledger: expense against what each payee is owed, what late returns take back the
//! other way round in entries of their own, the residue of rounding on its own account, and the ranks it found onto its members, all in one transaction; refuses to
//! post twice and a period with unseen sales.

use std::collections::BTreeMap;

use access::{Action, Principal};
use flow::{RunEvent, RunState};
use kernel::{Date, MemberId, Money, PostingId, Problem, RunId};
use ledger::{Account, AccountKind, Entry, EntryKind, Posting};
use serde_json::json;
use store::ledger::Booked;
use store::runs::parts::Part;
use store::runs::record::{self, RunRow};
use store::runs::{codec, members, parts, sales, undone};

use super::{OBJECT, Report, decide};
use crate::{Cx, Error};

/// Payees of one entry: room is left for the expense, the residue and what limits cut.
const PAYEES_PER_ENTRY: usize = ledger::entry::MAX_POSTINGS - 3;

/// Posts a run.
///
/// # Errors
/// `access-denied`, `not-found`, `flow-step` unless it is approved, `run-period-open`, `run-stale`.
pub async fn post(cx: &Cx, who: &Principal, id: RunId) -> Result<(), Error> {
    who.require(OBJECT, Action::Post)?;
    let run = super::visible(cx, who, id).await?;
    let state = RunState::parse(&run.state).ok_or_else(|| Error::internal("a run in an unknown state"))?;
    let to = state.after(RunEvent::Post).map_err(|problem| Error::Conflict(problem.into()))?;
    let today = crate::company::today(cx, who.tenant).await?;
    let owed = owed(cx, who, &run).await?;
    let taken = taken(cx, who, &run).await?;
    let entries = entries(cx, &run, &made(&owed, &taken)?, &taken)?;
    let ranks = ranks(cx, who, &run).await?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let now = record::get(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            if now.version != run.version {
                return Err(Error::Stale { current: now.version });
            }
            record::shut(tx, who.tenant, id).await?;
            decide::complete(tx, who, &run, today).await?;
            for entry in &entries {
                let salt = store::audit::salt()?;
                let booked =
                    Booked { tenant: who.tenant, actor: who.user, at: cx.now(), run: Some(id), salt };
                store::ledger::append(tx, &booked, entry).await?;
            }
            if !record::step(tx, who.tenant, &run, to, who.user, cx.now()).await? {
                return Err(Error::Stale { current: run.version + 1 });
            }
            let mut ranked = 0;
            // A month posted late says nothing about the ranks of today.
            if !record::posted_after(tx, who.tenant, &run.period).await? {
                let wanted: Vec<_> = ranks.iter().map(|(member, rank)| (*member, rank.as_str())).collect();
                ranked = store::network::set_ranks(tx, who.tenant, &wanted).await?;
            }
            let diff = json!({ "entries": entries.len(), "ranks_changed": ranked });
            super::audit(cx, tx, who, id, "posted", &diff).await
        })
        .await
}

/// The rank each member bears by the run; nothing where the plan has no ranks.
async fn ranks(cx: &Cx, who: &Principal, run: &RunRow) -> Result<Vec<(uuid::Uuid, String)>, Error> {
    let dictionary = super::view::dictionary(cx, who.tenant, run.id).await?;
    let mut ranks = Vec::new();
    if dictionary.ranks.is_empty() {
        return Ok(ranks);
    }
    let chunks = parts::all(&mut cx.db.read(), who.tenant, run.id, Part::Members).await?;
    for (chunk, number) in chunks.iter().zip(0usize..) {
        let rows = members::unpack(chunk, &dictionary, number * codec::MEMBERS).map_err(damaged)?;
        let rank = |row: &members::MemberRow| dictionary.ranks.get(usize::from(row.rank)).cloned();
        ranks.extend(rows.iter().filter_map(|row| Some((uuid::Uuid::from_bytes(row.id), rank(row)?))));
    }
    Ok(ranks)
}

/// What the run owes each payee, minor units, in the order of the members' ids.
async fn owed(cx: &Cx, who: &Principal, run: &RunRow) -> Result<Vec<(MemberId, i64)>, Error> {
    let mut db = cx.db.read();
    let mut ids = Vec::new();
    for chunk in parts::all(&mut db, who.tenant, run.id, Part::Members).await? {
        ids.extend(members::ids(&chunk).map_err(damaged)?);
    }
    let mut owed = Vec::new();
    for chunk in parts::all(&mut db, who.tenant, run.id, Part::Payees).await? {
        for (row, amount) in sales::unpack_payees(&chunk).map_err(damaged)? {
            let id = ids.get(row as usize).ok_or_else(|| Error::internal("a payee without a member"))?;
            if amount != 0 {
                owed.push((MemberId::from_uuid(uuid::Uuid::from_bytes(*id)), amount));
            }
        }
    }
    owed.sort_unstable();
    Ok(owed)
}

/// What late returns take back from each payee, minor units below zero, in the order of the members' ids.
async fn taken(cx: &Cx, who: &Principal, run: &RunRow) -> Result<BTreeMap<MemberId, i64>, Error> {
    let mut db = cx.db.read();
    let adjustments = parts::all(&mut db, who.tenant, run.id, Part::Undone).await?;
    let mut out = BTreeMap::new();
    if adjustments.is_empty() {
        return Ok(out);
    }
    let mut ids = Vec::new();
    for chunk in parts::all(&mut db, who.tenant, run.id, Part::Members).await? {
        ids.extend(members::ids(&chunk).map_err(damaged)?);
    }
    for one in undone::unpack(&adjustments).map_err(damaged)? {
        let id = ids.get(one.payee as usize).ok_or_else(|| Error::internal("a payee without a member"))?;
        let own = out.entry(MemberId::from_uuid(uuid::Uuid::from_bytes(*id))).or_insert(0i64);
        *own = own.checked_add(one.amount).ok_or_else(overflow)?;
    }
    out.retain(|_, amount| *amount != 0);
    Ok(out)
}

/// What the month itself made for each payee: what is owed, and what was taken back from it.
fn made(owed: &[(MemberId, i64)], taken: &BTreeMap<MemberId, i64>) -> Result<Vec<(MemberId, i64)>, Error> {
    let mut made: BTreeMap<MemberId, i64> = owed.iter().copied().collect();
    for (member, amount) in taken {
        let own = made.entry(*member).or_insert(0);
        *own = own.checked_sub(*amount).ok_or_else(overflow)?;
    }
    Ok(made.into_iter().filter(|(_, amount)| *amount != 0).collect())
}

fn overflow() -> Error {
    Error::refused(Problem::new("money-overflow"))
}

fn damaged(problem: Problem) -> Error {
    Error::internal(format!("a run's parts are damaged: {problem}"))
}

/// The entries of a run: each balances by itself; the residue and what limits cut stand in the first. What is
/// taken back stands in entries of its own.
fn entries(
    cx: &Cx,
    run: &RunRow,
    made: &[(MemberId, i64)],
    taken: &BTreeMap<MemberId, i64>,
) -> Result<Vec<Entry>, Error> {
    let fault = |problem: Problem| Error::internal(problem.to_string());
    let report: Report = serde_json::from_value(run.report.clone()).map_err(Error::internal)?;
    let currency = run.currency.as_deref().unwrap_or_default().parse().map_err(fault)?;
    let money = |minor: i64| Money::from_minor(minor, currency);
    let period: kernel::Period = run.period.parse().map_err(fault)?;
    let on = Date::from_days(period.until().days() - 1).map_err(fault)?;
    let (mut residue, mut cut) = (report.residue, report.cut);
    let mut entries = Vec::new();
    for page in made.chunks(PAYEES_PER_ENTRY) {
        let mut postings = Vec::with_capacity(page.len() + 3);
        let mut sum = 0i64;
        for (member, amount) in page {
            sum = sum.checked_add(*amount).ok_or_else(overflow)?;
            postings.push(Posting::new(Account::commission_payable(*member), money(-*amount)));
        }
        let expense = sum.checked_add(residue).and_then(|expense| expense.checked_add(cut));
        let expense = expense.ok_or_else(overflow)?;
        if expense != 0 {
            postings.push(Posting::new(Account::commission_expense(), money(expense)));
        }
        if residue != 0 {
            let account = Account::new(AccountKind::RoundingResidue, None).map_err(fault)?;
            postings.push(Posting::new(account, money(-residue)));
        }
        if cut != 0 {
            let account = Account::new(AccountKind::CapResidue, None).map_err(fault)?;
            postings.push(Posting::new(account, money(-cut)));
        }
        (residue, cut) = (0, 0);
        let id = PostingId::from_uuid(cx.new_id());
        entries.push(Entry::new(id, EntryKind::Commission, on, &run.code, postings).map_err(fault)?);
    }
    let taken: Vec<(MemberId, i64)> = taken.iter().map(|(member, amount)| (*member, *amount)).collect();
    for page in taken.chunks(PAYEES_PER_ENTRY) {
        let mut postings = Vec::with_capacity(page.len() + 1);
        let mut sum = 0i64;
        for (member, amount) in page {
            sum = sum.checked_add(*amount).ok_or_else(overflow)?;
            postings.push(Posting::new(Account::commission_payable(*member), money(-*amount)));
        }
        postings.push(Posting::new(Account::commission_expense(), money(sum)));
        let id = PostingId::from_uuid(cx.new_id());
        entries.push(Entry::new(id, EntryKind::Clawback, on, &run.code, postings).map_err(fault)?);
    }
    Ok(entries)
}

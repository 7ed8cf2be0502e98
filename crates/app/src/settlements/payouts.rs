//! What becomes of payouts, one by one and of a whole file, by a person's word. Refuses whatever could pay twice; the same
//! word once more changes nothing.

use std::collections::BTreeMap;

use access::{Action, Principal};
use kernel::{Currency, Date, MemberId, Money, PostingId, Problem};
use ledger::{Account, AccountKind, Entry, EntryKind, Posting};
use serde_json::json;
use settle::{Payout, PayoutCommand, PayoutEffect, PayoutState};
use store::Tx;
use store::ledger::Booked;
use store::settlements::payees::{self, Person};
use store::settlements::payouts::{self, PayoutRow};
use store::settlements::{self as kept, files};
use uuid::Uuid;

use super::{OBJECT, check_text, currency, decimal, fault, note, overflow, page_size, require, visible};
use crate::{Cx, Error};

/// Payees of one entry.
const PAGE: usize = ledger::entry::MAX_POSTINGS - 4;
/// Characters of a reference or a reason.
const REFERENCE_MAX: usize = 200;

/// What is said of a payout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// `sent`, `confirmed`, `failed`, `returned` or `unknown`.
    pub to: String,
    /// The order, the bank's name of the movement, or the reason; not for `unknown`.
    pub reference: String,
}

/// What came of marking several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Payouts that moved.
    pub changed: usize,
    /// Payouts that stood there already, or had ended otherwise.
    pub left: usize,
}

/// A payout as people see it.
#[derive(Debug, Clone, PartialEq)]
pub struct PayoutItem {
    /// The stored row.
    pub row: PayoutRow,
    /// Code and name of the payee.
    pub person: Option<Person>,
    /// Exact decimal.
    pub amount: String,
}

/// A page of payouts.
#[derive(Debug, Clone, PartialEq)]
pub struct PayoutsPage {
    /// In the order of their numbers.
    pub items: Vec<PayoutItem>,
    /// Where the next page begins.
    pub next: Option<i64>,
}

/// The payouts of a settlement, of a state or all.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `settlement-choice`.
pub async fn payouts(
    cx: &Cx,
    who: &Principal,
    settlement: Uuid,
    state: Option<&str>,
    after: i64,
    limit: Option<usize>,
) -> Result<PayoutsPage, Error> {
    let row = visible(cx, who, settlement).await?;
    if let Some(word) = state.filter(|word| !PayoutState::ALL.iter().any(|one| one.as_str() == *word)) {
        return Err(Problem::new("settlement-choice").token(word).field("state").into());
    }
    let limit = page_size(limit);
    let mut db = cx.db.read();
    let mut rows = payouts::list(&mut db, who.tenant, settlement, state, after, limit + 1).await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|row| row.number);
    let currency = currency(&row.currency)?;
    let items = items(&mut db, who, rows, currency).await?;
    Ok(PayoutsPage { items, next })
}

async fn items(
    db: &mut impl store::Read,
    who: &Principal,
    rows: Vec<PayoutRow>,
    currency: Currency,
) -> Result<Vec<PayoutItem>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.member).collect();
    let people = payees::people(db, who.tenant, &ids).await?;
    let item = |row: PayoutRow| PayoutItem {
        person: people.iter().find(|one| one.id == row.member).cloned(),
        amount: decimal(row.amount, currency),
        row,
    };
    Ok(rows.into_iter().map(item).collect())
}

/// The command behind a word.
fn command(mark: &Mark) -> Result<PayoutCommand, Error> {
    let reference = mark.reference.trim().to_owned();
    check_text(&reference, REFERENCE_MAX, "reference")?;
    if reference.is_empty() && mark.to != "unknown" {
        return Err(Problem::new("payout-reference-missing").field("reference").into());
    }
    Ok(match mark.to.as_str() {
        "sent" => PayoutCommand::Send(reference),
        "confirmed" => PayoutCommand::Confirm(reference),
        "failed" => PayoutCommand::Fail(reference),
        "returned" => PayoutCommand::Return(reference),
        "unknown" => PayoutCommand::Doubt,
        other => return Err(Problem::new("settlement-choice").token(other).field("to").into()),
    })
}

/// A payout as far as its states go.
pub(super) fn payout_of(row: &PayoutRow) -> Result<Payout, Error> {
    let state = PayoutState::ALL.into_iter().find(|state| state.as_str() == row.state);
    Ok(Payout {
        state: state.ok_or_else(|| Error::internal("a payout in an unknown state"))?,
        sent_with: row.sent_with.clone(),
        confirmed_by: row.confirmed_by.clone(),
        failed_because: row.failed_because.clone(),
    })
}

/// Says what became of one payout.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`]; the conflicts of `settle::step`; `payout-blocked` for sending while nobody knows what
/// became of an earlier one; `payout-reference-missing`, `settlement-choice`.
pub async fn mark(cx: &Cx, who: &Principal, id: Uuid, mark: &Mark) -> Result<PayoutItem, Error> {
    require(who, OBJECT, Action::Post)?;
    let command = command(mark)?;
    let today = crate::company::today(cx, who.tenant).await?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let row = payouts::hold(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            let before = payout_of(&row)?;
            let (after, effect) = settle::step(&before, &command).map_err(Error::Conflict)?;
            if after == before {
                return Ok(());
            }
            if effect == PayoutEffect::Release {
                unblocked(tx, who, std::slice::from_ref(&row)).await?;
            }
            if !payouts::step(tx, who.tenant, &row, &after, cx.now()).await? {
                return Err(Error::Stale { current: row.version + 1 });
            }
            let cause = row.code.clone();
            let moved = [(row, effect)];
            book(cx, tx, who, &moved, &cause, today).await?;
            let diff = json!({ "payout": cause, "reference": mark.reference });
            note(cx, tx, who, moved[0].0.settlement, &mark.to, &diff).await
        })
        .await?;
    let mut db = cx.db.read();
    let row = payouts::get(&mut db, who.tenant, id).await?.ok_or(Error::NotFound)?;
    let currency = currency(&row.currency)?;
    items(&mut db, who, vec![row], currency).await?.pop().ok_or(Error::NotFound)
}

/// Says what became of every payout of a file that has not ended yet.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`]; `settlement-choice` for `sent`: a file is sent when it is made.
pub async fn mark_file(cx: &Cx, who: &Principal, id: Uuid, mark: &Mark) -> Result<Marked, Error> {
    require(who, OBJECT, Action::Post)?;
    let command = command(mark)?;
    if matches!(command, PayoutCommand::Send(_)) {
        return Err(Problem::new("settlement-choice").token(&mark.to).field("to").into());
    }
    let file = files::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    let today = crate::company::today(cx, who.tenant).await?;
    cx.db
        .write(async |tx| -> Result<Marked, Error> {
            let mut moved = Vec::new();
            let mut left = 0;
            for row in payouts::of_file(tx, who.tenant, id).await? {
                let before = payout_of(&row)?;
                // What has ended otherwise was said of that payout alone, and stays.
                match settle::step(&before, &command) {
                    Ok((after, effect)) if after != before => {
                        if !payouts::step(tx, who.tenant, &row, &after, cx.now()).await? {
                            return Err(Error::Stale { current: row.version + 1 });
                        }
                        moved.push((row, effect));
                    }
                    _ => left += 1,
                }
            }
            if moved.is_empty() {
                return Ok(Marked { changed: 0, left });
            }
            book(cx, tx, who, &moved, &file.code, today).await?;
            let diff = json!({ "file": file.code, "reference": mark.reference, "payouts": moved.len() });
            note(cx, tx, who, file.settlement, &mark.to, &diff).await?;
            Ok(Marked { changed: moved.len(), left })
        })
        .await
}

/// Refuses to send to anybody of whose earlier payout nobody knows what became.
pub(super) async fn unblocked(tx: &mut Tx, who: &Principal, rows: &[PayoutRow]) -> Result<(), Error> {
    let Some(first) = rows.first() else { return Ok(()) };
    let members: Vec<Uuid> = rows.iter().map(|row| row.member).collect();
    match payouts::unknown(tx, who.tenant, &first.currency, &members).await?.first() {
        None => Ok(()),
        Some((_, code)) => Err(Error::Conflict(Problem::new("payout-blocked").with("payout", code))),
    }
}

/// Books what follows from steps: money that leaves, and money that is owed again with everything that was deducted from it.
pub(super) async fn book(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    moved: &[(PayoutRow, PayoutEffect)],
    cause: &str,
    on: Date,
) -> Result<(), Error> {
    let of = |effect: PayoutEffect| moved.iter().filter(move |(_, own)| *own == effect).map(|(row, _)| row);
    let released: Vec<&PayoutRow> = of(PayoutEffect::Release).collect();
    let restored: Vec<&PayoutRow> = of(PayoutEffect::Restore).collect();
    let Some(first) = moved.first() else { return Ok(()) };
    let currency = currency(&first.0.currency)?;
    let money = |minor: i64| Money::from_minor(minor, currency);
    let account = |kind| Account::new(kind, None).map_err(fault);
    let mut entries = Vec::new();
    if !released.is_empty() {
        let sum = released.iter().try_fold(0i64, |sum, row| sum.checked_add(row.amount));
        let sum = sum.ok_or_else(overflow)?;
        let pair = [
            Posting::new(account(AccountKind::PayoutPending)?, money(sum)),
            Posting::new(account(AccountKind::Payout)?, money(-sum)),
        ];
        entries.push((EntryKind::Payout, pair.to_vec()));
    }
    for page in restored.chunks(PAGE) {
        let mut sums: BTreeMap<AccountKind, i64> = BTreeMap::new();
        let mut postings = Vec::new();
        for row in page {
            let from = if row.state == "pending" { AccountKind::PayoutPending } else { AccountKind::Payout };
            let parts = [
                (from, row.amount),
                (AccountKind::FeeIncome, row.fees),
                (AccountKind::Withholding, row.withheld),
            ];
            let mut whole = 0i64;
            for (kind, amount) in parts {
                let sum = sums.entry(kind).or_default();
                *sum = sum.checked_add(amount).ok_or_else(overflow)?;
                whole = whole.checked_add(amount).ok_or_else(overflow)?;
            }
            let member = MemberId::from_uuid(row.member);
            postings.push(Posting::new(Account::commission_payable(member), money(-whole)));
        }
        for (kind, sum) in sums.into_iter().filter(|(_, sum)| *sum != 0) {
            postings.push(Posting::new(account(kind)?, money(sum)));
        }
        entries.push((EntryKind::PayoutReturned, postings));
    }
    for (kind, postings) in entries {
        let id = PostingId::from_uuid(cx.new_id());
        let entry = Entry::new(id, kind, on, cause, postings).map_err(fault)?;
        let salt = store::audit::salt()?;
        let booked = Booked { tenant: who.tenant, actor: who.user, at: cx.now(), run: None, salt };
        store::ledger::append(tx, &booked, &entry).await?;
    }
    Ok(())
}

/// The settlement of a file or payout, kept from others until the transaction ends.
pub(super) async fn held(tx: &mut Tx, who: &Principal, id: Uuid) -> Result<kept::SettlementRow, Error> {
    kept::hold(tx, who.tenant, id).await?.ok_or(Error::NotFound)
}

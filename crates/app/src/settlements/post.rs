//! An approved settlement into the ledger: what is owed becomes payouts, fees and what is withheld, with the payouts
//! themselves and what stays for the next settlement, all in one transaction; refuses to post twice.

use access::{Action, Principal};
use flow::SettlementEvent;
use kernel::{Currency, Date, MemberId, Money, PostingId};
use ledger::{Account, AccountKind, Entry, EntryKind, Posting};
use serde_json::json;
use settle::{Credit, Debt, LineKind, PayoutState};
use store::Tx;
use store::ledger::Booked;
use store::settlements::items::{self, Carry};
use store::settlements::payouts::{self, PayoutRow};
use store::settlements::rows::{self, PayeeRow};
use store::settlements::{self as kept, SettlementRow};
use uuid::Uuid;

use super::read::Detail;
use super::request::state;
use super::{OBJECT, currency, decide, fault, note, overflow, require};
use crate::{Cx, Error};

/// Payees of one entry: room is left for the company's own accounts.
const PAGE: i64 = ledger::entry::MAX_POSTINGS as i64 - 4;

/// Posts a settlement.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `flow-step` unless it is approved, `settlement-stale` when something was entered about
/// a payee since.
pub async fn post(cx: &Cx, who: &Principal, id: Uuid) -> Result<(), Error> {
    require(who, OBJECT, Action::Post)?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let row = kept::hold(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            let to = state(&row)?
                .after(SettlementEvent::Post)
                .map_err(|problem| Error::Conflict(problem.into()))?;
            decide::still_true(tx, who, &row).await?;
            let mut posting =
                Post { cx, who, row: &row, currency: currency(&row.currency)?, number: 0, paid: 0 };
            let mut after = Uuid::nil();
            loop {
                let page = rows::walk(tx, who.tenant, id, after, PAGE).await?;
                let Some(last) = page.last() else { break };
                after = last.member;
                posting.page(tx, &page).await?;
            }
            if posting.paid != row.paid || posting.number != row.payouts {
                return Err(Error::internal("a settlement whose payees do not sum to it"));
            }
            if !kept::step(tx, who.tenant, &row, to.as_str(), cx.now()).await? {
                return Err(Error::Stale { current: row.version + 1 });
            }
            let diff = json!({ "payouts": row.payouts, "payees": row.payees });
            note(cx, tx, who, id, "post", &diff).await
        })
        .await
}

struct Post<'a> {
    cx: &'a Cx,
    who: &'a Principal,
    row: &'a SettlementRow,
    currency: Currency,
    /// Payouts so far.
    number: i64,
    /// What they come to.
    paid: i64,
}

impl Post<'_> {
    async fn page(&mut self, tx: &mut Tx, page: &[PayeeRow]) -> Result<(), Error> {
        let tenant = self.who.tenant;
        if let Some(entry) = self.entry(page)? {
            let salt = store::audit::salt()?;
            let booked = Booked { tenant, actor: self.who.user, at: self.cx.now(), run: None, salt };
            store::ledger::append(tx, &booked, &entry).await?;
            items::note_entry(tx, tenant, self.row.id, entry.id().uuid()).await?;
            let own = entry.postings().iter().zip(0i64..);
            let own = own.filter(|(posting, _)| posting.account.kind() == AccountKind::CommissionPayable);
            let own: Vec<(Uuid, i64)> = own.map(|(_, number)| (entry.id().uuid(), number)).collect();
            items::take(tx, tenant, self.row.id, own).await?;
        }
        let mut paid = Vec::new();
        let (mut left, mut withheld) = (Vec::new(), Vec::new());
        for payee in page {
            let detail = Detail::read(&payee.detail)?;
            left.extend(self.carry(payee, &detail.kept, &detail.debts)?);
            if payee.payout == 0 {
                continue;
            }
            paid.push(self.payout(payee)?);
            let taken = detail.lines.iter().filter(|line| line.kind == LineKind::Withheld);
            withheld.extend(taken.map(|line| {
                let base = line.base.map_or(0, Money::minor);
                (payee.member, line.name.clone(), base, -line.amount.minor())
            }));
        }
        let members: Vec<Uuid> = page.iter().map(|payee| payee.member).collect();
        let code = self.row.currency.as_str();
        items::carry(tx, tenant, (self.row.id, code), &members, &left).await?;
        let on: Date = self.row.on.parse().map_err(fault)?;
        let year = i64::from(on.civil().year());
        items::note_withheld(tx, tenant, (self.row.id, code, year), &withheld).await?;
        Ok(payouts::add(tx, tenant, &paid).await?)
    }

    /// The entry of a page of payees; none where nothing moves.
    fn entry(&self, page: &[PayeeRow]) -> Result<Option<Entry>, Error> {
        let money = |minor: i64| Money::from_minor(minor, self.currency);
        let mut postings = Vec::new();
        let (mut payouts, mut fees, mut withheld, mut expense) = (0i64, 0i64, 0i64, 0i64);
        for payee in page {
            let change = payee.balance.checked_sub(payee.brought).ok_or_else(overflow)?;
            if change != 0 {
                let account = Account::commission_payable(MemberId::from_uuid(payee.member));
                postings.push(Posting::new(account, money(-change)));
            }
            let sums = [
                (&mut payouts, payee.payout),
                (&mut fees, payee.fees),
                (&mut withheld, payee.withheld),
                (&mut expense, payee.expense),
            ];
            for (sum, more) in sums {
                *sum = sum.checked_add(more).ok_or_else(overflow)?;
            }
        }
        let own = [
            (AccountKind::CommissionExpense, expense),
            (AccountKind::PayoutPending, -payouts),
            (AccountKind::FeeIncome, -fees),
            (AccountKind::Withholding, -withheld),
        ];
        for (kind, amount) in own.into_iter().filter(|(_, amount)| *amount != 0) {
            postings.push(Posting::new(Account::new(kind, None).map_err(fault)?, money(amount)));
        }
        if postings.is_empty() {
            return Ok(None);
        }
        let on = self.row.on.parse().map_err(fault)?;
        let id = PostingId::from_uuid(self.cx.new_id());
        Entry::new(id, EntryKind::Settlement, on, &self.row.code, postings).map(Some).map_err(fault)
    }

    fn carry(&self, payee: &PayeeRow, kept: &[Credit], debts: &[Debt]) -> Result<Option<Carry>, Error> {
        if kept.is_empty() && debts.is_empty() {
            return Ok(None);
        }
        Ok(Some(Carry {
            member: payee.member,
            balance: payee.balance,
            kept: serde_json::to_value(kept).map_err(Error::internal)?,
            debts: serde_json::to_value(debts).map_err(Error::internal)?,
        }))
    }

    fn payout(&mut self, payee: &PayeeRow) -> Result<PayoutRow, Error> {
        self.number += 1;
        self.paid = self.paid.checked_add(payee.payout).ok_or_else(overflow)?;
        Ok(PayoutRow {
            id: self.cx.new_id(),
            version: 1,
            settlement: self.row.id,
            number: self.number,
            code: format!("{}/{}", self.row.code, self.number),
            member: payee.member,
            currency: self.row.currency.clone(),
            amount: payee.payout,
            fees: payee.fees,
            withheld: payee.withheld,
            state: PayoutState::Pending.as_str().to_owned(),
            sent_with: None,
            confirmed_by: None,
            failed_because: None,
            changed_at: self.cx.now(),
        })
    }
}

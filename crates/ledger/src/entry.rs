//! One ledger entry: a day, a reason and postings that sum to zero in every currency. Refuses entries
//! that do not balance, move nothing, or name an account twice; nothing edits an entry, a reversal undoes it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Currency, Date, Money, PostingId, Problem};

use crate::account::Account;

/// The most postings of one entry, so that one entry is one small transaction; a larger run becomes
/// several entries with the same reference.
pub const MAX_POSTINGS: usize = 10_000;
/// The longest reference, in bytes.
pub const MAX_REFERENCE: usize = 200;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A posted commission run: expense against what is owed to members.
    Commission,
    /// A posted settlement: what is owed to members becomes payouts, fees and what is withheld.
    Settlement,
    /// Money paid to members.
    Payout,
    /// A payout that did not arrive: what was settled is owed to the member again.
    PayoutReturned,
    /// Commissions taken back because a sale was.
    Clawback,
    /// A person's correction.
    Adjustment,
    /// The exact opposite of an earlier entry.
    Reversal,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Commission,
        Self::Settlement,
        Self::Payout,
        Self::PayoutReturned,
        Self::Clawback,
        Self::Adjustment,
        Self::Reversal,
    ];

    /// The word for storage and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Commission => "commission",
            Self::Settlement => "settlement",
            Self::Payout => "payout",
            Self::PayoutReturned => "payout-returned",
            Self::Clawback => "clawback",
            Self::Adjustment => "adjustment",
            Self::Reversal => "reversal",
        }
    }

    /// Reads the word back; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// An amount on an account: debits are positive, credits negative, never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Where.
    pub account: Account,
    /// How much, in minor units of its currency.
    pub amount: Money,
}

impl Posting {
    /// `amount` on `account`.
    pub const fn new(account: Account, amount: Money) -> Self {
        Self { account, amount }
    }
}

/// An entry that balances. It can only be made by [`Entry::new`], so whoever holds one holds a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    id: PostingId,
    kind: EntryKind,
    on: Date,
    reference: String,
    reverses: Option<PostingId>,
    postings: Vec<Posting>,
}

impl Entry {
    /// An entry of `kind` on the business day `on`. `reference` names what caused it (a run, a payout).
    ///
    /// # Errors
    /// `ledger-too-few-postings`, `ledger-too-many-postings`, `ledger-reference-missing`,
    /// `ledger-reference-too-long`, `ledger-amount-zero`, `ledger-account-doubled` (an account stands once
    /// a currency), `ledger-unbalanced` with the currency and what is missing, and
    /// `ledger-reversal-without-entry` (use [`Entry::reversal`]).
    pub fn new(
        id: PostingId,
        kind: EntryKind,
        on: Date,
        reference: impl Into<String>,
        postings: Vec<Posting>,
    ) -> Result<Self, Problem> {
        if kind == EntryKind::Reversal {
            return Err(Problem::new("ledger-reversal-without-entry"));
        }
        let reference = reference.into();
        check_reference(&reference)?;
        check_postings(&postings)?;
        Ok(Self { id, kind, on, reference, reverses: None, postings })
    }

    /// The exact opposite of this entry, made on a later or the same day.
    ///
    /// # Errors
    /// `ledger-reversal-of-reversal`, `ledger-reversal-too-early`, `money-overflow` for an amount that has
    /// no opposite, and what is wrong with `reference`.
    pub fn reversal(&self, id: PostingId, on: Date, reference: impl Into<String>) -> Result<Self, Problem> {
        if self.reverses.is_some() {
            return Err(Problem::new("ledger-reversal-of-reversal").with("entry", self.id));
        }
        if on < self.on {
            return Err(Problem::new("ledger-reversal-too-early")
                .with("entry", self.on)
                .with("reversal", on));
        }
        let reference = reference.into();
        check_reference(&reference)?;
        let opposite = |p: &Posting| Ok(Posting::new(p.account, p.amount.checked_neg()?));
        let postings = self.postings.iter().map(opposite).collect::<Result<Vec<_>, Problem>>()?;
        Ok(Self { id, kind: EntryKind::Reversal, on, reference, reverses: Some(self.id), postings })
    }

    /// An entry read back from storage: every rule is applied again, so that a row altered behind our
    /// back is refused.
    ///
    /// # Errors
    /// As [`Entry::new`]; `ledger-reversal-without-entry` for a reversal that names no entry, or another
    /// kind that does.
    pub fn restore(
        id: PostingId,
        kind: EntryKind,
        on: Date,
        reference: impl Into<String>,
        reverses: Option<PostingId>,
        postings: Vec<Posting>,
    ) -> Result<Self, Problem> {
        if (kind == EntryKind::Reversal) != reverses.is_some() {
            return Err(Problem::new("ledger-reversal-without-entry"));
        }
        let reference = reference.into();
        check_reference(&reference)?;
        check_postings(&postings)?;
        Ok(Self { id, kind, on, reference, reverses, postings })
    }

    /// Its id.
    pub const fn id(&self) -> PostingId {
        self.id
    }

    /// What happened.
    pub const fn kind(&self) -> EntryKind {
        self.kind
    }

    /// The business day.
    pub const fn on(&self) -> Date {
        self.on
    }

    /// What caused it.
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The entry that this one undoes.
    pub const fn reverses(&self) -> Option<PostingId> {
        self.reverses
    }

    /// Its postings, in the order given.
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// The bytes that the chain hashes: every part with its length, so that two different entries never
    /// give the same bytes. The format is stored for good; a change of it needs a new first byte.
    pub fn content(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(128 + self.postings.len() * 64);
        out.push(1);
        out.extend_from_slice(self.id.uuid().as_bytes());
        text(&mut out, self.kind.as_str());
        out.extend_from_slice(&self.on.days().to_be_bytes());
        text(&mut out, &self.reference);
        holder(&mut out, self.reverses.map(|id| id.uuid()));
        out.extend_from_slice(&(self.postings.len() as u64).to_be_bytes());
        for posting in &self.postings {
            text(&mut out, posting.account.kind().as_str());
            holder(&mut out, posting.account.holder().map(|id| id.uuid()));
            text(&mut out, posting.amount.currency().code());
            out.extend_from_slice(&posting.amount.minor().to_be_bytes());
        }
        out
    }
}

fn text(out: &mut Vec<u8>, value: &str) {
    out.extend_from_slice(&(value.len() as u64).to_be_bytes());
    out.extend_from_slice(value.as_bytes());
}

fn holder(out: &mut Vec<u8>, id: Option<uuid::Uuid>) {
    out.push(u8::from(id.is_some()));
    out.extend_from_slice(id.unwrap_or_default().as_bytes());
}

fn check_reference(reference: &str) -> Result<(), Problem> {
    if reference.trim().is_empty() {
        return Err(Problem::new("ledger-reference-missing"));
    }
    if reference.len() > MAX_REFERENCE {
        return Err(Problem::new("ledger-reference-too-long").with("most", MAX_REFERENCE));
    }
    Ok(())
}

fn check_postings(postings: &[Posting]) -> Result<(), Problem> {
    if postings.len() < 2 {
        return Err(Problem::new("ledger-too-few-postings"));
    }
    if postings.len() > MAX_POSTINGS {
        return Err(Problem::new("ledger-too-many-postings").with("most", MAX_POSTINGS));
    }
    let mut seen = BTreeSet::new();
    let mut sums: BTreeMap<Currency, i128> = BTreeMap::new();
    for (at, posting) in postings.iter().enumerate() {
        let currency = posting.amount.currency();
        let problem = |code| {
            Problem::new(code)
                .with("account", posting.account.kind().as_str())
                .field(format!("/postings/{at}"))
        };
        if posting.amount.is_zero() {
            return Err(problem("ledger-amount-zero"));
        }
        if !seen.insert((posting.account, currency)) {
            return Err(problem("ledger-account-doubled"));
        }
        // 10,000 i64 cannot overflow an i128.
        *sums.entry(currency).or_default() += i128::from(posting.amount.minor());
    }
    match sums.into_iter().find(|(_, sum)| *sum != 0) {
        Some((currency, sum)) => {
            Err(Problem::new("ledger-unbalanced").with("currency", currency).with("minor_units_over", sum))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;

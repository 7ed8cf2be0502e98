//! Balances as the sum of entries, and a member's movements with the running balance. Refuses overflow;
//! the sum over all accounts is zero in every currency at every moment.

use std::collections::BTreeMap;

use kernel::{Currency, Date, Money, PostingId, Problem};

use crate::account::{Account, Side};
use crate::entry::{Entry, EntryKind};

/// The balance of every account that was ever touched. Debits are positive, credits negative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balances {
    // Kept in 128 bits: no sum of stored entries can overflow, only reading one out as money can.
    sums: BTreeMap<(Account, Currency), i128>,
}

impl Balances {
    /// The balances after `entries`.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut balances = Self::default();
        entries.into_iter().for_each(|entry| balances.apply(entry));
        balances
    }

    /// Adds one entry.
    pub fn apply(&mut self, entry: &Entry) {
        for posting in entry.postings() {
            let key = (posting.account, posting.amount.currency());
            *self.sums.entry(key).or_default() += i128::from(posting.amount.minor());
        }
    }

    /// The balance of an account, zero when nothing touched it.
    ///
    /// # Errors
    /// `money-overflow`.
    pub fn get(&self, account: Account, currency: Currency) -> Result<Money, Problem> {
        as_money(self.sums.get(&(account, currency)).copied().unwrap_or(0), currency)
    }

    /// The balance as a person expects it: what is owed to a member is positive.
    ///
    /// # Errors
    /// `money-overflow`.
    pub fn usual(&self, account: Account, currency: Currency) -> Result<Money, Problem> {
        let balance = self.get(account, currency)?;
        if account.kind().side() == Side::Credit { balance.checked_neg() } else { Ok(balance) }
    }

    /// Every account that was touched, in a fixed order.
    pub fn accounts(&self) -> impl Iterator<Item = (Account, Currency)> + '_ {
        self.sums.keys().copied()
    }

    /// Checks that the books balance: `verify` runs this over stored postings.
    ///
    /// # Errors
    /// `ledger-unbalanced` with the first currency whose accounts do not sum to zero.
    pub fn check(&self) -> Result<(), Problem> {
        let mut totals: BTreeMap<Currency, i128> = BTreeMap::new();
        for ((_, currency), sum) in &self.sums {
            *totals.entry(*currency).or_default() += sum;
        }
        match totals.into_iter().find(|(_, total)| *total != 0) {
            Some((currency, total)) => Err(Problem::new("ledger-unbalanced")
                .with("currency", currency)
                .with("minor_units_over", total)),
            None => Ok(()),
        }
    }
}

/// One movement of an account and its balance afterwards, both as a person expects them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The entry.
    pub entry: PostingId,
    /// What happened.
    pub kind: EntryKind,
    /// The business day.
    pub on: Date,
    /// What caused it.
    pub reference: String,
    /// How much came (positive) or went.
    pub amount: Money,
    /// What the account holds then.
    pub balance: Money,
}

/// The movements of one account in one currency, in the order of `entries`.
///
/// # Errors
/// `money-overflow`.
pub fn movements<'a>(
    account: Account,
    currency: Currency,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Result<Vec<Movement>, Problem> {
    let sign = if account.kind().side() == Side::Credit { -1 } else { 1 };
    let (mut sum, mut rows) = (0i128, vec![]);
    for entry in entries {
        let here = entry.postings().iter().filter(|p| p.account == account);
        for posting in here.filter(|p| p.amount.currency() == currency) {
            let amount = sign * i128::from(posting.amount.minor());
            sum += amount;
            rows.push(Movement {
                entry: entry.id(),
                kind: entry.kind(),
                on: entry.on(),
                reference: entry.reference().to_owned(),
                amount: as_money(amount, currency)?,
                balance: as_money(sum, currency)?,
            });
        }
    }
    Ok(rows)
}

fn as_money(minor: i128, currency: Currency) -> Result<Money, Problem> {
    i64::try_from(minor)
        .map(|minor| Money::from_minor(minor, currency))
        .map_err(|_| Problem::new("money-overflow"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::AccountKind;
    use crate::entry::Posting;
    use kernel::MemberId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn payable(n: u8) -> Account {
        Account::commission_payable(MemberId::from_uuid(Uuid::from_u128(n.into())))
    }

    fn commission(n: u128, shares: &[(u8, i64)]) -> Entry {
        let mut postings: Vec<Posting> = shares
            .iter()
            .map(|(who, minor)| Posting::new(payable(*who), Money::from_minor(-minor, Currency::EUR)))
            .collect();
        let total = shares.iter().map(|s| s.1).sum();
        postings.push(Posting::new(Account::commission_expense(), Money::from_minor(total, Currency::EUR)));
        let id = PostingId::from_uuid(Uuid::from_u128(n));
        Entry::new(id, EntryKind::Commission, Date::new(2026, 10, 31).unwrap(), "R", postings).unwrap()
    }

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    #[test]
    fn what_is_owed_reads_as_a_positive_number() {
        let entries = [commission(1, &[(1, 300), (2, 50)]), commission(2, &[(1, 7)])];
        let balances = Balances::of(&entries);
        assert_eq!(balances.get(payable(1), Currency::EUR), Ok(eur(-307)));
        assert_eq!(balances.usual(payable(1), Currency::EUR), Ok(eur(307)));
        assert_eq!(balances.usual(Account::commission_expense(), Currency::EUR), Ok(eur(357)));
        assert_eq!(balances.get(payable(9), Currency::USD), Ok(Money::zero(Currency::USD)));
        assert_eq!(balances.accounts().count(), 3);
        let rows = movements(payable(1), Currency::EUR, &entries).unwrap();
        let amounts: Vec<_> = rows.iter().map(|r| (r.amount.minor(), r.balance.minor())).collect();
        assert_eq!(amounts, [(300, 300), (7, 307)]);
        assert_eq!(movements(payable(1), Currency::USD, &entries), Ok(vec![]));
    }

    #[test]
    fn a_balance_beyond_64_bits_is_refused_not_wrapped() {
        let entries = [commission(1, &[(1, i64::MAX)]), commission(2, &[(1, 1)])];
        let balances = Balances::of(&entries);
        assert_eq!(balances.check(), Ok(()));
        assert_eq!(
            balances.usual(payable(1), Currency::EUR).map_err(|p| p.code),
            Err("money-overflow".into())
        );
        assert!(movements(payable(1), Currency::EUR, &entries).is_err());
        let residue = Account::new(AccountKind::RoundingResidue, None).unwrap();
        assert_eq!(balances.get(residue, Currency::EUR), Ok(eur(0)));
    }

    #[test]
    fn books_that_lost_a_posting_do_not_check() {
        let mut balances = Balances::of(&[commission(1, &[(1, 300)])]);
        balances.sums.insert((payable(1), Currency::EUR), -299);
        let problem = balances.check().unwrap_err();
        assert_eq!(problem.to_string(), "ledger-unbalanced (currency=EUR, minor_units_over=1)");
    }

    proptest! {
        /// Any order of entries gives the same balances, they sum to zero, and reversing all gives zero.
        #[test]
        fn balances_are_sums(
            shares in prop::collection::vec(prop::collection::btree_map(0u8..5, 1i64..1_000_000, 1..4), 1..8),
        ) {
            let entries: Vec<Entry> = shares
                .iter()
                .enumerate()
                .map(|(n, s)| commission(n as u128, &s.iter().map(|(w, m)| (*w, *m)).collect::<Vec<_>>()))
                .collect();
            let balances = Balances::of(&entries);
            prop_assert_eq!(balances.check(), Ok(()));
            prop_assert_eq!(&balances, &Balances::of(entries.iter().rev()));
            for who in 0..5 {
                let owed: i64 = shares.iter().filter_map(|s| s.get(&who)).sum();
                prop_assert_eq!(balances.usual(payable(who), Currency::EUR), Ok(eur(owed)));
                let rows = movements(payable(who), Currency::EUR, &entries).unwrap();
                prop_assert_eq!(rows.last().map_or(0, |r| r.balance.minor()), owed);
            }
            let mut undone = balances;
            for (n, entry) in entries.iter().enumerate() {
                let id = PostingId::from_uuid(Uuid::from_u128(1000 + n as u128));
                undone.apply(&entry.reversal(id, entry.on(), "undo").unwrap());
            }
            prop_assert!(undone.accounts().all(|(a, c)| undone.get(a, c) == Ok(eur(0))));
        }
    }
}

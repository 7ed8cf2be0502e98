//! Tests of entries: each refusal, hostile amounts, and random postings against the definition of balance.

use super::*;
use crate::account::AccountKind;
use kernel::MemberId;
use proptest::prelude::*;
use uuid::Uuid;

fn id(n: u128) -> PostingId {
    PostingId::from_uuid(Uuid::from_u128(n))
}

fn day(d: i8) -> Date {
    Date::new(2026, 10, d).unwrap()
}

fn payable(n: u128) -> Account {
    Account::commission_payable(MemberId::from_uuid(Uuid::from_u128(n)))
}

fn post(account: Account, minor: i64, currency: &str) -> Posting {
    Posting::new(account, Money::from_minor(minor, currency.parse().unwrap()))
}

fn entry(postings: Vec<Posting>) -> Result<Entry, Problem> {
    Entry::new(id(1), EntryKind::Commission, day(31), "R-2026-10", postings)
}

fn code(result: Result<Entry, Problem>) -> String {
    result.map_or_else(|problem| problem.code, |entry| format!("accepted {entry:?}"))
}

#[test]
fn balances_in_every_currency_apart() {
    let expense = Account::commission_expense();
    let both = vec![
        post(expense, 700, "EUR"),
        post(payable(1), -300, "EUR"),
        post(payable(2), -400, "EUR"),
        post(expense, 5, "JPY"),
        post(payable(1), -5, "JPY"),
    ];
    assert_eq!(entry(both.clone()).unwrap().postings(), both);
    // The sum over both currencies is zero, but neither currency balances.
    let mixed = vec![post(expense, 700, "EUR"), post(payable(1), -700, "JPY")];
    let problem = entry(mixed).unwrap_err();
    assert_eq!(problem.to_string(), "ledger-unbalanced (currency=EUR, minor_units_over=700)");
}

#[test]
fn each_refusal_has_its_code() {
    let expense = Account::commission_expense();
    assert_eq!(code(entry(vec![])), "ledger-too-few-postings");
    assert_eq!(code(entry(vec![post(expense, 0, "EUR")])), "ledger-too-few-postings");
    let zero = vec![post(expense, 0, "EUR"), post(payable(1), 0, "EUR")];
    assert_eq!(code(entry(zero)), "ledger-amount-zero");
    let doubled = vec![post(expense, 5, "EUR"), post(payable(1), -3, "EUR"), post(payable(1), -2, "EUR")];
    assert_eq!(code(entry(doubled)), "ledger-account-doubled");
    let good = || vec![post(expense, 5, "EUR"), post(payable(1), -5, "EUR")];
    for reference in ["", "  \n"] {
        let made = Entry::new(id(1), EntryKind::Payout, day(1), reference, good());
        assert_eq!(code(made), "ledger-reference-missing");
    }
    let long = "R".repeat(MAX_REFERENCE + 1);
    assert_eq!(code(Entry::new(id(1), EntryKind::Payout, day(1), long, good())), "ledger-reference-too-long");
    let reversal = Entry::new(id(1), EntryKind::Reversal, day(1), "R", good());
    assert_eq!(code(reversal), "ledger-reversal-without-entry");
}

#[test]
fn huge_amounts_neither_wrap_nor_panic() {
    let expense = Account::commission_expense();
    let wraps =
        vec![post(expense, i64::MAX, "EUR"), post(payable(1), i64::MAX, "EUR"), post(payable(2), 2, "EUR")];
    assert_eq!(code(entry(wraps)), "ledger-unbalanced", "a sum in 64 bits would have wrapped to zero");
    let extreme =
        vec![post(expense, i64::MIN, "EUR"), post(payable(1), i64::MAX, "EUR"), post(payable(2), 1, "EUR")];
    let extreme = entry(extreme).unwrap();
    assert_eq!(code(extreme.reversal(id(2), day(31), "undo")), "money-overflow");
}

#[test]
fn ten_thousand_postings_are_the_limit() {
    let many = |n: u128| {
        let mut all: Vec<_> = (1..n).map(|k| post(payable(k), -1, "EUR")).collect();
        all.push(post(Account::commission_expense(), i64::try_from(n).unwrap() - 1, "EUR"));
        all
    };
    assert!(entry(many(MAX_POSTINGS as u128)).is_ok());
    assert_eq!(code(entry(many(MAX_POSTINGS as u128 + 1))), "ledger-too-many-postings");
}

#[test]
fn a_reversal_is_the_exact_opposite_and_is_final() {
    let first =
        entry(vec![post(Account::commission_expense(), 5, "EUR"), post(payable(1), -5, "EUR")]).unwrap();
    let undone = first.reversal(id(2), day(31), "wrong plan").unwrap();
    assert_eq!((undone.kind(), undone.reverses()), (EntryKind::Reversal, Some(id(1))));
    assert_eq!(undone.postings()[1], post(payable(1), 5, "EUR"));
    assert_eq!(code(undone.reversal(id(3), day(31), "again")), "ledger-reversal-of-reversal");
    assert_eq!(code(first.reversal(id(3), day(30), "early")), "ledger-reversal-too-early");
    assert_eq!(code(first.reversal(id(3), day(31), " ")), "ledger-reference-missing");
}

#[test]
fn content_is_a_stored_format() {
    let made =
        entry(vec![post(Account::commission_expense(), 5, "EUR"), post(payable(1), -5, "EUR")]).unwrap();
    // A change of this value breaks the chains of existing databases.
    assert_eq!(
        crate::chain::content_hash(&[0; 16], &made.content()).to_string(),
        "ba9b113d6963639e53cb85b2abbbbd43f15c45187a92433c4759b93a69b7f1a0"
    );
}

#[test]
fn words_read_back() {
    for kind in EntryKind::ALL {
        assert_eq!(EntryKind::parse(kind.as_str()), Some(kind));
    }
    assert_eq!(EntryKind::parse("refund"), None);
}

fn any_posting() -> impl Strategy<Value = Posting> {
    let account = prop_oneof![
        (1u128..4).prop_map(payable),
        Just(Account::commission_expense()),
        Just(Account::new(AccountKind::RoundingResidue, None).unwrap()),
    ];
    (account, -3i64..4, prop_oneof![Just("EUR"), Just("USD")]).prop_map(|(a, m, c)| post(a, m, c))
}

proptest! {
    /// Accepted exactly when the definition holds, counted by hand.
    #[test]
    fn accepted_exactly_when_it_balances(postings in prop::collection::vec(any_posting(), 0..7)) {
        let sum = |c: &str| -> i64 {
            postings.iter().filter(|p| p.amount.currency().code() == c).map(|p| p.amount.minor()).sum()
        };
        let unique = postings.iter().enumerate().all(|(i, a)| {
            postings[..i].iter().all(|b| (a.account, a.amount.currency()) != (b.account, b.amount.currency()))
        });
        let nonzero = postings.iter().all(|p| p.amount.minor() != 0);
        let expected = postings.len() >= 2 && unique && nonzero && sum("EUR") == 0 && sum("USD") == 0;
        prop_assert_eq!(entry(postings.clone()).is_ok(), expected);
    }

    /// Different entries have different bytes: nothing can move from one part to the next.
    #[test]
    fn content_tells_entries_apart(
        one in (1u128..3, "[a-c]{1,3}", 1i64..3, 1u128..3),
        two in (1u128..3, "[a-c]{1,3}", 1i64..3, 1u128..3),
    ) {
        let make = |(n, reference, minor, who): &(u128, String, i64, u128)| {
            let postings = vec![
                post(Account::commission_expense(), *minor, "EUR"),
                post(payable(*who), -*minor, "EUR"),
            ];
            Entry::new(id(*n), EntryKind::Commission, day(1), reference.clone(), postings).unwrap().content()
        };
        prop_assert_eq!(make(&one) == make(&two), one == two);
    }
}

//! Fees, taxes, guarantees and minimums in the ledger; currencies of no and of three decimals; sums that do not fit.

use super::*;
use app::settlements::{Guarantee, HoldText};

fn taxed() -> RulesText {
    let withholding = json!([{
        "code": "pit", "country": "PL", "profile": null, "currency": "EUR", "base": "gross", "kinds": ["commission"],
        "share": "100%", "brackets": [{ "from": "0", "rate": "10%" }, { "from": "100", "rate": "20%" }],
        "yearly": true, "round": null
    }]);
    let fees = json!([{
        "code": "bank", "currency": "EUR", "country": null, "method": "sepa", "fixed": "1.00", "percent": null,
        "base": "gross", "least": null, "most": null, "round": null
    }]);
    RulesText {
        withholding: serde_json::from_value(withholding).expect("rules"),
        fees: serde_json::from_value(fees).expect("rules"),
        ..plain()
    }
}

#[test]
fn what_is_deducted_stands_on_its_accounts_and_comes_back_with_a_failure() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        with_rules(&world, &taxed()).await?;
        with_account(&world, 100).await?;
        owe(&world, 100, "R-1", EntryKind::Commission, eur(10_000)).await?;
        let first = posted(&world, Currency::EUR).await?;
        // 100.00 less 1.00 less 10 %.
        let payout = only_payout(&world, first).await?;
        assert_eq!((payout.row.amount, payout.row.fees, payout.row.withheld), (8_900, 100, 1_000));
        assert_eq!(stands(&world, AccountKind::FeeIncome).await?, -100);
        assert_eq!(stands(&world, AccountKind::Withholding).await?, -1_000);
        holds_together(&world).await?;

        // It never left: nothing was deducted, and the year begins anew.
        settlements::mark(cx, finance, payout.row.id, &mark("failed", "no such account")).await?;
        assert_eq!(owed(&world, 100).await?, [("EUR".to_owned(), 10_000)]);
        for kind in [AccountKind::FeeIncome, AccountKind::Withholding, AccountKind::PayoutPending] {
            assert_eq!(stands(&world, kind).await?, 0, "{kind:?}");
        }
        cx.clock.advance_seconds(60);
        let today = Request { on: "2026-11-01".parse()?, currency: Currency::EUR };
        let next = settlements::request(cx, finance, today, &Once::default()).await?.settlement;
        work(cx).await?;
        let told = settlements::statement(cx, finance, next, member(100)).await?;
        assert_eq!(told.payee.payout, "89.00", "taxed once, by the same bracket");
        settlements::decide(cx, &world.second, next, &yes()).await?;
        settlements::post(cx, finance, next).await?;
        holds_together(&world).await?;

        // The second hundred of the year is in the next bracket.
        owe(&world, 100, "R-2", EntryKind::Commission, eur(10_000)).await?;
        let third = settlements::request(cx, finance, today, &Once::default()).await?.settlement;
        work(cx).await?;
        let told = settlements::statement(cx, finance, third, member(100)).await?;
        assert_eq!(told.payee.payout, "79.00");
        let withheld = told.lines.iter().find(|line| line.name == "pit").expect("a line");
        let keys: Vec<&str> = withheld.why.iter().map(|why| why.key.as_str()).collect();
        assert_eq!(keys, ["settle-why-withheld-before", "settle-why-withheld-rate"]);
        Ok(())
    });
}

#[test]
fn dinars_and_yen_are_paid_to_the_last_unit() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        let text = PayeeText {
            method: "other".into(),
            iban: None,
            account: Some("=0012-3456-7890".into()),
            ..payee("Юлия; \"Щукина\"")
        };
        settlements::save_payee(cx, finance, member(100), 0, &text).await?;
        for (code, minor, shown) in [("KWD", 1_234_567, "1234.567"), ("JPY", 1_234_567, "1234567")] {
            let currency: Currency = code.parse()?;
            owe(&world, 100, "R-1", EntryKind::Commission, Money::from_minor(minor, currency)).await?;
            let settlement = posted(&world, currency).await?;
            assert_eq!(only_payout(&world, settlement).await?.amount, shown);
            let pain = Make { kind: "pain".into(), execute_on: None };
            let none = settlements::make(cx, finance, settlement, &pain, &Once::default()).await;
            assert_eq!(refused(none), "payout-file-empty", "no account for SEPA");
            let csv = Make { kind: "csv".into(), execute_on: None };
            let file = settlements::make(cx, finance, settlement, &csv, &Once::default()).await?;
            assert_eq!(file.total, shown);
            use futures::TryStreamExt as _;
            let opened = settlements::open(cx, finance, file.id).await?;
            let bytes: Vec<app::attachments::Bytes> = opened.content.try_collect().await?;
            let text = String::from_utf8(bytes.concat())?;
            let row = format!("M-100,\"Юлия; \"\"Щукина\"\"\",'=0012-3456-7890,{shown},{code},");
            ensure!(text.contains(&row), "{text}");
        }
        holds_together(&world).await
    });
}

#[test]
fn guarantees_holds_and_minimums_are_the_payees_own() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        let guarantee =
            |recoverable| Guarantee { amount: "100.00".into(), currency: "EUR".into(), recoverable };
        let sure = PayeeText { guarantees: vec![guarantee(false)], ..payee("One") };
        let draw = PayeeText { guarantees: vec![guarantee(true)], ..payee("Two") };
        let hold = HoldText { reason: "Passport is missing".into(), from: "2026-10-01".into(), until: None };
        let held = PayeeText { holds: vec![hold], ..payee("Three") };
        for (number, text) in [(100, &sure), (101, &draw), (102, &held)] {
            settlements::save_payee(cx, finance, member(number), 0, text).await?;
        }
        owe(&world, 101, "R-1", EntryKind::Commission, eur(4_000)).await?;
        owe(&world, 102, "R-1", EntryKind::Commission, eur(700)).await?;
        owe(&world, 103, "R-1", EntryKind::Commission, eur(300)).await?;
        let settlement = posted(&world, Currency::EUR).await?;
        let told = async |number: u64| settlements::statement(cx, finance, settlement, member(number)).await;
        // Nothing earned, a hundred guaranteed at the company's cost.
        let one = told(100).await?;
        assert_eq!((one.payee.payout.as_str(), one.payee.row.expense), ("100.00", 10_000));
        let two = told(101).await?;
        assert_eq!((two.payee.payout.as_str(), two.payee.balance.as_str()), ("100.00", "-60.00"));
        let three = told(102).await?;
        assert_eq!((three.payee.row.outcome.as_str(), three.payee.balance.as_str()), ("held", "7.00"));
        assert_eq!(three.why[0].params["reason"], "Passport is missing");
        let four = told(103).await?;
        assert_eq!(
            (four.payee.row.outcome.as_str(), four.why[0].key.as_str()),
            ("held", "settle-why-no-account")
        );
        assert_eq!(owed(&world, 101).await?, [("EUR".to_owned(), -6_000)]);
        assert!(owed(&world, 100).await?.is_empty(), "what is guaranteed was never owed");
        holds_together(&world).await
    });
}

#[test]
fn sums_beyond_the_books_are_refused_and_free_the_balance() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        for number in [100, 101] {
            with_account(&world, number).await?;
            owe(&world, number, "R-1", EntryKind::Commission, eur(i64::MAX - 1)).await?;
        }
        let settlement = proposed(&world, Currency::EUR).await?;
        let detail = settlements::get(cx, finance, settlement).await?;
        assert_eq!(detail.item.row.state, "failed");
        assert_eq!(detail.problem.map(|problem| problem.code).as_deref(), Some("money-overflow"));
        // It holds nothing: another one may begin.
        let again = settlements::request(cx, finance, asked(Currency::EUR), &Once::default()).await?;
        assert_ne!(again.settlement, settlement);
        Ok(())
    });
}

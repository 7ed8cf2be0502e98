//! What is entered: rules and accounts that are wrong, huge or hostile, each refused with its field.

use super::*;
use app::settlements::{Guarantee, HoldText};

fn fields(error: Error) -> Vec<String> {
    let Error::Refused(problems) = error else { panic!("{error:?}") };
    problems
        .into_iter()
        .map(|problem| format!("{} {}", problem.at.field.unwrap_or_default(), problem.code))
        .collect()
}

#[test]
fn rules_are_refused_with_the_field_of_every_fault() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        let mut wrong = plain();
        wrong.steps.push("gifts".into());
        wrong.rounding = "sideways".into();
        wrong.recovery = "half".into();
        wrong.minimum = serde_json::from_value(json!([
            { "country": "XX", "amount": { "amount": "1", "currency": "EUR" } },
            { "country": null, "amount": { "amount": "1.005", "currency": "EUR" } },
            { "country": null, "amount": { "amount": "1", "currency": "ZZZ" } }
        ]))?;
        wrong.withholding = serde_json::from_value(json!([{
            "code": "a\u{0}b", "country": "PL", "profile": null, "currency": "JPY", "base": "net", "kinds": [], "share": "100%",
            "brackets": [{ "from": "0.5", "rate": "x" }], "yearly": false, "round": null
        }]))?;
        wrong.debtor = serde_json::from_value(json!({ "name": " ", "iban": "PL00", "bic": "abc" }))?;
        let told = fields(settlements::save_rules(cx, finance, 0, "2026-13-01", &wrong).await.unwrap_err());
        for field in [
            "from ",
            "steps/3 settlement-choice",
            "rounding settlement-choice",
            "recovery rate-malformed",
            "minimum/0/country settlement-choice",
            "minimum/1/amount ",
            "minimum/2/amount currency-unknown",
            "withholding/0/code settlement-text",
            "withholding/0/base settlement-choice",
            "withholding/0/brackets/0/from ",
            "withholding/0/brackets/0/rate rate-malformed",
            "debtor/name settlement-text",
            "debtor/iban iban-length",
            "debtor/bic bic-malformed",
        ] {
            ensure!(told.iter().any(|one| one.starts_with(field)), "{field} is not among {told:?}");
        }
        // What contradicts itself is told by the engine.
        let mut twice = plain();
        twice.steps.push("debts".into());
        let told = fields(settlements::save_rules(cx, finance, 0, "2026-01-01", &twice).await.unwrap_err());
        assert_eq!(told, ["steps settle-step-twice"]);
        let mut many = plain();
        many.minimum =
            vec![serde_json::from_value(json!({ "amount": { "amount": "1", "currency": "EUR" } }))?; 201];
        let told = fields(settlements::save_rules(cx, finance, 0, "2026-01-01", &many).await.unwrap_err());
        assert_eq!(told, ["minimum settlement-rows-many"]);
        Ok(())
    });
}

#[test]
fn versions_of_rules_are_in_force_from_their_day_and_never_change() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        let none = settlements::request(cx, finance, asked(Currency::EUR), &Once::default()).await;
        assert_eq!(refused(none), "settlement-rules-missing");
        settlements::save_rules(cx, finance, 0, "2026-01-01", &untaxed()).await?;
        let stale = settlements::save_rules(cx, finance, 0, "2026-01-01", &plain()).await;
        assert_eq!(refused(stale), "version-stale");
        let later = settlements::save_rules(cx, finance, 1, "2026-12-01", &plain()).await?;
        let versions: Vec<(i64, bool)> = later.iter().map(|one| (one.version, one.in_force)).collect();
        assert_eq!(versions, [(2, false), (1, true)]);
        let id = proposed(&world, Currency::EUR).await?;
        assert_eq!(settlements::get(cx, finance, id).await?.item.row.rules, 1);
        let future = Request { on: "2026-11-02".parse()?, currency: Currency::USD };
        assert_eq!(
            refused(settlements::request(cx, finance, future, &Once::default()).await),
            "settlement-future"
        );
        let key = [world.tenant.uuid().into()];
        let sql = "UPDATE settlement_rules SET valid_from = '2020-01-01' WHERE tenant_id = $1";
        ensure!(insert(&cx.db, sql, &key).await.is_err(), "a version is never changed");
        Ok(())
    });
}

#[test]
fn hostile_accounts_and_names_are_refused_with_their_fields() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        let save = async |text: PayeeText| -> Vec<String> {
            fields(settlements::save_payee(cx, finance, member(100), 0, &text).await.unwrap_err())
        };
        let iban = |iban: &str| PayeeText { iban: Some(iban.to_owned()), ..payee("Anna") };
        assert_eq!(save(iban("PL61 1090 1014 0000 0712 1981 2875")).await, ["iban iban-checksum"]);
        assert_eq!(save(iban("PL61'; DROP TABLE payee; --")).await, ["iban iban-malformed"]);
        assert_eq!(save(iban("US64SVBKUS6S3300958879")).await, ["iban iban-outside-sepa"]);
        assert_eq!(save(iban(&"9".repeat(10_000))).await, ["iban iban-malformed"]);
        assert_eq!(save(payee("  ")).await, ["name payee-name-missing"]);
        assert_eq!(save(payee("🦊🦊")).await, ["name pain-name-unreadable"]);
        assert_eq!(save(payee("Anna\u{1b}[2J")).await, ["name settlement-text"]);
        assert_eq!(save(payee(&"x".repeat(141))).await, ["name settlement-text"]);
        let hold =
            HoldText { reason: " ".into(), from: "2026-10-05".into(), until: Some("2026-10-05".into()) };
        let amount = Guarantee { amount: "-1".into(), currency: "EUR".into(), recoverable: false };
        let text = PayeeText {
            method: "pigeon".into(),
            country: Some("Poland".into()),
            language: Some("xx".into()),
            holds: vec![hold],
            guarantees: vec![amount.clone(), amount],
            ..payee("Anna")
        };
        let told = save(text).await;
        for field in [
            "method settlement-choice",
            "country settlement-choice",
            "language language-unknown",
            "holds/0/reason payee-hold-reason",
            "holds/0/until payee-hold-ends",
            "guarantees/0/amount settle-amount-negative",
            "guarantees/1/amount payee-currency-twice",
        ] {
            ensure!(told.iter().any(|one| one == field), "{field} is not among {told:?}");
        }
        let nobody = settlements::save_payee(cx, finance, member(9_999), 0, &payee("Anna")).await;
        assert_eq!(refused(nobody), "not-found");
        // The whole account stands in no log.
        with_account(&world, 100).await?;
        let rows = cx
            .db
            .read()
            .query("SELECT diff FROM audit_detail WHERE tenant_id = $1", &[world.tenant.uuid().into()])
            .await?;
        for row in rows {
            let diff: String = row.get(0)?;
            ensure!(!diff.contains("109010140000071219812874"), "{diff}");
        }
        Ok(())
    });
}

#[test]
fn a_change_of_an_account_after_the_proposal_wants_it_computed_anew() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        with_account(&world, 100).await?;
        owe(&world, 100, "R-1", EntryKind::Commission, eur(1_000)).await?;
        let id = proposed(&world, Currency::EUR).await?;
        settlements::decide(cx, second, id, &yes()).await?;
        settlements::save_payee(cx, finance, member(100), 1, &payee("Anna")).await?;
        assert_eq!(refused(settlements::post(cx, finance, id).await), "settlement-stale");
        settlements::recompute(cx, finance, id).await?;
        work(cx).await?;
        settlements::decide(cx, second, id, &yes()).await?;
        settlements::post(cx, finance, id).await?;
        assert_eq!(
            refused(
                settlements::mark(cx, finance, only_payout(&world, id).await?.row.id, &mark("sent", " "))
                    .await
            ),
            "payout-reference-missing"
        );
        let odd = mark("lost", "x");
        assert_eq!(
            refused(settlements::mark(cx, finance, only_payout(&world, id).await?.row.id, &odd).await),
            "settlement-choice"
        );
        let day = Make { kind: "pain".into(), execute_on: Some("2026-10-01".into()) };
        assert_eq!(
            refused(settlements::make(cx, finance, id, &day, &Once::default()).await),
            "payout-file-day"
        );
        Ok(())
    });
}

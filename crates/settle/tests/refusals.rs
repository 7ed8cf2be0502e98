//! What a settlement refuses: contradictory rules, balances put together twice, and numbers that do not fit, with the
//! payee and the rule.

use settle::{Batch, Rules, Settlement, settle};

/// Rules and batch that are in order; each test breaks one line.
const RULES: &str = r#"
steps = ["debts", "fees", "withholding"]
rounding = "half_up"
minimum = [{ amount = { amount = "5", currency = "EUR" } }]
recovery = { share = "100%" }

[[fees]]
code = "bank"
currency = "EUR"
percent = "1%"
least = { amount = "1.00", currency = "EUR" }
most = { amount = "2.00", currency = "EUR" }

[[withholding]]
code = "tax"
country = "FR"
currency = "EUR"
base = "gross"
brackets = [
  { from = { amount = "0", currency = "EUR" }, rate = "10%" },
  { from = { amount = "100", currency = "EUR" }, rate = "20%" },
]
"#;
const BATCH: &str = r#"
reference = "S"
on = "2026-11-05"

[[payees]]
id = "A"
country = "FR"

[[payees.accounts]]
currency = "EUR"
guarantee = { amount = { amount = "0.01", currency = "EUR" }, recoverable = true }
credits = [
  { source = "R", kind = "one", amount = { amount = "10.00", currency = "EUR" } },
  { source = "R", kind = "two", amount = { amount = "20.00", currency = "EUR" } },
]
debts = [
  { since = "2026-10-01", id = "D1", kind = "other", open = { amount = "1.00", currency = "EUR" } },
  { since = "2026-10-02", id = "D2", kind = "other", open = { amount = "2.00", currency = "EUR" } },
]

[[payees]]
id = "B"
country = "FR"
"#;

fn settled(rules: &str, batch: &str) -> Result<Vec<Settlement>, String> {
    let rules: Rules = toml::from_str(rules).map_err(|error| error.to_string())?;
    let batch: Batch = toml::from_str(batch).map_err(|error| error.to_string())?;
    // What and with which values; where it stands is for forms.
    settle(&batch, &rules).map_err(|problem| kernel::Problem { at: Box::default(), ..problem }.to_string())
}

fn check_rules(from: &str, to: &str, expected: &str) {
    assert!(RULES.contains(from), "{from}");
    let found = settled(&RULES.replacen(from, to, 1), BATCH).expect_err(to);
    assert!(found.contains(expected), "{to}: {found}");
}

fn check_batch(from: &str, to: &str, expected: &str) {
    assert!(BATCH.contains(from), "{from}");
    let found = settled(RULES, &BATCH.replacen(from, to, 1)).expect_err(to);
    assert!(found.contains(expected), "{to}: {found}");
}

#[test]
fn what_is_in_order_is_settled() {
    let made = settled(RULES, BATCH).expect("in order");
    assert_eq!(made.len(), 1);
    // 30.00 less 3.00 of debts, 1.00 of fee (1 % is less) and 10 % of 30.00.
    assert_eq!(made[0].payout.decimal(), "23.00");
}

#[test]
fn rules_that_contradict_themselves() {
    check_rules(r#""debts", "fees""#, r#""fees", "fees""#, "settle-step-twice (step=fees)");
    check_rules(r#""fees", "withholding"]"#, r#""fees"]"#, "settle-step-missing (step=withholding)");
    check_rules(r#""debts", "fees","#, r#""debts","#, "settle-step-missing (step=fees)");
    check_rules(
        r#"[{ amount = { amount = "5", currency = "EUR" } }]"#,
        r#"[{ amount = { amount = "5", currency = "EUR" } }, { amount = { amount = "6", currency = "EUR" } }]"#,
        "settle-minimum-twice (currency=EUR)",
    );
    check_rules(r#""5""#, r#""-5""#, "settle-amount-negative (amount=-5.00, rule=minimum)");
    check_rules(r#""1.00""#, r#""2.01""#, "settle-bounds-crossed (rule=bank)");
    check_rules(
        r#"least = { amount = "1.00", currency = "EUR" }"#,
        r#"least = { amount = "1.00", currency = "PLN" }"#,
        "settle-currency-differs (found=PLN, rule=bank, wanted=EUR)",
    );
    check_rules(r#"percent = "1%""#, r#"percent = "101%""#, "settle-rate-outside (rate=101%, rule=bank)");
    check_rules(r#"rate = "10%""#, r#"rate = "-1%""#, "settle-rate-outside (rate=-1%, rule=tax)");
    check_rules(r#"share = "100%""#, r#"share = "2""#, "settle-rate-outside (rate=200%, rule=debts)");
    check_rules(r#"{ amount = "0", "#, r#"{ amount = "1", "#, "settle-brackets-disordered (rule=tax)");
    check_rules(r#"{ amount = "100", "#, r#"{ amount = "0", "#, "settle-brackets-disordered (rule=tax)");
    let left = "base = \"left\"\nkinds = [\"one\"]";
    check_rules(r#"base = "gross""#, left, "settle-kinds-of-what-is-left (rule=tax)");
    let round = "base = \"gross\"\nround = { mode = \"down\", to = { amount = \"0\", currency = \"EUR\" } }";
    check_rules(r#"base = "gross""#, round, "settle-amount-not-positive (amount=0.00, rule=tax)");
    check_rules("percent", "per_cent", "unknown field `per_cent`");
    check_rules("half_up", "nearly", "unknown variant");
}

#[test]
fn balances_put_together_twice() {
    check_batch(r#"id = "B""#, r#"id = "A""#, "settle-payee-twice (payee=A)");
    let second = "id = \"B\"\naccounts = [{ currency = \"EUR\" }, { currency = \"EUR\" }]";
    check_batch(r#"id = "B""#, second, "settle-currency-twice (currency=EUR, payee=B)");
    check_batch(r#""two""#, r#""one""#, "settle-credit-twice (kind=one, payee=A, source=R)");
    let kept = "kept = [{ source = \"R\", kind = \"one\", amount = { amount = \"1\", currency = \"EUR\" } }]\ncredits";
    check_batch("credits", kept, "settle-credit-twice");
    check_batch(r#"source = "R""#, r#"source = "S""#, "settle-credit-twice (kind=one, payee=A, source=S)");
    check_batch(r#""D2""#, r#""D1""#, "settle-debt-twice (debt=D1, payee=A)");
    check_batch(r#""D2""#, r#""S""#, "settle-debt-twice (debt=S, payee=A)");
    check_batch(r#""2.00""#, r#""0""#, "settle-amount-not-positive (amount=0.00, rule=A/D2)");
    check_batch(r#""0.01""#, r#""-0.01""#, "settle-amount-negative (amount=-0.01, rule=A/guarantee)");
    check_batch(r#""20.00", currency = "EUR""#, r#""20.00", currency = "PLN""#, "settle-currency-differs");
    check_batch(r#""20.00""#, r#""20.001""#, "decimal-too-fine");
}

#[test]
fn what_does_not_fit_names_payee_and_rule() {
    let huge = "92233720368547758.07";
    check_batch(
        r#""20.00""#,
        &format!("\"{huge}\""),
        "settle-overflow (currency=EUR, payee=A, rule=credits)",
    );
    let negative = BATCH.replace("10.00", &format!("-{huge}")).replace("20.00", &format!("-{huge}"));
    let found = settled(RULES, &negative).expect_err("a guarantee that would lift it beyond the type");
    assert_eq!(found, "settle-overflow (currency=EUR, payee=A, rule=guarantee)");
    let owed = BATCH.replace("\"1.00\"", &format!("\"{huge}\"")).replace("\"2.00\"", &format!("\"{huge}\""));
    let found = settled(RULES, &owed).expect_err("two debts that are more than the type holds");
    assert_eq!(found, "settle-overflow (currency=EUR, payee=A, rule=balance)");
    // A rate so fine that its product with a large base outgrows 128 bits.
    let fine = format!("1/{}", i128::MAX);
    let batch = BATCH.replace("20.00", "92233720368547000.00");
    let found = settled(&RULES.replace("\"20%\"", &format!("\"{fine}\"")), &batch).expect_err("too fine");
    assert_eq!(found, "settle-overflow (currency=EUR, payee=A, rule=tax)");
    // At the very end of the type there is a settlement.
    let most = BATCH.replace("20.00", "92233720368547748.07");
    let made = settled(RULES, &most).expect("it fits");
    let lines: i128 = made[0].lines.iter().map(|line| i128::from(line.amount.minor())).sum();
    assert_eq!(lines, i128::from(made[0].payout.minor()));
}

//! Refuses rules that contradict themselves and balances in which something stands twice, has the wrong sign or another
//! currency: nobody is paid twice because a list was put together twice.

use std::collections::BTreeSet;

use kernel::{Currency, Money, Problem, Rate};

use crate::input::{Account, Batch, Payee};
use crate::rules::{Base, Bracket, Fee, Round, Rules, Step, Withholding};

/// Checks what the company declares.
///
/// # Errors
/// The first contradiction, with the field it is about.
pub fn rules(rules: &Rules) -> Result<(), Problem> {
    let mut steps = BTreeSet::new();
    if let Some(step) = rules.steps.iter().find(|step| !steps.insert(**step)) {
        return Err(Problem::new("settle-step-twice").with("step", step.name()).field("steps"));
    }
    let listed = [(Step::Fees, rules.fees.is_empty()), (Step::Withholding, rules.withholding.is_empty())];
    if let Some((step, _)) = listed.iter().find(|(step, empty)| !empty && !steps.contains(step)) {
        return Err(Problem::new("settle-step-missing").with("step", step.name()).field("steps"));
    }
    let mut minimum = BTreeSet::new();
    for (at, row) in rules.minimum.iter().enumerate() {
        let field = format!("minimum/{at}");
        not_negative(row.amount, "minimum").map_err(|problem| problem.field(&field))?;
        if !minimum.insert((&row.country, row.amount.currency())) {
            let twice = Problem::new("settle-minimum-twice").with("currency", row.amount.currency());
            return Err(twice.field(field));
        }
    }
    for (at, row) in rules.fees.iter().enumerate() {
        fee(row).map_err(|problem| problem.field(format!("fees/{at}")))?;
    }
    for (at, rule) in rules.withholding.iter().enumerate() {
        withheld(rule).map_err(|problem| problem.field(format!("withholding/{at}")))?;
    }
    share(rules.recovery.share, "debts").map_err(|problem| problem.field("recovery"))
}

fn fee(fee: &Fee) -> Result<(), Problem> {
    for money in [fee.fixed, fee.least, fee.most].into_iter().flatten() {
        same(money.currency(), fee.currency, &fee.code)?;
        not_negative(money, &fee.code)?;
    }
    share(fee.percent.unwrap_or(Rate::ZERO), &fee.code)?;
    if fee.least.zip(fee.most).is_some_and(|(least, most)| least.minor() > most.minor()) {
        return Err(Problem::new("settle-bounds-crossed").with("rule", &fee.code));
    }
    round(fee.round, fee.currency, &fee.code)
}

fn withheld(rule: &Withholding) -> Result<(), Problem> {
    share(rule.share, &rule.code)?;
    round(rule.round, rule.currency, &rule.code)?;
    brackets(&rule.brackets, rule.currency, &rule.code)?;
    if !rule.kinds.is_empty() && rule.base != Base::Gross {
        return Err(Problem::new("settle-kinds-of-what-is-left").with("rule", &rule.code));
    }
    Ok(())
}

fn brackets(brackets: &[Bracket], currency: Currency, rule: &str) -> Result<(), Problem> {
    for bracket in brackets {
        same(bracket.from.currency(), currency, rule)?;
        share(bracket.rate, rule)?;
    }
    let ascend = brackets.windows(2).all(|pair| pair[0].from.minor() < pair[1].from.minor());
    if !ascend || brackets.first().is_none_or(|first| !first.from.is_zero()) {
        return Err(Problem::new("settle-brackets-disordered").with("rule", rule));
    }
    Ok(())
}

fn round(round: Option<Round>, currency: Currency, rule: &str) -> Result<(), Problem> {
    let Some(to) = round.and_then(|round| round.to) else { return Ok(()) };
    same(to.currency(), currency, rule)?;
    positive(to, rule)
}

/// Checks the balances.
pub(crate) fn batch(batch: &Batch) -> Result<(), Problem> {
    let mut payees = BTreeSet::new();
    for payee in &batch.payees {
        if !payees.insert(&payee.id) {
            return Err(Problem::new("settle-payee-twice").with("payee", &payee.id));
        }
        let mut currencies = BTreeSet::new();
        for own in &payee.accounts {
            if !currencies.insert(own.currency) {
                let twice = Problem::new("settle-currency-twice").with("payee", &payee.id);
                return Err(twice.with("currency", own.currency));
            }
            account(own, payee, &batch.reference)?;
        }
    }
    Ok(())
}

fn account(account: &Account, payee: &Payee, reference: &str) -> Result<(), Problem> {
    let rule = |what: &str| format!("{}/{what}", payee.id);
    let mut seen = BTreeSet::new();
    for credit in account.credits.iter().chain(&account.kept) {
        same(credit.amount.currency(), account.currency, &rule(&credit.source))?;
        // What this very settlement has given cannot come in again.
        if !seen.insert((&credit.source, &credit.kind)) || credit.source == reference {
            let twice = Problem::new("settle-credit-twice").with("payee", &payee.id);
            return Err(twice.with("source", &credit.source).with("kind", &credit.kind));
        }
    }
    let mut debts = BTreeSet::new();
    for debt in &account.debts {
        same(debt.open.currency(), account.currency, &rule(&debt.id))?;
        positive(debt.open, &rule(&debt.id))?;
        if !debts.insert(&debt.id) || debt.id == reference {
            return Err(Problem::new("settle-debt-twice").with("payee", &payee.id).with("debt", &debt.id));
        }
    }
    let guarantee = account.guarantee.map(|guarantee| guarantee.amount);
    let named = [(guarantee, "guarantee"), (account.minimum, "minimum")];
    let named = named.into_iter().filter_map(|(money, name)| Some((money?, name)));
    let taxed = account.taxed.iter().map(|(code, money)| (*money, code.as_str()));
    for (money, name) in named.chain(taxed) {
        same(money.currency(), account.currency, &rule(name))?;
        not_negative(money, &rule(name))?;
    }
    Ok(())
}

fn same(found: Currency, wanted: Currency, rule: &str) -> Result<(), Problem> {
    if found == wanted {
        return Ok(());
    }
    let differs = Problem::new("settle-currency-differs").with("rule", rule);
    Err(differs.with("found", found).with("wanted", wanted))
}

fn not_negative(money: Money, rule: &str) -> Result<(), Problem> {
    if money.minor() >= 0 {
        return Ok(());
    }
    Err(Problem::new("settle-amount-negative").with("rule", rule).with("amount", money.decimal()))
}

fn positive(money: Money, rule: &str) -> Result<(), Problem> {
    if money.minor() > 0 {
        return Ok(());
    }
    Err(Problem::new("settle-amount-not-positive").with("rule", rule).with("amount", money.decimal()))
}

fn share(rate: Rate, rule: &str) -> Result<(), Problem> {
    if rate >= Rate::ZERO && rate <= Rate::ONE {
        return Ok(());
    }
    Err(Problem::new("settle-rate-outside").with("rule", rule).with("rate", rate.percent()))
}

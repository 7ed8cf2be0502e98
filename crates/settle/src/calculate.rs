//! A settlement: credits and top-up, the declared deductions, and whether what is left is paid. Refuses the whole batch
//! when anything is contradictory or does not fit: a settlement is paid or not made.

use kernel::{Date, Money, Problem};

use crate::check;
use crate::deductions::{fees, recover, withhold, withholding_of};
use crate::input::{Account, Batch, Block, Credit, Debt, DebtKind, Payee};
use crate::output::{Line, LineKind, Outcome, Reason, Settlement};
use crate::rules::{Rules, Step};
use crate::working::Working;

/// Settles every account of every payee; the result stands in the order of payees and currencies.
///
/// # Errors
/// The first contradiction in rules or balances, or `settle-overflow` with payee and rule.
pub fn settle(batch: &Batch, rules: &Rules) -> Result<Vec<Settlement>, Problem> {
    check::rules(rules)?;
    check::batch(batch)?;
    let mut accounts: Vec<(&Payee, &Account)> = Vec::new();
    for payee in &batch.payees {
        accounts.extend(payee.accounts.iter().map(|account| (payee, account)));
    }
    accounts.sort_by(|one, two| (&one.0.id, one.1.currency).cmp(&(&two.0.id, two.1.currency)));
    accounts.into_iter().map(|(payee, account)| account_of(batch, rules, payee, account)).collect()
}

fn account_of(batch: &Batch, rules: &Rules, payee: &Payee, account: &Account) -> Result<Settlement, Problem> {
    let mut work = Working { rules, batch, payee, account, gross: 0, left: 0, lines: Vec::new() };
    let mut debts = account.debts.clone();
    let mut credits = credits(&mut work)?;
    if let Some(owed) = top_up(&mut work, &mut credits)? {
        debts.push(owed);
    }
    debts.sort_by(|one, two| (one.since, &one.id).cmp(&(two.since, &two.id)));
    work.gross = credits.iter().map(|credit| i128::from(credit.amount.minor())).sum();
    work.left = work.gross;
    work.money(work.gross, "credits")?;

    let credited = work.lines.len();
    let mut after = debts.clone();
    let why = match held(&work, batch.on) {
        why if !why.is_empty() => Some((Outcome::Held, why)),
        _ => attempt(&mut work, &mut after)?,
    };
    let Some((outcome, mut why)) = why else {
        after.retain(|debt| !debt.open.is_zero());
        let payout = work.money(work.left, "payout")?;
        let balance = work.money(-owed(&after), "balance")?;
        let (payee, lines) = (payee.id.clone(), work.lines);
        let (outcome, why, kept, debts) = (Outcome::Paid, Vec::new(), Vec::new(), after);
        return Ok(Settlement { payee, outcome, why, lines, payout, kept, debts, balance });
    };
    // Nothing leaves, so nothing is deducted: the credits stay as they are, and so do the debts.
    work.lines.truncate(credited);
    let balance = work.money(work.gross - owed(&debts), "balance")?;
    if outcome == Outcome::Owing {
        let owed = work.money(-i128::from(balance.minor()), "balance")?;
        why.push(Reason::new("settle-why-owing").with("owed", owed.decimal()));
    }
    let payout = Money::zero(account.currency);
    let lines = work.lines;
    Ok(Settlement { payee: payee.id.clone(), outcome, why, lines, payout, kept: credits, debts, balance })
}

/// The lines of what came in, in the order of source and kind; what earlier settlements kept stands first.
fn credits(work: &mut Working<'_>) -> Result<Vec<Credit>, Problem> {
    let mut all = Vec::new();
    for (kind, given) in [(LineKind::Kept, &work.account.kept), (LineKind::Credit, &work.account.credits)] {
        let mut given = given.clone();
        given.sort_by(|one, two| (&one.source, &one.kind).cmp(&(&two.source, &two.kind)));
        for credit in &given {
            let line = work.line(kind, &credit.kind);
            let (source, amount) = (Some(credit.source.clone()), credit.amount);
            work.lines.push(Line { source, amount, ..line });
        }
        all.extend(given);
    }
    Ok(all)
}

/// Lifts the credits of the period to the guarantee; a recoverable top-up is owed from then on.
fn top_up(work: &mut Working<'_>, credits: &mut Vec<Credit>) -> Result<Option<Debt>, Problem> {
    let Some(guarantee) = work.account.guarantee else { return Ok(None) };
    let earned: i128 = work.account.credits.iter().map(|credit| i128::from(credit.amount.minor())).sum();
    let missing = i128::from(guarantee.amount.minor()) - earned;
    if missing <= 0 {
        return Ok(None);
    }
    let amount = work.money(missing, "guarantee")?;
    let mut line = work.line(LineKind::TopUp, "guarantee");
    let earned = work.money(earned, "guarantee")?;
    let why = Reason::new("settle-why-top-up").with("guarantee", guarantee.amount.decimal());
    line.why.push(why.with("earned", earned.decimal()));
    if guarantee.recoverable {
        line.why.push(Reason::new("settle-why-top-up-owed"));
    }
    let source = work.batch.reference.clone();
    work.lines.push(Line { amount, source: Some(source.clone()), ..line });
    credits.push(Credit { source: source.clone(), kind: "guarantee".to_owned(), amount });
    let owed = Debt { since: work.batch.on, id: source, kind: DebtKind::Draw, open: amount };
    Ok(guarantee.recoverable.then_some(owed))
}

/// Why nothing may be paid: holds of the day, and a payee for whom nobody has said what is withheld.
fn held(work: &Working<'_>, on: Date) -> Vec<Reason> {
    let mut holds: Vec<_> = work.payee.holds.iter().filter(|hold| hold.holds(on)).collect();
    holds.sort();
    let told = holds.into_iter().map(|hold| {
        let key = if hold.until.is_some() { "settle-why-hold-until" } else { "settle-why-hold" };
        let why = Reason::new(key).with("reason", &hold.reason).with("from", hold.from);
        hold.until.map_or(why.clone(), |until| why.with("until", until))
    });
    let mut why: Vec<Reason> = told.collect();
    let mut blocks: Vec<_> = work.payee.blocks.iter().collect();
    blocks.sort();
    why.extend(blocks.into_iter().map(|block| match block {
        Block::NoAccount => Reason::new("settle-why-no-account"),
        Block::PayoutUnknown(payout) => Reason::new("settle-why-payout-unknown").with("payout", payout),
    }));
    if work.rules.steps.contains(&Step::Withholding) && withholding_of(work).is_empty() {
        let profile = work.payee.profile.as_deref().unwrap_or_default();
        let unknown = Reason::new("settle-why-no-withholding-rule").with("country", &work.payee.country);
        why.push(unknown.with("profile", profile).with("currency", work.currency()));
    }
    why
}

/// Takes the deductions in the declared order; says why nothing is paid, if nothing is.
fn attempt(work: &mut Working<'_>, debts: &mut [Debt]) -> Result<Option<(Outcome, Vec<Reason>)>, Problem> {
    let before = owed(debts);
    for step in &work.rules.steps {
        match step {
            Step::Debts => recover(work, debts)?,
            Step::Fees => fees(work)?,
            Step::Withholding => withhold(work)?,
        }
    }
    if work.left <= 0 {
        let outcome = if work.gross < before { Outcome::Owing } else { Outcome::Nothing };
        let gross = work.money(work.gross, "credits")?;
        let deducted = work.money(work.gross - work.left, "deductions")?;
        let why = Reason::new("settle-why-nothing-left").with("gross", gross.decimal());
        return Ok(Some((outcome, vec![why.with("deducted", deducted.decimal())])));
    }
    let least = minimum(work);
    if work.left < least {
        let (payout, least) = (work.money(work.left, "payout")?, work.money(least, "minimum")?);
        let why = Reason::new("settle-why-below-minimum").with("payout", payout.decimal());
        return Ok(Some((Outcome::BelowMinimum, vec![why.with("minimum", least.decimal())])));
    }
    Ok(None)
}

/// The larger of the payee's own minimum and the company's; a row for the country goes before one for all.
fn minimum(work: &Working<'_>) -> i128 {
    let rows = || work.rules.minimum.iter().filter(|row| row.amount.currency() == work.currency());
    let own_country = rows().find(|row| row.country.as_ref() == Some(&work.payee.country));
    let company = own_country.or_else(|| rows().find(|row| row.country.is_none()));
    let minor = |money: Money| i128::from(money.minor());
    company.map_or(0, |row| minor(row.amount)).max(work.account.minimum.map_or(0, minor))
}

fn owed(debts: &[Debt]) -> i128 {
    debts.iter().map(|debt| i128::from(debt.open.minor())).sum()
}

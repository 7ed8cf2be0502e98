//! The three kinds of deductions: fees, withholding, debts taken back. Each line is an exact product rounded once; none
//! looks at anything but the account in hand.

use std::collections::BTreeSet;

use kernel::{Problem, Rate};

use crate::input::Debt;
use crate::output::{LineKind, Reason};
use crate::rules::{Bracket, Fee, Withholding};
use crate::working::Working;

/// Charges every fee that matches, in the order of the table.
pub(crate) fn fees(work: &mut Working<'_>) -> Result<(), Problem> {
    let rules = work.rules;
    let mut seen = BTreeSet::new();
    for fee in rules.fees.iter().filter(|fee| fee.currency == work.account.currency) {
        let payee = work.payee;
        let matches = fee.country.as_ref().is_none_or(|country| *country == payee.country)
            && fee.method.as_ref().is_none_or(|method| Some(method) == payee.method.as_ref());
        if matches && seen.insert(&fee.code) {
            charge(work, fee)?;
        }
    }
    Ok(())
}

fn charge(work: &mut Working<'_>, fee: &Fee) -> Result<(), Problem> {
    let base = work.base(fee.base);
    let mut line = work.line(LineKind::Fee, &fee.code);
    let mut exact = Rate::ZERO;
    if let Some(fixed) = fee.fixed {
        exact = whole(i128::from(fixed.minor()));
        line.why.push(Reason::new("settle-why-fee-fixed").with("fixed", fixed.decimal()));
    }
    if let Some(percent) = fee.percent {
        let part = work.exact(percent.checked_mul(whole(base)), &fee.code)?;
        exact = work.exact(exact.checked_add(part), &fee.code)?;
        let money = work.money(base, &fee.code)?;
        (line.base, line.rate) = (Some(money), fee.fixed.is_none().then_some(percent));
        let why = Reason::new("settle-why-fee-percent").with("percent", percent.percent());
        line.why.push(why.with("base", money.decimal()));
    }
    if let Some(least) = fee.least.filter(|least| exact < whole(i128::from(least.minor()))) {
        (exact, line.rate) = (whole(i128::from(least.minor())), None);
        line.why.push(Reason::new("settle-why-fee-least").with("least", least.decimal()));
    }
    if let Some(most) = fee.most.filter(|most| exact > whole(i128::from(most.minor()))) {
        (exact, line.rate) = (whole(i128::from(most.minor())), None);
        line.why.push(Reason::new("settle-why-fee-most").with("most", most.decimal()));
    }
    let (amount, rounded) = work.round(exact, fee.round, &fee.code)?;
    line.why.extend(rounded);
    if amount == 0 {
        return Ok(());
    }
    work.deduct(line, amount)
}

/// The withholding rules that are this payee's in this currency, one of each code.
pub(crate) fn withholding_of<'a>(work: &Working<'a>) -> Vec<&'a Withholding> {
    let mut seen = BTreeSet::new();
    let payee = work.payee;
    let matching = work.rules.withholding.iter().filter(|rule| {
        rule.currency == work.account.currency
            && rule.country == payee.country
            && rule.profile.as_ref().is_none_or(|profile| Some(profile) == payee.profile.as_ref())
    });
    matching.filter(|rule| seen.insert(&rule.code)).collect()
}

/// Takes every withholding that matches, in the order of the rules. A line of zero stays: it says on what nothing was due.
pub(crate) fn withhold(work: &mut Working<'_>) -> Result<(), Problem> {
    for rule in withholding_of(work) {
        let base = if rule.kinds.is_empty() {
            work.base(rule.base)
        } else {
            let credit = |kind| matches!(kind, LineKind::Credit | LineKind::Kept | LineKind::TopUp);
            let own = work.lines.iter().filter(|line| credit(line.kind) && rule.kinds.contains(&line.name));
            own.map(|line| i128::from(line.amount.minor())).sum::<i128>().max(0)
        };
        let before = rule.yearly.then(|| work.account.taxed.get(&rule.code).copied()).flatten();
        let before = before.map_or(0, |money| i128::from(money.minor()));
        let mut line = work.line(LineKind::Withheld, &rule.code);
        let money = work.money(base, &rule.code)?;
        line.base = Some(money);
        if rule.share != Rate::ONE {
            let why = Reason::new("settle-why-withheld-share").with("share", rule.share.percent());
            line.why.push(why.with("base", money.decimal()));
        }
        if before > 0 {
            let before = work.money(before, &rule.code)?;
            line.why.push(Reason::new("settle-why-withheld-before").with("before", before.decimal()));
        }
        let from = work.exact(rule.share.checked_mul(whole(before)), &rule.code)?;
        let to = work.exact(rule.share.checked_mul(whole(before + base)), &rule.code)?;
        let mut exact = Rate::ZERO;
        for (part, rate) in parts(work, &rule.brackets, (from, to), &rule.code)? {
            let product = work.exact(part.checked_mul(rate), &rule.code)?;
            exact = work.exact(exact.checked_add(product), &rule.code)?;
            let unit = Rate::new(1, i128::from(work.currency().unit()));
            let shown = work.exact(unit.and_then(|unit| part.checked_mul(unit)), &rule.code)?;
            let why = Reason::new("settle-why-withheld-rate").with("rate", rate.percent());
            line.why.push(why.with("part", shown));
        }
        if let [only] = rule.brackets[..] {
            line.rate = rule.share.checked_mul(only.rate).ok();
        }
        let (amount, rounded) = work.round(exact, rule.round, &rule.code)?;
        line.why.extend(rounded);
        work.deduct(line, amount)?;
    }
    Ok(())
}

/// How much of the span lies in each bracket, with its rate; brackets it does not reach are left out.
fn parts(
    work: &Working<'_>,
    brackets: &[Bracket],
    (from, to): (Rate, Rate),
    rule: &str,
) -> Result<Vec<(Rate, Rate)>, Problem> {
    let mut parts = Vec::new();
    for (at, bracket) in brackets.iter().enumerate() {
        let bound = |bracket: &Bracket| whole(i128::from(bracket.from.minor()));
        let low = from.max(bound(bracket));
        let high = brackets.get(at + 1).map_or(to, |next| to.min(bound(next)));
        if low < high {
            parts.push((work.exact(high.checked_sub(low), rule)?, bracket.rate));
        }
    }
    Ok(parts)
}

/// Takes debts back, the oldest first: no more than there is above the guarantee, and than the declared share of the gross.
pub(crate) fn recover(work: &mut Working<'_>, debts: &mut [Debt]) -> Result<(), Problem> {
    let guarantee = work.account.guarantee.map_or(0, |guarantee| i128::from(guarantee.amount.minor()));
    let share = work.rules.recovery.share;
    let most = work.exact(share.checked_mul(whole(work.gross.max(0))), "debts")?;
    let (most, _) = work.round(most, None, "debts")?;
    let above = (work.left - guarantee).max(0);
    let mut room = above.min(most);
    for debt in debts {
        let open = i128::from(debt.open.minor());
        let amount = open.min(room);
        if amount == 0 {
            continue;
        }
        let mut line = work.line(LineKind::Recovery, debt.kind.name());
        line.source = Some(debt.id.clone());
        line.base = Some(debt.open);
        let why = Reason::new("settle-why-recovered").with("debt", &debt.id).with("since", debt.since);
        line.why.push(why.with("open", debt.open.decimal()));
        if amount < open && most < above {
            let most = work.money(most, "debts")?.decimal();
            let why = Reason::new("settle-why-recovery-share").with("share", share.percent());
            line.why.push(why.with("most", most));
        } else if amount < open && guarantee > 0 {
            let kept = work.money(guarantee, "debts")?.decimal();
            line.why.push(Reason::new("settle-why-recovery-guarantee").with("guarantee", kept));
        }
        debt.open = work.money(open - amount, "debts")?;
        room -= amount;
        work.deduct(line, amount)?;
    }
    Ok(())
}

fn whole(minor: i128) -> Rate {
    // A sum of 64-bit amounts is never the least 128-bit number, the only one that is refused here.
    Rate::new(minor, 1).unwrap_or(Rate::ZERO)
}

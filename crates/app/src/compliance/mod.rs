//! What payouts of posted months were caused by and how earnings were spread, for whoever reads runs. Indicators with
//! exact sums, no verdicts. Refuses more than 24 months at once and months in several currencies.

mod file;

use std::collections::BTreeMap;

use access::{Action, Principal};
use commission::{Causes, Disclosure, Member};
use flow::RunState;
use kernel::{Currency, Period, Problem};
use plan::Values;
use store::runs::codec;
use store::runs::parts::{self, Part};
use store::runs::record::{self, RunRow};

use crate::runs::{self, View};
use crate::{Cx, Error};

pub use commission::{ByCause, FEWEST, JOINING_DAYS, PERCENTILES, Spread};
pub use file::export;

/// Most months of one statement.
const MONTHS_MAX: usize = 24;

/// The months asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Question {
    /// The first; the last twelve months to `to` where none is named.
    pub from: Option<Period>,
    /// The last; the newest posted one where none is named.
    pub to: Option<Period>,
}

/// The spread over everybody of a rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfRank {
    /// The rank's name in the plan of the last month.
    pub rank: String,
    /// The spread.
    pub spread: Spread,
}

/// The whole statement. Sums are minor units of the currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The first month asked for.
    pub from: Period,
    /// The last.
    pub to: Period,
    /// Months with a posted run, which the figures are of, the oldest first.
    pub months: Vec<Period>,
    /// Months without.
    pub open: Vec<Period>,
    /// The currency; none without a month.
    pub currency: Option<Currency>,
    /// What was sold, by who bought it.
    pub sold: ByCause,
    /// What was paid, by whose purchases caused it.
    pub paid: ByCause,
    /// Everybody.
    pub all: Spread,
    /// Those who were active.
    pub active: Spread,
    /// By the rank paid as; empty where the plan has no ranks.
    pub ranks: Vec<OfRank>,
}

/// The statement for these months.
///
/// # Errors
/// `access-denied`, `compliance-months`, `compliance-order`, `compliance-currencies`, `money-overflow`.
pub async fn statement(cx: &Cx, who: &Principal, question: &Question) -> Result<Statement, Error> {
    who.require(runs::OBJECT, Action::Read)?;
    let rows = record::list(&mut cx.db.read(), who.tenant, 10_000).await?;
    let posted: BTreeMap<Period, RunRow> = rows
        .into_iter()
        .filter(|row| row.published && row.state == RunState::Posted.as_str())
        .map(|row| Ok((row.period.parse::<Period>()?, row)))
        .collect::<Result<_, Problem>>()
        .map_err(|problem| Error::internal(problem.to_string()))?;
    let today = runs::month_of(crate::company::today(cx, who.tenant).await?)
        .map_err(|problem| Error::internal(problem.to_string()))?;
    let months = months(question, posted.keys().next_back().copied().unwrap_or(today))?;
    let mut sums = Sums::default();
    for row in months.iter().filter_map(|month| posted.get(month)) {
        sums = sums.with(cx, who, row).await?;
    }
    let open = months.iter().filter(|month| !posted.contains_key(month)).copied().collect();
    let asked = (months[0], months[months.len() - 1]);
    let months = months.into_iter().filter(|month| posted.contains_key(month)).collect();
    let found = tokio::task::spawn_blocking(move || sums.statement(asked, months, open));
    Ok(found.await.map_err(Error::internal)??)
}

/// Every month asked for, the oldest first; at least one.
fn months(question: &Question, newest: Period) -> Result<Vec<Period>, Error> {
    let to = question.to.unwrap_or(newest);
    let mut out = vec![to];
    let wanted = if question.from.is_some() { MONTHS_MAX } else { 12 };
    let from = question.from.unwrap_or(to);
    if question.from.is_some() && from > to {
        let problem = Problem::new("compliance-order").with("from", from).with("to", to);
        return Err(problem.field("from").into());
    }
    while question.from.is_none() && out.len() < wanted || out[out.len() - 1] > from {
        if out.len() == MONTHS_MAX {
            return Err(Problem::new("compliance-months").with("max", MONTHS_MAX).field("from").into());
        }
        // Before the first month that can be written there is none to ask for.
        let Ok(before) = out[out.len() - 1].previous_month() else { break };
        out.push(before);
    }
    out.reverse();
    Ok(out)
}

/// What the months gave so far.
#[derive(Default)]
struct Sums {
    currency: Option<Currency>,
    sold: ByCause,
    paid: ByCause,
    members: BTreeMap<[u8; 16], Member>,
    ladder: Vec<String>,
}

impl Sums {
    /// With one more month, which comes later than all before.
    async fn with(mut self, cx: &Cx, who: &Principal, row: &RunRow) -> Result<Self, Error> {
        let view = runs::load_view(cx, who.tenant, row).await?;
        let currency = view.run.currency;
        if let Some(known) = self.currency.replace(currency).filter(|known| *known != currency) {
            let problem = Problem::new("compliance-currencies").with("one", known).with("other", currency);
            return Err(problem.field("from").into());
        }
        let mut causes = Causes::new(&view.inputs, &view.plan)?;
        causes.take_back(&view.undone)?;
        // A page of lines at a time: a run may have millions.
        let mut db = cx.db.read();
        for number in 0.. {
            let Some(bytes) = parts::one(&mut db, who.tenant, row.id, Part::Lines, number).await? else {
                break;
            };
            let lines =
                codec::unpack_lines(&bytes).map_err(|problem| Error::internal(problem.to_string()))?;
            causes.take(&lines)?;
        }
        let work = move || {
            self.sold = self.sold.with(&causes.sold())?;
            self.paid = self.paid.with(&causes.paid()?)?;
            self.people(&view)?;
            Ok::<_, Problem>(self)
        };
        Ok(tokio::task::spawn_blocking(work).await.map_err(Error::internal)??)
    }

    fn people(&mut self, view: &View) -> Result<(), Problem> {
        let (inputs, results) = (&view.inputs, &view.run.members);
        let overflow = || Problem::new("money-overflow");
        let mut bought = vec![0_i64; inputs.members.ids.len()];
        for (row, amount) in inputs.sales.amount.iter().enumerate() {
            if inputs.sales.kind.get(row) == "personal" {
                let own = &mut bought[inputs.sales.member[row] as usize];
                *own = own.checked_add(*amount).ok_or_else(overflow)?;
            }
        }
        let first = view.run.period.until().days();
        for (row, bought) in bought.into_iter().enumerate() {
            let joined = inputs.members.joined.get(row).copied().unwrap_or(Values::NO_DATE);
            let earned = results.earned.get(row).copied().unwrap_or(0);
            // Whoever joined after the month was not there to earn anything in it.
            if joined >= first && earned == 0 && bought == 0 {
                continue;
            }
            let Some(id) = inputs.members.ids.uuid(row) else { continue };
            let member = self.members.entry(id).or_default();
            member.earned = member.earned.checked_add(earned).ok_or_else(overflow)?;
            member.bought = member.bought.checked_add(bought).ok_or_else(overflow)?;
            member.active |= results.active.get(row).copied().unwrap_or(false);
            member.rank = results.paid_as.get(row).copied().unwrap_or(0);
        }
        self.ladder = view.plan.ranks.ladder.iter().map(|rank| rank.name.clone()).collect();
        Ok(())
    }

    fn statement(
        self,
        (from, to): (Period, Period),
        months: Vec<Period>,
        open: Vec<Period>,
    ) -> Result<Statement, Problem> {
        let members: Vec<Member> = self.members.into_values().collect();
        let Disclosure { all, active, ranks } = commission::disclosure(&members)?;
        let ranks = ranks.into_iter().filter_map(|(rank, spread)| {
            Some(OfRank { rank: self.ladder.get(usize::from(rank))?.clone(), spread })
        });
        Ok(Statement {
            from,
            to,
            months,
            open,
            currency: self.currency,
            sold: self.sold,
            paid: self.paid,
            all,
            active,
            ranks: ranks.collect(),
        })
    }
}

/// What a part is of a whole, in ten-thousandths, rounded half up; none where the whole is nothing or a part is below
/// nothing, which is no share of anything.
#[must_use]
pub fn share(part: i64, whole: i64) -> Option<u32> {
    let (part, whole) = (u128::try_from(part).ok()?, u128::try_from(whole).ok()?);
    let share = (part * 20_000 + whole).checked_div(whole * 2)?;
    u32::try_from(share).ok().filter(|share| *share <= 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named_or_the_last_twelve() {
        let check = |from: Option<&str>, to: Option<&str>, expected: &str| {
            let month = |text: &str| text.parse::<Period>().expect("a month");
            let question = Question { from: from.map(month), to: to.map(month) };
            let found = match months(&question, month("2026-10")) {
                Ok(months) => format!("{} {}…{}", months.len(), months[0], months[months.len() - 1]),
                Err(Error::Refused(problems)) => problems[0].code.to_string(),
                Err(error) => error.to_string(),
            };
            assert_eq!(found, expected, "{from:?} {to:?}");
        };
        check(None, None, "12 2025-11…2026-10");
        check(None, Some("2026-03"), "12 2025-04…2026-03");
        check(Some("2026-10"), None, "1 2026-10…2026-10");
        check(Some("2024-11"), None, "24 2024-11…2026-10");
        check(Some("2024-10"), None, "compliance-months");
        check(Some("2026-11"), None, "compliance-order");
        check(Some("2026-12"), Some("2027-01"), "2 2026-12…2027-01");
    }

    #[test]
    fn shares_are_ten_thousandths() {
        for (part, whole, expected) in [
            (1, 3, Some(3_333)),
            (2, 3, Some(6_667)),
            (0, 5, Some(0)),
            (5, 5, Some(10_000)),
            (1, 0, None),
            (-1, 5, None),
            (1, -5, None),
            (6, 5, None),
            (i64::MAX, i64::MAX, Some(10_000)),
        ] {
            assert_eq!(share(part, whole), expected, "{part} of {whole}");
        }
    }
}

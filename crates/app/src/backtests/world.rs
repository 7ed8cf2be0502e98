//! One plan on its way through the months: every month begins with the legs and the ranks that this plan itself left, not with
//! those of the runs that were posted. Refuses what a run would refuse.

use std::sync::Arc;

use kernel::{Period, Problem, TenantId};
use plan::{Adjustment, Inputs, Line, LineSink, Lot, Plan, Run, Texts};
use store::runs::record::RunRow;

use crate::runs::undone::{self, Month};
use crate::runs::{Report, View, carry};
use crate::{Cx, Error, runs};

/// A posted month as it was computed and paid.
pub(super) struct Actual {
    /// Its run.
    pub row: RunRow,
    /// Plan, inputs and result, from its parts.
    pub view: View,
}

impl Actual {
    /// Loads a posted month from the parts of its run.
    pub async fn load(cx: &Cx, tenant: TenantId, period: Period) -> Result<Self, Error> {
        let open = || Error::refused(Problem::new("backtest-month-open").with("period", period));
        let row = undone::posted(cx, tenant, period).await?.ok_or_else(open)?;
        let view = runs::apart(cx, tenant, &row).await?;
        Ok(Self { row, view })
    }

    /// What was really paid.
    pub fn sheet(&self) -> Result<Sheet, Error> {
        let fault = |problem: Problem| Error::internal(problem.to_string());
        let report: Report = serde_json::from_value(self.row.report.clone()).map_err(Error::internal)?;
        let currency = self.view.run.currency;
        let minor = |text: &str| Ok::<_, Error>(kernel::Money::parse(text, currency).map_err(fault)?.minor());
        let mut bonuses = Vec::new();
        for bonus in &self.view.plan.bonuses {
            let totals = report.totals.iter().filter(|total| total.bonus == bonus.name);
            let undone = report.undone.iter().filter(|undone| undone.bonus == bonus.name);
            let mut amount = 0i64;
            for text in totals.map(|total| &total.amount).chain(undone.map(|undone| &undone.amount)) {
                amount = amount.checked_add(minor(text)?).ok_or_else(overflow)?;
            }
            bonuses.push(Sum::of(bonus, amount));
        }
        let results = &self.view.run.members;
        let ladder = ladder(&self.view.plan);
        Ok(Sheet { earned: results.earned.clone(), ranks: results.rank.clone(), ladder, bonuses, lapsed: 0 })
    }
}

/// What a bonus paid in a month, minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    /// Its name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// Its kind in the plan language.
    pub kind: String,
    /// With what late returns take back.
    pub amount: i64,
}

impl Sum {
    fn of(bonus: &plan::Bonus, amount: i64) -> Self {
        let title = bonus.title.clone().unwrap_or_else(|| bonus.name.clone());
        Self { bonus: bonus.name.clone(), title, kind: bonus.kind.name().to_owned(), amount }
    }
}

/// What a plan pays in one month, in the order of the month's members.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sheet {
    /// Minor units, late returns taken off.
    pub earned: Vec<i64>,
    /// Index in the ladder; empty without ranks.
    pub ranks: Vec<u8>,
    /// The plan's ranks, lowest first.
    pub ladder: Vec<String>,
    /// One a bonus.
    pub bonuses: Vec<Sum>,
    /// How many lots of legs nobody takes on.
    pub lapsed: u64,
}

fn overflow() -> Error {
    Error::refused(Problem::new("money-overflow"))
}

fn ladder(plan: &Plan) -> Vec<String> {
    plan.ranks.ladder.iter().map(|rank| rank.name.clone()).collect()
}

/// A plan and the months it has computed: the last one, or all of them where it undoes late returns in closed months.
pub(super) struct World {
    plan: Plan,
    months: Vec<Month>,
}

impl World {
    /// A plan before its first month.
    pub fn new(plan: Plan) -> Self {
        Self { plan, months: Vec::new() }
    }

    /// Computes the next month: `before` is the month before as it was posted, `from` the posted run before the first month.
    pub async fn step(
        &mut self,
        cx: &Cx,
        tenant: TenantId,
        actual: &Actual,
        before: Option<&Actual>,
        from: Option<&RunRow>,
    ) -> Result<Sheet, Error> {
        let mut inputs = actual.view.inputs.clone();
        let undoes = carry::undoes(&self.plan);
        let from = from.filter(|from| undoes || carry::leads(from));
        let brought = self.brought(cx, tenant, actual, &inputs, from).await?;
        inputs.carry = brought.lots;
        if let Some((before, own)) = before.zip(self.months.last())
            && self.plan.needs().given_rank
        {
            inputs.members.rank = given(&inputs, &before.view, own.view());
        }
        let after = (from, actual.row.cut_at);
        let plan = self.plan.clone();
        let (plan, inputs, late) = undone::attempt_on(cx, tenant, plan, inputs, &self.months, after).await?;
        let late = match late {
            Ok(late) => late.into_adjustments(),
            Err(problem) => return Err(undone::named(cx, tenant, problem).await?.into()),
        };
        let work = move || compute(plan, inputs, &late, undoes);
        let (month, sheet) = match tokio::task::spawn_blocking(work).await.map_err(Error::internal)? {
            Ok(done) => done,
            Err(problem) => return Err(undone::named(cx, tenant, problem).await?.into()),
        };
        if !undoes {
            self.months.clear();
        }
        self.months.push(month);
        Ok(Sheet { lapsed: brought.lapsed, ..sheet })
    }

    /// What the month before left in the legs; in the first month what the posted run before it left.
    async fn brought(
        &self,
        cx: &Cx,
        tenant: TenantId,
        actual: &Actual,
        inputs: &Inputs,
        from: Option<&RunRow>,
    ) -> Result<carry::Brought, Error> {
        if !carry::has_legs(&self.plan) {
            return Ok(carry::Brought::default());
        }
        let cut = actual.row.cut_at;
        let merged = store::merges::until(&mut cx.db.read(), tenant, "member", cut).await?;
        let over = |view: &View, lots: &[Lot]| carry::take_over(view, lots, &self.plan, inputs, &merged);
        match (self.months.last(), from) {
            (Some(own), _) => over(own.view(), &own.view().run.carry),
            (None, Some(from)) => {
                let view = runs::apart(cx, tenant, from).await?;
                over(&view, &view.run.carry)
            }
            (None, None) => Ok(carry::Brought::default()),
        }
    }
}

/// Lines as long as they are needed.
struct Sink(Option<Vec<Line>>);

impl LineSink for Sink {
    fn lines(&mut self, chunk: &[Line]) -> Result<(), Problem> {
        if let Some(lines) = &mut self.0 {
            lines.extend_from_slice(chunk);
        }
        Ok(())
    }
}

fn compute(
    plan: Plan,
    inputs: Inputs,
    adjustments: &[Adjustment],
    lines: bool,
) -> Result<(Month, Sheet), Problem> {
    let mut sink = Sink(lines.then(Vec::new));
    let mut run: Run = commission::calculate(&inputs, &plan, &mut sink)?;
    run.members.earned = undone::net(&run, adjustments)?;
    let mut bonuses = Vec::with_capacity(plan.bonuses.len());
    for (at, (bonus, total)) in plan.bonuses.iter().zip(&run.totals).enumerate() {
        let own = adjustments.iter().filter(|one| usize::from(one.bonus) == at);
        let amount = own.map(|one| one.amount).try_fold(total.amount, i64::checked_add);
        bonuses.push(Sum::of(bonus, amount.ok_or_else(|| Problem::new("money-overflow"))?));
    }
    let sheet = Sheet {
        earned: run.members.earned.clone(),
        ranks: run.members.rank.clone(),
        ladder: ladder(&plan),
        bonuses,
        lapsed: 0,
    };
    let view = View { plan, inputs, run, undone: Vec::new(), lines: None };
    Ok((Month::new(Arc::new(view), sink.0.unwrap_or_default()), sheet))
}

/// The given ranks of a month in a plan's own world. A rank that the run before has written onto its member is replaced by what
/// this plan would have written; one that a person gave stays. `before` and `own` have the same members.
fn given(inputs: &Inputs, before: &View, own: &View) -> Texts {
    let borne = |view: &View, row: usize| -> String {
        let rank =
            view.run.members.rank.get(row).and_then(|rank| view.plan.ranks.ladder.get(usize::from(*rank)));
        rank.map_or_else(|| view.inputs.members.rank.get(row).to_owned(), |rank| rank.name.clone())
    };
    let members = &inputs.members;
    let mut out = Texts::default();
    for row in 0..members.ids.len() {
        let present = members.rank.get(row);
        let old = runs::row_of(&before.inputs.members.ids, members.ids.bytes(row));
        match old {
            Some(old) if borne(before, old) == present => out.push(&borne(own, old)),
            _ => out.push(present),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use plan::{Column, Ids, Values};

    use super::*;

    const LADDER: &str = "plan \"Ranks\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\nranks\n  title best\n  rank Bronze\n  rank Silver when PV >= 1\nbonus own: retail\n  on PV\n  rate 10%\n";

    fn view(ranks: &[u8], given: &[&str]) -> View {
        let plan = plan::parse(LADDER).unwrap();
        let mut inputs = Inputs::empty("2026-10".parse().unwrap());
        inputs.members.ids = Ids::uuids();
        inputs.sales.columns.push(Column { name: "pv".to_owned(), values: Values::Number(Vec::new()) });
        for (row, given) in (1..).zip(given) {
            inputs.members.ids.push_uuid([row; 16]);
            inputs.members.sponsor.push(plan::NONE);
            inputs.members.rank.push(given);
        }
        let mut run = commission::calculate(&inputs, &plan, &mut Vec::<Line>::new()).unwrap();
        run.members.rank = ranks.to_vec();
        View { plan, inputs, run, undone: Vec::new(), lines: None }
    }

    #[test]
    fn a_rank_the_run_wrote_is_replaced_and_one_a_person_gave_stays() {
        let before = view(&[1, 0, 0], &["Bronze", "Bronze", "Silver"]);
        let own = view(&[0, 1, 0], &["Bronze", "Bronze", "Silver"]);
        // The next month: the first two bear what the run wrote, the third was given another rank by hand, the fourth is new.
        let next = view(&[0, 0, 0, 0], &["Silver", "Bronze", "Silver", "Bronze"]);
        let given = given(&next.inputs, &before, &own);
        let words: Vec<&str> = (0..4).map(|row| given.get(row)).collect();
        assert_eq!(words, ["Bronze", "Silver", "Silver", "Bronze"]);
    }
}

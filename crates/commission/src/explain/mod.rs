//! Why a line is what it is, and why a member has nothing: looks again at one line or member with
//! the run's own volumes and ranks, and tells what it sees as keys and values.

mod binary;
mod checks;
mod generation;
mod limit;
mod matching;
mod overriding;
mod parts;
mod path;
mod pool;
mod reasons;

use kernel::{Date, Money, Points, Problem, Rate};
use plan::{
    Bonus, Cut, Explanation, Expr, Inputs, Kind, Line, Message, NONE, Part, Plan, Run, SaleView, Source,
    Step, Tree,
};

use crate::eval::{Compiler, Facts, Who};
use crate::kinds::bracket;
use crate::volumes::Counted;

/// Most parts shown for one line, the largest first.
const PARTS_MAX: usize = 100;

/// Explains the lines and members of one run. Making it costs one copy of the run's member figures;
/// explaining a line with one source costs the length of its path.
pub struct Explainer<'a> {
    inputs: &'a Inputs,
    plan: &'a Plan,
    run: &'a Run,
    compiler: Compiler<'a>,
    facts: Facts,
    /// Direct children of each row, by tree (placement empty unless the plan walks it).
    children: [Vec<u32>; 2],
}

/// An exact sum behind a line, with the parts it is made of.
struct Made {
    exact: Rate,
    parts: Vec<Part>,
    path: Vec<Step>,
    rate: Vec<Message>,
}

impl<'a> Explainer<'a> {
    /// For a run computed from these inputs with this plan; refuses another plan's run.
    pub fn new(inputs: &'a Inputs, plan: &'a Plan, run: &'a Run) -> Result<Self, Problem> {
        let compiler = Compiler::new(inputs, plan);
        let rows = inputs.members.ids.len();
        let figures = &run.members.figures;
        let wanted = plan.volumes.len() + compiler.legs.len();
        let fits = figures.len() >= wanted && figures.iter().all(|figure| figure.values.len() == rows);
        if run.plan_digest != plan.digest() || !fits || run.members.active.len() != rows {
            return Err(Problem::new("run-other-plan"));
        }
        let (volumes, legs) = figures[..wanted].split_at(plan.volumes.len());
        let count = |units: &i64| u32::try_from(units / Points::UNIT).unwrap_or(0);
        let facts = Facts {
            volumes: volumes.iter().map(|figure| figure.values.clone()).collect(),
            active: run.members.active.clone(),
            rank: run.members.rank.clone(),
            paid_as: run.members.paid_as.clone(),
            legs: legs.iter().map(|figure| figure.values.iter().map(count).collect()).collect(),
        };
        let children =
            [&inputs.members.sponsor, &inputs.members.placement].map(|parents| counted(parents, rows));
        Ok(Self { inputs, plan, run, compiler, facts, children })
    }

    /// Everything about one line of the run.
    pub fn line(&self, line: &Line) -> Result<Explanation, Problem> {
        let unknown = || Problem::new("run-line-unknown");
        let bonus = self.plan.bonuses.get(usize::from(line.bonus)).ok_or_else(unknown)?;
        let payee = line.payee as usize;
        let rows = self.inputs.members.ids.len();
        let source_rows = if line.kind == Source::Sale { self.inputs.sales.ids.len() } else { rows };
        if payee >= rows || (line.kind != Source::Group && line.source as usize >= source_rows) {
            return Err(unknown());
        }
        let source = match line.kind {
            Source::Group => None,
            Source::Member => Some(line.source as usize),
            Source::Sale => Some(self.inputs.sales.member[line.source as usize] as usize),
        };
        let mut made = match &bonus.kind {
            Kind::Retail(kind) => self.own(bonus, line, vec![rate_flat(kind.rate)])?,
            Kind::Brackets(kind) => {
                let rate = self.bracket_message(&kind.rates, kind.find, payee);
                self.own(bonus, line, vec![rate])?
            }
            Kind::Unilevel(kind) => self.unilevel(bonus, kind, line, source)?,
            Kind::Differential(kind) => self.differential(bonus, kind, line, source)?,
            Kind::Generation(kind) => self.generation(bonus, kind, line, source)?,
            Kind::Matching(kind) => self.matching(bonus, kind, line)?,
            Kind::Override(kind) => self.overriding(bonus, kind, line)?,
            Kind::Pool(kind) => self.pool(bonus, kind, line)?,
            Kind::Binary(kind) => self.binary(bonus, kind, line)?,
            Kind::Limit(kind) => self.limit(bonus, kind, line)?,
        };
        for factor in &bonus.factors {
            made.rate
                .push(Message::new("plan-rate-factor").with("rate", factor.rate).with("why", &factor.why));
        }
        let more_parts = parts::largest(&mut made.parts, PARTS_MAX);
        // The cents of a pool are divided, not rounded one by one; so are those that a limit leaves.
        let rounding = Message::new(match &bonus.kind {
            Kind::Pool(_) => "plan-divided",
            Kind::Limit(kind) if kind.cut == Cut::Proportional => "plan-limit-divided",
            _ => "plan-rounding",
        })
        .with("exact", self.major(made.exact)?)
        .with("mode", self.plan.rounding.name().replace(' ', "-"))
        .with("amount", self.money(line.amount));
        let volume = match bonus.kind.counts() {
            None if matches!(bonus.kind, Kind::Matching(_)) => self.paid_message(&bonus.kind, line),
            Some(volume) => Message::new("plan-volume")
                .with("name", &self.plan.volumes[volume].name)
                .with("formula", plan::formula::print(self.plan, &self.plan.volumes[volume].formula))
                .with("base", Points::from_units(line.base)),
            None if matches!(bonus.kind, Kind::Limit(_)) => {
                Message::new("plan-volume-limit").with("raw", Points::from_units(line.base))
            }
            None => Message::new("plan-volume-equal"),
        };
        Ok(Explanation {
            payee: self.id(payee),
            bonus: bonus.title.clone().unwrap_or_else(|| bonus.name.clone()),
            plan: self.plan.name.clone(),
            version: self.plan.version.clone(),
            level: line.level,
            sale: if line.kind == Source::Sale { Some(self.sale_view(bonus, line)?) } else { None },
            source: source.map(|row| self.id(row)),
            volume,
            path: made.path,
            parts: made.parts,
            more_parts,
            rank: self.rank_name(&self.facts.rank, payee),
            paid_as: self.rank_name(&self.facts.paid_as, payee),
            checks: self.checks(bonus, payee),
            rate: made.rate,
            rounding,
            amount: self.money(line.amount),
            currency: self.plan.currency.to_string(),
        })
    }

    /// Retail and brackets: the payee's own sale, or all of them.
    fn own(&self, bonus: &'a Bonus, line: &Line, rate: Vec<Message>) -> Result<Made, Problem> {
        let payee = line.payee as usize;
        let rate_value = self.rate_of(line)?;
        let exact = self.share(bonus, line.base, rate_value)?;
        let parts = match line.kind {
            Source::Sale => Vec::new(),
            _ => match bonus.kind.on() {
                Some(on) => self.own_sales(bonus, on, payee, rate_value)?,
                None => Vec::new(),
            },
        };
        Ok(Made { exact, parts, path: vec![self.paid(payee, None)], rate })
    }

    /// The rate a line points to.
    fn rate_of(&self, line: &Line) -> Result<Rate, Problem> {
        let rate = self.run.rates.get(usize::from(line.rate)).copied();
        rate.ok_or_else(|| Problem::new("run-line-unknown"))
    }

    /// `base × factors × rate` in minor units.
    fn share(&self, bonus: &Bonus, base: i64, rate: Rate) -> Result<Rate, Problem> {
        self.plan.unit_rate(bonus)?.checked_mul(rate)?.checked_mul(Rate::new(i128::from(base), 1)?)
    }

    /// An exact amount of minor units in major units.
    fn major(&self, minor: Rate) -> Result<Rate, Problem> {
        minor.checked_mul(Rate::new(1, i128::from(self.plan.currency.unit()))?)
    }

    fn money(&self, minor: i64) -> String {
        Money::from_minor(minor, self.plan.currency).decimal()
    }

    fn id(&self, row: usize) -> String {
        self.inputs.members.ids.show(row)
    }

    fn rank_name(&self, ranks: &[u8], row: usize) -> String {
        let rank = ranks.get(row).and_then(|rank| self.plan.ranks.ladder.get(usize::from(*rank)));
        rank.map_or(String::new(), |rank| rank.name.clone())
    }

    fn who(row: usize) -> Who {
        Who { member: row, row, sale: usize::MAX }
    }

    /// The row above in a tree.
    fn above(&self, tree: Tree, row: usize) -> Option<usize> {
        let column = match tree {
            Tree::Sponsor => &self.inputs.members.sponsor,
            Tree::Placement => &self.inputs.members.placement,
        };
        column.get(row).copied().filter(|above| *above != NONE).map(|above| above as usize)
    }

    fn has_children(&self, tree: Tree, row: usize) -> bool {
        let of = if tree == Tree::Sponsor { &self.children[0] } else { &self.children[1] };
        of.get(row).is_some_and(|count| *count > 0)
    }

    fn sale_view(&self, bonus: &'a Bonus, line: &Line) -> Result<SaleView, Problem> {
        let row = line.source as usize;
        let sales = &self.inputs.sales;
        // A limit's line stands for a line of the bonus it limits.
        let bonus = match &bonus.kind {
            Kind::Limit(kind) => kind.of.first().map_or(bonus, |index| &self.plan.bonuses[*index]),
            _ => bonus,
        };
        let counted = bonus.kind.on().map(|on| self.sale_units(bonus, on, row)).transpose()?;
        let volume = counted.flatten().unwrap_or(line.base);
        Ok(SaleView {
            id: sales.ids.show(row),
            member: self.id(sales.member[row] as usize),
            date: Date::from_days(sales.date[row])?.to_string(),
            amount: self.money(sales.amount[row]),
            volume: Points::from_units(volume).to_string(),
            returned: sales.returned.get(row).copied().unwrap_or_default(),
        })
    }

    /// What one sale counts in a volume of sales; `None` for any other volume.
    fn sale_units(&self, bonus: &'a Bonus, on: usize, row: usize) -> Result<Option<i64>, Problem> {
        let formula: &'a Expr = match &bonus.kind {
            Kind::Differential(kind) => match kind.own(self.plan) {
                Some(own) => own,
                None => return Ok(None),
            },
            _ => &self.plan.volumes[on].formula,
        };
        let Some(counted) = Counted::new(&self.compiler, formula)? else { return Ok(None) };
        let member = self.inputs.sales.member[row] as usize;
        let who = Who { sale: row, ..Self::who(member) };
        Ok(counted.units(&self.facts, who).ok())
    }

    /// How a bracket was found.
    fn bracket_message(&self, rates: &[plan::Bracket], find: usize, row: usize) -> Message {
        let units = self.facts.volumes[find][row];
        let message = Message::new("plan-rate-bracket")
            .with("volume", &self.plan.volumes[find].name)
            .with("have", Points::from_units(units));
        match bracket(rates, units).map(|place| &rates[place]) {
            Some(found) => message.with("bound", found.bound).with("rate", found.rate.percent()),
            None => message.with("bound", 0).with("rate", Rate::ZERO.percent()),
        }
    }
}

fn rate_flat(rate: Rate) -> Message {
    Message::new("plan-rate-flat").with("rate", rate.percent())
}

fn counted(parents: &[u32], rows: usize) -> Vec<u32> {
    let mut out = vec![0; if parents.is_empty() { 0 } else { rows }];
    for above in parents {
        if let Some(count) = out.get_mut(*above as usize) {
            *count += 1;
        }
    }
    out
}

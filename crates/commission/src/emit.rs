//! Lines on their way out: numbered totals, exact sums, the result hash, and chunks for the sink.
//! Threads compute the chunks; one thread takes them in order, hashes them and hands them on.

use blake3::Hasher;
use kernel::{Points, Problem, Rate};
use plan::{
    Bonus, BonusTotal, Digest, Expr, Figure, Kind, Limit, Line, LineSink, Lot, MemberResults, Most, Per, Run,
    Unit,
};

use crate::chunk::Chunk;
use crate::eval::{Compiler, Facts};
use crate::parallel;
use crate::world::{World, Writer};

/// Takes chunks in order and keeps what is known when all are through.
pub(crate) struct Emitter<'s> {
    sink: &'s mut dyn LineSink,
    hasher: Hasher,
    rates: Vec<Rate>,
    totals: Vec<BonusTotal>,
    /// By member number.
    earned: Vec<i64>,
    /// What each bonus paid, by member number; only of bonuses that others match.
    paid: Vec<Vec<i64>>,
    /// Figures of bonuses, by member number.
    figures: Vec<Figure>,
    /// What the bonuses under each limit made so far.
    limits: Vec<Under>,
    /// By member number.
    carry: Vec<Lot>,
}

/// What a limit waits for.
struct Under {
    /// The limit's index in the plan, and the bonuses it limits.
    limit: usize,
    of: Vec<usize>,
    made: Made,
}

/// What was made: sums by member number, or the lines of more than so much.
enum Made {
    Sums(Vec<i64>),
    Lines(i64, Vec<Line>),
}

impl Under {
    fn new(world: &World<'_>, limit: usize, kind: &Limit) -> Self {
        let made = match (&kind.per, &kind.most) {
            (Per::Line, Most::Amount(Expr::Number(most))) => {
                let most = most.apply(world.plan.currency.unit(), kernel::Rounding::Down);
                // A minor unit less, since the limit itself is rounded.
                Made::Lines(most.map_or(0, |most| most.saturating_sub(1).max(0)), Vec::new())
            }
            (Per::Line, _) => Made::Lines(0, Vec::new()),
            _ => Made::Sums(vec![0; world.members()]),
        };
        Self { limit, of: kind.of.clone(), made }
    }
}

impl<'s> Emitter<'s> {
    pub fn new(world: &World<'_>, sink: &'s mut dyn LineSink) -> Self {
        let matched = |index: usize| {
            let names =
                |bonus: &Bonus| matches!(&bonus.kind, Kind::Matching(kind) if kind.of.contains(&index));
            world.plan.bonuses.iter().any(names)
        };
        let column = |index: usize| if matched(index) { vec![0; world.members()] } else { Vec::new() };
        Self {
            paid: (0..world.plan.bonuses.len()).map(column).collect(),
            sink,
            hasher: Hasher::new(),
            rates: Vec::new(),
            totals: Vec::with_capacity(world.plan.bonuses.len()),
            earned: vec![0; world.members()],
            figures: Vec::new(),
            limits: (world.plan.bonuses.iter().enumerate())
                .filter_map(|(index, bonus)| match &bonus.kind {
                    Kind::Limit(kind) => Some(Under::new(world, index, kind)),
                    _ => None,
                })
                .collect(),
            carry: Vec::new(),
        }
    }

    /// The number of a rate, adding it if new.
    pub fn rate(&mut self, rate: Rate) -> Result<u16, Problem> {
        let place = match self.rates.iter().position(|known| *known == rate) {
            Some(place) => place,
            None => {
                self.rates.push(rate);
                self.rates.len() - 1
            }
        };
        u16::try_from(place)
            .ok()
            .filter(|place| *place != Line::MIXED)
            .ok_or_else(|| Problem::new("run-too-many-rates"))
    }

    /// Hashes a chunk and hands its lines on.
    pub fn chunk(&mut self, chunk: &Chunk) -> Result<(), Problem> {
        self.hasher.update(chunk.bytes());
        for under in &mut self.limits {
            if let Made::Lines(most, lines) = &mut under.made
                && chunk.lines().first().is_some_and(|line| under.of.contains(&usize::from(line.bonus)))
            {
                lines
                    .extend(chunk.numbered().filter(|line| line.amount.unsigned_abs() > most.unsigned_abs()));
            }
        }
        if chunk.lines().is_empty() { Ok(()) } else { self.sink.lines(chunk.lines()) }
    }

    /// Adds what a payee gets from a bonus, once a payee.
    pub fn credit(
        &mut self,
        world: &World<'_>,
        payee: usize,
        amount: i64,
        total: &mut Total,
    ) -> Result<(), Problem> {
        let overflow = || world.overflow(payee, &world.plan.bonuses[total.bonus].name);
        self.earned[payee] = self.earned[payee].checked_add(amount).ok_or_else(overflow)?;
        total.amount = total.amount.checked_add(amount).ok_or_else(overflow)?;
        if let Some(paid) = self.paid[total.bonus].get_mut(payee) {
            *paid = paid.checked_add(amount).ok_or_else(overflow)?;
        }
        total.payees += 1;
        for under in self.limits.iter_mut().filter(|under| under.of.contains(&total.bonus)) {
            if let Made::Sums(sums) = &mut under.made {
                sums[payee] = sums[payee].checked_add(amount).ok_or_else(overflow)?;
            }
        }
        Ok(())
    }

    /// What a bonus that others match has paid everybody, by member number.
    pub fn paid(&self, bonus: usize) -> &[i64] {
        self.paid.get(bonus).map_or(&[], Vec::as_slice)
    }

    /// What the bonuses under a limit made, by member number.
    pub fn made(&mut self, limit: usize) -> Vec<i64> {
        match self.limits.iter_mut().find(|under| under.limit == limit).map(|under| &mut under.made) {
            Some(Made::Sums(sums)) => std::mem::take(sums),
            _ => Vec::new(),
        }
    }

    /// The lines under a limit that may be over it, in the world's numbers.
    pub fn caught(&mut self, limit: usize) -> Vec<Line> {
        match self.limits.iter_mut().find(|under| under.limit == limit).map(|under| &mut under.made) {
            Some(Made::Lines(_, lines)) => std::mem::take(lines),
            _ => Vec::new(),
        }
    }

    /// What legs bring into the next period, by member number.
    pub fn carry(&mut self, lots: Vec<Lot>) {
        self.carry.extend(lots);
    }

    /// A figure a bonus shows for every member, by member number.
    pub fn figure(&mut self, name: String, values: Vec<i64>) {
        self.figures.push(Figure { name, unit: Unit::Money, values });
    }

    /// The same in points.
    pub fn points(&mut self, name: String, values: Vec<i64>) {
        self.figures.push(Figure { name, unit: Unit::Points, values });
    }

    /// Closes a bonus whose lines are exact as they stand.
    pub fn whole(&mut self, total: Total, name: &str) -> Result<(), Problem> {
        let exact = Rate::new(i128::from(total.amount), 1)?;
        self.total(total, name, exact)
    }

    /// Closes a bonus. `exact` is the sum of its exact shares in minor units.
    pub fn total(&mut self, total: Total, name: &str, exact: Rate) -> Result<(), Problem> {
        let residue = exact.checked_sub(Rate::new(i128::from(total.amount), 1)?)?;
        let Total { lines, payees, amount, .. } = total;
        self.totals.push(BonusTotal { bonus: name.to_owned(), lines, payees, amount, exact, residue });
        Ok(())
    }

    /// Turns the facts into results in the order of the inputs' rows, one column after another: while
    /// one thread hashes it, another moves it.
    pub fn finish(self, world: &World<'_>, facts: Facts, compiler: &Compiler<'_>) -> Result<Run, Problem> {
        let plan = world.plan;
        let Self { hasher, rates, earned, totals, figures: of_bonuses, mut carry, .. } = self;
        let mut out = Writer::new(hasher);
        for rate in &rates {
            out.bytes(rate.to_string().as_bytes());
        }
        let mut figures = Vec::new();
        let mut show = |name: String, unit: Unit, values: Vec<i64>| {
            out.bytes(name.as_bytes());
            let ((), values) =
                parallel::both(values.len(), || out.numbers(&values), || by_row(world, &values));
            figures.push(Figure { name, unit, values });
        };
        for (volume, values) in plan.volumes.iter().zip(facts.volumes) {
            show(volume.name.clone(), Unit::Points, values);
        }
        for (legs, counts) in compiler.legs.iter().zip(facts.legs) {
            let values = counts.into_iter().map(|count| i64::from(count) * Points::UNIT).collect();
            show(plan::formula::print(plan, legs), Unit::Points, values);
        }
        for figure in of_bonuses {
            show(figure.name, figure.unit, figure.values);
        }
        for lot in &mut carry {
            let Lot { bonus, member, leg, since, units } = *lot;
            out.record([bonus.into(), member.into(), leg.into(), since.into(), units]);
            lot.member = world.row_of[member as usize];
        }
        let (found, (active, amounts)) = parallel::both(
            world.members(),
            || {
                for small in [&facts.rank, &facts.paid_as] {
                    out.bytes(small);
                }
                let active: Vec<u8> = facts.active.iter().map(|active| u8::from(*active)).collect();
                out.bytes(&active);
                out.numbers(&earned);
                out.finish()
            },
            || (by_row(world, &facts.active), by_row(world, &earned)),
        );
        let members = MemberResults {
            figures,
            rank: by_row(world, &facts.rank),
            paid_as: by_row(world, &facts.paid_as),
            active,
            earned: amounts,
        };
        Ok(Run {
            plan: plan.name.clone(),
            version: plan.version.clone(),
            plan_digest: plan.digest(),
            period: world.inputs.period,
            currency: plan.currency,
            input_digest: world.digest,
            result_hash: result_hash(found, plan.digest(), world.digest),
            rates,
            totals,
            members,
            carry,
        })
    }
}

/// The hash a run is known by: over its plan, its inputs and everything it found.
fn result_hash(found: Digest, plan: Digest, inputs: Digest) -> Digest {
    let mut hasher = Hasher::new();
    for digest in [plan, inputs, found] {
        hasher.update(&digest.0);
    }
    Digest(*hasher.finalize().as_bytes())
}

/// A bonus's totals while it is being paid.
pub(crate) struct Total {
    pub bonus: usize,
    pub lines: u64,
    payees: u64,
    amount: i64,
}

impl Total {
    pub fn new(bonus: usize) -> Self {
        Self { bonus, lines: 0, payees: 0, amount: 0 }
    }
}

/// A column by member number into the order of the inputs' rows; an absent one stays absent.
fn by_row<T: Copy + Default>(world: &World<'_>, values: &[T]) -> Vec<T> {
    let mut out = vec![T::default(); values.len()];
    for (value, row) in values.iter().zip(&world.row_of) {
        out[*row as usize] = *value;
    }
    out
}

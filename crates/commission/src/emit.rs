//! Lines on their way out: numbered totals, exact sums, the result hash, and chunks for the sink;
//! holds one chunk at a time.

use blake3::Hasher;
use kernel::{Points, Problem, Rate};
use plan::{BonusTotal, Digest, Figure, Line, LineSink, MemberResults, Run, Source, Unit};

use crate::eval::{Compiler, Facts};
use crate::world::{World, Writer};

/// Lines a chunk.
const CHUNK: usize = 65_536;

/// Takes lines in the world's numbers and hands them on in rows of the inputs.
pub(crate) struct Emitter<'s> {
    sink: &'s mut dyn LineSink,
    chunk: Vec<Line>,
    hasher: Hasher,
    bytes: Vec<[u8; 32]>,
    pub rates: Vec<Rate>,
    totals: Vec<BonusTotal>,
    /// By member number.
    earned: Vec<i64>,
    /// Figures of bonuses, by member number.
    figures: Vec<Figure>,
}

impl<'s> Emitter<'s> {
    pub fn new(world: &World<'_>, sink: &'s mut dyn LineSink) -> Result<Self, Problem> {
        Ok(Self {
            sink,
            chunk: Vec::with_capacity(CHUNK),
            hasher: Hasher::new(),
            bytes: Vec::with_capacity(CHUNK),
            rates: Vec::new(),
            totals: Vec::with_capacity(world.plan.bonuses.len()),
            earned: vec![0; world.members()],
            figures: Vec::new(),
        })
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

    /// One line in the world's numbers: `payee` a member number, `source` a member number or a
    /// place among the sales.
    #[inline]
    pub fn push(&mut self, world: &World<'_>, line: Line) -> Result<(), Problem> {
        self.chunk.push(line);
        if self.chunk.len() == CHUNK { self.flush(world) } else { Ok(()) }
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
        total.payees += 1;
        Ok(())
    }

    /// A figure a bonus shows for every member, by member number.
    pub fn figure(&mut self, name: String, values: Vec<i64>) {
        self.figures.push(Figure { name, unit: Unit::Money, values });
    }

    /// Closes a bonus. `exact` is the sum of its exact shares in minor units.
    pub fn total(&mut self, total: Total, name: &str, exact: Rate) -> Result<(), Problem> {
        let residue = exact.checked_sub(Rate::new(i128::from(total.amount), 1)?)?;
        let Total { lines, payees, amount, .. } = total;
        self.totals.push(BonusTotal { bonus: name.to_owned(), lines, payees, amount, exact, residue });
        Ok(())
    }

    fn flush(&mut self, world: &World<'_>) -> Result<(), Problem> {
        self.bytes.clear();
        self.bytes.extend(self.chunk.iter().map(bytes));
        self.hasher.update(self.bytes.as_flattened());
        for line in &mut self.chunk {
            line.payee = world.row_of[line.payee as usize];
            line.source = match line.kind {
                Source::Group => plan::NONE,
                Source::Member => world.row_of[line.source as usize],
                Source::Sale => world.sale_row[line.source as usize],
            };
        }
        if !self.chunk.is_empty() {
            self.sink.lines(&self.chunk)?;
        }
        self.chunk.clear();
        Ok(())
    }

    /// Hands out the last chunk and turns the facts into results in the order of the inputs' rows.
    pub fn finish(
        mut self,
        world: &World<'_>,
        facts: Facts,
        compiler: &Compiler<'_>,
    ) -> Result<Run, Problem> {
        self.flush(world)?;
        let plan = world.plan;
        let mut figures = Vec::new();
        for (volume, values) in plan.volumes.iter().zip(facts.volumes) {
            figures.push(Figure { name: volume.name.clone(), unit: Unit::Points, values });
        }
        for (legs, counts) in compiler.legs.iter().zip(facts.legs) {
            let values = counts.into_iter().map(|count| i64::from(count) * Points::UNIT).collect();
            figures.push(Figure { name: plan::formula::print(plan, legs), unit: Unit::Points, values });
        }
        figures.append(&mut self.figures);
        let mut out = Writer { hasher: self.hasher, buffer: Vec::with_capacity(1 << 16) };
        for rate in &self.rates {
            out.bytes(rate.to_string().as_bytes());
        }
        let mut results = MemberResults::default();
        for mut figure in figures {
            out.bytes(figure.name.as_bytes());
            out.numbers(&figure.values);
            figure.values = by_row(world, &figure.values);
            results.figures.push(figure);
        }
        for small in [&facts.rank, &facts.paid_as] {
            out.bytes(small);
        }
        let active: Vec<u8> = facts.active.iter().map(|active| u8::from(*active)).collect();
        out.bytes(&active);
        drop(active);
        out.numbers(&self.earned);
        results.rank = by_row(world, &facts.rank);
        results.paid_as = by_row(world, &facts.paid_as);
        results.active = by_row(world, &facts.active);
        results.earned = by_row(world, &self.earned);
        Ok(Run {
            plan: plan.name.clone(),
            version: plan.version.clone(),
            plan_digest: plan.digest(),
            period: world.inputs.period,
            currency: plan.currency,
            input_digest: world.digest,
            result_hash: result_hash(out.finish(), plan.digest(), world.digest),
            rates: self.rates,
            totals: self.totals,
            members: results,
        })
    }
}

/// A line as it is hashed.
#[inline]
fn bytes(line: &Line) -> [u8; 32] {
    let mut out = [0; 32];
    out[..4].copy_from_slice(&line.payee.to_le_bytes());
    out[4..8].copy_from_slice(&line.source.to_le_bytes());
    out[8..16].copy_from_slice(&line.amount.to_le_bytes());
    out[16..24].copy_from_slice(&line.base.to_le_bytes());
    out[24..26].copy_from_slice(&line.bonus.to_le_bytes());
    out[26..28].copy_from_slice(&line.level.to_le_bytes());
    out[28..30].copy_from_slice(&line.rate.to_le_bytes());
    out[30] = line.kind as u8;
    out
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

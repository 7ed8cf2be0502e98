//! Unilevel: each level of a payee's downline is one stretch of numbers, so a level is paid by one
//! scan over its sales, or by one subtraction of running sums.

use std::borrow::Cow;
use std::ops::Range;

use kernel::{Problem, Rate};
use plan::{Compression, Line, Lines, NONE, Source, Unilevel};

use super::Payer;
use crate::eval::{Compiler, Test, all};
use crate::forest::Forest;
use crate::number::Stop;
use crate::scale::Common;
use crate::volumes::per_sale;

/// What the levels are counted on.
struct Levels<'f> {
    forest: &'f Forest,
    lines: Lines,
    on: &'f [i64],
    /// Units of each sale, for lines per sale.
    sales: Cow<'f, [i64]>,
    /// Running sums of `on` by place, for lines per level and payee.
    running: Vec<i64>,
    /// The rates over one denominator, for lines per payee.
    common: Common,
}

/// Pays every counted, eligible member on the levels below.
pub(super) fn pay<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Unilevel,
) -> Result<(), Problem> {
    let (world, facts) = (payer.world, payer.facts);
    let stays = stays(compiler, &kind.compression)?;
    let counted = counted(payer, &stays)?;
    let squeezed = match &counted {
        Some(counted) => Some(squeeze(world.forest(kind.tree), counted)?),
        None => None,
    };
    let forest = squeezed.as_ref().unwrap_or(world.forest(kind.tree));
    let volume = &world.plan.volumes[kind.on];
    let ladder = world.plan.ranks.ladder.len().max(1);
    let handles = handles(payer, kind, ladder)?;
    let mut levels = Levels {
        forest,
        lines: payer.bonus.lines,
        on: &facts.volumes[kind.on],
        sales: Cow::Borrowed(&[]),
        running: Vec::new(),
        common: payer.common()?,
    };
    match levels.lines {
        Lines::Sale => levels.sales = per_sale(world, compiler, facts, &volume.formula, &volume.name)?,
        Lines::Level | Lines::Payee => levels.running = running(payer, forest, levels.on)?,
        Lines::Member => {}
    }
    let rank_of = |member: usize| -> usize {
        let ranks = match &kind.rates {
            plan::LevelRates::Flat(_) => return 0,
            plan::LevelRates::ByPaidAs(_) => &facts.paid_as,
            plan::LevelRates::ByTitle(_) => &facts.rank,
        };
        ranks.get(member).map_or(0, |rank| usize::from(*rank))
    };
    for place in 0..forest.len() {
        let first = forest.children(place);
        if first.is_empty() {
            continue;
        }
        let payee = forest.node(place);
        let rates = &handles[rank_of(payee)];
        if rates.is_empty() || !payer.is_eligible(payee)? {
            continue;
        }
        levels.pay_one(payer, payee, first, rates)?;
    }
    Ok(())
}

/// Handles of the rates by rank and level; no rate at a level is `None`.
fn handles(
    payer: &mut Payer<'_, '_, '_, '_>,
    kind: &Unilevel,
    ladder: usize,
) -> Result<Vec<Vec<Option<usize>>>, Problem> {
    let mut out = Vec::with_capacity(ladder);
    for rank in 0..ladder {
        let rank = u8::try_from(rank).unwrap_or(u8::MAX);
        let mut list = Vec::new();
        for rate in kind.rates.of(rank, rank) {
            list.push(if *rate == Rate::ZERO { None } else { Some(payer.rate(*rate)?) });
        }
        out.push(list);
    }
    Ok(out)
}

/// Who is not jumped over, as conditions; empty: everybody stays.
fn stays<'a>(compiler: &Compiler<'a>, compression: &'a Compression) -> Result<Vec<Test<'a>>, Problem> {
    Ok(match compression {
        Compression::None => Vec::new(),
        Compression::SkipInactive => vec![Test::Active],
        Compression::SkipBelow(rank) => vec![Test::Steps(
            plan::Compare::Ge,
            crate::eval::Step::PaidAs,
            crate::eval::Step::Constant(*rank),
        )],
        Compression::SkipUnless(conditions) => compiler.all(conditions)?,
    })
}

fn counted(payer: &Payer<'_, '_, '_, '_>, stays: &[Test<'_>]) -> Result<Option<Vec<bool>>, Problem> {
    if stays.is_empty() {
        return Ok(None);
    }
    let count = payer.world.members();
    let ask = |member: usize| match all(stays, payer.facts, payer.world.who(member)) {
        Err(Stop::Overflow) => Err(payer.overflow(member)),
        Err(Stop::Missing) => Ok(false),
        Ok(found) => Ok(found),
    };
    (0..count).map(ask).collect::<Result<Vec<bool>, Problem>>().map(Some)
}

/// The tree without the skipped: everybody hangs under the nearest counted person above. The
/// skipped keep a place as buyers but have nobody below.
fn squeeze(forest: &Forest, counted: &[bool]) -> Result<Forest, Problem> {
    let mut up = vec![NONE; counted.len()];
    // Parents come first, so a skipped parent already knows its own nearest counted person.
    for place in 0..forest.len() {
        let member = forest.node(place);
        let above = forest.parent[member];
        if above != NONE {
            up[member] = if counted[above as usize] { above } else { up[above as usize] };
        }
    }
    // Pointers only ever go up, so there is no cycle to find.
    Forest::new(up).map_err(|_| Problem::new("run-cycle"))
}

/// `running[p]` is the sum of `on` over the places before `p`.
fn running(payer: &Payer<'_, '_, '_, '_>, forest: &Forest, on: &[i64]) -> Result<Vec<i64>, Problem> {
    let mut out = Vec::with_capacity(forest.len() + 1);
    let mut sum = 0_i64;
    out.push(sum);
    for place in 0..forest.len() {
        let member = forest.node(place);
        sum = sum.checked_add(on[member]).ok_or_else(|| payer.overflow(member))?;
        out.push(sum);
    }
    Ok(out)
}

impl Levels<'_> {
    fn pay_one(
        &self,
        payer: &mut Payer<'_, '_, '_, '_>,
        payee: usize,
        first: Range<usize>,
        rates: &[Option<usize>],
    ) -> Result<(), Problem> {
        let before = payer.lines();
        let mut sum = 0_i64;
        let mut mixed = Mixed::default();
        let mut stretch = first;
        for (level, rate) in (1_u16..).zip(rates) {
            if let Some(rate) = rate {
                let line = Line { payee: payee as u32, level, ..Line::default() };
                let paid = match self.lines {
                    Lines::Sale => self.by_sale(payer, line, &stretch, *rate),
                    Lines::Member => self.by_member(payer, line, &stretch, *rate),
                    Lines::Level => payer.line(line, self.stretch_sum(payer, payee, &stretch)?, *rate),
                    Lines::Payee => {
                        let base = self.stretch_sum(payer, payee, &stretch)?;
                        let added = mixed.add(payer, &self.common, base, *rate);
                        added.map(|()| 0).ok_or_else(|| payer.overflow(payee))
                    }
                }?;
                sum = sum.checked_add(paid).ok_or_else(|| payer.overflow(payee))?;
            }
            stretch = self.forest.below(&stretch);
            if stretch.is_empty() {
                break;
            }
        }
        if self.lines == Lines::Payee {
            sum = mixed.write(payer, &self.common, payee)?;
        }
        if payer.lines() > before { payer.credit(payee, sum) } else { Ok(()) }
    }

    fn stretch_sum(
        &self,
        payer: &Payer<'_, '_, '_, '_>,
        payee: usize,
        stretch: &Range<usize>,
    ) -> Result<i64, Problem> {
        let sum = self.running[stretch.end].checked_sub(self.running[stretch.start]);
        sum.ok_or_else(|| payer.overflow(payee))
    }

    fn by_sale(
        &self,
        payer: &mut Payer<'_, '_, '_, '_>,
        line: Line,
        stretch: &Range<usize>,
        rate: usize,
    ) -> Result<i64, Problem> {
        let world = payer.world;
        if self.forest.is_plain() {
            // Members stand in the order of their sales, so a level's sales are one stretch too.
            let sales = world.sale_start[stretch.start] as usize..world.sale_start[stretch.end] as usize;
            return payer.sales(line, sales, &self.sales, rate);
        }
        let mut sum = 0_i64;
        for place in stretch.clone() {
            let sales = world.sales_of(self.forest.node(place));
            let amount = payer.sales(line, sales, &self.sales, rate)?;
            sum = sum.checked_add(amount).ok_or_else(|| payer.overflow(line.payee as usize))?;
        }
        Ok(sum)
    }

    fn by_member(
        &self,
        payer: &mut Payer<'_, '_, '_, '_>,
        line: Line,
        stretch: &Range<usize>,
        rate: usize,
    ) -> Result<i64, Problem> {
        let mut sum = 0_i64;
        for place in stretch.clone() {
            let source = self.forest.node(place);
            let line = Line { source: source as u32, kind: Source::Member, ..line };
            let amount = payer.line(line, self.on[source], rate)?;
            sum = sum.checked_add(amount).ok_or_else(|| payer.overflow(line.payee as usize))?;
        }
        Ok(sum)
    }
}

/// One line for all levels of a payee: exact shares add up, then one rounding.
#[derive(Default)]
struct Mixed {
    base: i64,
    exact: i128,
    /// The one rate so far.
    rate: Option<usize>,
    several: bool,
}

impl Mixed {
    fn add(
        &mut self,
        payer: &mut Payer<'_, '_, '_, '_>,
        common: &Common,
        base: i64,
        rate: usize,
    ) -> Option<()> {
        if base == 0 {
            return Some(());
        }
        payer.share(base, rate);
        self.exact = self.exact.checked_add(common.share(rate, base)?)?;
        self.base = self.base.checked_add(base)?;
        self.several |= self.rate.is_some_and(|known| known != rate);
        self.rate = Some(rate);
        Some(())
    }

    fn write(
        &self,
        payer: &mut Payer<'_, '_, '_, '_>,
        common: &Common,
        payee: usize,
    ) -> Result<i64, Problem> {
        let Some(rate) = self.rate else { return Ok(0) };
        let amount = common.round(self.exact).ok_or_else(|| payer.overflow(payee))?;
        let rate = if self.several { Line::MIXED } else { payer.number(rate) };
        payer.write(Line { payee: payee as u32, base: self.base, rate, amount, ..Line::default() })?;
        Ok(amount)
    }
}

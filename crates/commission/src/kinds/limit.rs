//! Limit: what was made above, by member, owner or company, or line by line; what is over the limit is
//! taken off by lines of its own, and the cents that stay add up to the limit exactly.

use std::collections::BTreeMap;
use std::ops::Range;

use kernel::{Points, Problem};
use plan::{Cut, Expr, Limit, Line, Most, Per, Plan};

use super::{Out, Payer, Ready, divide};
use crate::eval::Compiler;
use crate::world::World;

/// What is taken off.
pub(super) enum Cuts {
    /// What each member made above the limit, and what of it is cut.
    Members(Vec<(i64, i64)>),
    /// A line for each line that was over, in the order of their payees, with its amount before.
    Lines(Vec<(i64, Line)>),
}

/// Works out who is cut by how much, and shows what everybody made before as the figure `<bonus>.raw`.
pub(super) fn ready<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Limit,
) -> Result<Cuts, Problem> {
    if kind.per == Per::Line {
        return lines(payer, compiler, kind);
    }
    let raw = payer.emitter.made(payer.index);
    let mut parts: Vec<(i64, i64)> = raw.iter().map(|raw| (*raw, 0)).collect();
    match &kind.per {
        Per::Owner(column) => {
            for mut owner in owners(payer.world, column)? {
                let allowed = allowed(payer, compiler, kind, &owner)?;
                share(payer, kind.cut, allowed, &mut owner, &mut parts)?;
            }
        }
        Per::Company => {
            let mut everybody: Vec<usize> = (0..raw.len()).collect();
            let allowed = allowed(payer, compiler, kind, &everybody)?;
            share(payer, kind.cut, allowed, &mut everybody, &mut parts)?;
        }
        Per::Member | Per::Line => {
            for (member, (raw, cut)) in parts.iter_mut().enumerate().filter(|(_, (raw, _))| *raw > 0) {
                *cut = (*raw - allowed(payer, compiler, kind, &[member])?).max(0);
            }
        }
    }
    payer.emitter.figure(format!("{}.raw", payer.bonus.name), raw);
    Ok(Cuts::Members(parts))
}

/// Members by their text in a column; who has none stands alone.
fn owners(world: &World<'_>, column: &str) -> Result<Vec<Vec<usize>>, Problem> {
    let known = world.inputs.members.columns.iter().find(|known| known.name == column);
    let texts = match known.map(|column| &column.values) {
        Some(plan::Values::Text(cells)) => cells,
        Some(_) => return Err(Problem::new("run-column-type").with("column", column)),
        None => return Err(Problem::new("run-column-missing").with("column", column)),
    };
    let mut out: BTreeMap<(&str, usize), Vec<usize>> = BTreeMap::new();
    for member in 0..world.members() {
        let text = texts.get(world.row_of[member] as usize);
        let alone = if text.is_empty() { member } else { usize::MAX };
        out.entry((text, alone)).or_default().push(member);
    }
    Ok(out.into_values().collect())
}

/// What these members together may get, in minor units.
fn allowed<'a>(
    payer: &Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Limit,
    members: &[usize],
) -> Result<i64, Problem> {
    let plan = payer.world.plan;
    let first = members.first().copied().unwrap_or_default();
    let overflow = || payer.overflow(first);
    let found = match &kind.most {
        Most::Part(rate, volume) => {
            let units = members.iter().map(|member| i128::from(payer.facts.volumes[*volume][*member])).sum();
            part(plan, *rate, units)
        }
        Most::Amount(amount) => {
            // Over several members it is a plain number, of whomever it is asked.
            let who = crate::eval::Who { member: first, row: 0, sale: usize::MAX };
            let row = payer.world.row_of.get(first).map_or(0, |row| *row as usize);
            units(compiler, payer.facts, amount, crate::eval::Who { row, ..who })
                .and_then(|units| minor(plan, units))
        }
    };
    found.ok_or_else(overflow)
}

/// A part of a volume, rounded once; nothing below zero.
pub(crate) fn part(plan: &Plan, rate: kernel::Rate, units: i128) -> Option<i64> {
    let whole = kernel::Rate::new(units, i128::from(Points::UNIT)).ok()?;
    let exact =
        whole.checked_mul(rate).ok()?.checked_mul(kernel::Rate::new(plan.currency.unit().into(), 1).ok()?);
    Some(exact.ok()?.apply(1, plan.rounding).ok()?.max(0))
}

/// What a formula of money says of a member, in units of a point; an unknown date makes it nothing.
pub(crate) fn units<'a>(
    compiler: &Compiler<'a>,
    facts: &crate::eval::Facts,
    amount: &'a Expr,
    who: crate::eval::Who,
) -> Option<i64> {
    let number = compiler.number(amount, &[]).ok()?;
    match number.get(facts, &[], who).and_then(crate::number::Number::to_units) {
        Ok(units) => Some(units),
        Err(crate::number::Stop::Missing) => Some(0),
        Err(crate::number::Stop::Overflow) => None,
    }
}

/// Units of a point as money, rounded once; nothing below zero.
pub(crate) fn minor(plan: &Plan, units: i64) -> Option<i64> {
    let exact = i128::from(units).checked_mul(plan.currency.unit().into())?;
    let minor = plan.rounding.divide(exact, Points::UNIT.into())?;
    Some(i64::try_from(minor).ok()?.max(0))
}

/// Money as points, for the base of a line.
fn points(plan: &Plan, minor: i64) -> Option<i64> {
    minor.checked_mul(Points::UNIT / plan.currency.unit())
}

/// Cuts several members who share one limit. What returns took from some of them stays with them; the
/// others bear the whole cut.
fn share(
    payer: &Payer<'_, '_, '_, '_>,
    cut: Cut,
    allowed: i64,
    members: &mut [usize],
    parts: &mut [(i64, i64)],
) -> Result<(), Problem> {
    let first = members.first().copied().unwrap_or_default();
    let overflow = || payer.overflow(first);
    let sum = |wanted: fn(&i64) -> bool| -> Option<i64> {
        let raws = members.iter().map(|member| parts[*member].0).filter(wanted);
        raws.into_iter().try_fold(0_i64, i64::checked_add)
    };
    let total = sum(|_| true).ok_or_else(overflow)?;
    let over = total.checked_sub(allowed).ok_or_else(overflow)?;
    if over <= 0 {
        return Ok(());
    }
    let mut left = sum(|raw| *raw > 0).and_then(|above| above.checked_sub(over)).ok_or_else(overflow)?;
    let id = |member: usize| payer.world.inputs.members.ids.bytes(payer.world.row_of[member] as usize);
    members.sort_unstable_by(|one, two| id(*one).cmp(id(*two)));
    let order: Vec<usize> = members.iter().copied().filter(|member| parts[*member].0 > 0).collect();
    match cut {
        Cut::Off => {
            for member in order {
                let (raw, cut) = &mut parts[member];
                let kept = left.min(*raw);
                (left, *cut) = (left - kept, *raw - kept);
            }
        }
        Cut::Proportional => {
            let mut kept: Vec<(i64, i64)> = order.iter().map(|member| (parts[*member].0, 0)).collect();
            // They stand in the order of ids, so the lower place is the lower id.
            divide(left, &mut kept, |one, two| one.cmp(&two)).ok_or_else(overflow)?;
            for (member, (raw, kept)) in order.into_iter().zip(kept) {
                parts[member].1 = raw - kept;
            }
        }
    }
    Ok(())
}

/// A line by itself is limited both ways: what takes a line back takes back no more than was paid for it.
fn lines<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Limit,
) -> Result<Cuts, Problem> {
    let mut out = Vec::new();
    let mut last: Option<(u32, i64)> = None;
    for line in payer.emitter.caught(payer.index) {
        let most = match last {
            Some((payee, most)) if payee == line.payee => most,
            _ => allowed(payer, compiler, kind, &[line.payee as usize])?,
        };
        last = Some((line.payee, most));
        let cut = line.amount - line.amount.clamp(-most, most);
        if cut != 0 {
            out.push((line.amount, Line { amount: -cut, rate: Line::MIXED, ..line }));
        }
    }
    out.sort_by_key(|(_, line)| line.payee);
    Ok(Cuts::Lines(out))
}

impl Ready for Cuts {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        let plan = out.terms.world.plan;
        let line = |out: &mut Out<'_, '_, '_>, raw: i64, line: Line| {
            let base = points(plan, raw).ok_or_else(|| out.overflow(line.payee as usize))?;
            out.write(Line { base, ..line });
            Ok::<(), Problem>(())
        };
        match self {
            Self::Members(parts) => {
                for (member, (raw, cut)) in places.clone().zip(&parts[places]) {
                    if *cut != 0 {
                        let payee = member as u32;
                        let amount = -*cut;
                        line(out, *raw, Line { payee, amount, rate: Line::MIXED, ..Line::default() })?;
                        out.credit(member, amount);
                    }
                }
            }
            Self::Lines(lines) => {
                let from = lines.partition_point(|(_, line)| (line.payee as usize) < places.start);
                let until = lines.partition_point(|(_, line)| (line.payee as usize) < places.end);
                for own in lines[from..until].chunk_by(|(_, one), (_, two)| one.payee == two.payee) {
                    let mut sum = 0_i64;
                    for (raw, cut) in own {
                        line(out, *raw, *cut)?;
                        let payee = cut.payee as usize;
                        sum = sum.checked_add(cut.amount).ok_or_else(|| out.overflow(payee))?;
                    }
                    out.credit(own[0].1.payee as usize, sum);
                }
            }
        }
        Ok(())
    }
}

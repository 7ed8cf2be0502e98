//! Returns whose sale a closed period counted, undone where it was counted: replays the closed periods for
//! the payees above the sale, takes back each line's share, and gives the lots the open period begins with.
//! Closed runs are read, never changed; a history that does not add up is refused.

mod lots;
mod tell;

use std::collections::{BTreeMap, BTreeSet};

use kernel::Problem;
use plan::{Adjustment, Binary, Bonus, Closed, Inputs, Kind, Line, Lot, NONE, Plan, Returns, Undone};

use self::lots::{Payee, Piece, broken};
use crate::eval::{Compiler, Facts, Who};
use crate::kinds::binary::used;
use crate::volumes::{self, Counted};
use crate::world::World;

pub use tell::tell;

/// Undoes the late returns of an open period, for every binary that says `returns undone`. The closed periods
/// stand oldest first, without a gap, the open one follows the last.
///
/// # Errors
/// `run-undo-sale` when no closed period knows the sale, `run-undo-member` when somebody with lots or lines is
/// no member any more, `run-undo-history` when the closed periods do not follow from one another.
pub fn undo(closed: &[Closed<'_>], plan: &Plan, open: &Inputs) -> Result<Undone, Problem> {
    let mut out = Undone::default();
    let now = Sheet::new(plan, open)?;
    for (index, bonus) in plan.bonuses.iter().enumerate() {
        if let Kind::Binary(kind) = &bonus.kind {
            one(closed, &now, (index, bonus, kind), &mut out)?;
        }
    }
    out.carry
        .sort_unstable_by_key(|lot| (lot.bonus, now.inputs.members.ids.bytes(lot.member as usize), *lot));
    Ok(out)
}

/// A period, ready to be asked for rows and units.
struct Sheet<'a> {
    plan: &'a Plan,
    inputs: &'a Inputs,
    compiler: Compiler<'a>,
    facts: Facts,
    members: BTreeMap<&'a [u8], usize>,
    sales: BTreeMap<&'a [u8], usize>,
    /// Rows of late returns by day and id.
    late: Vec<usize>,
}

impl<'a> Sheet<'a> {
    fn new(plan: &'a Plan, inputs: &'a Inputs) -> Result<Self, Problem> {
        let world = World::prepare(inputs, plan)?;
        let compiler = Compiler::new(inputs, plan);
        let mut facts = Facts::default();
        volumes::compute(&world, &compiler, &mut facts)?;
        // By row: formulas of sales ask rows, those of members their numbers.
        for values in &mut facts.volumes {
            let mut by_row = vec![0; values.len()];
            for (value, row) in values.iter().zip(&world.row_of) {
                by_row[*row as usize] = *value;
            }
            *values = by_row;
        }
        let mut late = inputs.late();
        late.sort_by_key(|row| (inputs.sales.date[*row], inputs.sales.ids.bytes(*row)));
        let rows = |ids: &'a plan::Ids| (0..ids.len()).map(|row| (ids.bytes(row), row)).collect();
        let (members, sales) = (rows(&inputs.members.ids), rows(&inputs.sales.ids));
        Ok(Self { plan, inputs, compiler, facts, members, sales, late })
    }

    /// What every sale counts for a binary.
    fn units(&self, kind: &Binary) -> Result<impl Fn(usize) -> Result<i64, Problem> + '_, Problem> {
        let volume = self.plan.volumes.get(kind.on).ok_or_else(broken)?;
        let counted = Counted::new(&self.compiler, &volume.formula)?.ok_or_else(broken)?;
        let name = volume.name.clone();
        Ok(move |sale: usize| {
            let row = self.inputs.sales.member[sale] as usize;
            counted.units(&self.facts, Who { member: row, row, sale }).map_err(|_| {
                let member = self.inputs.members.ids.show(row);
                Problem::new("run-overflow").with("member", member).with("rule", &name)
            })
        })
    }

    /// Whoever is above the buyer of a sale, with the leg in which the buyer stands.
    fn above(&self, sale: usize) -> Vec<(usize, u16)> {
        let members = &self.inputs.members;
        let (mut row, mut out) = (self.inputs.sales.member[sale] as usize, Vec::new());
        // As many steps as members at most: a circle was refused.
        while let Some(above) = members.placement.get(row).copied().filter(|above| *above != NONE) {
            out.push((above as usize, members.leg.get(row).copied().unwrap_or(0)));
            row = above as usize;
        }
        out
    }

    fn since(&self) -> i32 {
        self.inputs.period.from().days()
    }
}

/// Payees by id.
type Payees<'a> = BTreeMap<&'a [u8], Payee>;

fn one(
    closed: &[Closed<'_>],
    now: &Sheet<'_>,
    (index, bonus, kind): (usize, &Bonus, &Binary),
    out: &mut Undone,
) -> Result<(), Problem> {
    let sheets: Vec<Sheet<'_>> = match kind.returns {
        Returns::Undone if !now.late.is_empty() => {
            closed.iter().map(|month| Sheet::new(month.plan, month.inputs)).collect::<Result<_, _>>()?
        }
        _ => Vec::new(),
    };
    let mut payees = Payees::new();
    if kind.returns == Returns::Undone {
        for late in &now.late {
            let id = now.inputs.taken(*late).unwrap_or_default();
            let unknown = || Problem::new("run-undo-sale").with("sale", now.inputs.sales.ids.show(*late));
            let known = sheets.iter().find_map(|sheet| sheet.sales.get(id).map(|row| (sheet, *row)));
            let (sheet, row) = known.ok_or_else(unknown)?;
            let ids = &sheet.inputs.members.ids;
            let above = sheet.above(row).into_iter().map(|(above, _)| (ids.bytes(above), Payee::default()));
            payees.extend(above);
        }
    }
    for (nth, (month, sheet)) in closed.iter().zip(&sheets).enumerate() {
        replay(month, sheet, bonus, nth == 0, &mut payees)?;
    }
    let gone = |id: &[u8]| {
        Problem::new("run-undo-member").with(
            "member",
            closed
                .iter()
                .rev()
                .find_map(|month| {
                    let ids = &month.inputs.members.ids;
                    (0..ids.len()).find(|row| ids.bytes(*row) == id).map(|row| ids.show(row))
                })
                .unwrap_or_default(),
        )
    };
    if !payees.is_empty() {
        let units = now.units(kind)?;
        for sale in &now.late {
            let (id, less) = (
                now.inputs.taken(*sale).unwrap_or_default(),
                units(*sale)?.checked_neg().ok_or_else(broken)?,
            );
            for (payee, state) in payees.iter_mut().filter(|_| less > 0) {
                for taken in state.take_back(id, less) {
                    let row = now.members.get(payee).ok_or_else(|| gone(payee))?;
                    out.adjustments.push(Adjustment {
                        bonus: index as u16,
                        payee: *row as u32,
                        since: taken.since,
                        sale: *sale as u32,
                        leg: taken.leg,
                        used: taken.used,
                        undone: taken.undone,
                        paid: taken.paid,
                        before: taken.before,
                        amount: taken.amount,
                    });
                }
            }
        }
    }
    // What the last run carried; of those above a returned sale what the replay says.
    let mut lot = |id: &[u8], leg: u16, since: i32, units: i64| {
        let member = *now.members.get(id).ok_or_else(|| gone(id))? as u32;
        out.carry.push(Lot { bonus: index as u16, member, leg, since, units });
        Ok::<(), Problem>(())
    };
    if let Some(last) = closed.last() {
        let before = last.plan.bonuses.iter().position(|known| known.name == bonus.name);
        for old in last.run.carry.iter().filter(|old| Some(usize::from(old.bonus)) == before) {
            let id = last.inputs.members.ids.bytes(old.member as usize);
            if !payees.contains_key(id) {
                lot(id, old.leg, old.since, old.units)?;
            }
        }
    }
    for (id, payee) in &payees {
        for ((leg, since), units) in payee.lots() {
            lot(id, leg, since, units)?;
        }
    }
    Ok(())
}

/// One closed period: its own late returns, the lots it began with, what arose, what was paid, what stays.
fn replay<'a>(
    month: &Closed<'a>,
    sheet: &Sheet<'a>,
    bonus: &Bonus,
    first: bool,
    payees: &mut Payees<'_>,
) -> Result<(), Problem> {
    let found = month.plan.bonuses.iter().position(|known| known.name == bonus.name);
    let Some((index, Kind::Binary(kind))) = found.map(|at| (at, &month.plan.bonuses[at].kind)) else {
        // Without the bonus nothing was carried through the period.
        return payees
            .values_mut()
            .try_for_each(|payee| payee.close(sheet.since(), 0, &[], &BTreeMap::new()));
    };
    let units = sheet.units(kind)?;
    let inputs = month.inputs;
    let undone = kind.returns == Returns::Undone;
    let late: BTreeSet<usize> = if undone { sheet.late.iter().copied().collect() } else { BTreeSet::new() };
    if undone && !first {
        for sale in &sheet.late {
            let (id, less) =
                (inputs.taken(*sale).unwrap_or_default(), units(*sale)?.checked_neg().ok_or_else(broken)?);
            for payee in payees.values_mut().filter(|_| less > 0) {
                payee.take_back(id, less);
            }
        }
    }
    // What each sale is worth after the returns of the same period.
    let mut worth: BTreeMap<usize, i64> = BTreeMap::new();
    for sale in (0..inputs.sales.ids.len()).filter(|sale| !late.contains(sale)) {
        let of = inputs.taken(sale).and_then(|id| sheet.sales.get(id)).copied().unwrap_or(sale);
        let sum = worth.entry(of).or_default();
        *sum = sum.checked_add(units(sale)?).ok_or_else(broken)?;
    }
    let mut fresh: BTreeMap<usize, BTreeMap<u16, Vec<Piece>>> = BTreeMap::new();
    let rows: BTreeSet<usize> = payees.keys().filter_map(|id| sheet.members.get(id)).copied().collect();
    for (sale, units) in worth.into_iter().filter(|(_, units)| *units != 0) {
        for (above, leg) in sheet.above(sale).into_iter().filter(|(above, _)| rows.contains(above)) {
            let piece = Piece {
                since: sheet.since(),
                day: inputs.sales.date[sale],
                sale: inputs.sales.ids.bytes(sale).to_vec(),
                freed: None,
                units,
            };
            fresh.entry(above).or_default().entry(leg).or_default().push(piece);
        }
    }
    let mut brought: BTreeMap<usize, BTreeMap<(u16, i32), i64>> = BTreeMap::new();
    for lot in inputs.carry.iter().filter(|lot| usize::from(lot.bonus) == index && lot.units != 0) {
        brought.entry(lot.member as usize).or_default().insert((lot.leg, lot.since), lot.units);
    }
    let mut kept: BTreeMap<usize, BTreeMap<u16, i64>> = BTreeMap::new();
    for lot in month.run.carry.iter().filter(|lot| usize::from(lot.bonus) == index) {
        *kept.entry(lot.member as usize).or_default().entry(lot.leg).or_default() += lot.units;
    }
    let mut lines: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
    for line in month.lines.iter().filter(|line| rows.contains(&(line.payee as usize))) {
        lines.entry(line.payee as usize).or_default().push(line);
    }
    for (id, payee) in payees.iter_mut() {
        // Nobody yet, or nobody any more.
        let Some(row) = sheet.members.get(id).copied() else { continue };
        let brought = brought.remove(&row).unwrap_or_default();
        if first {
            brought.iter().for_each(|((leg, since), units)| payee.bring(*leg, *since, *units));
        } else if payee.lots() != brought {
            return Err(broken().with("member", inputs.members.ids.show(row)));
        }
        let fresh = fresh.remove(&row).unwrap_or_default();
        let large = |pieces: &Vec<Piece>| {
            pieces.iter().map(|piece| i128::from(piece.units).abs()).sum::<i128>() > i128::from(i64::MAX / 2)
        };
        if fresh.values().any(large) {
            return Err(Problem::new("run-overflow")
                .with("member", inputs.members.ids.show(row))
                .with("rule", &bonus.name));
        }
        payee.fresh(sheet.since(), fresh);
        let own = lines.get(&row).map_or(&[][..], Vec::as_slice);
        let line = own.iter().find(|line| usize::from(line.bonus) == index);
        let used = line.map_or(Vec::new(), |_| used(kind, payee.totals()));
        let paid = line.map_or(0, |line| net(month.plan, index, line, own));
        let kept = kept.remove(&row).unwrap_or_default();
        payee
            .close(sheet.since(), paid, &used, &kept)
            .map_err(|problem| problem.with("member", inputs.members.ids.show(row)))?;
    }
    Ok(())
}

/// What limits left of a line: each takes from it as it took from everything that the payee made under it,
/// rounded against the payee, so that no more comes back than was paid.
fn net(plan: &Plan, bonus: usize, line: &Line, lines: &[&Line]) -> i64 {
    let own = |of: &dyn Fn(usize) -> bool| {
        let lines = lines.iter().filter(|other| of(usize::from(other.bonus)));
        lines.map(|other| i128::from(other.amount)).sum::<i128>()
    };
    let mut left = i128::from(line.amount);
    for (at, limit) in plan.bonuses.iter().enumerate() {
        let Kind::Limit(kind) = &limit.kind else { continue };
        if kind.of.contains(&bonus) {
            let (made, taken) = (own(&|other| kind.of.contains(&other)), own(&|other| other == at));
            if made > 0 && taken < 0 && left > 0 {
                left = (left * (made + taken)).div_euclid(made).max(0);
            }
        }
    }
    left as i64
}

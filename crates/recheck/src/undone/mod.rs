//! Late returns worked out anew, for everybody in whose legs a returned sale stood, and compared with what was
//! taken back. Refuses a return whose sale no closed period knows.

mod legs;

use std::collections::BTreeMap;

use kernel::{Date, Points, Problem};
use plan::{Adjustment, Binary, Closed, Inputs, Kind, Lot, Plan, Returns, Undone};

use self::legs::Legs;
use crate::expect::BySale;
use crate::facts::Facts;
use crate::report::{Names, Report};

/// Checks what was taken back for the late returns of an open period, and the lots it begins with.
pub fn check_undone(closed: &[Closed<'_>], plan: &Plan, open: &Inputs, found: &Undone) -> Report {
    let mut report = Report { members: open.members.ids.len() as u64, ..Report::default() };
    match expect(closed, plan, open) {
        Ok(due) => compare(plan, open, &due, found, &mut report),
        Err(problem) => report.add(|| problem),
    }
    report
}

fn compare(plan: &Plan, open: &Inputs, due: &Undone, found: &Undone, report: &mut Report) {
    type Key = (u16, u32, u32, i32);
    let names = Names { plan, inputs: open };
    let mut both: BTreeMap<Key, [Vec<&Adjustment>; 2]> = BTreeMap::new();
    for (side, of) in [due, found].into_iter().enumerate() {
        for one in &of.adjustments {
            both.entry((one.bonus, one.payee, one.sale, one.since)).or_default()[side].push(one);
        }
    }
    report.lines_due = due.adjustments.len() as u64;
    for ((bonus, payee, sale, since), [due, found]) in both.into_iter().filter(|(_, [one, two])| one != two) {
        let say = |all: &[&Adjustment]| {
            let one = |one: &&Adjustment| {
                let [undone, used] = [one.undone, one.used].map(Points::from_units);
                format!("{} ({undone}/{used})", names.money(one.amount))
            };
            if all.is_empty() { "–".to_owned() } else { all.iter().map(one).collect::<Vec<_>>().join(", ") }
        };
        report.add(|| {
            Problem::new("recheck-undone")
                .with("payee", names.member(payee as usize))
                .with("bonus", names.bonus(bonus.into()))
                .with("sale", open.sales.ids.show(sale as usize))
                .with(
                    "since",
                    Date::from_days(since).map_or_else(|_| since.to_string(), |day| day.to_string()),
                )
                .with("expected", say(&due))
                .with("found", say(&found))
        });
    }
    let mut lots: BTreeMap<(u16, u32, u16, i32), [i128; 2]> = BTreeMap::new();
    for (side, of) in [due, found].into_iter().enumerate() {
        for lot in &of.carry {
            lots.entry((lot.bonus, lot.member, lot.leg, lot.since)).or_default()[side] +=
                i128::from(lot.units);
        }
    }
    for ((bonus, member, leg, _), [due, found]) in lots.into_iter().filter(|(_, [one, two])| one != two) {
        let points = |units: i128| Points::from_units(i64::try_from(units).unwrap_or_default()).to_string();
        report.add(|| {
            Problem::new("recheck-carry")
                .with("bonus", names.bonus(bonus.into()))
                .with("member", names.member(member as usize))
                .with("leg", leg)
                .with("expected", points(due))
                .with("found", points(found))
        });
    }
}

/// A period with what each sale counts.
struct Month<'a> {
    facts: Facts<'a>,
    units: Vec<i64>,
    late: Vec<usize>,
    /// Rows of sales and members by id.
    sales: BTreeMap<&'a [u8], usize>,
    members: BTreeMap<&'a [u8], usize>,
    /// Index of the bonus and its rule.
    rule: Option<(usize, &'a Binary)>,
    /// What was paid; nothing of the open period.
    closed: Option<Closed<'a>>,
}

impl<'a> Month<'a> {
    fn new(
        plan: &'a Plan,
        inputs: &'a Inputs,
        bonus: &str,
        closed: Option<Closed<'a>>,
    ) -> Result<Self, Problem> {
        let mut facts = Facts::new(plan, inputs)?;
        let rule = plan.bonuses.iter().enumerate().find_map(|(index, stated)| match &stated.kind {
            Kind::Binary(kind) if stated.name == bonus => Some((index, kind)),
            _ => None,
        });
        let units = match rule {
            None => vec![0; inputs.sales.ids.len()],
            Some((_, kind)) => {
                let by_sale = BySale::of_volume(&mut facts, kind.on)?;
                by_sale.all(&facts).to_vec()
            }
        };
        let mut late = inputs.late();
        late.sort_by_key(|sale| (inputs.sales.date[*sale], inputs.sales.ids.show(*sale)));
        let rows = |ids: &'a plan::Ids| (0..ids.len()).map(|row| (ids.bytes(row), row)).collect();
        let (sales, members) = (rows(&inputs.sales.ids), rows(&inputs.members.ids));
        Ok(Self { facts, units, late, sales, members, rule, closed })
    }

    fn inputs(&self) -> &'a Inputs {
        self.facts.inputs
    }

    fn row(&self, id: &[u8]) -> Option<usize> {
        self.members.get(id).copied()
    }

    fn sale(&self, id: &[u8]) -> Option<usize> {
        self.sales.get(id).copied()
    }

    /// The leg of `row` in which the buyer of a sale stands, if the buyer is below.
    fn leg(&self, row: usize, sale: usize) -> Option<u16> {
        let walk = self.facts.placement.as_ref()?;
        let place = walk.place[self.inputs().sales.member[sale] as usize] as usize;
        let under = |child: &&u32| {
            let (from, until) = walk.below(**child as usize);
            (from - 1..until).contains(&place)
        };
        let child = walk.children(row).iter().find(under)?;
        Some(self.inputs().members.leg.get(*child as usize).copied().unwrap_or(0))
    }

    fn since(&self) -> i32 {
        self.inputs().period.from().days()
    }
}

fn expect(closed: &[Closed<'_>], plan: &Plan, open: &Inputs) -> Result<Undone, Problem> {
    let mut out = Undone::default();
    for (index, bonus) in plan.bonuses.iter().enumerate() {
        let Kind::Binary(kind) = &bonus.kind else { continue };
        let now = if kind.returns == Returns::Undone { open.late() } else { vec![] };
        let mut payees: Vec<Vec<u8>> = vec![];
        let mut months: Vec<Month<'_>> = vec![];
        if !now.is_empty() {
            for month in closed {
                months.push(Month::new(month.plan, month.inputs, &bonus.name, Some(*month))?);
            }
            for late in &now {
                let known = months.iter().find_map(|month| {
                    month.sale(open.taken(*late).unwrap_or_default()).map(|sale| (month, sale))
                });
                let unknown = || Problem::new("run-undo-sale").with("sale", open.sales.ids.show(*late));
                let (month, sale) = known.ok_or_else(unknown)?;
                let above = (0..month.facts.members()).filter(|row| month.leg(*row, sale).is_some());
                payees.extend(above.map(|row| month.inputs().members.ids.bytes(row).to_vec()));
            }
            months.push(Month::new(plan, open, &bonus.name, None)?);
        }
        payees.sort_unstable();
        payees.dedup();
        let row = |id: &[u8]| {
            let found = (0..open.members.ids.len()).find(|row| open.members.ids.bytes(*row) == id);
            let known = closed.iter().rev().map(|month| &month.inputs.members.ids);
            let mut known = known
                .filter_map(|ids| (0..ids.len()).find(|row| ids.bytes(*row) == id).map(|row| ids.show(row)));
            found.map(|row| row as u32).ok_or_else(|| {
                Problem::new("run-undo-member").with("member", known.next().unwrap_or_default())
            })
        };
        for id in &payees {
            let (taken, legs) = Legs::through(&months, id)?;
            for one in taken {
                out.adjustments.push(Adjustment { bonus: index as u16, payee: row(id)?, ..one });
            }
            for ((leg, since), units) in legs.lots() {
                out.carry.push(Lot { bonus: index as u16, member: row(id)?, leg, since, units });
            }
        }
        let Some(last) = closed.last() else { continue };
        for lot in &last.run.carry {
            let id = last.inputs.members.ids.bytes(lot.member as usize);
            let same = last.plan.bonuses[usize::from(lot.bonus)].name == bonus.name;
            if same && payees.binary_search_by(|known| known.as_slice().cmp(id)).is_err() {
                out.carry.push(Lot { bonus: index as u16, member: row(id)?, ..*lot });
            }
        }
    }
    Ok(out)
}

//! `carry.csv`: what legs of binary bonuses bring from earlier periods, as the run before wrote it. Refuses
//! unknown bonuses and members, lots of the period itself or later, and a lot that stands twice.

use std::collections::BTreeMap;
use std::path::Path;

use kernel::{Period, Problem};
use plan::{Kind, Lot, Plan, Run};

use super::cells::{date, id, leg, points};
use super::header::Sheet;
use super::ids::IdTable;
use super::text::{CsvFile, Written};
use super::world::World;

/// The columns, in and out.
const COLUMNS: [&str; 5] = ["bonus", "member", "leg", "since", "units"];

/// Whether a plan has legs that carry anything on.
pub fn carries(plan: &Plan) -> bool {
    plan.bonuses.iter().any(|bonus| matches!(bonus.kind, Kind::Binary(_)))
}

/// Reads the lots for the binary bonuses of `plan`.
///
/// # Errors
/// The problems of the file.
pub fn load(path: &Path, plan: &Plan, period: Period, members: &IdTable) -> Result<Vec<Lot>, Vec<Problem>> {
    let mut sheet = Sheet::open(path, &COLUMNS).map_err(|problem| vec![problem])?;
    let [bonus_at, member_at, leg_at, since_at, units_at] =
        COLUMNS.map(|name| sheet.column(name).unwrap_or_default());
    let mut lots = vec![];
    let mut lines: BTreeMap<(u16, u32, u16, i32), u32> = BTreeMap::new();
    sheet.rows(|rows| {
        let name = rows.text(bonus_at);
        let found = (0_u16..).zip(&plan.bonuses).find(|(_, bonus)| bonus.name == name);
        let bonus = found.filter(|(_, bonus)| matches!(bonus.kind, Kind::Binary(_)));
        let Some((bonus, _)) = bonus else { return Err(rows.problem("offline-carry-bonus", bonus_at)) };
        let Some(member) = members.find(id(rows, member_at)?) else {
            return Err(rows.problem("offline-member-unknown", member_at));
        };
        let leg = match leg(rows, leg_at)? {
            0 => return Err(rows.problem("offline-leg", leg_at)),
            leg => leg,
        };
        let since = date(rows, since_at)?;
        if since >= period.from().days() {
            return Err(rows.problem("offline-carry-late", since_at).with("period", period));
        }
        if let Some(first) = lines.insert((bonus, member, leg, since), rows.line()) {
            return Err(rows.problem("offline-carry-doubled", member_at).with("first_line", first));
        }
        lots.push(Lot { bonus, member, leg, since, units: points(rows, units_at)? });
        Ok(())
    })?;
    Ok(lots)
}

/// Writes what the run carries on.
///
/// # Errors
/// `offline-unwritable`.
pub fn write(mut out: CsvFile, world: &World, run: &Run) -> Result<Written, Problem> {
    COLUMNS.into_iter().for_each(|name| out.text(name));
    out.end_row()?;
    for lot in &run.carry {
        out.text(world.plan.bonuses.get(usize::from(lot.bonus)).map_or("", |bonus| bonus.name.as_str()));
        out.bytes(world.inputs.members.ids.bytes(lot.member as usize));
        out.integer(lot.leg.into());
        out.text(&kernel::Date::from_days(lot.since)?.to_string());
        out.decimal(lot.units, kernel::Points::DIGITS, true);
        out.end_row()?;
    }
    out.finish()
}

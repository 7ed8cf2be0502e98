//! The files of a run into a plan and its inputs, or all the problems that stand in the way.

use std::path::{Path, PathBuf};

use kernel::{Period, Problem};
use plan::{Inputs, Plan};

use super::{carry, members, placement, sales};

/// The largest plan read, in bytes; the plan reader refuses smaller ones with better words.
const PLAN_MAX: u64 = 4 << 20;

/// Where the files are.
pub struct Files {
    pub plan: PathBuf,
    pub members: PathBuf,
    pub sales: PathBuf,
    pub placement: Option<PathBuf>,
    pub carry: Option<PathBuf>,
}

/// Everything a run is computed from.
pub struct World {
    pub plan: Plan,
    pub inputs: Inputs,
    /// Rows of the sales file, and those outside the period.
    pub sale_rows: u64,
    pub outside: u64,
}

/// Reads and checks a plan; its text comes with it.
///
/// # Errors
/// Every problem of the plan, with file, line, column and token.
pub fn read_plan(path: &Path) -> Result<(Plan, String), Vec<Problem>> {
    let file = path.display().to_string();
    let unreadable = |why: &dyn std::fmt::Display| {
        vec![Problem::new("offline-file-unreadable").with("why", why).file(file.clone())]
    };
    let meta = std::fs::metadata(path).map_err(|error| unreadable(&error))?;
    if meta.is_dir() {
        return Err(unreadable(&"it is a directory"));
    }
    if meta.len() > PLAN_MAX {
        return Err(vec![Problem::new("plan-too-long").with("max", PLAN_MAX).file(file)]);
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(&error))?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let problem = Problem::new("offline-csv-utf8").file(file).line(small(line)).column(small(column));
            return Err(vec![problem]);
        }
    };
    let plan = plan::parse(text);
    let plan = plan.map_err(|all| all.into_iter().map(|p| p.file(file.clone())).collect::<Vec<_>>())?;
    Ok((plan, text.to_owned()))
}

/// Reads everything. A file is read only when those before it are in order, so that one mistake is not
/// reported a thousand times.
///
/// # Errors
/// The problems of the first file that has any.
pub fn load(files: &Files, period: Period) -> Result<World, Vec<Problem>> {
    let (plan, _) = read_plan(&files.plan)?;
    let needs = plan.needs();
    let loaded = members::load(&files.members, &plan, &needs)?;
    let mut members = loaded.members;
    if let Some(path) = &files.placement {
        if loaded.has_placement {
            let problem = Problem::new("offline-placement-twice").token("placement");
            return Err(vec![problem.file(files.members.display().to_string()).line(1)]);
        }
        (members.placement, members.leg) = placement::load(path, &loaded.table)?;
    } else if needs.placement && !loaded.has_placement {
        let problem = Problem::new("offline-plan-column").with("column", "placement").token("placement");
        return Err(vec![problem.file(files.members.display().to_string()).line(1)]);
    }
    let sales = sales::load(&files.sales, &plan, &needs, period, &loaded.table)?;
    let carry = match &files.carry {
        Some(path) => carry::load(path, &plan, period, &loaded.table)?,
        None => vec![],
    };
    let inputs = Inputs { period, members, sales: sales.sales, carry };
    Ok(World { plan, inputs, sale_rows: sales.rows, outside: sales.outside })
}

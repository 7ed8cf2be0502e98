//! Stairstep differential: the own gross less the gross of each front-line group.

use kernel::Problem;

use crate::formula::{Expr, Fold};
use crate::kinds::Bracket;
use crate::model::{Lines, Plan, Tree, Volume};
use crate::parse::BonusReader;

/// `gross(v) = rate(bracket of find(v)) × on(v)`; `net(v) = gross(v) − Σ gross(front line of v)`.
///
/// The gross of a member who is not eligible is deducted all the same: what such a member does
/// not get is forfeited, never passed up. With nobody ineligible the nets sum to the roots' gross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differential {
    /// The group volume the bracket is found with.
    pub find: usize,
    /// The group volume the money is counted on: `group(… in tree)`.
    pub on: usize,
    /// The tree.
    pub tree: Tree,
    /// Ascending; below the first the rate is 0.
    pub rates: Vec<Bracket>,
}

impl Differential {
    /// `find VOLUME`, `on VOLUME`, `rates` with one bracket a line; lines per payee (usual) or sale.
    /// The tree is the one `on` is summed over.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (find, _) = reader.volume("find")?;
        let (on, at) = reader.volume("on")?;
        let rates = super::brackets::table(reader)?;
        let Some(Expr::Over(Fold::Group, tree, of)) = reader.volumes.get(on).map(|volume| &volume.formula)
        else {
            return Err(at.problem("plan-not-group"));
        };
        let lines = reader.lines(&[Lines::Payee, Lines::Sale], Lines::Payee)?;
        let from_sales = matches!(sold(reader.volumes, of), Some(Expr::Sales { .. }));
        if lines == Lines::Sale && !from_sales {
            let problem = reader.lines_problem("plan-not-from-sales");
            return Err(problem.unwrap_or_else(|| at.problem("plan-not-from-sales")));
        }
        Ok((Self { find, on, tree: *tree, rates }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("find {}", super::volume_name(plan, self.find)));
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        super::brackets::print_table(&self.rates, out);
    }

    /// What each member brings into the group volume: the formula inside `group(…)`, with a
    /// volume's name replaced by that volume's formula.
    pub fn own<'p>(&self, plan: &'p Plan) -> Option<&'p Expr> {
        match plan.volumes.get(self.on).map(|volume| &volume.formula) {
            Some(Expr::Over(_, _, of)) => sold(&plan.volumes, of),
            _ => None,
        }
    }
}

fn sold<'p>(volumes: &'p [Volume], of: &'p Expr) -> Option<&'p Expr> {
    match of {
        Expr::Volume(index) => volumes.get(*index).map(|volume| &volume.formula),
        other => Some(other),
    }
}

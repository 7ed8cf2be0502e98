//! The named volumes of every member: sums over sales, then over trees, each exact or rounded half
//! up to four decimals once; refuses overflow.

use std::borrow::Cow;

use kernel::Problem;
use plan::{Expr, Fold, NONE};

use crate::eval::{Compiler, Facts, Num, Who};
use crate::number::Stop;
use crate::parallel;
use crate::world::World;

/// Fills `facts.volumes` in the order of the plan.
pub(crate) fn compute<'a>(
    world: &World<'a>,
    compiler: &Compiler<'a>,
    facts: &mut Facts,
) -> Result<(), Problem> {
    for volume in &world.plan.volumes {
        let column = column(world, compiler, facts, &volume.formula, &volume.name)?;
        facts.volumes.push(column);
    }
    Ok(())
}

/// The sums directly inside a formula (not those inside other sums).
fn sums<'a>(expr: &'a Expr, out: &mut Vec<&'a Expr>) {
    match expr {
        Expr::Sales { .. } | Expr::Over(..) | Expr::Limited(..) => out.push(expr),
        Expr::Math(_, one, two) | Expr::Compare(_, one, two) => {
            sums(one, out);
            sums(two, out);
        }
        Expr::And(list) | Expr::Or(list) | Expr::Min(list) | Expr::Max(list) => {
            list.iter().for_each(|part| sums(part, out));
        }
        Expr::Not(inner) => sums(inner, out),
        Expr::In(one, list) => {
            sums(one, out);
            list.iter().for_each(|part| sums(part, out));
        }
        Expr::If(test, then, other) => [test, then, other].into_iter().for_each(|part| sums(part, out)),
        _ => {}
    }
}

/// One number a member, for any formula of a volume.
fn column<'a>(
    world: &World<'a>,
    compiler: &Compiler<'a>,
    facts: &Facts,
    expr: &'a Expr,
    rule: &str,
) -> Result<Vec<i64>, Problem> {
    match expr {
        Expr::Volume(index) => return Ok(facts.volumes[*index].clone()),
        Expr::Sales { .. } => return sold(world, compiler, facts, expr, rule),
        Expr::Over(fold, tree, of) => {
            let own = column(world, compiler, facts, of, rule)?;
            return over(world, *fold, *tree, own, rule);
        }
        Expr::Limited(fold, tree, of, limit) => {
            let own = column(world, compiler, facts, of, rule)?;
            let limit = column(world, compiler, facts, limit, rule)?;
            return limited(world, *fold, *tree, own, &limit, rule);
        }
        _ => {}
    }
    let mut inside = Vec::new();
    sums(expr, &mut inside);
    let extra: Result<Vec<Vec<i64>>, Problem> =
        inside.iter().map(|sum| column(world, compiler, facts, sum, rule)).collect();
    let extra = extra?;
    let number = compiler.number(expr, &inside)?;
    (0..world.members())
        .map(|member| {
            let found =
                number.get(facts, &extra, world.who(member)).and_then(crate::number::Number::to_units);
            known(found, world, member, rule)
        })
        .collect()
}

fn known(found: Result<i64, Stop>, world: &World<'_>, member: usize, rule: &str) -> Result<i64, Problem> {
    match found {
        Ok(units) => Ok(units),
        Err(Stop::Missing) => Ok(0),
        Err(Stop::Overflow) => Err(world.overflow(member, rule)),
    }
}

/// What each sale counts, in units, in the world's order of sales: for `sales(…)`.
pub(crate) struct Counted<'a> {
    of: Num<'a>,
    only: Option<crate::eval::Test<'a>>,
}

impl<'a> Counted<'a> {
    pub fn new(compiler: &Compiler<'a>, expr: &'a Expr) -> Result<Option<Self>, Problem> {
        let Expr::Sales { of, only } = expr else { return Ok(None) };
        let only = only.as_ref().map(|only| compiler.test(only)).transpose()?;
        Ok(Some(Self { of: compiler.number(of, &[])?, only }))
    }

    /// Units of one sale.
    #[inline]
    pub fn units(&self, facts: &Facts, who: Who) -> Result<i64, Stop> {
        if let (Num::SaleColumn(cells), None) = (&self.of, &self.only) {
            return Ok(cells.get(who.sale).copied().unwrap_or_default());
        }
        if let Some(only) = &self.only
            && !only.get(facts, who)?
        {
            return Ok(0);
        }
        match self.of.get(facts, &[], who).and_then(crate::number::Number::to_units) {
            Err(Stop::Missing) => Ok(0),
            other => other,
        }
    }
}

/// Every sale's units in the world's order; borrowed where the formula is just a column.
pub(crate) fn per_sale<'w, 'a>(
    world: &'w World<'a>,
    compiler: &Compiler<'a>,
    facts: &Facts,
    expr: &'a Expr,
    rule: &str,
) -> Result<Cow<'w, [i64]>, Problem> {
    if let Expr::Sales { of, only: None } = expr
        && let Expr::SaleColumn(name, _) = &**of
        && let Some((_, units)) = world.sale_columns.iter().find(|(known, _)| known == name)
    {
        return Ok(Cow::Borrowed(units));
    }
    let Some(counted) = Counted::new(compiler, expr)? else {
        return Err(Problem::new("run-formula"));
    };
    let mut out = vec![0_i64; world.sale_row.len()];
    parallel::fill(&mut out, |first, stretch| {
        let mut member = world.sale_start.partition_point(|start| *start as usize <= first).saturating_sub(1);
        for (place, units) in (first..).zip(stretch) {
            while world.sale_start[member + 1] as usize <= place {
                member += 1;
            }
            let who = Who { sale: world.sale_row[place] as usize, ..world.who(member) };
            *units = known(counted.units(facts, who), world, member, rule)?;
        }
        Ok(())
    })?;
    Ok(Cow::Owned(out))
}

fn sold<'a>(
    world: &World<'a>,
    compiler: &Compiler<'a>,
    facts: &Facts,
    expr: &'a Expr,
    rule: &str,
) -> Result<Vec<i64>, Problem> {
    let units = per_sale(world, compiler, facts, expr, rule)?;
    let mut out = vec![0_i64; world.members()];
    parallel::fill(&mut out, |first, stretch| {
        for (member, sum) in (first..).zip(stretch) {
            *sum = added(&units, world.sales_of(member)).ok_or_else(|| world.overflow(member, rule))?;
        }
        Ok(())
    })?;
    Ok(out)
}

/// The sum of a stretch. Most members have few sales and nobody knows how many, so the first four are
/// added without asking.
#[inline]
fn added(units: &[i64], own: std::ops::Range<usize>) -> Option<i64> {
    let at = |nth: usize| if nth < own.len() { units[own.start + nth] } else { 0 };
    let mut sum = at(0).checked_add(at(1))?.checked_add(at(2))?.checked_add(at(3))?;
    for more in own.skip(4) {
        sum = sum.checked_add(units[more])?;
    }
    Some(sum)
}

/// Sums over members: one reverse scan, parents after their children.
pub(crate) fn over(
    world: &World<'_>,
    fold: Fold,
    tree: plan::Tree,
    own: Vec<i64>,
    rule: &str,
) -> Result<Vec<i64>, Problem> {
    let forest = world.forest(tree);
    let overflow = |member: usize| world.overflow(member, rule);
    if fold == Fold::Frontline {
        let mut out = vec![0_i64; own.len()];
        for (member, above) in forest.parent.iter().enumerate().filter(|(_, above)| **above != NONE) {
            let sum = &mut out[*above as usize];
            *sum = sum.checked_add(own[member]).ok_or_else(|| overflow(*above as usize))?;
        }
        return Ok(out);
    }
    let kept = if fold == Fold::Downline { own.clone() } else { Vec::new() };
    let mut out = own;
    for place in (0..forest.len()).rev() {
        let member = forest.node(place);
        let above = forest.parent[member];
        if above != NONE {
            let below = out[member];
            let sum = &mut out[above as usize];
            *sum = sum.checked_add(below).ok_or_else(|| overflow(above as usize))?;
        }
    }
    for (member, (sum, own)) in out.iter_mut().zip(&kept).enumerate() {
        *sum = sum.checked_sub(*own).ok_or_else(|| overflow(member))?;
    }
    Ok(out)
}

/// Sums over sources of which each counts at most the limit of the member they are summed for: the
/// own (of a group), and each leg as a whole, or each member of a front line.
fn limited(
    world: &World<'_>,
    fold: Fold,
    tree: plan::Tree,
    own: Vec<i64>,
    limit: &[i64],
    rule: &str,
) -> Result<Vec<i64>, Problem> {
    let mut out = match fold {
        Fold::Group => own.iter().zip(limit).map(|(own, limit)| *own.min(limit)).collect(),
        Fold::Downline | Fold::Frontline => vec![0_i64; own.len()],
    };
    let legs = match fold {
        Fold::Group | Fold::Downline => over(world, Fold::Group, tree, own, rule)?,
        Fold::Frontline => own,
    };
    for (member, above) in world.forest(tree).parent.iter().enumerate().filter(|(_, above)| **above != NONE) {
        let above = *above as usize;
        let more = legs[member].min(limit[above]);
        out[above] = out[above].checked_add(more).ok_or_else(|| world.overflow(above, rule))?;
    }
    Ok(out)
}

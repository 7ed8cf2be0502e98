//! What is true of every member in the period, worked out anew: volumes as differences of running sums
//! along a walk from the top, then activity and ranks from the leaves upwards. Refuses cyclic trees.

use kernel::{Points, Problem};
use plan::{Expr, Fold, Inputs, PaidAs, Plan, Title, Tree};

use crate::formula::{At, Known, Legs, Node, Slots, Sum, Trouble, all_hold, bind};
use crate::threads::{both, rows};
use crate::walk::Walk;

/// Everything known of the members.
pub struct Facts<'a> {
    pub plan: &'a Plan,
    pub inputs: &'a Inputs,
    pub sponsor: Walk,
    pub placement: Option<Walk>,
    /// One column a volume of the plan, ten-thousandths of a point.
    pub volumes: Vec<Vec<i64>>,
    pub active: Vec<bool>,
    pub title: Vec<u8>,
    pub paid_as: Vec<u8>,
    /// Rows of the sales and of their buyers in the order in which the walk meets these: whoever stands above one mostly stands
    /// above the next too.
    sold: Vec<(u32, u32)>,
    counted: Vec<Counted<'a>>,
    sums: Vec<(SumKey<'a>, Vec<i64>)>,
    legs: Vec<LegCount<'a>>,
}

/// What each sale counts in `sales(…)`, in ten-thousandths.
struct Counted<'a> {
    of: &'a Expr,
    only: Option<&'a Expr>,
    /// By rows of sales.
    units: Vec<i64>,
    /// In the order of the walk.
    along: Vec<i64>,
}

/// The formula that a column of sums belongs to: by value, so that equal formulas share it.
#[derive(PartialEq)]
enum SumKey<'a> {
    Sales(&'a Expr, Option<&'a Expr>),
    Over(Fold, Tree, &'a Expr),
    Limited(Fold, Tree, &'a Expr, &'a Expr),
}

struct LegCount<'a> {
    asked: Legs<'a>,
    test: Option<Node<'a>>,
    /// Whether the member (or anybody below, for `legs_with`) meets the test.
    met: Vec<bool>,
}

impl<'a> Facts<'a> {
    /// Works everything out.
    ///
    /// # Errors
    /// `recheck-parent`, `recheck-cycle`, `recheck-sale-member`, `recheck-overflow`, `recheck-formula-type`,
    /// `recheck-column-type`, `recheck-rank-unknown`, `recheck-trees-tangled`.
    pub fn new(plan: &'a Plan, inputs: &'a Inputs) -> Result<Self, Problem> {
        let members = inputs.members.ids.len();
        let (placement, sponsor) = both(
            members,
            || match inputs.members.placement.as_slice() {
                [] => Ok(None),
                parents => Walk::new(parents, members).map(Some),
            },
            || Walk::new(&inputs.members.sponsor, members),
        );
        let (sponsor, placement) = (sponsor?, placement?);
        let sold = along(&sponsor, &inputs.sales.member)?;
        let mut facts = Self {
            plan,
            inputs,
            sponsor,
            placement,
            volumes: Vec::with_capacity(plan.volumes.len()),
            active: vec![],
            title: vec![],
            paid_as: vec![],
            sold,
            counted: vec![],
            sums: vec![],
            legs: vec![],
        };
        for volume in &plan.volumes {
            let node = facts.bind(&volume.formula)?;
            let column = facts.column(&node)?;
            facts.volumes.push(column);
        }
        facts.rank()?;
        Ok(facts)
    }

    /// How many members there are.
    pub fn members(&self) -> usize {
        self.inputs.members.ids.len()
    }

    /// A tree; without a placement tree everybody stands alone in it.
    pub fn tree(&self, tree: Tree) -> Option<&Walk> {
        match tree {
            Tree::Sponsor => Some(&self.sponsor),
            Tree::Placement => self.placement.as_ref(),
        }
    }

    /// Rows of sales with those of their buyers and what they count, along the walk.
    pub fn sales(&self, counted: usize) -> impl Iterator<Item = (usize, usize, i64)> + '_ {
        let each = self.sold.iter().zip(&self.counted[counted].along);
        each.map(|((sale, buyer), units)| (*sale as usize, *buyer as usize, *units))
    }

    /// Binds a formula, filling the sums it needs.
    ///
    /// # Errors
    /// As [`Facts::new`].
    pub fn bind(&mut self, expr: &'a Expr) -> Result<Node<'a>, Problem> {
        bind(expr, self.inputs, self.plan.currency.unit(), self)
    }

    /// Binds conditions.
    ///
    /// # Errors
    /// As [`Facts::new`].
    pub fn bind_all(&mut self, all: &'a [Expr]) -> Result<Vec<Node<'a>>, Problem> {
        all.iter().map(|expr| self.bind(expr)).collect()
    }

    /// Every `legs(…)` of the plan as the plan prints it, with the count of a row in ten-thousandths.
    pub fn leg_counts(&self) -> impl Iterator<Item = (String, impl Fn(usize) -> Option<i64> + '_)> {
        let mut exprs: Vec<&Expr> = vec![];
        for formula in self.plan.formulas() {
            formula.walk(&mut |part| {
                if matches!(part, Expr::Legs { .. }) && !exprs.contains(&part) {
                    exprs.push(part);
                }
            });
        }
        exprs.into_iter().filter_map(move |expr| {
            let Expr::Legs { anywhere, tree, test } = expr else { return None };
            let asked = Legs { anywhere: *anywhere, tree: *tree, test };
            let slot = self.legs.iter().position(|known| known.asked == asked)?;
            let count = move |row: usize| i64::from(Known::legs(self, slot, row)).checked_mul(Points::UNIT);
            Some((plan::formula::print(self.plan, expr), count))
        })
    }

    fn column(&self, node: &Node<'a>) -> Result<Vec<i64>, Problem> {
        rows(self.members(), |row| Ok(node.units(At::member(row), self)?))
    }

    /// The number of the column with what each sale counts in a sum, in ten-thousandths; made when it is first asked for.
    ///
    /// # Errors
    /// As [`Facts::new`].
    pub fn count(&mut self, of: &'a Expr, only: Option<&'a Expr>) -> Result<usize, Problem> {
        if let Some(known) = self.counted.iter().position(|known| (known.of, known.only) == (of, only)) {
            return Ok(known);
        }
        let node = self.bind(of)?;
        let test = only.map(|only| self.bind(only)).transpose()?;
        let sales = &self.inputs.sales;
        let units = rows(sales.member.len(), |sale| {
            let at = At { member: sales.member[sale] as usize, sale };
            let counts = test.as_ref().map_or(Ok(true), |test| test.holds(at, self))?;
            if counts { Ok(node.units(at, self)?) } else { Ok(0) }
        })?;
        let along = rows(self.sold.len(), |at| Ok(units[self.sold[at].0 as usize]))?;
        self.counted.push(Counted { of, only, units, along });
        Ok(self.counted.len() - 1)
    }

    /// What each sale counts, by its row.
    pub fn counted(&self, number: usize) -> &[i64] {
        &self.counted[number].units
    }

    fn summed(&mut self, of: &'a Expr, only: Option<&'a Expr>) -> Result<Vec<i64>, Problem> {
        let counted = self.count(of, only)?;
        let mut totals = vec![0i64; self.members()];
        // Along the walk the sales of one buyer stand together.
        for (_, member, units) in self.sales(counted) {
            let total = &mut totals[member];
            *total = total.checked_add(units).ok_or(Trouble::Overflow)?;
        }
        Ok(totals)
    }

    fn over(&mut self, fold: Fold, tree: Tree, inner: &'a Expr) -> Result<Vec<i64>, Problem> {
        let node = self.bind(inner)?;
        let own = self.column(&node)?;
        let Some(walk) = self.tree(tree) else {
            return Ok(if fold == Fold::Group { own } else { vec![0; own.len()] });
        };
        // running[p] is the sum over the first p members of the walk; 128 bits hold any sum of 64.
        let mut running = Vec::with_capacity(own.len() + 1);
        let mut sum = 0i128;
        running.push(sum);
        for row in &walk.order {
            sum += i128::from(own[*row as usize]);
            running.push(sum);
        }
        rows(own.len(), |row| {
            let (from, to) = walk.below(row);
            let total = match fold {
                Fold::Group => running[to] - running[from - 1],
                Fold::Downline => running[to] - running[from],
                Fold::Frontline => {
                    walk.children(row).iter().map(|child| i128::from(own[*child as usize])).sum()
                }
            };
            i64::try_from(total).map_err(|_| Trouble::Overflow.into())
        })
    }

    /// Each member asks every source, own and legs, for what it counts there.
    fn limited(
        &mut self,
        fold: Fold,
        tree: Tree,
        inner: &'a Expr,
        limit: &'a Expr,
    ) -> Result<Vec<i64>, Problem> {
        let node = self.bind(limit)?;
        let limits = self.column(&node)?;
        let node = self.bind(inner)?;
        let own = self.column(&node)?;
        let legs = match fold {
            Fold::Group | Fold::Downline => self.over(Fold::Group, tree, inner)?,
            Fold::Frontline => own.clone(),
        };
        let sum = |row: usize| {
            let below = self.tree(tree).map_or(&[][..], |walk| walk.children(row));
            let sources = below.iter().map(|child| legs[*child as usize]);
            let first = (fold == Fold::Group).then_some(own[row]);
            let counted = first.into_iter().chain(sources).map(|source| i128::from(source.min(limits[row])));
            i64::try_from(counted.sum::<i128>()).map_err(|_| Problem::from(Trouble::Overflow))
        };
        (0..own.len()).map(sum).collect()
    }

    fn rank(&mut self) -> Result<(), Problem> {
        let plan = self.plan;
        let active = self.bind_all(&plan.active)?;
        let ladder: Vec<Vec<Node<'a>>> =
            plan.ranks.ladder.iter().map(|rank| self.bind_all(&rank.needs)).collect::<Result<_, _>>()?;
        let when = self.bind_all(&plan.ranks.paid_as.when)?;
        let given = self.given()?;
        let members = self.members();
        self.title = vec![0; members];
        self.paid_as = vec![0; members];
        // Conditions without legs stand by themselves.
        let alone = |needs: &Vec<Node<'a>>| needs.iter().all(|need| !need.counts_legs());
        let known = &*self;
        self.active = match alone(&active) {
            true => rows(members, |row| Ok(all_hold(&active, At::member(row), known)?))?,
            false => vec![false; members],
        };
        let known = &*self;
        let highest = rows(members, |row| {
            // What cannot be worked out is left to the full conditions.
            let may = |needs: &Vec<Node<'a>>| {
                let mut plain = needs.iter().filter(|need| !need.counts_legs());
                plain.all(|need| need.holds(At::member(row), known).unwrap_or(true))
            };
            Ok(ladder.iter().rposition(may).unwrap_or(0) as u8)
        })?;
        let late = !alone(&active);
        for row in self.upwards()? {
            let at = At::member(row);
            if late {
                self.active[row] = all_hold(&active, at, self)?;
            }
            if !ladder.is_empty() {
                let mut earned = 0;
                let highest = if late { ladder.len() - 1 } else { usize::from(highest[row]) };
                for (rank, needs) in ladder.iter().enumerate().take(highest + 1).rev() {
                    if all_hold(needs, at, self)? {
                        earned = rank as u8;
                        break;
                    }
                }
                let given = given.get(row).copied().unwrap_or(0);
                self.title[row] = pick(plan.ranks.title, earned, given);
                let PaidAs { from, otherwise, .. } = plan.ranks.paid_as;
                let paid = all_hold(&when, at, self)?;
                self.paid_as[row] = if paid { pick(from, earned, given) } else { otherwise };
            }
            for legs in 0..self.legs.len() {
                let met = self.meets(legs, row)?;
                self.legs[legs].met[row] = met;
            }
        }
        Ok(())
    }

    fn meets(&self, legs: usize, row: usize) -> Result<bool, Problem> {
        let LegCount { asked, test, met } = &self.legs[legs];
        if let Some(test) = test
            && test.holds(At::member(row), self)?
        {
            return Ok(true);
        }
        let below = self.tree(asked.tree).map_or(&[][..], |walk| walk.children(row));
        Ok(asked.anywhere && below.iter().any(|child| met[*child as usize]))
    }

    /// The given rank of every member, by its name in the ladder.
    fn given(&self) -> Result<Vec<u8>, Problem> {
        let texts = &self.inputs.members.rank;
        let place = |word: &String| match word.as_str() {
            "" => Ok(0),
            name => self.plan.rank(name).ok_or_else(|| Problem::new("recheck-rank-unknown").token(name)),
        };
        let uses = |title: Title| title != Title::Earned;
        if !uses(self.plan.ranks.title) && !uses(self.plan.ranks.paid_as.from) {
            return Ok(vec![]);
        }
        let words = texts.words.iter().map(place).collect::<Result<Vec<u8>, _>>()?;
        Ok(texts.codes.iter().map(|code| words.get(*code as usize).copied().unwrap_or(0)).collect())
    }

    /// Rows so that everybody comes after everybody below, in each tree whose legs a condition counts.
    fn upwards(&self) -> Result<Vec<usize>, Problem> {
        let counts = |tree: Tree| self.legs.iter().any(|legs| legs.asked.tree == tree);
        let backwards = |walk: &Walk| walk.order.iter().rev().map(|row| *row as usize).collect();
        match (&self.placement, counts(Tree::Sponsor), counts(Tree::Placement)) {
            (Some(placement), false, true) => Ok(backwards(placement)),
            (Some(placement), true, true) => self.upwards_in_both(placement),
            _ => Ok(backwards(&self.sponsor)),
        }
    }

    fn upwards_in_both(&self, placement: &Walk) -> Result<Vec<usize>, Problem> {
        let walks = [&self.sponsor, placement];
        let mut open: Vec<usize> =
            (0..self.members()).map(|row| walks.iter().map(|walk| walk.children(row).len()).sum()).collect();
        let mut order: Vec<usize> = (0..self.members()).filter(|row| open[*row] == 0).collect();
        let mut next = 0;
        while let Some(&row) = order.get(next) {
            next += 1;
            for walk in walks {
                let above = walk.parent[row] as usize;
                if let Some(left) = open.get_mut(above) {
                    *left -= 1;
                    if *left == 0 {
                        order.push(above);
                    }
                }
            }
        }
        if order.len() == self.members() { Ok(order) } else { Err(Problem::new("recheck-trees-tangled")) }
    }
}

/// Rows of the sales and of their buyers by the places of these.
fn along(walk: &Walk, buyers: &[u32]) -> Result<Vec<(u32, u32)>, Problem> {
    let mut next = vec![0_u32; walk.place.len() + 1];
    for buyer in buyers {
        let place = walk.place.get(*buyer as usize).ok_or_else(|| Problem::new("recheck-sale-member"))?;
        next[*place as usize + 1] += 1;
    }
    for place in 1..next.len() {
        next[place] += next[place - 1];
    }
    let mut out = vec![(0, 0); buyers.len()];
    for (sale, buyer) in (0_u32..).zip(buyers) {
        let at = &mut next[walk.place[*buyer as usize] as usize];
        out[*at as usize] = (sale, *buyer);
        *at += 1;
    }
    Ok(out)
}

fn pick(title: Title, earned: u8, given: u8) -> u8 {
    match title {
        Title::Earned => earned,
        Title::Given => given,
        Title::Best => earned.max(given),
    }
}

impl<'a> Slots<'a> for Facts<'a> {
    fn sum(&mut self, sum: Sum<'a>) -> Result<usize, Problem> {
        let key = match sum {
            Sum::Sales { of, only } => SumKey::Sales(of, only),
            Sum::Over(fold, tree, inner) => SumKey::Over(fold, tree, inner),
            Sum::Limited(fold, tree, inner, limit) => SumKey::Limited(fold, tree, inner, limit),
        };
        if let Some(slot) = self.sums.iter().position(|(known, _)| *known == key) {
            return Ok(slot);
        }
        let column = match sum {
            Sum::Sales { of, only } => self.summed(of, only)?,
            Sum::Over(fold, tree, inner) => self.over(fold, tree, inner)?,
            Sum::Limited(fold, tree, inner, limit) => self.limited(fold, tree, inner, limit)?,
        };
        self.sums.push((key, column));
        Ok(self.sums.len() - 1)
    }

    fn legs(&mut self, legs: Legs<'a>) -> Result<usize, Problem> {
        if let Some(slot) = self.legs.iter().position(|known| known.asked == legs) {
            return Ok(slot);
        }
        let slot = self.legs.len();
        self.legs.push(LegCount { asked: legs, test: None, met: vec![false; self.members()] });
        let test = self.bind(legs.test)?;
        self.legs[slot].test = Some(test);
        // A count first asked for by a bonus, when everybody's rank is known already.
        if self.active.len() == self.members() {
            for row in self.upwards()? {
                let met = self.meets(slot, row)?;
                self.legs[slot].met[row] = met;
            }
        }
        Ok(slot)
    }
}

impl Known for Facts<'_> {
    fn volume(&self, volume: usize, member: usize) -> i64 {
        self.volumes[volume][member]
    }

    fn slot(&self, slot: usize, member: usize) -> i64 {
        self.sums[slot].1[member]
    }

    fn legs(&self, legs: usize, member: usize) -> u32 {
        let count = &self.legs[legs];
        let children = self.tree(count.asked.tree).map_or(&[][..], |walk| walk.children(member));
        let met = children.iter().filter(|child| count.met[**child as usize]).count();
        u32::try_from(met).unwrap_or(u32::MAX)
    }

    fn active(&self, member: usize) -> bool {
        self.active.get(member).copied().unwrap_or(false)
    }

    fn title(&self, member: usize) -> u8 {
        self.title.get(member).copied().unwrap_or(0)
    }

    fn paid_as(&self, member: usize) -> u8 {
        self.paid_as.get(member).copied().unwrap_or(0)
    }
}

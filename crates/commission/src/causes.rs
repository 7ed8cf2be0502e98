//! What payouts were caused by: purchases of end customers, sellers' own purchases, and purchases of people who just
//! joined. Exact sums that add up to the run; indicators for a reader, no verdict. Refuses cycles and overflow.
//!
//! A line of one sale is caused by that sale. Any other line is divided by what those behind it bought, largest
//! remainders first: the payee's group, or the source's where a line names a member; on the own volume the member
//! alone, of a pool the whole company. A group is a member with everybody below, in the placement tree for binary bonuses and in the sponsor tree for all
//! others. Why these three
//! are told apart: rewards must follow sales to people who use the goods (Koscot Interplanetary, 86 F.T.C. 1106, 1975;
//! Directive 2005/29/EC, annex I, 14; CJEU C-515/12).

use kernel::{Problem, split};
use plan::{Adjustment, Inputs, Kind, Line, NONE, Plan, Source, Values};

use crate::forest::Forest;

/// Own purchases within so many days after joining count as joining.
pub const JOINING_DAYS: i32 = 30;

/// The kind of a sale that a seller made to themself; every other sale went to an end customer.
const OWN: &str = "personal";

/// Sums by cause, minor units of the plan's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByCause {
    /// Purchases of end customers.
    pub customers: i64,
    /// Sellers' own purchases later than [`JOINING_DAYS`] after joining.
    pub own: i64,
    /// Sellers' own purchases before that.
    pub joining: i64,
    /// Nobody in the group behind it bought anything, as where a carry of earlier months was paid.
    pub unknown: i64,
}

impl ByCause {
    /// Everything together.
    ///
    /// # Errors
    /// `money-overflow`.
    pub fn total(&self) -> Result<i64, Problem> {
        [self.own, self.joining, self.unknown].into_iter().try_fold(self.customers, plus)
    }

    /// With the sums of another month.
    ///
    /// # Errors
    /// `money-overflow`.
    pub fn with(&self, other: &Self) -> Result<Self, Problem> {
        Ok(Self {
            customers: plus(self.customers, other.customers)?,
            own: plus(self.own, other.own)?,
            joining: plus(self.joining, other.joining)?,
            unknown: plus(self.unknown, other.unknown)?,
        })
    }

    fn of(sums: [i64; 3], unknown: i64) -> Self {
        Self { customers: sums[0], own: sums[1], joining: sums[2], unknown }
    }
}

/// Takes the lines of one run and divides them by cause.
#[derive(Debug)]
pub struct Causes {
    /// Cause of each sale: an index into the sums.
    cause: Vec<u8>,
    /// What was sold, by cause.
    sold: [i64; 3],
    /// What each member's group bought in the sponsor tree, in the placement tree, each member alone, everybody.
    bought: [Vec<[i64; 3]>; 4],
    /// What is still to be divided by them.
    shared: [Vec<i64>; 4],
    /// Of each bonus: by which of them lines of the payee and lines of a member are divided.
    divided: Vec<[usize; 2]>,
    /// Lines of one sale.
    direct: [i64; 3],
}

impl Causes {
    /// For the lines of a run over these inputs.
    ///
    /// # Errors
    /// `run-cycle`, `money-overflow`.
    pub fn new(inputs: &Inputs, plan: &Plan) -> Result<Self, Problem> {
        let (members, sales) = (&inputs.members, &inputs.sales);
        let cause: Vec<u8> = (0..sales.ids.len()).map(|row| cause(inputs, row)).collect();
        let (mut sold, mut own) = ([0_i64; 3], vec![[0_i64; 3]; members.ids.len()]);
        for (row, (cause, amount)) in cause.iter().zip(&sales.amount).enumerate() {
            let at = usize::from(*cause);
            sold[at] = plus(sold[at], *amount)?;
            let buyer = &mut own[sales.member[row] as usize][at];
            *buyer = plus(*buyer, *amount)?;
        }
        let sponsor = groups(inputs, "sponsor", &members.sponsor, own.clone())?;
        let placement = match members.placement.is_empty() {
            true => own.clone(),
            false => groups(inputs, "placement", &members.placement, own.clone())?,
        };
        Ok(Self {
            cause,
            sold,
            shared: std::array::from_fn(|_| vec![0; own.len()]),
            bought: [sponsor, placement, own.clone(), vec![sold; own.len()]],
            divided: plan.bonuses.iter().map(|bonus| divided(&bonus.kind)).collect(),
            direct: [0; 3],
        })
    }

    /// What was sold, by cause; none of it is unknown.
    pub fn sold(&self) -> ByCause {
        ByCause::of(self.sold, 0)
    }

    /// Takes further lines, in any order.
    ///
    /// # Errors
    /// `money-overflow`.
    pub fn take(&mut self, lines: &[Line]) -> Result<(), Problem> {
        for line in lines {
            let sum = match line.kind {
                Source::Sale => &mut self.direct[usize::from(self.cause[line.source as usize])],
                Source::Member => self.share(line.bonus, 1, line.source),
                Source::Group => self.share(line.bonus, 0, line.payee),
            };
            *sum = plus(*sum, line.amount)?;
        }
        Ok(())
    }

    /// Takes what late returns take back of closed lines: each is caused by its return.
    ///
    /// # Errors
    /// `money-overflow`.
    pub fn take_back(&mut self, adjustments: &[Adjustment]) -> Result<(), Problem> {
        for one in adjustments {
            let sum = &mut self.direct[usize::from(self.cause[one.sale as usize])];
            *sum = plus(*sum, one.amount)?;
        }
        Ok(())
    }

    fn share(&mut self, bonus: u16, of: usize, member: u32) -> &mut i64 {
        let by = self.divided.get(usize::from(bonus)).map_or(GROUP, |by| by[of]);
        &mut self.shared[by][member as usize]
    }

    /// What the lines taken so far were caused by: adds up to their sum exactly.
    ///
    /// # Errors
    /// `money-overflow`.
    pub fn paid(&self) -> Result<ByCause, Problem> {
        let mut out = ByCause::of(self.direct, 0);
        for (shared, bought) in self.shared.iter().zip(&self.bought) {
            for (amount, bought) in shared.iter().zip(bought) {
                // More returned than bought causes nothing; it must not turn the others' shares around.
                let weights = bought.map(|sum| sum.max(0).unsigned_abs());
                out = if *amount == 0 || weights == [0; 3] {
                    ByCause { unknown: plus(out.unknown, *amount)?, ..out }
                } else {
                    let parts = split(*amount, &weights)?;
                    out.with(&ByCause::of([parts[0], parts[1], parts[2]], 0))?
                };
            }
        }
        Ok(out)
    }
}

/// By the sponsor tree's groups.
const GROUP: usize = 0;
/// By the placement tree's groups.
const PLACED: usize = 1;
/// By what the member alone bought.
const ALONE: usize = 2;
/// By what everybody bought.
const COMPANY: usize = 3;

/// What a bonus divides lines of the payee, and lines of a member, by: whom its volume comes from.
fn divided(kind: &Kind) -> [usize; 2] {
    match kind {
        Kind::Retail(_) | Kind::Brackets(_) => [ALONE, ALONE],
        Kind::Unilevel(_) => [GROUP, ALONE],
        Kind::Binary(_) => [PLACED, PLACED],
        Kind::Pool(_) => [COMPANY, COMPANY],
        _ => [GROUP, GROUP],
    }
}

fn cause(inputs: &Inputs, row: usize) -> u8 {
    let (members, sales) = (&inputs.members, &inputs.sales);
    if sales.kind.get(row) != OWN {
        return 0;
    }
    let joined = members.joined.get(sales.member[row] as usize).copied().unwrap_or(Values::NO_DATE);
    let joining = joined != Values::NO_DATE && sales.date[row] < joined.saturating_add(JOINING_DAYS);
    if joining { 2 } else { 1 }
}

/// What everybody bought together with all below.
fn groups(
    inputs: &Inputs,
    tree: &str,
    parent: &[u32],
    mut sums: Vec<[i64; 3]>,
) -> Result<Vec<[i64; 3]>, Problem> {
    let cycle = |row: u32| {
        let member = inputs.members.ids.show(row as usize);
        Problem::new("run-cycle").with("tree", tree).with("member", member)
    };
    let forest = Forest::new(parent.to_vec()).map_err(cycle)?;
    for place in (0..forest.len()).rev() {
        let row = forest.node(place);
        let above = parent[row];
        if above != NONE {
            let own = sums[row];
            for (whole, part) in sums[above as usize].iter_mut().zip(own) {
                *whole = plus(*whole, part)?;
            }
        }
    }
    Ok(sums)
}

fn plus(one: i64, other: i64) -> Result<i64, Problem> {
    one.checked_add(other).ok_or_else(|| Problem::new("money-overflow"))
}

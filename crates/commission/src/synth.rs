//! Synthetic worlds for figures and soak tests, from a seed: the same seed, the same world.

use kernel::{Period, Problem};
use plan::{Column, Ids, Inputs, Members, NONE, Sales, Values};

/// The shape of a synthetic tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Skewed as real networks are, at most this many levels deep.
    Network {
        /// Levels.
        levels: u32,
    },
    /// Chains of this length under one root.
    Chains {
        /// Members of one chain.
        length: u32,
    },
}

/// Numbers from a seed (SplitMix64), for worlds only.
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    /// A series from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end` (which is not 0).
    pub fn below(&mut self, end: u64) -> u64 {
        self.number() % end
    }
}

/// Members with sales: columns `pv` (points) and `amount`, every eighth sale in a hundred returned.
pub fn world(members: u32, sales: u32, shape: Shape, seed: u64) -> Result<Inputs, Problem> {
    let period: Period = "2026-10".parse()?;
    let mut seeded = Seeded::new(seed);
    let mut out = Inputs::empty(period);
    out.members =
        Members { ids: Ids::texts(), sponsor: Vec::with_capacity(members as usize), ..Members::default() };
    let mut depth: Vec<u32> = Vec::with_capacity(members as usize);
    for member in 0..members {
        out.members.ids.push(&format!("M{member:08}"));
        let sponsor = parent(member, shape, &depth, &mut seeded);
        depth.push(if sponsor == NONE { 0 } else { depth[sponsor as usize] + 1 });
        out.members.sponsor.push(sponsor);
    }
    let first = period.from().days();
    let mut pv = Vec::with_capacity(sales as usize);
    out.sales = Sales { ids: Ids::texts(), ..Sales::default() };
    for sale in 0..sales {
        out.sales.ids.push(&format!("S{sale:08}"));
        out.sales.member.push(if members == 0 { 0 } else { seeded.below(u64::from(members)) as u32 });
        out.sales.date.push(first + seeded.below(31) as i32);
        let returned = seeded.below(100) == 8;
        let cents = (500 + seeded.below(20_000)) as i64;
        let signed = if returned { -cents } else { cents };
        out.sales.amount.push(signed);
        out.sales.returned.push(returned);
        pv.push(signed * 80);
    }
    out.sales.columns.push(Column { name: "pv".to_owned(), values: Values::Number(pv) });
    Ok(out)
}

/// A world as [`world`] with the days people joined, over four years, and a placement tree of two legs: newcomers go down
/// from their sponsor, left or right, to the first free place.
pub fn placed(members: u32, sales: u32, shape: Shape, seed: u64) -> Result<Inputs, Problem> {
    let mut out = world(members, sales, shape, seed)?;
    let mut seeded = Seeded::new(seed ^ 0x70_6c_61_63_65);
    let last = out.period.until().days();
    let mut taken = vec![[NONE; 2]; members as usize];
    for member in 0..members {
        let age = (u64::from(members - member) * 4 * 365 / u64::from(members.max(1))) as i32;
        out.members.joined.push(last - age);
        let (mut above, mut leg) = (out.members.sponsor[member as usize], 0);
        while above != NONE {
            leg = usize::from(seeded.below(2) == 1);
            let there = &mut taken[above as usize][leg];
            if *there == NONE {
                *there = member;
                break;
            }
            above = *there;
        }
        out.members.placement.push(above);
        out.members.leg.push(if above == NONE { 0 } else { leg as u16 + 1 });
    }
    Ok(out)
}

/// An earlier member to stand under.
fn parent(member: u32, shape: Shape, depth: &[u32], seeded: &mut Seeded) -> u32 {
    match (shape, member) {
        (_, 0) => NONE,
        (Shape::Chains { length }, _) if member % length.max(1) == 1 || length <= 1 => 0,
        (Shape::Chains { .. }, _) => member - 1,
        (Shape::Network { levels }, _) => {
            // Half of all join under someone recent, half under anyone earlier: wide and skewed.
            let mut above = if seeded.below(2) == 0 {
                seeded.below(u64::from(member)) as u32
            } else {
                let one = seeded.below(u64::from(member));
                let two = seeded.below(u64::from(member));
                one.min(two) as u32
            };
            while depth[above as usize] + 1 >= levels {
                above = seeded.below(u64::from(above.max(1))) as u32;
            }
            above
        }
    }
}

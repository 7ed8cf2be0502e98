//! A slow, obvious calculator: every rule by its definition, member by member, sale by sale, in
//! exact fractions. It knows one family of plans by their parameters and reads no plan text.

mod taken;
mod text;
mod uplines;

use kernel::{Period, Rate, Rounding};
use plan::{Column, Ids, Inputs, Lot, NONE, Texts, Values};
pub use taken::{Binary, Left, Limits, Pairs};
pub use uplines::{Generation, Inactive, Matching, Over};

/// A small world by name; parents are indexes.
#[derive(Debug, Clone)]
pub struct Small {
    pub sponsor: Vec<Option<usize>>,
    pub placement: Vec<Option<usize>>,
    pub ended: Vec<bool>,
    /// buyer, pv in units, starter kit, returned
    pub sales: Vec<(usize, i64, bool, bool)>,
    /// Everybody's slot under the placement parent, from 1.
    pub slots: Vec<u16>,
    /// Who owns the position; nobody where it is empty.
    pub owners: Vec<&'static str>,
    /// Carried in: member, slot, months ago, units; sorted, each once.
    pub lots: Vec<(usize, u16, i32, i64)>,
}

/// How people are jumped over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    None,
    Inactive,
    Below(u8),
}

/// The parameters of the family.
#[derive(Debug, Clone)]
pub struct Rules {
    pub rounding: Rounding,
    pub active: i64,
    pub active_above: bool,
    pub silver: (i64, u32),
    /// What one leg, or the own volume, counts at most for Silver, and what they must reach together.
    pub limit: (i64, i64),
    pub gold: u32,
    pub retail: Rate,
    pub brackets: Vec<(i64, bool, Rate)>,
    pub skip: Skip,
    pub in_placement: bool,
    pub levels: [Vec<Rate>; 3],
    pub level_lines: usize,
    /// The walk up the levels goes no further than this rank.
    pub stop: Option<u8>,
    pub over: Over,
    pub generation: Generation,
    pub matching: Matching,
    pub factor: Rate,
    pub must_be_active: bool,
    pub steps: Vec<(i64, bool, Rate)>,
    pub by_sale: bool,
    pub pool: Rate,
    pub pool_equal: bool,
    pub binary: Binary,
    pub limits: Limits,
}

const RANKS: [&str; 3] = ["Member", "Silver", "Gold"];

pub const LINES: [&str; 4] = ["sale", "member", "level", "payee"];
/// In the order of the plan; a matching may match what limits took.
pub const BONUSES: [&str; 13] = [
    "retail",
    "personal",
    "level",
    "group",
    "pool",
    "override",
    "generation",
    "pairs",
    "a_line",
    "a_member",
    "matching",
    "an_owner",
    "company",
];

/// A line with names instead of rows: bonus, payee, level, source, base, amount.
pub type Named = (String, String, u16, String, i64, i64);

/// Everything the slow calculator finds.
pub struct Found {
    pub active: Vec<bool>,
    pub rank: Vec<u8>,
    pub paid_as: Vec<u8>,
    pub gv: Vec<i64>,
    pub lv: Vec<i64>,
    pub lines: Vec<Named>,
    pub exact: [Rate; BONUSES.len()],
    pub carry: Vec<Left>,
}

impl Small {
    pub fn name(member: usize) -> String {
        format!("M{member:02}")
    }

    pub fn sale_name(sale: usize) -> String {
        format!("S{sale:02}")
    }

    /// As inputs, with rows in the given orders.
    pub fn inputs(&self, member_rows: &[usize], sale_rows: &[usize]) -> Inputs {
        let row_of = |member: usize| {
            member_rows.iter().position(|found| *found == member).map_or(NONE, |row| row as u32)
        };
        let mut inputs = Inputs::empty("2026-10".parse::<Period>().expect("a month"));
        let (mut ids, mut status, mut owners) = (Ids::texts(), Texts::default(), Texts::default());
        for member in member_rows {
            ids.push(&Self::name(*member));
            inputs.members.sponsor.push(self.sponsor[*member].map_or(NONE, row_of));
            inputs.members.placement.push(self.placement[*member].map_or(NONE, row_of));
            status.push(if self.ended[*member] { "ended" } else { "open" });
            inputs.members.leg.push(self.slots[*member]);
            owners.push(self.owners[*member]);
        }
        inputs.members.columns.push(Column { name: "owner".to_owned(), values: Values::Text(owners) });
        for (member, leg, ago, units) in self.lots.iter().rev() {
            let since = inputs.period.from().days() - 31 * ago;
            let lot = Lot { bonus: 7, member: row_of(*member), leg: *leg, since, units: *units };
            inputs.carry.push(lot);
        }
        inputs.members.ids = ids;
        inputs.members.status = status;
        let (mut pv, mut kinds) = (Vec::new(), Texts::default());
        for sale in sale_rows {
            let (buyer, units, starter, returned) = self.sales[*sale];
            inputs.sales.ids.push(&Self::sale_name(*sale));
            inputs.sales.member.push(row_of(buyer));
            inputs.sales.date.push(inputs.period.from().days() + (*sale as i32) % 31);
            inputs.sales.amount.push(units / 100);
            inputs.sales.returned.push(returned);
            kinds.push(if starter { "starter" } else { "order" });
            pv.push(units);
        }
        inputs.sales.kind = kinds;
        inputs.sales.columns.push(Column { name: "pv".to_owned(), values: Values::Number(pv) });
        inputs
    }

    fn children(parents: &[Option<usize>], member: usize) -> Vec<usize> {
        (0..parents.len()).filter(|child| parents[*child] == Some(member)).collect()
    }

    fn below(parents: &[Option<usize>], member: usize) -> Vec<usize> {
        let mut all = vec![member];
        for child in Self::children(parents, member) {
            all.extend(Self::below(parents, child));
        }
        all
    }
}

impl Rules {
    /// Everything by definition.
    pub fn find(&self, world: &Small) -> Found {
        let count = world.sponsor.len();
        let counts = |sale: &(usize, i64, bool, bool)| if sale.2 { 0 } else { sale.1 };
        let pv: Vec<i64> = (0..count)
            .map(|member| world.sales.iter().filter(|sale| sale.0 == member).map(counts).sum())
            .collect();
        let gv: Vec<i64> = (0..count)
            .map(|member| Small::below(&world.sponsor, member).iter().map(|one| pv[*one]).sum())
            .collect();
        let lv: Vec<i64> = (0..count)
            .map(|member| {
                let legs = Small::children(&world.sponsor, member);
                let sources = std::iter::once(pv[member]).chain(legs.into_iter().map(|leg| gv[leg]));
                sources.map(|source| source.min(self.limit.0)).sum()
            })
            .collect();
        let active: Vec<bool> = (0..count)
            .map(|member| {
                let enough =
                    if self.active_above { pv[member] > self.active } else { pv[member] >= self.active };
                enough && !world.ended[member]
            })
            .collect();
        let rank: Vec<u8> = (0..count).map(|member| self.rank(world, (&gv, &lv), &active, member)).collect();
        let paid_as: Vec<u8> =
            (0..count).map(|member| if active[member] { rank[member] } else { 0 }).collect();
        let mut found = Found {
            active,
            rank,
            paid_as,
            gv,
            lv,
            lines: Vec::new(),
            exact: [Rate::ZERO; BONUSES.len()],
            carry: Vec::new(),
        };
        for member in 0..count {
            self.retail(world, &mut found, member);
            self.personal(world, &pv, &mut found, member);
            self.level(world, &pv, &mut found, member);
            self.group(world, &mut found, member);
            self.overriding(world, &pv, &mut found, member);
            self.generation(world, &pv, &mut found, member);
        }
        self.pool(&pv, &mut found);
        for member in 0..count {
            self.pairs(world, &pv, &mut found, member);
        }
        self.cut_lines(&mut found);
        self.cut_members(&mut found, count);
        (0..count).for_each(|payee| self.matching(world, &mut found, payee));
        self.cut_together(world, &pv, &mut found);
        found.lines.sort();
        found
    }

    fn rank(&self, world: &Small, volumes: (&[i64], &[i64]), active: &[bool], member: usize) -> u8 {
        let (gv, lv) = volumes;
        let legs = Small::children(&world.sponsor, member);
        let has = |leg: &&usize| {
            Small::below(&world.sponsor, **leg).iter().any(|one| self.rank(world, volumes, active, *one) >= 1)
        };
        if legs.iter().filter(has).count() as u32 >= self.gold {
            2
        } else if gv[member] >= self.silver.0
            && lv[member] >= self.limit.1
            && legs.iter().filter(|leg| active[**leg]).count() as u32 >= self.silver.1
        {
            1
        } else {
            0
        }
    }

    /// Writes a line if its one rounding leaves something.
    fn write(
        &self,
        found: &mut Found,
        (bonus, payee): (usize, usize),
        level: u16,
        source: String,
        base: i64,
        exact: Rate,
    ) {
        found.exact[bonus] = found.exact[bonus].checked_add(exact).expect("small");
        let amount = self.rounding.divide(exact.numerator(), exact.denominator()).expect("small") as i64;
        if amount != 0 {
            found.lines.push((BONUSES[bonus].to_owned(), Small::name(payee), level, source, base, amount));
        }
    }

    fn share(base: i64, rate: Rate) -> Rate {
        // Cents of euros for one unit of a ten-thousandth point.
        let cents = Rate::new(i128::from(base), 100).expect("positive");
        cents.checked_mul(rate).expect("small")
    }

    fn own_sales(world: &Small, member: usize) -> Vec<(usize, i64)> {
        let all = world.sales.iter().enumerate();
        all.filter(|(_, sale)| sale.0 == member && !sale.2).map(|(index, sale)| (index, sale.1)).collect()
    }

    fn retail(&self, world: &Small, found: &mut Found, member: usize) {
        for (sale, units) in Self::own_sales(world, member) {
            self.write(found, (0, member), 0, Small::sale_name(sale), units, Self::share(units, self.retail));
        }
    }

    fn table(rows: &[(i64, bool, Rate)], units: i64) -> Rate {
        let reached = |row: &&(i64, bool, Rate)| if row.1 { units > row.0 } else { units >= row.0 };
        rows.iter().rfind(reached).map_or(Rate::ZERO, |row| row.2)
    }

    fn personal(&self, world: &Small, pv: &[i64], found: &mut Found, member: usize) {
        if world.ended[member] {
            return;
        }
        let rate = Self::table(&self.brackets, found.gv[member]);
        self.write(found, (1, member), 0, String::new(), pv[member], Self::share(pv[member], rate));
    }

    fn level(&self, world: &Small, pv: &[i64], found: &mut Found, payee: usize) {
        if self.must_be_active && !found.active[payee] {
            return;
        }
        let parents = if self.in_placement { &world.placement } else { &world.sponsor };
        let rates = &self.levels[usize::from(found.paid_as[payee])];
        let rates: Vec<Rate> =
            rates.iter().map(|rate| rate.checked_mul(self.factor).expect("small")).collect();
        let sources: Vec<Vec<usize>> = (0..rates.len())
            .map(|index| {
                let upline = |member: &usize| Self::upline(parents, found, (self.skip, self.stop), *member);
                (0..pv.len()).filter(|member| upline(member).get(index) == Some(&payee)).collect()
            })
            .collect();
        self.levels(world, pv, found, (2, payee), (&rates, &sources), self.level_lines);
    }

    /// Everybody's whole cents, and what is left a cent at a time to whoever misses most of one more.
    fn pool(&self, pv: &[i64], found: &mut Found) {
        let company: i64 = pv.iter().sum();
        let takes = |member: usize| !self.must_be_active || found.active[member];
        let shares: Vec<i64> = (0..pv.len())
            .map(|member| if self.pool_equal { 10_000 } else { found.gv[member].max(0) })
            .enumerate()
            .map(|(member, shares)| if takes(member) { shares } else { 0 })
            .collect();
        let all: i64 = shares.iter().sum();
        if company <= 0 || all == 0 {
            return;
        }
        let exact = Self::share(company, self.pool);
        let pool = self.rounding.divide(exact.numerator(), exact.denominator()).expect("small");
        let part =
            |member: usize| Rate::new(i128::from(shares[member]) * pool, i128::from(all)).expect("positive");
        let mut cents: Vec<i128> =
            (0..pv.len()).map(|member| part(member).numerator() / part(member).denominator()).collect();
        while cents.iter().sum::<i128>() < pool {
            let missing = |member: usize| {
                part(member).checked_sub(Rate::new(cents[member], 1).expect("whole")).expect("small")
            };
            // The last of several equal ones in the order from behind: the lowest name.
            let next = (0..pv.len()).rev().max_by_key(|member| missing(*member)).expect("somebody");
            cents[next] += 1;
        }
        found.exact[4] = exact;
        for (member, amount) in cents.into_iter().enumerate().filter(|(_, amount)| *amount != 0) {
            let line =
                (BONUSES[4].to_owned(), Small::name(member), 0, String::new(), shares[member], amount as i64);
            found.lines.push(line);
        }
    }

    fn group(&self, world: &Small, found: &mut Found, payee: usize) {
        if self.must_be_active && !found.active[payee] {
            return;
        }
        let rate = |member: usize| Self::table(&self.steps, found.gv[member]);
        let own = rate(payee);
        let legs = Small::children(&world.sponsor, payee);
        if !self.by_sale {
            let mut net = Self::share(found.gv[payee], own);
            for leg in legs {
                net = net.checked_sub(Self::share(found.gv[leg], rate(leg))).expect("small");
            }
            let base = found.gv[payee];
            return self.write(found, (3, payee), 0, String::new(), base, net);
        }
        let mut lines: Vec<(usize, i64, Rate)> =
            Self::own_sales(world, payee).into_iter().map(|(sale, units)| (sale, units, own)).collect();
        for leg in legs {
            let differs = own.checked_sub(rate(leg)).expect("small");
            for member in Small::below(&world.sponsor, leg) {
                lines.extend(
                    Self::own_sales(world, member).into_iter().map(|(sale, units)| (sale, units, differs)),
                );
            }
        }
        for (sale, units, rate) in lines {
            self.write(found, (3, payee), 0, Small::sale_name(sale), units, Self::share(units, rate));
        }
    }
}

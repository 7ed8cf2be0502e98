//! A slow, obvious calculator: every rule by its definition, member by member, sale by sale, in
//! exact fractions. It knows one family of plans by their parameters and reads no plan text.

use kernel::{Period, Rate, Rounding};
use plan::{Column, Ids, Inputs, NONE, Texts, Values};

/// A small world by name; parents are indexes.
#[derive(Debug, Clone)]
pub struct Small {
    pub sponsor: Vec<Option<usize>>,
    pub placement: Vec<Option<usize>>,
    pub ended: Vec<bool>,
    /// buyer, pv in units, starter kit, returned
    pub sales: Vec<(usize, i64, bool, bool)>,
}

/// How people are jumped over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    None,
    Inactive,
    Below(u8),
}

impl Skip {
    fn text(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Inactive => "skip inactive".to_owned(),
            Self::Below(rank) => format!("skip below {}", RANKS[usize::from(rank)]),
        }
    }
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
}

/// The parameters of the override.
#[derive(Debug, Clone)]
pub struct Over {
    /// Who is borne this rank or a higher leads a group.
    pub leader: u8,
    pub whole: bool,
    pub skip: Skip,
    pub rates: [Vec<Rate>; 3],
    pub less: Option<Rate>,
}

/// The parameters of the generations.
#[derive(Debug, Clone)]
pub struct Generation {
    /// The rank of a boundary; the payee's own where none is stated.
    pub boundary: Option<u8>,
    pub inactive: Inactive,
    pub rates: [Vec<Rate>; 3],
    pub lines: usize,
}

/// What an inactive boundary person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inactive {
    Ends,
    Extends,
    Resets,
}

/// The parameters of the matching.
#[derive(Debug, Clone)]
pub struct Matching {
    /// Which bonuses are matched.
    pub of: Vec<usize>,
    pub skip: Skip,
    /// Rates by rank of the payee, and of the source; only the first source's where not for both.
    pub rates: [[Vec<Rate>; 3]; 3],
    pub both: bool,
    pub most: Option<i64>,
}

const RANKS: [&str; 3] = ["Member", "Silver", "Gold"];

pub const LINES: [&str; 4] = ["sale", "member", "level", "payee"];
pub const BONUSES: [&str; 8] =
    ["retail", "personal", "level", "group", "pool", "override", "generation", "matching"];

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
        let (mut ids, mut status) = (Ids::texts(), Texts::default());
        for member in member_rows {
            ids.push(&Self::name(*member));
            inputs.members.sponsor.push(self.sponsor[*member].map_or(NONE, row_of));
            inputs.members.placement.push(self.placement[*member].map_or(NONE, row_of));
            status.push(if self.ended[*member] { "ended" } else { "open" });
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

fn points(units: i64) -> String {
    kernel::Points::from_units(units).to_string()
}

impl Rules {
    /// The plan text of these parameters.
    pub fn plan(&self) -> String {
        let table = |rows: &[(i64, bool, Rate)]| -> String {
            rows.iter()
                .map(|(bound, above, rate)| {
                    format!("    {} {} {rate}\n", if *above { "above" } else { "from" }, points(*bound))
                })
                .collect()
        };
        let level = |name: &str, rates: &[Rate]| -> String {
            match rates.is_empty() {
                true => String::new(),
                false => {
                    format!("    {name}{}\n", rates.iter().map(|rate| format!(" {rate}")).collect::<String>())
                }
            }
        };
        let by_rank = |lists: &[Vec<Rate>; 3]| -> String {
            RANKS.iter().zip(lists).map(|(name, rates)| level(name, rates)).collect()
        };
        format!(
            "plan \"Family\"\n  version 1\n  currency EUR\n  rounding {rounding}\n\
             volume PV = sales(pv where kind <> \"starter\")\nvolume GV = group(PV)\n\
             volume LV = group(PV, each at most {limit})\n\
             active when PV {sign} {active} and status <> \"ended\"\n\
             ranks\n  title earned\n  paid_as earned when active else Member\n  rank Member\n  rank Silver\n    \
             needs GV >= {silver}\n    needs LV >= {reach}\n    needs legs(active) >= {legs}\n  rank Gold\n    \
             needs legs_with(rank >= Silver) >= {gold}\n\
             bonus retail: retail\n  on PV\n  rate {retail}\n\
             bonus personal: brackets\n  find GV\n  on PV\n  rates\n{brackets}  eligible when not status = \"ended\"\n\
             bonus level: unilevel\n  on PV\n  tree {tree}\n  compression {skip}\n{stop}  rates by paid_as\n{levels}  \
             times {factor}\n  lines per {lines}\n{eligible}\
             bonus group: differential\n  find GV\n  on GV\n  rates\n{steps}  lines per {by}\n{eligible}\
             bonus pool: pool\n  on PV\n  rate {pool}\n  shares {shares}\n{eligible}\
             bonus override: override\n  on PV\n  leader when rank >= {leader}\n  group {whole}\n  \
             compression {over_skip}\n  rates by rank\n{over}{less}{eligible}\
             bonus generation: generation\n  on PV\n  boundary {boundary}\n  inactive {inactive}\n{stop}  \
             rates by rank\n{generations}  lines per {generation_lines}\n{eligible}\
             bonus matching: matching\n  of {matched}\n  compression {matching_skip}\n{matching}{most}{eligible}",
            rounding = self.rounding.name(),
            sign = if self.active_above { ">" } else { ">=" },
            active = points(self.active),
            silver = points(self.silver.0),
            limit = points(self.limit.0),
            reach = points(self.limit.1),
            legs = self.silver.1,
            gold = self.gold,
            retail = self.retail,
            brackets = table(&self.brackets),
            tree = if self.in_placement { "placement" } else { "sponsor" },
            skip = self.skip.text(),
            stop = self
                .stop
                .map_or(String::new(), |rank| format!("  stop at rank >= {}\n", RANKS[usize::from(rank)])),
            levels = by_rank(&self.levels),
            leader = RANKS[usize::from(self.over.leader)],
            matched = self.matching.of.iter().map(|of| BONUSES[*of]).collect::<Vec<_>>().join(", "),
            matching_skip = self.matching.skip.text(),
            matching = match self.matching.both {
                true => {
                    let row = |(name, lists): (&&str, &[Vec<Rate>; 3])| {
                        let sources = by_rank(lists).replace("    ", "      ");
                        format!("    {name}\n{sources}")
                    };
                    let rows: String = RANKS.iter().zip(&self.matching.rates).map(row).collect();
                    format!("  rates by rank of both\n{rows}")
                }
                false => {
                    let lists = [0, 1, 2].map(|payee: usize| self.matching.rates[payee][0].clone());
                    format!("  rates by rank\n{}", by_rank(&lists))
                }
            },
            most = self.matching.most.map_or(String::new(), |most| format!("  at most {}\n", points(most))),
            boundary = self.generation.boundary.map_or("own rank".to_owned(), |rank| {
                format!("when rank >= {}", RANKS[usize::from(rank)])
            }),
            inactive = match self.generation.inactive {
                Inactive::Ends => "ends",
                Inactive::Extends => "extends",
                Inactive::Resets => "resets",
            },
            generations = by_rank(&self.generation.rates),
            generation_lines = LINES[self.generation.lines],
            whole = if self.over.whole { "whole" } else { "own" },
            over_skip = self.over.skip.text(),
            over = by_rank(&self.over.rates),
            less = self.over.less.map_or(String::new(), |least| format!("  less leader at least {least}\n")),
            factor = self.factor,
            lines = LINES[self.level_lines],
            eligible = if self.must_be_active { "  eligible when active\n" } else { "" },
            steps = table(&self.steps),
            by = if self.by_sale { "sale" } else { "payee" },
            pool = self.pool,
            shares = if self.pool_equal { "equal" } else { "by GV" },
        )
    }

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
        let mut found =
            Found { active, rank, paid_as, gv, lv, lines: Vec::new(), exact: [Rate::ZERO; BONUSES.len()] };
        for member in 0..count {
            self.retail(world, &mut found, member);
            self.personal(world, &pv, &mut found, member);
            self.level(world, &pv, &mut found, member);
            self.group(world, &mut found, member);
            self.overriding(world, &pv, &mut found, member);
            self.generation(world, &pv, &mut found, member);
        }
        self.pool(&pv, &mut found);
        (0..count).for_each(|payee| self.matching(world, &mut found, payee));
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

    /// The counted people above a member, nearest first.
    fn upline(
        parents: &[Option<usize>],
        found: &Found,
        (skip, stop): (Skip, Option<u8>),
        member: usize,
    ) -> Vec<usize> {
        let ends = |member: usize| stop.is_some_and(|rank| found.rank[member] >= rank);
        let mut out = Vec::new();
        let mut at = member;
        while !ends(at)
            && let Some(above) = parents[at]
        {
            let skipped = match skip {
                Skip::None => false,
                Skip::Inactive => !found.active[above],
                Skip::Below(rank) => found.paid_as[above] < rank,
            };
            if !skipped {
                out.push(above);
            }
            at = above;
        }
        out
    }

    /// Whose volume a leader's group adds up.
    fn led(&self, world: &Small, found: &Found, leader: usize) -> Vec<usize> {
        let leads = |member: usize| found.rank[member] >= self.over.leader;
        let mine = |member: &usize| {
            let mut at = Some(*member);
            while at.is_some_and(|at| !leads(at)) {
                at = world.sponsor[at.expect("somebody")];
            }
            at == Some(leader)
        };
        let below = Small::below(&world.sponsor, leader);
        if self.over.whole { below } else { below.into_iter().filter(mine).collect() }
    }

    fn overriding(&self, world: &Small, pv: &[i64], found: &mut Found, payee: usize) {
        if self.must_be_active && !found.active[payee] {
            return;
        }
        let rates = |found: &Found, member: usize| self.over.rates[usize::from(found.rank[member])].clone();
        let first = |rates: &[Rate]| rates.first().copied().unwrap_or(Rate::ZERO);
        let own = rates(found, payee);
        for leader in
            (0..pv.len()).filter(|member| found.rank[*member] >= self.over.leader).collect::<Vec<_>>()
        {
            let upline = Self::upline(&world.sponsor, found, (self.over.skip, None), leader);
            let Some(place) = upline.iter().position(|above| *above == payee) else { continue };
            let Some(mut rate) = own.get(place).copied() else { continue };
            if let (0, Some(least)) = (place, self.over.less)
                && rate > Rate::ZERO
            {
                rate = rate.checked_sub(first(&rates(found, leader))).expect("small").max(least);
            }
            let base: i64 = self.led(world, found, leader).into_iter().map(|member| pv[member]).sum();
            let share = Self::share(base, rate);
            self.write(found, (5, payee), place as u16 + 1, Small::name(leader), base, share);
        }
    }

    /// In which generation of a payee a source lies: the boundaries passed on the way up are counted.
    fn generation_of(&self, world: &Small, found: &Found, source: usize, payee: usize) -> Option<usize> {
        let own = self.generation.boundary.unwrap_or(found.rank[payee]);
        let closes = |member: usize| found.rank[member] >= own;
        let asleep = |member: usize| !found.active[member];
        if !closes(payee) || (asleep(payee) && self.generation.inactive != Inactive::Ends) {
            return None;
        }
        let (mut at, mut number) = (source, 1);
        loop {
            if self.stop.is_some_and(|rank| found.rank[at] >= rank) {
                return None;
            }
            at = world.sponsor[at]?;
            if at == payee {
                return Some(number);
            }
            match self.generation.inactive {
                _ if !closes(at) => {}
                Inactive::Extends if asleep(at) => {}
                Inactive::Resets if asleep(at) => number = 1,
                _ => number += 1,
            }
        }
    }

    /// The lines of the matched bonuses say what everybody below was paid.
    fn matching(&self, world: &Small, found: &mut Found, payee: usize) {
        if self.must_be_active && !found.active[payee] {
            return;
        }
        for source in 0..world.sponsor.len() {
            let upline = Self::upline(&world.sponsor, found, (self.matching.skip, None), source);
            let Some(place) = upline.iter().position(|above| *above == payee) else { continue };
            let its = if self.matching.both { usize::from(found.rank[source]) } else { 0 };
            let rates = &self.matching.rates[usize::from(found.rank[payee])][its];
            let Some(rate) = rates.get(place) else { continue };
            let matched = |line: &&Named| {
                self.matching.of.iter().any(|of| BONUSES[*of] == line.0) && line.1 == Small::name(source)
            };
            // One cent is a hundredth of a point.
            let paid: i64 = found.lines.iter().filter(matched).map(|line| line.5 * 100).sum();
            let base = self.matching.most.map_or(paid, |most| paid.min(most));
            let share = Self::share(base, *rate);
            self.write(found, (7, payee), place as u16 + 1, Small::name(source), base, share);
        }
    }

    fn generation(&self, world: &Small, pv: &[i64], found: &mut Found, payee: usize) {
        if self.must_be_active && !found.active[payee] {
            return;
        }
        let rates = &self.generation.rates[usize::from(found.rank[payee])];
        let sources: Vec<Vec<usize>> = (1..=rates.len())
            .map(|number| {
                let lies = |source: &usize| self.generation_of(world, found, *source, payee) == Some(number);
                (0..pv.len()).filter(lies).collect()
            })
            .collect();
        self.levels(world, pv, found, (6, payee), rates, &sources, self.generation.lines);
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
        self.levels(world, pv, found, (2, payee), &rates, &sources, self.level_lines);
    }

    /// Pays the sources of each level at its rate, in the lines asked for.
    fn levels(
        &self,
        world: &Small,
        pv: &[i64],
        found: &mut Found,
        (bonus, payee): (usize, usize),
        rates: &[Rate],
        sources: &[Vec<usize>],
        lines: usize,
    ) {
        let mut whole = (0_i64, Rate::ZERO);
        for ((level, rate), sources) in (1_u16..).zip(rates).zip(sources) {
            let sum: i64 = sources.iter().map(|source| pv[*source]).sum();
            let sum = if *rate == Rate::ZERO { 0 } else { sum };
            whole = (whole.0 + sum, whole.1.checked_add(Self::share(sum, *rate)).expect("small"));
            match LINES[lines] {
                "sale" => {
                    for (sale, units) in sources.iter().flat_map(|source| Self::own_sales(world, *source)) {
                        let (name, share) = (Small::sale_name(sale), Self::share(units, *rate));
                        self.write(found, (bonus, payee), level, name, units, share);
                    }
                }
                "member" => {
                    for source in sources {
                        let (name, share) = (Small::name(*source), Self::share(pv[*source], *rate));
                        self.write(found, (bonus, payee), level, name, pv[*source], share);
                    }
                }
                "level" => {
                    let share = Self::share(sum, *rate);
                    self.write(found, (bonus, payee), level, String::new(), sum, share);
                }
                _ => {}
            }
        }
        if LINES[lines] == "payee" {
            self.write(found, (bonus, payee), 0, String::new(), whole.0, whole.1);
        }
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

//! A slow, obvious calculator: every rule by its definition, member by member, sale by sale, in
//! exact fractions. It knows one family of plans by their parameters and reads no plan text.

use kernel::{Period, Rate, Rounding};
use plan::{Column, Ids, Inputs, Lot, NONE, Texts, Values};

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

/// How legs are matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pairs {
    Weak(Rate, bool),
    /// Amount, strong part, weak part, in units.
    Cycle(Rate, i64, i64),
    Tiers(Vec<(i64, Rate)>),
}

/// A binary, by its parameters; volumes in units.
#[derive(Debug, Clone)]
pub struct Binary {
    pub legs: u16,
    pub pay: Pairs,
    pub least: Option<i64>,
    pub most: Option<i64>,
    /// All, at most so much, or nothing.
    pub carry: Option<Option<i64>>,
    pub lost: bool,
}

/// Limits: of a retail line in cents, of a member in cents, of an owner in cents, of the company as a part
/// of PV; the last two in proportion or not.
#[derive(Debug, Clone)]
pub struct Limits {
    pub line: i64,
    pub member: i64,
    pub owner: (i64, bool),
    pub company: (Rate, bool),
}

/// What a leg of somebody carries on: member, slot, first day, units.
pub type Left = (String, u16, i32, i64);

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
    pub gold: u32,
    pub retail: Rate,
    pub brackets: Vec<(i64, bool, Rate)>,
    pub skip: Skip,
    pub in_placement: bool,
    pub levels: [Vec<Rate>; 3],
    pub level_lines: usize,
    pub factor: Rate,
    pub must_be_active: bool,
    pub steps: Vec<(i64, bool, Rate)>,
    pub by_sale: bool,
    pub pool: Rate,
    pub pool_equal: bool,
    pub binary: Binary,
    pub limits: Limits,
}

pub const LINES: [&str; 4] = ["sale", "member", "level", "payee"];
pub const BONUSES: [&str; 10] =
    ["retail", "personal", "level", "group", "pool", "pairs", "a_line", "a_member", "an_owner", "company"];

/// A line with names instead of rows: bonus, payee, level, source, base, amount.
pub type Named = (String, String, u16, String, i64, i64);

/// Everything the slow calculator finds.
pub struct Found {
    pub active: Vec<bool>,
    pub rank: Vec<u8>,
    pub paid_as: Vec<u8>,
    pub gv: Vec<i64>,
    pub lines: Vec<Named>,
    pub exact: [Rate; 10],
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
            let lot = Lot { bonus: 5, member: row_of(*member), leg: *leg, since, units: *units };
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
        let skip = match self.skip {
            Skip::None => "none".to_owned(),
            Skip::Inactive => "skip inactive".to_owned(),
            Skip::Below(rank) => format!("skip below {}", ["Member", "Silver", "Gold"][usize::from(rank)]),
        };
        format!(
            "plan \"Family\"\n  version 1\n  currency EUR\n  rounding {rounding}\n\
             volume PV = sales(pv where kind <> \"starter\")\nvolume GV = group(PV)\n\
             active when PV {sign} {active} and status <> \"ended\"\n\
             ranks\n  title earned\n  paid_as earned when active else Member\n  rank Member\n  rank Silver\n    \
             needs GV >= {silver}\n    needs legs(active) >= {legs}\n  rank Gold\n    \
             needs legs_with(rank >= Silver) >= {gold}\n\
             bonus retail: retail\n  on PV\n  rate {retail}\n\
             bonus personal: brackets\n  find GV\n  on PV\n  rates\n{brackets}  eligible when not status = \"ended\"\n\
             bonus level: unilevel\n  on PV\n  tree {tree}\n  compression {skip}\n  rates by paid_as\n{a}{b}{c}  \
             times {factor}\n  lines per {lines}\n{eligible}\
             bonus group: differential\n  find GV\n  on GV\n  rates\n{steps}  lines per {by}\n{eligible}\
             bonus pool: pool\n  on PV\n  rate {pool}\n  shares {shares}\n{eligible}{more}",
            more = self.more(),
            rounding = self.rounding.name(),
            sign = if self.active_above { ">" } else { ">=" },
            active = points(self.active),
            silver = points(self.silver.0),
            legs = self.silver.1,
            gold = self.gold,
            retail = self.retail,
            brackets = table(&self.brackets),
            tree = if self.in_placement { "placement" } else { "sponsor" },
            a = level("Member", &self.levels[0]),
            b = level("Silver", &self.levels[1]),
            c = level("Gold", &self.levels[2]),
            factor = self.factor,
            lines = LINES[self.level_lines],
            eligible = if self.must_be_active { "  eligible when active\n" } else { "" },
            steps = table(&self.steps),
            by = if self.by_sale { "sale" } else { "payee" },
            pool = self.pool,
            shares = if self.pool_equal { "equal" } else { "by GV" },
        )
    }

    fn more(&self) -> String {
        let Binary { legs, pay, least, most, carry, lost } = &self.binary;
        let pay = match pay {
            Pairs::Weak(rate, by_ratio) => {
                format!("pay {rate} of weak leg{}", if *by_ratio { " by ratio" } else { "" })
            }
            Pairs::Cycle(pays, strong, weak) => {
                format!("pay {pays} per cycle {}:{}", points(*strong), points(*weak))
            }
            Pairs::Tiers(tiers) => {
                let tiers = tiers.iter().map(|(bound, pays)| format!("\n    from {} {pays}", points(*bound)));
                format!("pay by tier{}", tiers.collect::<String>())
            }
        };
        let bound = |word: &str, units: &Option<i64>| {
            units.map_or(String::new(), |units| format!("  {word} {}\n", points(units)))
        };
        let most = if pay.starts_with("pay by tier") { &None } else { most };
        let carry = match carry {
            None => "all".to_owned(),
            Some(Some(most)) => format!("most {}", points(*most)),
            Some(None) => "nothing".to_owned(),
        };
        let cents = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
        let how = |shared: bool| if shared { "proportional" } else { "cut off" };
        let Limits { line, member, owner, company } = &self.limits;
        format!(
            "bonus pairs: binary\n  on PV\n  legs {legs}\n  {pay}\n{}{}  carry {carry}\n{}  eligible when active\n\
             bonus a_line: limit\n  of retail\n  per line\n  most {}\n  account \"lines\"\n\
             bonus a_member: limit\n  of retail, level\n  per member\n  most if(active, {}, 1)\n  account \"members\"\n\
             bonus an_owner: limit\n  per member.owner\n  most {}\n  {}\n  account \"owners\"\n\
             bonus company: limit\n  per company\n  most {} of PV\n  {}\n  account \"company\"\n",
            bound("minimum", least),
            bound("most", most),
            if *lost { "  lost when not eligible\n" } else { "" },
            cents(*line),
            cents(*member),
            cents(owner.0),
            how(owner.1),
            company.0,
            how(company.1),
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
        let active: Vec<bool> = (0..count)
            .map(|member| {
                let enough =
                    if self.active_above { pv[member] > self.active } else { pv[member] >= self.active };
                enough && !world.ended[member]
            })
            .collect();
        let rank: Vec<u8> = (0..count).map(|member| self.rank(world, &gv, &active, member)).collect();
        let paid_as: Vec<u8> =
            (0..count).map(|member| if active[member] { rank[member] } else { 0 }).collect();
        let mut found = Found {
            active,
            rank,
            paid_as,
            gv,
            lines: Vec::new(),
            exact: [Rate::ZERO; 10],
            carry: Vec::new(),
        };
        for member in 0..count {
            self.retail(world, &mut found, member);
            self.personal(world, &pv, &mut found, member);
            self.level(world, &pv, &mut found, member);
            self.group(world, &mut found, member);
        }
        self.pool(&pv, &mut found);
        for member in 0..count {
            self.pairs(world, &pv, &mut found, member);
        }
        self.cut_lines(&mut found);
        self.cut_members(&mut found, count);
        let mut owners: Vec<Vec<usize>> = Vec::new();
        for member in 0..count {
            let same = |other: &Vec<usize>| {
                !world.owners[member].is_empty() && world.owners[other[0]] == world.owners[member]
            };
            match owners.iter().position(same) {
                Some(at) => owners[at].push(member),
                None => owners.push(vec![member]),
            }
        }
        for owner in owners {
            self.limit(&mut found, 8, &owner, self.limits.owner.0, self.limits.owner.1);
        }
        let company = Self::share(pv.iter().sum(), self.limits.company.0);
        let allowed = self.rounding.divide(company.numerator(), company.denominator()).expect("small").max(0);
        let everybody: Vec<usize> = (0..count).collect();
        self.limit(&mut found, 9, &everybody, allowed as i64, self.limits.company.1);
        found.lines.sort();
        found
    }

    fn rank(&self, world: &Small, gv: &[i64], active: &[bool], member: usize) -> u8 {
        let legs = Small::children(&world.sponsor, member);
        let has = |leg: &&usize| {
            Small::below(&world.sponsor, **leg).iter().any(|one| self.rank(world, gv, active, *one) >= 1)
        };
        if legs.iter().filter(has).count() as u32 >= self.gold {
            2
        } else if gv[member] >= self.silver.0
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
    fn upline(&self, world: &Small, found: &Found, member: usize) -> Vec<usize> {
        let parents = if self.in_placement { &world.placement } else { &world.sponsor };
        let mut out = Vec::new();
        let mut at = parents[member];
        while let Some(above) = at {
            let skipped = match self.skip {
                Skip::None => false,
                Skip::Inactive => !found.active[above],
                Skip::Below(rank) => found.paid_as[above] < rank,
            };
            if !skipped {
                out.push(above);
            }
            at = parents[above];
        }
        out
    }

    fn level(&self, world: &Small, pv: &[i64], found: &mut Found, payee: usize) {
        if self.must_be_active && !found.active[payee] {
            return;
        }
        let rates = &self.levels[usize::from(found.paid_as[payee])];
        let mut whole = (0_i64, Rate::ZERO);
        for (index, rate) in rates.iter().enumerate() {
            let rate = rate.checked_mul(self.factor).expect("small");
            let level = index as u16 + 1;
            let sources: Vec<usize> = (0..pv.len())
                .filter(|member| self.upline(world, found, *member).get(index) == Some(&payee))
                .collect();
            let sum: i64 =
                if rate == Rate::ZERO { 0 } else { sources.iter().map(|source| pv[*source]).sum() };
            whole = (whole.0 + sum, whole.1.checked_add(Self::share(sum, rate)).expect("small"));
            match LINES[self.level_lines] {
                "sale" => {
                    for (sale, units) in sources.iter().flat_map(|source| Self::own_sales(world, *source)) {
                        self.write(
                            found,
                            (2, payee),
                            level,
                            Small::sale_name(sale),
                            units,
                            Self::share(units, rate),
                        );
                    }
                }
                "member" => {
                    for source in sources {
                        let share = Self::share(pv[source], rate);
                        self.write(found, (2, payee), level, Small::name(source), pv[source], share);
                    }
                }
                "level" => self.write(found, (2, payee), level, String::new(), sum, Self::share(sum, rate)),
                _ => {}
            }
        }
        if LINES[self.level_lines] == "payee" {
            self.write(found, (2, payee), 0, String::new(), whole.0, whole.1);
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

    /// Legs by slot with their lots, oldest first; matched by counting, used up and carried lot by lot.
    fn pairs(&self, world: &Small, pv: &[i64], found: &mut Found, member: usize) {
        let now = "2026-10".parse::<Period>().expect("a month").from().days();
        let rule = &self.binary;
        // Slot and lots: day and units.
        let mut legs: Vec<(u16, Vec<(i32, i64)>)> = Vec::new();
        for slot in 1..=9 {
            let mut lots: Vec<(i32, i64)> = world
                .lots
                .iter()
                .filter(|lot| lot.0 == member && lot.1 == slot)
                .map(|lot| (now - 31 * lot.2, lot.3))
                .collect();
            lots.sort();
            let children = Small::children(&world.placement, member);
            let fresh = children.into_iter().filter(|child| world.slots[*child] == slot);
            let fresh: Vec<i64> = fresh
                .map(|child| Small::below(&world.placement, child).iter().map(|one| pv[*one]).sum())
                .collect();
            if lots.is_empty() && fresh.is_empty() {
                continue;
            }
            lots.push((now, fresh.into_iter().sum()));
            legs.push((slot, lots));
        }
        let total = |lots: &[(i32, i64)]| lots.iter().map(|lot| lot.1).sum::<i64>();
        let mut volumes: Vec<(i64, u16)> = legs.iter().map(|(slot, lots)| (total(lots), *slot)).collect();
        volumes.sort_by_key(|(units, slot)| (-units, *slot));
        volumes.truncate(usize::from(rule.legs));
        let weak = if volumes.len() == usize::from(rule.legs) { volumes[volumes.len() - 1].0 } else { 0 };
        let may = found.active[member];
        let mut used: Vec<(u16, i64)> = Vec::new();
        if may && weak > 0 && weak >= rule.least.unwrap_or(0) {
            let most = rule.most.unwrap_or(i64::MAX);
            let alike = |units: i64| volumes.iter().map(|volume| (volume.1, units)).collect::<Vec<_>>();
            let (base, exact) = match &rule.pay {
                Pairs::Weak(rate, by_ratio) => {
                    let paid = weak.min(most);
                    used = alike(paid);
                    let exact = i128::from(paid) * i128::from(weak);
                    let level = Rounding::HalfUp.divide(exact, volumes[0].0.into()).expect("small") as i64;
                    let base = if *by_ratio { level } else { paid };
                    (base, Self::share(base, *rate))
                }
                Pairs::Cycle(pays, strong, each) => {
                    let mut left = volumes.clone();
                    let mut count = 0;
                    loop {
                        left.sort_by_key(|(units, slot)| (-units, *slot));
                        let fits = left[0].0 >= *strong && left[1..].iter().all(|leg| leg.0 >= *each);
                        if !fits || (count + 1) * each > most {
                            break;
                        }
                        left[0].0 -= strong;
                        left[1..].iter_mut().for_each(|leg| leg.0 -= each);
                        count += 1;
                    }
                    for (units, slot) in &volumes {
                        let rest = left.iter().find(|leg| leg.1 == *slot).expect("the same leg").0;
                        used.push((*slot, units - rest));
                    }
                    let cents = Rate::new(i128::from(count) * 100, 1).expect("whole");
                    (count * each, pays.checked_mul(cents).expect("small"))
                }
                Pairs::Tiers(tiers) => match tiers.iter().rfind(|tier| weak >= tier.0) {
                    Some((bound, pays)) => {
                        used = alike(*bound);
                        (*bound, pays.checked_mul(Rate::new(100, 1).expect("whole")).expect("small"))
                    }
                    None => (0, Rate::ZERO),
                },
            };
            self.write(found, (5, member), 0, String::new(), base, exact);
        }
        if !may && rule.lost {
            return;
        }
        for (slot, mut lots) in legs {
            let used = used.iter().find(|one| one.0 == slot).map_or(0, |one| one.1);
            let rest = total(&lots) - used;
            let stays = match rule.carry {
                None => rest,
                Some(Some(most)) => rest.min(most),
                Some(None) => 0,
            };
            if stays < 0 {
                found.carry.push((Small::name(member), slot, now, stays));
                continue;
            }
            // What returns took and what was used up leaves the oldest first; so does what is too much.
            let above: i64 = lots.iter().map(|lot| lot.1.max(0)).sum();
            let mut gone = above - stays;
            for lot in &mut lots {
                let taken = lot.1.max(0).min(gone);
                lot.1 -= taken;
                gone -= taken;
            }
            for (day, units) in lots.into_iter().filter(|lot| lot.1 > 0) {
                found.carry.push((Small::name(member), slot, day, units));
            }
        }
    }

    fn cut(
        found: &mut Found,
        bonus: usize,
        payee: String,
        (level, source): (u16, String),
        raw: i64,
        cut: i64,
    ) {
        if cut == 0 {
            return;
        }
        found.exact[bonus] =
            found.exact[bonus].checked_sub(Rate::new(cut.into(), 1).expect("whole")).expect("small");
        found.lines.push((BONUSES[bonus].to_owned(), payee, level, source, raw * 100, -cut));
    }

    fn cut_lines(&self, found: &mut Found) {
        let retail: Vec<Named> = found.lines.iter().filter(|line| line.0 == "retail").cloned().collect();
        for (_, payee, level, source, _, amount) in retail {
            let stays = amount.min(self.limits.line).max(-self.limits.line);
            Self::cut(found, 6, payee, (level, source), amount, amount - stays);
        }
    }

    fn made(found: &Found, of: &[&str], member: usize) -> i64 {
        let name = Small::name(member);
        let own = found.lines.iter().filter(|line| line.1 == name && of.contains(&line.0.as_str()));
        own.map(|line| line.5).sum()
    }

    fn cut_members(&self, found: &mut Found, count: usize) {
        for member in 0..count {
            // The limit of retail lines is one of retail.
            let made = Self::made(found, &["retail", "level", "a_line"], member);
            let most = if found.active[member] { self.limits.member } else { 100 };
            let nothing = (0, String::new());
            Self::cut(found, 7, Small::name(member), nothing, made, (made - most).max(0));
        }
    }

    /// People under one limit: what is over is taken off those who made something.
    fn limit(&self, found: &mut Found, bonus: usize, people: &[usize], allowed: i64, shared: bool) {
        let above = &BONUSES[..bonus];
        let made: Vec<i64> = people.iter().map(|member| Self::made(found, above, *member)).collect();
        let over = made.iter().sum::<i64>() - allowed;
        if over <= 0 {
            return;
        }
        let all: i64 = made.iter().map(|made| (*made).max(0)).sum();
        let stays = all - over;
        let mut kept: Vec<i64> = vec![0; people.len()];
        if shared {
            let part = |at: usize| i128::from(made[at].max(0)) * i128::from(stays);
            for (at, kept) in kept.iter_mut().enumerate() {
                *kept = (part(at) / i128::from(all)) as i64;
            }
            while kept.iter().sum::<i64>() < stays {
                let missing = |at: usize| part(at) - i128::from(kept[at]) * i128::from(all);
                let next = (0..people.len()).rev().max_by_key(|at| missing(*at)).expect("somebody");
                kept[next] += 1;
            }
        } else {
            for at in 0..people.len() {
                kept[at] = made[at].max(0).min(stays - kept.iter().sum::<i64>());
            }
        }
        for (at, member) in people.iter().enumerate().filter(|(at, _)| made[*at] > 0) {
            let nothing = (0, String::new());
            Self::cut(found, bonus, Small::name(*member), nothing, made[at], made[at] - kept[at]);
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

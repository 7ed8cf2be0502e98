//! Random worlds and the plans they are computed with.

use kernel::Period;
use plan::{Column, Ids, Inputs, Line, Lot, NONE, Plan, Run, Values};

/// Numbers from a seed (xorshift), so that a failing world can be made again.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len() as u64) as usize]
    }
}

/// Every kind, every way of lines, every compression, ranks that recurse through legs.
pub const EVERYTHING: &str = r#"
plan "Everything"
  version 1
  currency EUR
  rounding half even
  residue "rounding"

volume PV = sales(pv where kind <> "starter")
volume BV = sales(amount * 80% where not returned or member.country = "PL")
volume YOUNG = sales(pv / 3 where date - member.joined <= 200)
volume ONLINE = member.online + 1/3 * member.extra
volume GV = group(PV) + max(ONLINE, 0, -PV / 4)
volume GBV = group(BV)
volume GPV = group(PV)
volume TEAM = downline(if(member.country in ("PL", "FR"), PV, 0) in placement)
volume FRONT = frontline(PV)
volume GOAL = max(member.extra, 120)
volume COUNTED = group(PV, each at most 80% * GOAL) + 0.5 * downline(BV, each at most GOAL - 20 in placement)
volume NEAR = frontline(PV, each at most 50)

active when PV >= 40
  needs member.status = "active" or TEAM > 0

ranks
  title best
  paid_as earned when active else Member
  rank Member
  rank Silver when PV >= 60 and legs(active) >= 1
  rank Gold
    needs GV > 300 or FRONT > 200 or NEAR >= 100
    needs COUNTED >= GOAL
    needs legs_with(rank >= Silver) >= 2
  rank Star
    needs GV > 500
    needs legs_with(rank = Gold) >= 1

bonus retail: retail
  on PV
  rate 20%

bonus own: brackets
  find GV
  on PV
  rates
    from 100 3%
    above 400 6.5%
  eligible when active

bonus young: retail
  on YOUNG
  rate 1/7
  lines per payee

bonus level: unilevel
  on PV
  tree placement
  compression skip unless active or paid_as >= Silver
  rates by paid_as
    Member 5%
    Silver 5% 4%
    Gold 5% 4% 3% 2%
    Star 7% 6% 5% 1/3 0.01
  eligible when PV >= 20
  times 40% "broad"
  times 0.80
  lines per level

bonus up: unilevel
  on PV
  compression skip inactive
  rates 10% 5% 5% 1.25%

bonus title: unilevel
  on GV
  compression skip below Silver
  stop at rank >= Gold
  rates by rank
    Silver 1%
    Gold 1% 2%
    Star 1% 2% 3%
  lines per member

bonus mixed: unilevel
  on PV
  stop at not active and PV > 0
  rates 5% 5% 3% 5%
  eligible when not (joined > 2026-01-01)
  lines per payee

bonus stairs: differential
  find GV
  on GPV
  rates
    from 100 3%
    from 300 9%
    from 600 12.5%
    above 1200 21%

bonus breakaway: override
  on PV
  leader when rank >= Silver and GV > 0
  compression skip below Silver
  rates by rank
    Silver 3%
    Gold 5% 1%
    Star 7% 2% 0.5%
  less leader at least 1%
  times 40%

bonus above: override
  on BV
  tree placement
  group whole
  leader when PV >= 100
  rates 2% 1/3
  eligible when active

bonus deep: generation
  on PV
  boundary when rank >= Silver
  stop at member.extra > 90
  rates by rank
    Silver 5% 2%
    Gold 5% 3% 2%
    Star 6% 4% 3% 1/3

bonus awake: generation
  on BV
  tree placement
  boundary when GV > 200
  inactive extends
  rates 4% 3% 2%
  lines per member
  eligible when active

bonus anew: generation
  on PV
  boundary when GV > 100 or rank >= Silver
  inactive resets
  rates 4% 3% 1/7
  lines per payee

bonus infinity: generation
  on GV
  boundary own rank
  inactive resets
  rates by rank
    Silver 1%
    Gold 2% 1%
    Star 3% 1%

bonus peers: generation
  on PV
  tree placement
  boundary own rank
  inactive extends
  rates 1% 1%

bonus matching: matching
  of level, up, stairs
  compression skip inactive
  rates by rank of both
    Member
      Member 5% 1%
    Silver
      Member 10%
      Gold 5% 1/3
    Gold
      Silver 10% 5%
      Star 1%
    Star
      Member 10%
      Star 20% 3%
  at most 20
  eligible when PV > 0

bonus echo: matching
  of matching
  tree placement
  rates by paid_as
    Member 20%
    Gold 50% 50%
  times 90%

bonus leaders: pool
  on BV
  rate 1/30
  shares equal
  eligible when rank >= Silver

bonus points: pool
  on PV
  rate 2%
  shares by TEAM
  times 80%

bonus steps: differential
  find GPV
  on GBV
  rates
    from 50 1/9
    from 400 1/3
  eligible when active
  lines per sale

bonus pairs: binary
  on PV
  pay 10% of weak leg
  minimum 20
  most 400
  carry most 300
  lost when not eligible
  eligible when rank >= Silver or active

bonus cycles: binary
  on BV
  pay 3.5 per cycle 20:7
  times 90%

bonus three: binary
  on PV
  legs 3
  pay 1/3 of weak leg by ratio
  carry nothing

bonus steps_of_legs: binary
  on PV
  pay by tier
    from 10 1
    from 100 12.25
    from 250 40

bonus lined: limit
  of up
  per line
  most if(paid_as >= Silver, 7, 1.5)
  account "lines"

bonus personal: limit
  of up, own, mixed
  per member
  most 40% of PV
  account "personal"

bonus position: limit
  of pairs, cycles
  per member.owner
  most 60
  cut off
  account "owners"

bonus household: limit
  of retail, steps, three
  per member.owner
  most 20% of GPV
  proportional
  account "owners"

bonus matched: limit
  of matching
  per line
  most 2
  account "lines"

bonus late: matching
  of up, lined, pairs, position
  rates 20% 10%

bonus company: limit
  per company
  most 30% of PV
  proportional
  account "company"
"#;

/// A differential alone, with nobody ineligible: the nets telescope.
pub const STAIRS: &str = r#"
plan "Stairs"
  version pre2017
  currency INR
  rounding half up
  residue "rounding"
volume PV = sales(pv)
volume BV = sales(amount)
volume GPV = group(PV)
volume GBV = group(BV)
bonus margin: retail
  on BV
  rate 20%
  lines per payee
bonus performance: differential
  find GPV
  on GBV
  rates
    from 300 6%
    from 1000 9%
    from 2000 12%
    from 4000 15%
"#;

/// Yen, ceiling, levels by sale in the placement tree, no ranks.
pub const LEVELS: &str = r#"
plan "Levels"
  version 1
  currency JPY
  rounding ceiling
  residue "rounding"
volume CV = sales(amount)
active when CV > 100
bonus level: unilevel
  on CV
  tree placement
  compression none
  rates 10% 5% 3% 1% 1% 0.5%
  eligible when active
  lines per sale
bonus deep: unilevel
  on CV
  compression skip inactive
  rates 1% 1% 1% 1% 1% 1% 1% 1% 1% 1%
  lines per level
"#;

pub fn plan(text: &str) -> Plan {
    plan::parse(text).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|p| p.to_string() + "\n").collect::<String>())
    })
}

/// A forest over `n` rows whose parents may stand anywhere; `deep` makes chains likely.
fn forest(n: u32, deep: bool, dice: &mut Dice) -> Vec<u32> {
    let shift = dice.below(u64::from(n)) as u32;
    let name = |k: u32| (k + shift) % n;
    let mut parent = vec![NONE; n as usize];
    for k in 1..n {
        if dice.below(12) > 0 {
            let up = if deep { 1 + dice.below(2) as u32 } else { 1 + dice.below(u64::from(k)) as u32 };
            parent[name(k) as usize] = name(k.saturating_sub(up));
        }
    }
    parent
}

/// A world of at most 40 members in which much happens, good and odd.
pub fn world(seed: u64) -> Inputs {
    let mut dice = Dice::new(seed);
    let period: Period = "2026-10".parse().expect("a month");
    let mut out = Inputs::empty(period);
    let n = 1 + dice.below(40) as u32;
    let deep = dice.below(3) == 0;
    let members = &mut out.members;
    members.ids = Ids::texts();
    members.sponsor = forest(n, deep, &mut dice);
    members.placement = forest(n, !deep, &mut dice);
    let (mut online, mut extra) = (vec![], vec![]);
    for row in 0..n {
        members.ids.push(&format!("M{row}"));
        members.rank.push(dice.pick(&["", "", "Silver", "Gold"]));
        members.country.push(dice.pick(&["PL", "FR", "DE", ""]));
        let missing = dice.below(6) == 0;
        let day = period.from().days() - dice.below(600) as i32;
        members.joined.push(if missing { Values::NO_DATE } else { day });
        online.push(dice.below(900_000) as i64 - 100_000);
        extra.push(dice.below(100) as i64);
    }
    let mut status = plan::Texts::default();
    (0..n).for_each(|_| status.push(dice.pick(&["active", "active", "paused"])));
    members.status = status.clone();
    members.leg = (0..n).map(|_| 1 + dice.below(4) as u16).collect();
    let mut owners = plan::Texts::default();
    (0..n).for_each(|_| owners.push(dice.pick(&["", "O", "P", "Q"])));
    members.columns = vec![
        Column { name: "online".into(), values: Values::Number(online) },
        Column { name: "extra".into(), values: Values::Number(extra) },
        Column { name: "owner".into(), values: Values::Text(owners) },
        Column { name: "status".into(), values: Values::Text(status) },
        Column { name: "country".into(), values: Values::Text(members.country.clone()) },
        Column { name: "joined".into(), values: Values::Date(members.joined.clone()) },
    ];
    sales(&mut out, n, &mut dice);
    out
}

fn sales(out: &mut Inputs, members: u32, dice: &mut Dice) {
    let first = out.period.from().days();
    let sales = &mut out.sales;
    sales.ids = Ids::texts();
    let mut pv = vec![];
    for sale in 0..dice.below(u64::from(members) * 4 + 1) {
        let returned = dice.below(9) == 0;
        let sign = if returned { -1 } else { 1 };
        sales.ids.push(&format!("S{sale}"));
        sales.member.push(dice.below(u64::from(members)) as u32);
        sales.date.push(first + dice.below(31) as i32);
        sales.amount.push(sign * dice.below(20_000) as i64);
        sales.kind.push(dice.pick(&["retail", "own", "starter"]));
        sales.returned.push(returned);
        pv.push(sign * dice.below(1_200_000) as i64);
    }
    sales.columns = vec![Column { name: "pv".into(), values: Values::Number(pv) }];
}

/// Lots that the legs bring from earlier months, for the binary bonuses of a plan.
pub fn bring(plan: &Plan, inputs: &mut Inputs, seed: u64) {
    let mut dice = Dice::new(seed + 7_000);
    let first = inputs.period.from().days();
    let members = inputs.members.ids.len() as u64;
    for (bonus, _) in (0_u16..).zip(&plan.bonuses).filter(|(_, b)| matches!(b.kind, plan::Kind::Binary(_))) {
        for _ in 0..dice.below(members * 2) {
            let (member, leg) = (dice.below(members) as u32, 1 + dice.below(4) as u16);
            let since = first - 31 * (1 + dice.below(3) as i32);
            let units = dice.below(2_000_000) as i64 - 300_000;
            let lot = Lot { bonus, member, leg, since, units };
            let known =
                |o: &Lot| (o.bonus, o.member, o.leg, o.since) == (lot.bonus, lot.member, lot.leg, lot.since);
            if !inputs.carry.iter().any(known) {
                inputs.carry.push(lot);
            }
        }
    }
}

/// Computes a world.
pub fn run(plan: &Plan, inputs: &Inputs) -> (Run, Vec<Line>) {
    let mut lines: Vec<Line> = vec![];
    let run = commission::calculate(inputs, plan, &mut lines).unwrap_or_else(|problem| panic!("{problem}"));
    (run, lines)
}

//! The plan text of the family's parameters.

use kernel::Rate;

use super::taken::{Binary, Limits, Pairs};
use super::uplines::{Generation, Inactive, Matching, Over};
use super::{BONUSES, LINES, RANKS, Rules, Skip};

fn points(units: i64) -> String {
    kernel::Points::from_units(units).to_string()
}

fn table(rows: &[(i64, bool, Rate)]) -> String {
    let row = |(bound, above, rate): &(i64, bool, Rate)| {
        format!("    {} {} {rate}\n", if *above { "above" } else { "from" }, points(*bound))
    };
    rows.iter().map(row).collect()
}

/// One rank a line, those without rates left out.
fn by_rank(lists: &[Vec<Rate>; 3]) -> String {
    let rates = |rates: &[Rate]| rates.iter().map(|rate| format!(" {rate}")).collect::<String>();
    let rows = RANKS.iter().zip(lists).filter(|(_, list)| !list.is_empty());
    rows.map(|(name, list)| format!("    {name}{}\n", rates(list))).collect()
}

impl Rules {
    /// The plan text of these parameters.
    pub fn plan(&self) -> String {
        let eligible = if self.must_be_active { "  eligible when active\n" } else { "" };
        let stop = self
            .stop
            .map_or(String::new(), |rank| format!("  stop at rank >= {}\n", RANKS[usize::from(rank)]));
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
             {overriding}{generation}{binary}{limits}{matching}{together}",
            binary = self.binary.text(),
            limits = self.limits.alone(),
            together = self.limits.together(),
            overriding = self.over.text(eligible),
            generation = self.generation.text(&stop, eligible),
            matching = self.matching.text(eligible),
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
            levels = by_rank(&self.levels),
            factor = self.factor,
            lines = LINES[self.level_lines],
            steps = table(&self.steps),
            by = if self.by_sale { "sale" } else { "payee" },
            pool = self.pool,
            shares = if self.pool_equal { "equal" } else { "by GV" },
        )
    }
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

impl Over {
    fn text(&self, eligible: &str) -> String {
        let least = |least: Rate| format!("  less leader at least {least}\n");
        format!(
            "bonus override: override\n  on PV\n  leader when rank >= {}\n  group {}\n  compression {}\n  \
             rates by rank\n{}{}{eligible}",
            RANKS[usize::from(self.leader)],
            if self.whole { "whole" } else { "own" },
            self.skip.text(),
            by_rank(&self.rates),
            self.less.map_or(String::new(), least),
        )
    }
}

impl Generation {
    fn text(&self, stop: &str, eligible: &str) -> String {
        let when = |rank: u8| format!("when rank >= {}", RANKS[usize::from(rank)]);
        let inactive = match self.inactive {
            Inactive::Ends => "ends",
            Inactive::Extends => "extends",
            Inactive::Resets => "resets",
        };
        format!(
            "bonus generation: generation\n  on PV\n  boundary {}\n  inactive {inactive}\n{stop}  \
             rates by rank\n{}  lines per {}\n{eligible}",
            self.boundary.map_or("own rank".to_owned(), when),
            by_rank(&self.rates),
            LINES[self.lines],
        )
    }
}

impl Matching {
    fn text(&self, eligible: &str) -> String {
        let of: Vec<&str> = self.of.iter().map(|of| BONUSES[*of]).collect();
        let rates = if self.both {
            let row = |(name, lists): (&&str, &[Vec<Rate>; 3])| {
                format!("    {name}\n{}", by_rank(lists).replace("    ", "      "))
            };
            let rows: String = RANKS.iter().zip(&self.rates).map(row).collect();
            format!("  rates by rank of both\n{rows}")
        } else {
            let lists = [0, 1, 2].map(|payee: usize| self.rates[payee][0].clone());
            format!("  rates by rank\n{}", by_rank(&lists))
        };
        format!(
            "bonus matching: matching\n  of {}\n  compression {}\n{rates}{}{eligible}",
            of.join(", "),
            self.skip.text(),
            self.most.map_or(String::new(), |most| format!("  at most {}\n", points(most))),
        )
    }
}

impl Binary {
    fn text(&self) -> String {
        let Self { legs, pay, least, most, carry, lost } = self;
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
        format!(
            "bonus pairs: binary\n  on PV\n  legs {legs}\n  {pay}\n{}{}  carry {carry}\n{}  eligible when active\n",
            bound("minimum", least),
            bound("most", most),
            if *lost { "  lost when not eligible\n" } else { "" },
        )
    }
}

fn cents(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn how(shared: bool) -> &'static str {
    if shared { "proportional" } else { "cut off" }
}

impl Limits {
    /// Of lines and of members.
    fn alone(&self) -> String {
        format!(
            "bonus a_line: limit\n  of {}\n  per line\n  most {}\n  account \"lines\"\n\
             bonus a_member: limit\n  of retail, level\n  per member\n  most if(active, {}, 1)\n  account \"members\"\n",
            BONUSES[self.line.0],
            cents(self.line.1),
            cents(self.member),
        )
    }

    /// Of several members.
    fn together(&self) -> String {
        format!(
            "bonus an_owner: limit\n  per member.owner\n  most {}\n  {}\n  account \"owners\"\n\
             bonus company: limit\n  per company\n  most {} of PV\n  {}\n  account \"company\"\n",
            cents(self.owner.0),
            how(self.owner.1),
            self.company.0,
            how(self.company.1),
        )
    }
}

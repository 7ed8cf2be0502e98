//! Binary: legs of the placement tree are set against each other; what is paid is used up, the rest is
//! carried into the next period.

use kernel::{Points, Problem, Rate};

use crate::model::{Lines, Plan};
use crate::parse::BonusReader;
use crate::text::cursor::Cursor;

/// A sale feeds every ancestor of the buyer, in the leg in which the buyer stands, never the buyer's own
/// legs. The legs with most volume (as many as `legs` says; of equal ones the lower number) are matched;
/// the smallest of them is the weak leg.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binary {
    /// The volume each member brings in; legs add it up over everybody in them.
    pub on: usize,
    /// How many legs are matched, from 2.
    pub legs: u16,
    /// What is paid.
    pub pay: Match,
    /// Below this volume of the weak leg nothing is paid or used up.
    pub least: Option<Points>,
    /// Most volume of the weak leg that is paid in one period.
    pub most: Option<Points>,
    /// What is left.
    pub carry: Carry,
    /// Whether members who are not eligible lose everything in their legs; else it is carried.
    pub lost: bool,
    /// What becomes of returns whose sale a closed period counted.
    pub returns: Returns,
}

/// How legs are set against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// A rate on the volume of the weak leg, which every matched leg uses up.
    Weak {
        /// The rate.
        rate: Rate,
        /// Whether the volume is first multiplied by weak ÷ strong, and rounded half up as volumes are.
        by_ratio: bool,
    },
    /// An amount a cycle; each takes `strong` from the stronger leg and `weak` from the others, and which
    /// is the stronger is asked anew at each.
    Cycle {
        /// The amount, in the plan's currency.
        pays: Rate,
        /// What a cycle takes from the strong leg.
        strong: Points,
        /// What it takes from each other.
        weak: Points,
    },
    /// The amount of the highest tier that every matched leg reaches, which every one of them uses up.
    Tiers(Vec<(Points, Rate)>),
}

/// What becomes of a return whose sale was counted in a closed period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// It is volume below zero of the period in which it came.
    Counted,
    /// It is undone where its sale was counted: see [`crate::late`].
    Undone,
}

/// What of the rest is there in the next period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carry {
    /// All of it.
    All,
    /// At most so much of each leg, the newest.
    Most(Points),
    /// Nothing.
    Nothing,
}

/// Most legs that can be matched.
const LEGS_MAX: u64 = 100;

impl Binary {
    /// `on VOLUME`, `legs 2`, `pay …`, `minimum 125`, `most 5000`, `carry …`, `lost when not eligible`,
    /// `returns undone`; one line a payee.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (on, at_on) = reader.volume("on")?;
        let legs = match reader.body.one("legs")? {
            None => 2,
            Some(mut line) => {
                let at = line;
                let legs = line.points()?;
                line.end_all()?;
                let whole = u64::try_from(legs.units()).ok().filter(|units| units % 10_000 == 0);
                let legs = whole.map(|units| units / 10_000).filter(|legs| (2..=LEGS_MAX).contains(legs));
                let wrong = || at.problem("plan-binary-legs").with("max", LEGS_MAX);
                legs.and_then(|legs| u16::try_from(legs).ok()).ok_or_else(wrong)?
            }
        };
        let pay = pay(reader, legs)?;
        let least = bound(reader, "minimum")?;
        let most = match pay {
            Match::Tiers(_) => None,
            _ => bound(reader, "most")?,
        };
        let carry = carry(reader)?;
        let lost = match reader.body.one("lost")? {
            None => false,
            Some(mut line) => {
                for word in ["when", "not", "eligible"] {
                    line.expect(word)?;
                }
                line.end_all()?;
                true
            }
        };
        let returns = returns(reader)?;
        if returns == Returns::Undone && !reader.is_sold(on) {
            return Err(at_on.problem("plan-binary-returns"));
        }
        let lines = reader.lines(&[Lines::Payee], Lines::Payee)?;
        Ok((Self { on, legs, pay, least, most, carry, lost, returns }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        out.push(format!("legs {}", self.legs));
        match &self.pay {
            Match::Weak { rate, by_ratio } => {
                let ratio = if *by_ratio { " by ratio" } else { "" };
                out.push(format!("pay {} of weak leg{ratio}", rate.percent()));
            }
            Match::Cycle { pays, strong, weak } => {
                out.push(format!("pay {pays} per cycle {strong}:{weak}"));
            }
            Match::Tiers(tiers) => {
                out.push("pay by tier".to_owned());
                out.extend(tiers.iter().map(|(bound, pays)| format!("  from {bound} {pays}")));
            }
        }
        for (word, bound) in [("minimum", self.least), ("most", self.most)] {
            out.extend(bound.map(|bound| format!("{word} {bound}")));
        }
        out.push(match self.carry {
            Carry::All => "carry all".to_owned(),
            Carry::Most(most) => format!("carry most {most}"),
            Carry::Nothing => "carry nothing".to_owned(),
        });
        if self.lost {
            out.push("lost when not eligible".to_owned());
        }
        if self.returns == Returns::Undone {
            out.push("returns undone".to_owned());
        }
    }

    /// The rates of the lines, on volume of the weak leg: an amount is a rate on what it uses up there.
    pub fn rates(&self) -> Vec<Rate> {
        match &self.pay {
            Match::Weak { rate, .. } => vec![*rate],
            Match::Cycle { pays, weak, .. } => vec![over(*pays, *weak)],
            Match::Tiers(tiers) => tiers.iter().map(|(bound, pays)| over(*pays, *bound)).collect(),
        }
    }
}

/// An amount as a rate on a volume above zero; what overflows was refused when it was read.
fn over(pays: Rate, volume: Points) -> Rate {
    rate_over(pays, volume).unwrap_or(Rate::ZERO)
}

fn rate_over(pays: Rate, volume: Points) -> Result<Rate, Problem> {
    pays.checked_mul(Rate::new(i128::from(Points::UNIT), i128::from(volume.units()))?)
}

/// A volume above zero.
fn volume(line: &mut Cursor<'_>) -> Result<Points, Problem> {
    let at = *line;
    let points = line.points()?;
    if points.units() > 0 { Ok(points) } else { Err(at.problem("plan-above-zero")) }
}

fn bound(reader: &mut BonusReader<'_, '_>, keyword: &str) -> Result<Option<Points>, Problem> {
    let Some(mut line) = reader.body.one(keyword)? else { return Ok(None) };
    let bound = volume(&mut line)?;
    line.end_all()?;
    Ok(Some(bound))
}

fn pay(reader: &mut BonusReader<'_, '_>, legs: u16) -> Result<Match, Problem> {
    let mut line = reader.body.required("pay")?;
    if line.accept("by") {
        line.expect("tier")?;
        line.end()?;
        return tiers(line);
    }
    let pays = line.rate()?;
    let out = if line.accept("of") {
        line.expect("weak")?;
        line.expect("leg")?;
        let by_ratio = line.accept("by");
        if by_ratio {
            line.expect("ratio")?;
        }
        Match::Weak { rate: pays, by_ratio }
    } else if line.accept("per") {
        line.expect("cycle")?;
        let at = line;
        let strong = volume(&mut line)?;
        line.expect(":")?;
        let weak = volume(&mut line)?;
        // Which of several strong legs a cycle takes from is asked anew; with equal parts it is all the same.
        if strong < weak || (strong != weak && legs > 2) {
            return Err(at.problem("plan-binary-cycle"));
        }
        rate_over(pays, weak)?;
        Match::Cycle { pays, strong, weak }
    } else {
        return Err(line.problem("plan-expected").with("expected", "of weak leg, per cycle 200:100"));
    };
    line.end_all()?;
    Ok(out)
}

fn tiers(head: Cursor<'_>) -> Result<Match, Problem> {
    let mut tiers: Vec<(Points, Rate)> = Vec::new();
    for statement in &head.statement.children {
        let mut line = Cursor::new(statement);
        line.expect("from")?;
        let at = line;
        let bound = volume(&mut line)?;
        let pays = line.rate()?;
        line.end_all()?;
        rate_over(pays, bound)?;
        if tiers.last().is_some_and(|(last, _)| *last >= bound) {
            return Err(at.problem("plan-bracket-order"));
        }
        tiers.push((bound, pays));
    }
    if tiers.is_empty() {
        return Err(head.problem("plan-missing").with("missing", "from"));
    }
    Ok(Match::Tiers(tiers))
}

fn returns(reader: &mut BonusReader<'_, '_>) -> Result<Returns, Problem> {
    let Some(mut line) = reader.body.one("returns")? else { return Ok(Returns::Counted) };
    let returns = if line.accept("undone") {
        Returns::Undone
    } else if line.accept("counted") {
        Returns::Counted
    } else {
        return Err(line.problem("plan-expected").with("expected", "counted, undone"));
    };
    line.end_all()?;
    Ok(returns)
}

fn carry(reader: &mut BonusReader<'_, '_>) -> Result<Carry, Problem> {
    let Some(mut line) = reader.body.one("carry")? else { return Ok(Carry::All) };
    let carry = if line.accept("all") {
        Carry::All
    } else if line.accept("nothing") {
        Carry::Nothing
    } else if line.accept("most") {
        Carry::Most(volume(&mut line)?)
    } else {
        return Err(line.problem("plan-expected").with("expected", "all, most, nothing"));
    };
    line.end_all()?;
    Ok(carry)
}

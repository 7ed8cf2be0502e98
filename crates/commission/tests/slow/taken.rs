//! Legs that are set against each other, and limits, by their definitions: what is used up, carried on, and
//! taken off again.

use kernel::{Period, Rate, Rounding};

use super::{BONUSES, Found, Named, Rules, Small};

const PAIRS: usize = 7;
const A_LINE: usize = 8;
const A_MEMBER: usize = 9;
const AN_OWNER: usize = 11;
const COMPANY: usize = 12;

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

/// Limits: of the lines of one bonus in cents, of a member in cents, of an owner in cents, of the company as a
/// part of PV; the last two in proportion or not.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The bonus and the most of a line.
    pub line: (usize, i64),
    pub member: i64,
    pub owner: (i64, bool),
    pub company: (Rate, bool),
}

/// What a leg of somebody carries on: member, slot, first day, units.
pub type Left = (String, u16, i32, i64);

impl Rules {
    /// Legs by slot with their lots, oldest first; matched by counting, used up and carried lot by lot.
    pub(super) fn pairs(&self, world: &Small, pv: &[i64], found: &mut Found, member: usize) {
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
            self.write(found, (PAIRS, member), 0, String::new(), base, exact);
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

    pub(super) fn cut_lines(&self, found: &mut Found) {
        let (of, most) = self.limits.line;
        let lines: Vec<Named> = found.lines.iter().filter(|line| line.0 == BONUSES[of]).cloned().collect();
        for (_, payee, level, source, _, amount) in lines {
            let stays = amount.min(most).max(-most);
            Self::cut(found, A_LINE, payee, (level, source), amount, amount - stays);
        }
    }

    fn made(found: &Found, of: &[&str], member: usize) -> i64 {
        let name = Small::name(member);
        let own = found.lines.iter().filter(|line| line.1 == name && of.contains(&line.0.as_str()));
        own.map(|line| line.5).sum()
    }

    pub(super) fn cut_members(&self, found: &mut Found, count: usize) {
        for member in 0..count {
            // A limit of lines of either is counted with them, one of other lines is not.
            let within = BONUSES[A_LINE..].iter().take(usize::from(matches!(self.limits.line.0, 0 | 2)));
            let of: Vec<&str> = ["retail", "level"].iter().chain(within).copied().collect();
            let made = Self::made(found, &of, member);
            let most = if found.active[member] { self.limits.member } else { 100 };
            let nothing = (0, String::new());
            Self::cut(found, A_MEMBER, Small::name(member), nothing, made, (made - most).max(0));
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

    /// Owners, then everybody.
    pub(super) fn cut_together(&self, world: &Small, pv: &[i64], found: &mut Found) {
        let mut owners: Vec<Vec<usize>> = Vec::new();
        for member in 0..pv.len() {
            let same = |other: &Vec<usize>| {
                !world.owners[member].is_empty() && world.owners[other[0]] == world.owners[member]
            };
            match owners.iter().position(same) {
                Some(at) => owners[at].push(member),
                None => owners.push(vec![member]),
            }
        }
        for owner in owners {
            self.limit(found, AN_OWNER, &owner, self.limits.owner.0, self.limits.owner.1);
        }
        let company = Self::share(pv.iter().sum(), self.limits.company.0);
        let allowed = self.rounding.divide(company.numerator(), company.denominator()).expect("small").max(0);
        let everybody: Vec<usize> = (0..pv.len()).collect();
        self.limit(found, COMPANY, &everybody, allowed as i64, self.limits.company.1);
    }
}

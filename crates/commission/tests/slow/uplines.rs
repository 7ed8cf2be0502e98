//! Bonuses of the upline by their definitions: overrides on groups, generations, and matchings.

use kernel::Rate;

use super::{BONUSES, Found, LINES, Named, Rules, Skip, Small};

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

impl Rules {
    /// The counted people above a member, nearest first.
    pub(super) fn upline(
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

    pub(super) fn overriding(&self, world: &Small, pv: &[i64], found: &mut Found, payee: usize) {
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
    pub(super) fn matching(&self, world: &Small, found: &mut Found, payee: usize) {
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
            self.write(found, (10, payee), place as u16 + 1, Small::name(source), base, share);
        }
    }

    pub(super) fn generation(&self, world: &Small, pv: &[i64], found: &mut Found, payee: usize) {
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
        self.levels(world, pv, found, (6, payee), (rates, &sources), self.generation.lines);
    }

    /// Pays the sources of each level at its rate, in the lines asked for.
    pub(super) fn levels(
        &self,
        world: &Small,
        pv: &[i64],
        found: &mut Found,
        (bonus, payee): (usize, usize),
        (rates, sources): (&[Rate], &[Vec<usize>]),
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
}

//! The people of a generated company: who sponsors whom, who stands where, when they came and went. Arrays, a few bytes a person.

use super::random::Random;

/// No member: the sponsor of the first.
pub const NOBODY: u32 = u32::MAX;

/// How large, how long, and from which seed.
#[derive(Clone, Copy)]
pub struct Size {
    /// Seed of everything.
    pub seed: u64,
    /// Members, at least 1.
    pub members: u32,
    /// Customers.
    pub customers: u32,
    /// Days the company has existed; day 0 is its first.
    pub days: u16,
}

/// The members in the order in which they joined: a sponsor and a place always stand before.
pub struct Members {
    /// Each member's sponsor.
    pub sponsor: Vec<u32>,
    /// Each member's parent in the placement tree.
    pub place: Vec<u32>,
    /// Which of the parent's slots, from 0.
    pub slot: Vec<u8>,
    /// Day of joining.
    pub joined: Vec<u16>,
    /// Day of the last activity; `u16::MAX` while active.
    pub left: Vec<u16>,
    /// Index in [`super::names::COUNTRIES`].
    pub country: Vec<u8>,
}

/// The customers in the order in which they came.
pub struct Customers {
    /// Each customer's member.
    pub member: Vec<u32>,
    /// Day of the first contact.
    pub since: Vec<u16>,
}

/// Slots a member has in the placement tree.
const SLOTS: usize = 2;

impl Members {
    /// Makes the members.
    ///
    /// Three of five pick the sponsor of someone already there, so that who has many gets more (preferential attachment);
    /// the others pick anyone. Joining follows growth and seasons; half leave within about two years.
    pub fn make(size: Size) -> Self {
        let count = size.members as usize;
        let mut random = Random::new(size.seed, 1);
        let mut members = Self {
            sponsor: Vec::with_capacity(count),
            place: Vec::with_capacity(count),
            slot: Vec::with_capacity(count),
            joined: joined(size, &mut random),
            left: Vec::with_capacity(count),
            country: Vec::with_capacity(count),
        };
        let mut children = vec![[NOBODY; SLOTS]; count];
        for member in 0..size.members {
            let sponsor = members.choose_sponsor(member, &mut random);
            let (place, slot) = free_slot(&mut children, sponsor, member, &mut random);
            members.sponsor.push(sponsor);
            members.place.push(place);
            members.slot.push(slot);
            let joined = members.joined.get(member as usize).copied().unwrap_or(0);
            members.left.push(leaving(joined, size.days, member, &mut random));
            let country = match members.country.get(sponsor as usize) {
                Some(country) if random.chance(880) => *country,
                _ => country(&mut random),
            };
            members.country.push(country);
        }
        members
    }

    /// Whether a member takes part on a day.
    pub fn active(&self, member: u32, day: u16) -> bool {
        let at = member as usize;
        self.joined.get(at).is_some_and(|joined| *joined <= day)
            && self.left.get(at).is_some_and(|left| *left > day)
    }

    /// How many members had joined by the end of a day.
    pub fn by(&self, day: u16) -> u32 {
        u32::try_from(self.joined.partition_point(|joined| *joined <= day)).unwrap_or(u32::MAX)
    }

    fn choose_sponsor(&self, member: u32, random: &mut Random) -> u32 {
        if member == 0 {
            return NOBODY;
        }
        let day = self.joined.get(member as usize).copied().unwrap_or(0);
        let mut chosen = 0;
        // A few tries to find someone who is still there; the founder never leaves.
        for _ in 0..6 {
            let anyone = random.below(member);
            let sponsor = self.sponsor.get(anyone as usize).copied().unwrap_or(NOBODY);
            chosen = if sponsor != NOBODY && random.chance(600) { sponsor } else { anyone };
            if self.active(chosen, day) {
                return chosen;
            }
        }
        chosen
    }
}

impl Customers {
    /// Makes the customers: most belong to members who sell well, which few do.
    pub fn make(size: Size, members: &Members) -> Self {
        let mut random = Random::new(size.seed, 2);
        let mut customers = Self { member: Vec::new(), since: Vec::new() };
        for number in 0..size.customers {
            // Evenly over the time, a little later than the members, so that the first have someone to belong to.
            let since = u64::from(number) * u64::from(size.days) / u64::from(size.customers.max(1));
            let since = u16::try_from(since).unwrap_or(u16::MAX);
            let there = members.by(since).max(1);
            let mut chosen = 0;
            for _ in 0..12 {
                chosen = random.below(there);
                if members.active(chosen, since) && random.below(64) < sells(size.seed, chosen) {
                    break;
                }
            }
            customers.member.push(chosen);
            customers.since.push(since);
        }
        customers
    }

    /// How many customers there were by the end of a day.
    pub fn by(&self, day: u16) -> u32 {
        u32::try_from(self.since.partition_point(|since| *since <= day)).unwrap_or(u32::MAX)
    }
}

/// How eagerly someone sells or buys, 1 to 64: half of them 1, a quarter 2 … a fixed trait of the number.
pub fn sells(seed: u64, number: u32) -> u32 {
    let bits = Random::new(seed ^ 0x7365_6C6C, u64::from(number)).next();
    1 << bits.trailing_ones().min(6)
}

/// Joining days, rising: a company that grows, with more people in spring and autumn than in summer.
fn joined(size: Size, random: &mut Random) -> Vec<u16> {
    let weights: Vec<u64> = (0..u64::from(size.days))
        .map(|day| (u64::from(size.days) / 3 + day) * u64::from(JOINING[(day % 360 / 30) as usize]))
        .collect();
    let mut days = deal(u64::from(size.members), &weights, random);
    if let Some(first) = days.first_mut() {
        *first = 0;
    }
    days
}

const JOINING: [u32; 12] = [130, 110, 120, 110, 100, 80, 50, 50, 130, 130, 110, 60];

/// Deals `count` things over days in proportion to `weights`; gives the day of each, rising.
pub fn deal(count: u64, weights: &[u64], random: &mut Random) -> Vec<u16> {
    let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum::<u128>().max(1);
    let mut days = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
    // One random shift for the whole row keeps each day's share exact to one.
    let shift = u128::from(random.below(1000));
    let (mut sum, mut given) = (0_u128, 0_u64);
    for (day, weight) in (0_u16..).zip(weights) {
        sum += u128::from(*weight);
        let due = u64::try_from((u128::from(count) * sum + total * shift / 1000) / total)
            .unwrap_or(count)
            .min(count);
        while given < due {
            days.push(day);
            given += 1;
        }
    }
    days
}

/// The day someone stops: the chance of going falls with every month one stays. The founder never leaves.
fn leaving(joined: u16, days: u16, member: u32, random: &mut Random) -> u16 {
    if member == 0 {
        return u16::MAX;
    }
    let (mut day, mut chance) = (joined, 90_u32);
    while day < days {
        day = day.saturating_add(30);
        if random.chance(chance) {
            let last = day.saturating_sub(u16::try_from(random.below(29)).unwrap_or(0));
            return if last < days { last } else { u16::MAX };
        }
        chance = (chance * 93 / 100).max(12);
    }
    u16::MAX
}

fn country(random: &mut Random) -> u8 {
    match random.below(100) {
        0..=29 => 0,
        30..=54 => 1,
        55..=72 => 2,
        73..=83 => 3,
        84..=93 => 4,
        _ => 5,
    }
}

/// Walks down from the sponsor, one random slot at a time, and takes the first free one (spill-over).
fn free_slot(children: &mut [[u32; SLOTS]], sponsor: u32, member: u32, random: &mut Random) -> (u32, u8) {
    let mut at = sponsor;
    while let Some(slots) = children.get_mut(at as usize) {
        let slot = usize::from(random.chance(450));
        let Some(child) = slots.get_mut(slot) else { break };
        if *child == NOBODY {
            *child = member;
            return (at, u8::from(slot == 1));
        }
        at = *child;
    }
    (NOBODY, 0)
}

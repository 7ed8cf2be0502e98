//! The orders of a generated company, day by day: seasons, regular and rare buyers, own purchases and customers', returns.

use std::collections::BTreeMap;

use super::products::{PRODUCTS, Product};
use super::random::Random;
use super::world::{Customers, Members, Size, deal, sells};

/// One line of an order.
#[derive(Clone)]
pub struct Line {
    /// Index in [`PRODUCTS`].
    pub product: usize,
    /// Pieces, at least 1.
    pub quantity: u32,
    /// Price of one piece in cents.
    pub price_cents: u32,
}

/// One order; a return lists what comes back.
#[derive(Clone)]
pub struct Order {
    /// Number from 1, in the order of days.
    pub number: u32,
    /// Day since the company's first.
    pub day: u16,
    /// Who buys, or whose customer does.
    pub member: u32,
    /// The customer; none when the member buys for himself.
    pub customer: Option<u32>,
    /// The number of the order this one takes back.
    pub returns: Option<u32>,
    /// What is bought or comes back.
    pub lines: Vec<Line>,
}

impl Order {
    /// What was paid, in cents.
    pub fn amount_cents(&self) -> u64 {
        self.lines.iter().map(|line| u64::from(line.price_cents) * u64::from(line.quantity)).sum()
    }

    /// Volume in hundredths of a point.
    pub fn points_hundredths(&self) -> u64 {
        let of = |line: &Line| {
            PRODUCTS.get(line.product).map_or(0, |product| u64::from(product.points_hundredths))
        };
        self.lines.iter().map(|line| of(line) * u64::from(line.quantity)).sum()
    }

    /// Business volume in cents: the same things at the member price.
    pub fn business_cents(&self) -> u64 {
        let of = |line: &Line| PRODUCTS.get(line.product).map_or(0, Product::member_cents);
        self.lines.iter().map(|line| u64::from(of(line)) * u64::from(line.quantity)).sum()
    }
}

/// Sales by month of the year: weak summers, a strong end.
const SEASON: [u64; 12] = [85, 80, 90, 88, 95, 92, 66, 60, 100, 110, 130, 160];

/// Of a thousand orders, how many come back at least in part.
const RETURNS_PERMILLE: u32 = 28;

/// What orders are made from.
pub struct Shop<'a> {
    /// Seed and counts.
    pub size: Size,
    /// Who may buy.
    pub members: &'a Members,
    /// Who else may buy.
    pub customers: &'a Customers,
    /// The month of the year, from 0, of every day.
    pub months: &'a [u8],
}

impl Shop<'_> {
    /// Makes about `count` orders (returns on top) from day `from` on and hands each to `take`, in the order of days.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn orders<E>(
        &self,
        count: u32,
        from: u16,
        mut take: impl FnMut(&Order) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut random = Random::new(self.size.seed, 3);
        let weights: Vec<u64> = (0..self.size.days).map(|day| self.weight(day, from)).collect();
        let mut pending: BTreeMap<(u16, u32), Order> = BTreeMap::new();
        let mut number = 0;
        for day in deal(u64::from(count), &weights, &mut random) {
            while pending.first_key_value().is_some_and(|((due, _), _)| *due <= day) {
                let Some((_, mut back)) = pending.pop_first() else { break };
                number += 1;
                back.number = number;
                take(&back)?;
            }
            let Some(mut order) = self.order(day, &mut random) else { continue };
            number += 1;
            order.number = number;
            take(&order)?;
            if random.chance(RETURNS_PERMILLE) {
                let back = returned(&order, &mut random);
                if back.day < self.size.days {
                    pending.insert((back.day, number), back);
                }
            }
        }
        for (_, mut back) in pending {
            number += 1;
            back.number = number;
            take(&back)?;
        }
        Ok(())
    }

    /// A day's weight: its season, and a company that grows by about half each year.
    fn weight(&self, day: u16, from: u16) -> u64 {
        if day < from {
            return 0;
        }
        let month = self.months.get(usize::from(day)).copied().unwrap_or(0);
        SEASON.get(usize::from(month)).copied().unwrap_or(0) * (730 + u64::from(day - from))
    }

    /// Two of three orders come from customers; who buys often is drawn more often. None when nobody was found.
    fn order(&self, day: u16, random: &mut Random) -> Option<Order> {
        for _ in 0..400 {
            let by_customer = random.chance(650) && self.size.customers > 0;
            let (member, customer) = if by_customer {
                let there = self.customers.by(day);
                if there == 0 {
                    continue;
                }
                let customer = random.below(there);
                if random.below(64) >= sells(self.size.seed ^ 1, customer) * 2 {
                    continue;
                }
                (*self.customers.member.get(customer as usize)?, Some(customer))
            } else {
                let member = random.below(self.members.by(day).max(1));
                if random.below(64) >= sells(self.size.seed, member) * 4 {
                    continue;
                }
                (member, None)
            };
            if !self.members.active(member, day) {
                continue;
            }
            return Some(Order {
                number: 0,
                day,
                member,
                customer,
                returns: None,
                lines: lines(customer.is_some(), random),
            });
        }
        None
    }
}

fn lines(retail: bool, random: &mut Random) -> Vec<Line> {
    let count = 1 + random.below(2) + random.below(2) * random.below(3);
    let mut lines: Vec<Line> = Vec::with_capacity(count as usize);
    for _ in 0..count {
        // The smaller of two draws: the first products of the list sell more than the last.
        let all = u32::try_from(PRODUCTS.len()).unwrap_or(0);
        let at = random.below(all).min(random.below(all)) as usize;
        let Some(product) = PRODUCTS.get(at) else { continue };
        if lines.iter().any(|line| line.product == at) {
            continue;
        }
        let price_cents = if retail { product.retail_cents } else { product.member_cents() };
        let quantity = if random.chance(700) { 1 } else { 2 + random.below(3) };
        lines.push(Line { product: at, quantity, price_cents });
    }
    lines
}

/// What comes back: the whole order, or its first line.
fn returned(order: &Order, random: &mut Random) -> Order {
    let mut back = order.clone();
    back.returns = Some(order.number);
    back.day = order.day.saturating_add(3 + u16::try_from(random.below(25)).unwrap_or(0));
    if random.chance(400) {
        back.lines.truncate(1);
    }
    back
}

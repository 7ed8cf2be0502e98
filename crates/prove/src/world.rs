//! A small world: a handful of members with what each sells, as inputs of the calculator and as a line
//! that people can read and rebuild; refuses circles, because everybody stands under somebody earlier.

use kernel::{Period, Points, Problem};
use plan::{Column, Ids, Inputs, NONE, Sales, Texts, Type, Values};

use crate::facts::{Facts, LARGE};

/// One member. Everybody buys once, in the middle of the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub above: Option<usize>,
    /// Whole points, the same in every column of the sale.
    pub sells: i64,
    /// The given rank.
    pub rank: u8,
    /// Which words the columns hold; an odd one stands for numbers of 0 and a member of long ago.
    pub pattern: u8,
    /// Whose position it is.
    pub owner: usize,
    /// A further position somebody made: it has no numbers of its own but what it sells.
    pub made: bool,
}

/// Members in an order in which nobody stands above somebody earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct World(pub Vec<Person>);

impl World {
    /// Positions by who stands above: everybody of one rank, one pattern.
    pub fn new(above: &[Option<usize>], sells: &[i64], rank: u8, pattern: u8) -> Self {
        let person = |(owner, (above, sells)): (usize, (&Option<usize>, &i64))| Person {
            above: *above,
            sells: *sells,
            rank,
            pattern,
            owner,
            made: false,
        };
        Self(above.iter().zip(sells).enumerate().map(person).collect())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn name(&self, index: usize) -> String {
        let letter = u8::try_from(index % 26).map_or('?', |at| char::from(b'A' + at));
        if index < 26 { letter.to_string() } else { format!("{letter}{}", index / 26) }
    }

    /// `A 0, B (A) 500`: name, who stands above, what is sold, given rank and columns.
    pub fn show(&self, facts: &Facts<'_>) -> String {
        let all: Vec<String> = (0..self.len()).map(|index| self.one(facts, index)).collect();
        all.join(", ")
    }

    fn one(&self, facts: &Facts<'_>, index: usize) -> String {
        let person = &self.0[index];
        let mut text = self.name(index);
        if let Some(above) = person.above {
            text.push_str(&format!(" ({})", self.name(above)));
        }
        text.push_str(&format!(" {}", person.sells));
        let mut more = Vec::new();
        if facts.needs.given_rank {
            more.extend(facts.plan.ranks.ladder.get(usize::from(person.rank)).map(|rank| rank.name.clone()));
        }
        for (name, found) in &facts.needs.member_columns {
            let value = match found {
                _ if facts.owners.contains(name) => self.name(person.owner),
                Type::Number if facts.sold.contains(name) => continue,
                Type::Number => number(person).to_string(),
                Type::Text => facts.chosen(name, person.pattern).to_owned(),
                _ => continue,
            };
            more.push(format!("{name}={value}"));
        }
        for (name, needed) in [
            ("status", facts.needs.status),
            ("country", facts.needs.country),
            ("kind", facts.needs.sale_kind),
        ] {
            if needed && !facts.chosen(name, person.pattern).is_empty() {
                more.push(format!("{name}={}", facts.chosen(name, person.pattern)));
            }
        }
        if facts.needs.joined {
            more.push(format!(
                "joined={}",
                if person.pattern.is_multiple_of(2) { "2026-10-01" } else { "2016-10-01" }
            ));
        }
        if !more.is_empty() {
            text.push_str(&format!(" [{}]", more.join("; ")));
        }
        text
    }

    /// The world as the calculator reads it: October 2026.
    pub fn inputs(&self, facts: &Facts<'_>) -> Result<Inputs, Problem> {
        let period = Period::month(2026, 10)?;
        let first = period.from().days();
        let mut out = Inputs::empty(period);
        let members = &mut out.members;
        members.ids = Ids::texts();
        let mut legs = vec![0_u16; self.len()];
        for (index, person) in self.0.iter().enumerate() {
            members.ids.push(&self.name(index));
            let above = person.above.and_then(|above| u32::try_from(above).ok()).unwrap_or(NONE);
            members.sponsor.push(above);
            members.placement.push(above);
            let leg = match person.above {
                Some(above) => {
                    legs[above] += 1;
                    legs[above]
                }
                None => 0,
            };
            members.leg.push(leg);
            members.joined.push(joined(person, first));
            members.status.push(facts.chosen("status", person.pattern));
            members.country.push(facts.chosen("country", person.pattern));
            members
                .rank
                .push(facts.plan.ranks.ladder.get(usize::from(person.rank)).map_or("", |rank| &rank.name));
        }
        for (name, found) in &facts.needs.member_columns {
            let values = match found {
                Type::Number if facts.sold.contains(name) => self.numbers(|person| person.sells),
                Type::Number => self.numbers(number),
                Type::Date => Values::Date(self.0.iter().map(|person| joined(person, first)).collect()),
                _ => {
                    let mut texts = Texts::default();
                    for person in &self.0 {
                        match facts.owners.contains(name) {
                            true => texts.push(&self.name(person.owner)),
                            false => texts.push(facts.chosen(name, person.pattern)),
                        }
                    }
                    Values::Text(texts)
                }
            };
            out.members.columns.push(Column { name: name.clone(), values });
        }
        out.sales = self.sales(facts, first)?;
        Ok(out)
    }

    fn numbers(&self, of: impl Fn(&Person) -> i64) -> Values {
        Values::Number(self.0.iter().map(|person| of(person).saturating_mul(Points::UNIT)).collect())
    }

    fn sales(&self, facts: &Facts<'_>, first: i32) -> Result<Sales, Problem> {
        let mut out = Sales { ids: Ids::texts(), ..Sales::default() };
        let sold: Vec<(usize, &Person)> =
            self.0.iter().enumerate().filter(|(_, one)| one.sells > 0).collect();
        for (index, person) in &sold {
            out.ids.push(&self.name(*index));
            out.member.push(u32::try_from(*index).unwrap_or(NONE));
            out.date.push(first + 14);
            let amount = person.sells.checked_mul(facts.plan.currency.unit());
            out.amount.push(amount.ok_or_else(|| Problem::new("money-overflow"))?);
            out.kind.push(facts.chosen("kind", person.pattern));
        }
        for (name, found) in &facts.needs.sale_columns {
            let values = match found {
                Type::Number => Values::Number(
                    sold.iter().map(|(_, one)| one.sells.saturating_mul(Points::UNIT)).collect(),
                ),
                Type::Date => Values::Date(vec![first + 14; sold.len()]),
                _ => {
                    let mut texts = Texts::default();
                    sold.iter().for_each(|(_, one)| texts.push(facts.chosen(name, one.pattern)));
                    Values::Text(texts)
                }
            };
            out.columns.push(Column { name: name.clone(), values });
        }
        Ok(out)
    }
}

/// What a number column that nobody sells holds.
fn number(person: &Person) -> i64 {
    if person.made || person.pattern % 2 == 1 { 0 } else { LARGE }
}

fn joined(person: &Person, first: i32) -> i32 {
    if person.pattern.is_multiple_of(2) { first } else { first - 3_652 }
}

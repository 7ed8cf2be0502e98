//! Formulas compiled against the columns of one world, and asked of one member or sale at a time.

use std::cmp::Ordering;

use kernel::{Points, Problem, Rate};
use plan::{Compare, Expr, Inputs, Math, MemberField, Plan, SaleField, Texts, Values};

use crate::number::{Number, Stop};

/// What is known of the members so far, by the numbers the caller uses.
#[derive(Default)]
pub(crate) struct Facts {
    /// One column a volume of the plan.
    pub volumes: Vec<Vec<i64>>,
    pub active: Vec<bool>,
    /// Titles; empty without ranks.
    pub rank: Vec<u8>,
    /// Paid-as ranks; empty without ranks.
    pub paid_as: Vec<u8>,
    /// One column a `legs(…)` of the plan.
    pub legs: Vec<Vec<u32>>,
}

/// Whom a formula is asked of: a number for the facts, rows for the inputs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who {
    pub member: usize,
    pub row: usize,
    pub sale: usize,
}

/// A compiled formula of numbers.
pub(crate) enum Num<'a> {
    Constant(Number),
    Volume(usize),
    Column(&'a [i64]),
    SaleColumn(&'a [i64]),
    /// Sale amounts in minor units, with the units of a point in one minor unit.
    Amount(&'a [i64], i64),
    Leg(&'a [u16]),
    Legs(usize),
    /// A sum found before (`sales`, `group` …), by its place in the extra columns.
    Extra(usize),
    Math(Math, Box<Num<'a>>, Box<Num<'a>>),
    Days(Day<'a>, Day<'a>),
    Choice(Box<Test<'a>>, Box<Num<'a>>, Box<Num<'a>>),
    Least(Vec<Num<'a>>),
    Most(Vec<Num<'a>>),
}

/// A compiled date.
pub(crate) enum Day<'a> {
    Constant(i32),
    Member(&'a [i32]),
    Sale(&'a [i32]),
    Choice(Box<Test<'a>>, Box<Day<'a>>, Box<Day<'a>>),
}

/// A compiled text.
pub(crate) enum Word<'a> {
    Constant(&'a str),
    Member(&'a Texts),
    Sale(&'a Texts),
    Choice(Box<Test<'a>>, Box<Word<'a>>, Box<Word<'a>>),
}

/// A compiled rank.
pub(crate) enum Step<'a> {
    Constant(u8),
    Title,
    PaidAs,
    Choice(Box<Test<'a>>, Box<Step<'a>>, Box<Step<'a>>),
}

/// A compiled condition.
pub(crate) enum Test<'a> {
    Constant(bool),
    Active,
    Returned(&'a [bool]),
    /// The commonest of all: a volume between two bounds, both included.
    Volume(usize, i64, i64),
    Numbers(Compare, Num<'a>, Num<'a>),
    Days(Compare, Day<'a>, Day<'a>),
    Words(Compare, Word<'a>, Word<'a>),
    Steps(Compare, Step<'a>, Step<'a>),
    Same(Box<Test<'a>>, Box<Test<'a>>, bool),
    And(Vec<Test<'a>>),
    Or(Vec<Test<'a>>),
    Not(Box<Test<'a>>),
    Choice(Box<Test<'a>>, Box<Test<'a>>, Box<Test<'a>>),
}

/// Compiles formulas against the inputs' columns.
pub(crate) struct Compiler<'a> {
    pub inputs: &'a Inputs,
    pub plan: &'a Plan,
    /// Every distinct `legs(…)` of the plan; the place is the fact's column.
    pub legs: Vec<&'a Expr>,
}

const NO_NUMBERS: &[i64] = &[];
const NO_DAYS: &[i32] = &[];

impl<'a> Compiler<'a> {
    pub fn new(inputs: &'a Inputs, plan: &'a Plan) -> Self {
        let mut legs: Vec<&Expr> = Vec::new();
        for formula in plan.formulas() {
            formula.walk(&mut |part| {
                if matches!(part, Expr::Legs { .. }) && !legs.contains(&part) {
                    legs.push(part);
                }
            });
        }
        Self { inputs, plan, legs }
    }

    fn mistyped() -> Problem {
        // `plan::parse` types every formula; only a plan built by hand can be wrong here.
        Problem::new("run-formula")
    }

    /// A number; `sums` are the sums inside it in the order of `Expr::walk`, already computed.
    pub fn number(&self, expr: &'a Expr, sums: &[&'a Expr]) -> Result<Num<'a>, Problem> {
        if let Some(place) = sums.iter().position(|sum| std::ptr::eq(*sum, expr)) {
            return Ok(Num::Extra(place));
        }
        let sub = |expr: &'a Expr| self.number(expr, sums).map(Box::new);
        let all = |list: &'a [Expr]| {
            list.iter().map(|part| self.number(part, sums)).collect::<Result<Vec<_>, Problem>>()
        };
        Ok(match expr {
            Expr::Number(rate) => Num::Constant((*rate).into()),
            Expr::Volume(index) => Num::Volume(*index),
            Expr::Member(MemberField::Leg) => Num::Leg(&self.inputs.members.leg),
            Expr::MemberColumn(name, _) => Num::Column(numbers(&self.inputs.members.columns, name)?),
            Expr::Sale(SaleField::Amount) => {
                Num::Amount(&self.inputs.sales.amount, Points::UNIT / self.plan.currency.unit())
            }
            Expr::SaleColumn(name, _) => Num::SaleColumn(numbers(&self.inputs.sales.columns, name)?),
            Expr::Legs { .. } => {
                let place = self.legs.iter().position(|known| *known == expr);
                Num::Legs(place.ok_or_else(Self::mistyped)?)
            }
            Expr::Math(Math::Sub, one, two) if self.is_day(one) => Num::Days(self.day(one)?, self.day(two)?),
            Expr::Math(math, one, two) => Num::Math(*math, sub(one)?, sub(two)?),
            Expr::If(test, then, other) => {
                Num::Choice(self.test_with(test, sums)?.into(), sub(then)?, sub(other)?)
            }
            Expr::Min(list) => Num::Least(all(list)?),
            Expr::Max(list) => Num::Most(all(list)?),
            _ => return Err(Self::mistyped()),
        })
    }

    fn is_day(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Date(_) | Expr::Member(MemberField::Joined) | Expr::Sale(SaleField::Date) => true,
            Expr::MemberColumn(_, found) | Expr::SaleColumn(_, found) => *found == plan::Type::Date,
            Expr::If(_, then, _) => self.is_day(then),
            _ => false,
        }
    }

    fn is_word(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Text(_) | Expr::Member(MemberField::Status | MemberField::Country) => true,
            Expr::Sale(SaleField::Kind) => true,
            Expr::MemberColumn(_, found) | Expr::SaleColumn(_, found) => *found == plan::Type::Text,
            Expr::If(_, then, _) => self.is_word(then),
            _ => false,
        }
    }

    fn is_step(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Rank(_) | Expr::Member(MemberField::Rank | MemberField::PaidAs) => true,
            Expr::If(_, then, _) => self.is_step(then),
            _ => false,
        }
    }

    fn is_test(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Bool(_) | Expr::Compare(..) | Expr::And(_) | Expr::Or(_) | Expr::Not(_) | Expr::In(..) => {
                true
            }
            Expr::Member(MemberField::Active) | Expr::Sale(SaleField::Returned) => true,
            Expr::If(_, then, _) => self.is_test(then),
            _ => false,
        }
    }

    fn day(&self, expr: &'a Expr) -> Result<Day<'a>, Problem> {
        Ok(match expr {
            Expr::Date(date) => Day::Constant(date.days()),
            Expr::Member(MemberField::Joined) => Day::Member(&self.inputs.members.joined),
            Expr::Sale(SaleField::Date) => Day::Sale(&self.inputs.sales.date),
            Expr::MemberColumn(name, _) => Day::Member(days(&self.inputs.members.columns, name)?),
            Expr::SaleColumn(name, _) => Day::Sale(days(&self.inputs.sales.columns, name)?),
            Expr::If(test, then, other) => {
                Day::Choice(self.test(test)?.into(), self.day(then)?.into(), self.day(other)?.into())
            }
            _ => return Err(Self::mistyped()),
        })
    }

    fn word(&self, expr: &'a Expr) -> Result<Word<'a>, Problem> {
        Ok(match expr {
            Expr::Text(text) => Word::Constant(text),
            Expr::Member(MemberField::Status) => Word::Member(&self.inputs.members.status),
            Expr::Member(MemberField::Country) => Word::Member(&self.inputs.members.country),
            Expr::Sale(SaleField::Kind) => Word::Sale(&self.inputs.sales.kind),
            Expr::MemberColumn(name, _) => Word::Member(words(&self.inputs.members.columns, name)?),
            Expr::SaleColumn(name, _) => Word::Sale(words(&self.inputs.sales.columns, name)?),
            Expr::If(test, then, other) => {
                Word::Choice(self.test(test)?.into(), self.word(then)?.into(), self.word(other)?.into())
            }
            _ => return Err(Self::mistyped()),
        })
    }

    fn step(&self, expr: &'a Expr) -> Result<Step<'a>, Problem> {
        Ok(match expr {
            Expr::Rank(rank) => Step::Constant(*rank),
            Expr::Member(MemberField::Rank) => Step::Title,
            Expr::Member(MemberField::PaidAs) => Step::PaidAs,
            Expr::If(test, then, other) => {
                Step::Choice(self.test(test)?.into(), self.step(then)?.into(), self.step(other)?.into())
            }
            _ => return Err(Self::mistyped()),
        })
    }

    /// A condition.
    pub fn test(&self, expr: &'a Expr) -> Result<Test<'a>, Problem> {
        self.test_with(expr, &[])
    }

    /// Conditions that must all hold.
    pub fn all(&self, list: &'a [Expr]) -> Result<Vec<Test<'a>>, Problem> {
        list.iter().map(|expr| self.test(expr)).collect()
    }

    fn test_with(&self, expr: &'a Expr, sums: &[&'a Expr]) -> Result<Test<'a>, Problem> {
        let sub = |expr: &'a Expr| self.test_with(expr, sums);
        let all = |list: &'a [Expr]| {
            list.iter().map(|part| self.test_with(part, sums)).collect::<Result<Vec<_>, Problem>>()
        };
        Ok(match expr {
            Expr::Bool(yes) => Test::Constant(*yes),
            Expr::Member(MemberField::Active) => Test::Active,
            Expr::Sale(SaleField::Returned) => Test::Returned(&self.inputs.sales.returned),
            Expr::Compare(compare, one, two) => self.compare(*compare, one, two, sums)?,
            Expr::In(one, list) => {
                let tests: Result<Vec<_>, Problem> =
                    list.iter().map(|item| self.compare(Compare::Eq, one, item, sums)).collect();
                Test::Or(tests?)
            }
            Expr::And(list) => Test::And(all(list)?),
            Expr::Or(list) => Test::Or(all(list)?),
            Expr::Not(inner) => Test::Not(sub(inner)?.into()),
            Expr::If(test, then, other) => {
                Test::Choice(sub(test)?.into(), sub(then)?.into(), sub(other)?.into())
            }
            _ => return Err(Self::mistyped()),
        })
    }

    fn compare(
        &self,
        compare: Compare,
        one: &'a Expr,
        two: &'a Expr,
        sums: &[&'a Expr],
    ) -> Result<Test<'a>, Problem> {
        if self.is_step(one) {
            return Ok(Test::Steps(compare, self.step(one)?, self.step(two)?));
        }
        if self.is_word(one) {
            return Ok(Test::Words(compare, self.word(one)?, self.word(two)?));
        }
        if self.is_day(one) {
            return Ok(Test::Days(compare, self.day(one)?, self.day(two)?));
        }
        if self.is_test(one) {
            let same = compare == Compare::Eq;
            return Ok(Test::Same(
                self.test_with(one, sums)?.into(),
                self.test_with(two, sums)?.into(),
                same,
            ));
        }
        if let (Expr::Volume(volume), Expr::Number(number)) = (one, two)
            && let Some((low, high)) = bounds(compare, *number)
        {
            return Ok(Test::Volume(*volume, low, high));
        }
        Ok(Test::Numbers(compare, self.number(one, sums)?, self.number(two, sums)?))
    }
}

/// The units for which `volume compare number` holds, as one stretch.
fn bounds(compare: Compare, number: Rate) -> Option<(i64, i64)> {
    let scaled = number.numerator().checked_mul(i128::from(Points::UNIT))?;
    let floor = i64::try_from(scaled.div_euclid(number.denominator())).ok()?;
    let whole = scaled.rem_euclid(number.denominator()) == 0;
    let above = floor.checked_add(1)?;
    let below = floor.checked_sub(1)?;
    match compare {
        Compare::Ge => Some((if whole { floor } else { above }, i64::MAX)),
        Compare::Gt => Some((above, i64::MAX)),
        Compare::Le => Some((i64::MIN, floor)),
        Compare::Lt => Some((i64::MIN, if whole { below } else { floor })),
        Compare::Eq if whole => Some((floor, floor)),
        Compare::Eq | Compare::Ne => None,
    }
}

fn column<'a>(columns: &'a [plan::Column], name: &str) -> Result<&'a Values, Problem> {
    let found = columns.iter().find(|column| column.name == name);
    found.map(|column| &column.values).ok_or_else(|| Problem::new("run-column-missing").with("column", name))
}

fn numbers<'a>(columns: &'a [plan::Column], name: &str) -> Result<&'a [i64], Problem> {
    match column(columns, name)? {
        Values::Number(cells) => Ok(cells),
        other if other.is_empty() => Ok(NO_NUMBERS),
        _ => Err(Problem::new("run-column-type").with("column", name)),
    }
}

fn days<'a>(columns: &'a [plan::Column], name: &str) -> Result<&'a [i32], Problem> {
    match column(columns, name)? {
        Values::Date(cells) => Ok(cells),
        other if other.is_empty() => Ok(NO_DAYS),
        _ => Err(Problem::new("run-column-type").with("column", name)),
    }
}

fn words<'a>(columns: &'a [plan::Column], name: &str) -> Result<&'a Texts, Problem> {
    match column(columns, name)? {
        Values::Text(cells) => Ok(cells),
        _ => Err(Problem::new("run-column-type").with("column", name)),
    }
}

/// Whether an order is what the comparison asks for.
fn holds(compare: Compare, order: Ordering) -> bool {
    match compare {
        Compare::Eq => order.is_eq(),
        Compare::Ne => order.is_ne(),
        Compare::Lt => order.is_lt(),
        Compare::Le => order.is_le(),
        Compare::Gt => order.is_gt(),
        Compare::Ge => order.is_ge(),
    }
}

fn cell<T: Copy + Default>(cells: &[T], row: usize) -> T {
    cells.get(row).copied().unwrap_or_default()
}

impl Num<'_> {
    /// The number; `extra` holds the sums found before.
    pub fn get(&self, facts: &Facts, extra: &[Vec<i64>], who: Who) -> Result<Number, Stop> {
        Ok(match self {
            Self::Constant(number) => *number,
            Self::Volume(index) => Number::units(facts.volumes[*index][who.member]),
            Self::Column(cells) => Number::units(cell(cells, who.row)),
            Self::SaleColumn(cells) => Number::units(cell(cells, who.sale)),
            Self::Amount(cells, units) => Number {
                over: i128::from(cell(cells, who.sale)) * i128::from(*units),
                under: i128::from(Points::UNIT),
            },
            Self::Leg(cells) => Number::whole(i64::from(cell(cells, who.row))),
            Self::Legs(place) => Number::whole(i64::from(facts.legs[*place][who.member])),
            Self::Extra(place) => Number::units(extra[*place][who.member]),
            Self::Math(math, one, two) => {
                one.get(facts, extra, who)?.math(*math, two.get(facts, extra, who)?)?
            }
            Self::Days(one, two) => {
                let (one, two) = (one.get(facts, who)?, two.get(facts, who)?);
                Number::whole(i64::from(one) - i64::from(two))
            }
            Self::Choice(test, then, other) => {
                let chosen = if test.get_with(facts, extra, who)? { then } else { other };
                chosen.get(facts, extra, who)?
            }
            Self::Least(list) => best(list, facts, extra, who, Ordering::Less)?,
            Self::Most(list) => best(list, facts, extra, who, Ordering::Greater)?,
        })
    }
}

fn best(
    list: &[Num<'_>],
    facts: &Facts,
    extra: &[Vec<i64>],
    who: Who,
    wanted: Ordering,
) -> Result<Number, Stop> {
    let mut found: Option<Number> = None;
    for part in list {
        let next = part.get(facts, extra, who)?;
        found = match found {
            Some(old) if next.compare(old) != wanted => Some(old),
            _ => Some(next),
        };
    }
    found.ok_or(Stop::Missing)
}

impl Day<'_> {
    fn get(&self, facts: &Facts, who: Who) -> Result<i32, Stop> {
        let known = |cells: &[i32], row: usize| match cells.get(row) {
            Some(day) if *day != Values::NO_DATE => Ok(*day),
            _ => Err(Stop::Missing),
        };
        match self {
            Self::Constant(day) => Ok(*day),
            Self::Member(cells) => known(cells, who.row),
            Self::Sale(cells) => known(cells, who.sale),
            Self::Choice(test, then, other) => {
                if test.get(facts, who)? {
                    then.get(facts, who)
                } else {
                    other.get(facts, who)
                }
            }
        }
    }
}

impl<'a> Word<'a> {
    fn get(&self, facts: &Facts, who: Who) -> Result<&'a str, Stop> {
        match self {
            Self::Constant(text) => Ok(text),
            Self::Member(texts) => Ok(texts.get(who.row)),
            Self::Sale(texts) => Ok(texts.get(who.sale)),
            Self::Choice(test, then, other) => {
                if test.get(facts, who)? {
                    then.get(facts, who)
                } else {
                    other.get(facts, who)
                }
            }
        }
    }
}

impl Step<'_> {
    pub fn get(&self, facts: &Facts, who: Who) -> Result<u8, Stop> {
        match self {
            Self::Constant(rank) => Ok(*rank),
            Self::Title => Ok(cell(&facts.rank, who.member)),
            Self::PaidAs => Ok(cell(&facts.paid_as, who.member)),
            Self::Choice(test, then, other) => {
                if test.get(facts, who)? {
                    then.get(facts, who)
                } else {
                    other.get(facts, who)
                }
            }
        }
    }
}

impl Test<'_> {
    /// Whether it holds.
    #[inline]
    pub fn get(&self, facts: &Facts, who: Who) -> Result<bool, Stop> {
        match self {
            Self::Volume(volume, low, high) => {
                let units = facts.volumes[*volume][who.member];
                Ok(units >= *low && units <= *high)
            }
            Self::Active => Ok(facts.active[who.member]),
            other => other.get_with(facts, &[], who),
        }
    }

    fn get_with(&self, facts: &Facts, extra: &[Vec<i64>], who: Who) -> Result<bool, Stop> {
        // A comparison with something unknown is false, whichever way it is asked.
        let known = |found: Result<bool, Stop>| match found {
            Err(Stop::Missing) => Ok(false),
            other => other,
        };
        match self {
            Self::Constant(yes) => Ok(*yes),
            Self::Active => Ok(facts.active[who.member]),
            Self::Returned(cells) => Ok(cell(cells, who.sale)),
            Self::Volume(..) => self.get(facts, who),
            Self::Numbers(compare, one, two) => known(
                one.get(facts, extra, who)
                    .and_then(|one| two.get(facts, extra, who).map(|two| holds(*compare, one.compare(two)))),
            ),
            Self::Days(compare, one, two) => known(
                one.get(facts, who)
                    .and_then(|one| two.get(facts, who).map(|two| holds(*compare, one.cmp(&two)))),
            ),
            Self::Words(compare, one, two) => {
                Ok(holds(*compare, one.get(facts, who)?.cmp(two.get(facts, who)?)))
            }
            Self::Steps(compare, one, two) => {
                Ok(holds(*compare, one.get(facts, who)?.cmp(&two.get(facts, who)?)))
            }
            Self::Same(one, two, same) => {
                Ok((one.get_with(facts, extra, who)? == two.get_with(facts, extra, who)?) == *same)
            }
            Self::And(list) => {
                for part in list {
                    if !part.get_with(facts, extra, who)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Self::Or(list) => {
                for part in list {
                    if part.get_with(facts, extra, who)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Self::Not(inner) => Ok(!inner.get_with(facts, extra, who)?),
            Self::Choice(test, then, other) => {
                let chosen = if test.get_with(facts, extra, who)? { then } else { other };
                chosen.get_with(facts, extra, who)
            }
        }
    }
}

/// Whether all conditions hold.
#[inline]
pub(crate) fn all(tests: &[Test<'_>], facts: &Facts, who: Who) -> Result<bool, Stop> {
    for test in tests {
        if !test.get(facts, who)? {
            return Ok(false);
        }
    }
    Ok(true)
}

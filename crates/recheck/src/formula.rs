//! This checker's own reading of plan formulas: a tree bound to the columns of the inputs, evaluated for
//! one member or one sale. Refuses names that the inputs lack the type for, and overflow.

use std::cmp::Ordering;

use kernel::Problem;
use plan::{Column, Compare, Expr, Inputs, Math, MemberField, SaleField, Texts, Tree, Type, Values};

use crate::ratio::Ratio;

/// What a formula yields. [`Value::Unknown`] is a missing date and what is made of it.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    Number(Ratio),
    Text(&'a str),
    Date(i32),
    Bool(bool),
    Rank(u8),
    Unknown,
}

/// A formula bound to columns. Sums over sales, branches and legs are slots: somebody fills them first.
#[derive(Debug)]
pub enum Node<'a> {
    Const(Value<'a>),
    Volume(usize),
    Slot(usize),
    Legs(usize),
    Numbers(Of, &'a [i64]),
    /// Minor units of money, with the number of them in one major unit.
    Money(&'a [i64], i64),
    Texts(Of, &'a Texts),
    Dates(Of, &'a [i32]),
    Flags(&'a [bool]),
    Legno(&'a [u16]),
    Active,
    Title,
    PaidAs,
    Math(Math, Box<[Node<'a>; 2]>),
    Compare(Compare, Box<[Node<'a>; 2]>),
    All(Vec<Node<'a>>),
    Any(Vec<Node<'a>>),
    Not(Box<Node<'a>>),
    In(Vec<Node<'a>>),
    If(Box<[Node<'a>; 3]>),
    Least(Vec<Node<'a>>),
    Most(Vec<Node<'a>>),
}

/// Whose row a column is read at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Member,
    Sale,
}

/// A sum that a formula needs and that is worked out for all members at once.
#[derive(Clone, Copy, Debug)]
pub enum Sum<'a> {
    Sales { of: &'a Expr, only: Option<&'a Expr> },
    Over(plan::Fold, Tree, &'a Expr),
    Limited(plan::Fold, Tree, &'a Expr, &'a Expr),
}

/// A count of legs, worked out from the leaves upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Legs<'a> {
    pub anywhere: bool,
    pub tree: Tree,
    pub test: &'a Expr,
}

/// Who fills slots for [`bind`].
pub trait Slots<'a> {
    fn sum(&mut self, sum: Sum<'a>) -> Result<usize, Problem>;
    fn legs(&mut self, legs: Legs<'a>) -> Result<usize, Problem>;
}

/// What is known of members while a formula is evaluated.
pub trait Known {
    fn volume(&self, volume: usize, member: usize) -> i64;
    fn slot(&self, slot: usize, member: usize) -> i64;
    fn legs(&self, legs: usize, member: usize) -> u32;
    fn active(&self, member: usize) -> bool;
    fn title(&self, member: usize) -> u8;
    fn paid_as(&self, member: usize) -> u8;
}

/// Why a formula has no value; kept small because it travels through every evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A number left 128 bits, or a volume 64.
    Overflow,
    /// Types that `parse` would have refused.
    Type,
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        Self::new(match trouble {
            Trouble::Overflow => "recheck-overflow",
            Trouble::Type => "recheck-formula-type",
        })
    }
}

/// Binds `expr` to the columns of `inputs`.
///
/// # Errors
/// `recheck-column-type` when a column has another type than the plan reads, and what `slots` refuses.
pub fn bind<'a>(
    expr: &'a Expr,
    inputs: &'a Inputs,
    money_unit: i64,
    slots: &mut impl Slots<'a>,
) -> Result<Node<'a>, Problem> {
    let mut go = |expr: &'a Expr| bind(expr, inputs, money_unit, slots);
    Ok(match expr {
        Expr::Number(rate) => Node::Const(Value::Number(Ratio::of(*rate))),
        Expr::Text(text) => Node::Const(Value::Text(text)),
        Expr::Date(date) => Node::Const(Value::Date(date.days())),
        Expr::Bool(flag) => Node::Const(Value::Bool(*flag)),
        Expr::Rank(rank) => Node::Const(Value::Rank(*rank)),
        Expr::Volume(volume) => Node::Volume(*volume),
        Expr::Member(field) => member_field(*field, inputs),
        Expr::Sale(field) => sale_field(*field, inputs, money_unit),
        Expr::MemberColumn(name, kind) => column(&inputs.members.columns, name, *kind, Of::Member)?,
        Expr::SaleColumn(name, kind) => column(&inputs.sales.columns, name, *kind, Of::Sale)?,
        Expr::Math(math, a, b) => Node::Math(*math, Box::new([go(a)?, go(b)?])),
        Expr::Compare(compare, a, b) => Node::Compare(*compare, Box::new([go(a)?, go(b)?])),
        Expr::And(all) => Node::All(all.iter().map(go).collect::<Result<_, _>>()?),
        Expr::Or(any) => Node::Any(any.iter().map(go).collect::<Result<_, _>>()?),
        Expr::Not(inner) => Node::Not(Box::new(go(inner)?)),
        Expr::In(value, list) => {
            Node::In(std::iter::once(&**value).chain(list).map(go).collect::<Result<_, _>>()?)
        }
        Expr::If(test, yes, no) => Node::If(Box::new([go(test)?, go(yes)?, go(no)?])),
        Expr::Min(list) => Node::Least(list.iter().map(go).collect::<Result<_, _>>()?),
        Expr::Max(list) => Node::Most(list.iter().map(go).collect::<Result<_, _>>()?),
        Expr::Sales { of, only } => Node::Slot(slots.sum(Sum::Sales { of, only: only.as_deref() })?),
        Expr::Over(fold, tree, inner) => Node::Slot(slots.sum(Sum::Over(*fold, *tree, inner))?),
        Expr::Limited(fold, tree, inner, limit) => {
            Node::Slot(slots.sum(Sum::Limited(*fold, *tree, inner, limit))?)
        }
        Expr::Legs { anywhere, tree, test } => {
            Node::Legs(slots.legs(Legs { anywhere: *anywhere, tree: *tree, test })?)
        }
    })
}

fn member_field(field: MemberField, inputs: &Inputs) -> Node<'_> {
    let members = &inputs.members;
    match field {
        MemberField::Status => Node::Texts(Of::Member, &members.status),
        MemberField::Country => Node::Texts(Of::Member, &members.country),
        MemberField::Joined => Node::Dates(Of::Member, &members.joined),
        MemberField::Leg => Node::Legno(&members.leg),
        MemberField::Rank => Node::Title,
        MemberField::PaidAs => Node::PaidAs,
        MemberField::Active => Node::Active,
    }
}

fn sale_field(field: SaleField, inputs: &Inputs, money_unit: i64) -> Node<'_> {
    let sales = &inputs.sales;
    match field {
        SaleField::Amount => Node::Money(&sales.amount, money_unit),
        SaleField::Date => Node::Dates(Of::Sale, &sales.date),
        SaleField::Kind => Node::Texts(Of::Sale, &sales.kind),
        SaleField::Returned => Node::Flags(&sales.returned),
    }
}

fn column<'a>(columns: &'a [Column], name: &str, kind: Type, of: Of) -> Result<Node<'a>, Problem> {
    let found = columns.iter().find(|column| column.name == name).map(|column| &column.values);
    match (kind, found) {
        (Type::Number, None) => Ok(Node::Const(Value::Number(Ratio::ZERO))),
        (Type::Text, None) => Ok(Node::Const(Value::Text(""))),
        (Type::Date, None) => Ok(Node::Const(Value::Unknown)),
        (Type::Number, Some(Values::Number(cells))) => Ok(Node::Numbers(of, cells)),
        (Type::Text, Some(Values::Text(cells))) => Ok(Node::Texts(of, cells)),
        (Type::Date, Some(Values::Date(cells))) => Ok(Node::Dates(of, cells)),
        _ => Err(Problem::new("recheck-column-type").with("column", name)),
    }
}

/// The rows at which a formula is evaluated.
#[derive(Clone, Copy, Debug)]
pub struct At {
    pub member: usize,
    pub sale: usize,
}

impl At {
    pub const fn member(member: usize) -> Self {
        Self { member, sale: usize::MAX }
    }

    const fn row(self, of: Of) -> usize {
        match of {
            Of::Member => self.member,
            Of::Sale => self.sale,
        }
    }
}

impl<'a> Node<'a> {
    /// The value at `at`.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn value(&self, at: At, known: &impl Known) -> Result<Value<'a>, Trouble> {
        let points = |units: i64| Value::Number(Ratio::points(units));
        Ok(match self {
            Node::Const(value) => *value,
            Node::Volume(volume) => points(known.volume(*volume, at.member)),
            Node::Slot(slot) => points(known.slot(*slot, at.member)),
            Node::Legs(legs) => Value::Number(Ratio::whole(known.legs(*legs, at.member).into())),
            Node::Numbers(of, cells) => points(cells.get(at.row(*of)).copied().unwrap_or(0)),
            Node::Money(cells, unit) => {
                let minor = cells.get(at.sale).copied().unwrap_or(0);
                let exact = Ratio::whole(minor.into()).div(Ratio::whole((*unit).into()));
                Value::Number(exact.ok_or(Trouble::Overflow)?)
            }
            Node::Texts(of, cells) => Value::Text(cells.get(at.row(*of))),
            Node::Dates(of, cells) => match cells.get(at.row(*of)) {
                Some(&day) if day != Values::NO_DATE => Value::Date(day),
                _ => Value::Unknown,
            },
            Node::Flags(cells) => Value::Bool(cells.get(at.sale).copied().unwrap_or(false)),
            Node::Legno(cells) => {
                Value::Number(Ratio::whole(cells.get(at.member).copied().unwrap_or(0).into()))
            }
            Node::Active => Value::Bool(known.active(at.member)),
            Node::Title => Value::Rank(known.title(at.member)),
            Node::PaidAs => Value::Rank(known.paid_as(at.member)),
            Node::Math(math, pair) => calculate(*math, pair[0].value(at, known)?, pair[1].value(at, known)?)?,
            Node::Compare(compare, pair) => {
                let order = order(pair[0].value(at, known)?, pair[1].value(at, known)?)?;
                Value::Bool(order.is_some_and(|order| holds(*compare, order)))
            }
            Node::All(all) => Value::Bool(all_hold(all, at, known)?),
            Node::Any(any) => {
                for node in any {
                    if node.holds(at, known)? {
                        return Ok(Value::Bool(true));
                    }
                }
                Value::Bool(false)
            }
            Node::Not(inner) => Value::Bool(!inner.holds(at, known)?),
            Node::In(list) => {
                let value = list[0].value(at, known)?;
                for other in &list[1..] {
                    if order(value, other.value(at, known)?)? == Some(Ordering::Equal) {
                        return Ok(Value::Bool(true));
                    }
                }
                Value::Bool(false)
            }
            Node::If(parts) => {
                let chosen = if parts[0].holds(at, known)? { &parts[1] } else { &parts[2] };
                chosen.value(at, known)?
            }
            Node::Least(list) => extreme(list, Ordering::Less, at, known)?,
            Node::Most(list) => extreme(list, Ordering::Greater, at, known)?,
        })
    }

    /// Whether a count of legs is part of it.
    pub fn counts_legs(&self) -> bool {
        let any = |list: &[Self]| list.iter().any(Self::counts_legs);
        match self {
            Self::Legs(_) => true,
            Self::Math(_, pair) | Self::Compare(_, pair) => any(&**pair),
            Self::All(list) | Self::Any(list) | Self::In(list) | Self::Least(list) | Self::Most(list) => {
                any(list)
            }
            Self::Not(inner) => inner.counts_legs(),
            Self::If(parts) => any(&**parts),
            _ => false,
        }
    }

    /// Whether a condition holds.
    ///
    /// # Errors
    /// As [`Node::value`].
    pub fn holds(&self, at: At, known: &impl Known) -> Result<bool, Trouble> {
        // The usual conditions, without values in between.
        match self {
            Self::Active => return Ok(known.active(at.member)),
            Self::Compare(compare, pair) => {
                let rank = match &pair[0] {
                    Self::Title => Some(known.title(at.member)),
                    Self::PaidAs => Some(known.paid_as(at.member)),
                    _ => None,
                };
                if let (Some(rank), Self::Const(Value::Rank(bound))) = (rank, &pair[1]) {
                    return Ok(holds(*compare, rank.cmp(bound)));
                }
                let left = match &pair[0] {
                    Self::Volume(volume) => Some(known.volume(*volume, at.member)),
                    Self::Slot(slot) => Some(known.slot(*slot, at.member)),
                    _ => None,
                };
                if let (Some(left), Self::Const(Value::Number(bound))) = (left, &pair[1])
                    && let Some(order) = Ratio::points(left).compare(*bound)
                {
                    return Ok(holds(*compare, order));
                }
            }
            _ => {}
        }
        match self.value(at, known)? {
            Value::Bool(flag) => Ok(flag),
            Value::Unknown => Ok(false),
            _ => Err(Trouble::Type),
        }
    }

    /// A number in ten-thousandths, rounded half up; an unknown one is 0.
    ///
    /// # Errors
    /// As [`Node::value`].
    pub fn units(&self, at: At, known: &impl Known) -> Result<i64, Trouble> {
        match self.value(at, known)? {
            Value::Number(number) => number.units().ok_or(Trouble::Overflow),
            Value::Unknown => Ok(0),
            _ => Err(Trouble::Type),
        }
    }
}

/// Whether all conditions hold; without conditions they do.
///
/// # Errors
/// As [`Node::value`].
pub fn all_hold(all: &[Node<'_>], at: At, known: &impl Known) -> Result<bool, Trouble> {
    for node in all {
        if !node.holds(at, known)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn calculate<'a>(math: Math, a: Value<'a>, b: Value<'a>) -> Result<Value<'a>, Trouble> {
    let (a, b) = match (a, b) {
        (Value::Unknown, _) | (_, Value::Unknown) => return Ok(Value::Unknown),
        (Value::Date(a), Value::Date(b)) if math == Math::Sub => {
            return Ok(Value::Number(Ratio::whole(i128::from(a) - i128::from(b))));
        }
        (Value::Number(a), Value::Number(b)) => (a, b),
        _ => return Err(Trouble::Type),
    };
    let result = match math {
        Math::Add => a.add(b),
        Math::Sub => a.sub(b),
        Math::Mul => a.mul(b),
        Math::Div => a.div(b),
    };
    result.map(Value::Number).ok_or(Trouble::Overflow)
}

/// `None` when one side is unknown: then no comparison holds.
fn order(a: Value<'_>, b: Value<'_>) -> Result<Option<Ordering>, Trouble> {
    match (a, b) {
        (Value::Unknown, _) | (_, Value::Unknown) => Ok(None),
        (Value::Number(a), Value::Number(b)) => a.compare(b).map(Some).ok_or(Trouble::Overflow),
        (Value::Text(a), Value::Text(b)) => Ok(Some(a.as_bytes().cmp(b.as_bytes()))),
        (Value::Date(a), Value::Date(b)) => Ok(Some(a.cmp(&b))),
        (Value::Bool(a), Value::Bool(b)) => Ok(Some(a.cmp(&b))),
        (Value::Rank(a), Value::Rank(b)) => Ok(Some(a.cmp(&b))),
        _ => Err(Trouble::Type),
    }
}

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

fn extreme<'a>(
    list: &[Node<'a>],
    wanted: Ordering,
    at: At,
    known: &impl Known,
) -> Result<Value<'a>, Trouble> {
    let mut best = Value::Unknown;
    for node in list {
        let value = node.value(at, known)?;
        match (best, value) {
            (_, Value::Unknown) => return Ok(Value::Unknown),
            (Value::Unknown, _) => best = value,
            _ if order(value, best)? == Some(wanted) => best = value,
            _ => {}
        }
    }
    Ok(best)
}

//! The one typed formula language: exact numbers, text, dates, yes/no and ranks; no floats, no
//! loops, bounded size and depth; errors point to the token.

pub(crate) mod parse;
pub(crate) mod print;

pub use print::print;

use kernel::{Date, Rate};

use crate::model::Tree;

/// What a formula yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// An exact fraction.
    Number,
    /// Text, compared byte for byte.
    Text,
    /// A civil date; the difference of two dates is a number of days.
    Date,
    /// A condition.
    Bool,
    /// A rank of the plan, ordered as the ladder.
    Rank,
}

/// A formula. Where it is used decides which names it may contain (`parse` checks): the inside of
/// [`Expr::Sales`] sees one sale and its buyer, everything else sees one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// An exact number; `5%` is 1/20.
    Number(Rate),
    /// Text.
    Text(String),
    /// A date.
    Date(Date),
    /// `yes` or `no`.
    Bool(bool),
    /// A rank by its place in the ladder.
    Rank(u8),
    /// A volume of the member, by its place in the plan.
    Volume(usize),
    /// A field every member has. In a sale's formula: of the buyer.
    Member(MemberField),
    /// A further column of the members. Missing cells: 0, empty text; a missing date makes every
    /// comparison false.
    MemberColumn(String, Type),
    /// A field every sale has.
    Sale(SaleField),
    /// A further column of the sales; missing cells as above.
    SaleColumn(String, Type),
    /// Arithmetic on numbers; `Date - Date` is a number of days.
    Math(Math, Box<Expr>, Box<Expr>),
    /// A comparison of two values of one type.
    Compare(Compare, Box<Expr>, Box<Expr>),
    /// All of them hold (at least two).
    And(Vec<Expr>),
    /// One of them holds (at least two).
    Or(Vec<Expr>),
    /// It does not hold.
    Not(Box<Expr>),
    /// The value is one of the list, `kind in ("a", "b")`.
    In(Box<Expr>, Vec<Expr>),
    /// `if(condition, then, else)`.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// The smallest of numbers.
    Min(Vec<Expr>),
    /// The largest of numbers.
    Max(Vec<Expr>),
    /// `sales(of where only)`: the sum over the member's sales in the period; a return counts
    /// negative.
    Sales {
        /// Summed, with a sale's names.
        of: Box<Expr>,
        /// Only sales for which this holds.
        only: Option<Box<Expr>>,
    },
    /// `group(of in tree)` and its kin: the sum over members.
    Over(Fold, Tree, Box<Expr>),
    /// `group(of, each at most limit in tree)` and its kin: the same sum, but each source counts at
    /// most the member's limit. The sources of a group are the member's own and each leg as a whole;
    /// of a downline the legs; of a front line its members.
    Limited(Fold, Tree, Box<Expr>, Box<Expr>),
    /// `legs(test in tree)`: how many first members of legs (children) meet the test.
    /// `legs_with(…)`: how many legs hold at least one member, at any depth, who meets it.
    Legs {
        /// Any depth (`legs_with`) or the first member only (`legs`).
        anywhere: bool,
        /// The tree.
        tree: Tree,
        /// Asked of members below; may use their `rank`, `paid_as` and `active`.
        test: Box<Expr>,
    },
}

/// Fields every member has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberField {
    /// `status`, text.
    Status,
    /// `country`, text.
    Country,
    /// `joined`, date.
    Joined,
    /// `leg`, a number: the slot in the placement tree.
    Leg,
    /// `rank`, the title.
    Rank,
    /// `paid_as`, the paid rank.
    PaidAs,
    /// `active`, whether the member is active.
    Active,
}

/// Fields every sale has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SaleField {
    /// `amount`, a number in major units.
    Amount,
    /// `date`.
    Date,
    /// `kind`, text.
    Kind,
    /// `returned`: whether the sale takes back another (its numbers already count negative).
    Returned,
}

/// Arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Math {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`, by a constant other than zero.
    Div,
}

/// Comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `=`
    Eq,
    /// `<>`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// Which members a sum runs over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// The member and everybody below.
    Group,
    /// Everybody below.
    Downline,
    /// The direct children.
    Frontline,
}

impl Expr {
    /// Calls `visit` for this expression and everything inside it, outermost first.
    pub fn walk<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        visit(self);
        match self {
            Self::Number(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::Bool(_)
            | Self::Rank(_)
            | Self::Volume(_)
            | Self::Member(_)
            | Self::MemberColumn(..)
            | Self::Sale(_)
            | Self::SaleColumn(..) => {}
            Self::Math(_, one, two) | Self::Compare(_, one, two) | Self::Limited(_, _, one, two) => {
                one.walk(visit);
                two.walk(visit);
            }
            Self::Not(inner) | Self::Over(_, _, inner) | Self::Legs { test: inner, .. } => inner.walk(visit),
            Self::And(all) | Self::Or(all) | Self::Min(all) | Self::Max(all) => {
                all.iter().for_each(|part| part.walk(visit));
            }
            Self::In(one, list) => {
                one.walk(visit);
                list.iter().for_each(|part| part.walk(visit));
            }
            Self::If(test, then, other) => [test, then, other].iter().for_each(|part| part.walk(visit)),
            Self::Sales { of, only } => {
                of.walk(visit);
                if let Some(only) = only {
                    only.walk(visit);
                }
            }
        }
    }
}

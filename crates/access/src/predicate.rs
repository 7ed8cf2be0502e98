//! Which rows a person may touch, as a value; refuses a row that no term admits.

use kernel::{EmployeeId, MemberId, UnitId, UserId, ZoneId};

/// A row is admitted by [`Predicate::All`], or by any one term of [`Predicate::Any`]. An empty list
/// admits nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// Every row of the company.
    All,
    /// Rows that one of the terms admits.
    Any(Vec<Term>),
}

/// One reason to be admitted. An object without the column the term speaks of has no such rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// The row's owner is this user.
    Owner(UserId),
    /// The row's owner is one of these users: a team.
    Owners(Vec<UserId>),
    /// The row is the record of one of these employees.
    Staff(Vec<EmployeeId>),
    /// The row belongs to this member (an order's seller, an account's seller, the member's own record).
    Member(MemberId),
    /// The row belongs to this member or to somebody below in the sponsor tree.
    Downline(MemberId),
    /// The row belongs to one of these units.
    Units(Vec<UnitId>),
    /// This employee takes part in what the row is about.
    WithEmployee(EmployeeId),
    /// This member takes part in what the row is about.
    WithMember(MemberId),
    /// The row belongs to one of these zones, or is one of them.
    Zones(Vec<ZoneId>),
}

/// Where a row stands: its columns that scopes speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Placed<'r> {
    /// Whose record it is.
    pub owner: Option<UserId>,
    /// Which member it belongs to.
    pub member: Option<MemberId>,
    /// Which unit it belongs to.
    pub unit: Option<UnitId>,
    /// Which zone it belongs to; of a zone, itself.
    pub zone: Option<ZoneId>,
    /// Whose record among the employees it is; only for employees themselves and for people who may sign in.
    pub employee: Option<EmployeeId>,
    /// Which employees take part in it; only of objects that say so.
    pub with_employees: &'r [EmployeeId],
    /// Which members take part in it.
    pub with_members: &'r [MemberId],
}

impl Predicate {
    /// Admits nothing.
    pub const NOTHING: Self = Self::Any(Vec::new());

    /// Whether no row can be admitted.
    pub fn is_nothing(&self) -> bool {
        *self == Self::NOTHING
    }

    /// The same decision in memory. `below(top, member)` says whether `member` is `top` or stands
    /// below it in the sponsor tree today.
    pub fn admits(&self, row: Placed<'_>, below: impl Fn(MemberId, MemberId) -> bool) -> bool {
        let Self::Any(terms) = self else { return true };
        terms.iter().any(|term| match term {
            Term::Owner(user) => row.owner == Some(*user),
            Term::Owners(users) => row.owner.is_some_and(|owner| users.contains(&owner)),
            Term::Staff(employees) => row.employee.is_some_and(|employee| employees.contains(&employee)),
            Term::Member(member) => row.member == Some(*member),
            Term::Downline(top) => row.member.is_some_and(|member| below(*top, member)),
            Term::Units(units) => row.unit.is_some_and(|unit| units.contains(&unit)),
            Term::WithEmployee(employee) => row.with_employees.contains(employee),
            Term::WithMember(member) => row.with_members.contains(member),
            Term::Zones(zones) => row.zone.is_some_and(|zone| zones.contains(&zone)),
        })
    }
}

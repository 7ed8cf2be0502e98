//! How far somebody reaches who is linked to an employee, a member or a unit: reach follows these links. Refuses a link that
//! would bring a person further than whoever makes it, oneself included; what is lent to a deputy is not handed on.

use std::collections::BTreeSet;

use access::{ANY, Action, BEYOND_CATALOG, Predicate, Principal, Rights, Scope, Team, Term};
use entity::{FieldValue, Object};
use kernel::{EmployeeId, MemberId, Problem, UnitId, UserId, ZoneId};
use store::Read;
use store::session::User;
use uuid::Uuid;

use super::grants::may_give;
use crate::Error;

/// Refuses links by which `new`, with these roles, would reach what neither `old` nor the caller does. Whoever decides for the
/// whole company what everybody may do links freely.
///
/// # Errors
/// [`Error::Forbidden`] `user-link-exceeds` with the link as field.
pub(super) async fn check(
    db: &mut impl Read,
    who: &Principal,
    rights: &[Rights],
    old: &User,
    new: &User,
) -> Result<(), Error> {
    let links = |user: &User| (user.unit, user.employee, user.member);
    if links(old) == links(new) || may_give(who, &Rights::everything()) {
        return Ok(());
    }
    let (before, after) = (linked(db, who, rights, old).await?, linked(db, who, rights, new).await?);
    let own = Principal { acting: None, ..who.clone() };
    let near = Near::of(db, &own, new).await?;
    for object in objects(who, rights) {
        for action in Action::ALL {
            let Predicate::Any(reach) = own.predicate(&object, action) else { continue };
            let leads = |one: &Rights| matches!(one.scope(&object, action), Scope::Team | Scope::Zone);
            if old.employee != new.employee && rights.iter().any(leads) && !near.employee {
                // Whom the employee leads tomorrow counts as well.
                return Err(exceeds("employee"));
            }
            // Everything is nothing that a link has brought.
            let Predicate::Any(terms) = after.predicate(&object, action) else { continue };
            let Predicate::Any(had) = before.predicate(&object, action) else { continue };
            for term in terms.iter().filter(|term| !had.contains(term)) {
                let definition = who.catalog.get(&object).map(|object| &**object);
                let staff = match (term, definition) {
                    (Term::Staff(employees), Some(definition)) if definition.key == "employee" => {
                        reaches(db, &own, definition, action, employees).await?
                    }
                    _ => true,
                };
                if !staff || !near.holds(&object, definition, &reach, term) {
                    return Err(exceeds(link(term)));
                }
            }
        }
    }
    Ok(())
}

fn exceeds(link: &str) -> Error {
    Error::Forbidden(Problem::new("user-link-exceeds").field(link))
}

/// The objects rights speak of, those that only the entry for every object covers among them.
fn objects(who: &Principal, rights: &[Rights]) -> BTreeSet<String> {
    let named = rights.iter().flat_map(|one| one.objects.keys().cloned()).filter(|key| key != ANY);
    let beyond = BEYOND_CATALOG.iter().map(|(key, _)| (*key).to_owned());
    named.chain(who.catalog.iter().map(|object| object.key.clone())).chain(beyond).collect()
}

/// The person as somebody with these roles and the user's links.
async fn linked(
    db: &mut impl Read,
    who: &Principal,
    rights: &[Rights],
    user: &User,
) -> Result<Principal, Error> {
    let units = match user.unit {
        Some(unit) => store::session::units(db, who.tenant, unit).await?,
        None => Vec::new(),
    };
    let (team, zones) = match user.employee {
        Some(employee) => (
            store::session::team(db, who.tenant, employee).await?,
            store::session::zones(db, who.tenant, employee).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    Ok(Principal {
        user: Some(user.id),
        employee: user.employee.map(EmployeeId::from_uuid),
        member: user.member.map(MemberId::from_uuid),
        units: units.into_iter().map(UnitId::from_uuid).collect(),
        team: Team {
            users: team.iter().filter_map(|(_, user)| user.map(UserId::from_uuid)).collect(),
            employees: team.iter().map(|(id, _)| EmployeeId::from_uuid(*id)).collect(),
        },
        zones: zones.into_iter().map(ZoneId::from_uuid).collect(),
        rights: rights.to_vec(),
        acting: None,
        ..who.clone()
    })
}

/// Whether the person reaches the records of all these employees.
async fn reaches(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    employees: &[EmployeeId],
) -> Result<bool, Error> {
    for employee in employees {
        if store::records::get(db, who, object, action, employee.uuid()).await?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the employee and the member of a link stand with the linker or below.
struct Near {
    employee: bool,
    member: bool,
}

impl Near {
    async fn of(db: &mut impl Read, who: &Principal, user: &User) -> Result<Self, Error> {
        let employee = match user.employee {
            Some(employee) => Self::employee(db, who, employee).await?,
            None => true,
        };
        let member = match (user.member, who.catalog.get("member")) {
            (Some(member), Some(object)) => {
                let downline = Scope::Downline;
                let actions = [(Action::Read, downline)].into();
                let rights = Rights { objects: [("member".to_owned(), actions)].into(), ..Rights::default() };
                // Being somebody's record keeper is no reason to stand for them.
                let network = Principal { user: None, employee: None, rights: vec![rights], ..who.clone() };
                store::records::get(db, &network, object, Action::Read, member).await?.is_some()
            }
            (None, _) => true,
            (Some(_), None) => false,
        };
        Ok(Self { employee, member })
    }

    /// Oneself, whoever reports to oneself, and whoever works in the own units without standing above.
    async fn employee(db: &mut impl Read, who: &Principal, employee: Uuid) -> Result<bool, Error> {
        let own = who.employee.map(EmployeeId::uuid);
        if own == Some(employee) {
            return Ok(true);
        }
        let below = |team: Vec<(Uuid, Option<Uuid>)>, one: Uuid| team.iter().any(|(id, _)| *id == one);
        if let Some(own) = own {
            if below(store::session::team(db, who.tenant, own).await?, employee) {
                return Ok(true);
            }
            if below(store::session::team(db, who.tenant, employee).await?, own) {
                return Ok(false);
            }
        }
        let Some(object) = who.catalog.get("employee") else { return Ok(false) };
        let operator = Principal { catalog: who.catalog.clone(), ..Principal::operator(who.tenant) };
        let record = store::records::get(db, &operator, object, Action::Read, employee).await?;
        let unit = record.and_then(|record| match record.values.get("unit") {
            Some(FieldValue::Ref(unit)) => Some(UnitId::from_uuid(unit.uuid())),
            _ => None,
        });
        Ok(unit.is_some_and(|unit| who.units.contains(&unit)))
    }

    /// Whether rows that a new term admits are in the linker's own reach, as far as the term says anything of the object.
    fn holds(&self, object: &str, definition: Option<&Object>, reach: &[Term], term: &Term) -> bool {
        let downline = reach.iter().any(|one| matches!(one, Term::Downline(_)));
        let mine = |member: &MemberId| reach.contains(&Term::Member(*member)) || downline && self.member;
        match term {
            // The person's own records are no link's; records of employees were asked for one by one.
            Term::Owner(_) | Term::Staff(_) => true,
            Term::Owners(users) => users.iter().all(|user| {
                reach.iter().any(|one| match one {
                    Term::Owners(known) => known.contains(user),
                    Term::Owner(known) => known == user,
                    _ => false,
                })
            }),
            Term::Units(units) => units.iter().all(|unit| {
                reach.iter().any(|one| matches!(one, Term::Units(known) if known.contains(unit)))
            }),
            Term::Zones(zones) => zones.iter().all(|zone| {
                reach.iter().any(|one| matches!(one, Term::Zones(known) if known.contains(zone)))
            }),
            // Of what stands in no catalogue nobody knows whether it belongs to members.
            Term::Member(member) => {
                object != "user" && definition.is_some_and(|one| one.member_scope.is_none()) || mine(member)
            }
            Term::Downline(_) => downline && self.member,
            Term::WithEmployee(_) => self.employee,
            Term::WithMember(_) => self.member,
        }
    }
}

/// The link that brings a term.
const fn link(term: &Term) -> &'static str {
    match term {
        Term::Units(_) => "unit",
        Term::Member(_) | Term::Downline(_) | Term::WithMember(_) => "member",
        _ => "employee",
    }
}

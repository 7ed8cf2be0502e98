//! What a person may do with a field, by all roles together; refuses what only rows of another role would allow.
//!
//! **The rule of fields.** Rows add up over roles, and a field is one thing for all rows of an object; so no role may open a
//! field on rows that another role has brought. For an action count only roles that grant it, and of these none whose scope
//! lies within the scope of another. Of roles with the same scope the widest right counts; where scopes reach different
//! rows, the narrowest of them. A field is read by the rule for reading, and written by the rule for creating, changing or
//! importing, where it may be read. Lent roles count as the own ones do.

use crate::{Action, FieldRight, Principal, Rights, Scope};

/// The actions that write fields.
pub(crate) const WRITING: [Action; 3] = [Action::Create, Action::Update, Action::Import];

impl Principal {
    /// The right to a field, as the rule of fields above has it: what may be read, and written by some action or other.
    pub fn field(&self, object: &str, field: &str) -> FieldRight {
        let seen = self.sight(object, field);
        let written = || {
            WRITING
                .into_iter()
                .any(|action| shared(self.lent_too(), object, field, action) == FieldRight::Write)
        };
        match seen {
            FieldRight::Read | FieldRight::Write if written() => FieldRight::Write,
            seen => seen.min(FieldRight::Read),
        }
    }

    /// Whether a field may be written by an action.
    pub fn writes(&self, object: &str, field: &str, action: Action) -> bool {
        shared(self.lent_too(), object, field, action) == FieldRight::Write
            && self.sight(object, field).reads()
    }

    /// What of a field may be read, whether it is written or not.
    fn sight(&self, object: &str, field: &str) -> FieldRight {
        shared(self.lent_too(), object, field, Action::Read)
    }

    /// The rights of the own roles, and those that are lent.
    fn lent_too(&self) -> impl Iterator<Item = &Rights> + Clone {
        self.rights.iter().chain(self.acting.iter().flat_map(|acting| &acting.absent.rights))
    }
}

/// The right that roles give to a field together where they grant an action, by the rule of fields.
pub(crate) fn shared<'r>(
    roles: impl Iterator<Item = &'r Rights> + Clone,
    object: &str,
    field: &str,
    action: Action,
) -> FieldRight {
    let granting = roles.map(|rights| (rights.scope(object, action), rights));
    let mut granting = granting.filter(|(scope, _)| *scope != Scope::None);
    // Mostly one role grants it.
    let Some((first, rights)) = granting.next() else { return FieldRight::None };
    let right = rights.field(object, field);
    if granting.clone().next().is_none() {
        return right;
    }
    let mut reached = vec![(first, right)];
    for (scope, rights) in granting {
        let right = rights.field(object, field);
        match reached.iter_mut().find(|(one, _)| *one == scope) {
            Some((_, widest)) => *widest = right.max(*widest),
            None => reached.push((scope, right)),
        }
    }
    let wider = |scope: Scope| reached.iter().any(|(other, _)| *other != scope && scope.within(*other));
    let widest = reached.iter().filter(|(scope, _)| !wider(*scope)).map(|(_, right)| *right);
    widest.min().unwrap_or(FieldRight::None)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use kernel::{MemberId, TenantId, UnitId, UserId, ZoneId};

    use super::*;
    use crate::{Acting, Placed};

    fn id(number: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(number)
    }

    /// Somebody with a member below, a colleague who reports, two units, the own first, and a zone.
    fn person(rights: Vec<Rights>) -> Principal {
        Principal {
            user: Some(UserId::from_uuid(id(1))),
            member: Some(MemberId::from_uuid(id(10))),
            units: vec![UnitId::from_uuid(id(20)), UnitId::from_uuid(id(21))],
            zones: vec![ZoneId::from_uuid(id(40))],
            team: crate::Team { users: vec![UserId::from_uuid(id(2))], employees: Vec::new() },
            rights,
            ..Principal::operator(TenantId::from_uuid(id(0)))
        }
    }

    fn grants(entries: &[(Action, Scope)]) -> Rights {
        let actions = entries.iter().copied().collect::<BTreeMap<_, _>>();
        Rights { objects: BTreeMap::from([("order".to_owned(), actions)]), fields: BTreeMap::new() }
    }

    /// A row for everything that a scope can reach beyond another.
    fn rows() -> [Placed<'static>; 7] {
        [
            Placed { owner: Some(UserId::from_uuid(id(1))), ..Placed::default() },
            Placed { owner: Some(UserId::from_uuid(id(2))), ..Placed::default() },
            Placed { member: Some(MemberId::from_uuid(id(11))), ..Placed::default() },
            Placed { unit: Some(UnitId::from_uuid(id(20))), ..Placed::default() },
            Placed { unit: Some(UnitId::from_uuid(id(21))), ..Placed::default() },
            Placed { zone: Some(ZoneId::from_uuid(id(40))), ..Placed::default() },
            Placed::default(),
        ]
    }

    fn reaches(rights: &Rights, action: Action, row: Placed) -> bool {
        let predicate = person(vec![rights.clone()]).predicate("order", action);
        predicate.admits(row, |_, member| member.uuid() == id(11))
    }

    /// The slow and obvious answer: for each row the person reaches, the widest right of the roles that reach it; over all
    /// rows the narrowest.
    fn plainly(roles: &[Rights], action: Action) -> FieldRight {
        let of_row = |row: Placed| {
            let reach = roles.iter().filter(|role| reaches(role, action, row));
            reach.map(|role| role.field("order", "amount")).max()
        };
        rows().into_iter().filter_map(of_row).min().unwrap_or(FieldRight::None)
    }

    #[test]
    fn no_role_opens_a_field_on_rows_of_another() {
        let rights = [FieldRight::None, FieldRight::Masked, FieldRight::Read, FieldRight::Write];
        let mut all: Vec<Rights> = Vec::new();
        for read in Scope::ALL {
            for update in [Scope::None, Scope::Own, Scope::Unit, Scope::All] {
                for right in rights {
                    let mut role = grants(&[(Action::Read, read), (Action::Update, update)]);
                    role.fields =
                        BTreeMap::from([("order".into(), BTreeMap::from([("amount".into(), right)]))]);
                    all.push(role);
                }
            }
        }
        let check = |roles: &[Rights]| {
            let who = person(roles.to_vec());
            let (read, update) = (plainly(roles, Action::Read), plainly(roles, Action::Update));
            let writes = read.reads() && update == FieldRight::Write;
            let expected = if writes { FieldRight::Write } else { read.min(FieldRight::Read) };
            assert_eq!(who.field("order", "amount"), expected, "{roles:?}");
            assert_eq!(who.writes("order", "amount", Action::Update), writes, "{roles:?}");
            // What a colleague lends counts as if it were the own.
            let Some((own, lent)) = roles.split_first() else { return };
            let absent = person(lent.to_vec());
            let acting = Some(Box::new(Acting { id: kernel::DeputyId::from_uuid(id(9)), absent }));
            let deputy = Principal { acting, ..person(vec![own.clone()]) };
            assert_eq!(deputy.field("order", "amount"), expected, "lent: {roles:?}");
        };
        for (at, one) in all.iter().enumerate() {
            check(std::slice::from_ref(one));
            for (step, other) in all.iter().enumerate() {
                check(&[one.clone(), other.clone()]);
                if (at + step) % 7 == 0 {
                    check(&[one.clone(), other.clone(), all[(at * 5 + step * 3) % all.len()].clone()]);
                }
            }
        }
    }

    #[test]
    fn a_scope_within_another_reaches_nothing_else() {
        let reached = |scope: Scope| -> BTreeSet<usize> {
            let role = grants(&[(Action::Read, scope)]);
            let all = rows().into_iter().enumerate();
            all.filter(|(_, row)| reaches(&role, Action::Read, *row)).map(|(at, _)| at).collect()
        };
        for one in Scope::ALL {
            for other in Scope::ALL {
                let expected = reached(one).is_subset(&reached(other));
                assert_eq!(one.within(other), expected, "{one:?} within {other:?}");
            }
        }
    }
}

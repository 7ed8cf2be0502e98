//! Who asks: a person with merged rights, or the operator at the machine; refuses what no role grants.

use std::collections::BTreeSet;
use std::sync::Arc;

use entity::Catalog;
use kernel::{EmployeeId, MemberId, Problem, TenantId, TokenId, UnitId, UserId};

use crate::{ANY, Action, FieldRight, Predicate, Rights, Scope, Term};

/// A person who was recognised, with everything access decisions need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// The company.
    pub tenant: TenantId,
    /// The user; `None` for the operator at the machine's own command line.
    pub user: Option<UserId>,
    /// The name people read.
    pub name: String,
    /// The user's record among the employees.
    pub employee: Option<EmployeeId>,
    /// The user's own membership in the network.
    pub member: Option<MemberId>,
    /// The user's unit and every unit below it; the user's own first.
    pub units: Vec<UnitId>,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// The rights of each role; of several the widest counts.
    pub rights: Vec<Rights>,
    /// Language tag: `en`, `fr`, `pt`, `es`, `pl`, `ru`.
    pub language: String,
    /// IANA zone for showing times.
    pub zone: String,
    /// The objects of the company, with its own fields.
    pub catalog: Arc<Catalog>,
    /// The API token the request came with; none where the person itself is signed in.
    pub token: Option<TokenId>,
}

/// What a filter may name: objects the person reads at least somewhere, fields in plain sight.
impl entity::Sight for Principal {
    fn object(&self, key: &str) -> Option<&entity::Object> {
        self.catalog.get(key).filter(|_| self.may(key, Action::Read)).map(|object| &**object)
    }

    fn sees(&self, object: &entity::Object, field: &str) -> bool {
        self.field(&object.key, field).reads()
    }
}

impl Principal {
    /// The operator at the machine: everything, as nobody in particular. Only for the command line
    /// and for set-up; never made from a request.
    pub fn operator(tenant: TenantId) -> Self {
        Self {
            tenant,
            user: None,
            name: "operator".to_owned(),
            employee: None,
            member: None,
            units: Vec::new(),
            roles: Vec::new(),
            rights: vec![Rights::everything()],
            language: "en".to_owned(),
            zone: "UTC".to_owned(),
            catalog: Catalog::standard(),
            token: None,
        }
    }

    /// The scopes the roles give for an action, without those that give none.
    fn scopes(&self, object: &str, action: Action) -> impl Iterator<Item = Scope> + '_ {
        let scopes = self.rights.iter().map(|rights| rights.scope(object, action)).collect::<Vec<_>>();
        scopes.into_iter().filter(|scope| *scope != Scope::None)
    }

    /// The widest scope, for showing; rows are decided by [`Principal::predicate`].
    pub fn scope(&self, object: &str, action: Action) -> Scope {
        self.scopes(object, action).max().unwrap_or_default()
    }

    /// Whether some role grants the action at all.
    pub fn may(&self, object: &str, action: Action) -> bool {
        self.scope(object, action) != Scope::None
    }

    /// Refuses an action that no role grants.
    ///
    /// # Errors
    /// `access-denied` with object and action.
    pub fn require(&self, object: &str, action: Action) -> Result<(), Problem> {
        if self.may(object, action) {
            return Ok(());
        }
        Err(Problem::new("access-denied").with("object", object).with("action", action.as_str()))
    }

    /// Which rows of `object` the person may touch with `action`.
    pub fn predicate(&self, object: &str, action: Action) -> Predicate {
        let mut terms: Vec<Term> = Vec::new();
        let mut add = |term: Term| {
            if !terms.contains(&term) {
                terms.push(term);
            }
        };
        for scope in self.scopes(object, action) {
            match scope {
                Scope::None => {}
                Scope::All => return Predicate::All,
                Scope::Own => {}
                Scope::Downline => self.member.into_iter().for_each(|member| add(Term::Downline(member))),
                Scope::Unit => {
                    if !self.units.is_empty() {
                        add(Term::Units(self.units.clone()));
                    }
                }
            }
            self.user.into_iter().for_each(|user| add(Term::Owner(user)));
            self.member.into_iter().for_each(|member| add(Term::Member(member)));
        }
        Predicate::Any(terms)
    }

    /// The right to a field: the widest of the roles that grant reading the object, none without.
    pub fn field(&self, object: &str, field: &str) -> FieldRight {
        let granting = self.rights.iter().filter(|rights| rights.scope(object, Action::Read) != Scope::None);
        granting.map(|rights| rights.field(object, field)).max().unwrap_or(FieldRight::None)
    }

    /// Whether everything `rights` would give is the person's already, to the same rows and fields.
    pub fn covers(&self, rights: &Rights) -> bool {
        let named = self.rights.iter().chain([rights]).flat_map(|one| one.objects.keys());
        // What no side names is decided by the entry of `*`, which therefore stands for all of it.
        let objects: BTreeSet<&str> = named.map(String::as_str).chain([ANY]).collect();
        let rows = objects.iter().all(|object| {
            Action::ALL.into_iter().all(|action| {
                let own: Vec<Scope> = self.scopes(object, action).collect();
                match rights.scope(object, action) {
                    Scope::None => true,
                    // Whoever reaches anything reaches what is the own.
                    Scope::Own => !own.is_empty(),
                    wanted => own.contains(&Scope::All) || own.contains(&wanted),
                }
            })
        });
        let fields = self.rights.iter().flat_map(|one| &one.fields);
        rows && fields.flat_map(|(object, fields)| fields.keys().map(move |field| (object, field))).all(
            |(object, field)| {
                rights.scope(object, Action::Read) == Scope::None
                    || rights.field(object, field) <= self.field(object, field)
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Placed;

    fn id(number: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(number)
    }

    fn person(scopes: &[Scope]) -> Principal {
        let role = |scope: &Scope| Rights {
            objects: BTreeMap::from([("order".into(), BTreeMap::from([(Action::Read, *scope)]))]),
            fields: BTreeMap::new(),
        };
        Principal {
            user: Some(UserId::from_uuid(id(1))),
            member: Some(MemberId::from_uuid(id(10))),
            units: vec![UnitId::from_uuid(id(20)), UnitId::from_uuid(id(21))],
            rights: scopes.iter().map(role).collect(),
            ..Principal::operator(TenantId::from_uuid(id(0)))
        }
    }

    fn check(scopes: &[Scope], expect: [bool; 5]) {
        let rows = [
            Placed { owner: Some(UserId::from_uuid(id(1))), ..Placed::default() },
            Placed { member: Some(MemberId::from_uuid(id(10))), ..Placed::default() },
            Placed { member: Some(MemberId::from_uuid(id(11))), ..Placed::default() },
            Placed { unit: Some(UnitId::from_uuid(id(21))), ..Placed::default() },
            Placed::default(),
        ];
        let below = |top: MemberId, member: MemberId| {
            top == member || (top.uuid() == id(10) && member.uuid() == id(11))
        };
        let predicate = person(scopes).predicate("order", Action::Read);
        let admitted = rows.map(|row| predicate.admits(row, below));
        assert_eq!(admitted, expect, "{scopes:?}");
    }

    #[test]
    fn rows_by_scope() {
        //                             own   own member, downline, unit, nobody's
        check(&[], [false; 5]);
        check(&[Scope::None], [false; 5]);
        check(&[Scope::Own], [true, true, false, false, false]);
        check(&[Scope::Downline], [true, true, true, false, false]);
        check(&[Scope::Unit], [true, true, false, true, false]);
        check(&[Scope::Unit, Scope::Downline], [true, true, true, true, false]);
        check(&[Scope::Own, Scope::All], [true; 5]);
    }

    #[test]
    fn what_no_role_grants_is_refused() {
        let person = person(&[Scope::Own]);
        assert!(person.require("order", Action::Read).is_ok());
        for (object, action) in [("order", Action::Update), ("run", Action::Read)] {
            assert_eq!(person.require(object, action).unwrap_err().code, "access-denied");
            assert!(person.predicate(object, action).is_nothing());
        }
        assert_eq!(person.field("run", "amount"), FieldRight::None);
        assert_eq!(person.field("order", "amount"), FieldRight::Write);
    }

    #[test]
    fn a_member_less_person_has_no_downline() {
        let mut person = person(&[Scope::Downline]);
        person.member = None;
        person.user = None;
        assert!(person.predicate("order", Action::Read).is_nothing());
    }

    fn grants(entries: &[(&str, Action, Scope)]) -> Rights {
        let mut rights = Rights::default();
        for (object, action, scope) in entries {
            rights.objects.entry((*object).to_owned()).or_default().insert(*action, *scope);
        }
        rights
    }

    #[test]
    fn a_role_is_covered_only_by_as_much_on_the_same_rows() {
        let own = |entries: &[(&str, Action, Scope)]| Principal {
            rights: vec![grants(entries)],
            ..Principal::operator(TenantId::from_uuid(id(0)))
        };
        let (read, all) = (Action::Read, Scope::All);
        let lead = own(&[("order", read, Scope::Unit), ("member", read, Scope::Downline)]);
        for (wanted, expected) in [
            (grants(&[]), true),
            (grants(&[("order", read, Scope::Unit)]), true),
            (grants(&[("order", read, Scope::Own)]), true),
            (grants(&[("order", read, Scope::Downline)]), false),
            (grants(&[("member", read, Scope::Unit)]), false),
            (grants(&[("order", read, all)]), false),
            (grants(&[("order", Action::Update, Scope::Own)]), false),
            (grants(&[("run", read, Scope::Own)]), false),
            (grants(&[(ANY, read, Scope::Own)]), false),
        ] {
            assert_eq!(lead.covers(&wanted), expected, "{wanted:?}");
        }
        let wide = own(&[(ANY, read, all), ("run", Action::Approve, all)]);
        assert!(wide.covers(&grants(&[("order", read, Scope::Downline)])));
        // The own entry of an object replaces the general one: runs may be approved, not read.
        assert!(!wide.covers(&grants(&[("run", read, Scope::Own)])));
        assert!(!wide.covers(&grants(&[(ANY, read, all)])), "it would read runs");
    }

    #[test]
    fn a_hidden_field_cannot_be_given() {
        let mut clerk = person(&[Scope::All]);
        clerk.rights[0].fields =
            BTreeMap::from([("order".into(), BTreeMap::from([("notes".into(), FieldRight::Masked)]))]);
        let open = grants(&[("order", Action::Read, Scope::All)]);
        assert!(!clerk.covers(&open));
        assert!(clerk.covers(&Rights { fields: clerk.rights[0].fields.clone(), ..open }));
    }
}

//! Who asks: a person with merged rights, or the operator at the machine; refuses what no role grants.

use std::collections::BTreeSet;
use std::sync::Arc;

use entity::Catalog;
use kernel::{EmployeeId, MemberId, Problem, TenantId, TokenId, UnitId, UserId, ZoneId};
use uuid::Uuid;

use crate::fields::{WRITING, shared};
use crate::{ANY, Acting, Action, FieldRight, Predicate, Rights, Scope, Term};

/// Everybody who reports to a person, directly or through others; the person itself is not among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// Those who may sign in.
    pub users: Vec<UserId>,
    /// All of them.
    pub employees: Vec<EmployeeId>,
}

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
    /// Who reports to the person; read only where a role asks for it.
    pub team: Team,
    /// The zones the person manages and every zone below them; read only where a role asks for them.
    pub zones: Vec<ZoneId>,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// The rights of each role; of several the widest counts.
    pub rights: Vec<Rights>,
    /// Language tag: `en`, `fr`, `pt`, `es`, `pl`, `ru`.
    pub language: String,
    /// IANA zone for showing times; no territory, those are `zones`.
    pub zone: String,
    /// The objects of the company, with its own fields.
    pub catalog: Arc<Catalog>,
    /// The API token the request came with; none where the person itself is signed in.
    pub token: Option<TokenId>,
    /// In whose place the person works at the moment: what is lent counts besides the own rights.
    pub acting: Option<Box<Acting>>,
    /// Whether one of the roles asks its people for a second factor.
    pub asks_factor: bool,
    /// Whether a role asks for a second factor the person does not have: nothing but setting it up is open.
    pub owes_factor: bool,
}

/// What a filter may name: objects the person reads at least somewhere, fields in plain sight.
impl entity::Sight for Principal {
    fn object(&self, key: &str) -> Option<&entity::Object> {
        self.catalog.get(key).filter(|_| self.may(key, Action::Read)).map(|object| &**object)
    }

    fn sees(&self, object: &entity::Object, field: &str) -> bool {
        self.field(&object.key, field).reads()
    }

    fn me(&self) -> Option<uuid::Uuid> {
        self.user.map(UserId::uuid)
    }

    fn me_among(&self) -> Vec<uuid::Uuid> {
        let (employee, member) = (self.employee.map(EmployeeId::uuid), self.member.map(MemberId::uuid));
        employee.into_iter().chain(member).collect()
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
            team: Team::default(),
            zones: Vec::new(),
            roles: Vec::new(),
            rights: vec![Rights::everything()],
            language: "en".to_owned(),
            zone: "UTC".to_owned(),
            catalog: Catalog::standard(),
            token: None,
            acting: None,
            asks_factor: false,
            owes_factor: false,
        }
    }

    /// The person itself, and the absent colleague with what is lent.
    fn shares(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.acting.iter().map(|acting| &acting.absent))
    }

    /// Through what the person asks, besides a session: a token, or the entry of a deputy.
    pub fn via(&self) -> Option<Uuid> {
        let acting = self.acting.as_ref().map(|acting| acting.id.uuid());
        self.token.map(TokenId::uuid).or(acting)
    }

    /// Whether this is the person or the absent colleague the person works for: neither decides on what either asked for.
    pub fn stands_for(&self, user: Uuid) -> bool {
        self.shares().any(|share| share.user.map(UserId::uuid) == Some(user))
    }

    /// Whose a new record is, and of which unit: what is done for an absent colleague is the colleague's.
    pub fn keeper(&self) -> (Option<UserId>, Option<UnitId>) {
        let keeper = self.acting.as_ref().map_or(self, |acting| &acting.absent);
        (keeper.user, keeper.units.first().copied())
    }

    /// The scopes the own roles give for an action, without those that give none.
    fn scopes(&self, object: &str, action: Action) -> impl Iterator<Item = Scope> + '_ {
        let scopes = self.rights.iter().map(|rights| rights.scope(object, action)).collect::<Vec<_>>();
        scopes.into_iter().filter(|scope| *scope != Scope::None)
    }

    /// The widest scope, for showing; rows are decided by [`Principal::predicate`].
    pub fn scope(&self, object: &str, action: Action) -> Scope {
        self.shares().flat_map(|share| share.scopes(object, action)).max().unwrap_or_default()
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
        for share in self.shares() {
            let Predicate::Any(more) = share.own_predicate(object, action) else { return Predicate::All };
            terms.extend(more);
        }
        Predicate::Any(terms)
    }

    fn own_predicate(&self, object: &str, action: Action) -> Predicate {
        // Whoever takes part may know what in; it is still somebody else's to change.
        let shared =
            action.only_reads() && self.catalog.get(object).is_some_and(|one| one.shared_part().is_some());
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
                Scope::Team => {
                    if !self.team.users.is_empty() {
                        add(Term::Owners(self.team.users.clone()));
                    }
                    if !self.team.employees.is_empty() {
                        add(Term::Staff(self.team.employees.clone()));
                    }
                }
                Scope::Downline => self.member.into_iter().for_each(|member| add(Term::Downline(member))),
                Scope::Unit => self.units.first().into_iter().for_each(|unit| add(Term::Units(vec![*unit]))),
                Scope::Branch => {
                    if !self.units.is_empty() {
                        add(Term::Units(self.units.clone()));
                    }
                }
                Scope::Zone => {
                    if !self.zones.is_empty() {
                        add(Term::Zones(self.zones.clone()));
                    }
                }
            }
            self.user.into_iter().for_each(|user| add(Term::Owner(user)));
            self.member.into_iter().for_each(|member| add(Term::Member(member)));
            self.employee.into_iter().for_each(|employee| add(Term::Staff(vec![employee])));
            if shared {
                self.employee.into_iter().for_each(|employee| add(Term::WithEmployee(employee)));
                self.member.into_iter().for_each(|member| add(Term::WithMember(member)));
            }
        }
        Predicate::Any(terms)
    }

    /// Whether everything `rights` would give is the person's own already, to the same rows and fields. What is lent does
    /// not count: it is not handed on.
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
                    Scope::Unit if own.contains(&Scope::Branch) => true,
                    wanted => own.contains(&Scope::All) || own.contains(&wanted),
                }
            })
        });
        let fields = self.rights.iter().flat_map(|one| &one.fields);
        let mut named = fields.flat_map(|(object, fields)| fields.keys().map(move |field| (object, field)));
        rows && named.all(|(object, field)| {
            WRITING.into_iter().chain([Action::Read]).all(|action| {
                let one = |roles: &[Rights]| shared(roles.iter(), object, field, action);
                let (given, own) = (one(std::slice::from_ref(rights)), one(&self.rights));
                // What does not write gives no more than reading.
                let most = if action == Action::Read { FieldRight::Read } else { FieldRight::Write };
                given.min(most) <= own
            })
        })
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
            employee: Some(EmployeeId::from_uuid(id(30))),
            units: vec![UnitId::from_uuid(id(20)), UnitId::from_uuid(id(21))],
            team: Team {
                users: vec![UserId::from_uuid(id(2))],
                employees: vec![EmployeeId::from_uuid(id(31)), EmployeeId::from_uuid(id(32))],
            },
            zones: vec![ZoneId::from_uuid(id(40)), ZoneId::from_uuid(id(41))],
            rights: scopes.iter().map(role).collect(),
            ..Principal::operator(TenantId::from_uuid(id(0)))
        }
    }

    #[test]
    fn who_takes_part_reads_and_changes_nothing() {
        let with = |action: Action, object: &str| {
            let mut person = person(&[Scope::Own]);
            let all = Action::ALL.into_iter().map(|action| (action, Scope::Own)).collect::<BTreeMap<_, _>>();
            person.rights[0].objects =
                ["order", "appointment"].map(|one| (one.to_owned(), all.clone())).into();
            let (employee, member) = ([EmployeeId::from_uuid(id(30))], [MemberId::from_uuid(id(10))]);
            let (other, no_member) = ([EmployeeId::from_uuid(id(31))], [MemberId::from_uuid(id(11))]);
            let rows = [(&employee, &no_member), (&other, &member), (&other, &no_member)];
            let predicate = person.predicate(object, action);
            rows.map(|(with_employees, with_members)| {
                let row = Placed { with_employees, with_members, ..Placed::default() };
                predicate.admits(row, |_, _| false)
            })
        };
        for action in Action::ALL {
            let reads = matches!(action, Action::Read | Action::Export);
            assert_eq!(with(action, "appointment"), [reads, reads, false], "{action:?}");
            assert_eq!(with(action, "order"), [false; 3], "orders say nothing of who takes part");
        }
        let mut deputy = person(&[]);
        let mut absent = person(&[Scope::Own]);
        absent.rights = vec![grants(&[("appointment", Action::Read, Scope::Own)])];
        absent.employee = Some(EmployeeId::from_uuid(id(33)));
        deputy.acting = Some(Box::new(Acting { id: kernel::DeputyId::from_uuid(id(9)), absent }));
        let predicate = deputy.predicate("appointment", Action::Read);
        // What the colleague takes part in, and not what the deputy does: no role lets the deputy read that.
        for (employee, expected) in [(33, true), (30, false)] {
            let with = [EmployeeId::from_uuid(id(employee))];
            let row = Placed { with_employees: &with, ..Placed::default() };
            assert_eq!(predicate.admits(row, |_, _| false), expected, "{employee}");
        }
    }

    /// `expect`: a letter for each row that is admitted.
    fn check(scopes: &[Scope], expect: &str) {
        let employee =
            |number| Placed { employee: Some(EmployeeId::from_uuid(id(number))), ..Placed::default() };
        let unit = |number| Placed { unit: Some(UnitId::from_uuid(id(number))), ..Placed::default() };
        let zone = |number| Placed { zone: Some(ZoneId::from_uuid(id(number))), ..Placed::default() };
        let owner = |number| Placed { owner: Some(UserId::from_uuid(id(number))), ..Placed::default() };
        let member = |number| Placed { member: Some(MemberId::from_uuid(id(number))), ..Placed::default() };
        let rows = [
            ('o', owner(1)),
            ('m', member(10)),
            ('e', employee(30)),
            ('t', owner(2)),
            ('T', employee(32)),
            ('d', member(11)),
            ('u', unit(20)),
            ('b', unit(21)),
            ('z', zone(40)),
            ('Z', zone(41)),
            ('y', zone(42)),
            ('-', Placed::default()),
            ('x', employee(33)),
        ];
        let below = |top: MemberId, member: MemberId| {
            top == member || (top.uuid() == id(10) && member.uuid() == id(11))
        };
        let predicate = person(scopes).predicate("order", Action::Read);
        let admitted: String =
            rows.iter().filter(|(_, row)| predicate.admits(*row, below)).map(|(letter, _)| *letter).collect();
        assert_eq!(admitted, expect, "{scopes:?}");
    }

    #[test]
    fn rows_by_scope() {
        check(&[], "");
        check(&[Scope::None], "");
        check(&[Scope::Own], "ome");
        check(&[Scope::Team], "ometT");
        check(&[Scope::Downline], "omed");
        check(&[Scope::Unit], "omeu");
        check(&[Scope::Branch], "omeub");
        check(&[Scope::Zone], "omezZ");
        check(&[Scope::Zone, Scope::Zone, Scope::Own], "omezZ");
        check(&[Scope::Unit, Scope::Zone], "omeuzZ");
        check(&[Scope::Unit, Scope::Downline], "omedu");
        check(&[Scope::Team, Scope::Branch], "ometTub");
        check(&[Scope::Own, Scope::All], "ometTdubzZy-x");
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
        assert_eq!(
            person.field("order", "amount"),
            FieldRight::Read,
            "nothing is written without the action"
        );
        let mut writer = person.clone();
        writer.rights.extend([grants(&[("order", Action::Update, Scope::Own)])]);
        assert_eq!(writer.field("order", "amount"), FieldRight::Write);
        assert!(writer.writes("order", "amount", Action::Update));
        assert!(!writer.writes("order", "amount", Action::Create));
    }

    #[test]
    fn whoever_has_neither_membership_nor_team_nor_unit_nor_zone_reaches_nothing_through_them() {
        let mut person = person(&[Scope::Downline, Scope::Team, Scope::Unit, Scope::Branch, Scope::Zone]);
        person.member = None;
        person.user = None;
        person.employee = None;
        person.team = Team::default();
        person.units.clear();
        person.zones.clear();
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
        let lead = own(&[
            ("order", read, Scope::Unit),
            ("member", read, Scope::Downline),
            ("account", read, Scope::Branch),
            ("payment", read, Scope::Zone),
        ]);
        for (wanted, expected) in [
            (grants(&[]), true),
            (grants(&[("order", read, Scope::Unit)]), true),
            (grants(&[("order", read, Scope::Own)]), true),
            (grants(&[("order", read, Scope::Downline)]), false),
            (grants(&[("order", read, Scope::Branch)]), false),
            (grants(&[("order", read, Scope::Team)]), false),
            (grants(&[("account", read, Scope::Unit)]), true),
            (grants(&[("account", read, Scope::Branch)]), true),
            (grants(&[("account", read, Scope::Team)]), false),
            (grants(&[("account", read, Scope::Zone)]), false),
            (grants(&[("payment", read, Scope::Zone)]), true),
            (grants(&[("payment", read, Scope::Unit)]), false),
            (grants(&[("member", read, Scope::Unit)]), false),
            (grants(&[("order", read, all)]), false),
            (grants(&[("order", Action::Update, Scope::Own)]), false),
            (grants(&[("run", read, Scope::Own)]), false),
            (grants(&[(ANY, read, Scope::Own)]), false),
        ] {
            assert_eq!(lead.covers(&wanted), expected, "{wanted:?}");
        }
        let wide = own(&[(ANY, read, all), ("run", Action::Approve, all)]);
        assert!(wide.covers(&grants(&[("order", read, Scope::Downline), ("account", read, Scope::Zone)])));
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

    #[test]
    fn a_deputy_reaches_what_both_reach_and_hands_nothing_on() {
        let mut deputy = person(&[Scope::Own]);
        let mut absent = person(&[Scope::Unit, Scope::Zone]);
        absent.user = Some(UserId::from_uuid(id(5)));
        absent.units = vec![UnitId::from_uuid(id(50))];
        absent.zones = vec![ZoneId::from_uuid(id(60))];
        absent.rights[0].objects.insert("run".into(), BTreeMap::from([(Action::Approve, Scope::All)]));
        assert!(!deputy.may("run", Action::Approve));
        deputy.acting = Some(Box::new(Acting { id: kernel::DeputyId::from_uuid(id(9)), absent }));
        let seen = |placed: Placed| deputy.predicate("order", Action::Read).admits(placed, |_, _| false);
        assert!(seen(Placed { owner: Some(UserId::from_uuid(id(1))), ..Placed::default() }));
        assert!(seen(Placed { owner: Some(UserId::from_uuid(id(5))), ..Placed::default() }));
        assert!(seen(Placed { unit: Some(UnitId::from_uuid(id(50))), ..Placed::default() }));
        assert!(seen(Placed { zone: Some(ZoneId::from_uuid(id(60))), ..Placed::default() }));
        // The own unit and the own zones are not in the reach of what is lent.
        assert!(!seen(Placed { zone: Some(ZoneId::from_uuid(id(40))), ..Placed::default() }));
        assert!(!seen(Placed { unit: Some(UnitId::from_uuid(id(20))), ..Placed::default() }));
        assert!(deputy.may("run", Action::Approve) && !deputy.may("run", Action::Read));
        assert_eq!(deputy.scope("order", Action::Read), Scope::Zone);
        assert!(!deputy.covers(&grants(&[("run", Action::Approve, Scope::All)])), "nothing is handed on");
        assert!(deputy.stands_for(id(1)) && deputy.stands_for(id(5)) && !deputy.stands_for(id(6)));
        assert_eq!(deputy.via(), Some(id(9)));
        assert_eq!(deputy.keeper(), (Some(UserId::from_uuid(id(5))), Some(UnitId::from_uuid(id(50)))));
    }
}

//! The five roles a new company starts with, and what they were in older releases; refuses nothing: they are data an
//! administrator may change.

use std::collections::BTreeMap;

use crate::{ANY, Action, Rights, Scope};

/// A role as it is first written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardRole {
    /// Its key; the name people read stands in `locales/` under `role-<key>`.
    pub key: &'static str,
    /// What it may do.
    pub rights: Rights,
}

use Action::{Approve, Create, Export, Import, Post, Purge, Read, Trash, Update};

const EDIT: &[Action] = &[Read, Create, Update, Trash, Export];
const LOAD: &[Action] = &[Read, Create, Update, Trash, Export, Import];
const KEEP: &[Action] = &[Read, Create, Update, Trash, Purge, Export, Import];
const SEE: &[Action] = &[Read];
const TAKE: &[Action] = &[Read, Export];

/// Object → actions with one scope.
type Grant = (&'static str, &'static [Action], Scope);

/// Runs the company's records, users and settings. Neither posts money nor is exempt from the
/// second person.
const ADMINISTRATOR: &[Grant] = &[
    (ANY, KEEP, Scope::All),
    ("run", &[Read, Export, Approve], Scope::All),
    ("plan", &[Read, Create, Update, Trash, Purge, Export, Import, Approve], Scope::All),
    ("transfer", &[Read, Create, Approve], Scope::All),
    ("ledger", SEE, Scope::All),
    ("earnings", SEE, Scope::All),
    ("settlement", &[Read, Export, Approve], Scope::All),
    ("payee", SEE, Scope::All),
];

/// Customers, members and orders of the whole company.
const SALES_OFFICE: &[Grant] = &[
    ("account", LOAD, Scope::All),
    ("member", LOAD, Scope::All),
    ("order", LOAD, Scope::All),
    ("product", LOAD, Scope::All),
    ("payment", &[Read, Create, Export], Scope::All),
    ("unit", SEE, Scope::All),
    ("zone", SEE, Scope::All),
    ("employee", SEE, Scope::All),
    ("network", SEE, Scope::All),
    ("transfer", &[Read, Create], Scope::All),
    ("plan", SEE, Scope::All),
    ("job", SEE, Scope::Own),
    ("task", LOAD, Scope::All),
    ("appointment", LOAD, Scope::All),
    ("news", EDIT, Scope::All),
    // Views of lists for everybody; one's own need no right.
    ("view", &[Create], Scope::All),
];

/// Money: payments, plans, runs, ledger.
const FINANCE: &[Grant] = &[
    ("account", TAKE, Scope::All),
    ("member", TAKE, Scope::All),
    ("order", TAKE, Scope::All),
    ("product", TAKE, Scope::All),
    ("payment", EDIT, Scope::All),
    ("unit", SEE, Scope::All),
    ("zone", SEE, Scope::All),
    ("employee", SEE, Scope::All),
    ("network", SEE, Scope::All),
    ("plan", &[Read, Create, Update, Export, Approve], Scope::All),
    ("run", &[Read, Create, Export, Approve, Post], Scope::All),
    ("ledger", TAKE, Scope::All),
    ("earnings", TAKE, Scope::All),
    ("settlement", &[Read, Create, Update, Export, Approve, Post], Scope::All),
    ("payee", &[Read, Update], Scope::All),
    ("job", SEE, Scope::Own),
    ("task", EDIT, Scope::Own),
    ("appointment", EDIT, Scope::Own),
    ("news", SEE, Scope::All),
];

/// The manager of a unit and all below it: people, sales and network, and the second person for transfers.
const MANAGER: &[Grant] = &[
    ("account", EDIT, Scope::Branch),
    ("member", &[Read, Create, Update, Export], Scope::Branch),
    ("order", EDIT, Scope::Branch),
    ("product", SEE, Scope::All),
    ("payment", SEE, Scope::Branch),
    ("unit", SEE, Scope::All),
    ("zone", SEE, Scope::All),
    ("employee", SEE, Scope::Branch),
    ("network", SEE, Scope::Branch),
    ("transfer", &[Read, Create, Approve], Scope::Branch),
    ("earnings", SEE, Scope::Branch),
    ("job", SEE, Scope::Own),
    ("task", EDIT, Scope::Unit),
    ("appointment", EDIT, Scope::Unit),
    ("news", SEE, Scope::All),
];

/// A member with a phone: the own customers and orders, the own branch, the own earnings.
const DISTRIBUTOR: &[Grant] = &[
    ("account", &[Read, Create, Update], Scope::Own),
    ("member", SEE, Scope::Downline),
    ("order", &[Read, Create], Scope::Own),
    ("product", SEE, Scope::All),
    ("network", SEE, Scope::Downline),
    ("earnings", SEE, Scope::Own),
    ("task", EDIT, Scope::Own),
    ("appointment", EDIT, Scope::Own),
    ("news", SEE, Scope::All),
];

/// What a release added to roles that had been shipped before.
struct Step {
    /// To this role; none: to all that have the objects now.
    role: Option<&'static str>,
    /// To their entries of these objects.
    objects: &'static [&'static str],
    /// This action; none: the entries themselves.
    action: Option<Action>,
}

/// What was added since the roles were first shipped, the newest first. Whoever adds to a role adds a step: companies that
/// were there before get it where nobody has changed the role.
const STEPS: [Step; 6] = [
    Step { role: None, objects: &["settlement", "payee"], action: None },
    Step { role: None, objects: &["zone"], action: None },
    Step { role: None, objects: &["appointment", "news"], action: None },
    Step { role: None, objects: &["task"], action: None },
    Step { role: Some("administrator"), objects: &[ANY, "plan"], action: Some(Purge) },
    Step { role: Some("sales_office"), objects: &["view"], action: None },
];

/// How often something was added to the standard roles.
pub const STANDARD_STEPS: usize = STEPS.len();

/// What a standard role granted in older releases, the newest first; as it is now is not among them.
pub fn earlier(role: &StandardRole) -> Vec<Rights> {
    let mut rights = role.rights.clone();
    let mut out = Vec::new();
    for step in STEPS.iter().filter(|step| step.role.is_none_or(|key| key == role.key)) {
        let later = rights.clone();
        for object in step.objects {
            match step.action {
                None => {
                    rights.objects.remove(*object);
                }
                Some(action) => {
                    if let Some(actions) = rights.objects.get_mut(*object) {
                        actions.remove(&action);
                    }
                }
            }
        }
        if rights != later {
            out.push(rights.clone());
        }
    }
    out
}

/// The five standard roles.
pub fn standard_roles() -> Vec<StandardRole> {
    let role = |key, grants: &[Grant]| {
        let objects = grants.iter().map(|(object, actions, scope)| {
            let actions = actions.iter().map(|action| (*action, *scope)).collect::<BTreeMap<_, _>>();
            ((*object).to_owned(), actions)
        });
        StandardRole { key, rights: Rights { objects: objects.collect(), fields: BTreeMap::new() } }
    };
    vec![
        role("administrator", ADMINISTRATOR),
        role("sales_office", SALES_OFFICE),
        role("finance", FINANCE),
        role("manager", MANAGER),
        role("distributor", DISTRIBUTOR),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(role: &str, object: &str, action: Action) -> Scope {
        let roles = standard_roles();
        roles.iter().find(|standard| standard.key == role).unwrap().rights.scope(object, action)
    }

    #[test]
    fn money_moves_only_through_finance() {
        for role in standard_roles() {
            for (object, action) in [("run", Post), ("settlement", Post), ("payee", Update)] {
                let moves = role.rights.scope(object, action) != Scope::None;
                assert_eq!(moves, role.key == "finance", "{} {object}", role.key);
            }
        }
    }

    #[test]
    fn who_administers_or_moves_money_is_signed_out_sooner_under_any_name() {
        for role in standard_roles() {
            let office = ["administrator", "finance"].contains(&role.key);
            assert_eq!(role.rights.is_office(), office, "{}", role.key);
        }
        // One right of them is enough, however near it reaches.
        let alone = |object: &str, action| Rights {
            objects: BTreeMap::from([(object.to_owned(), BTreeMap::from([(action, Scope::Unit)]))]),
            fields: BTreeMap::new(),
        };
        assert!(alone("user", Update).is_office() && alone("run", Post).is_office());
        assert!(!alone("user", Read).is_office() && !alone("run", Read).is_office());
    }

    #[test]
    fn only_the_administrator_empties_the_trash() {
        for role in standard_roles() {
            let purges = role.rights.scope("account", Purge) != Scope::None;
            assert_eq!(purges, role.key == "administrator", "{}", role.key);
        }
        assert_eq!(scope("administrator", "run", Purge), Scope::None);
    }

    #[test]
    fn a_distributor_stays_in_the_own_branch() {
        assert_eq!(scope("distributor", "member", Read), Scope::Downline);
        assert_eq!(scope("distributor", "member", Update), Scope::None);
        assert_eq!(scope("distributor", "employee", Read), Scope::None);
        assert_eq!(scope("distributor", "run", Read), Scope::None);
        assert_eq!(scope("distributor", "earnings", Read), Scope::Own);
    }

    /// The objects a role named when it was first shipped.
    fn check_first(role: &StandardRole, expected: &str) {
        let first = earlier(role).pop().unwrap_or_else(|| role.rights.clone());
        let objects: Vec<&str> = first.objects.keys().map(String::as_str).collect();
        assert_eq!(objects.join(" "), expected, "{}: whoever adds to a role adds a step", role.key);
    }

    #[test]
    fn what_was_added_is_known_back_to_the_first_release() {
        let first = [
            "* earnings ledger plan run transfer",
            "account employee job member network order payment plan product transfer unit",
            "account earnings employee job ledger member network order payment plan product run unit",
            "account earnings employee job member network order payment product transfer unit",
            "account earnings member network order product",
        ];
        for (role, objects) in standard_roles().iter().zip(first) {
            check_first(role, objects);
            let earlier = earlier(role);
            assert!(!earlier.is_empty() && !earlier.contains(&role.rights), "{}", role.key);
            let actions = |rights: &Rights| rights.objects.values().map(BTreeMap::len).sum::<usize>();
            let sizes: Vec<usize> = std::iter::once(&role.rights).chain(&earlier).map(actions).collect();
            assert!(sizes.is_sorted_by(|newer, older| newer > older), "{}: {sizes:?}", role.key);
        }
        let administrator = &standard_roles()[0];
        let before = earlier(administrator).pop().expect("before there was a trash");
        assert_eq!(before.scope("account", Purge), Scope::None);
        assert_eq!(before.scope("plan", Purge), Scope::None);
        assert_eq!(before.scope("plan", Approve), Scope::All);
    }

    #[test]
    fn nobody_imports_plans_or_runs_but_the_administrator_and_runs_nobody() {
        assert_eq!(scope("administrator", "plan", Import), Scope::All);
        assert_eq!(scope("administrator", "run", Import), Scope::None);
        assert_eq!(scope("finance", "plan", Import), Scope::None);
    }
}

//! What a token leaves of its person's rights: never more, and never what only a person may do. Refuses sign-ins, roles,
//! webhooks, decisions and postings whatever the person's rights are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{ANY, Action, Rights, Scope};

/// Objects no token reaches: whoever changes these changes what everybody may do, or, with a webhook, goes on with all
/// rights of its owner when the token is long over.
const PERSONS_ONLY: [&str; 4] = ["privacy", "role", "user", "webhook"];
/// What only a person does: a second person's word, and money.
const DECISIONS: [Action; 2] = [Action::Approve, Action::Post];
/// What reading is.
const READING: [Action; 2] = [Action::Read, Action::Export];

/// A part of a person's rights.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Nothing is changed.
    pub read_only: bool,
    /// Only these objects; none: all of them.
    pub objects: Option<BTreeSet<String>>,
}

impl Limit {
    /// Whether an object can be chosen for a token at all.
    pub fn can_name(object: &str) -> bool {
        object != ANY && !PERSONS_ONLY.contains(&object)
    }

    /// Whether the limit lets the action through.
    pub fn admits(&self, object: &str, action: Action) -> bool {
        !PERSONS_ONLY.contains(&object)
            && !DECISIONS.contains(&action)
            && (!self.read_only || READING.contains(&action))
            && self.objects.as_ref().is_none_or(|objects| objects.contains(object))
    }

    /// What is left of a role's rights.
    #[must_use]
    pub fn narrow(&self, rights: &Rights) -> Rights {
        let mut named: BTreeSet<&str> = rights.objects.keys().map(String::as_str).collect();
        // An own entry replaces the general one whole: only so can a role that grants everything leave these out.
        named.extend(PERSONS_ONLY);
        if let Some(objects) = &self.objects {
            // Without the general entry, what is not named is refused.
            named = objects.iter().map(String::as_str).filter(|object| *object != ANY).collect();
        } else {
            named.insert(ANY);
        }
        let left = |object: &str| -> BTreeMap<Action, Scope> {
            let admitted = Action::ALL.into_iter().filter(|action| self.admits_part(object, *action));
            let scopes = admitted.map(|action| (action, rights.scope(object, action)));
            scopes.filter(|(_, scope)| *scope != Scope::None).collect()
        };
        let objects = named.into_iter().map(|object| (object.to_owned(), left(object))).collect();
        Rights { objects, fields: rights.fields.clone() }
    }

    /// As [`Limit::admits`], the general entry standing for every object that is not named.
    fn admits_part(&self, object: &str, action: Action) -> bool {
        let general = Self { objects: None, ..*self };
        if object == ANY { general.admits(object, action) } else { self.admits(object, action) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard_roles;

    const OBJECTS: [&str; 10] = [
        "account",
        "order",
        "run",
        "plan",
        "role",
        "user",
        "webhook",
        "transfer",
        "x_unheard_of",
        "definition",
    ];

    /// The slow and obvious answer: the person's scope where the limit admits it, nothing elsewhere.
    fn check(limit: &Limit, rights: &Rights) {
        let narrowed = limit.narrow(rights);
        for object in OBJECTS {
            for action in Action::ALL {
                let expected =
                    if limit.admits(object, action) { rights.scope(object, action) } else { Scope::None };
                assert_eq!(narrowed.scope(object, action), expected, "{limit:?} {object} {action:?}");
            }
        }
        assert_eq!(narrowed.fields, rights.fields);
    }

    #[test]
    fn a_token_has_what_its_person_has_and_its_limit_admits() {
        let mut all: Vec<Rights> = standard_roles().into_iter().map(|role| role.rights).collect();
        all.extend([Rights::everything(), Rights::default()]);
        all.extend(Scope::ALL.map(|scope| {
            let actions = Action::ALL.map(|action| (action, scope)).into();
            Rights { objects: [("account".to_owned(), actions)].into(), ..Rights::default() }
        }));
        let sets: [Option<&[&str]>; 5] =
            [None, Some(&[]), Some(&["account"]), Some(&["run", "user", "role"]), Some(&[ANY])];
        for rights in &all {
            for (set, read_only) in sets.iter().flat_map(|set| [(set, true), (set, false)]) {
                let objects = set.map(|set| set.iter().map(|one| (*one).to_owned()).collect());
                check(&Limit { read_only, objects }, rights);
            }
        }
    }

    #[test]
    fn no_limit_lets_decisions_users_or_roles_through() {
        let limit = Limit::default();
        for object in OBJECTS {
            for action in DECISIONS {
                assert!(!limit.admits(object, action), "{object}");
            }
        }
        for object in PERSONS_ONLY {
            assert!(!Limit::can_name(object) && !limit.admits(object, Action::Read));
        }
        assert!(!Limit::can_name(ANY) && Limit::can_name("account"));
    }
}

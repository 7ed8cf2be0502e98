//! Acting for an absent colleague: some of that person's roles, with that person's reach, besides the own ones. Refuses what
//! changes what everybody may do: a deputy never makes rights.

use std::collections::BTreeMap;

use kernel::DeputyId;

use crate::{Principal, Rights};

/// What a deputy never gets: whoever changes these changes what everybody may do.
const NEVER_LENT: [&str; 3] = ["role", "user", "webhook"];

/// In whose place somebody works for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// The entry that allows it.
    pub id: DeputyId,
    /// The absent person with what is lent: never more than that person has now.
    pub absent: Principal,
}

/// What is left of a role's rights where a deputy uses them.
#[must_use]
pub fn lent(rights: &Rights) -> Rights {
    let mut left = rights.clone();
    for object in NEVER_LENT {
        // An empty entry of its own: the general one would count without it.
        left.objects.insert(object.to_owned(), BTreeMap::new());
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Scope, standard_roles};

    #[test]
    fn a_deputy_gets_everything_but_what_makes_rights() {
        let mut all: Vec<Rights> = standard_roles().into_iter().map(|role| role.rights).collect();
        all.extend([Rights::everything(), Rights::default()]);
        all.extend(Scope::ALL.map(|scope| {
            let actions = Action::ALL.map(|action| (action, scope)).into();
            Rights { objects: [("account".to_owned(), actions)].into(), ..Rights::default() }
        }));
        for rights in &all {
            let left = lent(rights);
            for object in ["account", "run", "transfer", "definition", "x_own", "role", "user", "webhook"] {
                for action in Action::ALL {
                    let expected =
                        if NEVER_LENT.contains(&object) { Scope::None } else { rights.scope(object, action) };
                    assert_eq!(left.scope(object, action), expected, "{object} {action:?}");
                }
            }
            assert_eq!(left.fields, rights.fields);
        }
    }
}

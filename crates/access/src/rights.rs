//! The rights of a role as a readable document, and those of several roles together; refuses unknown
//! objects' actions, scopes and shapes when read.

use std::collections::BTreeMap;

use kernel::Problem;
use serde::{Deserialize, Serialize};

use crate::{Action, FieldRight, Scope};

/// Stands for every object in [`Rights::objects`].
pub const ANY: &str = "*";

/// `{"objects": {"account": {"read": "all"}}, "fields": {"member": {"email": "masked"}}}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rights {
    /// Object (or [`ANY`]) → action → scope. What is not named is refused. An object's own entry
    /// replaces the entry of [`ANY`] whole.
    #[serde(default)]
    pub objects: BTreeMap<String, BTreeMap<Action, Scope>>,
    /// Object → field → right. What is not named may be written.
    #[serde(default)]
    pub fields: BTreeMap<String, BTreeMap<String, FieldRight>>,
}

impl Rights {
    /// Everything everywhere: the operator at the machine itself.
    pub fn everything() -> Self {
        let all = Action::ALL.into_iter().map(|action| (action, Scope::All)).collect();
        Self { objects: BTreeMap::from([(ANY.to_owned(), all)]), fields: BTreeMap::new() }
    }

    /// How far an action reaches.
    pub fn scope(&self, object: &str, action: Action) -> Scope {
        let actions = self.objects.get(object).or_else(|| self.objects.get(ANY));
        actions.and_then(|actions| actions.get(&action)).copied().unwrap_or_default()
    }

    /// Whether any action of any object reaches just so far.
    pub fn names(&self, scope: Scope) -> bool {
        self.objects.values().any(|actions| actions.values().any(|one| *one == scope))
    }

    /// The right to a field.
    pub fn field(&self, object: &str, field: &str) -> FieldRight {
        self.fields.get(object).and_then(|fields| fields.get(field)).copied().unwrap_or(FieldRight::Write)
    }

    /// Whether the role administers people or roles, or moves money: whoever has it is signed out sooner. Its rights say so,
    /// not its name: a copy of a role is as strong as the role.
    pub fn is_office(&self) -> bool {
        const HANDLES: [(&str, Action); 8] = [
            ("user", Action::Create),
            ("user", Action::Update),
            ("role", Action::Create),
            ("role", Action::Update),
            ("privacy", Action::Update),
            ("payment", Action::Update),
            ("run", Action::Approve),
            ("run", Action::Post),
        ];
        HANDLES.iter().any(|(object, action)| self.scope(object, *action) != Scope::None)
    }

    /// Refuses a document that names an object that does not exist.
    ///
    /// # Errors
    /// `role-object-unknown` with the object as token.
    pub fn check(&self, known: &[&str]) -> Result<(), Problem> {
        let named = self.objects.keys().chain(self.fields.keys());
        match named.filter(|object| *object != ANY).find(|object| !known.contains(&object.as_str())) {
            Some(object) => Err(Problem::new("role-object-unknown").with("object", object).token(object)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights() -> Rights {
        Rights {
            objects: BTreeMap::from([
                (ANY.into(), BTreeMap::from([(Action::Read, Scope::All)])),
                ("run".into(), BTreeMap::from([(Action::Approve, Scope::All)])),
            ]),
            fields: BTreeMap::from([(
                "member".into(),
                BTreeMap::from([("email".into(), FieldRight::Masked)]),
            )]),
        }
    }

    #[test]
    fn an_objects_own_entry_replaces_the_general_one() {
        let rights = rights();
        assert_eq!(rights.scope("account", Action::Read), Scope::All);
        assert_eq!(rights.scope("account", Action::Update), Scope::None);
        assert_eq!(rights.scope("run", Action::Read), Scope::None);
        assert_eq!(rights.scope("run", Action::Approve), Scope::All);
        assert_eq!(rights.field("member", "email"), FieldRight::Masked);
        assert_eq!(rights.field("member", "name"), FieldRight::Write);
    }

    #[test]
    fn unknown_objects_are_named() {
        assert_eq!(rights().check(&["run", "member"]), Ok(()));
        let problem = rights().check(&["run"]).unwrap_err();
        assert_eq!(
            (problem.code.as_str(), problem.at.token.as_deref()),
            ("role-object-unknown", Some("member"))
        );
    }
}

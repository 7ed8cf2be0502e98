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
        const HANDLES: [(&str, Action); 11] = [
            ("user", Action::Create),
            ("user", Action::Update),
            ("role", Action::Create),
            ("role", Action::Update),
            ("privacy", Action::Update),
            ("payment", Action::Update),
            ("run", Action::Approve),
            ("run", Action::Post),
            ("settlement", Action::Approve),
            ("settlement", Action::Post),
            ("payee", Action::Update),
        ];
        HANDLES.iter().any(|(object, action)| self.scope(object, *action) != Scope::None)
    }

    /// Refuses a document that names an object or a field that does not exist: a misspelt one would leave open what it was to
    /// close. `knows` an object, or a field of an object.
    ///
    /// # Errors
    /// `role-object-unknown` with the object as token, `role-field-unknown` with the field.
    pub fn check(&self, knows: impl Fn(&str, Option<&str>) -> bool) -> Result<(), Problem> {
        let general = self.objects.keys().filter(|object| *object != ANY);
        // Rights to fields are those of one object: nothing would look at an entry for every object.
        if let Some(object) = general.chain(self.fields.keys()).find(|object| !knows(object, None)) {
            return Err(Problem::new("role-object-unknown").with("object", object).token(object));
        }
        let named =
            self.fields.iter().flat_map(|(object, fields)| fields.keys().map(move |field| (object, field)));
        match named.into_iter().find(|(object, field)| !knows(object, Some(field))) {
            Some((object, field)) => Err(Problem::new("role-field-unknown")
                .with("object", object)
                .with("field", field)
                .token(field)),
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
    fn unknown_objects_and_fields_are_named() {
        let known = [("run", None), ("member", None), ("member", Some("email"))];
        let check = |rights: &Rights, but: Option<usize>| {
            let left: Vec<_> = (0..known.len()).filter(|at| Some(*at) != but).map(|at| known[at]).collect();
            let refused = rights.check(|object, field| left.contains(&(object, field))).err();
            refused.map(|problem| (problem.code, problem.at.token.unwrap_or_default()))
        };
        let refusal = |code: &str, token: &str| Some((code.to_owned(), token.to_owned()));
        assert_eq!(check(&rights(), None), None);
        assert_eq!(check(&rights(), Some(0)), refusal("role-object-unknown", "run"));
        assert_eq!(check(&rights(), Some(1)), refusal("role-object-unknown", "member"));
        assert_eq!(check(&rights(), Some(2)), refusal("role-field-unknown", "email"));
        let mut general = rights();
        general.fields.insert(ANY.into(), BTreeMap::new());
        assert_eq!(check(&general, None), refusal("role-object-unknown", ANY), "nothing would look at it");
    }
}

//! What somebody may do, by roles, said so slowly and plainly that it can be read at a glance: no code of the product is asked.
//! It knows the words of scopes and rights, and nothing of how they are carried out.

use std::collections::BTreeMap;

use access::{Action, FieldRight, Rights, Scope};
use uuid::Uuid;

use crate::company::{Row, admits};

/// What a deputy never gets.
const NEVER_LENT: [&str; 3] = ["role", "user", "webhook"];

/// One role at work: whose reach it has, and whether it is lent by an absent colleague.
pub struct Role {
    /// Whose it is.
    pub person: u64,
    /// What it says.
    pub rights: Rights,
    /// Whether an absent colleague lends it.
    pub lent: bool,
}

/// Everything one person may do at the moment.
pub struct Law {
    /// The own and the lent.
    pub roles: Vec<Role>,
}

/// A kind of row by what brings it into somebody's reach, and the scopes that do.
const KINDS: [(&str, &[Scope]); 7] = [
    ("own", &[Scope::Own, Scope::Team, Scope::Downline, Scope::Unit, Scope::Branch, Scope::Zone, Scope::All]),
    ("the team's", &[Scope::Team, Scope::All]),
    ("the downline's", &[Scope::Downline, Scope::All]),
    ("the unit's", &[Scope::Unit, Scope::Branch, Scope::All]),
    ("a unit's below", &[Scope::Branch, Scope::All]),
    ("the zones'", &[Scope::Zone, Scope::All]),
    ("anybody's", &[Scope::All]),
];

impl Role {
    fn scope(&self, object: &str, action: Action) -> Scope {
        if self.lent && NEVER_LENT.contains(&object) {
            return Scope::None;
        }
        let nothing = BTreeMap::new();
        let by_name = self.rights.objects.get(object);
        let general = self.rights.objects.get("*");
        let entry = by_name.or(general).unwrap_or(&nothing);
        entry.get(&action).copied().unwrap_or(Scope::None)
    }

    fn right(&self, object: &str, field: &str) -> FieldRight {
        let fields = self.rights.fields.get(object);
        fields.and_then(|fields| fields.get(field)).copied().unwrap_or(FieldRight::Write)
    }
}

impl Law {
    /// Whether some role grants the action at all.
    pub fn may(&self, object: &str, action: Action) -> bool {
        self.roles.iter().any(|role| role.scope(object, action) != Scope::None)
    }

    /// Whether the row is in reach of the action.
    pub fn reaches(&self, object: &str, action: Action, row: &Row) -> bool {
        self.roles.iter().any(|role| admits(role.scope(object, action), action, role.person, row))
    }

    /// Whether both the row may be read and the action reaches it.
    pub fn works(&self, object: &str, action: Action, row: &Row) -> bool {
        self.reaches(object, Action::Read, row) && self.reaches(object, action, row)
    }

    /// The right to a field for an action: of each kind of row the widest of the roles that reach it, of all kinds the
    /// narrowest, so that no role opens a field on rows of another.
    fn right(&self, object: &str, field: &str, action: Action) -> FieldRight {
        let mut narrowest = None;
        for (_, scopes) in KINDS {
            let mut widest = None;
            for role in &self.roles {
                if scopes.contains(&role.scope(object, action)) {
                    widest = widest.max(Some(role.right(object, field)));
                }
            }
            if let Some(widest) = widest {
                narrowest = Some(narrowest.unwrap_or(widest).min(widest));
            }
        }
        narrowest.unwrap_or(FieldRight::None)
    }

    /// What of a field is shown: nothing, dots, or the value.
    pub fn sight(&self, object: &str, field: &str) -> FieldRight {
        self.right(object, field, Action::Read)
    }

    /// Whether the value is shown and may be asked about.
    pub fn reads(&self, object: &str, field: &str) -> bool {
        self.sight(object, field) >= FieldRight::Read
    }

    /// Whether the action may write it.
    pub fn writes(&self, object: &str, field: &str, action: Action) -> bool {
        self.reads(object, field) && self.right(object, field, action) == FieldRight::Write
    }

    /// What the roles say of one object, for whoever reads of a failure.
    pub fn told(&self, object: &str) -> String {
        let one = |role: &Role| {
            let lent = if role.lent { " (lent)" } else { "" };
            let actions: Vec<String> = Action::ALL
                .iter()
                .filter(|action| role.scope(object, **action) != Scope::None)
                .map(|action| format!("{}:{}", action.as_str(), role.scope(object, *action).as_str()))
                .collect();
            let fields: Vec<String> = role
                .rights
                .fields
                .get(object)
                .into_iter()
                .flatten()
                .map(|(field, right)| format!("{field}={}", right.as_str()))
                .collect();
            format!("  role of person {}{lent}: {} | {}", role.person, actions.join(" "), fields.join(" "))
        };
        self.roles.iter().map(one).collect::<Vec<_>>().join("\n")
    }
}

/// A value that stands in one field of one record and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// Its object.
    pub object: String,
    /// Its record.
    pub record: Uuid,
    /// Its field or part; nothing for what lies at the record itself.
    pub field: String,
}

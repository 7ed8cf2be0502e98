//! Which actions mean something for which object: what a screen offers where rights are given. Refuses nothing; an
//! action that is granted without meaning grants nothing.

use Action::{Approve, Create, Export, Import, Post, Purge, Read, Trash, Update};

use crate::Action;

/// What has rights and is no object of the catalog: a role that grants everything grants these too.
pub const BEYOND_CATALOG: [(&str, &[Action]); 13] = [
    ("audit", &[Read, Export]),
    ("company", &[Read, Update]),
    ("definition", &[Read, Update]),
    ("earnings", &[Read, Export]),
    ("ledger", &[Read, Export]),
    ("network", &[Read]),
    ("payee", &[Read, Update]),
    ("privacy", &[Read, Update, Purge, Export]),
    ("settlement", &[Read, Create, Update, Export, Approve, Post]),
    ("transfer", &[Read, Create, Approve]),
    ("user", &[Read, Create, Update]),
    ("view", &[Create]),
    ("webhook", &[Read, Create, Update, Trash]),
];

/// What people do with records.
const RECORD: &[Action] = &[Read, Create, Update, Trash, Purge, Import, Export];

/// The actions that mean something for an object, in the order of [`Action::ALL`]; `importable`: its rows can come
/// from a file.
pub fn meaningful(object: &str, importable: bool) -> Vec<Action> {
    let known = BEYOND_CATALOG.iter().find(|(key, _)| *key == object).map(|(_, actions)| *actions);
    let actions: &[Action] = match object {
        "run" => &[Read, Create, Export, Approve, Post],
        "plan" => &[Read, Create, Update, Trash, Purge, Export, Approve],
        _ => known.unwrap_or(RECORD),
    };
    actions.iter().copied().filter(|action| *action != Import || importable).collect()
}

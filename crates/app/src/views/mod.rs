//! Saved views of lists: filter, order, columns and grouping under a name, one's own or everybody's. Refuses
//! shared views without the right to share, other people's own views, and fields the caller may not see.

mod check;
mod list;
mod narrow;
mod save;
mod trash;

pub use list::{Views, list};
pub use save::{Change, create, update};
pub use trash::{restore, trash};

use access::{Action, Principal, Scope};
use entity::Object;
use kernel::Problem;
use store::views::View as Row;
use uuid::Uuid;

use crate::records::today;
use crate::{Cx, Error, schema};

/// The object of access decisions: who may `create` it everywhere makes views for everybody.
pub const OBJECT: &str = "view";

/// What a view draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows.
    Table,
    /// Cards in columns by a choice.
    Kanban,
}

impl Kind {
    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Kanban => "kanban",
        }
    }

    /// The kind of that word; an unknown one is a table.
    pub fn of(word: &str) -> Self {
        if word == "kanban" { Self::Kanban } else { Self::Table }
    }
}

/// A view as one person has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub id: Uuid,
    /// The object whose list it shows.
    pub object: String,
    /// Its name.
    pub name: String,
    /// What it draws.
    pub kind: Kind,
    /// Everybody who reads the object has it.
    pub shared: bool,
    /// The caller made it.
    pub own: bool,
    /// The filter as JSON; empty: none.
    pub filter: String,
    /// `name,-created_at`.
    pub sort: String,
    /// `code,name`; empty: the list's own columns.
    pub columns: String,
    /// What it is grouped by.
    pub group: String,
    /// The version to send back with a change.
    pub version: i64,
    /// The caller may change and delete it.
    pub changeable: bool,
    /// Something it asks is left out, because the caller may not see it or it is gone.
    pub narrowed: bool,
}

/// Whether the person may make views for everybody.
fn shares(who: &Principal) -> bool {
    who.scope(OBJECT, Action::Create) == Scope::All
}

fn owns(who: &Principal, row: &Row) -> bool {
    who.user.is_some_and(|user| user.uuid() == row.owner)
}

/// One's own view is one's own; what everybody has is changed only by who may share.
fn changes(who: &Principal, row: &Row) -> bool {
    if row.shared { shares(who) } else { owns(who, row) }
}

/// Refuses to touch what everybody has without the right to share.
fn may_change(who: &Principal, row: &Row, action: Action) -> Result<(), Error> {
    if changes(who, row) {
        return Ok(());
    }
    Err(Error::Forbidden(denied(action)))
}

fn denied(action: Action) -> Problem {
    Problem::new("access-denied").with("object", OBJECT).with("action", action.as_str())
}

/// A view the caller has, with its object; one that is missing, somebody else's own, or of an object the
/// caller may not read looks the same.
async fn find<'w>(
    db: &mut impl store::Read,
    who: &'w Principal,
    id: Uuid,
) -> Result<(Row, &'w Object), Error> {
    let row = store::views::get(db, who.tenant, id).await?.ok_or(Error::NotFound)?;
    if !row.shared && !owns(who, &row) {
        return Err(Error::NotFound);
    }
    let object = schema::visible(who, &row.object).map_err(|_| Error::NotFound)?;
    Ok((row, object))
}

/// The view as the caller has it.
fn shown(cx: &Cx, who: &Principal, object: &Object, row: Row) -> View {
    let own = owns(who, &row);
    let changeable = changes(who, &row);
    let narrow::Narrowed { filter, sort, columns, group, narrowed } =
        narrow::narrow(who, object, &row, &today(cx, who));
    View {
        id: row.id,
        object: row.object,
        name: row.name,
        // Cards without their columns are a table.
        kind: if group.is_empty() { Kind::Table } else { Kind::of(&row.kind) },
        shared: row.shared,
        own,
        filter,
        sort,
        columns,
        group,
        version: row.version,
        changeable,
        narrowed,
    }
}

/// One view as the caller has it now.
async fn one(cx: &Cx, who: &Principal, id: Uuid) -> Result<View, Error> {
    let (row, object) = find(&mut cx.db.read(), who, id).await?;
    Ok(shown(cx, who, object, row))
}

//! Views as JSON, in and out. Filter, sort, columns and group are the texts of a list's address; empty means none.

use app::views::{Change, Kind, View};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What a view draws.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ViewKind {
    /// Rows.
    Table,
    /// Cards in columns by a choice.
    Kanban,
}

impl From<ViewKind> for Kind {
    fn from(kind: ViewKind) -> Self {
        match kind {
            ViewKind::Table => Self::Table,
            ViewKind::Kanban => Self::Kanban,
        }
    }
}

/// A saved view as the caller has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ViewItem {
    /// Its id.
    id: Uuid,
    /// The object whose list it shows.
    object: String,
    /// Its name.
    name: String,
    /// What it draws.
    kind: ViewKind,
    /// Everybody who reads the object has it.
    shared: bool,
    /// The caller made it.
    own: bool,
    /// A filter tree as JSON.
    filter: String,
    /// `name,-created_at`.
    sort: String,
    /// `code,name`; empty: the list's own columns.
    columns: String,
    /// What it is grouped by, such as `status` or `month(ordered_on)`.
    group: String,
    /// The version to send back as `If-Match`.
    version: i64,
    /// The caller may change and delete it.
    changeable: bool,
    /// Something the view asks is left out, because the caller may not see it or it is gone.
    narrowed: bool,
}

impl From<View> for ViewItem {
    fn from(view: View) -> Self {
        Self {
            id: view.id,
            object: view.object,
            name: view.name,
            kind: match view.kind {
                Kind::Table => ViewKind::Table,
                Kind::Kanban => ViewKind::Kanban,
            },
            shared: view.shared,
            own: view.own,
            filter: view.filter,
            sort: view.sort,
            columns: view.columns,
            group: view.group,
            version: view.version,
            changeable: view.changeable,
            narrowed: view.narrowed,
        }
    }
}

/// A view to change; what is absent stays.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewChange {
    /// Its name, 1 to 80 characters.
    name: Option<String>,
    /// What it draws; kanban needs a choice field as its grouping.
    kind: Option<ViewKind>,
    /// For everybody who reads the object; only with the right to share.
    shared: Option<bool>,
    /// A filter tree as JSON.
    filter: Option<String>,
    /// Up to three fields, `-` in front of one that runs down.
    sort: Option<String>,
    /// Fields to show.
    columns: Option<String>,
    /// What it is grouped by.
    group: Option<String>,
}

impl From<ViewChange> for Change {
    fn from(change: ViewChange) -> Self {
        Self {
            name: change.name,
            kind: change.kind.map(Kind::from),
            shared: change.shared,
            filter: change.filter,
            sort: change.sort,
            columns: change.columns,
            group: change.group,
        }
    }
}

/// A view to make.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewNew {
    /// Key of the object whose list it shows.
    pub object: String,
    /// Its name, 1 to 80 characters.
    name: String,
    /// What it draws; a table when absent.
    kind: Option<ViewKind>,
    /// For everybody who reads the object; only with the right to share.
    shared: Option<bool>,
    /// A filter tree as JSON.
    filter: Option<String>,
    /// Up to three fields, `-` in front of one that runs down.
    sort: Option<String>,
    /// Fields to show.
    columns: Option<String>,
    /// What it is grouped by.
    group: Option<String>,
}

impl From<ViewNew> for Change {
    fn from(new: ViewNew) -> Self {
        Self {
            name: Some(new.name),
            kind: new.kind.map(Kind::from),
            shared: new.shared,
            filter: new.filter,
            sort: new.sort,
            columns: new.columns,
            group: new.group,
        }
    }
}

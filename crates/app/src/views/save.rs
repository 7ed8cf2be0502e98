//! Making and changing a view; refuses sharing without the right, stale versions, and changes to what a view
//! asks by somebody who does not see all of it.

use access::{Action, Principal};
use kernel::Problem;
use serde_json::{Value as Json, json};
use store::Tx;
use store::views::View as Row;
use uuid::Uuid;

use super::{Kind, OBJECT, View, check, denied, find, may_change, narrow, one, shares};
use crate::once::Once;
use crate::records::today;
use crate::{Cx, Error, schema, trail};

/// Most views a person makes of one list.
const VIEWS_MAX: i64 = 100;

/// What is to be written; none leaves what was there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub name: Option<String>,
    /// What it draws.
    pub kind: Option<Kind>,
    /// For everybody.
    pub shared: Option<bool>,
    /// The filter as JSON; empty: none.
    pub filter: Option<String>,
    /// `name,-created_at`.
    pub sort: Option<String>,
    /// `code,name`.
    pub columns: Option<String>,
    /// What it is grouped by.
    pub group: Option<String>,
}

impl Change {
    fn apply(&self, row: &mut Row) {
        let set = |to: &mut String, from: &Option<String>| {
            if let Some(text) = from {
                text.trim().clone_into(to);
            }
        };
        set(&mut row.name, &self.name);
        set(&mut row.filter, &self.filter);
        set(&mut row.sort, &self.sort);
        set(&mut row.columns, &self.columns);
        set(&mut row.group, &self.group);
        if let Some(kind) = self.kind {
            kind.as_str().clone_into(&mut row.kind);
        }
        row.shared = self.shared.unwrap_or(row.shared);
    }

    /// Whether it changes what the view asks, not only its name and who has it.
    fn asks(&self) -> bool {
        self.kind.is_some()
            || [&self.filter, &self.sort, &self.columns, &self.group].into_iter().any(Option::is_some)
    }
}

/// Makes a view of an object's list.
///
/// # Errors
/// `access-denied` (also for a shared view without the right to share), `view-too-many`, `view-kanban-group`,
/// and all that a list refuses about filter, sort, columns and grouping.
pub async fn create(
    cx: &Cx,
    who: &Principal,
    key: &str,
    change: &Change,
    once: &Once,
) -> Result<View, Error> {
    let object = schema::visible(who, key)?;
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let mut row = Row {
        id: cx.new_id(),
        object: key.to_owned(),
        owner: user.uuid(),
        shared: false,
        name: String::new(),
        kind: Kind::Table.as_str().to_owned(),
        filter: String::new(),
        sort: String::new(),
        columns: String::new(),
        group: String::new(),
        version: 1,
        deleted_at: None,
    };
    change.apply(&mut row);
    check::name(&row.name)?;
    check::asks(cx, who, object, &row)?;
    if row.shared && !shares(who) {
        return Err(Error::Forbidden(denied(Action::Create)));
    }
    let id = cx
        .db
        .write(async |tx: &mut Tx| -> Result<Uuid, Error> {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            if store::views::count(tx, who.tenant, key, user).await? >= VIEWS_MAX {
                return Err(Error::Conflict(Problem::new("view-too-many").with("max", VIEWS_MAX)));
            }
            store::views::insert(tx, who.tenant, &row, cx.now()).await?;
            trail::note(cx, tx, who, OBJECT, Some(row.id), "create", &diff(None, &row)).await?;
            once.after(cx, tx, who, &row.id).await?;
            Ok(row.id)
        })
        .await?;
    one(cx, who, id).await
}

/// Changes a view from the version the caller has seen.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Stale`], `view-narrowed`, and as [`create`].
pub async fn update(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    version: i64,
    change: &Change,
    once: &Once,
) -> Result<View, Error> {
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let (before, object) = find(tx, who, id).await?;
            if before.deleted_at.is_some() {
                return Err(Error::NotFound);
            }
            may_change(who, &before, Action::Update)?;
            if change.asks() && narrow::narrow(who, object, &before, &today(cx, who)).narrowed {
                // Saving would drop what the caller cannot see, for everybody.
                return Err(Problem::new("view-narrowed").into());
            }
            let mut row = before.clone();
            change.apply(&mut row);
            if row.shared && !shares(who) {
                return Err(Error::Forbidden(denied(Action::Create)));
            }
            check::name(&row.name)?;
            if change.asks() {
                check::asks(cx, who, object, &row)?;
            }
            save(cx, tx, who, &before, row, version).await?;
            once.after(cx, tx, who, &()).await
        })
        .await?;
    one(cx, who, id).await
}

/// Writes the next version of a view with its trail.
pub(super) async fn save(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    before: &Row,
    mut row: Row,
    seen: i64,
) -> Result<(), Error> {
    row.version = before.version + 1;
    if before.version != seen || !store::views::update(tx, who.tenant, &row, seen, cx.now()).await? {
        return Err(Error::Stale { current: before.version });
    }
    let action = match (before.deleted_at, row.deleted_at) {
        (None, Some(_)) => "trash",
        (Some(_), None) => "restore",
        _ => "update",
    };
    trail::note(cx, tx, who, OBJECT, Some(row.id), action, &diff(Some(before), &row)).await
}

fn diff(before: Option<&Row>, after: &Row) -> Json {
    let facts = |row: &Row| {
        [
            ("object", json!(row.object)),
            ("name", json!(row.name)),
            ("kind", json!(row.kind)),
            ("shared", json!(row.shared)),
            ("filter", json!(row.filter)),
            ("sort", json!(row.sort)),
            ("columns", json!(row.columns)),
            ("group", json!(row.group)),
        ]
    };
    let old = before.map(facts);
    let changed = facts(after).into_iter().enumerate().filter_map(|(at, (key, now))| {
        let was = old.as_ref().map_or(Json::Null, |old| old[at].1.clone());
        (was != now).then(|| (key.to_owned(), json!([was, now])))
    });
    Json::Object(changed.collect())
}

//! Moving every reference to a record that lost: fields of all objects, own fields, lines, files, users, saved views. Each record
//! that is changed rises in version, so that nobody's change made over the old state is written unseen. Refuses nothing by
//! rule; what refers is found from the definitions.

use std::collections::{BTreeMap, BTreeSet};

use access::Principal;
use entity::{Field, FieldType, Object};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::{Dialect, Error, Read, Tx, Value, quoted};
use crate::records::{Stamp, custom};

/// Most references one merge moves.
pub const MOVED_MAX: i64 = 20_000;

/// Where references to an object stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The object whose records refer; `user` and `view` beside those of the catalog.
    pub object: String,
    /// The part whose lines refer.
    pub part: Option<String>,
    /// The field.
    pub field: String,
    table: String,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// A column of a record.
    Column(String),
    /// A column of a line.
    Line(String, String),
    /// An own field, named so in `field_index`.
    Own(String),
    /// A field of several links, named so in `field_index`.
    Among(String),
    /// A column of a user.
    User(String),
    /// The text of a view's filter.
    View,
    /// A file or a note at a record of that object.
    At(String),
}

/// Columns of users that name a record: object, column.
const OF_USERS: [(&str, &str); 3] =
    [("member", "member_id"), ("employee", "employee_id"), ("unit", "unit_id")];

/// Every place where records of `object` are referred to.
pub fn places(who: &Principal, object: &Object) -> Vec<Place> {
    let mut out = Vec::new();
    let refers = |field: &&Field| {
        field.kind.is_link() && field.derived.is_none() && field.to.as_deref() == Some(object.key.as_str())
    };
    for other in who.catalog.iter() {
        let place = |part: Option<&str>, field: &Field, table: &str, kind: Kind| Place {
            object: other.key.clone(),
            part: part.map(str::to_owned),
            field: field.key.clone(),
            table: table.to_owned(),
            kind,
        };
        for field in other.fields.iter().filter(refers) {
            let kind = match (field.kind, field.is_custom()) {
                (FieldType::Links, _) => Kind::Among(custom::name(other, field)),
                (_, true) => Kind::Own(custom::name(other, field)),
                (_, false) => Kind::Column(field.column()),
            };
            out.push(place(None, field, &other.table, kind));
        }
        for part in &other.parts {
            for field in part.fields.iter().filter(refers) {
                let kind = Kind::Line(other.table.clone(), field.column());
                out.push(place(Some(&part.key), field, &part.table, kind));
            }
        }
    }
    for (_, column) in OF_USERS.iter().filter(|(key, _)| *key == object.key) {
        out.push(Place {
            object: "user".to_owned(),
            part: None,
            field: (*column).to_owned(),
            table: "app_user".to_owned(),
            kind: Kind::User((*column).to_owned()),
        });
    }
    for beside in ["attachment", "note"] {
        out.push(Place {
            object: beside.to_owned(),
            part: None,
            field: "record".to_owned(),
            table: beside.to_owned(),
            kind: Kind::At(object.key.clone()),
        });
    }
    out.push(Place {
        object: "view".to_owned(),
        part: None,
        field: "filter".to_owned(),
        table: "saved_view".to_owned(),
        kind: Kind::View,
    });
    out
}

/// What was moved at one place, for the way back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The object whose records referred.
    pub object: String,
    /// The part.
    pub part: Option<String>,
    /// The field.
    pub field: String,
    /// To which record they referred.
    pub from: Uuid,
    /// To which they refer since; none for the winner's own reference, which would point to itself.
    pub to: Option<Uuid>,
    /// The records that were changed; lines by their own id.
    pub ids: Vec<Uuid>,
    /// The records those lines belong to.
    pub parents: Vec<Uuid>,
}

impl Moved {
    /// The records whose version rose.
    pub fn records(&self) -> &[Uuid] {
        if self.part.is_some() { &self.parents } else { &self.ids }
    }
}

impl Place {
    /// The ids of what refers to `record`, those of `but` left out, at most one more than may be moved.
    async fn found(
        &self,
        db: &mut impl Read,
        who: &Principal,
        record: Uuid,
        but: &[Uuid],
    ) -> Result<Vec<(Uuid, Uuid)>, Error> {
        let tenant: Value = who.tenant.uuid().into();
        let table = quoted(&self.table)?;
        let (sql, value): (String, Value) = match &self.kind {
            Kind::Column(column) | Kind::User(column) => {
                let column = quoted(column)?;
                (format!("SELECT id, id FROM {table} WHERE tenant_id = $1 AND {column} = $2"), record.into())
            }
            Kind::Line(_, column) => {
                let column = quoted(column)?;
                (
                    format!("SELECT id, parent_id FROM {table} WHERE tenant_id = $1 AND {column} = $2"),
                    record.into(),
                )
            }
            Kind::Own(name) | Kind::Among(name) => (
                format!(
                    "SELECT record_id, record_id FROM field_index WHERE tenant_id = $1 AND txt = $2 AND field = '{name}'"
                ),
                record.to_string().into(),
            ),
            // The key of an object is plain.
            Kind::At(object) => (
                format!(
                    "SELECT id, id FROM {table} WHERE tenant_id = $1 AND record_id = $2 AND object = '{object}'"
                ),
                record.into(),
            ),
            Kind::View => (
                format!("SELECT id, id FROM {table} WHERE tenant_id = $1 AND list_filter LIKE $2"),
                format!("%{record}%").into(),
            ),
        };
        let rows = db.query(&format!("{sql} LIMIT {}", MOVED_MAX + 1), &[tenant, value]).await?;
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            let pair: (Uuid, Uuid) = (row.get(0)?, row.get(1)?);
            if !but.contains(&pair.1) {
                out.push(pair);
            }
        }
        out.sort_unstable();
        Ok(out)
    }

    /// Points the named rows from one record to another, or to none.
    async fn point(
        &self,
        tx: &mut Tx,
        who: &Principal,
        ids: &[Uuid],
        (from, to): (Option<Uuid>, Option<Uuid>),
        stamp: Stamp,
    ) -> Result<(), Error> {
        for page in ids.chunks(500) {
            let mut args: Vec<Value> =
                vec![who.tenant.uuid().into(), stamp.at.into(), stamp.by.into(), to.into()];
            args.extend(page.iter().map(|id| Value::from(*id)));
            let places: Vec<String> = (5..=args.len()).map(|at| format!("${at}")).collect();
            let list = places.join(", ");
            let table = quoted(&self.table)?;
            let stamped = "version = version + 1, updated_at = $2, updated_by = $3";
            match &self.kind {
                Kind::Column(column) => {
                    let column = quoted(column)?;
                    let sql = format!(
                        "UPDATE {table} SET {column} = $4, {stamped} WHERE tenant_id = $1 AND id IN ({list})"
                    );
                    tx.execute(&sql, &args).await?;
                }
                Kind::Line(_, column) => {
                    let column = quoted(column)?;
                    args.drain(1..3);
                    let places: Vec<String> = (3..=args.len()).map(|at| format!("${at}")).collect();
                    let sql = format!(
                        "UPDATE {table} SET {column} = $2 WHERE tenant_id = $1 AND id IN ({})",
                        places.join(", ")
                    );
                    tx.execute(&sql, &args).await?;
                }
                Kind::Own(name) => self.point_own(tx, who, page, name, to, stamp).await?,
                Kind::Among(name) => {
                    for id in page {
                        self.point_among(tx, who, *id, name, (from, to), stamp).await?;
                    }
                }
                Kind::User(column) => {
                    let column = quoted(column)?;
                    args.drain(1..3);
                    let places: Vec<String> = (3..=args.len()).map(|at| format!("${at}")).collect();
                    let sql = format!(
                        "UPDATE {table} SET {column} = $2, version = version + 1 WHERE tenant_id = $1 AND id IN ({})",
                        places.join(", ")
                    );
                    tx.execute(&sql, &args).await?;
                }
                Kind::At(_) => {
                    args.drain(1..3);
                    let places: Vec<String> = (3..=args.len()).map(|at| format!("${at}")).collect();
                    let sql = format!(
                        "UPDATE {table} SET record_id = $2 WHERE tenant_id = $1 AND id IN ({})",
                        places.join(", ")
                    );
                    tx.execute(&sql, &args).await?;
                }
                Kind::View => {
                    let (Some(from), Some(to)) = (from, to) else { continue };
                    for id in page {
                        let args = [
                            who.tenant.uuid().into(),
                            (*id).into(),
                            from.to_string().into(),
                            to.to_string().into(),
                            stamp.at.into(),
                        ];
                        let sql = "UPDATE saved_view SET list_filter = replace(list_filter, $3, $4), version = version + 1, \
                                   updated_at = $5 WHERE tenant_id = $1 AND id = $2";
                        tx.execute(sql, &args).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Exchanges one of a record's links.
    async fn point_among(
        &self,
        tx: &mut Tx,
        who: &Principal,
        id: Uuid,
        name: &str,
        (from, to): (Option<Uuid>, Option<Uuid>),
        stamp: Stamp,
    ) -> Result<(), Error> {
        let tenant: Value = who.tenant.uuid().into();
        let table = quoted(&self.table)?;
        // The key of a field is plain.
        let sql = format!("SELECT custom ->> '{}' FROM {table} WHERE tenant_id = $1 AND id = $2", self.field);
        let Some(row) = tx.query_opt(&sql, &[tenant.clone(), id.into()]).await? else { return Ok(()) };
        let ids = exchanged(&row.get::<Option<String>>(0)?.unwrap_or_default(), from, to);
        let text: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        let patch = serde_json::json!({ &self.field: (!text.is_empty()).then(|| text.join(", ")) });
        let set = match tx.dialect() {
            Dialect::Sqlite => "custom = json_patch(custom, $4)",
            Dialect::Postgres => "custom = jsonb_strip_nulls(custom || $4)",
        };
        let sql = format!(
            "UPDATE {table} SET {set}, version = version + 1, updated_at = $2, updated_by = $3 WHERE tenant_id = $1 AND id = $5"
        );
        let args =
            [tenant.clone(), stamp.at.into(), stamp.by.into(), Value::Json(patch.to_string()), id.into()];
        tx.execute(&sql, &args).await?;
        let sql = "DELETE FROM field_index WHERE tenant_id = $1 AND record_id = $2 AND field = $3";
        tx.execute(sql, &[tenant.clone(), id.into(), name.into()]).await?;
        let sql = "INSERT INTO field_index (tenant_id, record_id, field, n, txt) VALUES ($1, $2, $3, $4, $5)";
        for (n, text) in text.into_iter().enumerate() {
            tx.execute(sql, &[tenant.clone(), id.into(), name.into(), (n as i64).into(), text.into()])
                .await?;
        }
        Ok(())
    }

    async fn point_own(
        &self,
        tx: &mut Tx,
        who: &Principal,
        ids: &[Uuid],
        name: &str,
        to: Option<Uuid>,
        stamp: Stamp,
    ) -> Result<(), Error> {
        let patch = serde_json::json!({ &self.field: to });
        let set = match tx.dialect() {
            Dialect::Sqlite => "custom = json_patch(custom, $4)",
            Dialect::Postgres => "custom = jsonb_strip_nulls(custom || $4)",
        };
        let mut args: Vec<Value> =
            vec![who.tenant.uuid().into(), stamp.at.into(), stamp.by.into(), Value::Json(patch.to_string())];
        args.extend(ids.iter().map(|id| Value::from(*id)));
        let places: Vec<String> = (5..=args.len()).map(|at| format!("${at}")).collect();
        let sql = format!(
            "UPDATE {} SET {set}, version = version + 1, updated_at = $2, updated_by = $3 WHERE tenant_id = $1 AND id IN ({})",
            quoted(&self.table)?,
            places.join(", ")
        );
        tx.execute(&sql, &args).await?;
        let mut args: Vec<Value> = vec![who.tenant.uuid().into(), name.into()];
        args.extend(ids.iter().map(|id| Value::from(*id)));
        let places: Vec<String> = (3..=args.len()).map(|at| format!("${at}")).collect();
        let condition = format!("tenant_id = $1 AND field = $2 AND record_id IN ({})", places.join(", "));
        let Some(to) = to else {
            tx.execute(&format!("DELETE FROM field_index WHERE {condition}"), &args).await?;
            return Ok(());
        };
        args.push(to.to_string().into());
        let at = args.len();
        // A reference that no second record may have stays one: the database refuses two.
        let sql = format!(
            "UPDATE field_index SET txt = ${at}, uniq = CASE WHEN uniq IS NULL THEN NULL ELSE ${at} END WHERE {condition}"
        );
        tx.execute(&sql, &args).await?;
        Ok(())
    }
}

/// The links with one in place of another: added at the end where none is given up, left out where none takes its place or the
/// other one is there already.
fn exchanged(links: &str, from: Option<Uuid>, to: Option<Uuid>) -> Vec<Uuid> {
    let ids = links.split(", ").filter_map(|id| Uuid::parse_str(id).ok());
    let there: Vec<Uuid> = ids.collect();
    let mut out: Vec<Uuid> = Vec::with_capacity(there.len() + 1);
    for id in there {
        let id = if Some(id) == from { to } else { Some(id) };
        out.extend(id.filter(|id| !out.contains(id)));
    }
    if from.is_none() {
        out.extend(to.filter(|id| !out.contains(id)));
    }
    out
}

/// How many references to `records` there are, by the object whose records refer; those of the records among themselves are
/// left out.
pub async fn count(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    records: &[Uuid],
    all: &[Uuid],
) -> Result<BTreeMap<String, i64>, Error> {
    let mut out = BTreeMap::new();
    for place in places(who, object) {
        for record in records {
            let but = if place.object == object.key { all } else { &[] };
            let found = place.found(db, who, *record, but).await?.len() as i64;
            if found > 0 {
                *out.entry(place.object.clone()).or_insert(0) += found;
            }
        }
    }
    Ok(out)
}

/// Moves every reference from a record that lost to the winner. Those of the `losers` stay as they are; where the winner
/// itself refers, its reference is emptied.
pub async fn move_to(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    losers: &[Uuid],
    loser: Uuid,
    winner: Uuid,
    stamp: Stamp,
) -> Result<Vec<Moved>, Error> {
    let mut out = Vec::new();
    for place in places(who, object) {
        let but = if place.object == object.key { losers } else { &[] };
        let found = place.found(tx, who, loser, but).await?;
        // Where the winner is among the links already, the loser only goes.
        let double: Vec<(Uuid, Uuid)> = match &place.kind {
            Kind::Among(_) => place.found(tx, who, winner, but).await?,
            _ => Vec::new(),
        };
        let own = |pair: &&(Uuid, Uuid)| {
            double.contains(pair) || (place.object == object.key && place.part.is_none() && pair.1 == winner)
        };
        for (to, pairs) in [
            (Some(winner), found.iter().filter(|pair| !own(pair)).copied().collect::<Vec<_>>()),
            (None, found.iter().filter(own).copied().collect()),
        ] {
            if pairs.is_empty() {
                continue;
            }
            let ids: Vec<Uuid> = pairs.iter().map(|(id, _)| *id).collect();
            place.point(tx, who, &ids, (Some(loser), to), stamp).await?;
            let mut parents = Vec::new();
            if let Kind::Line(table, _) = &place.kind {
                parents =
                    pairs.iter().map(|(_, parent)| *parent).collect::<BTreeSet<_>>().into_iter().collect();
                raise(tx, who, table, &parents, stamp).await?;
            }
            let Place { object, part, field, .. } = place.clone();
            out.push(Moved { object, part, field, from: loser, to, ids, parents });
        }
    }
    Ok(out)
}

/// Points back what was moved. The caller has seen that nothing was changed since.
pub async fn move_back(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    moved: &[Moved],
    stamp: Stamp,
) -> Result<(), Error> {
    let places = places(who, object);
    for one in moved.iter().rev() {
        let same = |place: &&Place| {
            (&place.object, &place.part, &place.field) == (&one.object, &one.part, &one.field)
        };
        let Some(place) = places.iter().find(same) else { continue };
        place.point(tx, who, &one.ids, (one.to, Some(one.from)), stamp).await?;
        if let Kind::Line(table, _) = &place.kind {
            raise(tx, who, table, &one.parents, stamp).await?;
        }
    }
    Ok(())
}

/// Records whose lines changed rise in version.
async fn raise(tx: &mut Tx, who: &Principal, table: &str, ids: &[Uuid], stamp: Stamp) -> Result<(), Error> {
    for page in ids.chunks(500) {
        let mut args: Vec<Value> = vec![who.tenant.uuid().into(), stamp.at.into(), stamp.by.into()];
        args.extend(page.iter().map(|id| Value::from(*id)));
        let places: Vec<String> = (4..=args.len()).map(|at| format!("${at}")).collect();
        let sql = format!(
            "UPDATE {} SET version = version + 1, updated_at = $2, updated_by = $3 WHERE tenant_id = $1 AND id IN ({})",
            quoted(table)?,
            places.join(", ")
        );
        tx.execute(&sql, &args).await?;
    }
    Ok(())
}

/// The versions that moved records have now, by object and record; a record that is gone is absent.
pub async fn versions(
    db: &mut impl Read,
    who: &Principal,
    moved: &[Moved],
) -> Result<BTreeMap<String, BTreeMap<Uuid, i64>>, Error> {
    let mut wanted: BTreeMap<&str, BTreeSet<Uuid>> = BTreeMap::new();
    for one in moved {
        wanted.entry(one.object.as_str()).or_default().extend(one.records());
    }
    let mut out: BTreeMap<String, BTreeMap<Uuid, i64>> = BTreeMap::new();
    for (key, ids) in wanted {
        let table = match key {
            "user" => "app_user",
            "view" => "saved_view",
            // Where a file or a note lies is all a merge changes of it; what it says may change meanwhile.
            "attachment" | "note" => continue,
            other => match who.catalog.get(other) {
                Some(object) => &object.table,
                None => continue,
            },
        };
        let ids: Vec<Uuid> = ids.into_iter().collect();
        for page in ids.chunks(500) {
            let mut args: Vec<Value> = vec![who.tenant.uuid().into()];
            args.extend(page.iter().map(|id| Value::from(*id)));
            let places: Vec<String> = (2..=args.len()).map(|at| format!("${at}")).collect();
            let sql = format!(
                "SELECT id, version FROM {} WHERE tenant_id = $1 AND id IN ({})",
                quoted(table)?,
                places.join(", ")
            );
            for row in db.query(&sql, &args).await? {
                out.entry(key.to_owned()).or_default().insert(row.get(0)?, row.get(1)?);
            }
        }
    }
    Ok(out)
}

//! The order of a list by the names of the records that a link leads to. A record out of the person's sight, in the trash, or of
//! which the person may not read the name counts as none: nobody learns from an order what it is called. See decision 0285.

use access::{Action, Predicate, Principal};
use entity::{Field, FieldType, FieldValue, Object};
use kernel::RecordId;

use super::custom;
use super::sql::{self, Sql};
use crate::db::{Dialect, Error, Read, quoted};

/// One link whose names give an order.
#[derive(Clone)]
pub(super) struct Linked<'o> {
    who: &'o Principal,
    field: &'o Field,
    target: &'o Object,
    dialect: Dialect,
    /// What the linked records are called in the statement.
    alias: String,
}

impl<'o> Linked<'o> {
    /// None where the person reads the name of no record there.
    pub fn new(who: &'o Principal, dialect: Dialect, field: &'o Field, at: usize) -> Option<Self> {
        let target = who.catalog.get(field.to.as_deref()?)?;
        let reads = who.field(&target.key, &target.name).reads();
        let any = !who.predicate(&target.key, Action::Read).is_nothing();
        (field.kind == FieldType::Reference && reads && any).then(|| Self {
            who,
            field,
            target,
            dialect,
            alias: format!("l{at}"),
        })
    }

    /// What the order is by.
    pub fn column(&self) -> String {
        format!("{}.name_key", self.alias)
    }

    /// The linked records in sight as the source of rows, and what else they must be.
    fn source(&self, build: &mut Sql, all: bool) -> Result<(String, String), Error> {
        let (table, alias) = (quoted(&self.target.table)?, &self.alias);
        let predicate = self.who.predicate(&self.target.key, Action::Read);
        if predicate == Predicate::All {
            let alive = format!("{alias}.tenant_id = $1 AND {alias}.deleted_at IS NULL");
            return Ok((format!("{table} {alias}"), alive));
        }
        let scope = sql::scope(build, self.target, &predicate)?;
        let scope = if all { scope.all } else { scope.rows };
        let seen = format!(
            "(SELECT t.id, t.name_key FROM {table} t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND {scope}) {alias}"
        );
        Ok((seen, "1 = 1".to_owned()))
    }

    /// The id that the record `t` holds. That of an own field is mirrored as text.
    fn id(&self) -> Result<String, Error> {
        if !self.field.is_aside() {
            return Ok(format!("t.{}", quoted(&self.field.column())?));
        }
        let mirrored = format!("{}m.txt", self.alias);
        Ok(match self.dialect {
            Dialect::Postgres => format!("CAST({mirrored} AS uuid)"),
            Dialect::Sqlite => format!("unhex(replace({mirrored}, '-', ''))"),
        })
    }

    /// The join that gives the names; an inner one where only records with a name are wanted.
    pub fn join(&self, build: &mut Sql, object: &Object, inner: bool) -> Result<String, Error> {
        let kind = if inner { "JOIN" } else { "LEFT JOIN" };
        let mirrored = match self.field.is_aside() {
            true => custom::join(build, object, self.field, &format!("{}m", self.alias), inner),
            false => String::new(),
        };
        let (source, be) = self.source(build, true)?;
        Ok(format!("{mirrored} {kind} {source} ON {}.id = {} AND {be}", self.alias, self.id()?))
    }

    /// The tables of a statement about records with a name alone, so that SQLite walks the names in their order and is done when
    /// a page is full: it would gather and sort all records instead. None where that cannot be.
    pub fn lead(&self, build: &mut Sql, table: &str) -> Result<Option<(String, String)>, Error> {
        if self.dialect == Dialect::Postgres || self.field.is_aside() {
            return Ok(None);
        }
        let (source, be) = self.source(build, false)?;
        let on = format!("{be} AND {}.id = {}", self.alias, self.id()?);
        Ok(Some((format!("{source} CROSS JOIN {table} t"), on)))
    }

    /// The condition that the record `t` leads to none with a name.
    pub fn without(&self, build: &mut Sql) -> Result<String, Error> {
        let (source, be) = self.source(build, false)?;
        let (alias, id) = (&self.alias, self.id()?);
        Ok(format!("NOT EXISTS (SELECT 1 FROM {source} WHERE {alias}.id = {id} AND {be})"))
    }

    /// The name by which a record stands in the order; none for one that leads to nobody in sight.
    pub async fn name(&self, db: &mut impl Read, value: Option<&FieldValue>) -> Result<FieldValue, Error> {
        let Some(FieldValue::Ref(id)) = value else { return Ok(FieldValue::Empty) };
        let mut build = Sql::new(self.who.tenant);
        let (source, be) = self.source(&mut build, false)?;
        let place = build.bind(RecordId::uuid(*id));
        let text =
            format!("SELECT {} FROM {source} WHERE {}.id = {place} AND {be}", self.column(), self.alias);
        let row = db.query_opt(&text, &build.args).await?;
        row.map_or(Ok(FieldValue::Empty), |row| Ok(FieldValue::Text(row.get(0)?)))
    }
}

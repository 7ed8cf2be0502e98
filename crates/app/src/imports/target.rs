//! What a mapping is aimed at: an object, the person's rights, and how its rows are planned and
//! written. Planning reads and decides; writing only carries out what was planned.

use std::sync::Arc;

use access::Principal;
use entity::{FieldType, Object};
use jiff::Timestamp;
use kernel::Problem;
use store::imports::rows;
use store::{Tx, network};
use uuid::Uuid;

use super::catalog;
use super::mapping::{Compiled, Mapping};
use super::plan::{Memory, Plan, Rejection};
use super::sheet::{Item, Mapped};
use crate::{Cx, Error};

/// An object as the goal of an import.
pub struct Target<'a> {
    pub(super) cx: &'a Cx,
    pub(super) who: &'a Principal,
    pub(super) object: &'a Arc<Object>,
    pub(super) mapping: &'a Mapping,
    /// Currency of amounts that say none.
    pub(super) currency: String,
    known: Vec<String>,
    compiled: Option<Compiled>,
}

/// New records of standard objects are written in this order.
const WRITTEN: [&str; 4] = ["account", "member", "product", "order"];

/// Why a plan could not be written as it was made.
#[derive(Debug)]
pub(super) enum NotWritten {
    /// Somebody else changed or made one of the records meanwhile: plan the chunk again.
    Overtaken,
    /// A fault.
    Fault(Error),
}

impl From<store::Error> for NotWritten {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unique { .. } => Self::Overtaken,
            // A month was posted since the chunk was planned: the new plan names the rows.
            store::Error::Refused(problem) if problem.code == "period-closed" => Self::Overtaken,
            other => Self::Fault(other.into()),
        }
    }
}

impl<'a> Target<'a> {
    /// The goal of a mapping, in the person's rights.
    ///
    /// # Errors
    /// An object that cannot be imported.
    pub async fn new(cx: &'a Cx, who: &'a Principal, mapping: &'a Mapping) -> Result<Self, Error> {
        let object = catalog::importable(who, &mapping.object)?;
        let fields = catalog::fields(cx, who, &mapping.object)?;
        let currency = crate::company::get(cx, who.tenant).await?.currency;
        let known = fields.into_iter().map(|field| field.key).collect();
        Ok(Self { cx, who, object, mapping, currency, known, compiled: None })
    }

    /// The fields a mapping may fill.
    #[must_use]
    pub fn known(&self) -> Vec<&str> {
        self.known.iter().map(String::as_str).collect()
    }

    /// Whether several rows with one code are one record.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        self.object.key == "order"
    }

    /// Takes the mapping as it was checked against the file.
    ///
    /// # Errors
    /// `import-object-unsupported` for a relation that cannot be created along the way.
    pub fn aim(mut self, compiled: &Compiled) -> Result<Self, Error> {
        let creatable: &[&str] = if self.object.key == "order" { &["account"] } else { &[] };
        if let Some(name) =
            self.mapping.options.create.iter().find(|name| !creatable.contains(&name.as_str()))
        {
            return Err(Problem::new("import-object-unsupported")
                .field("mapping/options/create")
                .token(name)
                .into());
        }
        self.compiled = Some(compiled.clone());
        Ok(self)
    }

    pub(super) fn place(&self, field: &str) -> Option<usize> {
        self.compiled.as_ref()?.place(field)
    }

    pub(super) fn column_of(&self, field: &str) -> String {
        self.compiled.as_ref().map(|compiled| compiled.column_of(field).to_owned()).unwrap_or_default()
    }

    pub(super) fn cell<'r>(&self, row: &'r Mapped, field: &str) -> Option<&'r str> {
        self.place(field).map(|place| row.values[place].trim()).filter(|cell| !cell.is_empty())
    }

    /// Who imports.
    pub(super) fn actor(&self) -> Option<Uuid> {
        self.who.user.map(kernel::UserId::uuid)
    }

    /// Whose new records are.
    pub(super) fn owner(&self) -> Option<Uuid> {
        self.who.keeper().0.map(kernel::UserId::uuid)
    }

    pub(super) fn unit(&self) -> Option<Uuid> {
        self.who.keeper().1.map(kernel::UnitId::uuid)
    }

    /// Works out what a chunk would change; writes nothing.
    pub(super) async fn plan(&self, items: &[Item], memory: &Memory) -> Result<Plan, Error> {
        let mut plan = Plan::default();
        let mut records: Vec<(&str, &[Mapped])> = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Item::Record { code, rows } => match too_long(code) {
                    None => records.push((code, rows)),
                    Some(problem) => {
                        for row in rows {
                            plan.reject(
                                Rejection::of(&problem, row.line, &self.column_of("code")),
                                &row.cells,
                            );
                        }
                    }
                },
                Item::Refused { refusal, cells } => plan.reject(refusal.clone().into(), cells),
            }
        }
        match self.object.key.as_str() {
            "order" => self.plan_orders(&records, memory, &mut plan).await?,
            "member" => self.plan_members(&records, memory, &mut plan).await?,
            _ => self.plan_plain(&records, memory, &mut plan).await?,
        }
        Ok(plan)
    }

    /// Carries out a plan, in the chunk's transaction.
    pub(super) async fn write(&self, tx: &mut Tx, plan: &Plan, now: Timestamp) -> Result<(), NotWritten> {
        let tenant = self.who.tenant;
        // Customers first: orders of the same chunk point to them.
        let own = self.object.is_custom().then_some(self.object.key.as_str());
        for key in WRITTEN.into_iter().chain(own) {
            let new = plan.new.iter().filter(|(other, _)| *other == key);
            let rows: Vec<_> = new.map(|(_, row)| row.clone()).collect();
            if let (Some(object), false) = (self.who.catalog.get(key), rows.is_empty()) {
                rows::insert(tx, tenant, object, &rows, self.actor(), now).await?;
            }
        }
        for change in &plan.changes {
            let done = rows::update(
                tx,
                tenant,
                &change.object,
                change.id,
                change.version,
                &change.changed,
                &change.whole,
                self.actor(),
                now,
            );
            if !done.await? {
                return Err(NotWritten::Overtaken);
            }
            if let (Some(lines), Some(part)) = (&change.lines, change.object.part("lines")) {
                rows::delete_lines(tx, tenant, part, change.id).await?;
                rows::insert_lines(tx, tenant, part, lines).await?;
            }
        }
        if let Some(part) = self.object.part("lines") {
            rows::insert_lines(tx, tenant, part, &plan.lines).await?;
        }
        store::sales::insert(tx, tenant, &plan.sales).await?;
        for (order, status) in &plan.returned {
            rows::set_status(tx, tenant, "sales_order", *order, status, self.actor(), now).await?;
        }
        self.write_network(tx, plan, now).await
    }

    /// New members take their places; changes of standing are dated today.
    async fn write_network(&self, tx: &mut Tx, plan: &Plan, now: Timestamp) -> Result<(), NotWritten> {
        let tenant = self.who.tenant;
        for one in &plan.enrolments {
            self.enrol(tx, one).await?;
        }
        for (member, status) in &plan.standings {
            let change = network::StatusChange {
                id: self.cx.new_id(),
                member: *member,
                status: status.clone(),
                from: now.to_zoned(jiff::tz::TimeZone::UTC).date(),
                reason: "import".to_owned(),
                actor: self.actor(),
                at: now,
            };
            network::record_status(tx, tenant, &change).await?;
        }
        let changed: Vec<Uuid> = plan.standings.iter().map(|(member, _)| *member).collect();
        let new = plan.enrolments.iter().map(|one| one.member);
        let touched: Vec<Uuid> = changed.into_iter().chain(new).collect();
        Ok(network::touch(tx, tenant, &touched).await?)
    }

    async fn enrol(&self, tx: &mut Tx, one: &super::plan::Enrolment) -> Result<(), NotWritten> {
        let tenant = self.who.tenant;
        let kind = network::TreeKind::Sponsor;
        network::enrol(tx, tenant, kind, one.member, one.sponsor, None, one.joined).await.map_err(fault)?;
        let kind = network::TreeKind::Placement;
        network::enrol(tx, tenant, kind, one.member, one.placement, one.slot, one.joined)
            .await
            .map_err(fault)?;
        Ok(())
    }
}

fn fault(error: network::Error) -> NotWritten {
    match error {
        network::Error::Db(error) => NotWritten::from(error),
        // Somebody took the slot, or moved the parent, since the chunk was planned.
        network::Error::Refused { .. } | network::Error::Moved => NotWritten::Overtaken,
    }
}

/// A code longer than a person would write, or with characters nobody can see.
fn too_long(code: &str) -> Option<Problem> {
    const CODE_CHARS: usize = 60;
    if code.chars().count() > CODE_CHARS {
        return Some(Problem::new("import-text-long").with("max", CODE_CHARS));
    }
    let field = entity::Field { kind: FieldType::Text, ..entity::object("account")?.field("code")?.clone() };
    entity::FieldValue::read(&field, code).err()
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;

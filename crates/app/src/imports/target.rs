//! What a mapping is aimed at: an object, the person's rights, and how its rows are planned and
//! written. Planning reads and decides; writing only carries out what was planned.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use access::Principal;
use entity::{FieldType, FieldValue, Object};
use jiff::Timestamp;
use kernel::Problem;
use store::imports::checks;
use store::imports::rows::{self, NewRow};
use store::sales::SaleRow;
use store::{Tx, network};
use uuid::Uuid;

use super::catalog;
use super::mapping::{Compiled, Mapping};
use super::plan::{Memory, Plan, Rejection};
use super::sheet::{Item, Kind, Mapped};
use crate::{Cx, Error};

/// An object as the goal of an import.
pub struct Target<'a> {
    pub(super) cx: &'a Cx,
    pub(super) who: &'a Principal,
    pub(super) object: &'a Arc<Object>,
    pub(super) mapping: &'a Mapping,
    /// Currency of amounts that say none.
    pub(super) currency: String,
    /// Where numbers are at home whose row and record say no country.
    pub(super) country: Option<String>,
    /// The company's day.
    pub(super) today: jiff::civil::Date,
    /// Members that the file itself says to be inactive.
    pub(super) inactive: HashSet<String>,
    /// The words of choices in the person's language, with their keys, by field.
    pub(super) choices: HashMap<String, HashMap<String, String>>,
    known: Vec<String>,
    compiled: Option<Compiled>,
}

/// Why a plan could not be written as it was made.
#[derive(Debug)]
pub(super) enum NotWritten {
    /// Somebody else changed or made one of the records meanwhile: plan the chunk again.
    Overtaken,
    /// A fault.
    Fault(Error),
}

/// What a write finds that the plan looked at before: a month that was posted, a value that was taken, a circle that was
/// closed by somebody else.
const OVERTAKEN: [&str; 3] = ["period-closed", "field-taken", "record-circle"];

impl From<store::Error> for NotWritten {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unique { .. } => Self::Overtaken,
            // Something else was written since the chunk was planned: the new plan names the rows.
            store::Error::Refused(problem) if OVERTAKEN.contains(&problem.code.as_str()) => Self::Overtaken,
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
        let country = crate::records::phones::company(cx, who).await?;
        let known = fields.into_iter().map(|field| field.key).collect();
        let today = crate::network::today(cx, who).await?;
        let inactive = HashSet::new();
        let choices = catalog::choices(cx, who, object);
        Ok(Self {
            cx,
            who,
            object,
            mapping,
            currency,
            country,
            today,
            inactive,
            choices,
            known,
            compiled: None,
        })
    }

    /// The fields a mapping may fill.
    #[must_use]
    pub fn known(&self) -> Vec<&str> {
        self.known.iter().map(String::as_str).collect()
    }

    /// What its rows are like.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind { grouped: self.object.key == "order", numbered: self.object.series().is_some() }
    }

    /// Where the values of a row name records of the same object that have to be there before it.
    pub(super) fn above(&self) -> Vec<usize> {
        let own = super::checks::upward(self.object).map(|field| field.key.as_str());
        let placed = if self.object.key == "member" { &["sponsor", "placement"][..] } else { &[] };
        own.chain(placed.iter().copied()).filter_map(|field| self.place(field)).collect()
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

    /// Notes which members the file says to be inactive.
    pub(super) fn learn_inactive(&mut self, items: &[Item]) {
        let Some(place) = self.place("status").filter(|_| self.object.key == "member") else { return };
        for item in items {
            if let Item::Record { code, rows } = item
                && rows.first().is_some_and(|row| row.values[place].trim().eq_ignore_ascii_case("inactive"))
            {
                self.inactive.insert(code.clone());
            }
        }
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
                Item::Record { code, rows } if code.is_empty() => records.push(("", rows)),
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
        // In one order, so that two imports never wait for each other.
        let mut returned: Vec<_> = plan.seen.iter().collect();
        returned.sort_by_key(|seen| seen.order.uuid());
        for seen in returned {
            if checks::hold_returns(tx, tenant, seen.order, seen.sale).await? != seen.back {
                return Err(NotWritten::Overtaken);
            }
        }
        let numbered = self.write_new(tx, plan, now).await?;
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
            if let (Some(lines), Some(part)) = (&change.lines, self.part()) {
                rows::delete_lines(tx, tenant, part, change.id).await?;
                rows::insert_lines(tx, tenant, part, &lines.new).await?;
            }
        }
        if let Some(part) = self.part() {
            rows::insert_lines(tx, tenant, part, &plan.lines).await?;
        }
        let mut reached: Vec<Uuid> = plan.lines.iter().map(|line| line.parent).collect();
        reached.extend(plan.changes.iter().filter(|change| change.lines.is_some()).map(|change| change.id));
        rows::reached(tx, tenant, self.object, reached).await?;
        store::sales::insert(tx, tenant, &named(&plan.sales, &numbered)).await?;
        for (order, status) in &plan.returned {
            rows::set_status(tx, tenant, "sales_order", *order, status, self.actor(), now).await?;
        }
        self.write_network(tx, plan, now).await
    }

    /// The part a file may fill.
    fn part(&self) -> Option<&entity::Part> {
        self.object.filled_part()
    }

    /// Writes the new records; gives the codes of those that the file has none for.
    async fn write_new(
        &self,
        tx: &mut Tx,
        plan: &Plan,
        now: Timestamp,
    ) -> Result<HashMap<Uuid, String>, NotWritten> {
        let mut kinds: Vec<&str> = Vec::new();
        for (key, _) in &plan.new {
            if !kinds.contains(&key.as_str()) {
                kinds.push(key);
            }
        }
        // What is made along the way comes first: records of the same chunk point to it.
        kinds.sort_by_key(|key| *key == self.object.key);
        let mut numbered = HashMap::new();
        for key in kinds {
            let object = self.who.catalog.get(key);
            let object =
                object.ok_or_else(|| NotWritten::Fault(Error::internal("an import of no object")))?;
            let new = plan.new.iter().filter(|(other, _)| other == key);
            let mut rows: Vec<NewRow> = new.map(|(_, row)| row.clone()).collect();
            self.number(tx, object, &mut rows, &mut numbered, now).await?;
            rows::insert(tx, self.who.tenant, object, &rows, self.actor(), now).await?;
        }
        Ok(numbered)
    }

    /// Rows without a code get the next numbers of their series, past those that others of the rows bring; numbered own fields
    /// get theirs.
    async fn number(
        &self,
        tx: &mut Tx,
        object: &Object,
        rows: &mut [NewRow],
        numbered: &mut HashMap<Uuid, String>,
        now: Timestamp,
    ) -> Result<(), store::Error> {
        let tenant = self.who.tenant;
        let own = rows.iter_mut().map(|row| &mut row.values);
        store::records::number_own(tx, tenant, object, own, now).await?;
        let Some((name, series)) = object.series() else { return Ok(()) };
        let series = store::series::running(tx, tenant, name, series, now).await?;
        let code =
            |row: &NewRow| row.values.get("code").filter(|code| !code.is_empty()).map(FieldValue::to_text);
        let brought: HashSet<String> = rows.iter().filter_map(code).collect();
        for row in rows.iter_mut().filter(|row| code(row).is_none()) {
            let next = loop {
                let next = store::records::next_code(tx, tenant, object, &series).await?;
                if !brought.contains(&next) {
                    break next;
                }
            };
            row.values.insert("code".to_owned(), FieldValue::Text(next.clone()));
            numbered.insert(row.id, next);
        }
        Ok(())
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

/// Sales under the codes of their orders, where those got them only now.
fn named<'s>(sales: &'s [SaleRow], numbered: &HashMap<Uuid, String>) -> Cow<'s, [SaleRow]> {
    let code = |sale: &SaleRow| sale.order.and_then(|order| numbered.get(&order.uuid())).cloned();
    if sales.iter().all(|sale| code(sale).is_none()) {
        return Cow::Borrowed(sales);
    }
    sales
        .iter()
        .map(|sale| SaleRow { code: code(sale).unwrap_or_else(|| sale.code.clone()), ..sale.clone() })
        .collect()
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

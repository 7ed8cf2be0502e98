//! Rows of orders: standing together under one code they are the lines of one order. A confirmed
//! order becomes a sale in the same transaction. Refuses to touch an order that is confirmed or cancelled.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use access::Action;
use entity::{FieldValue, Values};
use kernel::{Date, Period, Problem, RecordId};
use store::imports::rows::{Found, NewLine, NewRow};
use store::sales::SaleRow;
use uuid::Uuid;

use super::cells;
use super::plain::{References, changed, complete, diff};
use super::plan::{Change, Lines, Memory, Plan, Rejection, Seen, Verdict};
use super::refusal::Refusal;
use super::sheet::Mapped;
use super::target::Target;
use crate::Error;
use crate::orders::{self, Draft};

/// What the rows of a chunk are compared with.
pub(super) struct Known {
    existing: HashMap<String, Found>,
    /// What of them stays whatever a row says.
    stays: HashMap<String, Values>,
    lines: HashMap<Uuid, Vec<(Uuid, Values)>>,
    pub references: References,
    /// The sales that rows take back, by the codes of their orders.
    pub sales: HashMap<String, SaleRow>,
    /// What took them back before, earlier rows of the chunk included.
    pub back: HashMap<String, Vec<SaleRow>>,
    /// The same as it stood when the chunk was planned.
    pub seen: HashMap<String, Seen>,
    /// Codes that sales have.
    pub taken: HashSet<String>,
    pub closed: Vec<Period>,
}

/// Refuses a sale in a month whose commissions are posted.
pub(super) fn still_open(closed: &[Period], day: Date) -> Result<(), Problem> {
    match closed.iter().find(|period| period.contains(day)) {
        None => Ok(()),
        Some(period) => Err(Problem::new("period-closed").with("period", period).field("ordered_on")),
    }
}

impl Target<'_> {
    /// Plans a chunk of orders.
    pub(super) async fn plan_orders(
        &self,
        records: &[(&str, &[Mapped])],
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<(), Error> {
        let mut known = self.known_orders(records).await?;
        let mut made: HashMap<String, Found> = HashMap::new();
        for (code, rows) in records {
            let found = known.existing.get(*code);
            let done = if let Some(found) = found
                && !found.reachable
            {
                let problem = Problem::new("import-out-of-scope").with("code", code);
                Err(Rejection::of(&problem, rows[0].line, &self.column_of("code")))
            } else if self.cell(&rows[0], "returns").is_some() {
                self.plan_return(code, rows, &mut known, memory, plan)
            } else {
                self.plan_order(code, rows, &known, memory, &mut made, plan).await?
            };
            match done {
                Ok(verdict) => plan.take(verdict, rows.len()),
                Err(rejection) => plan.reject_all(rejection, rows),
            }
        }
        Ok(())
    }

    async fn known_orders(&self, records: &[(&str, &[Mapped])]) -> Result<Known, Error> {
        let tenant = self.who.tenant;
        let existing = self.existing(records).await?;
        let stays = self.stays(&existing).await?;
        let ids: Vec<Uuid> = existing.values().map(|found| found.id).collect();
        let db = &mut self.cx.db.read();
        let mut lines = HashMap::new();
        let mut references = self.references(&self.object.fields, "", records).await?;
        if let Some(part) = self.object.part("lines") {
            lines = store::imports::rows::lines(db, tenant, part, &ids).await?;
            references.extend(self.references(&part.fields, "line.", records).await?);
        }
        let codes: Vec<&str> =
            records.iter().map(|(code, _)| *code).filter(|code| !code.is_empty()).collect();
        let taken = store::imports::checks::sales(db, tenant, &codes).await?;
        let closed = store::runs::record::closed(db, tenant).await?;
        let (sales, back, seen) = self.originals(records).await?;
        Ok(Known { existing, stays, lines, references, sales, back, seen, taken, closed })
    }

    async fn plan_order(
        &self,
        code: &str,
        rows: &[Mapped],
        known: &Known,
        memory: &Memory,
        made: &mut HashMap<String, Found>,
        plan: &mut Plan,
    ) -> Result<Result<Verdict, Rejection>, Error> {
        let head = &rows[0];
        let draft = match self.draft(code, rows, known, memory, made, plan) {
            Ok(draft) => draft,
            Err(rejection) => return Ok(Err(rejection)),
        };
        let done = match known.existing.get(code) {
            None if memory.knows("order", code) => Ok(Verdict::Unchanged),
            None => self.new_order(draft, known, memory, plan).await?,
            Some(found) => {
                let empty = Vec::new();
                let stand = known.lines.get(&found.id).unwrap_or(&empty);
                self.same_or_changed(code, (found, stand), draft, known, memory, plan).await?
            }
        };
        Ok(done.map_err(|problem| self.rejection(&problem, head)))
    }

    /// An order as its rows say it.
    fn draft(
        &self,
        code: &str,
        rows: &[Mapped],
        known: &Known,
        memory: &Memory,
        made: &mut HashMap<String, Found>,
        plan: &mut Plan,
    ) -> Result<Draft, Rejection> {
        self.heads_agree(rows)?;
        let head = &rows[0];
        let mut values = self.head_values((code, head), known, memory, made, plan)?;
        let at_head = |problem: Problem| self.rejection(&problem, head);
        complete(self.object, &mut values).map_err(at_head)?;
        let currency = values.get("currency").map(FieldValue::to_text).unwrap_or_default();
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            lines.push(self.line_values(row, known, memory, &currency)?);
        }
        Draft::new(values, lines).map_err(at_head)
    }

    fn rejection(&self, problem: &Problem, row: &Mapped) -> Rejection {
        let field = problem.at.field.clone().unwrap_or_else(|| "code".to_owned());
        Rejection::of(problem, row.line, &self.column_of(field.rsplit('/').next().unwrap_or(&field)))
    }

    /// Every row of an order says the same about the order itself, or nothing.
    pub(super) fn heads_agree(&self, rows: &[Mapped]) -> Result<(), Rejection> {
        let Some((first, others)) = rows.split_first() else { return Ok(()) };
        for field in self.known().into_iter().filter(|field| !field.starts_with("line.")) {
            let Some(place) = self.place(field) else { continue };
            let said = first.values[place].trim();
            let differs =
                |row: &&Mapped| !matches!(row.values[place].trim(), "") && row.values[place].trim() != said;
            if let Some(row) = others.iter().find(differs) {
                return Err(Refusal::row("import-header-differs", row.line)
                    .in_column(&self.column_of(field))
                    .with("field", field)
                    .with("first", first.line)
                    .into());
            }
        }
        Ok(())
    }

    fn head_values(
        &self,
        (order, row): (&str, &Mapped),
        known: &Known,
        memory: &Memory,
        made: &mut HashMap<String, Found>,
        plan: &mut Plan,
    ) -> Result<Values, Rejection> {
        if let Some(code) = self.cell(row, "account")
            && self.mapping.options.create.iter().any(|name| name == "account")
            && !known.references.get("account").is_some_and(|accounts| accounts.contains_key(code))
            && !made.contains_key(code)
            && !memory.knows("account", code)
        {
            let account =
                self.new_account(code, row, known).map_err(|problem| self.rejection(&problem, row))?;
            plan.new.push((
                "account".to_owned(),
                NewRow {
                    id: account.id,
                    owner: self.owner(),
                    unit: self.unit(),
                    values: account.values.clone(),
                },
            ));
            made.insert(code.to_owned(), account);
        }
        let mut values = Values::new();
        for field in &self.object.fields {
            let new = self.cell(row, &field.key).and_then(|cell| made.get(cell));
            let value = match new.filter(|_| field.key == "account") {
                Some(account) => Some(FieldValue::Ref(RecordId::from_uuid(account.id))),
                None => {
                    let stays = known.stays.get(order);
                    self.value(field, row, &known.references, memory, &self.currency, stays)?
                }
            };
            if let Some(value) = value {
                values.insert(field.key.clone(), value);
            }
        }
        // Whose sale it is stands with the customer where the row does not say.
        if values.get("member").is_none_or(FieldValue::is_empty)
            && let Some(code) = self.cell(row, "account")
            && let Some(account) = known.references.get("account").and_then(|a| a.get(code))
            && let Some(member) = account.values.get("member").filter(|member| !member.is_empty())
        {
            values.insert("member".to_owned(), member.clone());
        }
        values.entry("currency".to_owned()).or_insert_with(|| FieldValue::Text(self.currency.clone()));
        Ok(values)
    }

    /// A customer known by the code alone.
    fn new_account(&self, code: &str, row: &Mapped, known: &Known) -> Result<Found, Problem> {
        self.who.require("account", Action::Create)?;
        let object =
            self.who.catalog.get("account").ok_or_else(|| Problem::new("import-object-unsupported"))?;
        let mut values = Values::new();
        for key in ["code", "name"] {
            let field = object.field(key).ok_or_else(|| Problem::new("import-object-unsupported"))?;
            values.insert(key.to_owned(), FieldValue::read(field, code)?);
        }
        if let Some(member) = self.cell(row, "member")
            && let Some(found) = known.references.get("member").and_then(|members| members.get(member))
        {
            values.insert("member".to_owned(), FieldValue::Ref(RecordId::from_uuid(found.id)));
        }
        complete(object, &mut values)?;
        let (id, owner, unit) = (self.cx.new_id(), self.owner(), self.unit());
        Ok(Found { id, version: 1, reachable: true, owner, unit, values })
    }

    fn line_values(
        &self,
        row: &Mapped,
        known: &Known,
        memory: &Memory,
        currency: &str,
    ) -> Result<Values, Rejection> {
        let Some(part) = self.object.part("lines") else { return Ok(Values::new()) };
        let mut values = Values::new();
        for field in &part.fields {
            let key = format!("line.{}", field.key);
            let Some(cell) = self.cell(row, &key) else { continue };
            let value = match field.kind {
                entity::FieldType::Reference => self.reference(field, cell, &known.references, memory),
                _ => cells::read(field, cell, &self.mapping.file, currency, &self.who.language),
            };
            let value = value.map_err(|p| Rejection::of(&p, row.line, &self.column_of(&key)))?;
            values.insert(field.key.clone(), value);
        }
        let product =
            self.cell(row, "line.product").and_then(|code| known.references.get("product")?.get(code));
        let amount = self.cell(row, "line.amount");
        orders::fill_line(
            &mut values,
            product.map(|p| &p.values),
            amount,
            currency,
            self.mapping.file.decimal,
        )
        .map_err(|problem| {
            let field = problem.at.field.clone().unwrap_or_else(|| "amount".to_owned());
            Rejection::of(&problem, row.line, &self.column_of(&format!("line.{field}")))
        })?;
        Ok(values)
    }

    async fn new_order(
        &self,
        mut draft: Draft,
        known: &Known,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<Verdict, Problem>, Error> {
        if let Err(problem) = self.who.require("order", Action::Create) {
            return Ok(Err(problem));
        }
        let id = self.cx.new_id();
        let ids: Vec<Uuid> = draft.lines.iter().map(|_| self.cx.new_id()).collect();
        let sale = match self.confirm(self.mapping.options.confirm, &mut draft, id, &ids, known) {
            Ok(sale) => sale,
            Err(problem) => return Ok(Err(problem)),
        };
        if let Err(problem) = self.check_new(id, &draft.values, memory, plan).await? {
            return Ok(Err(problem));
        }
        plan.sales.extend(sale);
        plan.lines.extend(new_lines(id, &ids, draft.lines));
        let row = NewRow { id, owner: self.owner(), unit: self.unit(), values: draft.values };
        plan.new.push(("order".to_owned(), row));
        Ok(Ok(Verdict::Created))
    }

    /// The sale of an order that the import confirms; none where it leaves drafts.
    fn confirm(
        &self,
        confirms: bool,
        draft: &mut Draft,
        order: Uuid,
        lines: &[Uuid],
        known: &Known,
    ) -> Result<Option<SaleRow>, Problem> {
        if !confirms {
            return Ok(None);
        }
        let actor = super::actor(self.who);
        let sale = orders::confirm(draft, order, lines, self.cx.new_id(), actor, self.cx.now())?;
        if known.taken.contains(&sale.code) {
            // A sale that takes another one back has this code.
            return Err(Problem::new("field-taken").with("field", "code").field("code"));
        }
        still_open(&known.closed, sale.sold_on).map(|()| Some(sale))
    }

    /// An order that exists: the same, or a draft that changes, or refused.
    async fn same_or_changed(
        &self,
        code: &str,
        (found, stand): (&Found, &[(Uuid, Values)]),
        mut draft: Draft,
        known: &Known,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<Verdict, Problem>, Error> {
        let is_draft = found.values.get("status").is_none_or(|status| status.to_text() == "draft");
        let same_lines = orders::same_lines(&draft.lines, stand.iter().map(|(_, values)| values));
        let mapped = |key: &String| self.place(key).is_some();
        let said: Values =
            draft.values.iter().filter(|(k, _)| mapped(k)).map(|(k, v)| (k.clone(), v.clone())).collect();
        let same = same_lines && changed(found, said).is_empty();
        let confirms = self.mapping.options.confirm && is_draft;
        if same && !confirms {
            return Ok(Ok(Verdict::Unchanged));
        }
        if !is_draft {
            return Ok(Err(Problem::new("import-order-final").with("code", code)));
        }
        let mut ids: Vec<Uuid> = stand.iter().map(|(id, _)| *id).collect();
        if !same_lines {
            ids = draft.lines.iter().map(|_| self.cx.new_id()).collect();
        }
        let sale = match self.confirm(confirms, &mut draft, found.id, &ids, known) {
            Ok(sale) => sale,
            Err(problem) => return Ok(Err(problem)),
        };
        let mut whole = found.values.clone();
        whole.extend(draft.values.clone());
        let changed = changed(found, draft.values);
        if let Err(problem) = self.check_change(found, &changed, &whole, memory, plan).await? {
            return Ok(Err(problem));
        }
        plan.sales.extend(sale);
        plan.changes.push(Change {
            action: if confirms { "confirm" } else { "update" },
            diff: diff(found, &changed),
            object: Arc::clone(self.object),
            id: found.id,
            version: found.version,
            changed,
            whole,
            // A confirmed order's lines say what the sale says.
            lines: (confirms || !same_lines)
                .then(|| Lines { new: new_lines(found.id, &ids, draft.lines), former: stand.to_vec() }),
        });
        Ok(Ok(Verdict::Updated))
    }
}

fn new_lines(parent: Uuid, ids: &[Uuid], lines: Vec<Values>) -> Vec<NewLine> {
    let numbered = ids.iter().zip(lines).zip(1i64..);
    numbered.map(|((id, values), line)| NewLine { id: *id, parent, line, values }).collect()
}

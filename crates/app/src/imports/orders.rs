//! Rows of orders: standing together under one code they are the lines of one order. A confirmed
//! order becomes a sale in the same transaction; a row that names what it `returns` takes back (a part
//! of) an earlier sale. Refuses to touch an order that is confirmed or cancelled.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use access::Action;
use entity::{FieldValue, Values};
use kernel::{Date, Period, Problem, RecordId};
use serde_json::json;
use store::imports::rows::{Found, NewLine, NewRow};
use store::sales::SaleRow;
use uuid::Uuid;

use super::cells;
use super::plain::{References, changed, complete, diff};
use super::plan::{Change, Memory, Plan, Rejection, Verdict};
use super::refusal::Refusal;
use super::sheet::Mapped;
use super::target::Target;
use crate::Error;
use crate::orders::{self, Draft};

/// What the rows of a chunk are compared with.
struct Known {
    existing: HashMap<String, Found>,
    /// What of them stays whatever a row says.
    stays: HashMap<String, Values>,
    lines: HashMap<Uuid, Vec<(Uuid, Values)>>,
    references: References,
    sales: HashMap<String, SaleRow>,
    back: HashMap<String, Vec<SaleRow>>,
    closed: Vec<Period>,
}

/// Refuses a sale in a month whose commissions are posted.
fn still_open(closed: &[Period], day: Date) -> Result<(), Problem> {
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
                self.plan_order(code, rows, &known, memory, &mut made, plan)
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
        let (mut sales, mut back) = (HashMap::new(), HashMap::new());
        let named: HashSet<&str> =
            records.iter().filter_map(|(_, rows)| self.cell(&rows[0], "returns")).collect();
        for code in named {
            if let Some(sale) = store::sales::by_code(db, tenant, code).await? {
                back.insert(code.to_owned(), store::sales::taken_back(db, tenant, sale.id).await?);
                sales.insert(code.to_owned(), sale);
            }
        }
        let closed = store::runs::record::closed(db, tenant).await?;
        Ok(Known { existing, stays, lines, references, sales, back, closed })
    }

    fn plan_order(
        &self,
        code: &str,
        rows: &[Mapped],
        known: &Known,
        memory: &Memory,
        made: &mut HashMap<String, Found>,
        plan: &mut Plan,
    ) -> Result<Verdict, Rejection> {
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
        let draft = Draft::new(values, lines).map_err(at_head)?;
        let found = known.existing.get(code);
        match found {
            None if memory.knows("order", code) => Ok(Verdict::Unchanged),
            None => self.new_order(draft, known, plan).map_err(at_head),
            Some(found) => {
                let empty = Vec::new();
                let stand = known.lines.get(&found.id).unwrap_or(&empty);
                self.same_or_changed(code, (found, stand), draft, known, plan).map_err(at_head)
            }
        }
    }

    fn rejection(&self, problem: &Problem, row: &Mapped) -> Rejection {
        let field = problem.at.field.clone().unwrap_or_else(|| "code".to_owned());
        Rejection::of(problem, row.line, &self.column_of(field.rsplit('/').next().unwrap_or(&field)))
    }

    /// Every row of an order says the same about the order itself, or nothing.
    fn heads_agree(&self, rows: &[Mapped]) -> Result<(), Rejection> {
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
                    let stays = known.stays.get(order).and_then(|stays| stays.get(&field.key));
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
        Ok(Found { id: self.cx.new_id(), version: 1, reachable: true, values })
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
                _ => cells::read(field, cell, &self.mapping.file, currency),
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

    fn new_order(&self, mut draft: Draft, known: &Known, plan: &mut Plan) -> Result<Verdict, Problem> {
        self.who.require("order", Action::Create)?;
        let id = self.cx.new_id();
        let ids: Vec<Uuid> = draft.lines.iter().map(|_| self.cx.new_id()).collect();
        if self.mapping.options.confirm {
            plan.sales.push(self.confirm(&mut draft, id, &ids, known)?);
        }
        plan.lines.extend(new_lines(id, &ids, draft.lines));
        let row = NewRow { id, owner: self.owner(), unit: self.unit(), values: draft.values };
        plan.new.push(("order".to_owned(), row));
        Ok(Verdict::Created)
    }

    fn confirm(
        &self,
        draft: &mut Draft,
        order: Uuid,
        lines: &[Uuid],
        known: &Known,
    ) -> Result<SaleRow, Problem> {
        let actor = super::actor(self.who);
        let sale = orders::confirm(draft, order, lines, self.cx.new_id(), actor, self.cx.now())?;
        still_open(&known.closed, sale.sold_on).map(|()| sale)
    }

    /// An order that exists: the same, or a draft that changes, or refused.
    fn same_or_changed(
        &self,
        code: &str,
        (found, stand): (&Found, &[(Uuid, Values)]),
        mut draft: Draft,
        known: &Known,
        plan: &mut Plan,
    ) -> Result<Verdict, Problem> {
        let is_draft = found.values.get("status").is_none_or(|status| status.to_text() == "draft");
        let same_lines = orders::same_lines(&draft.lines, stand.iter().map(|(_, values)| values));
        let mapped = |key: &String| self.place(key).is_some();
        let said: Values =
            draft.values.iter().filter(|(k, _)| mapped(k)).map(|(k, v)| (k.clone(), v.clone())).collect();
        let same = same_lines && changed(found, said).is_empty();
        let confirms = self.mapping.options.confirm && is_draft;
        if same && !confirms {
            return Ok(Verdict::Unchanged);
        }
        if !is_draft {
            return Err(Problem::new("import-order-final").with("code", code));
        }
        let mut ids: Vec<Uuid> = stand.iter().map(|(id, _)| *id).collect();
        if !same_lines {
            ids = draft.lines.iter().map(|_| self.cx.new_id()).collect();
        }
        if confirms {
            plan.sales.push(self.confirm(&mut draft, found.id, &ids, known)?);
        }
        let mut whole = found.values.clone();
        whole.extend(draft.values.clone());
        let changed = changed(found, draft.values);
        plan.changes.push(Change {
            action: if confirms { "confirm" } else { "update" },
            diff: diff(found, &changed),
            object: Arc::clone(self.object),
            id: found.id,
            version: found.version,
            changed,
            whole,
            lines: Some(new_lines(found.id, &ids, draft.lines)),
        });
        Ok(Verdict::Updated)
    }

    /// Rows that take back units of an earlier sale, line by line of the same product.
    fn plan_return(
        &self,
        code: &str,
        rows: &[Mapped],
        known: &mut Known,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Verdict, Rejection> {
        self.heads_agree(rows)?;
        let head = &rows[0];
        let original = self.cell(head, "returns").unwrap_or_default().to_owned();
        let at_head = |problem: Problem| Rejection::of(&problem, head.line, &self.column_of("returns"));
        let planned = plan.sales.iter().find(|sale| sale.code == original).cloned();
        let Some(sale) = planned.or_else(|| known.sales.get(&original).cloned()) else {
            if memory.knows("order", &original) {
                return Ok(Verdict::Created);
            }
            return Err(at_head(Problem::new("order-return-unknown").with("code", original)));
        };
        self.who.require("order", Action::Update).map_err(at_head)?;
        let before = known.back.entry(original.clone()).or_default();
        if before.iter().any(|back| back.code == code) {
            return Ok(Verdict::Unchanged);
        }
        let on = self.return_day(head)?;
        still_open(&known.closed, on)
            .map_err(|p| Rejection::of(&p, head.line, &self.column_of("ordered_on")))?;
        let mut wanted: BTreeMap<Option<Uuid>, i64> = BTreeMap::new();
        for row in rows {
            let product =
                self.cell(row, "line.product").and_then(|c| known.references.get("product")?.get(c));
            *wanted.entry(product.map(|p| p.id)).or_default() += self.units(row)?;
        }
        let actor = super::actor(self.who);
        let back =
            orders::take_back(&sale, before, &wanted, code, on, self.cx.new_id(), actor, self.cx.now())
                .map_err(at_head)?;
        if let Some(order) = sale.order {
            let amount = kernel::Money::from_minor(back.amount, back.currency).decimal();
            let said = json!({ "return": [null, code], "amount": [null, amount], "currency": [null, back.currency.code()] });
            plan.notes.push((order.uuid(), "return", said));
        }
        before.push(back.clone());
        plan.note_returned(&sale, before);
        plan.sales.push(back);
        Ok(Verdict::Created)
    }

    fn return_day(&self, row: &Mapped) -> Result<Date, Rejection> {
        let field = self.object.field("ordered_on");
        let cell = self.cell(row, "ordered_on").unwrap_or_default();
        let day = field.map(|field| cells::read(field, cell, &self.mapping.file, &self.currency));
        let day = day.unwrap_or(Ok(FieldValue::Empty)).map(|value| value.to_text());
        let at = |problem: Problem| Rejection::of(&problem, row.line, &self.column_of("ordered_on"));
        day.map_err(at)?.parse().map_err(|_| at(Problem::new("field-required")))
    }

    /// Whole units of a row; one where it does not say.
    fn units(&self, row: &Mapped) -> Result<i64, Rejection> {
        let Some(cell) = self.cell(row, "line.quantity") else { return Ok(1) };
        let number = super::values::decimal(cell, self.mapping.file.decimal);
        number.and_then(|number| number.parse().ok()).filter(|units| *units > 0).ok_or_else(|| {
            let problem = Problem::new("import-number").with("value", cell);
            Rejection::of(&problem, row.line, &self.column_of("line.quantity"))
        })
    }
}

fn new_lines(parent: Uuid, ids: &[Uuid], lines: Vec<Values>) -> Vec<NewLine> {
    let numbered = ids.iter().zip(lines).zip(1i64..);
    numbered.map(|((id, values), line)| NewLine { id: *id, parent, line, values }).collect()
}

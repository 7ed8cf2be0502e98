//! Rows of orders that name what they `returns`: they take back (a part of) the sale of an earlier order. Refuses an order
//! that the person may not change like one that does not exist, and more than is left of a sale.

use std::collections::{BTreeMap, HashMap, HashSet};

use access::Action;
use entity::FieldValue;
use kernel::{Date, OrderId, Problem};
use serde_json::json;
use store::sales::SaleRow;
use uuid::Uuid;

use super::cells;
use super::orders::{Known, still_open};
use super::plan::{Memory, Plan, Rejection, Seen, Verdict};
use super::refusal::Refusal;
use super::sheet::Mapped;
use super::target::Target;
use crate::{Error, orders};

/// The sales that are taken back, what took them back before, and the same as it has to be found when it is written.
type Originals = (HashMap<String, SaleRow>, HashMap<String, Vec<SaleRow>>, HashMap<String, Seen>);

impl Target<'_> {
    /// The sales of the orders that rows take back, of those the person may change.
    pub(super) async fn originals(&self, records: &[(&str, &[Mapped])]) -> Result<Originals, Error> {
        let named: HashSet<&str> =
            records.iter().filter_map(|(_, rows)| self.cell(&rows[0], "returns")).collect();
        let mut named: Vec<&str> = named.into_iter().collect();
        named.sort_unstable();
        let (tenant, db) = (self.who.tenant, &mut self.cx.db.read());
        let found = self.changeable(db, &named).await?;
        let (mut sales, mut back, mut seen) = Originals::default();
        for code in named {
            let Some(order) = found.get(code).filter(|order| order.reachable) else { continue };
            let order = OrderId::from_uuid(order.id);
            let Some(sale) = store::sales::of_order(db, tenant, order).await? else { continue };
            let before = store::sales::taken_back(db, tenant, sale.id).await?;
            let known = before.iter().map(|one| one.id).collect();
            seen.insert(code.to_owned(), Seen { order, sale: sale.id, back: known });
            back.insert(code.to_owned(), before);
            sales.insert(code.to_owned(), sale);
        }
        Ok((sales, back, seen))
    }

    /// Rows that take back units of an earlier sale, line by line of the same product.
    pub(super) fn plan_return(
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
        self.who.require("order", Action::Update).map_err(at_head)?;
        if code.is_empty() {
            // Without a code of its own nobody could tell whether it was taken back already.
            return Err(Refusal::row("import-code-missing", head.line)
                .in_column(&self.column_of("code"))
                .into());
        }
        let planned = plan.sales.iter().find(|sale| sale.order.is_some() && sale.code == original).cloned();
        let Some(sale) = planned.or_else(|| known.sales.get(&original).cloned()) else {
            if memory.knows("order", &original) {
                return Ok(Verdict::Created);
            }
            return Err(at_head(Problem::new("order-return-unknown").with("code", original)));
        };
        let before = known.back.entry(original.clone()).or_default();
        if before.iter().any(|back| back.code == code) {
            return Ok(Verdict::Unchanged);
        }
        if known.taken.contains(code) {
            let problem = Problem::new("field-taken").with("field", "code");
            return Err(Rejection::of(&problem, head.line, &self.column_of("code")));
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
        if let Some(seen) = known.seen.remove(&original) {
            plan.seen.push(seen);
        }
        plan.note_returned(&sale, before);
        plan.sales.push(back);
        Ok(Verdict::Created)
    }

    fn return_day(&self, row: &Mapped) -> Result<Date, Rejection> {
        let field = self.object.field("ordered_on");
        let cell = self.cell(row, "ordered_on").unwrap_or_default();
        let language = &self.who.language;
        let day = field.map(|field| cells::read(field, cell, &self.mapping.file, &self.currency, language));
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

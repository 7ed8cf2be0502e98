//! `confirm` and `cancel` of an order: the only ways from a draft to a sale and back out of it.
//! Refuses a second confirmation, a stale version, and cancelling without a reason.

use std::collections::BTreeMap;

use access::{Action, Principal};
use commerce::{OrderEvent, OrderState};
use entity::{FieldValue, Object, Values};
use kernel::{OrderId, Problem};
use serde_json::json;
use store::Tx;
use store::records::{Change, Line, Record};
use store::sales::SaleRow;
use uuid::Uuid;

use super::{Draft, confirm, take_back};
use crate::once::Once;
use crate::records::{RecordView, finish, stamp};
use crate::{Cx, Error, trail};

/// The longest reason that is kept.
const REASON_CHARS: usize = 500;

fn object(who: &Principal) -> Result<&Object, Error> {
    who.catalog.get("order").map(|object| &**object).ok_or(Error::NotFound)
}

/// Turns a draft into an immutable sale, with its totals worked out anew.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Stale`], `order-final`, `field-taken` for the code of another sale, everything
/// [`commerce::price`] refuses.
pub async fn confirm_order(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    version: i64,
    once: &Once,
) -> Result<RecordView, Error> {
    let object = object(who)?;
    who.require("order", Action::Update)?;
    let (sale_id, now, actor) = (cx.new_id(), cx.now(), crate::jobs::actor(who));
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let record = load(tx, who, object, id, version).await?;
            let lines = record.parts.get("lines").cloned().unwrap_or_default();
            let ids: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
            if status(&record) != OrderState::Draft {
                return Err(Error::Conflict(Problem::new("order-final")));
            }
            let mut draft = Draft::new(record.values.clone(), lines.into_iter().map(|line| line.values).collect())?;
            let sale = confirm(&mut draft, id, &ids, sale_id, actor, now)?;
            let diff = json!({ "status": ["draft", "confirmed"], "sale": sale.id.to_string(), "amount": sale.amount });
            let lines = ids.into_iter().zip(draft.lines).map(|(id, values)| Line { id, values }).collect();
            let change = Change { values: managed(draft.values), parts: [("lines".to_owned(), lines)].into() };
            let after = save(cx, tx, who, object, &record, &change).await?;
            store::sales::insert(tx, who.tenant, &[sale]).await.map_err(taken)?;
            trail::note(cx, tx, who, "order", Some(id), "confirm", &diff).await?;
            finish(cx, tx, who, object, after, once).await
        })
        .await
}

/// Gives up a draft, or takes back the whole sale of a confirmed order; the reason stands in the
/// history.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Stale`], `order-reason-missing`, `order-final`.
pub async fn cancel_order(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    version: i64,
    reason: &str,
    once: &Once,
) -> Result<RecordView, Error> {
    let object = object(who)?;
    who.require("order", Action::Update)?;
    let reason: String = reason.trim().chars().take(REASON_CHARS).collect();
    if reason.is_empty() {
        return Err(Problem::new("order-reason-missing").field("reason").into());
    }
    let sale_id = cx.new_id();
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let record = load(tx, who, object, id, version).await?;
            let old = status(&record);
            let new =
                old.after(OrderEvent::Cancel).map_err(|_| Error::Conflict(Problem::new("order-final")))?;
            let mut diff = json!({ "status": [old.as_str(), new.as_str()], "reason": reason });
            if old == OrderState::Confirmed {
                let back = whole_back(cx, tx, who, OrderId::from_uuid(id), sale_id).await?;
                diff["sale"] = json!(back.id.to_string());
                store::sales::insert(tx, who.tenant, &[back]).await.map_err(taken)?;
            }
            let values = Values::from([("status".to_owned(), FieldValue::Text(new.as_str().to_owned()))]);
            let after = save(cx, tx, who, object, &record, &Change { values, ..Change::default() }).await?;
            trail::note(cx, tx, who, "order", Some(id), "cancel", &diff).await?;
            finish(cx, tx, who, object, after, once).await
        })
        .await
}

/// A sale of this code is there already, such as one that took another sale back: the order needs another code.
fn taken(error: store::Error) -> Error {
    if error.is_unique("sale", "code") {
        return Error::Conflict(Problem::new("field-taken").field("code"));
    }
    error.into()
}

/// The sale that takes back all of an order's sale, today.
async fn whole_back(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    order: OrderId,
    id: Uuid,
) -> Result<SaleRow, Error> {
    let sale = store::sales::of_order(tx, who.tenant, order).await?.ok_or(Error::NotFound)?;
    let mut wanted = std::collections::BTreeMap::new();
    for line in &sale.lines {
        *wanted.entry(line.product.map(|product| product.uuid())).or_insert(0) += line.quantity / 10_000;
    }
    let zone = crate::company::get(cx, who.tenant).await?.zone;
    let zone = jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let today: kernel::Date = cx.now().to_zoned(zone).date().to_string().parse()?;
    let code = format!("{}-X", sale.code);
    let (on, actor) = (today.max(sale.sold_on), crate::jobs::actor(who));
    Ok(take_back(&sale, &[], &wanted, &code, on, id, actor, cx.now())?)
}

async fn load(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    id: Uuid,
    version: i64,
) -> Result<Record, Error> {
    let record = store::records::get(tx, who, object, Action::Update, id).await?.ok_or(Error::NotFound)?;
    if record.version != version {
        return Err(Error::Stale { current: record.version });
    }
    Ok(record)
}

fn status(record: &Record) -> OrderState {
    let word = record.values.get("status").map(FieldValue::to_text).unwrap_or_default();
    OrderState::parse(&word).unwrap_or(OrderState::Draft)
}

/// The fields that only commands of orders set.
fn managed(values: Values) -> Values {
    values
        .into_iter()
        .filter(|(key, _)| matches!(key.as_str(), "status" | "total" | "discount" | "pv" | "bv"))
        .collect()
}

async fn save(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    record: &Record,
    change: &Change,
) -> Result<Record, Error> {
    let done =
        store::records::update(tx, who, object, record.id, record.version, change, stamp(cx, who)).await?;
    done.map(|(_, after)| after).ok_or(Error::NotFound)
}

/// Refuses a generic write of an order that is no draft any more; every other record is open.
///
/// # Errors
/// `order-final`.
pub(crate) fn still_open(object: &Object, record: &Record) -> Result<(), Error> {
    if object.key == "order" && status(record) != OrderState::Draft {
        return Err(Error::Conflict(Problem::new("order-final")));
    }
    Ok(())
}

/// Works out the totals of an order that was just written through the generic path, and writes them
/// in the same transaction. Refuses an order that is no draft any more.
///
/// # Errors
/// `order-final`; everything [`commerce::price`] refuses.
pub(crate) async fn with_totals(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    record: Record,
) -> Result<Record, Error> {
    if object.key != "order" {
        return Ok(record);
    }
    still_open(object, &record)?;
    let lines = record.parts.get("lines").cloned().unwrap_or_default();
    if lines.is_empty() {
        return without_lines(cx, tx, who, object, record).await;
    }
    let ids: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
    let draft = Draft::new(record.values.clone(), lines.into_iter().map(|line| line.values).collect())?;
    let lines = ids.into_iter().zip(draft.lines).map(|(id, values)| Line { id, values }).collect();
    let change = Change { values: managed(draft.values), parts: [("lines".to_owned(), lines)].into() };
    save(cx, tx, who, object, &record, &change).await
}

/// An order that has lost its last line is worth nothing; one that never had any says nothing of what it is worth.
async fn without_lines(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    record: Record,
) -> Result<Record, Error> {
    if record.values.get("total").is_none_or(FieldValue::is_empty) {
        return Ok(record);
    }
    let nothing = super::draft::nothing(&record.values)?;
    if nothing.iter().all(|(key, value)| record.values.get(key) == Some(value)) {
        return Ok(record);
    }
    let change = Change { values: nothing, parts: BTreeMap::new() };
    save(cx, tx, who, object, &record, &change).await
}

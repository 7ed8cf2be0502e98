//! From a priced order to its immutable sale, and the sale that takes one back: what `commerce`
//! decides, in the rows the store keeps.

use std::collections::BTreeMap;

use commerce::{OrderEvent, OrderState, Sale, SaleLine, Totals};
use entity::FieldValue;
use jiff::Timestamp;
use kernel::{
    AccountId, Currency, Date, MemberId, Money, OrderId, OrderLineId, Points, Problem, SaleId, UserId,
};
use store::sales::{SaleLineRow, SaleRow};
use uuid::Uuid;

use super::Draft;

/// Ten-thousandths in one unit of a quantity.
const UNIT: i64 = 10_000;

/// Confirms a draft: its status changes, and its sale is made. `lines` are the ids of its lines.
///
/// # Errors
/// `order-step` for an order that is no draft; a missing account or day.
pub fn confirm(
    draft: &mut Draft,
    order: Uuid,
    lines: &[Uuid],
    sale: Uuid,
    actor: UserId,
    now: Timestamp,
) -> Result<SaleRow, Problem> {
    let text = |key: &str| draft.values.get(key).map(FieldValue::to_text).unwrap_or_default();
    let state = OrderState::parse(&text("status")).unwrap_or(OrderState::Draft);
    let state = state.after(OrderEvent::Confirm)?;
    let reference = |key: &str| match draft.values.get(key) {
        Some(FieldValue::Ref(id)) => Some(id.uuid()),
        _ => None,
    };
    let required = |key: &str| Problem::new("field-required").with("field", key).field(key);
    let account = reference("account").ok_or_else(|| required("account"))?;
    let on: Date = text("ordered_on").parse().map_err(|_| required("ordered_on"))?;
    let mut priced = draft.priced.clone();
    for (line, id) in priced.lines.iter_mut().zip(lines) {
        line.input.id = OrderLineId::from_uuid(*id);
    }
    let member = reference("member").map(MemberId::from_uuid);
    let made = Sale::confirm(SaleId::from_uuid(sale), OrderId::from_uuid(order), member, on, &priced);
    let words = draft.lines.iter().map(|line| line.get("text").map(FieldValue::to_text).unwrap_or_default());
    let words: Vec<String> = words.collect();
    let row = row(&made, text("code"), AccountId::from_uuid(account), &words, actor, now)?;
    draft.values.insert("status".to_owned(), FieldValue::Text(state.as_str().to_owned()));
    Ok(row)
}

fn row(
    sale: &Sale,
    code: String,
    account: AccountId,
    words: &[String],
    actor: UserId,
    now: Timestamp,
) -> Result<SaleRow, Problem> {
    let overflow = || Problem::new("points-overflow");
    let lines = sale.lines.iter().enumerate().map(|(at, line)| {
        Ok(SaleLineRow {
            product: line.product,
            text: words.get(at).cloned().unwrap_or_default(),
            quantity: line.quantity.checked_mul(UNIT).ok_or_else(overflow)?,
            amount: line.totals.net.minor(),
            pv: line.totals.pv.units(),
            bv: line.totals.bv.units(),
        })
    });
    Ok(SaleRow {
        id: sale.id,
        code,
        order: sale.returns.is_none().then_some(sale.order),
        returns: sale.returns,
        account,
        member: sale.member,
        sold_on: sale.on,
        currency: sale.currency,
        amount: sale.totals.net.minor(),
        pv: sale.totals.pv.units(),
        bv: sale.totals.bv.units(),
        confirmed_at: now,
        actor,
        salt: store::audit::salt().map_err(|_| Problem::new("internal"))?,
        lines: lines.collect::<Result<_, Problem>>()?,
    })
}

/// A sale that takes back so many units of each product of an earlier one, less what `before` took
/// back. Lines of the same product are taken back in their order.
///
/// # Errors
/// Everything [`Sale::take_back`] refuses; `sale-return-lines` for a product that was not sold.
#[expect(
    clippy::too_many_arguments,
    reason = "what is taken back, by whom and when: a record of it would be used once"
)]
pub fn take_back(
    original: &SaleRow,
    before: &[SaleRow],
    wanted: &BTreeMap<Option<Uuid>, i64>,
    code: &str,
    on: Date,
    id: Uuid,
    actor: UserId,
    now: Timestamp,
) -> Result<SaleRow, Problem> {
    let sale = engine(original);
    let taken = taken(original, before);
    let mut left = wanted.clone();
    let mut back = vec![0; sale.lines.len()];
    for (at, line) in sale.lines.iter().enumerate() {
        let product = line.product.map(|product| product.uuid());
        let Some(units) = left.get_mut(&product) else { continue };
        let here = (*units).min(line.quantity - taken[at]);
        back[at] = here;
        *units -= here;
    }
    if let Some((_, units)) = left.iter().find(|(_, units)| **units > 0) {
        return Err(Problem::new("sale-return-too-many").with("value", units).with("left", 0));
    }
    let made = sale.take_back(SaleId::from_uuid(id), on, &taken, &back)?;
    let words: Vec<String> = original
        .lines
        .iter()
        .zip(&back)
        .filter(|(_, units)| **units != 0)
        .map(|(line, _)| line.text.clone())
        .collect();
    row(&made, code.to_owned(), original.account, &words, actor, now)
}

/// Units of each line taken back so far.
fn taken(original: &SaleRow, before: &[SaleRow]) -> Vec<i64> {
    let mut out = vec![0; original.lines.len()];
    for sale in before {
        for line in &sale.lines {
            let mut units = -line.quantity / UNIT;
            for (at, sold) in original.lines.iter().enumerate() {
                if units == 0 || sold.product != line.product || sold.text != line.text {
                    continue;
                }
                let here = units.min(sold.quantity / UNIT - out[at]);
                out[at] += here;
                units -= here;
            }
        }
    }
    out
}

/// Whether nothing of a sale is left.
pub fn is_whole(original: &SaleRow, back: &[SaleRow]) -> bool {
    let sold = original.lines.iter().map(|line| line.quantity / UNIT);
    taken(original, back).into_iter().eq(sold)
}

fn engine(row: &SaleRow) -> Sale {
    let totals = |amount: i64, pv: i64, bv: i64, currency: Currency| Totals {
        gross: Money::from_minor(amount, currency),
        discount: Money::zero(currency),
        net: Money::from_minor(amount, currency),
        pv: Points::from_units(pv),
        bv: Points::from_units(bv),
    };
    let lines = row.lines.iter().map(|line| SaleLine {
        order_line: OrderLineId::from_uuid(Uuid::nil()),
        product: line.product,
        quantity: line.quantity / UNIT,
        totals: totals(line.amount, line.pv, line.bv, row.currency),
    });
    Sale {
        id: row.id,
        order: row.order.unwrap_or(OrderId::from_uuid(Uuid::nil())),
        member: row.member,
        on: row.sold_on,
        currency: row.currency,
        returns: row.returns,
        lines: lines.collect(),
        totals: totals(row.amount, row.pv, row.bv, row.currency),
    }
}

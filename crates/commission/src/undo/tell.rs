//! Why an adjustment is what it is, as keys and values: the sale, its share of the closed line, the amount.

use kernel::{Date, Money, Points, Problem};
use plan::{Adjustment, Inputs, Message, Plan};

/// What an adjustment is made of, in the order in which a person asks: whose sale came back, how much of the
/// closed line stood on it, and what that takes back.
///
/// # Errors
/// `run-line-unknown` when it points to nothing.
pub fn tell(adjustment: &Adjustment, plan: &Plan, open: &Inputs) -> Result<Vec<Message>, Problem> {
    let unknown = || Problem::new("run-line-unknown");
    let sale = adjustment.sale as usize;
    let bonus = plan.bonuses.get(usize::from(adjustment.bonus)).ok_or_else(unknown)?;
    let taken = open.taken(sale).ok_or_else(unknown)?;
    let mut original =
        if open.sales.takes_back.uuid(sale).is_some() { plan::Ids::uuids() } else { plan::Ids::texts() };
    match open.sales.takes_back.uuid(sale) {
        Some(id) => original.push_uuid(id),
        None => original.push(&String::from_utf8_lossy(taken)),
    }
    let money = |minor: i64| Money::from_minor(minor, plan.currency).decimal();
    let points = |units: i64| Points::from_units(units);
    Ok(vec![
        Message::new("plan-undo-sale")
            .with("sale", original.show(0))
            .with("return", open.sales.ids.show(sale))
            .with("bonus", bonus.title.as_ref().unwrap_or(&bonus.name))
            .with("since", Date::from_days(adjustment.since)?),
        Message::new("plan-undo-share")
            .with("leg", adjustment.leg)
            .with("used", points(adjustment.used))
            .with("undone", points(adjustment.undone)),
        Message::new("plan-undo-amount")
            .with("paid", money(adjustment.paid))
            .with("undone", points(adjustment.undone))
            .with("used", points(adjustment.used))
            .with("target", money(adjustment.before.saturating_sub(adjustment.amount)))
            .with("before", money(adjustment.before))
            .with("amount", money(adjustment.amount)),
    ])
}

//! Order lines to exact totals: price × quantity, discounts rounded once a line, volumes per line. Refuses
//! quantities below one, negative prices and volumes, foreign currencies, too many lines and overflow.

use kernel::{Currency, Money, OrderLineId, Points, Problem, ProductId, Rate, Rounding, split};

/// The most lines of one order.
pub const MAX_LINES: usize = 1_000;
/// The most units of one line.
pub const MAX_QUANTITY: i64 = 1_000_000;

/// A line as somebody enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineInput {
    /// The order line.
    pub id: OrderLineId,
    /// What is sold, where it is a product of the catalogue.
    pub product: Option<ProductId>,
    /// Units, from 1 to [`MAX_QUANTITY`].
    pub quantity: i64,
    /// Price of one unit; not negative.
    pub unit_price: Money,
    /// Share of the price that is not asked, from 0 to 1.
    pub discount: Rate,
    /// Personal volume of one unit.
    pub unit_pv: Points,
    /// Business volume of one unit.
    pub unit_bv: Points,
}

/// Amounts and volumes of a line or of a whole order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Price × quantity.
    pub gross: Money,
    /// What is taken off, a positive number.
    pub discount: Money,
    /// `gross − discount`: what the buyer owes.
    pub net: Money,
    /// Personal volume; a discount does not change it.
    pub pv: Points,
    /// Business volume; a discount does not change it.
    pub bv: Points,
}

/// A priced line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedLine {
    /// What was entered.
    pub input: LineInput,
    /// Its amounts and volumes, with its share of the order's discount.
    pub totals: Totals,
}

/// A priced order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    /// The lines in the order given.
    pub lines: Vec<PricedLine>,
    /// Their sum, exactly.
    pub totals: Totals,
}

impl Totals {
    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        let none = Money::zero(currency);
        Self { gross: none, discount: none, net: none, pv: Points::ZERO, bv: Points::ZERO }
    }

    /// The sum of both.
    ///
    /// # Errors
    /// `money-overflow`, `points-overflow`, `money-currencies-differ`.
    pub fn checked_add(self, other: Self) -> Result<Self, Problem> {
        Ok(Self {
            gross: self.gross.checked_add(other.gross)?,
            discount: self.discount.checked_add(other.discount)?,
            net: self.net.checked_add(other.net)?,
            pv: self.pv.checked_add(other.pv)?,
            bv: self.bv.checked_add(other.bv)?,
        })
    }
}

/// Prices an order in `currency`. The discount of a line is rounded half up to the minor unit, once.
/// `order_discount` is taken off the whole order and divided over the lines by their net amounts, by
/// largest remainder, so that the lines always sum to the order.
///
/// # Errors
/// `order-empty`, `order-too-many-lines`, `order-quantity`, `order-price-negative`, `order-discount`,
/// `order-volume-negative`, `order-currency-foreign`, `order-discount-too-large`, `money-overflow`,
/// `points-overflow`, with a pointer to the line.
pub fn price(currency: Currency, lines: &[LineInput], order_discount: Money) -> Result<Priced, Problem> {
    if lines.is_empty() {
        return Err(Problem::new("order-empty").field("/lines"));
    }
    if lines.len() > MAX_LINES {
        return Err(Problem::new("order-too-many-lines").with("most", MAX_LINES).field("/lines"));
    }
    let mut priced = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let totals = price_line(currency, line, at)?;
        priced.push(PricedLine { input: line.clone(), totals });
    }
    spread(currency, &mut priced, order_discount)?;
    let mut totals = Totals::zero(currency);
    for line in &priced {
        totals = totals.checked_add(line.totals)?;
    }
    Ok(Priced { lines: priced, totals })
}

fn price_line(currency: Currency, line: &LineInput, at: usize) -> Result<Totals, Problem> {
    let problem = |code: &str, field: &str| Problem::new(code).field(format!("/lines/{at}/{field}"));
    if !(1..=MAX_QUANTITY).contains(&line.quantity) {
        return Err(problem("order-quantity", "quantity")
            .with("value", line.quantity)
            .with("most", MAX_QUANTITY)
            .token(line.quantity.to_string()));
    }
    if line.unit_price.currency() != currency {
        return Err(problem("order-currency-foreign", "unit_price")
            .with("expected", currency)
            .with("found", line.unit_price.currency()));
    }
    if line.unit_price.minor() < 0 {
        return Err(problem("order-price-negative", "unit_price").with("value", line.unit_price));
    }
    if line.discount < Rate::ZERO || line.discount > Rate::ONE {
        return Err(problem("order-discount", "discount").with("value", line.discount.percent()));
    }
    for (volume, field) in [(line.unit_pv, "pv"), (line.unit_bv, "bv")] {
        if volume < Points::ZERO {
            return Err(problem("order-volume-negative", field).with("value", volume));
        }
    }
    let at_line = |problem: Problem| problem.field(format!("/lines/{at}"));
    let gross = line.unit_price.checked_mul(line.quantity).map_err(at_line)?;
    let off = line.discount.apply(gross.minor(), Rounding::HalfUp).map_err(at_line)?;
    let discount = Money::from_minor(off, currency);
    Ok(Totals {
        gross,
        discount,
        net: gross.checked_sub(discount)?,
        pv: line.unit_pv.checked_mul(line.quantity).map_err(at_line)?,
        bv: line.unit_bv.checked_mul(line.quantity).map_err(at_line)?,
    })
}

fn spread(currency: Currency, lines: &mut [PricedLine], off: Money) -> Result<(), Problem> {
    if off.currency() != currency {
        return Err(Problem::new("order-currency-foreign")
            .with("expected", currency)
            .with("found", off.currency())
            .field("/discount"));
    }
    if off.is_zero() {
        return Ok(());
    }
    let net: i128 = lines.iter().map(|line| i128::from(line.totals.net.minor())).sum();
    if off.minor() < 0 || i128::from(off.minor()) > net {
        return Err(Problem::new("order-discount-too-large").with("value", off).field("/discount"));
    }
    // Nets are not negative: discounts are at most the gross.
    let weights: Vec<u64> = lines.iter().map(|line| line.totals.net.minor().unsigned_abs()).collect();
    for (line, share) in lines.iter_mut().zip(split(off.minor(), &weights)?) {
        let share = Money::from_minor(share, currency);
        line.totals.discount = line.totals.discount.checked_add(share)?;
        line.totals.net = line.totals.net.checked_sub(share)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "price_tests.rs"]
mod tests;

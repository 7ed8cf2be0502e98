//! An order's fields and lines as commerce sees them, and back: exact totals, what is missing on a
//! line, whether two sets of lines are the same. Pure.

use commerce::{LineInput, Priced, price};
use entity::{FieldValue, Values};
use kernel::{Currency, Money, OrderLineId, Points, Problem, ProductId, Rate, Rounding};
use uuid::Uuid;

use crate::imports::values::{DecimalMark, decimal};

/// Ten-thousandths in one unit of a quantity.
const UNIT: i64 = 10_000;
/// Millionths in a discount of the whole.
const WHOLE: i128 = 1_000_000;

/// Fields of a line a person enters; two lines that agree in them are the same.
const ENTERED: [&str; 7] = ["product", "text", "quantity", "unit_price", "unit_pv", "unit_bv", "discount"];

/// An order before it is confirmed, with its totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The order's fields, totals included.
    pub values: Values,
    /// Its lines, totals included.
    pub lines: Vec<Values>,
    /// The exact calculation behind them.
    pub priced: Priced,
}

impl Draft {
    /// Prices an order and notes its totals in the values.
    ///
    /// # Errors
    /// Everything [`commerce::price`] refuses; `order-quantity` for parts of a unit.
    pub fn new(mut values: Values, mut lines: Vec<Values>) -> Result<Self, Problem> {
        let currency: Currency =
            values.get("currency").map(FieldValue::to_text).unwrap_or_default().parse()?;
        let inputs = lines.iter().map(|line| input(line, currency)).collect::<Result<Vec<_>, _>>()?;
        let priced = price(currency, &inputs, Money::zero(currency))?;
        for (line, priced) in lines.iter_mut().zip(&priced.lines) {
            let totals = priced.totals;
            line.insert("net".to_owned(), FieldValue::Money(totals.net));
            line.insert("pv".to_owned(), FieldValue::Scaled(totals.pv.units(), Points::DIGITS));
            line.insert("bv".to_owned(), FieldValue::Scaled(totals.bv.units(), Points::DIGITS));
        }
        let totals = priced.totals;
        values.insert("total".to_owned(), FieldValue::Money(totals.net));
        values.insert("discount".to_owned(), FieldValue::Money(totals.discount));
        values.insert("pv".to_owned(), FieldValue::Scaled(totals.pv.units(), Points::DIGITS));
        values.insert("bv".to_owned(), FieldValue::Scaled(totals.bv.units(), Points::DIGITS));
        values.entry("status".to_owned()).or_insert_with(|| FieldValue::Text("draft".to_owned()));
        Ok(Self { values, lines, priced })
    }
}

/// The totals of an order without lines.
///
/// # Errors
/// `currency-unknown` for a currency that is none.
pub(super) fn nothing(values: &Values) -> Result<Values, Problem> {
    let currency: Currency = values.get("currency").map(FieldValue::to_text).unwrap_or_default().parse()?;
    let money = ["total", "discount"].map(|key| (key.to_owned(), FieldValue::Money(Money::zero(currency))));
    let points = ["pv", "bv"].map(|key| (key.to_owned(), FieldValue::Scaled(0, Points::DIGITS)));
    Ok(money.into_iter().chain(points).collect())
}

fn input(line: &Values, currency: Currency) -> Result<LineInput, Problem> {
    let quantity = scaled(line, "quantity");
    if quantity % UNIT != 0 {
        return Err(Problem::new("order-quantity").with("value", quantity).field("quantity"));
    }
    let unit_price = match line.get("unit_price") {
        Some(FieldValue::Money(money)) => *money,
        _ => Money::zero(currency),
    };
    Ok(LineInput {
        id: OrderLineId::from_uuid(Uuid::nil()),
        product: match line.get("product") {
            Some(FieldValue::Ref(id)) => Some(ProductId::from_uuid(id.uuid())),
            _ => None,
        },
        quantity: quantity / UNIT,
        unit_price,
        discount: Rate::new(i128::from(scaled(line, "discount")), WHOLE)?,
        unit_pv: Points::from_units(scaled(line, "unit_pv")),
        unit_bv: Points::from_units(scaled(line, "unit_bv")),
    })
}

fn scaled(line: &Values, key: &str) -> i64 {
    match line.get(key) {
        Some(FieldValue::Scaled(number, _)) => *number,
        _ => 0,
    }
}

/// Fills in what a line does not say: one unit; price, volumes and words of its product; and where
/// the amount of the whole line is given, the price a unit and the discount that give exactly it.
///
/// # Errors
/// `field-required` for a line without price, `import-number`, `import-amount-inexact`.
pub fn fill_line(
    line: &mut Values,
    product: Option<&Values>,
    amount: Option<&str>,
    currency: &str,
    mark: DecimalMark,
) -> Result<(), Problem> {
    line.entry("quantity".to_owned()).or_insert(FieldValue::Scaled(UNIT, 4));
    for (key, from) in [("unit_price", "price"), ("unit_pv", "pv"), ("unit_bv", "bv"), ("text", "name")] {
        let absent = line.get(key).is_none_or(FieldValue::is_empty);
        if absent && let Some(value) = product.and_then(|product| product.get(from)) {
            line.insert(key.to_owned(), value.clone());
        }
    }
    if let Some(cell) = amount {
        exact(line, cell, currency, mark)?;
    }
    for key in ["unit_pv", "unit_bv"] {
        line.entry(key.to_owned()).or_insert(FieldValue::Scaled(0, 4));
    }
    line.entry("discount".to_owned()).or_insert(FieldValue::Scaled(0, 6));
    if line.get("unit_price").is_none_or(FieldValue::is_empty) {
        return Err(Problem::new("field-required").field("unit_price"));
    }
    Ok(())
}

/// The price a unit rounded up, and a discount of less than one minor unit a piece.
fn exact(line: &mut Values, cell: &str, currency: &str, mark: DecimalMark) -> Result<(), Problem> {
    let wrong = |code: &str| Problem::new(code).with("value", cell).field("amount");
    let currency: Currency = currency.parse()?;
    let number = decimal(cell, mark).ok_or_else(|| wrong("import-number"))?;
    let net = Money::parse(&number, currency)?.minor();
    let quantity = scaled(line, "quantity");
    if net < 0 || quantity <= 0 || quantity % UNIT != 0 {
        return Err(wrong("import-number"));
    }
    let units = quantity / UNIT;
    let unit = net / units + i64::from(net % units != 0);
    let gross = unit.checked_mul(units).ok_or_else(|| wrong("money-overflow"))?;
    let off = gross - net;
    // Half up to a millionth: exact again for every line below ten thousand units of money.
    let rate = match gross {
        0 => 0,
        _ => (i128::from(off) * WHOLE * 2 + i128::from(gross)) / (i128::from(gross) * 2),
    };
    if Rate::new(rate, WHOLE)?.apply(gross, Rounding::HalfUp)? != off {
        return Err(wrong("import-amount-inexact"));
    }
    let rate = i64::try_from(rate).map_err(|_| wrong("import-amount-inexact"))?;
    line.insert("unit_price".to_owned(), FieldValue::Money(Money::from_minor(unit, currency)));
    line.insert("discount".to_owned(), FieldValue::Scaled(rate, 6));
    Ok(())
}

/// Whether lines agree in everything a person enters.
pub fn same_lines<'a>(new: &[Values], stand: impl ExactSizeIterator<Item = &'a Values>) -> bool {
    let empty = FieldValue::Empty;
    stand.len() == new.len()
        && new.iter().zip(stand).all(|(new, old)| {
            ENTERED.iter().all(|key| new.get(*key).unwrap_or(&empty) == old.get(*key).unwrap_or(&empty))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A line known by its amount costs exactly that, whatever its quantity.
        #[test]
        fn the_amount_of_a_line_is_exact(cents in 0i64..900_000, units in 1i64..100) {
            let mut line = Values::new();
            line.insert("quantity".into(), FieldValue::Scaled(units * UNIT, 4));
            let cell = format!("{}.{:02}", cents / 100, cents % 100);
            fill_line(&mut line, None, Some(&cell), "USD", DecimalMark::Point).unwrap();
            let mut values = Values::new();
            values.insert("currency".into(), FieldValue::Text("USD".into()));
            let draft = Draft::new(values, vec![line]).unwrap();
            prop_assert_eq!(draft.priced.totals.net.minor(), cents);
        }
    }

    #[test]
    fn lines_without_price_and_parts_of_a_unit_are_refused() {
        let mut line = Values::new();
        let filled = fill_line(&mut line, None, None, "USD", DecimalMark::Point);
        assert_eq!(filled.unwrap_err().code, "field-required");
        let mut line = Values::from([("quantity".to_owned(), FieldValue::Scaled(5_000, 4))]);
        let filled = fill_line(&mut line, None, Some("1.00"), "USD", DecimalMark::Point);
        assert_eq!(filled.unwrap_err().code, "import-number");
        let mut line = Values::new();
        let filled = fill_line(&mut line, None, Some("-1.00"), "USD", DecimalMark::Point);
        assert_eq!(filled.unwrap_err().code, "import-number");
    }
}

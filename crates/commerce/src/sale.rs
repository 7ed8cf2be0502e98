//! What a confirmed order copies into an immutable sale, and the sale that takes one back. Refuses to take
//! back more than was sold; taking back in several steps always ends at exactly zero.

use kernel::{Currency, Date, MemberId, Money, OrderId, OrderLineId, Points, Problem, ProductId, SaleId};

use crate::price::{Priced, Totals};

/// One line of a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaleLine {
    /// The order line it was copied from.
    pub order_line: OrderLineId,
    /// What was sold, where it is a product of the catalogue.
    pub product: Option<ProductId>,
    /// Units; negative when the sale takes back another.
    pub quantity: i64,
    /// Amounts and volumes; negative likewise.
    pub totals: Totals,
}

/// A confirmed sale. Nothing edits it; [`Sale::take_back`] makes another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
    /// Its id.
    pub id: SaleId,
    /// The order it came from.
    pub order: OrderId,
    /// To whom it is attributed; a customer of nobody's counts for nobody.
    pub member: Option<MemberId>,
    /// The business day on which it counts.
    pub on: Date,
    /// The currency of every amount.
    pub currency: Currency,
    /// The sale that this one takes back.
    pub returns: Option<SaleId>,
    /// Its lines.
    pub lines: Vec<SaleLine>,
    /// Their sum.
    pub totals: Totals,
}

/// How many units of each line of a sale were taken back, in the order of its lines.
pub type Quantities = Vec<i64>;

impl Sale {
    /// Copies a priced order into a sale.
    pub fn confirm(id: SaleId, order: OrderId, member: Option<MemberId>, on: Date, priced: &Priced) -> Self {
        let lines = priced.lines.iter().map(|line| SaleLine {
            order_line: line.input.id,
            product: line.input.product,
            quantity: line.input.quantity,
            totals: line.totals,
        });
        Self {
            id,
            order,
            member,
            on,
            currency: priced.totals.net.currency(),
            returns: None,
            lines: lines.collect(),
            totals: priced.totals,
        }
    }

    /// A sale that takes back `back` units of each line, where `before` units were taken back already.
    ///
    /// A part of a line is the cumulative floor: `floor(total × units back so far ÷ units sold)` less what
    /// was taken back before. So the parts do not depend on how the units are bundled, and sum to the line.
    ///
    /// # Errors
    /// `sale-return-of-return`, `sale-return-too-early`, `sale-return-lines` when the quantities do not fit
    /// the lines, `sale-return-empty`, `sale-return-negative`, `sale-return-too-many` with the line.
    pub fn take_back(&self, id: SaleId, on: Date, before: &[i64], back: &[i64]) -> Result<Self, Problem> {
        if self.returns.is_some() {
            return Err(Problem::new("sale-return-of-return").with("sale", self.id));
        }
        if on < self.on {
            return Err(Problem::new("sale-return-too-early").with("sale", self.on).with("return", on));
        }
        if before.len() != self.lines.len() || back.len() != self.lines.len() {
            return Err(Problem::new("sale-return-lines").with("lines", self.lines.len()));
        }
        if back.iter().all(|units| *units == 0) {
            return Err(Problem::new("sale-return-empty"));
        }
        let (mut lines, mut totals) = (vec![], Totals::zero(self.currency));
        for (at, line) in self.lines.iter().enumerate() {
            let taken =
                line.part(before[at], back[at]).map_err(|p| p.field(format!("/lines/{at}/quantity")))?;
            totals = totals.checked_add(taken.totals)?;
            if taken.quantity != 0 {
                lines.push(taken);
            }
        }
        let returns = Some(self.id);
        Ok(Self {
            id,
            order: self.order,
            member: self.member,
            on,
            currency: self.currency,
            returns,
            lines,
            totals,
        })
    }

    /// What is left of each line when `before` units were taken back.
    pub fn left(&self, before: &[i64]) -> Quantities {
        self.lines.iter().zip(before).map(|(line, units)| line.quantity.saturating_sub(*units)).collect()
    }
}

impl SaleLine {
    fn part(&self, before: i64, back: i64) -> Result<Self, Problem> {
        if back < 0 || before < 0 {
            return Err(Problem::new("sale-return-negative").with("value", back.min(before)));
        }
        let after = before.checked_add(back).filter(|units| *units <= self.quantity).ok_or_else(|| {
            Problem::new("sale-return-too-many")
                .with("value", back)
                .with("left", self.quantity.saturating_sub(before))
        })?;
        // A floor of a share of an i64 by at most the whole is an i64 again; the difference of two such
        // floors lies between zero and the total.
        let floor = |total: i64, units: i64| -> i128 {
            (i128::from(total) * i128::from(units)).div_euclid(i128::from(self.quantity))
        };
        let part = |total: i64| -> Result<i64, Problem> {
            i64::try_from(floor(total, before) - floor(total, after))
                .map_err(|_| Problem::new("money-overflow"))
        };
        let currency = self.totals.net.currency();
        let (gross, net) = (part(self.totals.gross.minor())?, part(self.totals.net.minor())?);
        Ok(Self {
            quantity: -back,
            totals: Totals {
                gross: Money::from_minor(gross, currency),
                // The rest, not a floor of its own, so that gross − discount = net holds in every part.
                discount: Money::from_minor(gross - net, currency),
                net: Money::from_minor(net, currency),
                pv: Points::from_units(part(self.totals.pv.units())?),
                bv: Points::from_units(part(self.totals.bv.units())?),
            },
            ..*self
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::{LineInput, price};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn day(d: i8) -> Date {
        Date::new(2026, 10, d).unwrap()
    }

    fn sale_id(n: u128) -> SaleId {
        SaleId::from_uuid(Uuid::from_u128(n))
    }

    fn sale(rows: &[(i64, i64, i64)]) -> Sale {
        let lines: Vec<LineInput> = rows
            .iter()
            .map(|(quantity, unit, pv)| LineInput {
                id: OrderLineId::from_uuid(Uuid::from_u128(1)),
                product: Some(ProductId::from_uuid(Uuid::from_u128(2))),
                quantity: *quantity,
                unit_price: Money::from_minor(*unit, Currency::EUR),
                discount: "1/7".parse().unwrap(),
                unit_pv: Points::from_units(*pv),
                unit_bv: Points::from_units(pv / 2),
            })
            .collect();
        let priced = price(Currency::EUR, &lines, Money::zero(Currency::EUR)).unwrap();
        let (order, member) = (OrderId::from_uuid(Uuid::nil()), Some(MemberId::from_uuid(Uuid::nil())));
        Sale::confirm(sale_id(1), order, member, day(5), &priced)
    }

    fn code(result: Result<Sale, Problem>) -> String {
        result.map_or_else(|problem| problem.code, |sale| format!("accepted {sale:?}"))
    }

    #[test]
    fn the_whole_sale_comes_back_exactly() {
        let sold = sale(&[(3, 100, 10_000), (1, 50, 0)]);
        let back = sold.take_back(sale_id(2), day(5), &[0, 0], &[3, 1]).unwrap();
        assert_eq!(back.returns, Some(sold.id));
        assert_eq!(back.totals.net.minor(), -sold.totals.net.minor());
        assert_eq!(back.totals.discount.minor(), -sold.totals.discount.minor());
        assert_eq!((back.lines[0].quantity, back.lines[1].quantity), (-3, -1));
        assert_eq!(sold.left(&[3, 1]), [0, 0]);
        assert_eq!(code(back.take_back(sale_id(3), day(6), &[0, 0], &[1, 0])), "sale-return-of-return");
    }

    #[test]
    fn each_refusal_has_its_code() {
        let sold = sale(&[(3, 100, 10_000)]);
        let back = |d, before: &[i64], units: &[i64]| code(sold.take_back(sale_id(2), day(d), before, units));
        assert_eq!(back(4, &[0], &[1]), "sale-return-too-early");
        assert_eq!(back(6, &[0], &[0]), "sale-return-empty");
        assert_eq!(back(6, &[0], &[1, 1]), "sale-return-lines");
        assert_eq!(back(6, &[], &[]), "sale-return-lines");
        assert_eq!(back(6, &[0], &[-1]), "sale-return-negative");
        assert_eq!(back(6, &[-1], &[1]), "sale-return-negative");
        assert_eq!(back(6, &[2], &[2]), "sale-return-too-many");
        assert_eq!(back(6, &[i64::MAX], &[1]), "sale-return-too-many");
        assert_eq!(back(6, &[0], &[i64::MAX]), "sale-return-too-many");
    }

    #[test]
    fn the_largest_amounts_split_without_overflow() {
        let sold = sale(&[(2, i64::MAX / 2, i64::MAX / 2)]);
        let first = sold.take_back(sale_id(2), day(6), &[0], &[1]).unwrap();
        let second = sold.take_back(sale_id(3), day(6), &[1], &[1]).unwrap();
        assert_eq!(first.totals.net.minor() + second.totals.net.minor(), -sold.totals.net.minor());
    }

    proptest! {
        /// However the units are bundled, the parts sum to the line and none has the wrong sign.
        #[test]
        fn parts_sum_to_the_line(
            quantity in 1i64..40, unit in 0i64..5000, pv in 0i64..30_000,
            steps in prop::collection::vec(1i64..6, 1..60),
        ) {
            let sold = sale(&[(quantity, unit, pv)]);
            let (mut before, mut sum) = (0, Totals::zero(Currency::EUR));
            for step in steps {
                let units = step.min(quantity - before);
                if units == 0 { break; }
                let back = sold.take_back(sale_id(2), day(6), &[before], &[units]).unwrap();
                let t = back.totals;
                prop_assert!(t.gross.minor() <= 0 && t.net.minor() <= 0 && t.pv.units() <= 0);
                prop_assert_eq!(t.gross.minor() - t.discount.minor(), t.net.minor());
                sum = sum.checked_add(t).unwrap();
                before += units;
                let at_once = sold.take_back(sale_id(3), day(6), &[0], &[before]).unwrap();
                prop_assert_eq!(at_once.totals, sum);
            }
            if before == quantity {
                prop_assert_eq!(sum.net.minor(), -sold.totals.net.minor());
                prop_assert_eq!(sum.pv.units(), -sold.totals.pv.units());
            }
        }
    }
}

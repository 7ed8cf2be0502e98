//! Tests of pricing: each refusal, rounding by hand, and random orders against slow sums.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

fn line(quantity: i64, price: i64, discount: &str) -> LineInput {
    LineInput {
        id: OrderLineId::from_uuid(Uuid::from_u128(1)),
        product: Some(ProductId::from_uuid(Uuid::from_u128(2))),
        quantity,
        unit_price: eur(price),
        discount: discount.parse().unwrap(),
        unit_pv: Points::from_units(12_345),
        unit_bv: Points::from_units(5),
    }
}

fn refused(lines: &[LineInput], off: Money) -> String {
    price(Currency::EUR, lines, off).map_or_else(|p| p.to_string(), |ok| format!("accepted {ok:?}"))
}

#[test]
fn a_line_by_hand() {
    // 3 × 1.99 = 5.97; 12.5 % of it is 0.74625, half up 0.75.
    let priced = price(Currency::EUR, &[line(3, 199, "12.5%")], eur(0)).unwrap();
    let totals = priced.totals;
    assert_eq!((totals.gross, totals.discount, totals.net), (eur(597), eur(75), eur(522)));
    assert_eq!((totals.pv.units(), totals.bv.units()), (37_035, 15));
}

#[test]
fn the_discount_of_the_order_leaves_no_cent_behind() {
    let lines = [line(1, 100, "0"), line(1, 100, "0"), line(1, 100, "0")];
    let priced = price(Currency::EUR, &lines, eur(100)).unwrap();
    let shares: Vec<i64> = priced.lines.iter().map(|l| l.totals.discount.minor()).collect();
    assert_eq!((shares, priced.totals.net), (vec![34, 33, 33], eur(200)));
    let free = price(Currency::EUR, &lines, eur(300)).unwrap();
    assert_eq!(free.totals.net, eur(0));
}

#[test]
fn each_refusal_names_its_place() {
    let good = line(1, 100, "0");
    assert_eq!(refused(&[], eur(0)), "/lines: order-empty");
    for quantity in [0, -1, i64::MIN, MAX_QUANTITY + 1, i64::MAX] {
        let text = refused(&[good.clone(), line(quantity, 100, "0")], eur(0));
        assert!(text.starts_with(&format!("/lines/1/quantity: '{quantity}': order-quantity")), "{text}");
    }
    assert!(refused(&[line(1, -1, "0")], eur(0)).contains("order-price-negative"));
    assert!(refused(&[line(1, 1, "100.000000000001%")], eur(0)).contains("order-discount"));
    assert!(refused(&[line(1, 1, "-1%")], eur(0)).contains("/lines/0/discount: order-discount"));
    let minus = LineInput { unit_bv: Points::from_units(-1), ..good.clone() };
    assert!(refused(&[minus], eur(0)).contains("/lines/0/bv: order-volume-negative"));
    let dollars = LineInput { unit_price: Money::from_minor(1, Currency::USD), ..good.clone() };
    assert!(refused(&[dollars], eur(0)).contains("order-currency-foreign (expected=EUR, found=USD)"));
    let foreign_off = refused(std::slice::from_ref(&good), Money::zero(Currency::USD));
    assert!(foreign_off.starts_with("/discount: order-currency-foreign"), "{foreign_off}");
    for off in [101, -1] {
        assert!(refused(std::slice::from_ref(&good), eur(off)).contains("order-discount-too-large"));
    }
    assert!(refused(&vec![good.clone(); MAX_LINES + 1], eur(0)).contains("order-too-many-lines"));
}

#[test]
fn overflow_is_refused_on_the_line_and_in_the_sum() {
    assert_eq!(refused(&[line(2, i64::MAX, "0")], eur(0)), "/lines/0: money-overflow");
    let huge = LineInput { unit_pv: Points::from_units(i64::MAX), ..line(2, 1, "0") };
    assert_eq!(refused(&[huge], eur(0)), "/lines/0: points-overflow");
    assert_eq!(refused(&[line(1, i64::MAX, "0"), line(1, 1, "0")], eur(0)), "money-overflow");
    // The largest amount itself is fine, even halved.
    assert!(price(Currency::EUR, &[line(1, i64::MAX, "50%")], eur(1)).is_ok());
}

proptest! {
    #[test]
    fn lines_sum_to_the_order(
        rows in prop::collection::vec((1i64..50, 0i64..100_000, 0u32..=1000), 1..12),
        off in 0u32..=1000,
    ) {
        let lines: Vec<LineInput> = rows
            .iter()
            .map(|(quantity, price, discount)| line(*quantity, *price, &format!("{discount}/1000")))
            .collect();
        let before = price(Currency::EUR, &lines, eur(0)).unwrap().totals;
        let off = eur(before.net.minor() * i64::from(off) / 1000);
        let priced = price(Currency::EUR, &lines, off).unwrap();
        let mut sum = [0i64; 5];
        for (l, (quantity, unit, discount)) in priced.lines.iter().zip(&rows) {
            let t = l.totals;
            prop_assert_eq!(t.gross.minor(), quantity * unit);
            prop_assert_eq!(t.net.minor(), t.gross.minor() - t.discount.minor());
            prop_assert!((0..=t.gross.minor()).contains(&t.net.minor()));
            // The line's own discount, half up, by integer arithmetic on doubled values.
            let own = (2 * quantity * unit * i64::from(*discount) + 1000) / 2000;
            prop_assert!(t.discount.minor() >= own);
            let parts = [t.gross.minor(), t.discount.minor(), t.net.minor(), t.pv.units(), t.bv.units()];
            sum.iter_mut().zip(parts).for_each(|(s, p)| *s += p);
        }
        let t = priced.totals;
        let total = [t.gross.minor(), t.discount.minor(), t.net.minor(), t.pv.units(), t.bv.units()];
        prop_assert_eq!(sum, total);
        prop_assert_eq!(t.net.minor(), before.net.minor() - off.minor());
        prop_assert_eq!((t.pv, t.bv), (before.pv, before.bv));
    }
}

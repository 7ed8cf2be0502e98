//! Properties of the kernel: what is printed is read back, sums are exact, rounding is monotone.

use kernel::{Currency, Date, Money, Period, Points, Rate, Rounding, fold, split};
use proptest::prelude::*;

fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(Currency::all())
}

fn rate() -> impl Strategy<Value = Rate> {
    (-1_000_000_000_000_i128..1_000_000_000_000, 1_i128..1_000_000_000).prop_map(
        |(numerator, denominator)| Rate::new(numerator, denominator).expect("denominator is positive"),
    )
}

proptest! {
    #[test]
    fn money_reads_back_what_it_prints(minor in any::<i64>(), currency in currency()) {
        let money = Money::from_minor(minor, currency);
        prop_assert_eq!(Money::parse(&money.decimal(), currency), Ok(money));
    }

    #[test]
    fn money_adds_and_takes_away(one in any::<i64>(), two in any::<i64>()) {
        let (a, b) = (Money::from_minor(one, Currency::EUR), Money::from_minor(two, Currency::EUR));
        match one.checked_add(two) {
            Some(sum) => {
                let added = a.checked_add(b).expect("fits");
                prop_assert_eq!(added.minor(), sum);
                prop_assert_eq!(added.checked_sub(b), Ok(a));
            }
            None => prop_assert!(a.checked_add(b).is_err()),
        }
    }

    #[test]
    fn points_read_back(units in any::<i64>()) {
        let points = Points::from_units(units);
        prop_assert_eq!(points.to_string().parse::<Points>(), Ok(points));
    }

    #[test]
    fn rates_read_back(rate in rate()) {
        prop_assert_eq!(rate.to_string().parse::<Rate>(), Ok(rate));
        prop_assert_eq!(rate.percent().parse::<Rate>(), Ok(rate));
    }

    #[test]
    fn rates_form_a_field(a in rate(), b in rate(), c in rate()) {
        if let (Ok(ab), Ok(bc)) = (a.checked_add(b), b.checked_add(c)) {
            if let (Ok(left), Ok(right)) = (ab.checked_add(c), a.checked_add(bc)) {
                prop_assert_eq!(left, right);
            }
            prop_assert_eq!(ab.checked_sub(b), Ok(a));
        }
        if let (Ok(ab), Ok(ba)) = (a.checked_mul(b), b.checked_mul(a)) {
            prop_assert_eq!(ab, ba);
        }
        let crossed = (a.numerator() * b.denominator()).cmp(&(b.numerator() * a.denominator()));
        prop_assert_eq!(a.cmp(&b), crossed);
    }

    #[test]
    fn rounding_is_within_one_and_keeps_its_promise(n in any::<i64>(), d in 1_i64..1_000_000) {
        let (n, d) = (i128::from(n), i128::from(d));
        for (mode, _) in Rounding::ALL {
            let r = mode.divide(n, d).expect("no overflow");
            prop_assert!((r * d - n).abs() < d, "{:?}", mode);
            prop_assert_eq!(mode.divide(-n, -d), Some(r));
        }
        prop_assert_eq!(Rounding::Floor.divide(n, d), Some(n.div_euclid(d)));
        prop_assert_eq!(Rounding::Ceiling.divide(n, d), Some(-(-n).div_euclid(d)));
        let near = Rounding::HalfUp.divide(n, d).expect("no overflow");
        prop_assert!(2 * (near * d - n).abs() <= d);
        prop_assert_eq!(Rounding::HalfUp.divide(-n, d), Some(-near));
    }

    #[test]
    fn shares_sum_and_are_fair(amount in any::<i64>(), weights in prop::collection::vec(any::<u64>(), 1..20)) {
        let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        match split(amount, &weights) {
            Err(_) => prop_assert_eq!(total, 0),
            Ok(shares) => {
                prop_assert_eq!(shares.iter().map(|share| i128::from(*share)).sum::<i128>(), i128::from(amount));
                for (share, weight) in shares.iter().zip(&weights) {
                    let floor = u128::from(amount.unsigned_abs()) * u128::from(*weight) / total;
                    let size = u128::from(share.unsigned_abs());
                    prop_assert!(size == floor || size == floor + 1);
                }
            }
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn no_text_breaks_a_reader(text in any::<String>()) {
        let _ = text.parse::<Rate>();
        let _ = text.parse::<Points>();
        let _ = text.parse::<Date>();
        let _ = text.parse::<Period>();
        let _ = Money::parse(&text, Currency::EUR);
    }

    #[test]
    fn days_and_dates_agree(days in -100_000_i32..200_000) {
        let date = Date::from_days(days).expect("in range");
        prop_assert_eq!(date.days(), days);
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
    }

    #[test]
    fn months_meet_without_gap(year in 1_i16..9998, month in 1_i8..=12) {
        let period = Period::month(year, month).expect("a month");
        let next = period.next_month().expect("a month");
        prop_assert_eq!(period.until(), next.from());
        prop_assert_eq!(next.previous_month(), Ok(period));
        prop_assert!(!period.contains(period.until()) && period.contains(period.from()));
        prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
    }
}

#[test]
fn folds_the_letters_of_our_languages() {
    for (text, folded) in [
        ("Żółć", "zolc"),
        ("GARÇON  d’Été ", "garcon d'ete"),
        ("Straße", "strasse"),
        ("Ærøskøbing", "aeroskobing"),
        ("Đorđe", "dorde"),
        ("Ёлка Йод", "елка иод"),
        ("São João", "sao joao"),
        ("Niño", "nino"),
        ("ﬁ №", "fi no"),
        ("İstanbul", "istanbul"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn refuses_what_is_no_exact_decimal() {
    for text in
        ["", "-", ".", "1.", ".5", "1e3", "1,5", "+1", "1_000", " 1", "1.005", "９", "99999999999999999999"]
    {
        assert!(Money::parse(text, Currency::EUR).is_err(), "{text:?}");
    }
    assert_eq!(Money::parse("1.500", Currency::EUR).map(Money::minor), Ok(150));
    assert_eq!(Money::parse("-0.05", Currency::EUR).map(Money::minor), Ok(-5));
    assert_eq!(Money::parse("7", "JPY".parse().expect("yen")).map(Money::minor), Ok(7));
    assert!(Money::parse("7.5", "JPY".parse().expect("yen")).is_err());
}

#[test]
fn money_travels_as_exact_text() {
    let euros = Money::from_minor(1230, Currency::EUR);
    assert_eq!(euros.to_string(), "12.30 EUR");
    let yen = Money::from_minor(3, "JPY".parse().expect("yen"));
    assert!(euros.checked_add(yen).is_err());
}

#[test]
fn ties_go_where_the_mode_says() {
    let modes = [
        (Rounding::HalfUp, [3, 2, -3, -2]),
        (Rounding::HalfEven, [2, 2, -2, -2]),
        (Rounding::HalfDown, [2, 1, -2, -1]),
        (Rounding::Down, [2, 1, -2, -1]),
        (Rounding::Up, [3, 2, -3, -2]),
        (Rounding::Floor, [2, 1, -3, -2]),
        (Rounding::Ceiling, [3, 2, -2, -1]),
    ];
    for (mode, expected) in modes {
        let got = [5, 3, -5, -3].map(|n| mode.divide(n, 2).expect("no overflow"));
        assert_eq!(got, expected, "{mode:?}");
    }
    assert_eq!(Rounding::HalfUp.divide(1, 0), None);
}

#[test]
fn periods_refuse_nonsense() {
    for text in ["", "2026", "2026-13", "2026-1", "2026-10-01", "2026-10-05/2026-10-05", "abcd-ef"] {
        assert!(text.parse::<Period>().is_err(), "{text:?}");
    }
    let week: Period = "2026-10-05/2026-10-12".parse().expect("a week");
    assert_eq!(week.to_string(), "2026-10-05/2026-10-12");
}

//! Formulas as people write them: what they give, and what is refused with which token.

use kernel::{Currency, Money};
use proptest::prelude::*;

use super::{Formula, Node, eval};
use crate::definition::FieldType;
use crate::validate::Values;
use crate::value::FieldValue;
use crate::{Document, Object};

/// An account with a few own fields.
fn object() -> Object {
    let field = |key: &str, kind: &str| {
        let extra = if kind == "choice" {
            r#","options":[{"key":"good","labels":{"en":"Good"}},{"key":"bad","labels":{"en":"Bad"}}]"#
        } else {
            ""
        };
        format!(r#"{{"key":"{key}","type":"{kind}","labels":{{"en":"{key}"}}{extra}}}"#)
    };
    let fields = [
        ("x_n", "integer"),
        ("x_d", "decimal"),
        ("x_m", "money"),
        ("x_c", "money"),
        ("x_t", "text"),
        ("x_b", "bool"),
        ("x_from", "date"),
        ("x_to", "date"),
        ("x_class", "choice"),
        ("x_many", "time"),
    ];
    let fields: Vec<String> = fields.iter().map(|(key, kind)| field(key, kind)).collect();
    let json = format!(r#"{{"fields":[{}]}}"#, fields.join(","));
    let document = Document::read(&serde_json::from_str(&json).unwrap()).unwrap();
    document.extend(crate::object("account").unwrap(), &|_| true).unwrap()
}

fn values() -> Values {
    let money =
        |minor, code: &str| FieldValue::Money(Money::from_minor(minor, code.parse::<Currency>().unwrap()));
    [
        ("x_n", FieldValue::Int(3)),
        ("x_d", FieldValue::Scaled(1_250, 2)),
        ("x_m", money(1_999, "EUR")),
        ("x_c", money(500, "PLN")),
        ("x_t", FieldValue::Text("Łódź".into())),
        ("x_b", FieldValue::Bool(true)),
        ("x_from", FieldValue::Text("2026-01-31".into())),
        ("x_to", FieldValue::Text("2026-03-01".into())),
        ("x_class", FieldValue::Text("good".into())),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}

/// The value a formula gives in a field of a type, as text; a refusal as its code and token.
fn check(formula: &str, kind: FieldType, expect: &str) {
    let object = object();
    let said = match Formula::parse(formula, &object, kind) {
        Ok(read) => {
            let field =
                crate::Field { kind, digits: 2, max_chars: 8, ..object.field("x_t").unwrap().clone() };
            let value = eval::result(&field, eval::eval(&read.tree, &object, &values()));
            if value.is_empty() { "(empty)".to_owned() } else { value.to_text() }
        }
        Err(problem) => format!("{} {}", problem.code, problem.at.token.unwrap_or_default()),
    };
    assert_eq!(said.trim(), expect, "{formula}");
}

#[test]
fn numbers_are_exact_and_rounded_once() {
    use FieldType::{Decimal, Integer};
    check("x_n * x_d", Decimal, "37.5");
    check("1 / 3 * 3", Decimal, "1");
    check("2 + 3 * 4 - -1", Integer, "15");
    check("(2 + 3) * 4", Integer, "20");
    check("5% * 200", Integer, "10");
    check("0.1 + 0.2", Decimal, "0.3");
    check("2.005", Decimal, "2.01");
    check("-2.005", Decimal, "-2.01");
    check("round(2.345, 2) * 100", Integer, "235");
    check("round(2.5)", Integer, "3");
    check("min(x_n, 5, 2.5)", Decimal, "2.5");
    check("max(x_n, abs(-7))", Integer, "7");
    check("length(x_t)", Integer, "4");
    check("1 / 0", Integer, "(empty)");
    check("9223372036854775807 * 2", Integer, "(empty)");
}

#[test]
fn amounts_keep_their_currency() {
    use FieldType::{Decimal, Money};
    check("x_m * 3", Money, "59.97 EUR");
    check("x_m / 3", Money, "6.66 EUR");
    check("x_m - x_m * 10%", Money, "17.99 EUR");
    check("x_m / x_m", Decimal, "1");
    // Two currencies have no sum and no order.
    check("x_m + x_c", Money, "(empty)");
    check("x_m > x_c", FieldType::Bool, "(empty)");
}

#[test]
fn dates_texts_and_conditions() {
    use FieldType::{Bool, Date, Integer, Text};
    check("x_to - x_from", Integer, "29");
    check("x_from + 30", Date, "2026-03-02");
    check("year(x_from) * 100 + month(x_from)", Integer, "202601");
    check("day(x_to)", Integer, "1");
    check("if(x_class = \"good\" and x_n >= 3, \"yes\", \"no\")", Text, "yes");
    check("if(not x_b or x_n < 3, 1, 2)", Integer, "2");
    check("join(x_t, \" / \", x_t, \" and more\")", Text, "Łódź / Ł");
    check("x_to > x_from", Bool, "true");
    check("yes = x_b", Bool, "true");
}

#[test]
fn what_is_empty_stays_empty_unless_said_otherwise() {
    check("visits * 2", FieldType::Integer, "compute-name visits");
    check("first(email, \"none\")", FieldType::Text, "none");
    check("is_empty(email)", FieldType::Bool, "true");
    check("email = \"a@b.pl\"", FieldType::Bool, "(empty)");
    check("if(email = \"a@b.pl\", 1, 0)", FieldType::Integer, "0");
}

#[test]
fn what_does_not_fit_is_refused_with_its_token() {
    use FieldType::{Integer, Text};
    check("", Integer, "compute-syntax");
    check("x_n +", Integer, "compute-syntax");
    check("x_n x_d", Integer, "compute-syntax x_d");
    check("(x_n", Integer, "compute-syntax");
    check("\"open", Text, "compute-syntax \"open");
    check("1.2.3", Integer, "compute-syntax 1.2.3");
    check("x_n # 2", Integer, "compute-syntax #");
    check("x_n + x_t", Integer, "compute-type +");
    check("x_m * x_m", Integer, "compute-type *");
    check("x_t < \"b\"", Integer, "compute-type <");
    check("x_b and 1", Integer, "compute-type and");
    check("x_many", Integer, "compute-field x_many");
    check("created_at", Integer, "compute-field created_at");
    check("round(x_n, x_n)", Integer, "compute-arguments round");
    check("if(x_b, 1, \"a\")", Integer, "compute-arguments if");
    check("now()", Integer, "compute-name now");
    check("x_class = \"goood\"", FieldType::Bool, "compute-choice goood");
    check("x_n", Text, "compute-result");
    check(&format!("{}1{}", "(".repeat(400), ")".repeat(400)), Integer, "compute-deep");
    check(&"1+".repeat(600), Integer, "compute-long");
}

/// A tree of sums and products as text, with the value the obvious way: as a fraction of whole numbers.
/// How deep a checked formula is, and of how many nodes: what evaluating it takes, for there are no loops.
fn size(node: &Node) -> usize {
    format!("{node:?}").matches(['(', '{']).count()
}

#[test]
fn hostile_formulas_cost_no_more_than_their_length() {
    use FieldType::{Integer, Text};
    // Refused by its length before a token of it is read: what follows the first letters may be anything at all.
    for hostile in [
        "(".repeat(100_000),
        format!("{}1{}", "(".repeat(50_000), ")".repeat(50_000)),
        "\"".repeat(100_000),
        "-".repeat(1_001),
        "not ".repeat(100_000),
    ] {
        check(&hostile, Integer, "compute-long");
    }
    // What stays below the length is refused where it is too deep.
    for hostile in ["(".repeat(1_000), "if(x_b,".repeat(140), "first(".repeat(160), "round(".repeat(160)] {
        let found = Formula::parse(&hostile, &object(), Integer).expect_err(&hostile);
        assert!(matches!(found.code.as_str(), "compute-deep" | "compute-syntax"), "{hostile}: {found:?}");
    }
    // No word of a formula reaches beyond its record.
    for hostile in ["system(\"id\")", "env(\"DATABASE_URL\")", "eval(\"1\")", "exec(1)", "import(\"os\")"] {
        check(hostile, Text, &format!("compute-name {}", hostile.split('(').next().unwrap_or_default()));
    }
    // A tree holds no more than was written: a longer text, a larger tree, by the same step each time.
    let sum = |terms: usize| {
        let text = vec!["x_n"; terms].join("+");
        size(&Formula::parse(&text, &object(), Integer).expect(&text).tree)
    };
    let step = sum(3) - sum(2);
    assert_eq!(sum(200), sum(2) + 198 * step);
}

fn tree() -> impl Strategy<Value = (String, i128, i128)> {
    let leaf = (-40_i128..40).prop_map(|n| (if n < 0 { format!("(-{})", -n) } else { n.to_string() }, n, 1));
    leaf.prop_recursive(4, 24, 2, |inner| {
        (inner.clone(), inner, 0..4_u8).prop_map(|((a, an, ad), (b, bn, bd), op)| match op {
            0 => (format!("({a} + {b})"), an * bd + bn * ad, ad * bd),
            1 => (format!("({a} - {b})"), an * bd - bn * ad, ad * bd),
            2 => (format!("({a} * {b})"), an * bn, ad * bd),
            _ if bn == 0 => (a, an, ad),
            _ => (format!("({a} / {b})"), an * bd, ad * bn),
        })
    })
}

proptest! {
    #[test]
    fn arithmetic_is_that_of_fractions((text, n, d) in tree()) {
        let object = object();
        let read = Formula::parse(&text, &object, FieldType::Integer).unwrap();
        let field = object.field("x_n").unwrap();
        // To the nearest, a half away from zero, by hand.
        let (n, d) = if d < 0 { (-n, -d) } else { (n, d) };
        let whole = (2 * n.abs() + d) / (2 * d) * n.signum();
        let expect = i64::try_from(whole).map_or(FieldValue::Empty, FieldValue::Int);
        prop_assert_eq!(eval::result(field, eval::eval(&read.tree, &object, &Values::new())), expect, "{}", text);
    }

    #[test]
    fn no_text_breaks_the_reader(text in ".{0,60}") {
        let _ = Formula::parse(&text, &object(), FieldType::Integer);
    }
}

#[test]
fn a_formula_that_breaks_off_says_so_instead_of_naming_nothing() {
    for (formula, place) in [("1 +", "end"), ("", "end"), ("(x_n", "end"), ("x_n x_d", "token")] {
        let Err(problem) = Formula::parse(formula, &object(), FieldType::Integer) else {
            panic!("{formula}")
        };
        assert_eq!(problem.params["place"], place, "{formula}");
    }
}

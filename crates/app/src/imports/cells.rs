//! One cell to one value of a field, in the form the person said the file has. Refuses with the code
//! and the values the error file tells.

use entity::{Field, FieldType, FieldValue, called};
use jiff::tz::TimeZone;
use kernel::Problem;

use super::mapping::FileForm;
use super::values;

/// Reads a cell. Amounts without a currency of their own are in `currency`; refusals are for a reader of `language`. References
/// are resolved elsewhere: their cells are codes.
///
/// # Errors
/// Everything [`FieldValue::read`] refuses; `import-date`, `import-number`, `import-boolean`, `import-choice`; what [`code`]
/// refuses.
pub fn read(
    field: &Field,
    cell: &str,
    form: &FileForm,
    currency: &str,
    language: &str,
) -> Result<FieldValue, Problem> {
    let trimmed = cell.trim();
    if trimmed.is_empty() {
        return if field.required { Err(Problem::new("field-required")) } else { Ok(FieldValue::Empty) };
    }
    let wrong = |code: &str| Problem::new(code).with("value", clip(trimmed)).with("field", &field.key);
    match field.kind {
        FieldType::Date => match values::date(trimmed, form.date) {
            Some(day) => Ok(FieldValue::Text(day)),
            None => Err(wrong("import-date").with("format", form.date.name())),
        },
        FieldType::Rate => {
            let share = values::share(trimmed, form.decimal).ok_or_else(|| wrong("import-number"))?;
            FieldValue::read(field, &share)
        }
        FieldType::Integer | FieldType::Decimal | FieldType::Points => {
            let number = values::decimal(trimmed, form.decimal).ok_or_else(|| wrong("import-number"))?;
            FieldValue::read(field, &number)
        }
        FieldType::Money => {
            let (amount, own) = amount_and_currency(trimmed);
            let number = values::decimal(amount, form.decimal).ok_or_else(|| wrong("import-number"))?;
            FieldValue::read(field, &format!("{number} {}", own.unwrap_or(currency)))
        }
        FieldType::Bool => {
            values::boolean(trimmed).map(FieldValue::Bool).ok_or_else(|| wrong("import-boolean"))
        }
        FieldType::Choice => {
            let key = trimmed.to_lowercase();
            let found = field.options.iter().find(|option| **option == key);
            found.cloned().map(FieldValue::Text).ok_or_else(|| wrong("import-choice"))
        }
        FieldType::Country | FieldType::Language => {
            FieldValue::read(field, code(field.kind, &field.key, trimmed, language)?)
        }
        FieldType::Currency => FieldValue::read(field, &trimmed.to_uppercase()),
        _ => FieldValue::read(field, cell),
    }
}

/// The code of a country or a language that a cell of the field `key` names by the code itself or by its name in any of the six languages.
///
/// # Errors
/// `import-country`, `import-language`: nothing is called so; `import-name-several`, which names the choices to a reader of
/// `language`.
pub fn code(kind: FieldType, key: &str, cell: &str, language: &str) -> Result<&'static str, Problem> {
    let trimmed = cell.trim();
    match called::codes(kind, trimmed)[..] {
        [code] => Ok(code),
        [] => {
            let problem = if kind == FieldType::Country { "import-country" } else { "import-language" };
            Err(Problem::new(problem).with("value", clip(trimmed)).with("field", key))
        }
        ref several => {
            let choice = |code: &&'static str| match called::name(kind, code, language) {
                Some(name) => format!("{name} ({code})"),
                None => (*code).to_owned(),
            };
            let choices: Vec<String> = several.iter().map(choice).collect();
            Err(Problem::new("import-name-several")
                .with("value", clip(trimmed))
                .with("field", key)
                .with("choices", choices.join(", ")))
        }
    }
}

/// A moment: with a zone as in `2026-10-31T09:30:00Z`, or a day in the file's form and a time, told by the clock of `zone`. A day
/// alone is its first moment, as workbooks write midnight.
///
/// # Errors
/// `import-moment`; `field-required`.
pub fn moment(field: &Field, cell: &str, form: &FileForm, zone: &TimeZone) -> Result<FieldValue, Problem> {
    let trimmed = cell.trim();
    if trimmed.is_empty() {
        return if field.required { Err(Problem::new("field-required")) } else { Ok(FieldValue::Empty) };
    }
    if let Ok(value) = FieldValue::read(field, trimmed) {
        return Ok(value);
    }
    let (day, time) = trimmed.split_once([' ', 'T']).unwrap_or((trimmed, "00:00"));
    let civil = values::date(day, form.date)
        .and_then(|day| format!("{day}T{}", time.trim()).parse::<jiff::civil::DateTime>().ok());
    let at = civil.and_then(|civil| civil.to_zoned(zone.clone()).ok()).map(|at| at.timestamp());
    let at = at.and_then(|at| FieldValue::read(field, &at.to_string()).ok());
    at.ok_or_else(|| {
        Problem::new("import-moment").with("value", clip(trimmed)).with("format", form.date.name())
    })
}

/// `12.30 EUR` or `12.30`.
fn amount_and_currency(cell: &str) -> (&str, Option<&str>) {
    match cell.rsplit_once(char::is_whitespace) {
        Some((amount, code)) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => {
            (amount.trim(), Some(code))
        }
        _ => (cell, None),
    }
}

fn clip(text: &str) -> String {
    text.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::super::values::{DateFormat, DecimalMark};
    use super::*;

    fn check(object: &str, key: &str, cell: &str) -> Result<String, String> {
        let form = FileForm { date: DateFormat::DotDay, decimal: DecimalMark::Comma, ..FileForm::default() };
        let field = entity::object(object).and_then(|o| o.field(key)).expect("a field");
        read(field, cell, &form, "PLN", "pl").map(|value| value.to_text()).map_err(|problem| problem.code)
    }

    #[test]
    fn moments_are_told_by_the_clock_of_the_person() {
        let form = FileForm { date: DateFormat::DotDay, ..FileForm::default() };
        let field = entity::object("account").and_then(|o| o.field("created_at")).expect("a field");
        let warsaw = TimeZone::get("Europe/Warsaw").expect("a zone");
        let check = |cell: &str| {
            moment(field, cell, &form, &warsaw).map(|value| value.to_text()).map_err(|problem| problem.code)
        };
        assert_eq!(check("31.10.2026 09:30"), Ok("2026-10-31T08:30:00Z".into()));
        assert_eq!(check("01.07.2026 09:30:15"), Ok("2026-07-01T07:30:15Z".into()));
        assert_eq!(check("01.07.2026"), Ok("2026-06-30T22:00:00Z".into()));
        assert_eq!(check("2026-07-01T09:30:00+02:00"), Ok("2026-07-01T07:30:00Z".into()));
        for wrong in ["2026-07-01 09:30", "31.02.2026 09:30", "01.07.2026 25:00", "soon", "01.07.2026 9h"] {
            assert_eq!(check(wrong), Err("import-moment".into()), "{wrong}");
        }
        assert_eq!(check(" "), Err("field-required".into()));
    }

    #[test]
    fn a_share_is_a_number_or_a_percentage() {
        let part = entity::object("order").and_then(|order| order.part("lines")).expect("lines");
        let field = part.fields.iter().find(|field| field.key == "discount").expect("a share");
        let check = |cell: &str, decimal: DecimalMark| {
            let form = FileForm { decimal, ..FileForm::default() };
            read(field, cell, &form, "PLN", "en").map(|value| value.to_text()).map_err(|p| p.code)
        };
        for (cell, decimal, expected) in [
            ("0.05", DecimalMark::Point, Ok("0.05")),
            ("5%", DecimalMark::Point, Ok("0.05")),
            (" 5 % ", DecimalMark::Point, Ok("0.05")),
            ("12.5\u{a0}%", DecimalMark::Point, Ok("0.125")),
            ("12,5 %", DecimalMark::Comma, Ok("0.125")),
            ("0,05", DecimalMark::Comma, Ok("0.05")),
            ("100%", DecimalMark::Comma, Ok("1")),
            ("12,5%", DecimalMark::Point, Err("import-number")),
            ("5%%", DecimalMark::Point, Err("import-number")),
            ("%", DecimalMark::Point, Err("import-number")),
        ] {
            let expected = expected.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(check(cell, decimal), expected, "{cell}");
        }
        assert!(check("101%", DecimalMark::Point).is_err(), "more than the whole");
    }

    #[test]
    fn a_name_of_two_countries_names_them_in_the_readers_language() {
        let problem = code(FieldType::Country, "country", "Congo", "pl").expect_err("two");
        assert_eq!(problem.params["choices"], "Demokratyczna Republika Konga (CD), Kongo (CG)");
    }

    #[test]
    fn cells_are_read_in_the_form_of_the_file() {
        assert_eq!(check("order", "ordered_on", "31.10.2026"), Ok("2026-10-31".into()));
        assert_eq!(check("order", "ordered_on", "2026-10-31"), Err("import-date".into()));
        assert_eq!(check("product", "price", "1 234,50"), Ok("1234.50 PLN".into()));
        assert_eq!(check("product", "price", "12,5 EUR"), Ok("12.50 EUR".into()));
        assert_eq!(check("product", "price", "12.5"), Err("import-number".into()));
        assert_eq!(check("product", "price", ""), Err("field-required".into()));
        assert_eq!(check("product", "pv", "7,25"), Ok("7.25".into()));
        assert_eq!(check("account", "kind", "Company"), Ok("company".into()));
        assert_eq!(check("account", "kind", "robot"), Err("import-choice".into()));
        assert_eq!(check("account", "country", "pl"), Ok("PL".into()));
        assert_eq!(check("account", "language", "RU"), Ok("ru".into()));
        assert_eq!(check("account", "country", "pologne"), Ok("PL".into()));
        assert_eq!(check("account", "country", "Congo"), Err("import-name-several".into()));
        assert_eq!(check("account", "country", "Atlantis"), Err("import-country".into()));
        assert_eq!(check("account", "language", "rosyjski"), Ok("ru".into()));
        assert_eq!(check("account", "language", "Latin"), Err("import-language".into()));
        assert_eq!(check("account", "email", "nobody"), Err("field-email".into()));
        assert_eq!(check("account", "city", "  "), Ok(String::new()));
    }
}

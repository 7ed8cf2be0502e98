//! Ways to reach somebody as a cell of a file says them: `email: ana@example.org`, one a line, a label in square brackets behind
//! it, then consent and the day of verification in braces. What goes out comes in again as it was. Refuses a value of which
//! nobody can tell what it is, and braces that say something else.

use kernel::Problem;
use serde_json::{Map, Value as Json, json};

use super::{KIND, VALUE, kind_of};
use crate::definition::{Field, FieldType, Part};
use crate::validate::Values;
use crate::value::{FieldValue, is_email};

/// The field of a line that says what is meant by it.
const LABEL: &str = "label";
/// The field of a line that says whether it may be used.
pub const CONSENT: &str = "consent";
/// The field of a line with the day somebody made sure of it.
pub const VERIFIED: &str = "verified";
/// Fewest digits of what is taken for a telephone number although nobody says so.
const DIGITS: usize = 7;

/// The column of such a part in a file.
pub fn column(part: &Part) -> Option<Field> {
    let value = part.fields.iter().find(|field| part.reach && field.key == VALUE)?;
    Some(Field { key: part.key.clone(), required: false, max_chars: usize::MAX, ..value.clone() })
}

/// Lines as a cell.
pub fn told<'v>(lines: impl Iterator<Item = &'v Values>) -> String {
    let text = |line: &Values, key: &str| line.get(key).map(FieldValue::to_text).unwrap_or_default();
    let one = |line: &Values| {
        let (value, label) = (text(line, VALUE), text(line, LABEL).replace('[', "("));
        // Brackets at the end of a value are its own only where empty ones follow.
        let label =
            if label.is_empty() && !value.ends_with(']') { String::new() } else { format!(" [{label}]") };
        // So are braces.
        let marks = marks(line);
        let marks = if marks.is_empty() && (!value.ends_with('}') || !label.is_empty()) {
            String::new()
        } else {
            format!(" {{{marks}}}")
        };
        format!("{}: {value}{label}{marks}", text(line, KIND))
    };
    lines.map(one).collect::<Vec<_>>().join("\n")
}

/// What is known of a way beside what it is: `consent, verified 2026-03-01`.
fn marks(line: &Values) -> String {
    let consent = (line.get(CONSENT) == Some(&FieldValue::Bool(true))).then(|| CONSENT.to_owned());
    let day = line.get(VERIFIED).map(FieldValue::to_text).filter(|day| !day.is_empty());
    let verified = day.map(|day| format!("{VERIFIED} {day}"));
    consent.into_iter().chain(verified).collect::<Vec<_>>().join(", ")
}

/// What braces say of a way: all of it, so that empty ones take consent back. The day is not checked yet.
fn marked(line: &mut Map<String, Json>, marks: &str) -> Result<(), Problem> {
    let (mut consent, mut verified) = (false, Json::Null);
    for mark in marks.split(',').map(str::trim).filter(|mark| !mark.is_empty()) {
        match mark.split_once(' ') {
            None if mark == CONSENT => consent = true,
            Some((VERIFIED, day)) => verified = json!(day.trim()),
            _ => {
                let mark: String = mark.chars().take(80).collect();
                return Err(Problem::new("import-point-mark").with("value", &mark).token(mark));
            }
        }
    }
    line.insert(CONSENT.to_owned(), json!(consent));
    line.insert(VERIFIED.to_owned(), verified);
    Ok(())
}

/// What a cell says, line by line, not checked yet. `kind` knows what kinds are called.
///
/// # Errors
/// `field-choice-unknown` with what is of no kind, `import-point-mark` with what braces may not say.
pub fn read(cell: &str, kind: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Map<String, Json>>, Problem> {
    let said = |text: &str| {
        text.split_once(':').and_then(|(word, rest)| Some((kind(word.trim())?, rest.trim().to_owned())))
    };
    let mut items: Vec<String> = Vec::new();
    for line in cell.lines() {
        // Semicolons part what is given without kinds; beside kinds they may belong to a value.
        let plain = said(line).is_none();
        for (at, piece) in line.split(';').enumerate() {
            match items.last_mut() {
                Some(last) if at > 0 && !plain && said(piece).is_none() => {
                    last.push(';');
                    last.push_str(piece);
                }
                _ => items.push(piece.to_owned()),
            }
        }
    }
    let unknown =
        |item: &str| Problem::new("field-choice-unknown").token(item.chars().take(80).collect::<String>());
    let one = |item: &String| {
        let item = item.trim();
        let (kind, rest) = match said(item) {
            Some(known) => known,
            None => (guessed(item, kind).ok_or_else(|| unknown(item))?, item.to_owned()),
        };
        let (rest, marks) = match rest.strip_suffix('}').and_then(|rest| rest.rsplit_once('{')) {
            Some((rest, marks)) => (rest.trim().to_owned(), Some(marks.to_owned())),
            None => (rest, None),
        };
        let (value, label) = match rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            Some((value, label)) => (value.trim(), label.trim()),
            None => (rest.as_str(), ""),
        };
        let mut line = Map::from_iter([(KIND.to_owned(), json!(kind)), (VALUE.to_owned(), json!(value))]);
        if !label.is_empty() {
            line.insert(LABEL.to_owned(), json!(label));
        }
        if let Some(marks) = marks {
            marked(&mut line, &marks)?;
        }
        Ok(line)
    };
    items.iter().filter(|item| !item.trim().is_empty()).map(one).collect()
}

/// What a value is of which nobody says it.
fn guessed(item: &str, kind: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let item = item.split(" [").next().unwrap_or(item);
    let item = item.split(" {").next().unwrap_or(item).trim();
    let digits = item.bytes().filter(u8::is_ascii_digit).count();
    let number = digits >= DIGITS && item.chars().all(|c| c.is_ascii_digit() || " +-./()\u{a0}".contains(c));
    let is = match () {
        () if is_email(item) => "email",
        () if item.starts_with("http://") || item.starts_with("https://") => "web",
        () if number => "phone",
        () => return None,
    };
    debug_assert!(kind_of(is) != FieldType::Text);
    kind(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(word: &str) -> Option<String> {
        let known = ["email", "phone", "mobile", "address", "web"];
        let word = if word == "Telefon" { "phone" } else { word };
        known.contains(&word).then(|| word.to_owned())
    }

    fn check(cell: &str, expected: &[(&str, &str, &str)]) {
        let lines = read(cell, &kind).expect("readable");
        let text = |line: &Map<String, Json>, key: &str| {
            line.get(key).and_then(Json::as_str).unwrap_or("").to_owned()
        };
        let found: Vec<_> =
            lines.iter().map(|line| (text(line, KIND), text(line, VALUE), text(line, LABEL))).collect();
        let expected: Vec<_> =
            expected.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect();
        assert_eq!(found, expected, "{cell:?}");
    }

    #[test]
    fn cells_are_read_as_people_write_them() {
        check("", &[]);
        check(
            "email: a@x.org\nTelefon: 22 123 45 67 [Office]",
            &[("email", "a@x.org", ""), ("phone", "22 123 45 67", "Office")],
        );
        check("a@x.org; +48 601 234 567;", &[("email", "a@x.org", ""), ("phone", "+48 601 234 567", "")]);
        check("email: a@x.org; mobile: 601", &[("email", "a@x.org", ""), ("mobile", "601", "")]);
        check("address: Rynek 1; 3rd floor", &[("address", "Rynek 1; 3rd floor", "")]);
        check("https://x.org/a:b", &[("web", "https://x.org/a:b", "")]);
        for wrong in ["call Ana", "fax: 12", "a@x.org; nonsense"] {
            assert_eq!(
                read(wrong, &kind).map_err(|p| p.code),
                Err("field-choice-unknown".to_owned()),
                "{wrong}"
            );
        }
    }

    #[test]
    fn braces_say_consent_and_the_day_of_verification() {
        for (cell, consent, verified) in [
            ("email: a@x.org", None, None),
            ("email: a@x.org {}", Some(json!(false)), Some(Json::Null)),
            ("a@x.org {consent}", Some(json!(true)), Some(Json::Null)),
            (
                "email: a@x.org [Work]{ verified  2026-03-01 ,consent }",
                Some(json!(true)),
                Some(json!("2026-03-01")),
            ),
            // Whether it is a day, the field says.
            ("email: a@x.org {verified soon}", Some(json!(false)), Some(json!("soon"))),
        ] {
            let lines = read(cell, &kind).expect("readable");
            let line = &lines[0];
            assert_eq!(line.get(VALUE), Some(&json!("a@x.org")), "{cell}");
            assert_eq!(
                (line.get(CONSENT).cloned(), line.get(VERIFIED).cloned()),
                (consent, verified),
                "{cell}"
            );
        }
        for wrong in [
            "a@x.org {yes}",
            "a@x.org {verified}",
            "a@x.org {consent 1}",
            "a@x.org {consent; verified 2026-03-01}",
        ] {
            assert!(read(wrong, &kind).is_err(), "{wrong}");
        }
        let refused = read("a@x.org {agreed}", &kind).map_err(|problem| (problem.code, problem.at.token));
        assert_eq!(refused, Err(("import-point-mark".to_owned(), Some("agreed".to_owned()))));
    }

    #[test]
    fn what_is_known_of_a_way_goes_out_and_comes_in_again() {
        let line = |value: &str, label: &str, consent: bool, day: &str| -> Values {
            let text = |text: &str| FieldValue::Text(text.to_owned());
            let mut line = Values::from([
                (KIND.to_owned(), text("address")),
                (VALUE.to_owned(), text(value)),
                (LABEL.to_owned(), text(label)),
                (CONSENT.to_owned(), FieldValue::Bool(consent)),
            ]);
            if !day.is_empty() {
                line.insert(VERIFIED.to_owned(), text(day));
            }
            line
        };
        for (value, label, consent, day, expected) in [
            ("Rynek 1", "", true, "", "address: Rynek 1 {consent}"),
            ("Rynek 1", "home", true, "2026-03-01", "address: Rynek 1 [home] {consent, verified 2026-03-01}"),
            ("Rynek [1]", "", false, "2026-03-01", "address: Rynek [1] [] {verified 2026-03-01}"),
            ("Rynek {1}", "", false, "", "address: Rynek {1} {}"),
            ("Rynek {1}", "home", false, "", "address: Rynek {1} [home]"),
            ("Rynek {1}", "home {2}", true, "", "address: Rynek {1} [home {2}] {consent}"),
        ] {
            let cell = told([line(value, label, consent, day)].iter());
            assert_eq!(cell, expected);
            let back = read(&cell, &kind).expect("readable").remove(0);
            let said = |key: &str| back.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
            assert_eq!(
                (said(VALUE), said(LABEL), said(VERIFIED)),
                (value.into(), label.into(), day.into()),
                "{cell}"
            );
            assert_eq!(back.get(CONSENT).and_then(Json::as_bool).unwrap_or_default(), consent, "{cell}");
        }
    }

    #[test]
    fn what_goes_out_comes_in_again() {
        let line = |kind: &str, value: &str, label: &str| -> Values {
            let text = |text: &str| FieldValue::Text(text.to_owned());
            [(KIND, kind), (VALUE, value), (LABEL, label)]
                .into_iter()
                .filter(|(_, said)| !said.is_empty())
                .map(|(key, said)| (key.to_owned(), text(said)))
                .collect()
        };
        let all = [
            ("email", "a@x.org", ""),
            ("phone", "+48601234567", "Office; nights"),
            ("address", "Rynek 1; 3rd floor, flat [7]", ""),
            ("address", "=1+1", "home"),
            ("web", "https://x.org/?a=b;c", ""),
        ];
        let lines: Vec<Values> = all.iter().map(|(a, b, c)| line(a, b, c)).collect();
        check(&told(lines.iter()), &all);
    }
}

//! Tests of numbers: how people of several countries write them, what is refused, and that a kept number reads as itself.

use proptest::prelude::*;

use super::*;

fn check(country: &str, typed: &str, expected: &str) {
    let country = Some(country).filter(|country| !country.is_empty());
    let found = read(typed, country).unwrap_or_else(|problem| problem.code);
    assert_eq!(found, expected, "{country:?} {typed:?}");
}

#[test]
fn numbers_as_people_write_them() {
    check("FR", "06 12 34 56 78", "+33612345678");
    check("FR", "01.42.68.53.00", "+33142685300");
    check("FR", "+48 22 123 45 67", "+48221234567");
    check("", "+33 (0)6 12 34 56 78", "+33612345678");
    check("PT", "912 345 678", "+351912345678");
    check("PT", "21 123 4567", "+351211234567");
    check("ES", "612 34 56 78", "+34612345678");
    check("ES", "91\u{a0}123\u{a0}45\u{a0}67", "+34911234567");
    check("PL", "22 123 45 67", "+48221234567");
    check("PL", "(22) 123-45-67", "+48221234567");
    check("PL", "600100200", "+48600100200");
    check("PL", "0048 22 123 45 67", "+48221234567");
    check("PL", "48 22 123 45 67", "+48221234567");
    check("", "+48 (22) 123-45.67", "+48221234567");
    check("", "+48 (0) 22 123 45 67", "+48221234567");
    check("RU", "8 (916) 123-45-67", "+79161234567");
    check("RU", "916 123‑45‑67", "+79161234567");
    // The number itself begins like what is dialled before an area.
    check("RU", "8 (812) 123-45-67", "+78121234567");
    check("RU", "812 123-45-67", "+78121234567");
    check("", "+7 812 123 45 67", "+78121234567");
    check("RU", "8 800 555 35 35", "+78005553535");
    check("RU", "8 10 33 6 12 34 56 78", "+33612345678");
    check("GB", "(0121) 234 5678", "+441212345678");
    check("GB", "00 33 6 12 34 56 78", "+33612345678");
    check("US", "(520) 878-2491", "+15208782491");
    check("US", "1-520-878-2491", "+15208782491");
    check("US", "011 33 6 12 34 56 78", "+33612345678");
    check("US", "0033 6 12 34 56 78", "+33612345678");
    check("", "0048 22 123 45 67", "+48221234567");
    check("IT", "06 1234 5678", "+390612345678");
    check("", "+39 06 1234 5678", "+390612345678");
    // A number that begins like the calling code of its own country.
    check("GP", "590271234", "+590590271234");
    check("AR", "11 15 2345-6789", "+5491123456789");
    check("", "+800 1234 0000", "+80012340000");
    // Marks for the direction come along with what is copied from contacts.
    check("PL", "\u{202a}+48 22 123 45 67\u{202c}", "+48221234567");
}

#[test]
fn what_is_no_number_is_refused() {
    for (country, typed) in [
        ("PL", "123"),
        ("PL", "22 123 45 6"),
        ("PL", "22 123 45 678"),
        ("FR", "06 12 34 56 7"),
        ("US", "555-0123"),
        ("GB", "0121 234 567"),
        ("PL", "+48 0 22 1234567"),
        ("PL", "+999 123 456 789"),
        ("PL", "+48"),
        ("PL", "+"),
        ("PL", "call me 12345"),
        ("US", "1-800-FLOWERS"),
        ("PL", "++48 22 123 45 67"),
        ("PL", "22 12+34"),
        ("PL", "+48٢٢١٢٣٤٥٦٧"),
        ("PL", "+４８２２１２３４５６７"),
        ("PL", "+48 22 123 45 67\0"),
        ("PL", "+48 22\n123 45 67"),
        ("PL", "tel:+48221234567"),
        ("PL", "<script>48221234567"),
        ("PL", "()-./"),
        ("PL", "000000000000000"),
    ] {
        check(country, typed, "field-phone");
    }
    check("PL", &"1".repeat(100_000), "field-phone");
    check("PL", &"\u{202e}".repeat(100_000), "field-phone");
    check("PL", &format!("+48{}", "(0)".repeat(40)), "field-phone");
    for typed in [
        "+48 22 123 45 67 ext. 12",
        "22 123 45 67 wew. 5",
        "+1 520 878 2491 x12",
        "+48221234567;ext=12",
        "22 123 45 67 #3",
    ] {
        check("PL", typed, "field-phone-extension");
    }
    for country in ["", "TF", "ZZ", "pl", "PL\0"] {
        check(country, "22 123 45 67", "field-phone-country");
    }
}

#[test]
fn the_spaces_of_the_country() {
    let check = |kept: &str, expected: Option<&str>| assert_eq!(shown(kept).as_deref(), expected, "{kept}");
    check("+48221234567", Some("+48 22 123 45 67"));
    check("+33612345678", Some("+33 6 12 34 56 78"));
    check("+351912345678", Some("+351 912 345 678"));
    check("+34612345678", Some("+34 612 34 56 78"));
    check("+79161234567", Some("+7 916 123-45-67"));
    check("+441212345678", Some("+44 121 234 5678"));
    check("+15208782491", Some("+1 520-878-2491"));
    // As it was typed before numbers were checked.
    check("22 555 00 11", None);
    check("+48 22 123 45 67", None);
    check("", None);
}

#[test]
fn what_stands_stays_while_nobody_changes_it() {
    let field = crate::object("account").and_then(|object| object.field("phone")).expect("a field");
    let stands = [("phone".to_owned(), FieldValue::Text("555 old".to_owned()))].into();
    let home = Home { country: Some("PL".to_owned()), stands, ..Home::default() };
    let check = |typed: &str, country: Option<&str>, expected: &str| {
        let found = home.read(field, typed, country).map(|value| value.to_text());
        assert_eq!(found.unwrap_or_else(|problem| problem.code), expected, "{typed}");
    };
    check(" 555 old ", None, "555 old");
    check("555 older", None, "field-phone");
    check("", None, "");
    check("22 123 45 67", None, "+48221234567");
    check("06 12 34 56 78", Some("FR"), "+33612345678");
}

#[test]
fn what_is_sought_has_no_trunk() {
    let check = |typed: &str, expected: &str| assert_eq!(sought(typed), expected, "{typed}");
    check("221234567", "221234567");
    check("22 123 45 67", "221234567");
    check("+48 22 123", "4822123");
    check("0048 22 123", "4822123");
    check("0612345678", "612345678");
    check("06 12 34", "61234");
    check("8 (916) 123-45-67", "161234567");
    check("007", "007");
    check("abc", "");
    assert!(words("+33612345678").split(' ').any(|word| word == "0612345678"));
    assert!(words("+48221234567").split(' ').any(|word| word == "0048221234567"));
    assert_eq!(words("22 555-0"), "22 555-0 225550");
}

/// Every example of the tables is kept, shown and read again.
#[test]
fn numbers_of_all_countries() {
    let mut count = 0;
    for tables in TABLES.iter() {
        let kinds = tables.descriptors();
        for example in
            [kinds.fixed_line(), kinds.mobile()].into_iter().flatten().filter_map(|kind| kind.example())
        {
            let Ok(kept) = read(example, Some(tables.id())) else {
                panic!("{} {example}", tables.id());
            };
            assert!(is_kept(&kept), "{kept}");
            assert_eq!(read(&kept, None).ok().as_ref(), Some(&kept), "{} {example}", tables.id());
            let shown = shown(&kept).expect("kept");
            assert_eq!(read(&shown, Some("PL")).ok(), Some(kept), "{shown}");
            count += 1;
        }
    }
    assert!(count > 400, "{count}");
}

proptest! {
    #[test]
    fn a_kept_number_reads_as_itself(
        country in prop::sample::select(vec!["FR", "PT", "ES", "PL", "RU", "GB", "US", "DE", "IT", "BR", ""]),
        typed in "(\\+|00|0|8)?[1-9][0-9 ()-]{6,13}",
    ) {
        if let Ok(kept) = read(&typed, Some(country).filter(|country| !country.is_empty())) {
            prop_assert!(is_kept(&kept));
            prop_assert_eq!(read(&kept, None).ok(), Some(kept.clone()));
            prop_assert_eq!(read(&kept, Some("US")).ok(), Some(kept.clone()));
            let shown = shown(&kept).expect("a kept number is shown");
            prop_assert_eq!(read(&shown, None).ok(), Some(kept.clone()));
            prop_assert!(words(&kept).contains(&kept));
        }
    }

    #[test]
    fn anything_at_all_is_read_or_refused(typed in ".{0,80}", country in "[A-Z]{2}") {
        let _ = read(&typed, Some(&country));
        let _ = shown(&typed);
        let _ = sought(&typed);
        let _ = words(&typed);
    }
}

//! IBAN and BIC: length by country, remainder 97, and whether euro reach the country by SEPA. Refuses the rest with what
//! is wrong, so that the payee can be asked the right question.

use kernel::Problem;

/// Countries of SEPA with the length of their IBAN, by the registry of SWIFT.
const SEPA: &[(&str, usize)] = &[
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// As it stands in a file: no blanks, capital letters.
pub(super) fn compact(iban: &str) -> String {
    iban.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// Checks an IBAN to which euro can be sent by SEPA.
///
/// # Errors
/// `iban-malformed`, `iban-outside-sepa`, `iban-length`, `iban-checksum`.
pub fn check_iban(iban: &str) -> Result<(), Problem> {
    let iban = compact(iban);
    let malformed = || Problem::new("iban-malformed").with("value", &iban).token(&iban);
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let all_known = iban.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let (Some(country), Some(check)) = (iban.get(..2), iban.get(2..4)) else { return Err(malformed()) };
    if !all_known || iban.len() > 34 || !letters(country) || !digits(check) {
        return Err(malformed());
    }
    let Some((_, length)) = SEPA.iter().find(|(known, _)| *known == country) else {
        return Err(Problem::new("iban-outside-sepa").with("country", country));
    };
    if iban.len() != *length {
        let wrong = Problem::new("iban-length").with("country", country);
        return Err(wrong.with("wanted", length).with("found", iban.len()));
    }
    // 98 less a remainder of at most 96 is 2 to 98: 00, 01 and 99 have the right remainder and are wrong all the same.
    if remainder(&iban) != 1 || matches!(check, "00" | "01" | "99") {
        return Err(Problem::new("iban-checksum").with("value", &iban).token(&iban));
    }
    Ok(())
}

/// The number behind an IBAN modulo 97: country and check digits go to the end, A is 10 and Z is 35.
fn remainder(iban: &str) -> u32 {
    let (head, tail) = iban.split_at(4);
    tail.chars()
        .chain(head.chars())
        .filter_map(|letter| letter.to_digit(36))
        .fold(0, |rest, value| if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 })
}

/// Checks a BIC by its form: bank, country, place, and a branch if there is one.
///
/// # Errors
/// `bic-malformed`.
pub fn check_bic(bic: &str) -> Result<(), Problem> {
    let form = bic.bytes().enumerate().all(|(at, byte)| match at {
        4 | 5 => byte.is_ascii_uppercase(),
        _ => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
    });
    if form && matches!(bic.len(), 8 | 11) {
        return Ok(());
    }
    Err(Problem::new("bic-malformed").with("value", bic).token(bic))
}

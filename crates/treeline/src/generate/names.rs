//! Names and addresses of six languages, read from `data/names` and put together by number: the same number, the same name.

use super::random::Random;

/// Languages and the country their people live in, in the order in which shares are dealt out.
pub const COUNTRIES: [(&str, &str); 6] =
    [("fr", "FR"), ("pl", "PL"), ("es", "ES"), ("pt", "PT"), ("ru", "RU"), ("en", "GB")];

/// The parts of one language's names and addresses.
#[derive(Default)]
struct Parts {
    given: [Vec<&'static str>; 2],
    family: [Vec<&'static str>; 2],
    streets: Vec<&'static str>,
    towns: Vec<&'static str>,
}

/// Every language's parts.
pub struct Names([Parts; 6]);

/// A person as the lists make one.
pub struct Person {
    /// Given and family name in the order of the language.
    pub name: String,
    /// Two-letter language.
    pub language: &'static str,
    /// Two-letter country.
    pub country: &'static str,
    /// Street and number.
    pub street: String,
    /// Postal code in the country's shape.
    pub postcode: String,
    /// Town.
    pub town: &'static str,
    /// An address that reaches nobody (RFC 2606 domain).
    pub email: String,
    /// A number in a range no country gives out.
    pub phone: String,
}

impl Names {
    /// Reads the lists that are built into the binary.
    pub fn load() -> Self {
        let mut names = Self(Default::default());
        for (language, gender, value) in rows(include_str!("../../../../data/names/given.csv")) {
            if let Some(parts) = names.of(language) {
                parts.given[usize::from(gender == "m")].push(value);
            }
        }
        for (language, gender, value) in rows(include_str!("../../../../data/names/family.csv")) {
            let Some(parts) = names.of(language) else { continue };
            let [female, male] = &mut parts.family;
            match gender {
                "f" => female.push(value),
                "m" => male.push(value),
                _ => {
                    female.push(value);
                    male.push(value);
                }
            }
        }
        for (language, value) in pairs(include_str!("../../../../data/names/streets.csv")) {
            if let Some(parts) = names.of(language) {
                parts.streets.push(value);
            }
        }
        for (language, _, value) in rows(include_str!("../../../../data/names/cities.csv")) {
            if let Some(parts) = names.of(language) {
                parts.towns.push(value);
            }
        }
        names
    }

    fn of(&mut self, language: &str) -> Option<&mut Parts> {
        let at = COUNTRIES.iter().position(|(known, _)| *known == language)?;
        self.0.get_mut(at)
    }

    /// The person with number `number` of the `kind` `m` (member), `c` (customer) or `e` (employee), in the country at `country` of [`COUNTRIES`].
    pub fn person(&self, seed: u64, kind: char, number: u32, country: u8) -> Person {
        let mut random =
            Random::new(seed ^ 0x6E61_6D65, (u64::from(u32::from(kind)) << 32) + u64::from(number));
        let at = usize::from(country) % COUNTRIES.len();
        let ((language, country), parts) = (COUNTRIES[at], &self.0[at]);
        let gender = usize::from(random.chance(420));
        let given = random.pick(&parts.given[gender]).copied().unwrap_or_default();
        let family = random.pick(&parts.family[gender]).copied().unwrap_or_default();
        let street = random.pick(&parts.streets).copied().unwrap_or_default();
        let house = 1 + random.below(120);
        let street = match language {
            "en" | "fr" => format!("{house} {street}"),
            "pl" => format!("ul. {street} {house}"),
            _ => format!("{street}, {house}"),
        };
        Person {
            name: format!("{given} {family}"),
            language,
            country,
            street,
            postcode: postcode(country, &mut random),
            town: random.pick(&parts.towns).copied().unwrap_or_default(),
            email: format!("{kind}{}@{}.example", u64::from(number) + 1, country.to_ascii_lowercase()),
            phone: format!("+{}{:06}", free_line(country), number % 1_000_000),
        }
    }
}

fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    text.lines().skip(1).filter_map(|line| {
        let mut cells = line.splitn(3, ',');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().skip(1).filter_map(|line| line.split_once(','))
}

fn postcode(country: &str, random: &mut Random) -> String {
    match country {
        "PL" => format!("{:02}-{:03}", random.below(100), random.below(1000)),
        "PT" => format!("{:04}-{:03}", 1000 + random.below(9000), random.below(1000)),
        "RU" => format!("{:06}", 101_000 + random.below(500_000)),
        "GB" => {
            let letter = |n: u32| char::from(b"ABDEFGHJLNPQRSTUWXYZ"[(n % 20) as usize]);
            let (a, b, c) = (random.below(20), random.below(20), random.below(20));
            format!("{}{} {}{}{}", letter(a), 1 + random.below(20), random.below(10), letter(b), letter(c))
        }
        _ => format!("{:05}", 1000 + random.below(94_000)),
    }
}

/// Calling code and leading part of lines that cost the caller little: valid numbers, and no person has one.
fn free_line(country: &str) -> &'static str {
    match country {
        "FR" => "33800",
        "PL" => "48801",
        "ES" => "34800",
        "PT" => "351800",
        "RU" => "78002",
        _ => "448080",
    }
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, Names};

    #[test]
    fn every_language_has_every_part_and_a_number_is_one_person() {
        let names = Names::load();
        for (at, (language, country)) in (0_u8..).zip(COUNTRIES) {
            let person = names.person(1, 'm', 42, at);
            assert_eq!((person.language, person.country), (language, country));
            assert!(
                person.name.contains(' ') && !person.town.is_empty() && person.street.len() > 3,
                "{language}"
            );
            assert!(!person.name.starts_with(' ') && !person.name.ends_with(' '), "{language}");
            assert_eq!(person.name, names.person(1, 'm', 42, at).name);
            for number in [0, 42, 123_456, 999_999, 1_000_001] {
                let phone = names.person(1, 'm', number, at).phone;
                assert_eq!(entity::phone::read(&phone, None).as_deref(), Ok(phone.as_str()), "{country}");
            }
        }
        assert_ne!(names.person(1, 'm', 1, 0).email, names.person(1, 'c', 1, 0).email);
    }

    #[test]
    fn no_part_would_break_a_csv_cell() {
        let names = Names::load();
        for parts in &names.0 {
            let all = parts.given.iter().chain(&parts.family).chain([&parts.streets, &parts.towns]).flatten();
            for part in all {
                assert!(
                    !part.contains(['"', ',', '\n', '\r']) && !part.starts_with(['=', '+', '-', '@']),
                    "{part}"
                );
            }
        }
    }
}

//! Which records are likely the same thing: what of a value counts when two are compared, and why two records look
//! alike. Pure. Refuses values that say nothing: an e-mail without `@`, a telephone number of six digits, a name of one letter.
//!
//! An object's definition says by which fields its records are recognised (`recognised_by`); the type of the field says how
//! it is compared.

mod name;
mod pairs;

use kernel::fold;

use crate::definition::{Field, FieldType, Object};

pub use pairs::{Found, Limits, Pair, pairs};

/// How the values of a field are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// The name of a person or company: in any order of words, in Latin or Cyrillic letters, one slip of the pen apart.
    Name,
    /// An e-mail address, whatever its capitals.
    Email,
    /// A telephone number by its last nine digits: with or without the country's code.
    Phone,
    /// Letters and digits alone: a tax number, an address of a site, a day.
    Exact,
}

/// Digits of a telephone number that count: with fewer than seven it is an extension, nine tell any two lines apart.
const PHONE_DIGITS: (usize, usize) = (7, 9);
/// Fewest letters and digits of a value that is compared as it is.
const EXACT_CHARS: usize = 3;
/// Longest text that is looked at; nobody is told apart by what comes later.
const CHARS_MAX: usize = 200;

/// How a field is compared; none for fields that recognise nothing.
pub fn means(object: &Object, field: &Field) -> Option<Means> {
    match field.kind {
        FieldType::Email => Some(Means::Email),
        FieldType::Phone => Some(Means::Phone),
        FieldType::Text if field.key == object.name => Some(Means::Name),
        FieldType::Text | FieldType::Url | FieldType::Date => Some(Means::Exact),
        _ => None,
    }
}

/// The fields an object's records are recognised by, with how they are compared.
pub fn recognised(object: &Object) -> Vec<(&Field, Means)> {
    let known = |key: &String| {
        let field = object.field(key)?;
        Some((field, means(object, field)?))
    };
    object.recognised_by.iter().filter_map(known).collect()
}

/// What of a value counts; empty where it says nothing.
pub fn normal(means: Means, text: &str) -> String {
    let text: String = text.chars().take(CHARS_MAX).collect();
    match means {
        Means::Name => name::normal(&text),
        Means::Email => {
            let text = text.trim().to_lowercase();
            if text.contains('@') { text } else { String::new() }
        }
        Means::Phone => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            match digits.len() {
                count if count < PHONE_DIGITS.0 => String::new(),
                count => digits[count.saturating_sub(PHONE_DIGITS.1)..].to_owned(),
            }
        }
        Means::Exact => {
            let plain: String = fold(&text).chars().filter(|one| one.is_alphanumeric()).collect();
            if plain.chars().count() < EXACT_CHARS { String::new() } else { plain }
        }
    }
}

/// Under which texts a value is kept so that it is found again: the normal form first, then, for names of three words
/// and more, the form without each of them.
pub fn kept(means: Means, text: &str) -> Vec<String> {
    let normal = normal(means, text);
    if normal.is_empty() {
        return Vec::new();
    }
    let mut out = vec![normal];
    if means == Means::Name {
        out.extend(name::one_word_less(&out[0]));
    }
    out
}

/// The position of the field an object is recognised by that holds what a further way to reach somebody does; none for kinds by
/// which nobody is told apart.
pub fn further(object: &Object, kind: FieldType) -> Option<usize> {
    let held = matches!(kind, FieldType::Email | FieldType::Phone);
    recognised(object).iter().position(|(field, _)| held && field.kind == kind)
}

/// Under which texts records are looked for that may have the same value as `text`: all that [`kept`] keeps of a value
/// that is the same or similar is among them.
pub fn sought(means: Means, text: &str) -> Vec<String> {
    let mut out = kept(means, text);
    if means == Means::Name && !out.is_empty() {
        let near = name::one_slip_away(&out[0]);
        out.extend(near);
        out.sort();
        out.dedup();
    }
    out
}

/// Why two records look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// Position of the field among those the object is recognised by.
    pub field: usize,
    /// The values are the same; else they are similar.
    pub same: bool,
    /// It is not the field itself that says so in both, but a further way to reach one of them (`crate::reach`).
    pub further: bool,
}

/// What counts of one record, field by field: the normal form of the field itself, empty where it says nothing, then those of
/// further ways to reach whom it is about.
pub type Face = Vec<Vec<String>>;

/// Why two records with these normal forms look alike; nothing where they do not. Position by position of `means`; an
/// empty form says nothing. A name that is only similar counts where nothing else contradicts it.
pub fn why(means: &[Means], one: &[Vec<String>], other: &[Vec<String>]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut contradicted = false;
    let said = |forms: &[String]| forms.iter().any(|form| !form.is_empty());
    for (field, means) in means.iter().enumerate() {
        let (Some(ones), Some(others)) = (one.get(field), other.get(field)) else { continue };
        let (Some(a), Some(b)) = (ones.first(), others.first()) else { continue };
        if !a.is_empty() && a == b {
            reasons.push(Reason { field, same: true, further: false });
        } else if ones.iter().any(|form| !form.is_empty() && others.contains(form)) {
            reasons.push(Reason { field, same: true, further: true });
        } else if *means != Means::Name {
            contradicted |= said(ones) && said(others);
        } else if !a.is_empty() && !b.is_empty() && name::near(a, b) {
            reasons.push(Reason { field, same: false, further: false });
        }
    }
    if contradicted && reasons.iter().all(|reason| !reason.same) {
        reasons.clear();
    }
    reasons
}

/// How much the reasons say together, for the order of a list.
pub fn weight(means: &[Means], reasons: &[Reason]) -> i64 {
    let of = |reason: &Reason| match (means.get(reason.field), reason.same) {
        (Some(Means::Name), true) => 60,
        (_, false) => 30,
        (_, true) => 100,
    };
    reasons.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(means: Means, text: &str, expected: &str) {
        assert_eq!(normal(means, text), expected, "{text:?}");
    }

    #[test]
    fn what_counts_of_a_value() {
        check(Means::Email, "  Ana.Silva@Example.ORG ", "ana.silva@example.org");
        check(Means::Email, "ana", "");
        check(Means::Phone, "+48 601 234 567", "601234567");
        check(Means::Phone, "601-234-567", "601234567");
        check(Means::Phone, "0033 (0)6 12 34 56 78", "612345678");
        check(Means::Phone, "112", "");
        check(Means::Exact, "PL 526-000-12-46", "pl5260001246");
        check(Means::Exact, "-", "");
        check(Means::Name, "", "");
        check(Means::Name, "A.", "");
        assert!(normal(Means::Name, &"ab".repeat(100_000)).len() <= CHARS_MAX);
    }

    #[test]
    fn reasons_and_what_contradicts_them() {
        let means = [Means::Name, Means::Email, Means::Phone];
        let check = |one: [&str; 3], other: [&str; 3], expected: &[(usize, bool)]| {
            let form = |texts: [&str; 3]| [0, 1, 2].map(|at| vec![normal(means[at], texts[at])]);
            let found = why(&means, &form(one), &form(other));
            let found: Vec<_> = found.iter().map(|reason| (reason.field, reason.same)).collect();
            assert_eq!(found, expected, "{one:?} {other:?}");
        };
        check(["Ana Silva", "", ""], ["Silva, Ana", "", ""], &[(0, true)]);
        check(["Ana Silva", "a@x.org", ""], ["Bo Li", "A@X.org", ""], &[(1, true)]);
        check(["Anna Kowalska", "", ""], ["Anna Kowalsko", "", ""], &[(0, false)]);
        // Another address speaks against a slip of the pen, not against the very same name.
        check(["Anna Kowalska", "a@x.org", ""], ["Anna Kowalsko", "b@x.org", ""], &[]);
        check(["Anna Kowalska", "a@x.org", ""], ["Anna Kowalska", "b@x.org", ""], &[(0, true)]);
        check(
            ["Anna Kowalska", "a@x.org", "601234567"],
            ["Anna Kowalsko", "b@x.org", "+48601234567"],
            &[(0, false), (2, true)],
        );
        check(["", "", ""], ["", "", ""], &[]);
        assert!(
            weight(&means, &[Reason { field: 1, same: true, further: false }])
                > weight(&means, &[Reason { field: 0, same: true, further: false }])
        );
    }

    #[test]
    fn further_ways_to_reach_somebody_count() {
        let means = [Means::Name, Means::Email];
        let face = |name: &str, emails: &[&str]| -> Face {
            let emails = emails.iter().map(|text| normal(Means::Email, text)).collect();
            vec![vec![normal(Means::Name, name)], emails]
        };
        let check = |one: &[&str], other: &[&str], expected: &[(usize, bool, bool)]| {
            let found = why(&means, &face("Ana Silva", one), &face("Bo Li", other));
            let found: Vec<_> = found.iter().map(|r| (r.field, r.same, r.further)).collect();
            assert_eq!(found, expected, "{one:?} {other:?}");
        };
        check(&["a@x.org"], &["a@x.org", "b@x.org"], &[(1, true, false)]);
        check(&["a@x.org", "b@x.org"], &["B@x.org"], &[(1, true, true)]);
        check(&["", "b@x.org"], &["c@x.org", "b@x.org"], &[(1, true, true)]);
        check(&[""], &["", ""], &[]);
        check(&["a@x.org", "b@x.org"], &["c@x.org", "d@x.org"], &[]);
        let names = |one: &[&str], other: &[&str]| {
            why(&means, &face("Anna Kowalska", one), &face("Anna Kowalsko", other))
        };
        assert_eq!(names(&["", "a@x.org"], &[""]).len(), 1);
        assert!(
            names(&["", "a@x.org"], &["b@x.org"]).is_empty(),
            "other addresses speak against a slip of the pen"
        );
    }

    #[test]
    fn what_is_kept_is_found_by_what_is_sought() {
        let check = |written: &str, typed: &str| {
            let (kept, sought) = (kept(Means::Name, written), sought(Means::Name, typed));
            assert!(kept.iter().any(|one| sought.contains(one)), "{written} {typed} {kept:?}");
        };
        check("Anna Maria Kowalska", "anna kowalska");
        check("Anna Kowalska", "Kowalska Anna Maria");
        check("Anna Kowalska", "Ana Kowalska");
        check("Anna Kowalska", "Anna Kowalksa");
        check("Юлия Ковальская", "Julia Kovalskaia");
        assert!(sought(Means::Name, &"word ".repeat(40)).len() < 4_000);
    }
}

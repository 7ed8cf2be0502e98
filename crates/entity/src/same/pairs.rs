//! All pairs of many records that are likely the same, without comparing each with each: only records that share a key are
//! compared, and keys are made so that no likely pair is missed. A value that very many share tells nobody apart and is
//! left out; so is a key under which too many names come together.

use super::{Face, Means, Reason, name, why};

/// Where a value or a key no longer helps.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// A value that more records have says nothing: the telephone of the head office, `Test`.
    pub common: usize,
    /// Names under one key beyond which they are not compared with each other.
    pub block: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { common: 30, block: 500 }
    }
}

/// Two records that are likely the same, by their positions, the smaller first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// One record.
    pub a: usize,
    /// The other, further down.
    pub b: usize,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The pairs, in order.
    pub pairs: Vec<Pair>,
    /// Values and keys left out because too many share them.
    pub common: usize,
}

/// Records of one pass over the keys of names: memory stays bounded, however many there are.
const PASS: usize = 100_000;

/// The likely pairs among records, given by their normal forms: `faces[record][field]`, the field's own first.
pub fn pairs(means: &[Means], faces: &[Face], limits: Limits) -> Found {
    let mut faces = faces.to_vec();
    let mut found = Found::default();
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for field in 0..means.len() {
        same_values(&mut faces, field, limits, &mut found.common, &mut candidates);
    }
    for field in (0..means.len()).filter(|field| means[*field] == Means::Name) {
        near_names(&faces, field, limits, &mut found.common, &mut candidates);
    }
    candidates.sort_unstable();
    candidates.dedup();
    for (a, b) in candidates {
        let reasons = why(means, &faces[a], &faces[b]);
        if !reasons.is_empty() {
            found.pairs.push(Pair { a, b, reasons });
        }
    }
    found
}

/// Pairs with the same value of a field. Values that are too common are taken out of the faces.
fn same_values(
    faces: &mut [Face],
    field: usize,
    limits: Limits,
    common: &mut usize,
    into: &mut Vec<(usize, usize)>,
) {
    // Record, and which of its forms.
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (at, face) in faces.iter().enumerate() {
        let forms = face.get(field).map_or(&[][..], Vec::as_slice);
        let said = |n: &usize| !forms[*n].is_empty() && !forms[..*n].contains(&forms[*n]);
        order.extend((0..forms.len()).filter(said).map(|n| (at, n)));
    }
    order.sort_by(|a, b| faces[a.0][field][a.1].cmp(&faces[b.0][field][b.1]).then(a.cmp(b)));
    let mut emptied: Vec<(usize, String)> = Vec::new();
    for group in order.chunk_by(|a, b| faces[a.0][field][a.1] == faces[b.0][field][b.1]) {
        if group.len() > limits.common {
            *common += 1;
            emptied.extend(group.iter().map(|(at, n)| (*at, faces[*at][field][*n].clone())));
        } else {
            let records: Vec<usize> = group.iter().map(|(at, _)| *at).collect();
            each_two(&records, |a, b| into.push((a, b)));
        }
    }
    for (at, gone) in emptied {
        for form in faces[at][field].iter_mut().filter(|form| **form == gone) {
            form.clear();
        }
    }
}

/// Pairs whose names are near.
fn near_names(
    faces: &[Face],
    field: usize,
    limits: Limits,
    common: &mut usize,
    into: &mut Vec<(usize, usize)>,
) {
    let passes = faces.len() / PASS + 1;
    for pass in 0..passes {
        let mut keys: Vec<(u64, usize)> = Vec::new();
        for (at, face) in faces.iter().enumerate() {
            let Some(name) = face.get(field).and_then(|forms| forms.first()).filter(|name| !name.is_empty())
            else {
                continue;
            };
            let hashes = name::keys(name).into_iter().map(|key| hash(&key));
            keys.extend(
                hashes
                    .filter(|hash| usize::try_from(hash % passes as u64) == Ok(pass))
                    .map(|hash| (hash, at)),
            );
        }
        keys.sort_unstable();
        for group in keys.chunk_by(|a, b| a.0 == b.0) {
            if group.len() > limits.block {
                *common += 1;
                continue;
            }
            let group: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            each_two(&group, |a, b| {
                let (one, other) = (&faces[a][field][0], &faces[b][field][0]);
                if one != other && name::near(one, other) {
                    into.push((a, b));
                }
            });
        }
    }
}

/// Every two of a group, whose positions rise.
fn each_two(group: &[usize], mut take: impl FnMut(usize, usize)) {
    for (at, a) in group.iter().enumerate() {
        for b in &group[at + 1..] {
            take(*a, *b);
        }
    }
}

/// FNV-1a: two keys of one hash are only compared for nothing.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::normal;
    use super::*;

    const MEANS: [Means; 4] = [Means::Name, Means::Email, Means::Phone, Means::Exact];

    /// What stands behind a bar are further ways to reach somebody.
    fn faces(rows: &[[String; 4]]) -> Vec<Face> {
        let forms = |at: usize, text: &String| match MEANS[at] {
            Means::Email | Means::Phone => text.split('|').map(|one| normal(MEANS[at], one)).collect(),
            means => vec![normal(means, text)],
        };
        rows.iter().map(|row| (0..4).map(|at| forms(at, &row[at])).collect()).collect()
    }

    /// Each with each.
    fn slowly(faces: &[Face]) -> Vec<Pair> {
        let mut out = Vec::new();
        for a in 0..faces.len() {
            for b in a + 1..faces.len() {
                let reasons = why(&MEANS, &faces[a], &faces[b]);
                if !reasons.is_empty() {
                    out.push(Pair { a, b, reasons });
                }
            }
        }
        out
    }

    /// A few letters and words, so that slips, swaps and missing words come often; and texts of any kind.
    fn a_name() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "[ab]{3,7}",
            prop_oneof![
                Just("kowalska"),
                Just("Kowalski"),
                Just("Ковальская"),
                Just("anna"),
                Just("Анна"),
                Just("GmbH")
            ]
            .prop_map(str::to_owned)
        ];
        prop_oneof![4 => prop::collection::vec(word, 0..5).prop_map(|words| words.join(" ")), 1 => ".{0,20}"]
    }

    fn a_row() -> impl Strategy<Value = [String; 4]> {
        let email =
            prop_oneof![Just(String::new()), "[ab]@[XY]", "([ab]@[XY])?\\|[ab]@[XY](\\|[cd]@X)?", ".{0,5}"];
        let phone = prop_oneof![Just(String::new()), "\\+?4?8?60000000[0-3]", "[0-9 ()-]{0,12}"];
        let number = prop_oneof![3 => Just(String::new()), 1 => "[A-B]-?[1-2]{3}"];
        (a_name(), email, phone, number).prop_map(|(name, email, phone, number)| [name, email, phone, number])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn no_likely_pair_is_missed_and_none_is_made_up(rows in prop::collection::vec(a_row(), 0..40)) {
            let faces = faces(&rows);
            let found = pairs(&MEANS, &faces, Limits { common: 1_000, block: 1_000 });
            prop_assert_eq!(found.pairs, slowly(&faces));
        }

        #[test]
        fn what_a_form_finds_is_what_is_kept(one in a_row(), other in a_row()) {
            use super::super::{kept, sought};
            let both = faces(&[one.clone(), other.clone()]);
            for reason in why(&MEANS, &both[0], &both[1]).into_iter().filter(|reason| !reason.further) {
                let (means, at) = (MEANS[reason.field], reason.field);
                let first = |row: &[String; 4]| match means {
                    Means::Email | Means::Phone => row[at].split('|').next().unwrap_or_default().to_owned(),
                    _ => row[at].clone(),
                };
                let sought = sought(means, &first(&one));
                // A slip in letters names are not spelt with here is found by the search of all data alone.
                let plain = both.iter().all(|face| face[at][0].chars().all(|one| one.is_ascii_lowercase() || one == ' '));
                if reason.same || plain {
                    prop_assert!(kept(means, &first(&other)).iter().any(|text| sought.contains(text)));
                }
            }
        }
    }

    #[test]
    fn what_very_many_share_says_nothing() {
        let row = |name: &str, phone: &str| [name.to_owned(), String::new(), phone.to_owned(), String::new()];
        let mut rows: Vec<[String; 4]> = (0..40)
            .map(|n| row(&format!("Person {}", "abcdefgh".repeat(n % 7 + 1)), "601 000 000"))
            .collect();
        rows.push(row("Anna Kowalska", "601 000 000"));
        rows.push(row("Kowalska Anna", "601 000 000"));
        let found = pairs(&MEANS, &faces(&rows), Limits { common: 5, block: 100 });
        assert_eq!(found.common, 6, "the telephone and the five names that six people have");
        let last: Vec<_> = found.pairs.iter().filter(|pair| pair.a >= 40).collect();
        assert_eq!(last.len(), 1);
        assert_eq!(last[0].reasons, [Reason { field: 0, same: true, further: false }]);
        // Names made to fall under one key are left out instead of being compared each with each.
        let made: Vec<[String; 4]> = (0..2_000)
            .map(|n| row(&format!("Anna Kowals{}", char::from_u32(0x4e00 + n).unwrap()), ""))
            .collect();
        let found = pairs(&MEANS, &faces(&made), Limits::default());
        assert_eq!((found.pairs.len(), found.common > 0), (0, true));
    }
}

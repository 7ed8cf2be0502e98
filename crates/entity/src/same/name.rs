//! Names of people and companies, compared as a person would: without accents, legal forms, initials and order of words, in
//! Latin letters however they were transliterated from Russian or Polish; similar when one letter or one word is amiss.

use kernel::fold;

/// Fewest letters of a word in which a slip is looked for: of two words and more, and of one alone.
const WORD_CHARS: (usize, usize) = (4, 6);
/// Longer words are not looked through for a slip.
const WORD_CHARS_MAX: usize = 30;
/// Words of a name that count.
const WORDS_MAX: usize = 8;
/// Names of so many words are looked at without each of them.
const MORE_WORDS: std::ops::RangeInclusive<usize> = 3..=5;

/// What says only in which form a company is run.
const LEGAL: [&str; 27] = [
    "ag",
    "bv",
    "gmbh",
    "inc",
    "kg",
    "lda",
    "limited",
    "llc",
    "ltd",
    "nv",
    "oo",
    "plc",
    "sa",
    "sarl",
    "sas",
    "sl",
    "sp",
    "spa",
    "spj",
    "srl",
    "unipessoal",
    "zoo",
    "ао",
    "ип",
    "ооо",
    "оао",
    "пао",
];

/// The words of a name in order of the alphabet, in letters that sound alike in any spelling.
pub(super) fn normal(text: &str) -> String {
    let folded = fold(text);
    let all: Vec<&str> =
        folded.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling = |word: &&&str| word.chars().nth(1).is_some() && !LEGAL.contains(word);
    let mut words: Vec<&str> = all.iter().filter(telling).copied().collect();
    if words.is_empty() {
        words = all;
    }
    let mut words: Vec<String> =
        words.into_iter().take(WORDS_MAX).map(sound).filter(|word| !word.is_empty()).collect();
    words.sort();
    let name = words.join(" ");
    if name.chars().nth(1).is_some() { name } else { String::new() }
}

/// A Cyrillic letter in Latin ones.
const fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'ы' | 'і' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "iu",
        'я' => "ia",
        'ъ' | 'ь' => "",
        _ => return None,
    })
}

/// Spellings of the same sound, longer ones first: `sh`, `sz` and `ш` are one, and so are `w` and `v`.
const SOUNDS: [(&str, &str); 25] = [
    ("shch", "s"),
    ("szcz", "s"),
    ("tsch", "h"),
    ("sch", "s"),
    ("tch", "h"),
    ("sh", "s"),
    ("sz", "s"),
    ("ch", "h"),
    ("cz", "h"),
    ("kh", "h"),
    ("zh", "z"),
    ("rz", "z"),
    ("ts", "c"),
    ("tz", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ie", "e"),
    ("je", "e"),
    ("ye", "e"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
    ("x", "ks"),
    ("q", "k"),
];

/// A folded word by its sounds; the same letter twice is once.
fn sound(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match latin(letter) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    let mut out = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while let Some(first) = rest.chars().next() {
        let (taken, said) = match SOUNDS.iter().find(|(spelt, _)| rest.starts_with(spelt)) {
            Some((spelt, said)) => (spelt.len(), (*said).to_owned()),
            None => (first.len_utf8(), first.to_string()),
        };
        for letter in said.chars() {
            if !out.ends_with(letter) {
                out.push(letter);
            }
        }
        rest = &rest[taken..];
    }
    out
}

/// How many letters a word must have to be looked through for a slip, in a name of so many words.
const fn letters(words: usize) -> std::ops::RangeInclusive<usize> {
    (if words > 1 { WORD_CHARS.0 } else { WORD_CHARS.1 })..=WORD_CHARS_MAX
}

/// Whether two different normal names are one letter of one word, or one word of at least three, apart.
pub(super) fn near(one: &str, other: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let (only_a, only_b) = (without(&a, &b), without(&b, &a));
    match (only_a.as_slice(), only_b.as_slice()) {
        ([x], [y]) => {
            let letters = letters(a.len());
            letters.contains(&x.chars().count()) && letters.contains(&y.chars().count()) && one_slip(x, y)
        }
        ([_], []) => MORE_WORDS.contains(&a.len()),
        ([], [_]) => MORE_WORDS.contains(&b.len()),
        _ => false,
    }
}

/// The words of `from` that `others` lack, each as often as it is missing.
fn without<'a>(from: &[&'a str], others: &[&str]) -> Vec<&'a str> {
    let mut left = others.to_vec();
    let mut out = Vec::new();
    for word in from {
        match left.iter().position(|one| one == word) {
            Some(at) => drop(left.swap_remove(at)),
            None => out.push(*word),
        }
    }
    out
}

/// Whether one letter more, less or else, or two neighbours the other way round, makes one word of the other.
fn one_slip(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let same = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    match long.len() - short.len() {
        0 => {
            let swapped = same + 1 < long.len()
                && short[same] == long[same + 1]
                && short[same + 1] == long[same]
                && short[same + 2..] == long[same + 2..];
            same == long.len() || swapped || short[same + 1..] == long[same + 1..]
        }
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}

/// The name without each of its words, where it has enough of them.
pub(super) fn one_word_less(normal: &str) -> Vec<String> {
    let words: Vec<&str> = normal.split(' ').collect();
    if !MORE_WORDS.contains(&words.len()) {
        return Vec::new();
    }
    let mut out: Vec<String> = (0..words.len()).map(|at| others(&words, at).join(" ")).collect();
    out.sort();
    out.dedup();
    out
}

/// The words but for the one at a place.
fn others<'a>(words: &[&'a str], at: usize) -> Vec<&'a str> {
    words.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, word)| *word).collect()
}

/// Each word of the name that is long enough for a slip, with the others.
fn places(normal: &str) -> Vec<(Vec<&str>, Vec<char>)> {
    let words: Vec<&str> = normal.split(' ').collect();
    let letters = letters(words.len());
    let place = |at: usize| (others(&words, at), words[at].chars().collect::<Vec<char>>());
    (0..words.len()).map(place).filter(|(_, word)| letters.contains(&word.len())).collect()
}

/// Keys of which two names that are near share at least one: each word with a letter left out, beside the others; and
/// the names that are one word apart.
pub(super) fn keys(normal: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (others, word) in places(normal) {
        let rest = others.join(" ");
        out.push(format!("{rest}|{}", word.iter().collect::<String>()));
        for at in 0..word.len() {
            let shorter: String =
                word.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, one)| one).collect();
            out.push(format!("{rest}|{shorter}"));
        }
    }
    out.push(format!("+{normal}"));
    out.extend(one_word_less(normal).into_iter().map(|name| format!("+{name}")));
    out.sort();
    out.dedup();
    out
}

/// Every normal name that is one slip away, in the letters names are spelt with here.
pub(super) fn one_slip_away(normal: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (others, word) in places(normal) {
        let mut put = |changed: Vec<char>| {
            let changed: String = changed.into_iter().collect();
            let mut words = others.clone();
            words.push(&changed);
            words.sort_unstable();
            out.push(words.join(" "));
        };
        for at in 0..=word.len() {
            for letter in 'a'..='z' {
                let mut longer = word.clone();
                longer.insert(at, letter);
                put(longer);
                if at < word.len() {
                    let mut other = word.clone();
                    other[at] = letter;
                    put(other);
                }
            }
            if at < word.len() {
                let mut shorter = word.clone();
                shorter.remove(at);
                put(shorter);
            }
            if at + 1 < word.len() {
                let mut swapped = word.clone();
                swapped.swap(at, at + 1);
                put(swapped);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: &str) {
        let (a, b) = (normal(one), normal(other));
        let found = if a == b && !a.is_empty() {
            "same"
        } else if near(&a, &b) {
            "near"
        } else {
            "other"
        };
        assert_eq!(found, expected, "{one:?} {a:?}, {other:?} {b:?}");
        assert_eq!(near(&a, &b), near(&b, &a));
    }

    #[test]
    fn order_accents_forms_and_alphabets_do_not_tell_apart() {
        check("Żaneta Wiśniewska", "WISNIEWSKA Zaneta", "same");
        check("Андрей Вишневский", "Andrei Wiszniewski", "same");
        check("Сергей Щербаков", "Siergiej Szczerbakow", "same");
        check("Сергей Щербаков", "Sergey Shcherbakov", "same");
        check("Юлия Ковальская", "Yuliya Kovalskaya", "same");
        check("Анджей", "Andrzej", "same");
        check("Müller & Söhne GmbH", "muller sohne", "same");
        check("Kwiaty Sp. z o.o.", "KWIATY", "same");
        check("ООО Ромашка", "Romashka", "same");
        check("Anna M. Nowak", "Nowak Anna", "same");
        check("José da Silva", "Jose Da Silva", "same");
    }

    #[test]
    fn one_slip_or_one_word_is_near_more_is_not() {
        check("Anna Kowalska", "Anna Kowalsko", "near");
        check("Anna Kowalska", "Ana Kowalska", "same");
        check("Anna Kowalska", "Anna Kowalksa", "near");
        check("Anna Kowalska", "Anna Maria Kowalska", "near");
        check("Anna Kowalska", "Hanna Kowalsko", "other");
        check("Bo Li", "Bo Ly", "same");
        check("Bo Li", "Bo Lu", "other");
        check("Nowak", "Novak", "same");
        check("Nowak", "Nowal", "other");
        check("Anna", "Anna Maria", "other");
        check("", "", "other");
        check("A", "B", "other");
        check("Ltd", "GmbH", "other");
    }

    #[test]
    fn one_slip_is_what_a_table_of_distances_says() {
        let words = [
            "", "a", "ab", "ba", "abc", "acb", "abcd", "abdc", "bacd", "abxd", "xbcd", "abcde", "abce",
            "aabb", "abab",
        ];
        for a in words {
            for b in words {
                assert_eq!(a == b || one_slip(a, b), distance(a, b) <= 1, "{a} {b}");
            }
        }
    }

    /// The distance of Damerau and Levenshtein, neighbours only, from its definition.
    fn distance(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let cost = usize::from(a[i - 1] != b[j - 1]);
                        let mut least =
                            (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + cost);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least = least.min(table[i - 2][j - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }
}

//! Names and texts in the letters that every bank in SEPA takes (EPC217-08): Latin without marks, digits, a few signs.
//! Whatever has no such letter becomes a full stop; nothing is refused here.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether banks take a character.
pub(super) fn is_known(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(letter)
}

/// A text in the letters of banks, cut at `most`: `Zażółć & Søn` → `Zazolc + Son`, `Юлия Щукина` → `Yuliya Shchukina`.
///
/// No slash stands at an end or doubled, no blank at an end or doubled: banks read them as marks of their own.
pub fn latin(text: &str, most: usize) -> String {
    let mut out = String::new();
    // Composed first: й is a letter of its own, not an и with a mark.
    for letter in text.nfc() {
        match spelt(letter) {
            Some(letters) => out.push_str(letters),
            None if letter.is_whitespace() || letter.is_control() => out.push(' '),
            None => {
                let plain = letter.nfkd().filter(|part| !is_combining_mark(*part));
                for part in plain {
                    match spelt(part) {
                        Some(letters) => out.push_str(letters),
                        None => out.push(if is_known(part) { part } else { '.' }),
                    }
                }
            }
        }
    }
    let mut clean = String::new();
    for letter in out.chars() {
        let doubled = matches!(letter, ' ' | '/') && clean.ends_with(letter);
        let leading = clean.is_empty() && matches!(letter, ' ' | '/');
        if !doubled && !leading && clean.len() < most {
            clean.push(letter);
        }
    }
    clean.trim_end_matches([' ', '/']).to_owned()
}

/// Letters that have no decomposition, after the EPC's advice.
fn spelt(letter: char) -> Option<&'static str> {
    signs(letter).or_else(|| cyrillic(letter)).or_else(|| greek(letter))
}

/// Latin letters with strokes, and signs that have a near one.
fn signs(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "TH",
        'ħ' => "h",
        'Ħ' => "H",
        'ı' => "i",
        'ŋ' => "n",
        'Ŋ' => "N",
        '&' => "+",
        '_' | '–' | '—' | '‑' | '‐' => "-",
        '’' | '‘' | '`' | '´' | '"' | '“' | '”' | '„' | '«' | '»' => "'",
        '[' | '{' | '<' => "(",
        ']' | '}' | '>' => ")",
        '\\' | '|' => "/",
        ';' => ",",
        '…' => "...",
        _ => return None,
    })
}

/// Russian and Ukrainian as in passports.
fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' => "e",
        'ё' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' => "y",
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
        'ъ' | 'ь' | 'Ъ' | 'Ь' => "",
        'ы' => "y",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        'А' => "A",
        'Б' => "B",
        'В' => "V",
        'Г' => "G",
        'Д' => "D",
        'Е' => "E",
        'Ё' => "E",
        'Ж' => "Zh",
        'З' => "Z",
        'И' => "I",
        'Й' => "Y",
        'К' => "K",
        'Л' => "L",
        'М' => "M",
        'Н' => "N",
        'О' => "O",
        'П' => "P",
        'Р' => "R",
        'С' => "S",
        'Т' => "T",
        'У' => "U",
        'Ф' => "F",
        'Х' => "Kh",
        'Ц' => "Ts",
        'Ч' => "Ch",
        'Ш' => "Sh",
        'Щ' => "Shch",
        'Ы' => "Y",
        'Э' => "E",
        'Ю' => "Yu",
        'Я' => "Ya",
        'і' | 'ї' => "i",
        'І' | 'Ї' => "I",
        'є' => "ie",
        'Є' => "Ye",
        'ґ' => "g",
        'Ґ' => "G",
        _ => return None,
    })
}

/// Greek without accents: those have been taken off before.
fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' => "i",
        'θ' => "th",
        'ι' => "i",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        'ω' => "o",
        'Α' => "A",
        'Β' => "V",
        'Γ' => "G",
        'Δ' => "D",
        'Ε' => "E",
        'Ζ' => "Z",
        'Η' => "I",
        'Θ' => "TH",
        'Ι' => "I",
        'Κ' => "K",
        'Λ' => "L",
        'Μ' => "M",
        'Ν' => "N",
        'Ξ' => "X",
        'Ο' => "O",
        'Π' => "P",
        'Ρ' => "R",
        'Σ' => "S",
        'Τ' => "T",
        'Υ' => "Y",
        'Φ' => "F",
        'Χ' => "CH",
        'Ψ' => "PS",
        'Ω' => "O",
        _ => return None,
    })
}

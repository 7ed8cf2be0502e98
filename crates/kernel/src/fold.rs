//! Folding text for searching, sorting and comparing across six languages: compatibility
//! decomposition, marks stripped, lower case, and the letters that have no decomposition spelt out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `Żółć` → `zolc`, `Straße` → `strasse`, `Ærø` → `aero`, `Ёлка` → `елка`. Folding twice changes nothing.
///
/// Runs of white space become one space and the ends are trimmed, so that a pasted name is found.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)) {
        for lower in character.to_lowercase() {
            match spelt(lower) {
                Some(letters) => out.push_str(letters),
                None => out.push(lower),
            }
        }
    }
    // Lower case of a capital may decompose again (İ → i̇), so marks go once more.
    let again: String = out.nfkd().filter(|character| !is_combining_mark(*character)).collect();
    // Control characters part words too: none of them can be searched for, and PostgreSQL keeps no NUL.
    let parts = |letter: char| letter.is_whitespace() || letter.is_control();
    again.split(parts).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Letters that Unicode does not decompose although people type them without their strokes.
fn spelt(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ŋ' => "n",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ĸ' => "k",
        'ς' => "σ",
        '’' | 'ʼ' | '‘' => "'",
        '‐' | '‑' | '–' | '—' => "-",
        _ => return None,
    })
}

//! Passwords made of what everybody uses: an offline list, and how much of a password it covers; refuses to hold a
//! password longer than the question.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Sorted, lower case, one a line; source and licence stand beside it.
const LIST: &str = include_str!("../../../../data/passwords/common.txt");
/// The shortest piece that counts as a common one.
const PIECE_MIN: usize = 4;
/// The longest one of the list.
const PIECE_MAX: usize = 17;

fn list() -> &'static HashSet<&'static str> {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| LIST.lines().collect())
}

/// Whether a folded password is nothing but one or two common passwords with figures and signs around them.
pub(super) fn is_common(folded: &str) -> bool {
    let letters: Vec<char> = folded.chars().collect();
    covered(&letters, 2)
}

/// Whether the rest is figures, signs and at most `words` common passwords.
fn covered(rest: &[char], words: usize) -> bool {
    // Figures and signs first: they belong to no word, or a shorter tail of them does.
    let loose = rest.iter().take_while(|one| !one.is_alphabetic()).count();
    if loose == rest.len() {
        return true;
    }
    if words == 0 {
        return false;
    }
    (0..=loose).rev().any(|skip| {
        let rest = &rest[skip..];
        (PIECE_MIN..=rest.len().min(PIECE_MAX)).rev().any(|length| {
            let piece: String = rest[..length].iter().map(|one| plain(*one)).collect();
            let typed: String = rest[..length].iter().collect();
            (list().contains(piece.as_str()) || list().contains(typed.as_str()))
                && covered(&rest[length..], words - 1)
        })
    })
}

/// The letter a figure or sign stands for: everybody knows these.
fn plain(one: char) -> char {
    match one {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_with_trimmings_are_recognised() {
        for common in [
            "password12345678",
            "p@ssw0rd!!!!!!!!",
            "sunshine-princess",
            "2026 iloveyou 2026",
            "123456789qwerty",
            "letmein!letmein!",
        ] {
            assert!(is_common(common), "{common}");
        }
        for own in
            ["correct horse battery", "zolta ges na jeziorze", "sunshine over krakow", "x7h-kq2-mmf-v9r-t4d"]
        {
            assert!(!is_common(own), "{own}");
        }
    }

    #[test]
    fn a_long_answer_does_not_take_long() {
        assert!(!is_common(&"ab".repeat(64)));
        assert!(!is_common(&format!("{}ж", "1".repeat(127))));
    }

    #[test]
    fn the_list_is_what_it_says() {
        let lines: Vec<&str> = LIST.lines().collect();
        assert_eq!(lines.len(), 10_000);
        assert!(lines.is_sorted() && lines.iter().all(|line| *line == kernel::fold(line)));
        assert_eq!(lines.iter().map(|line| line.len()).min(), Some(PIECE_MIN));
        assert_eq!(lines.iter().map(|line| line.len()).max(), Some(PIECE_MAX));
    }
}

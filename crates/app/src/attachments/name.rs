//! Names of files as people may see and save them: one name without a path, without letters that hide, of a sane length.

/// Longest name that is kept.
const CHARS_MAX: usize = 200;
/// Longest ending that survives when a name is cut.
const ENDING_MAX: usize = 16;

/// Letters that turn the direction of what follows, or show nothing.
const fn hides(letter: char) -> bool {
    matches!(
        letter,
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

/// A name that is safe to show, to send in a header, and to save on any system.
pub(super) fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .filter(|letter| !letter.is_control() && !hides(*letter))
        .map(|letter| if matches!(letter, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { letter })
        .collect();
    // Windows drops blanks and dots at the end, and dots at the beginning hide a file elsewhere.
    let plain = plain.trim_matches([' ', '.']).to_owned();
    let plain = if plain.is_empty() { "file".to_owned() } else { plain };
    let stem = plain.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    let plain = if device { format!("_{plain}") } else { plain };
    if plain.chars().count() <= CHARS_MAX {
        return plain;
    }
    let ending = plain
        .rsplit_once('.')
        .map(|(_, ending)| ending)
        .filter(|ending| ending.chars().count() <= ENDING_MAX);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let kept = CHARS_MAX - ending.chars().count();
    plain.chars().take(kept).chain(ending.chars()).collect()
}

/// The ending of a name in small letters, without the dot.
pub(super) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_name() {
        for (given, kept) in [
            ("photo.jpg", "photo.jpg"),
            ("Ünïcode – договор.pdf", "Ünïcode – договор.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\me\\x.txt", "x.txt"),
            ("/", "file"),
            ("", "file"),
            ("...", "file"),
            (" . . ", "file"),
            (".htaccess", "htaccess"),
            ("a\u{0}b\r\nSet-Cookie: x.txt", "abSet-Cookie_ x.txt"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("a\"b;c.txt", "a_b;c.txt"),
            ("con.txt", "_con.txt"),
            ("LPT1", "_LPT1"),
            ("computer.txt", "computer.txt"),
            ("x:y|z?.txt", "x_y_z_.txt"),
        ] {
            assert_eq!(clean(given), kept, "{given:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let long = clean(&format!("{}.pdf", "ż".repeat(5_000)));
        assert_eq!((long.chars().count(), ending(&long).as_str()), (CHARS_MAX, "pdf"));
        let odd = clean(&format!("a.{}", "b".repeat(5_000)));
        assert_eq!(odd.chars().count(), CHARS_MAX);
        assert_eq!(ending("none"), "");
    }
}

//! From bytes to text: guesses the encoding, says how sure it is, and decodes in the encoding the
//! person confirmed. Refuses what is not text (archives, office files, NUL) and bytes the
//! encoding cannot hold; never replaces a character silently.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use super::limits::Limits;
use super::refusal::Refusal;

/// An encoding a file may be in; the names are those the web app and mapping documents use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, low byte first.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, high byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// Central European (Polish).
    #[serde(rename = "windows-1250")]
    Windows1250,
    /// Cyrillic (Russian).
    #[serde(rename = "windows-1251")]
    Windows1251,
    /// Western European (French, Portuguese, Spanish, English).
    #[serde(rename = "windows-1252")]
    Windows1252,
}

impl Encoding {
    /// Every encoding, in the order the wizard offers them.
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Windows1250, Self::Windows1251, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// The name as in the API and in mapping documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// A proposed encoding and whether the bytes leave no doubt (a mark, or valid UTF-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// The proposal.
    pub encoding: Encoding,
    /// False where another encoding would also decode: the person is asked to look.
    pub certain: bool,
}

/// Proposes the encoding of `bytes`.
///
/// # Errors
/// `import-not-text` for archives, PDF and office files, `import-empty`, `import-too-large`.
pub fn guess(bytes: &[u8], limits: &Limits) -> Result<Guess, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::file("import-empty"));
    }
    if bytes.len() > limits.bytes {
        return Err(Refusal::file("import-too-large").with("max", limits.bytes >> 20));
    }
    if let Some(kind) = foreign_signature(bytes) {
        return Err(Refusal::file("import-not-text").with("kind", kind));
    }
    let marked = |encoding| Ok(Guess { encoding, certain: true });
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return marked(Encoding::Utf8),
        [0xFF, 0xFE, ..] => return marked(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return marked(Encoding::Utf16Be),
        _ => {}
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(Guess { encoding, certain: false });
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Refusal::row("import-nul", line_of(&bytes[..at])));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return marked(Encoding::Utf8);
    }
    Ok(Guess { encoding: code_page(bytes), certain: false })
}

/// Decodes the whole file and refuses what no spreadsheet writes.
///
/// # Errors
/// `import-undecodable` with the line of the first byte the encoding cannot hold, `import-nul`
/// with the line of the first NUL, and everything `guess` refuses.
pub fn decode(bytes: &[u8], encoding: Encoding, limits: &Limits) -> Result<String, Refusal> {
    guess(bytes, limits)?;
    let text = match encoding {
        Encoding::Utf8 => {
            let body = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
            match std::str::from_utf8(body) {
                Ok(text) => text.to_owned(),
                Err(e) => return Err(undecodable(&body[..e.valid_up_to()], encoding)),
            }
        }
        Encoding::Utf16Le | Encoding::Utf16Be => utf16(bytes, encoding)?,
        Encoding::Windows1250 => WINDOWS_1250.decode_without_bom_handling(bytes).0.into_owned(),
        Encoding::Windows1251 => WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
        Encoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    if let Some(at) = text.find('\0') {
        return Err(Refusal::row("import-nul", line_of(&text.as_bytes()[..at])));
    }
    Ok(text)
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<String, Refusal> {
    let (codec, mark): (_, [u8; 2]) =
        if encoding == Encoding::Utf16Le { (UTF_16LE, [0xFF, 0xFE]) } else { (UTF_16BE, [0xFE, 0xFF]) };
    let body = bytes.strip_prefix(&mark).unwrap_or(bytes);
    let (text, broken) = codec.decode_without_bom_handling(body);
    if broken {
        let good = text.split('\u{FFFD}').next().unwrap_or_default();
        return Err(undecodable(good.as_bytes(), encoding));
    }
    Ok(text.into_owned())
}

fn undecodable(before: &[u8], encoding: Encoding) -> Refusal {
    Refusal::row("import-undecodable", line_of(before)).with("encoding", encoding.name())
}

/// The physical line that follows `before`, counted from 1.
fn line_of(before: &[u8]) -> u32 {
    let feeds = before.iter().filter(|&&b| b == b'\n').count();
    u32::try_from(feeds).unwrap_or(u32::MAX).saturating_add(1)
}

/// Files that people rename to `.csv`, by their first bytes.
fn foreign_signature(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 11] = [
        (b"PK\x03\x04", "zip/xlsx"),
        (b"PK\x05\x06", "zip"),
        (b"%PDF", "pdf"),
        (&[0xD0, 0xCF, 0x11, 0xE0], "xls"),
        (&[0x1F, 0x8B], "gzip"),
        (b"7z\xBC\xAF", "7z"),
        (b"Rar!", "rar"),
        (b"\x89PNG", "png"),
        (&[0xFF, 0xD8, 0xFF], "jpeg"),
        (b"GIF8", "gif"),
        (b"SQLite format 3\0", "sqlite"),
    ];
    KNOWN.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, kind)| *kind)
}

/// Plain text in UTF-16 has a zero in every second byte; plain text in anything else has none.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let pairs = sample.len() / 2;
    let high = sample.iter().step_by(2).filter(|&&b| b == 0).count();
    let low = sample.iter().skip(1).step_by(2).filter(|&&b| b == 0).count();
    if low * 2 > pairs && high * 10 < pairs {
        Some(Encoding::Utf16Le)
    } else if high * 2 > pairs && low * 10 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Decodes in each code page and counts the letters its languages use; a tie goes to the west.
fn code_page(bytes: &[u8]) -> Encoding {
    const POLISH: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";
    const WESTERN: &str = "àâäáãçéèêëíîïñóôöõúûüùÀÂÁÃÇÉÈÊÍÎÑÓÔÕÚÛÜœŒ«»¿¡°ªº";
    let high: Vec<u8> = bytes.iter().copied().filter(|b| *b >= 0x80).take(65_536).collect();
    let count = |codec: &'static encoding_rs::Encoding, known: &dyn Fn(char) -> bool| {
        codec.decode_without_bom_handling(&high).0.chars().filter(|c| known(*c)).count()
    };
    let western = count(WINDOWS_1252, &|c| WESTERN.contains(c));
    let polish = count(WINDOWS_1250, &|c| POLISH.contains(c));
    // Russian words are high bytes throughout, so neighbours tell it from accents in Latin words.
    let pairs = bytes.windows(2).filter(|w| w[0] >= 0xC0 && w[1] >= 0xC0).count();
    if pairs * 2 > high.len() {
        Encoding::Windows1251
    } else if polish > western {
        Encoding::Windows1250
    } else {
        Encoding::Windows1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const L: Limits = Limits::STANDARD;

    fn check(bytes: &[u8], encoding: Encoding, certain: bool, text: &str) {
        assert_eq!(guess(bytes, &L), Ok(Guess { encoding, certain }));
        assert_eq!(decode(bytes, encoding, &L).as_deref(), Ok(text));
    }

    #[test]
    fn knows_marks_and_plain_utf8() {
        check("code;né\n".as_bytes(), Encoding::Utf8, true, "code;né\n");
        check(b"\xEF\xBB\xBFcode", Encoding::Utf8, true, "code");
        check(b"\xFF\xFEa\0;\0", Encoding::Utf16Le, true, "a;");
        check(b"\xFE\xFF\0a\0;", Encoding::Utf16Be, true, "a;");
        check(b"a\0;\0b\0\n\0", Encoding::Utf16Le, false, "a;b\n");
        check(b"\0a\0;\0b\0\n", Encoding::Utf16Be, false, "a;b\n");
    }

    #[test]
    fn proposes_a_code_page_by_the_letters_of_its_languages() {
        for (text, encoding, codec) in [
            ("imię;nazwisko\nŁukasz;Żółć\nŚwięty;Jaźń\n", Encoding::Windows1250, WINDOWS_1250),
            ("имя;город\nАнна;Москва\n", Encoding::Windows1251, WINDOWS_1251),
            ("prénom;ville\nHélène;Nîmes\nJosé;São Paulo\n", Encoding::Windows1252, WINDOWS_1252),
        ] {
            let bytes = codec.encode(text).0;
            check(&bytes, encoding, false, text);
        }
    }

    #[test]
    fn refuses_what_is_not_text() {
        let code = |bytes: &[u8]| guess(bytes, &L).map_err(|r| r.code);
        assert_eq!(code(b"PK\x03\x04rest"), Err("import-not-text"));
        assert_eq!(code(b"%PDF-1.7"), Err("import-not-text"));
        assert_eq!(code(b"\xD0\xCF\x11\xE0"), Err("import-not-text"));
        assert_eq!(code(b""), Err("import-empty"));
        let small = Limits { bytes: 3, ..L };
        assert_eq!(guess(b"abcd", &small).map_err(|r| r.code), Err("import-too-large"));
    }

    #[test]
    fn names_the_line_of_nul_and_of_bytes_it_cannot_decode() {
        assert_eq!(decode(b"a,b\n1,\x002\n", Encoding::Utf8, &L), Err(Refusal::row("import-nul", 2)));
        let r = decode(b"a,b\n1,2\nx,\xE9\n", Encoding::Utf8, &L).map_err(|r| (r.code, r.line));
        assert_eq!(r, Err(("import-undecodable", 3)));
        let r = decode(b"\xFF\xFEa\0\n\0\x00\xD8", Encoding::Utf16Le, &L).map_err(|r| (r.code, r.line));
        assert_eq!(r, Err(("import-undecodable", 2)));
    }
}

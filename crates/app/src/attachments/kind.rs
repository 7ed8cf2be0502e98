//! What a file is, by its content first and by what is said of it second; refuses a file whose content belies what is
//! said: a picture that is none, a program under another name.

use infer::MatcherType;
use kernel::Problem;

use super::name;

/// Types that a browser might run or draw: they are kept, and given away as plain bytes only.
const ACTIVE: [&str; 12] = [
    "text/html",
    "text/xml",
    "text/javascript",
    "text/x-shellscript",
    "application/xhtml+xml",
    "application/xml",
    "application/javascript",
    "application/ecmascript",
    "application/x-shockwave-flash",
    "image/svg+xml",
    "multipart/related",
    "message/rfc822",
];

/// Plain bytes.
pub(super) const BYTES: &str = "application/octet-stream";

/// Endings whose type the content alone does not tell.
const ENDINGS: [(&str, &str); 9] = [
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("md", "text/markdown"),
    ("ics", "text/calendar"),
    ("vcf", "text/vcard"),
    ("json", "application/json"),
    ("html", "text/html"),
    ("htm", "text/html"),
    ("xml", "text/xml"),
];

/// The type a file is kept with.
///
/// # Errors
/// `attachment-type-differs`; `attachment-type-refused` for a drawing in SVG.
pub(super) fn judge(head: &[u8], declared: &str, file: &str) -> Result<String, Problem> {
    let declared = plain(declared);
    let shown = infer::get(head);
    let differs = |found: &str| {
        Problem::new("attachment-type-differs").with("declared", &declared).with("found", found)
    };
    let media = |text: &str| ["image/", "audio/", "video/"].into_iter().find(|class| text.starts_with(class));
    // A drawing in text may hold a program, and every viewer runs it: none is kept, whatever it is called.
    if declared.starts_with("image/svg")
        || matches!(name::ending(file).as_str(), "svg" | "svgz")
        || drawn(head)
    {
        return Err(Problem::new("attachment-type-refused"));
    }
    let Some(shown) = shown else {
        // Media show what they are; text shows nothing of itself.
        if let Some(class) = media(&declared).filter(|_| known(&declared)) {
            return Err(differs(if text(head) { "text/plain" } else { class.trim_end_matches('/') }));
        }
        return Ok(told(head, &declared, file));
    };
    let found = shown.mime_type();
    // Certificates are filed under programs by the crate that looks.
    let program = shown.matcher_type() == MatcherType::App && !found.contains("x509");
    if program && declared != BYTES && !declared.is_empty() && !says_program(&declared) {
        return Err(differs(found));
    }
    let lies = media(&declared).is_some_and(|class| !found.starts_with(class) && known(&declared));
    if lies && !container(found) {
        return Err(differs(found));
    }
    // An office document is an archive to whoever looks at its beginning only.
    let archive = found == "application/zip" && declared.starts_with("application/vnd.");
    Ok(if archive { declared } else { found.to_owned() })
}

/// Types of media whose files always show what they are.
fn known(declared: &str) -> bool {
    let type_of = |text: &str| text.split('/').nth(1).unwrap_or_default().to_owned();
    matches!(
        type_of(declared).as_str(),
        "png"
            | "jpeg"
            | "jpg"
            | "gif"
            | "webp"
            | "bmp"
            | "tiff"
            | "heic"
            | "heif"
            | "avif"
            | "mp4"
            | "webm"
            | "quicktime"
            | "flac"
            | "ogg"
    )
}

/// Boxes that hold sound as well as film.
fn container(found: &str) -> bool {
    matches!(found, "video/mp4" | "video/webm" | "audio/ogg" | "video/quicktime" | "application/ogg")
}

fn says_program(declared: &str) -> bool {
    declared.starts_with("application/x-")
        || declared.starts_with("application/vnd.")
        || matches!(declared, "application/java" | "application/wasm")
}

/// Whether a text is a drawing in SVG: its first tag is one, after all that may stand before it.
fn drawn(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some((opening, closing)) = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")]
        .into_iter()
        .find(|(opening, _)| rest.starts_with(opening))
    {
        // A declaration of entities holds further brackets: the tag is looked for behind them.
        let end = match rest.find(closing) {
            Some(end) if opening == "<!" && rest[..end].contains('[') => rest.find("]>").map(|end| end + 2),
            Some(end) => Some(end + closing.len()),
            None => None,
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    let name: String =
        tag.chars().take_while(|letter| letter.is_alphanumeric() || ":_-.".contains(*letter)).collect();
    name.rsplit(':').next().is_some_and(|name| name.eq_ignore_ascii_case("svg"))
}

/// What is said of a file whose content shows nothing; the ending counts where nothing is said.
fn told(head: &[u8], declared: &str, file: &str) -> String {
    let ending = name::ending(file);
    let by_ending = ENDINGS.iter().find(|(one, _)| *one == ending).map(|(_, kind)| (*kind).to_owned());
    match declared {
        "" | BYTES => {
            by_ending.unwrap_or_else(|| if text(head) { "text/plain".into() } else { BYTES.into() })
        }
        said => said.to_owned(),
    }
}

fn text(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        // The end of the beginning may stand within a letter.
        Err(error) => error.error_len().is_none(),
    };
    whole && !head.contains(&0)
}

/// `type/subtype` in small letters, without parameters; empty for what is none.
fn plain(declared: &str) -> String {
    let text = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let token = |part: &str| {
        !part.is_empty()
            && part.len() <= 80
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte))
    };
    match text.split_once('/') {
        Some((class, kind)) if token(class) && token(kind) => text,
        _ => String::new(),
    }
}

/// The type a file is given away with: nothing that a browser might run.
pub(super) fn safe(media_type: &str) -> &str {
    let active =
        ACTIVE.contains(&media_type) || media_type.ends_with("+xml") || media_type.contains("script");
    if active || media_type.is_empty() { BYTES } else { media_type }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01";
    const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0";
    const ELF: &[u8] = &{
        let mut bytes = [0; 64];
        let magic = *b"\x7fELF\x02\x01\x01";
        let mut at = 0;
        while at < magic.len() {
            bytes[at] = magic[at];
            at += 1;
        }
        bytes
    };
    const PDF: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    const ZIP: &[u8] = b"PK\x03\x04\x14\0\0\0\x08\0";
    const HTML: &[u8] = b"<!DOCTYPE html><html><script>alert(1)</script>";
    const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";

    fn check(head: &[u8], declared: &str, file: &str, expect: &str) {
        let found = judge(head, declared, file).unwrap_or_else(|problem| problem.code);
        assert_eq!(found, expect, "{declared} {file}");
    }

    #[test]
    fn content_says_what_a_file_is() {
        check(PNG, "image/png", "a.png", "image/png");
        check(PNG, "IMAGE/PNG; x=1", "a.png", "image/png");
        check(JPEG, "image/png", "a.png", "image/jpeg");
        check(JPEG, "text/html", "a.html", "image/jpeg");
        check(JPEG, "", "a", "image/jpeg");
        check(PDF, "application/octet-stream", "a.pdf", "application/pdf");
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        check(ZIP, sheet, "a.xlsx", sheet);
        check(ZIP, "text/plain", "a.txt", "application/zip");
        check(b"a;b\n1;2\n", "text/csv", "a.csv", "text/csv");
        check(b"a;b\n1;2\n", "", "a.csv", "text/csv");
        check("żółw".as_bytes(), "", "a", "text/plain");
        check(b"\x01\x02\0\x03", "", "a.dat", BYTES);
        check(b"plain", "not a type", "a.dat", "text/plain");
        check(b"plain", "text/plain\r\nx: y", "a.dat", "text/plain");
        check(EXE, "application/octet-stream", "setup.exe", "application/vnd.microsoft.portable-executable");
        check(EXE, "application/x-msdownload", "setup.exe", "application/vnd.microsoft.portable-executable");
    }

    #[test]
    fn a_file_that_lies_is_refused() {
        for (head, declared) in [
            (EXE, "image/png"),
            (EXE, "text/plain"),
            (EXE, "application/pdf"),
            (ELF, "image/jpeg"),
            (PDF, "image/png"),
            (HTML, "image/png"),
            (b"gif but not".as_slice(), "image/gif"),
            (b"".as_slice(), "video/mp4"),
        ] {
            check(head, declared, "holiday.png", "attachment-type-differs");
        }
    }

    #[test]
    fn no_drawing_that_may_run_is_kept() {
        for (head, declared, file) in [
            (SVG, "image/svg+xml", "a.svg"),
            (SVG, "IMAGE/SVG+XML; charset=utf-8", "a"),
            (SVG, "image/png", "a.png"),
            (SVG, "image/jpeg", "holiday.png"),
            (SVG, "text/plain", "a.txt"),
            (SVG, "", ""),
            (b"\x1f\x8b\x08\0packed".as_slice(), "application/gzip", "a.svgz"),
            (b"plain".as_slice(), "", "a.SVG"),
            (b"\xef\xbb\xbf <?xml version=\"1.0\"?><!-- > --><svg:svg/>".as_slice(), "text/xml", "a.xml"),
            (b"<!DOCTYPE svg [<!ENTITY x \"y\">]>\n<SVG>".as_slice(), "application/xml", "a.xml"),
        ] {
            check(head, declared, file, "attachment-type-refused");
        }
        for text in ["<svgs/>", "a <svg>", "<!DOCTYPE x [<svg>", "<", ""] {
            check(text.as_bytes(), "text/plain", "a.txt", "text/plain");
        }
    }

    #[test]
    fn what_a_browser_might_run_is_given_away_as_bytes() {
        for (head, declared, file) in [
            (HTML, "text/html", "a.html"),
            (HTML, "", "a.txt"),
            (b"<?xml version=\"1.0\"?><a/>".as_slice(), "", "a.xml"),
            (b"alert(1)".as_slice(), "text/javascript", "a.js"),
            (b"alert(1)".as_slice(), "application/x-javascript", "a.js"),
            (b"x".as_slice(), "application/atom+xml", "a"),
        ] {
            let kept = judge(head, declared, file).expect("kept");
            assert_eq!(safe(&kept), BYTES, "{declared} {file}: {kept}");
        }
        assert_eq!((safe("image/png"), safe("")), ("image/png", BYTES));
    }
}

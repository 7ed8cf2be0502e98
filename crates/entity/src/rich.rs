//! Rich text: HTML of a few harmless elements. What came from outside is cleaned here before it is kept: everything that is
//! not named is taken out, scripts and their like with all they hold. Refuses what is nested deeper than a person writes.
//! The browser cleans it once more before it is shown.

use std::sync::OnceLock;

use ammonia::{Builder, UrlRelative};
use kernel::Problem;

/// What may stand in rich text.
const TAGS: [&str; 19] = [
    "p",
    "br",
    "h2",
    "h3",
    "h4",
    "strong",
    "b",
    "em",
    "i",
    "u",
    "s",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "hr",
];
/// What goes with everything inside it: none of it is words of a person.
const GONE: [&str; 16] = [
    "script",
    "style",
    "iframe",
    "frame",
    "object",
    "embed",
    "noscript",
    "noembed",
    "noframes",
    "template",
    "svg",
    "math",
    "textarea",
    "title",
    "xmp",
    "plaintext",
];
/// Where a link may lead.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
/// Elements that begin a line of their own: between words of two of them is a blank.
const BLOCKS: [&str; 12] = ["p", "br", "h2", "h3", "h4", "pre", "blockquote", "ul", "ol", "li", "hr", "div"];
/// The deepest nesting that is kept.
const DEPTH_MAX: usize = 32;
/// Most tags that are looked at: more are no text, and cost more to read than a person can write.
const TAGS_MAX: usize = 20_000;

fn cleaner() -> &'static Builder<'static> {
    static CLEANER: OnceLock<Builder<'static>> = OnceLock::new();
    CLEANER.get_or_init(|| {
        let mut builder = Builder::empty();
        builder
            .add_tags(TAGS)
            .add_tag_attributes("a", ["href"])
            .add_clean_content_tags(GONE)
            .add_url_schemes(SCHEMES)
            .url_relative(UrlRelative::Deny)
            .link_rel(Some("noopener noreferrer"))
            .strip_comments(true);
        builder
    })
}

/// Cleaned rich text; empty where it holds no words and no line. Cleaned again it stays the same.
///
/// # Errors
/// `field-rich-text-deep`.
pub fn clean(html: &str) -> Result<String, Problem> {
    let deep = || Problem::new("field-rich-text-deep").with("max", DEPTH_MAX);
    if html.bytes().filter(|byte| *byte == b'<').count() > TAGS_MAX {
        return Err(deep());
    }
    // Control characters say nothing in HTML, and some readers stumble over them.
    let visible: String = html.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let clean = cleaner().clean(&visible).to_string();
    if depth(&clean) > DEPTH_MAX {
        return Err(deep());
    }
    let says = clean.contains("<hr") || !plain(&clean).is_empty();
    Ok(if says { clean } else { String::new() })
}

/// A piece of cleaned HTML.
enum Piece<'t> {
    Text(&'t str),
    /// Its name, and whether it closes.
    Tag(&'t str, bool),
}

/// The pieces of cleaned HTML, in order. A `>` inside a quoted attribute ends no tag.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(inside) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            rest = after;
            return Some(Piece::Text(text));
        };
        let mut quoted = false;
        let end = inside.find(|c: char| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let (tag, after) = inside.split_at(end.unwrap_or(inside.len()));
        rest = after.strip_prefix('>').unwrap_or(after);
        let name = tag.trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or_default();
        Some(Piece::Tag(name, tag.starts_with('/')))
    })
}

fn depth(html: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0_usize);
    for piece in pieces(html) {
        match piece {
            Piece::Tag("br" | "hr", _) | Piece::Text(_) => {}
            Piece::Tag(_, true) => now = now.saturating_sub(1),
            Piece::Tag(_, false) => {
                now += 1;
                most = most.max(now);
            }
        }
    }
    most
}

/// The words of cleaned rich text without its tags, in one line: what is searched and shown in short.
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => out.push_str(&decoded(text)),
            Piece::Tag(name, _) if BLOCKS.contains(&name) => out.push(' '),
            Piece::Tag(..) => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The four characters a serialiser of HTML writes otherwise; the ampersand last, so that none is read twice.
fn decoded(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(html: &str, expect: &str) {
        let cleaned = clean(html).expect("it is not deep");
        assert_eq!(cleaned, expect, "{html}");
        assert_eq!(clean(&cleaned).expect("it is not deep"), cleaned, "cleaned twice");
    }

    #[test]
    fn what_a_person_writes_stays() {
        let text = "<h2>Plan</h2><p>A <strong>b</strong> <em>c</em><br>d &amp; e</p><ul><li>x</li></ul><hr>";
        check(text, text);
        check(
            "<p><a href=\"https://example.org/?a=1&amp;b=2\" target=\"_blank\" onclick=\"x()\">l</a></p>",
            "<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">l</a></p>",
        );
        check("<p></p><p> &nbsp; </p>", "");
        check("plain < text", "plain &lt; text");
        check("<p>a\u{0}\u{8}b</p>", "<p>ab</p>");
    }

    #[test]
    fn hostile_text_is_disarmed() {
        check("<p>a</p><script>alert(1)</script>", "<p>a</p>");
        check("<img src=x onerror=alert(1)>", "");
        check("<svg onload=alert(1)><circle/></svg>b", "b");
        check("<p onclick=\"alert(1)\" style=\"position:fixed\" class=\"x\" id=\"y\">a</p>", "<p>a</p>");
        for scheme in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java&#10;script:alert(1)",
            "&#106;avascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/path",
            "\u{1}javascript:alert(1)",
        ] {
            check(&format!("<a href=\"{scheme}\">l</a>"), "<a rel=\"noopener noreferrer\">l</a>");
        }
        // Mutations: what is text in one reading and an element in the other.
        for html in [
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<template><img src=x onerror=alert(1)></template>",
            "<xmp></xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
            "<!--><img src=x onerror=alert(1)>-->",
            "<a href=\"https://a\"><p title='</a><img src=x onerror=alert(1)>'>",
            "<<script>alert(1)//<</script>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<iframe srcdoc=\"<script>alert(1)</script>\">",
            "<base href=\"https://evil.example/\"><link rel=stylesheet href=//e><meta http-equiv=refresh content=0>",
            "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
            "<p",
            "<a href=\"x",
        ] {
            let cleaned = clean(html).expect("it is not deep");
            let lower = cleaned.to_lowercase();
            for piece in pieces(&cleaned) {
                if let Piece::Tag(name, _) = piece {
                    assert!(TAGS.contains(&name), "{html} left <{name}>: {cleaned}");
                }
            }
            assert!(
                !lower.contains("<img") && !lower.contains("<script") && !lower.contains("<style"),
                "{cleaned}"
            );
            assert_eq!(clean(&cleaned).expect("it is not deep"), cleaned, "{html}");
        }
    }

    #[test]
    fn the_huge_and_the_deep_end() {
        let code = |html: &str| clean(html).map_err(|problem| problem.code);
        assert_eq!(code(&format!("{}a", "<blockquote>".repeat(33))), Err("field-rich-text-deep".into()));
        assert_eq!(code(&format!("{}a", "<ul><li>".repeat(2_000))), Err("field-rich-text-deep".into()));
        assert_eq!(code(&"<b>".repeat(20_001)), Err("field-rich-text-deep".into()));
        assert_eq!(code(&format!("{}a", "<div>".repeat(2_000))), Ok("a".into()));
        let long = format!("<p>{}</p>", "x".repeat(1_000_000));
        assert_eq!(code(&long), Ok(long));
    }

    #[test]
    fn words_come_without_tags() {
        let cleaned = clean(
            "<h2>A&amp;B</h2><ul><li>one</li><li>t<b>w</b>o &lt;3</li></ul><a href=\"https://x/?>\">l</a>",
        );
        assert_eq!(plain(&cleaned.expect("clean")), "A&B one two <3 l");
        assert_eq!(plain("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
    }

    proptest! {
        /// Whatever comes in, what goes out has only what is named, and is its own cleaning.
        #[test]
        fn any_text_is_cleaned(html in "(<|>|/|\"|'|=|a|p|b|svg|math|script|style|img|href|on|javascript:|&lt;|&#|;| |!--|--){0,60}") {
            if let Ok(cleaned) = clean(&html) {
                for piece in pieces(&cleaned) {
                    if let Piece::Tag(name, _) = piece {
                        prop_assert!(TAGS.contains(&name), "{}", cleaned);
                    }
                }
                prop_assert_eq!(clean(&cleaned).ok(), Some(cleaned));
            }
        }
    }
}

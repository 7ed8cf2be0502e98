//! The words of a mail about signing in or of news, in the reader's language, as text and as simple HTML; refuses marks of HTML in
//! names.

use gateway::mail::Letter;
use store::mail::MailPurpose;
use store::session::User;
use uuid::Uuid;

use crate::{Cx, Language};

/// The longest news in a mail.
const SUBJECT_MAX: usize = 200;

/// What a mail about signing in says.
pub(super) enum Said<'a> {
    /// A word only.
    Word(MailPurpose),
    /// With a link.
    Link(MailPurpose, &'a str),
    /// That the person has no password, and signs in with these.
    Providers(&'a str),
}

/// A mail about signing in: with a button where there is a link.
pub(super) fn write(cx: &Cx, company: &str, user: &User, to: String, id: Uuid, said: &Said<'_>) -> Letter {
    let language = Language::from_tag(&user.language).unwrap_or_default();
    let (about, link, providers) = match said {
        Said::Word(purpose) => (purpose.as_str(), None, ""),
        Said::Link(purpose, link) => (purpose.as_str(), Some(*link), ""),
        Said::Providers(providers) => ("provider", None, *providers),
    };
    let values = [
        ("name", user.name.as_str()),
        ("company", company),
        ("login", user.login.as_str()),
        ("providers", providers),
    ];
    let word = |key: &str| cx.words.text(language, &format!("mail-{about}-{key}"), &values);
    let hello = cx.words.text(language, "mail-hello", &values);
    let what = word("text");
    let mut text = vec![hello.clone(), what.clone()];
    let mut html = vec![escaped(&hello), escaped(&what)];
    let after = match link {
        Some(link) => {
            let button = word("link");
            text.push(format!("{button}:\n{link}"));
            html.push(format!("<a href=\"{}\">{}</a>", escaped(link), escaped(&button)));
            vec![word("until"), cx.words.text(language, "mail-ignore", &values)]
        }
        None => vec![word("then")],
    };
    for part in after.into_iter().chain([company.to_owned()]) {
        html.push(escaped(&part));
        text.push(part);
    }
    let (text, html) = (text.join("\n\n") + "\n", page(language, &html));
    Letter { to, subject: word("subject"), text, html, id: id.simple().to_string() }
}

/// A mail that tells news and leads to the thing. What it names was written by anybody: it is text, on one line.
pub(super) fn news(
    cx: &Cx,
    company: &str,
    user: &User,
    to: String,
    id: Uuid,
    (told, path): (&str, &str),
) -> Letter {
    let language = Language::from_tag(&user.language).unwrap_or_default();
    let told: String =
        told.chars().map(|one| if one.is_control() { ' ' } else { one }).take(SUBJECT_MAX).collect();
    let values = [("name", user.name.as_str()), ("company", company), ("text", told.as_str())];
    let word = |key: &str| cx.words.text(language, key, &values);
    let (hello, open, why) = (word("mail-hello"), word("mail-news-link"), word("mail-news-why"));
    let address = format!("{}{path}", cx.config.public_url);
    let link = format!("<a href=\"{}\">{}</a>", escaped(&address), escaped(&open));
    let html = [escaped(&hello), escaped(&told), link, escaped(&why), escaped(company)];
    let text = [hello, told.clone(), format!("{open}:\n{address}"), why, company.to_owned()];
    Letter {
        to,
        subject: word("mail-news-subject"),
        text: text.join("\n\n") + "\n",
        html: page(language, &html),
        id: id.simple().to_string(),
    }
}

fn page(language: Language, parts: &[String]) -> String {
    let paragraphs: String = parts.iter().map(|part| format!("<p>{part}</p>")).collect();
    format!(
        "<!doctype html><html lang=\"{}\"><body style=\"font-family:sans-serif\">{paragraphs}</body></html>",
        language.key()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

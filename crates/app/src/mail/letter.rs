//! The words of a mail with a link, in the reader's language, as text and as simple HTML; refuses marks of HTML in names.

use gateway::mail::Letter;
use store::session::User;
use store::users::Purpose;
use uuid::Uuid;

use crate::{Cx, Language};

/// The mail with a link for a password.
pub(super) fn link(
    cx: &Cx,
    company: &str,
    user: &User,
    purpose: Purpose,
    to: String,
    id: Uuid,
    link: &str,
) -> Letter {
    let language = Language::from_tag(&user.language).unwrap_or_default();
    let values = [("name", user.name.as_str()), ("company", company), ("login", user.login.as_str())];
    let word = |key: &str| cx.words.text(language, &format!("mail-{}-{key}", purpose.as_str()), &values);
    let hello = cx.words.text(language, "mail-hello", &values);
    let ignore = cx.words.text(language, "mail-ignore", &values);
    let (what, button, until) = (word("text"), word("link"), word("until"));
    let text = format!("{hello}\n\n{what}\n\n{button}:\n{link}\n\n{until}\n\n{ignore}\n\n{company}\n");
    let paragraphs: String = [&hello, &what].map(|one| paragraph(&escaped(one))).concat();
    let anchor = paragraph(&format!("<a href=\"{}\">{}</a>", escaped(link), escaped(&button)));
    let rest: String = [until.as_str(), &ignore, company].map(|one| paragraph(&escaped(one))).concat();
    let html = format!(
        "<!doctype html><html lang=\"{}\"><body style=\"font-family:sans-serif\">{paragraphs}{anchor}{rest}</body></html>",
        language.key()
    );
    Letter { to, subject: word("subject"), text, html, id: id.simple().to_string() }
}

fn paragraph(inside: &str) -> String {
    format!("<p>{inside}</p>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

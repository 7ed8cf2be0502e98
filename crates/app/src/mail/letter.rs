//! The words of a mail about signing in, in the reader's language, as text and as simple HTML; refuses marks of HTML in
//! names.

use gateway::mail::Letter;
use store::mail::MailPurpose;
use store::session::User;
use uuid::Uuid;

use crate::{Cx, Language};

/// A mail: with a button where there is a link, else a word only.
pub(super) fn write(
    cx: &Cx,
    company: &str,
    user: &User,
    purpose: MailPurpose,
    to: String,
    id: Uuid,
    link: Option<&str>,
) -> Letter {
    let language = Language::from_tag(&user.language).unwrap_or_default();
    let values = [("name", user.name.as_str()), ("company", company), ("login", user.login.as_str())];
    let word = |key: &str| cx.words.text(language, &format!("mail-{}-{key}", purpose.as_str()), &values);
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
    let paragraphs: String = html.iter().map(|part| format!("<p>{part}</p>")).collect();
    let html = format!(
        "<!doctype html><html lang=\"{}\"><body style=\"font-family:sans-serif\">{paragraphs}</body></html>",
        language.key()
    );
    Letter { to, subject: word("subject"), text: text.join("\n\n") + "\n", html, id: id.simple().to_string() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

//! The page of a copy: everything in tables, in the words of whoever made it. Every text is escaped; no script, no address.

use std::fmt::Write as _;

use access::Principal;
use serde_json::Value as Json;
use store::privacy::Request;

use super::copy::plain;
use crate::{Cx, Language, schema};

/// The sections, in their order.
const SECTIONS: [&str; 10] =
    ["records", "sign_in", "related", "postings", "network", "files", "mails", "imports", "history", "done"];

/// The page.
pub(super) fn html(cx: &Cx, all: &Principal, request: &Request, data: &Json) -> String {
    let language = Language::from_tag(&all.language).unwrap_or_default();
    let text = |key: &str| cx.words.text(language, key, &[]);
    let title = format!("{} · {}", text("privacy-copy-title"), request.code);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{1}</title><style>{STYLE}</style></head><body><h1>{1}</h1>\n<p>{2} · {3}</p>\n",
        language.key(),
        escaped(&title),
        escaped(&plain(&data["company"])),
        escaped(&plain(&data["made_at"])),
    );
    for section in SECTIONS {
        let Some(rows) = data[section].as_array().filter(|rows| !rows.is_empty()) else { continue };
        // Writing into a text does not fail.
        let _ = writeln!(
            out,
            "<h2>{}</h2>",
            escaped(&text(&format!("privacy-copy-{}", section.replace('_', "-"))))
        );
        for row in rows {
            table(cx, all, row, &mut out);
        }
    }
    out.push_str("</body></html>\n");
    out
}

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;margin:0 0 1rem;width:100%}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;\
vertical-align:top;overflow-wrap:anywhere}th{width:30%}";

fn table(cx: &Cx, all: &Principal, row: &Json, out: &mut String) {
    let object = row["object"].as_str().filter(|_| row.get("values").is_some());
    let shown = object.and_then(|key| schema::get(cx, all, key).ok());
    let label = |key: &str| -> String {
        let field = shown.as_ref().and_then(|shown| shown.fields.iter().find(|field| field.key == key));
        let part = || shown.as_ref().and_then(|shown| shown.parts.iter().find(|part| part.key == key));
        field
            .map(|field| field.label.clone())
            .or_else(|| part().map(|part| part.label.clone()))
            .unwrap_or_else(|| key.to_owned())
    };
    out.push_str("<table>");
    let mut line = |name: &str, value: &Json| {
        let _ = write!(out, "<tr><th>{}</th><td>{}</td></tr>", escaped(name), escaped(&plain(value)));
    };
    match &shown {
        Some(shown) => {
            line(&shown.summary.singular, &row["values"]["code"]);
            for among in ["values", "parts"] {
                for (key, value) in row[among].as_object().into_iter().flatten() {
                    line(&label(key), value);
                }
            }
        }
        None => {
            for (key, value) in row.as_object().into_iter().flatten() {
                line(key, value);
            }
        }
    }
    out.push_str("</table>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("<b a=\"1\">&</b>"), "&lt;b a=&quot;1&quot;&gt;&amp;&lt;/b&gt;");
    }
}

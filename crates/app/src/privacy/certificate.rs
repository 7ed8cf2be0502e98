//! The certificate of an erasure: what was erased, what is kept and why, when, by whom, and a digest that anybody can
//! compare with ours. Names nobody but who did it.

use access::Principal;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use store::privacy::{self, Kind, Request, State};
use uuid::Uuid;

use crate::verify::Found;
use crate::words::said::Said;
use crate::{Cx, Error, Language};

/// Requests read at once.
const PAGE: i64 = 500;

/// A certificate in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// What it is.
    pub title: String,
    /// What it says in one sentence.
    pub text: String,
    /// Name and value: company, person's code, asked, done, by whom, digest.
    pub facts: Vec<(String, String)>,
    /// What was erased, and how much.
    pub erased: Vec<(String, i64)>,
    /// What is kept, how much, and why.
    pub kept: Vec<(String, i64, String)>,
    /// Headings of both.
    pub headings: (String, String),
    /// What still holds the data for a while.
    pub note: String,
}

/// The certificate of a finished erasure, in a language and with the times of the reader's zone.
///
/// # Errors
/// [`Error::NotFound`] for anything else.
pub async fn certificate(
    cx: &Cx,
    who: &Principal,
    language: Language,
    request: &Request,
) -> Result<Certificate, Error> {
    let (Kind::Erasure, State::Done, Some(digest), Some(done)) =
        (request.kind, request.state, &request.digest, request.finished_at)
    else {
        return Err(Error::NotFound);
    };
    let company = crate::company::get(cx, who.tenant).await?;
    let said = Said::to(&cx.words, who).in_language(language);
    let text = |key: &str| cx.words.text(language, key, &[]);
    let mut facts = vec![
        (text("privacy-fact-company"), company.name.clone()),
        (text("privacy-fact-person"), request.code.clone()),
        (text("privacy-fact-request"), request.id.to_string()),
        (text("privacy-fact-asked"), said.moment(request.at)),
        (text("privacy-fact-done"), said.moment(done)),
        (text("privacy-fact-by"), request.by_name.clone().unwrap_or_else(|| text("privacy-nobody"))),
        (text("privacy-fact-digest"), crate::attachments::hex(digest)),
    ];
    if request.replayed {
        facts.push((text("privacy-fact-replayed"), text("privacy-replayed")));
    }
    let count = |among: &str| figures(&request.account, among);
    Ok(Certificate {
        title: text("privacy-certificate-title"),
        text: cx.words.text(language, "privacy-certificate-text", &[("company", company.name.as_str())]),
        facts,
        erased: count("erased").map(|(key, n)| (text(&format!("privacy-figure-{key}")), n)).collect(),
        kept: count("kept")
            .map(|(key, n)| (text(&format!("privacy-figure-{key}")), n, text(why(key))))
            .collect(),
        headings: (text("privacy-erased"), text("privacy-kept")),
        note: text("privacy-certificate-note"),
    })
}

/// The key of the words for why something is kept.
#[must_use]
pub fn why(figure: &str) -> &'static str {
    match figure {
        "network" | "downline" => "privacy-why-network",
        "trail" => "privacy-why-trail",
        "run-comments" => "privacy-why-comments",
        _ => "privacy-why-books",
    }
}

fn figures<'a>(account: &'a Json, among: &str) -> impl Iterator<Item = (&'a str, i64)> + use<'a> {
    let counted = account.get(among).and_then(Json::as_object).into_iter().flatten();
    counted.filter_map(|(key, count)| Some((key.as_str(), count.as_i64()?)))
}

/// What the digest covers: every fact of the certificate but names and words, in one order.
pub(super) fn digest(request: &Request, account: &Json, done: jiff::Timestamp) -> Vec<u8> {
    let mut text = format!(
        "{}\n{}\n{}\n{}\n",
        request.id,
        request.code,
        request.at.as_microsecond(),
        done.as_microsecond()
    );
    for among in ["erased", "kept"] {
        let mut lines: Vec<String> =
            figures(account, among).map(|(key, count)| format!("{among} {key} {count}\n")).collect();
        lines.sort();
        text.extend(lines);
    }
    Sha256::digest(text.as_bytes()).to_vec()
}

/// The first certificate that is not as it was issued.
pub(crate) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let tenant = cx.tenant().await?;
        let mut before = Uuid::max();
        loop {
            let page = privacy::list(&mut cx.db.read(), tenant, before, PAGE).await?;
            let Some(last) = page.last() else { return Ok(None) };
            before = last.id;
            for request in page.iter().filter(|one| one.kind == Kind::Erasure && one.state == State::Done) {
                let issued = request.finished_at.map(|done| digest(request, &request.account, done));
                if issued != request.digest {
                    return Ok(Some(request.id.to_string()));
                }
            }
        }
    })
}

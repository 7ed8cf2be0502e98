//! A member's question about one line of the own earnings: a note at the member that names the line, and news for those
//! who pay commissions. Refuses lines that are not one's own, and empty and endless texts.

use access::Principal;
use kernel::{MemberId, Period, Problem};
use plan::Explanation;
use store::Tx;
use uuid::Uuid;

use crate::notes::{cleaned, write};
use crate::once::Once;
use crate::words::said::Said;
use crate::{Cx, Error, notifications};

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The note with the question.
    pub note: Uuid,
    /// The member it stands at.
    pub member: MemberId,
}

/// Asks about line `no` of the caller's own month. Sent again with the same key, nothing more happens.
///
/// # Errors
/// `access-denied`, `not-found`: also for another's line and for callers without a membership; `note-empty`,
/// `note-too-long`, `note-too-many`.
pub async fn ask(
    cx: &Cx,
    who: &Principal,
    period: Period,
    no: u32,
    question: &str,
    once: &Once,
) -> Result<Asked, Error> {
    who.require(super::OBJECT, access::Action::Read)?;
    let member = who.member.ok_or(Error::NotFound)?;
    let line = super::explain(cx, who, Some(member), period, no).await?;
    if question.trim().is_empty() {
        return Err(Problem::new("note-empty").field("text").into());
    }
    let asked: String =
        question.trim().split('\n').map(|row| format!("<p>{}</p>", escaped(row.trim()))).collect();
    let head = head(&Said::to(&cx.words, who), period, &line.explanation, &line.sales);
    let text = cleaned(&format!("<p><strong>{}</strong></p>{asked}", escaped(&head)))?;
    let note = cx
        .db
        .write(async |tx: &mut Tx| -> Result<Uuid, Error> {
            if let Some(first) = once.before(tx, who).await? {
                return Ok(first);
            }
            let note = write(cx, tx, who, ("member", member.uuid()), text.clone(), false).await?;
            notifications::question(cx, tx, who, member.uuid()).await?;
            once.after(cx, tx, who, &note).await?;
            Ok(note)
        })
        .await?;
    Ok(Asked { note, member })
}

/// Which line it is about, as the asker reads it: bonus, month, amount, sale.
fn head(said: &Said<'_>, period: Period, line: &Explanation, sales: &[(Uuid, String)]) -> String {
    let period = period.to_string();
    let amount = serde_json::json!({ "amount": line.amount, "currency": line.currency });
    let sale = line.sale.as_ref().and_then(|sale| sales.iter().find(|(id, _)| id.to_string() == sale.id));
    let parts = [
        Some(line.bonus.clone()),
        Some(said.month(&period).unwrap_or(period)),
        Some(said.plain(&amount)),
        sale.map(|(_, code)| code.clone()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a person typed, as text and never as tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

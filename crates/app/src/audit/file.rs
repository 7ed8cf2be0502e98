//! The log as CSV, page by page, with the list's filters and under the same rights; formulas are neutralised. Whoever takes
//! it away stands in the log. Holds one page in memory, whatever the size.

use access::{Action, Principal};
use serde_json::{Value as Json, json};
use store::Tx;

use super::{AuditItem, Question, RIGHT, page};
use crate::exports::Headers;
use crate::imports::values::neutralised;
use crate::records::FieldChange;
use crate::{Cx, Error, Language, trail, words};

/// Entries of one page.
const PAGE: i64 = 200;

/// A log on its way out.
pub struct LogFile {
    cx: Cx,
    who: Principal,
    question: Question,
    state: State,
    headers: Headers,
}

/// The columns; what each is called in words stands under `audit-column-`.
const COLUMNS: [&str; 12] = [
    "at", "who", "for", "token", "action", "object", "record", "name", "changes", "refused", "request",
    "address",
];

#[derive(PartialEq)]
enum State {
    Header,
    Rows,
    Ended,
}

/// Begins to write the entries of a question.
///
/// # Errors
/// `access-denied`, also without the right to export; what [`super::log`] refuses.
pub async fn begin(cx: &Cx, who: &Principal, question: &Question) -> Result<LogFile, Error> {
    who.require(RIGHT, Action::Read)?;
    who.require(RIGHT, Action::Export)?;
    // What is asked wrongly is refused before the first byte.
    page(cx, who, question, 1).await?;
    let asked = json!({
        "object": question.object, "record": question.record, "action": question.action, "actor": question.actor,
        "from": question.from.map(|day| day.to_string()), "to": question.to.map(|day| day.to_string()),
    });
    cx.db.write(async |tx: &mut Tx| trail::audit(cx, tx, who, RIGHT, None, "export", &asked).await).await?;
    let question = Question { cursor: None, limit: None, ..question.clone() };
    Ok(LogFile { cx: cx.clone(), who: who.clone(), question, state: State::Header, headers: Headers::Keys })
}

impl LogFile {
    /// The same with other names for its columns.
    #[must_use]
    pub fn headed(mut self, headers: Headers) -> Self {
        self.headers = headers;
        self
    }

    fn names(&self) -> Vec<String> {
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let label = |key: &&str| self.cx.words.find(language, &format!("audit-column-{key}"), &[]);
        let name = |key: &&str| match self.headers {
            Headers::Keys => (*key).to_owned(),
            Headers::Labels => label(key).unwrap_or_else(|| (*key).to_owned()),
        };
        COLUMNS.iter().map(name).collect()
    }

    /// The next bytes: first a byte order mark and the header, then a page of rows, none at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        match self.state {
            State::Ended => Ok(None),
            State::Header => {
                self.state = State::Rows;
                let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
                out.write_record(self.names()).map_err(Error::internal)?;
                finish(out).map(Some)
            }
            State::Rows => {
                let found = page(&self.cx, &self.who, &self.question, PAGE).await?;
                self.state = if found.next.is_none() { State::Ended } else { State::Rows };
                self.question.cursor = found.next;
                let mut out = csv::Writer::from_writer(Vec::new());
                for item in &found.items {
                    let cells = self.cells(item);
                    out.write_record(cells.iter().map(|cell| neutralised(cell).into_owned()))
                        .map_err(Error::internal)?;
                }
                finish(out).map(Some)
            }
        }
    }

    fn cells(&self, item: &AuditItem) -> [String; COLUMNS.len()] {
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let changes: Vec<String> = item.changes.iter().map(change).collect();
        let refused = item.refused.as_ref().map(|problem| words::problem(&self.cx.words, language, problem));
        [
            item.at.to_string(),
            text(&item.by),
            text(&item.on_behalf),
            text(&item.token),
            item.action.clone(),
            item.object.clone(),
            item.record.map(|id| id.to_string()).unwrap_or_default(),
            text(&item.label),
            changes.join("; "),
            refused.unwrap_or_default(),
            item.request.clone(),
            text(&item.address),
        ]
    }
}

fn change(change: &FieldChange) -> String {
    format!("{}: {} → {}", change.label, plain(&change.before), plain(&change.after))
}

/// A value as text: references and amounts as people write them.
fn plain(value: &Json) -> String {
    let text = |key: &str| value.get(key).and_then(Json::as_str);
    match (value, text("label"), text("amount").zip(text("currency"))) {
        (Json::Null, ..) => String::new(),
        (Json::String(text), ..) => text.clone(),
        (_, Some(label), _) => label.to_owned(),
        (_, _, Some((amount, currency))) => format!("{amount} {currency}"),
        (other, ..) => other.to_string(),
    }
}

fn finish(out: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, Error> {
    out.into_inner().map_err(|error| Error::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        for (value, expected) in [
            (json!(null), ""),
            (json!("Sopot"), "Sopot"),
            (json!({ "id": "x", "code": "A-1", "label": "Anna" }), "Anna"),
            (json!({ "amount": "1.00", "currency": "EUR" }), "1.00 EUR"),
            (json!(true), "true"),
            (json!(["a", 1]), "[\"a\",1]"),
        ] {
            assert_eq!(plain(&value), expected);
        }
    }
}

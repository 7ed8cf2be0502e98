//! What a chunk of rows would change, worked out before anything is written: new records, changes,
//! sales, rejected rows, and the differences for the audit.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use access::{Action, Principal};
use entity::{Object, Values};
use kernel::{OrderId, Problem, SaleId};
use serde_json::{Map, Value as Json, json};
use store::imports::rows::{Found, NewLine, NewRow};
use store::imports::{Counts, ErrorRow};
use store::sales::SaleRow;
use uuid::Uuid;

use super::refusal::Refusal;
use super::sheet::Mapped;
use crate::{Cx, Error};

/// A change of a record as it was read.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub object: Arc<Object>,
    pub id: Uuid,
    pub version: i64,
    pub changed: Values,
    pub whole: Values,
    /// What was done, and each field before and after, for the record's history.
    pub action: &'static str,
    pub diff: Json,
    /// New lines where they differ.
    pub lines: Option<Lines>,
}

/// The lines of a record, replaced by others.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    pub new: Vec<NewLine>,
    /// Those that stood there, in order, for the way back.
    pub former: Vec<(Uuid, Values)>,
}

/// A member's place in the trees.
#[derive(Debug, Clone)]
pub(super) struct Enrolment {
    pub member: Uuid,
    pub sponsor: Option<Uuid>,
    pub placement: Option<Uuid>,
    pub slot: Option<u16>,
    pub joined: jiff::civil::Date,
}

/// A field and the value in it that no second record may have.
pub(super) type Claim = (String, String);

/// What was known of a sale when a part of it was to be taken back.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub order: OrderId,
    pub sale: SaleId,
    /// The sales that took it back by then.
    pub back: HashSet<SaleId>,
}

/// Everything a chunk would change.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// New records by object; those the import makes along the way are written before those of its own object.
    pub new: Vec<(String, NewRow)>,
    pub lines: Vec<NewLine>,
    pub changes: Vec<Change>,
    pub sales: Vec<SaleRow>,
    pub enrolments: Vec<Enrolment>,
    /// Members whose standing changes.
    pub standings: Vec<(Uuid, String)>,
    /// Orders whose sale is taken back, wholly or in part, with the status they then have.
    pub returned: Vec<(Uuid, &'static str)>,
    /// The sales they are of, as they stood.
    pub seen: Vec<Seen>,
    /// Values of its records that no others may have.
    pub claims: HashSet<Claim>,
    pub counts: Counts,
    pub errors: Vec<ErrorRow>,
    /// What else is said in the history of an order: action and differences.
    pub notes: Vec<(Uuid, &'static str, Json)>,
}

/// What a record came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Created,
    Updated,
    Unchanged,
}

impl Plan {
    /// Counts the rows of a record that is taken.
    pub fn take(&mut self, verdict: Verdict, rows: usize) {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        match verdict {
            Verdict::Created => self.counts.created += rows,
            Verdict::Updated => self.counts.updated += rows,
            Verdict::Unchanged => self.counts.unchanged += rows,
        }
    }

    /// Notes what is left of an order whose sale is taken back.
    pub fn note_returned(&mut self, sale: &SaleRow, back: &[SaleRow]) {
        if let Some(order) = sale.order {
            let status = if crate::orders::is_whole(sale, back) { "returned" } else { "partly_returned" };
            self.returned.push((order.uuid(), status));
        }
    }

    /// Rejects one row.
    pub fn reject(&mut self, rejection: Rejection, cells: &[String]) {
        self.counts.rejected += 1;
        self.errors.push(ErrorRow {
            line: i64::from(rejection.line),
            column: rejection.column,
            code: rejection.code,
            params: Json::Object(rejection.params),
            cells: json!(cells),
        });
    }

    /// Rejects every row of a record: the one at fault with its reason, the others with its line.
    pub fn reject_all(&mut self, rejection: Rejection, rows: &[Mapped]) {
        let at = rejection.line;
        for row in rows {
            if row.line == at {
                self.reject(rejection.clone(), &row.cells);
            } else {
                let other = Refusal::row("import-group-rejected", row.line).with("first", at);
                self.reject(other.into(), &row.cells);
            }
        }
    }
}

/// Why a row is rejected.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rejection {
    pub line: u32,
    pub column: String,
    pub code: String,
    pub params: Map<String, Json>,
}

impl Rejection {
    /// From a problem found in a row.
    pub fn of(problem: &Problem, line: u32, column: &str) -> Self {
        let mut params: Map<String, Json> =
            problem.params.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        if let Some(token) = &problem.at.token {
            params.entry("token").or_insert_with(|| json!(token));
        }
        Self { line, column: column.to_owned(), code: problem.code.clone(), params }
    }
}

impl From<Refusal> for Rejection {
    fn from(refusal: Refusal) -> Self {
        let params = refusal.params.into_iter().map(|(name, value)| (name.to_owned(), json!(value)));
        Self {
            line: refusal.line,
            column: refusal.column,
            code: refusal.code.to_owned(),
            params: params.collect(),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let mut problem = Problem::new(refusal.code);
        for (name, value) in &refusal.params {
            problem = problem.with(name, value);
        }
        if refusal.line > 0 {
            problem = problem.line(refusal.line);
        }
        if !refusal.column.is_empty() {
            problem = problem.with("column", &refusal.column);
        }
        problem.into()
    }
}

/// What a trial remembers of earlier chunks, since it writes nothing.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Codes that would exist by now, by object.
    pub codes: HashMap<String, HashSet<String>>,
    /// Values that no second record may have.
    pub claims: HashSet<Claim>,
}

impl Memory {
    pub fn knows(&self, object: &str, code: &str) -> bool {
        self.codes.get(object).is_some_and(|codes| codes.contains(code))
    }

    pub fn claimed(&self, claim: &Claim) -> bool {
        self.claims.contains(claim)
    }

    pub fn learn(&mut self, object: &str, code: &str) {
        self.codes.entry(object.to_owned()).or_default().insert(code.to_owned());
    }
}

/// The records with these codes that the person may read; all others look like none.
pub(super) async fn readable(
    cx: &Cx,
    who: &Principal,
    object: &Object,
    codes: &HashSet<String>,
) -> Result<HashMap<String, Found>, Error> {
    let mut sorted: Vec<&str> = codes.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let mut found =
        store::imports::rows::by_codes(&mut cx.db.read(), who, object, Action::Read, &sorted).await?;
    found.retain(|_, record| record.reachable);
    // The code of a record that was merged leads to the one that stays.
    let lost: Vec<&str> = sorted.into_iter().filter(|code| !found.contains_key(*code)).collect();
    let leads = store::merges::by_code(&mut cx.db.read(), who.tenant, Some(&object.key), &lost).await?;
    for (_, winner, code) in leads {
        if let Some(record) = store::imports::rows::by_id(&mut cx.db.read(), who, object, winner).await? {
            found.insert(code, record);
        }
    }
    Ok(found)
}

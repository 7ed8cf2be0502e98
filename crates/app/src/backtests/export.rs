//! The members of a back-test as CSV, page by page, in the list's order and under the same rights; formulas are neutralised, and
//! whoever takes it away stands in the log. Holds one page in memory, whatever the size.

use access::{Action, Principal};
use serde_json::json;
use store::Tx;
use store::backtests::{BacktestRow, Order};
use uuid::Uuid;

use super::read::{MemberItem, Question, page};
use super::visible;
use crate::exports::Headers;
use crate::imports::values::neutralised;
use crate::{Cx, Error, Language, plans, runs, trail};

/// Members of one page.
const PAGE: u16 = 200;

/// The columns; what each is called in words stands under `backtests-column-`.
const COLUMNS: [&str; 8] =
    ["code", "name", "before", "after", "difference", "currency", "rank_before", "rank_after"];

/// A list on its way out.
pub struct MembersFile {
    cx: Cx,
    who: Principal,
    row: BacktestRow,
    asked: Question,
    state: State,
    headers: Headers,
}

#[derive(PartialEq)]
enum State {
    Header,
    Rows,
    Ended,
}

/// Begins to write the members of a back-test.
///
/// # Errors
/// `access-denied`, also without the right to export runs; `not-found`.
pub async fn begin(cx: &Cx, who: &Principal, id: Uuid, order: Order) -> Result<MembersFile, Error> {
    let row = visible(cx, who, id).await?;
    who.require(runs::OBJECT, Action::Export)?;
    let diff = json!({ "from": row.from, "to": row.to });
    let plan = Some(row.plan.uuid());
    cx.db
        .write(async |tx: &mut Tx| trail::audit(cx, tx, who, plans::OBJECT, plan, "export", &diff).await)
        .await?;
    let asked = Question { order, limit: Some(PAGE), ..Question::default() };
    Ok(MembersFile {
        cx: cx.clone(),
        who: who.clone(),
        row,
        asked,
        state: State::Header,
        headers: Headers::Keys,
    })
}

impl MembersFile {
    /// The same with other names for its columns.
    #[must_use]
    pub fn headed(mut self, headers: Headers) -> Self {
        self.headers = headers;
        self
    }

    fn names(&self) -> Vec<String> {
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let label = |key: &str| self.cx.words.find(language, &format!("backtests-column-{key}"), &[]);
        let name = |key: &str| match self.headers {
            Headers::Keys => key.to_owned(),
            Headers::Labels => label(key).unwrap_or_else(|| key.to_owned()),
        };
        COLUMNS.iter().map(|key| name(key)).collect()
    }

    /// The next bytes: first a byte order mark and the header, then a page of rows, none at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut out = match self.state {
            State::Ended => return Ok(None),
            State::Header => csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec()),
            State::Rows => csv::Writer::from_writer(Vec::new()),
        };
        if self.state == State::Header {
            self.state = State::Rows;
            out.write_record(self.names()).map_err(Error::internal)?;
        } else {
            let found = page(&self.cx, &self.who, &self.row, &self.asked).await?;
            self.state = if found.next.is_none() { State::Ended } else { State::Rows };
            self.asked.cursor = found.next;
            for item in &found.items {
                out.write_record(self.cells(item)).map_err(Error::internal)?;
            }
        }
        out.into_inner().map(Some).map_err(|error| Error::internal(error.to_string()))
    }

    fn cells(&self, item: &MemberItem) -> [String; COLUMNS.len()] {
        let plain = |text: &str| neutralised(text).into_owned();
        // A number below zero is no formula.
        let amount = |amount: &Option<String>| amount.clone().unwrap_or_default();
        [
            plain(&item.code),
            plain(&item.name),
            amount(&item.before),
            amount(&item.after),
            amount(&item.difference),
            self.row.currency.clone(),
            plain(&item.rank_before),
            plain(&item.rank_after),
        ]
    }
}

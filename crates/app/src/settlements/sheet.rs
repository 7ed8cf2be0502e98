//! A settlement as CSV, line by line of every payee, in the reader's words; and one payee's statement in the payee's own.
//! Holds one page in memory, whatever the size; formulas are neutralised. Whoever takes it away stands in the log.

use access::{Action, Principal};
use kernel::MemberId;
use kernel::sheet::neutralised;
use serde_json::json;
use store::Tx;
use store::settlements::SettlementRow;
use store::settlements::payees::{self, Person};
use store::settlements::rows::{self, PayeeRow};
use uuid::Uuid;

use super::read::{Detail, Line, Told, mine_one, statement};
use super::{OBJECT, currency, decimal, require, visible};
use crate::{Cx, Error, Language, trail};

/// Payees of one page.
const PAGE: i64 = 200;
/// The columns; what each is called stands under `settlements-column-`.
const COLUMNS: [&str; 12] = [
    "payee", "name", "outcome", "kind", "item", "source", "base", "rate", "amount", "currency", "balance",
    "why",
];

/// A settlement on its way out.
pub struct Sheet {
    cx: Cx,
    who: Principal,
    row: SettlementRow,
    after: Uuid,
    state: State,
}

#[derive(PartialEq)]
enum State {
    Header,
    Rows,
    Ended,
}

/// Begins to write a settlement.
///
/// # Errors
/// `access-denied`, also without the right to export; [`Error::NotFound`].
pub async fn begin(cx: &Cx, who: &Principal, id: Uuid) -> Result<(String, Sheet), Error> {
    let row = visible(cx, who, id).await?;
    require(who, OBJECT, Action::Export)?;
    let asked = json!({ "settlement": row.code });
    let trace = async |tx: &mut Tx| trail::audit(cx, tx, who, OBJECT, Some(id), "export", &asked).await;
    cx.db.write(trace).await?;
    let name = format!("{}.csv", row.code);
    Ok((name, Sheet { cx: cx.clone(), who: who.clone(), row, after: Uuid::nil(), state: State::Header }))
}

impl Sheet {
    /// The next bytes: first a byte order mark and the header, then a page of payees, none at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        match self.state {
            State::Ended => Ok(None),
            State::Header => {
                self.state = State::Rows;
                header(&self.cx, language).map(Some)
            }
            State::Rows => {
                let mut db = self.cx.db.read();
                let page = rows::walk(&mut db, self.who.tenant, self.row.id, self.after, PAGE).await?;
                let Some(last) = page.last() else {
                    self.state = State::Ended;
                    return Ok(None);
                };
                self.after = last.member;
                let ids: Vec<Uuid> = page.iter().map(|row| row.member).collect();
                let people = payees::people(&mut db, self.who.tenant, &ids).await?;
                let mut out = csv::Writer::from_writer(Vec::new());
                for row in &page {
                    let person = people.iter().find(|one| one.id == row.member);
                    let detail = Detail::read(&row.detail)?;
                    write(
                        &self.cx,
                        language,
                        &mut out,
                        &self.row,
                        (row, person),
                        (&detail.lines, &detail.why),
                    )?;
                }
                finish(out).map(Some)
            }
        }
    }
}

/// One payee's statement, in the payee's language: for the office, and for the payee once it is posted.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn statement_csv(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    member: Option<MemberId>,
    own: bool,
) -> Result<(String, Vec<u8>), Error> {
    let one = match member.filter(|_| !own) {
        Some(member) => statement(cx, who, id, member).await?,
        None => mine_one(cx, who, id, member).await?,
    };
    let (row, person) = (&one.payee.row, one.payee.person.as_ref());
    let mut db = cx.db.read();
    let entered = payees::get(&mut db, who.tenant, MemberId::from_uuid(row.member)).await?;
    let company = crate::company::get(cx, who.tenant).await?;
    let chosen = entered.and_then(|payee| payee.language).or(person.and_then(|one| one.language.clone()));
    let language = chosen.as_deref().and_then(Language::from_tag);
    let language = language.or(Language::from_tag(&company.language)).unwrap_or_default();
    let mut bytes = header(cx, language)?;
    let mut out = csv::Writer::from_writer(Vec::new());
    write(cx, language, &mut out, &one.settlement.row, (row, person), (&one.lines, &one.why))?;
    bytes.extend(finish(out)?);
    let code = person.map(|one| one.code.clone()).unwrap_or_default();
    Ok((format!("{}-{code}.csv", one.settlement.row.code), bytes))
}

fn header(cx: &Cx, language: Language) -> Result<Vec<u8>, Error> {
    let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    let name = |key: &&str| cx.words.text(language, &format!("settlements-column-{key}"), &[]);
    out.write_record(COLUMNS.iter().map(name)).map_err(Error::internal)?;
    finish(out)
}

/// The lines of a payee, and the payout with the reasons at the end.
fn write(
    cx: &Cx,
    language: Language,
    out: &mut csv::Writer<Vec<u8>>,
    settlement: &SettlementRow,
    (row, person): (&PayeeRow, Option<&Person>),
    (lines, why): (&[Line], &[Told]),
) -> Result<(), Error> {
    let currency = currency(&settlement.currency)?;
    let word = |key: String| cx.words.text(language, &key, &[]);
    let said = |why: &[Told]| -> String {
        let one = |told: &Told| {
            let values: Vec<(&str, &str)> =
                told.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            cx.words.text(language, &told.key, &values)
        };
        why.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let code = person.map_or_else(|| row.member.to_string(), |one| one.code.clone());
    let name = person.map(|one| one.name.clone()).unwrap_or_default();
    let outcome = word(format!("settlements-outcome-{}", row.outcome));
    let mut record = |cells: [String; 6], balance: String, why: String| -> Result<(), Error> {
        let [kind, item, source, base, rate, amount] = cells;
        let cells = [
            &code,
            &name,
            &outcome,
            &kind,
            &item,
            &source,
            &base,
            &rate,
            &amount,
            &settlement.currency,
            &balance,
            &why,
        ];
        out.write_record(cells.iter().map(|cell| neutralised(cell).into_owned())).map_err(Error::internal)
    };
    for line in lines {
        let kind = word(format!("settlements-line-{}", line.kind.name().replace('-', "_")));
        let item = cx.words.find(language, &format!("settlements-credit-{}", line.name), &[]);
        let cells = [
            kind,
            item.unwrap_or_else(|| line.name.clone()),
            line.source.clone().unwrap_or_default(),
            line.base.map(kernel::Money::decimal).unwrap_or_default(),
            line.rate.map(kernel::Rate::percent).unwrap_or_default(),
            line.amount.decimal(),
        ];
        record(cells, String::new(), said(&line.why))?;
    }
    let payout = [
        word("settlements-line-payout".to_owned()),
        String::new(),
        settlement.code.clone(),
        String::new(),
        String::new(),
        decimal(row.payout, currency),
    ];
    record(payout, decimal(row.balance, currency), said(why))
}

fn finish(out: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, Error> {
    out.into_inner().map_err(|error| Error::internal(error.to_string()))
}

//! Payout files: the pending payouts of one posted settlement as SEPA or CSV, kept in the file store with their hash. Making
//! a file sends what stands in it. Refuses a payout in two files, and what a bank would refuse.

use std::collections::BTreeMap;

use access::{Action, Principal};
use flow::SettlementState;
use kernel::{Currency, Date, Money, Problem};
use serde_json::json;
use settle::{
    MAX_TRANSFERS, Party, PayoutCommand, PayoutEffect, PayoutRow as CsvRow, Transfer, TransferFile,
};
use sha2::{Digest as _, Sha256};
use store::Tx;
use store::attachments::Attachment;
use store::settlements::files::{self as rows, FileRow};
use store::settlements::payees::{self, PayeeRow};
use store::settlements::payouts::{self as paid, PayoutRow};
use store::settlements::{self as kept, SettlementRow};
use uuid::Uuid;

use super::payouts::{book, held, payout_of, unblocked};
use super::request::state;
use super::{OBJECT, currency, decimal, fault, note, overflow, page_size, require, rules, visible};
use crate::attachments::{self, Bytes, Opened};
use crate::once::Once;
use crate::{Cx, Error};

/// The form of a file.
const KINDS: [&str; 2] = ["pain", "csv"];

/// Which file to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Make {
    /// `pain` or `csv`.
    pub kind: String,
    /// The day on which the bank is to pay; none: today.
    pub execute_on: Option<String>,
}

/// A file as people see it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FileItem {
    /// Its id.
    pub id: Uuid,
    /// `ST-000012-1`.
    pub code: String,
    /// `pain` or `csv`.
    pub kind: String,
    /// How many payouts stand in it.
    pub payouts: i64,
    /// Their sum, exact decimal.
    pub total: String,
    /// ISO code.
    pub currency: String,
    /// The day on which the bank is to pay.
    pub execute_on: Option<String>,
    /// SHA-256 of the content, in hex.
    pub sha256: String,
    /// When it was made.
    pub at: jiff::Timestamp,
    /// Who made it.
    pub by: Option<String>,
    /// Payouts that stay pending since no file of this kind can carry them, said once when the file is made.
    pub left: usize,
}

/// A page of files.
#[derive(Debug, Clone, PartialEq)]
pub struct FilesPage {
    /// In the order they were made.
    pub items: Vec<FileItem>,
    /// Where the next page begins.
    pub next: Option<Uuid>,
}

fn item(row: FileRow, currency: Currency, left: usize) -> FileItem {
    FileItem {
        id: row.id,
        code: row.code,
        kind: row.kind,
        payouts: row.payouts,
        total: decimal(row.total, currency),
        currency: currency.to_string(),
        execute_on: row.execute_on,
        sha256: attachments::hex(&row.sha256),
        at: row.at,
        by: row.by,
        left,
    }
}

/// The files of a settlement.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn files(
    cx: &Cx,
    who: &Principal,
    settlement: Uuid,
    after: Option<Uuid>,
    limit: Option<usize>,
) -> Result<FilesPage, Error> {
    let row = visible(cx, who, settlement).await?;
    let currency = currency(&row.currency)?;
    let limit = page_size(limit);
    let mut found = rows::list(&mut cx.db.read(), who.tenant, settlement, after, limit + 1).await?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|row| row.id);
    Ok(FilesPage { items: found.into_iter().map(|row| item(row, currency, 0)).collect(), next })
}

/// The content of a file, and a trace of whoever took it.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn open(cx: &Cx, who: &Principal, id: Uuid) -> Result<Opened, Error> {
    require(who, OBJECT, Action::Read)?;
    require(who, OBJECT, Action::Export)?;
    let file = rows::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    let opened = attachments::open_made(cx, who, id).await?;
    let diff = json!({ "file": file.code });
    let trace = async |tx: &mut Tx| {
        crate::trail::audit(cx, tx, who, OBJECT, Some(file.settlement), "export", &diff).await
    };
    cx.db.write(trace).await?;
    Ok(opened)
}

/// What a file is made of.
struct Draft {
    row: SettlementRow,
    currency: Currency,
    file: FileRow,
    payouts: Vec<PayoutRow>,
    left: usize,
    content: String,
}

/// Makes a file of what is pending, at most as much as one file carries, and sends it. Sent again with the same key it gives
/// the first one; without one it finds nothing more to send.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `flow-step` unless the settlement is posted, `payout-file-empty`,
/// `settlement-debtor-missing`, `payout-file-day`, `settlement-choice`, `payout-blocked`; what a bank would refuse, each with
/// the payout.
pub async fn make(cx: &Cx, who: &Principal, id: Uuid, cmd: &Make, once: &Once) -> Result<FileItem, Error> {
    require(who, OBJECT, Action::Post)?;
    let known = async |tx: &mut Tx| once.before::<FileItem>(tx, who).await;
    if let Some(before) = cx.db.write(known).await? {
        return Ok(before);
    }
    let draft = draft(cx, who, id, cmd).await?;
    let attachment = Attachment {
        id: draft.file.id,
        object: OBJECT.to_owned(),
        record: id,
        name: format!("{}.{}", draft.file.code, if cmd.kind == "pain" { "xml" } else { "csv" }),
        media_type: if cmd.kind == "pain" { "application/xml" } else { "text/csv" }.to_owned(),
        size_bytes: draft.content.len() as i64,
        sha256: draft.file.sha256.clone(),
        preview: false,
        at: draft.file.at,
        by: draft.file.by.clone(),
    };
    let content = Bytes::from(draft.content.clone().into_bytes());
    attachments::make(cx, who, &attachment, content).await?;
    let made = send(cx, who, &draft, &attachment, once).await;
    if !made.as_ref().is_ok_and(|file| file.id == attachment.id) {
        attachments::unmake(cx, who.tenant, attachment.id).await;
    }
    made
}

/// The step itself: payouts, their file, the ledger, audit and outbox in one transaction.
async fn send(
    cx: &Cx,
    who: &Principal,
    draft: &Draft,
    attachment: &Attachment,
    once: &Once,
) -> Result<FileItem, Error> {
    let (file, id) = (&draft.file, draft.row.id);
    let today = crate::company::today(cx, who.tenant).await?;
    cx.db
        .write(async |tx| -> Result<FileItem, Error> {
            // Two who press at once stand in line here.
            held(tx, who, id).await?;
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            unblocked(tx, who, &draft.payouts).await?;
            let mut moved = Vec::with_capacity(draft.payouts.len());
            for row in &draft.payouts {
                let (after, effect) = settle::step(&payout_of(row)?, &PayoutCommand::Send(file.code.clone()))
                    .map_err(Error::Conflict)?;
                debug_assert_eq!(effect, PayoutEffect::Release);
                if !paid::step(tx, who.tenant, row, &after, cx.now()).await? {
                    return Err(Error::Conflict(Problem::new("payout-file-raced")));
                }
                moved.push((row.clone(), effect));
            }
            let ids: Vec<Uuid> = draft.payouts.iter().map(|row| row.id).collect();
            rows::add(tx, who.tenant, file, who.user, &ids).await?;
            book(cx, tx, who, &moved, &file.code, today).await?;
            if !store::attachments::keep(tx, who.tenant, attachment, cx.now()).await? {
                return Err(Error::NotReady("the file was swept away while it was made"));
            }
            let diff = json!({ "file": file.code, "payouts": file.payouts });
            note(cx, tx, who, id, "file", &diff).await?;
            let out = item(file.clone(), draft.currency, draft.left);
            once.after(cx, tx, who, &out).await?;
            Ok(out)
        })
        .await
}

async fn draft(cx: &Cx, who: &Principal, id: Uuid, cmd: &Make) -> Result<Draft, Error> {
    if !KINDS.contains(&cmd.kind.as_str()) {
        return Err(Problem::new("settlement-choice").token(&cmd.kind).field("kind").into());
    }
    let mut db = cx.db.read();
    let row = kept::get(&mut db, who.tenant, id).await?.ok_or(Error::NotFound)?;
    if state(&row)? != SettlementState::Posted {
        let problem = Problem::new("flow-step").with("state", &row.state).with("event", "send");
        return Err(Error::Conflict(problem));
    }
    let today = crate::company::today(cx, who.tenant).await?;
    let day = match cmd.execute_on.as_deref() {
        Some(text) => text.parse::<Date>().map_err(|problem| problem.field("execute_on"))?,
        None => today,
    };
    if day < today {
        return Err(Problem::new("payout-file-day").with("day", day).field("execute_on").into());
    }
    let most = MAX_TRANSFERS as i64;
    let pending = paid::list(&mut db, who.tenant, id, Some("pending"), 0, most).await?;
    let members: Vec<Uuid> = pending.iter().map(|row| row.member).collect();
    let entered: BTreeMap<Uuid, PayeeRow> = payees::some(&mut db, who.tenant, &members)
        .await?
        .into_iter()
        .map(|row| (row.member.uuid(), row))
        .collect();
    let carries = |payout: &PayoutRow| {
        let payee = entered.get(&payout.member);
        payee.is_some_and(|payee| match cmd.kind.as_str() {
            "pain" => payee.iban.is_some() && payee.method == "sepa",
            _ => payee.iban.is_some() || payee.account.is_some(),
        })
    };
    let (payouts, left): (Vec<PayoutRow>, Vec<PayoutRow>) = pending.into_iter().partition(carries);
    if payouts.is_empty() {
        return Err(Error::Conflict(Problem::new("payout-file-empty").with("left", left.len())));
    }
    let number = rows::count(&mut db, who.tenant, id).await? + 1;
    let code = format!("{}-{number}", row.code);
    let currency = currency(&row.currency)?;
    let version = kept::rules::in_force(&mut db, who.tenant, today).await?;
    let (_, text) = rules::stored(&version.ok_or_else(|| Error::internal("no rules are in force"))?)?;
    let remittance = format!("{} {}", text.remittance, row.code).trim().to_owned();
    let content = match cmd.kind.as_str() {
        "pain" => pain(cx, who, (&code, day, &remittance), &text, &payouts, &entered, currency).await?,
        _ => {
            let people = payees::people(&mut db, who.tenant, &members).await?;
            let rows = payouts.iter().map(|payout| {
                let payee = entered.get(&payout.member);
                let own = people.iter().find(|one| one.id == payout.member);
                CsvRow {
                    reference: payout.code.clone(),
                    payee: own.map(|one| one.code.clone()).unwrap_or_default(),
                    name: payee.map(|payee| payee.name.clone()).unwrap_or_default(),
                    account: payee
                        .and_then(|payee| payee.iban.clone().or(payee.account.clone()))
                        .unwrap_or_default(),
                    amount: Money::from_minor(payout.amount, currency),
                    remittance: remittance.clone(),
                }
            });
            settle::csv(&rows.collect::<Vec<_>>())
        }
    };
    let total = payouts.iter().try_fold(0i64, |sum, row| sum.checked_add(row.amount));
    let file = FileRow {
        id: cx.new_id(),
        settlement: id,
        code,
        kind: cmd.kind.clone(),
        payouts: payouts.len() as i64,
        total: total.ok_or_else(overflow)?,
        execute_on: (cmd.kind == "pain").then(|| day.to_string()),
        sha256: Sha256::digest(content.as_bytes()).to_vec(),
        at: cx.now(),
        by: Some(who.name.clone()),
    };
    Ok(Draft { row, currency, file, payouts, left: left.len(), content })
}

async fn pain(
    cx: &Cx,
    who: &Principal,
    (code, day, remittance): (&str, Date, &str),
    text: &super::RulesText,
    payouts: &[PayoutRow],
    entered: &BTreeMap<Uuid, PayeeRow>,
    currency: Currency,
) -> Result<String, Error> {
    if currency != Currency::EUR {
        return Err(Problem::new("pain-not-euro").with("currency", currency).field("kind").into());
    }
    let debtor =
        rules::debtor(text).ok_or_else(|| Error::Conflict(Problem::new("settlement-debtor-missing")))?;
    let company = crate::company::get(cx, who.tenant).await?;
    let zone = jiff::tz::TimeZone::get(&company.zone).map_err(Error::internal)?;
    let now = cx.now().to_zoned(zone);
    let second = |part: i8| u32::from(part.unsigned_abs());
    let party = |payout: &PayoutRow| {
        let payee = entered.get(&payout.member);
        Party {
            name: payee.map(|payee| payee.name.clone()).unwrap_or_default(),
            iban: payee.and_then(|payee| payee.iban.clone()).unwrap_or_default(),
            bic: payee.and_then(|payee| payee.bic.clone()),
        }
    };
    let transfer = |payout: &PayoutRow| Transfer {
        end_to_end_id: payout.code.clone(),
        payee: party(payout),
        amount: Money::from_minor(payout.amount, currency),
        remittance: remittance.to_owned(),
    };
    let date = now.date();
    let file = TransferFile {
        message_id: code.to_owned(),
        created_on: Date::new(date.year(), date.month(), date.day()).map_err(fault)?,
        created_second: second(now.hour()) * 3600 + second(now.minute()) * 60 + second(now.second()),
        execute_on: day,
        debtor,
        batch_booking: text.batch_booking,
        transfers: payouts.iter().map(transfer).collect(),
    };
    settle::pain(&file)
        .map_err(|problems| problems.into_iter().map(|one| named(one, payouts)).collect::<Vec<_>>().into())
}

/// A transfer of the file by the code of its payout, as people know it.
fn named(mut problem: Problem, payouts: &[PayoutRow]) -> Problem {
    let field = problem.at.field.clone().unwrap_or_default();
    if let Some((number, rest)) = field.strip_prefix("transfers/").and_then(|rest| rest.split_once('/'))
        && let Some(payout) = number.parse::<usize>().ok().and_then(|at| payouts.get(at))
    {
        problem.at.field = Some(format!("{}/{rest}", payout.code));
    }
    problem
}

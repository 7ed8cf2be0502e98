//! The job that computes a settlement, page by page of its payees: open postings and what was left before into the engine,
//! lines and reasons out. Repeating it from any page gives the same; refuses to touch a settlement that was taken back.

use std::collections::BTreeMap;

use flow::SettlementState;
use kernel::{Currency, Date, Money, Problem, TenantId};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use settle::{Account, Batch, Block, Credit, Debt, DebtKind, LineKind, Payee, Rules, Settlement};
use store::settlements::items::{self, Carry, Item};
use store::settlements::payees::{PayeeRow, Person};
use store::settlements::rows::{self, PayeeRow as Row};
use store::settlements::{self as kept, Finished, SettlementRow};
use uuid::Uuid;

use super::{OBJECT, currency, fault, note, overflow, payees, rules};
use crate::jobs::{Halt, Ticket};
use crate::{Cx, Error, notifications};

/// Payees of one page and one transaction.
const PAGE: i64 = 500;
/// The kind of entry that is a debt rather than a negative credit.
const CLAWBACK: &str = "clawback";

/// Count and sums of one outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sums {
    pub count: i64,
    pub gross: i64,
    pub fees: i64,
    pub withheld: i64,
    pub recovered: i64,
    pub payout: i64,
    pub balance: i64,
}

/// By outcome.
pub(super) type Totals = BTreeMap<String, Sums>;

/// Where an interrupted computing goes on.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Checkpoint {
    after: Uuid,
    totals: Totals,
}

/// Works on the job of a settlement.
///
/// # Errors
/// Why the job stopped; a refusal (overflow, something that stands twice) also marks the settlement as failed, so that its
/// postings are free again.
pub async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let wrong = |error: serde_json::Error| Halt::Failed(Error::internal(error));
    let id: Uuid = serde_json::from_value(job.params["settlement"].clone()).map_err(wrong)?;
    let round: i64 = serde_json::from_value(job.params["round"].clone()).map_err(wrong)?;
    let done = json!({ "settlement": id });
    let tenant = job.tenant;
    let row = kept::get(&mut cx.db.read(), tenant, id).await?.ok_or(Halt::Failed(Error::NotFound))?;
    if !is_this(&row, round) {
        return Ok(done);
    }
    match work(cx, ticket, tenant, &row).await {
        Ok(()) => Ok(done),
        Err(Halt::Cancelled) => {
            fail(cx, tenant, &row, &Problem::new("settlement-stopped")).await?;
            Err(Halt::Cancelled)
        }
        Err(Halt::Failed(Error::Refused(problems))) => {
            let first = problems.first().cloned().unwrap_or_else(|| Problem::new("refused"));
            fail(cx, tenant, &row, &first).await?;
            Err(Halt::Failed(Error::Refused(problems)))
        }
        Err(other) => Err(other),
    }
}

fn is_this(row: &SettlementRow, round: i64) -> bool {
    row.state == SettlementState::Computing.as_str() && row.round == round
}

async fn fail(cx: &Cx, tenant: TenantId, row: &SettlementRow, problem: &Problem) -> Result<(), Halt> {
    let problem = serde_json::to_value(problem).map_err(|error| Halt::Failed(Error::internal(error)))?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            if kept::fail(tx, tenant, (row.id, row.round), &problem, cx.now()).await? {
                items::clear(tx, tenant, row.id).await?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

/// What every page is computed with.
struct Setting<'a> {
    row: &'a SettlementRow,
    tenant: TenantId,
    currency: Currency,
    on: Date,
    rules: Rules,
    yearly: bool,
}

async fn work(cx: &Cx, ticket: &Ticket, tenant: TenantId, row: &SettlementRow) -> Result<(), Halt> {
    let version = kept::rules::get(&mut cx.db.read(), tenant, row.rules).await?;
    let version = version.ok_or_else(|| Halt::Failed(Error::internal("rules that are gone")))?;
    let (rules, _) = rules::stored(&version)?;
    let yearly = rules.withholding.iter().any(|rule| rule.yearly);
    let on = row.on.parse().map_err(fault)?;
    let setting = Setting { row, tenant, currency: currency(&row.currency)?, on, rules, yearly };
    let mut at: Checkpoint = match ticket.checkpoint() {
        Some(before) => {
            serde_json::from_value(before.clone()).map_err(|error| Halt::Failed(Error::internal(error)))?
        }
        None => Checkpoint::default(),
    };
    if at.after.is_nil() {
        let clear = async |tx: &mut store::Tx| items::clear(tx, tenant, row.id).await;
        cx.db.write(clear).await?;
    }
    loop {
        ticket.go_on()?;
        let members = items::members(&mut cx.db.read(), tenant, &row.currency, at.after, PAGE).await?;
        let Some(last) = members.last().copied() else { break };
        let (rows, taken) = page(cx, &setting, &members, (at.after, last)).await?;
        for one in &rows {
            add(&mut at.totals, one)?;
        }
        at.after = last;
        let checkpoint = serde_json::to_value(&at).map_err(|error| Halt::Failed(Error::internal(error)))?;
        let done = at.totals.values().map(|sums| sums.count).sum();
        let taken = &taken;
        let (rows, checkpoint) = (&rows, &checkpoint);
        let go_on = cx
            .db
            .write(async |tx: &mut store::Tx| -> Result<bool, Halt> {
                let now = kept::hold(tx, tenant, row.id).await?;
                if !now.is_some_and(|now| is_this(&now, row.round)) {
                    return Ok(false);
                }
                items::take(tx, tenant, row.id, taken.iter().copied()).await?;
                rows::add(tx, tenant, row.id, rows).await?;
                ticket.advance(cx, tx, done, None, checkpoint).await?;
                Ok(true)
            })
            .await?;
        if !go_on {
            return Ok(());
        }
    }
    publish(cx, &setting, &at.totals).await.map_err(Halt::Failed)
}

fn add(totals: &mut Totals, row: &Row) -> Result<(), Halt> {
    let sums = totals.entry(row.outcome.clone()).or_default();
    let pairs = [
        (&mut sums.count, 1),
        (&mut sums.gross, row.gross),
        (&mut sums.fees, row.fees),
        (&mut sums.withheld, row.withheld),
        (&mut sums.recovered, row.recovered),
        (&mut sums.payout, row.payout),
        (&mut sums.balance, row.balance),
    ];
    for (sum, more) in pairs {
        *sum = sum.checked_add(more).ok_or_else(|| Halt::Failed(overflow()))?;
    }
    Ok(())
}

async fn publish(cx: &Cx, setting: &Setting<'_>, totals: &Totals) -> Result<(), Error> {
    let row = setting.row;
    let paid = totals.get("paid").copied().unwrap_or_default();
    let done = Finished {
        payees: totals.values().map(|sums| sums.count).sum(),
        payouts: paid.count,
        paid: paid.payout,
        totals: serde_json::to_value(totals).map_err(Error::internal)?,
    };
    let who = access::Principal::operator(setting.tenant);
    cx.db
        .write(async |tx| -> Result<(), Error> {
            if kept::publish(tx, setting.tenant, (row.id, row.round), &done, cx.now()).await? {
                let diff = json!({ "payees": done.payees, "payouts": done.payouts });
                note(cx, tx, &who, row.id, "proposed", &diff).await?;
                notifications::waits(cx, tx, setting.tenant, OBJECT, row.id, row.asked_by).await?;
            }
            Ok(())
        })
        .await
}

/// The rows of a page of payees, and the postings they take.
async fn page(
    cx: &Cx,
    setting: &Setting<'_>,
    members: &[Uuid],
    span: (Uuid, Uuid),
) -> Result<(Vec<Row>, Vec<(Uuid, i64)>), Halt> {
    let (tenant, code) = (setting.tenant, setting.row.currency.as_str());
    let mut db = cx.db.read();
    let open = items::open(&mut db, tenant, code, span, setting.on).await?;
    let carried = items::carried(&mut db, tenant, code, span).await?;
    let entered: BTreeMap<Uuid, PayeeRow> = kept::payees::some(&mut db, tenant, members)
        .await?
        .into_iter()
        .map(|row| (row.member.uuid(), row))
        .collect();
    let people: BTreeMap<Uuid, Person> = kept::payees::people(&mut db, tenant, members)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let unknown = kept::payouts::unknown(&mut db, tenant, code, members).await?;
    let year = i64::from(setting.on.civil().year());
    let taxed =
        if setting.yearly { items::withheld(&mut db, tenant, code, year, span).await? } else { Vec::new() };
    let mut batch = Batch { reference: setting.row.code.clone(), on: setting.on, payees: Vec::new() };
    let mut brought = BTreeMap::new();
    for member in members {
        let own: Vec<&Item> = open.iter().filter(|item| item.member == *member).collect();
        let row = entered.get(member);
        let Some((account, owed)) = account(setting, &own, carried.get(member), row)? else { continue };
        let taxed = taxed.iter().filter(|(of, ..)| of == member);
        let taxed = taxed.map(|(_, code, base)| (code.clone(), Money::from_minor(*base, setting.currency)));
        let mut blocks: Vec<Block> = Vec::new();
        if row.is_none_or(|row| row.iban.is_none() && row.account.is_none()) {
            blocks.push(Block::NoAccount);
        }
        let doubts = unknown.iter().filter(|(of, _)| of == member);
        blocks.extend(doubts.map(|(_, payout)| Block::PayoutUnknown(payout.clone())));
        let home = people.get(member).and_then(|person| person.country.clone());
        batch.payees.push(Payee {
            id: member.to_string(),
            country: row.and_then(|row| row.country.clone()).or(home).unwrap_or_default(),
            profile: row.and_then(|row| row.profile.clone()),
            method: row.map(|row| row.method.clone()),
            holds: row.map_or_else(|| Ok(Vec::new()), payees::holds)?,
            blocks,
            accounts: vec![Account { taxed: taxed.collect(), ..account }],
        });
        brought.insert(*member, owed);
    }
    let settled = settle::settle(&batch, &setting.rules).map_err(|problem| Halt::Failed(problem.into()))?;
    let mut rows = Vec::with_capacity(settled.len());
    for one in settled {
        let member = Uuid::parse_str(&one.payee).map_err(|error| Halt::Failed(Error::internal(error)))?;
        let owed = brought.get(&member).copied().unwrap_or_default();
        let version = entered.get(&member).map_or(0, |row| row.version);
        rows.push(row_of(member, &one, owed, version)?);
    }
    Ok((rows, open.iter().map(|item| (item.entry, item.number)).collect()))
}

/// The account of a payee as the engine takes it, and what the ledger owes by it; none where there is nothing to say.
fn account(
    setting: &Setting<'_>,
    open: &[&Item],
    carry: Option<&Carry>,
    payee: Option<&PayeeRow>,
) -> Result<Option<(Account, i64)>, Error> {
    let money = |minor: i64| Money::from_minor(minor, setting.currency);
    let (mut kept, mut debts): (Vec<Credit>, Vec<Debt>) = match carry {
        Some(carry) => (
            serde_json::from_value(carry.kept.clone()).map_err(Error::internal)?,
            serde_json::from_value(carry.debts.clone()).map_err(Error::internal)?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    let mut owed = carry.map_or(0, |carry| carry.balance);
    let mut sums: BTreeMap<(&str, &str), (i64, &str)> = BTreeMap::new();
    for item in open {
        owed = owed.checked_add(item.owed).ok_or_else(overflow)?;
        let sum = sums.entry((&item.reference, &item.kind)).or_insert((0, &item.on));
        sum.0 = sum.0.checked_add(item.owed).ok_or_else(overflow)?;
        sum.1 = sum.1.min(&item.on);
    }
    let mut credits = Vec::new();
    for ((source, kind), (sum, on)) in sums {
        if sum == 0 {
            continue;
        }
        if kind == CLAWBACK && sum < 0 {
            let more = money(sum).checked_neg().map_err(|_| overflow())?;
            match debts.iter_mut().find(|debt| debt.id == source) {
                Some(debt) => debt.open = debt.open.checked_add(more).map_err(|_| overflow())?,
                None => debts.push(Debt {
                    since: on.parse().map_err(fault)?,
                    id: source.to_owned(),
                    kind: DebtKind::Clawback,
                    open: more,
                }),
            }
            continue;
        }
        // What an earlier settlement kept of the same source is the same credit.
        match kept.iter_mut().find(|credit| credit.source == source && credit.kind == kind) {
            Some(credit) => credit.amount = credit.amount.checked_add(money(sum)).map_err(|_| overflow())?,
            None => {
                credits.push(Credit { source: source.to_owned(), kind: kind.to_owned(), amount: money(sum) })
            }
        }
    }
    let (minimum, guarantee) =
        payee.map_or_else(|| Ok((None, None)), |row| payees::terms(row, setting.currency))?;
    if credits.is_empty() && kept.is_empty() && debts.is_empty() && guarantee.is_none() {
        return Ok(None);
    }
    let taxed = BTreeMap::new();
    let account = Account { currency: setting.currency, credits, kept, debts, guarantee, minimum, taxed };
    Ok(Some((account, owed)))
}

fn row_of(member: Uuid, one: &Settlement, brought: i64, version: i64) -> Result<Row, Error> {
    let sum = |kinds: &[LineKind]| -> Result<i64, Error> {
        let of = one.lines.iter().filter(|line| kinds.contains(&line.kind));
        let sum: i128 = of.map(|line| i128::from(line.amount.minor())).sum();
        i64::try_from(sum).map_err(|_| overflow())
    };
    let (fees, withheld, recovered) =
        (-sum(&[LineKind::Fee])?, -sum(&[LineKind::Withheld])?, -sum(&[LineKind::Recovery])?);
    let change = one.balance.minor().checked_sub(brought).ok_or_else(overflow)?;
    // What the books owe changes by what leaves and is deducted; the rest a guarantee has added.
    let gone = [one.payout.minor(), fees, withheld].into_iter().try_fold(0i64, i64::checked_add);
    let expense = gone.and_then(|gone| gone.checked_add(change)).ok_or_else(overflow)?;
    let detail = json!({
        "lines": one.lines, "why": one.why, "kept": one.kept, "debts": one.debts,
    });
    Ok(Row {
        member,
        outcome: one.outcome.name().replace('-', "_"),
        gross: sum(&[LineKind::Credit, LineKind::Kept, LineKind::TopUp])?,
        fees,
        withheld,
        recovered,
        payout: one.payout.minor(),
        brought,
        balance: one.balance.minor(),
        expense,
        payee_version: version,
        detail,
    })
}

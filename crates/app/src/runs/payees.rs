//! Payees of a run, one payee's figures, and the payee's lines, read from the parts without loading
//! the run; refuses members the run does not know.

use access::Principal;
use kernel::{MemberId, Money, Points, Problem, RunId};
use plan::{Line, Message, Source};
use store::runs::members::{self, Dictionary, MemberRow};
use store::runs::parts::{self, Part};
use store::runs::record::RunRow;
use store::runs::{codec, sales};
use uuid::Uuid;

use super::undone::{self, TakenBack};
use super::{view, visible};
use crate::{Cx, Error};

/// Most rows of a page.
const PAGE_MAX: usize = 200;

/// A payee in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayeeItem {
    /// The member.
    pub member: Uuid,
    /// The member's code.
    pub code: String,
    /// The member's name.
    pub name: String,
    /// Title in the period.
    pub rank: String,
    /// Rank paid as.
    pub paid_as: String,
    /// Exact decimal.
    pub amount: String,
    /// What the compared run paid, exact decimal.
    pub previous: Option<String>,
}

/// A page of payees, highest amount first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayeesPage {
    /// The payees.
    pub items: Vec<PayeeItem>,
    /// Where the next page begins.
    pub next: Option<u32>,
    /// How many there are.
    pub count: i64,
    /// The currency of the amounts.
    pub currency: String,
}

/// One member in a run.
#[derive(Debug, Clone, PartialEq)]
pub struct PayeeDetail {
    /// Who, and the amount.
    pub item: PayeeItem,
    /// Whether active.
    pub active: bool,
    /// Name, value, whether money.
    pub figures: Vec<(String, String, bool)>,
    /// Bonus, title, number of lines, amount.
    pub bonuses: Vec<(String, String, u32, String)>,
    /// What late returns take back of closed months; the amount is what is left.
    pub taken_back: Option<TakenBack>,
    /// Conditions of being active, of the title, and of the next rank.
    pub checks: Vec<plan::Check>,
    /// The next rank and its conditions.
    pub next_rank: Option<(String, Vec<plan::Check>)>,
    /// Why there is nothing.
    pub reasons: Vec<Message>,
    /// The currency of the amounts.
    pub currency: String,
}

/// A line of a payee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineItem {
    /// Its number in the run.
    pub no: u32,
    /// Bonus name.
    pub bonus: String,
    /// Level, 0 without.
    pub level: u16,
    /// The sale behind it: id, code, day.
    pub sale: Option<(Uuid, String, String)>,
    /// The member behind it: id, code, name.
    pub source: Option<(Uuid, String, String)>,
    /// Volume, decimal points.
    pub base: String,
    /// The rate.
    pub rate: String,
    /// Exact decimal.
    pub amount: String,
}

/// A page of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinesPage {
    /// The lines, in the run's order.
    pub items: Vec<LineItem>,
    /// Where the next page begins.
    pub next: Option<u32>,
    /// How many the payee has.
    pub count: u64,
    /// The currency of the amounts.
    pub currency: String,
}

fn damaged(problem: Problem) -> Error {
    Error::internal(format!("a run's parts are damaged: {problem}"))
}

/// An exact decimal in the run's currency.
pub(super) fn money(run: &RunRow, minor: i64) -> String {
    let currency = run.currency.as_deref().and_then(|code| code.parse().ok());
    currency.map_or_else(|| minor.to_string(), |currency| Money::from_minor(minor, currency).decimal())
}

/// A member's row in a run.
async fn member_row(
    cx: &Cx,
    who: &Principal,
    run: RunId,
    dictionary: &Dictionary,
    member: Uuid,
) -> Result<Option<MemberRow>, Error> {
    let found = parts::of_member(&mut cx.db.read(), who.tenant, run, member).await?;
    let Some((number, bytes)) = found else { return Ok(None) };
    let from = usize::try_from(number).unwrap_or(0) * codec::MEMBERS;
    let rows = members::unpack(&bytes, dictionary, from).map_err(damaged)?;
    Ok(rows.into_iter().find(|row| row.id == *member.as_bytes()))
}

/// The rows at the given places of a run, chunk by chunk.
async fn rows_at(
    cx: &Cx,
    who: &Principal,
    run: RunId,
    dictionary: &Dictionary,
    rows: &[u32],
) -> Result<Vec<MemberRow>, Error> {
    let mut wanted: Vec<usize> = rows.iter().map(|row| *row as usize).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut out: Vec<MemberRow> = Vec::with_capacity(wanted.len());
    let mut chunk: (usize, Vec<MemberRow>) = (usize::MAX, Vec::new());
    for row in wanted {
        let number = row / codec::MEMBERS;
        if chunk.0 != number {
            let bytes = parts::one(&mut cx.db.read(), who.tenant, run, Part::Members, number as i64).await?;
            let bytes = bytes.ok_or_else(|| Error::internal("a run lacks a part"))?;
            chunk = (number, members::unpack(&bytes, dictionary, number * codec::MEMBERS).map_err(damaged)?);
        }
        out.extend(chunk.1.get(row % codec::MEMBERS).cloned());
    }
    Ok(out)
}

fn rank(dictionary: &Dictionary, rank: u8) -> String {
    dictionary.ranks.get(usize::from(rank)).cloned().unwrap_or_default()
}

async fn items(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    dictionary: &Dictionary,
    rows: Vec<MemberRow>,
) -> Result<Vec<PayeeItem>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(|row| Uuid::from_bytes(row.id)).collect();
    let names = store::runs::record::names(&mut cx.db.read(), who.tenant, &ids).await?;
    let before = match run.previous {
        Some(previous) => Some((previous, view::dictionary(cx, who.tenant, previous).await?)),
        None => None,
    };
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let member = Uuid::from_bytes(row.id);
        let (code, name) = match names.binary_search_by_key(&member, |(id, ..)| *id) {
            Ok(at) => (names[at].1.clone(), names[at].2.clone()),
            Err(_) => (member.to_string(), String::new()),
        };
        let previous = match &before {
            Some((previous, dictionary)) => member_row(cx, who, *previous, dictionary, member).await?,
            None => None,
        };
        out.push(PayeeItem {
            member,
            code,
            name,
            rank: rank(dictionary, row.rank),
            paid_as: rank(dictionary, row.paid_as),
            amount: money(run, row.earned),
            previous: previous.map(|row| money(run, row.earned)),
        });
    }
    Ok(out)
}

/// The payees of a run, highest first, or the members whose name or code holds `q`.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn payees(
    cx: &Cx,
    who: &Principal,
    id: RunId,
    q: Option<&str>,
    from: u32,
    limit: usize,
) -> Result<PayeesPage, Error> {
    let run = visible(cx, who, id).await?;
    let currency = run.currency.clone().unwrap_or_default();
    let count = run.payees.unwrap_or(0);
    if !run.published {
        return Ok(PayeesPage { items: Vec::new(), next: None, count: 0, currency });
    }
    let dictionary = view::dictionary(cx, who.tenant, id).await?;
    let limit = limit.clamp(1, PAGE_MAX);
    if let Some(q) = q.map(str::trim).filter(|q| !q.is_empty()) {
        let found = store::runs::record::find_members(&mut cx.db.read(), who.tenant, q, limit as i64).await?;
        let mut rows = Vec::new();
        for member in found {
            rows.extend(member_row(cx, who, id, &dictionary, member).await?);
        }
        rows.sort_by_key(|row| (std::cmp::Reverse(row.earned), row.row));
        let items = items(cx, who, &run, &dictionary, rows).await?;
        return Ok(PayeesPage { count: items.len() as i64, items, next: None, currency });
    }
    let mut wanted: Vec<(u32, i64)> = Vec::new();
    let mut at = from as usize;
    while wanted.len() < limit {
        let chunk =
            parts::one(&mut cx.db.read(), who.tenant, id, Part::Payees, (at / codec::PAYEES) as i64).await?;
        let Some(chunk) = chunk else { break };
        let page = sales::unpack_payees(&chunk).map_err(damaged)?;
        let start = (at % codec::PAYEES).min(page.len());
        let end = (start + limit - wanted.len()).min(page.len());
        wanted.extend(&page[start..end]);
        at += end - start;
        if end == start || page.len() < codec::PAYEES {
            break;
        }
    }
    let order: Vec<u32> = wanted.iter().map(|payee| payee.0).collect();
    let mut rows = rows_at(cx, who, id, &dictionary, &order).await?;
    rows.sort_by_key(|row| order.iter().position(|wanted| *wanted == row.row));
    let items = items(cx, who, &run, &dictionary, rows).await?;
    let next = u32::try_from(at).ok().filter(|at| i64::from(*at) < count);
    Ok(PayeesPage { items, next, count, currency })
}

/// One member in a run: figures, bonuses, conditions, reasons.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn payee(cx: &Cx, who: &Principal, id: RunId, member: MemberId) -> Result<PayeeDetail, Error> {
    let run = visible(cx, who, id).await?;
    detail(cx, who, &run, member).await
}

/// As [`payee`], for a run the caller has decided to show.
pub(crate) async fn detail(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    member: MemberId,
) -> Result<PayeeDetail, Error> {
    if !run.published {
        return Err(Error::NotFound);
    }
    let dictionary = view::dictionary(cx, who.tenant, run.id).await?;
    let row = member_row(cx, who, run.id, &dictionary, member.uuid()).await?.ok_or(Error::NotFound)?;
    let view = view::load(cx, who.tenant, run).await?;
    let sums = bonus_sums(cx, who, run, &row).await?;
    let number = row.row as usize;
    let explainer = commission::Explainer::new(&view.inputs, &view.plan, &view.run).map_err(damaged)?;
    let bonuses = view.plan.bonuses.iter().enumerate().map(|(at, bonus)| {
        let title = bonus.title.clone().unwrap_or_else(|| bonus.name.clone());
        (bonus.name.clone(), title, row.lines[at].1, money(run, sums[at]))
    });
    let figures = dictionary.figures.iter().zip(&row.figures).map(|((name, is_money), value)| {
        let shown = if *is_money { money(run, *value) } else { Points::from_units(*value).to_string() };
        (name.clone(), shown, *is_money)
    });
    let mut checks = explainer.active_checks(number);
    checks.extend(explainer.rank_checks(row.rank, number));
    let next_rank = explainer.next_rank(number).map(|(name, checks)| (name.to_owned(), checks));
    let (reasons, active, bonuses, figures) =
        (explainer.reasons(number), row.active, bonuses.collect(), figures.collect());
    let taken_back = undone::of_payee(cx, who.tenant, &view, member).await?;
    let mut list = items(cx, who, run, &dictionary, vec![row]).await?;
    let item = list.pop().ok_or(Error::NotFound)?;
    let currency = run.currency.clone().unwrap_or_default();
    Ok(PayeeDetail { item, active, figures, bonuses, taken_back, checks, next_rank, reasons, currency })
}

/// What a run paid a member, exact decimal; none when the run does not know the member.
pub(crate) async fn earned(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    member: MemberId,
) -> Result<Option<String>, Error> {
    let dictionary = view::dictionary(cx, who.tenant, run.id).await?;
    let row = member_row(cx, who, run.id, &dictionary, member.uuid()).await?;
    Ok(row.map(|row| money(run, row.earned)))
}

async fn bonus_sums(cx: &Cx, who: &Principal, run: &RunRow, row: &MemberRow) -> Result<Vec<i64>, Error> {
    let mut sums = Vec::with_capacity(row.lines.len());
    for (first, count) in &row.lines {
        let lines = read_lines(cx, who, run.id, *first, *count).await?;
        sums.push(lines.iter().map(|line| line.amount).sum());
    }
    Ok(sums)
}

/// Lines `first..first + count` of a run.
pub(super) async fn read_lines(
    cx: &Cx,
    who: &Principal,
    run: RunId,
    first: u32,
    count: u32,
) -> Result<Vec<Line>, Error> {
    let (first, end) = (first as usize, first as usize + count as usize);
    let mut out = Vec::with_capacity(count as usize);
    for number in first / codec::LINES..end.div_ceil(codec::LINES) {
        let bytes = parts::one(&mut cx.db.read(), who.tenant, run, Part::Lines, number as i64).await?;
        let lines = codec::unpack_lines(&bytes.ok_or(Error::NotFound)?).map_err(damaged)?;
        let from = first.saturating_sub(number * codec::LINES).min(lines.len());
        let until = (end - number * codec::LINES).min(lines.len());
        out.extend_from_slice(&lines[from.min(until)..until]);
    }
    Ok(out)
}

/// A page of a payee's lines, of one bonus or of all.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn lines(
    cx: &Cx,
    who: &Principal,
    id: RunId,
    member: MemberId,
    bonus: Option<&str>,
    from: u32,
    limit: usize,
) -> Result<LinesPage, Error> {
    let run = visible(cx, who, id).await?;
    page(cx, who, &run, member, bonus, from, limit).await
}

/// As [`lines`], for a run the caller has decided to show.
pub(crate) async fn page(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    member: MemberId,
    bonus: Option<&str>,
    from: u32,
    limit: usize,
) -> Result<LinesPage, Error> {
    if !run.published {
        return Err(Error::NotFound);
    }
    let dictionary = view::dictionary(cx, who.tenant, run.id).await?;
    let row = member_row(cx, who, run.id, &dictionary, member.uuid()).await?.ok_or(Error::NotFound)?;
    let limit = u32::try_from(limit.clamp(1, PAGE_MAX)).unwrap_or(50);
    let (mut skip, mut left, mut total) = (from, limit, 0u64);
    let mut found: Vec<(u32, Line)> = Vec::new();
    for (at, (first, count)) in row.lines.iter().enumerate() {
        if bonus.is_some_and(|bonus| dictionary.bonuses.get(at).is_none_or(|name| name != bonus)) {
            continue;
        }
        total += u64::from(*count);
        let begin = skip.min(*count);
        let take = (*count - begin).min(left);
        let lines = read_lines(cx, who, run.id, first + begin, take).await?;
        found.extend((first + begin..).zip(lines));
        skip -= begin;
        left -= take;
    }
    let items = line_items(cx, who, run, &dictionary, &found).await?;
    let next = from.checked_add(limit).filter(|next| u64::from(*next) < total);
    Ok(LinesPage { items, next, count: total, currency: run.currency.clone().unwrap_or_default() })
}

/// Row and id of the sources of one kind behind some lines.
async fn sources(
    cx: &Cx,
    who: &Principal,
    run: RunId,
    lines: &[(u32, Line)],
    kind: Source,
) -> Result<Vec<(u32, Uuid)>, Error> {
    let (part, size) = match kind {
        Source::Sale => (Part::Sales, codec::SALES),
        _ => (Part::Members, codec::MEMBERS),
    };
    let mut rows: Vec<u32> =
        lines.iter().filter(|(_, line)| line.kind == kind).map(|(_, line)| line.source).collect();
    rows.sort_unstable();
    rows.dedup();
    let mut numbers: Vec<i64> = rows.iter().map(|row| i64::from(*row) / size as i64).collect();
    numbers.dedup();
    let length = codec::ids_length(size);
    let mut chunks = Vec::with_capacity(numbers.len());
    for (number, bytes) in parts::heads(&mut cx.db.read(), who.tenant, run, part, &numbers, length).await? {
        let ids = if part == Part::Sales { sales::ids(&bytes) } else { members::ids(&bytes) };
        chunks.push((number, ids.map_err(damaged)?));
    }
    let id = |row: u32| {
        let chunk = chunks.iter().find(|(number, _)| *number == i64::from(row) / size as i64);
        chunk.and_then(|(_, ids)| ids.get(row as usize % size)).copied()
    };
    rows.into_iter()
        .map(|row| {
            let id = id(row).ok_or_else(|| Error::internal("a line without its source"))?;
            Ok((row, Uuid::from_bytes(id)))
        })
        .collect()
}

async fn line_items(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    dictionary: &Dictionary,
    lines: &[(u32, Line)],
) -> Result<Vec<LineItem>, Error> {
    let sale_of = sources(cx, who, run.id, lines, Source::Sale).await?;
    let member_of = sources(cx, who, run.id, lines, Source::Member).await?;
    let ids: Vec<Uuid> = sale_of.iter().map(|(_, id)| *id).collect();
    let heads = store::runs::record::sale_heads(&mut cx.db.read(), who.tenant, &ids).await?;
    let mut people: Vec<Uuid> = member_of.iter().map(|(_, id)| *id).collect();
    people.extend(heads.iter().filter_map(|head| head.member));
    people.sort_unstable();
    people.dedup();
    let names = store::runs::record::names(&mut cx.db.read(), who.tenant, &people).await?;
    let person = |id: Uuid| {
        let at = names.binary_search_by_key(&id, |(id, ..)| *id).ok();
        let (code, name) =
            at.map_or((id.to_string(), String::new()), |at| (names[at].1.clone(), names[at].2.clone()));
        (id, code, name)
    };
    let items = lines.iter().map(|(no, line)| {
        let sale = sale_of.iter().find(|(row, _)| line.kind == Source::Sale && *row == line.source);
        let head = sale.and_then(|(_, id)| heads.iter().find(|head| head.id == *id));
        let member = member_of.iter().find(|(row, _)| line.kind == Source::Member && *row == line.source);
        LineItem {
            no: *no,
            bonus: dictionary.bonuses.get(usize::from(line.bonus)).cloned().unwrap_or_default(),
            level: line.level,
            sale: head.map(|head| (head.id, head.code.clone(), head.sold_on.clone())),
            source: head.and_then(|head| head.member).or(member.map(|(_, id)| *id)).map(person),
            base: Points::from_units(line.base).to_string(),
            rate: dictionary.rates.get(usize::from(line.rate)).cloned().unwrap_or_default(),
            amount: money(run, line.amount),
        }
    });
    Ok(items.collect())
}

//! `sales.csv` into the period's sales. A sale outside the period is counted and left out, but may still be
//! taken back. Refuses unknown members, foreign currencies, negative figures, and returns that do not fit.

use std::fs::File;
use std::path::Path;

use kernel::{Period, Problem};
use plan::{Ids, NONE, Needs, Plan, Sales};

use super::cells::{Further, Words, date, id, money, points};
use super::header::{PROBLEMS_MAX, Sheet};
use super::ids::IdTable;
use super::table::Table;

type Rows = Table<File>;

/// The period's sales and how many rows lay outside it.
pub struct Loaded {
    pub sales: Sales,
    /// All rows of the file.
    pub rows: u64,
    /// Rows outside the period.
    pub outside: u64,
}

/// What returns are held against: every sale of the file.
#[derive(Default)]
struct Log {
    table: IdTable,
    lines: Vec<u32>,
    member: Vec<u32>,
    date: Vec<i32>,
    amount: Vec<i64>,
    returns: Vec<Return>,
}

/// A row that takes back another.
struct Return {
    row: u32,
    of: String,
    place: (u32, u32),
}

/// Where the columns stand.
struct Columns {
    id: usize,
    member: usize,
    date: usize,
    amount: usize,
    currency: Option<usize>,
    kind: Option<usize>,
    returns: Option<usize>,
    quantity: Option<usize>,
}

/// What is being read.
struct Reading<'r> {
    plan: &'r Plan,
    members: &'r IdTable,
    /// First day of the period and first day after it.
    days: (i32, i32),
    columns: Columns,
    further: Vec<Further>,
    log: Log,
    sales: Sales,
    kind: Words,
    outside: u64,
}

/// Reads the sales that `plan` needs.
///
/// # Errors
/// The problems of the file, at most [`PROBLEMS_MAX`].
pub fn load(
    path: &Path,
    plan: &Plan,
    needs: &Needs,
    period: Period,
    members: &IdTable,
) -> Result<Loaded, Vec<Problem>> {
    let mut sheet =
        Sheet::open(path, &["id", "member", "date", "amount"]).map_err(|problem| vec![problem])?;
    let further = Further::of(&sheet, &needs.sale_columns).map_err(|problem| vec![problem])?;
    let columns = Columns::of(&sheet, needs, &further).map_err(|problem| vec![problem])?;
    let mut reading = Reading {
        plan,
        members,
        days: (period.from().days(), period.until().days()),
        columns,
        further,
        log: Log::default(),
        sales: Sales { ids: Ids::texts(), ..Sales::default() },
        kind: Words::default(),
        outside: 0,
    };
    let rows = sheet.rows(|rows| reading.row(rows))?;
    check_returns(&reading.log, sheet.file(), plan)?;
    let Reading { mut sales, kind, further, outside, .. } = reading;
    if !sales.returned.contains(&true) {
        sales.returned = vec![];
    }
    sales.kind = kind.finish();
    sales.columns = further.into_iter().map(Further::finish).collect();
    Ok(Loaded { sales, rows, outside })
}

impl Columns {
    fn of(sheet: &Sheet, needs: &Needs, further: &[Further]) -> Result<Self, Problem> {
        let kind = sheet.column("kind");
        if kind.is_none() && needs.sale_kind {
            let problem = Problem::new("offline-plan-column").with("column", "kind").token("kind");
            return Err(problem.file(sheet.file()).line(1));
        }
        let must = |name: &str| sheet.column(name).unwrap_or(0);
        Ok(Self {
            id: must("id"),
            member: must("member"),
            date: must("date"),
            amount: must("amount"),
            currency: sheet.column("currency"),
            kind: kind.filter(|_| needs.sale_kind),
            returns: sheet.column("returns"),
            // A quantity is checked even where the plan does not count it.
            quantity: sheet
                .column("quantity")
                .filter(|at| !further.iter().any(|column| column.field() == *at)),
        })
    }
}

impl Reading<'_> {
    fn row(&mut self, rows: &Rows) -> Result<(), Problem> {
        let own = id(rows, self.columns.id)?;
        let log = &mut self.log;
        let row = log.table.add(own).map_err(|row| {
            rows.problem("offline-id-doubled", self.columns.id).with("first_line", log.lines[row as usize])
        })?;
        let day = date(rows, self.columns.date);
        let amount = money(rows, self.columns.amount, self.plan.currency);
        let buyer = self.members.find(rows.text(self.columns.member));
        // Kept even when something is wrong, so that the log has one entry a row.
        log.lines.push(rows.line());
        log.member.push(buyer.unwrap_or(NONE));
        log.date.push(*day.as_ref().unwrap_or(&0));
        log.amount.push(*amount.as_ref().unwrap_or(&0));
        let back = self.columns.returns.filter(|field| !rows.text(*field).is_empty());
        if let Some(field) = back {
            log.returns.push(Return { row, of: rows.text(field).to_owned(), place: rows.place(field) });
        }
        let (day, amount) = (day?, amount?);
        let Some(buyer) = buyer else {
            return Err(rows.problem("offline-member-unknown", self.columns.member));
        };
        self.check(rows, back.is_some())?;
        if day < self.days.0 || day >= self.days.1 {
            self.outside += 1;
            return self.further.iter().try_for_each(|column| column.check(rows));
        }
        // A row that takes back counts negative, whichever way it is written.
        let sign = |value: i64| if back.is_none() || value < 0 { value } else { -value };
        self.sales.ids.push(own);
        self.sales.member.push(buyer);
        self.sales.date.push(day);
        self.sales.amount.push(sign(amount));
        self.sales.returned.push(back.is_some());
        if let Some(field) = self.columns.kind {
            self.kind.push(rows.text(field));
        }
        self.further.iter_mut().try_for_each(|column| column.push(rows, sign))
    }

    /// What holds for every row, inside the period or not.
    fn check(&self, rows: &Rows, is_return: bool) -> Result<(), Problem> {
        let columns = &self.columns;
        if let Some(field) = columns.currency {
            let currency = rows.text(field);
            if !currency.is_empty() && currency != self.plan.currency.code() {
                return Err(rows.problem("offline-currency", field).with("expected", self.plan.currency));
            }
        }
        columns.quantity.map_or(Ok(0), |field| points(rows, field))?;
        let numbers = self.further.iter().filter(|column| column.is_number()).map(Further::field);
        check_signs(rows, std::iter::once(columns.amount).chain(columns.quantity).chain(numbers), is_return)
    }
}

/// A sale has no negative figures; a return has figures of one sign.
fn check_signs(rows: &Rows, fields: impl Iterator<Item = usize>, is_return: bool) -> Result<(), Problem> {
    let (mut plus, mut minus) = (false, false);
    for field in fields {
        let text = rows.text(field);
        let zero = !text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        let negative = !zero && text.starts_with('-');
        (plus, minus) = (plus || !(negative || zero), minus || negative);
        if negative && !is_return {
            return Err(rows.problem("offline-negative", field));
        }
        if plus && minus {
            return Err(rows.problem("offline-return-signs", field));
        }
    }
    Ok(())
}

/// Every return names a sale of the same member, not later than itself, and no sale is taken back for more
/// than it brought.
fn check_returns(log: &Log, file: &str, plan: &Plan) -> Result<(), Vec<Problem>> {
    let mut is_return = vec![false; log.table.len()];
    for back in &log.returns {
        is_return[back.row as usize] = true;
    }
    let mut left: Vec<i128> = log.amount.iter().map(|amount| i128::from(*amount)).collect();
    let mut problems = vec![];
    for back in &log.returns {
        if problems.len() == PROBLEMS_MAX {
            break;
        }
        let (line, column) = back.place;
        let problem = |code: &str| {
            Problem::new(code).with("value", &back.of).file(file).line(line).column(column).token(&back.of)
        };
        let row = back.row as usize;
        let Some(sale) = log.table.find(&back.of).map(|sale| sale as usize) else {
            problems.push(problem("offline-return-unknown"));
            continue;
        };
        let code = if is_return[sale] {
            "offline-return-of-return"
        } else if log.member[sale] != log.member[row] {
            "offline-return-member"
        } else if log.date[row] < log.date[sale] {
            "offline-return-early"
        } else {
            left[sale] -= i128::from(log.amount[row]).abs();
            if left[sale] >= 0 {
                continue;
            }
            let sold = kernel::Money::from_minor(log.amount[sale], plan.currency);
            problems.push(problem("offline-return-too-much").with("sold", sold));
            continue;
        };
        problems.push(problem(code).with("line", log.lines[sale]));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

//! Writes a generated company as CSV: the files of the import and of the calculation without a server.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use jiff::civil::Date;

use super::Company;
use super::names::{Names, Person};
use super::orders::Order;
use super::products::PRODUCTS;
use super::world::NOBODY;

/// One CSV file that is written line by line.
struct Csv {
    out: BufWriter<File>,
    line: String,
}

impl Csv {
    fn create(folder: &Path, name: &str, header: &str) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(1 << 20, File::create(folder.join(name))?);
        writeln!(out, "{header}")?;
        Ok(Self { out, line: String::new() })
    }

    /// Ends the line collected so far. Cells are put there by the caller: none of ours needs quoting but names with commas.
    fn end(&mut self) -> io::Result<()> {
        self.line.push('\n');
        self.out.write_all(self.line.as_bytes())?;
        self.line.clear();
        Ok(())
    }

    fn cell(&mut self, text: &str) {
        if !self.line.is_empty() {
            self.line.push(',');
        }
        if text.contains([',', '"']) {
            self.line.push('"');
            self.line.push_str(&text.replace('"', "\"\""));
            self.line.push('"');
        } else {
            self.line.push_str(text);
        }
    }

    fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Appends a formatted cell; writing to a `String` cannot fail.
macro_rules! cell {
    ($csv:expr, $($format:tt)*) => {{
        if !$csv.line.is_empty() {
            $csv.line.push(',');
        }
        if write!($csv.line, $($format)*).is_err() {
            return Err(io::Error::other("formatting failed"));
        }
    }};
}

/// Writes every file into `folder`.
///
/// # Errors
/// When a file cannot be written.
pub fn write(company: &Company, folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let dates = company.dates();
    members(company, &dates, folder)?;
    placement(company, folder)?;
    accounts(company, &dates, folder)?;
    products(folder)?;
    orders(company, &dates, folder)
}

/// `members.csv`: the network with the people's addresses.
fn members(company: &Company, dates: &[String], folder: &Path) -> io::Result<()> {
    let header =
        "id,sponsor,placement,leg,joined,status,country,name,language,email,phone,street,postcode,city";
    let mut csv = Csv::create(folder, "members.csv", header)?;
    let names = Names::load();
    let members = &company.members;
    let last = company.size.days.saturating_sub(1);
    for number in 0..company.size.members {
        let at = number as usize;
        let person = names.person(company.size.seed, 'm', number, members.country[at]);
        cell!(csv, "{}", Code('M', number));
        cell!(csv, "{}", Parent(members.sponsor[at]));
        cell!(csv, "{}", Parent(members.place[at]));
        if members.place[at] == NOBODY {
            cell!(csv, "");
        } else {
            cell!(csv, "{}", members.slot[at] + 1);
        }
        csv.cell(day(dates, members.joined[at]));
        csv.cell(if members.active(number, last) { "active" } else { "inactive" });
        for text in [person.country, &person.name, person.language, &person.email, &person.phone] {
            csv.cell(text);
        }
        csv.cell(&person.street);
        csv.cell(&person.postcode);
        csv.cell(person.town);
        csv.end()?;
    }
    csv.finish()
}

/// `placement.csv`: the placement tree alone, for the calculation without a server.
fn placement(company: &Company, folder: &Path) -> io::Result<()> {
    let mut csv = Csv::create(folder, "placement.csv", "id,placement,leg")?;
    for number in 0..company.size.members {
        let at = number as usize;
        let place = company.members.place[at];
        if place != NOBODY {
            cell!(csv, "{}", Code('M', number));
            cell!(csv, "{}", Parent(place));
            cell!(csv, "{}", company.members.slot[at] + 1);
            csv.end()?;
        }
    }
    csv.finish()
}

/// `accounts.csv`: everybody who buys, each with the member who serves them; first the members' own accounts.
fn accounts(company: &Company, dates: &[String], folder: &Path) -> io::Result<()> {
    let header = "code,name,kind,status,member,country,language,email,phone,street,postcode,city,source";
    let mut csv = Csv::create(folder, "accounts.csv", header)?;
    let names = Names::load();
    let members = &company.members;
    for member in 0..company.size.members {
        let country = members.country[member as usize];
        let person = names.person(company.size.seed, 'm', member, country);
        account(&mut csv, Account::Own(member), member, &person)?;
        csv.cell("own purchases");
        csv.end()?;
    }
    for number in 0..company.size.customers {
        let at = number as usize;
        let member = company.customers.member[at];
        let country = members.country.get(member as usize).copied().unwrap_or(0);
        let person = names.person(company.size.seed, 'c', number, country);
        account(&mut csv, Account::Customer(company.size.members, number), member, &person)?;
        cell!(csv, "since {}", day(dates, company.customers.since[at]));
        csv.end()?;
    }
    csv.finish()
}

fn account(csv: &mut Csv, code: Account, member: u32, person: &Person) -> io::Result<()> {
    cell!(csv, "{code}");
    csv.cell(&person.name);
    csv.cell("person");
    csv.cell("active");
    cell!(csv, "{}", Code('M', member));
    for text in [
        person.country,
        person.language,
        &person.email,
        &person.phone,
        &person.street,
        &person.postcode,
        person.town,
    ] {
        csv.cell(text);
    }
    Ok(())
}

/// `products.csv`: what is sold. The business volume (BV) is the member price: what a customer pays above it is the margin.
fn products(folder: &Path) -> io::Result<()> {
    let mut csv = Csv::create(folder, "products.csv", "code,name,category,price,currency,pv,bv,status")?;
    for (at, product) in PRODUCTS.iter().enumerate() {
        cell!(csv, "P-{:02}", at + 1);
        csv.cell(product.name);
        csv.cell(product.family);
        cell!(csv, "{}", Hundredths(u64::from(product.retail_cents)));
        csv.cell("EUR");
        cell!(csv, "{}", Hundredths(u64::from(product.points_hundredths)));
        cell!(csv, "{}", Hundredths(u64::from(product.member_cents())));
        csv.cell("active");
        csv.end()?;
    }
    csv.finish()
}

/// `orders.csv` and `returns.csv` (one row a line of an order, for the import), and `sales.csv` (one row an order or a
/// return, for the calculation).
fn orders(company: &Company, dates: &[String], folder: &Path) -> io::Result<()> {
    let header = "code,ordered_on,account,member,currency,product,quantity,unit_price,unit_pv,unit_bv";
    let mut bought = Csv::create(folder, "orders.csv", header)?;
    let mut back = Csv::create(folder, "returns.csv", "code,ordered_on,returns,product,quantity")?;
    let header = "id,member,date,amount,currency,kind,returns,pv,bv";
    let mut sales = Csv::create(folder, "sales.csv", header)?;
    company.orders(|order| {
        match order.returns {
            None => order_lines(&mut bought, company, order, dates)?,
            Some(number) => returned_lines(&mut back, order, number, dates)?,
        }
        cell!(sales, "{}", Code('O', order.number - 1));
        cell!(sales, "{}", Code('M', order.member));
        sales.cell(day(dates, order.day));
        cell!(sales, "{}", Hundredths(order.amount_cents()));
        sales.cell("EUR");
        sales.cell(if order.customer.is_some() { "retail" } else { "own" });
        match order.returns {
            Some(number) => cell!(sales, "{}", Code('O', number - 1)),
            None => sales.cell(""),
        }
        cell!(sales, "{}", Hundredths(order.points_hundredths()));
        cell!(sales, "{}", Hundredths(order.business_cents()));
        sales.end()
    })?;
    bought.finish()?;
    back.finish()?;
    sales.finish()
}

fn order_lines(csv: &mut Csv, company: &Company, order: &Order, dates: &[String]) -> io::Result<()> {
    let account = order
        .customer
        .map_or(Account::Own(order.member), |customer| Account::Customer(company.size.members, customer));
    for line in &order.lines {
        let Some(product) = PRODUCTS.get(line.product) else { continue };
        cell!(csv, "{}", Code('O', order.number - 1));
        csv.cell(day(dates, order.day));
        cell!(csv, "{account}");
        cell!(csv, "{}", Code('M', order.member));
        csv.cell("EUR");
        cell!(csv, "P-{:02}", line.product + 1);
        cell!(csv, "{}", line.quantity);
        cell!(csv, "{}", Hundredths(u64::from(line.price_cents)));
        cell!(csv, "{}", Hundredths(u64::from(product.points_hundredths)));
        cell!(csv, "{}", Hundredths(u64::from(product.member_cents())));
        csv.end()?;
    }
    Ok(())
}

fn returned_lines(csv: &mut Csv, order: &Order, original: u32, dates: &[String]) -> io::Result<()> {
    for line in &order.lines {
        cell!(csv, "{}", Code('O', order.number - 1));
        csv.cell(day(dates, order.day));
        cell!(csv, "{}", Code('O', original - 1));
        cell!(csv, "P-{:02}", line.product + 1);
        cell!(csv, "{}", line.quantity);
        csv.end()?;
    }
    Ok(())
}

fn day(dates: &[String], day: u16) -> &str {
    dates.get(usize::from(day)).map_or("", String::as_str)
}

/// A day as text, for all days at once: a million orders share them.
pub fn date_text(date: Date) -> String {
    date.to_string()
}

/// `M-000123`: a letter and the number from 1 with at least six digits.
struct Code(char, u32);

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:06}", self.0, u64::from(self.1) + 1)
    }
}

/// A member's code, or nothing.
struct Parent(u32);

impl std::fmt::Display for Parent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 == NOBODY { Ok(()) } else { Code('M', self.0).fmt(f) }
    }
}

/// The code of an account: the members' own come first, with the members' numbers.
#[derive(Clone, Copy)]
enum Account {
    /// A member's own.
    Own(u32),
    /// The customer with this number, after so many members.
    Customer(u32, u32),
}

impl std::fmt::Display for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Own(member) => Code('A', *member).fmt(f),
            Self::Customer(members, number) => Code('A', members.saturating_add(*number)).fmt(f),
        }
    }
}

/// Hundredths as a decimal with two places.
struct Hundredths(u64);

impl std::fmt::Display for Hundredths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

//! Writes a generated company as CSV: the files of the import and of the calculation without a server.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use jiff::civil::Date;

use super::Company;
use super::names::Names;
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

/// `accounts.csv`: the customers, each with the member who serves them.
fn accounts(company: &Company, dates: &[String], folder: &Path) -> io::Result<()> {
    let header = "code,name,kind,member,since,country,language,email,phone,street,postcode,city";
    let mut csv = Csv::create(folder, "accounts.csv", header)?;
    let names = Names::load();
    for number in 0..company.size.customers {
        let at = number as usize;
        let member = company.customers.member[at];
        let country = company.members.country.get(member as usize).copied().unwrap_or(0);
        let person = names.person(company.size.seed, 'c', number, country);
        cell!(csv, "{}", Code('C', number));
        csv.cell(&person.name);
        csv.cell("person");
        cell!(csv, "{}", Code('M', member));
        csv.cell(day(dates, company.customers.since[at]));
        for text in
            [person.country, person.language, &person.email, &person.phone, &person.street, &person.postcode]
        {
            csv.cell(text);
        }
        csv.cell(person.town);
        csv.end()?;
    }
    csv.finish()
}

/// `products.csv`: what is sold.
fn products(folder: &Path) -> io::Result<()> {
    let mut csv =
        Csv::create(folder, "products.csv", "code,name,family,price,member_price,currency,pv,status")?;
    for (at, product) in PRODUCTS.iter().enumerate() {
        cell!(csv, "P-{:02}", at + 1);
        csv.cell(product.name);
        csv.cell(product.family);
        cell!(csv, "{}", Cents(u64::from(product.retail_cents)));
        cell!(csv, "{}", Cents(u64::from(product.member_cents())));
        csv.cell("EUR");
        cell!(csv, "{}", Cents(u64::from(product.points_hundredths)));
        csv.cell("active");
        csv.end()?;
    }
    csv.finish()
}

/// `orders.csv` (one row a line of an order, for the import) and `sales.csv` (one row an order, for the calculation).
fn orders(company: &Company, dates: &[String], folder: &Path) -> io::Result<()> {
    let header = "code,date,account,member,currency,returns,product,quantity,price,pv";
    let mut lines = Csv::create(folder, "orders.csv", header)?;
    let header = "id,member,date,amount,currency,kind,returns,pv,margin";
    let mut sales = Csv::create(folder, "sales.csv", header)?;
    company.orders(|order| {
        order_lines(&mut lines, order, dates)?;
        cell!(sales, "{}", Code('O', order.number - 1));
        cell!(sales, "{}", Code('M', order.member));
        sales.cell(day(dates, order.day));
        cell!(sales, "{}", Cents(order.amount_cents()));
        sales.cell("EUR");
        sales.cell(if order.customer.is_some() { "retail" } else { "own" });
        cell!(sales, "{}", Returned(order.returns));
        cell!(sales, "{}", Cents(order.points_hundredths()));
        cell!(sales, "{}", Cents(order.margin_cents()));
        sales.end()
    })?;
    lines.finish()?;
    sales.finish()
}

fn order_lines(csv: &mut Csv, order: &Order, dates: &[String]) -> io::Result<()> {
    for line in &order.lines {
        let points = PRODUCTS.get(line.product).map_or(0, |product| product.points_hundredths);
        cell!(csv, "{}", Code('O', order.number - 1));
        csv.cell(day(dates, order.day));
        match order.customer {
            Some(customer) => cell!(csv, "{}", Code('C', customer)),
            None => cell!(csv, ""),
        }
        cell!(csv, "{}", Code('M', order.member));
        csv.cell("EUR");
        cell!(csv, "{}", Returned(order.returns));
        cell!(csv, "P-{:02}", line.product + 1);
        cell!(csv, "{}", line.quantity);
        cell!(csv, "{}", Cents(u64::from(line.price_cents)));
        cell!(csv, "{}", Cents(u64::from(points) * u64::from(line.quantity)));
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

/// The code of the order that is taken back, or nothing.
struct Returned(Option<u32>);

impl std::fmt::Display for Returned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.map_or(Ok(()), |number| Code('O', number - 1).fmt(f))
    }
}

/// Hundredths as a decimal with two places.
struct Cents(u64);

impl std::fmt::Display for Cents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

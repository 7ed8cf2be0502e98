//! `treeline generate`: a made-up company, seeded and realistic: a skewed network that grew and partly left, buyers with
//! seasons, returns. The same seed and numbers give the same bytes on every machine. Touches no database.

pub mod files;
mod names;
mod orders;
mod products;
mod random;
mod world;

use std::path::PathBuf;

use jiff::ToSpan as _;
use jiff::civil::Date;

pub use names::Names;
pub use orders::Order;
pub use world::Size;
use world::{Customers, Members};

/// What `treeline generate` accepts.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Seed: the same seed gives the same company.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many members.
    #[arg(long, default_value_t = 5_000, value_parser = clap::value_parser!(u32).range(1..=20_000_000))]
    members: u32,
    /// How many customers.
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(0..=50_000_000))]
    customers: u32,
    /// How many orders in the last twelve months; returns come on top.
    #[arg(long, default_value_t = 30_000, value_parser = clap::value_parser!(u32).range(0..=100_000_000))]
    orders: u32,
    /// The last day of the company.
    #[arg(long, default_value = "2026-10-31")]
    until: Date,
    /// The folder for the files; made when missing.
    #[arg(long)]
    out: PathBuf,
}

/// Writes the company's files into a folder.
///
/// # Errors
/// When the days do not fit a calendar or a file cannot be written.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let company =
        Company::make(options.seed, options.members, options.customers, options.orders, options.until)?;
    files::write(&company, &options.out)?;
    Ok(())
}

/// How long a generated company has existed.
const YEARS: i32 = 4;

/// A made-up company.
pub struct Company {
    /// Its size.
    pub size: Size,
    first: Date,
    orders: u32,
    orders_from: u16,
    members: Members,
    customers: Customers,
}

impl Company {
    /// Makes a company that lives until `until`, with orders in its last twelve months.
    ///
    /// # Errors
    /// When `until` is too early for the calendar.
    pub fn make(seed: u64, members: u32, customers: u32, orders: u32, until: Date) -> anyhow::Result<Self> {
        let first = until.checked_sub(YEARS.years())?;
        let year = until.first_of_month().checked_sub(11.months())?;
        let days = |to: Date| first.until(to).map(|span| u16::try_from(span.get_days()).unwrap_or(0));
        let size = Size { seed, members, customers, days: days(until)? + 1 };
        let people = Members::make(size);
        let buyers = Customers::make(size, &people);
        Ok(Self { size, first, orders, orders_from: days(year)?, members: people, customers: buyers })
    }

    /// Hands every order to `take`, in the order of days; the same each time.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn orders<E>(&self, take: impl FnMut(&Order) -> Result<(), E>) -> Result<(), E> {
        let months: Vec<u8> = self.calendar().map(|date| date.month().unsigned_abs() - 1).collect();
        let shop = orders::Shop {
            size: self.size,
            members: &self.members,
            customers: &self.customers,
            months: &months,
        };
        shop.orders(self.orders, self.orders_from, take)
    }

    /// Every day as `YYYY-MM-DD`.
    fn dates(&self) -> Vec<String> {
        self.calendar().map(files::date_text).collect()
    }

    fn calendar(&self) -> impl Iterator<Item = Date> + '_ {
        self.first.series(1.day()).take(usize::from(self.size.days))
    }
}

#[cfg(test)]
mod tests;

//! `demo`: the made-up company, loaded once through the ordinary use cases and served; refuses to touch any other company.

mod desk;
mod load;
mod months;
mod payouts;
mod people;
mod reset;
mod staff;
mod words;

use anyhow::{Result, bail};
use app::Cx;

use crate::commands::serve;
use crate::config::{ServerFlags, Settings};
use crate::{logs, open};

/// What `treeline demo` accepts.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: ServerFlags,
    /// Throw the demo company away and load it again.
    #[arg(long)]
    reset: bool,
    /// How large a company.
    #[arg(long, value_enum, default_value_t = Size::Full)]
    size: Size,
    /// Without employees, tasks, appointments and news: for browser tests, which bring their own.
    #[arg(long)]
    bare: bool,
    /// Load the company and stop instead of serving it.
    #[arg(long)]
    load_only: bool,
}

/// How large a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Size {
    /// 5,000 members, 20,000 customers, 30,000 orders.
    Full,
    /// 300 members, 700 customers, 1,500 orders: for browser tests.
    Small,
}

impl Size {
    /// Members, customers and orders.
    fn counts(self) -> (u32, u32, u32) {
        match self {
            Self::Full => (5_000, 20_000, 30_000),
            Self::Small => (300, 700, 1_500),
        }
    }
}

/// The company's name once it is loaded, and while it is being loaded.
const NAME: &str = "Demo company";
const LOADING: &str = "Demo company (loading)";

/// Loads the company where it is not there yet, says who may sign in, and serves.
///
/// # Errors
/// When the database holds another company, loading fails, or the address is taken.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags.flags())?;
    logs::start(&settings);
    open::runtime()?.block_on(async {
        let mut cx = open::migrated(&settings).await?;
        let state = state(&cx).await?;
        if state == State::Other {
            bail!("this database holds a company that is not the demo: give another --data folder or --database-url");
        }
        let interrupted = state == State::Loading;
        if interrupted || (options.reset && state == State::Loaded) {
            cx = reset::run(&settings, cx).await?;
        }
        if interrupted || options.reset || state == State::Empty {
            load::run(&cx.in_bulk(), options.size, options.bare).await?;
        }
        if options.load_only {
            cx.db.close().await;
            return Ok(());
        }
        serve::until_stopped(&settings, cx, people::shown(), || announce(&settings)).await
    })
}

/// What the database holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Loading,
    Loaded,
    Other,
}

async fn state(cx: &Cx) -> Result<State> {
    let tenant = cx.tenant().await?;
    let company = app::company::get(cx, tenant).await?;
    Ok(match company.name.as_str() {
        NAME => State::Loaded,
        LOADING => State::Loading,
        _ if store::session::count(&mut cx.db.read(), tenant).await? == 0 => State::Empty,
        _ => State::Other,
    })
}

fn announce(settings: &Settings) {
    println!("Treeline's demo company is served on http://{}", settings.listen);
    println!("Sign in with the password “{}” as:", people::PASSWORD);
    for person in &people::PEOPLE {
        println!("  {:14} {}", person.login, person.name);
    }
    println!("Stop with Ctrl-C. Everything here is made up; do not expose this server.");
}

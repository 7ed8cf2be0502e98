//! `bench backtest`: a plan tried on past months in a database of its own, as the job does it, beside loading and computing the
//! same months one by one. The months are closed before the clock starts.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use app::backtests::{self, Ask};
use app::once::Once;
use app::runs;
use kernel::{Currency, Period, PlanId};
use store::{Tx, Value};

use super::Figure;
use super::run::{self, Bench, Clocks, PLAN, id, text};

/// Flags of `bench backtest`.
#[derive(clap::Args)]
pub struct Options {
    /// Members; there are twice as many sales a month.
    #[arg(long, default_value_t = 100_000)]
    members: u32,
    /// Months, at most 24.
    #[arg(long, default_value_t = 12)]
    months: u8,
    /// An empty PostgreSQL database; an embedded one in the temporary folder when absent.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

const FIRST: &str = "2024-01";
/// What the product demands, in seconds, of twelve months of 100,000 members.
const SECONDS: f64 = 60.0;

/// Builds, closes the months, tries the plan on them and clears away.
pub fn run(options: &Options) -> Result<Vec<Figure>> {
    let folder = std::env::temp_dir().join(format!("treeline-bench-backtest-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let out = runtime.block_on(measure(options, folder.clone()));
    std::fs::remove_dir_all(&folder)?;
    out
}

async fn measure(options: &Options, folder: PathBuf) -> Result<Vec<Figure>> {
    let company =
        run::Options { members: options.members, opened: 0, database_url: options.database_url.clone() };
    let bench = run::found(&company, folder).await?;
    let months = months(options.months)?;
    close(&bench, &months).await?;
    let plain = plain(&bench, &months).await?;
    let draft = PLAN.replace("0.05 0.04", "0.06 0.05");
    set_plan(&bench, &draft).await?;
    let plan = PlanId::from_uuid(id(3, 0));
    let (Some(from), Some(to)) = (months.first(), months.last()) else { bail!("no months") };
    let ask = Ask { plan, from: *from, to: *to, against: None };
    let started = backtests::start(&bench.cx, &bench.office, ask, &Once::default()).await.map_err(text)?;
    let clocks = Clocks::start();
    bench.work().await?;
    let (wall, cpu) = clocks.read();
    let found = backtests::get(&bench.cx, &bench.office, started.backtest).await.map_err(text)?;
    if found.item.state != "done" || found.item.losers != 0 || found.item.winners == 0 {
        bail!("the back-test is {:?}", found.item);
    }
    let about = format!("{} a month, {} months, {} members paid", bench.about, months.len(), found.members);
    let what = format!(
        "{about}: load, compute, compare, write, {cpu:.2} s of CPU here; beside loading and computing the same months"
    );
    let demanded = format!("{about}: beside what is demanded of 12 months of 100,000 members");
    bench.cx.db.close().await;
    Ok(vec![
        Figure::new("backtest.whole", wall, "s", Some(plain), what),
        Figure::new("backtest.demanded", wall, "s", Some(SECONDS), demanded),
    ])
}

fn months(count: u8) -> Result<Vec<Period>> {
    let mut out: Vec<Period> = vec![FIRST.parse().map_err(|problem| anyhow!("{problem}"))?];
    while out.len() < usize::from(count.clamp(1, 24)) {
        let next = out.last().map(|last: &Period| last.next_month());
        out.extend(next.transpose().map_err(text)?);
    }
    Ok(out)
}

/// Members, sales and a posted run of every month.
async fn close(bench: &Bench<'_>, months: &[Period]) -> Result<()> {
    let mut seeded = bench.people().await?;
    for (at, period) in (0..).zip(months) {
        bench.sales(&period.to_string(), 100 + at, &mut seeded).await?;
        let request = runs::Request { period: *period, plan: PlanId::from_uuid(id(3, 0)) };
        runs::request(&bench.cx, &bench.office, request).await.map_err(text)?;
        bench.work().await?;
    }
    let args = [Value::Uuid(bench.tenant.uuid())];
    let sql = "UPDATE commission_run SET state = 'posted' WHERE tenant_id = $1";
    bench.cx.db.write(async |tx: &mut Tx| tx.execute(sql, &args).await).await?;
    Ok(())
}

async fn set_plan(bench: &Bench<'_>, source: &str) -> Result<()> {
    let args = [Value::Uuid(bench.tenant.uuid()), id(3, 0).into(), source.into()];
    let sql = "UPDATE commission_plan SET source = $3 WHERE tenant_id = $1 AND id = $2";
    bench.cx.db.write(async |tx: &mut Tx| tx.execute(sql, &args).await).await?;
    Ok(())
}

/// Seconds that loading and computing the months one by one takes.
async fn plain(bench: &Bench<'_>, months: &[Period]) -> Result<f64> {
    let currency: Currency = "EUR".parse().map_err(text)?;
    let plan = plan::parse(PLAN).map_err(|_| anyhow!("the plan"))?;
    let clocks = Clocks::start();
    for period in months {
        let now = bench.cx.now();
        let (inputs, _) =
            store::runs::load::inputs(&bench.cx.db, bench.tenant, *period, currency, now).await?;
        let mut lines: Vec<plan::Line> = Vec::new();
        commission::calculate(&inputs, &plan, &mut lines).map_err(text)?;
    }
    Ok(clocks.read().0)
}

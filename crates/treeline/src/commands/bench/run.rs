//! `bench run`: a whole commission run in a database of its own, as the job does it, beside copying the
//! same rows out and in raw, and beside PostgreSQL computing and writing the same lines in SQL.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow, bail};
use app::network::{self, Enrolment, Kind};
use app::{Config, Cx, Principal, SessionLife, runs};
use commission::synth::Seeded;
use jiff::civil::{Date, date};
use kernel::{Currency, MemberId, Period, PlanId, RunId, TenantId, UserId};
use store::{Db, Tx, Value};
use uuid::Uuid;

use super::Figure;
use super::commission::cpu_seconds;
use super::run_raw as raw;

/// Flags of `bench run`.
#[derive(clap::Args)]
pub struct Options {
    /// Members; there are twice as many sales.
    #[arg(long, default_value_t = 1_000_000)]
    pub(super) members: u32,
    /// How many payees' lines are opened; the 95th percentile counts.
    #[arg(long, default_value_t = 200)]
    pub(super) opened: u32,
    /// An empty PostgreSQL database; an embedded one in the temporary folder when absent.
    #[arg(long, value_name = "URL")]
    pub(super) database_url: Option<String>,
}

const JOINED: Date = date(2025, 1, 1);
const MONTH: &str = "2025-10";
/// What the product demands: times the raw copy, and milliseconds to open one payee's lines.
const RAW_TIMES: f64 = 2.5;
const OPEN_MS: f64 = 20.0;

/// The plan of every month.
pub(super) const PLAN: &str = "plan \"Bench\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\nbonus level: unilevel\n  on PV\n  rates \
                    0.05 0.04 0.03 0.02 0.02 0.01 0.01 0.01 0.01 0.01\n  lines per member\n";

/// Builds, runs, compares and clears away.
pub fn run(options: &Options) -> Result<Vec<Figure>> {
    let folder = std::env::temp_dir().join(format!("treeline-bench-run-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let out = runtime.block_on(measure(options, folder.clone()));
    std::fs::remove_dir_all(&folder)?;
    out
}

/// A clock of the wall and of this process's CPU.
pub(super) struct Clocks(Instant, f64);

impl Clocks {
    pub(super) fn start() -> Self {
        Self(Instant::now(), cpu_seconds())
    }

    /// Seconds of wall and CPU since the start.
    pub(super) fn read(&self) -> (f64, f64) {
        (self.0.elapsed().as_secs_f64(), cpu_seconds() - self.1)
    }
}

/// A company in a database of its own.
pub(super) struct Bench<'o> {
    pub cx: Cx,
    pub tenant: TenantId,
    pub office: Principal,
    options: &'o Options,
    url: String,
    pub about: String,
    period: Period,
}

/// Opens the database and founds the company, without anybody in it.
pub(super) async fn found(options: &Options, folder: PathBuf) -> Result<Bench<'_>> {
    let file = folder.join("bench.db");
    let url = options.database_url.clone().unwrap_or_else(|| format!("sqlite:{}", file.display()));
    let db = Db::connect(&url, &store::Options::default()).await?;
    store::migrate::run(&db).await?;
    let config = Config {
        public_url: "http://127.0.0.1".to_owned(),
        upload_bytes: 0,
        attachments: app::attachments::Settings::default(),
        files: folder,
        sessions: SessionLife::default(),
        mail: None,
        webhooks: app::webhooks::Reach::default(),
        openid: app::openid::Settings::default(),
        seed_keys: app::session::seeds::SeedKeys::passing(),
    };
    let cx = Cx::new(db, config);
    let tenant = cx.tenant().await?;
    let office = Principal { user: Some(UserId::from_uuid(id(9, 0))), ..Principal::operator(tenant) };
    let name = if cx.db.dialect() == store::Dialect::Sqlite { "SQLite" } else { "PostgreSQL" };
    let about = format!("{} members, {} sales, {name}", options.members, u64::from(options.members) * 2);
    let period = MONTH.parse().map_err(|problem| anyhow!("{problem}"))?;
    Ok(Bench { cx, tenant, office, options, url, about, period })
}

async fn measure(options: &Options, folder: PathBuf) -> Result<Vec<Figure>> {
    let bench = found(options, folder).await?;
    let mut seeded = bench.people().await?;
    bench.sales(MONTH, 1, &mut seeded).await?;
    let mut out = Vec::new();
    let (run, seconds) = bench.whole(&mut out).await?;
    bench.stages(&mut out, seconds).await?;
    bench.sizes(&mut out, run).await?;
    bench.open(&mut out, run).await?;
    bench.cx.db.close().await;
    Ok(out)
}

/// The `n`th id of a kind.
pub(super) fn id(kind: u8, n: u32) -> Uuid {
    Uuid::from_u128((0x0199_0000_0000_7000_8000_u128 << 48) | (u128::from(kind) << 40) | u128::from(n))
}

pub(super) fn text(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("{error}")
}

impl Bench<'_> {
    /// Members, their tree, a plan and a person who asks; gives the drawings on.
    pub(super) async fn people(&self) -> Result<Seeded> {
        let (tenant, now, n) =
            (Value::Uuid(self.tenant.uuid()), Value::from(self.cx.now()), self.options.members);
        let empty = || Value::Json("{}".to_owned());
        let member = |i: u32| {
            let code = format!("M-{i:07}");
            let words: Vec<Value> = vec![code.as_str().into(), code.as_str().into(), "active".into()];
            let head = [tenant.clone(), id(0, i).into(), Value::Int(1)];
            let tail =
                [JOINED.to_string().into(), code.to_lowercase().into(), code.to_lowercase().into(), empty()];
            head.into_iter().chain(words).chain(tail).chain([now.clone(), now.clone()]).collect::<Vec<_>>()
        };
        let columns = [
            "tenant_id",
            "id",
            "version",
            "code",
            "name",
            "status",
            "joined",
            "name_key",
            "search_text",
            "custom",
            "created_at",
            "updated_at",
        ];
        self.insert("member", &columns, n, &member).await?;
        let mut seeded = Seeded::new(20_251_001);
        let mut list = Vec::with_capacity(n as usize);
        for i in 0..n {
            // Earlier members enrol more: the larger of two drawings is thrown away.
            let mut draw = || seeded.below(u64::from(i.max(1))) as u32;
            let (one, two) = (draw(), draw());
            let parent = (i > 0).then(|| id(0, one.min(two)));
            list.push(Enrolment { member: id(0, i), parent, slot: None, from: JOINED });
        }
        network::bulk_enrol(&self.cx, self.tenant, Kind::Sponsor, &list).await.map_err(text)?;
        drop(list);
        let plan = [tenant.clone(), id(3, 0).into(), PLAN.into(), empty(), now.clone()];
        let user = [tenant, id(9, 0).into(), "bench".into(), false.into(), now];
        self.cx
            .db
            .write(async |tx: &mut Tx| -> Result<(), store::Error> {
                tx.execute(
                    "INSERT INTO commission_plan (tenant_id, id, version, code, name, state, source, name_key, search_text, \
                     custom, created_at, updated_at) VALUES ($1, $2, 1, 'P', 'Bench', 'draft', $3, 'bench', 'bench', $4, $5, $5)",
                    &plan,
                )
                .await?;
                tx.execute(
                    "INSERT INTO app_user (tenant_id, id, login, login_folded, name, language, zone, theme, disabled, \
                     version, created_at) VALUES ($1, $2, $3, $3, $3, 'en', 'UTC', 'system', $4, 1, $5)",
                    &user,
                )
                .await?;
                Ok(())
            })
            .await?;
        Ok(seeded)
    }

    /// Two sales a member in a month; ids of one month are of a kind of their own.
    pub(super) async fn sales(&self, month: &str, kind: u8, seeded: &mut Seeded) -> Result<()> {
        let (tenant, now, n) =
            (Value::Uuid(self.tenant.uuid()), Value::from(self.cx.now()), self.options.members);
        let draws: Vec<(u32, i64, i64)> = (0..n * 2)
            .map(|_| {
                (
                    seeded.below(u64::from(n)) as u32,
                    seeded.below(28) as i64,
                    500 + seeded.below(20_000) as i64,
                )
            })
            .collect();
        let sale = |i: u32| {
            let (buyer, day, cents) = draws[i as usize];
            let on = format!("{month}-{:02}", day + 1);
            let head = [tenant.clone(), id(kind, i).into(), format!("S-{kind}-{i:07}").into(), "sale".into()];
            let who = [id(2, 0).into(), id(0, buyer).into(), on.into(), "EUR".into()];
            let numbers = [Value::Int(cents), Value::Int(cents * 100), Value::Int(cents * 100), now.clone()];
            let tail = [id(9, 0).into(), vec![0_u8; 16].into(), vec![0_u8; 32].into()];
            head.into_iter().chain(who).chain(numbers).chain(tail).collect::<Vec<_>>()
        };
        let columns = [
            "tenant_id",
            "id",
            "code",
            "kind",
            "account_id",
            "member_id",
            "sold_on",
            "currency",
            "amount",
            "pv",
            "bv",
            "confirmed_at",
            "actor_id",
            "salt",
            "leaf",
        ];
        self.insert("sale", &columns, n * 2, &sale).await
    }

    async fn insert(
        &self,
        table: &str,
        columns: &[&str],
        count: u32,
        row: &(impl Fn(u32) -> Vec<Value> + Sync),
    ) -> Result<()> {
        for first in (0..count).step_by(20_000) {
            let rows: Vec<Vec<Value>> = (first..(first + 20_000).min(count)).map(row).collect();
            self.cx.db.write(async |tx: &mut Tx| tx.insert_many(table, columns, rows.clone()).await).await?;
        }
        Ok(())
    }

    /// Works off every job that waits.
    pub(super) async fn work(&self) -> Result<()> {
        while let Some(leased) = app::jobs::claim(&self.cx, "bench").await.map_err(text)? {
            let outcome = app::jobs::run(&self.cx, &leased).await;
            if let Err(halt) = &outcome {
                bail!("the job ended: {halt:?}");
            }
            app::jobs::settle(&self.cx, &leased, Some(outcome)).await.map_err(text)?;
        }
        Ok(())
    }

    /// The run as the job does it: load, calculate, recheck, compare, write, publish.
    async fn whole(&self, out: &mut Vec<Figure>) -> Result<(RunId, f64)> {
        let request = runs::Request { period: self.period, plan: PlanId::from_uuid(id(3, 0)) };
        let asked = runs::request(&self.cx, &self.office, request).await.map_err(text)?;
        let clocks = Clocks::start();
        self.work().await?;
        let (wall, cpu) = clocks.read();
        let row = runs::get(&self.cx, &self.office, asked.run).await.map_err(text)?.item.row;
        if row.state != "calculated" {
            bail!("the run is {}", row.state);
        }
        let lines = row.lines.unwrap_or(0);
        let raw = raw::copy(&self.cx.db, &self.url, self.tenant, self.period, row.lines.unwrap_or(0) as u64)
            .await?;
        let what = format!(
            "{}: load, calculate, recheck, compare, write {lines} lines, {cpu:.2} s of CPU here; beside copying the rows \
             read out ({:.2} s) and the lines with an index by payee in ({:.2} s); demanded {RAW_TIMES}",
            self.about, raw.out, raw.into
        );
        out.push(Figure::new("run.whole", wall, "s", Some(raw.out + raw.into), what));
        if self.cx.db.dialect() == store::Dialect::Postgres {
            let (seconds, total) = raw::sql(&self.url, self.tenant, self.period).await?;
            let what = format!(
                "{}: beside PostgreSQL computing and writing the same lines with their index in SQL, paid {} cents, there {total}",
                self.about,
                row.total.unwrap_or(0)
            );
            out.push(Figure::new("run.sql", wall, "s", Some(seconds), what));
        }
        Ok((asked.run, wall))
    }

    /// What the stages of the run take on their own.
    async fn stages(&self, out: &mut Vec<Figure>, whole: f64) -> Result<()> {
        let currency: Currency = "EUR".parse().map_err(text)?;
        let clocks = Clocks::start();
        let loaded =
            store::runs::load::inputs(&self.cx.db, self.tenant, self.period, currency, self.cx.now()).await?;
        let (load, load_cpu) = clocks.read();
        let (inputs, _) = loaded;
        let plan = plan::parse(PLAN).map_err(|_| anyhow!("the plan"))?;
        let clocks = Clocks::start();
        let mut lines: Vec<plan::Line> = Vec::new();
        let run = commission::calculate(&inputs, &plan, &mut lines).map_err(text)?;
        let (calculate, calculate_cpu) = clocks.read();
        let clocks = Clocks::start();
        let report = recheck::check(&plan, &inputs, &run, &lines);
        let (check, check_cpu) = clocks.read();
        if report.found != 0 {
            bail!("the checker found {} problems", report.found);
        }
        let mut push = |name: &str, wall: f64, cpu: f64, what: &str| {
            let what = format!("{}: {what}, {cpu:.2} s of CPU here; beside the whole run", self.about);
            out.push(Figure::new(&format!("run.{name}"), wall, "s", Some(whole), what));
        };
        push("load", load, load_cpu, "everything the run is computed from, read from the database");
        push("calculate", calculate, calculate_cpu, "validate, number, digest, compute, hash");
        push("recheck", check, check_cpu, "the independent checker over every line");
        Ok(())
    }

    /// What the run takes on disk.
    async fn sizes(&self, out: &mut Vec<Figure>, run: RunId) -> Result<()> {
        for (part, chunks, rows, bytes) in
            store::runs::parts::sizes(&mut self.cx.db.read(), self.tenant, run).await?
        {
            let each = bytes as f64 / rows.max(1) as f64;
            let what = format!("{}: {rows} {part} in {chunks} chunks, {each:.1} bytes each", self.about);
            out.push(Figure::new(
                &format!("run.bytes.{part}"),
                bytes as f64 / 1_048_576.0,
                "MiB",
                None,
                what,
            ));
        }
        Ok(())
    }

    /// One payee's lines, from cold chunks.
    async fn open(&self, out: &mut Vec<Figure>, run: RunId) -> Result<()> {
        let mut seeded = Seeded::new(1);
        let mut times = Vec::new();
        for _ in 0..self.options.opened.max(1) {
            // Few stand high up, and those have lines.
            let of = id(0, seeded.below(u64::from(self.options.members / 100 + 1)) as u32);
            let started = Instant::now();
            let page = runs::lines(&self.cx, &self.office, run, MemberId::from_uuid(of), None, 0, 50).await;
            let page = page.map_err(text).context("a payee's lines")?;
            if page.count == 0 {
                bail!("a member high up has no lines");
            }
            times.push(started.elapsed().as_secs_f64() * 1_000.0);
        }
        times.sort_by(f64::total_cmp);
        let p95 = times[times.len() * 95 / 100];
        let what = format!("{}: one payee's lines opened, p95 of {}", self.about, times.len());
        out.push(Figure::new("run.open", p95, "ms", Some(OPEN_MS), what));
        Ok(())
    }
}

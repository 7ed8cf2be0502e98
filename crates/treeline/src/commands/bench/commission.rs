//! `bench commission`: the calculator in memory on synthetic worlds: a hybrid plan whole, and single parts beside NumPy
//! and SQL on the same tree.

use std::time::Instant;

use anyhow::{Result, anyhow};
use commission::World;
use commission::synth::{Shape, world};
use plan::{Inputs, Line, LineSink, Plan, Run};

use super::Figure;
use super::commission_baseline::{self as baseline, RATES};

/// Flags of `bench commission`.
#[derive(clap::Args)]
pub struct Options {
    /// Members of the synthetic worlds; there are twice as many sales.
    #[arg(long, default_value_t = 1_000_000)]
    members: u32,
    /// How often each computation is repeated; the fastest counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Leave out the worlds of ten times as many members.
    #[arg(long)]
    small: bool,
    /// Only the hybrid plan: the public benchmark, with seed, plan and result.
    #[arg(long)]
    hybrid: bool,
    /// Print the hybrid plan and do nothing else.
    #[arg(long)]
    plan: bool,
}

/// Seed of every world, so that figures of two machines speak of the same tree.
pub(super) const SEED: u64 = 20_261_001;
/// Depth of the network and of the chains.
const NETWORK: Shape = Shape::Network { levels: 21 };
const CHAINS: Shape = Shape::Chains { length: 10_000 };

/// Counts lines and lets them go: what is measured is computing, hashing and handing over.
pub(super) struct Counting(pub u64);

impl LineSink for Counting {
    fn lines(&mut self, chunk: &[Line]) -> Result<(), kernel::Problem> {
        self.0 += chunk.len() as u64;
        Ok(())
    }
}

/// What several rounds took, in seconds.
struct Timed {
    prepare: f64,
    prepare_cpu: f64,
    wall: f64,
    cpu: f64,
    lines: u64,
    run: Run,
}

/// Measures everything the closing note asks of the calculator in memory.
pub fn run(options: &Options) -> Result<Vec<Figure>> {
    let mut out = Vec::new();
    if options.plan {
        print!("{}", super::hybrid::PLAN);
        return Ok(out);
    }
    let members = options.members.max(1);
    super::hybrid::measure(&mut out, members, options.rounds, true)?;
    if !options.small {
        let ten = members.checked_mul(10).ok_or_else(|| anyhow!("too many members"))?;
        super::hybrid::measure(&mut out, ten, 1, false)?;
    }
    if options.hybrid {
        return Ok(out);
    }
    let size = format!("{members} members, {} sales", u64::from(members) * 2);
    let network = made(members, NETWORK)?;
    // First of all, while nothing that was freed before can be used again unseen.
    let resident = resident_mib();
    let state = state_bytes(&network, &plans()?[2])?;
    let network_seconds =
        worlds(options, &mut out, "network", &network, &format!("{size}, at most 21 levels deep"))?;
    beside(options, &mut out, &network, &network_seconds)?;
    let about = format!(
        "peak memory of preparing and computing everything per sale, above the {resident:.0} MiB before"
    );
    out.push(Figure::new("commission.state", state, "B", Some(100.0), format!("{about}, by member; {size}")));
    let buffer = commission::BUFFER as f64 / 1_048_576.0;
    let what =
        "most that lines on their way to the sink may hold, each thread with as much as it may be ahead";
    out.push(Figure::new("commission.buffer", buffer, "MiB", Some(256.0), what));
    drop(network);
    let chains = made(members, CHAINS)?;
    worlds(options, &mut out, "chains", &chains, &format!("{size}, chains 10,000 deep"))?;
    drop(chains);
    if !options.small {
        let ten = members.checked_mul(10).ok_or_else(|| anyhow!("too many members"))?;
        let inputs = made(ten, NETWORK)?;
        let plan = &plans()?[2];
        let state = state_bytes(&inputs, plan)?;
        let timed = best(&inputs, plan, 1)?;
        let what = format!(
            "preparing and computing everything per sale, {ten} members, beside 12 times the smaller world"
        );
        let whole = timed.prepare + timed.wall;
        let base = network_seconds.traced.prepare + network_seconds.traced.wall;
        out.push(Figure::new("commission.tenfold", whole, "s", Some(base * 12.0), what));
        let about = format!("peak memory as commission.state, {ten} members");
        out.push(Figure::new("commission.state.tenfold", state, "B", Some(100.0), about));
    }
    Ok(out)
}

fn made(members: u32, shape: Shape) -> Result<Inputs> {
    world(members, members.saturating_mul(2), shape, SEED).map_err(|problem| anyhow!("{problem}"))
}

/// Three plans: ten levels alone, with ranks and differential, and the same with a line a sale.
fn plans() -> Result<[Plan; 3]> {
    let rates = RATES.map(|rate| format!(" {rate}")).concat();
    let head = "plan \"Bench\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\n";
    let alone = format!("{head}bonus level: unilevel\n  on PV\n  rates{rates}\n  lines per payee\n");
    let whole = |lines: &str, by: &str| {
        format!(
            "{head}volume GPV = group(PV)\nactive when PV >= 100\nranks\n  rank Member\n  rank Silver\n    needs GPV >= \
             1000\n    needs legs(active) >= 2\n  rank Gold\n    needs GPV >= 10000\n    needs legs_with(rank >= Silver) \
             >= 2\nbonus level: unilevel\n  on PV\n  compression skip inactive\n  rates by paid_as\n    Member{rates}\n    \
             Silver{rates}\n    Gold{rates}\n  lines per {lines}\nbonus group: differential\n  find GPV\n  on GPV\n  \
             rates\n    from 300 6%\n    from 1000 9%\n    from 2000 12%\n    from 4000 15%\n    from 7000 18%\n    \
             from 10000 21%\n  lines per {by}\n"
        )
    };
    let read = |text: String| {
        plan::parse(&text)
            .map_err(|problems| anyhow!("{}", problems.first().map(ToString::to_string).unwrap_or_default()))
    };
    Ok([read(alone)?, read(whole("payee", "payee"))?, read(whole("sale", "sale"))?])
}

/// Ten levels alone, and everything with a line a sale.
struct Network {
    levels: Timed,
    traced: Timed,
}

fn worlds(
    options: &Options,
    out: &mut Vec<Figure>,
    name: &str,
    inputs: &Inputs,
    about: &str,
) -> Result<Network> {
    let [alone, ranked, traced] = plans()?;
    let levels = best(inputs, &alone, options.rounds)?;
    let ranks = best(inputs, &ranked, options.rounds)?;
    let whole = best(inputs, &traced, options.rounds)?;
    let lines = |timed: &Timed| format!("{} lines, {:.3} s of CPU; {about}", timed.lines, timed.cpu);
    let figure = |what: &str, seconds: f64, most: Option<f64>, words: String| {
        Figure::new(&format!("commission.{name}.{what}"), seconds, "s", most, words)
    };
    out.push(figure(
        "prepare",
        whole.prepare,
        None,
        format!("validate, number and digest the inputs, {:.3} s of CPU; {about}", whole.prepare_cpu),
    ));
    out.push(figure(
        "unilevel",
        levels.wall,
        None,
        format!("ten levels alone, one line a payee: {}", lines(&levels)),
    ));
    out.push(figure(
        "ranks",
        ranks.wall,
        None,
        format!("with ranks, compression and differential: {}", lines(&ranks)),
    ));
    out.push(figure(
        "traced",
        whole.wall,
        Some(1.0),
        format!("everything, one line a sale: {}", lines(&whole)),
    ));
    Ok(Network { levels, traced: whole })
}

/// The fastest round by the clock; CPU seconds as the mean of all rounds, since the system counts them
/// in hundredths.
fn best(inputs: &Inputs, plan: &Plan, rounds: usize) -> Result<Timed> {
    let refused = |problem: kernel::Problem| anyhow!("{problem}");
    let mut found: Option<Timed> = None;
    let (mut prepare_cpu, mut cpu) = (0.0, 0.0);
    for _ in 0..rounds.max(1) {
        let (started, before) = (Instant::now(), cpu_seconds());
        let world = World::prepare(inputs, plan).map_err(refused)?;
        let prepare = started.elapsed().as_secs_f64();
        let mut sink = Counting(0);
        let (started, between) = (Instant::now(), cpu_seconds());
        let run = world.calculate(&mut sink).map_err(refused)?;
        let wall = started.elapsed().as_secs_f64();
        prepare_cpu += between - before;
        cpu += cpu_seconds() - between;
        let (prepare, wall) = match &found {
            Some(old) => (old.prepare.min(prepare), old.wall.min(wall)),
            None => (prepare, wall),
        };
        found = Some(Timed { prepare, prepare_cpu: 0.0, wall, cpu: 0.0, lines: sink.0, run });
    }
    let timed = found.ok_or_else(|| anyhow!("no round"))?;
    let rounds = rounds.max(1) as f64;
    Ok(Timed { prepare_cpu: prepare_cpu / rounds, cpu: cpu / rounds, ..timed })
}

/// The same ten levels in NumPy, in SQL, and as plain passes in Rust.
fn beside(options: &Options, out: &mut Vec<Figure>, inputs: &Inputs, network: &Network) -> Result<()> {
    let ours = &network.levels;
    let paid = ours.run.totals.first().map_or(0, |total| total.amount);
    let column = baseline::Columns::of(inputs)?;
    let (naive, cents) = baseline::naive(&column, options.rounds);
    let words =
        |who: &str, theirs: i64| format!("ten levels alone beside {who}: paid {paid} cents, there {theirs}");
    let mut push = |name: &str, value: f64, theirs: f64, what: String| {
        let name = format!("commission.unilevel.{name}");
        out.push(Figure::new(&name, value, "s", Some(theirs), what));
    };
    push("naive", ours.wall, naive, words("the same passes as plain Rust over floats", cents));
    match baseline::numpy(&column)? {
        Some(found) => {
            let what = words("vectorised NumPy, sums only", found.cents);
            push("numpy", ours.wall, found.wall, what.clone());
            push("numpy-cpu", ours.cpu, found.cpu, format!("{what}, CPU seconds on both sides"));
            let what = format!("{what}, ours with validating, numbering and digesting the inputs");
            push("numpy-prepared", ours.prepare + ours.wall, found.wall, what);
        }
        None => eprintln!(
            "no python3 with NumPy here: that comparison is left out (TREELINE_BENCH_PYTHON names another)"
        ),
    }
    match baseline::sql(&column)? {
        Some((seconds, cents)) => {
            let what = words("one SQL statement in PostgreSQL", cents);
            push("sql", ours.wall, seconds, what.clone());
            let what = format!("{what}, ours with validating, numbering and digesting the inputs");
            push("sql-prepared", ours.prepare + ours.wall, seconds, what);
        }
        None => eprintln!("no psql, or TREELINE_TEST_PG is not set: the comparison with SQL is left out"),
    }
    Ok(())
}

/// Peak memory of one whole computation above what was there before, by member.
fn state_bytes(inputs: &Inputs, plan: &Plan) -> Result<f64> {
    // Writing 5 to clear_refs sets the peak back to what is resident now.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let before = resident_mib();
    let timed = best(inputs, plan, 1)?;
    let peak = status_mib("VmHWM:");
    drop(timed);
    Ok((peak - before) * 1_048_576.0 / inputs.members.ids.len().max(1) as f64)
}

pub(super) fn resident_mib() -> f64 {
    status_mib("VmRSS:")
}

pub(super) fn status_mib(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

/// CPU seconds of this process so far, threads that have ended included; 0 where the system does not
/// tell. The system counts in hundredths of a second.
pub(super) fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the name in brackets and may hold blanks; 14 and 15 are what is wanted.
    let fields = text.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

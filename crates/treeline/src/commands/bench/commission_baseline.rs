//! What `bench commission` is compared with: the same ten levels in NumPy, in one SQL statement, and as plain
//! passes in Rust. All compute sums only, without ids, conditions or exactness.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow, bail};
use plan::{Inputs, NONE, Values};

/// The rates of the ten levels, in all languages alike.
pub const RATES: [f64; 10] = [0.05, 0.04, 0.03, 0.02, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01];

const PYTHON: &str = include_str!("../../../../../benches/baseline_unilevel.py");
const SQL: &str = include_str!("../../../../../benches/baseline_unilevel.sql");

/// The world as the baselines take it.
pub struct Columns {
    parent: Vec<i32>,
    buyer: Vec<i32>,
    pv: Vec<i64>,
}

/// What NumPy needed, in seconds, and paid.
pub struct Found {
    pub cpu: f64,
    pub wall: f64,
    pub cents: i64,
}

impl Columns {
    /// Parents and sales of a synthetic world.
    pub fn of(inputs: &Inputs) -> Result<Self> {
        let column = inputs.sales.columns.iter().find(|column| column.name == "pv");
        let Some(Values::Number(pv)) = column.map(|column| &column.values) else { bail!("no column pv") };
        let row = |row: &u32| if *row == NONE { -1 } else { i32::try_from(*row).unwrap_or(-1) };
        let parent = inputs.members.sponsor.iter().map(row).collect();
        Ok(Self { parent, buyer: inputs.sales.member.iter().map(row).collect(), pv: pv.clone() })
    }
}

/// The passes NumPy makes, as plain Rust: seconds of the fastest round, and cents.
pub fn naive(columns: &Columns, rounds: usize) -> (f64, i64) {
    let mut best = (f64::MAX, 0);
    for _ in 0..rounds.max(1) {
        let started = Instant::now();
        let count = columns.parent.len();
        let mut volume = vec![0.0; count];
        for (buyer, pv) in columns.buyer.iter().zip(&columns.pv) {
            volume[*buyer as usize] += *pv as f64 / 100.0;
        }
        let mut earned = vec![0.0; count];
        let mut above = columns.parent.clone();
        for rate in RATES {
            for (member, up) in above.iter_mut().enumerate().filter(|(_, up)| **up >= 0) {
                earned[*up as usize] += volume[member] * rate;
                *up = columns.parent[*up as usize];
            }
        }
        let cents = earned.iter().sum::<f64>().round() as i64;
        best = (started.elapsed().as_secs_f64().min(best.0), cents);
    }
    best
}

/// A folder that goes away with the value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        let path = std::env::temp_dir().join(format!("treeline-bench-commission-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// NumPy's figures; nothing where there is no NumPy.
pub fn numpy(columns: &Columns) -> Result<Option<Found>> {
    let python = std::env::var("TREELINE_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let here = Command::new(&python).args(["-c", "import numpy"]).output();
    if !here.is_ok_and(|tried| tried.status.success()) {
        return Ok(None);
    }
    let folder = Folder::new()?;
    let little =
        |numbers: &[i32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    std::fs::write(folder.0.join("parent.i32"), little(&columns.parent))?;
    std::fs::write(folder.0.join("buyer.i32"), little(&columns.buyer))?;
    let pv: Vec<u8> = columns.pv.iter().flat_map(|number| number.to_le_bytes()).collect();
    std::fs::write(folder.0.join("pv.i64"), pv)?;
    let script = folder.0.join("baseline.py");
    std::fs::write(&script, PYTHON)?;
    let done = Command::new(&python).arg(&script).arg(&folder.0).output().context("NumPy baseline")?;
    if !done.status.success() {
        bail!("the NumPy baseline failed: {}", String::from_utf8_lossy(&done.stderr));
    }
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout)?;
    let number =
        |name: &str| answer[name].as_f64().ok_or_else(|| anyhow!("the NumPy baseline said no {name}"));
    Ok(Some(Found { cpu: number("cpu")?, wall: number("wall")?, cents: number("cents")? as i64 }))
}

/// PostgreSQL's seconds and cents; nothing where there is none.
pub fn sql(columns: &Columns) -> Result<Option<(f64, i64)>> {
    let Ok(url) = std::env::var("TREELINE_TEST_PG") else { return Ok(None) };
    if Command::new("psql").arg("--version").output().is_err() {
        return Ok(None);
    }
    let folder = Folder::new()?;
    let (members, sales) = (folder.0.join("member.csv"), folder.0.join("sale.csv"));
    write_rows(
        &members,
        columns.parent.iter().enumerate().map(|(row, parent)| (row as i64, i64::from(*parent))),
    )?;
    write_rows(&sales, columns.buyer.iter().zip(&columns.pv).map(|(buyer, pv)| (i64::from(*buyer), *pv)))?;
    let script = folder.0.join("baseline.sql");
    let text = format!(
        "SET client_min_messages = error;\nSET work_mem = '1GB';\nCREATE TEMPORARY TABLE member (id integer PRIMARY KEY, parent integer NOT \
         NULL);\nCREATE TEMPORARY TABLE sale (buyer integer NOT NULL, pv bigint NOT NULL);\n\\copy member FROM '{}' CSV\n\
         \\copy sale FROM '{}' CSV\nANALYZE member;\nANALYZE sale;\n\\timing on\n{SQL}",
        members.display(),
        sales.display()
    );
    std::fs::write(&script, text)?;
    let done = Command::new("psql")
        .args([&url, "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f"])
        .arg(&script)
        .output()?;
    if !done.status.success() {
        bail!("the SQL baseline failed: {}", String::from_utf8_lossy(&done.stderr));
    }
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let row = said.lines().find(|line| line.contains('|'));
    let cents = row.and_then(|line| line.split('|').nth(1)).and_then(|cents| cents.trim().parse().ok());
    let time = said.lines().rev().find_map(|line| line.strip_prefix("Time: "));
    let millis =
        time.and_then(|time| time.split_whitespace().next()).and_then(|millis| millis.parse::<f64>().ok());
    let (Some(cents), Some(millis)) = (cents, millis) else { bail!("the SQL baseline said: {said}") };
    Ok(Some((millis / 1000.0, cents)))
}

fn write_rows(path: &Path, rows: impl Iterator<Item = (i64, i64)>) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    for (one, two) in rows {
        writeln!(out, "{one},{two}")?;
    }
    out.flush()?;
    Ok(())
}

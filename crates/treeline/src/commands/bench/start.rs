//! `bench start`: starts this very binary as a server of its own and waits until it answers.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::Figure;

/// Flags of `bench start`.
#[derive(clap::Args)]
pub struct Options {
    /// An installation to start on, such as the demo company's; an empty one is made when absent.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// How often the start is repeated; the median counts.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

/// Longest time to wait for one start.
const PATIENCE: Duration = Duration::from_secs(60);
/// What the product demands: seconds from start to ready, and MiB of idle memory.
const READY_SECONDS: f64 = 1.0;
const IDLE_MIB: f64 = 80.0;

/// Starts, measures, stops, several times.
pub fn run(options: &Options) -> Result<Vec<Figure>> {
    let folder = std::env::temp_dir().join(format!("treeline-bench-start-{}", std::process::id()));
    let (data, about) = match &options.data {
        Some(data) => (data.clone(), "on the given data"),
        None => (folder.clone(), "on an empty installation"),
    };
    let first = measure(&data);
    let later: Result<Vec<_>> = (0..options.rounds.max(1)).map(|_| measure(&data)).collect();
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let (first, later) = (first?, later?);
    let seconds = median(later.iter().map(|one| one.ready.as_secs_f64()).collect());
    let memory = median(later.iter().map(|one| one.mib).collect());
    Ok(vec![
        Figure::new(
            "start.first",
            first.ready.as_secs_f64(),
            "s",
            Some(READY_SECONDS),
            format!("process start to /healthz 200, first start {about}, migrations included"),
        ),
        Figure::new(
            "start.ready",
            seconds,
            "s",
            Some(READY_SECONDS),
            format!("process start to /healthz 200, median of {} later starts {about}", later.len()),
        ),
        Figure::new(
            "start.memory",
            memory,
            "MiB",
            Some(IDLE_MIB),
            format!("resident memory half a second after ready, median, {about}"),
        ),
    ])
}

struct Start {
    ready: Duration,
    mib: f64,
}

/// A server that ends with the value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn measure(data: &Path) -> Result<Start> {
    let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
    let started = Instant::now();
    let child = Command::new(std::env::current_exe()?)
        .args(["serve", "--log-level", "error", "--listen", &address.to_string(), "--data"])
        .arg(data)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .context("the server cannot be started")?;
    let mut server = Server(child);
    while !is_ready(address) {
        if let Some(status) = server.0.try_wait()? {
            bail!("the server ended with {status}");
        }
        if started.elapsed() > PATIENCE {
            bail!("the server was not ready after {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let ready = started.elapsed();
    std::thread::sleep(Duration::from_millis(500));
    Ok(Start { ready, mib: resident_mib(server.0.id()) })
}

fn is_ready(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /healthz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

/// Resident memory of a process; 0 where the system does not tell.
fn resident_mib(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

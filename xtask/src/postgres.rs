//! A throwaway PostgreSQL cluster for the tests: own folder, free port, no durability; gone when dropped or when we die.

use std::io::Read as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{setup, shell};

/// The keeper runs beside us and reads a pipe only we hold: when it closes, for whatever reason
/// (also kill -9), the server is stopped and the folder removed.
const KEEPER: &str = r#"
trap '' INT TERM HUP
folder=$1; shift
"$@" </dev/null >"$folder/server.log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
"#;

/// A running server; dropping it stops the server and removes its folder.
pub struct Cluster {
    keeper: Child,
    url: String,
    folder: PathBuf,
}

impl Cluster {
    /// Makes and starts a cluster whose superuser `treeline` needs no password, reachable from this machine alone.
    ///
    /// # Errors
    /// When the server's programs are missing, or it is not ready within a minute.
    pub fn start() -> Result<Self> {
        let bin = setup::postgres_bin().context("PostgreSQL's server programs are missing")?;
        let folder = folder()?;
        let started = Self::start_in(&bin, folder.clone());
        if started.is_err() && folder.exists() {
            std::fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        started
    }

    fn start_in(bin: &Path, folder: PathBuf) -> Result<Self> {
        let owner = Owner::choose()?;
        owner.give(&folder)?;
        let data = folder.join("data");
        shell::capture(
            owner
                .run(&bin.join("initdb"))
                .current_dir(&folder)
                .args([
                    "--username=treeline",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync",
                    "-D",
                ])
                .arg(&data),
        )
        .context("initdb failed")?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut server = owner.run(&bin.join("postgres"));
        // No socket file: its name would not fit where the folder for temporary files is deep.
        server.arg("-D").arg(&data).args(["-k", "", "-h", "127.0.0.1", "-p", &port.to_string()]);
        for setting in SETTINGS {
            server.args(["-c", setting]);
        }
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "treeline-postgres"])
            .arg(&folder)
            .arg(server.get_program())
            .args(server.get_args())
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .context("cannot start PostgreSQL's keeper")?;
        let cluster = Self { keeper, url: format!("postgres://treeline@127.0.0.1:{port}/postgres"), folder };
        cluster.wait_ready(bin, port)?;
        Ok(cluster)
    }

    /// The address to hand to tests in `TREELINE_TEST_PG`.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn wait_ready(&self, bin: &Path, port: u16) -> Result<()> {
        for _ in 0..600 {
            let mut ready = Command::new(bin.join("pg_isready"));
            ready.args([
                "-q",
                "-h",
                "127.0.0.1",
                "-U",
                "treeline",
                "-d",
                "postgres",
                "-p",
                &port.to_string(),
            ]);
            if ready.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let mut log = String::new();
        if let Ok(mut file) = std::fs::File::open(self.folder.join("server.log")) {
            file.read_to_string(&mut log)?;
        }
        bail!("PostgreSQL did not become ready within a minute:\n{log}")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("warning: PostgreSQL's keeper: {error}");
        }
    }
}

/// Nothing here survives the tests, so nothing is flushed.
const SETTINGS: &[&str] = &[
    "fsync=off",
    "full_page_writes=off",
    "max_connections=300",
    "shared_buffers=256MB",
    "max_wal_size=2GB",
    "autovacuum_naptime=10min",
    "log_min_messages=fatal",
];

/// Who owns the server: PostgreSQL refuses root, so root hands over to the user `postgres`.
enum Owner {
    Ourselves,
    Other(&'static str),
}

impl Owner {
    fn choose() -> Result<Self> {
        if !shell::is_root() {
            return Ok(Self::Ourselves);
        }
        for user in ["postgres", "nobody"] {
            if shell::capture(Command::new("id").args(["-u", user])).is_ok() {
                return Ok(Self::Other(user));
            }
        }
        bail!("PostgreSQL refuses to run as root and there is no user postgres")
    }

    fn give(&self, folder: &Path) -> Result<()> {
        match self {
            Self::Ourselves => Ok(()),
            Self::Other(user) => shell::capture(Command::new("chown").arg(user).arg(folder)).map(drop),
        }
    }

    fn run(&self, program: &Path) -> Command {
        match self {
            Self::Ourselves => Command::new(program),
            Self::Other(user) => {
                let mut command = Command::new("setpriv");
                command
                    .args(["--reuid", user, "--init-groups", "--regid"])
                    .arg(group(user))
                    .arg("--")
                    .arg(program);
                command
            }
        }
    }
}

fn group(user: &str) -> String {
    shell::capture(Command::new("id").args(["-g", user]))
        .map_or_else(|_| "nogroup".into(), |out| out.trim().to_owned())
}

fn folder() -> Result<PathBuf> {
    let parent = std::env::temp_dir();
    for attempt in 0..100_u32 {
        let folder = parent.join(format!("treeline-postgres-{}-{attempt}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("cannot make {}", folder.display())),
        }
    }
    bail!("no free folder name in {}", parent.display())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::Command;

    use super::Cluster;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        // Only where the tests over PostgreSQL run at all.
        if std::env::var_os("TREELINE_TEST_PG").is_none() {
            return;
        }
        let cluster = Cluster::start().unwrap();
        let folder = cluster.folder.clone();
        assert!(folder.join("data").is_dir());
        let mut psql = Command::new("psql");
        let answer = crate::shell::capture(
            psql.arg(cluster.url()).args(["-Atc", "select current_user, current_setting('fsync')"]),
        );
        assert_eq!(answer.unwrap().trim(), "treeline|off");
        drop(cluster);
        assert!(!Path::new(&folder).exists());
    }
}

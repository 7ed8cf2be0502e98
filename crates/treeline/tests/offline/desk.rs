//! A folder with good files, in which a test changes one thing and runs a command.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A stairstep with a retail margin and a placement bonus that only two members reach.
pub const PLAN: &str = r#"plan "Stairs"
  version 2
  currency EUR
  rounding half up
  residue "rounding"
volume PV = sales(pv)
volume BV = sales(amount)
volume GPV = group(PV)
volume GBV = group(BV)
active when PV >= 40
ranks
  title given
  paid_as given
  rank Member
  rank Silver
bonus margin: retail
  on BV
  rate 20%
  eligible when active
bonus performance: differential
  find GPV
  on GBV
  rates
    from 300 6%
    from 1000 9%
"#;

pub const MEMBERS: &str = "id,sponsor,placement,leg,joined,status,rank,country\n\
    X,,,,2024-01-01,active,Silver,PL\n\
    A,X,X,1,2025-01-01,active,,PL\n\
    B,X,X,2,,active,,FR\n\
    C,A,A,left,2026-09-30,paused,Member,\n";

pub const SALES: &str = "id,member,date,amount,pv,quantity,currency,kind,returns\n\
    S1,X,2026-10-01,100.00,400,2,EUR,retail,\n\
    S2,A,2026-10-15,50.5,350.25,1,,own,\n\
    S3,B,2026-10-31,10,30,1,EUR,,\n\
    S4,B,2026-11-01,10,30,1,EUR,,\n\
    S5,X,2026-10-20,25.00,100,1,EUR,retail,S1\n";

/// A temporary folder.
pub struct Desk {
    folder: PathBuf,
}

/// What a command said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Desk {
    pub fn new() -> Self {
        let unique =
            format!("treeline-offline-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(unique);
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let desk = Self { folder };
        desk.put("plan.txt", PLAN);
        desk.put("members.csv", MEMBERS);
        desk.put("sales.csv", SALES);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).expect("a written file");
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn treeline(&self, args: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_treeline"))
            .current_dir(&self.folder)
            .args(args)
            .output()
            .expect("the binary runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// `commission calculate` for October into `out`.
    pub fn calculate(&self, more: &[&str]) -> Said {
        let usual = ["commission", "calculate", "--plan", "plan.txt", "--members", "members.csv"];
        let rest = ["--sales", "sales.csv", "--period", "2026-10", "--out", "out"];
        self.treeline(&[&usual[..], &rest[..], more].concat())
    }

    /// The names in the folder, sorted.
    pub fn names(&self, folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.join(folder)).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

//! The published examples of `scenarios/commission` through the command line: what stands in the source must
//! stand in the files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kernel::Points;

use crate::desk::Desk;

type Rows = Vec<BTreeMap<String, String>>;

/// A CSV file without quotes, as rows of named fields; a reason may hold anything, it comes last.
fn table(text: &str) -> Rows {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let row = |line: &str| {
        let fields = line.splitn(header.len(), ',').map(str::to_owned);
        header.iter().map(|name| (*name).to_owned()).zip(fields).collect()
    };
    lines.map(row).collect()
}

/// Exact decimals with up to four places, so that sums are sums of integers.
fn units(text: &str) -> i64 {
    text.parse::<Points>().unwrap_or_else(|problem| panic!("{problem}")).units()
}

fn found(members: &Rows, lines: &Rows, id: &str, what: &str) -> i64 {
    let member = members.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no member {id}"));
    if what == "total" {
        return units(&member["earned"]);
    }
    if let Some(figure) = member.get(what) {
        return units(figure);
    }
    let of = |bonus: &str| -> Vec<&BTreeMap<String, String>> {
        lines.iter().filter(|row| row["payee"] == id && row["bonus"] == bonus).collect()
    };
    match what.strip_suffix(".level") {
        Some(bonus) => of(bonus).first().map_or(-1, |row| units(&row["level"])),
        None => of(what).iter().map(|row| units(&row["amount"])).sum(),
    }
}

fn check(folder: &Path, name: &str) -> usize {
    let read = |end: &str| {
        let path = folder.join(format!("{name}.{end}"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let desk = Desk::new();
    let plan = folder.join(read("plan-name").trim());
    desk.put("plan.txt", std::fs::read(&plan).unwrap_or_else(|error| panic!("{}: {error}", plan.display())));
    desk.put("members.csv", read("members.csv"));
    desk.put("sales.csv", "id,member,date,amount\n");
    let said = desk.calculate(&[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{name}");
    let (members, lines) = (table(&desk.read("out/members.csv")), table(&desk.read("out/lines.csv")));
    let expected = table(&read("expected.csv"));
    for row in &expected {
        let sum: i64 = row["member"]
            .split([' ', '+'])
            .filter(|id| !id.is_empty())
            .map(|id| found(&members, &lines, id, &row["what"]))
            .sum();
        assert_eq!(sum, units(&row["amount"]), "{name}: {row:?}");
    }
    expected.len()
}

#[test]
fn every_published_amount_comes_out() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/commission");
    let mut checked = 0;
    for folder in ["01-stairstep", "20-unilevel", "25-caps", "29-personal-volume"] {
        let folder = root.join(folder);
        let entries =
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut names: Vec<String> = entries
            .filter_map(|entry| {
                entry.ok()?.file_name().to_str()?.strip_suffix(".members.csv").map(str::to_owned)
            })
            .collect();
        names.sort();
        assert!(!names.is_empty(), "{}", folder.display());
        checked += names.iter().map(|name| check(&folder, name)).sum::<usize>();
    }
    assert!(checked >= 50, "{checked} amounts");
}

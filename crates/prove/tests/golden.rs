//! What `plan check` says of good and bad plans, as texts: the plans in `scenarios/plan-check`, each with its `.out`,
//! the plans that people are shown, and those of the published cases.

use std::path::{Path, PathBuf};

use expect_test::expect_file;
use plan::parse;
use prove::{Severity, WORK_MAX, check, counted, severity};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file with this ending below a folder, by name.
fn plans(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    all.sort();
    let below = all.into_iter().flat_map(|path| if path.is_dir() { plans(&path) } else { vec![path] });
    below.filter(|path| path.extension().is_some_and(|end| end == "plan")).collect()
}

/// One finding a line: severity, place, code, values one a line below.
fn said(source: &str) -> String {
    let plan = parse(source).unwrap_or_else(|problems| panic!("{problems:?}"));
    let mut out = String::new();
    for problem in check(&plan, source) {
        let word = match severity(&problem) {
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let place = match (problem.at.line, problem.at.column) {
            (Some(line), Some(column)) => format!("{line}:{column}"),
            _ => panic!("{} without a place", problem.code),
        };
        out.push_str(&format!("{word} {place} {}\n", problem.code));
        for (name, value) in &problem.params {
            out.push_str(&format!("  {name}: {value}\n"));
        }
    }
    out
}

#[test]
fn good_and_bad_plans() {
    let all = plans(&root().join("scenarios/plan-check"));
    assert!(all.len() >= 10, "{all:?}");
    for path in all {
        expect_file![path.with_extension("out")].assert_eq(&said(&read(&path)));
    }
}

/// Whatever is said of plans that are in use must be true: each line of the golden text was looked at.
#[test]
fn plans_that_are_in_use() {
    let root = root();
    let page = read(&root.join("docs/book/plan-language.md"));
    let mut out =
        format!("== docs/book/plan-language.md\n{}", said(page.split("```").nth(1).expect("a plan")));
    out.push_str(&format!("== data/demo/plan.txt\n{}", said(&read(&root.join("data/demo/plan.txt")))));
    for path in plans(&root.join("scenarios/commission")) {
        let name = path.strip_prefix(root.join("scenarios/commission")).expect("below").display().to_string();
        out.push_str(&format!("== {name}\n{}", said(&read(&path))));
    }
    expect_file![root.join("scenarios/plan-check/in-use.out")].assert_eq(&out);
}

#[test]
fn a_long_plan_costs_no_more_work() {
    let mut source = "plan \"Long\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\n".to_owned();
    for number in 0..240 {
        source.push_str(&format!(
            "volume V{number} = if(PV >= {number}, PV, if(PV >= 1, {number}, 0))\nbonus b{number}: unilevel\n  on PV\n  rates 1% 1%\n  eligible when V{number} > {number} or PV < 2\n"
        ));
    }
    assert!(source.lines().count() > 1_000);
    let plan = parse(&source).expect("a plan");
    let (found, work) = counted(&plan, &source);
    assert!(work <= 4 * WORK_MAX, "{work}");
    assert_eq!(found, check(&plan, &source), "the same findings every time");
}

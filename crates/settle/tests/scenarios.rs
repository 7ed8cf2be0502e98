//! The examples under `scenarios/settle`: rules and balances in, the whole settlement in words of the engine out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use serde::Deserialize;
use settle::{Batch, Rules, Settlement, settle};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    rules: Rules,
    batch: Batch,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/settle")
}

fn print(settlement: &Settlement) -> String {
    let mut out = String::new();
    let Settlement { payee, outcome, payout, balance, .. } = settlement;
    writeln!(out, "{payee}: {} {payout}, balance {balance}", outcome.name()).expect("a string");
    for why in &settlement.why {
        writeln!(out, "  ! {} {}", why.key, params(&why.params)).expect("a string");
    }
    for line in &settlement.lines {
        let source = line.source.as_ref().map_or(String::new(), |source| format!(" of {source}"));
        let base = line.base.map_or(String::new(), |base| format!(" on {}", base.decimal()));
        let rate = line.rate.map_or(String::new(), |rate| format!(" at {}", rate.percent()));
        let what = format!("{} {}{source}{base}{rate}", line.kind.name(), line.name);
        writeln!(out, "  {what}: {}", line.amount.decimal()).expect("a string");
        for why in &line.why {
            writeln!(out, "    {} {}", why.key, params(&why.params)).expect("a string");
        }
    }
    for credit in &settlement.kept {
        writeln!(out, "  stays: {} of {} {}", credit.kind, credit.source, credit.amount.decimal())
            .expect("a string");
    }
    for debt in &settlement.debts {
        writeln!(
            out,
            "  owes: {} {} since {} {}",
            debt.kind.name(),
            debt.id,
            debt.since,
            debt.open.decimal()
        )
        .expect("a string");
    }
    out
}

fn params(params: &kernel::Params) -> String {
    params.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn examples_come_out_as_written() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".toml").map(str::to_owned))
        .collect();
    names.sort();
    assert_eq!(names.len(), 7, "{names:?}");
    for name in names {
        let text = std::fs::read_to_string(folder().join(format!("{name}.toml"))).expect("a scenario");
        let scenario: Scenario = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let made = settle(&scenario.batch, &scenario.rules);
        let made = made.unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let printed: String = made.iter().map(print).collect();
        expect_file![folder().join(format!("{name}.expected"))].assert_eq(&printed);
        let words = std::fs::read_to_string(folder().join("../../locales/en/settle.ftl")).expect("words");
        let told =
            made.iter().flat_map(|one| one.why.iter().chain(one.lines.iter().flat_map(|line| &line.why)));
        for why in told {
            let message = words.split_once(&format!("\n{} =", why.key)).map(|(_, rest)| rest);
            let message = message.unwrap_or_else(|| panic!("{name}: no words for {}", why.key));
            let message = message
                .split("\nsettle-")
                .next()
                .and_then(|one| one.split("\n\n").next())
                .unwrap_or_default();
            // Words may say less than a reason knows, never something that it does not know.
            for asked in message.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()) {
                assert!(why.params.contains_key(asked), "{name}: {} asks for {asked}", why.key);
            }
        }
    }
}

//! Worlds of many blocks: what threads share comes out as one thread alone would write it. The hashes
//! are those of the calculator before it used threads; a change of them is a change of the format.

use commission::calculate;
use commission::synth::{Shape, world};
use plan::{Line, parse};

const HEAD: &str = "plan \"Large\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\n";
const RANKS: &str = "volume GPV = group(PV)\nactive when PV >= 100\nranks\n  rank Member\n  rank Silver\n    needs GPV \
                     >= 1000\n    needs legs(active) >= 2\n  rank Gold\n    needs GPV >= 10000\n    needs \
                     legs_with(rank >= Silver) >= 2\n";

fn plan(lines: &str) -> String {
    let levels = "  on PV\n  compression skip inactive\n  rates by paid_as\n    Member 5% 4% 3%\n    Silver 5% 4% 3% 2% \
                  2%\n    Gold 6% 5% 4% 3% 2% 1% 1% 1% 1% 1%\n";
    let stairs = "  find GPV\n  on GPV\n  rates\n    from 300 6%\n    from 1000 9%\n    from 4000 15%\n    from 10000 21%\n";
    let by = if lines == "sale" { "sale" } else { "payee" };
    format!(
        "{HEAD}{RANKS}bonus margin: retail\n  on PV\n  rate 2%\n  lines per {by}\nbonus level: unilevel\n{levels}  lines \
         per {lines}\nbonus group: differential\n  eligible when active\n{stairs}  lines per {by}\n"
    )
}

fn hash(plan: &str, shape: Shape) -> (usize, String) {
    let plan = parse(plan).unwrap_or_else(|problems| panic!("{plan}\n{problems:?}"));
    let inputs = world(40_000, 80_000, shape, 5).expect("a world");
    let mut lines: Vec<Line> = Vec::new();
    let run = calculate(&inputs, &plan, &mut lines).expect("a run");
    let paid: i64 = lines.iter().map(|line| line.amount).sum();
    assert_eq!(paid, run.totals.iter().map(|total| total.amount).sum::<i64>());
    assert_eq!(lines.len() as u64, run.totals.iter().map(|total| total.lines).sum::<u64>());
    (lines.len(), run.result_hash.to_string()[..16].to_owned())
}

#[test]
fn threads_change_nothing() {
    let network = Shape::Network { levels: 21 };
    let chains = Shape::Chains { length: 10_000 };
    let wanted = expect_test::expect![[r#"
        network per payee: 59195 2557cd9917c063da
        network per level: 68149 2eb47a03a1ed3ca1
        network per member: 222663 e69a26a29ad5b307
        network per sale: 652910 bfdb24c07d17ea1f
        chains per payee: 85811 40ca3dc4c53a149d
        chains per level: 137037 0108222a5461c2f4
        chains per member: 163873 5073db7520f4550d
        chains per sale: 389026 4a7736b3167f338e
    "#]];
    let mut found = String::new();
    for (name, shape) in [("network", network), ("chains", chains)] {
        for lines in ["payee", "level", "member", "sale"] {
            let (count, hash) = hash(&plan(lines), shape);
            found.push_str(&format!("{name} per {lines}: {count} {hash}\n"));
        }
    }
    wanted.assert_eq(&found);
}

//! The published examples under `scenarios/commission`: plan text in, published amounts out.

use std::path::{Path, PathBuf};

use commission::{Explainer, calculate, tell, undo};
use kernel::{Money, Points, Rate};
use plan::{Closed, Column, Ids, Inputs, Line, Lot, NONE, Plan, Run, Texts, Undone, Unit, Values, parse};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/commission")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Header and rows of a small CSV file without quotes.
fn table(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let text = read(path);
    let mut rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    (rows.next().unwrap_or_default(), rows.collect())
}

/// The members of an example; a sponsor stands anywhere in the file. The period is October 2026 unless `NAME.period` says
/// another; sales stand in `NAME.sales.csv`, if there are any.
fn inputs(path: &Path) -> Inputs {
    let (header, rows) = table(path);
    let cell = |row: &[String], name: &str| {
        header.iter().position(|column| column == name).map_or(String::new(), |at| row[at].clone())
    };
    let ids: Vec<String> = rows.iter().map(|row| cell(row, "id")).collect();
    let beside = |end: &str| {
        let name =
            path.to_str().and_then(|path| path.strip_suffix("members.csv")).expect("a file of members");
        Some(PathBuf::from(format!("{name}{end}"))).filter(|path| path.exists())
    };
    let period = beside("period").map_or("2026-10".to_owned(), |path| read(&path));
    let mut inputs = Inputs::empty(period.trim().parse().expect("a period"));
    let mut packed = Ids::texts();
    let mut ranks = Texts::default();
    for row in &rows {
        packed.push(&cell(row, "id"));
        let sponsor = cell(row, "sponsor");
        let row_of = |id: &str| {
            let place = ids.iter().position(|known| *known == id);
            assert!(id.is_empty() || place.is_some(), "{}: nobody is {id}", path.display());
            place.map_or(NONE, |place| u32::try_from(place).expect("small"))
        };
        inputs.members.sponsor.push(row_of(&sponsor));
        if header.iter().any(|name| name == "placement") {
            inputs.members.placement.push(row_of(&cell(row, "placement")));
            inputs.members.leg.push(cell(row, "leg").parse().unwrap_or(0));
        }
        ranks.push(&cell(row, "rank"));
    }
    inputs.members.ids = packed;
    inputs.members.rank = ranks;
    let known = ["id", "sponsor", "placement", "leg", "rank", "joined"];
    for name in header.iter().filter(|name| !known.contains(&name.as_str())) {
        let numbers: Result<Vec<i64>, _> =
            rows.iter().map(|row| cell(row, name).parse::<Points>().map(Points::units)).collect();
        let values = numbers.map(Values::Number).unwrap_or_else(|_| {
            let mut texts = Texts::default();
            rows.iter().for_each(|row| texts.push(&cell(row, name)));
            Values::Text(texts)
        });
        inputs.members.columns.push(Column { name: name.clone(), values });
    }
    if header.iter().any(|name| name == "joined") {
        inputs.members.joined = rows.iter().map(|row| day(&cell(row, "joined"))).collect();
    }
    if let Some(path) = beside("sales.csv") {
        sales(&path, &ids, &mut inputs);
    }
    inputs
}

fn day(text: &str) -> i32 {
    text.parse::<kernel::Date>().unwrap_or_else(|problem| panic!("{text}: {problem}")).days()
}

/// The sales of an example: id, member, date, and volumes; `takes_back` names the sale a return takes back.
fn sales(path: &Path, members: &[String], inputs: &mut Inputs) {
    let (header, rows) = table(path);
    assert_eq!(header[..3], ["id", "member", "date"], "{}", path.display());
    for row in &rows {
        inputs.sales.ids.push(&row[0]);
        let buyer = members.iter().position(|id| *id == row[1]).expect("a buyer");
        inputs.sales.member.push(u32::try_from(buyer).expect("small"));
        inputs.sales.date.push(day(&row[2]));
        inputs.sales.amount.push(0);
    }
    for (at, name) in header.iter().enumerate().skip(3) {
        if name == "takes_back" {
            inputs.sales.returned = rows.iter().map(|row| !row[at].is_empty()).collect();
            rows.iter().for_each(|row| inputs.sales.takes_back.push(&row[at]));
            continue;
        }
        let numbers = rows.iter().map(|row| row[at].parse::<Points>().expect("a number").units());
        let values = Values::Number(numbers.collect());
        inputs.sales.columns.push(Column { name: name.clone(), values });
    }
}

/// One expected amount as the run has it.
fn found(plan: &Plan, inputs: &Inputs, run: &Run, lines: &[Line], row: usize, what: &str) -> Rate {
    let cents =
        |minor: i64| Rate::new(i128::from(minor), i128::from(plan.currency.unit())).expect("positive");
    let of = |bonus: &str| {
        let index = plan.bonuses.iter().position(|known| known.name == bonus);
        let index = index.unwrap_or_else(|| panic!("no bonus {bonus}"));
        lines.iter().filter(move |line| line.payee as usize == row && usize::from(line.bonus) == index)
    };
    if what == "total" {
        return cents(run.members.earned[row]);
    }
    if let Some(bonus) = what.strip_suffix(".level") {
        let levels: Vec<u16> = of(bonus).map(|line| line.level).collect();
        assert_eq!(levels.len(), 1, "{} has one line", inputs.members.ids.show(row));
        return Rate::new(i128::from(levels[0]), 1).expect("an integer");
    }
    if let Some(bonus) = what.strip_suffix(".base") {
        let units = of(bonus).map(|line| line.base).sum::<i64>();
        return Rate::new(i128::from(units), i128::from(Points::UNIT)).expect("positive");
    }
    if let Some((bonus, leg)) = what.split_once(".carry#") {
        let index = plan.bonuses.iter().position(|known| known.name == bonus).expect("a bonus");
        let leg: u16 = leg.parse().expect("a leg");
        let own = run
            .carry
            .iter()
            .filter(|lot| (usize::from(lot.bonus), lot.member as usize, lot.leg) == (index, row, leg));
        let units = own.map(|lot| lot.units).sum::<i64>();
        return Rate::new(i128::from(units), i128::from(Points::UNIT)).expect("positive");
    }
    if let Some((bonus, sale)) = what.split_once('#') {
        let of_sale = of(bonus).filter(|line| {
            line.kind == plan::Source::Sale && inputs.sales.ids.show(line.source as usize) == sale
        });
        return cents(of_sale.map(|line| line.amount).sum());
    }
    match run.members.figures.iter().find(|figure| figure.name == what) {
        Some(figure) if figure.unit == Unit::Money => cents(figure.values[row]),
        Some(figure) => {
            Rate::new(i128::from(figure.values[row]), i128::from(Points::UNIT)).expect("positive")
        }
        None => cents(of(what).map(|line| line.amount).sum()),
    }
}

/// What another example under the same plan carries on, in rows of these members, and what late returns undo.
fn carried(folder: &Path, name: &str, plan: &Plan, now: &Inputs) -> (Vec<Lot>, Undone) {
    let before = inputs(&folder.join(format!("{name}.members.csv")));
    let mut lines: Vec<Line> = Vec::new();
    let run = calculate(&before, plan, &mut lines).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let row = |member: u32| {
        let id = before.members.ids.show(member as usize);
        (0_u32..).zip(0..now.members.ids.len()).find(|(_, row)| now.members.ids.show(*row) == id)
    };
    let closed = [Closed { plan, inputs: &before, run: &run, lines: &lines }];
    let undone = undo(&closed, plan, now).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let lots = run.carry.iter();
    let lots = lots.map(|lot| Lot { member: row(lot.member).expect("still a member").0, ..*lot });
    let lots = if now.late().is_empty() { lots.collect() } else { undone.carry.clone() };
    (lots, undone)
}

/// What the returns of one sale take back (`#`), or what is left of a bonus after it (`.net#`).
fn taken_back(plan: &Plan, inputs: &Inputs, undone: &Undone, row: usize, what: &str) -> Option<Rate> {
    let (bonus, sale) = what.split_once(".undone#").or_else(|| what.split_once(".net#"))?;
    let named = |index: u16| plan.bonuses[usize::from(index)].name == bonus;
    let own = undone.adjustments.iter().filter(|one| named(one.bonus) && one.payee as usize == row);
    let of: Vec<_> = own.filter(|one| inputs.taken(one.sale as usize) == Some(sale.as_bytes())).collect();
    assert!(!of.is_empty(), "{sale} is returned");
    let minor: i64 = match what.contains(".undone#") {
        true => of.iter().map(|one| one.amount).sum(),
        false => of.iter().map(|one| one.paid - one.before + one.amount).sum(),
    };
    Some(Rate::new(i128::from(minor), i128::from(plan.currency.unit())).expect("positive"))
}

/// What all unmet conditions of a rank together miss, as the explainer tells it.
fn missing(plan: &Plan, explainer: &Explainer<'_>, rank: &str, row: usize) -> Rate {
    let rank = plan.rank(rank).unwrap_or_else(|| panic!("no rank {rank}"));
    let checks = explainer.rank_checks(rank, row);
    let missing = checks.iter().filter_map(|check| check.missing.as_ref());
    missing.fold(Rate::ZERO, |sum, part| sum.checked_add(part.parse().expect("a number")).expect("small"))
}

fn check(folder: &Path, name: &str) {
    let file = |end: &str| folder.join(format!("{name}.{end}"));
    let plan_file = folder.join(read(&file("plan-name")).trim());
    let plan =
        parse(&read(&plan_file)).unwrap_or_else(|problems| panic!("{}: {problems:?}", plan_file.display()));
    let mut inputs = inputs(&file("members.csv"));
    // What the legs bring from the example before.
    let mut undone = Undone::default();
    if file("after").exists() {
        let before = read(&file("after"));
        (inputs.carry, undone) = carried(folder, before.trim(), &plan, &inputs);
    }
    let mut lines = Vec::new();
    let run = calculate(&inputs, &plan, &mut lines).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let explainer = Explainer::new(&inputs, &plan, &run).expect("its own run");
    let (_, expected) = table(&file("expected.csv"));
    assert!(!expected.is_empty(), "{name} expects something");
    for row in expected {
        let [members, what, amount, _basis] = &row[..] else { panic!("{name}: {row:?}") };
        let mut sum = Rate::ZERO;
        for member in members.split(' ') {
            let at = (0..inputs.members.ids.len()).find(|row| inputs.members.ids.show(*row) == member);
            let at = at.unwrap_or_else(|| panic!("{name}: no member {member}"));
            if what == "rank" {
                let rank = &plan.ranks.ladder[usize::from(run.members.rank[at])].name;
                assert_eq!(rank, amount, "{name}: the rank of {member}");
                continue;
            }
            if let Some(rank) = what.strip_prefix("missing.") {
                sum = sum.checked_add(missing(&plan, &explainer, rank, at)).expect("small");
                continue;
            }
            if let Some(part) = taken_back(&plan, &inputs, &undone, at, what) {
                sum = sum.checked_add(part).expect("small");
                continue;
            }
            sum = sum.checked_add(found(&plan, &inputs, &run, &lines, at, what)).expect("small");
        }
        if what != "rank" {
            assert_eq!(Ok(sum), amount.parse(), "{name}: {what} of {members}");
        }
    }
    for adjustment in &undone.adjustments {
        let told = tell(adjustment, &plan, &inputs).expect("an adjustment of the returns");
        let keys: Vec<&str> = told.iter().map(|message| message.key.as_str()).collect();
        assert_eq!(keys, ["plan-undo-sale", "plan-undo-share", "plan-undo-amount"]);
        assert_eq!(told[2].params["amount"], Money::from_minor(adjustment.amount, plan.currency).decimal());
    }
    // Every line explains itself and every zero has a reason.
    for line in &lines {
        let told = explainer.line(line).expect("a line of the run");
        assert_eq!(told.amount, Money::from_minor(line.amount, plan.currency).decimal());
    }
    for (row, earned) in run.members.earned.iter().enumerate() {
        assert_eq!(
            *earned == 0,
            !explainer.reasons(row).is_empty(),
            "{name}: {}",
            inputs.members.ids.show(row)
        );
    }
}

const CASES: [&str; 13] = [
    "01-stairstep",
    "04-binary",
    "04-matching",
    "08-fast-start",
    "12-pools",
    "16-leg-limit",
    "20-unilevel",
    "21-breakaway",
    "22-binary",
    "25-caps",
    "27-returns",
    "29-personal-volume",
    "generations",
];

#[test]
fn published_examples_come_out_as_published() {
    let mut examples = 0;
    for case in CASES {
        let folder = folder().join(case);
        let entries = std::fs::read_dir(&folder).expect("the case's folder");
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter_map(|file| file.strip_suffix(".members.csv").map(str::to_owned))
            .collect();
        names.sort();
        for name in &names {
            check(&folder, name);
        }
        examples += names.len();
    }
    assert_eq!(examples, 66, "every published example has run");
}

#[test]
fn a_member_just_short_of_active_is_told_how_much() {
    let folder = folder().join("20-unilevel");
    let plan = parse(&read(&folder.join("skip-inactive.plan"))).expect("a plan");
    let mut inputs = inputs(&folder.join("skip-inactive.members.csv"));
    // The middle member has 60 of the 100 points that make active.
    let pv = inputs.members.columns.iter_mut().find(|column| column.name == "pv").expect("pv");
    let Values::Number(cells) = &mut pv.values else { panic!("numbers") };
    cells[1] = 60 * Points::UNIT;
    let mut lines: Vec<Line> = Vec::new();
    let run = calculate(&inputs, &plan, &mut lines).expect("a run");
    let explainer = Explainer::new(&inputs, &plan, &run).expect("its own run");
    let reasons = explainer.reasons(1);
    assert_eq!(reasons[0].key, "plan-reason-active-short");
    assert_eq!(reasons[0].params["missing"], "40");
    let told = explainer.line(&lines[0]).expect("a line");
    let steps: Vec<String> =
        told.path.iter().map(|step| format!("{} {:?}", step.member, step.step)).collect();
    assert_eq!(steps, ["3 Source", "2 Skipped", "1 Paid"]);
    assert_eq!(told.path[1].why.params["condition"], "PV >= 100");
    assert_eq!(told.rounding.params["exact"], "2.8");
    let rates: Vec<&str> = told.rate.iter().map(|message| message.key.as_str()).collect();
    assert_eq!(rates, ["plan-rate-level", "plan-rate-factor", "plan-rate-factor"]);
}

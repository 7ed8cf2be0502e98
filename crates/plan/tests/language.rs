//! The plan language: what is printed reads back the same, errors point to line, column and token,
//! and no text whatever breaks the reader.

use kernel::Problem;
use plan::{Kind, Lines, Plan, lint, parse};
use proptest::prelude::*;

const WHOLE: &str = r#"# Everything the language has, once.
plan "Northern Lights"
  version 3
  currency EUR
  rounding half even
  residue "commission rounding"

volume PV = sales(pv where kind <> "starter" and date - member.joined <= 60)
volume BV = sales(amount * 80% where not returned)
volume ONLINE = member.online + 1/3 * member.extra
volume GV = group(PV) + max(ONLINE, 0, -PV / 4)
volume GBV = group(BV)
volume TEAM = downline(if(member.country in ("PL", "FR"), PV, 0) in placement)
volume FRONT = frontline(PV)
volume COUNTED = group(PV, each at most 80% * (ONLINE + 100)) + downline(PV, each at most 5 in placement)
volume LATE = sales(amount where date >= 2026-10-15)

active when PV >= 100
  needs member.status = "active" or TEAM > 0

ranks
  title best
  paid_as earned when active else Member
  rank Member
  rank Silver when PV ≥ 100 and legs(active) >= 2
  rank "Star Diamond"
    needs GV > 10000
    needs legs_with(rank >= Silver) >= 3
    needs legs_with(paid_as = "Star Diamond") >= 0

bonus retail: retail
  title "Retail margin"
  on PV
  rate 20%

bonus personal: brackets
  find GV
  on PV
  rates
    from 200 3%
    above 400 6.5%
  eligible when active

bonus level: unilevel
  on PV
  tree placement
  compression skip unless active and paid_as >= Silver
  rates by paid_as
    Member 5%
    "Star Diamond" 5% 1/3 0.01
  times 40% "broad"
  times 0.80
  lines per level

bonus flat: unilevel
  on GV
  compression skip below Silver
  stop at rank >= "Star Diamond" or GV > 100000
  rates 5% 4% 3%
  lines per member

bonus override: override
  on PV
  leader when paid_as >= Silver and GV > 100
  compression skip below Silver
  rates by paid_as
    Silver 5%
    "Star Diamond" 7% 2%
  less leader at least 1%

bonus leaders: override
  on PV
  leader when rank = "Star Diamond"
  group whole
  tree placement
  rates 3% 1%
  less leader

bonus depth: generation
  on PV
  boundary when rank >= Silver and active
  inactive extends
  stop at status = "ended"
  rates by rank
    Silver 5%
    "Star Diamond" 5% 2%

bonus endless: generation
  on GV
  tree placement
  boundary own rank
  inactive resets
  rates by paid_as
    "Star Diamond" 1%

bonus matching: matching
  of level, override
  compression skip inactive
  rates by paid_as of both
    Silver
      Member 5% 1%
      "Star Diamond" 2.5%
    "Star Diamond"
      Silver 10%
  at most 500.50

bonus echo: matching
  of matching
  tree placement
  rates 10% 1/3

bonus performance: differential
  find GV
  on GBV
  rates
    from 300 6%
    from 1000 9%
  lines per sale

bonus legs: binary
  on PV
  legs 3
  pay 10% of weak leg by ratio
  minimum 125
  most 5000.5
  carry most 100
  lost when not eligible
  returns undone
  eligible when active

bonus cycles: binary
  on PV
  pay 1/3 per cycle 200:100
  carry nothing

bonus tiers: binary
  on PV
  pay by tier
    from 250 40
    from 2000 400.25

bonus one: limit
  of retail
  per line
  most if(paid_as >= Silver, 1000, 12.5)
  account "lines"

bonus some: limit
  of level, retail
  per member
  most 200% of PV
  cut off
  account "members"

bonus owners: limit
  per member.owner
  most 5000
  cut off
  account "owners"

bonus all: limit
  title "Company cap"
  per company
  most 42% of GBV
  proportional
  account "company"
"#;

fn read(source: &str) -> Plan {
    parse(source).unwrap_or_else(|problems| panic!("{}", listed(&problems)))
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn canonical_text_reads_back_the_same() {
    let plan = read(WHOLE);
    let printed = plan.print();
    let again = read(&printed);
    assert_eq!(again, plan, "{printed}");
    assert_eq!(again.print(), printed);
    assert_eq!(again.digest(), plan.digest());
}

#[test]
fn comments_and_spelling_do_not_change_the_digest() {
    let plain = "plan \"A\"\n  version 1\n  currency EUR\nvolume V = member.v\n";
    let loose = "\u{feff}# note\r\nplan   \"A\"   # name\r\n    version 1\r\n    currency EUR\r\n    rounding half up\r\n\r\nvolume V = ((member.v))\r\n";
    assert_eq!(read(plain).digest(), read(loose).digest());
    assert_ne!(read(plain).digest(), read(&plain.replace("version 1", "version 2")).digest());
}

#[test]
fn a_plan_means_what_it_says() {
    let plan = read(WHOLE);
    assert_eq!(plan.volumes.len(), 9);
    assert_eq!(plan.active.len(), 2);
    assert_eq!(plan.ranks.ladder[2].needs.len(), 3);
    let lines: Vec<Lines> = plan.bonuses.iter().map(|bonus| bonus.lines).collect();
    let members = lines.iter().filter(|lines| **lines == Lines::Member).count();
    assert_eq!(lines[..4], [Lines::Sale, Lines::Payee, Lines::Level, Lines::Member]);
    assert_eq!((lines.len(), members, lines[7]), (18, 5, Lines::Level));
    let Kind::Limit(some) = &plan.bonuses[15].kind else { panic!("limit") };
    assert_eq!(some.of, [0, 2, 14], "with the limit of its own lines");
    let Kind::Limit(all) = &plan.bonuses[17].kind else { panic!("limit") };
    assert!(all.all && all.of.len() == 17);
    let Kind::Unilevel(level) = &plan.bonuses[2].kind else { panic!("unilevel") };
    assert_eq!(level.rates.of(0, 2).len(), 3);
    assert_eq!(level.rates.of(2, 1).len(), 0);
    let needs = plan.needs();
    assert!(
        needs.placement && needs.joined && needs.status && needs.country && needs.sales && needs.given_rank
    );
    assert_eq!(needs.member_columns.keys().collect::<Vec<_>>(), ["extra", "online", "owner"]);
    assert_eq!(needs.sale_columns.keys().collect::<Vec<_>>(), ["pv"]);
}

/// Every wrong line stands in this frame on line 5, and the first problem must be as expected.
fn first_problem(line: &str) -> String {
    let source = format!("plan \"A\"\n  version 1\n  currency EUR\nvolume V = sales(pv)\n{line}\n");
    parse(&source).err().and_then(|problems| problems.first().map(ToString::to_string)).unwrap_or_default()
}

#[test]
fn errors_point_to_the_token() {
    for (line, expected) in [
        ("volume X = V +", "5:15: plan-expected (expected=formula)"),
        ("volume X = Y", "5:12: 'Y': plan-unknown-name"),
        ("volume V = 1", "5:8: 'V': plan-twice (name=V)"),
        ("volume rank = 1", "5:8: 'rank': plan-reserved"),
        ("volume X = V = 1", "5:12: 'V': plan-type (expected=number, found=condition)"),
        ("volume X = V / V", "5:16: 'V': plan-divide"),
        ("volume X = V / 0", "5:16: '0': plan-divide"),
        ("volume X = 1.5.2", "5:15: '.': plan-character"),
        ("volume X = 12abc", "5:12: '12abc': plan-number"),
        ("volume X = rank", "5:12: 'rank': plan-not-here"),
        ("volume X = legs(active)", "5:12: 'legs': plan-not-here"),
        ("volume X = group(V in moon)", "5:23: 'moon': plan-expected (expected=sponsor, placement)"),
        ("volume X = group(V, 5)", "5:21: '5': plan-expected (expected=each)"),
        ("volume X = group(V, each at most active)", "5:34: 'active': plan-not-here"),
        ("volume X = sales(pv where pv)", "5:27: 'pv': plan-type (expected=condition, found=column)"),
        ("volume X = \"a", "5:12: '\"a': plan-quote-open"),
        ("volume X = €", "5:12: '€': plan-character"),
        ("volume X = 2026-02-30 - 2026-01-01", "5:12: '2026-02-30': plan-number"),
        ("  volume X = 1", "5:3: 'volume': plan-unexpected"),
        ("\tvolume X = 1", "5:1: plan-tab"),
        ("active when V > \"a\"", "5:17: 'a': plan-type (expected=number, found=text)"),
        ("active when V", "5:13: 'V': plan-type (expected=condition, found=number)"),
        ("active when active", "5:13: 'active': plan-not-here"),
        (
            "bonus b: lottery",
            "5:10: 'lottery': plan-expected (expected=retail, brackets, unilevel, differential, generation, matching, override, pool, binary, limit)",
        ),
        ("bonus b: binary\n  on V\n  pay 5% of weak leg\n  legs 1", "8:8: '1': plan-binary-legs (max=100)"),
        ("bonus b: binary\n  on V\n  pay 5 per cycle 100:200", "7:19: '100': plan-binary-cycle"),
        ("bonus b: binary\n  on V\n  pay 5 per cycle 0:0", "7:19: '0': plan-above-zero"),
        ("bonus b: binary\n  on V\n  pay by tier\n    from 0 5", "8:10: '0': plan-above-zero"),
        ("bonus b: binary\n  on V\n  pay by tier\n    from 5 5\n  most 7", "9:3: 'most': plan-unexpected"),
        ("bonus b: binary\n  on V\n  pay 5 of strong leg", "7:12: 'strong': plan-expected (expected=weak)"),
        (
            "bonus b: binary\n  on V\n  pay 5% of weak leg\n  returns gone",
            "8:11: 'gone': plan-expected (expected=counted, undone)",
        ),
        (
            "volume W = member.w\nbonus b: binary\n  on W\n  pay 5% of weak leg\n  returns undone",
            "7:6: 'W': plan-binary-returns",
        ),
        ("bonus b: limit\n  per member\n  most 5\n  account \"a\"", "5:1: 'bonus': plan-limit-nothing"),
        ("bonus b: retail", "5:1: 'bonus': plan-missing (missing=on)"),
        ("bonus b: retail\n  on W\n  rate 5%", "6:6: 'W': plan-unknown-volume"),
        ("bonus b: retail\n  on V\n  rate five", "7:8: 'five': plan-expected (expected=5%)"),
        ("bonus b: retail\n  on V\n  rate 5%\n  colour red", "8:3: 'colour': plan-unexpected"),
        ("bonus b: retail\n  on V\n  rate 5%\n  rate 6%", "8:3: 'rate': plan-twice (name=rate)"),
        ("bonus b: differential\n  find V\n  on V\n  rates\n    from 1 5%", "7:6: 'V': plan-not-group"),
        (
            "bonus b: brackets\n  find V\n  on V\n  rates\n    from 2 5%\n    from 2 6%",
            "10:10: '2': plan-bracket-order",
        ),
        (
            "bonus b: unilevel\n  on V\n  rates by paid_as\n    Gold 5%",
            "8:5: 'Gold': plan-unknown-rank (name=Gold)",
        ),
        ("bonus b: unilevel\n  on V\n  stop V > 5\n  rates 5%", "7:8: 'V': plan-expected (expected=at)"),
        (
            "bonus b: generation\n  on V\n  boundary at 5\n  rates 5%",
            "7:12: 'at': plan-expected (expected=when, own rank)",
        ),
        (
            "bonus b: generation\n  on V\n  boundary own rank\n  inactive sleeps\n  rates 5%",
            "8:12: 'sleeps': plan-expected (expected=ends, extends, resets)",
        ),
        (
            "bonus b: generation\n  on V\n  boundary own rank\n  inactive resets\n  rates 5%\n  lines per sale",
            "10:13: 'sale': plan-lines",
        ),
        ("bonus b: override\n  on V\n  rates 5%", "5:1: 'bonus': plan-missing (missing=leader)"),
        (
            "bonus b: override\n  on V\n  leader when V > 5\n  group half\n  rates 5%",
            "8:9: 'half': plan-expected (expected=own, whole)",
        ),
        (
            "bonus b: override\n  on V\n  leader when V > 5\n  rates 5%\n  lines per payee",
            "9:13: 'payee': plan-lines",
        ),
        ("bonus b: matching\n  of c\n  rates 5%", "6:6: 'c': plan-unknown-bonus"),
        ("bonus b: matching\n  of b\n  rates 5%", "6:6: 'b': plan-bonus-order (name=b)"),
        (
            "bonus b: matching\n  of c\n  rates 5%\nbonus c: matching\n  of b\n  rates 5%",
            "6:6: 'c': plan-bonus-order (name=c)",
        ),
        (
            "bonus b: retail\n  on V\n  rate 5%\nbonus c: matching\n  of b, b\n  rates 5%",
            "9:9: 'b': plan-twice (name=b)",
        ),
        (
            "bonus b: retail\n  on V\n  rate 5%\nbonus c: matching\n  of b\n  rates by rank of each\n    A 5%",
            "10:20: 'each': plan-expected (expected=both)",
        ),
        ("bonus b: retail\n  on V\n  rate 5%\n  lines per level", "8:13: 'level': plan-lines"),
        ("ranks\n  rank A\n  rank A", "7:8: 'A': plan-twice (name=A)"),
        ("ranks\n  title earned", "5:1: 'ranks': plan-missing (missing=rank)"),
        (
            "ranks\n  rank A\n  rank B when legs(active) > 1\n  rank C when legs(active in placement) > 1",
            "5:1: 'ranks': plan-rank-trees",
        ),
        ("lottery", "5:1: 'lottery': plan-expected (expected=plan, volume, ceiling, active, ranks, bonus)"),
    ] {
        let found = first_problem(line);
        assert!(found.starts_with(expected), "{line}\n found {found}\n expected {expected}");
    }
}

/// A wrong limit below two bonuses and a limit of the first.
fn limit_problem(body: &str) -> String {
    let of = "bonus a: retail\n  on V\n  rate 5%\nbonus b: retail\n  on V\n  rate 5%\nbonus c: limit\n  of a\n  per member\n  most 5\n  account \"c\"\n";
    let source = format!(
        "plan \"A\"\n  version 1\n  currency EUR\nvolume V = sales(pv)\n{of}bonus d: limit\n{body}  account \"d\"\n"
    );
    parse(&source).err().and_then(|problems| problems.first().map(ToString::to_string)).unwrap_or_default()
}

#[test]
fn limits_are_refused_where_nobody_could_say_what_they_do() {
    for (body, expected) in [
        ("  of x\n  per member\n  most 5\n", "17:6: 'x': plan-unknown-bonus"),
        ("  of c\n  per member\n  most 5\n", "17:6: 'c': plan-limit-named (name=c)"),
        ("  of d\n  per member\n  most 5\n", "17:6: 'd': plan-bonus-order (name=d)"),
        ("  of a, a\n  per member\n  most 5\n", "17:9: 'a': plan-twice (name=a)"),
        ("  per line\n  most 5\n", "17:7: 'line': plan-limit-line"),
        ("  of b\n  per line\n  most 5% of V\n", "19:8: '5%': plan-limit-part"),
        (
            "  per member\n  most 5\n  proportional\n",
            "19:3: 'proportional': plan-expected (expected=cut off)",
        ),
        ("  per company\n  most 5\n", "16:1: 'bonus': plan-missing (missing=cut off, proportional)"),
        ("  per company\n  most V\n  cut off\n", "18:8: 'V': plan-expected"),
        ("  per member.status\n  most 5\n  cut off\n", "17:7: 'member.status': plan-expected"),
        ("  per member\n  most 5\n  eligible when V > 5\n", "16:1: 'bonus': plan-limit-plain"),
        ("  per member\n  most 5\n  times 50%\n", "16:1: 'bonus': plan-limit-plain"),
    ] {
        let found = limit_problem(body);
        assert!(found.starts_with(expected), "{body}\n found {found}\n expected {expected}");
    }
    // A limit of two bonuses, and one of the second of them and a third: whose amounts had the first cut?
    let source = "plan \"A\"\n  version 1\n  currency EUR\nvolume V = member.v\nbonus a: retail\n  on V\n  rate 5%\nbonus b: retail\n  on V\n  rate 5%\nbonus e: retail\n  on V\n  rate 5%\nbonus c: limit\n  of a, b\n  per member\n  most 5\n  account \"c\"\nbonus d: limit\n  of b, e\n  per member\n  most 5\n  account \"d\"\n";
    let found = parse(source).err().map(|problems| listed(&problems)).unwrap_or_default();
    assert!(found.contains("20:6: 'b': plan-limit-overlap (other=c)"), "{found}");
}

#[test]
fn a_binary_without_a_ceiling_is_pointed_out() {
    let source = "plan \"A\"\n  version 1\n  currency EUR\nvolume V = member.v\nbonus b: binary\n  on V\n  pay 5% of weak leg\n";
    let advice = |text: &str| listed(&lint(&read(text), text));
    assert_eq!(advice(source), "5:7: plan-lint-no-ceiling (bonus=b)");
    let capped =
        format!("{source}bonus c: limit\n  per company\n  most 42% of V\n  proportional\n  account \"c\"\n");
    assert_eq!(advice(&capped), "");
}

#[test]
fn header_mistakes_are_found() {
    for (source, expected) in [
        ("", "1:1: plan-missing (missing=plan)"),
        ("plan \"A\"\n  version 1", "1:1: 'plan': plan-missing (missing=currency)"),
        ("plan \"A\"\n  version 1\n  currency EURO", "3:12: 'EURO': currency-unknown"),
        ("plan \"A\"\n  version 1\n  currency EUR\n  rounding up half", "4:12: 'up': plan-expected"),
        (
            "plan \"A\"\n  version 1\n  currency EUR\nplan \"B\"\n  version 1\n  currency EUR",
            "4:1: 'plan': plan-twice",
        ),
    ] {
        let found = parse(source).err().map(|problems| listed(&problems)).unwrap_or_default();
        assert!(found.contains(expected), "{source}\n found {found}");
    }
}

#[test]
fn several_mistakes_are_reported_at_once() {
    let source = "plan \"A\"\n  version 1\n  currency EUR\nvolume X = Y\nvolume Z = Q\nbonus b: retail\n  on W\n  rate 5%\n";
    assert_eq!(parse(source).err().map(|problems| problems.len()), Some(3));
}

#[test]
fn hostile_plans_end_quickly_with_a_problem() {
    let deep = format!(
        "plan \"A\"\n  version 1\n  currency EUR\nvolume V = {}1{}\n",
        "(".repeat(50_000),
        ")".repeat(50_000)
    );
    assert!(listed(&parse(&deep).expect_err("too deep")).contains("plan-too-deep"));
    let nots =
        format!("plan \"A\"\n  version 1\n  currency EUR\nactive when {} yes\n", "not ".repeat(50_000));
    assert!(listed(&parse(&nots).expect_err("too deep")).contains("plan-too-deep"));
    let long =
        format!("plan \"A\"\n  version 1\n  currency EUR\nvolume V = 1{}\n", " + member.a".repeat(5_000));
    assert!(listed(&parse(&long).expect_err("too long")).contains("plan-too-long"));
    let nested: String = (0..100).map(|depth| format!("{}a\n", " ".repeat(depth))).collect();
    assert!(listed(&parse(&nested).expect_err("nested")).contains("plan-too-deep"));
    assert!(listed(&parse(&"#".repeat(2 << 20)).expect_err("huge")).contains("plan-too-long"));
    let many: String = (0..300).map(|n| format!("volume V{n} = 1\n")).collect();
    let many = format!("plan \"A\"\n  version 1\n  currency EUR\n{many}");
    assert!(listed(&parse(&many).expect_err("many")).contains("plan-too-many"));
}

#[test]
fn lint_warns_of_what_is_probably_not_meant() {
    let source = "plan \"A\"\n  version 1\n  currency EUR\nvolume V = member.v\nvolume W = member.w\nranks\n  rank A\n  rank B\n  rank C\n    needs V > 5\n    needs V < 5\nbonus b: brackets\n  find V\n  on V\n  rates\n    from 1 50%\n    from 2 40%\nbonus u: unilevel\n  on V\n  rates by paid_as\n    A 60% 60%\n    B 60%\n";
    let codes: Vec<String> = lint(&read(source), source).into_iter().map(|problem| problem.code).collect();
    for code in [
        "plan-lint-unused-volume",
        "plan-lint-rank-free",
        "plan-lint-rank-impossible",
        "plan-lint-cliff",
        "plan-lint-rank-paid-less",
        "plan-lint-payout",
    ] {
        assert!(codes.iter().any(|found| found == code), "{code} not in {codes:?}");
    }
    assert!(codes.iter().filter(|code| *code == "plan-lint-unused-volume").count() == 1);
}

/// Random numeric formulas over two volumes and two columns.
fn number() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        (0_u32..1000).prop_map(|n| n.to_string()),
        (0_u32..1000).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)),
        (1_u32..100).prop_map(|n| format!("{n}%")),
        Just("V".to_owned()),
        Just("member.b".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), prop::sample::select(vec!["+", "-", "*"]), inner.clone())
                .prop_map(|(a, sign, b)| format!("({a} {sign} {b})")),
            (inner.clone(), 1_u32..9).prop_map(|(a, n)| format!("({a}) / {n}")),
            inner.clone().prop_map(|a| format!("-({a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("min({a}, {b})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("if({a} >= {b}, {b}, {c})")),
        ]
    })
}

fn condition() -> impl Strategy<Value = String> {
    let leaf = (number(), prop::sample::select(vec!["=", "<>", "<", "<=", ">", ">="]), number())
        .prop_map(|(a, sign, b)| format!("{a} {sign} {b}"));
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) and ({b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
            inner.prop_map(|a| format!("not ({a})")),
        ]
    })
}

#[test]
fn the_plans_people_are_shown_are_good_plans() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let page = std::fs::read_to_string(format!("{root}/docs/book/plan-language.md")).expect("the page");
    let example = page.split("```").nth(1).expect("a whole plan");
    let demo =
        std::fs::read_to_string(format!("{root}/data/demo/plan.txt")).expect("the demo company's plan");
    for plan in [read(example), read(&demo)] {
        let advice = lint(&plan, "");
        assert!(advice.is_empty(), "{}: {}", plan.name, listed(&advice));
    }
}

proptest! {
    #[test]
    fn any_formula_reads_back(number in number(), condition in condition()) {
        let source = format!(
            "plan \"A\"\n  version 1\n  currency EUR\nvolume V = member.a\nvolume X = {number}\nactive when {condition}\n"
        );
        // Constants may overflow or exceed the limits; then there is nothing to compare.
        if let Ok(plan) = parse(&source) {
            let printed = plan.print();
            let again = parse(&printed);
            prop_assert_eq!(again.as_ref(), Ok(&plan), "{}", printed);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        let _ = parse(&text);
        let _ = parse(&format!("plan \"A\"\n  version 1\n  currency EUR\nvolume V = {text}"));
    }

    #[test]
    fn no_damage_breaks_the_reader(cut in 0_usize..WHOLE.len(), put in "[ -~\n]{0,6}", gone in 0_usize..12) {
        let start = (0..=cut).rev().find(|at| WHOLE.is_char_boundary(*at)).unwrap_or(0);
        let end = (cut + gone..=WHOLE.len()).find(|at| WHOLE.is_char_boundary(*at)).unwrap_or(WHOLE.len());
        let damaged = format!("{}{put}{}", &WHOLE[..start], &WHOLE[end..]);
        if let Ok(plan) = parse(&damaged) {
            prop_assert_eq!(parse(&plan.print()), Ok(plan));
        }
    }
}

#[test]
fn a_ceiling_reads_back_and_names_a_volume_above() {
    let head = "plan \"A\"\n  version 1\n  currency EUR\nvolume V = sales(v)\n";
    let source = format!("{head}ceiling 45% of V\nbonus b: retail\n  on V\n  rate 5%\n");
    let plan = read(&source);
    assert_eq!(plan.ceiling.map(|(rate, volume)| (rate.percent(), volume)), Some(("45%".to_owned(), 0)));
    assert_eq!(parse(&plan.print()).as_ref(), Ok(&plan));
    assert!(!read(&source.replace("ceiling 45% of V\n", "")).print().contains("ceiling"));
    for (line, expected) in [
        ("ceiling 45% of W", "5:16: 'W': plan-unknown-volume"),
        ("ceiling 45%", "5:12: plan-expected (expected=of)"),
        ("ceiling 45% of V\nceiling 40% of V", "6:1: 'ceiling': plan-twice (name=ceiling)"),
    ] {
        let found =
            parse(&format!("{head}{line}\n")).err().map(|problems| listed(&problems)).unwrap_or_default();
        assert!(found.contains(expected), "{line}\n found {found}");
    }
}

//! What payouts were caused by, against an obvious version that walks up from every sale; how earnings are spread.

use commission::{ByCause, Causes, JOINING_DAYS, Member, disclosure};
use kernel::{Period, split};
use plan::{Ids, Inputs, Line, NONE, Plan, Source, Texts, Values, parse};
use proptest::prelude::*;

const PLAN: &str = r#"plan "Two trees"
  version 1
  currency EUR

volume PV = sales(pv)

active when PV > 0

bonus own: retail
  on PV
  rate 10%

bonus legs: binary
  on PV
  pay by tier
    from 100 40
  carry nothing

bonus level: unilevel
  on PV
  rates 5% 4%

bonus pool: pool
  on PV
  rate 1%
  shares equal
"#;

fn plan() -> Plan {
    parse(PLAN).expect("a plan")
}

/// A sale: buyer, days after the month's first, amount, whether to an end customer.
type Sale = (usize, i32, i64, bool);

#[derive(Debug, Clone)]
struct Small {
    sponsor: Vec<Option<usize>>,
    placement: Vec<Option<usize>>,
    /// Days before the month's first; nobody knows where none.
    joined: Vec<Option<i32>>,
    sales: Vec<Sale>,
    /// Payee, source, which kind of source, bonus, amount.
    lines: Vec<(usize, usize, u8, u16, i64)>,
}

impl Small {
    fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::empty("2026-10".parse::<Period>().expect("a month"));
        let first = inputs.period.from().days();
        let row = |parent: &Option<usize>| parent.map_or(NONE, |parent| parent as u32);
        let (mut members, mut sales, mut kinds) = (Ids::texts(), Ids::texts(), Texts::default());
        (0..self.sponsor.len()).for_each(|member| members.push(&format!("M{member}")));
        inputs.members.ids = members;
        inputs.members.sponsor = self.sponsor.iter().map(row).collect();
        inputs.members.placement = self.placement.iter().map(row).collect();
        let joined = self.joined.iter().map(|ago| ago.map_or(Values::NO_DATE, |ago| first - ago));
        inputs.members.joined = joined.collect();
        for (number, (buyer, day, amount, customer)) in self.sales.iter().enumerate() {
            sales.push(&format!("S{number}"));
            inputs.sales.member.push(*buyer as u32);
            inputs.sales.date.push(first + day);
            inputs.sales.amount.push(*amount);
            kinds.push(if *customer { "retail" } else { "personal" });
        }
        inputs.sales.ids = sales;
        inputs.sales.kind = kinds;
        inputs
    }

    fn lines(&self) -> Vec<Line> {
        let kinds = [Source::Group, Source::Sale, Source::Member];
        let line = |&(payee, source, kind, bonus, amount): &(usize, usize, u8, u16, i64)| {
            let kind =
                if self.sales.is_empty() && kind == 1 { Source::Group } else { kinds[usize::from(kind)] };
            let many = if kind == Source::Sale { self.sales.len() } else { self.sponsor.len() };
            let (payee, source) = ((payee % self.sponsor.len()) as u32, (source % many.max(1)) as u32);
            Line { payee, source, kind, bonus, amount, ..Line::default() }
        };
        self.lines.iter().map(line).collect()
    }

    fn cause(&self, sale: &Sale) -> usize {
        match (sale.3, self.joined[sale.0]) {
            (true, _) => 0,
            (false, Some(ago)) if sale.1 + ago < JOINING_DAYS => 2,
            _ => 1,
        }
    }

    /// Everything by its definition: who stands above a sale's buyer has it in the group.
    fn slowly(&self, lines: &[Line]) -> ByCause {
        let bought = |parents: &[Option<usize>], member: usize| {
            let mut sums = [0_i64; 3];
            for sale in &self.sales {
                let mut at = Some(sale.0);
                while let Some(place) = at {
                    sums[self.cause(sale)] += if place == member { sale.2 } else { 0 };
                    at = parents[place];
                }
            }
            sums.map(|sum| sum.max(0) as u64)
        };
        let mut out = [0_i64; 4];
        for line in lines.iter().filter(|line| line.kind == Source::Sale) {
            out[self.cause(&self.sales[line.source as usize])] += line.amount;
        }
        // The bonuses of the plan: on the own volume, binary, unilevel, pool.
        let group = |parents: &[Option<usize>], member: usize| bought(parents, member);
        let alone = |member: usize| bought(&vec![None; self.sponsor.len()], member);
        let company = |_: usize| {
            let mut sums = [0_i64; 3];
            self.sales.iter().for_each(|sale| sums[self.cause(sale)] += sale.2);
            sums.map(|sum| sum.max(0) as u64)
        };
        let weights = |line: &Line, member: usize| match (line.bonus, line.kind) {
            (0, _) | (2, Source::Member) => (0, alone(member)),
            (1, _) => (1, group(&self.placement, member)),
            (2, _) => (2, group(&self.sponsor, member)),
            _ => (3, company(member)),
        };
        // What is divided by the same people is divided once.
        let mut sums = std::collections::BTreeMap::new();
        for line in lines.iter().filter(|line| line.kind != Source::Sale) {
            let member = if line.kind == Source::Member { line.source } else { line.payee } as usize;
            let (by, weights) = weights(line, member);
            sums.entry((by, member)).or_insert((weights, 0)).1 += line.amount;
        }
        for (weights, amount) in sums.into_values() {
            let parts = split(amount, &weights).unwrap_or(vec![0, 0, 0, amount]);
            out.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
        ByCause { customers: out[0], own: out[1], joining: out[2], unknown: out[3] }
    }
}

fn world() -> impl Strategy<Value = Small> {
    (1_usize..10).prop_flat_map(|count| {
        let parents = move || {
            let parent = |member: usize| {
                if member == 0 { Just(None).boxed() } else { prop::option::weighted(0.9, 0..member).boxed() }
            };
            (0..count).map(parent).collect::<Vec<_>>()
        };
        let joined = prop::collection::vec(prop::option::weighted(0.8, -20_i32..60), count);
        let sale = (0..count, 0_i32..31, -5_000_i64..20_000, any::<bool>());
        let line = (0_usize..100, 0_usize..100, 0_u8..3, 0_u16..4, -500_i64..5_000);
        (parents(), parents(), joined, prop::collection::vec(sale, 0..20), prop::collection::vec(line, 0..30))
            .prop_map(|(sponsor, placement, joined, sales, lines)| Small {
                sponsor,
                placement,
                joined,
                sales,
                lines,
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn causes_agree_with_the_slow_version_in_any_order(world in world(), backwards in any::<bool>()) {
        let (inputs, mut lines) = (world.inputs(), world.lines());
        let expected = world.slowly(&lines);
        if backwards {
            lines.reverse();
        }
        let mut causes = Causes::new(&inputs, &plan()).expect("small numbers");
        for page in lines.chunks(7) {
            causes.take(page).expect("small numbers");
        }
        let paid = causes.paid().expect("small numbers");
        prop_assert_eq!(paid, expected);
        prop_assert_eq!(paid.total().expect("small"), lines.iter().map(|line| line.amount).sum::<i64>());
        prop_assert_eq!(causes.sold().total().expect("small"), inputs.sales.amount.iter().sum::<i64>());
    }
}

#[test]
fn a_cycle_and_an_overflow_are_refused() {
    let mut world = Small {
        sponsor: vec![Some(1), Some(0)],
        placement: vec![None, None],
        joined: vec![None, None],
        sales: Vec::new(),
        lines: Vec::new(),
    };
    let refused = |world: &Small| Causes::new(&world.inputs(), &plan()).err().map(|problem| problem.code);
    assert_eq!(refused(&world), Some("run-cycle".into()));
    world.sponsor = vec![None, Some(0)];
    world.sales = vec![(0, 0, i64::MAX, true), (1, 0, 1, true)];
    assert_eq!(refused(&world), Some("money-overflow".into()));
}

/// Earned and bought of everybody → members, nothing, ahead, earned, mean, the percentiles, the best hundredth.
#[test]
fn earnings_are_spread_by_nearest_rank_and_small_groups_keep_their_amounts() {
    let of = |amounts: &[(i64, i64)]| {
        let member = |&(earned, bought): &(i64, i64)| Member { earned, bought, active: earned > 0, rank: 0 };
        disclosure(&amounts.iter().map(member).collect::<Vec<_>>()).expect("small numbers")
    };
    let few = of(&[(100, 50), (0, 50), (-5, 0), (20, 50)]);
    assert_eq!((few.all.members, few.all.nothing, few.all.ahead), (4, 2, 1));
    assert_eq!((few.all.earned, few.all.percentiles, few.active.members), (None, None, 2));

    let five = of(&[(1, 0), (2, 0), (3, 0), (4, 0), (-1, 7)]).all;
    assert_eq!((five.earned, five.bought, five.mean), (Some(9), Some(7), Some(1)));
    assert_eq!(five.percentiles, Some([-1, 1, 2, 3, 4, 4, 4]));
    assert_eq!(five.top, None, "a hundredth of five is nobody");

    let many: Vec<(i64, i64)> = (1..=1_000).map(|at| (at, 0)).collect();
    let many = of(&many).all;
    assert_eq!(many.percentiles, Some([100, 250, 500, 750, 900, 950, 990]));
    assert_eq!(many.top, Some((991..=1_000).sum()));

    let none = of(&[]);
    assert_eq!((none.all.members, none.ranks.len()), (0, 0));
    let huge = disclosure(&[Member { earned: i64::MAX, ..Member::default() }; 6]).err();
    assert_eq!(huge.map(|problem| problem.code), Some("money-overflow".into()));
}

#[test]
fn ranks_stand_lowest_first() {
    let member = |rank: u8| Member { earned: i64::from(rank) * 10, rank, ..Member::default() };
    let found = disclosure(&[3, 1, 1, 3, 1, 1, 1].map(member)).expect("small numbers");
    let ranks: Vec<_> =
        found.ranks.iter().map(|(rank, spread)| (*rank, spread.members, spread.mean)).collect();
    assert_eq!(ranks, [(1, 5, Some(10)), (3, 2, None)]);
}

//! The label list against plain recursion, and its cost where everybody hits the same place.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tree::labels::{Label, SPAN, assign, fit_branch, fit_leaf, spread, windows};
use tree::{Change, Forest, NONE, Node};

/// What the database holds: an interval a member, and an index over all labels.
#[derive(Default)]
struct Table {
    label: Vec<Label>,
    by: BTreeMap<i64, (Node, bool)>,
    /// Rows written, new ones included.
    written: usize,
}

impl Table {
    fn of(forest: &Forest) -> Self {
        let mut table = Self { label: assign(forest), ..Self::default() };
        for (v, l) in table.label.iter().enumerate() {
            table.by.insert(l.pre, (v as Node, false));
            table.by.insert(l.last, (v as Node, true));
        }
        table
    }

    /// The end before which a child of `parent` enters; roots enter before the end of the space.
    fn end(&self, parent: Node) -> i64 {
        if parent == NONE { SPAN } else { self.label[parent as usize].last }
    }

    fn before(&self, end: i64) -> i64 {
        self.by.range(..end).next_back().map_or(0, |(&at, _)| at)
    }

    fn set(&mut self, tokens: &[(Node, bool)], labels: &[i64]) {
        let mut touched = std::collections::BTreeSet::new();
        for (&(v, close), &at) in tokens.iter().zip(labels) {
            let l = &mut self.label[v as usize];
            let old = if close { &mut l.last } else { &mut l.pre };
            if *old != at {
                *old = at;
                touched.insert(v);
            }
            assert_eq!(self.by.insert(at, (v, close)), None, "two tokens on one label");
        }
        self.written += touched.len();
    }

    fn place(&mut self, parent: Node, tokens: &[(Node, bool)]) {
        let end = self.end(parent);
        let before = self.before(end);
        let fitted = match tokens {
            [_, _] => fit_leaf(before, end).map(|l| vec![l.pre, l.last]),
            _ => fit_branch(before, end, tokens.len()),
        };
        if let Some(labels) = fitted {
            assert!(labels.is_sorted() && labels[0] > before && labels[labels.len() - 1] < end);
            return self.set(tokens, &labels);
        }
        for w in windows(end) {
            let inside: Vec<(i64, (Node, bool))> =
                self.by.range(w.low + 1..w.high).map(|(&at, &t)| (at, t)).collect();
            if (inside.len() + tokens.len()) as i64 > w.allowed {
                continue;
            }
            for (at, _) in &inside {
                self.by.remove(at);
            }
            let cut = inside.partition_point(|&(at, _)| at < end);
            let mut all: Vec<(Node, bool)> = inside.iter().map(|&(_, t)| t).collect();
            all.splice(cut..cut, tokens.iter().copied());
            let labels = spread(w.low, w.high, all.len());
            assert!(labels.is_sorted() && labels[labels.len() - 1] < w.high);
            return self.set(&all, &labels);
        }
        unreachable!("the whole space is never full");
    }

    fn enrol(&mut self, parent: Node) {
        let v = self.label.len() as Node;
        self.label.push(Label { pre: 0, last: 0 });
        self.place(parent, &[(v, false), (v, true)]);
    }

    fn shift(&mut self, node: Node, parent: Node) {
        let own = self.label[node as usize];
        let tokens: Vec<(Node, bool)> = self.by.range(own.pre..=own.last).map(|(_, &t)| t).collect();
        self.by.retain(|at, _| !(own.pre..=own.last).contains(at));
        self.place(parent, &tokens);
    }

    fn assert_like(&self, forest: &Forest) {
        assert_eq!(self.by.len(), 2 * forest.len());
        for v in 0..forest.len() as Node {
            for top in 0..forest.len() as Node {
                let holds = self.label[top as usize].holds(self.label[v as usize]);
                assert_eq!(holds, forest.is_within(v, top), "{v} within {top}");
            }
        }
    }
}

proptest! {
    #[test]
    fn labels_follow_the_tree(steps in prop::collection::vec((0u8..5, any::<u16>(), any::<u16>()), 1..120)) {
        let mut forest = Forest::build(&[NONE], &[]).expect("sound");
        let mut table = Table::of(&forest);
        for (kind, a, b) in steps {
            let n = forest.len() as Node;
            let parent = if b % 17 == 0 { NONE } else { Node::from(b) % n };
            if kind > 0 {
                forest.apply(&[Change { node: n, parent, slot: 0 }]).expect("sound");
                table.enrol(parent);
            } else {
                let node = Node::from(a) % n;
                if forest.apply(&[Change { node, parent, slot: 0 }]).is_ok() {
                    table.shift(node, parent);
                }
            }
        }
        table.assert_like(&forest);
        let fresh = Table::of(&forest);
        fresh.assert_like(&forest);
    }

    /// Tiny gaps everywhere: every step has to spread.
    #[test]
    fn a_full_stretch_is_spread_again(parents in prop::collection::vec(any::<u16>(), 1..60)) {
        let mut forest = Forest::build(&[NONE], &[]).expect("sound");
        let mut table = Table { label: vec![Label { pre: 1 << 40, last: (1 << 40) + 1 }], ..Table::default() };
        table.by = BTreeMap::from([(1 << 40, (0, false)), ((1 << 40) + 1, (0, true))]);
        for p in parents {
            let n = forest.len() as Node;
            let parent = Node::from(p) % n;
            forest.apply(&[Change { node: n, parent, slot: 0 }]).expect("sound");
            table.enrol(parent);
        }
        table.assert_like(&forest);
    }
}

/// How many rows an enrolment writes on average, the worst cases first.
#[test]
fn enrolment_stays_cheap_in_a_chain_a_star_and_a_comb() {
    let check = |name: &str, n: u32, most: usize, parent: &dyn Fn(u32) -> Node| {
        let mut table = Table::default();
        for v in 0..n {
            table.enrol(parent(v));
        }
        let each = table.written.div_ceil(n as usize);
        assert!(each <= most, "{name}: {each} rows an enrolment");
    };
    check("chain", 10_000, 40, &|v| v.checked_sub(1).unwrap_or(NONE));
    check("star", 10_000, 20, &|v| if v == 0 { NONE } else { 0 });
    check("comb", 10_000, 40, &|v| match v {
        0 => NONE,
        v if v % 2 == 0 => v - 2,
        v => v - 1,
    });
    check("front", 10_000, 40, &|v| if v < 2 { v.checked_sub(1).unwrap_or(NONE) } else { v / 10_000 });
}

#[test]
fn a_million_get_room_at_once() {
    let parents: Vec<Node> = (0..1_000_000u32).map(|v| v.checked_sub(1).unwrap_or(NONE)).collect();
    let forest = Forest::build(&parents, &[]).expect("sound");
    let labels = assign(&forest);
    assert!(labels.windows(2).all(|w| w[0].holds(w[1]) && w[0].pre < w[1].pre && w[1].last < w[0].last));
    assert!(labels[0].last < SPAN && labels[0].pre > 0);
    // Each end keeps room for many enrolments before anything must be spread.
    assert!(labels[999_999].last - labels[999_999].pre > 1 << 40);
}

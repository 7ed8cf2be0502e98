//! The forest against plain recursion on small random trees, and its size and depth limits.

use proptest::prelude::*;
use tree::{Change, Forest, NONE, Node, Refusal, Sums, lift_children};

/// The slow, obvious version: parents and slots in two vectors, every question answered by walking.
#[derive(Debug, Clone)]
struct Plain {
    parents: Vec<Node>,
    slots: Vec<u16>,
}

impl Plain {
    fn children(&self, of: Node) -> Vec<Node> {
        let mut list: Vec<Node> =
            (0..self.parents.len() as Node).filter(|&c| self.parents[c as usize] == of).collect();
        list.sort_by_key(|&c| (self.slots[c as usize], c));
        list
    }

    fn branch(&self, top: Node) -> Vec<Node> {
        let mut list = vec![top];
        for child in self.children(top) {
            list.extend(self.branch(child));
        }
        list
    }

    fn depth(&self, v: Node) -> u32 {
        let up = self.parents[v as usize];
        if up == NONE { 0 } else { 1 + self.depth(up) }
    }

    fn within(&self, v: Node, top: Node) -> bool {
        v == top || (self.parents[v as usize] != NONE && self.within(self.parents[v as usize], top))
    }

    fn height(&self, v: Node) -> u32 {
        self.children(v).into_iter().map(|c| 1 + self.height(c)).max().unwrap_or(0)
    }
}

/// A random forest: each member's parent is an earlier one or none, then the numbers are shuffled so
/// that parents do not come first.
fn plain(max: usize) -> impl Strategy<Value = Plain> {
    prop::collection::vec((any::<prop::sample::Index>(), 0u8..10), 1..max).prop_flat_map(|picks| {
        let n = picks.len();
        Just((0..n as Node).collect::<Vec<_>>()).prop_shuffle().prop_map(move |names| {
            let mut parents = vec![NONE; n];
            for (i, (pick, kind)) in picks.iter().enumerate().skip(1) {
                // Mostly random parents, sometimes a chain, seldom a new root.
                let up = match kind {
                    0 => None,
                    1..=3 => Some(i - 1),
                    _ => Some(pick.index(i)),
                };
                parents[names[i] as usize] = up.map_or(NONE, |u| names[u]);
            }
            Plain { slots: vec![0; n], parents }
        })
    })
}

fn assert_equal(forest: &Forest, plain: &Plain) {
    let n = plain.parents.len() as Node;
    assert_eq!(forest.len(), n as usize);
    assert_eq!(forest, &Forest::build(&plain.parents, &plain.slots).expect("the plain tree is sound"));
    let values: Vec<i64> = (0..i64::from(n)).map(|v| v * 7 - 11).collect();
    let sums = Sums::new(forest, &values);
    for v in 0..n {
        let branch = plain.branch(v);
        assert_eq!(forest.branch(v), branch.as_slice());
        assert_eq!(forest.downline(v) as usize, branch.len() - 1);
        assert_eq!(forest.depth(v), plain.depth(v));
        assert_eq!(forest.max_depth(v), plain.height(v));
        assert_eq!(forest.children(Some(v)).collect::<Vec<_>>(), plain.children(v));
        assert_eq!(forest.children_count(v) as usize, plain.children(v).len());
        assert_eq!(forest.last_child(Some(v)), plain.children(v).last().copied());
        let total: i128 = branch.iter().map(|&b| i128::from(values[b as usize])).sum();
        assert_eq!(sums.branch(forest, v), total);
        assert_eq!(sums.downline(forest, v), total - i128::from(values[v as usize]));
        for top in 0..n {
            assert_eq!(forest.is_within(v, top), plain.within(v, top));
            let path = forest.path(v, top);
            assert_eq!(path.is_some(), plain.within(v, top));
            if let Some(path) = path {
                assert_eq!((path[0], path[path.len() - 1]), (top, v));
                assert!(path.windows(2).all(|w| plain.parents[w[1] as usize] == w[0]));
            }
        }
        let levels = forest.levels(v);
        assert_eq!(levels.iter().sum::<u32>() as usize, branch.len());
        assert_eq!(levels.len() as u32, plain.height(v) + 1);
    }
}

proptest! {
    #[test]
    fn answers_like_plain_recursion(plain in plain(40)) {
        let forest = Forest::build(&plain.parents, &[]).expect("sound");
        assert_equal(&forest, &plain);
        let order = forest.parents_first();
        let mut seen = vec![false; plain.parents.len()];
        for &v in order {
            let up = plain.parents[v as usize];
            prop_assert!(up == NONE || seen[up as usize]);
            seen[v as usize] = true;
        }
    }

    #[test]
    fn pages_and_levels_cover_everybody_once(plain in plain(60), limit in 1usize..7) {
        let forest = Forest::build(&plain.parents, &[]).expect("sound");
        for v in 0..plain.parents.len() as Node {
            let mut paged = Vec::new();
            let mut after = None;
            loop {
                let page = forest.children_page(Some(v), after, limit);
                prop_assert!(page.len() <= limit);
                let Some(&last) = page.last() else { break };
                paged.extend(page);
                after = Some(last);
            }
            prop_assert_eq!(paged, plain.children(v));
            let shown = forest.overview(Some(v), limit);
            prop_assert_eq!(shown.len(), limit.min(plain.branch(v).len()));
            let depths: Vec<u32> = shown.iter().map(|&s| forest.depth(s)).collect();
            prop_assert!(depths.is_sorted());
            prop_assert!(shown.iter().skip(1).all(|&s| shown.contains(&plain.parents[s as usize])));
        }
    }

    /// Every step is compared with a fresh build; refused steps must change nothing.
    #[test]
    fn changes_equal_a_fresh_build(
        start in plain(14),
        steps in prop::collection::vec((0u8..4, any::<u16>(), any::<u16>(), 0u16..4), 1..30),
    ) {
        let mut plain = start;
        let mut forest = Forest::build(&plain.parents, &plain.slots).expect("sound");
        for (kind, a, b, slot) in steps {
            let n = plain.parents.len() as Node;
            let node = if kind == 0 { n } else { Node::from(a) % n };
            let parent = if b % 11 == 0 { NONE } else { Node::from(b) % (n + 1) };
            let slot = if parent == NONE { 0 } else { slot };
            let changes = if kind == 3 {
                match lift_children(&forest, node, parent, slot) {
                    Ok(changes) => changes,
                    Err(refusal) => {
                        prop_assert_eq!(refusal, Refusal::ChildrenLeft { node });
                        prop_assert!(plain.children(node).len() > 1);
                        continue;
                    }
                }
            } else {
                vec![Change { node, parent, slot }]
            };
            let mut next = plain.clone();
            for c in &changes {
                if c.node as usize == next.parents.len() {
                    next.parents.push(NONE);
                    next.slots.push(0);
                }
                next.parents[c.node as usize] = c.parent;
                next.slots[c.node as usize] = c.slot;
            }
            let fresh = Forest::build(&next.parents, &next.slots);
            let before = forest.clone();
            match forest.apply(&changes) {
                Ok(()) => {
                    prop_assert_eq!(&forest, &fresh.expect("a fresh build agrees"));
                    plain = next;
                }
                Err(_) => {
                    prop_assert!(fresh.is_err(), "refused although sound: {:?}", changes);
                    prop_assert_eq!(&forest, &before);
                }
            }
        }
        assert_equal(&forest, &plain);
    }
}

#[test]
fn refuses_and_names_the_first_bad_member() {
    let check = |parents: &[Node], slots: &[u16], expected: Refusal| {
        assert_eq!(Forest::build(parents, slots), Err(expected));
    };
    check(&[NONE, 1], &[], Refusal::SelfParent { child: 1 });
    check(&[NONE, 7], &[], Refusal::UnknownParent { child: 1 });
    check(&[NONE, 2, 3, 1], &[], Refusal::Cycle { on: 1 });
    // 4 hangs below the cycle 2 → 3 → 2 without standing on it.
    check(&[NONE, 4, 3, 2, 2], &[], Refusal::Cycle { on: 2 });
    check(&[NONE, 0, 0, 0], &[0, 1, 2, 1], Refusal::SlotTaken { child: 3 });
    assert!(Forest::build(&[NONE, 0, 0, 0], &[0, 0, 0, 2]).is_ok(), "no slot may be shared");
}

#[test]
fn members_can_change_places_in_one_step() {
    let mut forest = Forest::build(&[NONE, 0, 1], &[0, 1, 1]).expect("sound");
    let swap = [Change { node: 2, parent: 0, slot: 1 }, Change { node: 1, parent: 2, slot: 1 }];
    forest.apply(&swap).expect("the state after both is a forest");
    assert_eq!(forest.parents(), &[NONE, 2, 0]);
    assert_eq!(forest.apply(&[Change { node: 0, parent: 1, slot: 2 }]), Err(Refusal::Cycle { on: 0 }));
    assert_eq!(
        forest.apply(&[Change { node: 9, parent: 1, slot: 2 }]),
        Err(Refusal::UnknownNode { node: 9 })
    );
}

/// A million members in a chain and in a star: no recursion, no square cost.
#[test]
fn a_chain_and_a_star_of_a_million() {
    let n = 1_000_000u32;
    let chain: Vec<Node> = (0..n).map(|v| if v == 0 { NONE } else { v - 1 }).collect();
    let mut forest = Forest::build(&chain, &[]).expect("sound");
    assert_eq!((forest.depth(n - 1), forest.max_depth(0), forest.downline(0)), (n - 1, n - 1, n - 1));
    assert_eq!(forest.path(n - 1, 0).map(|p| p.len()), Some(n as usize));
    forest.apply(&[Change { node: n / 2, parent: 0, slot: 0 }]).expect("sound");
    assert_eq!((forest.children_count(0), forest.max_depth(0)), (2, n / 2));
    let star: Vec<Node> = (0..n).map(|v| if v == 0 { NONE } else { 0 }).collect();
    let mut forest = Forest::build(&star, &[]).expect("sound");
    for node in n..n + 20 {
        forest.apply(&[Change { node, parent: 0, slot: 0 }]).expect("sound");
    }
    assert_eq!(forest.children_page(Some(0), Some(n - 1), 50).len(), 20);
    assert_eq!(forest.overview(Some(0), 5_000).len(), 5_000);
}

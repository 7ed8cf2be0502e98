//! As-of views and dated moves against a replay of every day.

use proptest::prelude::*;
use tree::{Edge, Forest, History, NONE, Node, OPEN, Refusal, as_of};

/// Moves day by day, refusing what closes a cycle that day; gives all edges, closed and open.
fn live(n: u32, moves: &[(i32, Node, Node)]) -> Vec<Edge> {
    let mut edges: Vec<Edge> =
        (0..n).map(|child| Edge { child, parent: NONE, slot: 0, from: 0, until: OPEN }).collect();
    for &(day, child, parent) in moves {
        let now: Vec<Edge> = edges.iter().filter(|e| e.until == OPEN).copied().collect();
        let mut parents = as_of(n as usize, &now, OPEN - 1).expect("known").parents;
        parents[child as usize] = parent;
        if Forest::build(&parents, &[]).is_ok() {
            for e in edges.iter_mut().filter(|e| e.child == child && e.until == OPEN) {
                e.until = day;
            }
            edges.push(Edge { child, parent, slot: 0, from: day, until: OPEN });
        }
    }
    edges
}

proptest! {
    /// A dated move is refused exactly when some day from its date on would hold a cycle.
    #[test]
    fn a_dated_move_is_checked_on_every_later_day(
        moves in prop::collection::vec((0u32..7, 0u32..8), 0..12),
        child in 0u32..7, parent in 0u32..7, from in 0i32..14,
    ) {
        let n = 7u32;
        let moves: Vec<(i32, Node, Node)> = moves
            .iter().enumerate()
            .map(|(i, &(c, p))| (i as i32 / 2 + 1, c, if p == 7 { NONE } else { p }))
            .filter(|m| m.1 != m.2)
            .collect();
        let edges = live(n, &moves);
        let today = as_of(n as usize, &edges, 1_000).expect("known");
        let forest = Forest::build(&today.parents, &[]).expect("sound");
        let moved: Vec<Edge> = edges.iter()
            .filter(|e| edges.iter().filter(|o| o.child == e.child).count() > 1)
            .copied().collect();
        let verdict = History::new(moved).check_move(&forest, child, parent, from);
        let mut clash = child == parent;
        for day in from..20 {
            let mut parents = as_of(n as usize, &edges, day).expect("known").parents;
            parents[child as usize] = parent;
            clash |= Forest::build(&parents, &[]).is_err();
        }
        prop_assert_eq!(verdict.is_err(), clash);
    }
}

#[test]
fn an_edge_stands_from_its_first_day_until_the_next_one_begins() {
    let edges = [
        Edge { child: 0, parent: NONE, slot: 0, from: 10, until: OPEN },
        Edge { child: 1, parent: NONE, slot: 0, from: 10, until: 20 },
        Edge { child: 1, parent: 0, slot: 2, from: 20, until: OPEN },
        // Replaced on its own first day: it never stood.
        Edge { child: 2, parent: 1, slot: 0, from: 15, until: 15 },
        Edge { child: 2, parent: 0, slot: 0, from: 15, until: OPEN },
    ];
    let view = |day| as_of(3, &edges, day).expect("known");
    assert_eq!(view(9).present, [false, false, false]);
    assert_eq!(view(10).present, [true, true, false]);
    assert_eq!(view(15).parents, [NONE, NONE, 0]);
    assert_eq!((view(19).parents[1], view(20).parents[1], view(20).slots[1]), (NONE, 0, 2));
    assert_eq!(as_of(2, &edges, 15), Err(Refusal::UnknownNode { node: 2 }));
}

//! Plays `scenarios/network/*.txt` on the pure forest and compares the printed trees with the golden
//! files beside them (`UPDATE_EXPECT=1` renews them).

use std::fmt::Write as _;
use std::path::Path;

use tree::{Change, Forest, NONE, Node, lift_children};

#[derive(Default)]
struct Play {
    names: Vec<String>,
    forest: Forest,
    out: String,
}

impl Play {
    fn node(&self, name: &str) -> Node {
        self.names.iter().position(|n| n == name).map_or(NONE - 1, |at| at as Node)
    }

    fn line(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let slot =
            words.iter().position(|w| *w == "slot").map_or(0, |at| words[at + 1].parse().expect("a slot"));
        let done = match words.as_slice() {
            ["show"] => return self.show(),
            ["root", name] => self.enrol(name, NONE, 0),
            ["enrol", name, "under", parent, ..] => self.enrol(name, self.node(parent), slot),
            ["move", name, "under", parent, ..] => {
                let (node, parent) = (self.node(name), self.node(parent));
                let alone = words.last() == Some(&"alone");
                let changes = if alone {
                    lift_children(&self.forest, node, parent, slot)
                } else {
                    Ok(vec![Change { node, parent, slot }])
                };
                changes.and_then(|changes| self.forest.apply(&changes))
            }
            _ => panic!("not understood: {line}"),
        };
        let verdict = done.map_or_else(|refusal| refusal.code().to_owned(), |()| "done".to_owned());
        writeln!(self.out, "{line}: {verdict}").expect("text");
    }

    fn enrol(&mut self, name: &str, parent: Node, slot: u16) -> Result<(), tree::Refusal> {
        let node = self.names.len() as Node;
        self.forest.apply(&[Change { node, parent, slot }])?;
        self.names.push(name.to_owned());
        Ok(())
    }

    fn show(&mut self) {
        let forest = &self.forest;
        for &v in forest.parents_first() {
            let indent = "  ".repeat(forest.depth(v) as usize);
            let slot =
                if forest.slot(v) == 0 { String::new() } else { format!(" (slot {})", forest.slot(v)) };
            let name = &self.names[v as usize];
            let (below, deep) = (forest.downline(v), forest.max_depth(v));
            writeln!(self.out, "    {indent}{name}{slot}: {below} below, {deep} deep").expect("text");
        }
    }
}

#[test]
fn scenarios_print_their_golden_trees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/network");
    let mut played = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder of scenarios") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = std::fs::read_to_string(&path).expect("a scenario");
            let mut play = Play::default();
            for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
                play.line(line);
            }
            expect_test::expect_file![path.with_extension("out")].assert_eq(&play.out);
            played += 1;
        }
    }
    assert!(played > 0, "no scenario was found");
}

//! A plan in its one canonical spelling, from which its digest is taken: comments, blank lines and
//! other ways of writing the same do not change it.

use crate::formula::print::{print as formula, quoted};
use crate::formula::{Expr, print::rank_name};
use crate::model::{Lines, Plan, Ranks, Title};
use crate::run::Digest;

impl Plan {
    /// The canonical text; reads back as the same plan.
    pub fn print(&self) -> String {
        let mut out = vec![
            format!("plan \"{}\"", self.name),
            format!("  version \"{}\"", self.version),
            format!("  currency {}", self.currency),
            format!("  rounding {}", self.rounding.name()),
            format!("  residue \"{}\"", self.residue),
            String::new(),
        ];
        for volume in &self.volumes {
            out.push(format!("volume {} = {}", volume.name, formula(self, &volume.formula)));
        }
        if !self.volumes.is_empty() {
            out.push(String::new());
        }
        if let Some((rate, volume)) = self.ceiling {
            let name = self.volumes.get(volume).map_or("", |volume| volume.name.as_str());
            out.push(format!("ceiling {} of {name}", rate.percent()));
            out.push(String::new());
        }
        if !self.active.is_empty() {
            out.push("active".to_owned());
            needs(self, &self.active, "  ", &mut out);
            out.push(String::new());
        }
        if !self.ranks.ladder.is_empty() {
            ranks(self, &self.ranks, &mut out);
        }
        for bonus in &self.bonuses {
            out.push(format!("bonus {}: {}", bonus.name, bonus.kind.name()));
            if let Some(title) = &bonus.title {
                out.push(format!("  title \"{title}\""));
            }
            if !bonus.eligible.is_empty() {
                out.push("  eligible".to_owned());
                needs(self, &bonus.eligible, "    ", &mut out);
            }
            let mut body = Vec::new();
            bonus.kind.print(self, &mut body);
            for factor in &bonus.factors {
                let why = if factor.why.is_empty() { String::new() } else { format!(" \"{}\"", factor.why) };
                body.push(format!("times {}{why}", factor.rate));
            }
            let lines = match bonus.lines {
                Lines::Sale => "sale",
                Lines::Member => "member",
                Lines::Level => "level",
                Lines::Payee => "payee",
            };
            body.push(format!("lines per {lines}"));
            out.extend(body.into_iter().map(|line| format!("  {line}")));
            out.push(String::new());
        }
        while out.last().is_some_and(String::is_empty) {
            out.pop();
        }
        out.push(String::new());
        out.join("\n")
    }

    /// BLAKE3 of the canonical text.
    pub fn digest(&self) -> Digest {
        Digest(*blake3::hash(self.print().as_bytes()).as_bytes())
    }
}

fn ranks(plan: &Plan, ranks: &Ranks, out: &mut Vec<String>) {
    let word = |title: Title| match title {
        Title::Earned => "earned",
        Title::Given => "given",
        Title::Best => "best",
    };
    out.push("ranks".to_owned());
    out.push(format!("  title {}", word(ranks.title)));
    let paid = &ranks.paid_as;
    let condition = match paid.when.is_empty() {
        true => String::new(),
        false => format!(" when {} else {}", all(plan, &paid.when), rank_name(plan, paid.otherwise)),
    };
    out.push(format!("  paid_as {}{condition}", word(paid.from)));
    for rank in &ranks.ladder {
        out.push(format!("  rank {}", quoted(&rank.name)));
        needs(plan, &rank.needs, "    ", out);
    }
    out.push(String::new());
}

fn needs(plan: &Plan, conditions: &[Expr], indent: &str, out: &mut Vec<String>) {
    for condition in conditions {
        out.push(format!("{indent}needs {}", formula(plan, condition)));
    }
}

/// Conditions that must all hold, on one line.
pub(crate) fn all(plan: &Plan, conditions: &[Expr]) -> String {
    match conditions {
        [one] => formula(plan, one),
        many => formula(plan, &Expr::And(many.to_vec())),
    }
}

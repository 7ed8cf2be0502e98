//! What a small world for a plan must hold: the columns it reads, the words and numbers it compares with;
//! refuses to know what they mean.

use std::collections::BTreeMap;

use plan::{Compare, Expr, Kind, Match, MemberField, Most, Needs, Per, Plan, SaleField, Type};

/// Points that nothing small is compared with.
pub(crate) const LARGE: i64 = 1_000_000;

/// The facts of one plan.
pub(crate) struct Facts<'p> {
    pub plan: &'p Plan,
    pub needs: Needs,
    /// Number columns of members that bonuses count money on: sold by the member, as sales are.
    pub sold: Vec<String>,
    /// Columns that tell who owns a position.
    pub owners: Vec<String>,
    /// The words each column is compared with, an empty one last.
    pub words: BTreeMap<String, Vec<String>>,
    /// Whole points around which something changes, ascending.
    pub bounds: Vec<i64>,
}

/// Most bounds that are tried.
const BOUNDS_MAX: usize = 14;

impl<'p> Facts<'p> {
    pub fn of(plan: &'p Plan) -> Self {
        let mut out = Self {
            plan,
            needs: plan.needs(),
            sold: Vec::new(),
            owners: Vec::new(),
            words: BTreeMap::new(),
            bounds: Vec::new(),
        };
        for bonus in &plan.bonuses {
            bonus.kind.on().into_iter().for_each(|on| out.sold_in(on));
            if let Kind::Limit(limit) = &bonus.kind {
                if let Per::Owner(column) = &limit.per {
                    out.owners.push(column.clone());
                }
                if let Most::Part(_, volume) = &limit.most {
                    out.sold_in(*volume);
                }
            }
        }
        if let Some((_, volume)) = plan.ceiling {
            out.sold_in(volume);
        }
        out.sold.sort();
        out.sold.dedup();
        out.compared();
        out.tables();
        out.bounds.retain(|bound| (1..LARGE).contains(bound));
        out.bounds.sort_unstable();
        out.bounds.dedup();
        // Of many the ends and an even choice between them.
        let count = out.bounds.len();
        if count > BOUNDS_MAX {
            out.bounds = (0..BOUNDS_MAX).map(|at| out.bounds[at * (count - 1) / (BOUNDS_MAX - 1)]).collect();
        }
        out
    }

    fn sold_in(&mut self, volume: usize) {
        let plan = self.plan;
        let mut open = vec![volume];
        let mut seen = vec![false; plan.volumes.len()];
        while let Some(index) = open.pop() {
            let Some(volume) = plan.volumes.get(index).filter(|_| !std::mem::replace(&mut seen[index], true))
            else {
                continue;
            };
            volume.formula.walk(&mut |part| match part {
                Expr::Volume(other) => open.push(*other),
                Expr::MemberColumn(name, Type::Number) => self.sold.push(name.clone()),
                _ => {}
            });
        }
    }

    fn compared(&mut self) {
        let plan = self.plan;
        for formula in plan.formulas() {
            formula.walk(&mut |part| match part {
                Expr::Number(number) => {
                    let whole = number.numerator() / number.denominator();
                    self.bounds.extend(i64::try_from(whole).ok());
                }
                Expr::Compare(Compare::Eq | Compare::Ne, one, two) => {
                    self.word(one, two);
                    self.word(two, one);
                }
                Expr::In(term, list) => list.iter().for_each(|item| self.word(term, item)),
                _ => {}
            });
        }
        self.words.values_mut().for_each(|words| words.push(String::new()));
    }

    fn word(&mut self, term: &Expr, text: &Expr) {
        let Expr::Text(text) = text else { return };
        let name = match term {
            Expr::Member(MemberField::Status) => "status",
            Expr::Member(MemberField::Country) => "country",
            Expr::Sale(SaleField::Kind) => "kind",
            Expr::MemberColumn(name, _) | Expr::SaleColumn(name, _) => name,
            _ => return,
        };
        let words = self.words.entry(name.to_owned()).or_default();
        if !words.contains(text) {
            words.push(text.clone());
        }
    }

    fn tables(&mut self) {
        let whole = |points: kernel::Points| points.units() / kernel::Points::UNIT;
        for bonus in &self.plan.bonuses {
            match &bonus.kind {
                Kind::Brackets(plan::Brackets { rates, .. })
                | Kind::Differential(plan::Differential { rates, .. }) => {
                    self.bounds.extend(rates.iter().map(|bracket| whole(bracket.bound)));
                }
                Kind::Binary(kind) => {
                    self.bounds.extend(kind.least.map(whole));
                    self.bounds.extend(kind.most.map(whole));
                    match &kind.pay {
                        Match::Tiers(tiers) => {
                            self.bounds.extend(tiers.iter().map(|(bound, _)| whole(*bound)))
                        }
                        Match::Cycle { strong, weak, .. } => {
                            self.bounds.extend([whole(*strong), whole(*weak)])
                        }
                        Match::Weak { .. } => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// The word of a column in a pattern.
    pub fn chosen(&self, column: &str, pattern: u8) -> &str {
        let words = self.words.get(column).map_or(&[][..], Vec::as_slice);
        match words.len() {
            0 => "",
            count => &words[usize::from(pattern / 2) % count],
        }
    }

    /// The patterns that differ for this plan.
    pub fn patterns(&self) -> Vec<u8> {
        let number = |(name, found): (&String, &Type)| *found == Type::Number && !self.sold.contains(name);
        let ages = self.needs.joined || self.needs.member_columns.iter().any(number);
        let all: [u8; 4] = [0, 2, 1, 3];
        let kept =
            |pattern: &u8| (ages || pattern.is_multiple_of(2)) && (!self.words.is_empty() || *pattern < 2);
        all.into_iter().filter(kept).collect()
    }

    /// The highest rank of the ladder.
    pub fn highest(&self) -> u8 {
        u8::try_from(self.plan.ranks.ladder.len().saturating_sub(1)).unwrap_or(0)
    }

    /// Few amounts to sell: a usual one, one that reaches everything, and some of the bounds.
    pub fn amounts(&self) -> Vec<i64> {
        let mut out = vec![1_000];
        out.extend(self.bounds.last().map(|most| most * 2));
        out.extend(self.bounds.get(self.bounds.len() / 2));
        out.extend(self.bounds.first());
        out.retain(|amount| *amount > 0);
        let mut seen = Vec::new();
        out.retain(|amount| {
            !seen.contains(amount) && {
                seen.push(*amount);
                true
            }
        });
        out
    }
}

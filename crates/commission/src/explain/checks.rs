//! Conditions with their figures: what the member has, what is needed, what is missing.

use plan::{Bonus, Check, Compare, Expr, MemberField, Title};

use super::Explainer;
use crate::eval::all;
use crate::number::Number;

impl<'a> Explainer<'a> {
    /// What being active, the rank and the bonus ask of a member.
    pub(super) fn checks(&self, bonus: &'a Bonus, row: usize) -> Vec<Check> {
        let mut out = self.active_checks(row);
        if let Some(rank) = self.facts.paid_as.get(row) {
            out.extend(self.rank_checks(*rank, row));
        }
        out.extend(bonus.eligible.iter().map(|expr| self.check("eligible", expr, row)));
        out
    }

    /// What being active asks of a member (by input row).
    pub fn active_checks(&self, row: usize) -> Vec<Check> {
        self.plan.active.iter().map(|expr| self.check("active", expr, row)).collect()
    }

    /// What a rank (by its place in the ladder) asks of a member; empty where ranks are given.
    pub fn rank_checks(&self, rank: u8, row: usize) -> Vec<Check> {
        let ranks = &self.plan.ranks;
        if ranks.title == Title::Given && ranks.paid_as.from == Title::Given {
            return Vec::new();
        }
        let Some(rank) = ranks.ladder.get(usize::from(rank)) else { return Vec::new() };
        rank.needs.iter().map(|expr| self.check(&rank.name, expr, row)).collect()
    }

    /// The rank above the member's title, if there is one, with what it asks.
    pub fn next_rank(&self, row: usize) -> Option<(&'a str, Vec<Check>)> {
        let next = self.facts.rank.get(row)?.checked_add(1)?;
        let rank = self.plan.ranks.ladder.get(usize::from(next))?;
        Some((rank.name.as_str(), self.rank_checks(next, row)))
    }

    /// One condition of a member.
    pub(super) fn check(&self, of: &str, expr: &'a Expr, row: usize) -> Check {
        let met = self.holds(std::slice::from_ref(expr), row);
        let mut out = Check {
            of: of.to_owned(),
            text: plan::formula::print(self.plan, expr),
            met,
            have: None,
            need: None,
            missing: None,
        };
        let Expr::Compare(compare, one, two) = expr else { return out };
        if let (Some(have), Some(need)) = (self.value(one, row), self.value(two, row)) {
            let least = matches!(compare, Compare::Ge | Compare::Gt | Compare::Eq);
            if least && !met && have.compare(need).is_lt() {
                let missing = need.math(plan::Math::Sub, have).ok();
                out.missing = missing.map(|missing| missing.rate().to_string());
            }
            out.have = Some(have.rate().to_string());
            out.need = Some(need.rate().to_string());
        } else if let (Some(have), Some(need)) = (self.rank_value(one, row), self.rank_value(two, row)) {
            out.have = Some(have);
            out.need = Some(need);
        }
        out
    }

    /// Whether conditions hold; what cannot be computed does not.
    pub(super) fn holds(&self, conditions: &'a [Expr], row: usize) -> bool {
        let tests = self.compiler.all(conditions);
        tests.is_ok_and(|tests| all(&tests, &self.facts, Self::who(row)).unwrap_or(false))
    }

    fn value(&self, expr: &'a Expr, row: usize) -> Option<Number> {
        self.compiler.number(expr, &[]).ok()?.get(&self.facts, &[], Self::who(row)).ok()
    }

    fn rank_value(&self, expr: &Expr, row: usize) -> Option<String> {
        let rank = match expr {
            Expr::Rank(rank) => *rank,
            Expr::Member(MemberField::Rank) => *self.facts.rank.get(row)?,
            Expr::Member(MemberField::PaidAs) => *self.facts.paid_as.get(row)?,
            _ => return None,
        };
        self.plan.ranks.ladder.get(usize::from(rank)).map(|rank| rank.name.clone())
    }
}

//! Why a member has nothing, or nothing from a bonus: what was missing, as keys and values.

use kernel::Points;
use plan::{
    Bonus, Bracket, Check, Compression, Expr, Kind, LevelRates, MatchRates, MemberField, Message, Pool,
    Shares, Tree,
};

use super::Explainer;
use crate::kinds::bracket;

impl<'a> Explainer<'a> {
    /// Why a member (by input row) gets nothing at all: what is missing to be active first, then
    /// one reason a bonus. Empty for a member who is paid.
    pub fn reasons(&self, row: usize) -> Vec<Message> {
        if self.run.members.earned.get(row).is_none_or(|earned| *earned != 0) {
            return Vec::new();
        }
        if self.plan.bonuses.is_empty() {
            return vec![Message::new("plan-reason-no-bonus")];
        }
        let limits = self.plan.bonuses.iter().filter(|bonus| matches!(bonus.kind, Kind::Limit(_)));
        if let Some(cut) = limits.filter_map(|bonus| self.cut_to_nothing(bonus, row).map(named(bonus))).next()
        {
            return vec![cut];
        }
        let mut out = Vec::new();
        for bonus in self.plan.bonuses.iter().filter(|bonus| !matches!(bonus.kind, Kind::Limit(_))) {
            for reason in self.bonus_reasons(bonus, row) {
                if !out.contains(&reason) {
                    out.push(reason);
                }
            }
        }
        out.sort_by_key(|reason: &Message| !reason.key.starts_with("plan-reason-active"));
        out
    }

    /// Why a member gets nothing from one bonus, given that no line was written.
    pub fn bonus_reasons(&self, bonus: &'a Bonus, row: usize) -> Vec<Message> {
        let mut out = Vec::new();
        for expr in &bonus.eligible {
            if matches!(expr, Expr::Member(MemberField::Active)) {
                out.extend(self.inactive(row));
            } else {
                let check = self.check("eligible", expr, row);
                out.extend(
                    unmet(&check, "plan-reason-short", "plan-reason-condition", expr, self).map(named(bonus)),
                );
            }
        }
        if !out.is_empty() {
            return out;
        }
        out.extend(match &bonus.kind {
            Kind::Retail(kind) => Some(self.no_volume(bonus, kind.on, row)),
            Kind::Brackets(kind) => {
                let short = self.below_first(bonus, &kind.rates, kind.find, row);
                Some(short.unwrap_or_else(|| self.no_volume(bonus, kind.on, row)))
            }
            Kind::Unilevel(kind) => {
                if kind.compression == Compression::SkipInactive && !self.facts.active[row] {
                    return self.inactive(row);
                }
                Some(self.no_levels(bonus, kind.tree, &kind.rates, row))
            }
            Kind::Generation(kind) => Some(match self.no_boundary(kind, row) {
                Some(message) => named(bonus)(message),
                None => self.no_levels(bonus, kind.tree, &kind.rates, row),
            }),
            Kind::Matching(kind) => {
                let everybody = LevelRates::Flat(kind.rates.lists().concat());
                let table = match &kind.rates {
                    MatchRates::Payee(rates) => rates,
                    MatchRates::Both { .. } => &everybody,
                };
                Some(match self.no_levels(bonus, kind.tree, table, row) {
                    message if message.key == "plan-reason-levels-empty" => {
                        named(bonus)(Message::new("plan-reason-no-matched"))
                            .with("matched", self.matched(&bonus.kind))
                            .with("levels", kind.rates.depth())
                    }
                    message => message,
                })
            }
            Kind::Override(kind) => Some(match self.no_levels(bonus, kind.tree, &kind.rates, row) {
                message if message.key == "plan-reason-levels-empty" => {
                    Message { key: "plan-reason-no-leaders".to_owned(), ..message }
                }
                message => message,
            }),
            Kind::Pool(kind) => Some(match kind.shares {
                Shares::By(volume) if self.facts.volumes[volume][row] <= 0 => {
                    self.no_volume(bonus, volume, row)
                }
                _ if self.company(kind) <= 0 => self.no_volume_in_company(bonus, kind),
                _ => named(bonus)(Message::new("plan-reason-pool-small")),
            }),
            Kind::Binary(kind) => Some(named(bonus)(self.no_match(bonus, kind, row))),
            Kind::Limit(_) => Some(named(bonus)(Message::new("plan-reason-limit-kept"))),
            Kind::Differential(kind) => {
                let short = self.below_first(bonus, &kind.rates, kind.find, row);
                Some(short.unwrap_or_else(|| named(bonus)(Message::new("plan-reason-no-difference"))))
            }
        });
        out
    }

    /// What is missing to be active: `40 points short of active`.
    fn inactive(&self, row: usize) -> Vec<Message> {
        let conditions = self.plan.active.iter();
        conditions
            .filter_map(|expr| {
                let check = self.check("active", expr, row);
                unmet(&check, "plan-reason-active-short", "plan-reason-active-condition", expr, self)
            })
            .collect()
    }

    fn no_volume(&self, bonus: &Bonus, on: usize, row: usize) -> Message {
        let volume = &self.plan.volumes[on].name;
        let units = self.facts.volumes[on][row];
        let key = if units == 0 { "plan-reason-no-volume" } else { "plan-reason-rounds-to-zero" };
        named(bonus)(Message::new(key).with("volume", volume))
    }

    fn no_volume_in_company(&self, bonus: &Bonus, kind: &Pool) -> Message {
        let volume = &self.plan.volumes[kind.on].name;
        named(bonus)(Message::new("plan-reason-pool-empty").with("volume", volume))
    }

    /// How far a member is from the first bracket, if below it.
    fn below_first(&self, bonus: &Bonus, rates: &[Bracket], find: usize, row: usize) -> Option<Message> {
        let units = self.facts.volumes[find][row];
        if bracket(rates, units).is_some() {
            return None;
        }
        let first = rates.first()?;
        let missing = first.bound.units().checked_sub(units)?;
        let message = Message::new("plan-reason-bracket")
            .with("what", &self.plan.volumes[find].name)
            .with("have", Points::from_units(units))
            .with("need", first.bound)
            .with("missing", Points::from_units(missing));
        Some(named(bonus)(message))
    }

    fn no_levels(&self, bonus: &Bonus, tree: Tree, table: &plan::LevelRates, row: usize) -> Message {
        let rates = self.rates(table, row);
        let message = if !self.has_children(tree, row) {
            let key =
                if tree == Tree::Sponsor { "plan-reason-no-downline" } else { "plan-reason-no-placement" };
            Message::new(key)
        } else if rates.is_empty() {
            let name = self.rank_name(self.ranks_of(table), row);
            Message::new("plan-reason-rank-levels").with("rank", name)
        } else {
            Message::new("plan-reason-levels-empty").with("levels", rates.len())
        };
        named(bonus)(message)
    }
}

/// Adds the bonus's name.
fn named(bonus: &Bonus) -> impl Fn(Message) -> Message {
    let name = bonus.title.clone().unwrap_or_else(|| bonus.name.clone());
    move |message| message.with("bonus", &name)
}

/// An unmet condition: how much is missing where that is a number, else the condition itself.
fn unmet(check: &Check, short: &str, other: &str, expr: &Expr, explainer: &Explainer<'_>) -> Option<Message> {
    if check.met {
        return None;
    }
    let (Expr::Compare(_, what, _), Some(missing)) = (expr, &check.missing) else {
        return Some(Message::new(other).with("condition", &check.text));
    };
    let show = |value: &Option<String>| value.clone().unwrap_or_default();
    Some(
        Message::new(short)
            .with("missing", missing)
            .with("what", plan::formula::print(explainer.plan, what))
            .with("have", show(&check.have))
            .with("need", show(&check.need)),
    )
}

//! What a line with several sources is made of, exactly.

use kernel::{Points, Problem, Rate};
use plan::{Bonus, Differential, Line, Lines, Message, NONE, Part, Source, Unilevel};

use super::path::Way;
use super::{Explainer, Made};
use crate::kinds::bracket;

impl<'a> Explainer<'a> {
    pub(super) fn part(&self, key: &str, bonus: &Bonus, base: i64, rate: Rate) -> Result<Part, Problem> {
        Ok(Part {
            what: Message::new(key),
            member: None,
            sale: None,
            base: Points::from_units(base).to_string(),
            rate: rate.percent(),
            amount: self.major(self.share(bonus, base, rate)?)?.to_string(),
        })
    }

    /// The payee's own sales behind a line per payee, for a volume of sales.
    pub(super) fn own_sales(
        &self,
        bonus: &'a Bonus,
        on: usize,
        payee: usize,
        rate: Rate,
    ) -> Result<Vec<Part>, Problem> {
        let mut out = Vec::new();
        for (row, member) in self.inputs.sales.member.iter().enumerate() {
            if *member as usize != payee {
                continue;
            }
            let Some(units) = self.sale_units(bonus, on, row)? else { break };
            if units != 0 {
                let sale = Some(self.inputs.sales.ids.show(row));
                out.push(Part { sale, ..self.part("plan-part-sale", bonus, units, rate)? });
            }
        }
        Ok(out)
    }

    /// A unilevel line: its path if it has one source, else the members of its levels.
    pub(super) fn unilevel(
        &self,
        bonus: &'a Bonus,
        kind: &'a Unilevel,
        line: &Line,
        source: Option<usize>,
    ) -> Result<Made, Problem> {
        let payee = line.payee as usize;
        let rate_message = |level: u16, rate: Rate| self.level_message(&kind.rates, payee, level, rate);
        let unpaid = |row: usize, level: u16| self.unpaid_level(&kind.rates, row, level);
        let way = Way { tree: kind.tree, compression: &kind.compression, stop: &kind.stop, unpaid: &unpaid };
        if let Some(source) = source {
            let rate = self.rate_of(line)?;
            return Ok(Made {
                exact: self.share(bonus, line.base, rate)?,
                parts: Vec::new(),
                path: self.climb(bonus, &way, (source, self.source(source, "plan-step-source")), payee)?,
                rate: vec![rate_message(line.level, rate)],
            });
        }
        let rates = self.rates(&kind.rates, payee);
        let above = self.counted_above(&way);
        let mut made = Made { exact: Rate::ZERO, parts: Vec::new(), path: Vec::new(), rate: Vec::new() };
        made.path.push(self.paid(payee, None));
        // Members of level k are those whose nearest counted person above is on level k - 1.
        let mut level_of: Vec<u16> = vec![0; above.len()];
        for (level, rate) in (1_u16..).zip(rates) {
            let mut any = false;
            let wanted = bonus.lines == Lines::Payee || line.level == level;
            let found: Vec<usize> = (0..above.len())
                .filter(|row| match above[*row] {
                    Some(up) if level == 1 => up == payee,
                    Some(up) => level_of[up] == level - 1 && up != payee,
                    None => false,
                })
                .collect();
            for row in found {
                level_of[row] = level;
                any = true;
                let base = self.facts.volumes[kind.on][row];
                if wanted && base != 0 && *rate != Rate::ZERO {
                    made.exact = made.exact.checked_add(self.share(bonus, base, *rate)?)?;
                    let part = self.part("plan-part-member", bonus, base, *rate)?;
                    let what = part.what.clone().with("level", level);
                    made.parts.push(Part { what, member: Some(self.id(row)), ..part });
                }
            }
            if wanted && any && *rate != Rate::ZERO {
                made.rate.push(rate_message(level, *rate));
            }
            if !any {
                break;
            }
        }
        Ok(made)
    }

    /// A rate by rank and level, or by level alone.
    pub(super) fn level_message(
        &self,
        rates: &plan::LevelRates,
        payee: usize,
        level: u16,
        rate: Rate,
    ) -> Message {
        let message = match rates {
            plan::LevelRates::Flat(_) => Message::new("plan-rate-level-flat"),
            _ => Message::new("plan-rate-level").with("rank", self.rank_name(self.ranks_of(rates), payee)),
        };
        message.with("level", level).with("rate", rate.percent())
    }

    /// A differential: own gross and what each front-line group takes off, or one sale.
    pub(super) fn differential(
        &self,
        bonus: &'a Bonus,
        kind: &'a Differential,
        line: &Line,
        source: Option<usize>,
    ) -> Result<Made, Problem> {
        let payee = line.payee as usize;
        let own_message = self.bracket_message(&kind.rates, kind.find, payee);
        let rate_at = |row: usize| {
            let place = bracket(&kind.rates, self.facts.volumes[kind.find][row]);
            place.map_or(Rate::ZERO, |place| kind.rates[place].rate)
        };
        if let (Source::Sale, Some(source)) = (line.kind, source) {
            let rate = self.rate_of(line)?;
            let mut messages = vec![own_message];
            // The leg the sale came up through: the last before the payee.
            let mut leg = source;
            while leg != payee {
                let above = self.above(kind.tree, leg).ok_or_else(|| Problem::new("run-line-unknown"))?;
                if above == payee {
                    let message = Message::new("plan-rate-difference");
                    messages.push(
                        message
                            .with("member", self.id(leg))
                            .with("leg", rate_at(leg).percent())
                            .with("rate", rate.percent()),
                    );
                }
                leg = above;
            }
            return Ok(Made {
                exact: self.share(bonus, line.base, rate)?,
                parts: Vec::new(),
                path: self.climb_brackets(bonus, source, payee)?,
                rate: messages,
            });
        }
        let on = &self.facts.volumes[kind.on];
        let own = rate_at(payee);
        let mut exact = self.share(bonus, on[payee], own)?;
        let gross = self.part("plan-part-gross", bonus, on[payee], own)?;
        let mut parts = vec![Part { member: Some(self.id(payee)), ..gross }];
        let column = match kind.tree {
            plan::Tree::Sponsor => &self.inputs.members.sponsor,
            plan::Tree::Placement => &self.inputs.members.placement,
        };
        for (row, above) in column.iter().enumerate() {
            if *above == NONE || *above as usize != payee || on[row] == 0 {
                continue;
            }
            let minus = on[row].checked_neg().ok_or_else(|| Problem::new("points-overflow"))?;
            exact = exact.checked_add(self.share(bonus, minus, rate_at(row))?)?;
            let part = self.part("plan-part-leg", bonus, minus, rate_at(row))?;
            parts.push(Part { member: Some(self.id(row)), ..part });
        }
        Ok(Made { exact, parts, path: vec![self.paid(payee, None)], rate: vec![own_message] })
    }
}

/// Keeps the parts with the largest amounts, in their order; says whether any were left out.
pub(super) fn largest(parts: &mut Vec<Part>, most: usize) -> bool {
    if parts.len() <= most {
        return false;
    }
    let size = |part: &Part| part.base.parse::<Points>().map_or(0, |points| points.units().unsigned_abs());
    let mut sizes: Vec<u64> = parts.iter().map(size).collect();
    sizes.sort_unstable_by(|one, two| two.cmp(one));
    let least = sizes.get(most - 1).copied().unwrap_or(0);
    parts.retain(|part| size(part) >= least);
    parts.truncate(most);
    true
}

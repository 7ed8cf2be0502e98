//! Which columns and trees a plan asks for, so that loaders read just those.

use std::collections::BTreeMap;

use crate::formula::{Expr, MemberField, SaleField, Type};
use crate::kinds::{Kind, Limit, Per};
use crate::model::{Plan, Title, Tree};

/// What a plan reads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needs {
    /// Further columns of the members.
    pub member_columns: BTreeMap<String, Type>,
    /// Further columns of the sales.
    pub sale_columns: BTreeMap<String, Type>,
    /// Whether it walks the placement tree.
    pub placement: bool,
    /// Whether it reads the slot under the placement parent.
    pub leg: bool,
    /// Whether it reads the date of joining.
    pub joined: bool,
    /// Whether it reads the members' status.
    pub status: bool,
    /// Whether it reads the members' country.
    pub country: bool,
    /// Whether it reads the given rank.
    pub given_rank: bool,
    /// Whether it reads the kind of a sale.
    pub sale_kind: bool,
    /// Whether it reads sales at all.
    pub sales: bool,
}

impl Plan {
    /// Every formula of the plan.
    pub fn formulas(&self) -> Vec<&Expr> {
        let mut all: Vec<&Expr> = self.volumes.iter().map(|volume| &volume.formula).collect();
        all.extend(&self.active);
        all.extend(&self.ranks.paid_as.when);
        all.extend(self.ranks.ladder.iter().flat_map(|rank| &rank.needs));
        for bonus in &self.bonuses {
            all.extend(&bonus.eligible);
            all.extend(bonus.kind.formulas());
        }
        all
    }

    /// What the plan reads from members and sales.
    pub fn needs(&self) -> Needs {
        let mut needs = Needs::default();
        for formula in self.formulas() {
            formula.walk(&mut |part| needs.note(part));
        }
        for bonus in &self.bonuses {
            needs.placement |= bonus.kind.tree() == Some(Tree::Placement);
            needs.leg |= matches!(bonus.kind, Kind::Binary(_));
            if let Kind::Limit(Limit { per: Per::Owner(column), .. }) = &bonus.kind {
                needs.member_columns.insert(column.clone(), Type::Text);
            }
        }
        let given = |title: Title| title != Title::Earned;
        needs.given_rank = given(self.ranks.title) || given(self.ranks.paid_as.from);
        needs
    }
}

impl Needs {
    fn note(&mut self, part: &Expr) {
        match part {
            Expr::MemberColumn(name, found) => {
                self.member_columns.insert(name.clone(), *found);
            }
            Expr::SaleColumn(name, found) => {
                self.sale_columns.insert(name.clone(), *found);
            }
            Expr::Member(MemberField::Status) => self.status = true,
            Expr::Member(MemberField::Country) => self.country = true,
            Expr::Member(MemberField::Joined) => self.joined = true,
            Expr::Member(MemberField::Leg) => self.leg = true,
            Expr::Sale(SaleField::Kind) => self.sale_kind = true,
            Expr::Sales { .. } => self.sales = true,
            Expr::Over(_, tree, _) | Expr::Limited(_, tree, ..) | Expr::Legs { tree, .. } => {
                self.placement |= *tree == Tree::Placement
            }
            _ => {}
        }
    }
}

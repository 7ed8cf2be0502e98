//! Formulas back to text, in the one canonical spelling; what is printed reads back the same.

use kernel::Rate;

use super::{Compare, Expr, Fold, Math, MemberField, SaleField};
use crate::model::{Plan, Tree};

/// The formula as the plan would write it.
pub fn print(plan: &Plan, expr: &Expr) -> String {
    at(plan, expr, 0)
}

/// Binding strength: or 1, and 2, not 3, comparison 4, sum 5, product 6.
fn at(plan: &Plan, expr: &Expr, outside: u8) -> String {
    let (own, text) = bare(plan, expr);
    if own <= outside { format!("({text})") } else { text }
}

fn joined(plan: &Plan, all: &[Expr], with: &str, strength: u8) -> String {
    all.iter().map(|expr| at(plan, expr, strength)).collect::<Vec<_>>().join(with)
}

fn bare(plan: &Plan, expr: &Expr) -> (u8, String) {
    const WHOLE: u8 = 9;
    match expr {
        Expr::Number(rate) => number(*rate),
        Expr::Text(text) => (WHOLE, format!("\"{text}\"")),
        Expr::Date(date) => (WHOLE, date.to_string()),
        Expr::Bool(yes) => (WHOLE, if *yes { "yes" } else { "no" }.to_owned()),
        Expr::Rank(rank) => (WHOLE, rank_name(plan, *rank)),
        Expr::Volume(index) => (WHOLE, plan.volumes.get(*index).map_or(String::new(), |v| v.name.clone())),
        Expr::Member(field) => (WHOLE, member(*field).to_owned()),
        Expr::MemberColumn(name, _) => (WHOLE, format!("member.{name}")),
        Expr::Sale(field) => (WHOLE, sale(*field).to_owned()),
        Expr::SaleColumn(name, _) => (WHOLE, name.clone()),
        Expr::Math(math, one, two) => {
            let (own, sign) = match math {
                Math::Add => (5, "+"),
                Math::Sub => (5, "-"),
                Math::Mul => (6, "*"),
                Math::Div => (6, "/"),
            };
            (own, format!("{} {sign} {}", at(plan, one, own - 1), at(plan, two, own)))
        }
        Expr::Compare(compare, one, two) => {
            (4, format!("{} {} {}", at(plan, one, 4), compare_sign(*compare), at(plan, two, 4)))
        }
        Expr::In(one, list) => (4, format!("{} in ({})", at(plan, one, 4), joined(plan, list, ", ", 4))),
        Expr::Not(inner) => (3, format!("not {}", at(plan, inner, 2))),
        Expr::And(all) => (2, joined(plan, all, " and ", 2)),
        Expr::Or(all) => (1, joined(plan, all, " or ", 1)),
        Expr::If(test, then, other) => {
            let parts = [test, then, other].map(|part| at(plan, part, 0));
            (WHOLE, format!("if({})", parts.join(", ")))
        }
        Expr::Min(all) => (WHOLE, format!("min({})", joined(plan, all, ", ", 0))),
        Expr::Max(all) => (WHOLE, format!("max({})", joined(plan, all, ", ", 0))),
        Expr::Sales { of, only } => {
            let only = only.as_ref().map_or(String::new(), |only| format!(" where {}", at(plan, only, 0)));
            (WHOLE, format!("sales({}{only})", at(plan, of, 0)))
        }
        Expr::Over(fold, tree, of) => {
            (WHOLE, format!("{}({}{})", fold_name(*fold), at(plan, of, 0), in_tree(*tree)))
        }
        Expr::Limited(fold, tree, of, limit) => {
            let (name, of, limit) = (fold_name(*fold), at(plan, of, 0), at(plan, limit, 0));
            (WHOLE, format!("{name}({of}, each at most {limit}{})", in_tree(*tree)))
        }
        Expr::Legs { anywhere, tree, test } => {
            let name = if *anywhere { "legs_with" } else { "legs" };
            (WHOLE, format!("{name}({}{})", at(plan, test, 0), in_tree(*tree)))
        }
    }
}

/// A number that is no short decimal prints as a quotient of constants, which folds back.
fn number(rate: Rate) -> (u8, String) {
    let text = rate.to_string();
    let own = if text.contains('/') {
        6
    } else if text.starts_with('-') {
        5
    } else {
        9
    };
    (own, text)
}

fn fold_name(fold: Fold) -> &'static str {
    match fold {
        Fold::Group => "group",
        Fold::Downline => "downline",
        Fold::Frontline => "frontline",
    }
}

fn in_tree(tree: Tree) -> &'static str {
    match tree {
        Tree::Sponsor => "",
        Tree::Placement => " in placement",
    }
}

/// A rank's name, quoted where it is no plain word.
pub(crate) fn rank_name(plan: &Plan, rank: u8) -> String {
    plan.ranks.ladder.get(usize::from(rank)).map_or(String::new(), |rank| quoted(&rank.name))
}

/// A name as a plain word where it is one, else quoted.
pub(crate) fn quoted(name: &str) -> String {
    let plain = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !crate::parse::RESERVED.contains(&name);
    if plain { name.to_owned() } else { format!("\"{name}\"") }
}

pub(crate) fn member(field: MemberField) -> &'static str {
    match field {
        MemberField::Status => "member.status",
        MemberField::Country => "member.country",
        MemberField::Joined => "member.joined",
        MemberField::Leg => "member.leg",
        MemberField::Rank => "rank",
        MemberField::PaidAs => "paid_as",
        MemberField::Active => "active",
    }
}

fn sale(field: SaleField) -> &'static str {
    match field {
        SaleField::Amount => "amount",
        SaleField::Date => "date",
        SaleField::Kind => "kind",
        SaleField::Returned => "returned",
    }
}

/// The sign of a comparison.
pub(crate) fn compare_sign(compare: Compare) -> &'static str {
    match compare {
        Compare::Eq => "=",
        Compare::Ne => "<>",
        Compare::Lt => "<",
        Compare::Le => "<=",
        Compare::Gt => ">",
        Compare::Ge => ">=",
    }
}

//! Limit: what the bonuses above it may pay at most; what is over is taken off again by lines of its own.

use kernel::{Problem, Rate};

use crate::formula::parse::{Place, formula};
use crate::formula::{Expr, Type};
use crate::model::{Bonus, Lines, Plan};
use crate::parse::BonusReader;
use crate::text::cursor::Cursor;
use crate::text::token::TokenKind;

use super::Kind;

/// The lines of the bonuses stay as they are; a limit writes a negative line for each payee (or each
/// line) above it. What a member is paid is thus always the sum of the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The bonuses limited, ascending, with the limits above this one that limit only some of them.
    pub of: Vec<usize>,
    /// Whether these are all bonuses above.
    pub all: bool,
    /// What is limited.
    pub per: Per,
    /// How much it may be at most.
    pub most: Most,
    /// How people who share one limit are cut.
    pub cut: Cut,
    /// The account for what is cut.
    pub account: String,
}

/// What a limit is counted over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Per {
    /// Each line by itself; of one bonus.
    Line,
    /// Everything a member gets.
    Member,
    /// Everything that members with the same text in this column get; without a text each alone.
    Owner(String),
    /// Everything that everybody gets.
    Company,
}

/// How much is paid at most; below zero counts as nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Most {
    /// An amount in the plan's currency, of the payee; over several people a plain number.
    Amount(Expr),
    /// A part of a volume: of the payee, of all positions of the owner, of everybody.
    Part(Rate, usize),
}

/// How several people share a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// In the order of their ids each gets everything until the limit is reached.
    Off,
    /// Everybody keeps the same part; the cents add up exactly.
    Proportional,
}

impl Limit {
    /// `of BONUS, BONUS`, `per line`, `member`, `member.COLUMN` or `company`, `most …`, `cut off` or
    /// `proportional`, `account "…"`.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (of, all) = of(reader)?;
        let mut line = reader.body.required("per")?;
        let at = line;
        let per = per(&mut line)?;
        line.end_all()?;
        if per == Per::Line && (of.len() != 1 || is_limit(reader.bonuses, of[0])) {
            return Err(at.problem("plan-limit-line"));
        }
        let most = most(reader, &per)?;
        let cut = cut(reader, &per)?;
        let mut line = reader.body.required("account")?;
        let account = line.take(TokenKind::Text, "\"text\"")?.text.clone();
        line.end_all()?;
        let lines = reader.lines(&[Lines::Payee], Lines::Payee)?;
        Ok((Self { of, all, per, most, cut, account }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        if !self.all {
            let named = self.of.iter().filter(|index| !is_limit(&plan.bonuses, **index));
            let names: Vec<&str> = named.map(|index| plan.bonuses[*index].name.as_str()).collect();
            out.push(format!("of {}", names.join(", ")));
        }
        out.push(match &self.per {
            Per::Line => "per line".to_owned(),
            Per::Member => "per member".to_owned(),
            Per::Owner(column) => format!("per member.{column}"),
            Per::Company => "per company".to_owned(),
        });
        out.push(match &self.most {
            Most::Amount(amount) => format!("most {}", crate::formula::print(plan, amount)),
            Most::Part(rate, volume) => {
                format!("most {} of {}", rate.percent(), super::volume_name(plan, *volume))
            }
        });
        out.push(if self.cut == Cut::Off { "cut off" } else { "proportional" }.to_owned());
        out.push(format!("account \"{}\"", self.account));
    }
}

fn is_limit(bonuses: &[Bonus], index: usize) -> bool {
    bonuses.get(index).is_some_and(|bonus| matches!(bonus.kind, Kind::Limit(_)))
}

/// The bonuses limited, and whether they are all. Limits above must lie wholly within or wholly outside,
/// or nobody could say whose amounts they had cut.
fn of(reader: &mut BonusReader<'_, '_>) -> Result<(Vec<usize>, bool), Problem> {
    let Some(mut line) = reader.body.one("of")? else {
        let all: Vec<usize> = (0..reader.bonuses.len()).collect();
        return match all.iter().all(|index| is_limit(reader.bonuses, *index)) {
            true => Err(reader.body.problem("plan-limit-nothing")),
            false => Ok((all, true)),
        };
    };
    let start = line;
    let mut of = reader.above(&mut line, |bonus| !matches!(bonus.kind, Kind::Limit(_)))?;
    for (index, bonus) in reader.bonuses.iter().enumerate() {
        let Kind::Limit(other) = &bonus.kind else { continue };
        let within = other.of.iter().filter(|one| of.contains(one)).count();
        if within == other.of.len() {
            of.push(index);
        } else if within > 0 {
            return Err(start.problem("plan-limit-overlap").with("other", &bonus.name));
        }
    }
    of.sort_unstable();
    Ok((of, false))
}

fn per(line: &mut Cursor<'_>) -> Result<Per, Problem> {
    let expected = |line: &Cursor<'_>| {
        line.problem("plan-expected").with("expected", "line, member, member.COLUMN, company")
    };
    for (word, per) in [("line", Per::Line), ("member", Per::Member), ("company", Per::Company)] {
        if line.accept(word) {
            return Ok(per);
        }
    }
    let at = *line;
    let token = line.take(TokenKind::Word, "line, member, member.COLUMN, company")?;
    let column = token.text.strip_prefix("member.").filter(|column| !column.contains('.'));
    match column {
        Some(column) if crate::formula::parse::member_field(column).is_none() => {
            Ok(Per::Owner(column.to_owned()))
        }
        _ => Err(expected(&at)),
    }
}

/// `most 42% of CV`, or an amount: a formula where one member is asked, a number where several share it.
fn most(reader: &mut BonusReader<'_, '_>, per: &Per) -> Result<Most, Problem> {
    let mut line = reader.body.required("most")?;
    let at = line;
    let mut part = line;
    if let Ok(rate) = part.rate()
        && part.accept("of")
    {
        let before = part;
        let token = part.name()?;
        part.end_all()?;
        if *per == Per::Line {
            return Err(at.problem("plan-limit-part"));
        }
        let volume = reader.volumes.iter().position(|volume| volume.name == token.text);
        return Ok(Most::Part(rate, volume.ok_or_else(|| before.problem("plan-unknown-volume"))?));
    }
    let amount = formula(&mut line, reader.names, Place::Bonus, Type::Number)?;
    line.end_all()?;
    let alone = matches!(per, Per::Line | Per::Member);
    if !alone && !matches!(amount, Expr::Number(_)) {
        return Err(at.problem("plan-expected").with("expected", "5000, 42% of VOLUME"));
    }
    Ok(Most::Amount(amount))
}

fn cut(reader: &mut BonusReader<'_, '_>, per: &Per) -> Result<Cut, Problem> {
    let (off, shared) = (reader.body.one("cut")?, reader.body.one("proportional")?);
    match (off, shared, per) {
        (Some(_), Some(at), _) => Err(at.problem_first("plan-twice").with("name", "cut")),
        (Some(mut line), None, _) => {
            line.expect("off")?;
            line.end_all()?;
            Ok(Cut::Off)
        }
        // One person shares with nobody.
        (None, Some(at), Per::Line | Per::Member) => {
            Err(at.problem_first("plan-expected").with("expected", "cut off"))
        }
        (None, Some(line), _) => {
            line.end_all()?;
            Ok(Cut::Proportional)
        }
        (None, None, Per::Line | Per::Member) => Ok(Cut::Off),
        (None, None, _) => Err(reader.body.problem("plan-missing").with("missing", "cut off, proportional")),
    }
}

//! A plan's text into a [`Plan`]; reports every problem it can find, each with line, column and token.

use kernel::{Problem, Rounding};

use crate::formula::Type;
use crate::formula::parse::{Names, Place, conditions, formula};
use crate::kinds::{self, Kind};
use crate::model::{Bonus, Factor, Lines, PaidAs, Plan, Rank, Ranks, Title, Volume};
use crate::text::cursor::{Body, Cursor};
use crate::text::statement::{Statement, statements};
use crate::text::token::TokenKind;

/// Words with a meaning of their own, which no volume or unquoted rank may bear.
pub(crate) const RESERVED: [&str; 33] = [
    "and",
    "or",
    "not",
    "in",
    "if",
    "min",
    "max",
    "sales",
    "group",
    "downline",
    "frontline",
    "legs",
    "legs_with",
    "where",
    "yes",
    "no",
    "id",
    "rank",
    "paid_as",
    "active",
    "status",
    "country",
    "joined",
    "leg",
    "sponsor",
    "placement",
    "reason",
    "amount",
    "date",
    "kind",
    "returned",
    "member",
    "earned",
];

/// Most ranks, volumes and bonuses in a plan.
const MANY_MAX: usize = 250;

/// Reads a plan. Every problem has its line, column and token.
pub fn parse(source: &str) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    let roots = statements(source, &mut problems);
    let plan = document(&roots, &mut problems);
    match plan {
        Some(plan) if problems.is_empty() => Ok(plan),
        _ => {
            if problems.is_empty() {
                problems.push(Problem::new("plan-missing").with("missing", "plan").line(1).column(1));
            }
            problems.sort_by_key(|problem| (problem.at.line, problem.at.column));
            Err(problems)
        }
    }
}

/// Keeps the value or the problem.
fn keep<T>(result: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|problem| problems.push(problem)).ok()
}

fn document(roots: &[Statement], problems: &mut Vec<Problem>) -> Option<Plan> {
    let mut names = Names { volumes: Vec::new(), ranks: rank_names(roots), bonuses: bonus_names(roots) };
    let mut plan: Option<Plan> = None;
    let mut rest: (Vec<Volume>, Vec<crate::Expr>, Ranks, Vec<Bonus>) = Default::default();
    let mut ceiling: Option<(kernel::Rate, usize)> = None;
    let mut seen: Vec<&str> = Vec::new();
    for statement in roots {
        let mut cursor = Cursor::new(statement);
        let Some(head) = cursor.peek() else { continue };
        let once = matches!(head.text.as_str(), "plan" | "active" | "ranks" | "ceiling");
        if once && seen.contains(&head.text.as_str()) {
            problems.push(cursor.problem("plan-twice").with("name", &head.text));
            continue;
        }
        seen.push(&head.text);
        cursor.next();
        match head.text.as_str() {
            "plan" => plan = keep(header(cursor), problems),
            "volume" => {
                // A wrong volume still lends its name, so that one mistake is reported once.
                let before = cursor;
                let reserved = |name: String| match RESERVED.contains(&name.as_str()) {
                    true => Err(before.problem("plan-reserved")),
                    false => Ok(name),
                };
                match name(&mut cursor, &names.volumes).and_then(reserved) {
                    Err(problem) => problems.push(problem),
                    Ok(name) => {
                        let volume = keep(volume(cursor, &name, &names), problems);
                        names.volumes.push(name.clone());
                        let zero = crate::Expr::Number(kernel::Rate::ZERO);
                        rest.0.push(volume.unwrap_or(Volume { name, formula: zero }));
                    }
                }
            }
            "active" => {
                rest.1.extend(keep(needs(cursor, &names, Place::Active), problems).unwrap_or_default())
            }
            "ranks" => rest.2 = keep(ranks(statement, cursor, &names), problems).unwrap_or_default(),
            "ceiling" => ceiling = keep(self::ceiling(cursor, &names), problems),
            "bonus" => {
                let bonus = bonus(statement, cursor, &names, &rest.0, &rest.3);
                rest.3.extend(keep(bonus, problems));
            }
            _ => problems.push(
                Cursor::new(statement)
                    .problem("plan-expected")
                    .with("expected", "plan, volume, ceiling, active, ranks, bonus"),
            ),
        }
    }
    if rest.0.len().max(rest.3.len()).max(names.ranks.len()) > MANY_MAX {
        problems.push(Problem::new("plan-too-many").with("max", MANY_MAX).line(1).column(1));
    }
    let (volumes, active, ranks, bonuses) = rest;
    let plan = plan.map(|plan| Plan { volumes, active, ranks, bonuses, ceiling, ..plan });
    if plan.is_none() && !seen.contains(&"plan") {
        problems.push(Problem::new("plan-missing").with("missing", "plan").line(1).column(1));
    }
    plan
}

/// The ladder's names, wherever the block stands: conditions may name any of them.
fn rank_names(roots: &[Statement]) -> Vec<String> {
    let blocks = roots.iter().filter(|root| Cursor::new(root).accept("ranks"));
    let mut names = Vec::new();
    for statement in blocks.flat_map(|block| &block.children) {
        let mut cursor = Cursor::new(statement);
        if cursor.accept("rank")
            && let Ok(token) = cursor.name_or_text()
        {
            names.push(token.text.clone());
        }
    }
    names
}

/// Every bonus's name, so that one below is told from one that is nowhere.
fn bonus_names(roots: &[Statement]) -> Vec<String> {
    let mut names = Vec::new();
    for root in roots {
        let mut cursor = Cursor::new(root);
        if cursor.accept("bonus")
            && let Ok(token) = cursor.name()
        {
            names.push(token.text.clone());
        }
    }
    names
}

/// A new plain name.
fn name(cursor: &mut Cursor<'_>, taken: &[String]) -> Result<String, Problem> {
    let before = *cursor;
    let token = cursor.name()?;
    if taken.contains(&token.text) {
        return Err(before.problem("plan-twice").with("name", &token.text));
    }
    Ok(token.text.clone())
}

/// A quoted text that can be printed back.
fn text(cursor: &mut Cursor<'_>) -> Result<String, Problem> {
    cursor.take(TokenKind::Text, "\"text\"").map(|token| token.text.clone())
}

fn header(mut cursor: Cursor<'_>) -> Result<Plan, Problem> {
    let name = text(&mut cursor)?;
    cursor.end()?;
    let mut body = Body::new(cursor.statement);
    let mut line = body.required("version")?;
    let version = match line.peek() {
        Some(token) if token.kind != TokenKind::Symbol => token.text.clone(),
        _ => return Err(line.problem("plan-expected").with("expected", "version")),
    };
    line.next();
    line.end_all()?;
    let mut line = body.required("currency")?;
    let token = line.take(TokenKind::Word, "EUR")?;
    let currency = token.text.parse().map_err(|_| line.problem_at("currency-unknown", Some(token)))?;
    line.end_all()?;
    let mut rounding = Rounding::default();
    if let Some(mut line) = body.one("rounding")? {
        rounding = self::rounding(&mut line)?;
        line.end_all()?;
    }
    let mut residue = "rounding".to_owned();
    if let Some(mut line) = body.one("residue")? {
        residue = text(&mut line)?;
        line.end_all()?;
    }
    body.end()?;
    let (volumes, active, ranks, bonuses) = Default::default();
    Ok(Plan { name, version, currency, rounding, residue, volumes, active, ranks, bonuses, ceiling: None })
}

fn rounding(line: &mut Cursor<'_>) -> Result<Rounding, Problem> {
    let start = *line;
    let mut words = Vec::new();
    while let Some(token) = line.next() {
        words.push(token.text.as_str());
    }
    let found = words.join(" ");
    let mode = Rounding::ALL.into_iter().find(|(_, name)| *name == found);
    let all = Rounding::ALL.map(|(_, name)| name).join(", ");
    mode.map(|(mode, _)| mode).ok_or_else(|| start.problem("plan-expected").with("expected", all))
}

/// `ceiling 45% of VOLUME`, a volume stated above.
fn ceiling(mut cursor: Cursor<'_>, names: &Names) -> Result<(kernel::Rate, usize), Problem> {
    let rate = cursor.rate()?;
    cursor.expect("of")?;
    let before = cursor;
    let token = cursor.name()?;
    cursor.end_all()?;
    let index = names.volumes.iter().position(|name| *name == token.text);
    index.map(|index| (rate, index)).ok_or_else(|| before.problem("plan-unknown-volume"))
}

fn volume(mut cursor: Cursor<'_>, name: &str, names: &Names) -> Result<Volume, Problem> {
    cursor.expect("=")?;
    let formula = formula(&mut cursor, names, Place::Volume, Type::Number)?;
    cursor.end_all()?;
    Ok(Volume { name: name.to_owned(), formula })
}

/// `when CONDITION` on the line and `needs CONDITION` below it; all must hold.
fn needs(mut cursor: Cursor<'_>, names: &Names, place: Place) -> Result<Vec<crate::Expr>, Problem> {
    let mut all = Vec::new();
    if cursor.accept("when") {
        all.extend(conditions(&mut cursor, names, place)?);
    }
    cursor.end()?;
    let mut body = Body::new(cursor.statement);
    for mut line in body.all("needs") {
        all.extend(conditions(&mut line, names, place)?);
        line.end_all()?;
    }
    body.end()?;
    Ok(all)
}

fn ranks(statement: &Statement, cursor: Cursor<'_>, names: &Names) -> Result<Ranks, Problem> {
    cursor.end()?;
    let mut body = Body::new(statement);
    let mut out = Ranks::default();
    if let Some(mut line) = body.one("title")? {
        out.title = title(&mut line)?;
        line.end_all()?;
    }
    out.paid_as = PaidAs { from: out.title, ..PaidAs::default() };
    if let Some(mut line) = body.one("paid_as")? {
        out.paid_as.from = title(&mut line)?;
        if line.accept("when") {
            out.paid_as.when = conditions(&mut line, names, Place::PaidAs)?;
            line.expect("else")?;
            out.paid_as.otherwise = rank(&mut line, names)?;
        }
        line.end_all()?;
    }
    for mut line in body.all("rank") {
        let before = line;
        let name = line.name_or_text()?.text.clone();
        if out.ladder.iter().any(|rank| rank.name == name) {
            return Err(before.problem("plan-twice").with("name", name));
        }
        out.ladder.push(Rank { name, needs: needs(line, names, Place::Rank)? });
    }
    if out.ladder.is_empty() {
        return Err(Cursor::new(statement).problem("plan-missing").with("missing", "rank"));
    }
    body.end()?;
    one_tree(statement, &out)?;
    Ok(out)
}

/// Ranks are found deepest first, so their conditions may look down one tree only.
fn one_tree(statement: &Statement, ranks: &Ranks) -> Result<(), Problem> {
    let mut trees = Vec::new();
    for need in ranks.ladder.iter().flat_map(|rank| &rank.needs) {
        need.walk(&mut |part| {
            if let crate::Expr::Legs { tree, .. } = part {
                trees.push(*tree);
            }
        });
    }
    trees.sort_unstable();
    trees.dedup();
    if trees.len() > 1 { Err(Cursor::new(statement).problem("plan-rank-trees")) } else { Ok(()) }
}

fn title(line: &mut Cursor<'_>) -> Result<Title, Problem> {
    for (word, title) in [("earned", Title::Earned), ("given", Title::Given), ("best", Title::Best)] {
        if line.accept(word) {
            return Ok(title);
        }
    }
    Err(line.problem("plan-expected").with("expected", "earned, given, best"))
}

/// A rank of the ladder by name.
pub(crate) fn rank(line: &mut Cursor<'_>, names: &Names) -> Result<u8, Problem> {
    let before = *line;
    let token = line.name_or_text()?;
    let index = names.ranks.iter().position(|name| *name == token.text);
    let unknown = || before.problem("plan-unknown-rank").with("name", &token.text);
    index.and_then(|index| u8::try_from(index).ok()).ok_or_else(unknown)
}

/// What the kinds need to read their own lines.
pub(crate) struct BonusReader<'a, 'n> {
    pub body: Body<'a>,
    pub names: &'n Names,
    pub volumes: &'n [Volume],
    /// The bonuses above.
    pub bonuses: &'n [Bonus],
    /// The `lines` the plan asks for, and where it does.
    pub lines: Option<(Lines, Cursor<'a>)>,
}

fn bonus(
    statement: &Statement,
    mut cursor: Cursor<'_>,
    names: &Names,
    volumes: &[Volume],
    bonuses: &[Bonus],
) -> Result<Bonus, Problem> {
    let taken: Vec<String> = bonuses.iter().map(|bonus| bonus.name.clone()).collect();
    let name = name(&mut cursor, &taken)?;
    cursor.expect(":")?;
    let before = cursor;
    let kind = cursor.name()?.text.as_str();
    cursor.end()?;
    let mut body = Body::new(statement);
    let title = match body.one("title")? {
        Some(mut line) => {
            let title = text(&mut line)?;
            line.end_all()?;
            Some(title)
        }
        None => None,
    };
    let mut eligible = Vec::new();
    for line in body.all("eligible") {
        eligible.extend(needs(line, names, Place::Bonus)?);
    }
    let factors: Result<Vec<Factor>, Problem> = body.all("times").into_iter().map(factor).collect();
    let lines = match body.one("lines")? {
        Some(line) => Some(self::lines(line)?),
        None => None,
    };
    let mut reader = BonusReader { body, names, volumes, bonuses, lines };
    let (kind, lines) = match kind {
        "retail" => kinds::Retail::read(&mut reader).map(|(kind, lines)| (Kind::Retail(kind), lines)),
        "brackets" => kinds::Brackets::read(&mut reader).map(|(kind, lines)| (Kind::Brackets(kind), lines)),
        "unilevel" => kinds::Unilevel::read(&mut reader).map(|(kind, lines)| (Kind::Unilevel(kind), lines)),
        "differential" => {
            kinds::Differential::read(&mut reader).map(|(kind, lines)| (Kind::Differential(kind), lines))
        }
        "generation" => {
            kinds::Generation::read(&mut reader).map(|(kind, lines)| (Kind::Generation(kind), lines))
        }
        "matching" => kinds::Matching::read(&mut reader).map(|(kind, lines)| (Kind::Matching(kind), lines)),
        "override" => kinds::Override::read(&mut reader).map(|(kind, lines)| (Kind::Override(kind), lines)),
        "pool" => kinds::Pool::read(&mut reader).map(|(kind, lines)| (Kind::Pool(kind), lines)),
        "binary" => kinds::Binary::read(&mut reader).map(|(kind, lines)| (Kind::Binary(kind), lines)),
        "limit" => kinds::Limit::read(&mut reader).map(|(kind, lines)| (Kind::Limit(kind), lines)),
        _ => Err(before.problem("plan-expected").with("expected", kinds::NAMES.join(", "))),
    }?;
    reader.body.end()?;
    let factors = factors?;
    if matches!(kind, Kind::Limit(_)) && !(eligible.is_empty() && factors.is_empty()) {
        return Err(Cursor::new(statement).problem("plan-limit-plain"));
    }
    Ok(Bonus { name, title, eligible, factors, lines, kind })
}

fn factor(mut line: Cursor<'_>) -> Result<Factor, Problem> {
    let rate = line.rate()?;
    let why = match line.peek() {
        Some(_) => text(&mut line)?,
        None => String::new(),
    };
    line.end_all()?;
    Ok(Factor { rate, why })
}

fn lines(mut line: Cursor<'_>) -> Result<(Lines, Cursor<'_>), Problem> {
    line.expect("per")?;
    let at = line;
    let all =
        [("sale", Lines::Sale), ("member", Lines::Member), ("level", Lines::Level), ("payee", Lines::Payee)];
    for (word, lines) in all {
        if line.accept(word) {
            line.end_all()?;
            return Ok((lines, at));
        }
    }
    Err(line.problem("plan-expected").with("expected", "sale, member, level, payee"))
}

impl<'a> BonusReader<'a, '_> {
    /// `KEYWORD VOLUME`: a volume by name.
    pub fn volume(&mut self, keyword: &str) -> Result<(usize, Cursor<'a>), Problem> {
        let mut line = self.body.required(keyword)?;
        let at = line;
        let token = line.name()?;
        line.end_all()?;
        let index = self.volumes.iter().position(|volume| volume.name == token.text);
        index.map(|index| (index, at)).ok_or_else(|| at.problem("plan-unknown-volume"))
    }

    /// `BONUS, BONUS`: bonuses above, each once, that may be named. One from further below could name this one
    /// in turn.
    pub fn above(&self, line: &mut Cursor<'_>, may: impl Fn(&Bonus) -> bool) -> Result<Vec<usize>, Problem> {
        let mut out = Vec::new();
        loop {
            let at = *line;
            let token = line.name()?;
            let known = |bonus: &Bonus| bonus.name == token.text && may(bonus);
            match self.bonuses.iter().position(known) {
                Some(index) if out.contains(&index) => {
                    return Err(at.problem("plan-twice").with("name", &token.text));
                }
                Some(index) => out.push(index),
                None if self.bonuses.iter().any(|bonus| bonus.name == token.text) => {
                    return Err(at.problem("plan-limit-named").with("name", &token.text));
                }
                None if self.names.bonuses.contains(&token.text) => {
                    return Err(at.problem("plan-bonus-order").with("name", &token.text));
                }
                None => return Err(at.problem("plan-unknown-bonus")),
            }
            if !line.accept(",") {
                break;
            }
        }
        line.end_all()?;
        Ok(out)
    }

    /// The volume summed from sales behind `index`, if it is nothing else.
    pub fn is_sold(&self, index: usize) -> bool {
        matches!(self.volumes.get(index).map(|volume| &volume.formula), Some(crate::Expr::Sales { .. }))
    }

    /// The declared `lines per …` if the kind knows it, else the usual one.
    pub fn lines(&self, known: &[Lines], usual: Lines) -> Result<Lines, Problem> {
        match &self.lines {
            None => Ok(usual),
            Some((lines, _)) if known.contains(lines) => Ok(*lines),
            Some((_, at)) => Err(at.problem("plan-lines")),
        }
    }

    /// Where the lines were declared, for a kind's own refusal.
    pub fn lines_problem(&self, code: &str) -> Option<Problem> {
        self.lines.as_ref().map(|(_, at)| at.problem(code))
    }
}

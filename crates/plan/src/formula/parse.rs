//! Formulas from tokens: precedence climbing with names and types resolved on the way; refuses
//! unknown names, mixed types, deep nesting (32) and formulas of more than 1,000 parts.

use kernel::{Problem, Rate};

use super::{Compare, Expr, Fold, Math, MemberField, SaleField, Type};
use crate::model::Tree;
use crate::text::cursor::Cursor;
use crate::text::token::{Token, TokenKind};

/// Where a formula stands, which decides the names it may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A volume: earlier volumes, columns, sums; no rank, no activity.
    Volume,
    /// Inside `sales(…)`: one sale and its buyer.
    Sale,
    /// What makes a member active: volumes and columns.
    Active,
    /// What a rank needs: also `active` and legs, whose tests may ask for ranks.
    Rank,
    /// What a paid-as rule needs: also the own `rank`.
    PaidAs,
    /// Inside `legs(…)`: everything but legs.
    Leg,
    /// What a bonus needs: everything.
    Bonus,
}

/// The names formulas may use.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub volumes: Vec<String>,
    pub ranks: Vec<String>,
    /// Every bonus of the plan, wherever it stands.
    pub bonuses: Vec<String>,
}

const DEPTH_MAX: u32 = 32;
const PARTS_MAX: u32 = 1_000;

/// An expression and its type; `None` for a column whose type is not yet known.
type Typed = (Expr, Option<Type>);

pub(crate) struct Reader<'c, 'a, 'n> {
    cursor: &'c mut Cursor<'a>,
    names: &'n Names,
    place: Place,
    depth: u32,
    parts: u32,
}

/// Reads a formula that must yield `wanted`.
pub(crate) fn formula(
    cursor: &mut Cursor<'_>,
    names: &Names,
    place: Place,
    wanted: Type,
) -> Result<Expr, Problem> {
    let start = cursor.peek();
    let mut reader = Reader { cursor, names, place, depth: 0, parts: 0 };
    let typed = reader.or()?;
    reader.coerce(typed, wanted, start)
}

/// Reads a condition and splits it where `and` joins, so that each part explains itself.
pub(crate) fn conditions(cursor: &mut Cursor<'_>, names: &Names, place: Place) -> Result<Vec<Expr>, Problem> {
    Ok(match formula(cursor, names, place, Type::Bool)? {
        Expr::And(all) => all,
        one => vec![one],
    })
}

impl<'a> Reader<'_, 'a, '_> {
    fn coerce(&self, (expr, found): Typed, wanted: Type, at: Option<&Token>) -> Result<Expr, Problem> {
        match (expr, found) {
            // Files hold numbers, texts and dates, never conditions or ranks.
            (_, None) if matches!(wanted, Type::Bool | Type::Rank) => {
                let problem = self.cursor.problem_at("plan-type", at);
                Err(problem.with("expected", word(wanted)).with("found", "column"))
            }
            (Expr::MemberColumn(name, _), None) => Ok(Expr::MemberColumn(name, wanted)),
            (Expr::SaleColumn(name, _), None) => Ok(Expr::SaleColumn(name, wanted)),
            (Expr::Text(text), _) if wanted == Type::Rank => match self.rank(&text) {
                Some(rank) => Ok(Expr::Rank(rank)),
                None => Err(self.cursor.problem_at("plan-unknown-rank", at).with("name", text)),
            },
            (expr, Some(found)) if found == wanted => Ok(expr),
            (_, found) => Err(self
                .cursor
                .problem_at("plan-type", at)
                .with("expected", word(wanted))
                .with("found", found.map_or("column", word))),
        }
    }

    fn rank(&self, name: &str) -> Option<u8> {
        self.names.ranks.iter().position(|rank| rank == name).and_then(|index| u8::try_from(index).ok())
    }

    fn or(&mut self) -> Result<Typed, Problem> {
        self.joined("or", Self::and, Expr::Or)
    }

    fn and(&mut self) -> Result<Typed, Problem> {
        self.joined("and", Self::not, Expr::And)
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Typed, Problem>,
        join: fn(Vec<Expr>) -> Expr,
    ) -> Result<Typed, Problem> {
        let at = self.cursor.peek();
        let first = part(self)?;
        if !self.cursor.accept(word) {
            return Ok(first);
        }
        let mut all = Vec::new();
        // Nested joins of one kind flatten, so that printing and reading agree.
        let mut add = |expr: Expr| match (word, expr) {
            ("and", Expr::And(inner)) | ("or", Expr::Or(inner)) => all.extend(inner),
            (_, other) => all.push(other),
        };
        add(self.coerce(first, Type::Bool, at)?);
        loop {
            let at = self.cursor.peek();
            let next = part(self)?;
            add(self.coerce(next, Type::Bool, at)?);
            if !self.cursor.accept(word) {
                return Ok((join(all), Some(Type::Bool)));
            }
        }
    }

    fn not(&mut self) -> Result<Typed, Problem> {
        if !self.cursor.accept("not") {
            return self.comparison();
        }
        self.deeper(|reader| {
            let at = reader.cursor.peek();
            let inner = reader.not()?;
            let inner = reader.coerce(inner, Type::Bool, at)?;
            Ok((Expr::Not(Box::new(inner)), Some(Type::Bool)))
        })
    }

    fn comparison(&mut self) -> Result<Typed, Problem> {
        let left_at = self.cursor.peek();
        let left = self.sum()?;
        // `PV in placement` names a tree, `kind in ("a", "b")` a list.
        if self.cursor.second_is("(") && self.cursor.accept("in") {
            return self.list(left, left_at);
        }
        let Some(token) = self.cursor.peek() else { return Ok(left) };
        let Some(compare) = comparison(token) else { return Ok(left) };
        self.cursor.next();
        let right_at = self.cursor.peek();
        let right = self.sum()?;
        let wanted = common(&left, &right);
        let ordered = !matches!(compare, Compare::Eq | Compare::Ne);
        if ordered && matches!(wanted, Type::Text | Type::Bool) {
            let problem = self.cursor.problem_at("plan-type", left_at);
            return Err(problem.with("expected", word(Type::Number)).with("found", word(wanted)));
        }
        let left = self.coerce(left, wanted, left_at)?;
        let right = self.coerce(right, wanted, right_at)?;
        Ok((Expr::Compare(compare, Box::new(left), Box::new(right)), Some(Type::Bool)))
    }

    fn list(&mut self, left: Typed, left_at: Option<&Token>) -> Result<Typed, Problem> {
        self.cursor.expect("(")?;
        let mut items = Vec::new();
        loop {
            let at = self.cursor.peek();
            items.push((self.sum()?, at));
            if !self.cursor.accept(",") {
                break;
            }
        }
        self.cursor.expect(")")?;
        let wanted = items.first().map_or(Type::Number, |(item, _)| common(&left, item));
        let left = self.coerce(left, wanted, left_at)?;
        let items: Result<Vec<Expr>, Problem> =
            items.into_iter().map(|(item, at)| self.coerce(item, wanted, at)).collect();
        Ok((Expr::In(Box::new(left), items?), Some(Type::Bool)))
    }

    fn sum(&mut self) -> Result<Typed, Problem> {
        let mut at = self.cursor.peek();
        let mut left = self.product()?;
        loop {
            let math = match self.cursor.peek() {
                Some(token) if is(token, "+") => Math::Add,
                Some(token) if is(token, "-") => Math::Sub,
                _ => return Ok(left),
            };
            self.cursor.next();
            let right_at = self.cursor.peek();
            let right = self.product()?;
            // The difference of two dates is a number of days.
            let dates = math == Math::Sub && (left.1 == Some(Type::Date) || right.1 == Some(Type::Date));
            let wanted = if dates { Type::Date } else { Type::Number };
            left = self.math(math, (left, at), (right, right_at), wanted)?;
            at = right_at;
        }
    }

    fn product(&mut self) -> Result<Typed, Problem> {
        let at = self.cursor.peek();
        let mut left = self.unary()?;
        loop {
            let math = match self.cursor.peek() {
                Some(token) if is(token, "*") => Math::Mul,
                Some(token) if is(token, "/") => Math::Div,
                _ => return Ok(left),
            };
            self.cursor.next();
            let right_at = self.cursor.peek();
            let right = self.unary()?;
            let constant = matches!(&right.0, Expr::Number(rate) if *rate != Rate::ZERO);
            if math == Math::Div && !constant {
                return Err(self.cursor.problem_at("plan-divide", right_at));
            }
            left = self.math(math, (left, at), (right, right_at), Type::Number)?;
        }
    }

    fn math(
        &mut self,
        math: Math,
        (left, left_at): (Typed, Option<&Token>),
        (right, right_at): (Typed, Option<&Token>),
        wanted: Type,
    ) -> Result<Typed, Problem> {
        let left = self.coerce(left, wanted, left_at)?;
        let right = self.coerce(right, wanted, right_at)?;
        let folded = match (&left, &right) {
            (Expr::Number(one), Expr::Number(two)) => Some(constant(math, *one, *two)),
            _ => None,
        };
        let expr = match folded {
            Some(Ok(rate)) => Expr::Number(rate),
            Some(Err(_)) => return Err(self.cursor.problem_at("plan-number", right_at)),
            None => Expr::Math(math, Box::new(left), Box::new(right)),
        };
        Ok((expr, Some(Type::Number)))
    }

    fn unary(&mut self) -> Result<Typed, Problem> {
        let Some(minus) = self.cursor.peek().filter(|token| is(token, "-")) else { return self.primary() };
        self.cursor.next();
        self.deeper(|reader| {
            let at = reader.cursor.peek();
            let inner = reader.unary()?;
            let zero = (Expr::Number(Rate::ZERO), Some(Type::Number));
            reader.math(Math::Sub, (zero, Some(minus)), (inner, at), Type::Number)
        })
    }

    /// Runs one level deeper; bounds nesting so that hostile text cannot exhaust the stack.
    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Result<Typed, Problem>) -> Result<Typed, Problem> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(self.cursor.problem("plan-too-deep"));
        }
        let out = read(self);
        self.depth -= 1;
        out
    }

    fn primary(&mut self) -> Result<Typed, Problem> {
        self.parts += 1;
        if self.parts > PARTS_MAX {
            return Err(self.cursor.problem("plan-too-long").with("max", PARTS_MAX));
        }
        let Some(token) = self.cursor.peek() else {
            return Err(self.cursor.problem("plan-expected").with("expected", "formula"));
        };
        let wrong = |reader: &Self| reader.cursor.problem_at("plan-number", Some(token));
        match token.kind {
            TokenKind::Number => {
                self.cursor.next();
                let rate = token.text.parse().map_err(|_| wrong(self))?;
                Ok((Expr::Number(rate), Some(Type::Number)))
            }
            TokenKind::Date => {
                self.cursor.next();
                let date = token.text.parse().map_err(|_| wrong(self))?;
                Ok((Expr::Date(date), Some(Type::Date)))
            }
            TokenKind::Text => {
                self.cursor.next();
                Ok((Expr::Text(token.text.clone()), Some(Type::Text)))
            }
            TokenKind::Symbol if token.text == "(" => {
                self.cursor.next();
                let inner = self.deeper(Self::or)?;
                self.cursor.expect(")")?;
                Ok(inner)
            }
            TokenKind::Symbol => Err(self.cursor.problem("plan-expected").with("expected", "formula")),
            TokenKind::Word => {
                self.cursor.next();
                if self.cursor.accept("(") {
                    self.deeper(|reader| reader.call(token))
                } else {
                    self.word(token)
                }
            }
        }
    }

    fn word(&self, token: &Token) -> Result<Typed, Problem> {
        let text = token.text.as_str();
        match text {
            "yes" => return Ok((Expr::Bool(true), Some(Type::Bool))),
            "no" => return Ok((Expr::Bool(false), Some(Type::Bool))),
            _ => {}
        }
        if let Some(name) = text.strip_prefix("member.") {
            return self.member_column(name, token);
        }
        if text.contains('.') {
            return Err(self.cursor.problem_at("plan-unknown-name", Some(token)));
        }
        if self.place == Place::Sale {
            return Ok(sale_name(text));
        }
        if let Some(volume) = self.names.volumes.iter().position(|name| name == text) {
            return Ok((Expr::Volume(volume), Some(Type::Number)));
        }
        if let Some((field, found)) = member_field(text) {
            self.allowed(field, token)?;
            return Ok((Expr::Member(field), Some(found)));
        }
        match self.rank(text) {
            Some(rank) => Ok((Expr::Rank(rank), Some(Type::Rank))),
            None => Err(self.cursor.problem_at("plan-unknown-name", Some(token))),
        }
    }

    fn member_column(&self, name: &str, token: &Token) -> Result<Typed, Problem> {
        if name.is_empty() || name.contains('.') {
            return Err(self.cursor.problem_at("plan-unknown-name", Some(token)));
        }
        match member_field(name) {
            Some((field, found)) => {
                self.allowed(field, token)?;
                Ok((Expr::Member(field), Some(found)))
            }
            None => Ok((Expr::MemberColumn(name.to_owned(), Type::Number), None)),
        }
    }

    /// Refuses a field that is not known yet where the formula is computed.
    fn allowed(&self, field: MemberField, token: &Token) -> Result<(), Problem> {
        let fine = match field {
            MemberField::Status | MemberField::Country | MemberField::Joined | MemberField::Leg => true,
            MemberField::Active => !matches!(self.place, Place::Volume | Place::Sale | Place::Active),
            MemberField::Rank => matches!(self.place, Place::PaidAs | Place::Leg | Place::Bonus),
            MemberField::PaidAs => matches!(self.place, Place::Leg | Place::Bonus),
        };
        if fine { Ok(()) } else { Err(self.cursor.problem_at("plan-not-here", Some(token))) }
    }

    fn call(&mut self, token: &Token) -> Result<Typed, Problem> {
        let not_here = |reader: &Self| Err(reader.cursor.problem_at("plan-not-here", Some(token)));
        match token.text.as_str() {
            "min" => Ok((Expr::Min(self.numbers()?), Some(Type::Number))),
            "max" => Ok((Expr::Max(self.numbers()?), Some(Type::Number))),
            "if" => self.choice(),
            "sales" if self.place == Place::Volume => self.sales(),
            "group" | "downline" | "frontline" if self.place == Place::Volume => {
                let fold = match token.text.as_str() {
                    "group" => Fold::Group,
                    "downline" => Fold::Downline,
                    _ => Fold::Frontline,
                };
                let of = Box::new(self.inner(Place::Volume, Type::Number)?);
                let limit = self.limit()?;
                let tree = self.tree()?;
                let sum = match limit {
                    Some(limit) => Expr::Limited(fold, tree, of, Box::new(limit)),
                    None => Expr::Over(fold, tree, of),
                };
                Ok((sum, Some(Type::Number)))
            }
            "legs" | "legs_with" if matches!(self.place, Place::Rank | Place::Bonus) => {
                let test = Box::new(self.inner(Place::Leg, Type::Bool)?);
                let tree = self.tree()?;
                let anywhere = token.text == "legs_with";
                Ok((Expr::Legs { anywhere, tree, test }, Some(Type::Number)))
            }
            "sales" | "group" | "downline" | "frontline" | "legs" | "legs_with" => not_here(self),
            _ => Err(self.cursor.problem_at("plan-unknown-name", Some(token))),
        }
    }

    /// A formula with the names of another place.
    fn inner(&mut self, place: Place, wanted: Type) -> Result<Expr, Problem> {
        let outer = std::mem::replace(&mut self.place, place);
        let at = self.cursor.peek();
        let typed = self.or();
        let typed = typed.and_then(|typed| self.coerce(typed, wanted, at));
        self.place = outer;
        typed
    }

    /// `, each at most LIMIT` of a sum over members.
    fn limit(&mut self) -> Result<Option<Expr>, Problem> {
        if !self.cursor.accept(",") {
            return Ok(None);
        }
        for word in ["each", "at", "most"] {
            self.cursor.expect(word)?;
        }
        self.inner(Place::Volume, Type::Number).map(Some)
    }

    /// `in placement)` or `)`.
    fn tree(&mut self) -> Result<Tree, Problem> {
        let tree = if self.cursor.accept("in") { tree(self.cursor)? } else { Tree::Sponsor };
        self.cursor.expect(")")?;
        Ok(tree)
    }

    fn sales(&mut self) -> Result<Typed, Problem> {
        let of = Box::new(self.inner(Place::Sale, Type::Number)?);
        let only = match self.cursor.accept("where") {
            true => Some(Box::new(self.inner(Place::Sale, Type::Bool)?)),
            false => None,
        };
        self.cursor.expect(")")?;
        Ok((Expr::Sales { of, only }, Some(Type::Number)))
    }

    fn numbers(&mut self) -> Result<Vec<Expr>, Problem> {
        let mut all = Vec::new();
        loop {
            let at = self.cursor.peek();
            let typed = self.or()?;
            all.push(self.coerce(typed, Type::Number, at)?);
            if !self.cursor.accept(",") {
                break;
            }
        }
        self.cursor.expect(")")?;
        Ok(all)
    }

    fn choice(&mut self) -> Result<Typed, Problem> {
        let at = self.cursor.peek();
        let test = self.or()?;
        let test = self.coerce(test, Type::Bool, at)?;
        self.cursor.expect(",")?;
        let then_at = self.cursor.peek();
        let then = self.or()?;
        self.cursor.expect(",")?;
        let other_at = self.cursor.peek();
        let other = self.or()?;
        self.cursor.expect(")")?;
        let wanted = common(&then, &other);
        let then = Box::new(self.coerce(then, wanted, then_at)?);
        let other = Box::new(self.coerce(other, wanted, other_at)?);
        Ok((Expr::If(Box::new(test), then, other), Some(wanted)))
    }
}

/// `sponsor` or `placement`.
pub(crate) fn tree(cursor: &mut Cursor<'_>) -> Result<Tree, Problem> {
    if cursor.accept("sponsor") {
        Ok(Tree::Sponsor)
    } else if cursor.accept("placement") {
        Ok(Tree::Placement)
    } else {
        Err(cursor.problem("plan-expected").with("expected", "sponsor, placement"))
    }
}

/// Exact arithmetic on two constants.
pub(crate) fn constant(math: Math, one: Rate, two: Rate) -> Result<Rate, Problem> {
    match math {
        Math::Add => one.checked_add(two),
        Math::Sub => one.checked_sub(two),
        Math::Mul => one.checked_mul(two),
        Math::Div => one.checked_mul(Rate::new(two.denominator(), two.numerator())?),
    }
}

fn is(token: &Token, symbol: &str) -> bool {
    token.kind == TokenKind::Symbol && token.text == symbol
}

fn comparison(token: &Token) -> Option<Compare> {
    if token.kind != TokenKind::Symbol {
        return None;
    }
    Some(match token.text.as_str() {
        "=" => Compare::Eq,
        "<>" => Compare::Ne,
        "<" => Compare::Lt,
        "<=" => Compare::Le,
        ">" => Compare::Gt,
        ">=" => Compare::Ge,
        _ => return None,
    })
}

/// The type two sides share: a rank wins over a text, a known type over a column, else a number.
fn common(one: &Typed, two: &Typed) -> Type {
    match (one.1, two.1) {
        (Some(Type::Rank), _) | (_, Some(Type::Rank)) => Type::Rank,
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => Type::Number,
    }
}

pub(crate) fn member_field(text: &str) -> Option<(MemberField, Type)> {
    Some(match text {
        "status" => (MemberField::Status, Type::Text),
        "country" => (MemberField::Country, Type::Text),
        "joined" => (MemberField::Joined, Type::Date),
        "leg" => (MemberField::Leg, Type::Number),
        "rank" => (MemberField::Rank, Type::Rank),
        "paid_as" => (MemberField::PaidAs, Type::Rank),
        "active" => (MemberField::Active, Type::Bool),
        _ => return None,
    })
}

fn sale_name(text: &str) -> Typed {
    match text {
        "amount" => (Expr::Sale(SaleField::Amount), Some(Type::Number)),
        "date" => (Expr::Sale(SaleField::Date), Some(Type::Date)),
        "kind" => (Expr::Sale(SaleField::Kind), Some(Type::Text)),
        "returned" => (Expr::Sale(SaleField::Returned), Some(Type::Bool)),
        _ => (Expr::SaleColumn(text.to_owned(), Type::Number), None),
    }
}

fn word(found: Type) -> &'static str {
    match found {
        Type::Number => "number",
        Type::Text => "text",
        Type::Date => "date",
        Type::Bool => "condition",
        Type::Rank => "rank",
    }
}

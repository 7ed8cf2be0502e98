//! Reading words off a statement, and a block's statements by their keyword.

use kernel::{Points, Problem, Rate};

use super::statement::Statement;
use super::token::{Token, TokenKind};

/// A place in the tokens of one statement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub statement: &'a Statement,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(statement: &'a Statement) -> Self {
        Self { statement, at: 0 }
    }

    pub fn peek(&self) -> Option<&'a Token> {
        self.statement.tokens.get(self.at)
    }

    /// Whether the token after the next is this symbol.
    pub fn second_is(&self, symbol: &str) -> bool {
        let second = self.statement.tokens.get(self.at + 1);
        second.is_some_and(|token| token.kind == TokenKind::Symbol && token.text == symbol)
    }

    pub fn next(&mut self) -> Option<&'a Token> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    /// A problem at the next token, or after the last.
    pub fn problem(&self, code: &str) -> Problem {
        self.problem_at(code, self.peek())
    }

    /// A problem at a given token.
    pub fn problem_at(&self, code: &str, token: Option<&Token>) -> Problem {
        let problem = Problem::new(code).line(self.statement.line);
        match token {
            Some(token) => problem.column(token.column).token(&token.text),
            None => {
                let end = self.statement.tokens.last().map_or(1, |last| {
                    last.column.saturating_add(u32::try_from(last.text.chars().count()).unwrap_or(0))
                });
                problem.column(end)
            }
        }
    }

    /// A problem at the first word of the line.
    pub fn problem_first(&self, code: &str) -> Problem {
        self.problem_at(code, self.statement.tokens.first())
    }

    fn expected(&self, what: &str) -> Problem {
        self.problem("plan-expected").with("expected", what)
    }

    /// Takes the word or symbol if it comes next.
    pub fn accept(&mut self, text: &str) -> bool {
        let found = self.peek().is_some_and(|token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Symbol) && token.text == text
        });
        if found {
            self.at += 1;
        }
        found
    }

    pub fn expect(&mut self, text: &str) -> Result<(), Problem> {
        if self.accept(text) { Ok(()) } else { Err(self.expected(text)) }
    }

    /// A token of one kind.
    pub fn take(&mut self, kind: TokenKind, what: &str) -> Result<&'a Token, Problem> {
        match self.peek() {
            Some(token) if token.kind == kind => {
                self.at += 1;
                Ok(token)
            }
            _ => Err(self.expected(what)),
        }
    }

    /// A plain name: a word without dots.
    pub fn name(&mut self) -> Result<&'a Token, Problem> {
        let token = self.take(TokenKind::Word, "name")?;
        if token.text.contains('.') {
            return Err(self.problem_at("plan-name", Some(token)));
        }
        Ok(token)
    }

    /// A word or a quoted text.
    pub fn name_or_text(&mut self) -> Result<&'a Token, Problem> {
        match self.peek() {
            Some(token) if token.kind == TokenKind::Text => self.take(TokenKind::Text, "name"),
            _ => self.name(),
        }
    }

    /// A rate: `5%`, `0.05` or `1/20`.
    pub fn rate(&mut self) -> Result<Rate, Problem> {
        let token = self.take(TokenKind::Number, "5%")?;
        let wrong = |cursor: &Self| cursor.problem_at("plan-number", Some(token));
        let rate: Rate = token.text.parse().map_err(|_| wrong(self))?;
        if !self.accept("/") {
            return Ok(rate);
        }
        let under = self.take(TokenKind::Number, "number")?;
        let under: Rate = under.text.parse().map_err(|_| wrong(self))?;
        let inverse = Rate::new(under.denominator(), under.numerator()).map_err(|_| wrong(self))?;
        rate.checked_mul(inverse).map_err(|_| wrong(self))
    }

    /// A number of points with at most four decimals.
    pub fn points(&mut self) -> Result<Points, Problem> {
        let negative = self.accept("-");
        let token = self.take(TokenKind::Number, "number")?;
        let points: Points = token.text.parse().map_err(|_| self.problem_at("plan-number", Some(token)))?;
        Ok(if negative { Points::from_units(-points.units()) } else { points })
    }

    /// Refuses anything left on the line.
    pub fn end(&self) -> Result<(), Problem> {
        match self.peek() {
            Some(_) => Err(self.problem("plan-unexpected")),
            None => Ok(()),
        }
    }

    /// Refuses anything left on the line and below it.
    pub fn end_all(&self) -> Result<(), Problem> {
        self.end()?;
        match self.statement.children.first() {
            Some(child) => Err(Cursor::new(child).problem("plan-unexpected")),
            None => Ok(()),
        }
    }
}

/// The statements of a block, taken by keyword; what nobody takes is reported.
pub(crate) struct Body<'a> {
    head: &'a Statement,
    left: Vec<Option<&'a Statement>>,
}

impl<'a> Body<'a> {
    pub fn new(head: &'a Statement) -> Self {
        Self { head, left: head.children.iter().map(Some).collect() }
    }

    /// A problem of the whole block, at its head.
    pub fn problem(&self, code: &str) -> Problem {
        Cursor::new(self.head).problem(code)
    }

    /// Every statement that begins with the keyword, past the keyword.
    pub fn all(&mut self, keyword: &str) -> Vec<Cursor<'a>> {
        let mut found = Vec::new();
        for slot in &mut self.left {
            let Some(statement) = *slot else { continue };
            let mut cursor = Cursor::new(statement);
            if cursor.accept(keyword) {
                found.push(cursor);
                *slot = None;
            }
        }
        found
    }

    /// At most one statement with the keyword.
    pub fn one(&mut self, keyword: &str) -> Result<Option<Cursor<'a>>, Problem> {
        let found = self.all(keyword);
        match found.get(1) {
            Some(second) => Err(Cursor::new(second.statement).problem("plan-twice").with("name", keyword)),
            None => Ok(found.into_iter().next()),
        }
    }

    /// Exactly one statement with the keyword.
    pub fn required(&mut self, keyword: &str) -> Result<Cursor<'a>, Problem> {
        let missing = Cursor::new(self.head).problem("plan-missing").with("missing", keyword);
        self.one(keyword)?.ok_or(missing)
    }

    /// Reports the first statement nobody took.
    pub fn end(self) -> Result<(), Problem> {
        match self.left.into_iter().flatten().next() {
            Some(statement) => Err(Cursor::new(statement).problem("plan-unexpected")),
            None => Ok(()),
        }
    }
}

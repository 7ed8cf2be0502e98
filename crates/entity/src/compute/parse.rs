//! From the text of a formula to a checked tree; refuses, with the token, what does not fit together.

use std::collections::BTreeSet;

use kernel::{Problem, Rate};

use super::{Binary, Call, Kind, Node};
use crate::definition::{FieldType, Object};

/// Deepest nesting: no formula of a person comes near it, and no hostile one overflows the stack.
const DEPTH_MAX: usize = 40;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(Rate),
    Text(String),
    Word(String),
    Sign(&'static str),
    End,
}

/// Signs, the longer ones first.
const SIGNS: [&str; 15] = ["<=", ">=", "<>", "!=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", ";"];

fn syntax(token: &str) -> Problem {
    let place = if token.is_empty() { "end" } else { "token" };
    Problem::new("compute-syntax").with("token", token).with("place", place).token(token)
}

/// The tokens with the text each stands for.
fn tokens(text: &str) -> Result<Vec<(Token, String)>, Problem> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length;
        let token = if first == '"' {
            let end = rest[1..].find('"').ok_or_else(|| syntax(rest))? + 1;
            length = end + 1;
            Token::Text(rest[1..end].to_owned())
        } else if first.is_ascii_digit() {
            let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            length = digits + usize::from(rest[digits..].starts_with('%'));
            Token::Number(rest[..length].parse().map_err(|_| syntax(&rest[..length]))?)
        } else if first.is_ascii_alphabetic() {
            length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            Token::Word(rest[..length].to_owned())
        } else {
            let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
            let sign = sign.ok_or_else(|| syntax(&first.to_string()))?;
            length = sign.len();
            Token::Sign(sign)
        };
        out.push((token, rest[..length].to_owned()));
        rest = rest[length..].trim_start();
    }
    out.push((Token::End, String::new()));
    Ok(out)
}

struct Parser<'a> {
    object: &'a Object,
    tokens: Vec<(Token, String)>,
    at: usize,
    depth: usize,
    reads: BTreeSet<String>,
}

type Typed = (Node, Kind);

/// The tree, its kind, and the fields it reads.
pub(super) fn parse(text: &str, object: &Object) -> Result<(Node, Kind, BTreeSet<String>), Problem> {
    let mut parser = Parser { object, tokens: tokens(text)?, at: 0, depth: 0, reads: BTreeSet::new() };
    let (node, kind) = parser.any()?;
    if *parser.peek() != Token::End {
        return Err(syntax(parser.said()));
    }
    Ok((node, kind, parser.reads))
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |(token, _)| token)
    }

    fn said(&self) -> &str {
        self.tokens.get(self.at).map_or("", |(_, said)| said)
    }

    fn sign(&mut self, sign: &str) -> bool {
        let here = matches!(self.peek(), Token::Sign(found) if *found == sign);
        self.at += usize::from(here);
        here
    }

    fn word(&mut self, word: &str) -> bool {
        let here = matches!(self.peek(), Token::Word(found) if found == word);
        self.at += usize::from(here);
        here
    }

    fn expect(&mut self, sign: &str) -> Result<(), Problem> {
        if self.sign(sign) { Ok(()) } else { Err(syntax(self.said())) }
    }

    fn any(&mut self) -> Result<Typed, Problem> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(Problem::new("compute-deep").with("max", DEPTH_MAX));
        }
        let mut left = self.all()?;
        while self.word("or") {
            let right = self.all()?;
            left = logic(Binary::Or, left, right)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn all(&mut self) -> Result<Typed, Problem> {
        let mut left = self.not()?;
        while self.word("and") {
            let right = self.not()?;
            left = logic(Binary::And, left, right)?;
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Typed, Problem> {
        let mut times = 0;
        while self.word("not") {
            times += 1;
        }
        let (node, kind) = self.comparison()?;
        if times > 0 && kind != Kind::Bool {
            return Err(mixed("not", kind, kind));
        }
        Ok((if times % 2 == 1 { Node::Not(Box::new(node)) } else { node }, kind))
    }

    fn comparison(&mut self) -> Result<Typed, Problem> {
        const COMPARISONS: [(&str, Binary); 7] = [
            ("=", Binary::Equal),
            ("<>", Binary::Unequal),
            ("!=", Binary::Unequal),
            ("<", Binary::Less),
            ("<=", Binary::LessEqual),
            (">", Binary::Greater),
            (">=", Binary::GreaterEqual),
        ];
        let (left, kind) = self.sum()?;
        let Some((sign, op)) = COMPARISONS.into_iter().find(|(sign, _)| self.sign(sign)) else {
            return Ok((left, kind));
        };
        let (right, other) = self.sum()?;
        let unordered = matches!(kind, Kind::Text | Kind::Bool);
        if kind != other || (unordered && !matches!(op, Binary::Equal | Binary::Unequal)) {
            return Err(mixed(sign, kind, other));
        }
        self.choice(&left, &right)?;
        self.choice(&right, &left)?;
        Ok((Node::Binary(op, Box::new(left), Box::new(right)), Kind::Bool))
    }

    /// A choice is compared with one of its keys: a slip would silently never hold.
    fn choice(&self, field: &Node, text: &Node) -> Result<(), Problem> {
        if let (Node::Field(key), Node::Text(text)) = (field, text)
            && let Some(field) = self.object.field(key)
            && field.kind == FieldType::Choice
            && !field.options.contains(text)
        {
            return Err(Problem::new("compute-choice").with("field", key).with("value", text).token(text));
        }
        Ok(())
    }

    fn sum(&mut self) -> Result<Typed, Problem> {
        let (mut left, mut kind) = self.product()?;
        loop {
            let (sign, op) = if self.sign("+") {
                ("+", Binary::Add)
            } else if self.sign("-") {
                ("-", Binary::Subtract)
            } else {
                return Ok((left, kind));
            };
            let (right, other) = self.product()?;
            kind = match (kind, other, op) {
                (Kind::Number, Kind::Number, _) => Kind::Number,
                (Kind::Money, Kind::Money, _) => Kind::Money,
                (Kind::Date, Kind::Number, _) => Kind::Date,
                (Kind::Date, Kind::Date, Binary::Subtract) => Kind::Number,
                _ => return Err(mixed(sign, kind, other)),
            };
            left = Node::Binary(op, Box::new(left), Box::new(right));
        }
    }

    fn product(&mut self) -> Result<Typed, Problem> {
        let (mut left, mut kind) = self.unary()?;
        loop {
            let (sign, op) = if self.sign("*") {
                ("*", Binary::Multiply)
            } else if self.sign("/") {
                ("/", Binary::Divide)
            } else {
                return Ok((left, kind));
            };
            let (right, other) = self.unary()?;
            kind = match (kind, other, op) {
                (Kind::Number, Kind::Number, _) => Kind::Number,
                (Kind::Money, Kind::Number, _) => Kind::Money,
                (Kind::Number, Kind::Money, Binary::Multiply) => Kind::Money,
                (Kind::Money, Kind::Money, Binary::Divide) => Kind::Number,
                _ => return Err(mixed(sign, kind, other)),
            };
            left = Node::Binary(op, Box::new(left), Box::new(right));
        }
    }

    fn unary(&mut self) -> Result<Typed, Problem> {
        let mut times = 0;
        while self.sign("-") {
            times += 1;
        }
        let (node, kind) = self.atom()?;
        if times > 0 && !matches!(kind, Kind::Number | Kind::Money) {
            return Err(mixed("-", kind, kind));
        }
        Ok((if times % 2 == 1 { Node::Minus(Box::new(node)) } else { node }, kind))
    }

    fn atom(&mut self) -> Result<Typed, Problem> {
        let said = self.said().to_owned();
        let token = self.peek().clone();
        self.at += 1;
        match token {
            Token::Number(number) => Ok((Node::Number(number), Kind::Number)),
            Token::Text(text) => Ok((Node::Text(text), Kind::Text)),
            Token::Sign("(") => {
                let inside = self.any()?;
                self.expect(")")?;
                Ok(inside)
            }
            Token::Word(word) if word == "yes" || word == "no" => Ok((Node::Bool(word == "yes"), Kind::Bool)),
            Token::Word(word) if self.sign("(") => self.call(&word),
            Token::Word(word) => self.field(word),
            Token::Sign(_) | Token::End => Err(syntax(&said)),
        }
    }

    fn field(&mut self, key: String) -> Result<Typed, Problem> {
        let found = self.object.field(&key);
        let field = found.ok_or_else(|| Problem::new("compute-name").with("name", &key).token(&key))?;
        let refused = || Problem::new("compute-field").with("field", &key).token(&key);
        // What another feature writes changes behind the formula's back.
        if field.managed || field.derived.is_some() || field.formula.is_some() {
            return Err(refused());
        }
        let kind = Kind::of(field).ok_or_else(refused)?;
        self.reads.insert(key.clone());
        Ok((Node::Field(key), kind))
    }

    fn call(&mut self, name: &str) -> Result<Typed, Problem> {
        let unknown = || Problem::new("compute-name").with("name", name).token(name);
        let call = match name {
            "if" => Call::If,
            "min" => Call::Min,
            "max" => Call::Max,
            "round" => Call::Round,
            "abs" => Call::Abs,
            "first" => Call::First,
            "is_empty" => Call::IsEmpty,
            "join" => Call::Join,
            "length" => Call::Length,
            "year" => Call::Year,
            "month" => Call::Month,
            "day" => Call::Day,
            _ => return Err(unknown()),
        };
        let (mut nodes, mut kinds) = (Vec::new(), Vec::new());
        while !self.sign(")") {
            if !nodes.is_empty() && !self.sign(",") {
                self.expect(";")?;
            }
            let (node, kind) = self.any()?;
            nodes.push(node);
            kinds.push(kind);
        }
        let kind = call_kind(call, &nodes, &kinds);
        let kind = kind.ok_or_else(|| Problem::new("compute-arguments").with("name", name).token(name))?;
        Ok((Node::Call(call, nodes), kind))
    }
}

/// What a call yields; none where its arguments do not fit.
fn call_kind(call: Call, nodes: &[Node], kinds: &[Kind]) -> Option<Kind> {
    let same = |kinds: &[Kind]| {
        let first = *kinds.first()?;
        kinds.iter().all(|kind| *kind == first).then_some(first)
    };
    match (call, kinds) {
        (Call::If, [Kind::Bool, rest @ ..]) if rest.len() == 2 => same(rest),
        (Call::Min | Call::Max, _) if kinds.len() >= 2 => {
            same(kinds).filter(|kind| matches!(kind, Kind::Number | Kind::Money | Kind::Date))
        }
        (Call::First, _) if kinds.len() >= 2 => same(kinds),
        (Call::Round, [Kind::Number]) => Some(Kind::Number),
        (Call::Round, [Kind::Number, Kind::Number]) => {
            let digits = |number: &Rate| number.denominator() == 1 && (0..=9).contains(&number.numerator());
            matches!(&nodes[1], Node::Number(number) if digits(number)).then_some(Kind::Number)
        }
        (Call::Abs, [kind @ (Kind::Number | Kind::Money)]) => Some(*kind),
        (Call::IsEmpty, [_]) => Some(Kind::Bool),
        (Call::Join, _) if !kinds.is_empty() => same(kinds).filter(|kind| *kind == Kind::Text),
        (Call::Length, [Kind::Text]) => Some(Kind::Number),
        (Call::Year | Call::Month | Call::Day, [Kind::Date]) => Some(Kind::Number),
        _ => None,
    }
}

fn logic(op: Binary, left: Typed, right: Typed) -> Result<Typed, Problem> {
    if left.1 != Kind::Bool || right.1 != Kind::Bool {
        let sign = if op == Binary::And { "and" } else { "or" };
        return Err(mixed(sign, left.1, right.1));
    }
    Ok((Node::Binary(op, Box::new(left.0), Box::new(right.0)), Kind::Bool))
}

fn mixed(sign: &str, one: Kind, two: Kind) -> Problem {
    Problem::new("compute-type")
        .with("sign", sign)
        .with("left", one.name())
        .with("right", two.name())
        .token(sign)
}

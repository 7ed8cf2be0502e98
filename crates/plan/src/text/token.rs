//! One line of a plan into tokens.

use kernel::Problem;

/// A token and the column (in characters, from 1) it begins at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: TokenKind,
    pub text: String,
    pub column: u32,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A name or keyword: letters, digits, `_`, and dots between them (`member.city`).
    Word,
    /// A quoted text, without its quotes.
    Text,
    /// Digits, with a decimal point and a percent sign if written.
    Number,
    /// `2026-10-01`.
    Date,
    /// An operator or bracket.
    Symbol,
}

const SYMBOLS: [&str; 18] =
    ["<=", ">=", "<>", "!=", "≤", "≥", "≠", "<", ">", "=", "+", "-", "*", "/", "(", ")", ",", ":"];

/// Splits a line (without its indentation) into tokens; a `#` outside quotes ends it.
pub(crate) fn tokens(line: &str, line_number: u32, first_column: u32) -> Result<Vec<Token>, Problem> {
    let mut out = Vec::new();
    let mut rest = line;
    let mut column = first_column;
    while let Some(first) = rest.chars().next() {
        if first == '#' {
            break;
        }
        if first == ' ' {
            rest = &rest[1..];
            column += 1;
            continue;
        }
        let problem =
            |code: &str, token: &str| Problem::new(code).line(line_number).column(column).token(token);
        let (kind, length, text) = if first == '"' {
            let Some(end) = rest[1..].find('"') else { return Err(problem("plan-quote-open", rest)) };
            (TokenKind::Text, end + 2, rest[1..=end].to_owned())
        } else if first.is_ascii_digit() {
            let (kind, length) = number(rest);
            (kind, length, rest[..length].to_owned())
        } else if first.is_alphabetic() || first == '_' {
            let length =
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
            (TokenKind::Word, length, rest[..length].to_owned())
        } else if let Some(symbol) = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
            (TokenKind::Symbol, symbol.len(), plain(symbol).to_owned())
        } else {
            return Err(problem("plan-character", &first.to_string()));
        };
        let width = rest[..length].chars().count();
        let glued = rest[length..].chars().next().is_some_and(|next| next.is_alphanumeric() || next == '_');
        if kind == TokenKind::Number && glued {
            return Err(problem("plan-number", rest.split(' ').next().unwrap_or(rest)));
        }
        out.push(Token { kind, text, column });
        rest = &rest[length..];
        column = column.saturating_add(u32::try_from(width).unwrap_or(u32::MAX));
    }
    Ok(out)
}

/// The one spelling of operators that have several.
fn plain(symbol: &str) -> &str {
    match symbol {
        "≤" => "<=",
        "≥" => ">=",
        "≠" | "!=" => "<>",
        other => other,
    }
}

/// Length of a number or date at the start of `rest`.
fn number(rest: &str) -> (TokenKind, usize) {
    let shape = rest.as_bytes();
    let date = shape.len() >= 10
        && shape[..10].iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if date {
        return (TokenKind::Date, 10);
    }
    let digits = |from: usize| shape[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = digits(0);
    if shape.get(length) == Some(&b'.') && shape.get(length + 1).is_some_and(u8::is_ascii_digit) {
        length += 1 + digits(length + 1);
    }
    if shape.get(length) == Some(&b'%') {
        length += 1;
    }
    (TokenKind::Number, length)
}

//! Lines nested by indentation into statements.

use kernel::Problem;

use super::token::{Token, tokens};

/// One line and the deeper lines below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub line: u32,
    pub tokens: Vec<Token>,
    pub children: Vec<Statement>,
}

/// Longest plan read, in bytes.
pub(crate) const BYTES_MAX: usize = 1 << 20;
/// Deepest nesting of lines.
const DEPTH_MAX: usize = 6;

/// Reads all lines; wrong ones are reported and left out.
pub(crate) fn statements(source: &str, problems: &mut Vec<Problem>) -> Vec<Statement> {
    if source.len() > BYTES_MAX {
        problems.push(Problem::new("plan-too-long").with("max", BYTES_MAX));
        return Vec::new();
    }
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut roots = Vec::new();
    // The open statements with their indentation, outermost first.
    let mut open: Vec<(usize, Statement)> = Vec::new();
    for (number, line) in (1_u32..).zip(source.lines()) {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        if body.trim_start().is_empty() || body.starts_with('#') {
            continue;
        }
        if body.starts_with('\t') {
            problems.push(Problem::new("plan-tab").line(number).column(column(indent)));
            continue;
        }
        let tokens = match tokens(body.trim_end(), number, column(indent)) {
            Ok(tokens) => tokens,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        close(&mut open, &mut roots, indent);
        let sibling = last_indent(&open, &roots);
        if open.is_empty() && indent > 0 || sibling.is_some_and(|used| used != indent) {
            problems.push(Problem::new("plan-indent").line(number).column(column(indent)));
            continue;
        }
        if open.len() >= DEPTH_MAX {
            problems.push(Problem::new("plan-too-deep").line(number).column(column(indent)));
            continue;
        }
        open.push((indent, Statement { line: number, tokens, children: Vec::new() }));
    }
    close(&mut open, &mut roots, 0);
    roots
}

fn column(indent: usize) -> u32 {
    u32::try_from(indent + 1).unwrap_or(u32::MAX)
}

/// Hands every open statement at least as deep as `indent` to its parent.
fn close(open: &mut Vec<(usize, Statement)>, roots: &mut Vec<Statement>, indent: usize) {
    while open.last().is_some_and(|(depth, _)| *depth >= indent) {
        let Some((_, statement)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(statement),
            None => roots.push(statement),
        }
    }
}

/// The indentation of the last closed sibling under the innermost open statement.
fn last_indent(open: &[(usize, Statement)], roots: &[Statement]) -> Option<usize> {
    let siblings = open.last().map_or(roots, |(_, parent)| parent.children.as_slice());
    let column = siblings.last()?.tokens.first()?.column;
    // A quoted first token reports the column of its quote, so this is the indentation too.
    usize::try_from(column - 1).ok()
}

//! Statement text for both databases; refuses identifiers that are not plain.

use super::error::Error;

/// Rewrites `$n` to bare `?` and says which argument each `?` takes.
///
/// sqlx asks SQLite for the name of every named parameter, and SQLite walks a list for each: with
/// hundreds of binds a statement is up to a hundred times slower than with bare `?`.
/// Text in single quotes and identifiers in double quotes are left alone.
pub(crate) fn bare_placeholders(sql: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(sql.len());
    let mut order = Vec::new();
    let mut quote = None;
    let mut chars = sql.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        match quote {
            Some(q) => {
                if c == q {
                    quote = None;
                }
                out.push(c);
            }
            None if c == '\'' || c == '"' => {
                quote = Some(c);
                out.push(c);
            }
            None if c == '$' => {
                let mut number = 0_usize;
                while let Some((_, d)) = chars.peek().copied().filter(|(_, d)| d.is_ascii_digit()) {
                    number = number.saturating_mul(10).saturating_add(d as usize - '0' as usize);
                    chars.next();
                }
                out.push('?');
                order.push(number.saturating_sub(1));
            }
            None => out.push(c),
        }
    }
    (out, order)
}

/// A table or column name in double quotes. Fails on anything but `[a-z][a-z0-9_]*`, so that no
/// text of a request can ever become SQL.
pub fn quoted(name: &str) -> Result<String, Error> {
    let plain = name.len() <= 63
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain {
        Ok(format!("\"{name}\""))
    } else {
        Err(Error::Setting(format!("{name:?} is not a plain SQL name")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sql: &str, expect: &str, order: &[usize]) {
        assert_eq!(bare_placeholders(sql), (expect.to_owned(), order.to_vec()));
    }

    #[test]
    fn placeholders_become_bare() {
        check("a = $1 AND b = $2", "a = ? AND b = ?", &[0, 1]);
        check("a = $2 OR a = $2 OR b = $1", "a = ? OR a = ? OR b = ?", &[1, 1, 0]);
        check("x = '$1' AND y = $1", "x = '$1' AND y = ?", &[0]);
        check("x = 'it''s $1' AND y = $12", "x = 'it''s $1' AND y = ?", &[11]);
        check("\"a$1\" = $1", "\"a$1\" = ?", &[0]);
        check("é = $1", "é = ?", &[0]);
    }

    #[test]
    fn only_plain_names_are_quoted() {
        assert_eq!(quoted("sponsor_id").ok().as_deref(), Some("\"sponsor_id\""));
        for hostile in ["", "Name", "a b", "a\"b", "a;drop", "1a", "é", "a.b", &"a".repeat(64)] {
            assert!(quoted(hostile).is_err(), "{hostile:?} was taken");
        }
    }
}

//! Reading and printing exact decimals as scaled integers; refuses exponents, separators of
//! thousands, more decimals than the scale holds (unless they are zeros) and overflow.

use crate::Problem;

/// Reads `[-]digits[.digits]` into an integer scaled by 10^`scale`.
pub fn parse(text: &str, scale: u32) -> Result<i128, Problem> {
    let problem = |code: &str| Problem::new(code).with("value", text).token(text);
    let body = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = match body.split_once('.') {
        Some((_, "")) => return Err(problem("decimal-malformed")),
        Some((whole, part)) => (whole, part),
        None => (body, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return Err(problem("decimal-malformed"));
    }
    let kept = part.trim_end_matches('0');
    if kept.len() > scale as usize {
        return Err(problem("decimal-too-fine").with("digits", scale));
    }
    let mut value: i128 = 0;
    let padding = std::iter::repeat_n(b'0', scale as usize - kept.len());
    for byte in whole.bytes().chain(kept.bytes()).chain(padding) {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(i128::from(byte - b'0')))
            .ok_or_else(|| problem("decimal-overflow"))?;
    }
    Ok(if body.len() < text.len() { -value } else { value })
}

/// As [`parse`], into 64 bits.
pub fn parse_i64(text: &str, scale: u32) -> Result<i64, Problem> {
    let value = parse(text, scale)?;
    i64::try_from(value).map_err(|_| Problem::new("decimal-overflow").with("value", text).token(text))
}

/// Prints a scaled integer with all decimals of its scale: `12.30`.
pub fn print(value: i128, scale: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = value.unsigned_abs().to_string();
    let scale = scale as usize;
    if scale == 0 {
        return format!("{sign}{digits}");
    }
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    format!("{sign}{whole}.{part}")
}

/// Prints without needless zeros: `12.3`, `12`.
pub fn print_short(value: i128, scale: u32) -> String {
    let text = print(value, scale);
    if scale == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

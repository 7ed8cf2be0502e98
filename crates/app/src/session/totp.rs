//! Codes of six figures that change every 30 seconds (RFC 6238 over HMAC-SHA-1, what every app of that kind speaks), the
//! text and the picture an app is set up with; pure.

use hmac::{Hmac, KeyInit as _, Mac as _};
use qrcodegen::{QrCode, QrCodeEcc};
use sha1::Sha1;

use crate::Error;

/// How long a code lasts.
const STEP_SECONDS: i64 = 30;
/// Characters of base 32 as apps expect them.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step of a moment.
pub(super) fn step(second: i64) -> i64 {
    second.div_euclid(STEP_SECONDS)
}

/// The code of a step; none for a seed that is no key.
pub(super) fn code(seed: &[u8], step: i64) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(seed).ok()?;
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash.last()? & 0x0f);
    let four: [u8; 4] = hash.get(at..at + 4)?.try_into().ok()?;
    let number = u32::from_be_bytes(four) & 0x7fff_ffff;
    Some(format!("{:06}", number % 1_000_000))
}

/// The step among the present one and its two neighbours (clocks differ) whose code this is.
pub(super) fn matching(seed: &[u8], second: i64, typed: &str) -> Option<i64> {
    let now = step(second);
    // All three are made and compared whole, so that time tells nothing.
    let found =
        [now - 1, now, now + 1].map(|step| (step, code(seed, step).is_some_and(|code| same(&code, typed))));
    found.into_iter().filter(|(_, same)| *same).map(|(step, _)| step).max()
}

fn same(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().zip(right.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

/// A seed as people type it into an app.
pub(super) fn base32(bytes: &[u8]) -> String {
    let mut out = String::new();
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xffff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(BASE32[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        out.push(char::from(BASE32[(held << (5 - bits) & 31) as usize]));
    }
    out
}

/// What an app reads from the picture.
pub(super) fn uri(company: &str, login: &str, seed: &[u8]) -> String {
    let (company, login) = (percent(company), percent(login));
    format!("otpauth://totp/{company}:{login}?secret={}&issuer={company}", base32(seed))
}

fn percent(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    text.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A picture of dark squares: `size` squares a side, and the outline of the dark ones as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Squares a side, the quiet margin of four included.
    pub size: i32,
    /// The path.
    pub path: String,
}

/// The picture of a text.
pub(super) fn picture(text: &str) -> Result<Picture, Error> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium)
        .map_err(|_| Error::internal("a text too long for a picture"))?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&format!("M{},{}h1v1h-1z", x + 4, y + 4));
            }
        }
    }
    Ok(Picture { size: code.size() + 8, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appendix B of RFC 6238, SHA-1, its last six figures.
    #[test]
    fn the_codes_of_the_standard_come_out() {
        let seed = b"12345678901234567890";
        for (second, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(seed, step(second)).as_deref(), Some(expected), "{second}");
            assert_eq!(matching(seed, second, expected), Some(step(second)));
            assert_eq!(matching(seed, second + 30, expected), Some(step(second)), "a clock that is late");
            assert_eq!(matching(seed, second + 90, expected), None);
        }
        for wrong in ["", "28708", "2870820", "２８７０８２", "287083"] {
            assert_eq!(matching(seed, 59, wrong), None, "{wrong}");
        }
    }

    /// RFC 4648, without padding.
    #[test]
    fn seeds_are_written_as_apps_read_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
        assert_eq!(
            uri("Solé & Sons", "a@b", b"foobar"),
            "otpauth://totp/Sol%C3%A9%20%26%20Sons:a%40b?secret=MZXW6YTBOI&issuer=Sol%C3%A9%20%26%20Sons"
        );
    }
}

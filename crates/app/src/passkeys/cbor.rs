//! Just enough CBOR for what a device says about a key; refuses lengths without end, floats, depth, and every byte that is
//! left over where none is expected.

/// How deep values may lie in each other.
const DEPTH_MAX: u8 = 6;
/// Most entries of one map or list.
const ENTRIES_MAX: u64 = 64;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cbor<'a> {
    Int(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List(Vec<Cbor<'a>>),
    Map(Vec<(Cbor<'a>, Cbor<'a>)>),
    /// `true`, `false`, `null`: nothing we ask about.
    Simple(u8),
}

impl<'a> Cbor<'a> {
    /// The first value and what follows it.
    pub(super) fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let mut rest = bytes;
        let value = value(&mut rest, 0)?;
        Some((value, rest))
    }

    /// What a map holds under a number.
    pub(super) fn at(&self, key: i64) -> Option<&Self> {
        self.entry(&Self::Int(key))
    }

    /// What a map holds under a word.
    pub(super) fn named(&self, key: &str) -> Option<&Self> {
        self.entry(&Cbor::Text(key))
    }

    fn entry(&self, key: &Cbor<'_>) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) fn int(&self) -> Option<i64> {
        if let Self::Int(number) = self { Some(*number) } else { None }
    }
}

fn take<'a>(rest: &mut &'a [u8], count: u64) -> Option<&'a [u8]> {
    let count = usize::try_from(count).ok()?;
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

/// The kind, the small number behind it, and the number it stands for.
fn head(rest: &mut &[u8]) -> Option<(u8, u8, u64)> {
    let first = *take(rest, 1)?.first()?;
    let (kind, small) = (first >> 5, first & 31);
    let number = match small {
        0..=23 => u64::from(small),
        24..=27 => take(rest, 1 << (small - 24))?.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)),
        _ => return None,
    };
    Some((kind, small, number))
}

fn value<'a>(rest: &mut &'a [u8], depth: u8) -> Option<Cbor<'a>> {
    if depth > DEPTH_MAX {
        return None;
    }
    let (kind, small, number) = head(rest)?;
    Some(match kind {
        0 => Cbor::Int(i64::try_from(number).ok()?),
        1 => Cbor::Int(-1 - i64::try_from(number).ok()?),
        2 => Cbor::Bytes(take(rest, number)?),
        3 => Cbor::Text(std::str::from_utf8(take(rest, number)?).ok()?),
        4 | 5 if number > ENTRIES_MAX => return None,
        4 => Cbor::List((0..number).map(|_| value(rest, depth + 1)).collect::<Option<_>>()?),
        5 => Cbor::Map(
            (0..number)
                .map(|_| Some((value(rest, depth + 1)?, value(rest, depth + 1)?)))
                .collect::<Option<_>>()?,
        ),
        7 if small < 24 => Cbor::Simple(small),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(hex: &str, expected: Option<Cbor<'static>>) {
        let bytes: Vec<u8> = (0..hex.len() / 2)
            .map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).expect("hex"))
            .collect();
        let bytes: &'static [u8] = bytes.leak();
        assert_eq!(Cbor::read(bytes).map(|(value, _)| value), expected, "{hex}");
    }

    #[test]
    fn the_samples_of_the_standard() {
        check("00", Some(Cbor::Int(0)));
        check("1903e8", Some(Cbor::Int(1000)));
        check("3903e7", Some(Cbor::Int(-1000)));
        check("4401020304", Some(Cbor::Bytes(&[1, 2, 3, 4])));
        check("6449455446", Some(Cbor::Text("IETF")));
        check("83010203", Some(Cbor::List(vec![Cbor::Int(1), Cbor::Int(2), Cbor::Int(3)])));
        check("a10102", Some(Cbor::Map(vec![(Cbor::Int(1), Cbor::Int(2))])));
        check("f6", Some(Cbor::Simple(22)));
        // A float, a length without end, a text that is none, a byte too few, a number beyond ours.
        for wrong in ["f93c00", "5f42010243030405ff", "62fffe", "440102", "1bffffffffffffffff", ""] {
            check(wrong, None);
        }
    }

    #[test]
    fn what_lies_too_deep_or_is_too_much_is_refused() {
        assert_eq!(Cbor::read(&[0x81; 100_000]), None);
        assert_eq!(Cbor::read(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Some((_, rest)) = Cbor::read(&bytes) {
                prop_assert!(rest.len() < bytes.len());
            }
        }
    }
}

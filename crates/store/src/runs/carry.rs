//! What legs of binary bonuses bring into a run and carry out of it, in chunks; refuses a damaged chunk.

use kernel::Problem;
use plan::Lot;

use super::codec::{LOTS, Reader, Writer, damaged, narrow};

/// Packs at most [`LOTS`] lots.
pub fn pack(lots: &[Lot]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(lots.len() as u64);
    writer.deltas(lots.iter().map(|lot| i64::from(lot.bonus)));
    writer.deltas(lots.iter().map(|lot| i64::from(lot.member)));
    writer.column(lots.iter().map(|lot| i64::from(lot.leg)));
    writer.deltas(lots.iter().map(|lot| i64::from(lot.since)));
    writer.column(lots.iter().map(|lot| lot.units));
    writer.finish()
}

/// All lots from their chunks, in order.
///
/// # Errors
/// `run-chunk-damaged`.
pub fn unpack(chunks: &[Vec<u8>]) -> Result<Vec<Lot>, Problem> {
    let mut lots = Vec::new();
    for bytes in chunks {
        let mut reader = Reader::new(bytes);
        let count =
            usize::try_from(reader.number()?).ok().filter(|count| *count <= LOTS).ok_or_else(damaged)?;
        let (bonus, member) = (reader.deltas(count)?, reader.deltas(count)?);
        let (leg, since, units) = (reader.column(count)?, reader.deltas(count)?, reader.column(count)?);
        reader.end()?;
        for at in 0..count {
            lots.push(Lot {
                bonus: narrow(bonus[at])?,
                member: narrow(member[at])?,
                leg: narrow(leg[at])?,
                since: narrow(since[at])?,
                units: units[at],
            });
        }
    }
    Ok(lots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lots_come_back_from_their_chunks() {
        let lot = |at: u32| Lot {
            bonus: (at / 9_000) as u16,
            member: at * 31 % 9_000,
            leg: 1 + (at % 3) as u16,
            since: 20_000 - (at % 4) as i32 * 31,
            units: i64::from(at) * 10_000 - 70_000,
        };
        let lots: Vec<Lot> = (0..LOTS as u32 + 5).map(lot).collect();
        let chunks: Vec<Vec<u8>> = lots.chunks(LOTS).map(pack).collect();
        assert_eq!(unpack(&chunks), Ok(lots));
        assert_eq!(unpack(&[]), Ok(Vec::new()));
        assert!(unpack(&[chunks[1][..9].to_vec()]).is_err());
    }
}

//! What the late returns of a run take back of closed lines, in chunks; refuses a damaged chunk.

use kernel::Problem;
use plan::Adjustment;

use super::codec::{Reader, UNDONE, Writer, damaged, narrow};

/// Packs at most [`UNDONE`] adjustments.
pub fn pack(rows: &[Adjustment]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(rows.len() as u64);
    writer.deltas(rows.iter().map(|row| i64::from(row.bonus)));
    writer.deltas(rows.iter().map(|row| i64::from(row.payee)));
    writer.deltas(rows.iter().map(|row| i64::from(row.since)));
    writer.deltas(rows.iter().map(|row| i64::from(row.sale)));
    writer.column(rows.iter().map(|row| i64::from(row.leg)));
    for figure in [used, undone, paid, before, amount] {
        writer.column(rows.iter().map(figure));
    }
    writer.finish()
}

fn used(row: &Adjustment) -> i64 {
    row.used
}

fn undone(row: &Adjustment) -> i64 {
    row.undone
}

fn paid(row: &Adjustment) -> i64 {
    row.paid
}

fn before(row: &Adjustment) -> i64 {
    row.before
}

fn amount(row: &Adjustment) -> i64 {
    row.amount
}

/// All adjustments from their chunks, in order.
///
/// # Errors
/// `run-chunk-damaged`.
pub fn unpack(chunks: &[Vec<u8>]) -> Result<Vec<Adjustment>, Problem> {
    let mut out = Vec::new();
    for bytes in chunks {
        let mut reader = Reader::new(bytes);
        let count =
            usize::try_from(reader.number()?).ok().filter(|count| *count <= UNDONE).ok_or_else(damaged)?;
        let (bonus, payee) = (reader.deltas(count)?, reader.deltas(count)?);
        let (since, sale, leg) = (reader.deltas(count)?, reader.deltas(count)?, reader.column(count)?);
        let (used, undone, paid) = (reader.column(count)?, reader.column(count)?, reader.column(count)?);
        let (before, amount) = (reader.column(count)?, reader.column(count)?);
        reader.end()?;
        for at in 0..count {
            out.push(Adjustment {
                bonus: narrow(bonus[at])?,
                payee: narrow(payee[at])?,
                since: narrow(since[at])?,
                sale: narrow(sale[at])?,
                leg: narrow(leg[at])?,
                used: used[at],
                undone: undone[at],
                paid: paid[at],
                before: before[at],
                amount: amount[at],
            });
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjustments_come_back_from_their_chunks() {
        let row = |at: u32| Adjustment {
            bonus: (at / 4_000) as u16,
            payee: at * 31 % 4_000,
            since: 20_000 - (at % 4) as i32 * 31,
            sale: at * 7 % 900,
            leg: 1 + (at % 3) as u16,
            used: i64::from(at) * 10_000 + 1,
            undone: i64::from(at) * 5_000,
            paid: i64::from(at) * 100,
            before: -i64::from(at),
            amount: -i64::from(at % 77),
        };
        let rows: Vec<Adjustment> = (0..UNDONE as u32 + 5).map(row).collect();
        let chunks: Vec<Vec<u8>> = rows.chunks(UNDONE).map(pack).collect();
        assert_eq!(unpack(&chunks), Ok(rows));
        assert_eq!(unpack(&[]), Ok(Vec::new()));
        assert!(unpack(&[chunks[1][..9].to_vec()]).is_err());
    }
}

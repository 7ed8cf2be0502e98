//! The sales a run counted, as it saw them, and its payees by amount, in chunks; refuses a damaged chunk.

use kernel::Problem;
use plan::{Column, Ids, Sales, Texts, Values};

use super::codec::{PAYEES, Reader, SALES, Writer, damaged, narrow};
use super::load::takes_back;

/// Kinds of sales, as codes.
pub const KINDS: [&str; 2] = ["personal", "retail"];

fn number(sales: &Sales, column: &str, row: usize) -> i64 {
    let values = sales.columns.iter().find(|found| found.name == column).map(|found| &found.values);
    match values {
        Some(Values::Number(cells)) => cells.get(row).copied().unwrap_or(0),
        _ => 0,
    }
}

/// Packs the rows `from..from + SALES` (or fewer at the end).
pub fn pack(sales: &Sales, from: usize) -> Vec<u8> {
    let rows = from..sales.ids.len().min(from + SALES);
    let mut writer = Writer::default();
    writer.number(rows.len() as u64);
    for row in rows.clone() {
        writer.raw(sales.ids.bytes(row));
    }
    writer.deltas(rows.clone().map(|row| i64::from(sales.member[row])));
    writer.deltas(rows.clone().map(|row| i64::from(sales.date[row])));
    writer.column(rows.clone().map(|row| sales.amount[row]));
    let kind = |row: usize| KINDS.iter().position(|kind| *kind == sales.kind.get(row)).unwrap_or(0) as i64;
    writer.deltas(rows.clone().map(kind));
    writer.deltas(rows.clone().map(|row| i64::from(sales.returned.get(row).copied().unwrap_or(false))));
    for column in ["pv", "bv"] {
        writer.column(rows.clone().map(|row| number(sales, column, row)));
    }
    let nil = [0; 16];
    let taken = |row: &usize| sales.takes_back.uuid(*row).is_some_and(|id| id != nil);
    let taking: Vec<usize> = rows.clone().filter(taken).collect();
    // Nothing at all where nothing is taken back, so that most chunks stay as they always were.
    if !taking.is_empty() {
        writer.number(taking.len() as u64);
        writer.deltas(taking.iter().map(|row| (row - rows.start) as i64));
        taking.iter().for_each(|row| writer.raw(sales.takes_back.bytes(*row)));
    }
    writer.finish()
}

/// All sales of a run from its chunks, in order.
pub fn unpack(chunks: &[Vec<u8>]) -> Result<Sales, Problem> {
    let mut sales = Sales { ids: Ids::uuids(), ..Sales::default() };
    let mut codes = Vec::new();
    let mut volumes = [Vec::new(), Vec::new()];
    let mut taken: Vec<Option<[u8; 16]>> = Vec::new();
    for bytes in chunks {
        let mut reader = Reader::new(bytes);
        let count =
            usize::try_from(reader.number()?).ok().filter(|count| *count <= SALES).ok_or_else(damaged)?;
        for id in reader.raw(count * 16)?.chunks_exact(16) {
            sales.ids.push_uuid(id.try_into().map_err(|_| damaged())?);
        }
        for member in reader.deltas(count)? {
            sales.member.push(narrow(member)?);
        }
        for date in reader.deltas(count)? {
            sales.date.push(narrow(date)?);
        }
        sales.amount.extend(reader.column(count)?);
        for kind in reader.deltas(count)? {
            codes.push(narrow::<u32>(kind)?);
        }
        sales.returned.extend(reader.deltas(count)?.into_iter().map(|flag| flag != 0));
        for volume in &mut volumes {
            volume.extend(reader.column(count)?);
        }
        let begin = taken.len();
        taken.resize(begin + count, None);
        if !reader.is_done() {
            let many =
                usize::try_from(reader.number()?).ok().filter(|many| *many <= count).ok_or_else(damaged)?;
            let rows = reader.deltas(many)?;
            for (row, id) in rows.into_iter().zip(reader.raw(many * 16)?.chunks_exact(16)) {
                let row = narrow::<u32>(row)? as usize;
                let place = taken.get_mut(begin + row).ok_or_else(damaged)?;
                *place = Some(id.try_into().map_err(|_| damaged())?);
            }
        }
        reader.end()?;
    }
    let [pv, bv] = volumes;
    sales.takes_back = takes_back(&taken);
    sales.kind = Texts { words: KINDS.map(str::to_owned).to_vec(), codes };
    sales.columns = vec![
        Column { name: "pv".into(), values: Values::Number(pv) },
        Column { name: "bv".into(), values: Values::Number(bv) },
    ];
    Ok(sales)
}

/// The ids of a chunk alone.
pub fn ids(bytes: &[u8]) -> Result<Vec<[u8; 16]>, Problem> {
    let mut reader = Reader::new(bytes);
    let count = usize::try_from(reader.number()?).ok().filter(|count| *count <= SALES).ok_or_else(damaged)?;
    reader.raw(count * 16)?.chunks_exact(16).map(|id| id.try_into().map_err(|_| damaged())).collect()
}

/// Packs payees (row, minor units).
pub fn pack_payees(payees: &[(u32, i64)]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(payees.len() as u64);
    writer.deltas(payees.iter().map(|payee| i64::from(payee.0)));
    writer.deltas(payees.iter().map(|payee| payee.1));
    writer.finish()
}

/// Unpacks what [`pack_payees`] packed.
pub fn unpack_payees(bytes: &[u8]) -> Result<Vec<(u32, i64)>, Problem> {
    let mut reader = Reader::new(bytes);
    let count =
        usize::try_from(reader.number()?).ok().filter(|count| *count <= PAYEES).ok_or_else(damaged)?;
    let (rows, amounts) = (reader.deltas(count)?, reader.deltas(count)?);
    reader.end()?;
    rows.into_iter().zip(amounts).map(|(row, amount)| Ok((narrow(row)?, amount))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sales_come_back_from_their_chunks() {
        let mut sales = Sales { ids: Ids::uuids(), ..Sales::default() };
        let (mut pv, mut bv, mut taken) = (Vec::new(), Vec::new(), Vec::new());
        for row in 0..SALES as i64 + 5 {
            sales.ids.push_uuid((row as u128 * 31).to_be_bytes());
            sales.member.push((row * 7 % 13) as u32);
            sales.date.push(20_000 + row as i32 % 30);
            sales.amount.push(row * 100 - 7_000);
            sales.kind.push(KINDS[row as usize % 2]);
            sales.returned.push(row % 10 == 0);
            // Only in the first chunk: a chunk without is read beside one with.
            taken.push((row % 10 == 0 && row < 700).then(|| (row as u128 + 1).to_be_bytes()));
            pv.push(row);
            bv.push(-row);
        }
        sales.columns = vec![
            Column { name: "pv".into(), values: Values::Number(pv) },
            Column { name: "bv".into(), values: Values::Number(bv) },
        ];
        let before = pack(&sales, 0).len();
        sales.takes_back = takes_back(&taken);
        let chunks = [pack(&sales, 0), pack(&sales, SALES)];
        assert!(chunks[0].len() > before + 70 * 16 && chunks[1] == without(&sales));
        assert_eq!(unpack(&chunks).unwrap(), sales);
        assert_eq!(ids(&chunks[1]).unwrap().len(), 5);
        assert!(unpack(&[chunks[0][..100].to_vec()]).is_err());
    }

    /// The second chunk as it is without any return that says what it takes back.
    fn without(sales: &Sales) -> Vec<u8> {
        pack(&Sales { takes_back: Ids::uuids(), ..sales.clone() }, SALES)
    }

    #[test]
    fn payees_come_back() {
        let payees = [(7, 900), (2, 900), (5, -3)];
        assert_eq!(unpack_payees(&pack_payees(&payees)).unwrap(), payees);
        assert!(unpack_payees(&[5, 1]).is_err());
    }
}

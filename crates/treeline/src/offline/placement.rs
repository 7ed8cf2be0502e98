//! `placement.csv` into the placement tree: `id,placement` and perhaps `leg`. Whoever has no row stands at
//! the top. Refuses unknown members, doubled rows, circles and two members in one slot.

use std::path::Path;

use kernel::Problem;

use super::cells::{id, leg};
use super::header::Sheet;
use super::ids::IdTable;
use super::members::{PLACEMENT, References};

/// The placement parents and slots of all members in `table`.
///
/// # Errors
/// The problems of the file.
pub fn load(path: &Path, table: &IdTable) -> Result<(Vec<u32>, Vec<u16>), Vec<Problem>> {
    let mut sheet = Sheet::open(path, &["id", "placement"]).map_err(|problem| vec![problem])?;
    let (id_at, parent_at) = (sheet.column("id").unwrap_or(0), sheet.column("placement").unwrap_or(0));
    let leg_at = sheet.column("leg");
    // The line of a member's row; 0 while there is none.
    let mut lines = vec![0u32; table.len()];
    let mut rows_of: Vec<u32> = vec![];
    let (mut parents, mut slots) = (References::new(), vec![]);
    sheet.rows(|rows| {
        let member = id(rows, id_at)?;
        let Some(row) = table.find(member) else { return Err(rows.problem("offline-member-unknown", id_at)) };
        if lines[row as usize] != 0 {
            let first = lines[row as usize];
            return Err(rows.problem("offline-id-doubled", id_at).with("first_line", first));
        }
        lines[row as usize] = rows.line();
        rows_of.push(row);
        parents.push(rows.text(parent_at), rows.place(parent_at), table);
        slots.push(leg_at.map_or(Ok(0), |field| leg(rows, field))?);
        Ok(())
    })?;
    let legs = spread(&rows_of, &slots, table.len(), 0);
    let parents = parents.scattered(&rows_of, table.len());
    let placement = parents.resolve(&PLACEMENT, sheet.file(), table, &legs)?;
    Ok((placement, legs))
}

/// Puts the values of some rows at their places among all rows.
pub fn spread<T: Copy>(rows: &[u32], values: &[T], all: usize, none: T) -> Vec<T> {
    let mut out = vec![none; all];
    for (row, value) in rows.iter().zip(values) {
        out[*row as usize] = *value;
    }
    out
}

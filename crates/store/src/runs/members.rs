//! The part of a run that says what every member was and got: columns in chunks of
//! [`codec::MEMBERS`](super::codec::MEMBERS) rows; refuses a damaged chunk.
//!
//! Rows stand in the order of the members' ids, so that a member is found by the first id of each
//! chunk. `first_line` says where a member's lines of a bonus begin, so that a payee's lines open by
//! reading a chunk or two.

use kernel::Problem;
use plan::{Figure, MemberResults, Members, NONE, Unit};
use serde::{Deserialize, Serialize};

use super::codec::{MEMBERS, Reader, Writer};

/// What is the same for all chunks of a run: names and dictionaries. Stands once, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Dictionary {
    /// How many members.
    pub members: u32,
    /// Names of the figures; `true` where the figure is money.
    pub figures: Vec<(String, bool)>,
    /// Names of the bonuses, in the plan's order.
    pub bonuses: Vec<String>,
    /// Ranks, lowest first.
    pub ranks: Vec<String>,
    /// Distinct statuses of the members.
    pub statuses: Vec<String>,
    /// Distinct given ranks.
    pub given_ranks: Vec<String>,
    /// Distinct countries.
    pub countries: Vec<String>,
    /// Rates as decimals or fractions, to which lines point.
    pub rates: Vec<String>,
    /// Whether the run knew a placement tree.
    pub placement: bool,
}

/// Where each member's lines begin, one list a bonus: number of the first line, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineIndex {
    /// `[bonus][row] = (first, count)`; count 0: none.
    pub bonuses: Vec<Vec<(u32, u32)>>,
}

impl LineIndex {
    /// For `bonuses` bonuses and `members` members.
    pub fn new(bonuses: usize, members: usize) -> Self {
        Self { bonuses: vec![vec![(0, 0); members]; bonuses] }
    }

    /// Notes line `number`; lines of one payee and bonus come one after another.
    pub fn note(&mut self, number: u32, line: &plan::Line) {
        let slot = &mut self.bonuses[usize::from(line.bonus)][line.payee as usize];
        if slot.1 == 0 {
            slot.0 = number;
        }
        slot.1 += 1;
    }
}

/// One member as the run saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Row in the run.
    pub row: u32,
    /// The member's id.
    pub id: [u8; 16],
    /// Row of the sponsor, or [`NONE`].
    pub sponsor: u32,
    /// Row of the placement parent, or [`NONE`].
    pub placement: u32,
    /// Slot under it; 0 without.
    pub leg: u16,
    /// Days since 1970-01-01.
    pub joined: i32,
    /// Index into the dictionary's statuses, given ranks and countries.
    pub codes: [u32; 3],
    /// Values of the figures, in the dictionary's order.
    pub figures: Vec<i64>,
    /// Title and rank paid as; 0 without ranks.
    pub rank: u8,
    /// Rank paid as.
    pub paid_as: u8,
    /// Whether active.
    pub active: bool,
    /// Minor units earned.
    pub earned: i64,
    /// First line and count, one a bonus.
    pub lines: Vec<(u32, u32)>,
}

/// A row as its distance from `row`; 0, which no member has to itself, stands for none.
fn pointer(row: usize, target: u32) -> i64 {
    if target == NONE { 0 } else { i64::from(target) - row as i64 }
}

fn target(row: usize, pointer: i64) -> Result<u32, Problem> {
    if pointer == 0 {
        return Ok(NONE);
    }
    u32::try_from(row as i64 + pointer).map_err(|_| Problem::new("run-chunk-damaged"))
}

/// Packs the rows `from..from + MEMBERS` (or fewer at the end). Ids must be UUIDs.
pub fn pack(members: &Members, results: &MemberResults, lines: &LineIndex, from: usize) -> Vec<u8> {
    let until = members.ids.len().min(from + MEMBERS);
    let rows = from..until;
    let mut writer = Writer::default();
    writer.number(rows.len() as u64);
    for row in rows.clone() {
        writer.raw(members.ids.bytes(row));
    }
    writer.column(rows.clone().map(|row| pointer(row, members.sponsor[row])));
    if !members.placement.is_empty() {
        writer.column(rows.clone().map(|row| pointer(row, members.placement[row])));
        writer.column(rows.clone().map(|row| members.leg.get(row).map_or(0, |leg| i64::from(*leg))));
    }
    let joined = |row: usize| members.joined.get(row).map_or(0, |day| i64::from(*day));
    writer.deltas(rows.clone().map(joined));
    for texts in [&members.status, &members.rank, &members.country] {
        writer.deltas(rows.clone().map(|row| texts.codes.get(row).map_or(0, |code| i64::from(*code))));
    }
    for figure in &results.figures {
        writer.column(rows.clone().map(|row| figure.values[row]));
    }
    for ranks in [&results.rank, &results.paid_as] {
        writer.deltas(rows.clone().map(|row| ranks.get(row).map_or(0, |rank| i64::from(*rank))));
    }
    writer.deltas(rows.clone().map(|row| i64::from(results.active[row])));
    writer.column(rows.clone().map(|row| results.earned[row]));
    for bonus in &lines.bonuses {
        writer.deltas(rows.clone().map(|row| i64::from(bonus[row].0)));
        writer.column(rows.clone().map(|row| i64::from(bonus[row].1)));
    }
    writer.finish()
}

/// Unpacks a chunk whose first row is `from`.
pub fn unpack(bytes: &[u8], dictionary: &Dictionary, from: usize) -> Result<Vec<MemberRow>, Problem> {
    let damaged = || Problem::new("run-chunk-damaged");
    let mut reader = Reader::new(bytes);
    let count =
        usize::try_from(reader.number()?).ok().filter(|count| *count <= MEMBERS).ok_or_else(damaged)?;
    let ids = reader.raw(count * 16)?;
    let sponsor = reader.column(count)?;
    let placement = if dictionary.placement { reader.column(count)? } else { vec![0; count] };
    let leg = if dictionary.placement { reader.column(count)? } else { vec![0; count] };
    let joined = reader.deltas(count)?;
    let texts = [reader.deltas(count)?, reader.deltas(count)?, reader.deltas(count)?];
    let figures =
        (0..dictionary.figures.len()).map(|_| reader.column(count)).collect::<Result<Vec<_>, _>>()?;
    let (rank, paid_as) = (reader.deltas(count)?, reader.deltas(count)?);
    let (active, earned) = (reader.deltas(count)?, reader.column(count)?);
    let mut lines = Vec::with_capacity(dictionary.bonuses.len());
    for _ in &dictionary.bonuses {
        lines.push((reader.deltas(count)?, reader.column(count)?));
    }
    reader.end()?;
    let small = |value: i64| u8::try_from(value).map_err(|_| damaged());
    let code = |value: i64| u32::try_from(value).map_err(|_| damaged());
    (0..count)
        .map(|at| {
            Ok(MemberRow {
                row: code((from + at) as i64)?,
                id: ids[at * 16..at * 16 + 16].try_into().map_err(|_| damaged())?,
                sponsor: target(from + at, sponsor[at])?,
                placement: target(from + at, placement[at])?,
                leg: u16::try_from(leg[at]).map_err(|_| damaged())?,
                joined: i32::try_from(joined[at]).map_err(|_| damaged())?,
                codes: [code(texts[0][at])?, code(texts[1][at])?, code(texts[2][at])?],
                figures: figures.iter().map(|values| values[at]).collect(),
                rank: small(rank[at])?,
                paid_as: small(paid_as[at])?,
                active: active[at] != 0,
                earned: earned[at],
                lines: lines
                    .iter()
                    .map(|(first, many)| Ok((code(first[at])?, code(many[at])?)))
                    .collect::<Result<_, Problem>>()?,
            })
        })
        .collect()
}

/// The ids of a chunk alone, 16 bytes each.
pub fn ids(bytes: &[u8]) -> Result<Vec<[u8; 16]>, Problem> {
    let damaged = || Problem::new("run-chunk-damaged");
    let mut reader = Reader::new(bytes);
    let count =
        usize::try_from(reader.number()?).ok().filter(|count| *count <= MEMBERS).ok_or_else(damaged)?;
    let raw = reader.raw(count * 16)?;
    raw.chunks_exact(16).map(|id| id.try_into().map_err(|_| damaged())).collect()
}

/// The figures of a run without values, as the dictionary names them.
pub fn empty_figures(dictionary: &Dictionary) -> Vec<Figure> {
    let figure = |(name, money): &(String, bool)| Figure {
        name: name.clone(),
        unit: if *money { Unit::Money } else { Unit::Points },
        values: Vec::new(),
    };
    dictionary.figures.iter().map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::{Ids, Texts};

    /// A world in which every column differs from row to row.
    fn world(count: usize) -> (Members, MemberResults, LineIndex, Dictionary) {
        let mut members = Members { ids: Ids::uuids(), ..Members::default() };
        let mut results = MemberResults::default();
        let mut figure = Figure { name: "PV".into(), unit: Unit::Points, values: Vec::new() };
        let mut lines = LineIndex::new(2, count);
        for row in 0..count {
            members.ids.push_uuid((row as u128 * 7919).to_be_bytes());
            members.sponsor.push(if row == 0 { NONE } else { (row as u32 * 31) % row as u32 });
            members.placement.push(if row + 1 == count { NONE } else { count as u32 - 1 });
            members.leg.push((row % 7) as u16);
            members.joined.push(19_000 - row as i32);
            members.status.push(if row % 3 == 0 { "inactive" } else { "active" });
            figure.values.push(row as i64 * -12_345);
            results.rank.push((row % 5) as u8);
            results.paid_as.push((row % 3) as u8);
            results.active.push(row % 2 == 0);
            results.earned.push(row as i64 - 50);
            if row % 4 == 1 {
                let line = plan::Line { payee: row as u32, bonus: 1, ..plan::Line::default() };
                lines.note(row as u32 * 2, &line);
                lines.note(row as u32 * 2 + 1, &line);
            }
        }
        results.figures.push(figure);
        let dictionary = Dictionary {
            members: count as u32,
            figures: vec![("PV".into(), false)],
            bonuses: vec!["a".into(), "b".into()],
            placement: true,
            ..Dictionary::default()
        };
        members.country = Texts::default();
        (members, results, lines, dictionary)
    }

    #[test]
    fn members_come_back_from_their_chunks() {
        let (members, results, lines, dictionary) = world(MEMBERS + 10);
        for from in [0, MEMBERS] {
            let rows = unpack(&pack(&members, &results, &lines, from), &dictionary, from).unwrap();
            assert_eq!(rows.len(), (MEMBERS + 10 - from).min(MEMBERS));
            for row in rows {
                let at = row.row as usize;
                assert_eq!(Some(row.id), members.ids.uuid(at));
                assert_eq!((row.sponsor, row.placement), (members.sponsor[at], members.placement[at]));
                assert_eq!(row.leg, members.leg[at]);
                assert_eq!((row.joined, row.codes[0]), (members.joined[at], members.status.codes[at]));
                assert_eq!(row.figures, [results.figures[0].values[at]]);
                assert_eq!(
                    (row.rank, row.paid_as, row.active),
                    (results.rank[at], results.paid_as[at], results.active[at])
                );
                assert_eq!(row.earned, results.earned[at]);
                assert_eq!(row.lines, [lines.bonuses[0][at], lines.bonuses[1][at]]);
            }
        }
    }

    #[test]
    fn a_cut_chunk_is_refused() {
        let (members, results, lines, dictionary) = world(3);
        let bytes = pack(&members, &results, &lines, 0);
        for end in 0..bytes.len() {
            assert_eq!(
                unpack(&bytes[..end], &dictionary, 0).unwrap_err().code,
                "run-chunk-damaged",
                "cut at {end}"
            );
        }
    }
}

//! `members.csv` into members: rows may stand in any order, a sponsor below the sponsored. Refuses unknown
//! and doubled ids, self-sponsoring, circles and ranks that the plan does not have.

use std::path::Path;

use kernel::Problem;
use plan::{Ids, Members, NONE, Needs, Plan};
use tree::{Forest, Refusal};

use super::cells::{Further, Words, date_or_none, id, leg};
use super::header::{PROBLEMS_MAX, Sheet};
use super::ids::IdTable;
use super::placement::spread;

/// Members with the table of their ids and the lines they stand on.
pub struct Loaded {
    pub members: Members,
    pub table: IdTable,
    /// Whether the file has a placement column.
    pub has_placement: bool,
}

/// What is said of references that do not fit: the codes of one column.
pub struct Codes {
    unknown: &'static str,
    oneself: &'static str,
    circle: &'static str,
}

/// Of the sponsor tree.
pub const SPONSOR: Codes = Codes {
    unknown: "offline-sponsor-unknown",
    oneself: "offline-sponsor-self",
    circle: "offline-sponsor-circle",
};

/// Of the placement tree.
pub const PLACEMENT: Codes = Codes {
    unknown: "offline-placement-unknown",
    oneself: "offline-placement-self",
    circle: "offline-placement-circle",
};

/// References to members, resolved when all are known.
pub struct References {
    /// The row of the member referred to, or [`NONE`].
    pub rows: Vec<u32>,
    /// Line and column of each reference.
    places: Vec<(u32, u32)>,
    /// References to ids that did not stand above: the row that refers, and the id.
    open: Vec<(u32, String)>,
}

impl References {
    /// Nobody refers to anybody yet.
    pub fn new() -> Self {
        Self { rows: vec![], places: vec![], open: vec![] }
    }

    /// Appends a reference; an empty one refers to nobody.
    pub fn push(&mut self, text: &str, place: (u32, u32), table: &IdTable) {
        let row = match text {
            "" => NONE,
            id => table.find(id).unwrap_or_else(|| {
                self.open.push((u32::try_from(self.rows.len()).unwrap_or(NONE), id.to_owned()));
                NONE
            }),
        };
        self.rows.push(row);
        self.places.push(place);
    }

    /// The same references as rows of all members: the n-th stands at row `rows[n]`.
    pub fn scattered(self, rows: &[u32], all: usize) -> Self {
        let open = self.open.into_iter().map(|(at, id)| (rows[at as usize], id)).collect();
        let places = spread(rows, &self.places, all, (1, 1));
        Self { rows: spread(rows, &self.rows, all, NONE), places, open }
    }

    /// Resolves what stood below, and builds the tree to see that it is one.
    ///
    /// # Errors
    /// The `codes`, the circle with its members, and `offline-leg-taken`; each at the reference.
    pub fn resolve(
        mut self,
        codes: &Codes,
        file: &str,
        table: &IdTable,
        legs: &[u16],
    ) -> Result<Vec<u32>, Vec<Problem>> {
        let mut problems = vec![];
        for (row, id) in std::mem::take(&mut self.open) {
            match table.find(&id) {
                Some(found) => self.rows[row as usize] = found,
                None => {
                    let problem = Problem::new(codes.unknown).token(&id);
                    problems.push(self.at(row, file, problem.with("value", &id)));
                }
            }
            if problems.len() == PROBLEMS_MAX {
                return Err(problems);
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        match Forest::build(&self.rows, legs) {
            Ok(_) => Ok(self.rows),
            Err(refusal) => Err(vec![self.refused(codes, file, table, refusal)]),
        }
    }

    fn refused(&self, codes: &Codes, file: &str, table: &IdTable, refusal: Refusal) -> Problem {
        let Some(row) = refusal.node() else { return Problem::new("offline-too-many").file(file) };
        let parent = table.get(self.rows[row as usize] as usize);
        let problem = match refusal {
            Refusal::SelfParent { .. } => Problem::new(codes.oneself),
            Refusal::SlotTaken { .. } => Problem::new("offline-leg-taken"),
            _ => Problem::new(codes.circle).with("circle", self.circle(row, table)),
        };
        let problem = problem.with("value", parent).with("member", table.get(row as usize)).token(parent);
        self.at(row, file, problem)
    }

    /// The circle through a row, as far as a person reads it.
    fn circle(&self, row: u32, table: &IdTable) -> String {
        let mut names = vec![table.get(row as usize)];
        let mut next = self.rows[row as usize];
        while next != row && next != NONE && names.len() < 10 {
            names.push(table.get(next as usize));
            next = self.rows[next as usize];
        }
        names.push(if next == row { table.get(row as usize) } else { "…" });
        names.join(" → ")
    }

    fn at(&self, row: u32, file: &str, problem: Problem) -> Problem {
        let (line, column) = self.places[row as usize];
        problem.file(file).line(line).column(column)
    }
}

/// Reads the members that `plan` needs.
///
/// # Errors
/// The problems of the file, at most [`PROBLEMS_MAX`].
pub fn load(path: &Path, plan: &Plan, needs: &Needs) -> Result<Loaded, Vec<Problem>> {
    let one = |problem| vec![problem];
    let mut sheet = Sheet::open(path, &["id", "sponsor"]).map_err(one)?;
    let at = |name: &str| sheet.column(name);
    let (id_at, sponsor_at) = (at("id").unwrap_or(0), at("sponsor").unwrap_or(0));
    let (placement_at, leg_at, joined_at) = (at("placement"), at("leg"), at("joined"));
    let (status_at, rank_at, country_at) = (at("status"), at("rank"), at("country"));
    let needed = |needed: bool, name: &str, at: Option<usize>| match at {
        None if needed => Err(vec![
            Problem::new("offline-plan-column").with("column", name).token(name).file(sheet.file()).line(1),
        ]),
        at => Ok(at),
    };
    let joined_at = needed(needs.joined, "joined", joined_at)?;
    let status_at = needed(needs.status, "status", status_at)?.filter(|_| needs.status);
    let country_at = needed(needs.country, "country", country_at)?.filter(|_| needs.country);
    let rank_at = rank_at.filter(|_| needs.given_rank);
    let mut further = Further::of(&sheet, &needs.member_columns).map_err(one)?;
    let (mut table, mut lines) = (IdTable::default(), vec![]);
    let (mut sponsors, mut places) = (References::new(), References::new());
    let (mut legs, mut joined) = (vec![], vec![]);
    let (mut status, mut rank, mut country) = (Words::default(), Words::default(), Words::default());
    sheet.rows(|rows| {
        let own = id(rows, id_at)?;
        table.add(own).map_err(|row| {
            rows.problem("offline-id-doubled", id_at).with("first_line", lines[row as usize])
        })?;
        lines.push(rows.line());
        sponsors.push(rows.text(sponsor_at), rows.place(sponsor_at), &table);
        if let Some(field) = placement_at {
            places.push(rows.text(field), rows.place(field), &table);
        }
        legs.extend(leg_at.map(|field| leg(rows, field)).transpose()?);
        if let Some(day) = joined_at.map(|field| date_or_none(rows, field)).transpose()?
            && needs.joined
        {
            joined.push(day);
        }
        status_at.into_iter().for_each(|field| status.push(rows.text(field)));
        country_at.into_iter().for_each(|field| country.push(rows.text(field)));
        if let Some(field) = rank_at {
            let name = rows.text(field);
            if !name.is_empty() && plan.rank(name).is_none() {
                return Err(rows.problem("offline-rank-unknown", field));
            }
            rank.push(name);
        }
        further.iter_mut().try_for_each(|column| column.push(rows, |number| number))
    })?;
    drop(lines);
    let file = sheet.file();
    let sponsor = sponsors.resolve(&SPONSOR, file, &table, &[])?;
    let has_placement = placement_at.is_some();
    let placement = if has_placement { places.resolve(&PLACEMENT, file, &table, &legs)? } else { vec![] };
    let mut ids = Ids::texts();
    (0..table.len()).for_each(|row| ids.push(table.get(row)));
    let members = Members {
        ids,
        sponsor,
        placement,
        leg: legs,
        joined,
        status: status.finish(),
        rank: rank.finish(),
        country: country.finish(),
        columns: further.into_iter().map(Further::finish).collect(),
    };
    Ok(Loaded { members, table, has_placement })
}

/// The physical line of a member's row, for a problem that is found after reading.
///
/// # Errors
/// What keeps the file from being read again.
pub fn line_of(path: &Path, row: usize) -> Result<Option<u32>, Problem> {
    let mut sheet = Sheet::open(path, &[])?;
    for _ in 0..=row {
        if !sheet.table.next_row()? {
            return Ok(None);
        }
    }
    Ok(Some(sheet.table.line()))
}

//! Inputs validated, numbered and digested: the one order in which everything is computed.
//!
//! Members are numbered breadth first in the sponsor tree, siblings by id; sales stand grouped by
//! buyer in that order, by id within a buyer. Invariant: numbers do not depend on the order of rows.

use blake3::Hasher;
use kernel::Problem;
use plan::{Digest, Ids, Inputs, Kind, LineSink, Lot, Members, NONE, Plan, Run, Values};

use crate::chunk::Pool;
use crate::emit::Emitter;
use crate::eval::{Compiler, Facts, Who};
use crate::forest::Forest;
use crate::{kinds, parallel, ranks, volumes};

/// A world ready to be computed.
pub struct World<'a> {
    pub(crate) inputs: &'a Inputs,
    pub(crate) plan: &'a Plan,
    /// Input row of each member number.
    pub(crate) row_of: Vec<u32>,
    pub(crate) sponsor: Forest,
    /// Present when the plan walks it.
    pub(crate) placement: Option<Forest>,
    /// Sales of member `m`: `sale_start[m]..sale_start[m + 1]` of `sale_row`.
    pub(crate) sale_start: Vec<u32>,
    /// Input row of each sale.
    pub(crate) sale_row: Vec<u32>,
    /// The number columns of the sales the plan names, in the order of `sale_row`.
    pub(crate) sale_columns: Vec<(&'a str, Vec<i64>)>,
    /// What legs bring from earlier periods, by member number, in the order of the lots.
    pub(crate) carry: Vec<Lot>,
    /// Digest of the inputs.
    pub(crate) digest: Digest,
}

impl<'a> World<'a> {
    /// Checks that columns fit together, that ids are unique, that trees
    /// have no cycle and that every sale lies in the period; then numbers everything.
    pub fn prepare(inputs: &'a Inputs, plan: &'a Plan) -> Result<Self, Problem> {
        check_columns(inputs)?;
        let members = &inputs.members;
        let rows = u32::try_from(members.ids.len()).ok().filter(|count| *count < NONE);
        let rows = rows.ok_or_else(|| Problem::new("run-too-many-members"))?;
        let sold = u32::try_from(inputs.sales.ids.len()).ok().filter(|count| *count < NONE);
        let sold = sold.ok_or_else(|| Problem::new("run-too-many-sales"))?;
        let (sales_by_id, numbers) = parallel::both(
            members.ids.len().max(sold as usize),
            || sorted(&inputs.sales.ids, sold),
            || Numbers::new(members, rows),
        );
        let Numbers { by_id, place, row_of, sponsor } = numbers?;
        let placement = match plan.needs().placement {
            true => Some(placement(members, &row_of, &place)?),
            false => None,
        };
        let sales_by_id = sales_by_id
            .map_err(|row| Problem::new("run-duplicate-sale").with("sale", inputs.sales.ids.show(row)))?;
        let carry = carry(inputs, plan, &place)?;
        // Both read the inputs once; the digest is refused with the sales, so nobody sees it.
        let (digest, sales) = parallel::both(
            members.ids.len().max(sold as usize),
            || digest(inputs, placement.is_some(), &by_id, &place, &sales_by_id, &carry),
            || sales(inputs, &place, &sales_by_id),
        );
        let (sale_start, sale_row) = sales?;
        drop((by_id, place, sales_by_id));
        let mut world = Self {
            inputs,
            plan,
            row_of,
            sponsor,
            placement,
            sale_start,
            sale_row,
            sale_columns: Vec::new(),
            carry,
            digest,
        };
        world.gather();
        Ok(world)
    }

    /// Brings the sales' numbers into the order they are read in, once.
    fn gather(&mut self) {
        let named = self.plan.needs().sale_columns;
        for column in self.inputs.sales.columns.iter().filter(|column| named.contains_key(&column.name)) {
            if let Values::Number(cells) = &column.values {
                let found = self.sale_row.iter().map(|row| cells[*row as usize]).collect();
                self.sale_columns.push((column.name.as_str(), found));
            }
        }
        self.sale_columns.sort_by_key(|(name, _)| *name);
    }

    /// Computes volumes, ranks and every bonus; lines go to the sink.
    pub fn calculate(mut self, sink: &mut dyn LineSink) -> Result<Run, Problem> {
        let compiler = Compiler::new(self.inputs, self.plan);
        let mut facts = Facts::default();
        volumes::compute(&self, &compiler, &mut facts)?;
        ranks::compute(&self, &compiler, &mut facts)?;
        let mut emitter = Emitter::new(&self, sink);
        let pool = Pool::default();
        for index in 0..self.plan.bonuses.len() {
            kinds::pay(&self, &compiler, &facts, index, &mut emitter, &pool)?;
        }
        drop(pool);
        // Results are as large again as all this, which nobody reads any more.
        (self.sale_start, self.sale_row, self.sale_columns) = (Vec::new(), Vec::new(), Vec::new());
        emitter.finish(&self, facts, &compiler)
    }

    /// How many members.
    pub fn members(&self) -> usize {
        self.row_of.len()
    }

    /// The member behind a number, to ask formulas of.
    pub(crate) fn who(&self, member: usize) -> Who {
        Who { member, row: self.row_of[member] as usize, sale: usize::MAX }
    }

    /// The id of a member number.
    pub(crate) fn id(&self, member: usize) -> String {
        self.inputs.members.ids.show(self.row_of[member] as usize)
    }

    /// Refuses a run for an overflow, naming the member and the rule.
    pub(crate) fn overflow(&self, member: usize, rule: &str) -> Problem {
        Problem::new("run-overflow").with("member", self.id(member)).with("rule", rule)
    }

    /// Places in `sale_row` of a member's sales.
    pub(crate) fn sales_of(&self, member: usize) -> std::ops::Range<usize> {
        self.sale_start[member] as usize..self.sale_start[member + 1] as usize
    }

    pub(crate) fn forest(&self, tree: plan::Tree) -> &Forest {
        match (&self.placement, tree) {
            (Some(forest), plan::Tree::Placement) => forest,
            _ => &self.sponsor,
        }
    }
}

/// The members' numbers.
struct Numbers {
    /// Rows in the order of ids.
    by_id: Vec<u32>,
    /// The number of each row.
    place: Vec<u32>,
    /// The row of each number.
    row_of: Vec<u32>,
    sponsor: Forest,
}

impl Numbers {
    fn new(members: &Members, rows: u32) -> Result<Self, Problem> {
        let by_id = sorted(&members.ids, rows)
            .map_err(|row| Problem::new("run-duplicate-member").with("member", members.ids.show(row)))?;
        // First numbers: by id. Second: breadth first, which keeps siblings by id.
        let mut place = vec![0_u32; by_id.len()];
        for (number, row) in (0_u32..).zip(&by_id) {
            place[*row as usize] = number;
        }
        let parent = parents(&members.sponsor, &by_id, &place, members, "sponsor")?;
        let mut sponsor =
            Forest::new(parent).map_err(|node| cycle(members, "sponsor", by_id[node as usize]))?;
        let order = sponsor.renumber();
        let row_of: Vec<u32> = order.iter().map(|number| by_id[*number as usize]).collect();
        for (number, row) in (0_u32..).zip(&row_of) {
            place[*row as usize] = number;
        }
        Ok(Self { by_id, place, row_of, sponsor })
    }
}

fn placement(members: &Members, row_of: &[u32], place: &[u32]) -> Result<Forest, Problem> {
    if members.placement.is_empty() && !row_of.is_empty() {
        return Err(Problem::new("run-column-missing").with("column", "placement"));
    }
    let parent = parents(&members.placement, row_of, place, members, "placement")?;
    Forest::new(parent).map_err(|node| cycle(members, "placement", row_of[node as usize]))
}

fn cycle(members: &Members, tree: &str, row: u32) -> Problem {
    Problem::new("run-cycle").with("tree", tree).with("member", members.ids.show(row as usize))
}

/// Everything the run is computed from, in the order of ids; people above and buyers by their
/// numbers, which depend on ids and trees alone.
fn digest(
    inputs: &Inputs,
    placement: bool,
    by_id: &[u32],
    place: &[u32],
    sales_by_id: &[u32],
    carry: &[Lot],
) -> Digest {
    let mut out = Writer::new(Hasher::new());
    out.bytes(inputs.period.to_string().as_bytes());
    let members = &inputs.members;
    let number = |above: u32| place.get(above as usize).map_or(-1, |number| i64::from(*number));
    for row in by_id {
        let row = *row as usize;
        out.bytes(members.ids.bytes(row));
        out.number(number(members.sponsor[row]));
        if placement {
            out.number(number(members.placement[row]));
        }
        let leg = i64::from(members.leg.get(row).copied().unwrap_or_default());
        let joined = i64::from(members.joined.get(row).copied().unwrap_or(Values::NO_DATE));
        out.record([leg, joined]);
        for texts in [&members.status, &members.rank, &members.country] {
            out.bytes(texts.get(row).as_bytes());
        }
    }
    out.columns(&members.columns, by_id);
    let sales = &inputs.sales;
    for row in sales_by_id {
        let row = *row as usize;
        out.bytes(sales.ids.bytes(row));
        let returned = i64::from(sales.returned.get(row).copied().unwrap_or_default());
        out.record([number(sales.member[row]), i64::from(sales.date[row]), sales.amount[row], returned]);
        out.bytes(sales.kind.get(row).as_bytes());
        if !sales.takes_back.is_empty() {
            out.bytes(sales.takes_back.bytes(row));
        }
    }
    out.columns(&sales.columns, sales_by_id);
    for lot in carry {
        out.record([lot.bonus.into(), lot.member.into(), lot.leg.into(), lot.since.into(), lot.units]);
    }
    out.finish()
}

/// What legs bring from earlier periods, in the world's numbers and order; refuses what belongs to no binary
/// bonus, no member or no earlier period, and a lot that stands twice.
fn carry(inputs: &Inputs, plan: &Plan, place: &[u32]) -> Result<Vec<Lot>, Problem> {
    let first = inputs.period.from().days();
    let mut out = Vec::with_capacity(inputs.carry.len());
    for lot in &inputs.carry {
        let bonus = plan.bonuses.get(usize::from(lot.bonus));
        let is_binary = bonus.is_some_and(|bonus| matches!(bonus.kind, Kind::Binary(_)));
        let Some(member) = place.get(lot.member as usize).copied().filter(|_| is_binary && lot.leg > 0)
        else {
            return Err(Problem::new("run-carry-unknown").with("leg", lot.leg));
        };
        if lot.since >= first {
            let member = inputs.members.ids.show(lot.member as usize);
            return Err(Problem::new("run-carry-late").with("member", member));
        }
        out.push(Lot { member, ..*lot });
    }
    out.sort_unstable();
    let key = |lot: &Lot| (lot.bonus, lot.member, lot.leg, lot.since);
    match out.windows(2).find(|pair| key(&pair[0]) == key(&pair[1])) {
        None => Ok(out),
        Some(pair) => {
            let row = place.iter().position(|number| *number == pair[0].member).unwrap_or_default();
            Err(Problem::new("run-carry-twice")
                .with("member", inputs.members.ids.show(row))
                .with("leg", pair[0].leg))
        }
    }
}

/// Feeds a hasher in large pieces, each text with its length in front.
pub(crate) struct Writer {
    pub hasher: Hasher,
    pub buffer: Vec<u8>,
}

impl Writer {
    /// Bytes gathered before they are hashed.
    const FULL: usize = 1 << 16;

    pub fn new(hasher: Hasher) -> Self {
        Self { hasher, buffer: Vec::with_capacity(Self::FULL + 1024) }
    }

    #[inline]
    pub fn number(&mut self, number: i64) {
        self.record([number]);
    }

    /// A few numbers.
    #[inline]
    pub fn record<const N: usize>(&mut self, numbers: [i64; N]) {
        self.buffer.extend_from_slice(numbers.map(i64::to_le_bytes).as_flattened());
        self.flush(Self::FULL);
    }

    /// Many numbers in a row.
    pub fn numbers(&mut self, numbers: &[i64]) {
        self.flush(1);
        let mut block: Vec<[u8; 8]> = Vec::with_capacity(8_192);
        for part in numbers.chunks(8_192) {
            block.clear();
            block.extend(part.iter().map(|number| number.to_le_bytes()));
            self.hasher.update(block.as_flattened());
        }
    }

    #[inline]
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        self.buffer.extend_from_slice(bytes);
        self.flush(Self::FULL);
    }

    fn columns(&mut self, columns: &[plan::Column], rows: &[u32]) {
        let mut sorted: Vec<&plan::Column> = columns.iter().collect();
        sorted.sort_by(|one, two| one.name.cmp(&two.name));
        for column in sorted {
            self.bytes(column.name.as_bytes());
            match &column.values {
                Values::Number(cells) => rows.iter().for_each(|row| self.number(cells[*row as usize])),
                Values::Date(cells) => {
                    rows.iter().for_each(|row| self.number(i64::from(cells[*row as usize])))
                }
                Values::Text(cells) => {
                    rows.iter().for_each(|row| self.bytes(cells.get(*row as usize).as_bytes()))
                }
            }
        }
    }

    #[inline]
    fn flush(&mut self, at_least: usize) {
        if self.buffer.len() >= at_least {
            self.update();
        }
    }

    #[cold]
    fn update(&mut self) {
        self.hasher.update(&self.buffer);
        self.buffer.clear();
    }

    pub fn finish(mut self) -> Digest {
        self.flush(1);
        Digest(*self.hasher.finalize().as_bytes())
    }
}

/// Rows in the order of their ids; `Err` names an id that stands twice. Rows that come in this order,
/// as they do from a database, cost one comparison each.
fn sorted(ids: &Ids, count: u32) -> Result<Vec<u32>, usize> {
    if (1..count as usize).all(|row| ids.bytes(row - 1) < ids.bytes(row)) {
        return Ok((0..count).collect());
    }
    let mut keys: Vec<(u128, u32)> = (0..count).map(|row| (head(ids.bytes(row as usize)), row)).collect();
    keys.sort_unstable_by(|one, two| {
        one.0.cmp(&two.0).then_with(|| ids.bytes(one.1 as usize).cmp(ids.bytes(two.1 as usize)))
    });
    for pair in keys.windows(2) {
        if pair[0].0 == pair[1].0 && ids.bytes(pair[0].1 as usize) == ids.bytes(pair[1].1 as usize) {
            return Err(pair[0].1 as usize);
        }
    }
    Ok(keys.into_iter().map(|(_, row)| row).collect())
}

/// The first sixteen bytes as a number that sorts like them.
fn head(bytes: &[u8]) -> u128 {
    let mut out = [0_u8; 16];
    let length = bytes.len().min(16);
    out[..length].copy_from_slice(&bytes[..length]);
    u128::from_be_bytes(out)
}

/// Parents in new numbers: `rows[n]` is the row of number `n`, `place[row]` the other way round.
fn parents(
    column: &[u32],
    rows: &[u32],
    place: &[u32],
    members: &plan::Members,
    field: &str,
) -> Result<Vec<u32>, Problem> {
    rows.iter()
        .map(|row| match column[*row as usize] {
            NONE => Ok(NONE),
            above => place.get(above as usize).copied().ok_or_else(|| {
                let member = members.ids.show(*row as usize);
                Problem::new("run-parent-unknown").with("member", member).with("column", field)
            }),
        })
        .collect()
}

/// Sales grouped by buyer number, by id within a buyer.
fn sales(inputs: &Inputs, place: &[u32], by_id: &[u32]) -> Result<(Vec<u32>, Vec<u32>), Problem> {
    let sales = &inputs.sales;
    let (first, last) = (inputs.period.from().days(), inputs.period.until().days());
    let mut starts = vec![0_u32; place.len() + 2];
    for (row, member) in sales.member.iter().enumerate() {
        let Some(number) = place.get(*member as usize) else {
            return Err(Problem::new("run-buyer-unknown").with("sale", sales.ids.show(row)));
        };
        let day = sales.date[row];
        if day < first || day >= last {
            return Err(Problem::new("run-sale-outside").with("sale", sales.ids.show(row)));
        }
        starts[*number as usize + 2] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut rows = vec![0_u32; by_id.len()];
    for row in by_id {
        let next = &mut starts[place[sales.member[*row as usize] as usize] as usize + 1];
        rows[*next as usize] = *row;
        *next += 1;
    }
    starts.pop();
    Ok((starts, rows))
}

/// Every column is absent or as long as the ids.
fn check_columns(inputs: &Inputs) -> Result<(), Problem> {
    let fits = |name: &str, length: usize, wanted: usize, optional: bool| {
        if length == wanted || (optional && length == 0) {
            return Ok(());
        }
        Err(Problem::new("run-column-length")
            .with("column", name)
            .with("rows", length)
            .with("expected", wanted))
    };
    let members = &inputs.members;
    let count = members.ids.len();
    fits("sponsor", members.sponsor.len(), count, false)?;
    fits("placement", members.placement.len(), count, true)?;
    fits("leg", members.leg.len(), count, true)?;
    fits("joined", members.joined.len(), count, true)?;
    for (name, texts) in [("status", &members.status), ("rank", &members.rank), ("country", &members.country)]
    {
        fits(name, texts.codes.len(), count, true)?;
    }
    let sales = &inputs.sales;
    let sold = sales.ids.len();
    fits("member", sales.member.len(), sold, false)?;
    fits("date", sales.date.len(), sold, false)?;
    fits("amount", sales.amount.len(), sold, false)?;
    fits("kind", sales.kind.codes.len(), sold, true)?;
    fits("returned", sales.returned.len(), sold, true)?;
    fits("takes_back", sales.takes_back.len(), sold, true)?;
    for (columns, rows) in [(&members.columns, count), (&sales.columns, sold)] {
        for column in columns {
            fits(&column.name, column.values.len(), rows, false)?;
        }
    }
    Ok(())
}

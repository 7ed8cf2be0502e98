//! A run's result as data: compact lines, a result for every member, totals and digests.

use kernel::{Currency, Period, Problem, Rate};

/// One payable line, 32 bytes. Row numbers point into the run's `Inputs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Line {
    /// Row of the member who is paid.
    pub payee: u32,
    /// Row of the source: of a sale or a member, as [`Source`] says; `NONE` for [`Source::Group`].
    pub source: u32,
    /// The volume the rate was applied to, in units of a ten-thousandth point; on a pool's line the
    /// payee's shares, on a matching's what the source was paid, in ten-thousandths of a major unit.
    pub base: i64,
    /// Minor units of the plan's currency; negative when returns outweigh.
    pub amount: i64,
    /// Index in the plan's bonuses.
    pub bonus: u16,
    /// Level in the upline, from 1; 0 where the bonus has no levels.
    pub level: u16,
    /// Index in [`Run::rates`]: the bonus's rate, without the factors; [`Line::MIXED`] for several.
    /// On a differential's line per payee it is the payee's own rate, and `base` the whole group:
    /// the front line's gross is already taken off the amount.
    pub rate: u16,
    /// What `source` is.
    pub kind: Source,
}

impl Line {
    /// The `rate` of a line that several rates made: a unilevel line per payee.
    pub const MIXED: u16 = u16::MAX;
}

/// What caused a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum Source {
    /// Several sources: the payee's own volume, group or level.
    #[default]
    Group,
    /// One sale.
    Sale,
    /// One member.
    Member,
}

/// Takes the lines of a run in chunks, in the run's one order: by bonus, then payee (as the
/// calculator numbers them), then level, then source. Lines are therefore grouped by payee
/// within a bonus.
pub trait LineSink {
    /// Takes the next chunk (at most 65,536 lines). A refusal ends the run.
    fn lines(&mut self, chunk: &[Line]) -> Result<(), Problem>;
}

impl LineSink for Vec<Line> {
    fn lines(&mut self, chunk: &[Line]) -> Result<(), Problem> {
        self.extend_from_slice(chunk);
        Ok(())
    }
}

/// A finished run without its lines, which went to the sink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Name of the plan.
    pub plan: String,
    /// Version of the plan.
    pub version: String,
    /// Digest of the plan's canonical text.
    pub plan_digest: Digest,
    /// The period.
    pub period: Period,
    /// The currency of every amount.
    pub currency: Currency,
    /// Digest of everything the run was computed from; the same for any order of rows.
    pub input_digest: Digest,
    /// Digest of every line and every member's result; the same for any order of rows.
    pub result_hash: Digest,
    /// Distinct rates, to which lines point.
    pub rates: Vec<Rate>,
    /// Totals, one a bonus of the plan, in its order.
    pub totals: Vec<BonusTotal>,
    /// Results of the members, rows as in the inputs.
    pub members: MemberResults,
    /// What legs of binary bonuses bring into the next period, by bonus, member (as the calculator numbers
    /// them), leg and day.
    pub carry: Vec<crate::Lot>,
}

/// What one bonus paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BonusTotal {
    /// The bonus's name.
    pub bonus: String,
    /// How many lines.
    pub lines: u64,
    /// How many members have at least one line.
    pub payees: u64,
    /// Sum of the lines, minor units.
    pub amount: i64,
    /// Sum of the exact shares behind the lines, in minor units.
    pub exact: Rate,
    /// `exact − amount`: what rounding left over, for the plan's residue account.
    pub residue: Rate,
}

/// Every member's result, as columns in the order of the inputs' rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemberResults {
    /// Every volume by its name, then the figures of bonuses (`performance.gross`).
    pub figures: Vec<Figure>,
    /// The title: index in the ladder; empty when the plan has no ranks.
    pub rank: Vec<u8>,
    /// The rank paid as; empty when the plan has no ranks.
    pub paid_as: Vec<u8>,
    /// Whether the member is active.
    pub active: Vec<bool>,
    /// What all bonuses together pay the member, minor units.
    pub earned: Vec<i64>,
}

/// One number a member has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// `PV`, `performance.gross`.
    pub name: String,
    /// Points or money.
    pub unit: Unit,
    /// Ten-thousandths of a point, or minor units.
    pub values: Vec<i64>,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Ten-thousandths of a point.
    Points,
    /// Minor units of the plan's currency.
    Money,
}

/// 32 bytes of BLAKE3.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(pub [u8; 32]);

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

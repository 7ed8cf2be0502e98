//! Adds the months of a back-test up, member by member: sums, winners and losers, distribution, bonuses, ranks. Integers only;
//! holds one short row a member whatever the number of months.

use kernel::{Currency, Period, Problem};
use plan::Ids;
use store::backtests::MemberRow;
use uuid::Uuid;

use super::report::{Bonus, Bucket, Month, Ranked, Report, Side, Tenth};
use super::world::Sheet;

/// Sizes of differences, in major units.
const BOUNDS: [i64; 5] = [1, 10, 100, 1_000, 10_000];
/// "No rank".
const UNRANKED: u16 = u16::MAX;

/// A member so far: 48 bytes.
#[derive(Debug, Clone, Copy)]
struct Person {
    id: [u8; 16],
    before: i64,
    after: i64,
    rank_before: u16,
    rank_after: u16,
}

/// Everything so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// In the order of their ids.
    people: Vec<Person>,
    /// Ranks of either side.
    words: Vec<String>,
    report: Report,
}

fn overflow() -> Problem {
    Problem::new("money-overflow")
}

fn add(to: &mut i64, amount: i64) -> Result<(), Problem> {
    *to = to.checked_add(amount).ok_or_else(overflow)?;
    Ok(())
}

impl Tally {
    /// Adds a month whose members are `ids`, ascending, and in which so much was sold.
    pub fn month(
        &mut self,
        ids: &Ids,
        (period, volume): (Period, i64),
        before: &Sheet,
        after: &Sheet,
    ) -> Result<(), Problem> {
        let paid = |sheet: &Sheet| sheet.earned.iter().filter(|amount| **amount != 0).count() as u64;
        let sum = |sheet: &Sheet| {
            sheet.earned.iter().try_fold(0i64, |sum, amount| sum.checked_add(*amount)).ok_or_else(overflow)
        };
        self.report.months.push(Month {
            period: period.to_string(),
            volume,
            before: sum(before)?,
            after: sum(after)?,
            paid_before: paid(before),
            paid_after: paid(after),
        });
        self.report.lapsed += after.lapsed;
        self.bonuses(before, after)?;
        self.ranks(before, after);
        self.people(ids, before, after)
    }

    fn bonuses(&mut self, before: &Sheet, after: &Sheet) -> Result<(), Problem> {
        let sums = after.bonuses.iter().map(|sum| (sum, true));
        for (sum, is_after) in sums.chain(before.bonuses.iter().map(|sum| (sum, false))) {
            let all = &mut self.report.bonuses;
            let place = all.iter().position(|bonus| bonus.bonus == sum.bonus && bonus.kind == sum.kind);
            let place = place.unwrap_or_else(|| {
                let (bonus, title, kind) = (sum.bonus.clone(), sum.title.clone(), sum.kind.clone());
                all.push(Bonus { bonus, title, kind, before: None, after: None });
                all.len() - 1
            });
            let entry = &mut all[place];
            let side = if is_after { &mut entry.after } else { &mut entry.before };
            add(side.get_or_insert(0), sum.amount)?;
        }
        Ok(())
    }

    /// How many bear which rank by this month: what stands here after the last one counts.
    fn ranks(&mut self, before: &Sheet, after: &Sheet) {
        let mut ranks: Vec<Ranked> = Vec::new();
        for (sheet, is_after) in [(after, true), (before, false)] {
            let mut counts = vec![0u64; sheet.ladder.len()];
            for rank in &sheet.ranks {
                if let Some(count) = counts.get_mut(usize::from(*rank)) {
                    *count += 1;
                }
            }
            for (rank, count) in sheet.ladder.iter().zip(counts) {
                let place = ranks.iter().position(|known| known.rank == *rank).unwrap_or_else(|| {
                    ranks.push(Ranked { rank: rank.clone(), before: 0, after: 0 });
                    ranks.len() - 1
                });
                let side = if is_after { &mut ranks[place].after } else { &mut ranks[place].before };
                *side = count;
            }
        }
        self.report.ranks = ranks;
    }

    fn word(&mut self, word: &str) -> Result<u16, Problem> {
        let place = self.words.iter().position(|known| known == word).unwrap_or_else(|| {
            self.words.push(word.to_owned());
            self.words.len() - 1
        });
        u16::try_from(place).map_err(|_| overflow())
    }

    /// Goes through those known and those of the month side by side: both ascend.
    fn people(&mut self, ids: &Ids, before: &Sheet, after: &Sheet) -> Result<(), Problem> {
        let words = |tally: &mut Self, sheet: &Sheet| -> Result<Vec<u16>, Problem> {
            sheet.ladder.iter().map(|word| tally.word(word)).collect()
        };
        let (words_before, words_after) = (words(self, before)?, words(self, after)?);
        let rank = |sheet: &Sheet, words: &[u16], row: usize| {
            let rank = sheet.ranks.get(row).and_then(|rank| words.get(usize::from(*rank)));
            rank.copied().unwrap_or(UNRANKED)
        };
        let known = std::mem::take(&mut self.people);
        let mut known = known.into_iter().peekable();
        let mut out = Vec::with_capacity(known.len().max(ids.len()));
        for row in 0..ids.len() {
            let id = ids.uuid(row).ok_or_else(|| Problem::new("run-chunk-damaged"))?;
            while let Some(earlier) = known.next_if(|person| person.id < id) {
                out.push(earlier);
            }
            let fresh = Person { id, before: 0, after: 0, rank_before: UNRANKED, rank_after: UNRANKED };
            let mut person = known.next_if(|person| person.id == id).unwrap_or(fresh);
            add(&mut person.before, before.earned.get(row).copied().unwrap_or(0))?;
            add(&mut person.after, after.earned.get(row).copied().unwrap_or(0))?;
            person.rank_before = rank(before, &words_before, row);
            person.rank_after = rank(after, &words_after, row);
            out.push(person);
        }
        out.extend(known);
        self.people = out;
        Ok(())
    }

    /// What was found, with a row for everybody who got something on either side.
    pub fn finish(mut self, currency: Currency) -> Result<(Report, Vec<MemberRow>), Problem> {
        let word = |at: u16| self.words.get(usize::from(at)).cloned().unwrap_or_default();
        let mut rows = Vec::new();
        for person in self.people.iter().filter(|person| person.before != 0 || person.after != 0) {
            rows.push(MemberRow {
                member: Uuid::from_bytes(person.id),
                before: person.before,
                after: person.after,
                difference: person.after.checked_sub(person.before).ok_or_else(overflow)?,
                rank_before: word(person.rank_before),
                rank_after: word(person.rank_after),
            });
        }
        let report = &mut self.report;
        report.members = rows.len() as u64;
        report.buckets = buckets(currency);
        for row in &rows {
            count(&mut report.buckets, row.difference)?;
            let side = match row.difference {
                1.. => &mut report.winners,
                ..0 => &mut report.losers,
                0 => continue,
            };
            side.count += 1;
            add(&mut side.sum, row.difference)?;
        }
        report.tenths = tenths(&rows)?;
        Ok((self.report, rows))
    }
}

/// Empty buckets from the largest loss to the largest gain.
fn buckets(currency: Currency) -> Vec<Bucket> {
    let unit = 10_i64.pow(currency.digits());
    let bounds: Vec<i64> = BOUNDS.iter().map(|bound| bound * unit).collect();
    let bucket = |at: usize, sign: i8| {
        let near = if at == 0 { 0 } else { bounds[at - 1] } * i64::from(sign);
        let far = bounds.get(at).map(|bound| bound * i64::from(sign));
        Bucket { from: near, to: far, sign, side: Side::default() }
    };
    let losses = (0..=bounds.len()).rev().map(|at| bucket(at, -1));
    let none = Bucket { from: 0, to: Some(0), sign: 0, side: Side::default() };
    losses.chain([none]).chain((0..=bounds.len()).map(|at| bucket(at, 1))).collect()
}

fn count(buckets: &mut [Bucket], difference: i64) -> Result<(), Problem> {
    let size = difference.unsigned_abs();
    let fits = |bucket: &&mut Bucket| {
        i64::from(bucket.sign) == difference.signum()
            && bucket.from.unsigned_abs() <= size
            && (bucket.sign == 0 || bucket.to.is_none_or(|to| size < to.unsigned_abs()))
    };
    let bucket = buckets.iter_mut().find(fits).ok_or_else(overflow)?;
    bucket.side.count += 1;
    add(&mut bucket.side.sum, difference)
}

/// What each tenth of those paid gets, on either side by itself.
fn tenths(rows: &[MemberRow]) -> Result<Vec<Tenth>, Problem> {
    let sums = |amount: fn(&MemberRow) -> i64| -> Result<Vec<i64>, Problem> {
        let mut paid: Vec<i64> = rows.iter().map(amount).filter(|amount| *amount > 0).collect();
        paid.sort_unstable_by_key(|amount| std::cmp::Reverse(*amount));
        let part = |tenth: usize| &paid[paid.len() * tenth / 10..paid.len() * (tenth + 1) / 10];
        let sum = |part: &[i64]| part.iter().try_fold(0i64, |sum, amount| sum.checked_add(*amount));
        (0..10).map(|tenth| sum(part(tenth)).ok_or_else(overflow)).collect()
    };
    let (before, after) = (sums(|row| row.before)?, sums(|row| row.after)?);
    Ok(before.into_iter().zip(after).map(|(before, after)| Tenth { before, after }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backtests::world::Sum;

    fn ids(members: &[u8]) -> Ids {
        let mut ids = Ids::uuids();
        members.iter().for_each(|member| ids.push_uuid([*member; 16]));
        ids
    }

    fn sheet(earned: &[i64], ranks: &[u8]) -> Sheet {
        let sum =
            Sum { bonus: "b".into(), title: "B".into(), kind: "retail".into(), amount: earned.iter().sum() };
        let ladder = vec!["Bronze".to_owned(), "Silver".to_owned()];
        Sheet { earned: earned.to_vec(), ranks: ranks.to_vec(), ladder, bonuses: vec![sum], lapsed: 0 }
    }

    #[test]
    fn months_with_other_members_are_added_member_by_member() {
        let mut tally = Tally::default();
        let october: Period = "2026-10".parse().unwrap();
        let (two, three) = (ids(&[1, 3]), ids(&[1, 2, 3]));
        tally.month(&two, (october, 1_000), &sheet(&[100, 0], &[0, 0]), &sheet(&[150, 0], &[1, 0])).unwrap();
        let november = october.next_month().unwrap();
        let (before, after) = (sheet(&[5, 500, 0], &[0, 1, 0]), sheet(&[5, 0, 0], &[1, 0, 0]));
        tally.month(&three, (november, 2_000), &before, &after).unwrap();
        let (report, rows) = tally.finish("EUR".parse().unwrap()).unwrap();
        let short: Vec<_> =
            rows.iter().map(|row| (row.member.as_bytes()[0], row.before, row.after)).collect();
        assert_eq!(short, [(1, 105, 155), (2, 500, 0)], "who gets nothing has no row");
        assert_eq!(
            (report.winners, report.losers),
            (Side { count: 1, sum: 50 }, Side { count: 1, sum: -500 })
        );
        assert_eq!(report.months[1].paid_before, 2);
        assert_eq!((report.bonuses[0].before, report.bonuses[0].after), (Some(605), Some(155)));
        assert_eq!(rows[0].rank_after, "Silver");
        assert_eq!((report.ranks[1].before, report.ranks[1].after), (1, 1));
    }

    #[test]
    fn every_difference_has_one_bucket() {
        let mut all = buckets("EUR".parse().unwrap());
        for difference in [i64::MIN + 1, -100, -99, 0, 1, 99, 100, 999_999, 1_000_000, i64::MAX / 2] {
            count(&mut all, difference).unwrap();
        }
        let counts: Vec<u64> = all.iter().map(|bucket| bucket.side.count).collect();
        assert_eq!(counts, [1, 0, 0, 0, 1, 1, 1, 2, 1, 0, 0, 1, 2]);
    }

    #[test]
    fn tenths_hold_everybody_once() {
        let row = |at: u8| MemberRow {
            member: Uuid::from_bytes([at; 16]),
            before: i64::from(at),
            after: 0,
            difference: -i64::from(at),
            rank_before: String::new(),
            rank_after: String::new(),
        };
        let rows: Vec<MemberRow> = (1..=25).map(row).collect();
        let tenths = tenths(&rows).unwrap();
        assert_eq!(tenths.len(), 10);
        assert_eq!(tenths.iter().map(|tenth| tenth.before).sum::<i64>(), 325);
        assert_eq!(tenths[0].before, 25 + 24);
        assert!(tenths.iter().all(|tenth| tenth.after == 0));
    }
}

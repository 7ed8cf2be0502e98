//! What a member would earn in an open month if some members below sold more: the month worked out once more with those
//! sales. Refuses closed months, members who are not below, and volumes that are none. Nothing of it is kept.

use access::Principal;
use kernel::{Currency, Date, MemberId, Period, Points, Problem, Rounding};
use plan::{Inputs, NONE, Sales, Values};

use super::estimate;
use super::{Error, subject};
use crate::Cx;
use crate::runs::PayeeDetail;

/// Most sales supposed at once.
const SALES_MAX: usize = 20;
/// Most points of one supposed sale: far above any month, far below the end of the type.
const POINTS_MAX: i64 = 1_000_000_000;

/// A sale that is supposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposed {
    /// Who sells: the member asked about, or one below.
    pub member: MemberId,
    /// Personal volume (PV), exact decimal above zero.
    pub volume: String,
}

/// The month as it stands, and as it would be.
#[derive(Debug, Clone, PartialEq)]
pub struct Supposing {
    /// As it stands.
    pub now: PayeeDetail,
    /// With the supposed sales.
    pub then: PayeeDetail,
}

/// What would be if these sales came too.
///
/// # Errors
/// `access-denied`, `not-found`; `what-if-sales`, `what-if-volume`, `what-if-not-below`, `what-if-closed`; what the
/// calculation refuses.
pub async fn what_if(
    cx: &Cx,
    who: &Principal,
    member: Option<MemberId>,
    period: Period,
    supposed: &[Supposed],
) -> Result<Supposing, Error> {
    let member = subject(cx, who, member).await?;
    let volumes = volumes(supposed)?;
    if super::run_of(cx, who, period).await?.is_some() {
        return Err(Error::Conflict(Problem::new("what-if-closed").with("period", period)));
    }
    let estimate = estimate::of(cx, who.tenant, period).await?.ok_or(Error::NotFound)?;
    let now = estimate.detail(cx, who, member).await?.ok_or(Error::NotFound)?;
    let today = crate::company::today(cx, who.tenant).await?;
    let day = if period.contains(today) { today } else { period.from() };
    let currency: Currency =
        now.currency.parse().map_err(|problem: Problem| Error::internal(problem.to_string()))?;
    let payee = estimate.row(member).ok_or(Error::NotFound)?;
    // A company's month is large: however many ask at once, one copy of it is held.
    let turn = estimate::turn(cx).await?;
    let mut inputs = estimate.inputs().clone();
    let prices = Prices::of(&inputs.sales, currency);
    for (at, (sale, units)) in supposed.iter().zip(volumes).enumerate() {
        let seller = estimate.row(sale.member).filter(|row| is_below(&inputs, payee, *row));
        let seller = seller.ok_or_else(|| refused("what-if-not-below", at, "member"))?;
        add(&mut inputs, cx.new_id().into_bytes(), seller, day, units, &prices)
            .ok_or_else(|| refused("what-if-volume", at, "volume"))?;
    }
    let then = estimate.supposing(inputs, &turn).await?;
    let then = then.detail(cx, who, member).await?.ok_or(Error::NotFound)?;
    Ok(Supposing { now, then })
}

fn refused(code: &'static str, at: usize, field: &str) -> Error {
    Error::Refused(vec![Problem::new(code).with("max", POINTS_MAX).field(format!("sales/{at}/{field}"))])
}

/// The volumes in units of a ten-thousandth point; everything wrong at once.
fn volumes(supposed: &[Supposed]) -> Result<Vec<i64>, Error> {
    if supposed.is_empty() || supposed.len() > SALES_MAX {
        return Err(Problem::new("what-if-sales").with("max", SALES_MAX).field("sales").into());
    }
    let most = POINTS_MAX * Points::UNIT;
    let (mut out, mut problems) = (Vec::new(), Vec::new());
    for (at, sale) in supposed.iter().enumerate() {
        let units = sale.volume.trim().parse::<Points>().map(Points::units).ok();
        match units.filter(|units| (1..=most).contains(units)) {
            Some(units) => out.push(units),
            None => problems.push(
                Problem::new("what-if-volume").with("max", POINTS_MAX).field(format!("sales/{at}/volume")),
            ),
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(Error::Refused(problems)) }
}

/// Whether a member stands at or below another, in either tree.
fn is_below(inputs: &Inputs, above: usize, member: usize) -> bool {
    [&inputs.members.sponsor, &inputs.members.placement].into_iter().any(|parents| {
        let mut at = member;
        // No tree is deeper than it has members: a cycle ends too.
        for _ in 0..=inputs.members.ids.len() {
            if at == above {
                return true;
            }
            match parents.get(at) {
                Some(parent) if *parent != NONE => at = *parent as usize,
                _ => return false,
            }
        }
        false
    })
}

/// What a point is worth on average this month, in money and in further volumes.
struct Prices {
    /// Points of all sales that count.
    points: i128,
    /// Their minor units.
    amount: i128,
    /// Their sums in each further column of numbers.
    columns: Vec<i128>,
}

impl Prices {
    fn of(sales: &Sales, currency: Currency) -> Self {
        let sum = |cells: &[i64]| cells.iter().map(|cell| i128::from(*cell)).sum::<i128>();
        let columns: Vec<i128> = sales
            .columns
            .iter()
            .map(|column| if let Values::Number(cells) = &column.values { sum(cells) } else { 0 })
            .collect();
        let pv = sales.columns.iter().position(|column| column.name == "pv");
        let points = pv.map_or(0, |at| columns[at]);
        if points > 0 {
            return Self { points, amount: sum(&sales.amount), columns };
        }
        // A month without sales tells no prices: a point is one of everything.
        let one = i128::from(Points::UNIT);
        Self { points: one, amount: i128::from(currency.unit()), columns: vec![one; columns.len()] }
    }

    fn worth(&self, units: i64, sum: i128) -> Option<i64> {
        let product = i128::from(units).checked_mul(sum)?;
        i64::try_from(Rounding::HalfUp.divide(product, self.points)?).ok()
    }
}

/// Adds a sale to an end customer; none where its figures leave the type.
fn add(
    inputs: &mut Inputs,
    id: [u8; 16],
    seller: usize,
    day: Date,
    units: i64,
    prices: &Prices,
) -> Option<()> {
    let sales = &mut inputs.sales;
    let amount = prices.worth(units, prices.amount)?;
    let cells: Vec<i64> = sales
        .columns
        .iter()
        .zip(&prices.columns)
        .map(|(column, sum)| if column.name == "pv" { Some(units) } else { prices.worth(units, *sum) })
        .collect::<Option<_>>()?;
    sales.ids.push_uuid(id);
    sales.member.push(u32::try_from(seller).ok()?);
    sales.date.push(day.days());
    sales.amount.push(amount);
    sales.kind.push("retail");
    if !sales.returned.is_empty() {
        sales.returned.push(false);
    }
    if !sales.takes_back.is_empty() {
        sales.takes_back.push_uuid([0; 16]);
    }
    for (column, cell) in sales.columns.iter_mut().zip(cells) {
        match &mut column.values {
            Values::Number(known) => known.push(cell),
            Values::Text(known) => known.push(""),
            Values::Date(known) => known.push(Values::NO_DATE),
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use plan::Column;

    use super::*;

    #[test]
    fn volumes_are_read_and_all_wrong_ones_named() {
        let check = |volumes: &[&str], expected: &str| {
            let supposed = |volume: &&str| Supposed {
                member: MemberId::from_uuid(uuid::Uuid::nil()),
                volume: (*volume).to_owned(),
            };
            let found = match super::volumes(&volumes.iter().map(supposed).collect::<Vec<_>>()) {
                Ok(units) => format!("{units:?}"),
                Err(Error::Refused(problems)) => {
                    problems.iter().map(|problem| format!("{problem}")).collect::<Vec<_>>().join("; ")
                }
                Err(error) => error.to_string(),
            };
            assert!(found.contains(expected), "{volumes:?}: {found}");
        };
        check(&["500", " 0.0001 "], "[5000000, 1]");
        check(&["1000000000"], "[10000000000000]");
        check(&[], "what-if-sales");
        check(&["1"; 21], "what-if-sales");
        for wrong in ["", "0", "-5", "1000000000.0001", "0.00001", "1e3", "NaN", "99999999999999999999"] {
            check(&["1", wrong], "what-if-volume");
        }
    }

    #[test]
    fn a_point_is_worth_what_it_was_so_far() {
        let euro: Currency = "EUR".parse().expect("a currency");
        let column =
            |name: &str, cells: Vec<i64>| Column { name: name.into(), values: Values::Number(cells) };
        let mut sales = Sales { amount: vec![3_000, 1_000], ..Sales::default() };
        sales.columns = vec![column("pv", vec![200_000, 100_000]), column("bv", vec![150_000, 90_000])];
        let prices = Prices::of(&sales, euro);
        assert_eq!(prices.worth(10_000, prices.amount), Some(133));
        assert_eq!(prices.worth(10_000, prices.columns[1]), Some(8_000));
        sales.columns[0] = column("pv", vec![100_000, -100_000]);
        let prices = Prices::of(&sales, euro);
        assert_eq!(
            (prices.worth(25_000, prices.amount), prices.worth(25_000, prices.columns[1])),
            (Some(250), Some(25_000))
        );
        assert_eq!(prices.worth(i64::MAX, i128::MAX), None);
    }

    #[test]
    fn below_is_below_in_one_of_the_trees() {
        let mut inputs = Inputs::empty("2026-10".parse().expect("a month"));
        inputs.members.ids = plan::Ids::uuids();
        (0..5).for_each(|at| inputs.members.ids.push_uuid([at; 16]));
        inputs.members.sponsor = vec![NONE, 0, 1, 0, 4];
        inputs.members.placement = vec![NONE, 0, 0, 2, NONE];
        let below =
            |above: usize| (0..5).filter(|member| is_below(&inputs, above, *member)).collect::<Vec<_>>();
        assert_eq!(below(0), [0, 1, 2, 3]);
        assert_eq!(below(1), [1, 2]);
        assert_eq!(below(2), [2, 3], "placed, though not sponsored");
        assert_eq!(below(4), [4], "a cycle ends");
    }
}

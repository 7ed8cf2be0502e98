//! The statement as CSV, one figure a row, so that a sheet of any company can be laid over it; formulas are neutralised.
//! Whoever takes it away stands in the log.

use access::{Action, Principal};
use commission::{ByCause, PERCENTILES, Spread};
use kernel::Money;
use serde_json::json;
use store::Tx;

use super::{Question, Statement, share, statement};
use crate::imports::values::neutralised;
use crate::{Cx, Error, runs, trail};

/// The columns: what it is of, which group, which figure, its value; amounts in the currency beside them.
const COLUMNS: [&str; 5] = ["part", "group", "figure", "value", "currency"];

/// The statement for these months as a file.
///
/// # Errors
/// `access-denied`, also without the right to export; what [`statement`] refuses.
pub async fn export(cx: &Cx, who: &Principal, question: &Question) -> Result<Vec<u8>, Error> {
    who.require(runs::OBJECT, Action::Export)?;
    let found = statement(cx, who, question).await?;
    let asked = json!({ "from": found.from.to_string(), "to": found.to.to_string(), "of": "compliance" });
    let noted = async |tx: &mut Tx| trail::audit(cx, tx, who, runs::OBJECT, None, "export", &asked).await;
    cx.db.write(noted).await?;
    let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    out.write_record(COLUMNS).map_err(Error::internal)?;
    for row in rows(&found) {
        out.write_record(row.iter().map(|cell| neutralised(cell).into_owned())).map_err(Error::internal)?;
    }
    out.into_inner().map_err(|error| Error::internal(error.to_string()))
}

fn rows(found: &Statement) -> Vec<[String; 5]> {
    let mut out = Vec::new();
    for (part, sums) in [("sold", &found.sold), ("paid", &found.paid)] {
        causes(found, part, sums, &mut out);
    }
    spread(found, "all", "", &found.all, &mut out);
    spread(found, "active", "", &found.active, &mut out);
    for of in &found.ranks {
        spread(found, "rank", &of.rank, &of.spread, &mut out);
    }
    out
}

fn causes(found: &Statement, part: &str, sums: &ByCause, out: &mut Vec<[String; 5]>) {
    let whole = sums.total().unwrap_or(0);
    for (group, amount) in [
        ("customers", sums.customers),
        ("own", sums.own),
        ("joining", sums.joining),
        ("unknown", sums.unknown),
    ] {
        out.push(amount_row(found, part, group, "amount", amount));
        if let Some(share) = share(amount, whole) {
            let share = format!("{}.{:04}", share / 10_000, share % 10_000);
            out.push([part.into(), group.into(), "share".into(), share, String::new()]);
        }
    }
}

fn spread(found: &Statement, part: &str, group: &str, of: &Spread, out: &mut Vec<[String; 5]>) {
    for (figure, count) in [("members", of.members), ("nothing", of.nothing), ("ahead", of.ahead)] {
        out.push([part.into(), group.into(), figure.into(), count.to_string(), String::new()]);
    }
    let amounts =
        [("earned", of.earned), ("bought", of.bought), ("mean", of.mean), ("top_hundredth", of.top)];
    let amounts = amounts.into_iter().filter_map(|(figure, amount)| Some((figure.to_owned(), amount?)));
    let percentiles = of.percentiles.iter().flatten().zip(PERCENTILES);
    let percentiles = percentiles.map(|(amount, percent)| (format!("percentile_{percent}"), *amount));
    for (figure, amount) in amounts.chain(percentiles) {
        out.push(amount_row(found, part, group, &figure, amount));
    }
}

fn amount_row(found: &Statement, part: &str, group: &str, figure: &str, minor: i64) -> [String; 5] {
    let value = found
        .currency
        .map_or_else(|| minor.to_string(), |currency| Money::from_minor(minor, currency).decimal());
    let currency = found.currency.map(|currency| currency.to_string()).unwrap_or_default();
    [part.into(), group.into(), figure.into(), value, currency]
}

//! Whether a day still lies open: what changes the network on a day before the end of the last posted month
//! would change whom that month should have paid. Refuses such days.

use jiff::civil::Date;
use kernel::{Problem, TenantId};
use store::Read;
use store::runs::record;

use crate::Error;

/// Refuses a day before the end of the last posted period.
///
/// # Errors
/// [`Error::Conflict`] `period-closed`.
pub(crate) async fn still_open(
    db: &mut impl Read,
    tenant: TenantId,
    day: Date,
    field: &str,
) -> Result<(), Error> {
    let last = record::closed(db, tenant).await?.into_iter().max_by_key(|period| period.until());
    match last {
        Some(period) if kernel::Date::from(day) < period.until() => {
            Err(Error::Conflict(Problem::new("period-closed").with("period", period).field(field)))
        }
        _ => Ok(()),
    }
}

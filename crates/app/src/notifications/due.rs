//! Reminders of tasks on the day they are due, by the clock of the company.

use jiff::tz::TimeZone;
use kernel::TenantId;
use serde_json::json;
use store::Tx;

use super::{News, tell};
use crate::{Cx, Error};

/// Reminders of one round.
const ROUND: i64 = 500;

/// Reminds the owners of open tasks that are due today, each once a day. Safe to call again and from two processes at once.
///
/// # Errors
/// Faults of the database.
pub async fn remind(cx: &Cx, tenant: TenantId) -> Result<u64, Error> {
    let who = access::Principal::operator(tenant);
    let today = crate::network::today(cx, &who).await?;
    let zone = crate::company::get(cx, tenant).await?.zone;
    let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
    let since = today.to_zoned(zone).map_err(Error::internal)?.timestamp();
    let due =
        store::notifications::tasks_due(&mut cx.db.read(), tenant, &today.to_string(), since, ROUND).await?;
    let told = due.len() as u64;
    if due.is_empty() {
        return Ok(0);
    }
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            for (task, owner) in &due {
                let once = format!("task {task} {today}");
                let (about, params) = (Some(("task", *task)), json!({}));
                let news = News { about, once: Some(&once), ..News::new(*owner, "task", &params) };
                tell(cx, tx, tenant, &news).await?;
            }
            Ok(())
        })
        .await?;
    Ok(told)
}

//! Numbers of series that were drawn ahead of a transaction and not used after all: the next one takes them first. Refuses
//! nothing; what a crash forgets stays a gap.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use kernel::TenantId;

/// Tenant and series → numbers.
#[derive(Default)]
pub(crate) struct Spares(Mutex<BTreeMap<(TenantId, String), BTreeSet<i64>>>);

impl Spares {
    /// The lowest of them.
    pub fn take(&self, tenant: TenantId, series: &str) -> Option<i64> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get_mut(&(tenant, series.to_owned()))?.pop_first()
    }

    /// None is left: the series goes on elsewhere.
    pub fn forget(&self, tenant: TenantId, series: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&(tenant, series.to_owned()));
    }

    /// One more.
    pub fn put(&self, tenant: TenantId, series: &str, number: i64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry((tenant, series.to_owned())).or_default().insert(number);
    }
}

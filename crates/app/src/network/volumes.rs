//! Personal and branch volumes of the open month at any node, from sums along the forest. They are read
//! from the sales at most once a minute and say as of when; refuses to let questions wait for that.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Points, TenantId};
use store::network::sales_volumes;
use tree::{Node, Sums};

use super::index::Slot;
use crate::{Cx, Error};

/// How old the figures may be.
const AGE_MAX: SignedDuration = SignedDuration::from_secs(60);

/// Own and branch volumes of every node.
pub(super) struct Volumes {
    as_of: Timestamp,
    month: Date,
    version: i64,
    own: [Vec<i64>; 2],
    sums: [Sums; 2],
}

/// The volumes of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeView {
    /// When they were read.
    pub as_of: Timestamp,
    /// By name: `pv`, `bv` of the member, `group_pv`, `group_bv` of the branch with the member.
    pub by_name: BTreeMap<&'static str, String>,
}

/// Makes sure that the index has volumes of the month that holds `today` and of the forest as it is. Older
/// ones are shown while newer ones are read aside; only the very first question of a month waits.
pub(super) async fn ensure(cx: &Cx, tenant: TenantId, slot: &Arc<Slot>, today: Date) -> Result<(), Error> {
    let month = today.first_of_month();
    let now = cx.now();
    let (known, old, moved) = {
        let index = slot.read();
        let volumes = index.volumes.as_ref().filter(|v| v.month == month);
        let old = volumes.is_some_and(|v| now.duration_since(v.as_of) >= AGE_MAX);
        (volumes.is_some(), old, volumes.is_some_and(|v| v.version != index.version()))
    };
    if !known {
        return read(cx, tenant, slot, month).await;
    }
    if moved {
        let mut index = slot.write();
        if let Some(mut volumes) = index.volumes.take() {
            volumes.fit(&index);
            index.volumes = Some(volumes);
        }
    }
    if old && !slot.reading.swap(true, Ordering::SeqCst) {
        let (cx, slot) = (cx.clone(), slot.clone());
        tokio::spawn(async move {
            if let Err(error) = read(&cx, tenant, &slot, month).await {
                tracing::warn!(%error, "volumes could not be read");
            }
            slot.reading.store(false, Ordering::SeqCst);
        });
    }
    Ok(())
}

async fn read(cx: &Cx, tenant: TenantId, slot: &Slot, month: Date) -> Result<(), Error> {
    let as_of = cx.now();
    let end = month.last_of_month().tomorrow().map_err(Error::internal)?;
    let rows = sales_volumes(&cx.db, tenant, month, end).await?;
    let mut index = slot.write();
    let mut volumes = Volumes { as_of, month, version: 0, own: Default::default(), sums: Default::default() };
    volumes.own.iter_mut().for_each(|own| own.resize(index.ids().len(), 0));
    for (member, pv, bv) in rows {
        if let Some(node) = index.node(member) {
            for (own, volume) in volumes.own.iter_mut().zip([pv, bv]) {
                own[node as usize] = own[node as usize].saturating_add(volume);
            }
        }
    }
    volumes.fit(&index);
    index.volumes = Some(volumes);
    Ok(())
}

impl Volumes {
    /// Sums of the same figures along the forest as it is now.
    fn fit(&mut self, index: &super::Index) {
        for (own, sums) in self.own.iter_mut().zip(&mut self.sums) {
            own.resize(index.ids().len(), 0);
            *sums = Sums::new(index.forest(), own);
        }
        self.version = index.version();
    }
}

/// The volumes at a node; `None` when they are being renewed.
pub(super) fn at(index: &super::Index, node: Node) -> Option<VolumeView> {
    let volumes = index.volumes.as_ref().filter(|v| v.version == index.version())?;
    let mut by_name = BTreeMap::new();
    let names = [("pv", "group_pv"), ("bv", "group_bv")];
    for ((own, group), (values, sums)) in names.into_iter().zip(volumes.own.iter().zip(&volumes.sums)) {
        by_name.insert(own, points(i128::from(values[node as usize])));
        by_name.insert(group, points(sums.branch(index.forest(), node)));
    }
    Some(VolumeView { as_of: volumes.as_of, by_name })
}

/// A volume as people read it. A branch beyond 64 bits is shown at the limit: no real one reaches it.
fn points(raw: i128) -> String {
    let bounded = i64::try_from(raw).unwrap_or(if raw < 0 { i64::MIN } else { i64::MAX });
    Points::from_units(bounded).to_string()
}

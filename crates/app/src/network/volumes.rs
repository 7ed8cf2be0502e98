//! Personal and branch volumes of the open month at any node, from sums along the forest. They are read
//! from the sales at most once a minute and say as of when; refuses to read them on every question.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Points, TenantId};
use store::network::{TreeKind, sales_volumes};
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

/// Makes sure that the index has volumes of the month that holds `today`, not older than a minute and
/// of the forest as it is.
pub(super) async fn ensure(
    cx: &Cx,
    tenant: TenantId,
    _kind: TreeKind,
    slot: &Slot,
    today: Date,
) -> Result<(), Error> {
    let month = today.first_of_month();
    let now = cx.now();
    {
        let index = slot.read();
        let fresh = index.volumes.as_ref().is_some_and(|v| {
            v.month == month && now.duration_since(v.as_of) < AGE_MAX && v.version == index.version()
        });
        if fresh {
            return Ok(());
        }
    }
    let end = month.last_of_month().tomorrow().map_err(Error::internal)?;
    let rows = sales_volumes(&cx.db, tenant, month, end).await?;
    let mut index = slot.write();
    let mut own = [vec![0i64; index.ids().len()], vec![0i64; index.ids().len()]];
    for (member, pv, bv) in rows {
        if let Some(node) = index.node(member) {
            let at = node as usize;
            own[0][at] = own[0][at].saturating_add(pv);
            own[1][at] = own[1][at].saturating_add(bv);
        }
    }
    let sums = [Sums::new(index.forest(), &own[0]), Sums::new(index.forest(), &own[1])];
    let version = index.version();
    index.volumes = Some(Volumes { as_of: now, month, version, own, sums });
    Ok(())
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

//! Re-derives the trees' invariants: acyclic, one child a slot, one open edge a member, labels that say
//! the same as the edges. Names the first member at fault; refuses to repair.

use std::collections::BTreeMap;

use kernel::TenantId;
use tree::{Forest, NONE};
use uuid::Uuid;

use super::{TreeKind, load};
use crate::{Db, Error, Value};

/// One broken invariant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The tree.
    pub kind: TreeKind,
    /// A stable code, words in `locales/<lang>/network.ftl`.
    pub code: &'static str,
    /// The first member at fault.
    pub member: Uuid,
}

/// Checks both trees of a tenant; empty when all is well.
pub async fn verify(db: &Db, tenant: TenantId) -> Result<Vec<Broken>, Error> {
    let mut broken = Vec::new();
    for kind in TreeKind::ALL {
        broken.extend(verify_tree(db, tenant, kind).await?);
    }
    Ok(broken)
}

async fn verify_tree(db: &Db, tenant: TenantId, kind: TreeKind) -> Result<Option<Broken>, Error> {
    let broken = |code, member| Some(Broken { kind, code, member });
    let loaded = load(db, tenant, kind).await?;
    if let Some(pair) = loaded.members.windows(2).find(|pair| pair[0] == pair[1]) {
        return Ok(broken("verify-tree-two-edges", pair[0]));
    }
    let mut parents = Vec::with_capacity(loaded.members.len());
    for (member, parent) in loaded.members.iter().zip(&loaded.parents) {
        if parent.is_nil() {
            parents.push(NONE);
            continue;
        }
        match loaded.members.binary_search(parent) {
            Ok(at) => parents.push(at as u32),
            Err(_) => return Ok(broken("verify-tree-parent", *member)),
        }
    }
    let forest = match Forest::build(&parents, &loaded.slots) {
        Ok(forest) => forest,
        Err(refusal) => {
            let at = refusal.node().unwrap_or(0) as usize;
            let code = match refusal {
                tree::Refusal::SlotTaken { .. } => "verify-tree-slot",
                tree::Refusal::SelfParent { .. } | tree::Refusal::Cycle { .. } => "verify-tree-cycle",
                _ => "verify-tree-parent",
            };
            return Ok(broken(code, loaded.members.get(at).copied().unwrap_or_default()));
        }
    };
    let labels = read_labels(db, tenant, kind).await?;
    Ok(label_fault(&forest, &loaded.members, &labels).and_then(|member| broken("verify-tree-label", member)))
}

async fn read_labels(db: &Db, tenant: TenantId, kind: TreeKind) -> Result<BTreeMap<Uuid, (i64, i64)>, Error> {
    let (send, receive) = std::sync::mpsc::channel();
    let select = format!(
        "SELECT l.member_id, l.pre, l.last FROM tree t \
         JOIN tree_label l ON l.tenant_id = t.tenant_id AND l.tree = t.tree AND l.epoch = t.epoch \
         WHERE t.tenant_id = $1 AND t.tree = '{}' ORDER BY l.member_id",
        kind.as_str()
    );
    db.scan(&select, &[Value::Uuid(tenant.uuid())], move |row| {
        let label = (row.int(1)?.unwrap_or(0), row.int(2)?.unwrap_or(0));
        send.send((row.uuid(0)?.unwrap_or_default(), label))
            .map_err(|_| Error::Column("the reader of labels went away".into()))
    })
    .await?;
    Ok(receive.into_iter().collect())
}

/// The first member whose label is missing, superfluous, or not nested directly in its parent's. Read as
/// brackets, the labels must give the edges back.
fn label_fault(forest: &Forest, members: &[Uuid], labels: &BTreeMap<Uuid, (i64, i64)>) -> Option<Uuid> {
    let mut tokens: Vec<(i64, bool, u32)> = Vec::with_capacity(members.len() * 2);
    for (member, node) in members.iter().zip(0u32..) {
        let Some(&(pre, last)) = labels.get(member) else { return Some(*member) };
        tokens.push((pre, false, node));
        tokens.push((last, true, node));
    }
    if labels.len() != members.len() {
        return labels.keys().find(|id| members.binary_search(id).is_err()).copied();
    }
    tokens.sort_unstable();
    if let Some(pair) = tokens.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Some(members[pair[1].2 as usize]);
    }
    let mut open: Vec<u32> = Vec::new();
    for (_, close, node) in tokens {
        if close {
            if open.pop() != Some(node) {
                return Some(members[node as usize]);
            }
        } else {
            if open.last().copied() != forest.parent(node) {
                return Some(members[node as usize]);
            }
            open.push(node);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_must_give_the_edges_back() {
        let ids: Vec<Uuid> = (1..=3).map(Uuid::from_u128).collect();
        let forest = Forest::build(&[NONE, 0, 0], &[]).expect("sound");
        let check = |labels: &[(usize, i64, i64)], fault: Option<usize>| {
            let labels =
                labels.iter().map(|&(i, pre, last)| (Uuid::from_u128(i as u128), (pre, last))).collect();
            assert_eq!(label_fault(&forest, &ids, &labels), fault.map(|i| Uuid::from_u128(i as u128)));
        };
        check(&[(1, 1, 6), (2, 2, 3), (3, 4, 5)], None);
        check(&[(1, 1, 6), (2, 4, 5), (3, 2, 3)], None);
        check(&[(1, 1, 6), (2, 2, 5), (3, 3, 4)], Some(3));
        check(&[(1, 1, 6), (2, 2, 4), (3, 3, 5)], Some(3));
        check(&[(1, 1, 6), (2, 2, 3), (3, 7, 8)], Some(3));
        check(&[(1, 1, 6), (2, 2, 3), (3, 3, 5)], Some(2));
        check(&[(1, 1, 6), (2, 2, 3)], Some(3));
        check(&[(1, 1, 8), (2, 2, 3), (3, 4, 5), (9, 6, 7)], Some(9));
    }
}

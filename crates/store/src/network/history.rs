//! The trees as they stood: edges of a member over time, the parent on a day, and whether a dated move
//! would close a cycle on some later day. Refuses to guess: a member without an edge that day has none.

use jiff::civil::Date;
use kernel::TenantId;
use uuid::Uuid;

use super::{TreeKind, day, parse_day, slot_from};
use crate::{Error, Read, Value};

/// One dated edge of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedEdge {
    /// The parent, `None` for a root.
    pub parent: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// First day.
    pub from: Date,
    /// Day after the last; `None` while it stands.
    pub until: Option<Date>,
}

/// All edges of a member, oldest first.
pub async fn edges_of(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
) -> Result<Vec<DatedEdge>, Error> {
    let rows = db
        .query(
            "SELECT parent_id, slot, valid_from, valid_to FROM tree_edge \
             WHERE tenant_id = $1 AND tree = $2 AND member_id = $3 ORDER BY version",
            &[Value::Uuid(tenant.uuid()), kind.as_str().into(), Value::Uuid(member)],
        )
        .await?;
    rows.iter()
        .map(|r| {
            Ok(DatedEdge {
                parent: r.get(0)?,
                slot: slot_from(r.get(1)?)?,
                from: parse_day(&r.get::<String>(2)?)?,
                until: r.get::<Option<String>>(3)?.as_deref().map(parse_day).transpose()?,
            })
        })
        .collect()
}

/// The parent of `member` on `on`: `None` when it had no edge, `Some(None)` when it was a root.
pub async fn parent_on(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    on: Date,
) -> Result<Option<Option<Uuid>>, Error> {
    let edges = edges_of(db, tenant, kind, member).await?;
    Ok(edges.into_iter().find(|e| e.from <= on && e.until.is_none_or(|end| on < end)).map(|e| e.parent))
}

/// The first day from `from` on, if any, on which `parent` stood below `member`, as far as somebody has
/// moved since `from`: only then can a day differ from today, which labels answer. With `alone`, the member's present children
/// will have gone up before: paths that reach it through one of them do not count.
pub async fn dated_cycle(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    parent: Uuid,
    from: Date,
    alone: bool,
) -> Result<Option<Date>, Error> {
    let key = [Value::Uuid(tenant.uuid()), kind.as_str().into(), day(from)];
    let rows = db
        .query(
            "SELECT DISTINCT valid_from FROM tree_edge \
             WHERE tenant_id = $1 AND tree = $2 AND moved AND valid_from > $3 ORDER BY valid_from",
            &key,
        )
        .await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut days = vec![from];
    for row in &rows {
        days.push(parse_day(&row.get::<String>(0)?)?);
    }
    for on in days {
        let hit = db
            .query_opt(
                "WITH RECURSIVE up (member_id, parent_id, still_open) AS ( \
                 SELECT e.member_id, e.parent_id, e.valid_to IS NULL FROM tree_edge e \
                 WHERE e.tenant_id = $1 AND e.tree = $2 AND e.member_id = $3 \
                 AND e.valid_from <= $4 AND (e.valid_to IS NULL OR e.valid_to > $4) \
                 UNION ALL \
                 SELECT e.member_id, e.parent_id, e.valid_to IS NULL FROM up \
                 JOIN tree_edge e ON e.tenant_id = $1 AND e.tree = $2 AND e.member_id = up.parent_id \
                 AND e.valid_from <= $4 AND (e.valid_to IS NULL OR e.valid_to > $4) \
                 WHERE up.member_id <> $5) \
                 SELECT still_open FROM up WHERE parent_id = $5",
                &[
                    Value::Uuid(tenant.uuid()),
                    kind.as_str().into(),
                    Value::Uuid(parent),
                    day(on),
                    Value::Uuid(member),
                ],
            )
            .await?;
        if let Some(row) = hit {
            let through_present_child: bool = row.get(0)?;
            if !(alone && through_present_child) {
                return Ok(Some(on));
            }
        }
    }
    Ok(None)
}

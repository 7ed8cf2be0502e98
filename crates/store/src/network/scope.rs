//! The downline scope as SQL over labels, for lists, totals and exports of every object. Refuses to
//! recurse: one range of an index a question.

use kernel::TenantId;
use uuid::Uuid;

use super::TreeKind;
use crate::{Error, Read, Value};

/// A condition that holds for rows whose `owner` (an SQL expression for a member id) is `member` or
/// stands below it in the tree. `tenant` and `member` are placeholders such as `$1`.
///
/// ```text
/// owner_member_id IN (SELECT d.member_id FROM tree t JOIN tree_label m … JOIN tree_label d …)
/// ```
pub fn downline_sql(kind: TreeKind, owner: &str, tenant: &str, member: &str) -> String {
    let tree = kind.as_str();
    format!(
        "{owner} IN (SELECT d.member_id FROM tree t \
         JOIN tree_label m ON m.tenant_id = {tenant} AND m.tree = '{tree}' AND m.epoch = t.epoch \
         AND m.member_id = {member} \
         JOIN tree_label d ON d.tenant_id = {tenant} AND d.tree = '{tree}' AND d.epoch = t.epoch \
         AND d.pre BETWEEN m.pre AND m.last \
         WHERE t.tenant_id = {tenant} AND t.tree = '{tree}')"
    )
}

/// Whether `member` is `top` or stands below it, by labels.
pub async fn is_within(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    top: Uuid,
) -> Result<bool, Error> {
    let row = db
        .query_opt(
            "SELECT 1 FROM tree t \
             JOIN tree_label m ON m.tenant_id = $1 AND m.tree = $2 AND m.epoch = t.epoch AND m.member_id = $4 \
             JOIN tree_label d ON d.tenant_id = $1 AND d.tree = $2 AND d.epoch = t.epoch AND d.member_id = $3 \
             WHERE t.tenant_id = $1 AND t.tree = $2 AND d.pre BETWEEN m.pre AND m.last",
            &[
                Value::Uuid(tenant.uuid()),
                kind.as_str().into(),
                Value::Uuid(member),
                Value::Uuid(top),
            ],
        )
        .await?;
    Ok(row.is_some())
}

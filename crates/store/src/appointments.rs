//! The answers of those who take part in an appointment; refuses every other change: the record is its owner's.

use kernel::TenantId;
use uuid::Uuid;

use crate::records::Stamp;
use crate::{Error, Tx, Value};

/// Holds an appointment until the transaction ends, as changed by somebody now. `false`: it is gone.
pub async fn touch(tx: &mut Tx, tenant: TenantId, id: Uuid, stamp: Stamp) -> Result<bool, Error> {
    let sql = "UPDATE appointment SET version = version + 1, updated_at = $3, updated_by = $4 \
               WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.into(), stamp.at.into(), stamp.by.into()]).await? == 1)
}

/// Enters an answer in lines of an appointment.
pub async fn answer(
    tx: &mut Tx,
    tenant: TenantId,
    appointment: Uuid,
    lines: &[Uuid],
    answer: &str,
) -> Result<(), Error> {
    let mut args: Vec<Value> = vec![tenant.uuid().into(), appointment.into(), answer.into()];
    args.extend(lines.iter().map(|id| Value::from(*id)));
    let places: Vec<String> = (4..=args.len()).map(|at| format!("${at}")).collect();
    let sql = format!(
        "UPDATE appointment_person SET answer = $3 WHERE tenant_id = $1 AND parent_id = $2 AND id IN ({})",
        places.join(", ")
    );
    tx.execute(&sql, &args).await.map(|_| ())
}

//! What `treeline verify` asks of settlements: sums that must agree, each as one question. Refuses nothing.

use kernel::TenantId;
use uuid::Uuid;

use crate::db::{Error, Read};

/// What must give no row, with the name of the fault.
const FAULTS: [(&str, &str); 6] = [
    (
        "payouts differ from the settlement",
        "SELECT s.id FROM settlement s WHERE s.tenant_id = $1 AND s.state = 'posted' AND s.paid <> \
         (SELECT COALESCE(CAST(SUM(p.amount) AS BIGINT), 0) FROM payout p WHERE p.tenant_id = s.tenant_id AND p.settlement_id = s.id) \
         ORDER BY s.id LIMIT 1",
    ),
    (
        "a payee is paid another amount than was settled",
        "SELECT p.id FROM payout p LEFT JOIN settlement_payee s ON s.tenant_id = p.tenant_id AND s.settlement_id = p.settlement_id \
         AND s.member_id = p.member_id WHERE p.tenant_id = $1 AND (s.payout IS NULL OR s.payout <> p.amount) ORDER BY p.id LIMIT 1",
    ),
    (
        "a payout of a settlement that is not posted",
        "SELECT p.id FROM payout p LEFT JOIN settlement s ON s.tenant_id = p.tenant_id AND s.id = p.settlement_id \
         AND s.state = 'posted' WHERE p.tenant_id = $1 AND s.id IS NULL ORDER BY p.id LIMIT 1",
    ),
    (
        "the postings differ from the settlement",
        "SELECT s.id FROM settlement s WHERE s.tenant_id = $1 AND s.state = 'posted' AND \
         (SELECT COALESCE(CAST(SUM(p.balance - p.brought) AS BIGINT), 0) FROM settlement_payee p \
          WHERE p.tenant_id = s.tenant_id AND p.settlement_id = s.id) <> \
         (SELECT COALESCE(CAST(SUM(-l.amount) AS BIGINT), 0) FROM settlement_entry e \
          JOIN ledger_posting l ON l.tenant_id = e.tenant_id AND l.entry_id = e.entry_id AND l.account = 'commission-payable' \
          WHERE e.tenant_id = s.tenant_id AND e.settlement_id = s.id) ORDER BY s.id LIMIT 1",
    ),
    (
        "a file names another sum than its payouts",
        "SELECT f.id FROM payout_file f WHERE f.tenant_id = $1 AND f.total <> \
         (SELECT COALESCE(CAST(SUM(p.amount) AS BIGINT), 0) FROM payout_in_file i \
          JOIN payout p ON p.tenant_id = i.tenant_id AND p.id = i.payout_id \
          WHERE i.tenant_id = f.tenant_id AND i.file_id = f.id) ORDER BY f.id LIMIT 1",
    ),
    (
        "the ledger owes something else than was left and has come since",
        "SELECT b.holder_id FROM (SELECT p.holder_id, p.currency, SUM(-p.amount) AS owed, \
          SUM(CASE WHEN s.id IS NULL THEN -p.amount ELSE 0 END) AS open FROM ledger_posting p \
          LEFT JOIN settlement_item i ON i.tenant_id = p.tenant_id AND i.entry_id = p.entry_id AND i.number = p.number \
          LEFT JOIN settlement s ON s.tenant_id = i.tenant_id AND s.id = i.settlement_id AND s.state = 'posted' \
          WHERE p.tenant_id = $1 AND p.account = 'commission-payable' GROUP BY p.holder_id, p.currency) b \
         LEFT JOIN settlement_carry c ON c.tenant_id = $1 AND c.currency = b.currency AND c.member_id = b.holder_id \
         WHERE b.owed <> b.open + COALESCE(c.balance, 0) ORDER BY b.holder_id LIMIT 1",
    ),
];

/// The first fault and the id of what has it.
pub async fn first(db: &mut impl Read, tenant: TenantId) -> Result<Option<(&'static str, Uuid)>, Error> {
    for (fault, sql) in FAULTS {
        if let Some(row) = db.query_opt(sql, &[tenant.uuid().into()]).await? {
            return Ok(Some((fault, row.get(0)?)));
        }
    }
    Ok(None)
}

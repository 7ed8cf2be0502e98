//! The statements of the audit log: whatever is asked for, an index gives the rows in their order.

use anyhow::{Result, ensure};
use store::Read as _;
use store::audit::{LogQuestion, statement};
use testkit::{id, start};

#[test]
fn every_question_is_answered_from_an_index_without_sorting() {
    testkit::sqlite_only(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let whole = LogQuestion { limit: 51, ..LogQuestion::default() };
        let questions = [
            ("sqlite_autoindex_audit_entry_1", whole),
            ("audit_entry_by_object", LogQuestion { object: Some("account"), ..whole }),
            ("audit_entry_by_record", LogQuestion { object: Some("account"), record: Some(id(1)), ..whole }),
            ("audit_entry_by_actor", LogQuestion { actor: Some(id(1)), ..whole }),
            ("audit_entry_by_action", LogQuestion { action: Some("denied"), ..whole }),
        ];
        for (index, question) in questions {
            for (from, to, before) in [(None, None, None), (Some(start()), Some(start()), Some(id(9)))] {
                let (sql, args) = statement(tenant, &LogQuestion { from, to, before, ..question });
                let rows = db.read().query(&format!("EXPLAIN QUERY PLAN {sql}"), &args).await?;
                let plan =
                    rows.iter().map(|row| row.get::<String>(3)).collect::<Result<Vec<_>, _>>()?.join("\n");
                // Between two moments the stretch of days may serve as well: it is in the same order.
                let days = from.is_some() && plan.contains("sqlite_autoindex_audit_entry_1");
                ensure!((plan.contains(index) || days) && !plan.contains("B-TREE"), "{index}:\n{plan}");
            }
        }
        Ok(())
    });
}

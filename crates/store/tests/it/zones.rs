//! Zones in SQL: the scope means the same in its two forms and in memory, walks an index, and follows managers, places and the
//! trash at once.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Placed, Principal, Rights, Scope};
use anyhow::Result;
use entity::{FieldValue, Values};
use kernel::{RecordId, TenantId, UserId, ZoneId};
use serde_json::{Value as Json, json};
use store::records::{self, Change, Question};
use store::{Db, Read, Tx, session};
use testkit::{both, id};
use uuid::Uuid;

use crate::records::{STAMP, make, of};

/// The objects whose records belong to zones: itself, a field, the zone of a customer.
const ZONED: [&str; 5] = ["zone", "account", "member", "order", "payment"];

/// Somebody with these zones, and one scope a role for everything.
fn person(tenant: TenantId, user: u64, scopes: &[Scope], zones: &[u64]) -> Principal {
    let rights = |scope: &Scope| Rights {
        objects: ZONED.map(|key| (key.to_owned(), Action::ALL.map(|action| (action, *scope)).into())).into(),
        fields: BTreeMap::new(),
    };
    Principal {
        user: Some(UserId::from_uuid(id(user))),
        zones: zones.iter().map(|zone| ZoneId::from_uuid(id(*zone))).collect(),
        rights: scopes.iter().map(rights).collect(),
        ..Principal::operator(tenant)
    }
}

/// Zones 3100 to 3103, employees 3200 to 3202 of whom the first manages 3100 and the second 3102; 3101 lies below 3100.
async fn zones(db: &Db, all: &Principal) -> Result<()> {
    for n in 3_200..3_203 {
        make(db, all, "employee", n, json!({ "name": format!("Employee {n}") })).await?;
    }
    for (n, parent, manager) in [
        (3_100, None, Some(3_200)),
        (3_101, Some(3_100), None),
        (3_102, None, Some(3_201)),
        (3_103, None, None),
    ] {
        let values = json!({
            "name": format!("Zone {n}"), "parent": parent.map(|n: u64| id(n)), "manager": manager.map(|n: u64| id(n)),
        });
        make(db, all, "zone", n, values).await?;
    }
    Ok(())
}

/// The zone of the customer, member, order or payment of a number: every fifth has none.
fn zone_of(n: u64) -> Option<u64> {
    (n % 5 < 4).then_some(3_100 + n % 5)
}

/// The zones, and of every other object 20 records; all of them are owned by user 7.
async fn company(db: &Db, tenant: TenantId) -> Result<BTreeMap<(&'static str, Uuid), Placed<'static>>> {
    let all = Principal::operator(tenant);
    zones(db, &all).await?;
    let mut placed = BTreeMap::new();
    for n in 3_100..3_104 {
        let zone = Some(ZoneId::from_uuid(id(n)));
        let owner = Some(UserId::from_uuid(id(7)));
        placed.insert(("zone", id(n)), Placed { zone, owner, ..Placed::default() });
    }
    for (object, hundred) in [("account", 2_000), ("member", 2_100), ("order", 2_200), ("payment", 2_300)] {
        for n in 0..20 {
            let (zone, account) = (zone_of(n).map(id), id(2_000 + n));
            let values: Json = match object {
                "order" => json!({ "account": account, "ordered_on": "2026-10-01", "currency": "EUR" }),
                "payment" => json!({
                    "account": account, "paid_on": "2026-10-01", "amount": { "amount": "1.00", "currency": "EUR" },
                }),
                _ => json!({ "name": format!("Record {n}"), "zone": zone }),
            };
            let made = make(db, &all, object, hundred + n, values).await?;
            let owner = made.owner.map(UserId::from_uuid);
            placed.insert(
                (object, id(hundred + n)),
                Placed { zone: zone.map(ZoneId::from_uuid), owner, ..Placed::default() },
            );
        }
    }
    Ok(placed)
}

#[test]
fn the_zone_scope_means_the_same_in_its_two_forms_and_in_memory() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let placed = company(&db, tenant).await?;
        let mut compared = 0;
        for scopes in
            [&[Scope::Zone][..], &[Scope::Zone, Scope::Own], &[Scope::Unit, Scope::Zone], &[Scope::Own]]
        {
            for mine in [&[][..], &[3_100], &[3_100, 3_101], &[3_102, 3_103], &[9_999]] {
                for user in [7, 8] {
                    let who = person(tenant, user, scopes, mine);
                    for object in ZONED {
                        let predicate = who.predicate(object, Action::Read);
                        let rows = placed.iter().filter(|((key, _), _)| *key == object);
                        let expect: BTreeSet<Uuid> = rows
                            .clone()
                            .filter(|(_, row)| predicate.admits(**row, |_, _| false))
                            .map(|((_, id), _)| *id)
                            .collect();
                        let what = format!("{object} {scopes:?} {mine:?} {user}");
                        let question = Question { limit: 100, ..Question::default() };
                        let definition = of(object);
                        let page =
                            records::list(&mut db.read(), &who, definition, Action::Read, &question).await?;
                        let found: BTreeSet<Uuid> = page.items.iter().map(|item| item.id).collect();
                        assert_eq!(found, expect, "{what}: list");
                        // Labels and single records test row by row, lists collect from indexes.
                        let all: Vec<Uuid> = rows.map(|((_, id), _)| *id).collect();
                        let labels = records::labels(&mut db.read(), &who, definition, &all).await?;
                        assert_eq!(labels.into_keys().collect::<BTreeSet<_>>(), expect, "{what}: labels");
                        let got =
                            records::get(&mut db.read(), &who, definition, Action::Read, all[0]).await?;
                        assert_eq!(got.is_some(), expect.contains(&all[0]), "{what}: get");
                        compared += expect.len();
                    }
                }
            }
        }
        assert!(compared > 500, "too little was compared: {compared}");
        Ok(())
    });
}

#[test]
fn an_order_is_out_of_reach_with_its_customer_in_the_trash() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        company(&db, tenant).await?;
        let all = Principal::operator(tenant);
        let who = person(tenant, 8, &[Scope::Zone], &[3_100]);
        let listed = async || -> Result<Vec<Uuid>> {
            let question = Question { limit: 100, ..Question::default() };
            let page = records::list(&mut db.read(), &who, of("order"), Action::Read, &question).await?;
            let mut ids: Vec<Uuid> = page.items.iter().map(|item| item.id).collect();
            ids.sort();
            Ok(ids)
        };
        assert_eq!(listed().await?, [2_200, 2_205, 2_210, 2_215].map(id));
        db.write(async |tx: &mut Tx| records::trash(tx, &all, of("account"), id(2_005), 1, STAMP()).await)
            .await?;
        assert_eq!(listed().await?, [2_200, 2_210, 2_215].map(id));
        let got = records::get(&mut db.read(), &who, of("order"), Action::Read, id(2_205)).await?;
        assert!(got.is_none(), "row by row as from an index");
        Ok(())
    });
}

#[test]
fn the_zones_of_a_manager_are_read_as_they_stand() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let all = Principal::operator(tenant);
        zones(&db, &all).await?;
        let held = async |manager: u64| session::zones(&mut db.read(), tenant, id(manager)).await;
        assert_eq!(held(3_200).await?, [3_100, 3_101].map(id));
        assert_eq!(held(3_201).await?, [id(3_102)]);
        assert!(held(3_202).await?.is_empty());
        let set =
            async |zone: u64, version: i64, field: &str, value: Option<u64>| -> Result<(), store::Error> {
                let value = value.map_or(FieldValue::Empty, |n| FieldValue::Ref(RecordId::from_uuid(id(n))));
                let change =
                    Change { values: Values::from([(field.to_owned(), value)]), ..Change::default() };
                let done = db.write(async |tx: &mut Tx| {
                    records::update(tx, &all, of("zone"), id(zone), version, &change, STAMP()).await
                });
                done.await.map(|_| ())
            };
        set(3_101, 1, "parent", Some(3_102)).await?;
        assert_eq!(held(3_200).await?, [id(3_100)]);
        assert_eq!(held(3_201).await?, [3_101, 3_102].map(id));
        set(3_102, 1, "manager", Some(3_202)).await?;
        assert!(held(3_201).await?.is_empty());
        assert_eq!(held(3_202).await?, [3_101, 3_102].map(id));
        // Twice the manager on one way down is once the zone.
        set(3_101, 2, "manager", Some(3_202)).await?;
        assert_eq!(held(3_202).await?, [3_101, 3_102].map(id));
        let circle = set(3_102, 2, "parent", Some(3_101)).await;
        assert!(
            matches!(&circle, Err(store::Error::Refused(problem)) if problem.code == "record-circle"),
            "{circle:?}"
        );
        db.write(async |tx: &mut Tx| records::trash(tx, &all, of("zone"), id(3_102), 2, STAMP()).await)
            .await?;
        assert_eq!(held(3_202).await?, [id(3_101)], "the one below has a manager of its own");
        Ok(())
    });
}

#[test]
fn the_zone_scope_walks_an_index() {
    testkit::sqlite_only(async |db| {
        testkit::tenant(&db).await?;
        let check = async |sql: &str, expect: &str| -> Result<()> {
            let sql = format!("EXPLAIN QUERY PLAN {sql}");
            let plan = db.read().query(&sql, &[id(1).into(), id(2).into(), id(3).into()]).await?;
            let lines = plan.iter().map(|row| row.get::<String>(3)).collect::<Result<Vec<_>, _>>()?;
            assert_eq!(lines.join("; "), expect, "{sql}");
            Ok(())
        };
        for table in ["account", "member"] {
            check(
                &format!("SELECT x.id FROM {table} x WHERE x.tenant_id = $1 AND x.deleted_at IS NULL AND x.zone_id IN ($2, $3)"),
                &format!("SEARCH x USING INDEX {table}_by_zone_id (tenant_id=? AND zone_id=?)"),
            )
            .await?;
        }
        check(
            "SELECT x.id FROM account z JOIN sales_order x ON x.tenant_id = $1 AND x.account_id = z.id AND x.deleted_at IS NULL \
             WHERE z.tenant_id = $1 AND z.deleted_at IS NULL AND z.zone_id IN ($2, $3)",
            "SEARCH z USING INDEX account_by_zone_id (tenant_id=? AND zone_id=?); \
             SEARCH x USING INDEX sales_order_by_account_id (tenant_id=? AND account_id=?)",
        )
        .await?;
        // Whose zones they are: from the manager's, step by step down.
        check(
            "SELECT z.id FROM zone z WHERE z.tenant_id = $1 AND z.manager_id = $2 AND z.deleted_at IS NULL AND z.id <> $3",
            "SEARCH z USING INDEX zone_by_manager_id (tenant_id=? AND manager_id=?)",
        )
        .await
    });
}

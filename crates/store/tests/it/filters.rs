//! Filters through links and from today on both databases, against a slow and obvious reading of the same rows.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Principal, Rights, Scope};
use anyhow::Result;
use entity::{Catalog, Document, FieldValue, Filter, Object, Today, Values};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use kernel::MemberId;
use serde_json::{Value as Json, json};
use store::records::{self, New, Question};
use store::{Db, Dialect, Read as _, Tx};
use testkit::{both, id};
use uuid::Uuid;

use crate::records::{STAMP, below, company, make, of};

/// A filter on the first day of the tests, in UTC.
pub(crate) fn parse(who: &Principal, object: &Object, json: &Json) -> Result<Filter, kernel::Problem> {
    Filter::parse(object, json, who, &Today { day: date(2026, 11, 1), zone: TimeZone::UTC })
}

async fn found(db: &Db, who: &Principal, object: &Object, filter: &Filter) -> Result<BTreeSet<Uuid>> {
    let question = Question { filter: Some(filter), limit: 1_000, ..Question::default() };
    let page = records::list(&mut db.read(), who, object, Action::Read, &question).await?;
    Ok(page.items.into_iter().map(|item| item.id).collect())
}

/// What stands at the end of a path for one reader.
#[derive(Clone)]
enum End {
    Nothing,
    Hidden,
    Name(String),
}

impl End {
    fn passes(&self, op: &str, value: &Json, negated: bool) -> bool {
        let text = value.as_str().unwrap_or_default();
        let truth = match (self, op) {
            (Self::Hidden, _) => return false,
            (Self::Nothing, "ne") => true,
            (Self::Nothing, "empty") => value == &json!(true),
            (Self::Nothing, _) => false,
            (Self::Name(_), "empty") => value == &json!(false),
            (Self::Name(name), "eq") => name == text,
            (Self::Name(name), "ne") => name != text,
            (Self::Name(name), _) => name.contains(text),
        };
        truth != negated
    }
}

/// The members in sight, with the names and sponsors of all.
struct World {
    sponsors: BTreeMap<u64, Option<u64>>,
    top: Option<u64>,
}

impl World {
    fn sees(&self, member: u64) -> bool {
        self.top.is_none_or(|top| below(&self.sponsors, id(top), id(member)))
    }

    fn name(&self, member: Option<u64>) -> End {
        match member {
            None => End::Nothing,
            Some(member) if self.sees(member) => End::Name(format!("Member {member}")),
            Some(_) => End::Hidden,
        }
    }

    fn sponsor_name(&self, member: Option<u64>) -> End {
        match member {
            None => End::Nothing,
            Some(member) if self.sees(member) => self.name(self.sponsors[&member]),
            Some(_) => End::Hidden,
        }
    }
}

/// Reads every account, and the members at and below `top`.
fn reader(tenant: kernel::TenantId, top: Option<u64>) -> Principal {
    let Some(top) = top else { return Principal::operator(tenant) };
    let objects = BTreeMap::from([
        ("account".to_owned(), BTreeMap::from([(Action::Read, Scope::All)])),
        ("member".to_owned(), BTreeMap::from([(Action::Read, Scope::Downline)])),
    ]);
    Principal {
        member: Some(MemberId::from_uuid(id(top))),
        rights: vec![Rights { objects, fields: BTreeMap::new() }],
        ..Principal::operator(tenant)
    }
}

/// Every test of every path, and its opposite.
async fn compare(
    db: &Db,
    tenant: kernel::TenantId,
    world: &World,
    members: &BTreeMap<u64, Option<u64>>,
) -> Result<usize> {
    let who = reader(tenant, world.top);
    let mut passed = 0;
    let tests = [
        ("eq", json!("Member 1005")),
        ("ne", json!("Member 1005")),
        ("contains", json!("Member 10")),
        ("contains", json!("7")),
        ("empty", json!(true)),
        ("empty", json!(false)),
    ];
    for (op, value) in &tests {
        for negated in [false, true] {
            let check = async |object: &str, path: &str, expect: BTreeSet<Uuid>| -> Result<usize> {
                let test = json!({"field": path, "op": op, "value": value});
                let json = if negated { json!({ "not": test }) } else { test };
                let object = of(object);
                let rows = found(db, &who, object, &parse(&who, object, &json)?).await?;
                assert_eq!(rows, expect, "{json} below {:?}", world.top);
                Ok(rows.len())
            };
            let pick = |end: &dyn Fn(u64) -> End, all: &mut dyn Iterator<Item = u64>| -> BTreeSet<Uuid> {
                all.filter(|n| end(*n).passes(op, value, negated)).map(id).collect()
            };
            let accounts = || members.keys().copied();
            passed +=
                check("account", "member.name", pick(&|n| world.name(members[&n]), &mut accounts())).await?;
            let sponsor = |n: u64| world.sponsor_name(members[&n]);
            passed += check("account", "member.sponsor.name", pick(&sponsor, &mut accounts())).await?;
            let mut seen = world.sponsors.keys().copied().filter(|n| world.sees(*n));
            passed +=
                check("member", "sponsor.name", pick(&|n| world.sponsor_name(Some(n)), &mut seen)).await?;
        }
    }
    Ok(passed)
}

#[test]
fn a_test_through_links_means_the_same_in_sql_and_in_memory() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let (sponsors, placed) = company(&db, tenant).await?;
        let number = |member: MemberId| sponsors.keys().copied().find(|n| id(*n) == member.uuid());
        let members: BTreeMap<u64, Option<u64>> =
            placed.iter().map(|(n, row)| (*n, row.member.and_then(number))).collect();
        let mut world = World { sponsors: sponsors.clone(), top: None };
        for top in [None, Some(1_000), Some(1_003), Some(1_029)] {
            world.top = top;
            assert!(compare(&db, tenant, &world, &members).await? > 40, "too little was compared");
        }
        if db.read().dialect() == Dialect::Sqlite {
            // More linked records than are looked up by their index: the other form of the condition.
            let many = "INSERT INTO member (tenant_id, id, version, code, name, name_key, search_text, custom, created_at, updated_at) \
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5100) \
                SELECT $1, randomblob(16), 1, 'X' || i, 'Member 10' || i, 'member 10' || i, '', '{}', 0, 0 FROM n";
            db.write(async |tx: &mut Tx| tx.execute(many, &[id(1).into()]).await).await?;
            world.top = None;
            let who = reader(tenant, None);
            for path in ["member.name", "member.sponsor.name"] {
                let test = json!({"field": path, "op": "contains", "value": "Member 10"});
                let ends = |n: &u64| {
                    if path == "member.name" {
                        world.name(members[n])
                    } else {
                        world.sponsor_name(members[n])
                    }
                };
                let expect =
                    members.keys().filter(|n| ends(n).passes("contains", &json!("Member 10"), false));
                let rows = found(&db, &who, of("account"), &parse(&who, of("account"), &test)?).await?;
                assert_eq!(rows, expect.map(|n| id(*n)).collect(), "{path}");
            }
        }
        Ok(())
    });
}

#[test]
fn what_lies_in_the_trash_is_behind_no_link() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let who = Principal::operator(tenant);
        make(&db, &who, "member", 1_000, json!({"name": "Seller", "country": "FR"})).await?;
        let member = json!(id(1_000).to_string());
        make(&db, &who, "account", 1, json!({"name": "Buyer", "member": member})).await?;
        let account = of("account");
        let ask = async |op: &str| -> Result<usize> {
            let json = json!({"field": "member.country", "op": op, "value": "FR"});
            Ok(found(&db, &who, account, &parse(&who, account, &json)?).await?.len())
        };
        assert_eq!((ask("eq").await?, ask("ne").await?), (1, 0));
        db.write(async |tx: &mut Tx| records::trash(tx, &who, of("member"), id(1_000), 1, STAMP()).await)
            .await?;
        assert_eq!((ask("eq").await?, ask("ne").await?), (0, 0));
        Ok(())
    });
}

#[test]
fn own_fields_are_links_and_ends_of_links() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let label = json!({"en": "a"});
        let extend = |object: &str, field: Json| {
            let document = Document::read(&json!({ "fields": [field] })).expect("a document");
            document.extend(of(object), &|_| true).expect("fits")
        };
        let account = extend(
            "account",
            json!({"key": "x_coach", "type": "reference", "labels": label, "to": "member"}),
        );
        let member = extend("member", json!({"key": "x_level", "type": "integer", "labels": label}));
        let catalog = Catalog::with([account.clone(), member.clone()]);
        let who = Principal { catalog: std::sync::Arc::new(catalog), ..Principal::operator(tenant) };
        let put = async |object: &Object, n: u64, values: Values| -> Result<()> {
            let new = New { id: id(n), owner: None, unit: None, values, parts: BTreeMap::new() };
            db.write(async |tx: &mut Tx| records::create(tx, &who, object, new.clone(), STAMP()).await)
                .await?;
            Ok(())
        };
        let name = |text: &str| ("name".to_owned(), FieldValue::Text(text.to_owned()));
        for (n, level) in [(10, 3), (11, 5)] {
            put(&member, n, [name("Coach"), ("x_level".into(), FieldValue::Int(level))].into()).await?;
        }
        for (n, coach) in [(20, Some(10)), (21, Some(11)), (22, None)] {
            let coach =
                coach.map(|c| ("x_coach".into(), FieldValue::Ref(kernel::RecordId::from_uuid(id(c)))));
            put(&account, n, std::iter::once(name("Account")).chain(coach).collect()).await?;
        }
        let check = async |json: Json, expect: &[u64]| -> Result<()> {
            let rows = found(&db, &who, &account, &parse(&who, &account, &json)?).await?;
            assert_eq!(rows, expect.iter().map(|n| id(*n)).collect(), "{json}");
            Ok(())
        };
        let test = |op: &str, value: Json| json!({"field": "x_coach.x_level", "op": op, "value": value});
        check(test("ge", json!(4)), &[21]).await?;
        check(json!({"not": test("ge", json!(4))}), &[20, 22]).await?;
        check(test("ne", json!(3)), &[21, 22]).await?;
        check(test("empty", json!(true)), &[22]).await?;
        check(test("empty", json!(false)), &[20, 21]).await?;
        check(json!({"field": "x_coach.name", "op": "contains", "value": "OACH"}), &[20, 21]).await?;
        Ok(())
    });
}

#[test]
fn stretches_of_time_hold_their_days_in_the_readers_zone() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let who = Principal::operator(tenant);
        make(&db, &who, "account", 1, json!({"name": "Buyer"})).await?;
        let days = [
            "2025-12-31",
            "2026-09-30",
            "2026-10-01",
            "2026-10-31",
            "2026-11-01",
            "2026-11-30",
            "2027-01-01",
        ];
        for (n, day) in (100..).zip(days) {
            let values = json!({"account": id(1).to_string(), "ordered_on": day, "currency": "EUR"});
            make(&db, &who, "order", n, values).await?;
        }
        let order = of("order");
        let check = async |field: &str, word: &str, today: (Date, &str), expect: &str| -> Result<()> {
            let json = json!({"field": field, "op": "within", "value": word});
            let today = Today { day: today.0, zone: TimeZone::get(today.1)? };
            for (json, expect) in
                [(json.clone(), true), (json!({ "not": json }), false)].map(|(json, truth)| {
                    let holds = |n: &u64| expect.split(' ').any(|one| one == n.to_string()) == truth;
                    (json, (100..107).filter(holds).map(id).collect::<BTreeSet<_>>())
                })
            {
                let rows = found(&db, &who, order, &Filter::parse(order, &json, &who, &today)?).await?;
                assert_eq!(rows, expect, "{json} on {}", today.day);
            }
            Ok(())
        };
        let first = (date(2026, 11, 1), "Europe/Warsaw");
        check("ordered_on", "today", first, "104").await?;
        check("ordered_on", "this_month", first, "104 105").await?;
        check("ordered_on", "last_month", first, "102 103").await?;
        check("ordered_on", "last_quarter", first, "101").await?;
        check("ordered_on", "last_year", first, "100").await?;
        check("ordered_on", "next_year", first, "106").await?;
        check("ordered_on", "last_31_days", first, "102 103 104").await?;
        check("ordered_on", "next_29_days", first, "104 105").await?;
        check("account.created_at", "next_3660_years", first, "100 101 102 103 104 105 106").await?;
        // The records were made at midnight in London: in Brazil it was still the day before.
        check("created_at", "today", (date(2026, 11, 1), "UTC"), "100 101 102 103 104 105 106").await?;
        check("created_at", "today", (date(2026, 11, 1), "America/Sao_Paulo"), "").await?;
        check(
            "created_at",
            "today",
            (date(2026, 10, 31), "America/Sao_Paulo"),
            "100 101 102 103 104 105 106",
        )
        .await?;
        check("account.created_at", "this_year", first, "100 101 102 103 104 105 106").await?;
        Ok(())
    });
}

#[test]
fn the_index_of_a_link_is_walked_for_few_records_and_not_for_many() {
    testkit::sqlite_only(async |db| {
        testkit::tenant(&db).await?;
        let check = async |sign: &str, by_link: bool| -> Result<()> {
            let sql = format!(
                "EXPLAIN QUERY PLAN SELECT 1 FROM sales_order t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL \
                 AND {sign}t.account_id IN (SELECT t.id FROM account t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL \
                 AND t.country = 'FR') LIMIT 1001"
            );
            let plan = db.read().query(&sql, &[id(1).into()]).await?;
            let lines = plan.iter().map(|row| row.get::<String>(3)).collect::<Result<Vec<_>, _>>()?;
            assert_eq!(lines[0].contains("account_id=?"), by_link, "{}", lines.join("; "));
            Ok(())
        };
        check("", true).await?;
        check("+", false).await?;
        Ok(())
    });
}

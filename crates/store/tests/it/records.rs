//! Records on both databases: lists, pages, filters, search, writes, and who reaches what.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Placed, Principal, Rights, Scope};
use anyhow::Result;
use entity::{FieldValue, Intent, Object, Values, object, parse_sort, validate};
use jiff::civil::date;
use kernel::{MemberId, RecordId, TenantId, UnitId, UserId};
use serde_json::{Value as Json, json};
use store::network::{self, TreeKind};
use store::records::{self, Change, Line, New, Question, Record, Stamp};
use store::{Db, Error, Read, Tx};
use testkit::{both, id, start};
use uuid::Uuid;

pub(crate) fn of(key: &str) -> &'static Object {
    object(key).expect("a standard object")
}

pub(crate) const STAMP: fn() -> Stamp = || Stamp { at: start(), by: Some(id(7)) };

fn valid(key: &str, input: &Json) -> Result<Values> {
    let map = input.as_object().cloned().unwrap_or_default();
    validate(of(key), &map, Intent::Create).map_err(|problems| anyhow::anyhow!("{problems:?}"))
}

fn new(n: u64, values: Values) -> New {
    New { id: id(n), owner: Some(id(7)), unit: None, values, parts: BTreeMap::new() }
}

pub(crate) async fn make(db: &Db, who: &Principal, key: &str, n: u64, input: Json) -> Result<Record> {
    let record = new(n, valid(key, &input)?);
    Ok(db.write(async |tx: &mut Tx| records::create(tx, who, of(key), record.clone(), STAMP()).await).await?)
}

fn code<T: std::fmt::Debug>(out: Result<T, Error>) -> String {
    match out {
        Err(Error::Refused(problem)) => match &problem.at.field {
            Some(field) => format!("{}@{field}", problem.code),
            None => problem.code,
        },
        other => format!("{other:?}"),
    }
}

/// Twelve accounts: names with accents, half of them without a city.
async fn accounts(db: &Db, who: &Principal) -> Result<()> {
    let names = [
        "Ænima",
        "Zoë",
        "łukasz",
        "Ábel",
        "Bruno",
        "bruno",
        "Óscar",
        "50% off",
        "under_score",
        "Ivan",
        "Иван",
        "Żaneta",
    ];
    for (n, name) in (100_u64..).zip(names) {
        let city = if n % 2 == 0 { json!("Łódź") } else { json!(null) };
        let status = if n % 3 == 0 { "lead" } else { "active" };
        let email = format!("u{n}@example.org");
        make(db, who, "account", n, json!({"name": name, "city": city, "status": status, "email": email}))
            .await?;
    }
    Ok(())
}

/// The last two digits of each listed id, page by page of `limit`.
async fn pages(
    db: &Db,
    who: &Principal,
    sort: &str,
    filter: Option<Json>,
    q: Option<&str>,
    limit: usize,
) -> Result<String> {
    let account = of("account");
    let sort = parse_sort(account, sort, &|_| true)?;
    let filter = filter.map(|json| crate::filters::parse(who, account, &json)).transpose()?;
    let (mut out, mut cursor): (Vec<String>, Option<String>) = (Vec::new(), None);
    loop {
        let question = Question {
            filter: filter.as_ref(),
            q,
            sort: &sort,
            cursor: cursor.as_deref(),
            limit,
            columns: &["code"],
        };
        let page = records::list(&mut db.read(), who, account, Action::Read, &question).await?;
        assert!(page.items.len() <= limit);
        assert!(page.items.iter().all(|item| item.values.len() == 1 && item.values.contains_key("code")));
        assert_eq!(page.count.is_some(), cursor.is_none());
        out.extend(page.items.iter().map(|item| (item.id.as_u128() & 0xffff).to_string()));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(out.iter().map(|n| &n[1..]).collect::<Vec<_>>().join(" "));
        }
    }
}

#[test]
fn lists_page_in_any_order_the_same_on_both_databases() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        accounts(&db, &who).await?;
        for limit in [1, 3, 5, 100] {
            let check = async |sort: &str, expect: &str| -> Result<()> {
                assert_eq!(pages(&db, &who, sort, None, None, limit).await?, expect, "{sort} by {limit}");
                Ok(())
            };
            check("", "11 10 09 08 07 06 05 04 03 02 01 00").await?;
            check("name", "07 03 00 04 05 09 02 06 08 11 01 10").await?;
            check("-name", "10 01 11 08 06 02 09 05 04 00 03 07").await?;
            // A choice goes by the order of its options: leads first.
            check("status,name", "05 02 08 11 07 03 00 04 09 06 01 10").await?;
            check("status,-name", "11 08 02 05 10 01 06 09 04 00 03 07").await?;
            check("-status,name", "07 03 00 04 09 06 01 10 05 02 08 11").await?;
            // Records without a city come last either way.
            check("city", "00 02 04 06 08 10 01 03 05 07 09 11").await?;
            check("-city", "10 08 06 04 02 00 11 09 07 05 03 01").await?;
            check("city,-code", "10 08 06 04 02 00 11 09 07 05 03 01").await?;
            check("created_at,code", "00 01 02 03 04 05 06 07 08 09 10 11").await?;
        }
        Ok(())
    });
}

#[test]
fn filters_and_words_find_the_same_on_both_databases() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        accounts(&db, &who).await?;
        let check = async |filter: Json, expect: &str| -> Result<()> {
            assert_eq!(
                pages(&db, &who, "created_at,code", Some(filter.clone()), None, 100).await?,
                expect,
                "{filter}"
            );
            Ok(())
        };
        let test = |field: &str, op: &str, value: Json| json!({"field": field, "op": op, "value": value});
        check(json!({"and": []}), "00 01 02 03 04 05 06 07 08 09 10 11").await?;
        check(json!({"or": []}), "").await?;
        check(json!({"not": {"or": []}}), "00 01 02 03 04 05 06 07 08 09 10 11").await?;
        check(test("status", "eq", json!("lead")), "02 05 08 11").await?;
        check(test("status", "ne", json!("lead")), "00 01 03 04 06 07 09 10").await?;
        check(test("city", "eq", json!("Łódź")), "00 02 04 06 08 10").await?;
        check(test("city", "ne", json!("Łódź")), "01 03 05 07 09 11").await?;
        check(json!({"not": test("city", "ne", json!("Łódź"))}), "00 02 04 06 08 10").await?;
        check(json!({"not": test("city", "gt", json!("A"))}), "01 03 05 07 09 11").await?;
        check(test("city", "empty", json!(true)), "01 03 05 07 09 11").await?;
        check(json!({"not": test("city", "empty", json!(true))}), "00 02 04 06 08 10").await?;
        check(test("name", "contains", json!("OSCÁR")), "06").await?;
        check(test("name", "starts", json!("bRu")), "04 05").await?;
        check(test("name", "contains", json!("%")), "07").await?;
        check(test("name", "contains", json!("_")), "08").await?;
        check(test("name", "contains", json!("\\")), "").await?;
        check(test("email", "starts", json!("U10")), "00 01 02 03 04 05 06 07 08 09").await?;
        check(test("email", "contains", json!("' OR '1'='1")), "").await?;
        check(test("code", "in", json!(["A-000001", "A-000012", "x"])), "00 11").await?;
        check(test("code", "between", json!(["A-000002", "A-000004"])), "01 02 03").await?;
        check(
            json!({"and": [test("status", "eq", json!("lead")), {"or": [test("city", "empty", json!(true)), test("name", "eq", json!("łukasz"))]}]}),
            "02 05 11",
        )
        .await?;
        for (q, expect) in [
            ("bruno", "04 05"),
            ("ZANETA", "11"),
            ("иВАН", "10"),
            ("lodz oscar", "06"),
            ("oscar lodz", "06"),
            ("u105@example", "05"),
            ("A-000003", "02"),
            ("aenima", "00"),
            ("50%", "07"),
            // Nothing is left to look for; blanks alone are no question, and never come as far as this.
            ("  ", ""),
            ("\u{301}", ""),
            ("' OR 1=1 --", ""),
        ] {
            assert_eq!(pages(&db, &who, "created_at,code", None, Some(q), 100).await?, expect, "{q}");
        }
        Ok(())
    });
}

#[test]
fn hostile_cursors_are_refused() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        accounts(&db, &who).await?;
        let account = of("account");
        let sort = parse_sort(account, "name", &|_| true)?;
        let ask = async |cursor: &str| {
            let question = Question { sort: &sort, cursor: Some(cursor), limit: 2, ..Question::default() };
            records::list(&mut db.read(), &who, account, Action::Read, &question).await
        };
        let hex = |json: Json| json.to_string().bytes().map(|b| format!("{b:02x}")).collect::<String>();
        for cursor in [
            String::new(),
            "x".into(),
            "zz".into(),
            "łł".into(),
            "ff".repeat(5_000),
            hex(json!([])),
            hex(json!(["a"])),
            hex(json!([1, id(1).to_string()])),
            hex(json!([null, id(1).to_string()])),
            hex(json!(["a", "b"])),
            hex(json!(["a", "b", id(1).to_string()])),
            hex(json!({"a": 1})),
        ] {
            assert_eq!(code(ask(&cursor).await), "cursor-malformed", "{cursor}");
        }
        let page = ask(&hex(json!(["' OR 1=1 --", id(1).to_string()]))).await?;
        assert_eq!(page.items.len(), 2);
        Ok(())
    });
}

#[test]
fn a_record_lives_through_its_versions() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let who = Principal::operator(tenant);
        let made = make(&db, &who, "account", 1, json!({"name": "Ana"})).await?;
        assert_eq!((made.version, made.values["code"].to_text()), (1, "A-000001".into()));
        let account = of("account");
        let change = |name: &str| Change {
            values: Values::from([("name".to_owned(), FieldValue::Text(name.to_owned()))]),
            parts: BTreeMap::from([(
                "contact_points".to_owned(),
                vec![Line {
                    id: id(900),
                    values: Values::from([
                        ("kind".to_owned(), FieldValue::Text("web".into())),
                        ("value".to_owned(), FieldValue::Text("example.org".into())),
                    ]),
                }],
            )]),
        };
        let update = async |version: i64, change: &Change| {
            db.write(async |tx: &mut Tx| {
                records::update(tx, &who, account, id(1), version, change, STAMP()).await
            })
            .await
        };
        let (before, after) = update(1, &change("Anna")).await?.expect("it exists");
        assert_eq!((after.version, after.parts["contact_points"].len()), (2, 1));
        let diff = records::diff(Some(&before), Some(&after));
        assert_eq!(diff["name"], json!(["Ana", "Anna"]));
        assert_eq!(diff["contact_points"][1][0]["value"], json!("example.org"));
        assert_eq!(diff.as_object().map(|d| d.len()), Some(2));
        assert_eq!(code(update(1, &change("Ann")).await), "version-stale");
        // Two people at once: one of them wins.
        let (anne, anke) = (change("Anne"), change("Anke"));
        let (a, b) = tokio::join!(update(2, &anne), update(2, &anke));
        let mut both = [a.is_ok(), b.is_ok()];
        both.sort_unstable();
        assert_eq!(both, [false, true]);
        assert_eq!(pages(&db, &who, "", None, Some("ana"), 9).await?, "", "the search forgot the old name");
        let missing =
            db.write(async |tx: &mut Tx| records::trash(tx, &who, account, id(99), 1, STAMP()).await).await?;
        assert_eq!(missing, None);
        let stale =
            db.write(async |tx: &mut Tx| records::trash(tx, &who, account, id(1), 1, STAMP()).await).await;
        assert_eq!(code(stale), "version-stale");
        db.write(async |tx: &mut Tx| records::trash(tx, &who, account, id(1), 3, STAMP()).await).await?;
        assert_eq!(records::get(&mut db.read(), &who, account, Action::Read, id(1)).await?, None);
        assert_eq!(update(4, &change("X")).await?, None);
        assert_eq!(pages(&db, &who, "", None, None, 9).await?, "");
        Ok(())
    });
}

#[test]
fn an_order_keeps_its_lines_and_exact_amounts() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        make(&db, &who, "account", 1, json!({"name": "Ana"})).await?;
        let order = of("order");
        let price = json!({"amount": "0.10", "currency": "EUR"});
        let lines: Vec<_> = [("0.3333", "0.125"), ("2", "0"), ("1000000", "1")]
            .iter()
            .map(|(quantity, discount)| {
                json!({"text": "x", "quantity": quantity, "unit_price": price, "discount": discount})
                    .as_object()
                    .cloned()
                    .unwrap_or_default()
            })
            .collect();
        let part = order.part("lines").expect("orders have lines");
        let lines = entity::validate_parts(part, &lines).map_err(|p| anyhow::anyhow!("{p:?}"))?;
        let mut record = new(
            50,
            valid(
                "order",
                &json!({"account": id(1).to_string(), "ordered_on": "2026-11-02", "currency": "EUR"}),
            )?,
        );
        record.parts = BTreeMap::from([(
            "lines".to_owned(),
            (500_u64..).zip(lines).map(|(n, values)| Line { id: id(n), values }).collect(),
        )]);
        let made = db
            .write(async |tx: &mut Tx| records::create(tx, &who, order, record.clone(), STAMP()).await)
            .await?;
        let read = records::get(&mut db.read(), &who, order, Action::Read, id(50)).await?.expect("it exists");
        assert_eq!(made, read);
        let text = |line: &Line, key: &str| line.values[key].to_text();
        let seen: Vec<_> = read.parts["lines"]
            .iter()
            .map(|l| (text(l, "quantity"), text(l, "discount"), text(l, "unit_price")))
            .collect();
        assert_eq!(seen[0], ("0.3333".into(), "0.125".into(), "0.10 EUR".into()));
        assert_eq!(seen[2], ("1000000".into(), "1".into(), "0.10 EUR".into()));
        assert_eq!(
            entity::generated::Order::from_values(&read.values).account,
            Some(RecordId::from_uuid(id(1)))
        );
        Ok(())
    });
}

#[test]
fn taken_codes_and_unknown_references_are_named() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let who = Principal::operator(tenant);
        make(
            &db,
            &who,
            "product",
            1,
            json!({"name": "A", "code": "X1", "price": {"amount": "1", "currency": "EUR"}}),
        )
        .await?;
        let again = make(
            &db,
            &who,
            "product",
            2,
            json!({"name": "B", "code": "X1", "price": {"amount": "1", "currency": "EUR"}}),
        )
        .await;
        let problem = again.unwrap_err();
        assert_eq!(problem.downcast_ref::<Error>().map(|e| e.to_string()), Some("code: field-taken".into()));
        let other = Principal::operator(testkit::tenant_called(&db, id(2), "Other").await?);
        // The same code in another company is free; its records are as unknown as none.
        let theirs = db.of(other.tenant).await?;
        make(
            &theirs,
            &other,
            "product",
            3,
            json!({"name": "C", "code": "X1", "price": {"amount": "1", "currency": "EUR"}}),
        )
        .await?;
        make(&theirs, &other, "account", 4, json!({"name": "D"})).await?;
        for foreign in [id(4), id(99)] {
            let order = make(
                &db,
                &who,
                "order",
                5,
                json!({"account": foreign.to_string(), "ordered_on": "2026-11-02", "currency": "EUR"}),
            )
            .await;
            assert_eq!(order.unwrap_err().to_string(), "account: field-reference-unknown");
        }
        assert_eq!(records::get(&mut db.read(), &who, of("account"), Action::Read, id(4)).await?, None);
        assert!(records::labels(&mut db.read(), &who, of("account"), &[id(4)]).await?.is_empty());
        assert_eq!(records::search(&mut db.read(), &who, "D", 9).await?, []);
        assert_eq!(records::search(&mut theirs.read(), &other, "d", 9).await?.len(), 1);
        Ok(())
    });
}

#[test]
fn a_series_goes_on_behind_codes_that_were_imported() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let who = Principal::operator(tenant);
        for n in (1..=9).chain([11]) {
            make(&db, &who, "account", n, json!({"name": "A", "code": format!("A-{n:06}")})).await?;
        }
        let mut codes = Vec::new();
        for n in 101..=104 {
            let made = make(&db, &who, "account", n, json!({"name": "B"})).await?;
            codes.extend(made.values.get("code").map(FieldValue::to_text));
        }
        assert_eq!(codes, ["A-000010", "A-000012", "A-000013", "A-000014"]);
        Ok(())
    });
}

fn person(tenant: TenantId, scopes: &[Scope], user: u64, member: Option<u64>, units: &[u64]) -> Principal {
    let rights = |scope: &Scope| Rights {
        objects: ["account", "member", "order", "employee", "unit"]
            .map(|key| (key.to_owned(), Action::ALL.map(|action| (action, *scope)).into()))
            .into(),
        fields: BTreeMap::new(),
    };
    Principal {
        user: Some(UserId::from_uuid(id(user))),
        member: member.map(|m| MemberId::from_uuid(id(m))),
        units: units.iter().map(|u| UnitId::from_uuid(id(*u))).collect(),
        team: access::Team { users: vec![UserId::from_uuid(id((user + 1) % 4))], employees: Vec::new() },
        rights: scopes.iter().map(rights).collect(),
        ..Principal::operator(tenant)
    }
}

/// Members 1000…, each under a pseudo-random earlier one; accounts 2000… of random owners, members, units.
pub(crate) async fn company(
    db: &Db,
    tenant: TenantId,
) -> Result<(BTreeMap<u64, Option<u64>>, BTreeMap<u64, Placed<'static>>)> {
    let all = Principal::operator(tenant);
    let mut seed = 11_u64;
    let mut random = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for unit in 0..3 {
        make(db, &all, "unit", 3_000 + unit, json!({"name": format!("Unit {unit}")})).await?;
    }
    let mut parents = BTreeMap::new();
    for n in 1_000..1_030_u64 {
        make(db, &all, "member", n, json!({"name": format!("Member {n}")})).await?;
        let parent = (n > 1_002).then(|| 1_000 + random(n - 1_000));
        db.write(async |tx: &mut Tx| {
            network::enrol(tx, tenant, TreeKind::Sponsor, id(n), parent.map(id), None, date(2026, 11, 1))
                .await
        })
        .await?;
        parents.insert(n, parent);
    }
    let mut placed = BTreeMap::new();
    for n in 2_000..2_060_u64 {
        let (owner, member, unit) = (random(4), 1_000 + random(40), 3_000 + random(4));
        let member = (member < 1_030).then_some(member);
        let unit = (unit < 3_003).then_some(unit);
        let values = valid("account", &json!({"name": "x", "member": member.map(|m| id(m).to_string())}))?;
        let record =
            New { id: id(n), owner: Some(id(owner)), unit: unit.map(id), values, parts: BTreeMap::new() };
        db.write(async |tx: &mut Tx| records::create(tx, &all, of("account"), record.clone(), STAMP()).await)
            .await?;
        placed.insert(
            n,
            Placed {
                owner: Some(UserId::from_uuid(id(owner))),
                member: member.map(|m| MemberId::from_uuid(id(m))),
                unit: unit.map(|u| UnitId::from_uuid(id(u))),
                ..Placed::default()
            },
        );
    }
    Ok((parents, placed))
}

pub(crate) fn below(parents: &BTreeMap<u64, Option<u64>>, top: Uuid, member: Uuid) -> bool {
    let mut at = parents.keys().copied().find(|n| id(*n) == member);
    while let Some(n) = at {
        if id(n) == top {
            return true;
        }
        at = parents.get(&n).copied().flatten();
    }
    false
}

#[test]
fn the_predicate_means_the_same_in_sql_and_in_memory() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let (parents, placed) = company(&db, tenant).await?;
        let account = of("account");
        let mut scopes: Vec<Vec<Scope>> = vec![vec![]];
        for a in Scope::ALL {
            scopes.push(vec![a]);
            scopes.extend(
                [Scope::Own, Scope::Team, Scope::Downline, Scope::Unit, Scope::Branch].map(|b| vec![a, b]),
            );
        }
        let mut compared = 0;
        for (at, scopes) in scopes.iter().enumerate() {
            for member in [None, Some(1_000), Some(1_003), Some(1_000 + at as u64), Some(9_999)] {
                let units: &[u64] = [&[][..], &[3_000], &[3_001, 3_002]][at % 3];
                let who = person(tenant, scopes, at as u64 % 4, member, units);
                let predicate = who.predicate("account", Action::Read);
                let expect: BTreeSet<Uuid> = placed
                    .iter()
                    .filter(|(_, row)| {
                        predicate.admits(**row, |top, m| below(&parents, top.uuid(), m.uuid()))
                    })
                    .map(|(n, _)| id(*n))
                    .collect();
                let question = Question { limit: 1_000, ..Question::default() };
                let page = records::list(&mut db.read(), &who, account, Action::Read, &question).await?;
                let found: BTreeSet<Uuid> = page.items.iter().map(|item| item.id).collect();
                assert_eq!(found, expect, "{scopes:?} {member:?} {units:?}");
                assert_eq!(page.count.map(|c| c.value), Some(expect.len() as i64));
                let probe = id(2_000 + at as u64);
                let got = records::get(&mut db.read(), &who, account, Action::Read, probe).await?;
                assert_eq!(got.is_some(), expect.contains(&probe));
                // Labels and single records test row by row, lists collect from indexes.
                let all: Vec<Uuid> = placed.keys().map(|n| id(*n)).collect();
                let labels = records::labels(&mut db.read(), &who, account, &all).await?;
                assert_eq!(labels.into_keys().collect::<BTreeSet<_>>(), expect);
                let hits = records::search(&mut db.read(), &who, "x", 1_000).await?;
                let hits =
                    hits.into_iter().filter(|h| h.object == "account").map(|h| h.id).collect::<BTreeSet<_>>();
                assert_eq!(hits, expect);
                compared += expect.len();
            }
        }
        assert!(compared > 500, "too little was compared: {compared}");
        Ok(())
    });
}

#[test]
fn a_distributor_stays_inside_the_own_reach() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let (parents, _) = company(&db, tenant).await?;
        let who = person(tenant, &[Scope::Downline], 0, Some(1_003), &[]);
        let inside = parents.keys().copied().find(|n| *n != 1_003 && below(&parents, id(1_003), id(*n)));
        let inside = inside.unwrap_or(1_003);
        let create = async |n: u64, member: u64| {
            let values = valid("account", &json!({"name": "new", "member": id(member).to_string()}))?;
            let record = New { owner: None, ..new(n, values) };
            let out = db.write(async |tx: &mut Tx| {
                records::create(tx, &who, of("account"), record.clone(), STAMP()).await
            });
            anyhow::Ok(code(out.await.map(|_| ())))
        };
        assert_eq!(create(4_000, inside).await?, "Ok(())");
        assert_eq!(create(4_001, 1_000).await?, "field-reference-unknown@member", "an upline was seen");
        // Nobody gives a record away, out of the own reach.
        let away =
            Change { values: Values::from([("member".to_owned(), FieldValue::Empty)]), ..Change::default() };
        let out = db
            .write(async |tx: &mut Tx| {
                records::update(tx, &who, of("account"), id(4_000), 1, &away, STAMP()).await
            })
            .await;
        assert_eq!(code(out), "access-denied");
        // The member's own object is scoped by its id, and shows the parent of the open edge.
        let page = records::list(
            &mut db.read(),
            &who,
            of("member"),
            Action::Read,
            &Question { limit: 99, ..Question::default() },
        )
        .await?;
        assert!(page.items.iter().all(|item| below(&parents, id(1_003), item.id)));
        let shown =
            page.items.iter().find(|item| item.id == id(inside)).map(|item| item.values["sponsor"].to_text());
        assert_eq!(shown, parents[&inside].map(|parent| id(parent).to_string()));
        Ok(())
    });
}

#[test]
fn a_hidden_field_is_no_oracle() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        accounts(&db, &Principal::operator(tenant)).await?;
        let mut who = person(tenant, &[Scope::All], 7, None, &[]);
        who.rights[0].fields = BTreeMap::from([(
            "account".to_owned(),
            BTreeMap::from([("email".to_owned(), access::FieldRight::None)]),
        )]);
        for (q, expect) in [
            ("u105@example", ""),
            ("bruno", "04 05"),
            ("nobody@", ""),
            ("a-000003", "02"),
            ("LODZ oscar", "06"),
            ("+48", ""),
        ] {
            assert_eq!(pages(&db, &who, "created_at,code", None, Some(q), 100).await?, expect, "{q}");
        }
        assert_eq!(records::search(&mut db.read(), &who, "u105@example", 9).await?, []);
        Ok(())
    });
}

#[test]
fn lists_walk_an_index() {
    testkit::sqlite_only(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        accounts(&db, &who).await?;
        let check = async |order: &str, condition: &str, expect: &str| -> Result<()> {
            let sql = format!(
                "EXPLAIN QUERY PLAN SELECT t.id FROM account t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL {condition} ORDER BY {order} LIMIT 51"
            );
            let plan = db.read().query(&sql, &[id(1).into(), id(2).into(), "x".into()]).await?;
            let lines = plan.iter().map(|row| row.get::<String>(3)).collect::<Result<Vec<_>, _>>()?;
            assert_eq!(lines.join("; "), expect, "{order} {condition}");
            Ok(())
        };
        let pk = "SEARCH t USING INDEX sqlite_autoindex_account_1 (tenant_id=?";
        check("t.id DESC", "", &format!("{pk})")).await?;
        check("t.id DESC", "AND (t.id) < ($2)", &format!("{pk} AND id<?)")).await?;
        let name = "SEARCH t USING INDEX account_by_name_key (tenant_id=?";
        check("t.name_key, t.id", "", &format!("{name})")).await?;
        check("t.name_key DESC, t.id DESC", "", &format!("{name})")).await?;
        check(
            "t.name_key, t.id",
            "AND (t.name_key, t.id) > ($3, $2)",
            &format!("{name} AND (name_key,id)>(?,?))"),
        )
        .await?;
        // A few that an index gave are looked up one by one, whatever the order.
        let few = "AND t.status = $3 AND t.id IN (SELECT e.record_id FROM search_gram g CROSS JOIN search_entry e ON e.n = g.rowid AND e.tenant_id = $1 \
                   WHERE g.search_gram MATCH $3 AND g.rowid >= 0 AND g.rowid < 9)";
        check("+t.name_key, t.id", few, &format!(
            "{pk} AND id=?); LIST SUBQUERY 1; SCAN g VIRTUAL TABLE INDEX 0:M1><; SEARCH e USING INTEGER PRIMARY KEY (rowid=?); CREATE BLOOM FILTER; USE TEMP B-TREE FOR ORDER BY"
        )).await?;
        let member = "SEARCH t USING INDEX account_by_member_id (tenant_id=? AND member_id=?)";
        check("t.id DESC", "AND t.member_id = $2", member).await?;
        Ok(())
    });
}

//! A company's own fields on both databases: kept, read, filtered, ordered, changed, unique.

use std::collections::BTreeMap;

use access::{Action, Principal};
use anyhow::Result;
use entity::{Catalog, Document, Intent, Object, object, parse_sort, validate};
use serde_json::{Value as Json, json};
use std::sync::Arc;
use store::records::{self, Change, New, Question, Record, Stamp};
use store::{Db, Error, Read as _, Tx};
use testkit::{both, id, start};

const STAMP: fn() -> Stamp = || Stamp { at: start(), by: Some(id(7)) };

/// Accounts with a field of every kind of column.
fn account() -> Object {
    let label = json!({"en": "a"});
    let field = |key: &str, kind: &str| json!({"key": key, "type": kind, "labels": label});
    let mut fields = vec![
        field("x_size", "integer"),
        field("x_price", "money"),
        field("x_share", "decimal"),
        field("x_seen", "date"),
        field("x_at", "time"),
        field("x_vip", "bool"),
        field("x_motto", "text"),
    ];
    let options =
        json!([{"key": "a", "labels": label}, {"key": "b", "labels": label}, {"key": "c", "labels": label}]);
    for (key, kind) in [("x_one", "choice"), ("x_any", "multi_choice")] {
        fields.push(json!({"key": key, "type": kind, "labels": label, "options": options}));
    }
    fields.push(json!({"key": "x_member", "type": "reference", "labels": label, "to": "member"}));
    fields.push(json!({"key": "x_tax", "type": "text", "labels": label, "unique": true, "search": true}));
    let document: Document = Document::read(&json!({ "fields": fields })).expect("a document");
    document.extend(object("account").expect("accounts"), &|_| true).expect("fits")
}

fn everybody(tenant: kernel::TenantId) -> Principal {
    Principal { catalog: Arc::new(Catalog::with([account()])), ..Principal::operator(tenant) }
}

async fn make(db: &Db, who: &Principal, n: u64, input: Json) -> Result<Record, Error> {
    let object = account();
    let values = validate(&object, input.as_object().expect("an object"), Intent::Create).expect("valid");
    let new = New { id: id(n), owner: None, unit: None, values, parts: BTreeMap::new() };
    db.write(async |tx: &mut Tx| records::create(tx, who, &object, new.clone(), STAMP()).await).await
}

async fn change(db: &Db, who: &Principal, n: u64, version: i64, input: Json) -> Result<Record, Error> {
    let object = account();
    let values = validate(&object, input.as_object().expect("an object"), Intent::Update).expect("valid");
    let change = Change { values, parts: BTreeMap::new() };
    let done = db
        .write(async |tx: &mut Tx| records::update(tx, who, &object, id(n), version, &change, STAMP()).await)
        .await?;
    Ok(done.expect("it exists").1)
}

/// The names a question finds, all pages of `limit` together.
async fn names(
    db: &Db,
    who: &Principal,
    filter: Option<Json>,
    sort: &str,
    limit: usize,
) -> Result<Vec<String>> {
    let object = account();
    let filter = filter.map(|json| crate::filters::parse(who, &object, &json)).transpose()?;
    let sort = parse_sort(&object, sort, &|_| true)?;
    let (mut out, mut cursor) = (Vec::new(), None::<String>);
    loop {
        let question = Question {
            filter: filter.as_ref(),
            sort: &sort,
            cursor: cursor.as_deref(),
            limit,
            columns: &["name"],
            ..Question::default()
        };
        let page = records::list(&mut db.read(), who, &object, Action::Read, &question).await?;
        out.extend(page.items.iter().map(|record| record.values["name"].to_text()));
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(out),
        }
    }
}

async fn five(db: &Db, who: &Principal) -> Result<()> {
    make(db, who, 1, json!({"name": "Ana", "x_size": 3, "x_motto": "Żółw", "x_one": "a", "x_any": ["c", "a"], "x_vip": true,
        "x_price": {"amount": "12.30", "currency": "EUR"}, "x_share": "0.05", "x_seen": "2026-03-01", "x_at": "2026-03-01T10:00:00Z"})).await?;
    make(
        db,
        who,
        2,
        json!({"name": "Bo", "x_size": -7, "x_motto": "zolw", "x_one": "b", "x_any": ["b"], "x_vip": false,
        "x_price": {"amount": "1.00", "currency": "PLN"}, "x_share": "1.5", "x_seen": "2025-12-31"}),
    )
    .await?;
    make(db, who, 3, json!({"name": "Cy", "x_size": 3})).await?;
    make(db, who, 4, json!({"name": "Di"})).await?;
    make(db, who, 5, json!({"name": "Ed", "x_tax": "PL-1"})).await?;
    Ok(())
}

#[test]
fn own_fields_come_back_exactly_and_a_change_keeps_the_others() {
    both(async |db| {
        let who = everybody(testkit::tenant(&db).await?);
        five(&db, &who).await?;
        let object = account();
        let ana = records::get(&mut db.read(), &who, &object, Action::Read, id(1)).await?.expect("Ana");
        let shown = |record: &Record, key: &str| record.values[key].to_json();
        assert_eq!(shown(&ana, "x_price"), json!({"amount": "12.30", "currency": "EUR"}));
        assert_eq!(shown(&ana, "x_share"), json!("0.05"));
        assert_eq!(shown(&ana, "x_any"), json!(["a", "c"]));
        assert_eq!(shown(&ana, "x_vip"), json!(true));
        assert_eq!(shown(&ana, "x_at"), json!("2026-03-01T10:00:00Z"));
        let ana = change(&db, &who, 1, 1, json!({"x_size": null, "x_motto": "nowe", "city": "Lyon"})).await?;
        assert_eq!((shown(&ana, "x_size"), shown(&ana, "x_motto")), (Json::Null, json!("nowe")));
        assert_eq!(shown(&ana, "x_share"), json!("0.05"));
        assert_eq!(
            names(&db, &who, Some(json!({"field": "x_size", "op": "eq", "value": 3})), "name", 10).await?,
            ["Cy"]
        );
        // A release without the field leaves it alone.
        let plain = Principal::operator(who.tenant);
        let change = Change {
            values: [("city".to_owned(), entity::FieldValue::Text("Pau".into()))].into(),
            ..Change::default()
        };
        let base = object_of();
        db.write(async |tx: &mut Tx| records::update(tx, &plain, base, id(1), 2, &change, STAMP()).await)
            .await?;
        let ana = records::get(&mut db.read(), &who, &object, Action::Read, id(1)).await?.expect("Ana");
        assert_eq!((shown(&ana, "x_motto"), shown(&ana, "city")), (json!("nowe"), json!("Pau")));
        Ok(())
    });
}

fn object_of() -> &'static Object {
    object("account").expect("accounts")
}

#[test]
fn filters_mean_the_same_on_both_databases() {
    both(async |db| {
        let who = everybody(testkit::tenant(&db).await?);
        five(&db, &who).await?;
        let check = async |filter: Json, expect: &[&str]| -> Result<()> {
            assert_eq!(names(&db, &who, Some(filter.clone()), "name", 10).await?, expect, "{filter}");
            Ok(())
        };
        let test = |field: &str, op: &str, value: Json| json!({"field": field, "op": op, "value": value});
        check(test("x_size", "ge", json!(3)), &["Ana", "Cy"]).await?;
        check(test("x_size", "lt", json!(0)), &["Bo"]).await?;
        check(test("x_size", "ne", json!(3)), &["Bo", "Di", "Ed"]).await?;
        check(test("x_size", "empty", json!(true)), &["Di", "Ed"]).await?;
        check(json!({"not": test("x_size", "empty", json!(true))}), &["Ana", "Bo", "Cy"]).await?;
        check(test("x_motto", "eq", json!("ŻÓŁW")), &["Ana", "Bo"]).await?;
        check(test("x_motto", "contains", json!("olw")), &["Ana", "Bo"]).await?;
        check(test("x_motto", "contains", json!("%")), &[]).await?;
        check(test("x_one", "in", json!(["b", "c"])), &["Bo"]).await?;
        check(test("x_any", "in", json!([["a"], ["b"]])), &["Ana", "Bo"]).await?;
        check(test("x_vip", "eq", json!(false)), &["Bo"]).await?;
        check(test("x_price", "gt", json!({"amount": "0.50", "currency": "EUR"})), &["Ana"]).await?;
        check(test("x_share", "between", json!(["0.05", "1"])), &["Ana"]).await?;
        check(test("x_seen", "lt", json!("2026-01-01")), &["Bo"]).await?;
        check(test("x_at", "ge", json!("2026-03-01T10:00:00Z")), &["Ana"]).await?;
        Ok(())
    });
}

#[test]
fn lists_are_ordered_by_own_fields_and_paged_through_the_empty_ones() {
    both(async |db| {
        let who = everybody(testkit::tenant(&db).await?);
        five(&db, &who).await?;
        for limit in [1, 2, 3, 5, 10] {
            assert_eq!(
                names(&db, &who, None, "x_size", limit).await?,
                ["Bo", "Ana", "Cy", "Di", "Ed"],
                "{limit}"
            );
            assert_eq!(
                names(&db, &who, None, "-x_size", limit).await?,
                ["Cy", "Ana", "Bo", "Ed", "Di"],
                "{limit}"
            );
            assert_eq!(
                names(&db, &who, None, "-x_size,name", limit).await?,
                ["Ana", "Cy", "Bo", "Di", "Ed"],
                "{limit}"
            );
            assert_eq!(
                names(&db, &who, None, "x_vip", limit).await?,
                ["Bo", "Ana", "Cy", "Di", "Ed"],
                "{limit}"
            );
            assert_eq!(
                names(&db, &who, None, "x_seen", limit).await?,
                ["Bo", "Ana", "Cy", "Di", "Ed"],
                "{limit}"
            );
            assert_eq!(
                names(&db, &who, None, "x_at", limit).await?,
                ["Ana", "Bo", "Cy", "Di", "Ed"],
                "{limit}"
            );
        }
        Ok(())
    });
}

#[test]
fn a_unique_value_is_taken_once_also_by_two_at_once() {
    both(async |db| {
        let who = everybody(testkit::tenant(&db).await?);
        five(&db, &who).await?;
        let taken = |out: Result<Record, Error>| match out {
            Err(Error::Refused(problem)) => {
                format!("{}@{}", problem.code, problem.at.field.unwrap_or_default())
            }
            other => format!("{other:?}"),
        };
        assert_eq!(
            taken(make(&db, &who, 6, json!({"name": "Fa", "x_tax": "pl-1"})).await),
            "field-taken@x_tax"
        );
        assert_eq!(taken(change(&db, &who, 4, 1, json!({"x_tax": "PL-1"})).await), "field-taken@x_tax");
        change(&db, &who, 5, 1, json!({"x_tax": "PL-1", "city": "Pau"})).await?;
        let race = [10_u64, 11, 12, 13].map(|n| make(&db, &who, n, json!({"name": "Ra", "x_tax": "PL-2"})));
        let out = futures::future::join_all(race).await;
        assert_eq!(out.iter().filter(|one| one.is_ok()).count(), 1, "{out:?}");
        let found =
            names(&db, &who, Some(json!({"field": "x_tax", "op": "eq", "value": "PL-2"})), "name", 10)
                .await?;
        assert_eq!(found, ["Ra"]);
        // Searched fields are found by a fragment.
        let hits = records::search(&mut db.read(), &who, "l-2", 10).await?;
        assert_eq!(hits.len(), 1);
        Ok(())
    });
}

#[test]
fn an_order_by_an_own_field_walks_its_index() {
    both(async |db| {
        let who = everybody(testkit::tenant(&db).await?);
        five(&db, &who).await?;
        if db.dialect() != store::Dialect::Sqlite {
            // Five rows: PostgreSQL rightly reads them all.
            return Ok(());
        }
        let sql = "EXPLAIN QUERY PLAN SELECT t.id FROM account t JOIN field_index s0 ON s0.tenant_id = $1 AND s0.field = $2 \
                   AND s0.record_id = t.id AND s0.n = 0 AND s0.num IS NOT NULL WHERE t.tenant_id = $1 AND t.deleted_at IS NULL \
                   ORDER BY s0.num, s0.record_id LIMIT 51";
        let args = [who.tenant.uuid().into(), "account.x_size".into()];
        let rows = db.read().query(sql, &args).await?;
        let plan: Vec<String> = rows.iter().map(|row| row.get(3)).collect::<Result<_, _>>()?;
        assert!(plan.iter().any(|line| line.contains("field_index_by_num")), "{plan:?}");
        assert!(!plan.iter().any(|line| line.contains("TEMP B-TREE")), "{plan:?}");
        Ok(())
    });
}

/// Accounts as they were before `x_size` became a number.
fn before() -> Object {
    let field = json!({"key": "x_size", "type": "text", "labels": {"en": "a"}});
    let document: Document = Document::read(&json!({ "fields": [field] })).expect("a document");
    document.extend(object("account").expect("accounts"), &|_| true).expect("fits")
}

#[test]
fn an_old_text_that_is_no_number_stands_last_and_no_number_finds_it() {
    both(async |db| {
        let who = everybody(testkit::tenant(&db).await?);
        make(&db, &who, 1, json!({"name": "Ana", "x_size": 3})).await?;
        make(&db, &who, 2, json!({"name": "Bo", "x_size": -7})).await?;
        make(&db, &who, 3, json!({"name": "Cy"})).await?;
        let old = before();
        for (n, text) in (10..).zip(["many", "1-2", "-", "--3", "3.5", "99999999999999999999999", "a 12"]) {
            let input = json!({"name": format!("Old {n}"), "x_size": text});
            let values =
                validate(&old, input.as_object().expect("an object"), Intent::Create).expect("valid");
            let new = New { id: id(n), owner: None, unit: None, values, parts: BTreeMap::new() };
            db.write(async |tx: &mut Tx| records::create(tx, &who, &old, new.clone(), STAMP()).await).await?;
        }
        for (sort, first, second) in [("x_size", "Bo", "Ana"), ("-x_size", "Ana", "Bo")] {
            for limit in [1, 2, 100] {
                let found = names(&db, &who, None, sort, limit).await?;
                let mut once = found.clone();
                once.sort();
                once.dedup();
                assert_eq!((found.len(), once.len()), (10, 10), "{sort} {limit}: {found:?}");
                assert_eq!(
                    (found[0].as_str(), found[1].as_str()),
                    (first, second),
                    "{sort} {limit}: {found:?}"
                );
            }
        }
        for (op, number, expected) in [
            ("ge", -100, vec!["Ana", "Bo"]),
            ("lt", 100, vec!["Ana", "Bo"]),
            ("eq", 3, vec!["Ana"]),
            ("eq", 1, vec![]),
        ] {
            let filter = json!({"field": "x_size", "op": op, "value": number});
            assert_eq!(names(&db, &who, Some(filter.clone()), "name", 100).await?, expected, "{filter}");
        }
        // What is kept is shown as it is until somebody says a number.
        let account = account();
        let kept = records::get(&mut db.read(), &who, &account, Action::Read, id(10)).await?.expect("there");
        assert_eq!(kept.values["x_size"].to_text(), "many");
        Ok(())
    });
}

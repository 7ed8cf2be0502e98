//! Text without case and accents on both databases: found, ordered, whatever writes it and however long it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Action, Principal};
use anyhow::Result;
use entity::{Catalog, Document, FieldValue, Object, Values, object, parse_sort};
use kernel::fold;
use serde_json::{Value as Json, json};
use store::records::{self, Change, New, Question};
use store::{Db, Read as _, Tx, migrate};
use testkit::{both, id};

use crate::records::{STAMP, make, of};

/// The numbers of the records a question finds, in order, all pages of `limit` together.
async fn found(
    db: &Db,
    who: &Principal,
    (key, filter, q): (&str, Option<Json>, Option<&str>),
    sort: &str,
    limit: usize,
) -> Result<Vec<u128>> {
    let object: &Object = who.catalog.get(key).expect("an object");
    let filter = filter.map(|json| crate::filters::parse(who, object, &json)).transpose()?;
    let sort = parse_sort(object, sort, &|_| true)?;
    let (mut out, mut cursor) = (Vec::new(), None::<String>);
    loop {
        let cursor_now = cursor.take();
        let question = Question {
            filter: filter.as_ref(),
            q,
            sort: &sort,
            cursor: cursor_now.as_deref(),
            limit,
            columns: &[],
        };
        let page = records::list(&mut db.read(), who, object, Action::Read, &question).await?;
        out.extend(page.items.iter().map(|item| item.id.as_u128() & 0xff));
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(out),
        }
    }
}

fn test(field: &str, op: &str, value: &str) -> Option<Json> {
    Some(json!({"field": field, "op": op, "value": value}))
}

/// Four accounts with towns in two scripts, one without.
async fn towns(db: &Db, who: &Principal) -> Result<()> {
    for (n, town) in (1_u64..).zip(["Łódź", "zamość", "Москва", "abc", "Zabrze"]) {
        make(
            db,
            who,
            "account",
            n,
            json!({"name": format!("N{n}"), "city": town, "phone": "+48 601 234 567"}),
        )
        .await?;
    }
    make(db, who, "account", 6, json!({"name": "N6", "phone": "+48 22 555 00 11"})).await?;
    Ok(())
}

#[test]
fn text_is_found_and_ordered_without_case_and_accents() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        towns(&db, &who).await?;
        for limit in [1, 2, 100] {
            let up = found(&db, &who, ("account", None, None), "city", limit).await?;
            assert_eq!(up, [4, 1, 5, 2, 3, 6], "by {limit}");
            let down = found(&db, &who, ("account", None, None), "-city", limit).await?;
            assert_eq!(down, [3, 2, 5, 1, 4, 6], "by {limit}");
        }
        let check = async |field: &str, op: &str, value: &str, expect: &[u128]| -> Result<()> {
            let numbers = found(&db, &who, ("account", test(field, op, value), None), "code", 100).await?;
            assert_eq!(numbers, expect, "{field} {op} {value}");
            Ok(())
        };
        check("city", "contains", "москва", &[3]).await?;
        check("city", "contains", "lodz", &[1]).await?;
        check("city", "starts", "ZA", &[2, 5]).await?;
        check("city", "contains", "%", &[]).await?;
        check("phone", "eq", "601234567", &[1, 2, 3, 4, 5]).await?;
        check("phone", "ne", "+48 601-234-567", &[6]).await?;
        check("phone", "contains", "234 56", &[1, 2, 3, 4, 5]).await?;
        check("phone", "contains", "abc", &[]).await?;
        check("phone", "contains", "22 555", &[6]).await?;
        check("phone", "contains", "0048 22 555 00 11", &[6]).await?;
        check("phone", "contains", "022 555 00 11", &[6]).await?;
        check("phone", "eq", "0048225550011", &[6]).await?;
        check("phone", "starts", "+48 22", &[6]).await?;
        check("phone", "starts", "0048 601", &[1, 2, 3, 4, 5]).await?;
        for q in ["225550011", "22 555 00 11", "+48 22 555", "0048225550011", "0048 22 555 00 11"] {
            assert_eq!(found(&db, &who, ("account", None, Some(q)), "code", 9).await?, [6], "{q}");
        }
        assert_eq!(found(&db, &who, ("account", None, Some("225550011")), "code", 9).await?, [6]);
        // A change carries the companion with it.
        let change = Change {
            values: Values::from([("city".to_owned(), FieldValue::Text("ŻYRARDÓW".into()))]),
            ..Change::default()
        };
        db.write(async |tx: &mut Tx| {
            records::update(tx, &who, of("account"), id(4), 1, &change, STAMP()).await
        })
        .await?;
        check("city", "contains", "zyrardow", &[4]).await?;
        check("city", "contains", "abc", &[]).await?;
        Ok(())
    });
}

#[test]
fn records_of_an_earlier_release_are_read_again() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        towns(&db, &who).await?;
        make(&db, &who, "member", 9, json!({"name": "Ewa", "street": "Łąkowa", "city": "Gdynia"})).await?;
        for (table, set) in [
            ("account", "city_key = NULL, phone_key = NULL"),
            ("member", "city_key = NULL, search_text = 'ewa'"),
        ] {
            let sql = format!("UPDATE {table} SET {set} WHERE tenant_id = $1");
            let wait = "INSERT INTO text_fill (tenant_id, object, after_id) VALUES ($1, $2, $3)";
            let tenant = who.tenant.uuid();
            db.write(async |tx: &mut Tx| {
                tx.execute(&sql, &[tenant.into()]).await?;
                tx.execute(wait, &[tenant.into(), table.into(), uuid::Uuid::nil().into()]).await
            })
            .await?;
        }
        assert_eq!(
            found(&db, &who, ("account", test("city", "contains", "lodz"), None), "code", 9).await?,
            []
        );
        assert_eq!(migrate::pending(&db).await?, 2);
        migrate::run(&db).await?;
        assert_eq!(migrate::pending(&db).await?, 0);
        assert_eq!(
            found(&db, &who, ("account", test("city", "contains", "lodz"), None), "code", 9).await?,
            [1]
        );
        assert_eq!(found(&db, &who, ("member", None, Some("lakowa gdynia")), "code", 9).await?, [9]);
        Ok(())
    });
}

#[test]
fn phones_of_an_earlier_release_come_into_their_form() {
    both(async |db| {
        let label = json!({"en": "a"});
        let field =
            |key: &str, unique: bool| json!({"key": key, "type": "phone", "labels": label, "unique": unique});
        let document = json!({ "fields": [field("x_fax", false), field("x_only", true)] });
        let read = Document::read(&document).expect("a document");
        let account = read.extend(object("account").expect("accounts"), &|_| true).expect("fits");
        let tenant = testkit::tenant(&db).await?;
        let catalog = Arc::new(Catalog::with([account.clone()]));
        let who = Principal { catalog, ..Principal::operator(tenant) };
        // As they were typed before numbers were checked.
        let typed = [
            (1_u64, Some("PL"), "22 123 45 67", "22 555 00 11", "22 555 00 12"),
            (2, Some("FR"), "06 12 34 56 78", "+48 22 555 00 13", "0033 6 12 34 56 79"),
            (3, None, "+7 (495) 123-45-67", "555-1234 old", "+33 6 12 34 56 79"),
            (4, None, "22 123 45 68", "", "999"),
            (5, Some("US"), "999", "", ""),
        ];
        for (n, country, phone, fax, only) in typed {
            let texts = [("name", format!("N{n}")), ("phone", phone.to_owned())];
            let more = [("x_fax", fax.to_owned()), ("x_only", only.to_owned())];
            let country = country.map(|country| ("country", country.to_owned()));
            let all = texts.into_iter().chain(more).chain(country).filter(|(_, text)| !text.is_empty());
            let values: Values = all.map(|(key, text)| (key.to_owned(), FieldValue::Text(text))).collect();
            let new = New { id: id(n), owner: None, unit: None, values, parts: BTreeMap::new() };
            db.write(async |tx: &mut Tx| records::create(tx, &who, &account, new.clone(), STAMP()).await)
                .await?;
        }
        let company = "UPDATE tenant SET address = $2 WHERE tenant_id = $1";
        let wait = "INSERT INTO text_fill (tenant_id, object, after_id) VALUES ($1, 'account', $2)";
        let uuid = tenant.uuid();
        let version = store::definitions::Version {
            object: "account".to_owned(),
            version: 1,
            document: document.clone(),
            note: String::new(),
            at: STAMP().at,
            by: None,
        };
        db.write(async |tx: &mut Tx| {
            store::definitions::add(tx, tenant, &version, None).await?;
            tx.execute(company, &[uuid.into(), json!({"country": "PL"}).to_string().into()]).await?;
            tx.execute(wait, &[uuid.into(), uuid::Uuid::nil().into()]).await
        })
        .await?;
        migrate::run(&db).await?;
        let text = async |n: u64, key: &str| -> Result<String> {
            let record = records::get(&mut db.read(), &who, &account, Action::Read, id(n)).await?;
            let record = record.expect("it is there");
            assert_eq!(record.version, 1);
            Ok(record.values.get(key).map(FieldValue::to_text).unwrap_or_default())
        };
        for (n, phone, fax, only) in [
            (1, "+48221234567", "+48225550011", "+48225550012"),
            // Another record had the number of which there is one alone in its form: it stays as it was typed.
            (2, "+33612345678", "+48225550013", "+33612345679"),
            (3, "+74951234567", "555-1234 old", "+33 6 12 34 56 79"),
            (4, "+48221234568", "", "999"),
            (5, "999", "", ""),
        ] {
            assert_eq!(text(n, "phone").await?, phone, "{n}");
            assert_eq!(text(n, "x_fax").await?, fax, "{n}");
            assert_eq!(text(n, "x_only").await?, only, "{n}");
        }
        let ask = async |field: &str, op: &str, value: &str| {
            found(&db, &who, ("account", test(field, op, value), None), "code", 9).await
        };
        assert_eq!(ask("phone", "contains", "+48 22 123 45 67").await?, [1]);
        assert_eq!(ask("phone", "eq", "06 12 34 56 78").await?, [2]);
        assert_eq!(ask("phone", "contains", "0048 22 123").await?, [1, 4]);
        assert_eq!(ask("phone", "eq", "999").await?, [5]);
        assert_eq!(ask("x_fax", "contains", "22 555 00").await?, [1, 2]);
        assert_eq!(ask("x_fax", "contains", "0048225550013").await?, [2]);
        assert_eq!(ask("x_fax", "eq", "022 555 00 11").await?, [1]);
        assert_eq!(ask("x_fax", "starts", "+48 22").await?, [1, 2]);
        assert_eq!(ask("x_fax", "contains", "555-1234 OLD").await?, [3]);
        for q in ["221234567", "22 123 45 67", "+48 22 123 45 67", "0048221234567"] {
            assert_eq!(found(&db, &who, ("account", None, Some(q)), "code", 9).await?, [1], "{q}");
        }
        assert_eq!(found(&db, &who, ("account", None, Some("0612345678")), "code", 9).await?, [2]);
        // A second reading finds nothing more to do.
        db.write(async |tx: &mut Tx| tx.execute(wait, &[uuid.into(), uuid::Uuid::nil().into()]).await)
            .await?;
        migrate::run(&db).await?;
        assert_eq!(text(3, "x_only").await?, "+33 6 12 34 56 79");
        Ok(())
    });
}

#[test]
fn a_long_text_of_a_company_is_found_by_its_end() {
    both(async |db| {
        let label = json!({"en": "a"});
        let field = |key: &str, kind: &str| json!({"key": key, "type": kind, "labels": label});
        let fields = [field("x_long", "long_text"), field("x_rich", "rich_text"), field("x_one", "text")];
        let document = Document::read(&json!({ "fields": fields })).expect("a document");
        let account = document.extend(object("account").expect("accounts"), &|_| true).expect("fits");
        let tenant = testkit::tenant(&db).await?;
        let catalog = Arc::new(Catalog::with([account.clone()]));
        let who = Principal { catalog, ..Principal::operator(tenant) };
        let long = format!("{} Koniec Świata", "słowo ".repeat(100));
        for (n, text) in [(1_u64, long.clone()), (2, "słowo ".repeat(100)), (3, "Krótko".to_owned())] {
            let mut values = Values::from([("name".to_owned(), FieldValue::Text(format!("N{n}")))]);
            values.insert("x_long".to_owned(), FieldValue::Text(text.clone()));
            values.insert("x_rich".to_owned(), FieldValue::Text(format!("<p>{text}</p>")));
            let new = New { id: id(n), owner: None, unit: None, values, parts: BTreeMap::new() };
            db.write(async |tx: &mut Tx| records::create(tx, &who, &account, new.clone(), STAMP()).await)
                .await?;
        }
        for field in ["x_long", "x_rich"] {
            let ask = async |op: &str, value: &str| {
                found(&db, &who, ("account", test(field, op, value), None), "code", 9).await
            };
            assert_eq!(ask("contains", "koniec swiata").await?, [1], "{field}");
            assert_eq!(ask("contains", "SLOWO").await?, [1, 2], "{field}");
            assert_eq!(ask("contains", "krotko").await?, [3], "{field}");
        }
        let eq = found(&db, &who, ("account", test("x_long", "eq", &long), None), "code", 9).await?;
        assert_eq!(eq, [1]);
        let kept = "SELECT whole FROM field_index WHERE tenant_id = $1 AND field = 'account.x_long' AND record_id = $2";
        let rows = db.read().query(kept, &[tenant.uuid().into(), id(1).into()]).await?;
        assert_eq!(rows[0].get::<Option<String>>(0)?, Some(fold(&long)));
        Ok(())
    });
}

#[test]
fn every_folded_field_has_its_column() {
    both(async |db| {
        for object in Catalog::standard().iter() {
            for field in object.fields.iter().filter(|field| object.folds(field)) {
                let sql = format!(
                    "SELECT \"{}\" FROM \"{}\" WHERE tenant_id = $1",
                    field.folded_column(),
                    object.table
                );
                db.read().query(&sql, &[id(1).into()]).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn further_ways_to_reach_somebody_of_an_earlier_release_are_read_again() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        make(&db, &who, "account", 1, json!({"name": "Ewa", "country": "PL"})).await?;
        let tenant = who.tenant.uuid();
        let wait = "INSERT INTO text_fill (tenant_id, object, after_id) VALUES ($1, 'account', $2)";
        let line = "INSERT INTO contact_point (tenant_id, id, parent_id, line, kind, value) VALUES ($1, $2, $3, $4, $5, $6)";
        db.write(async |tx: &mut Tx| {
            for (n, kind, value) in
                [(1_u64, "phone", "22 123 45 67"), (2, "email", "Ewa@Example.org"), (3, "phone", "ask Jan")]
            {
                let args = [
                    tenant.into(),
                    id(100 + n).into(),
                    id(1).into(),
                    i64::try_from(n).unwrap_or(0).into(),
                    kind.into(),
                    value.into(),
                ];
                tx.execute(line, &args).await?;
            }
            tx.execute(wait, &[tenant.into(), uuid::Uuid::nil().into()]).await
        })
        .await?;
        assert_eq!(found(&db, &who, ("account", None, Some("221234567")), "code", 9).await?, []);
        migrate::run(&db).await?;
        for q in ["221234567", "22 123 45 67", "ewa@example", "ask jan"] {
            assert_eq!(found(&db, &who, ("account", None, Some(q)), "code", 9).await?, [1], "{q}");
        }
        let account = object("account").expect("accounts");
        let record =
            records::get(&mut db.read(), &who, account, Action::Read, id(1)).await?.expect("it is there");
        let kept: Vec<String> =
            record.parts["contact_points"].iter().map(|line| line.values["value"].to_text()).collect();
        assert_eq!(kept, ["+48221234567", "Ewa@Example.org", "ask Jan"]);
        let sql = "SELECT field, txt FROM field_index WHERE tenant_id = $1 AND record_id = $2 AND field LIKE '%~+' ORDER BY 1";
        let rows = db.read().query(sql, &[tenant.into(), id(1).into()]).await?;
        let rows: Vec<(String, String)> =
            rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect::<Result<_>>()?;
        let like = |field: &str, text: &str| (format!("account.{field}~+"), text.to_owned());
        assert_eq!(rows, [like("email", "ewa@example.org"), like("phone", "221234567")]);
        Ok(())
    });
}

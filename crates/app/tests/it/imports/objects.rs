//! Each object from a file: created, repeated without effect, changed, refused row by row.

use app::imports::mapping::Source;
use store::Read as _;
use testkit::both;

use super::harness::{count, counts, cx, errors, import, operator, plain, state, sum};

#[test]
fn accounts_are_upserted_by_code() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name", "email", "city"]);
        let text = "code,name,email,city\nC-1,Anna,anna@example.org,Łódź\nC-2,\"O'Hara, Tim\",,\nC-3,,x@y.pl,\nC-4,Eve,nobody,\nC-1,Again,,\n";
        let tried = import(&cx, &who, &mapping, text, true).await?;
        assert_eq!((counts(&tried), count(&cx, "account").await?), ("2 0 0 3".into(), 0));
        let done = import(&cx, &who, &mapping, text, false).await?;
        assert_eq!((counts(&done), state(&done)), ("2 0 0 3".into(), "done".into()));
        assert_eq!(count(&cx, "account").await?, 2);
        let got = errors(&cx, &who, &done).await?;
        assert_eq!(got.len(), 3);
        assert!(got[0].starts_with("4 | name |"), "{got:?}");
        assert!(got[1].starts_with("5 | email |"), "{got:?}");
        assert!(got[2].starts_with("6 | code |") && got[2].contains("line 2"), "{got:?}");
        let again = import(&cx, &who, &mapping, text, false).await?;
        assert_eq!(counts(&again), "0 0 2 3");
        let changed = import(&cx, &who, &mapping, "code,name,email,city\nC-1,Anna,,Łódź\n", false).await?;
        assert_eq!(counts(&changed), "0 1 0 0");
        let partly =
            import(&cx, &who, &plain("account", &["code", "city"]), "code,city\nC-1,Łódź\n", false).await?;
        assert_eq!(counts(&partly), "0 0 1 0", "unmapped fields are left alone");
        assert_eq!(count(&cx, "audit_entry").await?, 3, "one entry for each record that was made or changed");
        assert_eq!(count(&cx, "outbox").await?, 2);
        assert_eq!(store::audit::verify(&cx.db, who.tenant).await?, None);
        Ok(())
    });
}

#[test]
fn phones_are_at_home_in_the_row_the_record_or_the_company() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name", "phone", "country"]);
        let text = "code,name,phone,country\n\
            C-1,Anna,22 123 45 67,PL\nC-2,Marc,06 12 34 56 78,fr\nC-3,Ivan,+7 (495) 123-45-67,\n\
            C-4,Eve,22 123 45 67,\nC-5,Bo,12,PL\nC-6,Al,22 123 45 67 w. 5,PL\n";
        let done = import(&cx, &who, &mapping, text, false).await?;
        let got = errors(&cx, &who, &done).await?;
        assert_eq!(counts(&done), "3 0 0 3", "{got:?}");
        for (error, (line, words)) in
            got.iter().zip([("5", "calling code"), ("6", "can be called"), ("7", "extension")])
        {
            let begins = error.starts_with(&format!("{line} | phone |"));
            assert!(begins && error.contains(words), "{error}");
        }
        let kept = async |code: &str| -> anyhow::Result<String> {
            let sql = "SELECT phone FROM account WHERE tenant_id = $1 AND code = $2";
            let rows = cx.db.read().query(sql, &[who.tenant.uuid().into(), code.into()]).await?;
            Ok(rows[0].get::<Option<String>>(0)?.unwrap_or_default())
        };
        assert_eq!(kept("C-1").await?, "+48221234567");
        assert_eq!(kept("C-2").await?, "+33612345678");
        assert_eq!(kept("C-3").await?, "+74951234567");
        // What was exported changes nothing; without a column for it the country of the record counts.
        let again = "code,name,phone,country\nC-1,Anna,+48221234567,PL\nC-2,Marc,+33 6 12 34 56 78,FR\n";
        assert_eq!(counts(&import(&cx, &who, &mapping, again, false).await?), "0 0 2 0");
        let short = plain("account", &["code", "phone"]);
        let same = import(&cx, &who, &short, "code,phone\nC-2,0033 (0)6.12.34.56.78\n", false).await?;
        assert_eq!(counts(&same), "0 0 1 0");
        let moved = import(&cx, &who, &short, "code,phone\nC-2,06 12 34 56 79\n", false).await?;
        assert_eq!((counts(&moved), kept("C-2").await?), ("0 1 0 0".into(), "+33612345679".into()));
        // A number of earlier days stays as it was typed while the file says the same.
        let sql = "UPDATE account SET phone = '555-old' WHERE tenant_id = $1 AND code = 'C-1'";
        let home = "UPDATE tenant SET address = '{\"country\":\"PL\"}' WHERE tenant_id = $1";
        let tenant = who.tenant.uuid();
        cx.db
            .write(async |tx: &mut store::Tx| {
                tx.execute(home, &[tenant.into()]).await?;
                tx.execute(sql, &[tenant.into()]).await
            })
            .await?;
        let kept_so = import(&cx, &who, &short, "code,phone\nC-1,555-old\n", false).await?;
        assert_eq!(counts(&kept_so), "0 0 1 0");
        let refused = import(&cx, &who, &short, "code,phone\nC-1,555-older\n", false).await?;
        assert_eq!((counts(&refused), kept("C-1").await?), ("0 0 0 1".into(), "555-old".into()));
        // Now the company says where it is.
        let more =
            import(&cx, &who, &mapping, "code,name,phone,country\nC-4,Eve,22 123 45 67,\n", false).await?;
        assert_eq!((counts(&more), kept("C-4").await?), ("1 0 0 0".into(), "+48221234567".into()));
        Ok(())
    });
}

const PRODUCTS: &str = "code,name,price,pv,bv,currency\nP-1,Soap,10.00,5,4,EUR\nP-2,Oil,7.50,2.5,2,EUR\n";
const PRODUCT_FIELDS: [&str; 6] = ["code", "name", "price", "pv", "bv", "currency"];

fn orders() -> app::imports::mapping::Mapping {
    let mut mapping = plain("order", &["code", "account", "member", "ordered_on"]);
    for (field, column) in [("line.product", "product"), ("line.quantity", "quantity")] {
        mapping.fields.insert(field.into(), Source { column: Some(column.into()), ..Source::default() });
    }
    mapping.options.confirm = true;
    mapping.options.create = vec!["account".into()];
    mapping
}

#[test]
fn orders_with_lines_become_sales_and_returns_take_them_back() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        import(&cx, &who, &plain("product", &PRODUCT_FIELDS), PRODUCTS, false).await?;
        let text = "code,account,member,ordered_on,product,quantity\n\
            O-1,C-1,,2026-10-01,P-1,2\nO-1,,,,P-2,1\n\
            O-2,C-2,,2026-10-02,P-9,1\nO-2,C-2,,2026-10-02,P-1,1\n\
            O-3,C-1,,2026-10-03,P-1,0.5\n\
            O-4,C-3,,2026-10-04,P-2,4\nO-4,C-9,,2026-10-04,P-1,1\n\
            O-5,C-3,M-404,2026-10-05,P-2,4\n";
        let mapping = orders();
        let tried = import(&cx, &who, &mapping, text, true).await?;
        assert_eq!((counts(&tried), count(&cx, "sale").await?), ("2 0 0 6".into(), 0));
        let done = import(&cx, &who, &mapping, text, false).await?;
        let got = errors(&cx, &who, &done).await?;
        assert_eq!((counts(&done), state(&done)), ("2 0 0 6".into(), "done".into()), "{got:?}");
        assert_eq!((count(&cx, "sale").await?, count(&cx, "sale_line").await?), (1, 2));
        assert_eq!((sum(&cx, "sale", "amount").await?, sum(&cx, "sale", "pv").await?), (2750, 125_000));
        assert!(got[0].starts_with("4 | product |") && got[1].starts_with("5 |  |"), "{got:?}");
        let again = import(&cx, &who, &mapping, text, false).await?;
        assert_eq!((counts(&again), count(&cx, "sale").await?), ("0 0 2 6".into(), 1));
        let other = "code,account,member,ordered_on,product,quantity\nO-1,C-1,,2026-10-01,P-1,3\n";
        let refused = import(&cx, &who, &mapping, other, false).await?;
        assert_eq!(counts(&refused), "0 0 0 1");
        assert!(errors(&cx, &who, &refused).await?[0].contains("O-1"));

        let mut returns = plain("order", &["code"]);
        for (field, column) in [
            ("ordered_on", "returned_on"),
            ("returns", "order"),
            ("line.product", "product"),
            ("line.quantity", "quantity"),
        ] {
            returns.fields.insert(field.into(), Source { column: Some(column.into()), ..Source::default() });
        }
        let text = "code,returned_on,order,product,quantity\nR-1,2026-10-09,O-1,P-1,1\nR-2,2026-10-10,O-1,P-1,2\n\
            R-3,2026-10-10,O-7,P-1,1\nR-4,2026-10-10,O-1,P-1,1\nR-4,2026-10-10,O-1,P-2,1\n";
        let done = import(&cx, &who, &returns, text, false).await?;
        assert_eq!(counts(&done), "3 0 0 2", "{:?}", errors(&cx, &who, &done).await?);
        assert_eq!((sum(&cx, "sale", "amount").await?, sum(&cx, "sale", "bv").await?), (0, 0));
        let again = import(&cx, &who, &returns, text, false).await?;
        assert_eq!((counts(&again), count(&cx, "sale").await?), ("0 0 3 2".into(), 3));
        Ok(())
    });
}

#[test]
fn members_stand_under_their_sponsors_in_any_order_of_the_file() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("member", &["code", "name", "sponsor", "placement", "leg", "joined", "status"]);
        let text = "code,name,sponsor,placement,leg,joined,status\n\
            M-3,Carl,M-2,M-2,1,2026-03-01,active\nM-2,Bea,M-1,M-1,1,2026-02-01,inactive\n\
            M-1,Ann,,,,2026-01-01,\nM-4,Dan,M-1,M-1,1,2026-04-01,\nM-5,Eve,M-6,M-1,2,2026-04-01,\n\
            M-6,Flo,M-5,M-1,3,2026-04-01,\nM-7,Gus,nobody,M-1,3,2026-04-01,\nM-8,Hal,M-1,M-1,4,2025-04-01,\n";
        let tried = import(&cx, &who, &mapping, text, true).await?;
        assert_eq!((counts(&tried), count(&cx, "member").await?), ("3 0 0 5".into(), 0));
        let done = import(&cx, &who, &mapping, text, false).await?;
        let got = errors(&cx, &who, &done).await?;
        assert_eq!((counts(&done), state(&done)), ("3 0 0 5".into(), "done".into()), "{got:?}");
        assert_eq!((count(&cx, "member").await?, count(&cx, "tree_edge").await?), (3, 6));
        assert!(store::network::verify(&cx.db, who.tenant).await?.is_empty());
        assert_eq!(counts(&import(&cx, &who, &mapping, text, false).await?), "0 0 3 5");
        let moved = "code,sponsor\nM-3,M-1\n";
        let refused = import(&cx, &who, &plain("member", &["code", "sponsor"]), moved, false).await?;
        assert_eq!(counts(&refused), "0 0 0 1");
        let status =
            import(&cx, &who, &plain("member", &["code", "status"]), "code,status\nM-2,active\n", false)
                .await?;
        assert_eq!((counts(&status), count(&cx, "member_status").await?), ("0 1 0 0".into(), 1));
        Ok(())
    });
}

#[test]
fn an_exported_formula_comes_back_as_it_was() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name"]);
        let first = import(&cx, &who, &mapping, "code,name\nC-1,=1+1\nC-2,@x\nC-3,plain\n", false).await?;
        assert_eq!(counts(&first), "3 0 0 0");
        let neutralised = "code,name\nC-1,'=1+1\nC-2,'@x\nC-3,plain\n";
        let again = import(&cx, &who, &mapping, neutralised, false).await?;
        assert_eq!(counts(&again), "0 0 3 0");
        Ok(())
    });
}

#[test]
fn appointments_come_with_those_who_take_part() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let customers = "code,name,email\nC-1,Anna,anna@example.org\nC-2,Ben,\nC-3,One,both@example.org\nC-4,Two,Both@example.org\n";
        import(&cx, &who, &plain("account", &["code", "name", "email"]), customers, false).await?;
        let values = serde_json::json!({ "name": "Eve", "email": "eve@example.org" });
        let draft = app::records::Draft {
            values: values.as_object().cloned().unwrap_or_default(),
            ..app::records::Draft::default()
        };
        let once = app::once::Once::default();
        app::records::create(&cx, &who, "employee", &draft, &once).await?;
        let columns = ["code", "subject", "starts_at", "ends_at", "first_day", "last_day", "place", "people"];
        let mapping = plain("appointment", &columns);
        let text = "code,subject,starts_at,ends_at,first_day,last_day,place,people\n\
            A-1,Call,2026-10-01 09:30,2026-10-01 10:00,,,Room 1,ANNA@example.org; C-2;anna@example.org\n\
            A-2,Fair,,,2026-10-02,2026-10-03,,eve@example.org\n\
            A-3,Half,2026-10-01 09:30,,,,,\n\
            A-4,Late,,,2026-10-03,2026-10-02,,\n\
            A-5,Who,,,2026-10-03,2026-10-03,,nobody@example.org\n\
            A-6,Which,,,2026-10-03,2026-10-03,,both@example.org\n";
        let tried = import(&cx, &who, &mapping, text, true).await?;
        assert_eq!((counts(&tried), count(&cx, "appointment").await?), ("2 0 0 4".into(), 0));
        let done = import(&cx, &who, &mapping, text, false).await?;
        let got = errors(&cx, &who, &done).await?;
        assert_eq!((counts(&done), state(&done)), ("2 0 0 4".into(), "done".into()), "{got:?}");
        let at: Vec<bool> = ["4 | ends_at |", "5 | last_day |", "6 | people |", "7 | people |"]
            .iter()
            .zip(&got)
            .map(|(expected, line)| line.starts_with(expected))
            .collect();
        assert_eq!(at, [true; 4], "{got:?}");
        assert_eq!((count(&cx, "appointment").await?, count(&cx, "appointment_person").await?), (2, 3));
        assert_eq!(
            counts(&import(&cx, &who, &mapping, text, false).await?),
            "0 0 2 4",
            "nothing changes twice"
        );
        // What goes out says who takes part, and comes in again without a change.
        let file = exported(&cx, &who, "appointment").await?;
        let eve = app::records::list(&cx, &who, "employee", &app::records::Question::default()).await?;
        let eve = eve.items[0].code.clone().unwrap_or_default();
        assert!(file.lines().next().is_some_and(|head| head.ends_with("people")), "{file}");
        assert!(file.contains("C-1; C-2") && !eve.is_empty() && file.contains(&eve), "{file}");
        let codes = plain("appointment", &["code", "people"]);
        assert_eq!(counts(&import(&cx, &who, &codes, &file, false).await?), "0 0 2 0", "{file}");
        // Who is named no more goes, who is new comes, who stays keeps the line with what stands in it.
        let note = "UPDATE appointment_person SET answer = 'yes' WHERE tenant_id = $1";
        let tenant = who.tenant.uuid();
        cx.db.write(async |tx: &mut store::Tx| tx.execute(note, &[tenant.into()]).await).await?;
        let people = plain("appointment", &["code", "people"]);
        let changed =
            import(&cx, &who, &people, "code,people\nA-1,eve@example.org;C-2\nA-2,eve@example.org\n", false);
        assert_eq!(counts(&changed.await?), "0 1 1 0");
        let sql = "SELECT count(*), count(p.answer), count(p.employee_id) FROM appointment_person p JOIN appointment a \
                   ON a.tenant_id = p.tenant_id AND a.id = p.parent_id WHERE p.tenant_id = $1 AND a.code = 'A-1'";
        let row = store::Read::query_opt(&mut cx.db.read(), sql, &[tenant.into()]).await?.expect("a row");
        assert_eq!((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?), (2, 1, 1));
        // A file that says nothing of people leaves them.
        let places = plain("appointment", &["code", "place"]);
        let place = import(&cx, &who, &places, "code,place\nA-1,Room 2\n", false).await?;
        assert_eq!(counts(&place), "0 1 0 0");
        assert_eq!(count(&cx, "appointment_person").await?, 3);
        assert_eq!(store::audit::verify(&cx.db, who.tenant).await?, None);
        Ok(())
    });
}

#[test]
fn further_ways_to_reach_somebody_go_out_and_come_in_as_one_cell() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name", "country", "contact_points"]);
        let text = "code,name,country,contact_points\n\
            C-1,Anna,PL,\"email: second@example.org\nPhone: 22 123 45 67 [Office]\"\n\
            C-2,Ben,,b@example.org; +48 601 234 567\n\
            C-3,Eve,PL,phone: 12\n\
            C-4,Jan,PL,call me\n";
        let tried = import(&cx, &who, &mapping, text, true).await?;
        assert_eq!((counts(&tried), count(&cx, "contact_point").await?), ("2 0 0 2".into(), 0));
        let done = import(&cx, &who, &mapping, text, false).await?;
        let got = errors(&cx, &who, &done).await?;
        assert_eq!(counts(&done), "2 0 0 2", "{got:?}");
        // The first row has two lines of the file.
        assert!(got[0].contains("| contact_points |") && got[1].contains("| contact_points |"), "{got:?}");
        let kept = async |code: &str| -> anyhow::Result<Vec<String>> {
            let sql = "SELECT p.kind, p.value, p.label, p.consent FROM contact_point p JOIN account a ON a.tenant_id = p.tenant_id \
                       AND a.id = p.parent_id WHERE p.tenant_id = $1 AND a.code = $2 ORDER BY p.line";
            let rows = cx.db.read().query(sql, &[who.tenant.uuid().into(), code.into()]).await?;
            let one = |row: &store::Row| -> Result<String, store::Error> {
                let label = row.get::<Option<String>>(2)?.unwrap_or_default();
                let consent = if row.get::<Option<bool>>(3)? == Some(true) { " yes" } else { "" };
                Ok(format!("{} {} {label}{consent}", row.get::<String>(0)?, row.get::<String>(1)?))
            };
            Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
        };
        assert_eq!(kept("C-1").await?, ["email second@example.org ", "phone +48221234567 Office"]);
        assert_eq!(kept("C-2").await?, ["email b@example.org ", "phone +48601234567 "]);
        let found = async |q: &str| -> anyhow::Result<usize> {
            Ok(app::search::search(&cx, &who, q, 9).await?.len())
        };
        assert_eq!((found("second@example").await?, found("601234567").await?), (1, 1));
        // The same again, and what an export says, change nothing.
        assert_eq!(counts(&import(&cx, &who, &mapping, text, false).await?), "0 0 2 2");
        let file = exported(&cx, &who, "account").await?;
        let said = "\"email: second@example.org\nphone: +48221234567 [Office]\"";
        assert!(file.contains("contact_points") && file.contains(said), "{file}");
        let only = plain("account", &["code", "contact_points"]);
        assert_eq!(counts(&import(&cx, &who, &only, &file, false).await?), "0 0 2 0");
        // Who stays keeps what was said of it, who is not named goes, and is not found by it any more.
        let consent = "UPDATE contact_point SET consent = $2 WHERE tenant_id = $1";
        let tenant = who.tenant.uuid();
        cx.db
            .write(async |tx: &mut store::Tx| tx.execute(consent, &[tenant.into(), true.into()]).await)
            .await?;
        // Consent and the day of verification go out and come in, and braces say both.
        let marks = "code,contact_points\nC-1,\"email: second@example.org {consent, verified 2026-03-01}\nphone: +48221234567\"\n\
            C-2,b@example.org {agreed}\n";
        let marked = import(&cx, &who, &only, marks, false).await?;
        let got = errors(&cx, &who, &marked).await?;
        assert_eq!(counts(&marked), "0 1 0 1", "{got:?}");
        assert!(got[0].contains("| contact_points |"), "{got:?}");
        let soon = "code,contact_points\nC-2,b@example.org {verified soon}\n";
        assert_eq!(counts(&import(&cx, &who, &only, soon, false).await?), "0 0 0 1", "no day");
        let point = "email: second@example.org {consent, verified 2026-03-01}\nphone: +48221234567 [Office]";
        let file = exported(&cx, &who, "account").await?;
        assert!(file.contains(point), "{file}");
        assert_eq!(counts(&import(&cx, &who, &only, &file, false).await?), "0 0 2 0");
        let silent = "code,contact_points\nC-1,second@example.org; +48221234567\n";
        assert_eq!(counts(&import(&cx, &who, &only, silent, false).await?), "0 0 1 0", "kept as they are");
        let taken = "code,contact_points\nC-1,\"email: second@example.org {}\nphone: +48221234567\"\n";
        assert_eq!(counts(&import(&cx, &who, &only, taken, false).await?), "0 1 0 0");
        let file = exported(&cx, &who, "account").await?;
        let bare = "\"email: second@example.org\nphone: +48221234567 [Office] {consent}\"";
        assert!(file.contains(bare), "taken back of one, kept of the other: {file}");
        let less = "code,contact_points\nC-1,\"phone: +48 22 123 45 67\nmobile: +48 601 000 000\"\nC-2,\n";
        assert_eq!(counts(&import(&cx, &who, &only, less, false).await?), "0 2 0 0");
        assert_eq!(kept("C-1").await?, ["phone +48221234567 Office yes", "mobile +48601000000 "]);
        assert_eq!(kept("C-2").await?, [""; 0]);
        assert_eq!((found("second@example").await?, found("601000000").await?), (0, 1));
        assert_eq!(found("601234567").await?, 0);
        // A file that says nothing of them leaves them.
        let names = plain("account", &["code", "name"]);
        assert_eq!(counts(&import(&cx, &who, &names, "code,name\nC-1,Anne\n", false).await?), "0 1 0 0");
        assert_eq!((kept("C-1").await?.len(), found("anne 601000000").await?), (2, 1));
        assert_eq!(store::audit::verify(&cx.db, who.tenant).await?, None);
        Ok(())
    });
}

/// All records of an object as an export says them.
async fn exported(cx: &app::Cx, who: &access::Principal, object: &str) -> anyhow::Result<String> {
    let question = app::records::Question { sort: Some("code".to_owned()), ..Default::default() };
    let mut export = app::exports::begin(cx, who, object, &question)?;
    let mut file = Vec::new();
    while let Some(more) = export.next().await? {
        file.extend(more);
    }
    Ok(String::from_utf8(file)?)
}

/// An order's lines as they stand: product, quantity and id.
async fn lines(
    cx: &app::Cx,
    who: &access::Principal,
    order: uuid::Uuid,
) -> anyhow::Result<Vec<(String, String)>> {
    let record = app::records::get(cx, who, "order", order).await?;
    let line = |line: &app::records::LineView| (line.id.to_string(), line.values["quantity"].to_string());
    Ok(record.parts["lines"].iter().map(line).collect())
}

#[test]
fn taking_an_import_of_orders_back_brings_the_former_lines_back() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        import(&cx, &who, &plain("product", &PRODUCT_FIELDS), PRODUCTS, false).await?;
        let mut mapping = orders();
        mapping.options.confirm = false;
        let head = "code,account,member,ordered_on,product,quantity\n";
        let first = format!("{head}O-1,C-1,,2026-10-01,P-1,2\nO-1,,,,P-2,1\nO-2,C-1,,2026-10-01,P-1,1\n");
        assert_eq!(counts(&import(&cx, &who, &mapping, &first, false).await?), "3 0 0 0");
        let page = app::records::list(&cx, &who, "order", &app::records::Question::default()).await?;
        let id =
            |code: &str| page.items.iter().find(|one| one.code.as_deref() == Some(code)).map(|one| one.id);
        let (one, two) = (id("O-1").expect("an order"), id("O-2").expect("an order"));
        let before = (lines(&cx, &who, one).await?, lines(&cx, &who, two).await?);
        let total = app::records::get(&cx, &who, "order", one).await?.values["total"].clone();
        // The lines of one are replaced; of the other nothing but the day.
        let second = format!("{head}O-1,C-1,,2026-10-01,P-2,7\nO-2,C-1,,2026-10-05,P-1,1\n");
        let done = import(&cx, &who, &mapping, &second, false).await?;
        assert_eq!(counts(&done), "0 2 0 0");
        assert_eq!(lines(&cx, &who, one).await?.len(), 1);
        assert_eq!(lines(&cx, &who, two).await?, before.1, "lines that are the same stay as they are");
        let change = done.bulk.map(|account| account.id).unwrap_or_default();
        let back = app::bulk::undo(&cx, &who, change, &app::once::Once::default()).await?;
        super::harness::work(&cx).await?;
        let account = app::bulk::status(&cx, &who, back.id).await?;
        assert_eq!((account.changed, account.reasons), (2, Vec::new()));
        assert_eq!((lines(&cx, &who, one).await?, lines(&cx, &who, two).await?), before);
        let order = app::records::get(&cx, &who, "order", one).await?;
        assert_eq!(order.values["total"], total);
        // A change in between is nobody's to take back, its lines neither.
        let done = import(&cx, &who, &mapping, &second, false).await?;
        let draft = app::records::Draft {
            values: [("notes".to_owned(), serde_json::json!("mine"))].into_iter().collect(),
            ..app::records::Draft::default()
        };
        let version = app::records::get(&cx, &who, "order", one).await?.version;
        app::records::update(&cx, &who, "order", one, version, &draft, &app::once::Once::default()).await?;
        let change = done.bulk.map(|account| account.id).unwrap_or_default();
        let back = app::bulk::undo(&cx, &who, change, &app::once::Once::default()).await?;
        super::harness::work(&cx).await?;
        let account = app::bulk::status(&cx, &who, back.id).await?;
        assert_eq!((account.changed, account.reasons), (1, vec![("bulk-changed-since".to_owned(), 1)]));
        assert_eq!(lines(&cx, &who, one).await?.len(), 1);
        Ok(())
    });
}

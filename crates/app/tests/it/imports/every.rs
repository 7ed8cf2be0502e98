//! What holds for whatever a file brings: every object comes in and goes out again by undo, values that no second record may
//! have and numbers are settled row by row, reach and the file's encoding are never guessed.

use access::Principal;
use anyhow::Result;
use app::imports;
use app::once::Once;
use serde_json::json;
use testkit::both;

use super::harness::{count, counts, errors, import, plain, state, upload};
use crate::definitions::World;

/// A row of an object that only says what it must; the other objects need a code and a name.
fn row(object: &str) -> (&'static str, &'static str) {
    match object {
        "product" => ("price", "1.00 EUR"),
        "news" => ("shown_from", "2026-10-01"),
        "order" => ("account,ordered_on,line.unit_price,currency", "A-1,2026-10-01,1.00,EUR"),
        "payment" => ("account,paid_on,amount", "A-1,2026-10-01,1.00 EUR"),
        "appointment" => ("first_day,last_day", "2026-10-01,2026-10-02"),
        _ => ("", ""),
    }
}

#[test]
fn every_object_that_can_be_imported_is() {
    both(async |db| {
        let world = World::new(db).await?;
        let cx = &world.cx;
        world
            .apply(
                "x_visit",
                0,
                &json!({"object": {"one": {"en": "Visit"}, "many": {"en": "Visits"}, "series": "V-"}}),
            )
            .await?;
        let who = Principal { user: None, ..world.person("administrator").await? };
        import(cx, &who, &plain("account", &["code", "name"]), "code,name\nA-1,Ann\n", false).await?;
        let mut brought = 0;
        for object in who.catalog.iter().filter(|object| imports::importable(&who, &object.key).is_ok()) {
            let named = object.name != "code";
            let (more, said) = row(&object.key);
            let mut header = vec!["code"];
            header.extend(named.then_some(object.name.as_str()));
            header.extend(more.split(',').filter(|field| !field.is_empty()));
            let cells = ["NEW-1", "Something new"].into_iter().take(1 + usize::from(named));
            let cells: Vec<&str> = cells.chain(said.split(',').filter(|cell| !cell.is_empty())).collect();
            let text = format!("{}\n{}\n", header.join(","), cells.join(","));
            let before = count(cx, &object.table).await?;
            let done = import(cx, &who, &plain(&object.key, &header), &text, false).await?;
            let said = errors(cx, &who, &done).await?;
            assert_eq!(
                (counts(&done), state(&done)),
                ("1 0 0 0".into(), "done".into()),
                "{} {said:?}",
                object.key
            );
            assert_eq!(count(cx, &object.table).await?, before + 1, "{}", object.key);
            let again = import(cx, &who, &plain(&object.key, &header), &text, false).await?;
            assert_eq!(counts(&again), "0 0 1 0", "{}", object.key);
            brought += 1;
        }
        assert!(brought >= 11, "{brought}");
        for object in ["plan", "role", "run"] {
            let refused = imports::importable(&who, object).unwrap_err();
            assert_eq!(refused.code(), "import-object-unsupported", "{object}");
        }
        Ok(())
    });
}

#[test]
fn rows_stand_under_rows_of_the_same_file_and_never_under_themselves() {
    both(async |db| {
        let world = World::new(db).await?;
        let (cx, who) = (&world.cx, Principal::operator(world.tenant));
        let mapping = plain("unit", &["code", "name", "parent"]);
        let text = "code,name,parent\nC,Town,B\nB,Land,A\nA,World,\nX,One,Y\nY,Two,X\n";
        let tried = import(cx, &who, &mapping, text, true).await?;
        let done = import(cx, &who, &mapping, text, false).await?;
        assert_eq!((counts(&tried), counts(&done)), ("3 0 0 2".into(), "3 0 0 2".into()));
        let round = import(cx, &who, &mapping, "code,name,parent\nA,World,C\n", false).await?;
        assert_eq!((counts(&round), state(&round)), ("0 0 0 1".into(), "done".into()));
        Ok(())
    });
}

#[test]
fn a_value_that_no_second_record_may_have_costs_its_row_and_not_the_file() {
    both(async |db| {
        let world = World::new(db).await?;
        let field = json!({"key": "x_tax", "type": "text", "max": 20, "unique": true, "labels": {"en": "Tax number"}});
        world.apply("account", 0, &json!({"fields": [field]})).await?;
        let who = Principal { user: None, ..world.person("administrator").await? };
        let (cx, mapping) = (&world.cx, plain("account", &["code", "name", "x_tax"]));
        import(cx, &who, &mapping, "code,name,x_tax\nA-1,Ann,1\n", false).await?;
        let text = "code,name,x_tax\nA-2,Bea,1\nA-3,Cid,2\nA-4,Dan,2\nA-5,Eve,\nA-6,Flo,\nA-1,Ann,1\n";
        let tried = import(cx, &who, &mapping, text, true).await?;
        let done = import(cx, &who, &mapping, text, false).await?;
        assert_eq!((counts(&done), state(&done)), ("3 0 1 2".into(), "done".into()));
        assert_eq!(counts(&tried), counts(&done), "the trial says the same");
        let said = errors(cx, &who, &done).await?;
        assert!(said[0].starts_with("2 | x_tax |") && said[1].starts_with("4 | x_tax |"), "{said:?}");
        Ok(())
    });
}

#[test]
fn a_row_without_a_code_gets_the_next_number() {
    both(async |db| {
        let world = World::new(db).await?;
        let (cx, who) = (&world.cx, Principal::operator(world.tenant));
        // The last row brings the number that the first one would get.
        let text = "code,name\n,Ann\n,Bea\nA-000001,Cid\n";
        let done = import(cx, &who, &plain("account", &["code", "name"]), text, false).await?;
        assert_eq!((counts(&done), state(&done)), ("3 0 0 0".into(), "done".into()));
        let bare = import(cx, &who, &plain("account", &["name"]), "name\nDan\nEve\n", false).await?;
        assert_eq!((counts(&bare), count(cx, "account").await?), ("2 0 0 0".into(), 5));
        Ok(())
    });
}

#[test]
fn a_numbered_own_field_is_filled_in_and_never_brought() {
    both(async |db| {
        let world = World::new(db).await?;
        let field = json!({"key": "x_file", "type": "code", "labels": {"en": "File"}, "series": {"prefix": "F-", "width": 3}});
        world.apply("account", 0, &json!({ "fields": [field] })).await?;
        let who = Principal { user: None, ..world.person("administrator").await? };
        let (cx, mapping) = (&world.cx, plain("account", &["code", "name"]));
        import(cx, &who, &mapping, "code,name\nA-1,Ann\nA-2,Bea\n", false).await?;
        let typed = plain("account", &["code", "name", "x_file"]);
        let typed = import(cx, &who, &typed, "code,name,x_file\nA-3,Dan,F-9\n", false).await;
        assert!(typed.is_err(), "nobody brings a number");
        let third = world.create("account", json!({"name": "Cid"})).await?;
        assert!(third.values["x_file"].to_string().contains("F-003"), "{:?}", third.values);
        Ok(())
    });
}

#[test]
fn taking_back_names_the_records_whose_field_is_gone() {
    both(async |db| {
        let world = World::new(db).await?;
        let field = json!({"key": "x_rank", "type": "integer", "labels": {"en": "Rank"}});
        world.apply("account", 0, &json!({"fields": [field]})).await?;
        let who = Principal { user: None, ..world.person("administrator").await? };
        let (cx, mapping) = (&world.cx, plain("account", &["code", "name", "x_rank"]));
        import(cx, &who, &mapping, "code,name,x_rank\nA-1,Ann,1\n", false).await?;
        let done = import(cx, &who, &mapping, "code,name,x_rank\nA-1,Ann,2\n", false).await?;
        world.apply("account", 1, &json!({"fields": []})).await?;
        let who = Principal { user: None, ..world.person("administrator").await? };
        let change = done.bulk.map(|account| account.id).unwrap_or_default();
        let back = app::bulk::undo(cx, &who, change, &Once::default()).await?;
        super::harness::work(cx).await?;
        let account = app::bulk::status(cx, &who, back.id).await?;
        assert_eq!((account.changed, account.reasons), (0, vec![("bulk-field-gone".to_owned(), 1)]));
        Ok(())
    });
}

#[test]
fn a_choice_is_said_by_its_key_or_in_the_readers_words() {
    both(async |db| {
        let world = World::new(db).await?;
        let who = Principal::operator(world.tenant);
        let text = "code,name,kind\nU-1,Head,company\nU-2,Faro,Branch office\nU-3,Cid,robot\n";
        let done = import(&world.cx, &who, &plain("unit", &["code", "name", "kind"]), text, false).await?;
        assert_eq!(counts(&done), "2 0 0 1");
        Ok(())
    });
}

#[test]
fn an_encoding_that_is_a_guess_has_to_be_named() {
    both(async |db| -> Result<()> {
        let world = World::new(db).await?;
        let (cx, who) = (&world.cx, Principal::operator(world.tenant));
        let id = imports::upload(cx, &who, "account", "x.csv", b"code,name\nA-1,Micha\xb3\n").await?;
        let mut mapping = plain("account", &["code", "name"]);
        let refused = imports::start(cx, &who, id, &mapping, true).await.unwrap_err();
        assert_eq!(refused.code(), "import-encoding-unsure");
        mapping.file.encoding = Some(imports::decode::Encoding::Windows1250);
        imports::start(cx, &who, id, &mapping, true).await?;
        let sure = upload(cx, &who, "account", "code,name\nA-1,Michał\n").await?;
        imports::start(cx, &who, sure, &plain("account", &["code", "name"]), true).await?;
        Ok(())
    });
}

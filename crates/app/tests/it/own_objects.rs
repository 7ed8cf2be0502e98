//! Objects a company makes itself: there with everything as soon as they are applied, apart from each other, and out of
//! use without losing a record.

use app::definitions;
use app::once::Once;
use app::records::{self, Question};
use app::{Error, imports};
use serde_json::{Value as Json, json};
use testkit::both;

use crate::definitions::{World, code};
use crate::imports::harness;

fn named(one: &str, series: &str) -> Json {
    json!({"one": {"en": one, "ru": "Визит"}, "many": {"en": format!("{one}s")}, "series": series})
}

fn visit() -> Json {
    json!({"object": named("Visit", "VISIT-"), "fields": [
        {"key": "x_account", "type": "reference", "to": "account", "labels": {"en": "Customer"}},
        {"key": "x_mood", "type": "choice", "labels": {"en": "Mood"}, "options": [
            {"key": "good", "labels": {"en": "Good"}}, {"key": "bad", "labels": {"en": "Bad"}}]},
    ]})
}

fn filter(field: &str, value: &str) -> Question {
    let filter = json!({"field": field, "op": "eq", "value": value}).to_string();
    Question { filter: Some(filter), ..Question::default() }
}

#[test]
fn an_own_object_has_the_whole_way_of_a_record_as_soon_as_it_is_applied() {
    both(async |db| {
        let world = World::new(db).await?;
        let refused = world.create("x_visit", json!({"name": "First"})).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
        assert_eq!(world.apply("x_visit", 0, &visit()).await?, 1);
        let account = world.create("account", json!({"name": "Ana"})).await?;
        let made = json!({"name": "First", "x_account": account.id, "x_mood": "good"});
        let made = world.create("x_visit", made).await?;
        assert_eq!(made.values["code"], json!("VISIT-000001"));
        world.create("x_visit", json!({"name": "Second", "x_mood": "bad"})).await?;
        let who = world.person("administrator").await?;
        let page = records::list(&world.cx, &who, "x_visit", &filter("x_mood", "good")).await?;
        assert_eq!(page.items.iter().map(|one| &one.values["name"]).collect::<Vec<_>>(), ["First"]);
        let hits = app::search::search(&world.cx, &who, "visit-000002", 10).await?;
        assert_eq!(hits.iter().map(|hit| hit.object.as_str()).collect::<Vec<_>>(), ["x_visit"]);
        // A visit needs its customer.
        app::records::trash(&world.cx, &who, "account", account.id, 1, &Once::default()).await?;
        let typed = account.values["code"].as_str().unwrap_or_default();
        let kept = app::trash::purge(&world.cx, &who, "account", account.id, typed, &Once::default()).await;
        assert_eq!(code(&kept.unwrap_err()), "purge-kept-records");
        // Out and in again.
        let mut export = app::exports::begin(&world.cx, &who, "x_visit", &Question::default())?;
        let mut text = String::new();
        while let Some(bytes) = export.next().await? {
            text.push_str(&String::from_utf8(bytes)?);
        }
        assert!(text.contains("VISIT-000002,Second"), "{text}");
        let mapping = harness::plain("x_visit", &["code", "name", "x_mood"]);
        let file = "code,name,x_mood\nVISIT-000002,Second again,good\nV-9,Third,bad\nV-10,Fourth,ugly\n";
        let operator = definitions::operator(&world.cx, world.tenant).await?;
        let import = harness::import(&world.cx, &operator, &mapping, file, false).await?;
        assert_eq!(harness::counts(&import), "1 1 0 1");
        assert_eq!(records::list(&world.cx, &who, "x_visit", &filter("x_mood", "bad")).await?.items.len(), 1);
        // Its words in the reader's language, else in English.
        let reader = app::Principal { language: "ru".to_owned(), ..who.clone() };
        let schema = app::schema::get(&world.cx, &reader, "x_visit")?;
        assert_eq!((schema.summary.singular.as_str(), schema.summary.plural.as_str()), ("Визит", "Visits"));
        assert_eq!(schema.fields[0].label, "Номер");
        assert!(schema.summary.importable);
        Ok(())
    });
}

#[test]
fn other_roles_see_it_when_they_are_given_it_and_objects_do_not_mix() {
    both(async |db| {
        let world = World::new(db).await?;
        world.apply("x_visit", 0, &visit()).await?;
        world.apply("x_car", 0, &json!({"object": named("Car", "CAR-")})).await?;
        let visit = world.create("x_visit", json!({"name": "First"})).await?;
        world.create("x_car", json!({"name": "Van"})).await?;
        let who = world.person("administrator").await?;
        let other = records::get(&world.cx, &who, "x_car", visit.id).await;
        assert!(matches!(other, Err(Error::NotFound)), "a visit is no car");
        assert_eq!(records::list(&world.cx, &who, "x_car", &Question::default()).await?.items.len(), 1);
        let office = world.person("sales_office").await?;
        let refused = records::list(&world.cx, &office, "x_visit", &Question::default()).await.unwrap_err();
        assert_eq!(code(&refused), "access-denied");
        assert!(app::search::search(&world.cx, &office, "First", 10).await?.is_empty());
        assert!(imports::upload(&world.cx, &office, "x_visit", "a.csv", b"code,name\n").await.is_err());
        let mut granted = office.clone();
        let own = std::collections::BTreeMap::from([(access::Action::Read, access::Scope::Own)]);
        granted.rights[0].objects.insert("x_visit".to_owned(), own);
        assert_eq!(records::list(&world.cx, &granted, "x_visit", &Question::default()).await?.items.len(), 1);
        Ok(())
    });
}

#[test]
fn out_of_use_nothing_is_lost_and_nothing_may_point_there() {
    both(async |db| {
        let world = World::new(db).await?;
        world.apply("x_visit", 0, &visit()).await?;
        world.create("x_visit", json!({"name": "First"})).await?;
        let link = json!({"fields": [
            {"key": "x_last", "type": "reference", "to": "x_visit", "labels": {"en": "Last visit"}}]});
        world.apply("account", 0, &link).await?;
        let mut retired = visit();
        retired["object"]["retired"] = json!(true);
        let refused = world.apply("x_visit", 1, &retired).await.unwrap_err();
        assert_eq!(code(&refused), "definition-object-needed");
        world.apply("account", 1, &json!({})).await?;
        let report = world.check("x_visit", &retired).await?;
        assert_eq!((report.changes[0].kind, report.changes[0].records), ("object-retired", 1));
        world.apply("x_visit", 1, &retired).await?;
        let who = world.person("administrator").await?;
        let gone = records::list(&world.cx, &who, "x_visit", &Question::default()).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        let listed = definitions::list(&world.cx, &who).await?;
        let one = listed.iter().find(|one| one.object == "x_visit").expect("still among the definitions");
        assert!(one.own && one.retired && one.label == "Visits", "{one:?}");
        assert_eq!(code(&world.apply("account", 2, &link).await.unwrap_err()), "definition-reference");
        definitions::undo(&world.cx, &who, "x_visit", 2).await?;
        let who = world.person("administrator").await?;
        assert_eq!(records::list(&world.cx, &who, "x_visit", &Question::default()).await?.items.len(), 1);
        // The first version taken back is out of use, not away.
        world.apply("x_car", 0, &json!({"object": named("Car", "CAR-")})).await?;
        definitions::undo(&world.cx, &who, "x_car", 1).await?;
        assert!(world.person("administrator").await?.catalog.get("x_car").is_none());
        assert_eq!(definitions::get(&world.cx, &who, "x_car").await?.version, 2);
        Ok(())
    });
}

#[test]
fn what_is_wrong_is_named_and_two_at_once_get_two_tables() {
    both(async |db| {
        let world = World::new(db).await?;
        let check = async |key: &str, document: Json| match world.apply(key, 0, &document).await {
            Ok(version) => format!("{version}"),
            Err(error) => code(&error),
        };
        let car = || json!({"object": named("Car", "CAR-")});
        assert_eq!(check("x_car'--", car()).await, "definition-key");
        assert_eq!(check("car", car()).await, "NotFound");
        assert_eq!(check("x_car", json!({})).await, "NotFound");
        assert_eq!(check("account", car()).await, "definition-object-words");
        assert_eq!(check("x_car", json!({"object": named("Car", "car-")})).await, "definition-series");
        assert_eq!(check("x_car", json!({"object": named("Car", "A-")})).await, "definition-series-taken");
        let nameless = json!({"object": {"one": {}, "many": {"en": "Cars"}, "series": "CAR-"}});
        assert_eq!(check("x_car", nameless).await, "definition-no-label");
        let (car, van) = (car(), json!({"object": named("Van", "VAN-")}));
        let (one, two) = futures::join!(world.apply("x_car", 0, &car), world.apply("x_van", 0, &van));
        for (key, document, done) in [("x_car", &car, one), ("x_van", &van, two)] {
            match done {
                Ok(_) => {}
                Err(Error::Stale { .. }) => assert_eq!(world.apply(key, 0, document).await?, 1),
                Err(other) => panic!("{other:?}"),
            }
        }
        world.create("x_car", json!({"name": "Red"})).await?;
        world.create("x_van", json!({"name": "Blue"})).await?;
        let who = world.person("administrator").await?;
        for (key, name) in [("x_car", "Red"), ("x_van", "Blue")] {
            let page = records::list(&world.cx, &who, key, &Question::default()).await?;
            assert_eq!(page.items.iter().map(|one| &one.values["name"]).collect::<Vec<_>>(), [name]);
        }
        let fixed = world.apply("x_car", 1, &json!({"object": named("Car", "AUTO-")})).await.unwrap_err();
        assert_eq!(code(&fixed), "definition-series-fixed");
        // As many as tables stand ready.
        for at in 3..=20 {
            world
                .apply(&format!("x_own_{at}"), 0, &json!({"object": named("Own", &format!("OWN{at}-"))}))
                .await?;
        }
        let full = world.apply("x_more", 0, &json!({"object": named("More", "MORE-")})).await.unwrap_err();
        assert_eq!(code(&full), "definition-too-many-objects");
        Ok(())
    });
}

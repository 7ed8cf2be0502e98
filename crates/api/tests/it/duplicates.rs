//! Likely duplicates through the API: beside a form, over all records, said not to be the same; and who is told of what.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::World;

async fn create(world: &World, cookie: &str, values: Json) -> Result<Json> {
    let body = json!({ "values": values }).to_string();
    let answer = world.as_person(cookie, "POST", "/api/v1/records/account", Some(&body)).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    Ok(answer.json())
}

/// `<name>: <field><= or ~> …` of the records that look like what is entered.
async fn likely(world: &World, cookie: &str, values: Json, record: Option<&str>) -> Result<Vec<String>> {
    let body = json!({ "values": values, "record": record }).to_string();
    let answer = world.as_person(cookie, "POST", "/api/v1/duplicates/account/likely", Some(&body)).await?;
    ensure!(answer.status == StatusCode::OK, "{}", answer.text);
    let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
    Ok(items.iter().map(|item| format!("{}: {}", item["name"].as_str().unwrap_or("-"), why(item))).collect())
}

fn why(item: &Json) -> String {
    let all = item["why"].as_array().cloned().unwrap_or_default();
    let sign = |one: &Json| if one["same"] == true { "=" } else { "~" };
    all.iter()
        .map(|one| format!("{}{}", one["field"].as_str().unwrap_or_default(), sign(one)))
        .collect::<Vec<_>>()
        .join(" ")
}

async fn work(world: &World) -> Result<()> {
    while let Some(leased) =
        app::jobs::claim(&world.cx, "test").await.map_err(|e| anyhow::anyhow!("{e:?}"))?
    {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await.map_err(|e| anyhow::anyhow!("{e:?}"))?;
    }
    Ok(())
}

async fn pairs(world: &World, cookie: &str, query: &str) -> Result<Vec<String>> {
    let path = format!("/api/v1/duplicates/account{query}");
    let answer = world.as_person(cookie, "GET", &path, None).await?;
    ensure!(answer.status == StatusCode::OK, "{}", answer.text);
    let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
    let name = |item: &Json, side: &str| item[side]["values"]["name"].as_str().unwrap_or_default().to_owned();
    Ok(items.iter().map(|item| format!("{} | {}: {}", name(item, "a"), name(item, "b"), why(item))).collect())
}

#[test]
fn a_form_is_told_of_records_like_it_while_somebody_types() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let anna = create(
            &world,
            &office,
            json!({ "name": "Anna Kowalska", "email": "anna@example.org", "phone": "+48 601 234 567" }),
        )
        .await?;
        create(&world, &office, json!({ "name": "Сергей Щербаков" })).await?;
        let check = async |values: Json, expected: &[&str]| -> Result<()> {
            let found = likely(&world, &office, values.clone(), None).await?;
            ensure!(found == expected, "{values}: {found:?}");
            Ok(())
        };
        check(json!({ "name": "KOWALSKA, Anna" }), &["Anna Kowalska: name="]).await?;
        check(json!({ "name": "Anna Kowalsko" }), &["Anna Kowalska: name~"]).await?;
        check(json!({ "name": "Anna Maria Kowalska" }), &["Anna Kowalska: name~"]).await?;
        check(json!({ "name": "Siergiej Szczerbakow" }), &["Сергей Щербаков: name="]).await?;
        check(json!({ "name": "Bo", "email": " ANNA@example.org" }), &["Anna Kowalska: email="]).await?;
        check(json!({ "phone": "601234567" }), &["Anna Kowalska: phone="]).await?;
        // Another address speaks against a slip of the pen.
        check(json!({ "name": "Anna Kowalsko", "email": "other@example.org" }), &[]).await?;
        // Half typed, of another type, unknown, hostile: nothing is found, nothing is refused.
        check(json!({ "name": "An" }), &[]).await?;
        check(json!({ "name": 7, "email": ["anna@example.org"], "nonsense": "x" }), &[]).await?;
        check(json!({ "name": "' OR 1=1 --", "email": "%@%" }), &[]).await?;
        check(json!({ "name": "word ".repeat(2_000) }), &[]).await?;
        // The record itself is no duplicate of itself; one in the trash is not shown; a changed one is found as it is.
        let id = anna["id"].as_str().context("an id")?;
        ensure!(likely(&world, &office, json!({ "name": "Anna Kowalska" }), Some(id)).await?.is_empty());
        let path = format!("/api/v1/records/account/{id}");
        let body = json!({ "values": { "name": "Beata Nowak" } }).to_string();
        let headers = [("cookie", office.as_str()), ("if-match", "\"1\"")];
        let changed = world.send("PATCH", &path, &headers, Some(&body)).await?;
        ensure!(changed.status == StatusCode::OK, "{}", changed.text);
        check(json!({ "name": "Anna Kowalska" }), &[]).await?;
        check(json!({ "name": "Beata Nowak" }), &["Beata Nowak: name="]).await?;
        let headers = [("cookie", office.as_str()), ("if-match", "\"2\"")];
        world.send("DELETE", &path, &headers, None).await?;
        check(json!({ "name": "Beata Nowak" }), &[]).await
    });
}

#[test]
fn nobody_is_told_of_records_and_fields_out_of_sight() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        create(&world, &office, json!({ "name": "Anna Kowalska", "email": "anna@example.org" })).await?;
        let distributor = world.sign_in("distributor").await?;
        ensure!(likely(&world, &distributor, json!({ "email": "anna@example.org" }), None).await?.is_empty());
        // Whoever may not read the address cannot try addresses until one is known.
        let admin = world.sign_in("administrator").await?;
        let rights = json!({ "objects": { "account": { "read": "all", "update": "all" } }, "fields": { "account": { "email": "masked" } } });
        let role = json!({ "values": { "code": "clerk", "name": "Clerk", "rights": rights } }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/records/role", Some(&role)).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let new = app::users::NewUser {
            login: "clerk".to_owned(),
            password: crate::common::PASSWORD.to_owned(),
            roles: vec!["clerk".to_owned()],
            ..app::users::NewUser::default()
        };
        app::users::add(&world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let clerk = world.sign_in("clerk").await?;
        ensure!(likely(&world, &clerk, json!({ "email": "anna@example.org" }), None).await?.is_empty());
        let by_name = likely(&world, &clerk, json!({ "name": "Anna Kowalska" }), None).await?;
        ensure!(by_name == ["Anna Kowalska: name="], "{by_name:?}");
        // Pairs that rest on it alone are not shown either.
        create(&world, &office, json!({ "name": "Bo Li", "email": "anna@example.org" })).await?;
        let started = world.as_person(&clerk, "POST", "/api/v1/duplicates/account/search", None).await?;
        ensure!(started.status == StatusCode::ACCEPTED, "{}", started.text);
        work(&world).await?;
        ensure!(pairs(&world, &clerk, "").await?.is_empty());
        ensure!(pairs(&world, &office, "").await?.len() == 1);
        ensure!(pairs(&world, &distributor, "").await?.is_empty());
        Ok(())
    });
}

#[test]
fn a_search_finds_pairs_once_and_remembers_what_is_not_the_same() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        ensure!(pairs(&world, &office, "").await?.is_empty(), "no search yet");
        let one = create(
            &world,
            &office,
            json!({ "name": "Anna Kowalska", "phone": "601 234 567", "country": "PL" }),
        )
        .await?;
        let two =
            create(&world, &office, json!({ "name": "Kowalska Anna", "phone": "+48601234567" })).await?;
        create(&world, &office, json!({ "name": "Anna Kowalsko" })).await?;
        create(&world, &office, json!({ "name": "Bo Li" })).await?;
        let path = "/api/v1/duplicates/account/search";
        let headers = [("cookie", office.as_str()), ("idempotency-key", "search")];
        let first = world.send("POST", path, &headers, None).await?;
        let again = world.send("POST", path, &headers, None).await?;
        ensure!(first.status == StatusCode::ACCEPTED && first.text == again.text, "{}", again.text);
        let second = world.as_person(&office, "POST", path, None).await?;
        ensure!(second.code() == "duplicates-searching", "{}", second.text);
        work(&world).await?;
        let found = pairs(&world, &office, "").await?;
        ensure!(
            found
                == [
                    "Anna Kowalska | Kowalska Anna: name= phone=",
                    "Kowalska Anna | Anna Kowalsko: name~",
                    "Anna Kowalska | Anna Kowalsko: name~",
                ],
            "{found:?}"
        );
        // One a page leads through all of them.
        let page = world.as_person(&office, "GET", "/api/v1/duplicates/account?limit=1", None).await?.json();
        let next = page["next"].as_str().context("a next page")?;
        let rest = pairs(&world, &office, &format!("?cursor={next}")).await?;
        ensure!(rest == found[1..], "{rest:?}");
        let wrong = world.as_person(&office, "GET", "/api/v1/duplicates/account?cursor=1.x.y", None).await?;
        ensure!(wrong.code() == "cursor-malformed", "{}", wrong.text);
        let apart = async |a: &Json, b: &Json, apart: bool| {
            let body = json!({ "a": a["id"], "b": b["id"], "apart": apart }).to_string();
            world.as_person(&office, "POST", "/api/v1/duplicates/account/apart", Some(&body)).await
        };
        ensure!(apart(&one, &one, true).await?.code() == "duplicates-self");
        for _ in 0..2 {
            ensure!(apart(&two, &one, true).await?.status == StatusCode::NO_CONTENT);
        }
        world.as_person(&office, "POST", path, None).await?;
        work(&world).await?;
        ensure!(pairs(&world, &office, "").await?.len() == 2, "remembered over the next search");
        let said = pairs(&world, &office, "?apart=true").await?;
        ensure!(said == ["Anna Kowalska | Kowalska Anna: name= phone="], "{said:?}");
        ensure!(apart(&one, &two, false).await?.status == StatusCode::NO_CONTENT);
        ensure!(pairs(&world, &office, "").await?.len() == 3);
        Ok(())
    });
}

#[test]
fn records_from_before_are_found_once_a_search_has_gone_over_them_and_own_fields_count() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let document = json!({ "document": { "fields": [
            { "key": "x_tax", "type": "text", "labels": { "en": "Tax number" } }] }, "note": "" });
        let put = async |document: &Json, version: &str| {
            let headers = [("cookie", admin.as_str()), ("if-match", version)];
            world.send("PUT", "/api/v1/definitions/account", &headers, Some(&document.to_string())).await
        };
        let done = put(&document, "\"0\"").await?;
        ensure!(done.status.is_success(), "{}", done.text);
        create(&world, &admin, json!({ "name": "First", "x_tax": "PL 526-000-12-46" })).await?;
        let mut wider = document.clone();
        wider["document"]["recognised_by"] = json!(["x_tax", "nonsense"]);
        let refused = put(&wider, "\"1\"").await?;
        ensure!(refused.json()["fields"][0]["code"] == "definition-recognised", "{}", refused.text);
        wider["document"]["recognised_by"] = json!(["x_tax"]);
        let done = put(&wider, "\"1\"").await?;
        ensure!(done.status.is_success(), "{}", done.text);
        let asked = json!({ "x_tax": "pl5260001246" });
        ensure!(likely(&world, &admin, asked.clone(), None).await?.is_empty(), "kept for none yet");
        world.as_person(&admin, "POST", "/api/v1/duplicates/account/search", None).await?;
        work(&world).await?;
        ensure!(likely(&world, &admin, asked, None).await? == ["First: x_tax="]);
        Ok(())
    });
}

#[test]
fn further_ways_to_reach_somebody_tell_of_duplicates() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let point = |kind: &str, value: &str| json!({ "values": { "kind": kind, "value": value } });
        let body = json!({
            "values": { "name": "Anna Kowalska", "email": "anna@example.org" },
            "parts": { "contact_points": [point("email", "second@example.org"), point("mobile", "+48 601 234 567")] },
        });
        let made =
            world.as_person(&office, "POST", "/api/v1/records/account", Some(&body.to_string())).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        create(&world, &office, json!({ "name": "Bo Li", "phone": "+48 601 234 567" })).await?;
        let check = async |values: Json, expected: &[&str]| -> Result<()> {
            let found = likely(&world, &office, values.clone(), None).await?;
            ensure!(found == expected, "{values}: {found:?}");
            Ok(())
        };
        // In the field of the form, and in a line of it.
        check(json!({ "email": "SECOND@example.org" }), &["Anna Kowalska: contact_points="]).await?;
        let line = |kind: &str, value: &str| json!({ "contact_points": [{ "kind": kind, "value": value }] });
        check(line("email", "anna@example.org"), &["Anna Kowalska: contact_points="]).await?;
        check(line("web", "anna@example.org"), &[]).await?;
        let mut found = likely(&world, &office, line("phone", "601 234 567"), None).await?;
        found.sort();
        ensure!(found == ["Anna Kowalska: contact_points=", "Bo Li: contact_points="], "{found:?}");
        for hostile in [json!(7), json!({}), json!([7, {}, { "kind": 1 }])] {
            check(json!({ "contact_points": hostile }), &[]).await?;
        }
        // Over all records.
        let started = world.as_person(&office, "POST", "/api/v1/duplicates/account/search", None).await?;
        ensure!(started.status.is_success(), "{}", started.text);
        work(&world).await?;
        let found = pairs(&world, &office, "").await?;
        ensure!(found == ["Anna Kowalska | Bo Li: contact_points="], "{found:?}");
        // Whoever may not read them is told of nothing by them, and finds nothing by them.
        let admin = world.sign_in("administrator").await?;
        let rights = json!({
            "objects": { "account": { "read": "all", "update": "all" } }, "fields": { "account": { "contact_points": "none" } },
        });
        let role = json!({ "values": { "code": "clerk", "name": "Clerk", "rights": rights } }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/records/role", Some(&role)).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let new = app::users::NewUser {
            login: "clerk".to_owned(),
            password: crate::common::PASSWORD.to_owned(),
            roles: vec!["clerk".to_owned()],
            ..app::users::NewUser::default()
        };
        app::users::add(&world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let clerk = world.sign_in("clerk").await?;
        for asked in [json!({ "email": "second@example.org" }), line("email", "second@example.org")] {
            let found = likely(&world, &clerk, asked.clone(), None).await?;
            ensure!(found.is_empty(), "{asked}: {found:?}");
        }
        ensure!(likely(&world, &clerk, json!({ "phone": "601234567" }), None).await? == ["Bo Li: phone="]);
        ensure!(pairs(&world, &clerk, "").await?.is_empty());
        for (q, expected) in [("second", 0), ("601234567", 1), ("anna%40example", 1)] {
            for (cookie, more) in [(&clerk, 0), (&office, 1)] {
                let path = format!("/api/v1/records/account?q={q}");
                let answer = world.as_person(cookie, "GET", &path, None).await?;
                let count = answer.json()["items"].as_array().map_or(0, Vec::len);
                let more = if q.starts_with("anna") { 0 } else { more };
                ensure!(count == expected + more, "{q}: {}", answer.text);
            }
        }
        Ok(())
    });
}

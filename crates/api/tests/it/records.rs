//! Records through the API: versions, keys, rights, histories, and foreign ids that look like missing ones.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

/// The answer without the number of its request.
fn plain(answer: &Answer) -> String {
    let id = answer.json()["request_id"].as_str().unwrap_or_default().to_owned();
    format!("{} {}", answer.status, answer.text.replace(&id, ""))
}

async fn create(
    world: &World,
    cookie: &str,
    object: &str,
    values: Json,
    key: Option<&str>,
) -> Result<Answer> {
    let mut headers = vec![("cookie", cookie)];
    headers.extend(key.map(|key| ("idempotency-key", key)));
    world
        .send(
            "POST",
            &format!("/api/v1/records/{object}"),
            &headers,
            Some(&json!({ "values": values }).to_string()),
        )
        .await
}

fn id_of(answer: &Answer) -> Result<String> {
    Ok(answer.json()["id"].as_str().with_context(|| answer.text.clone())?.to_owned())
}

#[test]
fn a_record_is_made_changed_listed_and_trashed_with_its_history() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        let made =
            create(&world, &cookie, "account", json!({ "name": "Łucja Żak", "city": "Łódź" }), None).await?;
        ensure!(made.status == StatusCode::CREATED && made.json()["code"] == "A-000001", "{}", made.text);
        let path = format!("/api/v1/records/account/{}", id_of(&made)?);
        let patch = async |version: &str, body: &str| {
            let headers = [("cookie", cookie.as_str()), ("if-match", version)];
            world.send("PATCH", &path, &headers, Some(body)).await
        };
        let body = r#"{"values":{"city":"Gdynia"}}"#;
        let changed = patch("\"1\"", body).await?;
        ensure!(changed.status == StatusCode::OK && changed.json()["version"] == 2, "{}", changed.text);
        let stale = patch("\"1\"", body).await?;
        ensure!(stale.status == StatusCode::CONFLICT && stale.code() == "version-stale", "{}", stale.text);
        let blind = world.as_person(&cookie, "PATCH", &path, Some(body)).await?;
        ensure!(
            blind.status == StatusCode::PRECONDITION_REQUIRED && blind.code() == "version-missing",
            "{}",
            blind.text
        );
        let list = world
            .as_person(&cookie, "GET", "/api/v1/records/account?q=lucja&sort=-name&columns=name,city", None)
            .await?
            .json();
        ensure!(list["items"][0]["values"]["city"] == "Gdynia" && list["count"]["value"] == 1, "{list}");
        let found = world.as_person(&cookie, "GET", "/api/v1/search?q=zak", None).await?.json();
        ensure!(found["items"][0]["label"] == "Łucja Żak", "{found}");
        let history = world.as_person(&cookie, "GET", &format!("{path}/history"), None).await?.json();
        ensure!(
            history["items"][0]["action"] == "update" && history["items"][0]["by"] == "sales_office",
            "{history}"
        );
        let change = &history["items"][0]["changes"][0];
        ensure!(
            change["field"] == "city" && change["before"] == "Łódź" && change["after"] == "Gdynia",
            "{history}"
        );
        let headers = [("cookie", cookie.as_str()), ("if-match", "\"2\"")];
        ensure!(world.send("DELETE", &path, &headers, None).await?.status == StatusCode::NO_CONTENT);
        ensure!(world.as_person(&cookie, "GET", &path, None).await?.status == StatusCode::NOT_FOUND);
        let broken = store::audit::verify(&world.cx.db, world.cx.tenant().await?).await?;
        ensure!(broken.is_none(), "{broken:?}");
        Ok(())
    });
}

#[test]
fn a_key_has_its_effect_once_also_in_parallel() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        let tries =
            (0..10).map(|_| create(&world, &cookie, "account", json!({ "name": "Once" }), Some("k-1")));
        let answers = futures::future::join_all(tries).await.into_iter().collect::<Result<Vec<_>>>()?;
        let first = id_of(&answers[0])?;
        for answer in &answers {
            ensure!(answer.status == StatusCode::CREATED && id_of(answer)? == first, "{}", answer.text);
        }
        let list = world.as_person(&cookie, "GET", "/api/v1/records/account", None).await?.json();
        ensure!(list["count"]["value"] == 1, "{list}");
        let other = create(&world, &cookie, "account", json!({ "name": "Twice" }), Some("k-1")).await?;
        ensure!(
            other.status == StatusCode::CONFLICT && other.code() == "idempotency-key-reused",
            "{}",
            other.text
        );
        let malformed = create(&world, &cookie, "account", json!({ "name": "x" }), Some("a b")).await?;
        ensure!(malformed.status == StatusCode::BAD_REQUEST, "{}", malformed.text);
        Ok(())
    });
}

#[test]
fn a_foreign_id_looks_like_one_that_does_not_exist() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (office, distributor) =
            (world.sign_in("sales_office").await?, world.sign_in("distributor").await?);
        let foreign = id_of(&create(&world, &office, "account", json!({ "name": "Foreign" }), None).await?)?;
        let missing = "00000000-0000-7000-8000-000000000000";
        let same =
            async |method: &str, object: &str, foreign: &str, end: &str, body: Option<&str>| -> Result<()> {
                let headers = [("cookie", distributor.as_str()), ("if-match", "\"1\"")];
                let path = |id: &str| format!("/api/v1/records/{object}/{id}{end}");
                let (one, other) = (
                    world.send(method, &path(foreign), &headers, body).await?,
                    world.send(method, &path(missing), &headers, body).await?,
                );
                ensure!(
                    one.status == StatusCode::NOT_FOUND && plain(&one) == plain(&other),
                    "{method} {object}{end}: {one:?} {other:?}"
                );
                Ok(())
            };
        let change = Some(r#"{"values":{"city":"x"}}"#);
        same("GET", "account", &foreign, "", None).await?;
        same("GET", "account", &foreign, "/history", None).await?;
        same("PATCH", "account", &foreign, "", change).await?;
        same("GET", "member", &world.stranger.to_string(), "", None).await?;
        for odd in ["1", "..%2f..", "%00", "shared", "' OR 1=1"] {
            let answer = world
                .as_person(
                    &distributor,
                    "GET",
                    &format!("/api/v1/records/account/{}", odd.replace(' ', "%20")),
                    None,
                )
                .await?;
            ensure!(answer.status == StatusCode::NOT_FOUND, "{odd}: {}", answer.text);
        }
        let own = world
            .as_person(&distributor, "GET", &format!("/api/v1/records/member/{}", world.member), None)
            .await?;
        ensure!(own.status == StatusCode::OK, "{}", own.text);
        let reference = create(
            &world,
            &distributor,
            "account",
            json!({ "name": "Mine", "member": world.stranger }),
            None,
        )
        .await?;
        ensure!(
            reference.code() == "field-reference-unknown",
            "a foreign record cannot be pointed at: {}",
            reference.text
        );
        for question in [
            "?q=foreign",
            "?filter=%7B%22field%22%3A%22name%22%2C%22op%22%3A%22eq%22%2C%22value%22%3A%22Foreign%22%7D",
        ] {
            let list = world
                .as_person(&distributor, "GET", &format!("/api/v1/records/account{question}"), None)
                .await?
                .json();
            ensure!(
                list["items"].as_array().is_some_and(Vec::is_empty) && list["count"]["value"] == 0,
                "{question}: {list}"
            );
        }
        Ok(())
    });
}

#[test]
fn hidden_fields_answer_no_question_at_all() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        create(
            &world,
            &admin,
            "account",
            json!({ "name": "Secret", "email": "alice@example.org", "phone": "+48123456789" }),
            None,
        )
        .await?;
        let rights = json!({ "objects": { "account": { "read": "all", "update": "all" } }, "fields": { "account": { "email": "none", "phone": "masked" } } });
        create(&world, &admin, "role", json!({ "code": "clerk", "name": "Clerk", "rights": rights }), None)
            .await?;
        let new = app::users::NewUser {
            login: "clerk".into(),
            password: crate::common::PASSWORD.into(),
            roles: vec!["clerk".into()],
            ..Default::default()
        };
        app::users::add(&world.cx, &new).await?;
        let clerk = world.sign_in("clerk").await?;
        let ask = async |question: &str| {
            world.as_person(&clerk, "GET", &format!("/api/v1/records/account{question}"), None).await
        };
        let list = ask("?columns=name,phone").await?.json();
        let values = &list["items"][0]["values"];
        ensure!(values.get("email").is_none() && values["phone"] == "•••", "{list}");
        ensure!(
            ask("?q=alice").await?.json()["items"].as_array().is_some_and(Vec::is_empty),
            "words of a hidden field find nothing"
        );
        // The document of the API tells each what they see.
        let described = async |cookie: &str| -> Result<Json> {
            Ok(world.as_person(cookie, "GET", "/api/v1/openapi.json", None).await?.json())
        };
        let (all, some) = (described(&admin).await?, described(&clerk).await?);
        let schemas = |document: &Json| document["components"]["schemas"].clone();
        let (all, own) = (schemas(&all), schemas(&some));
        ensure!(all["Record_account"]["properties"]["email"].is_object(), "{all}");
        ensure!(own["Record_account"]["properties"].get("email").is_none(), "{own}");
        ensure!(own["Record_account"]["properties"]["phone"]["readOnly"] == true, "{own}");
        ensure!(all["Record_account"]["properties"]["phone"].get("readOnly").is_none(), "{all}");
        ensure!(own.get("Record_member").is_none() && all["Record_member"].is_object(), "objects in sight");
        let path = &some["paths"]["/api/v1/records/account"];
        ensure!(path["get"].is_object() && path.get("post").is_none(), "{path}");
        let page = &path["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
        ensure!(page == "#/components/schemas/RecordPage_account", "{page}");
        for hidden in ["email", "phone"] {
            let filter = format!(
                "?filter=%7B%22field%22%3A%22{hidden}%22%2C%22op%22%3A%22starts%22%2C%22value%22%3A%22a%22%7D"
            );
            ensure!(ask(&filter).await?.code() == "filter-field-unknown", "{hidden}");
            ensure!(ask(&format!("?sort={hidden}")).await?.code() == "sort-unknown", "{hidden}");
        }
        ensure!(ask("?columns=email").await?.code() == "column-unknown");
        let id = list["items"][0]["id"].as_str().context("an id")?;
        let headers = [("cookie", clerk.as_str()), ("if-match", "\"1\"")];
        let path = format!("/api/v1/records/account/{id}");
        for (field, code) in [("email", "field-unknown"), ("phone", "field-read-only")] {
            let answer = world
                .send(
                    "PATCH",
                    &path,
                    &headers,
                    Some(&json!({ "values": { field: "x@example.org" } }).to_string()),
                )
                .await?;
            ensure!(
                answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.code() == code,
                "{}",
                answer.text
            );
        }
        let history = world.as_person(&clerk, "GET", &format!("{path}/history"), None).await?;
        ensure!(!history.text.contains("alice") && !history.text.contains("123456789"), "{}", history.text);
        let schema = world.as_person(&clerk, "GET", "/api/v1/schema/account", None).await?.json();
        let keys: Vec<_> = schema["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|field| field["key"].as_str())
            .collect();
        ensure!(!keys.contains(&"email") && keys.contains(&"phone"), "{keys:?}");
        Ok(())
    });
}

#[test]
fn hostile_questions_are_refused_without_a_fault() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("administrator").await?;
        let deep = format!("{}{}{}", "%7B%22not%22%3A".repeat(500), "%7B%7D", "%7D".repeat(500));
        for (question, status) in [
            ("?sort=name,(select%20pg_sleep(5))", 422),
            ("?sort=email)or(1=1", 422),
            (
                "?filter=%7B%22field%22%3A%22email)or(1%3D1%22%2C%22op%22%3A%22eq%22%2C%22value%22%3A%22a%22%7D",
                422,
            ),
            ("?filter=%7B", 422),
            ("?filter=1", 422),
            (&format!("?filter={deep}"), 422),
            ("?limit=0", 422),
            ("?limit=1000000", 422),
            ("?limit=-1", 400),
            ("?limit=1&limit=2", 400),
            ("?share=shared", 400),
            ("?cursor=zz", 400),
            ("?cursor=00ff", 400),
            ("?columns=name,nothing", 422),
            ("?q=%00", 200),
            ("?q=%25%27%22%5C", 200),
        ] {
            let answer =
                world.as_person(&cookie, "GET", &format!("/api/v1/records/account{question}"), None).await?;
            ensure!(answer.status.as_u16() == status, "{question}: {} {}", answer.status, answer.text);
        }
        for values in [
            json!({ "name": { "$ne": 1 } }),
            json!({ "name": ["a"] }),
            json!({ "id": "x" }),
            json!({ "owner": "x" }),
            json!({ "name": "x".repeat(5_000) }),
            json!({ "name": "a\u{0}b" }),
        ] {
            let answer = create(&world, &cookie, "account", values.clone(), None).await?;
            ensure!(
                answer.status == StatusCode::UNPROCESSABLE_ENTITY,
                "{values}: {} {}",
                answer.status,
                answer.text
            );
        }
        Ok(())
    });
}

#[test]
fn a_link_is_no_way_around_rights() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        for (name, country, owner) in [("Own", "FR", world.member), ("Foreign", "FR", world.stranger)] {
            let values =
                json!({ "name": name, "country": country, "email": "a@example.org", "member": owner });
            let account = id_of(&create(&world, &admin, "account", values, None).await?)?;
            let values =
                json!({ "account": account, "member": owner, "ordered_on": "2026-11-01", "currency": "EUR" });
            create(&world, &admin, "order", values, None).await?;
        }
        // Every order, one's own customers without their addresses, no products at all.
        let rights = json!({
            "objects": { "order": { "read": "all", "export": "all" }, "account": { "read": "own" } },
            "fields": { "account": { "email": "none", "city": "masked" } },
        });
        create(&world, &admin, "role", json!({ "code": "clerk", "name": "Clerk", "rights": rights }), None)
            .await?;
        let new = app::users::NewUser {
            login: "clerk".into(),
            password: crate::common::PASSWORD.into(),
            roles: vec!["clerk".into()],
            member: Some(world.member),
            ..Default::default()
        };
        app::users::add(&world.cx, &new).await?;
        let clerk = world.sign_in("clerk").await?;
        let ask = async |cookie: &str, way: &str, filter: &Json| {
            let filter: String = filter.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
            world.as_person(cookie, "GET", &format!("/api/v1/records/order{way}?filter={filter}"), None).await
        };
        let test = |field: &str, op: &str, value: Json| json!({ "field": field, "op": op, "value": value });
        let french = test("account.country", "eq", json!("FR"));
        let count = async |cookie: &str, filter: &Json| -> Result<i64> {
            let list = ask(cookie, "", filter).await?;
            let totals = ask(cookie, "/totals", filter).await?.json();
            ensure!(totals["count"] == list.json()["count"]["value"], "{} {totals}", list.text);
            totals["count"].as_i64().with_context(|| list.text)
        };
        ensure!(count(&admin, &french).await? == 2 && count(&clerk, &french).await? == 1);
        // What lies out of sight answers neither a question nor its opposite.
        for filter in [json!({ "not": french }), test("account.country", "ne", json!("FR"))] {
            ensure!(count(&clerk, &filter).await? == 0, "{filter}");
        }
        ensure!(count(&clerk, &json!({ "and": [] })).await? == 2);
        let export = ask(&clerk, "/export.csv", &french).await?;
        ensure!(export.text.lines().count() == 2, "{}", export.text);
        for field in ["account.email", "account.city", "member.name", "member.rank", "account.member.name"] {
            for way in ["", "/totals", "/export.csv"] {
                let answer = ask(&clerk, way, &test(field, "starts", json!("a"))).await?;
                ensure!(answer.code() == "filter-field-unknown", "{field}{way}: {}", answer.text);
            }
        }
        // Told from today, in a view too, which keeps the words.
        let moving = test("account.created_at", "within", json!("this_month"));
        ensure!(count(&clerk, &moving).await? == 1 && count(&admin, &moving).await? == 2);
        let body = json!({ "object": "order", "name": "New customers", "filter": moving.to_string() });
        let view = world.as_person(&clerk, "POST", "/api/v1/views", Some(&body.to_string())).await?;
        ensure!(view.json()["filter"] == body["filter"] && view.json()["narrowed"] == false, "{}", view.text);
        world.cx.clock.advance_seconds(40 * 24 * 3600);
        let admin = world.sign_in("administrator").await?;
        ensure!(count(&admin, &moving).await? == 0, "another month has begun");
        Ok(())
    });
}

#[test]
fn what_points_to_a_record_comes_with_it_as_far_as_rights_go() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let account =
            create(&world, &admin, "account", json!({ "name": "Hub", "member": world.member }), None).await?;
        let account = id_of(&account)?;
        for (day, owner) in (1..=7).map(|day| (day, if day < 6 { world.stranger } else { world.member })) {
            let day = format!("2026-11-{day:02}");
            let values = json!({ "account": account, "member": owner, "ordered_on": day, "currency": "EUR" });
            create(&world, &admin, "order", values, None).await?;
        }
        let ask = async |cookie: &str, related: &str| {
            let path = format!("/api/v1/records/account/{account}?related={related}");
            world.as_person(cookie, "GET", &path, None).await
        };
        let plain =
            world.as_person(&admin, "GET", &format!("/api/v1/records/account/{account}"), None).await?.json();
        ensure!(plain.get("related").is_none(), "{plain}");
        let one = ask(&admin, "order.account").await?.json();
        let lists = one["related"].as_array().context("lists")?;
        ensure!(lists.len() == 1 && lists[0]["object"] == "order" && lists[0]["field"] == "account", "{one}");
        ensure!(lists[0]["count"] == json!({ "value": 7, "capped": false }), "{one}");
        ensure!(lists[0]["items"].as_array().is_some_and(|items| items.len() == 5), "{one}");
        let all = ask(&admin, "*").await?.json();
        let all = all["related"].as_array().context("lists")?;
        ensure!(all.len() > 1 && all.contains(&lists[0]), "{all:?}");
        // A distributor sees the orders of the own branch among them, and the same count.
        let mine = world.sign_in("distributor").await?;
        let seen = ask(&mine, "*").await?.json();
        let orders =
            seen["related"].as_array().and_then(|all| all.iter().find(|one| one["object"] == "order"));
        let orders = orders.with_context(|| seen.to_string())?;
        ensure!(
            orders["count"]["value"] == 2 && orders["items"].as_array().is_some_and(|i| i.len() == 2),
            "{seen}"
        );
        for wrong in ["order.member", "order.nothing", "nothing", "role.account", "order.account,x"] {
            let refused = ask(&admin, wrong).await?;
            ensure!(refused.code() == "related-unknown", "{wrong}: {}", refused.text);
        }
        let missing = format!("/api/v1/records/account/{}?related=*", uuid::Uuid::nil());
        ensure!(world.as_person(&mine, "GET", &missing, None).await?.status == StatusCode::NOT_FOUND);
        Ok(())
    });
}

#[test]
fn a_key_is_known_for_two_days() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let tenant = world.cx.tenant().await?;
        let cookie = world.sign_in("sales_office").await?;
        let ask = async |cookie: &str| {
            create(&world, cookie, "account", json!({ "name": "Once" }), Some("k-2")).await
        };
        let first = id_of(&ask(&cookie).await?)?;
        world.cx.clock.advance_seconds(47 * 3600);
        ensure!(app::once::forget(&world.cx, tenant).await? == 0);
        let cookie = world.sign_in("sales_office").await?;
        ensure!(id_of(&ask(&cookie).await?)? == first, "it is known still");
        world.cx.clock.advance_seconds(3600);
        ensure!(app::once::forget(&world.cx, tenant).await? == 1);
        ensure!(id_of(&ask(&cookie).await?)? != first, "it is new again");
        Ok(())
    });
}

#[test]
fn a_search_of_which_nothing_is_left_finds_nothing_and_changes_nothing() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let body = json!({ "values": { "name": "Anna", "city": "Sopot" } }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/records/account", Some(&body)).await?;
        ensure!(made.status == 201, "{}", made.text);
        let read = async |path: String| world.as_person(&admin, "GET", &path, None).await;
        let all = "/api/v1/records/account";
        ensure!(read(format!("{all}?q=%20")).await?.json()["items"].as_array().is_some_and(|a| a.len() == 1));
        // A NUL, an accent without a letter, and both between spaces.
        for (q, typed) in [("%00", "\u{0}"), ("%CC%81", "\u{301}"), ("%20%CC%81%20%00", " \u{301} \u{0}")] {
            let list = read(format!("{all}?q={q}")).await?.json();
            ensure!(list["items"] == json!([]), "{q}: {list}");
            let totals = read(format!("{all}/totals?q={q}")).await?.json();
            ensure!(totals["count"] == 0, "{q}: {totals}");
            let file = read(format!("{all}/export.csv?q={q}")).await?;
            ensure!(file.status == 200 && !file.text.contains("Anna"), "{q}: {}", file.text);
            let body = json!({
                "object": "account", "action": "update", "matching": { "q": typed }, "values": { "city": "Lost" },
            });
            let asked = world.as_person(&admin, "POST", "/api/v1/bulk", Some(&body.to_string())).await?;
            if asked.status == 202 {
                while let Some(leased) =
                    app::jobs::claim(&world.cx, "test").await.map_err(|e| anyhow::anyhow!("{e:?}"))?
                {
                    let out = app::jobs::run(&world.cx, &leased).await;
                    let settled = app::jobs::settle(&world.cx, &leased, Some(out)).await;
                    settled.map_err(|e| anyhow::anyhow!("{e:?}"))?;
                }
            }
            let kept = read(format!("{all}?q=anna")).await?.json();
            ensure!(kept["items"][0]["values"]["city"] == "Sopot", "{q}: {} {kept}", asked.text);
        }
        Ok(())
    });
}

#[test]
fn a_wrong_filter_says_which_clause_it_is() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let right = json!({ "field": "name", "op": "eq", "value": "a" });
        let many: Vec<String> = (0..501).map(|n| n.to_string()).collect();
        for (wrong, field, code) in [
            (json!({ "field": "colour", "op": "eq", "value": "a" }), "colour", "filter-field-unknown"),
            (
                json!({ "field": "member.colour", "op": "eq", "value": "a" }),
                "member.colour",
                "filter-field-unknown",
            ),
            (
                json!({ "field": "status", "op": "contains", "value": "a" }),
                "status",
                "filter-operator-unknown",
            ),
            (json!({ "field": "name", "op": "in", "value": many }), "name", "filter-values-too-many"),
            (json!({ "field": "owner", "op": "in", "value": many }), "owner", "filter-values-too-many"),
        ] {
            let filter = encoded(&json!({ "and": [right, wrong] }).to_string());
            let path = format!("/api/v1/records/account?filter={filter}");
            let answer = world.as_person(&admin, "GET", &path, None).await?;
            ensure!(answer.status == 422 && answer.code() == code, "{field}: {}", answer.text);
            ensure!(answer.json()["fields"][0]["field"] == field, "{}", answer.text);
            let title = answer.json()["title"].as_str().unwrap_or_default().to_owned();
            ensure!(!title.contains(['{', '$']), "{title}");
            ensure!(code != "filter-field-unknown" || title.contains(field), "{title}");
        }
        Ok(())
    });
}

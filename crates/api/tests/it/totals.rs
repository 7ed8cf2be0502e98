//! Totals through the API: the list's rows and rights, groups that open into exactly their records, no oracle.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};

use crate::common::World;

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn make(world: &World, cookie: &str, values: Json) -> Result<String> {
    let body = json!({ "values": values }).to_string();
    let made = world.as_person(cookie, "POST", "/api/v1/records/account", Some(&body)).await?;
    Ok(made.json()["id"].as_str().with_context(|| made.text.clone())?.to_owned())
}

/// Accounts of a few kinds, one of them the distributor's own.
async fn accounts(world: &World, admin: &str) -> Result<()> {
    for n in 0..12 {
        let status = ["lead", "active", "inactive"][n % 3];
        let member = [None, Some(world.member.to_string()), Some(world.stranger.to_string())][n % 3].clone();
        let city = (n % 2 == 0).then_some("Łódź");
        make(
            world,
            admin,
            json!({ "name": format!("N{n}"), "status": status, "member": member, "city": city }),
        )
        .await?;
    }
    Ok(())
}

#[test]
fn a_groups_filter_finds_exactly_its_records() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        accounts(&world, &admin).await?;
        for group in [
            "status",
            "city",
            "member",
            "month(created_at)",
            "day(created_at),status",
            "quarter(created_at),city",
            "year(created_at)",
            "status,city,member",
        ] {
            let path = format!("/api/v1/records/account/totals?group={group}");
            let totals = world.as_person(&admin, "GET", &path, None).await?;
            ensure!(totals.status == 200 && totals.json()["count"] == 12, "{group}: {}", totals.text);
            let groups = totals.json()["groups"].as_array().cloned().unwrap_or_default();
            let mut sum = 0;
            for one in &groups {
                let filter = encoded(&one["filter"].to_string());
                let path = format!("/api/v1/records/account?limit=100&filter={filter}");
                let list = world.as_person(&admin, "GET", &path, None).await?;
                let found = list.json()["items"].as_array().map_or(0, Vec::len) as i64;
                ensure!(Some(found) == one["count"].as_i64(), "{group}: {one} finds {}", list.text);
                sum += found;
            }
            ensure!(sum == 12, "{group}: {sum}");
        }
        let totals =
            world.as_person(&admin, "GET", "/api/v1/records/account/totals?group=status", None).await?;
        let order: Vec<Json> = totals.json()["groups"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|g| g["keys"][0]["value"].clone())
            .collect();
        ensure!(order == ["lead", "active", "inactive"], "options keep their order: {order:?}");
        Ok(())
    });
}

#[test]
fn totals_have_the_rows_of_the_list() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        accounts(&world, &admin).await?;
        let distributor = world.sign_in("distributor").await?;
        for question in ["", "?q=n", "?filter=%7B%22not%22%3A%7B%22or%22%3A%5B%5D%7D%7D"] {
            let path = format!("/api/v1/records/account/totals{question}");
            let totals = world.as_person(&distributor, "GET", &path, None).await?.json();
            ensure!(totals["count"] == 4, "{question}: {totals}");
        }
        let by =
            world.as_person(&distributor, "GET", "/api/v1/records/account/totals?group=status", None).await?;
        ensure!(by.json()["groups"].as_array().is_some_and(|all| all.len() == 1), "{}", by.text);
        Ok(())
    });
}

#[test]
fn what_points_out_of_sight_is_one_group_without_a_way_in() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        accounts(&world, &admin).await?;
        let clerk = clerk(&world, &admin, &json!({ "objects": { "account": { "read": "all" } } })).await?;
        let by = world.as_person(&clerk, "GET", "/api/v1/records/account/totals?group=member", None).await?;
        let groups = by.json()["groups"].clone();
        ensure!(groups.as_array().is_some_and(|all| all.len() == 2), "{groups}");
        ensure!(groups[0]["keys"][0]["hidden"] == false && groups[0]["count"] == 4, "{groups}");
        ensure!(groups[1]["keys"][0]["hidden"] == true && groups[1]["count"] == 8, "{groups}");
        ensure!(groups[1]["filter"].is_null() && groups[1]["keys"][0]["value"].is_null(), "{groups}");
        ensure!(!by.text.contains(&world.stranger.to_string()), "{}", by.text);
        Ok(())
    });
}

async fn clerk(world: &World, admin: &str, rights: &Json) -> Result<String> {
    let role = json!({ "values": { "code": "clerk", "name": "Clerk", "rights": rights } }).to_string();
    let made = world.as_person(admin, "POST", "/api/v1/records/role", Some(&role)).await?;
    ensure!(made.status == 201, "{}", made.text);
    let new = app::users::NewUser {
        login: "clerk".into(),
        password: crate::common::PASSWORD.into(),
        roles: vec!["clerk".into()],
        ..Default::default()
    };
    app::users::add(&world.cx, &new).await?;
    world.sign_in("clerk").await
}

#[test]
fn a_hidden_field_is_as_unknown_as_a_misspelt_one() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        accounts(&world, &admin).await?;
        let rights = json!({
            "objects": { "account": { "read": "all" }, "order": { "read": "all" } },
            "fields": { "account": { "city": "none", "country": "masked" }, "order": { "total": "none", "pv": "masked" } },
        });
        let clerk = clerk(&world, &admin, &rights).await?;
        let ask = async |object: &str, question: &str| -> Result<String> {
            let path = format!("/api/v1/records/{object}/totals?{question}");
            let answer = world.as_person(&clerk, "GET", &path, None).await?;
            let id = answer.json()["request_id"].as_str().unwrap_or_default().to_owned();
            Ok(format!("{} {}", answer.status, answer.text.replace(&id, "")))
        };
        let same = async |object: &str, hidden: &str, before: &str, after: &str| -> Result<()> {
            let one = ask(object, &format!("{before}{hidden}{after}")).await?;
            let other = ask(object, &format!("{before}mistyped{after}")).await?;
            ensure!(one.starts_with("422"), "{before}{hidden}{after}: {one}");
            ensure!(one.replace(hidden, "mistyped") == other, "{one} {other}");
            Ok(())
        };
        for hidden in ["city", "country"] {
            same("account", hidden, "group=", "").await?;
            same("account", hidden, "group=status,", "").await?;
            let (before, after) = (encoded(r#"{"field":""#), encoded(r#"","op":"empty","value":true}"#));
            same("account", hidden, &format!("filter={before}"), &after).await?;
        }
        for hidden in ["total", "pv"] {
            same("order", hidden, "measures=sum:", "").await?;
        }
        let words = world.as_person(&clerk, "GET", "/api/v1/records/account/totals?q=lodz", None).await?;
        ensure!(words.json()["count"] == 0, "words of a hidden field count nothing: {}", words.text);
        Ok(())
    });
}

#[test]
fn hostile_totals_are_refused_without_a_fault() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("administrator").await?;
        for (question, status) in [
            ("group=status)or(1=1", 422),
            ("group=month(status)", 422),
            ("group=status,status", 422),
            ("group=status,city,country,kind", 422),
            ("group=notes", 422),
            ("measures=sum:name", 422),
            ("measures=avg:name", 422),
            ("measures=count,count", 422),
            ("group=status&group=city", 400),
            ("limit=1", 400),
            ("filter=1", 422),
            ("q=%00", 200),
            ("group=", 200),
            ("measures=", 200),
        ] {
            let path = format!("/api/v1/records/account/totals?{question}");
            let answer = world.as_person(&cookie, "GET", &path, None).await?;
            ensure!(answer.status.as_u16() == status, "{question}: {} {}", answer.status, answer.text);
        }
        Ok(())
    });
}

#[test]
fn a_record_with_several_values_counts_in_each_of_its_groups() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let label = json!({ "en": "a" });
        let options = json!([{ "key": "a", "labels": label }, { "key": "b", "labels": label }, { "key": "c", "labels": label }]);
        let fields = json!([
            { "key": "x_tags", "type": "multi_choice", "labels": label, "options": options },
            { "key": "x_partners", "type": "links", "to": "member", "labels": label },
            { "key": "x_seats", "type": "integer", "labels": label },
            { "key": "x_share", "type": "decimal", "labels": label, "digits": 2 },
        ]);
        let body = json!({ "document": { "fields": fields } }).to_string();
        let headers = [("cookie", admin.as_str()), ("if-match", "\"0\"")];
        let done = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
        ensure!(done.status == 200, "{}", done.text);
        let (own, stranger) = (world.member.to_string(), world.stranger.to_string());
        for (name, tags, partners, seats, share) in [
            ("A", json!(["a", "b"]), json!([own, stranger]), json!(7), json!("1.50")),
            ("B", json!(["b"]), json!([stranger]), json!(-3), json!("1.5")),
            ("C", json!(null), json!(null), json!(null), json!(null)),
            ("D", json!(["b", "c"]), json!([own]), json!(7), json!("-0.25")),
        ] {
            let values = json!({ "name": name, "x_tags": tags, "x_partners": partners, "x_seats": seats, "x_share": share });
            make(&world, &admin, values).await?;
        }
        let ask = async |cookie: &str, group: &str| -> Result<Json> {
            let path = format!("/api/v1/records/account/totals?group={group}&measures=count,sum:x_seats");
            let totals = world.as_person(cookie, "GET", &path, None).await?;
            ensure!(totals.status == 200, "{group}: {}", totals.text);
            Ok(totals.json())
        };
        let told = |totals: &Json| -> Vec<String> {
            let groups = totals["groups"].as_array().cloned().unwrap_or_default();
            let key = |one: &Json| {
                one["keys"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|k| k["value"].to_string())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            groups
                .iter()
                .map(|one| format!("{}: {} {}", key(one), one["count"], one["sums"]["x_seats"]))
                .collect()
        };
        // Each group's filter finds exactly its records; the total counts each once.
        for (group, overlapping, groups) in [
            ("x_tags", true, 4),
            ("x_partners", true, 3),
            ("x_seats", false, 3),
            ("x_share", false, 3),
            ("x_tags,x_partners", true, 6),
            ("status,x_tags", true, 4),
        ] {
            let totals = ask(&admin, group).await?;
            ensure!(totals["count"] == 4 && totals["sums"]["x_seats"] == "11", "{group}: {totals}");
            ensure!(totals["overlapping"] == overlapping, "{group}: {totals}");
            let all = totals["groups"].as_array().cloned().unwrap_or_default();
            ensure!(all.len() == groups, "{group}: {:?}", told(&totals));
            for one in &all {
                let path = format!(
                    "/api/v1/records/account?limit=100&filter={}",
                    encoded(&one["filter"].to_string())
                );
                let list = world.as_person(&admin, "GET", &path, None).await?;
                let found = list.json()["items"].as_array().map_or(0, Vec::len) as i64;
                ensure!(Some(found) == one["count"].as_i64(), "{group}: {one} finds {}", list.text);
            }
        }
        let tags = told(&ask(&admin, "x_tags").await?);
        ensure!(tags == ["\"a\": 1 \"7\"", "\"b\": 3 \"11\"", "\"c\": 1 \"7\"", "null: 1 \"0\""], "{tags:?}");
        let seats = told(&ask(&admin, "x_seats").await?);
        ensure!(
            seats.iter().map(|one| one.split(':').next().unwrap_or_default()).eq(["-3", "7", "null"]),
            "{seats:?}"
        );
        let share = told(&ask(&admin, "x_share").await?);
        ensure!(
            share.iter().map(|one| one.split(':').next().unwrap_or_default()).eq([
                "\"-0.25\"",
                "\"1.5\"",
                "null"
            ]),
            "{share:?}"
        );
        // Whoever reads no members has them in one group without a way in, each record once.
        let clerk = clerk(&world, &admin, &json!({ "objects": { "account": { "read": "all" } } })).await?;
        let hidden = ask(&clerk, "x_partners").await?;
        let groups = hidden["groups"].as_array().cloned().unwrap_or_default();
        let of = |hidden: bool| {
            groups.iter().find(|one| one["keys"][0]["hidden"] == hidden).cloned().unwrap_or_default()
        };
        ensure!(groups.len() == 2 && of(true)["count"] == 3 && of(false)["count"] == 1, "{hidden}");
        ensure!(of(true)["filter"].is_null() && !hidden.to_string().contains(&stranger), "{hidden}");
        Ok(())
    });
}

#[test]
fn groups_of_links_stand_in_the_order_of_their_names() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let field = json!({ "key": "x_of", "type": "reference", "to": "account", "labels": { "en": "a" } });
        let body = json!({ "document": { "fields": [field] } }).to_string();
        let headers = [("cookie", admin.as_str()), ("if-match", "\"0\"")];
        let done = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
        ensure!(done.status == 200, "{}", done.text);
        for name in ["Żaba", "mata", "Łoś", "Alfa", "Ósmy", "beta"] {
            let of = make(&world, &admin, json!({ "name": name })).await?;
            make(&world, &admin, json!({ "name": format!("of {name}"), "x_of": of })).await?;
        }
        let totals =
            world.as_person(&admin, "GET", "/api/v1/records/account/totals?group=x_of", None).await?;
        let groups = totals.json()["groups"].as_array().cloned().unwrap_or_default();
        let labels: Vec<&str> = groups.iter().filter_map(|one| one["keys"][0]["label"].as_str()).collect();
        // As people look for them, whatever the letters' marks; nothing comes last.
        ensure!(labels == ["Alfa", "beta", "Łoś", "mata", "Ósmy", "Żaba"], "{labels:?}");
        ensure!(groups.last().is_some_and(|one| one["keys"][0]["value"].is_null()), "{groups:?}");
        Ok(())
    });
}

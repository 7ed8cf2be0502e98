//! Appointments through the API: times or days and never half of them, found by what they touch, whoever asks from wherever.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

async fn create(world: &World, cookie: &str, values: Json) -> Result<Answer> {
    let body = json!({ "values": values }).to_string();
    world.as_person(cookie, "POST", "/api/v1/records/appointment", Some(&body)).await
}

async fn check(
    world: &World,
    cookie: &str,
    mut values: Json,
    expected: Result<(), (&str, &str)>,
) -> Result<()> {
    values["subject"] = json!("Call");
    let answer = create(world, cookie, values.clone()).await?;
    match expected {
        Ok(()) => ensure!(answer.status == 201, "{values}: {}", answer.text),
        Err((code, field)) => {
            ensure!(
                answer.status == 422 && answer.code() == code,
                "{values}: {} {}",
                answer.status,
                answer.text
            );
            ensure!(answer.text.contains(field), "{values}: {}", answer.text);
        }
    }
    Ok(())
}

#[test]
fn it_stands_at_a_time_or_on_days_and_ends_after_it_begins() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let (nine, ten) = ("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z");
        check(&world, &office, json!({ "starts_at": nine, "ends_at": ten }), Ok(())).await?;
        check(&world, &office, json!({ "starts_at": nine, "ends_at": nine }), Ok(())).await?;
        check(&world, &office, json!({ "first_day": "2026-02-28", "last_day": "2026-03-01" }), Ok(()))
            .await?;
        for (values, code, field) in [
            (json!({}), "appointment-when", "first_day"),
            (json!({ "starts_at": nine }), "appointment-when", "ends_at"),
            (json!({ "last_day": "2026-03-01" }), "appointment-when", "first_day"),
            (
                json!({ "starts_at": nine, "ends_at": ten, "first_day": "2026-03-01" }),
                "appointment-when",
                "first_day",
            ),
            (json!({ "starts_at": ten, "ends_at": nine }), "appointment-end", "ends_at"),
            (json!({ "first_day": "2026-03-02", "last_day": "2026-03-01" }), "appointment-end", "last_day"),
        ] {
            check(&world, &office, values, Err((code, field))).await?;
        }
        // A change is judged by what the record is afterwards, and a refused one leaves it as it was.
        let made = create(
            &world,
            &office,
            json!({ "subject": "Fair", "first_day": "2026-03-01", "last_day": "2026-03-02" }),
        )
        .await?;
        let id = made.json()["id"].as_str().context("an id")?.to_owned();
        let path = format!("/api/v1/records/appointment/{id}");
        let headers = [("cookie", office.as_str()), ("if-match", "\"1\"")];
        let early = json!({ "values": { "last_day": "2026-02-01" } }).to_string();
        let refused = world.send("PATCH", &path, &headers, Some(&early)).await?;
        ensure!(refused.status == 422 && refused.code() == "appointment-end", "{}", refused.text);
        let times =
            json!({ "values": { "first_day": null, "last_day": null, "starts_at": nine, "ends_at": ten } })
                .to_string();
        let moved = world.send("PATCH", &path, &headers, Some(&times)).await?;
        ensure!(moved.status == 200 && moved.json()["version"] == 2, "{}", moved.text);
        Ok(())
    });
}

#[test]
fn the_calendar_finds_what_touches_its_days_and_only_ones_own() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        for (subject, values) in [
            ("before", json!({ "starts_at": "2026-11-20T10:00:00Z", "ends_at": "2026-11-20T11:00:00Z" })),
            ("over", json!({ "starts_at": "2026-11-20T10:00:00Z", "ends_at": "2026-12-20T11:00:00Z" })),
            ("within", json!({ "starts_at": "2026-11-24T10:00:00Z", "ends_at": "2026-11-24T11:00:00Z" })),
            ("days", json!({ "first_day": "2026-11-01", "last_day": "2026-11-23" })),
            ("later", json!({ "first_day": "2026-12-01", "last_day": "2026-12-01" })),
        ] {
            let mut values = values;
            values["subject"] = json!(subject);
            let made = create(&world, &office, values).await?;
            ensure!(made.status == 201, "{}", made.text);
        }
        let filter = json!({ "and": [
            { "field": "owner", "op": "eq", "value": "me" },
            { "or": [
                { "and": [{ "field": "starts_at", "op": "lt", "value": "2026-11-30T00:00:00Z" }, { "field": "ends_at", "op": "ge", "value": "2026-11-23T00:00:00Z" }] },
                { "and": [{ "field": "first_day", "op": "le", "value": "2026-11-29" }, { "field": "last_day", "op": "ge", "value": "2026-11-23" }] },
            ] },
        ] });
        let encoded: String = filter.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        let path = format!("/api/v1/records/appointment?limit=100&columns=subject&filter={encoded}");
        let found = |answer: Answer| -> Vec<String> {
            let json = answer.json();
            let items = json["items"].as_array().cloned().unwrap_or_default();
            let mut names: Vec<String> = items
                .iter()
                .map(|item| item["values"]["subject"].as_str().unwrap_or_default().to_owned())
                .collect();
            names.sort();
            names
        };
        let mine = found(world.as_person(&office, "GET", &path, None).await?);
        ensure!(mine == ["days", "over", "within"], "{mine:?}");
        let admin = world.sign_in("administrator").await?;
        let others = found(world.as_person(&admin, "GET", &path, None).await?);
        ensure!(others.is_empty(), "{others:?}");
        // A distributor has a calendar of its own, and sees nobody else's.
        let distributor = world.sign_in("distributor").await?;
        let all = world.as_person(&distributor, "GET", "/api/v1/records/appointment", None).await?;
        ensure!(all.status == 200 && all.json()["items"] == json!([]), "{}", all.text);
        Ok(())
    });
}

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

/// Somebody of finance with a record among the employees; gives that record.
async fn colleague(world: &World, admin: &str) -> Result<String> {
    let body = json!({ "values": { "name": "Colleague" } }).to_string();
    let made = world.as_person(admin, "POST", "/api/v1/records/employee", Some(&body)).await?;
    let employee = made.json()["id"].as_str().with_context(|| made.text.clone())?.to_owned();
    let new = app::users::NewUser {
        login: "colleague".into(),
        password: crate::common::PASSWORD.into(),
        roles: vec!["finance".into()],
        employee: Some(uuid::Uuid::parse_str(&employee)?),
        ..app::users::NewUser::default()
    };
    app::users::add(&world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    Ok(employee)
}

async fn answered(world: &World, cookie: &str, id: &str, answer: &str) -> Result<Answer> {
    let body = json!({ "answer": answer }).to_string();
    world.as_person(cookie, "POST", &format!("/api/v1/appointments/{id}/answer"), Some(&body)).await
}

async fn read(world: &World, cookie: &str, path: &str) -> Result<Json> {
    Ok(world.as_person(cookie, "GET", &format!("/api/v1{path}"), None).await?.json())
}

/// The subjects a list, a search and an export hold.
async fn everywhere(world: &World, cookie: &str, subject: &str) -> Result<[usize; 4]> {
    let list = read(world, cookie, "/records/appointment").await?;
    let found = read(world, cookie, &format!("/search?q={subject}")).await?;
    let totals = read(world, cookie, "/records/appointment/totals").await?;
    let file = world.as_person(cookie, "GET", "/api/v1/records/appointment/export.csv", None).await?;
    let items = |json: &Json| json["items"].as_array().map_or(0, Vec::len);
    let count = usize::try_from(totals["count"].as_u64().unwrap_or_default())?;
    Ok([items(&list), items(&found), count, file.text.matches(subject).count()])
}

#[test]
fn whoever_takes_part_reads_it_everywhere_and_answers_in_the_own_line() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (admin, office) = (world.sign_in("administrator").await?, world.sign_in("sales_office").await?);
        let employee = colleague(&world, &admin).await?;
        let people = json!([
            { "values": { "member": world.member, "note": "brings samples" } },
            { "values": { "employee": employee } },
        ]);
        let values = json!({ "subject": "Tasting", "first_day": "2026-11-23", "last_day": "2026-11-23" });
        let body = json!({ "values": values, "parts": { "people": people } }).to_string();
        let made = world.as_person(&office, "POST", "/api/v1/records/appointment", Some(&body)).await?;
        ensure!(made.status == 201, "{}", made.text);
        let id = made.json()["id"].as_str().context("an id")?.to_owned();
        let (path, other) = (format!("/records/appointment/{id}"), world.sign_in("manager").await?);
        ensure!(everywhere(&world, &other, "Tasting").await? == [0; 4], "who is not among them sees nothing");
        ensure!(answered(&world, &other, &id, "yes").await?.status == 404);
        let (member, finance) = (world.sign_in("distributor").await?, world.sign_in("colleague").await?);
        for (cookie, mine, theirs) in [(&member, 0, 1), (&finance, 1, 0)] {
            ensure!(everywhere(&world, cookie, "Tasting").await? == [1; 4], "{mine}");
            let seen = read(&world, cookie, &path).await?;
            ensure!(seen["can"]["update"] == false && seen["can"]["trash"] == false, "{seen}");
            let lines = seen["parts"]["people"].clone();
            ensure!(lines[mine]["own"] == true && lines[theirs]["own"].is_null(), "{seen}");
            let past = read(&world, cookie, &format!("{path}/history")).await?;
            ensure!(past["items"].as_array().is_some_and(|items| !items.is_empty()), "{past}");
            for (field, count) in [("people", 1), ("owner", 0)] {
                let filter = format!("{{\"field\":\"{field}\",\"op\":\"eq\",\"value\":\"me\"}}");
                let encoded: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
                let list = read(&world, cookie, &format!("/records/appointment?filter={encoded}")).await?;
                ensure!(list["count"]["value"] == count, "{field}: {list}");
            }
            // Reading is not writing.
            let version = format!("\"{}\"", seen["version"]);
            let headers = [("cookie", cookie.as_str()), ("if-match", version.as_str())];
            for (method, body) in [("PATCH", Some("{\"values\":{\"subject\":\"Mine\"}}")), ("DELETE", None)] {
                let answer = world.send(method, &format!("/api/v1{path}"), &headers, body).await?;
                ensure!(answer.status == 404, "{method}: {} {}", answer.status, answer.text);
            }
        }
        let wrong = answered(&world, &member, &id, "perhaps").await?;
        ensure!(wrong.status == 422 && wrong.code() == "field-choice-unknown", "{}", wrong.text);
        let empty = answered(&world, &member, &id, "").await?;
        ensure!(empty.status == 422 && empty.code() == "field-required", "{}", empty.text);
        let before = read(&world, &office, &path).await?["version"].as_i64().context("a version")?;
        for (cookie, line, word) in [(&member, 0, "yes"), (&finance, 1, "maybe"), (&finance, 1, "no")] {
            let answer = answered(&world, cookie, &id, word).await?;
            ensure!(answer.status == 200, "{}", answer.text);
            ensure!(answer.json()["parts"]["people"][line]["values"]["answer"] == word, "{}", answer.text);
        }
        let seen = read(&world, &office, &path).await?;
        let lines = &seen["parts"]["people"];
        ensure!(lines[0]["values"]["answer"] == "yes" && lines[1]["values"]["answer"] == "no", "{seen}");
        ensure!(lines[0]["values"]["note"] == "brings samples", "{seen}");
        ensure!(seen["version"] == before + 3, "{seen}");
        let past = read(&world, &office, &format!("{path}/history")).await?;
        ensure!(past["items"][0]["changes"][0]["field"] == "people", "{past}");
        // Whoever reads everything, and does not take part, has nothing to answer.
        let stranger = answered(&world, &admin, &id, "yes").await?;
        ensure!(stranger.status == 409 && stranger.code() == "appointment-not-among", "{}", stranger.text);
        // Who is taken out again is out again.
        let version = format!("\"{}\"", seen["version"]);
        let headers = [("cookie", office.as_str()), ("if-match", version.as_str())];
        let out = json!({ "parts": { "people": [lines[1]["id"].as_str().map(|line| json!({ "id": line, "values": { "employee": employee } }))] } });
        let changed =
            world.send("PATCH", &format!("/api/v1{path}"), &headers, Some(&out.to_string())).await?;
        ensure!(changed.status == 200, "{}", changed.text);
        ensure!(everywhere(&world, &member, "Tasting").await? == [0; 4]);
        ensure!(everywhere(&world, &finance, "Tasting").await? == [1; 4]);
        ensure!(answered(&world, &member, &id, "yes").await?.status == 404);
        Ok(())
    });
}

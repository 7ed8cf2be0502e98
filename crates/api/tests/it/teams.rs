//! Departments and teams: staff listed by department, a manager's sight of the people who report to them, and nobody who
//! widens the own reach by saying what stands above what.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

pub(crate) async fn send(
    world: &World,
    cookie: &str,
    method: &str,
    path: &str,
    body: Json,
) -> Result<Answer> {
    world.as_person(cookie, method, path, Some(&body.to_string())).await
}

pub(crate) async fn create(world: &World, cookie: &str, object: &str, values: Json) -> Result<String> {
    let path = format!("/api/v1/records/{object}");
    let answer = send(world, cookie, "POST", &path, json!({ "values": values, "parts": {} })).await?;
    ensure!(answer.status == StatusCode::CREATED, "{object}: {}", answer.text);
    Ok(answer.json()["id"].as_str().context("an id")?.to_owned())
}

pub(crate) async fn update(
    world: &World,
    cookie: &str,
    object: &str,
    id: &str,
    values: Json,
) -> Result<Answer> {
    let path = format!("/api/v1/records/{object}/{id}");
    let version = world.as_person(cookie, "GET", &path, None).await?.json()["version"].to_string();
    let version = format!("\"{version}\"");
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    let body = json!({ "values": values, "parts": {} }).to_string();
    world.send("PATCH", &path, &headers, Some(&body)).await
}

pub(crate) async fn names(world: &World, cookie: &str, path: &str) -> Result<Vec<String>> {
    let page = world.as_person(cookie, "GET", path, None).await?;
    let items = page.json()["items"].as_array().cloned().with_context(|| page.text.clone())?;
    Ok(items.iter().filter_map(|item| item["values"]["name"].as_str().map(str::to_owned)).collect())
}

/// Makes a role of these rights and gives it to one of the company's people, with an employee's record.
pub(crate) async fn enter(
    world: &World,
    admin: &str,
    login: &str,
    rights: Json,
    employee: &str,
    unit: Option<&str>,
) -> Result<String> {
    let role = format!("{login}_role");
    create(world, admin, "role", json!({ "code": role, "name": role, "rights": { "objects": rights } }))
        .await?;
    let page = world.as_person(admin, "GET", &format!("/api/v1/users?q={login}"), None).await?;
    let user = page.json()["items"][0].clone();
    let version = format!("\"{}\"", user["version"]);
    let body = json!({ "roles": [role], "employee": employee, "unit": unit }).to_string();
    let path = format!("/api/v1/users/{}", user["id"].as_str().unwrap_or_default());
    let headers = [("cookie", admin), ("if-match", version.as_str())];
    let done = world.send("PATCH", &path, &headers, Some(&body)).await?;
    ensure!(done.status == StatusCode::OK, "{}", done.text);
    world.sign_in(login).await
}

#[test]
fn staff_are_listed_and_counted_by_department() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let sales = create(&world, &admin, "unit", json!({ "name": "Sales", "kind": "department" })).await?;
        let stock = create(&world, &admin, "unit", json!({ "name": "Stock", "kind": "department" })).await?;
        for (name, unit) in [("Ana", &sales), ("Borys", &sales), ("Celia", &stock)] {
            create(&world, &admin, "employee", json!({ "name": name, "unit": unit })).await?;
        }
        let filter = format!(r#"{{"field":"unit","op":"eq","value":"{sales}"}}"#);
        let path = format!(
            "/api/v1/records/employee?sort=name&filter={}",
            filter.replace('"', "%22").replace('{', "%7B").replace('}', "%7D")
        );
        ensure!(names(&world, &admin, &path).await? == ["Ana", "Borys"]);
        let totals =
            world.as_person(&admin, "GET", "/api/v1/records/employee/totals?group=unit", None).await?;
        let groups: Vec<(Json, Json)> = totals.json()["groups"]
            .as_array()
            .with_context(|| totals.text.clone())?
            .iter()
            .map(|group| (group["keys"][0]["label"].clone(), group["count"].clone()))
            .collect();
        ensure!(
            groups.contains(&(json!("Sales"), json!(2))) && groups.contains(&(json!("Stock"), json!(1))),
            "{groups:?}"
        );
        Ok(())
    });
}

#[test]
fn a_manager_sees_what_the_team_owns_as_long_as_it_reports_to_them() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let boss = create(&world, &admin, "employee", json!({ "name": "Boss" })).await?;
        let lead = create(&world, &admin, "employee", json!({ "name": "Lead", "manager": boss })).await?;
        let clerk = create(&world, &admin, "employee", json!({ "name": "Clerk", "manager": lead })).await?;
        let team = json!({
            "account": { "read": "team", "create": "team", "update": "own" }, "employee": { "read": "team" },
        });
        let top = enter(&world, &admin, "manager", team, &boss, None).await?;
        let own = json!({ "account": { "read": "own", "create": "own" }, "employee": { "read": "own" } });
        let below = enter(&world, &admin, "finance", own, &clerk, None).await?;
        create(&world, &top, "account", json!({ "name": "Of the boss" })).await?;
        let far = create(&world, &below, "account", json!({ "name": "Of the clerk" })).await?;
        create(&world, &admin, "account", json!({ "name": "Of nobody near" })).await?;

        let accounts = "/api/v1/records/account?sort=name";
        ensure!(names(&world, &top, accounts).await? == ["Of the boss", "Of the clerk"]);
        ensure!(names(&world, &below, accounts).await? == ["Of the clerk"]);
        let staff = "/api/v1/records/employee?sort=name";
        ensure!(names(&world, &top, staff).await? == ["Boss", "Clerk", "Lead"]);
        ensure!(names(&world, &below, staff).await? == ["Clerk"], "the own record is in reach");
        let changed = update(&world, &top, "account", &far, json!({ "city": "Porto" })).await?;
        ensure!(changed.status == StatusCode::NOT_FOUND, "seeing is not changing: {}", changed.text);

        // Nobody reports to itself, in however long a circle.
        for (id, above) in [(&boss, &clerk), (&boss, &boss), (&lead, &clerk)] {
            let circle = update(&world, &admin, "employee", id, json!({ "manager": above })).await?;
            ensure!(
                circle.code() == "validation-failed" || circle.status == StatusCode::UNPROCESSABLE_ENTITY,
                "{}",
                circle.text
            );
            ensure!(circle.text.contains("record-circle"), "{}", circle.text);
        }
        // Moved away, the clerk and what the clerk owns are out of sight with the next request.
        let moved = update(&world, &admin, "employee", &lead, json!({ "manager": null })).await?;
        ensure!(moved.status == StatusCode::OK, "{}", moved.text);
        ensure!(names(&world, &top, accounts).await? == ["Of the boss"]);
        ensure!(names(&world, &top, staff).await? == ["Boss"]);
        let gone = world.as_person(&top, "GET", &format!("/api/v1/records/account/{far}"), None).await?;
        ensure!(gone.status == StatusCode::NOT_FOUND);
        Ok(())
    });
}

#[test]
fn nobody_widens_the_own_reach_by_moving_people_or_units() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let home = create(&world, &admin, "unit", json!({ "name": "Home" })).await?;
        let below = create(&world, &admin, "unit", json!({ "name": "Below", "parent": home })).await?;
        let boss = create(&world, &admin, "employee", json!({ "name": "Boss", "unit": home })).await?;
        let other = create(&world, &admin, "employee", json!({ "name": "Other", "unit": below })).await?;
        let rights = json!({
            "employee": { "read": "all", "update": "branch", "create": "branch" }, "account": { "read": "team" },
            "unit": { "read": "all", "update": "branch", "create": "branch" },
        });
        let lead = enter(&world, &admin, "manager", rights, &boss, Some(&home)).await?;
        let plain = update(&world, &lead, "employee", &other, json!({ "position": "clerk" })).await?;
        ensure!(plain.status == StatusCode::OK, "{}", plain.text);
        for (object, id, values) in
            [("employee", &other, json!({ "manager": boss })), ("unit", &below, json!({ "parent": null }))]
        {
            let answer = update(&world, &lead, object, id, values).await?;
            ensure!(
                answer.status == StatusCode::FORBIDDEN && answer.code() == "record-reach",
                "{}",
                answer.text
            );
        }
        let made = send(
            &world,
            &lead,
            "POST",
            "/api/v1/records/employee",
            json!({ "values": { "name": "Mine", "unit": home, "manager": boss }, "parts": {} }),
        )
        .await?;
        ensure!(made.code() == "record-reach", "{}", made.text);
        // The units below count for "branch" and not for "unit".
        let staff = "/api/v1/records/employee?sort=name";
        let only = json!({ "employee": { "read": "unit" } });
        let near = enter(&world, &admin, "finance", only, &other, Some(&home)).await?;
        ensure!(names(&world, &near, staff).await? == ["Boss", "Other"], "the own record and the own unit");
        let wide = json!({ "employee": { "read": "branch" } });
        let third = create(&world, &admin, "employee", json!({ "name": "Third" })).await?;
        let wide = enter(&world, &admin, "sales_office", wide, &third, Some(&home)).await?;
        ensure!(names(&world, &wide, staff).await? == ["Boss", "Other", "Third"]);
        Ok(())
    });
}

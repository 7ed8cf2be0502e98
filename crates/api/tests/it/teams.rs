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

#[test]
fn nobody_links_people_to_where_the_own_rights_do_not_reach() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let north = create(&world, &admin, "unit", json!({ "name": "North" })).await?;
        let below = create(&world, &admin, "unit", json!({ "name": "Below", "parent": north })).await?;
        let south = create(&world, &admin, "unit", json!({ "name": "South" })).await?;
        let staff = async |name: &str, unit: &str, manager: Option<&str>| {
            let values = json!({ "name": name, "unit": unit, "manager": manager });
            create(&world, &admin, "employee", values).await
        };
        let boss = staff("Boss", &north, None).await?;
        let lead = staff("Lead", &north, Some(&boss)).await?;
        let clerk = staff("Clerk", &north, Some(&lead)).await?;
        let other = staff("Other", &south, None).await?;
        staff("Theirs", &south, Some(&other)).await?;
        let rights = json!({
            "user": { "read": "all", "create": "all", "update": "all" }, "unit": { "read": "all" },
            "employee": { "read": "all" }, "member": { "read": "all" }, "account": { "read": "team", "update": "own" },
            "order": { "read": "branch" }, "appointment": { "read": "own" }, "product": { "read": "all" },
        });
        let session = enter(&world, &admin, "manager", rights, &lead, Some(&north)).await?;
        let role =
            |key: &str, objects: Json| json!({ "code": key, "name": key, "rights": { "objects": objects } });
        for (key, objects) in [
            ("of_team", json!({ "account": { "read": "team" } })),
            ("of_branch", json!({ "order": { "read": "branch" } })),
            ("of_own", json!({ "account": { "read": "own" }, "appointment": { "read": "own" } })),
            ("of_all", json!({ "product": { "read": "all" } })),
        ] {
            create(&world, &admin, "role", role(key, objects)).await?;
        }
        let invite = async |login: &str, role: &str, link: Json| -> Result<String> {
            let mut body = json!({ "login": login, "roles": [role] });
            let (key, value) = link.as_object().and_then(|map| map.iter().next()).context("a link")?;
            body[key.as_str()] = value.clone();
            let answer = send(&world, &session, "POST", "/api/v1/users", body).await?;
            Ok(if answer.status == StatusCode::CREATED { "made".to_owned() } else { answer.code() })
        };
        let exceeds = "user-link-exceeds";
        for (at, (role, link, expected)) in [
            ("of_team", json!({ "employee": clerk }), "made"),
            ("of_team", json!({ "employee": boss }), exceeds),
            ("of_team", json!({ "employee": other }), exceeds),
            ("of_branch", json!({ "unit": below }), "made"),
            ("of_branch", json!({ "unit": north }), "made"),
            ("of_branch", json!({ "unit": south }), exceeds),
            ("of_own", json!({ "unit": south }), "made"),
            ("of_own", json!({ "employee": clerk }), "made"),
            ("of_own", json!({ "employee": boss }), exceeds),
            ("of_own", json!({ "employee": other }), exceeds),
            ("of_own", json!({ "member": world.member }), exceeds),
            ("of_all", json!({ "employee": boss }), "made"),
            ("of_all", json!({ "member": world.member }), "made"),
        ]
        .into_iter()
        .enumerate()
        {
            let done = invite(&format!("new{at}"), role, link.clone()).await?;
            ensure!(done == expected, "{role} {link}: {done}");
        }
        // Nobody links oneself further either; and what one has stays as it is.
        let page = world.as_person(&admin, "GET", "/api/v1/users?q=manager", None).await?;
        let own = page.json()["items"][0].clone();
        let change = async |cookie: &str, body: Json| {
            let path = format!("/api/v1/users/{}", own["id"].as_str().unwrap_or_default());
            let version = world.as_person(&admin, "GET", &path, None).await?.json()["version"].to_string();
            let version = format!("\"{version}\"");
            let headers = [("cookie", cookie), ("if-match", version.as_str())];
            world.send("PATCH", &path, &headers, Some(&body.to_string())).await
        };
        for link in
            [json!({ "employee": boss }), json!({ "unit": south }), json!({ "member": world.stranger })]
        {
            let answer = change(&session, link.clone()).await?;
            ensure!(
                answer.status == StatusCode::FORBIDDEN && answer.code() == exceeds,
                "{link}: {}",
                answer.text
            );
        }
        for body in [json!({ "name": "Lead" }), json!({ "unit": below }), json!({ "employee": null })] {
            let answer = change(&session, body.clone()).await?;
            ensure!(answer.status == StatusCode::OK, "{body}: {}", answer.text);
        }
        ensure!(change(&admin, json!({ "employee": boss })).await?.status == StatusCode::OK);
        Ok(())
    });
}

#[test]
fn making_two_employees_one_moves_no_sign_in_upwards() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let boss = create(&world, &admin, "employee", json!({ "name": "Boss" })).await?;
        let twin = create(&world, &admin, "employee", json!({ "name": "Twin" })).await?;
        let rights = json!({ "employee": { "read": "all", "update": "all", "trash": "all" } });
        let clerk = enter(&world, &admin, "manager", rights, &twin, None).await?;
        let mut records = Vec::new();
        for id in [&boss, &twin] {
            let path = format!("/api/v1/records/employee/{id}");
            let version = world.as_person(&admin, "GET", &path, None).await?.json()["version"].clone();
            records.push(json!({ "id": id, "version": version }));
        }
        let merge = json!({ "object": "employee", "records": records, "fields": {} });
        let merged = send(&world, &clerk, "POST", "/api/v1/merges", merge.clone()).await?;
        ensure!(merged.code() == "record-reach", "{}", merged.text);
        let merged = send(&world, &admin, "POST", "/api/v1/merges", merge).await?;
        ensure!(merged.status.is_success(), "{}", merged.text);
        Ok(())
    });
}

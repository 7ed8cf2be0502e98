//! Standard roles of a company that was there before: given what a release adds where nobody has changed them, once.

use access::{Rights, earlier, standard_roles};
use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};
use store::{Tx, Value};

use crate::common::World;
use crate::factor_duty::{change, role};

/// Turns the standard roles into those of the first release, as a company of that time has them.
async fn of_old(world: &World) -> Result<()> {
    let tenant = world.cx.tenant().await?;
    world
        .cx
        .db
        .write(async |tx: &mut Tx| -> Result<(), store::Error> {
            for role in standard_roles() {
                let rights = json!(earlier(&role).pop().unwrap_or_else(|| role.rights.clone()));
                let sql = "UPDATE role SET rights = $3 WHERE tenant_id = $1 AND code = $2";
                let args: [Value; 3] =
                    [tenant.uuid().into(), role.key.into(), Value::Json(rights.to_string())];
                tx.execute(sql, &args).await?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

/// What a role of the company grants.
async fn rights(world: &World, admin: &str, code: &str) -> Result<Rights> {
    let id = role(world, admin, code).await?["id"].as_str().context("an id")?.to_owned();
    let found = world.as_person(admin, "GET", &format!("/api/v1/records/role/{id}"), None).await?.json();
    Ok(serde_json::from_value(found["values"]["rights"].clone())?)
}

fn standard(code: &str) -> Result<(Rights, Rights)> {
    let role = standard_roles().into_iter().find(|role| role.key == code).context("a standard role")?;
    let first = earlier(&role).pop().context("an older one")?;
    Ok((first, role.rights))
}

#[test]
fn standard_roles_grow_where_nobody_has_changed_them() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        of_old(&world).await?;
        let admin = world.sign_in("administrator").await?;
        let set = async |code: &str, values: Json| -> Result<()> {
            let changed = change(&world, &admin, code, values).await?;
            ensure!(changed.status == StatusCode::OK, "{code}: {}", changed.text);
            Ok(())
        };
        let (finance, _) = standard("finance")?;
        let mut wider = finance.clone();
        wider.objects.extend(standard("distributor")?.1.objects.remove_entry("task"));
        set("finance", json!({ "rights": wider })).await?;
        set("manager", json!({ "name": "Head of a shop" })).await?;
        // Changed and changed back: it looks as it was shipped, and was looked at by somebody.
        let (distributor, _) = standard("distributor")?;
        set("distributor", json!({ "rights": { "objects": {} } })).await?;
        set("distributor", json!({ "rights": distributor })).await?;
        // A note and a duty leave the rights as they were shipped.
        set("sales_office", json!({ "notes": "Upstairs.", "second_factor": true })).await?;
        set("sales_office", json!({ "second_factor": false })).await?;
        ensure!(app::roles::grow(&world.cx).await? == 2);
        for (code, expected) in [
            ("administrator", standard("administrator")?.1),
            ("sales_office", standard("sales_office")?.1),
            ("finance", wider),
            ("manager", standard("manager")?.0),
            ("distributor", standard("distributor")?.0),
        ] {
            ensure!(rights(&world, &admin, code).await? == expected, "{code}");
        }
        // It stands in the history as the system's doing, and happens once.
        let id = role(&world, &admin, "sales_office").await?["id"].as_str().context("an id")?.to_owned();
        let path = format!("/api/v1/records/role/{id}/history");
        let past = world.as_person(&admin, "GET", &path, None).await?.json();
        let newest = &past["items"][0];
        ensure!(newest["action"] == "update" && newest["by"].is_null(), "{past}");
        ensure!(newest["changes"].to_string().contains("rights"), "{past}");
        ensure!(app::roles::grow(&world.cx).await? == 0);
        let mut less = standard("sales_office")?.1;
        less.objects.remove("task");
        set("sales_office", json!({ "rights": less.clone() })).await?;
        ensure!(app::roles::grow(&world.cx).await? == 0);
        ensure!(rights(&world, &admin, "sales_office").await? == less);
        Ok(())
    });
}

#[test]
fn a_new_company_has_nothing_to_catch_up_with() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (one, other) = tokio::join!(app::roles::grow(&world.cx), app::roles::grow(&world.cx));
        ensure!((one?, other?) == (0, 0));
        Ok(())
    });
}

#[test]
fn a_misspelt_field_is_refused_and_what_was_kept_before_goes_on() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let written = |key: &str, rights: Json| json!({ "code": key, "name": key, "rights": rights });
        let hides =
            |object: &str, field: &str| json!({ "objects": {}, "fields": { object: { field: "none" } } });
        let make = async |values: Json| {
            let body = json!({ "values": values }).to_string();
            world.as_person(&admin, "POST", "/api/v1/records/role", Some(&body)).await
        };
        for (object, field, code) in [
            ("account", "emial", "role-field-unknown"),
            ("account", "x_gone", "role-field-unknown"),
            ("order", "line", "role-field-unknown"),
            ("user", "login", "role-field-unknown"),
            ("*", "email", "role-object-unknown"),
            ("acount", "email", "role-object-unknown"),
        ] {
            let made = make(written("clerk", hides(object, field))).await?;
            ensure!(made.status == StatusCode::UNPROCESSABLE_ENTITY && made.code() == code, "{}", made.text);
            let token = if code == "role-field-unknown" { field } else { object };
            ensure!(made.text.contains(&format!("“{token}”")), "it names the key: {}", made.text);
        }
        for (key, field) in [("one", "email"), ("two", "contact_points")] {
            let made = make(written(key, hides("account", field))).await?;
            ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        }
        // A role that was kept before anybody looked: it counts, and can be changed and copied.
        let tenant = world.cx.tenant().await?;
        let mut old = hides("account", "emial");
        old["objects"] = json!({ "account": { "read": "all" } });
        let kept = old.to_string();
        world
            .cx
            .db
            .write(async |tx: &mut Tx| {
                let sql = "UPDATE role SET rights = $2 WHERE tenant_id = $1 AND code = 'one'";
                tx.execute(sql, &[tenant.uuid().into(), Value::Json(kept.clone())]).await
            })
            .await?;
        app::users::set_roles(&world.cx, "finance", &["one".to_owned()]).await?;
        let clerk = world.sign_in("finance").await?;
        let list = world.as_person(&clerk, "GET", "/api/v1/records/account", None).await?;
        ensure!(list.status == StatusCode::OK, "{}", list.text);
        old["objects"]["account"]["export"] = json!("all");
        let changed = change(&world, &admin, "one", json!({ "rights": old })).await?;
        ensure!(changed.status == StatusCode::OK, "{}", changed.text);
        let copied = make(written("three", old.clone())).await?;
        ensure!(copied.status == StatusCode::CREATED, "{}", copied.text);
        old["fields"]["account"]["phnoe"] = json!("none");
        let refused = change(&world, &admin, "one", json!({ "rights": old })).await?;
        ensure!(
            refused.code() == "role-field-unknown" && refused.text.contains("“phnoe”"),
            "{}",
            refused.text
        );
        Ok(())
    });
}

#[test]
fn the_first_roles_are_called_in_the_readers_language_until_they_get_a_name() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        world.as_person(&admin, "PATCH", "/api/v1/session", Some(r#"{"language":"ru"}"#)).await?;
        let names = async |code: &str| -> Result<Json> {
            let one = role(&world, &admin, code).await?;
            let path = format!("/api/v1/records/role/{}", one["id"].as_str().context("an id")?);
            let alone = world.as_person(&admin, "GET", &path, None).await?.json();
            ensure!(alone["shown"] == one["shown"], "{alone} {one}");
            Ok(json!([one["values"]["name"], one["shown"]["name"]]))
        };
        ensure!(names("manager").await? == json!(["Manager", "Руководитель"]), "{}", names("manager").await?);
        let named = change(&world, &admin, "manager", json!({ "name": "Head of a shop" })).await?;
        ensure!(named.json()["shown"].get("name").is_none(), "{}", named.text);
        ensure!(names("manager").await? == json!(["Head of a shop", null]));
        Ok(())
    });
}

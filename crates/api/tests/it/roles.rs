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

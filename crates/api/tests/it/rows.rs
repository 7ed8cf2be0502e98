//! Rows of the security suite that belong to no feature alone: see `docs/SECURITY-ROWS.md`.

use anyhow::{Context as _, ensure};
use axum::http::StatusCode;

use crate::common::World;

#[test]
fn there_is_no_way_to_set_up_once_more() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        for path in
            ["/setup", "/install", "/installer", "/api/v1/setup", "/api/v1/install", "/api/v1/admin/user"]
        {
            for cookie in ["", admin.as_str()] {
                let headers = [("cookie", cookie), ("x-requested-with", "XMLHttpRequest")];
                let body = r#"{"login":"second","password":"correct horse battery"}"#;
                let answer = world.send("POST", path, &headers, Some(body)).await?;
                ensure!(
                    matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED),
                    "{path}: {} {}",
                    answer.status,
                    answer.text
                );
            }
        }
        Ok(())
    });
}

#[test]
fn nothing_changes_by_reading() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let document = world.as_person(&admin, "GET", "/api/v1/openapi.json", None).await?.json();
        let paths = document["paths"].as_object().context("paths")?;
        let mut asked = 0;
        for (template, operations) in paths {
            if operations.get("get").is_some() {
                continue;
            }
            let path: Vec<&str> = template
                .split('/')
                .map(|part| if part.starts_with('{') { "00000000-0000-7000-8000-000000000000" } else { part })
                .collect();
            let answer = world.as_person(&admin, "GET", &path.join("/"), None).await?;
            ensure!(answer.status == StatusCode::METHOD_NOT_ALLOWED, "GET {template}: {}", answer.status);
            asked += 1;
        }
        ensure!(asked > 20, "only {asked} operations change something");
        Ok(())
    });
}

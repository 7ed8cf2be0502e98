//! Files in and out through the API: an upload is mapped, tried, carried out and reported on; what is no text, too
//! large or somebody else's is refused; what comes out goes in again.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

const UPLOAD: &str = "/api/v1/imports";

async fn upload(world: &World, cookie: &str, object: &str, file: &str) -> Result<Answer> {
    let body = format!(
        "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\n{object}\r\n\
         --cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{file}\r\n--cut--\r\n"
    );
    let headers = [("cookie", cookie), ("content-type", "multipart/form-data; boundary=cut")];
    world.send("POST", UPLOAD, &headers, Some(&body)).await
}

/// Works off every job that waits.
async fn work(world: &World) -> Result<()> {
    while let Some(leased) = app::jobs::claim(&world.cx, "test").await? {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

fn by_name(columns: &[&str]) -> Json {
    let fields: serde_json::Map<String, Json> =
        columns.iter().map(|column| ((*column).to_owned(), json!({ "column": column }))).collect();
    json!({ "object": "account", "fields": fields })
}

#[test]
fn a_file_is_tried_imported_reported_and_exported_again() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        let file = "code,name,email\nC-1,\"=HYPERLINK(1)\",a@example.org\nC-2,Łucja Żak,nonsense\nC-3,Two\u{2028}lines,\n";
        let kept = upload(&world, &cookie, "account", file).await?;
        ensure!(kept.status == StatusCode::CREATED, "{}", kept.text);
        let path = format!("{UPLOAD}/{}", kept.json()["id"].as_str().context("an id")?);
        let preview = world.as_person(&cookie, "GET", &format!("{path}/preview"), None).await?.json();
        ensure!(preview["mapping"]["email"] == "email", "columns find their fields: {preview}");
        let start = async |dry: bool| -> Result<Json> {
            let body = json!({ "mapping": by_name(&["code", "name", "email"]), "dry_run": dry }).to_string();
            let started = world.as_person(&cookie, "POST", &format!("{path}/start"), Some(&body)).await?;
            ensure!(started.status == StatusCode::ACCEPTED, "{}", started.text);
            work(&world).await?;
            Ok(world.as_person(&cookie, "GET", &path, None).await?.json())
        };
        let count = async || -> Result<Json> {
            let list = world.as_person(&cookie, "GET", "/api/v1/records/account", None).await?;
            Ok(list.json()["count"]["value"].clone())
        };
        let tried = start(true).await?;
        ensure!(tried["counts"]["created"] == 2 && tried["counts"]["rejected"] == 1, "{tried}");
        ensure!(count().await? == 0, "a trial writes nothing");
        let done = start(false).await?;
        ensure!(done["job"]["state"] == "done" && done["counts"]["created"] == 2, "{done}");
        ensure!(count().await? == 2, "two of three");
        let errors = world.as_person(&cookie, "GET", &format!("{path}/errors.csv"), None).await?;
        ensure!(errors.text.lines().count() == 2 && errors.text.contains("nonsense"), "{}", errors.text);
        let again = start(false).await?;
        ensure!(again["counts"]["unchanged"] == 2 && count().await? == 2, "{again}");

        let found =
            world.as_person(&cookie, "GET", "/api/v1/records/account?q=hyperlink", None).await?.json();
        let id = found["items"][0]["id"].as_str().context("the record")?;
        let history =
            world.as_person(&cookie, "GET", &format!("/api/v1/records/account/{id}/history"), None).await?;
        let entry = &history.json()["items"][0];
        ensure!(entry["action"] == "create" && entry["by"] == "sales_office", "{}", history.text);

        let csv = world.as_person(&cookie, "GET", "/api/v1/records/account/export.csv", None).await?;
        ensure!(
            csv.status == StatusCode::OK && csv.text.contains("'=HYPERLINK(1)"),
            "no formula runs: {}",
            csv.text
        );
        let back = upload(&world, &cookie, "account", &csv.text).await?;
        ensure!(back.status == StatusCode::CREATED, "{}", back.text);
        Ok(())
    });
}

#[test]
fn what_is_no_table_of_text_is_refused_at_the_door() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        for (object, file, status, code) in [
            ("account", "", StatusCode::UNPROCESSABLE_ENTITY, "import-empty"),
            ("account", "PK\u{3}\u{4}zip", StatusCode::UNPROCESSABLE_ENTITY, "import-not-text"),
            ("account", "%PDF-1.7", StatusCode::UNPROCESSABLE_ENTITY, "import-not-text"),
            ("account", "GIF89a", StatusCode::UNPROCESSABLE_ENTITY, "import-not-text"),
            ("account", "code,name\nC-1,a\u{0}b\n", StatusCode::UNPROCESSABLE_ENTITY, "import-nul"),
            ("role", "key\nx\n", StatusCode::UNPROCESSABLE_ENTITY, "import-object-unsupported"),
            ("nothing", "key\nx\n", StatusCode::UNPROCESSABLE_ENTITY, "import-object-unsupported"),
        ] {
            let answer = upload(&world, &cookie, object, file).await?;
            ensure!(
                answer.status == status && answer.code() == code,
                "{object} {file:?}: {} {}",
                answer.status,
                answer.text
            );
        }
        let plain = world.as_person(&cookie, "POST", UPLOAD, Some("{}")).await?;
        ensure!(plain.status == StatusCode::UNSUPPORTED_MEDIA_TYPE, "{}", plain.text);
        let headers = [("cookie", cookie.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
        for body in [
            "--cut\r\n",
            "nonsense",
            "--cut\r\ncontent-disposition: form-data; name=\"role\"\r\n\r\nx\r\n--cut--\r\n",
        ] {
            let answer = world.send("POST", UPLOAD, &headers, Some(body)).await?;
            ensure!(answer.status.is_client_error(), "{body:?}: {} {}", answer.status, answer.text);
        }
        Ok(())
    });
}

#[test]
fn a_file_of_somebody_else_does_not_exist() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let kept = upload(&world, &office, "account", "code,name\nC-1,Ann\n").await?;
        let path = format!("{UPLOAD}/{}", kept.json()["id"].as_str().context("an id")?);
        let other = world.sign_in("administrator").await?;
        let body = json!({ "mapping": by_name(&["code", "name"]), "dry_run": false }).to_string();
        for (method, place, body) in [
            ("GET", "", None),
            ("GET", "/preview", None),
            ("GET", "/errors.csv", None),
            ("POST", "/start", Some(body.as_str())),
        ] {
            let answer = world.as_person(&other, method, &format!("{path}{place}"), body).await?;
            ensure!(
                answer.status == StatusCode::NOT_FOUND,
                "{method} {place}: {} {}",
                answer.status,
                answer.text
            );
        }
        let distributor = world.sign_in("distributor").await?;
        let refused = upload(&world, &distributor, "account", "code,name\nC-9,Eve\n").await?;
        ensure!(refused.status == StatusCode::FORBIDDEN, "{}", refused.text);
        Ok(())
    });
}

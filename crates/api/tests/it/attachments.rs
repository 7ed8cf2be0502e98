//! Files at records through the API: whose they are, what is refused, what is given away and how, and what becomes of
//! their content.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, ensure};
use app::attachments::{Scanner, Settings};
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use serde_json::{Value as Json, json};
use tower::ServiceExt as _;

use crate::common::World;

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
    whole: bool,
}

impl Got {
    fn json(&self) -> Json {
        serde_json::from_slice(&self.bytes).unwrap_or_default()
    }

    fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

async fn send(world: &World, cookie: &str, method: &str, path: &str, kind: &str, body: Body) -> Result<Got> {
    let mut request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::HOST, "127.0.0.1")
        .header("x-treeline", "1")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, kind)
        .body(body)?;
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 4000))));
    let (parts, body) = world.router.clone().oneshot(request).await?.into_parts();
    let read = to_bytes(body, 64 << 20).await;
    let whole = read.is_ok();
    Ok(Got { status: parts.status, headers: parts.headers, bytes: read.unwrap_or_default().to_vec(), whole })
}

async fn get(world: &World, cookie: &str, path: &str) -> Result<Got> {
    send(world, cookie, "GET", path, "text/plain", Body::empty()).await
}

async fn add(
    world: &World,
    cookie: &str,
    record: &str,
    name: &str,
    kind: &str,
    content: &[u8],
) -> Result<Got> {
    let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let path = format!("/records/account/{record}/attachments?name={name}");
    send(world, cookie, "POST", &path, kind, Body::from(content.to_vec())).await
}

async fn account(world: &World, cookie: &str, values: Json) -> Result<String> {
    let body = json!({ "values": values }).to_string();
    let made = world.as_person(cookie, "POST", "/api/v1/records/account", Some(&body)).await?;
    Ok(made.json()["id"].as_str().with_context(|| made.text.clone())?.to_owned())
}

fn id_of(got: &Got) -> Result<String> {
    let json = got.json();
    Ok(json["id"].as_str().with_context(|| format!("{} {json}", got.status))?.to_owned())
}

/// How many blobs lie in the file store.
fn blobs(world: &World) -> usize {
    let folders =
        std::fs::read_dir(world.cx.config.files.join("attachments")).into_iter().flatten().flatten();
    folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten()).count()
}

/// A picture of one point, drawn by hand.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00,
    0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x48, 0x69, 0xf8, 0xff, 0x1f, 0x00, 0x06,
    0x12, 0x02, 0xe3, 0x02, 0x8a, 0xa2, 0x1f, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42,
    0x60, 0x82,
];

#[test]
fn a_file_comes_stands_goes_and_comes_back() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Files" })).await?;
        let list = format!("/records/account/{record}/attachments");
        let text = "żółw\n".repeat(200_000);
        let added =
            add(&world, &office, &record, "../Umowa żółwia.txt", "text/plain", text.as_bytes()).await?;
        ensure!(added.status == 201, "{}", added.json());
        let id = id_of(&added)?;
        let file = added.json();
        ensure!(file["name"] == "Umowa żółwia.txt" && file["media_type"] == "text/plain", "{file}");
        ensure!(file["size_bytes"] == text.len() && file["preview"] == false, "{file}");
        let all = get(&world, &office, &list).await?.json();
        ensure!(all["items"] == json!([file]) && all["can_change"] == true, "{all}");
        let down = get(&world, &office, &format!("/attachments/{id}")).await?;
        ensure!(down.whole && down.bytes == text.as_bytes());
        ensure!(
            down.header("content-disposition")
                .starts_with("attachment; filename=\"Umowa ___wia.txt\"; filename*=UTF-8''"),
            "{}",
            down.header("content-disposition")
        );
        ensure!(
            down.header("x-content-type-options") == "nosniff"
                && down.header("content-security-policy").contains("sandbox")
        );
        ensure!(
            down.header("content-length") == text.len().to_string()
                && down.header("cache-control") == "no-store"
        );
        let sha = file["sha256"].as_str().context("a hash")?;
        ensure!(down.header("etag") == format!("\"{sha}\"") && sha.len() == 64);
        // Removed, brought back; each stands in the history with the file's name.
        let path = format!("/attachments/{id}");
        ensure!(send(&world, &office, "DELETE", &path, "text/plain", Body::empty()).await?.status == 204);
        ensure!(get(&world, &office, &path).await?.status == 404);
        ensure!(get(&world, &office, &list).await?.json()["items"] == json!([]));
        let back =
            send(&world, &office, "POST", &format!("{path}/restore"), "text/plain", Body::empty()).await?;
        ensure!(back.status == 200 && back.json() == file, "{}", back.json());
        let again =
            send(&world, &office, "POST", &format!("{path}/restore"), "text/plain", Body::empty()).await?;
        ensure!(again.status == 404, "it is not removed");
        let history = get(&world, &office, &format!("/records/account/{record}/history")).await?.json();
        let told: Vec<_> =
            history["items"].as_array().into_iter().flatten().map(|entry| entry["action"].clone()).collect();
        ensure!(told == ["attach", "detach", "attach", "create"], "{history}");
        ensure!(history["items"][0]["changes"][0]["after"] == "Umowa żółwia.txt", "{history}");
        let broken = store::audit::verify(&world.cx.db, world.cx.tenant().await?).await?;
        ensure!(broken.is_none(), "{broken:?}");
        Ok(())
    });
}

#[test]
fn many_at_once_are_all_kept_and_the_same_command_is_kept_once() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Many" })).await?;
        let names: Vec<String> = (0..12).map(|n| format!("{n}.txt")).collect();
        let sent =
            names.iter().map(|name| add(&world, &office, &record, name, "text/plain", name.as_bytes()));
        for got in futures::future::try_join_all(sent).await? {
            ensure!(got.status == 201, "{}", got.json());
        }
        let path = format!("/api/v1/records/account/{record}/attachments?name=once.txt");
        let keyed = [("cookie", office.as_str()), ("idempotency-key", "upload-1")];
        let twice = (0..6).map(|_| world.send("POST", &path, &keyed, Some("\"once\"")));
        let twice = futures::future::try_join_all(twice).await?;
        let first = twice[0].json()["id"].clone();
        for got in &twice {
            ensure!(got.status == 201 && got.json()["id"] == first, "{}", got.text);
        }
        let other = path.replace("once.txt", "other.txt");
        let got = world.send("POST", &other, &keyed, Some("\"once\"")).await?;
        ensure!(got.status == 409, "the key belongs to another command: {}", got.text);
        let all =
            get(&world, &office, &format!("/records/account/{record}/attachments")).await?.json()["items"]
                .clone();
        ensure!(all.as_array().is_some_and(|all| all.len() == 13), "{all}");
        // What came second in a race has no row that anybody sees, and its content goes with the sweep.
        world.cx.clock.advance_seconds(24 * 3600 + 1);
        app::attachments::sweep(&world.cx, world.cx.tenant().await?).await?;
        ensure!(blobs(&world) == 13, "{} blobs", blobs(&world));
        Ok(())
    });
}

#[test]
fn rights_on_the_record_are_rights_on_its_files() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let own = account(&world, &admin, json!({ "name": "Own", "member": world.member })).await?;
        let foreign = account(&world, &admin, json!({ "name": "Foreign", "member": world.stranger })).await?;
        let mine = id_of(&add(&world, &admin, &own, "a.txt", "text/plain", b"mine").await?)?;
        let theirs = id_of(&add(&world, &admin, &foreign, "b.txt", "text/plain", b"theirs").await?)?;
        let distributor = world.sign_in("distributor").await?;
        ensure!(get(&world, &distributor, &format!("/attachments/{mine}")).await?.bytes == b"mine");
        for path in [
            format!("/attachments/{theirs}"),
            format!("/attachments/{theirs}/preview"),
            format!("/records/account/{foreign}/attachments"),
            // A record of another object does not open it either.
            format!("/records/member/{foreign}/attachments"),
        ] {
            let got = get(&world, &distributor, &path).await?;
            ensure!(got.status == 404 && got.code() == "not-found", "{path}: {}", got.status);
        }
        ensure!(add(&world, &distributor, &foreign, "c.txt", "text/plain", b"x").await?.status == 404);
        let gone = send(
            &world,
            &distributor,
            "DELETE",
            &format!("/attachments/{theirs}"),
            "text/plain",
            Body::empty(),
        )
        .await?;
        ensure!(gone.status == 404);
        // Finance reads customers and changes none.
        let finance = world.sign_in("finance").await?;
        ensure!(get(&world, &finance, &format!("/attachments/{theirs}")).await?.bytes == b"theirs");
        let list = get(&world, &finance, &format!("/records/account/{own}/attachments")).await?.json();
        ensure!(list["can_change"] == false, "{list}");
        for got in [
            add(&world, &finance, &own, "c.txt", "text/plain", b"x").await?,
            send(&world, &finance, "DELETE", &format!("/attachments/{mine}"), "text/plain", Body::empty())
                .await?,
        ] {
            ensure!(got.status == 403 && got.code() == "access-denied", "{}", got.json());
        }
        ensure!(blobs(&world) == 2, "what was refused left nothing");
        Ok(())
    });
}

#[test]
fn a_file_goes_where_its_record_goes() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let record = account(&world, &admin, json!({ "name": "Going" })).await?;
        let file = id_of(&add(&world, &admin, &record, "a.png", "image/png", PNG).await?)?;
        let code = get(&world, &admin, &format!("/records/account/{record}")).await?.json()["code"].clone();
        let path = format!("/attachments/{file}");
        let trash = [("cookie", admin.as_str()), ("if-match", "\"1\"")];
        world.send("DELETE", &format!("/api/v1/records/account/{record}"), &trash, None).await?;
        ensure!(get(&world, &admin, &path).await?.status == 404, "with the record in the trash");
        ensure!(app::attachments::sweep(&world.cx, world.cx.tenant().await?).await? == 0);
        world.as_person(&admin, "POST", &format!("/api/v1/trash/account/{record}/restore"), None).await?;
        ensure!(get(&world, &admin, &path).await?.bytes == PNG, "back with the record");
        let trash = [("cookie", admin.as_str()), ("if-match", "\"3\"")];
        world.send("DELETE", &format!("/api/v1/records/account/{record}"), &trash, None).await?;
        let body = json!({ "code": code }).to_string();
        let purged = world
            .as_person(&admin, "POST", &format!("/api/v1/trash/account/{record}/purge"), Some(&body))
            .await?;
        ensure!(purged.status == 204, "{}", purged.text);
        let tenant = world.cx.tenant().await?;
        // A backup under way may still speak of it for a day.
        ensure!(app::attachments::sweep(&world.cx, tenant).await? == 0 && blobs(&world) > 0);
        world.cx.clock.advance_seconds(24 * 3600 + 1);
        ensure!(app::attachments::sweep(&world.cx, tenant).await? == 1 && blobs(&world) == 0);
        ensure!(app::attachments::sweep(&world.cx, tenant).await? == 0, "once");
        Ok(())
    });
}

#[test]
fn what_lies_or_is_too_large_leaves_nothing() {
    testkit::both(async |db| {
        let settings = Settings { bytes_max: 100_000, ..Settings::default() };
        let world = World::with_files(db, settings).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Hostile" })).await?;
        let exe = [b"MZ\x90\0".as_slice(), &[0; 20_000]].concat();
        for (name, kind, content, status, code) in [
            ("holiday.png", "image/png", exe.as_slice(), 415, "attachment-type-differs"),
            ("letter.txt", "text/plain", exe.as_slice(), 415, "attachment-type-differs"),
            ("x.png", "image/png", b"<script>alert(1)</script>".as_slice(), 415, "attachment-type-differs"),
            ("x.png", "image/png", b"<svg onload=\"alert(1)\"/>".as_slice(), 415, "attachment-type-refused"),
            (
                "drawing.svg",
                "image/svg+xml",
                b"<svg onload=\"alert(1)\"/>".as_slice(),
                415,
                "attachment-type-refused",
            ),
            (
                "drawing.xml",
                "text/xml",
                b"<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>".as_slice(),
                415,
                "attachment-type-refused",
            ),
            ("x.php", "image/jpeg", b"<?php system($_GET[0]);".as_slice(), 415, "attachment-type-differs"),
            (
                "x.html",
                "image/jpeg",
                b"<html><body onload=alert(1)>".as_slice(),
                415,
                "attachment-type-differs",
            ),
            ("empty", "text/plain", b"".as_slice(), 422, "attachment-empty"),
            ("large", "text/plain", &[b'x'; 100_001], 413, "attachment-too-large"),
        ] {
            let got = add(&world, &office, &record, name, kind, content).await?;
            ensure!(got.status.as_u16() == status, "{name} {kind}: {} {}", got.status, got.json());
            ensure!(got.code() == code, "{name} {kind}: {}", got.json());
        }
        let path = format!("/records/account/{record}/attachments?name=large");
        // With a length: nothing of it is read.
        let said = [("cookie", office.as_str()), ("content-length", "100001")];
        let got = world.send("POST", &format!("/api/v1{path}"), &said, Some("x")).await?;
        ensure!(got.status == 413, "{}", got.text);
        // Without a length: counted while it comes.
        let pieces = futures::stream::iter((0..20).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 10_000])));
        let got = send(&world, &office, "POST", &path, "text/plain", Body::from_stream(pieces)).await?;
        ensure!(got.status == 413 && got.code() == "attachment-too-large", "{}", got.json());
        // Broken off on its way.
        let pieces = [Ok(vec![b'x'; 10_000]), Err(std::io::Error::other("gone"))];
        let got = send(
            &world,
            &office,
            "POST",
            &path,
            "text/plain",
            Body::from_stream(futures::stream::iter(pieces)),
        )
        .await?;
        ensure!(got.status == 400 && got.code() == "attachment-broken", "{}", got.json());
        ensure!(
            get(&world, &office, &format!("/records/account/{record}/attachments")).await?.json()["items"]
                == json!([])
        );
        ensure!(blobs(&world) == 0, "{} blobs", blobs(&world));
        Ok(())
    });
}

#[test]
fn what_a_browser_might_run_is_given_away_as_bytes_to_be_saved() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Hostile" })).await?;
        let exe = [b"MZ\x90\0".as_slice(), &[0; 20_000]].concat();
        for (name, kind, content) in [
            ("page.html", "text/html", b"<html><script>alert(1)</script>".as_slice()),
            ("feed.xml", "application/atom+xml", b"<feed><svg onload=\"alert(1)\"/></feed>".as_slice()),
            (
                "letter.eml",
                "message/rfc822",
                b"Content-Type: text/html\r\n\r\n<iframe srcdoc=\"<script>x()</script>\"></iframe>"
                    .as_slice(),
            ),
            ("setup.exe", "application/octet-stream", exe.as_slice()),
        ] {
            let id = id_of(&add(&world, &office, &record, name, kind, content).await?)?;
            let down = get(&world, &office, &format!("/attachments/{id}")).await?;
            ensure!(
                down.bytes == content && down.header("content-disposition").starts_with("attachment;"),
                "{name}"
            );
            ensure!(
                down.header("x-content-type-options") == "nosniff"
                    && down.header("content-security-policy").contains("sandbox"),
                "{name}"
            );
            ensure!(
                !["html", "svg", "xml", "message"]
                    .iter()
                    .any(|word| down.header("content-type").contains(word)),
                "{name}: {}",
                down.header("content-type")
            );
            ensure!(
                get(&world, &office, &format!("/attachments/{id}/preview")).await?.status == 404,
                "{name}"
            );
        }
        Ok(())
    });
}

#[test]
fn pictures_have_small_ones_and_a_changed_content_is_never_given_away_whole() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Pictures" })).await?;
        let added = add(&world, &office, &record, "a.png", "image/png", PNG).await?;
        ensure!(added.json()["preview"] == true, "{}", added.json());
        let id = id_of(&added)?;
        let small = get(&world, &office, &format!("/attachments/{id}/preview")).await?;
        ensure!(
            small.status == 200 && small.header("content-type").starts_with("image/"),
            "{}",
            small.status
        );
        let checks = || app::verify::CHECKS.iter().find(|check| check.name.contains("file"));
        let verify = async || anyhow::Ok((checks().context("a check of files")?.run)(&world.cx).await?);
        ensure!(verify().await?.is_none());
        let blob = world
            .cx
            .config
            .files
            .join("attachments")
            .join(world.cx.tenant().await?.uuid().simple().to_string());
        let blob = blob.join(id.replace('-', ""));
        let mut content = std::fs::read(&blob)?;
        let last = content.len() - 1;
        content[last] ^= 1;
        std::fs::write(&blob, &content)?;
        let down = get(&world, &office, &format!("/attachments/{id}")).await?;
        ensure!(!down.whole && down.bytes.is_empty(), "a changed file was given away");
        let found = verify().await?.context("a violation")?;
        ensure!(found.contains(&id) && found.contains("not what was kept"), "{found}");
        std::fs::remove_file(&blob)?;
        ensure!(get(&world, &office, &format!("/attachments/{id}")).await?.status == 500);
        ensure!(verify().await?.is_some_and(|found| found.contains("missing")));
        Ok(())
    });
}

#[test]
fn nothing_passes_a_scanner_that_says_no_or_says_nothing() {
    testkit::both(async |db| {
        let script = "if grep -q EICAR; then echo Eicar-Test; exit 1; fi; exit 0";
        let words = ["/bin/sh", "-c", script].map(str::to_owned).to_vec();
        let settings = Settings { scanner: Some(Scanner::Command(words)), ..Settings::default() };
        let world = World::with_files(db, settings).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Scanned" })).await?;
        ensure!(add(&world, &office, &record, "a.txt", "text/plain", b"harmless").await?.status == 201);
        let found = add(&world, &office, &record, "b.txt", "text/plain", b"EICAR").await?;
        ensure!(found.status == 422 && found.code() == "attachment-infected", "{}", found.json());
        ensure!(
            found.json()["title"].as_str().is_some_and(|title| title.contains("Eicar-Test")),
            "{}",
            found.json()
        );
        ensure!(blobs(&world) == 1);
        let nobody = Scanner::ClamdSocket("/nowhere/clamd.ctl".into());
        let world = world.again(Settings { scanner: Some(nobody), ..Settings::default() })?;
        let silent = add(&world, &office, &record, "c.txt", "text/plain", b"harmless").await?;
        ensure!(silent.status == 503, "{} {}", silent.status, silent.json());
        ensure!(blobs(&world) == 1, "a file nobody looked at was kept");
        Ok(())
    });
}

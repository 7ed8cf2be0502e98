//! Notes at records through the API: who writes, reads, changes and deletes them, what is refused, who finds and hears of them,
//! and where they go with their record.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};
use store::Read as _;
use testkit::receiver::Receiver;

use crate::common::{Answer, World};
use crate::privacy::{ask, id, made, traces_of, verified, work};

async fn account(world: &World, cookie: &str, values: Json) -> Result<String> {
    id(&made(world, cookie, "/records/account", json!({ "values": values })).await?)
}

async fn call(world: &World, cookie: &str, method: &str, path: &str, body: Option<Json>) -> Result<Answer> {
    let body = body.map(|body| body.to_string());
    world.as_person(cookie, method, &format!("/api/v1{path}"), body.as_deref()).await
}

async fn write(world: &World, cookie: &str, record: &str, text: &str) -> Result<Answer> {
    // Notes of one moment have no order.
    world.cx.clock.advance_seconds(1);
    let path = format!("/records/account/{record}/notes");
    call(world, cookie, "POST", &path, Some(json!({ "text": text }))).await
}

async fn written(world: &World, cookie: &str, record: &str, text: &str) -> Result<Json> {
    let answer = write(world, cookie, record, text).await?;
    ensure!(answer.status == 201, "{text:.80}: {}", answer.text);
    Ok(answer.json())
}

async fn change(world: &World, cookie: &str, note: &Json, version: i64, body: Json) -> Result<Answer> {
    let version = format!("\"{version}\"");
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    let path = format!("/api/v1/notes/{}", id(note)?);
    world.send("PATCH", &path, &headers, Some(&body.to_string())).await
}

async fn list(world: &World, cookie: &str, record: &str) -> Result<Json> {
    let answer = call(world, cookie, "GET", &format!("/records/account/{record}/notes"), None).await?;
    ensure!(answer.status == 200, "{}", answer.text);
    Ok(answer.json())
}

fn texts(list: &Json, of: &str) -> Vec<String> {
    let items = list[of].as_array().into_iter().flatten();
    items.filter_map(|item| item["text"].as_str().map(str::to_owned)).collect()
}

fn check(answer: &Answer, status: u16, code: &str) -> Result<()> {
    ensure!(answer.status.as_u16() == status && answer.code() == code, "{} {}", answer.status, answer.text);
    Ok(())
}

async fn actions(world: &World, cookie: &str, record: &str) -> Result<Vec<String>> {
    let history =
        call(world, cookie, "GET", &format!("/records/account/{record}/history"), None).await?.json();
    let items = history["items"].as_array().context("entries")?;
    Ok(items.iter().filter_map(|entry| entry["action"].as_str().map(str::to_owned)).collect())
}

async fn rows(world: &World) -> Result<i64> {
    let row = world.cx.db.read().query_opt("SELECT count(*) FROM note", &[]).await?;
    Ok(row.context("a count")?.get(0)?)
}

#[test]
fn a_note_is_written_changed_pinned_deleted_and_comes_back() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Noted" })).await?;
        let first =
            written(&world, &office, &record, "<p>Called, <strong>wants</strong> a sample</p>").await?;
        ensure!(
            first["by"] == "sales_office" && first["version"] == 1 && first["pinned"] == false,
            "{first}"
        );
        ensure!(first["can_edit"] == true && first["can_remove"] == true, "{first}");
        ensure!(first["edited_at"].is_null() && first["record"] == record, "{first}");
        let second = written(&world, &office, &record, "Second").await?;
        let all = list(&world, &office, &record).await?;
        ensure!(
            texts(&all, "items") == ["Second", "<p>Called, <strong>wants</strong> a sample</p>"],
            "{all}"
        );
        ensure!(all["can_write"] == true && all["pinned"] == json!([]) && all["next"].is_null(), "{all}");
        // Other words, from the version that was seen.
        let edited = change(&world, &office, &first, 1, json!({ "text": "<p>Wants two</p>" })).await?;
        ensure!(edited.status == 200, "{}", edited.text);
        let edited = edited.json();
        ensure!(edited["text"] == "<p>Wants two</p>" && edited["version"] == 2, "{edited}");
        ensure!(edited["edited_at"].is_string() && edited["at"] == first["at"], "{edited}");
        let stale = change(&world, &office, &first, 1, json!({ "text": "Unseen" })).await?;
        check(&stale, 409, "version-stale")?;
        // What changes nothing is no new version.
        let same = change(&world, &office, &first, 2, json!({ "text": "<p>Wants two</p>" })).await?.json();
        ensure!(same["version"] == 2, "{same}");
        let pinned = change(&world, &office, &first, 2, json!({ "pinned": true })).await?.json();
        ensure!(pinned["pinned"] == true && pinned["edited_at"] == edited["edited_at"], "{pinned}");
        let all = list(&world, &office, &record).await?;
        ensure!(texts(&all, "pinned") == ["<p>Wants two</p>"] && texts(&all, "items").len() == 2, "{all}");
        // Deleted, brought back, no longer pinned.
        let path = format!("/notes/{}", id(&first)?);
        ensure!(call(&world, &office, "DELETE", &path, None).await?.status == 204);
        check(&call(&world, &office, "GET", &path, None).await?, 404, "not-found")?;
        check(&call(&world, &office, "DELETE", &path, None).await?, 404, "not-found")?;
        ensure!(texts(&list(&world, &office, &record).await?, "items") == ["Second"]);
        let back = call(&world, &office, "POST", &format!("{path}/restore"), None).await?;
        ensure!(back.status == 200 && back.json()["pinned"] == false, "{}", back.text);
        let again = call(&world, &office, "POST", &format!("{path}/restore"), None).await?;
        check(&again, 404, "not-found")?;
        let told = actions(&world, &office, &record).await?;
        ensure!(
            told == ["note_restore", "note_trash", "note_pin", "note_edit", "note", "note", "create"],
            "{told:?}"
        );
        // The trail tells that, not what.
        let sql = "SELECT count(*) FROM audit_detail WHERE CAST(diff AS TEXT) LIKE '%Wants two%'";
        let row = world.cx.db.read().query_opt(sql, &[]).await?.context("a count")?;
        ensure!(row.get::<i64>(0)? == 0);
        let broken = store::audit::verify(&world.cx.db, world.cx.tenant().await?).await?;
        ensure!(broken.is_none(), "{broken:?}");
        // What was deleted long ago is forgotten.
        call(&world, &office, "DELETE", &format!("/notes/{}", id(&second)?), None).await?;
        let tenant = world.cx.tenant().await?;
        ensure!(app::notes::sweep(&world.cx, tenant).await? == 0 && rows(&world).await? == 2);
        world.cx.clock.advance_seconds(30 * 24 * 3600 + 1);
        ensure!(app::notes::sweep(&world.cx, tenant).await? == 1 && rows(&world).await? == 1);
        Ok(())
    });
}

#[test]
fn many_notes_come_in_pages_and_the_same_command_writes_one() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Many" })).await?;
        for number in 0..35 {
            written(&world, &office, &record, &format!("Note {number}")).await?;
        }
        let path = format!("/records/account/{record}/notes");
        let first = list(&world, &office, &record).await?;
        let next = first["next"].as_str().context("a next page")?;
        let rest = call(&world, &office, "GET", &format!("{path}?cursor={next}"), None).await?.json();
        let all: Vec<String> = [texts(&first, "items"), texts(&rest, "items")].concat();
        let expected: Vec<String> = (0..35).rev().map(|number| format!("Note {number}")).collect();
        ensure!(all == expected && rest["next"].is_null(), "{all:?}");
        let bad = call(&world, &office, "GET", &format!("{path}?cursor=nonsense"), None).await?;
        check(&bad, 400, "cursor-malformed")?;
        // Sent again because no answer came: one note, the same answer.
        let keyed = [("cookie", office.as_str()), ("idempotency-key", "note-1")];
        let body = json!({ "text": "Once" }).to_string();
        let one = world.send("POST", &format!("/api/v1{path}"), &keyed, Some(&body)).await?;
        let two = world.send("POST", &format!("/api/v1{path}"), &keyed, Some(&body)).await?;
        ensure!(one.status == 201 && one.json() == two.json(), "{} {}", one.text, two.text);
        ensure!(texts(&list(&world, &office, &record).await?, "items")[..2] == ["Once", "Note 34"]);
        let other = json!({ "text": "Another" }).to_string();
        let other = world.send("POST", &format!("/api/v1{path}"), &keyed, Some(&other)).await?;
        ensure!(other.status == 409, "{}", other.text);
        // Ten are pinned, and no more.
        let items = list(&world, &office, &record).await?["items"].as_array().context("items")?.clone();
        for (at, note) in items.iter().take(11).enumerate() {
            let pin = change(&world, &office, note, 1, json!({ "pinned": true })).await?;
            if at < 10 {
                ensure!(pin.status == 200, "{}", pin.text);
            } else {
                check(&pin, 409, "note-pinned-too-many")?;
            }
        }
        Ok(())
    });
}

#[test]
fn rights_on_the_record_are_rights_on_its_notes() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let own = account(&world, &admin, json!({ "name": "Own", "member": world.member })).await?;
        let foreign = account(&world, &admin, json!({ "name": "Foreign", "member": world.stranger })).await?;
        let mine = written(&world, &admin, &own, "Seen").await?;
        let theirs = written(&world, &admin, &foreign, "Unseen").await?;
        let distributor = world.sign_in("distributor").await?;
        let seen = list(&world, &distributor, &own).await?;
        ensure!(texts(&seen, "items") == ["Seen"] && seen["can_write"] == true, "{seen}");
        ensure!(seen["items"][0]["can_edit"] == false && seen["items"][0]["can_remove"] == false, "{seen}");
        let far = id(&theirs)?;
        for (method, path, body) in [
            ("GET", format!("/records/account/{foreign}/notes"), None),
            // A record of another object does not open it either.
            ("GET", format!("/records/member/{foreign}/notes"), None),
            ("POST", format!("/records/account/{foreign}/notes"), Some(json!({ "text": "x" }))),
            ("GET", format!("/notes/{far}"), None),
            ("DELETE", format!("/notes/{far}"), None),
            ("POST", format!("/notes/{far}/restore"), None),
        ] {
            let got = call(&world, &distributor, method, &path, body).await?;
            check(&got, 404, "not-found").with_context(|| format!("{method} {path}"))?;
        }
        check(&change(&world, &distributor, &theirs, 1, json!({ "text": "x" })).await?, 404, "not-found")?;
        // Of the own customer: reads and pins another's note, and neither changes nor deletes it.
        check(&change(&world, &distributor, &mine, 1, json!({ "text": "x" })).await?, 403, "note-not-yours")?;
        let gone = call(&world, &distributor, "DELETE", &format!("/notes/{}", id(&mine)?), None).await?;
        check(&gone, 403, "note-not-yours")?;
        let pin = change(&world, &distributor, &mine, 1, json!({ "pinned": true })).await?;
        ensure!(pin.status == 200, "{}", pin.text);
        // The administrator deletes what others wrote, and does not put words into their mouths.
        let hers = written(&world, &distributor, &own, "By the distributor").await?;
        check(&change(&world, &admin, &hers, 1, json!({ "text": "x" })).await?, 403, "note-not-yours")?;
        ensure!(call(&world, &admin, "DELETE", &format!("/notes/{}", id(&hers)?), None).await?.status == 204);
        let back =
            call(&world, &distributor, "POST", &format!("/notes/{}/restore", id(&hers)?), None).await?;
        ensure!(back.status == 200, "{}", back.text);
        // Finance reads customers and changes none.
        let finance = world.sign_in("finance").await?;
        let all = list(&world, &finance, &own).await?;
        ensure!(all["can_write"] == false && texts(&all, "items").len() == 2, "{all}");
        check(&write(&world, &finance, &own, "x").await?, 403, "access-denied")?;
        check(&change(&world, &finance, &mine, 2, json!({ "pinned": false })).await?, 403, "access-denied")?;
        let gone = call(&world, &finance, "DELETE", &format!("/notes/{}", id(&mine)?), None).await?;
        check(&gone, 403, "access-denied")?;
        Ok(())
    });
}

#[test]
fn hostile_texts_are_cleaned_or_refused_with_the_field_named() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Hostile" })).await?;
        for (text, kept) in [
            ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
            ("<img src=x onerror=alert(1)>b", "b"),
            ("<a href=\"javascript:alert(1)\" onclick=\"x()\">c</a>", "<a rel=\"noopener noreferrer\">c</a>"),
            ("<svg onload=alert(1)></svg><p style=\"position:fixed\">d</p>", "<p>d</p>"),
            ("Tom & <Jerry", "Tom &amp; "),
            ("'; DROP TABLE note; --", "'; DROP TABLE note; --"),
        ] {
            let got = written(&world, &office, &record, text).await?;
            let said = got["text"].as_str().unwrap_or_default();
            ensure!(said.starts_with(kept.trim_end()), "{text}: {said}");
            ensure!(
                !said.contains("script") && !said.contains("onerror") && !said.contains("style"),
                "{said}"
            );
        }
        let long = "x".repeat(20_001);
        let nested = "<ul><li>".repeat(200) + "deep";
        for (text, code) in [
            ("", "note-empty"),
            (" \n ", "note-empty"),
            ("<p><br></p>", "note-empty"),
            ("<script>alert(1)</script>", "note-empty"),
            (long.as_str(), "note-too-long"),
            (nested.as_str(), "field-rich-text-deep"),
        ] {
            let got = write(&world, &office, &record, text).await?;
            ensure!(got.status == 422 && got.text.contains(code), "{text:.20}: {} {}", got.status, got.text);
            ensure!(got.text.contains("\"text\""), "the field is named: {}", got.text);
        }
        let path = format!("/records/account/{record}/notes");
        for body in [json!({}), json!({ "text": 1 }), json!({ "text": "a", "author": "b" }), json!([])] {
            let got = call(&world, &office, "POST", &path, Some(body.clone())).await?;
            ensure!(got.status.is_client_error(), "{body}: {}", got.status);
        }
        let none = "/records/account/00000000-0000-7000-8000-000000000000/notes";
        let got = call(&world, &office, "POST", none, Some(json!({ "text": "a" }))).await?;
        check(&got, 404, "not-found")?;
        let got =
            call(&world, &office, "POST", "/records/nonsense/x/notes", Some(json!({ "text": "a" }))).await?;
        ensure!(got.status.is_client_error(), "{}", got.status);
        // Without the version nothing is changed.
        let note = &list(&world, &office, &record).await?["items"][0];
        let path = format!("/notes/{}", id(note)?);
        let got = call(&world, &office, "PATCH", &path, Some(json!({ "text": "a" }))).await?;
        ensure!(got.status == 428 || got.status == 400, "{} {}", got.status, got.text);
        ensure!(rows(&world).await? == 6);
        Ok(())
    });
}

#[test]
fn a_fragment_of_a_note_finds_the_record_for_whoever_reads_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let distributor = world.sign_in("distributor").await?;
        let own = account(&world, &admin, json!({ "name": "Own", "member": world.member })).await?;
        let foreign = account(&world, &admin, json!({ "name": "Foreign", "member": world.stranger })).await?;
        let said = "<p>Pani Żółcińska prosi o <b>ofertę na pszenicę</b></p>";
        written(&world, &admin, &own, said).await?;
        let note = written(&world, &admin, &foreign, said).await?;
        let found = async |cookie: &str, q: &str| -> Result<Vec<(String, String)>> {
            let q: String = q.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let hits = call(&world, cookie, "GET", &format!("/search?q={q}"), None).await?.json();
            let items = hits["items"].as_array().context("items")?.clone();
            let pair = |item: &Json| {
                let text = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
                (text("id"), text("sub"))
            };
            let mut out: Vec<_> = items.iter().map(pair).collect();
            out.sort();
            Ok(out)
        };
        let part = "Pani Żółcińska prosi o ofertę na pszenicę".to_owned();
        let mut both = vec![(own.clone(), part.clone()), (foreign.clone(), part.clone())];
        both.sort();
        for q in ["zolcinska", "PSZEN", "oferte pszenice", "ółci"] {
            ensure!(found(&admin, q).await? == both, "{q}");
            ensure!(found(&distributor, q).await? == [(own.clone(), part.clone())], "{q}");
        }
        // The words of a record and those of its note are not mixed, and two letters are looked for in records alone.
        ensure!(found(&admin, "foreign pszenice").await?.is_empty());
        ensure!(!found(&admin, "sz").await?.iter().any(|(id, _)| *id == own || *id == foreign));
        // A record that holds the words itself is found once.
        let named = account(&world, &admin, json!({ "name": "Pszenica sp. z o.o." })).await?;
        written(&world, &admin, &named, "Sprzedaje pszenica").await?;
        ensure!(found(&admin, "pszenica").await?.iter().filter(|(id, _)| *id == named).count() == 1);
        // Changed and deleted words find nothing any more.
        let other = change(&world, &admin, &note, 1, json!({ "text": "Something else" })).await?;
        ensure!(other.status == 200, "{}", other.text);
        ensure!(found(&admin, "zolcinska").await?.len() == 1);
        let hers = list(&world, &admin, &own).await?["items"][0].clone();
        call(&world, &admin, "DELETE", &format!("/notes/{}", id(&hers)?), None).await?;
        ensure!(found(&admin, "zolcinska").await?.is_empty());
        let check = app::verify::CHECKS.iter().find(|check| check.name.contains("search index"));
        let gap = (check.context("a check")?.run)(&world.cx).await?;
        ensure!(gap.is_none(), "{gap:?}");
        Ok(())
    });
}

#[test]
fn whoever_is_named_is_told_while_the_record_is_in_sight() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (office, distributor) =
            (world.sign_in("sales_office").await?, world.sign_in("distributor").await?);
        let record = account(&world, &admin, json!({ "name": "Ana", "member": world.stranger })).await?;
        let said = "<p>@sales_office and @distributor, look; <a href=\"https://x.org/@finance\">here</a></p>";
        let note = written(&world, &admin, &record, said).await?;
        let told = async |cookie: &str| -> Result<Vec<String>> {
            let page = call(&world, cookie, "GET", "/notifications", None).await?.json();
            let items = page["items"].as_array().context("items")?;
            Ok(items.iter().filter_map(|item| item["text"].as_str().map(str::to_owned)).collect())
        };
        ensure!(told(&office).await? == ["administrator named you: Ana"], "{:?}", told(&office).await?);
        ensure!(told(&distributor).await?.is_empty(), "out of sight");
        let finance = world.sign_in("finance").await?;
        ensure!(told(&finance).await?.is_empty(), "an address is no name");
        // The same name again tells nobody; a new one does.
        let body = json!({ "text": "<p>@sales_office again, @finance too</p>" });
        ensure!(change(&world, &admin, &note, 1, body).await?.status == 200);
        ensure!(told(&office).await?.len() == 1);
        ensure!(told(&finance).await?.len() == 1);
        Ok(())
    });
}

#[test]
fn a_note_goes_where_its_record_goes() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let record = account(&world, &admin, json!({ "name": "Going" })).await?;
        let note = written(&world, &admin, &record, "Going too").await?;
        let path = format!("/notes/{}", id(&note)?);
        let code = call(&world, &admin, "GET", &format!("/records/account/{record}"), None).await?.json();
        let trash = [("cookie", admin.as_str()), ("if-match", "\"1\"")];
        world.send("DELETE", &format!("/api/v1/records/account/{record}"), &trash, None).await?;
        check(&call(&world, &admin, "GET", &path, None).await?, 404, "not-found")?;
        let hits = call(&world, &admin, "GET", "/search?q=going%20too", None).await?.json();
        ensure!(hits["items"] == json!([]), "{hits}");
        call(&world, &admin, "POST", &format!("/trash/account/{record}/restore"), None).await?;
        ensure!(call(&world, &admin, "GET", &path, None).await?.status == 200, "back with the record");
        let trash = [("cookie", admin.as_str()), ("if-match", "\"3\"")];
        world.send("DELETE", &format!("/api/v1/records/account/{record}"), &trash, None).await?;
        let body = json!({ "code": code["code"] });
        let purged =
            call(&world, &admin, "POST", &format!("/trash/account/{record}/purge"), Some(body)).await?;
        ensure!(purged.status == 204, "{}", purged.text);
        ensure!(rows(&world).await? == 0);
        Ok(())
    });
}

#[test]
fn a_merge_takes_the_notes_along_and_its_undo_brings_them_back() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let winner = account(&world, &admin, json!({ "name": "Anna" })).await?;
        let loser = account(&world, &admin, json!({ "name": "A." })).await?;
        written(&world, &admin, &winner, "Of the one").await?;
        let moved = written(&world, &admin, &loser, "Of the other").await?;
        let seen = json!({ "object": "account", "records": [winner, loser] });
        let seen = made(&world, &admin, "/merges/preview", seen).await?;
        ensure!(seen["moves"] == json!([{ "object": "note", "label": "Notes", "count": 1 }]), "{seen}");
        let records = json!([{ "id": winner, "version": 1 }, { "id": loser, "version": 1 }]);
        let body = json!({ "object": "account", "records": records, "fields": {} });
        let done = made(&world, &admin, "/merges", body).await?;
        ensure!(texts(&list(&world, &admin, &winner).await?, "items") == ["Of the other", "Of the one"]);
        // Changed meanwhile: it goes back as it is then.
        ensure!(change(&world, &admin, &moved, 1, json!({ "text": "Of both" })).await?.status == 200);
        written(&world, &admin, &winner, "Written since").await?;
        let merge = done["merge"].as_str().context("a merge")?;
        let undone = call(&world, &admin, "POST", &format!("/merges/{merge}/undo"), None).await?;
        ensure!(undone.status == 200, "{}", undone.text);
        ensure!(texts(&list(&world, &admin, &winner).await?, "items") == ["Written since", "Of the one"]);
        ensure!(texts(&list(&world, &admin, &loser).await?, "items") == ["Of both"]);
        Ok(())
    });
}

#[test]
fn what_is_noted_of_a_person_is_in_its_copy_and_goes_with_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let values = json!({ "name": "Zenobia Bliźniak", "kind": "person" });
        let her = made(&world, &admin, "/records/account", json!({ "values": values })).await?;
        let (her, code) = (id(&her)?, her["code"].as_str().context("a code")?.to_owned());
        let other = account(&world, &admin, json!({ "name": "Somebody Else" })).await?;
        let task = json!({ "values": { "subject": "Sign", "account": her } });
        let task = id(&made(&world, &admin, "/records/task", task).await?)?;
        let key = [("cookie", admin.as_str()), ("idempotency-key", "of-hers")];
        let path = format!("/api/v1/records/account/{her}/notes");
        let body = json!({ "text": "<p>Likes quiet gardens</p>" }).to_string();
        ensure!(world.send("POST", &path, &key, Some(&body)).await?.status == 201);
        written(&world, &admin, &other, "<p>Knows <b>Zenobia Bliźniak</b> well</p>").await?;
        written(&world, &admin, &other, "<p>Nothing of anybody</p>").await?;
        world.cx.clock.advance_seconds(1);
        let near = json!({ "text": "Mrs Blizniak was here" });
        made(&world, &admin, &format!("/records/task/{task}/notes"), near).await?;
        let person = json!({ "object": "account", "record": her });
        let request = id(&made(&world, &admin, "/privacy/copies", person).await?)?;
        let path = format!("/api/v1/privacy/requests/{request}/copy.zip");
        let copy = world.as_person(&admin, "GET", &path, None).await?;
        ensure!(copy.status == 200, "{}", copy.text);
        let preview = format!("/privacy/person?object=account&record={her}");
        let preview = call(&world, &admin, "GET", &preview, None).await?.json();
        let figures = preview["erased"].as_array().into_iter().flatten();
        ensure!(figures.clone().any(|one| one["label"] == "Notes" && one["count"] == 1), "{preview}");
        let asked = ask(&world, &admin, "account", &her, &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        work(&world).await?;
        let mut left = Vec::new();
        let tenant = world.cx.tenant().await?.uuid();
        let sql = "SELECT text FROM note WHERE tenant_id = $1 ORDER BY id";
        for row in world.cx.db.read().query(sql, &[tenant.into()]).await? {
            left.push(row.get::<String>(0)?);
        }
        ensure!(left == ["–", "<p>Nothing of anybody</p>", "–"], "{left:?}");
        let traces = traces_of(&world, &["quiet gardens", "Bliźniak", "blizniak", "Blizniak"]).await?;
        ensure!(traces.is_empty(), "{traces:?}");
        verified(&world).await
    });
}

#[test]
fn subscribers_hear_of_notes_at_records_their_owner_reads() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let body = json!({ "name": "Notes", "url": hook.url, "objects": ["note"] });
        let hooked = made(&world, &admin, "/webhooks", body).await?;
        let record = account(&world, &admin, json!({ "name": "Told" })).await?;
        let note = written(&world, &admin, &record, "<p>Said</p>").await?;
        crate::webhooks::work(&world).await?;
        let taken = hook.taken();
        ensure!(taken.len() == 1, "{taken:?}");
        let message: Json = serde_json::from_str(&taken[0].body)?;
        let data = &message["data"];
        ensure!(message["type"] == "note.create" && data["id"] == note["id"], "{message}");
        ensure!(data["of"] == json!({ "object": "account", "id": record }), "{message}");
        ensure!(data["note"]["text"] == "<p>Said</p>" && data["note"]["by"] == "administrator", "{message}");
        // Read when it is sent: what is deleted by then is not said.
        change(&world, &admin, &note, 1, json!({ "text": "Said again" })).await?;
        call(&world, &admin, "DELETE", &format!("/notes/{}", id(&note)?), None).await?;
        crate::webhooks::work(&world).await?;
        let taken = hook.taken();
        ensure!(taken.len() == 2 && taken.iter().all(|one| !one.body.contains("Said")), "{taken:?}");
        // A record that is gone by then is none.
        let other = account(&world, &admin, json!({ "name": "Gone" })).await?;
        written(&world, &admin, &other, "Unheard").await?;
        let trash = [("cookie", admin.as_str()), ("if-match", "\"1\"")];
        world.send("DELETE", &format!("/api/v1/records/account/{other}"), &trash, None).await?;
        crate::webhooks::work(&world).await?;
        ensure!(hook.taken().is_empty(), "{hooked}");
        Ok(())
    });
}

//! A person's data through the API: the copy, what stands in the way of an erasure, and that an erased person is nowhere left.

use anyhow::{Context as _, Result, ensure};
use futures::FutureExt as _;
use serde_json::{Value as Json, json};
use store::Read as _;

use crate::common::{Answer, World};

const NAME: &str = "Żaneta Kowalska-Öst";
const MAIL: &str = "zaneta.kowalska@example.org";
pub const PHONE: &str = "+48600100200";
/// What must be nowhere, as it is and as it is folded.
const TRACES: [&str; 6] =
    ["Kowalska-Öst", "kowalska-ost", "zaneta.kowalska", "48600100200", "600 100 200", "secret of hers"];

pub async fn post(world: &World, cookie: &str, path: &str, body: &Json) -> Result<Answer> {
    world.as_person(cookie, "POST", &format!("/api/v1{path}"), Some(&body.to_string())).await
}

pub async fn made(world: &World, cookie: &str, path: &str, body: Json) -> Result<Json> {
    let answer = post(world, cookie, path, &body).await?;
    ensure!(answer.status.is_success(), "{path} {body}: {}", answer.text);
    Ok(if answer.text.is_empty() { Json::Null } else { answer.json() })
}

pub async fn get(world: &World, cookie: &str, path: &str) -> Result<Json> {
    Ok(world.as_person(cookie, "GET", &format!("/api/v1{path}"), None).await?.json())
}

pub async fn work(world: &World) -> Result<()> {
    let fault = |error: app::Error| anyhow::anyhow!("{error:?}");
    while let Some(leased) = app::jobs::claim(&world.cx, "worker").await.map_err(fault)? {
        let out = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(out)).await.map_err(fault)?;
    }
    Ok(())
}

pub fn id(json: &Json) -> Result<String> {
    Ok(json["id"].as_str().with_context(|| json.to_string())?.to_owned())
}

async fn traces(world: &World) -> Result<Vec<String>> {
    traces_of(world, &TRACES).await
}

/// Where a trace of a person stands; nothing when it stands nowhere.
pub async fn traces_of(world: &World, traces: &[&str]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    if let Some(file) = world.cx.db.sqlite_file() {
        let folder = file.parent().context("a folder")?;
        let name = file.file_name().context("a name")?.to_string_lossy().into_owned();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.file_name().is_some_and(|one| one.to_string_lossy().starts_with(&name)) {
                let bytes = std::fs::read(&path)?;
                for trace in traces {
                    let hit = bytes.windows(trace.len()).any(|part| part == trace.as_bytes());
                    found.extend(hit.then(|| format!("{trace} in {}", path.display())));
                }
            }
        }
        return Ok(found);
    }
    let schema =
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";
    let tables = world.cx.db.read().query(schema, &[]).await?;
    for table in tables {
        let table: String = table.get(0)?;
        for trace in traces {
            let sql = format!("SELECT count(*) FROM \"{table}\" t WHERE t::text ILIKE $1");
            let row = world.cx.db.read().query_opt(&sql, &[format!("%{trace}%").into()]).await?;
            let count: i64 = row.context("a count")?.get(0)?;
            found.extend((count > 0).then(|| format!("{trace} in {table}")));
        }
    }
    Ok(found)
}

pub async fn verified(world: &World) -> Result<()> {
    app::seal::tick(&world.cx).await?;
    for check in app::verify::CHECKS {
        let found = (check.run)(&world.cx).await?;
        ensure!(found.is_none(), "{}: {found:?}", check.name);
    }
    Ok(())
}

/// A customer who has left traces everywhere; gives its id, code and order.
pub async fn customer(world: &World, admin: &str) -> Result<(String, String, String)> {
    own_fields(world, admin).await?;
    let values = json!({
        "x_story": "<p>Once <b>Żaneta</b> Kowalska-Öst came</p>",
        "name": NAME, "kind": "person", "email": MAIL, "phone": PHONE, "street": "Secret of hers 7", "notes": "secret of hers",
    });
    let parts = json!({ "contact_points": [{ "values": { "kind": "mobile", "value": PHONE } }] });
    let keyed = [("cookie", admin), ("idempotency-key", "make-her")];
    let body = json!({ "values": values, "parts": parts }).to_string();
    let account = world.send("POST", "/api/v1/records/account", &keyed, Some(&body)).await?;
    ensure!(account.status == 201, "{}", account.text);
    let (account, code) =
        (id(&account.json())?, account.json()["code"].as_str().context("a code")?.to_owned());
    // A change of many, its undo, and what the history says of it.
    let bulk = json!({ "object": "account", "action": "update", "ids": [account], "values": { "source": format!("via {NAME}") } });
    made(world, admin, "/bulk", bulk).await?;
    work(world).await?;
    let view = json!({ "object": "account", "name": format!("only {MAIL}"), "filter": json!({ "field": "email", "op": "eq", "value": MAIL }).to_string() });
    made(world, admin, "/views", view).await?;
    let order = json!({ "values": { "account": account, "ordered_on": "2026-01-05", "currency": "EUR", "notes": format!("call {NAME} at {PHONE}") } });
    let order = id(&made(world, admin, "/records/order", order).await?)?;
    // What is to be done about her, in words of whoever wrote it down.
    let task = json!({ "values": { "subject": "Ring Kowalska-Öst", "account": account, "notes": "mobile 600 100 200" } });
    made(world, admin, "/records/task", task).await?;
    let meeting = json!({
        "values": { "subject": "Tasting", "first_day": "2026-03-01", "last_day": "2026-03-01" },
        "parts": { "people": [{ "values": { "account": account, "note": "secret of hers: a guide dog" } }] },
    });
    made(world, admin, "/records/appointment", meeting).await?;
    duplicate(world, admin, &account).await?;
    // Somebody else's record, which says something of her and something of its own.
    let other = json!({ "values": {
        "name": "Other Person", "kind": "person", "email": "other@example.org", "phone": "+48700100200",
        "x_partners": [account], "x_story": "<ul><li>works with <em>Kowalska-Öst</em></li></ul>",
    } });
    made(world, admin, "/records/account", other).await?;
    let path = format!("/api/v1/records/account/{account}/attachments?name=Kowalska-%C3%96st.txt");
    let file = [("cookie", admin), ("content-type", "text/plain")];
    let file = world.send("POST", &path, &file, Some("secret of hers")).await?;
    ensure!(file.status == 201, "{}", file.text);
    // An import that names her, tried and never carried out.
    let form = format!(
        "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n--cut\r\ncontent-disposition: form-data; \
         name=\"file\"; filename=\"kowalska-ost.csv\"\r\n\r\ncode,name,email,kind\nC-77,{NAME},{MAIL},nonsense\n\r\n--cut--\r\n"
    );
    let typed = [("cookie", admin), ("content-type", "multipart/form-data; boundary=cut")];
    let import = world.send("POST", "/api/v1/imports", &typed, Some(&form)).await?;
    ensure!(import.status.is_success(), "{}", import.text);
    let import = id(&import.json())?;
    let fields = json!({ "code": { "column": "code" }, "name": { "column": "name" }, "email": { "column": "email" }, "kind": { "column": "kind" } });
    let start = json!({ "mapping": { "object": "account", "fields": fields }, "dry_run": true });
    let started = post(world, admin, &format!("/imports/{import}/start"), &start).await?;
    ensure!(started.status.is_success(), "{}", started.text);
    work(world).await?;
    Ok((account, code, order))
}

/// The company keeps stories and partners of its customers.
async fn own_fields(world: &World, admin: &str) -> Result<()> {
    let fields = json!([
        { "key": "x_story", "type": "rich_text", "labels": { "en": "Story" }, "search": true },
        { "key": "x_partners", "type": "links", "to": "account", "labels": { "en": "Partners" } },
    ]);
    let body = json!({ "document": { "fields": fields } }).to_string();
    let headers = [("cookie", admin), ("if-match", "\"0\"")];
    let done = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
    ensure!(done.status == 200, "{}", done.text);
    Ok(())
}

/// She was entered twice; the two are made one, and the street of the other is taken over.
async fn duplicate(world: &World, admin: &str, account: &str) -> Result<()> {
    let values = json!({ "name": "Zaneta Kowalska-Ost", "kind": "person", "street": "secret of hers 8", "email": MAIL });
    let twice = made(world, admin, "/records/account", json!({ "values": values })).await?;
    let once = get(world, admin, &format!("/records/account/{account}")).await?;
    let records = json!([{ "id": account, "version": once["version"] }, { "id": twice["id"], "version": twice["version"] }]);
    let merge = json!({ "object": "account", "records": records, "fields": { "street": twice["id"] } });
    made(world, admin, "/merges", merge).await.map(drop)
}

async fn cancel(world: &World, admin: &str, order: &str) -> Result<()> {
    let version = get(world, admin, &format!("/records/order/{order}")).await?["version"].clone();
    let version = format!("\"{version}\"");
    let headers = [("cookie", admin), ("if-match", version.as_str())];
    let path = format!("/api/v1/orders/{order}/cancel");
    let answer = world.send("POST", &path, &headers, Some("{\"reason\":\"never mind\"}")).await?;
    ensure!(answer.status == 200, "{}", answer.text);
    Ok(())
}

pub async fn ask(world: &World, admin: &str, object: &str, record: &str, code: &str) -> Result<Answer> {
    post(world, admin, "/privacy/erasures", &json!({ "object": object, "record": record, "code": code }))
        .await
}

async fn refused(world: &World, admin: &str, record: &str, code: &str, why: &str) -> Result<()> {
    let answer = ask(world, admin, "account", record, code).await?;
    ensure!(answer.status == 409 && answer.code() == why, "{why}: {}", answer.text);
    let preview = get(world, admin, &format!("/privacy/person?object=account&record={record}")).await?;
    let told = preview["blocks"].as_array().into_iter().flatten().any(|block| block["code"] == why);
    ensure!(told, "the preview says so too: {preview}");
    Ok(())
}

#[test]
fn an_erased_person_is_nowhere_left() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (account, code, order) = customer(&world, &admin).await?;
        ensure!(!traces(&world).await?.is_empty(), "the search for traces finds some");
        let preview =
            get(&world, &admin, &format!("/privacy/person?object=account&record={account}")).await?;
        ensure!(preview["person"][0]["name"] == NAME && preview["person"][0]["code"] == code, "{preview}");
        ensure!(
            preview["person"].as_array().is_some_and(|list| list.len() == 2),
            "what was merged: {preview}"
        );
        // What stands in the way, one after the other.
        refused(&world, &admin, &account, &code, "privacy-orders-open").await?;
        cancel(&world, &admin, &order).await?;
        let hold =
            json!({ "object": "account", "record": account, "reason": format!("dispute with {NAME}") });
        made(&world, &admin, "/privacy/holds", hold).await?;
        refused(&world, &admin, &account, &code, "privacy-hold").await?;
        let preview =
            get(&world, &admin, &format!("/privacy/person?object=account&record={account}")).await?;
        let held = preview["holds"][0]["id"].as_str().context("a hold")?.to_owned();
        let path = format!("/api/v1/privacy/holds/{held}");
        ensure!(world.as_person(&admin, "DELETE", &path, None).await?.status == 204);
        ensure!(world.as_person(&admin, "DELETE", &path, None).await?.status == 404, "it is lifted once");
        let wrong = ask(&world, &admin, "account", &account, "A-999999").await?;
        ensure!(wrong.status == 422 && wrong.code() == "privacy-code-wrong", "{}", wrong.text);
        // Asked for twice: one erasure.
        let asked = ask(&world, &admin, "account", &account, &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        let again = ask(&world, &admin, "account", &account, &code).await?;
        ensure!(again.status == 409 && again.code() == "privacy-running", "{}", again.text);
        work(&world).await?;
        let request = id(&asked.json())?;
        let done = get(&world, &admin, &format!("/privacy/requests/{request}")).await?;
        ensure!(done["state"] == "done" && done["code"] == code, "{done}");
        ensure!(traces(&world).await?.is_empty(), "{:?}", traces(&world).await?);
        verified(&world).await?;
        let left = get(&world, &admin, &format!("/records/account/{account}")).await?;
        ensure!(left["values"]["name"] == code && left["values"]["email"] == Json::Null, "{left}");
        ensure!(left["parts"]["contact_points"] == json!([]), "{left}");
        let kept = get(&world, &admin, &format!("/records/order/{order}")).await?;
        ensure!(kept["values"]["account"]["id"] == account, "the order stays with its customer: {kept}");
        let found = get(&world, &admin, "/search?q=kowalska").await?;
        ensure!(found["items"] == json!([]), "{found}");
        let history = get(&world, &admin, &format!("/records/account/{account}/history")).await?;
        ensure!(history["items"][0]["action"] == "erase", "{history}");
        let other = get(&world, &admin, "/search?q=other@example.org").await?;
        ensure!(other["items"].as_array().is_some_and(|items| items.len() == 1), "{other}");
        certified(&world, &admin, &request).await?;
        // Once more: nothing is left to erase, and nothing breaks.
        let again = ask(&world, &admin, "account", &account, &code).await?;
        ensure!(again.status == 202, "{}", again.text);
        work(&world).await?;
        verified(&world).await
    });
}

#[test]
fn what_comes_in_the_way_after_the_question_is_seen() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let values = json!({ "name": "Anna", "kind": "person", "notes": "likes tea" });
        let account = made(&world, &admin, "/records/account", json!({ "values": values })).await?;
        let (account, code) = (id(&account)?, account["code"].as_str().context("a code")?.to_owned());
        let other = json!({ "name": "Somebody else", "kind": "person", "source": "by Anna of the shop" });
        let other = id(&made(&world, &admin, "/records/account", json!({ "values": other })).await?)?;
        let asked = ask(&world, &admin, "account", &account, &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        let hold = json!({ "object": "account", "record": account, "reason": "dispute" });
        made(&world, &admin, "/privacy/holds", hold).await?;
        work(&world).await?;
        let path = format!("/privacy/requests/{}", id(&asked.json())?);
        let stopped = get(&world, &admin, &path).await?;
        ensure!(stopped["state"] == "failed", "{stopped}");
        let left = get(&world, &admin, &format!("/records/account/{account}")).await?;
        ensure!(left["values"]["name"] == "Anna" && left["values"]["notes"] == "likes tea", "{left}");
        // Nor is there a way round by the trash.
        let trash = format!("/api/v1/records/account/{account}");
        let version = format!("\"{}\"", left["version"]);
        let trashed =
            world.send("DELETE", &trash, &[("cookie", &admin), ("if-match", &version)], None).await?;
        ensure!(trashed.status.is_success(), "{}", trashed.text);
        let purge = json!({ "code": code }).to_string();
        let purge = world
            .as_person(&admin, "POST", &format!("/api/v1/trash/account/{account}/purge"), Some(&purge))
            .await?;
        ensure!(purge.status == 409 && purge.code() == "purge-kept-hold", "{}", purge.text);
        let preview =
            get(&world, &admin, &format!("/privacy/person?object=account&record={account}")).await?;
        let held = preview["holds"][0]["id"].as_str().context("a hold")?;
        let lifted =
            world.as_person(&admin, "DELETE", &format!("/api/v1/privacy/holds/{held}"), None).await?;
        ensure!(lifted.status == 204, "{}", lifted.text);
        let again = ask(&world, &admin, "account", &account, &code).await?;
        ensure!(again.status == 202, "{}", again.text);
        work(&world).await?;
        let done = get(&world, &admin, &format!("/privacy/requests/{}", id(&again.json())?)).await?;
        ensure!(done["state"] == "done", "{done}");
        // A first name alone may be anybody's.
        let other = get(&world, &admin, &format!("/records/account/{other}")).await?;
        ensure!(other["values"]["source"] == "by Anna of the shop", "{other}");
        verified(&world).await
    });
}

/// The certificate is there in every language, and a changed one is found.
async fn certified(world: &World, admin: &str, request: &str) -> Result<()> {
    let mut titles = std::collections::BTreeSet::new();
    for language in ["en", "fr", "pt", "es", "pl", "ru"] {
        let path = format!("/privacy/requests/{request}/certificate?language={language}");
        let certificate = get(world, admin, &path).await?;
        let text = certificate.to_string();
        ensure!(certificate["language"] == language && !text.contains("privacy-"), "{text}");
        let asked = certificate["facts"][3]["value"].as_str().context("when it was asked for")?;
        let day = if language == "en" { asked.contains(" 20") } else { asked.contains(['.', '/']) };
        ensure!(day && asked.ends_with("(UTC)") && !asked.contains('-'), "{asked}");
        titles.insert(certificate["title"].as_str().unwrap_or_default().to_owned());
    }
    ensure!(titles.len() == 6, "{titles:?}");
    let tenant = world.cx.tenant().await?.uuid();
    let count = |n: i64| -> (&'static str, [store::Value; 3]) {
        let sql = "UPDATE privacy_request SET account = $3 WHERE tenant_id = $1 AND id = $2";
        let account = json!({ "erased": { "records": n }, "kept": {} });
        (sql, [tenant.into(), uuid::Uuid::parse_str(request).unwrap_or_default().into(), (&account).into()])
    };
    let sql = "SELECT account FROM privacy_request WHERE tenant_id = $1 AND id = $2";
    let args = [tenant.into(), uuid::Uuid::parse_str(request)?.into()];
    let row = world.cx.db.read().query_opt(sql, &args).await?.context("a request")?;
    let account: Json = row.get(0)?;
    let (sql, args) = count(99);
    world.cx.db.write(async |tx: &mut store::Tx| tx.execute(sql, &args).await).await?;
    let check =
        app::verify::CHECKS.iter().find(|check| check.name.contains("certificate")).context("a check")?;
    ensure!(
        (check.run)(&world.cx).await?.is_some_and(|found| found == request),
        "a changed account is found"
    );
    let args = [tenant.into(), uuid::Uuid::parse_str(request)?.into(), (&account).into()];
    world.cx.db.write(async |tx: &mut store::Tx| tx.execute(sql, &args).await).await?;
    Ok(())
}

#[test]
fn a_copy_holds_everything_and_lives_a_day() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (account, code, _) = customer(&world, &admin).await?;
        let person = json!({ "object": "account", "record": account });
        let request = id(&made(&world, &admin, "/privacy/copies", person).await?)?;
        let path = format!("/api/v1/privacy/requests/{request}/copy.zip");
        let copy = world.as_person(&admin, "GET", &path, None).await?;
        ensure!(copy.status == 200 && copy.bytes.starts_with(b"PK\x03\x04"), "{}", copy.text);
        let head = copy.headers.get("content-disposition").context("a name")?.to_str()?;
        ensure!(head == format!("attachment; filename=\"{code}.zip\""), "{head}");
        // Files lie in the archive as they are.
        ensure!(copy.text.contains("secret of hers") && copy.text.contains("data.json"), "no file");
        ensure!(copy.text.contains("index.html"), "no page");
        let certificate = format!("/api/v1/privacy/requests/{request}/certificate");
        ensure!(world.as_person(&admin, "GET", &certificate, None).await?.status == 404, "a copy has none");
        world.cx.clock.advance_seconds(24 * 3600 + 1);
        let admin = world.sign_in("administrator").await?;
        let late = world.as_person(&admin, "GET", &path, None).await?;
        ensure!(late.status == 410 && late.code() == "privacy-copy-over", "{}", late.text);
        Ok(())
    });
}

#[test]
fn who_signs_in_sponsors_or_administers_is_erased_only_where_others_can_go_on() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let me = get(&world, &admin, "/session").await?["user"]["id"].as_str().context("me")?.to_owned();
        let preview = get(&world, &admin, &format!("/privacy/person?object=user&record={me}")).await?;
        let code = preview["person"][0]["code"].as_str().context("a code")?.to_owned();
        let codes: Vec<&Json> =
            preview["blocks"].as_array().into_iter().flatten().map(|block| &block["code"]).collect();
        ensure!(codes == ["user-self", "user-last-administrator"], "{preview}");
        let answer = ask(&world, &admin, "user", &me, &code).await?;
        ensure!(answer.status == 409 && answer.code() == "user-self", "{}", answer.text);
        // A member with people below: the place stays, the person goes, with its sign-in.
        let below = json!({ "name": "Below", "sponsor": world.member });
        made(&world, &admin, "/members", below).await?;
        let distributor = world.sign_in("distributor").await?;
        let member = world.member;
        let preview = get(&world, &admin, &format!("/privacy/person?object=member&record={member}")).await?;
        ensure!(preview["person"].as_array().is_some_and(|list| list.len() == 2), "{preview}");
        let code = preview["person"][0]["code"].as_str().context("a code")?.to_owned();
        let asked = ask(&world, &admin, "member", &member.to_string(), &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        work(&world).await?;
        let gone = world.as_person(&distributor, "GET", "/api/v1/session", None).await?;
        ensure!(gone.status == 401, "{}", gone.text);
        let node = get(&world, &admin, &format!("/network/sponsor/node/{member}")).await?;
        ensure!(node["name"] == code && node["children"] == 1, "{node}");
        verified(&world).await
    });
}

#[test]
fn nothing_is_erased_while_an_import_could_write_it_again() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let account = json!({ "values": { "name": NAME, "kind": "person" } });
        let account = made(&world, &admin, "/records/account", account).await?;
        let (record, code) = (id(&account)?, account["code"].as_str().context("a code")?.to_owned());
        let bulk =
            json!({ "object": "account", "action": "update", "ids": [record], "values": { "city": "Ulm" } });
        made(&world, &admin, "/bulk", bulk).await?;
        refused(&world, &admin, &record, &code, "privacy-work-open").await?;
        work(&world).await?;
        let years =
            world.as_person(&admin, "PUT", "/api/v1/privacy/retention", Some("{\"years\":31}")).await?;
        ensure!(years.status == 422 && years.code() == "privacy-years", "{}", years.text);
        let firm = json!({ "values": { "name": "Firm", "kind": "company" } });
        let firm = id(&made(&world, &admin, "/records/account", firm).await?)?;
        let none = ask(&world, &admin, "account", &firm, "x").await?;
        ensure!(none.status == 404, "a company is no person: {}", none.text);
        ensure!(ask(&world, &admin, "account", &record, &code).await?.status == 202);
        work(&world).await?;
        verified(&world).await
    });
}

#[test]
fn what_is_merged_or_imported_meanwhile_is_erased_too() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let values = json!({ "name": NAME, "kind": "person", "email": MAIL });
        let asked_for = made(&world, &admin, "/records/account", json!({ "values": values })).await?;
        let (record, code) = (id(&asked_for)?, asked_for["code"].as_str().context("a code")?.to_owned());
        let other = json!({ "values": { "name": NAME, "kind": "person", "phone": PHONE } });
        let other = made(&world, &admin, "/records/account", other).await?;
        let asked = ask(&world, &admin, "account", &record, &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        let records = json!([{ "id": other["id"], "version": 1 }, { "id": record, "version": 1 }]);
        let merge = json!({ "object": "account", "records": records, "fields": { "email": record } });
        made(&world, &admin, "/merges", merge).await?;
        let bulk = json!({ "object": "account", "action": "update", "ids": [other["id"]], "values": { "city": "secret of hers" } });
        made(&world, &admin, "/bulk", bulk).await?;
        work(&world).await?;
        let path = format!("/privacy/requests/{}", id(&asked.json())?);
        ensure!(get(&world, &admin, &path).await?["state"] == "running", "it waits for the change of many");
        world.cx.clock.advance_seconds(3);
        work(&world).await?;
        let done = get(&world, &admin, &path).await?;
        ensure!(done["state"] == "done", "{done}");
        ensure!(traces(&world).await?.is_empty(), "{:?}", traces(&world).await?);
        let winner = get(&world, &admin, &format!("/records/account/{}", id(&other)?)).await?;
        ensure!(winner["values"]["name"] == winner["code"], "{winner}");
        verified(&world).await
    });
}

#[test]
fn an_erasure_that_has_begun_cannot_be_cancelled() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let values = json!({ "name": NAME, "kind": "person", "email": MAIL });
        let her = made(&world, &admin, "/records/account", json!({ "values": values })).await?;
        let (record, code) = (id(&her)?, her["code"].as_str().context("a code")?.to_owned());
        let cancel = async |admin: &str| -> Result<Answer> {
            let jobs = get(&world, admin, "/jobs").await?;
            let path = format!("/jobs/{}/cancel", id(&jobs["items"][0])?);
            post(&world, admin, &path, &json!({})).await
        };
        // Before it begins it can: the next request is another one.
        ensure!(ask(&world, &admin, "account", &record, &code).await?.status == 202);
        ensure!(cancel(&admin).await?.status == 200);
        let asked = ask(&world, &admin, "account", &record, &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        let leased = app::jobs::claim(&world.cx, "worker").await?.context("a job")?;
        let mut begun = Box::pin(app::jobs::run(&world.cx, &leased));
        let sql =
            "SELECT count(*) FROM job WHERE tenant_id = $1 AND kind = 'privacy' AND checkpoint IS NOT NULL";
        let tenant = world.cx.tenant().await?.uuid();
        loop {
            ensure!(begun.as_mut().now_or_never().is_none(), "it ended before it was seen to begin");
            let row = world.cx.db.read().query_opt(sql, &[tenant.into()]).await?.context("a count")?;
            if row.get::<i64>(0)? == 1 {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(begun);
        world.cx.clock.advance_seconds(60);
        let late = cancel(&admin).await?;
        ensure!(late.status == 409 && late.code() == "privacy-begun", "{}", late.text);
        work(&world).await?;
        let done = get(&world, &admin, &format!("/privacy/requests/{}", id(&asked.json())?)).await?;
        ensure!(done["state"] == "done", "{done}");
        verified(&world).await
    });
}

#[test]
fn a_copy_of_who_signs_in_holds_no_secret() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        world.sign_in("distributor").await?;
        let person = json!({ "object": "member", "record": world.member });
        let request = id(&made(&world, &admin, "/privacy/copies", person).await?)?;
        let path = format!("/api/v1/privacy/requests/{request}/copy.zip");
        let copy = world.as_person(&admin, "GET", &path, None).await?;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(copy.bytes))?;
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("data.json")?, &mut text)?;
        let data: Json = serde_json::from_str(&text)?;
        ensure!(data["sign_in"][0]["login"] == "distributor", "{data}");
        ensure!(data["sign_in"][0]["sessions"].as_array().is_some_and(|list| list.len() == 1), "{data}");
        for secret in ["argon2", "token_hash", "seed"] {
            ensure!(!text.contains(secret), "{secret} in {text}");
        }
        // A request is its asker's: for another administrator there is none.
        let second = app::users::NewUser {
            login: "second".into(),
            password: crate::common::PASSWORD.into(),
            roles: vec!["administrator".into()],
            ..app::users::NewUser::default()
        };
        app::users::add(&world.cx, &second).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let second = world.sign_in("second").await?;
        ensure!(world.as_person(&second, "GET", &path, None).await?.status == 404);
        Ok(())
    });
}

#[test]
fn an_erasure_that_breaks_off_anywhere_is_finished() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (account, code, order) = customer(&world, &admin).await?;
        cancel(&world, &admin, &order).await?;
        let asked = ask(&world, &admin, "account", &account, &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        // A worker that dies after so many commits: what it had not committed is rolled back, the next one goes on.
        for commits in [1, 2, 3, 7] {
            let Some(leased) = app::jobs::claim(&world.cx, &format!("worker {commits}")).await? else {
                break;
            };
            let before = world.cx.db.writes();
            let mut work = Box::pin(app::jobs::run(&world.cx, &leased));
            while world.cx.db.writes() - before < commits && work.as_mut().now_or_never().is_none() {
                tokio::task::yield_now().await;
            }
            drop(work);
            world.cx.clock.advance_seconds(60);
        }
        work(&world).await?;
        let request = id(&asked.json())?;
        let admin = world.sign_in("administrator").await?;
        let done = get(&world, &admin, &format!("/privacy/requests/{request}")).await?;
        ensure!(done["state"] == "done", "{done}");
        ensure!(traces(&world).await?.is_empty(), "{:?}", traces(&world).await?);
        verified(&world).await
    });
}

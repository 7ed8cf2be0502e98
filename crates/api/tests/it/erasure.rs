//! What an erasure has to reach beyond a person's own records: words that others left elsewhere, and what happens meanwhile.

use anyhow::{Context as _, Result, ensure};
use app::users::NewUser;
use futures::FutureExt as _;
use serde_json::{Value as Json, json};
use store::{Read as _, Tx};
use testkit::smtp::{Script, Smtp};
use uuid::Uuid;

use crate::common::{PASSWORD, World};
use crate::privacy::{ask, get, id, made, traces_of, verified, work};

/// A colleague's name, as it is and as it is folded.
const COLLEAGUE: &str = "Zenobia Bliźniak";
const TRACES: [&str; 4] = ["Zenobia", "zenobia", "Bliźniak", "blizniak"];

/// Somebody who signs in; gives the id and the code that stands for the person once it is erased.
async fn colleague(world: &World, admin: &str, login: &str) -> Result<(String, String)> {
    let new = NewUser {
        login: login.into(),
        name: COLLEAGUE.into(),
        password: PASSWORD.into(),
        roles: vec!["manager".into()],
        ..NewUser::default()
    };
    let user = app::users::add(&world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let user = user.uuid().to_string();
    let preview = get(world, admin, &format!("/privacy/person?object=user&record={user}")).await?;
    let code = preview["person"][0]["code"].as_str().with_context(|| preview.to_string())?;
    Ok((user, code.to_owned()))
}

/// Erases a person to the end.
async fn erased(world: &World, admin: &str, object: &str, record: &str, code: &str) -> Result<()> {
    let asked = ask(world, admin, object, record, code).await?;
    ensure!(asked.status == 202, "{}", asked.text);
    work(world).await?;
    let done = get(world, admin, &format!("/privacy/requests/{}", id(&asked.json())?)).await?;
    ensure!(done["state"] == "done", "{done}");
    Ok(())
}

/// A customer; gives the id and the code.
async fn customer(world: &World, admin: &str, name: &str) -> Result<(String, String)> {
    let values = json!({ "name": name, "kind": "person" });
    let made = made(world, admin, "/records/account", json!({ "values": values })).await?;
    Ok((id(&made)?, made["code"].as_str().context("a code")?.to_owned()))
}

async fn change(world: &World, admin: &str, path: &str, body: Json) -> Result<()> {
    let version = get(world, admin, path).await?["version"].clone();
    let version = format!("\"{version}\"");
    let headers = [("cookie", admin), ("if-match", version.as_str())];
    let answer = world.send("PATCH", &format!("/api/v1{path}"), &headers, Some(&body.to_string())).await?;
    ensure!(answer.status == 200, "{path} {body}: {}", answer.text);
    Ok(())
}

/// Notes something in the trail as it was noted by an older version, or by a way this test does not go.
async fn noted(
    world: &World,
    actor: Option<Uuid>,
    (object, record, action): (&str, Uuid, &str),
    diff: &Json,
) -> Result<()> {
    world.cx.clock.advance_seconds(1);
    let tenant = world.cx.tenant().await?;
    let entry = store::audit::Entry {
        id: world.cx.new_id(),
        at: world.cx.now(),
        actor,
        via: None,
        object,
        record: Some(record),
        action,
        request: "",
        address: None,
        diff,
    };
    Ok(world.cx.db.write(async |tx: &mut Tx| store::audit::record(tx, tenant, &entry).await).await?)
}

/// How many entries by or about somebody who signs in say where they came from.
async fn origins(world: &World, user: &str) -> Result<i64> {
    use store::Read as _;
    let sql = "SELECT count(*) FROM audit_origin o JOIN audit_entry e ON e.tenant_id = o.tenant_id AND e.id = o.entry_id \
               WHERE e.tenant_id = $1 AND (e.actor_id = $2 OR (e.object = 'user' AND e.record_id = $2))";
    let args = [world.cx.tenant().await?.uuid().into(), Uuid::parse_str(user)?.into()];
    let row = world.cx.db.read().query_opt(sql, &args).await?.context("a count")?;
    Ok(row.get(0)?)
}

#[test]
fn whom_records_were_given_to_is_not_named_any_more() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (user, code) = colleague(&world, &admin, "zb-office").await?;
        world.sign_in("zb-office").await?;
        let (account, _) = customer(&world, &admin, "Somebody Else").await?;
        let assign = json!({ "object": "account", "action": "assign", "ids": [account], "owner": user });
        let bulk = made(&world, &admin, "/bulk", assign).await?;
        work(&world).await?;
        let history = format!("/records/account/{account}/history");
        let told = get(&world, &admin, &history).await?["items"][0]["changes"][0].clone();
        ensure!(told["before"] == "administrator" && told["after"] == COLLEAGUE, "{told}");
        world.cx.clock.advance_seconds(1);
        made(&world, &admin, &format!("/bulk/{}/undo", id(&bulk)?), json!({})).await?;
        work(&world).await?;
        let told = get(&world, &admin, &history).await?["items"][0]["changes"][0].clone();
        ensure!(told["before"] == COLLEAGUE && told["after"] == "administrator", "{told}");
        // As it was noted before ids were: by the names of that day, and of somebody else's as well.
        let account = Uuid::parse_str(&account)?;
        let given = json!({ "owner": ["administrator", COLLEAGUE] });
        noted(&world, None, ("account", account, "update"), &given).await?;
        let others = json!({ "owner": [null, "Zenobia Other"] });
        noted(&world, None, ("account", account, "update"), &others).await?;
        ensure!(origins(&world, &user).await? > 0, "where requests about the person came from");
        erased(&world, &admin, "user", &user, &code).await?;
        ensure!(origins(&world, &user).await? == 0, "is gone with it");
        let told = get(&world, &admin, &history).await?["items"].clone();
        ensure!(told[0]["changes"][0]["after"] == "Zenobia Other", "{told}");
        ensure!(told[1]["changes"] == json!([]), "what was noted by name is gone: {told}");
        ensure!(told[2]["changes"][0]["before"] == code && told[3]["changes"][0]["after"] == code, "{told}");
        let left = traces_of(&world, &["Bliźniak", "blizniak"]).await?;
        ensure!(left.is_empty(), "{left:?}");
        verified(&world).await
    });
}

#[test]
fn what_no_longer_points_to_the_person_is_looked_through_too() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (her, code) = customer(&world, &admin, COLLEAGUE).await?;
        let (other, _) = customer(&world, &admin, "Somebody Else").await?;
        // A task that was hers: its subject of then names her by a part, its notes of now as a whole.
        let notes = format!("as {COLLEAGUE} said");
        let task = json!({ "values": { "subject": "Ring Zenobia", "account": her, "notes": notes } });
        let task = format!("/records/task/{}", id(&made(&world, &admin, "/records/task", task).await?)?);
        change(&world, &admin, &task, json!({ "values": { "subject": "Ring", "account": other } })).await?;
        // She took part, and what was noted of it says nothing but her id.
        let line = json!({ "values": { "account": her, "note": "needs a ramp" } });
        let meeting = json!({
            "values": { "subject": "Tasting", "first_day": "2026-03-01", "last_day": "2026-03-01" },
            "parts": { "people": [line] },
        });
        let meeting = id(&made(&world, &admin, "/records/appointment", meeting).await?)?;
        let meeting = format!("/records/appointment/{meeting}");
        change(&world, &admin, &meeting, json!({ "parts": { "people": [] } })).await?;
        // Somebody else's task, who is called like her in part, was never hers.
        let namesake = json!({ "values": { "subject": "Ring Zenobia Other", "account": other } });
        let namesake = id(&made(&world, &admin, "/records/task", namesake).await?)?;
        erased(&world, &admin, "account", &her, &code).await?;
        let traces = ["Ring Zenobia\"", "Bliźniak", "blizniak", "needs a ramp"];
        let left = traces_of(&world, &traces).await?;
        ensure!(left.is_empty(), "{left:?}");
        let left = get(&world, &admin, &task).await?["values"].clone();
        ensure!(left["subject"] == "Ring" && left["notes"].is_null(), "{left}");
        let left = get(&world, &admin, &format!("/records/task/{namesake}")).await?["values"].clone();
        ensure!(left["subject"] == "Ring Zenobia Other", "{left}");
        let history = get(&world, &admin, &format!("/records/task/{namesake}/history")).await?;
        ensure!(history["items"][0]["changes"].as_array().is_some_and(|list| !list.is_empty()), "{history}");
        verified(&world).await
    });
}

#[test]
fn files_at_what_points_to_the_person_lose_its_name() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (her, code) = customer(&world, &admin, COLLEAGUE).await?;
        let (other, _) = customer(&world, &admin, "Somebody Else").await?;
        for (account, names) in [(&her, ["blizniak.txt", "plan.txt"]), (&other, ["zenobia.txt", "plan.txt"])]
        {
            let task = json!({ "values": { "subject": "Sign", "account": account } });
            let task = id(&made(&world, &admin, "/records/task", task).await?)?;
            for name in names {
                let path = format!("/api/v1/records/task/{task}/attachments?name={name}");
                world.cx.clock.advance_seconds(1);
                let key = world.cx.new_id().to_string();
                let kept = ("idempotency-key", key.as_str());
                let headers = [("cookie", admin.as_str()), ("content-type", "text/plain"), kept];
                let sent = world.send("POST", &path, &headers, Some(account)).await?;
                ensure!(sent.status == 201, "{}", sent.text);
            }
        }
        erased(&world, &admin, "account", &her, &code).await?;
        let mut names = Vec::new();
        let tenant = world.cx.tenant().await?.uuid();
        let sql = "SELECT name FROM attachment WHERE tenant_id = $1 ORDER BY id";
        for row in world.cx.db.read().query(sql, &[tenant.into()]).await? {
            names.push(row.get::<String>(0)?);
        }
        ensure!(names == ["–", "plan.txt", "zenobia.txt", "plan.txt"], "{names:?}");
        let left = traces_of(&world, &["blizniak", "Bliźniak"]).await?;
        ensure!(left.is_empty(), "{left:?}");
        verified(&world).await
    });
}

async fn forgot(world: &World, login: &str) -> Result<()> {
    let answer = crate::mail::forgot(world, login, &[]).await?;
    ensure!(answer.status == 202, "{}", answer.text);
    Ok(())
}

/// What the outbox holds of mails, in the order they were asked for.
async fn asked_for(world: &World) -> Result<Vec<Json>> {
    let tenant = world.cx.tenant().await?.uuid();
    let sql = "SELECT payload FROM outbox WHERE tenant_id = $1 AND topic = 'mail' ORDER BY id";
    let rows = world.cx.db.read().query(sql, &[tenant.into()]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect::<Result<_, store::Error>>()?)
}

#[test]
fn a_login_typed_for_a_forgotten_password_is_not_kept() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        let (user, code) = colleague(&world, &admin, "zb").await?;
        for login in [" ZB ", "zbig", "nobody"] {
            forgot(&world, login).await?;
            world.cx.clock.advance_seconds(1);
        }
        erased(&world, &admin, "user", &user, &code).await?;
        let waiting = asked_for(&world).await?;
        let expected = [json!({ "login": "–" }), json!({ "login": "zbig" }), json!({ "login": "nobody" })];
        ensure!(waiting == expected, "{waiting:?}");
        world.send_mails().await?;
        ensure!(smtp.contents.try_recv().is_err(), "nobody is written to");
        // Whoever it was meant: once nothing is left to do, nothing is left of it.
        let done = asked_for(&world).await?;
        ensure!(done == [json!({}), json!({}), json!({})], "{done:?}");
        verified(&world).await
    });
}

#[test]
fn a_mail_on_its_way_leaves_nothing_of_who_is_erased_meanwhile() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Hold).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        let (user, code) = colleague(&world, &admin, "zenobia@example.org").await?;
        forgot(&world, "zenobia@example.org").await?;
        let cx = world.cx.clone();
        let turn = tokio::spawn(async move { app::mail::turn(&cx).await });
        smtp.contents.recv().await.context("a mail on its way")?;
        erased(&world, &admin, "user", &user, &code).await?;
        smtp.let_go();
        ensure!(turn.await??, "a mail was taken up");
        let tenant = world.cx.tenant().await?;
        let sql = "SELECT reply FROM mail WHERE tenant_id = $1";
        let rows = world.cx.db.read().query(sql, &[tenant.uuid().into()]).await?;
        ensure!(rows.is_empty(), "what the server said is not kept");
        ensure!(asked_for(&world).await? == [json!({})] && !app::mail::turn(&world.cx).await?);
        let left = traces_of(&world, &TRACES).await?;
        ensure!(left.is_empty(), "{left:?}");
        verified(&world).await
    });
}

#[test]
fn whoever_is_barred_while_a_mail_is_on_its_way_has_its_outcome_noted() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Hold).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        let (user, _) = colleague(&world, &admin, "zenobia@example.org").await?;
        forgot(&world, "zenobia@example.org").await?;
        let cx = world.cx.clone();
        let turn = tokio::spawn(async move { app::mail::turn(&cx).await });
        smtp.contents.recv().await.context("a mail on its way")?;
        let (tenant, user) = (world.cx.tenant().await?, kernel::UserId::from_uuid(Uuid::parse_str(&user)?));
        let bar = async |tx: &mut Tx| store::session::set_disabled(tx, tenant, user, true).await;
        world.cx.db.write(bar).await?;
        smtp.let_go();
        ensure!(turn.await??, "a mail was taken up");
        let mail = store::mail::latest(&mut world.cx.db.read(), tenant, user).await?.context("a mail")?;
        ensure!(mail.state == store::mail::MailState::Sent, "{mail:?}");
        // Another one does not begin.
        let next =
            store::mail::Mail { id: world.cx.new_id(), state: store::mail::MailState::Sending, ..mail };
        let noted = world.cx.db.write(async |tx: &mut Tx| store::mail::note(tx, tenant, &next).await).await?;
        ensure!(!noted, "nobody writes to whoever was barred");
        Ok(())
    });
}

#[test]
fn ways_to_sign_in_that_were_taken_away_leave_no_name() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (user, code) = colleague(&world, &admin, "zb-office").await?;
        let me = get(&world, &admin, "/session").await?["user"]["id"].as_str().context("me")?.to_owned();
        let (user_id, me) = (Some(Uuid::parse_str(&user)?), Some(Uuid::parse_str(&me)?));
        for object in ["passkey", "identity", "token"] {
            let record = world.cx.new_id();
            let named = |name: &str| json!({ "name": [null, name] });
            noted(&world, user_id, (object, record, "create"), &named("phone of zenobia")).await?;
            noted(&world, user_id, (object, record, "update"), &named("pad of blizniak")).await?;
            // Not by the person: what is left of it is found by what it was taken from.
            noted(&world, me, (object, record, "revoke"), &json!({ "name": ["pad of blizniak", null] }))
                .await?;
            noted(&world, me, (object, world.cx.new_id(), "create"), &named("phone of anybody")).await?;
        }
        erased(&world, &admin, "user", &user, &code).await?;
        let left = traces_of(&world, &TRACES).await?;
        ensure!(left.is_empty(), "{left:?}");
        ensure!(!traces_of(&world, &["phone of anybody"]).await?.is_empty(), "others' stay");
        verified(&world).await
    });
}

#[test]
fn a_file_that_is_brought_while_the_work_goes_on_goes_too() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (her, code) = customer(&world, &admin, COLLEAGUE).await?;
        let asked = ask(&world, &admin, "account", &her, &code).await?;
        ensure!(asked.status == 202, "{}", asked.text);
        let leased = app::jobs::claim(&world.cx, "worker").await?.context("a job")?;
        let mut begun = Box::pin(app::jobs::run(&world.cx, &leased));
        let tenant = world.cx.tenant().await?.uuid();
        let sql = "SELECT checkpoint FROM job WHERE tenant_id = $1 AND kind = 'privacy'";
        loop {
            ensure!(begun.as_mut().now_or_never().is_none(), "it ended before a file was brought");
            let row = world.cx.db.read().query_opt(sql, &[tenant.into()]).await?.context("a job")?;
            let at: Option<Json> = row.get(0)?;
            // Files were looked at, and everything else is still to come.
            if at.is_some_and(|at| at["step"] == "Mentions") {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(begun);
        let path = format!("/api/v1/records/account/{her}/attachments?name=zenobia.txt");
        let headers = [("cookie", admin.as_str()), ("content-type", "text/plain")];
        let file = world.send("POST", &path, &headers, Some("needs a ramp")).await?;
        ensure!(file.status == 201, "{}", file.text);
        world.cx.clock.advance_seconds(60);
        work(&world).await?;
        let admin = world.sign_in("administrator").await?;
        let done = get(&world, &admin, &format!("/privacy/requests/{}", id(&asked.json())?)).await?;
        ensure!(done["state"] == "done", "{done}");
        let sql = "SELECT count(*) FROM attachment WHERE tenant_id = $1";
        let row = world.cx.db.read().query_opt(sql, &[tenant.into()]).await?.context("a count")?;
        ensure!(row.get::<i64>(0)? == 0, "the file is gone");
        let left = traces_of(&world, &TRACES).await?;
        ensure!(left.is_empty(), "{left:?}");
        verified(&world).await
    });
}

#[test]
fn work_that_waits_in_a_restored_database_does_not_write_the_person_again() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (her, code) = customer(&world, &admin, COLLEAGUE).await?;
        let bulk =
            json!({ "object": "account", "action": "update", "ids": [her], "values": { "city": "Zenobia" } });
        made(&world, &admin, "/bulk", bulk).await?;
        let form = format!(
            "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n--cut\r\ncontent-disposition: form-data; \
             name=\"file\"; filename=\"a.csv\"\r\n\r\ncode,name,kind\n{code},{COLLEAGUE},person\n\r\n--cut--\r\n"
        );
        let typed = [("cookie", admin.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
        let import = world.send("POST", "/api/v1/imports", &typed, Some(&form)).await?;
        ensure!(import.status.is_success(), "{}", import.text);
        let fields = json!({ "code": { "column": "code" }, "name": { "column": "name" }, "kind": { "column": "kind" } });
        let start = json!({ "mapping": { "object": "account", "fields": fields }, "dry_run": false });
        made(&world, &admin, &format!("/imports/{}/start", id(&import.json())?), start).await?;
        // The backup knows nothing of the erasure; the journal beside it does.
        let piece =
            app::privacy::Piece { object: "account".into(), id: Uuid::parse_str(&her)?, code: code.clone() };
        let line = app::privacy::Line {
            request: world.cx.new_id(),
            tenant: world.cx.tenant().await?.uuid(),
            at: world.cx.now(),
            by: None,
            person: vec![piece],
        };
        let lines = [line];
        ensure!(app::privacy::replay(&world.cx, &lines).await? == 1);
        work(&world).await?;
        let jobs = get(&world, &admin, "/jobs").await?;
        let states: Vec<&Json> =
            jobs["items"].as_array().into_iter().flatten().map(|job| &job["state"]).collect();
        ensure!(states == ["cancelled", "cancelled"], "{jobs}");
        let left = get(&world, &admin, &format!("/records/account/{her}")).await?["values"].clone();
        ensure!(left["name"] == code && left["city"].is_null(), "{left}");
        let left = traces_of(&world, &TRACES).await?;
        ensure!(left.is_empty(), "{left:?}");
        ensure!(app::privacy::replay(&world.cx, &lines).await? == 0, "once is enough");
        verified(&world).await
    });
}

#[test]
fn nobody_takes_a_copy_of_somebody_with_more_rights() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let rights = json!({ "objects": {
            "privacy": { "read": "all", "export": "all" }, "user": { "read": "all" }, "account": { "read": "all" },
        } });
        let role = json!({ "values": { "code": "copies", "name": "Copies", "rights": rights } });
        made(&world, &admin, "/records/role", role).await?;
        app::users::set_roles(&world.cx, "finance", &["copies".to_owned()]).await?;
        let clerk = world.sign_in("finance").await?;
        let me = get(&world, &admin, "/session").await?["user"]["id"].as_str().context("me")?.to_owned();
        let body = json!({ "object": "user", "record": me });
        let path = "/api/v1/privacy/copies";
        let refused = world.as_person(&clerk, "POST", path, Some(&body.to_string())).await?;
        ensure!(refused.status == 403 && refused.code() == "user-superior", "{}", refused.text);
        let requests = get(&world, &admin, "/privacy/requests").await?;
        ensure!(requests["items"] == json!([]), "{requests}");
        // A customer has no rights at all.
        let (her, _) = customer(&world, &admin, COLLEAGUE).await?;
        let body = json!({ "object": "account", "record": her });
        made(&world, &clerk, "/privacy/copies", body).await?;
        Ok(())
    });
}

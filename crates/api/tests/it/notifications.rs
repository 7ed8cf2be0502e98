//! What people are told through the API: whom, in whose words, what stays untold, and marking it as read.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::World;

async fn told(world: &World, cookie: &str) -> Result<(Vec<String>, i64)> {
    let page = world.as_person(cookie, "GET", "/api/v1/notifications", None).await?.json();
    let items = page["items"].as_array().context("items")?;
    let texts = items.iter().map(|item| item["text"].as_str().unwrap_or_default().to_owned()).collect();
    Ok((texts, page["unread"].as_i64().context("a count")?))
}

async fn work(world: &World) -> Result<()> {
    while let Some(leased) =
        app::jobs::claim(&world.cx, "test").await.map_err(|e| anyhow::anyhow!("{e:?}"))?
    {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await.map_err(|e| anyhow::anyhow!("{e:?}"))?;
    }
    Ok(())
}

async fn assign(world: &World, cookie: &str, object: &str, ids: &[Json], owner: &str) -> Result<()> {
    let body = json!({ "object": object, "action": "assign", "ids": ids, "owner": owner }).to_string();
    let started = world.as_person(cookie, "POST", "/api/v1/bulk", Some(&body)).await?;
    ensure!(started.status == StatusCode::ACCEPTED, "{}", started.text);
    work(world).await
}

async fn create(world: &World, cookie: &str, object: &str, values: Json) -> Result<Json> {
    let body = json!({ "values": values }).to_string();
    let answer = world.as_person(cookie, "POST", &format!("/api/v1/records/{object}"), Some(&body)).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    Ok(answer.json())
}

async fn me(world: &World, cookie: &str) -> Result<String> {
    let me = world.as_person(cookie, "GET", "/api/v1/session", None).await?.json();
    Ok(me["user"]["id"].as_str().context("an id")?.to_owned())
}

#[test]
fn whoever_is_given_a_record_is_told_once_and_only_while_it_is_in_sight() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let office = world.sign_in("sales_office").await?;
        let finance = world.sign_in("finance").await?;
        let task = create(&world, &admin, "task", json!({ "subject": "Call Ana" })).await?;
        assign(&world, &admin, "task", &[task["id"].clone()], &me(&world, &office).await?).await?;
        let (texts, unread) = told(&world, &office).await?;
        ensure!(texts == ["Assigned to you: Call Ana"] && unread == 1, "{texts:?} {unread}");
        ensure!(told(&world, &finance).await?.0.is_empty(), "nobody else is told");
        // Whoever started the work hears that it is done, and not of giving something away.
        let (texts, _) = told(&world, &admin).await?;
        ensure!(texts == ["Assignment of many: Tasks: done"], "{texts:?}");
        // Finance sees own tasks only: once it is given on, nothing is told of it any more.
        let other = create(&world, &admin, "task", json!({ "subject": "Secret" })).await?;
        assign(&world, &admin, "task", &[other["id"].clone()], &me(&world, &finance).await?).await?;
        ensure!(told(&world, &finance).await?.0 == ["Assigned to you: Secret"]);
        assign(&world, &admin, "task", &[other["id"].clone()], &me(&world, &office).await?).await?;
        ensure!(told(&world, &finance).await? == (Vec::new(), 0));
        // Several at once are one message.
        let many = [
            create(&world, &admin, "task", json!({ "subject": "A" })).await?["id"].clone(),
            create(&world, &admin, "task", json!({ "subject": "B" })).await?["id"].clone(),
        ];
        assign(&world, &admin, "task", &many, &me(&world, &finance).await?).await?;
        ensure!(told(&world, &finance).await?.0 == ["2 records assigned to you: Tasks"]);
        Ok(())
    });
}

#[test]
fn read_unread_all_read_and_kinds_one_does_not_want() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let office = world.sign_in("sales_office").await?;
        let owner = me(&world, &office).await?;
        let mut tasks = Vec::new();
        for subject in ["One", "Two", "Three"] {
            tasks.push(create(&world, &admin, "task", json!({ "subject": subject })).await?["id"].clone());
        }
        for task in &tasks[..2] {
            assign(&world, &admin, "task", std::slice::from_ref(task), &owner).await?;
        }
        let page = world.as_person(&office, "GET", "/api/v1/notifications", None).await?;
        let tag = page.headers["etag"].to_str()?.to_owned();
        let headers = [("cookie", office.as_str()), ("if-none-match", tag.as_str())];
        let same = world.send("GET", "/api/v1/notifications", &headers, None).await?;
        ensure!(same.status == StatusCode::NOT_MODIFIED && same.bytes.is_empty());
        let id = page.json()["items"][0]["id"].clone();
        let mark = async |cookie: &str, id: &Json, read: bool| {
            let body = json!({ "id": id, "read": read }).to_string();
            world.as_person(cookie, "POST", "/api/v1/notifications/read", Some(&body)).await
        };
        ensure!(mark(&admin, &id, true).await?.status == StatusCode::NOT_FOUND, "another person's");
        for (read, unread) in [(true, 1), (true, 1), (false, 2)] {
            ensure!(mark(&office, &id, read).await?.status == StatusCode::NO_CONTENT);
            ensure!(told(&world, &office).await?.1 == unread);
        }
        ensure!(mark(&office, &Json::Null, true).await?.status == StatusCode::NO_CONTENT);
        ensure!(told(&world, &office).await?.1 == 0);
        let off = json!({ "off": ["assigned"] }).to_string();
        let chosen =
            world.as_person(&office, "PUT", "/api/v1/notifications/choices", Some(&off)).await?.json();
        ensure!(
            chosen["items"][0] == json!({ "kind": "assigned", "wanted": false, "mail": false }),
            "{chosen}"
        );
        assign(&world, &admin, "task", &tasks[2..], &owner).await?;
        ensure!(told(&world, &office).await?.0.len() == 2, "what is not wanted is not told");
        Ok(())
    });
}

#[test]
fn a_task_is_reminded_of_on_its_day_and_once() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let tenant = world.cx.tenant().await?;
        let today = world.cx.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let tomorrow = today.tomorrow()?;
        create(&world, &office, "task", json!({ "subject": "Due", "due_on": today.to_string() })).await?;
        create(&world, &office, "task", json!({ "subject": "Later", "due_on": tomorrow.to_string() }))
            .await?;
        create(
            &world,
            &office,
            "task",
            json!({ "subject": "Done", "due_on": today.to_string(), "status": "done" }),
        )
        .await?;
        let remind = async || {
            app::notifications::remind(&world.cx, tenant).await.map_err(|e| anyhow::anyhow!("{e:?}"))
        };
        let (first, second) = tokio::join!(remind(), remind());
        // Whichever of the two was faster.
        let (first, second) = (first?, second?);
        ensure!((1..=2).contains(&(first + second)), "{first} {second}");
        ensure!(remind().await? == 0);
        let (texts, _) = told(&world, &office).await?;
        ensure!(texts == ["Due today: Due"], "{texts:?}");
        Ok(())
    });
}

/// Chooses for one kind of news how it is told.
async fn choose(world: &World, cookie: &str, off: &[&str], mail: &[&str]) -> Result<Json> {
    let body = json!({ "off": off, "mail": mail }).to_string();
    let chosen = world.as_person(cookie, "PUT", "/api/v1/notifications/choices", Some(&body)).await?;
    ensure!(chosen.status == StatusCode::OK, "{}", chosen.text);
    Ok(chosen.json())
}

#[test]
fn whoever_is_named_in_a_text_is_told_once_and_only_who_may_see_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (office, finance) = (world.sign_in("sales_office").await?, world.sign_in("finance").await?);
        let notes = "@sales_office look, and @FINANCE too; @nobody, office@example.org, @administrator";
        let task = create(&world, &admin, "task", json!({ "subject": "Call Ana", "notes": notes })).await?;
        let named = ["administrator named you: Call Ana"];
        ensure!(told(&world, &office).await? == (named.map(str::to_owned).to_vec(), 1));
        // Finance sees own tasks only; whoever wrote it knows.
        ensure!(told(&world, &finance).await?.0.is_empty() && told(&world, &admin).await?.0.is_empty());
        // The same text again, and more of it, names nobody anew.
        let change = async |version: i64, notes: &str| -> Result<()> {
            let path = format!("/api/v1/records/task/{}", task["id"].as_str().context("an id")?);
            let body = json!({ "values": { "notes": notes } }).to_string();
            let version = format!("\"{version}\"");
            let headers = [("cookie", admin.as_str()), ("if-match", version.as_str())];
            let changed = world.send("PATCH", &path, &headers, Some(&body)).await?;
            ensure!(changed.status == StatusCode::OK, "{}", changed.text);
            Ok(())
        };
        change(1, &format!("{notes}, and soon")).await?;
        ensure!(told(&world, &office).await?.1 == 1);
        // Named anew while the last word of it is unread says nothing new; read, it is told again.
        change(2, "nobody").await?;
        change(3, "@sales_office @sales_office").await?;
        ensure!(told(&world, &office).await?.0.len() == 1);
        read_all(&world, &office).await?;
        change(4, "nobody").await?;
        change(5, "@sales_office").await?;
        let (texts, unread) = told(&world, &office).await?;
        ensure!(texts.len() == 2 && unread == 1, "named anew: {texts:?}");
        read_all(&world, &office).await?;
        choose(&world, &office, &["mentioned"], &[]).await?;
        change(6, "nobody").await?;
        change(7, "@sales_office").await?;
        ensure!(told(&world, &office).await?.0.len() == 2, "what is not wanted is not told");
        Ok(())
    });
}

async fn read_all(world: &World, cookie: &str) -> Result<()> {
    let body = json!({ "read": true }).to_string();
    let read = world.as_person(cookie, "POST", "/api/v1/notifications/read", Some(&body)).await?;
    ensure!(read.status == StatusCode::NO_CONTENT, "{}", read.text);
    Ok(())
}

#[test]
fn nobody_fills_anothers_bell() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        // Just after midnight, so that the day does not end meanwhile.
        let into = world.cx.now().as_second().rem_euclid(24 * 3600);
        world.cx.clock.advance_seconds(24 * 3600 - into);
        let (admin, office) = (world.sign_in("administrator").await?, world.sign_in("sales_office").await?);
        let name = async |number: usize| {
            let values = json!({ "subject": format!("Task {number}"), "notes": "@sales_office" });
            create(&world, &admin, "task", values).await
        };
        for number in 0..25 {
            name(number).await?;
        }
        let (texts, unread) = told(&world, &office).await?;
        ensure!(texts.len() == 20 && unread == 20, "{texts:?}");
        let full = "sales_office has heard of 20 texts of yours today; of more only tomorrow";
        ensure!(told(&world, &admin).await?.0 == [full], "whoever wrote it is told, once");
        // Of somebody else it is told, and of the same one on the next day.
        let manager = world.sign_in("manager").await?;
        let values = json!({ "subject": "Another", "notes": "@sales_office" });
        create(&world, &manager, "task", values).await?;
        ensure!(told(&world, &office).await?.1 == 21);
        world.cx.clock.advance_seconds(24 * 3600);
        let admin = world.sign_in("administrator").await?;
        let values = json!({ "subject": "Tomorrow", "notes": "@sales_office" });
        create(&world, &admin, "task", values).await?;
        let office = world.sign_in("sales_office").await?;
        ensure!(told(&world, &office).await?.1 == 22);
        Ok(())
    });
}

/// People who may sign in, and never do.
async fn crowd(world: &World, count: usize) -> Result<()> {
    let (tenant, now) = (world.cx.tenant().await?, world.cx.now());
    let user = |number: usize| store::session::User {
        id: kernel::UserId::from_uuid(world.cx.new_id()),
        login: format!("person-{number:02}"),
        name: format!("Person {number}"),
        email: None,
        password_hash: None,
        language: "en".to_owned(),
        zone: "UTC".to_owned(),
        theme: "system".to_owned(),
        figures: None,
        employee: None,
        member: None,
        unit: None,
        disabled: false,
        version: 1,
    };
    let people: Vec<_> = (0..count).map(user).collect();
    world
        .cx
        .db
        .write(async |tx: &mut store::Tx| -> Result<(), store::Error> {
            for one in &people {
                store::session::add(tx, tenant, one, now).await?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

#[test]
fn of_many_names_the_first_twenty_are_told_and_whoever_wrote_them_hears_so() {
    testkit::both(async |db| {
        use store::Read as _;
        let world = World::new(db).await?;
        crowd(&world, 25).await?;
        let admin = world.sign_in("administrator").await?;
        // Strangers take nobody's place, and the order is that of the text; formatted texts are read as well.
        let strangers = (0..60).map(|number| format!("@stranger-{number}"));
        let people = (0..25).rev().map(|number| format!("@person-{number:02}"));
        let body = strangers.chain(people).map(|name| format!("<p>{name}</p>")).collect::<String>();
        let day = world.cx.now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        let values = json!({ "title": "To all", "shown_from": day, "body": body });
        create(&world, &admin, "news", values).await?;
        let sql = "SELECT u.login FROM notification n JOIN app_user u ON u.tenant_id = n.tenant_id AND u.id = n.user_id \
                   WHERE n.kind = 'mentioned' AND u.login <> 'administrator' ORDER BY u.login";
        let rows = world.cx.db.read().query(sql, &[]).await?;
        let logins: Vec<String> = rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
        let expected: Vec<String> = (5..25).map(|number| format!("person-{number:02}")).collect();
        ensure!(logins == expected, "{logins:?}");
        let (texts, _) = told(&world, &admin).await?;
        let cut = "Your text names more people than are told at once; only the first 20 were: To all";
        ensure!(texts == [cut], "{texts:?}");
        Ok(())
    });
}

#[test]
fn what_waits_for_a_decision_is_told_to_those_who_may_take_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (admin, office) = (world.sign_in("administrator").await?, world.sign_in("sales_office").await?);
        let distributor = world.sign_in("distributor").await?;
        let from = world.cx.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let body = json!({ "tree": "sponsor", "member": world.member, "new_parent": world.stranger, "with_branch": true, "from": from.to_string(), "reason": "x" });
        let asked = world.as_person(&admin, "POST", "/api/v1/transfers", Some(&body.to_string())).await?;
        ensure!(asked.status == StatusCode::CREATED, "{}", asked.text);
        let waits = "A transfer waits for your decision";
        ensure!(told(&world, &admin).await?.0.is_empty(), "whoever asked does not decide");
        ensure!(told(&world, &distributor).await?.0.is_empty());
        let may = world.as_person(&office, "GET", "/api/v1/session", None).await?.json();
        let expected: &[&str] = if may["rights"]["transfer"]["approve"].is_null() { &[] } else { &[waits] };
        ensure!(told(&world, &office).await?.0 == expected, "{may}");
        let manager = world.sign_in("manager").await?;
        let may = world.as_person(&manager, "GET", "/api/v1/session", None).await?.json();
        let expected: &[&str] = if may["rights"]["transfer"]["approve"].is_null() { &[] } else { &[waits] };
        ensure!(told(&world, &manager).await?.0 == expected, "{may}");
        Ok(())
    });
}

#[test]
fn everybody_who_may_decide_is_told_however_many_they_are() {
    testkit::both(async |db| {
        use store::Read as _;
        let world = World::new(db).await?;
        let tenant = world.cx.tenant().await?;
        crowd(&world, 230).await?;
        let give = async |tx: &mut store::Tx| -> Result<(), store::Error> {
            let sql = "INSERT INTO user_role (tenant_id, user_id, role_key) SELECT tenant_id, id, 'administrator' \
                       FROM app_user WHERE tenant_id = $1 AND login LIKE 'person-%'";
            tx.execute(sql, &[tenant.uuid().into()]).await.map(|_| ())
        };
        world.cx.db.write(give).await?;
        let office = world.sign_in("sales_office").await?;
        let from = world.cx.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let body = json!({ "tree": "sponsor", "member": world.member, "new_parent": world.stranger, "with_branch": true, "from": from.to_string(), "reason": "x" });
        let asked = world.as_person(&office, "POST", "/api/v1/transfers", Some(&body.to_string())).await?;
        ensure!(asked.status == StatusCode::CREATED, "{}", asked.text);
        let sql =
            "SELECT CAST(COUNT(*) AS BIGINT) FROM notification WHERE tenant_id = $1 AND kind = 'approval'";
        let row = world.cx.db.read().query_opt(sql, &[tenant.uuid().into()]).await?.context("a count")?;
        // The crowd, and the administrator and the manager besides.
        ensure!(row.get::<i64>(0)? == 232, "{}", row.get::<i64>(0)?);
        Ok(())
    });
}

#[test]
fn kinds_are_chosen_for_the_bell_the_mail_or_not_at_all() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let chosen = choose(&world, &office, &["task"], &["task", "mentioned"]).await?;
        ensure!(chosen["mails"] == false, "this installation sends none");
        let of = |kind: &str| {
            let items = chosen["items"].as_array().cloned().unwrap_or_default();
            items.into_iter().find(|one| one["kind"] == kind).unwrap_or_default()
        };
        ensure!(of("mentioned") == json!({ "kind": "mentioned", "wanted": true, "mail": true }), "{chosen}");
        ensure!(
            of("task") == json!({ "kind": "task", "wanted": false, "mail": false }),
            "off is off: {chosen}"
        );
        // Who says nothing of mails leaves them as they are, also of a kind that is told again.
        let body = json!({ "off": [] }).to_string();
        let kept =
            world.as_person(&office, "PUT", "/api/v1/notifications/choices", Some(&body)).await?.json();
        let mailed: Vec<&str> = kept["items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|one| one["mail"] == true)
            .filter_map(|one| one["kind"].as_str())
            .collect();
        ensure!(mailed == ["mentioned", "task"], "{kept}");
        let body = json!({ "off": [], "mail": ["x'; DROP TABLE app_user"] }).to_string();
        let refused = world.as_person(&office, "PUT", "/api/v1/notifications/choices", Some(&body)).await?;
        ensure!(refused.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        ensure!(refused.json()["fields"][0]["field"] == "mail", "{}", refused.text);
        Ok(())
    });
}

/// The keys of all titles that jobs have.
fn job_titles() -> Result<Vec<String>> {
    let mut out = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/en"))? {
        let text = std::fs::read_to_string(file?.path())?;
        let keys = text.lines().filter_map(|line| line.split_once(" = ").map(|(key, _)| key));
        out.extend(keys.filter(|key| key.starts_with("jobs-title-")).map(str::to_owned));
    }
    ensure!(out.len() >= 10, "{out:?}");
    Ok(out)
}

#[test]
fn the_news_of_every_job_say_which_one_it_was_in_every_language() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let cx = &world.cx;
        let tenant = cx.tenant().await.map_err(|e| anyhow::anyhow!("{e:?}"))?;
        let user = me(&world, &admin).await?.parse()?;
        let who = app::Principal {
            user: Some(kernel::UserId::from_uuid(user)),
            ..app::Principal::operator(tenant)
        };
        let params = json!({
            "object": "task", "file": "people.csv", "code": "M-000007", "period": "2026-05", "import": "an id",
        });
        let titles = job_titles()?;
        for title in &titles {
            let enqueued = cx.db.write(async |tx: &mut store::Tx| {
                app::jobs::enqueue(cx, tx, &who, "none", title, &params).await
            });
            enqueued.await.map_err(|e| anyhow::anyhow!("{e:?}"))?;
        }
        while let Some(leased) = app::jobs::claim(cx, "test").await.map_err(|e| anyhow::anyhow!("{e:?}"))? {
            app::jobs::settle(cx, &leased, Some(Ok(json!({}))))
                .await
                .map_err(|e| anyhow::anyhow!("{e:?}"))?;
        }
        for language in app::Language::ALL {
            let reader = app::Principal { language: language.key().to_owned(), ..who.clone() };
            let page = app::notifications::list(cx, &reader, None).await;
            let page = page.map_err(|e| anyhow::anyhow!("{e:?}"))?;
            ensure!(page.items.len() == titles.len(), "{}", page.items.len());
            for item in &page.items {
                ensure!(!item.text.contains(['{', '$']), "{language:?}: {}", item.text);
            }
        }
        let (texts, _) = told(&world, &admin).await?;
        for expected in [
            "Import of people.csv: done",
            "Trial import of people.csv: done",
            "Erasure of M-000007: done",
            "Commission run 2026-05: done",
            "Search for duplicates: Tasks: done",
        ] {
            ensure!(texts.iter().any(|text| text == expected), "{expected} is not among {texts:?}");
        }
        // What was told before such words were kept names no work rather than a gap.
        let old =
            json!({ "title": "jobs-title-import", "object": "task", "state": "failed", "result": null });
        let new = store::notifications::New {
            id: cx.new_id(),
            user,
            kind: "job",
            about: None,
            params: &old,
            once: None,
            by: None,
            at: cx.now(),
        };
        cx.db.write(async |tx: &mut store::Tx| store::notifications::push(tx, tenant, &new).await).await?;
        let (texts, _) = told(&world, &admin).await?;
        ensure!(texts.iter().any(|text| text == "Background work: failed"), "{texts:?}");
        Ok(())
    });
}

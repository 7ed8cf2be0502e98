//! Zones: whoever manages one sees what belongs to it and to the zones below it, in every way there is, as long as it is so;
//! nobody widens the own reach by saying what stands below whom.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};
use crate::teams::{create, enter, names, send, update};

/// Nothing has this id.
const NOTHING: &str = "00000000-0000-7000-8000-0000000000ff";

/// What a manager of zones may do with the records of them.
fn of_zones() -> Json {
    json!({
        "account": { "read": "zone", "update": "zone", "trash": "zone", "export": "zone" },
        "order": { "read": "zone", "update": "zone" }, "payment": { "read": "zone" },
        "member": { "read": "zone" }, "zone": { "read": "zone" }, "employee": { "read": "all" },
    })
}

/// Two managers, the zones `north` with `coast` below it and `south`, and a customer in each and in none.
struct Country {
    world: World,
    admin: String,
    north: String,
    coast: String,
    south: String,
    /// The managers' records among the employees.
    managers: [String; 2],
    /// Customers in the north, on the coast, in the south, nowhere.
    customers: [String; 4],
}

impl Country {
    async fn new(db: store::Db) -> Result<Self> {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let of_north = create(&world, &admin, "employee", json!({ "name": "Nora" })).await?;
        let of_south = create(&world, &admin, "employee", json!({ "name": "Sam" })).await?;
        let zone = async |name: &str, parent: Option<&str>, manager: Option<&str>| {
            create(&world, &admin, "zone", json!({ "name": name, "parent": parent, "manager": manager }))
                .await
        };
        let land = zone("Land", None, None).await?;
        let north = zone("North", Some(&land), Some(&of_north)).await?;
        let coast = zone("Coast", Some(&north), None).await?;
        let south = zone("South", Some(&land), Some(&of_south)).await?;
        let mut customers = Vec::new();
        for (name, zone) in
            [("north", Some(&north)), ("coast", Some(&coast)), ("south", Some(&south)), ("nowhere", None)]
        {
            let values = json!({ "name": format!("Placed {name}"), "zone": zone });
            customers.push(create(&world, &admin, "account", values).await?);
        }
        let customers = customers.try_into().map_err(|_| anyhow::anyhow!("four customers"))?;
        Ok(Self { world, admin, north, coast, south, managers: [of_north, of_south], customers })
    }

    async fn change(&self, object: &str, id: &str, values: Json) -> Result<()> {
        let answer = update(&self.world, &self.admin, object, id, values).await?;
        ensure!(answer.status == StatusCode::OK, "{}", answer.text);
        Ok(())
    }

    async fn get(&self, cookie: &str, path: &str) -> Result<Answer> {
        self.world.as_person(cookie, "GET", &format!("/api/v1{path}"), None).await
    }

    /// The customers a person sees, by name: the same in lists, totals, the search, files, the history and one by one.
    async fn seen(&self, cookie: &str, expected: &[&str]) -> Result<()> {
        let expected: Vec<String> = expected.iter().map(|name| format!("Placed {name}")).collect();
        let filter =
            "filter=%7B%22field%22%3A%22name%22%2C%22op%22%3A%22starts%22%2C%22value%22%3A%22Placed%22%7D";
        let listed =
            names(&self.world, cookie, &format!("/api/v1/records/account?sort=name&{filter}")).await?;
        ensure!(listed == expected, "list: {listed:?}, not {expected:?}");
        let totals = self.get(cookie, &format!("/records/account/totals?group=zone&{filter}")).await?;
        ensure!(totals.json()["count"] == expected.len(), "totals: {}", totals.text);
        let hits = self.get(cookie, "/search?q=placed").await?;
        let file = self.get(cookie, &format!("/records/account/export.csv?columns=name&{filter}")).await?;
        ensure!(file.status == StatusCode::OK, "{}", file.text);
        for (id, name) in self.customers.iter().zip(["north", "coast", "south", "nowhere"]) {
            let name = format!("Placed {name}");
            let near = expected.contains(&name);
            ensure!(hits.text.contains(&name) == near, "search for {name}: {}", hits.text);
            ensure!(file.text.contains(&name) == near, "a file of {name}: {}", file.text);
            for path in [format!("/records/account/{id}"), format!("/records/account/{id}/history")] {
                let answer = self.get(cookie, &path).await?;
                let status = if near { StatusCode::OK } else { StatusCode::NOT_FOUND };
                ensure!(answer.status == status, "{name}: {path}: {}", answer.text);
            }
        }
        Ok(())
    }
}

#[test]
fn a_manager_sees_the_own_zones_and_those_below_in_every_way_and_no_other() {
    testkit::both(async |db| {
        let land = Country::new(db).await?;
        let (world, admin) = (&land.world, land.admin.as_str());
        let north = enter(world, admin, "manager", of_zones(), &land.managers[0], None).await?;
        let south = enter(world, admin, "finance", of_zones(), &land.managers[1], None).await?;
        land.seen(&north, &["coast", "north"]).await?;
        land.seen(&south, &["south"]).await?;
        let zones = names(world, &north, "/api/v1/records/zone?sort=name").await?;
        ensure!(zones == ["Coast", "North"], "{zones:?}");

        // An order and a payment are where the customer is.
        let mut orders = Vec::new();
        for customer in &land.customers {
            let order = json!({ "account": customer, "ordered_on": "2026-11-01", "currency": "EUR" });
            orders.push(create(world, admin, "order", order).await?);
            let amount = json!({ "amount": "1.00", "currency": "EUR" });
            let payment = json!({ "account": customer, "paid_on": "2026-11-01", "amount": amount });
            create(world, admin, "payment", payment).await?;
        }
        for (cookie, count) in [(&north, 2), (&south, 1)] {
            for object in ["order", "payment"] {
                let list = land.get(cookie, &format!("/records/{object}?columns=code")).await?.json();
                ensure!(list["items"].as_array().map(Vec::len) == Some(count), "{list}");
                let may = list["items"][0]["can"]["update"].as_bool();
                ensure!(may == Some(object == "order"), "{list}");
                let totals = land.get(cookie, &format!("/records/{object}/totals")).await?.json();
                ensure!(totals["count"] == count, "{totals}");
            }
        }
        let noted = update(world, &north, "order", &orders[1], json!({ "notes": "by ferry" })).await?;
        ensure!(noted.status == StatusCode::OK, "{}", noted.text);
        let far = format!("/api/v1/records/order/{}", orders[2]);
        let headers = [("cookie", north.as_str()), ("if-match", "\"1\"")];
        let body = json!({ "values": { "notes": "mine?" }, "parts": {} }).to_string();
        let far = world.send("PATCH", &far, &headers, Some(&body)).await?;
        ensure!(far.status == StatusCode::NOT_FOUND, "{}", far.text);

        // What is changed stays in reach: nobody gives a customer away into a zone of somebody else.
        let shown = land.get(&north, &format!("/records/account/{}", land.customers[1])).await?.json();
        ensure!(shown["can"] == json!({ "trash": true, "update": true }), "{shown}");
        let kept = update(world, &north, "account", &land.customers[1], json!({ "city": "Gdynia" })).await?;
        ensure!(kept.status == StatusCode::OK, "{}", kept.text);
        let away = update(world, &north, "account", &land.customers[1], json!({ "zone": null })).await?;
        ensure!(away.text.contains("access-denied"), "{}", away.text);
        // A zone out of sight is no zone, as for every link.
        let over =
            update(world, &north, "account", &land.customers[1], json!({ "zone": land.south })).await?;
        ensure!(over.text.contains("field-reference-unknown"), "{}", over.text);
        Ok(())
    });
}

#[test]
fn another_manager_another_place_and_the_trash_count_with_the_next_request() {
    testkit::both(async |db| {
        let land = Country::new(db).await?;
        let (world, admin) = (&land.world, land.admin.as_str());
        let north = enter(world, admin, "manager", of_zones(), &land.managers[0], None).await?;
        let south = enter(world, admin, "finance", of_zones(), &land.managers[1], None).await?;
        land.seen(&north, &["coast", "north"]).await?;

        land.change("zone", &land.north, json!({ "manager": land.managers[1] })).await?;
        land.seen(&north, &[]).await?;
        land.seen(&south, &["coast", "north", "south"]).await?;
        land.change("zone", &land.north, json!({ "manager": land.managers[0] })).await?;
        land.seen(&north, &["coast", "north"]).await?;

        land.change("zone", &land.coast, json!({ "parent": land.south })).await?;
        land.seen(&north, &["north"]).await?;
        land.seen(&south, &["coast", "south"]).await?;

        land.change("account", &land.customers[1], json!({ "zone": land.north })).await?;
        land.seen(&north, &["coast", "north"]).await?;
        land.seen(&south, &["south"]).await?;

        // A zone in the trash is nobody's, and nothing is reached through it.
        land.change("account", &land.customers[1], json!({ "zone": land.coast })).await?;
        land.seen(&south, &["coast", "south"]).await?;
        let path = format!("/api/v1/records/zone/{}", land.south);
        let version =
            land.get(admin, &format!("/records/zone/{}", land.south)).await?.json()["version"].clone();
        let version = format!("\"{version}\"");
        let headers = [("cookie", admin), ("if-match", version.as_str())];
        let gone = world.send("DELETE", &path, &headers, None).await?;
        ensure!(gone.status.is_success(), "{}", gone.text);
        land.seen(&south, &[]).await
    });
}

/// What an answer says, without the number of its request.
fn said(answer: &Answer) -> (StatusCode, Option<String>, Json) {
    let mut body = answer.json();
    if let Some(body) = body.as_object_mut() {
        body.remove("request_id");
    }
    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok()).map(str::to_owned);
    (answer.status, kind, body)
}

#[test]
fn a_record_of_another_zone_is_answered_like_none() {
    testkit::both(async |db| {
        let land = Country::new(db).await?;
        let (world, admin) = (&land.world, land.admin.as_str());
        let north = enter(world, admin, "manager", of_zones(), &land.managers[0], None).await?;
        let order = json!({ "account": land.customers[2], "ordered_on": "2026-11-01", "currency": "EUR" });
        let order = create(world, admin, "order", order).await?;
        let headers = [("cookie", north.as_str()), ("if-match", "\"1\"")];
        for (object, foreign) in [("account", &land.customers[2]), ("order", &order), ("zone", &land.south)] {
            for (method, rest, body) in [
                ("GET", "", None),
                ("GET", "/history", None),
                ("GET", "/attachments", None),
                ("PATCH", "", Some(r#"{"values":{"notes":"x"},"parts":{}}"#)),
                ("DELETE", "", None),
            ] {
                let path = |id: &str| format!("/api/v1/records/{object}/{id}{rest}");
                let theirs = world.send(method, &path(foreign), &headers, body).await?;
                let none = world.send(method, &path(NOTHING), &headers, body).await?;
                ensure!(theirs.status.is_client_error(), "{object} {method} {rest}: {}", theirs.text);
                ensure!(
                    said(&theirs) == said(&none),
                    "{object} {method} {rest}: {} but {}",
                    theirs.text,
                    none.text
                );
            }
        }
        Ok(())
    });
}

#[test]
fn nobody_stands_below_itself_or_moves_zones_into_the_own_reach() {
    testkit::both(async |db| {
        let land = Country::new(db).await?;
        let (world, admin) = (&land.world, land.admin.as_str());
        for (id, above) in [(&land.north, &land.coast), (&land.north, &land.north)] {
            let circle = update(world, admin, "zone", id, json!({ "parent": above })).await?;
            ensure!(circle.text.contains("record-circle"), "{}", circle.text);
        }

        let home = create(world, admin, "unit", json!({ "name": "Home" })).await?;
        for manager in &land.managers {
            land.change("employee", manager, json!({ "unit": home })).await?;
        }
        let rights = json!({
            "zone": { "read": "all", "update": "zone", "create": "zone" }, "account": { "read": "zone" },
            "employee": { "read": "unit", "update": "unit", "trash": "unit" },
        });
        let lead = enter(world, admin, "manager", rights, &land.managers[0], Some(&home)).await?;
        let named = update(world, &lead, "zone", &land.coast, json!({ "notes": "by the sea" })).await?;
        ensure!(named.status == StatusCode::OK, "{}", named.text);
        for values in [json!({ "parent": land.south }), json!({ "manager": land.managers[0] })] {
            let answer = update(world, &lead, "zone", &land.coast, values).await?;
            ensure!(
                answer.status == StatusCode::FORBIDDEN && answer.code() == "record-reach",
                "{}",
                answer.text
            );
        }
        let far = update(world, &lead, "zone", &land.south, json!({ "notes": "mine" })).await?;
        ensure!(far.status == StatusCode::NOT_FOUND, "read, not changed: {}", far.text);
        let values = json!({ "name": "New", "manager": land.managers[0] });
        let path = "/api/v1/records/zone";
        let made = send(world, &lead, "POST", path, json!({ "values": values, "parts": {} })).await?;
        ensure!(made.code() == "record-reach", "{}", made.text);

        // Making two employees one moves what either manages: that is no way around.
        let mut records = Vec::new();
        for manager in &land.managers {
            let version = land.get(admin, &format!("/records/employee/{manager}")).await?.json();
            records.push(json!({ "id": manager, "version": version["version"] }));
        }
        let merge = json!({ "object": "employee", "records": records, "fields": {} });
        let merged = send(world, &lead, "POST", "/api/v1/merges", merge).await?;
        ensure!(merged.code() == "record-reach", "{}", merged.text);
        let listed = names(world, &lead, "/api/v1/records/account?sort=name").await?;
        ensure!(listed == ["Placed coast", "Placed north"], "{listed:?}");
        Ok(())
    });
}

#[test]
fn tokens_deputies_and_explanations_know_zones_as_every_other_reach() {
    testkit::both(async |db| {
        let land = Country::new(db).await?;
        let (world, admin) = (&land.world, land.admin.as_str());
        enter(world, admin, "manager", of_zones(), &land.managers[0], None).await?;
        let own = json!({ "account": { "read": "own" } });
        enter(world, admin, "finance", own, &land.managers[1], None).await?;
        let people = land.get(admin, "/users").await?.json();
        let id_of = |login: &str| {
            let found = people["items"].as_array()?.iter().find(|user| user["login"] == login)?;
            found["id"].as_str().map(str::to_owned)
        };
        let (manager, finance) = (id_of("manager").context("id")?, id_of("finance").context("id")?);

        for (customer, reason) in [(&land.customers[1], "granted"), (&land.customers[2], "out-of-reach")] {
            let asked =
                format!("/rights/explain?user={manager}&object=account&action=read&record={customer}");
            let said = land.get(admin, &asked).await?.json();
            ensure!(said["reason"] == reason && said["scope"] == "zone", "{said}");
        }

        let north = world.sign_in("manager").await?;
        let body = json!({ "name": "robot", "days": 1, "read_only": true, "objects": ["account"] });
        let token = send(world, &north, "POST", "/api/v1/tokens", body).await?.json();
        let bearer = format!("Bearer {}", token["text"].as_str().context("a token")?);
        let headers = [("authorization", bearer.as_str()), ("x-treeline", "0")];
        let list = world.send("GET", "/api/v1/records/account?sort=name", &headers, None).await?.json();
        ensure!(list["items"].as_array().map(Vec::len) == Some(2), "{list}");
        let other = world.send("GET", "/api/v1/records/zone", &headers, None).await?;
        ensure!(other.status == StatusCode::FORBIDDEN, "{}", other.text);

        let lend = json!({ "deputy": finance, "roles": ["manager_role"], "from": "2026-11-01", "until": "2026-11-05" });
        let entry = send(world, &north, "POST", "/api/v1/deputies", lend).await?;
        ensure!(entry.status == StatusCode::CREATED, "{}", entry.text);
        let deputy = world.sign_in("finance").await?;
        let accounts = "/api/v1/records/account?sort=name";
        ensure!(names(world, &deputy, accounts).await?.is_empty(), "not before it begins");
        let begin = json!({ "deputy": entry.json()["id"] });
        let begun = send(world, &deputy, "POST", "/api/v1/session/acting", begin).await?;
        ensure!(begun.status == StatusCode::NO_CONTENT, "{}", begun.text);
        ensure!(names(world, &deputy, accounts).await? == ["Placed coast", "Placed north"]);
        // What the colleague loses, the deputy loses; the own zones are no part of what is lent.
        land.change("zone", &land.north, json!({ "manager": null })).await?;
        ensure!(names(world, &deputy, accounts).await?.is_empty());
        Ok(())
    });
}

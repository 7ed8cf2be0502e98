//! Fields of several parts through the API: formatted text, addresses, several links, files and pictures, from the definition
//! an administrator applies to the record, its list, its history, its export and its import, and with a merge and the trash.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::attachments::PNG;
use crate::common::{Answer, World};

/// A company whose accounts have a field of each type.
struct Shop {
    world: World,
    admin: String,
}

impl Shop {
    async fn new(db: store::Db) -> Result<Self> {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let field = |key: &str, kind: &str, search: bool| {
            let mut field = json!({ "key": key, "type": kind, "labels": { "en": key } });
            if search {
                field["search"] = json!(true);
            }
            field
        };
        let mut links = field("x_partners", "links", false);
        links["to"] = json!("account");
        let fields = json!([
            field("x_story", "rich_text", true),
            field("x_site", "address", true),
            field("x_visit", "time", false),
            field("x_deed", "file", false),
            field("x_photo", "image", false),
            links,
        ]);
        let shop = Self { world, admin };
        let body = json!({ "document": { "fields": fields } }).to_string();
        let headers = [("cookie", shop.admin.as_str()), ("if-match", "\"0\"")];
        let done = shop.world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
        ensure!(done.status == StatusCode::OK, "{}", done.text);
        // What was added stands in the document of the API at once.
        let document = shop.get("/openapi.json").await?.json();
        let added = &document["components"]["schemas"]["Record_account"]["properties"]["x_story"];
        ensure!(
            added["allOf"][0]["$ref"] == "#/components/schemas/FieldForms/properties/rich_text",
            "{added}"
        );
        let nobody = shop.world.send("GET", "/api/v1/openapi.json", &[], None).await?.json();
        ensure!(nobody["components"]["schemas"].get("Record_account").is_none(), "only to people");
        Ok(shop)
    }

    async fn try_create(&self, values: Json) -> Result<Answer> {
        let body = json!({ "values": values }).to_string();
        self.world.as_person(&self.admin, "POST", "/api/v1/records/account", Some(&body)).await
    }

    async fn create(&self, values: Json) -> Result<Json> {
        let answer = self.try_create(values).await?;
        ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
        Ok(answer.json())
    }

    async fn get(&self, path: &str) -> Result<Answer> {
        self.world.as_person(&self.admin, "GET", &format!("/api/v1{path}"), None).await
    }

    async fn record(&self, record: &Json) -> Result<Json> {
        let answer = self.get(&format!("/records/account/{}", text(&record["id"]))).await?;
        ensure!(answer.status == StatusCode::OK, "{}", answer.text);
        Ok(answer.json())
    }

    async fn try_change(&self, cookie: &str, record: &Json, values: Json) -> Result<Answer> {
        let now = self.record(record).await?["version"].to_string();
        let body = json!({ "values": values }).to_string();
        let seen = format!("\"{now}\"");
        let headers = [("cookie", cookie), ("if-match", seen.as_str())];
        let path = format!("/api/v1/records/account/{}", text(&record["id"]));
        self.world.send("PATCH", &path, &headers, Some(&body)).await
    }

    async fn change(&self, record: &Json, values: Json) -> Result<Json> {
        let answer = self.try_change(&self.admin, record, values).await?;
        ensure!(answer.status == StatusCode::OK, "{}", answer.text);
        Ok(answer.json())
    }

    /// The names of the accounts a filter finds, in order.
    async fn found(&self, filter: &Json) -> Result<Vec<String>> {
        let filter: String = filter.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = self.get(&format!("/records/account?sort=name&columns=name&filter={filter}")).await?;
        ensure!(answer.status == StatusCode::OK, "{}", answer.text);
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        Ok(items.iter().map(|item| text(&item["values"]["name"]).to_owned()).collect())
    }

    async fn attach(&self, record: &Json, name: &str, kind: &str, content: &[u8]) -> Result<Answer> {
        let path = format!("/api/v1/records/account/{}/attachments?name={name}", text(&record["id"]));
        let headers = [("cookie", self.admin.as_str()), ("content-type", kind)];
        self.world.send_bytes("POST", &path, &headers, Some(content)).await
    }

    async fn export(&self, columns: &str) -> Result<String> {
        let answer = self.get(&format!("/records/account/export.csv?sort=name&columns={columns}")).await?;
        ensure!(answer.status == StatusCode::OK, "{}", answer.text);
        Ok(answer.text.trim_start_matches('\u{feff}').to_owned())
    }

    /// Imports a file by columns of the fields' own keys, and gives what became of it.
    async fn import(&self, file: &str) -> Result<Json> {
        let mut body =
            b"--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n--cut\r\n\
            content-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                .to_vec();
        body.extend_from_slice(file.as_bytes());
        body.extend_from_slice(b"\r\n--cut--\r\n");
        let headers =
            [("cookie", self.admin.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
        let up = self.world.send_bytes("POST", "/api/v1/imports", &headers, Some(&body)).await?;
        let path = format!("/api/v1/imports/{}", up.json()["id"].as_str().with_context(|| up.text.clone())?);
        let header = file.lines().next().unwrap_or_default();
        let fields: serde_json::Map<String, Json> =
            header.split(',').map(|column| (column.to_owned(), json!({ "column": column }))).collect();
        let body =
            json!({ "mapping": { "object": "account", "fields": fields }, "dry_run": false }).to_string();
        let started =
            self.world.as_person(&self.admin, "POST", &format!("{path}/start"), Some(&body)).await?;
        ensure!(started.status == StatusCode::ACCEPTED, "{}", started.text);
        while let Some(leased) = app::jobs::claim(&self.world.cx, "test").await? {
            let outcome = app::jobs::run(&self.world.cx, &leased).await;
            app::jobs::settle(&self.world.cx, &leased, Some(outcome)).await?;
        }
        Ok(self.world.as_person(&self.admin, "GET", &path, None).await?.json())
    }
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

fn test(field: &str, op: &str, value: Json) -> Json {
    json!({ "field": field, "op": op, "value": value })
}

fn refused(answer: &Answer, field: &str, code: &str) -> Result<()> {
    let problem = &answer.json()["fields"][0];
    ensure!(
        answer.status == StatusCode::UNPROCESSABLE_ENTITY
            && problem["field"] == field
            && problem["code"] == code,
        "{} {}",
        answer.status,
        answer.text
    );
    Ok(())
}

#[test]
fn formatted_text_is_cleaned_on_the_server_and_found_without_its_tags() {
    testkit::both(async |db| {
        let shop = Shop::new(db).await?;
        let hostile = "<h2>Since 1901</h2><script>alert(1)</script><p onclick=\"x()\" style=\"position:fixed\">A \
            <strong>fami</strong>ly &amp; co <a href=\"javascript:alert(1)\">x</a><a href=\"https://a.example/\">y</a>\
            <img src=x onerror=alert(1)><svg onload=alert(1)></p><iframe srcdoc=\"<script>1</script>\"></iframe>";
        let made = shop.create(json!({ "name": "Bo", "x_story": hostile })).await?;
        let kept = text(&made["values"]["x_story"]).to_owned();
        for gone in ["script", "onclick", "style", "img", "svg", "iframe", "javascript"] {
            ensure!(!kept.contains(gone), "{gone} in {kept}");
        }
        ensure!(
            kept.contains("<h2>Since 1901</h2>") && kept.contains("href=\"https://a.example/\""),
            "{kept}"
        );
        // Sent back as it came it is no change.
        let same = shop.change(&made, json!({ "x_story": kept })).await?;
        ensure!(same["values"]["x_story"] == kept.as_str(), "{same}");
        ensure!(shop.found(&test("x_story", "contains", json!("FAMILY & CO"))).await? == ["Bo"]);
        ensure!(shop.found(&test("x_story", "contains", json!("strong"))).await?.is_empty());
        ensure!(shop.found(&test("x_story", "empty", json!(false))).await? == ["Bo"]);
        let hits = shop.get("/search?q=family").await?.json();
        ensure!(hits["items"][0]["id"] == made["id"], "{hits}");
        ensure!(shop.get("/search?q=strong").await?.json()["items"] == json!([]));
        // Too deep and too long are refused by name; nothing but tags is nothing.
        let deep = format!("{}a", "<blockquote>".repeat(40));
        refused(
            &shop.try_create(json!({ "name": "D", "x_story": deep })).await?,
            "x_story",
            "field-rich-text-deep",
        )?;
        let long = "x".repeat(20_001);
        refused(
            &shop.try_create(json!({ "name": "L", "x_story": long })).await?,
            "x_story",
            "field-too-long",
        )?;
        let none = shop.change(&made, json!({ "x_story": "<p></p><script>x</script>" })).await?;
        ensure!(none["values"]["x_story"].is_null(), "{none}");
        // In an export it is HTML, and goes in again; what an import brings is cleaned too.
        let done = shop.import("code,name,x_story\nS-1,Sam,<p>in<script>x</script></p>\n").await?;
        ensure!(shop.found(&test("x_story", "contains", json!("in"))).await? == ["Sam"], "{done}");
        // As a long text it is no column of a list, and stands in the file of all fields.
        let file = shop.export("").await?;
        ensure!(file.contains(",x_story") && file.contains(",<p>in</p>"), "{file}");
        Ok(())
    });
}

#[test]
fn an_address_is_one_value_of_parts() {
    testkit::both(async |db| {
        let shop = Shop::new(db).await?;
        let site =
            json!({ "lines": "Rynek 1\nm. 4", "postcode": "31-042", "city": "Kraków", "country": "PL" });
        let made = shop.create(json!({ "name": "Ana", "x_site": site })).await?;
        ensure!(
            made["values"]["x_site"]["region"].is_null() && made["values"]["x_site"]["city"] == "Kraków",
            "{made}"
        );
        shop.create(json!({ "name": "Bo", "x_site": { "city": "Lyon", "country": "FR" } })).await?;
        shop.create(json!({ "name": "Cy" })).await?;
        ensure!(shop.found(&test("x_site.city", "eq", json!("krakow"))).await? == ["Ana"]);
        ensure!(shop.found(&test("x_site.country", "in", json!(["FR", "DE"]))).await? == ["Bo"]);
        ensure!(shop.found(&test("x_site.postcode", "starts", json!("31"))).await? == ["Ana"]);
        ensure!(shop.found(&test("x_site.city", "ne", json!("Lyon"))).await? == ["Ana", "Cy"]);
        ensure!(shop.found(&test("x_site", "contains", json!("rynek 1, m. 4"))).await? == ["Ana"]);
        ensure!(shop.found(&test("x_site", "empty", json!(true))).await? == ["Cy"]);
        for (wrong, code) in
            [("x_site.street", "filter-field-unknown"), ("x_site.city.x", "filter-field-unknown")]
        {
            let filter = test(wrong, "eq", json!("x")).to_string();
            let filter: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let answer = shop.get(&format!("/records/account?filter={filter}")).await?;
            ensure!(answer.code() == code, "{wrong} {}", answer.text);
        }
        ensure!(shop.get("/search?q=lyon").await?.text.contains("\"Bo\""));
        for (part, code) in [
            (json!({ "street": "x" }), "field-address-part"),
            (json!({ "country": "Poland" }), "field-country"),
            (json!("Rynek 1"), "field-type"),
            (json!({ "city": ["x"] }), "field-type"),
        ] {
            refused(&shop.try_create(json!({ "name": "X", "x_site": part })).await?, "x_site", code)?;
        }
        let columns = "name,x_site.lines,x_site.postcode,x_site.city,x_site.region,x_site.country";
        let csv = format!("{columns}\nAna,\"Rynek 1\nm. 4\",31-042,Kraków,,PL\nBo,,,Lyon,,FR\nCy,,,,,\n");
        ensure!(shop.export("name,x_site").await? == csv, "{}", shop.export("name,x_site").await?);
        // An import fills the parts it has columns for; the others stay.
        let code = text(&made["code"]);
        let done = shop.import(&format!("code,x_site.city,x_site.country\n{code},Gdańsk,pl\n")).await?;
        let now = shop.record(&made).await?;
        ensure!(
            now["values"]["x_site"]["city"] == "Gdańsk" && now["values"]["x_site"]["postcode"] == "31-042",
            "{done} {now}"
        );
        let bad = shop.import(&format!("code,x_site.country\n{code},Poland\n")).await?;
        ensure!(shop.record(&made).await?["version"] == now["version"], "{bad}");
        Ok(())
    });
}

#[test]
fn links_lead_to_many_and_what_is_out_of_sight_stays() {
    testkit::both(async |db| {
        let shop = Shop::new(db).await?;
        let ana = shop.create(json!({ "name": "Ana" })).await?;
        let bo = shop.create(json!({ "name": "Bo" })).await?;
        let cy = shop.create(json!({ "name": "Cy" })).await?;
        let hub = shop
            .create(json!({ "name": "Hub", "x_partners": [ana["id"], { "id": bo["id"] }, ana["id"]] }))
            .await?;
        let shown = |record: &Json| -> Vec<String> {
            let links = record["values"]["x_partners"].as_array().cloned().unwrap_or_default();
            links.iter().map(|link| text(&link["label"]).to_owned()).collect()
        };
        ensure!(shown(&hub) == ["Ana", "Bo"], "{hub}");
        ensure!(shop.found(&test("x_partners", "in", json!([ana["id"], cy["id"]]))).await? == ["Hub"]);
        ensure!(shop.found(&test("x_partners", "all", json!([ana["id"], bo["id"]]))).await? == ["Hub"]);
        ensure!(shop.found(&test("x_partners", "all", json!([ana["id"], cy["id"]]))).await?.is_empty());
        ensure!(shop.found(&test("x_partners", "none", json!([ana["id"]]))).await? == ["Ana", "Bo", "Cy"]);
        ensure!(
            shop.found(&json!({ "not": test("x_partners", "all", json!([ana["id"]])) })).await?
                == ["Ana", "Bo", "Cy"]
        );
        let nobody = "00000000-0000-7000-8000-000000000000";
        for (links, code) in [
            (json!([nobody]), "field-reference-unknown"),
            (json!(["x"]), "id-malformed"),
            (json!([[ana["id"]]]), "field-type"),
            (json!(7), "field-type"),
        ] {
            let answer = shop.try_create(json!({ "name": "X", "x_partners": links })).await?;
            ensure!(answer.status == StatusCode::UNPROCESSABLE_ENTITY, "{links} {}", answer.text);
            ensure!(
                code == "id-malformed" || answer.json()["fields"][0]["code"] == code,
                "{links} {}",
                answer.text
            );
        }
        // Somebody who sees only an own account keeps what stands out of sight, and adds nothing from there.
        let person = shop.world.sign_in("distributor").await?;
        let member = json!(shop.world.member);
        let own = shop.create(json!({ "name": "Own", "member": member, "x_partners": [ana["id"]] })).await?;
        let seen = shop
            .world
            .as_person(&person, "GET", &format!("/api/v1/records/account/{}", text(&own["id"])), None)
            .await?;
        ensure!(
            seen.status == StatusCode::OK && seen.json()["values"]["x_partners"].is_null(),
            "{}",
            seen.text
        );
        let mine = shop.create(json!({ "name": "Mine", "member": member })).await?;
        let foreign = shop.try_change(&person, &own, json!({ "x_partners": [bo["id"]] })).await?;
        let done = shop.try_change(&person, &own, json!({ "x_partners": [mine["id"]] })).await?;
        if foreign.status != StatusCode::FORBIDDEN {
            refused(&foreign, "x_partners", "field-reference-unknown")?;
            ensure!(done.status == StatusCode::OK, "{}", done.text);
            ensure!(shown(&shop.record(&own).await?) == ["Mine", "Ana"], "what is out of sight is lost");
        }
        // The export has codes; an import takes codes and names, and says which name is nobody's or two people's.
        let codes = format!("{}; {}", text(&ana["code"]), text(&bo["code"]));
        ensure!(shop.export("name,x_partners").await?.contains(&format!("Hub,{codes}\n")));
        let code = text(&hub["code"]).to_owned();
        let done = shop.import(&format!("code,x_partners\n{code},CY;{}\n", text(&ana["code"]))).await?;
        ensure!(shown(&shop.record(&hub).await?) == ["Cy", "Ana"], "{done}");
        shop.create(json!({ "name": "Twin" })).await?;
        shop.create(json!({ "name": "twin" })).await?;
        for name in ["Twin", "Nobody"] {
            let before = shop.record(&hub).await?["version"].clone();
            let done = shop.import(&format!("code,x_partners\n{code},{name}\n")).await?;
            ensure!(shop.record(&hub).await?["version"] == before, "{name}: {done}");
        }
        // History speaks of records by name.
        let history = shop.get(&format!("/records/account/{}/history", text(&hub["id"]))).await?;
        ensure!(history.text.contains("\"label\":\"Bo\""), "{}", history.text);
        Ok(())
    });
}

#[test]
fn links_survive_trash_and_merges_and_a_merge_is_taken_back() {
    testkit::both(async |db| {
        let shop = Shop::new(db).await?;
        let ana = shop.create(json!({ "name": "Ana" })).await?;
        let bo = shop.create(json!({ "name": "Bo" })).await?;
        let one = shop.create(json!({ "name": "One", "x_partners": [ana["id"]] })).await?;
        let two = shop.create(json!({ "name": "Two", "x_partners": [bo["id"], ana["id"]] })).await?;
        let labels = async |record: &Json| -> Result<Vec<String>> {
            let links =
                shop.record(record).await?["values"]["x_partners"].as_array().cloned().unwrap_or_default();
            Ok(links.iter().map(|link| text(&link["label"]).to_owned()).collect())
        };
        let body = json!({ "object": "account", "records": [
            { "id": bo["id"], "version": bo["version"] }, { "id": ana["id"], "version": ana["version"] }], "fields": {} });
        let done =
            shop.world.as_person(&shop.admin, "POST", "/api/v1/merges", Some(&body.to_string())).await?;
        ensure!(done.status == StatusCode::OK || done.status == StatusCode::CREATED, "{}", done.text);
        ensure!(labels(&one).await? == ["Bo"] && labels(&two).await? == ["Bo"]);
        ensure!(shop.found(&test("x_partners", "in", json!([bo["id"]]))).await? == ["One", "Two"]);
        let path = format!("/api/v1/merges/{}/undo", text(&done.json()["merge"]));
        let back = shop.world.as_person(&shop.admin, "POST", &path, None).await?;
        ensure!(back.status.is_success(), "{}", back.text);
        ensure!(labels(&one).await? == ["Ana"] && labels(&two).await? == ["Bo", "Ana"]);
        ensure!(shop.found(&test("x_partners", "all", json!([bo["id"], ana["id"]]))).await? == ["Two"]);
        // A record in the trash is linked still, and is not purged while it is.
        let now = shop.record(&ana).await?["version"].to_string();
        let seen = format!("\"{now}\"");
        let headers = [("cookie", shop.admin.as_str()), ("if-match", seen.as_str())];
        let path = format!("/api/v1/records/account/{}", text(&ana["id"]));
        let gone = shop.world.send("DELETE", &path, &headers, None).await?;
        ensure!(gone.status.is_success(), "{}", gone.text);
        let kept = shop.change(&two, json!({ "x_partners": [bo["id"]] })).await?;
        ensure!(kept["values"]["x_partners"].as_array().map(Vec::len) == Some(2), "{kept}");
        let path = format!("/api/v1/trash/account/{}/purge", text(&ana["id"]));
        let body = json!({ "code": ana["code"] }).to_string();
        let purge = shop.world.as_person(&shop.admin, "POST", &path, Some(&body)).await?;
        ensure!(purge.code() == "purge-kept-records", "{}", purge.text);
        Ok(())
    });
}

#[test]
fn a_file_field_names_one_of_the_records_own_files() {
    testkit::both(async |db| {
        let shop = Shop::new(db).await?;
        let ana = shop.create(json!({ "name": "Ana" })).await?;
        let bo = shop.create(json!({ "name": "Bo" })).await?;
        let deed = shop.attach(&ana, "deed.txt", "text/plain", b"a deed").await?.json();
        let photo = shop.attach(&ana, "photo.png", "image/png", PNG).await?.json();
        let other = shop.attach(&bo, "other.txt", "text/plain", b"not yours").await?.json();
        ensure!(deed["id"].is_string() && photo["id"].is_string(), "{deed} {photo}");
        let now =
            shop.change(&ana, json!({ "x_deed": deed["id"], "x_photo": { "id": photo["id"] } })).await?;
        ensure!(
            now["values"]["x_deed"]["name"] == "deed.txt" && now["values"]["x_deed"]["size_bytes"] == 6,
            "{now}"
        );
        ensure!(now["values"]["x_photo"]["media_type"] == "image/png", "{now}");
        // Another record's file, one that is none, and a text in place of a picture.
        for (values, code) in [
            (json!({ "x_deed": other["id"] }), "field-file-unknown"),
            (json!({ "x_deed": bo["id"] }), "field-file-unknown"),
            (json!({ "x_photo": deed["id"] }), "field-file-no-image"),
        ] {
            let field = values.as_object().and_then(|map| map.keys().next().cloned()).unwrap_or_default();
            refused(&shop.try_change(&shop.admin, &ana, values).await?, &field, code)?;
        }
        refused(
            &shop.try_create(json!({ "name": "X", "x_deed": deed["id"] })).await?,
            "x_deed",
            "field-file-unknown",
        )?;
        // What only claims to be a picture is not taken at all.
        let liar = shop
            .attach(&ana, "evil.png", "image/png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>")
            .await?;
        ensure!(liar.status == StatusCode::UNSUPPORTED_MEDIA_TYPE, "{} {}", liar.status, liar.text);
        ensure!(shop.found(&test("x_deed", "empty", json!(false))).await? == ["Ana"]);
        ensure!(
            shop.export("name,x_deed,x_photo").await?
                == "name,x_deed,x_photo\nAna,deed.txt,photo.png\nBo,,\n"
        );
        let history = shop.get(&format!("/records/account/{}/history", text(&ana["id"]))).await?;
        ensure!(
            history.text.contains("deed.txt") && !history.text.contains(text(&deed["id"])),
            "{}",
            history.text
        );
        // An import brings no files, and says so.
        let refused_import = shop.import("code,x_deed\nA-1,deed.txt\n").await;
        ensure!(refused_import.is_err(), "{refused_import:?}");
        // A removed file is shown no more, and is back with it.
        let path = format!("/api/v1/attachments/{}", text(&deed["id"]));
        let removed = shop.world.as_person(&shop.admin, "DELETE", &path, None).await?;
        ensure!(removed.status.is_success(), "{}", removed.text);
        ensure!(shop.record(&ana).await?["values"]["x_deed"].is_null());
        shop.world.as_person(&shop.admin, "POST", &format!("{path}/restore"), None).await?;
        ensure!(shop.record(&ana).await?["values"]["x_deed"]["name"] == "deed.txt");
        // Merged, the winner has the file and may take the value.
        let (winner, loser) = (shop.record(&bo).await?, shop.record(&ana).await?);
        let body = json!({ "object": "account", "fields": { "x_deed": loser["id"] }, "records": [
            { "id": winner["id"], "version": winner["version"] }, { "id": loser["id"], "version": loser["version"] }] });
        let done =
            shop.world.as_person(&shop.admin, "POST", "/api/v1/merges", Some(&body.to_string())).await?;
        ensure!(done.json()["record"]["values"]["x_deed"]["name"] == "deed.txt", "{}", done.text);
        Ok(())
    });
}

#[test]
fn date_and_time_come_from_a_file_by_the_readers_clock_and_members_are_asked_for_required_fields() {
    testkit::both(async |db| {
        let shop = Shop::new(db).await?;
        let done = shop.import("code,name,x_visit\nV-1,Vi,2026-07-01T09:30:00+02:00\nV-2,Wo,soon\n").await?;
        ensure!(shop.found(&test("x_visit", "eq", json!("2026-07-01T07:30:00Z"))).await? == ["Vi"], "{done}");
        ensure!(shop.export("name,x_visit").await? == "name,x_visit\nVi,2026-07-01T07:30:00Z\n");
        let fields = json!([{ "key": "x_shirt", "type": "choice", "labels": { "en": "Shirt" }, "required": true,
            "options": [{ "key": "s", "labels": { "en": "S" } }, { "key": "l", "labels": { "en": "L" } }] }]);
        let body = json!({ "document": { "fields": fields } }).to_string();
        let headers = [("cookie", shop.admin.as_str()), ("if-match", "\"0\"")];
        let applied = shop.world.send("PUT", "/api/v1/definitions/member", &headers, Some(&body)).await?;
        ensure!(applied.status == StatusCode::OK, "{}", applied.text);
        let enrol = async |values: Option<Json>| -> Result<Answer> {
            let mut body = json!({ "name": "New", "sponsor": shop.world.member });
            if let Some(values) = values {
                body["values"] = values;
            }
            shop.world.as_person(&shop.admin, "POST", "/api/v1/members", Some(&body.to_string())).await
        };
        refused(&enrol(None).await?, "x_shirt", "field-required")?;
        refused(&enrol(Some(json!({ "x_shirt": "huge" }))).await?, "x_shirt", "field-choice-unknown")?;
        refused(
            &enrol(Some(json!({ "x_shirt": "s", "status": "inactive" }))).await?,
            "status",
            "field-unknown",
        )?;
        refused(&enrol(Some(json!({ "rank": "gold", "x_shirt": "s" }))).await?, "rank", "field-unknown")?;
        let made = enrol(Some(json!({ "x_shirt": "s" }))).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let path = format!("/records/member/{}", text(&made.json()["id"]));
        ensure!(shop.get(&path).await?.json()["values"]["x_shirt"] == "s");
        Ok(())
    });
}

#[test]
fn the_schema_says_what_a_form_can_check_by_itself() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let schema = async |object: &str| -> Result<Json> {
            Ok(world.as_person(&admin, "GET", &format!("/api/v1/schema/{object}"), None).await?.json())
        };
        let of = |fields: &Json, key: &str| -> Json {
            let found = fields.as_array().into_iter().flatten().find(|field| field["key"] == key);
            found.cloned().unwrap_or_default()
        };
        let role = schema("role").await?;
        let code = of(&role["fields"], "code");
        ensure!(code["max_chars"] == 60 && code["unique"] == true && code["pattern"] == "key", "{code}");
        let product = schema("product").await?;
        let (price, pv) = (of(&product["fields"], "price"), of(&product["fields"], "pv"));
        ensure!(price["min"] == 0 && price["max"].is_null() && price["max_chars"].is_null(), "{price}");
        ensure!(pv["digits"] == 4 && pv["default"] == "0" && pv["unique"] == false, "{pv}");
        let order = schema("order").await?;
        let lines = &order["parts"][0]["fields"];
        let discount = of(lines, "discount");
        ensure!(discount["min"] == 0 && discount["max"] == 1 && discount["digits"] == 6, "{discount}");
        ensure!(of(lines, "quantity")["digits"] == 4, "{lines}");
        Ok(())
    });
}

#[test]
fn a_file_of_a_hidden_field_is_as_unknown_as_the_field() {
    testkit::both(async |db| {
        let shop = Shop::new(db).await?;
        let ana = shop.create(json!({ "name": "Ana" })).await?;
        let mut files = Vec::new();
        for name in ["former.txt", "deed.txt", "plain.txt"] {
            files.push(shop.attach(&ana, name, "text/plain", name.as_bytes()).await?.json());
        }
        for file in &files[..2] {
            shop.change(&ana, json!({ "x_deed": file["id"] })).await?;
        }
        let record = format!("/api/v1/records/account/{}", text(&ana["id"]));
        let actions = json!({ "read": "all", "update": "all" });
        for right in ["none", "masked", "read"] {
            let rights =
                json!({ "objects": { "account": actions }, "fields": { "account": { "x_deed": right } } });
            let values = json!({ "code": format!("clerk_{right}"), "name": right, "rights": rights });
            let made = json!({ "values": values }).to_string();
            let made = shop.world.as_person(&shop.admin, "POST", "/api/v1/records/role", Some(&made)).await?;
            ensure!(made.status == StatusCode::CREATED, "{}", made.text);
            app::users::set_roles(&shop.world.cx, "finance", &[format!("clerk_{right}")]).await?;
            let clerk = shop.world.sign_in("finance").await?;
            let hidden = right != "read";
            let list =
                shop.world.as_person(&clerk, "GET", &format!("{record}/attachments"), None).await?.json();
            let names: Vec<&str> =
                list["items"].as_array().context("files")?.iter().map(|file| text(&file["name"])).collect();
            let expected: &[&str] =
                if hidden { &["plain.txt"] } else { &["former.txt", "deed.txt", "plain.txt"] };
            ensure!(names == expected && list["can_change"] == true, "{right}: {names:?}");
            let mut answers = Vec::new();
            for file in files.iter().map(|file| text(&file["id"])).chain([text(&ana["id"])]) {
                let path = format!("/api/v1/attachments/{file}");
                let open = shop.world.as_person(&clerk, "GET", &path, None).await?;
                let preview =
                    shop.world.as_person(&clerk, "GET", &format!("{path}/preview"), None).await?.status;
                ensure!(preview == StatusCode::NOT_FOUND, "{right}: {preview}");
                answers.push((open.status, open.code()));
            }
            // The last is no file at all.
            ensure!((answers[0] == answers[3]) == hidden, "{right}: {answers:?}");
            ensure!((answers[1] == answers[3]) == hidden, "{right}: {answers:?}");
            ensure!(answers[2].0 == StatusCode::OK, "{right}: {answers:?}");
            let path = format!("/api/v1/attachments/{}", text(&files[1]["id"]));
            let gone = shop.world.as_person(&clerk, "DELETE", &path, None).await?;
            ensure!((gone.status == StatusCode::NOT_FOUND) == hidden, "{right}: {}", gone.text);
            let past = shop.world.as_person(&clerk, "GET", &format!("{record}/history"), None).await?;
            ensure!(past.text.contains("deed.txt") != hidden, "{right}: {}", past.text);
        }
        // Removed by somebody who sees it, it is no way back for who does not.
        app::users::set_roles(&shop.world.cx, "finance", &["clerk_none".to_owned()]).await?;
        let clerk = shop.world.sign_in("finance").await?;
        let path = format!("/api/v1/attachments/{}/restore", text(&files[1]["id"]));
        let back = shop.world.as_person(&clerk, "POST", &path, None).await?;
        ensure!(back.status == StatusCode::NOT_FOUND, "{}", back.text);
        Ok(())
    });
}

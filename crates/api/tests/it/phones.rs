//! Telephone numbers through the API: typed as people of a country write them, kept as E.164, shown with its spaces, found however
//! they are typed; what is no number is refused at its field, and what was kept before stays until it is changed.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

struct Office {
    world: World,
    cookie: String,
}

impl Office {
    async fn new(db: store::Db) -> Result<Self> {
        let world = World::new(db).await?;
        let cookie = world.sign_in("administrator").await?;
        Ok(Self { world, cookie })
    }

    async fn ask(&self, method: &str, path: &str, body: Option<Json>) -> Result<Answer> {
        let body = body.map(|body| body.to_string());
        self.world.as_person(&self.cookie, method, &format!("/api/v1{path}"), body.as_deref()).await
    }

    async fn create(&self, values: Json) -> Result<Answer> {
        self.ask("POST", "/records/account", Some(json!({ "values": values }))).await
    }

    async fn change(&self, record: &Json, values: Json) -> Result<Answer> {
        let id = record["id"].as_str().context("an id")?;
        let now = self.ask("GET", &format!("/records/account/{id}"), None).await?.json();
        let seen = format!("\"{}\"", now["version"]);
        let headers = [("cookie", self.cookie.as_str()), ("if-match", seen.as_str())];
        let body = json!({ "values": values }).to_string();
        self.world.send("PATCH", &format!("/api/v1/records/account/{id}"), &headers, Some(&body)).await
    }

    async fn write(&self, sql: &str) -> Result<()> {
        let tenant = self.world.cx.tenant().await.map_err(|error| anyhow::anyhow!("{error:?}"))?.uuid();
        let done = async |tx: &mut store::Tx| tx.execute(sql, &[tenant.into()]).await;
        self.world.cx.db.write(done).await?;
        Ok(())
    }

    async fn found(&self, query: &str) -> Result<Vec<String>> {
        let answer =
            self.ask("GET", &format!("/records/account?sort=name&columns=name,phone&{query}"), None).await?;
        ensure!(answer.status == StatusCode::OK, "{}", answer.text);
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        Ok(items.iter().map(|item| item["values"]["name"].as_str().unwrap_or_default().to_owned()).collect())
    }
}

fn kept(answer: &Answer, status: StatusCode, kept: &str, shown: &str) -> Result<Json> {
    ensure!(answer.status == status, "{}", answer.text);
    let record = answer.json();
    ensure!(record["values"]["phone"] == kept && record["shown"]["phone"] == shown, "{record}");
    Ok(record)
}

fn refused(answer: &Answer, code: &str) -> Result<()> {
    let all = answer.json();
    let said = answer.text.contains(&format!("\"{code}\"")) && answer.text.contains("phone");
    ensure!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && said, "{code}: {all}");
    Ok(())
}

#[test]
fn numbers_are_kept_whole_shown_and_found() {
    testkit::both(async |db| {
        let office = Office::new(db).await?;
        let created = StatusCode::CREATED;
        refused(
            &office.create(json!({ "name": "N", "phone": "22 123 45 67" })).await?,
            "field-phone-country",
        )?;
        for wrong in ["12", "+48 22 123 45 6", "+48٢٢١٢٣٤٥٦٧", "+48 22 123 45 67\u{0}", "call me", "\u{202e}"]
        {
            refused(
                &office.create(json!({ "name": "N", "phone": wrong, "country": "PL" })).await?,
                "field-phone",
            )?;
        }
        let extended = json!({ "name": "N", "phone": "22 123 45 67 ext. 5", "country": "PL" });
        refused(&office.create(extended).await?, "field-phone-extension")?;
        let anna = json!({ "name": "Anna", "phone": "(22) 123-45-67", "country": "PL" });
        let anna = kept(&office.create(anna).await?, created, "+48221234567", "+48 22 123 45 67")?;
        // The country of the record counts while none is named.
        let done = office.change(&anna, json!({ "phone": "22 123 45 68" })).await?;
        kept(&done, StatusCode::OK, "+48221234568", "+48 22 123 45 68")?;
        let done = office.change(&anna, json!({ "phone": "06 12 34 56 78", "country": "FR" })).await?;
        kept(&done, StatusCode::OK, "+33612345678", "+33 6 12 34 56 78")?;
        // What happened to it reads as the number itself does.
        let path = format!("/records/account/{}/history?field=phone", anna["id"].as_str().context("an id")?);
        let history = office.ask("GET", &path, None).await?.json();
        let last = &history["items"][0]["changes"][0];
        ensure!(last["before"] == "+48 22 123 45 68" && last["after"] == "+33 6 12 34 56 78", "{history}");
        // Where the record says none, that of the company.
        office.write("UPDATE tenant SET address = '{\"country\":\"PL\"}' WHERE tenant_id = $1").await?;
        let bob = office.create(json!({ "name": "Bob", "phone": "601 234 567" })).await?;
        let bob = kept(&bob, created, "+48601234567", "+48 601 234 567")?;
        for q in ["601234567", "601%20234%20567", "%2B48%20601%20234", "0048601234567"] {
            ensure!(office.found(&format!("q={q}")).await? == ["Bob"], "{q}");
        }
        ensure!(office.found("q=0612345678").await? == ["Anna"]);
        for (op, value) in
            [("eq", "601 234 567"), ("contains", "0048 601"), ("starts", "+48 60"), ("contains", "601-234")]
        {
            let filter = json!({ "field": "phone", "op": op, "value": value }).to_string();
            let filter: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
            ensure!(office.found(&format!("filter={filter}")).await? == ["Bob"], "{op} {value}");
        }
        let file =
            office.ask("GET", "/records/account/export.csv?columns=name,phone&sort=name", None).await?;
        ensure!(file.text.contains("Bob") && file.text.contains("+48601234567"), "{}", file.text);
        ensure!(!file.text.contains("+48 601"), "{}", file.text);
        // Of several records at once with the calling code.
        let all = |phone: &str| json!({ "object": "account", "action": "update", "ids": [bob["id"]], "values": { "phone": phone } });
        refused(&office.ask("POST", "/bulk", Some(all("601 234 568"))).await?, "field-phone-country")?;
        let answer = office.ask("POST", "/bulk", Some(all("+48 601 234 568"))).await?;
        ensure!(answer.status == StatusCode::ACCEPTED, "{}", answer.text);
        Ok(())
    });
}

#[test]
fn what_was_kept_before_stays_until_it_is_changed() {
    testkit::both(async |db| {
        let office = Office::new(db).await?;
        let answer =
            office.create(json!({ "name": "Old", "phone": "+48 601 234 567", "country": "PL" })).await?;
        let old = kept(&answer, StatusCode::CREATED, "+48601234567", "+48 601 234 567")?;
        office
            .write("UPDATE account SET phone = '555-0199', phone_key = '5550199' WHERE tenant_id = $1")
            .await?;
        let path = format!("/records/account/{}", old["id"].as_str().context("an id")?);
        let read = office.ask("GET", &path, None).await?.json();
        ensure!(read["values"]["phone"] == "555-0199" && read.get("shown").is_none(), "{read}");
        let same = office.change(&old, json!({ "phone": "555-0199", "name": "Older" })).await?;
        ensure!(
            same.status == StatusCode::OK && same.json()["values"]["phone"] == "555-0199",
            "{}",
            same.text
        );
        refused(&office.change(&old, json!({ "phone": "555-0198" })).await?, "field-phone")?;
        let emptied = office.change(&old, json!({ "phone": "" })).await?;
        ensure!(emptied.json()["values"]["phone"].is_null(), "{}", emptied.text);
        Ok(())
    });
}

#[test]
fn a_companys_own_numbers_are_kept_whole_too() {
    testkit::both(async |db| {
        let office = Office::new(db).await?;
        let fields = json!([{ "key": "x_fax", "type": "phone", "labels": { "en": "Fax" } }]);
        let body = json!({ "document": { "fields": fields } }).to_string();
        let headers = [("cookie", office.cookie.as_str()), ("if-match", "\"0\"")];
        let done = office.world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
        ensure!(done.status == StatusCode::OK, "{}", done.text);
        let made =
            office.create(json!({ "name": "A", "x_fax": "0121 234 5678", "country": "GB" })).await?.json();
        ensure!(
            made["values"]["x_fax"] == "+441212345678" && made["shown"]["x_fax"] == "+44 121 234 5678",
            "{made}"
        );
        let wrong = office.create(json!({ "name": "B", "x_fax": "0121 234", "country": "GB" })).await?;
        ensure!(wrong.text.contains("field-phone") && wrong.text.contains("x_fax"), "{}", wrong.text);
        for (op, value) in
            [("eq", "0121 234 5678"), ("contains", "121 234"), ("contains", "0044 121"), ("starts", "+44")]
        {
            let filter = json!({ "field": "x_fax", "op": op, "value": value }).to_string();
            let filter: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
            ensure!(office.found(&format!("filter={filter}")).await? == ["A"], "{op} {value}");
        }
        Ok(())
    });
}

#[test]
fn further_ways_to_reach_somebody_are_checked_kept_shown_and_found() {
    testkit::both(async |db| {
        let office = Office::new(db).await?;
        let point = |kind: &str, value: &str| json!({ "values": { "kind": kind, "value": value } });
        let body = |points: Vec<Json>| json!({ "values": { "name": "Ana Silva", "country": "PL" }, "parts": { "contact_points": points } });
        // What is none of its kind is refused at its line.
        let wrong = vec![point("email", "ana@example.org"), point("mobile", "12"), point("email", "ana")];
        let answer = office.ask("POST", "/records/account", Some(body(wrong))).await?;
        ensure!(answer.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        for said in ["contact_points/1/value", "field-phone", "contact_points/2/value", "field-email"] {
            ensure!(answer.text.contains(said), "{said}: {}", answer.text);
        }
        let points = vec![
            point("phone", "22 555 00 11"),
            point("email", " second@example.org "),
            point("web", "silva.pl"),
        ];
        let made = office.ask("POST", "/records/account", Some(body(points))).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let record = made.json();
        let values: Vec<&Json> = record["parts"]["contact_points"]
            .as_array()
            .context("lines")?
            .iter()
            .map(|line| &line["values"]["value"])
            .collect();
        ensure!(values == ["+48225550011", "second@example.org", "https://silva.pl"], "{values:?}");
        ensure!(record["shown"]["contact_points/0/value"] == "+48 22 555 00 11", "{record}");
        for q in ["225550011", "5500", "22%20555%2000%2011", "0048225550011", "second%40example", "silva.pl"]
        {
            ensure!(office.found(&format!("q={q}")).await? == ["Ana Silva"], "{q}");
        }
        // A change of something else, also of many, leaves them findable; what goes is not found any more.
        let record = {
            let changed = office.change(&record, json!({ "city": "Gdynia" })).await?;
            ensure!(changed.status == StatusCode::OK, "{}", changed.text);
            changed.json()
        };
        ensure!(office.found("q=gdynia%20second%40example").await? == ["Ana Silva"]);
        let id = record["id"].as_str().context("an id")?;
        let seen = format!("\"{}\"", record["version"]);
        let headers = [("cookie", office.cookie.as_str()), ("if-match", seen.as_str())];
        let body = json!({ "parts": { "contact_points": [] } }).to_string();
        let path = format!("/api/v1/records/account/{id}");
        let emptied = office.world.send("PATCH", &path, &headers, Some(&body)).await?;
        ensure!(emptied.status == StatusCode::OK, "{}", emptied.text);
        ensure!(office.found("q=second%40example").await?.is_empty());
        ensure!(office.found("q=gdynia").await? == ["Ana Silva"]);
        Ok(())
    });
}

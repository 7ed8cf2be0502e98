//! The copy of a person's data through the API: a page people can read in the language they choose, and data programs can.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};
use crate::privacy::{PHONE, customer, id, made};

/// A file of a copy.
fn part_of(copy: &Answer, name: &str) -> Result<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(copy.bytes.clone()))?;
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name)?, &mut text)?;
    Ok(text)
}

#[test]
fn the_page_of_a_copy_is_in_words_and_its_data_as_they_are_kept() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (account, ..) = customer(&world, &admin).await?;
        let person = json!({ "object": "account", "record": account });
        let request = id(&made(&world, &admin, "/privacy/copies", person).await?)?;
        let path = format!("/api/v1/privacy/requests/{request}/copy.zip?language=ru");
        let copy = world.as_person(&admin, "GET", &path, None).await?;
        ensure!(copy.status == 200, "{}", copy.text);
        let (page, data) = (part_of(&copy, "index.html")?, part_of(&copy, "data.json")?);
        for said in [
            "<html lang=\"ru\">",
            "<th>Статус</th><td>Активный</td>",
            "+48 600 100 200",
            "<td>05.01.2026</td>",
            "<td>01.03.2026</td>",
            "a guide dog",
            "<th>Что сделано</th><td>",
        ] {
            ensure!(page.contains(said), "{said} is not on the page: {page}");
        }
        for raw in [
            "<td>active</td>",
            "<td>+48600100200",
            "2026-01-05",
            "amount:",
            "<th>at</th>",
            "<th>action</th>",
            "privacy-copy",
            account.as_str(),
        ] {
            ensure!(!page.contains(raw), "{raw} is on the page: {page}");
        }
        let data: Json = serde_json::from_str(&data)?;
        let kept = &data["records"][0]["values"];
        ensure!(kept["status"] == "active" && kept["phone"] == PHONE, "{kept}");
        ensure!(data["history"][0]["object"] == "account", "{}", data["history"]);
        let path = format!("/api/v1/privacy/requests/{request}/copy.zip");
        let copy = world.as_person(&admin, "GET", &path, None).await?;
        ensure!(part_of(&copy, "index.html")?.contains("<th>Status</th><td>Active</td>"));
        let wrong = world.as_person(&admin, "GET", &format!("{path}?lang=ru"), None).await?;
        ensure!(wrong.status == 400 && wrong.code() == "query-unknown", "{}", wrong.text);
        Ok(())
    });
}

#[test]
fn a_sellers_copy_has_the_whole_lines_of_orders_and_of_others_the_code_alone() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let account = json!({ "values": { "name": "Shop of somebody" } });
        let account = made(&world, &admin, "/records/account", account).await?;
        let line = json!({ "values": {
            "text": "Green tea", "quantity": "3", "unit_price": { "amount": "9.99", "currency": "EUR" },
            "unit_pv": "5", "unit_bv": "4", "discount": "0.1",
        } });
        let order = json!({
            "values": { "account": account["id"], "member": world.member, "ordered_on": "2026-10-05", "currency": "EUR",
                "notes": "what was written about the customer" },
            "parts": { "lines": [line] },
        });
        made(&world, &admin, "/records/order", order).await?;
        let person = json!({ "object": "member", "record": world.member });
        let request = id(&made(&world, &admin, "/privacy/copies", person).await?)?;
        let path = format!("/api/v1/privacy/requests/{request}/copy.zip");
        let copy = world.as_person(&admin, "GET", &path, None).await?;
        let (page, data) = (part_of(&copy, "index.html")?, part_of(&copy, "data.json")?);
        let data: Json = serde_json::from_str(&data)?;
        let orders = data["related"].as_array().context("related")?;
        let order = orders.iter().find(|one| one["object"] == "order").context("the order")?;
        let line = &order["parts"]["lines"][0];
        ensure!(line["text"] == "Green tea" && line["quantity"] == "3", "{order}");
        ensure!(line["unit_price"]["amount"] == "9.99" && order["values"]["notes"].is_null(), "{order}");
        let code = account["code"].as_str().context("a code")?;
        ensure!(page.contains("9.99 EUR") && page.contains("Green tea") && page.contains(code), "{page}");
        ensure!(!page.contains("Shop of somebody") && !page.contains("written about"), "{page}");
        ensure!(!page.contains(&world.member.to_string()), "{page}");
        Ok(())
    });
}

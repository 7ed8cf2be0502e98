//! Orders through the API: exact totals, confirmed once, cancelled with a reason, and never changed afterwards.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

struct Office {
    world: World,
    cookie: String,
}

impl Office {
    async fn open(db: store::Db) -> Result<Self> {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        Ok(Self { world, cookie })
    }

    async fn post(&self, path: &str, headers: &[(&str, &str)], body: Option<Json>) -> Result<Answer> {
        let mut all = vec![("cookie", self.cookie.as_str())];
        all.extend(headers);
        let body = body.map(|body| body.to_string());
        self.world.send("POST", &format!("/api/v1{path}"), &all, body.as_deref()).await
    }

    async fn made(&self, object: &str, body: Json) -> Result<Json> {
        let answer = self.post(&format!("/records/{object}"), &[], Some(body)).await?;
        ensure!(answer.status == StatusCode::CREATED, "{object}: {}", answer.text);
        Ok(answer.json())
    }

    /// An order of three at 9.99 with a tenth off, attributed to the distributor.
    async fn draft(&self) -> Result<(String, Json)> {
        let account = self.made("account", json!({ "values": { "name": "Shop" } })).await?;
        let line = json!({ "values": { "text": "Tea", "quantity": "3", "unit_price": { "amount": "9.99", "currency": "EUR" },
            "unit_pv": "5", "unit_bv": "4", "discount": "0.1" } });
        let order = self
            .made(
                "order",
                json!({ "values": { "account": account["id"], "member": self.world.member, "ordered_on": "2026-10-05", "currency": "EUR" },
                    "parts": { "lines": [line] } }),
            )
            .await?;
        Ok((order["id"].as_str().context("an id")?.to_owned(), order))
    }
}

#[test]
fn an_order_is_priced_confirmed_once_and_cancelled_with_a_reason() {
    testkit::both(async |db| {
        let office = Office::open(db).await?;
        let (id, order) = office.draft().await?;
        // 3 × 9.99 = 29.97; a tenth of it is 2.997, so 26.97 are left.
        ensure!(order["values"]["total"] == json!({ "amount": "26.97", "currency": "EUR" }), "{order}");
        ensure!(order["values"]["pv"] == "15" && order["values"]["status"] == "draft", "{order}");
        let version = format!("\"{}\"", order["version"]);
        let confirm = format!("/orders/{id}/confirm");
        let stale = office.post(&confirm, &[("if-match", "\"99\"")], None).await?;
        ensure!(stale.status == StatusCode::CONFLICT && stale.code() == "version-stale", "{}", stale.text);
        let blind = office.post(&confirm, &[], None).await?;
        ensure!(blind.status == StatusCode::PRECONDITION_REQUIRED, "{}", blind.text);

        // The same key in parallel confirms once and gives everybody the same answer.
        let headers = [("if-match", version.as_str()), ("idempotency-key", "confirm-1")];
        let tries = (0..6).map(|_| office.post(&confirm, &headers, None));
        let answers = futures::future::join_all(tries).await.into_iter().collect::<Result<Vec<_>>>()?;
        for answer in &answers {
            ensure!(
                answer.status == StatusCode::OK && answer.json()["values"]["status"] == "confirmed",
                "{}",
                answer.text
            );
        }
        let after = format!("\"{}\"", answers[0].json()["version"]);
        let again = office.post(&confirm, &[("if-match", after.as_str())], None).await?;
        ensure!(again.status == StatusCode::CONFLICT && again.code() == "order-final", "{}", again.text);
        let headers = [("cookie", office.cookie.as_str()), ("if-match", after.as_str())];
        let path = format!("/api/v1/records/order/{id}");
        let changed =
            office.world.send("PATCH", &path, &headers, Some(r#"{"values":{"source":"x"}}"#)).await?;
        ensure!(
            changed.status == StatusCode::CONFLICT && changed.code() == "order-final",
            "{}",
            changed.text
        );
        let gone = office.world.send("DELETE", &path, &headers, None).await?;
        ensure!(
            gone.status == StatusCode::CONFLICT,
            "a sale stands behind it: {} {}",
            gone.status,
            gone.text
        );

        let cancel = format!("/orders/{id}/cancel");
        let silent =
            office.post(&cancel, &[("if-match", after.as_str())], Some(json!({ "reason": "  " }))).await?;
        ensure!(silent.code() == "order-reason-missing", "{}", silent.text);
        let back = office
            .post(&cancel, &[("if-match", after.as_str())], Some(json!({ "reason": "sent back" })))
            .await?;
        ensure!(back.status == StatusCode::OK, "{}", back.text);
        let cx = &office.world.cx;
        let tenant = cx.tenant().await?;
        let sale = store::sales::of_order(&mut cx.db.read(), tenant, kernel::OrderId::from_uuid(id.parse()?))
            .await?;
        let sale = sale.context("the sale stays")?;
        let taken = store::sales::taken_back(&mut cx.db.read(), tenant, sale.id).await?;
        ensure!((sale.amount, sale.pv) == (2697, 150_000), "{sale:?}");
        ensure!(taken.iter().map(|back| (back.amount, back.pv)).eq([(-2697, -150_000)]), "{taken:?}");
        ensure!(store::sales::verify(&cx.db, tenant).await?.is_none(), "what is sealed is what is there");
        Ok(())
    });
}

#[test]
fn an_order_without_lines_is_worth_nothing() {
    testkit::both(async |db| {
        let office = Office::open(db).await?;
        let (id, order) = office.draft().await?;
        let (version, path) = (format!("\"{}\"", order["version"]), format!("/api/v1/records/order/{id}"));
        let headers = [("cookie", office.cookie.as_str()), ("if-match", version.as_str())];
        let body = json!({ "values": {}, "parts": { "lines": [] } }).to_string();
        let empty = office.world.send("PATCH", &path, &headers, Some(&body)).await?;
        ensure!(empty.status == StatusCode::OK, "{}", empty.text);
        let empty = empty.json();
        let values = &empty["values"];
        ensure!(values["total"] == json!({ "amount": "0.00", "currency": "EUR" }), "{values}");
        ensure!(values["discount"] == json!({ "amount": "0.00", "currency": "EUR" }), "{values}");
        ensure!(values["pv"] == "0" && values["bv"] == "0", "{values}");
        // A line that comes later counts alone.
        let version = format!("\"{}\"", empty["version"]);
        let headers = [("cookie", office.cookie.as_str()), ("if-match", version.as_str())];
        let line = json!({ "values": { "text": "Tea", "quantity": "1", "unit_price": { "amount": "2.00", "currency": "EUR" } } });
        let body = json!({ "values": {}, "parts": { "lines": [line] } }).to_string();
        let filled = office.world.send("PATCH", &path, &headers, Some(&body)).await?;
        ensure!(
            filled.json()["values"]["total"] == json!({ "amount": "2.00", "currency": "EUR" }),
            "{}",
            filled.text
        );
        Ok(())
    });
}

#[test]
fn a_line_is_one_of_the_orders_own_and_named_once() {
    testkit::both(async |db| {
        let office = Office::open(db).await?;
        let (id, order) = office.draft().await?;
        let (_, other) = office.draft().await?;
        let line = |id: &Json| json!({ "id": id, "values": { "text": "Tea", "quantity": "1", "unit_price": { "amount": "2.00", "currency": "EUR" } } });
        let own = line(&order["parts"]["lines"][0]["id"]);
        let foreign = line(&other["parts"]["lines"][0]["id"]);
        let unheard = line(&json!("00000000-0000-4000-8000-000000000009"));
        let (version, path) = (format!("\"{}\"", order["version"]), format!("/api/v1/records/order/{id}"));
        let headers = [("cookie", office.cookie.as_str()), ("if-match", version.as_str())];
        let send = async |lines: Json| {
            let body = json!({ "values": {}, "parts": { "lines": lines } }).to_string();
            office.world.send("PATCH", &path, &headers, Some(&body)).await
        };
        // A foreign line and one that never was look the same.
        for wrong in [json!([own, foreign]), json!([own, unheard]), json!([own, own])] {
            let answer = send(wrong).await?;
            ensure!(answer.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
            ensure!(answer.text.contains("field-line-unknown"), "{}", answer.text);
            ensure!(answer.text.contains("lines/1/id"), "{}", answer.text);
        }
        ensure!(send(json!([own])).await?.status == StatusCode::OK);
        // A new order has no lines yet that could be named.
        let values = json!({ "account": order["values"]["account"]["id"], "ordered_on": "2026-10-05", "currency": "EUR" });
        let body = json!({ "values": values, "parts": { "lines": [foreign] } });
        let made = office.post("/records/order", &[], Some(body)).await?;
        ensure!(made.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", made.text);
        Ok(())
    });
}

#[test]
fn a_code_that_another_sale_bears_is_refused() {
    testkit::both(async |db| {
        let office = Office::open(db).await?;
        let (first, order) = office.draft().await?;
        let version = format!("\"{}\"", order["version"]);
        let confirmed =
            office.post(&format!("/orders/{first}/confirm"), &[("if-match", version.as_str())], None).await?;
        let after = format!("\"{}\"", confirmed.json()["version"]);
        // What takes the first order back is a sale of its own, by the code with an X behind.
        let back = office
            .post(
                &format!("/orders/{first}/cancel"),
                &[("if-match", after.as_str())],
                Some(json!({ "reason": "x" })),
            )
            .await?;
        ensure!(back.status == StatusCode::OK, "{}", back.text);
        let code = format!("{}-X", order["values"]["code"].as_str().context("a code")?);
        let (second, order) = office.draft().await?;
        let version = format!("\"{}\"", order["version"]);
        let headers = [("cookie", office.cookie.as_str()), ("if-match", version.as_str())];
        let body = json!({ "values": { "code": code } }).to_string();
        let path = format!("/api/v1/records/order/{second}");
        let renamed = office.world.send("PATCH", &path, &headers, Some(&body)).await?;
        ensure!(renamed.status == StatusCode::OK, "{}", renamed.text);
        let version = format!("\"{}\"", renamed.json()["version"]);
        let refused = office
            .post(&format!("/orders/{second}/confirm"), &[("if-match", version.as_str())], None)
            .await?;
        ensure!(
            refused.status == StatusCode::CONFLICT && refused.code() == "field-taken",
            "{} {}",
            refused.status,
            refused.text
        );
        Ok(())
    });
}

#[test]
fn two_who_confirm_at_once_make_one_sale() {
    testkit::both(async |db| {
        let office = Office::open(db).await?;
        let (id, order) = office.draft().await?;
        let version = format!("\"{}\"", order["version"]);
        let confirm = format!("/orders/{id}/confirm");
        let headers = [("if-match", version.as_str())];
        let tries = (0..6).map(|_| office.post(&confirm, &headers, None));
        let answers = futures::future::join_all(tries).await.into_iter().collect::<Result<Vec<_>>>()?;
        let done = answers.iter().filter(|answer| answer.status == StatusCode::OK).count();
        let late = answers.iter().filter(|answer| answer.status == StatusCode::CONFLICT).count();
        ensure!((done, late) == (1, 5), "{:?}", answers.iter().map(|a| a.text.as_str()).collect::<Vec<_>>());
        Ok(())
    });
}

#[test]
fn wrong_orders_are_refused_where_they_are_wrong() {
    testkit::both(async |db| {
        let office = Office::open(db).await?;
        let account = office.made("account", json!({ "values": { "name": "Shop" } })).await?;
        let line = |field: &str, value: Json| {
            let mut values = json!({ "text": "Tea", "quantity": "1", "unit_price": { "amount": "1.00", "currency": "EUR" } });
            values[field] = value;
            json!({ "values": { "account": account["id"], "ordered_on": "2026-10-05", "currency": "EUR" },
                "parts": { "lines": [{ "values": values }] } })
        };
        for (field, value) in [
            ("quantity", json!("-1")),
            ("quantity", json!("1e9")),
            ("quantity", json!("0.00001")),
            ("quantity", json!("99999999999999999999")),
            ("unit_price", json!({ "amount": "1.001", "currency": "EUR" })),
            ("unit_price", json!({ "amount": "-1.00", "currency": "EUR" })),
            ("unit_price", json!({ "amount": "1.00", "currency": "USD" })),
            ("discount", json!("1.5")),
            ("product", json!("00000000-0000-7000-8000-000000000000")),
        ] {
            let answer = office.post("/records/order", &[], Some(line(field, value.clone()))).await?;
            let problem = answer.json();
            ensure!(
                answer.status == StatusCode::UNPROCESSABLE_ENTITY && problem["title"].is_string(),
                "{field} {value}: {} {}",
                answer.status,
                answer.text
            );
        }
        let empty = office
            .made("order", json!({ "values": { "account": account["id"], "ordered_on": "2026-10-05", "currency": "EUR" } }))
            .await?;
        let id = empty["id"].as_str().context("an id")?;
        let confirmed = office.post(&format!("/orders/{id}/confirm"), &[("if-match", "\"1\"")], None).await?;
        ensure!(
            confirmed.status == StatusCode::UNPROCESSABLE_ENTITY,
            "an order without lines: {}",
            confirmed.text
        );
        Ok(())
    });
}

//! Settlements by HTTP: rules over a version, accounts shown in part, a proof where money moves, one answer for a key, and
//! files that come as they were made.

use anyhow::{Result, ensure};
use axum::http::StatusCode;
use serde_json::json;

use crate::common::World;

const RULES: &str = r#"{"from":"2026-01-01","rules":{"steps":["debts","fees"],"rounding":"half_up",
    "fees":[{"code":"bank","currency":"EUR","percent":"1%"}],
    "debtor":{"name":"Solé & Sons","iban":"DE89370400440532013000"}}}"#;
const PAYEE: &str = r#"{"name":"Anna Żuraw","method":"sepa","iban":"PL61 1090 1014 0000 0712 1981 2874"}"#;

async fn work(world: &World) -> Result<()> {
    while let Some(leased) = app::jobs::claim(&world.cx, "worker").await? {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

#[test]
fn settlements_rules_and_accounts_by_http() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let finance = world.sign_in("finance").await?;
        let at = |version: &'static str| [("cookie", finance.as_str()), ("if-match", version)];
        let unversioned = world.as_person(&finance, "PUT", "/api/v1/settlements/rules", Some(RULES)).await?;
        ensure!(unversioned.status == StatusCode::PRECONDITION_REQUIRED, "{}", unversioned.text);
        let saved = world.send("PUT", "/api/v1/settlements/rules", &at("\"0\""), Some(RULES)).await?;
        ensure!(saved.status == StatusCode::OK, "{}", saved.text);
        ensure!(saved.json()["items"][0]["rules"]["fees"][0]["percent"] == "1%", "{}", saved.text);
        let again = world.send("PUT", "/api/v1/settlements/rules", &at("\"0\""), Some(RULES)).await?;
        ensure!(again.code() == "version-stale", "{}", again.text);
        let wrong = RULES.replace("1%", "lots").replace("DE89", "DE88");
        let wrong = world.send("PUT", "/api/v1/settlements/rules", &at("\"1\""), Some(&wrong)).await?;
        let fields = wrong.json()["fields"].to_string();
        ensure!(fields.contains("fees/0/percent") && fields.contains("debtor/iban"), "{}", wrong.text);

        let path = format!("/api/v1/payees/{}", world.member);
        let saved = world.send("PUT", &path, &at("\"0\""), Some(PAYEE)).await?;
        ensure!(saved.json()["data"]["iban"] == "PL61109010140000071219812874", "{}", saved.text);
        let seller = world.sign_in("distributor").await?;
        let own = world.as_person(&seller, "GET", &path, None).await?;
        ensure!(own.json()["masked"] == false && own.json()["can_change"] == false, "{}", own.text);
        let foreign = format!("/api/v1/payees/{}", world.stranger);
        let foreign = world.as_person(&seller, "GET", &foreign, None).await?;
        ensure!(foreign.status == StatusCode::FORBIDDEN, "{}", foreign.text);

        let body = r#"{"on":"2026-10-31","currency":"EUR"}"#;
        let keyed = [("cookie", finance.as_str()), ("idempotency-key", "once")];
        let begun = world.send("POST", "/api/v1/settlements", &keyed, Some(body)).await?;
        ensure!(begun.status == StatusCode::ACCEPTED, "{}", begun.text);
        work(&world).await?;
        let repeated = world.send("POST", "/api/v1/settlements", &keyed, Some(body)).await?;
        ensure!(repeated.json() == begun.json(), "{}", repeated.text);
        let id = begun.json()["settlement"].as_str().unwrap_or_default().to_owned();
        let one = world.as_person(&finance, "GET", &format!("/api/v1/settlements/{id}"), None).await?;
        ensure!(one.json()["state"] == "proposed" && one.json()["can"]["cancel"] == true, "{}", one.text);
        ensure!(one.json()["approvals"][0]["verdict"] == "asked", "{}", one.text);

        // The own asks for another's yes; a proof that is old is asked for anew.
        let yes = json!({ "decision": "approve" }).to_string();
        let decide = format!("/api/v1/settlements/{id}/decide");
        let own = world.as_person(&finance, "POST", &decide, Some(&yes)).await?;
        ensure!(own.code() == "flow-own-request", "{}", own.text);
        let administrator = world.sign_in("administrator").await?;
        world.cx.clock.advance_seconds(301);
        let late = world.as_person(&administrator, "POST", &decide, Some(&yes)).await?;
        ensure!(late.code() == "proof-needed", "{}", late.text);
        let administrator = world.sign_in("administrator").await?;
        let agreed = world.as_person(&administrator, "POST", &decide, Some(&yes)).await?;
        ensure!(agreed.json()["state"] == "approved", "{}", agreed.text);
        let finance = world.sign_in("finance").await?;
        let post = format!("/api/v1/settlements/{id}/post");
        let posted = world.as_person(&finance, "POST", &post, None).await?;
        ensure!(posted.json()["state"] == "posted", "{}", posted.text);
        let twice = world.as_person(&finance, "POST", &post, None).await?;
        ensure!(twice.status == StatusCode::CONFLICT, "{}", twice.text);
        let export =
            world.as_person(&finance, "GET", &format!("/api/v1/settlements/{id}/export.csv"), None).await?;
        ensure!(export.text.starts_with("\u{feff}Payee,Name,Outcome"), "{}", export.text);
        let bad = world
            .as_person(&finance, "GET", &format!("/api/v1/settlements/{id}/payees?cursor=x"), None)
            .await?;
        ensure!(bad.code() == "cursor-malformed", "{}", bad.text);
        Ok(())
    });
}

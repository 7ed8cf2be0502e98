//! The OpenAPI document in the repository is the one the handlers give; the web app's client is generated from it.
//! Renew it with `cargo xtask generate`.

use std::collections::BTreeSet;

use anyhow::{Context as _, ensure};
use serde_json::Value as Json;

use crate::common::World;

#[test]
fn the_document_in_the_repository_is_fresh() {
    expect_test::expect_file!["../../../../web/src/api/openapi.json"].assert_eq(&api::openapi::text());
}

#[test]
fn operations_have_names_of_their_own_and_words() {
    let document: Json = serde_json::from_str(&api::openapi::text()).expect("JSON");
    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let name = operation["operationId"].as_str().expect("a name");
            assert!(names.insert(name.to_owned()), "{method} {path}: {name} is taken");
            let (feature, handler) = name.split_once('_').expect("feature and handler");
            let one = feature.trim_end_matches('s');
            assert!(!handler.starts_with(&format!("{one}_")), "{method} {path}: {name} says {feature} twice");
            assert!(operation["summary"].is_string(), "{method} {path} has no words");
            assert!(
                operation["responses"]["default"].is_object(),
                "{method} {path} does not declare its problems"
            );
        }
    }
}

#[test]
fn every_reference_points_to_something() {
    let text = api::openapi::text();
    let document: Json = serde_json::from_str(&text).expect("JSON");
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap_or_default();
        assert!(document["components"]["schemas"][name].is_object(), "{name} is missing");
    }
}

#[test]
fn every_operation_refuses_a_parameter_that_it_does_not_declare() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("administrator").await?;
        let document: Json = serde_json::from_str(&api::openapi::text())?;
        let mut tried = 0;
        for (path, item) in document["paths"].as_object().context("paths")? {
            // Whatever the address is about: the parameter is looked at first.
            let address = path.split('/').map(|part| if part.starts_with('{') { "x" } else { part });
            let address = address.collect::<Vec<_>>().join("/");
            for method in item.as_object().context("operations")?.keys() {
                let asked = format!("{address}?no_such_parameter=1");
                let answer = world.as_person(&cookie, &method.to_uppercase(), &asked, None).await?;
                ensure!(
                    answer.status.as_u16() == 400 && answer.code() == "query-unknown",
                    "{method} {asked}: {} {}",
                    answer.status,
                    answer.text
                );
                let fields = answer.json()["fields"].to_string();
                ensure!(fields.contains("no_such_parameter"), "{method} {asked}: {fields}");
                tried += 1;
            }
        }
        ensure!(tried > 150, "{tried}");
        // What an operation declares passes, whatever becomes of it; other addresses take what they like.
        for path in ["/api/v1/audit?limit=1", "/api/v1/periods", "/healthz?x=1"] {
            let answer = world.as_person(&cookie, "GET", path, None).await?;
            ensure!(answer.status.is_success(), "{path}: {}", answer.text);
        }
        Ok(())
    });
}

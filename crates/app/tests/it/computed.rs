//! Fields a formula works out: there at once in every way a record is written, in filters and orders, and worked out
//! anew for the records that are there already.

use access::Principal;
use anyhow::{Result, ensure};
use app::bulk::{self, Ask, BulkAction};
use app::once::Once;
use app::records::{self, Draft, Question};
use app::{Cx, definitions};
use serde_json::{Value as Json, json};
use testkit::both;

use super::definitions::{World, code};

/// Everything that waits in the queue.
async fn work(cx: &Cx) -> Result<()> {
    while let Some(leased) = app::jobs::claim(cx, "test").await? {
        let outcome = app::jobs::run(cx, &leased).await;
        ensure!(outcome.is_ok(), "a job failed: {outcome:?}");
        app::jobs::settle(cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

fn typed() -> Vec<Json> {
    vec![
        json!({"key": "x_pieces", "type": "integer", "labels": {"en": "Pieces"}}),
        json!({"key": "x_price", "type": "money", "labels": {"en": "Price"}}),
    ]
}

fn document(formula: &str) -> Json {
    let mut fields = typed();
    fields.push(json!({"key": "x_total", "type": "money", "labels": {"en": "Total"}, "formula": formula}));
    json!({ "fields": fields })
}

fn price(amount: &str) -> Json {
    json!({"amount": amount, "currency": "EUR"})
}

/// The totals of the accounts, by name.
async fn totals(world: &World) -> Result<Vec<Json>> {
    let who = world.person("administrator").await?;
    let question = Question {
        sort: Some("name".to_owned()),
        columns: Some("x_total".to_owned()),
        ..Question::default()
    };
    let page = records::list(&world.cx, &who, "account", &question).await?;
    Ok(page.items.into_iter().map(|item| item.values["x_total"].clone()).collect())
}

#[test]
fn a_formula_is_kept_whatever_writes_the_record() {
    both(async |db| {
        let world = World::new(db).await?;
        world.apply("account", 0, &json!({"fields": typed()})).await?;
        world.create("account", json!({"name": "Ana", "x_pieces": 3, "x_price": price("2.50")})).await?;
        world.create("account", json!({"name": "Bo"})).await?;
        // Two that are there already get theirs by a job, and their versions stay.
        world.apply("account", 1, &document("x_pieces * x_price")).await?;
        work(&world.cx).await?;
        ensure!(totals(&world).await? == [price("7.50"), Json::Null]);
        let made =
            world.create("account", json!({"name": "Cy", "x_pieces": 2, "x_price": price("1.10")})).await?;
        ensure!(made.values["x_total"] == price("2.20"), "{made:?}");
        // Nobody types into it.
        let refused =
            world.create("account", json!({"name": "Di", "x_total": price("1.00")})).await.unwrap_err();
        ensure!(code(&refused) == "field-read-only");
        // A change of one operand moves it, and stands in the history.
        let who = world.person("administrator").await?;
        let draft = Draft {
            values: json!({"x_pieces": 5}).as_object().cloned().unwrap_or_default(),
            ..Draft::default()
        };
        let changed =
            records::update(&world.cx, &who, "account", made.id, 1, &draft, &Once::default()).await?;
        ensure!(changed.values["x_total"] == price("5.50"));
        let history = records::history(&world.cx, &who, "account", made.id, None, None).await?;
        ensure!(format!("{history:?}").contains("x_total"), "{history:?}");
        // So does a change of many, and its undo.
        let ask = Ask {
            object: "account".to_owned(),
            action: BulkAction::Update,
            ids: None,
            matching: Some(bulk::Matching::default()),
            values: json!({"x_price": price("10.00")}).as_object().cloned().unwrap_or_default(),
            owner: None,
            unit: None,
        };
        // The operator at the machine: the person of these tests has no account a job could ask for.
        let who = Principal { user: None, ..who };
        let many = bulk::start(&world.cx, &who, &ask, &Once::default()).await?;
        work(&world.cx).await?;
        ensure!(totals(&world).await? == [price("30.00"), Json::Null, price("50.00")]);
        // It is filtered by like any other field.
        let filter = json!({"field": "x_total", "op": "ge", "value": price("40.00")}).to_string();
        let question = Question { filter: Some(filter), ..Question::default() };
        ensure!(records::list(&world.cx, &who, "account", &question).await?.items.len() == 1);
        bulk::undo(&world.cx, &who, many.id, &Once::default()).await?;
        work(&world.cx).await?;
        ensure!(totals(&world).await? == [price("7.50"), Json::Null, price("5.50")]);
        // Another formula: all are worked out anew; without an operand there is nothing to show.
        world
            .apply("account", 2, &document("first(x_price, x_price) * first(x_pieces, 1) + x_price"))
            .await?;
        work(&world.cx).await?;
        ensure!(totals(&world).await? == [price("10.00"), Json::Null, price("6.60")]);
        Ok(())
    });
}

#[test]
fn what_cannot_be_worked_out_is_refused_beside_the_formula() {
    both(async |db| {
        let world = World::new(db).await?;
        let refused = async |document: Json| -> Result<Vec<(String, String)>> {
            let report = world.check("account", &document).await?;
            Ok(report.problems.into_iter().map(|one| (one.code, one.at.field.unwrap_or_default())).collect())
        };
        let one = |code: &str, place: &str| vec![(code.to_owned(), place.to_owned())];
        ensure!(refused(document("x_pieces * x_prise")).await? == one("compute-name", "fields/2/formula"));
        ensure!(refused(document("x_pieces * 2")).await? == one("compute-result", "fields/2/formula"));
        ensure!(refused(document("x_total + x_price")).await? == one("compute-field", "fields/2/formula"));
        let mut required = document("x_price");
        required["fields"][2]["required"] = json!(true);
        ensure!(refused(required).await? == one("definition-computed", "fields/2/required"));
        // What people typed is never written over.
        world.apply("account", 0, &json!({"fields": typed()})).await?;
        let mut over = json!({"fields": typed()});
        over["fields"][0]["formula"] = json!("1 + 1");
        ensure!(refused(over).await? == one("definition-type-fixed", "fields/0/type"));
        definitions::undo(&world.cx, &world.person("administrator").await?, "account", 1).await?;
        Ok(())
    });
}

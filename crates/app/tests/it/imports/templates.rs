//! Every object's template, as it is downloaded in each language, goes through a trial import as it stands; countries, languages
//! and shares are read as people write them. The objects are those of the definitions: a new one is covered by itself.

use std::collections::BTreeMap;

use access::Principal;
use anyhow::{Result, ensure};
use app::Language;
use app::imports::mapping::{FileForm, Mapping, Options, Source};
use app::imports::values::DecimalMark;
use app::imports::{self, Form, Import, Names};
use serde_json::{Value as Json, json};
use testkit::both;

use super::harness::{counts, errors, import, plain, work};
use crate::definitions::World;

/// An own object with a field of each type that a file may fill, one of them required and one with a name like a formula.
fn visit() -> Json {
    let field = |key: &str, kind: &str, more: Json| {
        let mut field = json!({ "key": key, "type": kind, "labels": { "en": key, "ru": "Поле" } });
        for (name, value) in more.as_object().into_iter().flatten() {
            field[name] = value.clone();
        }
        field
    };
    let options = json!([{"key": "s", "labels": {"en": "Small"}}, {"key": "l", "labels": {"en": "Large"}}]);
    json!({
        "object": {"one": {"en": "Visit"}, "many": {"en": "Visits"}, "series": "V-"},
        "fields": [
            field("x_short", "text", json!({"max": 3, "labels": {"en": "=Short (s)"}})),
            field("x_long", "long_text", json!({})),
            field("x_rich", "rich_text", json!({})),
            field("x_whole", "integer", json!({"min": 10, "max": 20})),
            field("x_exact", "decimal", json!({"digits": 0})),
            field("x_price", "money", json!({})),
            field("x_share", "rate", json!({"max": 1})),
            field("x_sure", "bool", json!({})),
            field("x_day", "date", json!({})),
            field("x_at", "time", json!({})),
            field("x_size", "choice", json!({"options": options})),
            field("x_sizes", "multi_choice", json!({"options": options})),
            field("x_whose", "reference", json!({"to": "account", "required": true})),
            field("x_more", "links", json!({"to": "account"})),
            field("x_mail", "email", json!({})),
            field("x_phone", "phone", json!({})),
            field("x_url", "url", json!({})),
            field("x_site", "address", json!({})),
            field("x_country", "country", json!({})),
            field("x_language", "language", json!({})),
        ],
    })
}

/// The file as the wizard takes it: uploaded, every column under the field that is proposed, tried out.
async fn tried(world: &World, who: &Principal, object: &str, name: &str, bytes: &[u8]) -> Result<Import> {
    let cx = &world.cx;
    let id = imports::upload(cx, who, object, name, bytes).await?;
    let preview = imports::preview(cx, who, id, &FileForm::default()).await?;
    let mut fields = BTreeMap::new();
    for column in &preview.header {
        let field = preview.mapping.get(column).cloned().flatten();
        let Some(field) = field else {
            anyhow::bail!("{object} {}: no field for “{column}”", who.language)
        };
        fields.insert(field, Source { column: Some(column.clone()), ..Source::default() });
    }
    let file = FileForm::default();
    let mapping = Mapping { object: object.to_owned(), file, fields, options: Options::default() };
    imports::start(cx, who, id, &mapping, true).await?;
    work(cx).await?;
    Ok(imports::get(cx, who, id).await?)
}

#[test]
fn every_template_is_taken_as_it_is_in_every_language() {
    both(async |db| {
        let world = World::new(db).await?;
        let cx = &world.cx;
        world.apply("x_visit", 0, &visit()).await?;
        let admin = Principal { user: None, ..world.person("administrator").await? };
        import(cx, &admin, &plain("account", &["code", "name"]), "code,name\nA-1,Ann\n", false).await?;
        let mut templates = 0;
        for language in Language::ALL {
            let who = Principal { language: language.key().to_owned(), ..admin.clone() };
            for object in who.catalog.iter().filter(|object| imports::importable(&who, &object.key).is_ok()) {
                for (names, form) in
                    [(Names::Codes, Form::Csv), (Names::Labels, Form::Csv), (Names::Labels, Form::Xlsx)]
                {
                    let key = object.key.as_str();
                    let bytes = imports::template(cx, &who, key, names, form).await?;
                    let file = if form == Form::Csv { "template.csv" } else { "template.xlsx" };
                    let done = tried(&world, &who, key, file, &bytes).await?;
                    let said = errors(cx, &who, &done).await?;
                    ensure!(
                        counts(&done) == "1 0 0 0" && said.is_empty(),
                        "{key} {} {names:?} {form:?}: {} {said:?}",
                        language.key(),
                        counts(&done)
                    );
                    templates += 1;
                }
            }
        }
        ensure!(templates >= 11 * 6 * 3, "{templates}");
        Ok(())
    });
}

#[test]
fn countries_and_languages_go_by_name_and_what_is_unclear_names_its_column_and_the_choices() {
    both(async |db| {
        let world = World::new(db).await?;
        let who = Principal { user: None, language: "en".to_owned(), ..world.person("administrator").await? };
        let cx = &world.cx;
        let text = "code,name,Land,language\n\
                    A-1,One,polska,Francuski\nA-2,Two,  ESPAGNE ,es\nA-3,Three,Россия,русский\nA-4,Four,us,EN\n\
                    A-5,Five,Congo,pl\nA-6,Six,Atlantis,pl\nA-7,Seven,PL,Klingon\n";
        let mut mapping = plain("account", &["code", "name", "language"]);
        mapping
            .fields
            .insert("country".to_owned(), Source { column: Some("Land".to_owned()), ..Source::default() });
        let done = import(cx, &who, &mapping, text, false).await?;
        ensure!(counts(&done) == "4 0 0 3", "{}", counts(&done));
        let said = errors(cx, &who, &done).await?;
        ensure!(said[0].starts_with("6 | Land | “Congo”"), "{said:?}");
        ensure!(
            said[0].contains("(CD)") && said[0].contains("(CG)") && said[0].contains("Country"),
            "{said:?}"
        );
        ensure!(said[1].starts_with("7 | Land |") && said[2].starts_with("8 | language |"), "{said:?}");
        let question = app::records::Question {
            columns: Some("code,country,language".to_owned()),
            sort: Some("code".to_owned()),
            ..app::records::Question::default()
        };
        let page = app::records::list(cx, &who, "account", &question).await?;
        let found: Vec<String> = page
            .items
            .iter()
            .map(|one| format!("{} {}", one.values["country"], one.values["language"]))
            .collect();
        ensure!(found == ["\"PL\" \"fr\"", "\"ES\" \"es\"", "\"RU\" \"ru\"", "\"US\" \"en\""], "{found:?}");
        Ok(())
    });
}

#[test]
fn a_share_may_be_written_as_a_percentage() {
    both(async |db| {
        let world = World::new(db).await?;
        let field = json!({"key": "x_share", "type": "rate", "labels": {"en": "Share"}});
        world.apply("account", 0, &json!({"fields": [field]})).await?;
        let who = Principal { user: None, ..world.person("administrator").await? };
        let mut mapping = plain("account", &["code", "name", "x_share"]);
        mapping.file.decimal = DecimalMark::Comma;
        let text =
            "code;name;x_share\nA-1;One;5%\nA-2;Two;5 %\nA-3;Three;0,05\nA-4;Four;12,5 %\nA-5;Five;12.5%\n";
        let done = import(&world.cx, &who, &mapping, text, false).await?;
        ensure!(counts(&done) == "4 0 0 1", "{}", counts(&done));
        let again = "code;name;x_share\nA-1;One;0,05\nA-2;Two;0,05\nA-3;Three;5,0 %\nA-4;Four;0,125\n";
        let again = import(&world.cx, &who, &mapping, again, false).await?;
        ensure!(counts(&again) == "0 0 4 0", "{}", counts(&again));
        Ok(())
    });
}

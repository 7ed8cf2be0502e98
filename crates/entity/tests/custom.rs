//! What a company may add to an object, and what is refused with a pointer.

use entity::{Document, FieldType, Object, object};
use serde_json::{Value as Json, json};

fn account() -> &'static Object {
    object("account").expect("accounts")
}

fn document(json: &Json) -> Document {
    Document::read(json).expect("a document")
}

/// `expect` is `code at pointer`, one a problem; none when the document fits.
fn check(json: &Json, expect: &[&str]) {
    let problems = match document(json).extend(account(), &|key| key == "member") {
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    };
    let said: Vec<String> =
        problems.iter().map(|p| format!("{} at {}", p.code, p.at.field.as_deref().unwrap_or("-"))).collect();
    assert_eq!(said, expect, "{json}");
}

fn field(more: &Json) -> Json {
    let mut field = json!({"key": "x_size", "type": "text", "labels": {"en": "Size"}});
    for (key, value) in more.as_object().expect("an object") {
        field[key] = value.clone();
    }
    json!({ "fields": [field] })
}

#[test]
fn an_own_field_stands_in_the_object_and_in_a_section_of_its_own() {
    let wanted = json!({"fields": [
        {"key": "x_size", "type": "choice", "labels": {"pl": "Rozmiar"}, "options": [
            {"key": "s", "labels": {"en": "Small"}, "color": "teal"}, {"key": "l", "labels": {"en": "Large"}}]},
    ]});
    let object = document(&wanted).extend(account(), &|_| true).unwrap();
    let field = object.field("x_size").unwrap();
    assert_eq!(
        (field.kind, field.options.as_slice()),
        (FieldType::Choice, ["s".to_owned(), "l".to_owned()].as_slice())
    );
    assert!(field.is_custom() && field.filterable() && field.sortable());
    assert_eq!(object.layouts.form.last().unwrap().fields, ["x_size"]);
    assert_eq!(object.fields.last().unwrap().key, "updated_at");
}

#[test]
fn keys_labels_and_types_are_checked() {
    check(&field(&json!({})), &[]);
    for key in ["size", "x_", "x_Size", "X_size", "x_si ze", "x_1", "x_ż", "x_'); drop table account; --"] {
        check(&field(&json!({ "key": key })), &["definition-key at fields/0/key"]);
    }
    check(&field(&json!({"labels": {}})), &["definition-no-label at fields/0/labels"]);
    check(&field(&json!({"labels": {"en": " "}})), &["definition-no-label at fields/0/labels"]);
    check(&field(&json!({"labels": {"en": "a", "xx": "b"}})), &["definition-language at fields/0/labels/xx"]);
    check(&field(&json!({"labels": {"en": "a".repeat(81)}})), &["definition-label at fields/0/labels/en"]);
    check(&field(&json!({"type": "code"})), &["definition-series-missing at fields/0/series"]);
    for kind in ["json", "points", "period"] {
        check(&field(&json!({ "type": kind })), &["definition-type at fields/0/type"]);
    }
    let twice = json!({"fields": [field(&json!({}))["fields"][0], field(&json!({}))["fields"][0]]});
    check(&twice, &["definition-key-taken at fields/1/key"]);
    let many: Vec<Json> =
        (0..101).map(|n| json!({"key": format!("x_f{n}"), "type": "bool", "labels": {"en": "a"}})).collect();
    check(&json!({ "fields": many }), &["definition-too-many-fields at fields"]);
}

#[test]
fn what_does_not_go_with_the_type_is_refused() {
    check(
        &field(&json!({"options": [{"key": "a", "labels": {"en": "A"}}]})),
        &["definition-not-for-type at fields/0/options"],
    );
    check(&field(&json!({"to": "member"})), &["definition-not-for-type at fields/0/to"]);
    check(&field(&json!({"type": "reference"})), &["definition-reference at fields/0/to"]);
    check(&field(&json!({"type": "reference", "to": "nothing"})), &["definition-reference at fields/0/to"]);
    check(&field(&json!({"type": "reference", "to": "member"})), &[]);
    check(&field(&json!({"type": "choice"})), &["definition-options at fields/0/options"]);
    let doubled = json!({"type": "choice", "options": [{"key": "a", "labels": {"en": "A"}}, {"key": "a", "labels": {"en": "B"}}]});
    check(&field(&doubled), &["definition-option-key at fields/0/options/1/key"]);
    check(&field(&json!({"type": "money", "unique": true})), &["definition-not-for-type at fields/0/unique"]);
    check(
        &field(&json!({"type": "integer", "search": true})),
        &["definition-not-for-type at fields/0/search"],
    );
    check(&field(&json!({"type": "decimal", "digits": 10})), &["definition-digits at fields/0/digits"]);
    check(&field(&json!({"digits": 2})), &["definition-digits at fields/0/digits"]);
    check(&field(&json!({"max": 0})), &["definition-length at fields/0/max"]);
    check(&field(&json!({"max": 1001})), &["definition-length at fields/0/max"]);
    check(&field(&json!({"unique": true, "max": 201})), &["definition-length at fields/0/max"]);
    check(&field(&json!({"type": "integer", "min": 5, "max": 4})), &["definition-borders at fields/0/min"]);
    check(&field(&json!({"type": "integer", "default": "many"})), &["field-type at fields/0/default"]);
    check(&field(&json!({"type": "email", "default": "x"})), &["field-email at fields/0/default"]);
}

#[test]
fn choices_are_added_to_open_fields_of_the_standard_only() {
    let vip = json!([{"key": "vip", "labels": {"en": "VIP"}, "color": "red"}]);
    let object = document(&json!({"options": {"status": vip}})).extend(account(), &|_| true).unwrap();
    assert_eq!(object.field("status").unwrap().options.last().unwrap(), "vip");
    check(&json!({"options": {"name": vip}}), &["definition-not-for-type at options/name"]);
    check(&json!({"options": {"nothing": vip}}), &["definition-not-for-type at options/nothing"]);
    let lead = json!([{"key": "lead", "labels": {"en": "Lead"}}]);
    // Other words and a colour for a choice of the standard; its place only where all are named.
    let status = |options: Json| {
        document(&json!({"options": {"status": options}})).extend(account(), &|_| true).unwrap()
    };
    let first = account().field("status").unwrap().options.clone();
    let keys = |object: &Object| object.field("status").unwrap().options.clone();
    let red = status(json!([{"key": "active", "color": "red"}, {"key": "vip", "labels": {"en": "VIP"}}]));
    assert_eq!(keys(&red), [first.clone(), vec!["vip".to_owned()]].concat());
    assert_eq!(red.field("status").unwrap().choices[0].color.as_deref(), Some("red"));
    let turned: Vec<Json> = first.iter().rev().map(|key| json!({"key": key})).collect();
    assert_eq!(keys(&status(json!(turned))), first.iter().rev().cloned().collect::<Vec<_>>());
    check(&json!({"options": {"status": lead}}), &[]);
    let twice = json!([{"key": "lead"}, {"key": "lead"}]);
    check(&json!({"options": {"status": twice}}), &["definition-option-key at options/status/1/key"]);
    check(
        &json!({"options": {"status": [{"key": "silver"}]}}),
        &["definition-no-label at options/status/0/labels"],
    );
    let pink = json!([{"key": "vip", "labels": {"en": "VIP"}, "color": "pink"}]);
    check(&json!({"options": {"status": pink}}), &["definition-color at options/status/0/color"]);
}

#[test]
fn layouts_name_what_exists_and_keep_what_is_required() {
    let form = json!([{"key": "main", "fields": ["name", "status"]}, {"key": "own", "labels": {"en": "Own"}, "fields": ["x_size"]}]);
    let mut whole = field(&json!({}));
    whole["layouts"] = json!({"list": ["code", "x_size"], "form": form});
    let object = document(&whole).extend(account(), &|_| true).unwrap();
    assert_eq!(object.layouts.list, ["code", "x_size"]);
    assert_eq!(object.layouts.form.len(), 2);
    check(&json!({"layouts": {"list": ["name", "x_gone"]}}), &["definition-layout-field at layouts/list/1"]);
    check(&json!({"layouts": {"list": ["name", "name"]}}), &["definition-layout-field at layouts/list/1"]);
    check(&json!({"layouts": {"list": ["notes"]}}), &["definition-layout-field at layouts/list/0"]);
    let nameless = json!({"layouts": {"form": [{"key": "main", "fields": ["status"]}]}});
    check(&nameless, &["definition-layout-required at layouts/form"]);
    let untitled = json!({"layouts": {"form": [{"key": "own", "fields": ["name"]}]}});
    check(&untitled, &["definition-no-label at layouts/form/0/labels"]);
}

#[test]
fn unknown_keys_of_the_document_are_refused_when_it_is_read() {
    for wrong in [
        json!({"field": []}),
        json!({"fields": [{"key": "x_a", "type": "hologram", "labels": {}}]}),
        json!([]),
        json!("x"),
    ] {
        assert_eq!(Document::read(&wrong).unwrap_err().code, "definition-malformed", "{wrong}");
    }
}

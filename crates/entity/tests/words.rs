//! Every object, field, choice, section and part has its words in all six languages.

use std::collections::BTreeSet;

use entity::{Field, catalog};

fn field_keys(place: &str, fields: &[Field], out: &mut Vec<String>) {
    for field in fields {
        if matches!(field.key.as_str(), "created_at" | "updated_at") {
            out.push(format!("field-{}", field.key));
            continue;
        }
        out.push(format!("field-{place}-{}", field.key));
        out.extend(field.options.iter().map(|option| format!("option-{place}-{}-{option}", field.key)));
    }
}

#[test]
fn every_definition_has_its_words() {
    let mut needed = Vec::new();
    for object in catalog() {
        needed.push(format!("object-{}", object.key));
        field_keys(&object.key, &object.fields, &mut needed);
        needed.extend(
            object.layouts.form.iter().map(|section| format!("section-{}-{}", object.key, section.key)),
        );
        for part in &object.parts {
            needed.push(format!("part-{}-{}", object.key, part.key));
            field_keys(&format!("{}-{}", object.key, part.key), &part.fields, &mut needed);
        }
    }
    assert!(needed.len() > 150);
    for language in ["en", "fr", "pt", "es", "pl", "ru"] {
        let path = format!("{}/../../locales/{language}/objects.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap();
        let known: BTreeSet<&str> =
            text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
        let missing: Vec<&String> = needed.iter().filter(|key| !known.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

//! The OpenAPI document as a signed-in person sees it: the records of each object with their fields, own ones among them.
//! Refuses what the person may not see; without a person it is the document of the repository.

use std::sync::Arc;

use app::schema::{FieldSchema, ObjectSchema};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::routing::{MethodRouter, get};
use serde_json::{Map, Value as Json, json};

use crate::extract::Caller;
use crate::problem::ApiError;
use crate::state::Api;

/// The endpoint that gives the document.
pub(crate) fn serve(document: &utoipa::openapi::OpenApi) -> MethodRouter<Api> {
    let text: Arc<str> = document.to_json().unwrap_or_default().into();
    get(move |State(api): State<Api>, caller: Result<Caller, ApiError>| {
        let text = text.clone();
        async move {
            let text = match caller {
                Ok(caller) => personal(&api, &caller, &text)?,
                Err(_) => text.to_string(),
            };
            Ok::<_, ApiError>(([(CONTENT_TYPE, "application/json")], text))
        }
    })
}

/// The document with the records of each object that the person may read.
fn personal(api: &Api, Caller(who): &Caller, text: &str) -> Result<String, ApiError> {
    let mut document: Json = serde_json::from_str(text).map_err(app::Error::internal)?;
    for object in app::schema::list(&api.cx, who) {
        describe(&mut document, &app::schema::get(&api.cx, who, &object.key)?);
    }
    Ok(document.to_string())
}

/// Adds what the records of an object look like, and their own paths beside those of any object.
fn describe(document: &mut Json, object: &ObjectSchema) {
    let key = &object.summary.key;
    let link = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let values = json!({ "type": "object", "properties": { "values": link(&format!("Record_{key}")) } });
    let items = json!({ "type": "array", "items": link(&format!("RecordItem_{key}")) });
    let page = json!({ "type": "object", "properties": { "items": items } });
    let schemas = &mut document["components"]["schemas"];
    schemas[format!("Record_{key}")] = fields(object);
    for (name, own) in [("RecordItem", &values), ("RecordChange", &values), ("RecordPage", &page)] {
        schemas[format!("{name}_{key}")] = json!({ "allOf": [link(name), own] });
    }
    for end in ["", "/{id}"] {
        let any = &document["paths"][format!("/api/v1/records/{{object}}{end}")];
        let wanted = [("get", "read"), ("post", "create"), ("patch", "update"), ("delete", "trash")];
        let path: Map<String, Json> = wanted
            .into_iter()
            .filter(|(method, action)| object.actions.contains(action) && any.get(method).is_some())
            .map(|(method, _)| (method.to_owned(), operation(&any[method], object)))
            .collect();
        document["paths"][format!("/api/v1/records/{key}{end}")] = Json::Object(path);
    }
}

/// The operation on any object, for this one.
fn operation(any: &Json, object: &ObjectSchema) -> Json {
    let key = &object.summary.key;
    let mut own = any.clone();
    if let Some(name) = any["operationId"].as_str() {
        own["operationId"] = format!("{name}_{key}").into();
    }
    if let Some(summary) = any["summary"].as_str() {
        own["summary"] = format!("{}: {summary}", object.summary.plural).into();
    }
    if let Some(parameters) = own["parameters"].as_array_mut() {
        parameters.retain(|one| one["name"] != "object" || one["in"] != "path");
    }
    refer(&mut own, key);
    own
}

/// Puts the forms of the object's records in place of those of any record.
fn refer(json: &mut Json, key: &str) {
    match json {
        Json::Array(items) => items.iter_mut().for_each(|item| refer(item, key)),
        Json::Object(parts) => {
            for (name, part) in parts.iter_mut() {
                match part {
                    Json::String(to) if name == "$ref" => {
                        let form = to.rsplit('/').next().unwrap_or_default();
                        if matches!(form, "RecordItem" | "RecordChange" | "RecordPage") {
                            *to = format!("{to}_{key}");
                        }
                    }
                    other => refer(other, key),
                }
            }
        }
        _ => {}
    }
}

/// The fields of a record.
fn fields(object: &ObjectSchema) -> Json {
    let each = |one: &FieldSchema| (one.key.clone(), field(one));
    let properties: Map<String, Json> = object.fields.iter().map(each).collect();
    json!({ "type": "object", "title": object.summary.singular, "properties": properties })
}

/// A field in the form of its type, with its label as its words.
fn field(field: &FieldSchema) -> Json {
    let form = format!("#/components/schemas/FieldForms/properties/{}", field.kind);
    let mut out = json!({ "allOf": [{ "$ref": form }], "description": field.label });
    if field.access != "write" {
        out["readOnly"] = true.into();
    }
    let keys = field.options.iter().map(|option| Json::from(option.key.as_str()));
    match field.kind {
        "choice" => out["enum"] = keys.chain([Json::Null]).collect(),
        "multi_choice" => out["x-options"] = keys.collect(),
        _ => {}
    }
    if let Some(to) = &field.relation {
        out["x-object"] = to.as_str().into();
    }
    out
}

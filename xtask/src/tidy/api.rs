//! The API on paper: the page names every operation of the document and no other, and no two types share a name in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Findings, Repository};

const PAGE: &str = "docs/API-DESIGN.md";
const DOCUMENT: &str = "web/src/api/openapi.json";
const PREFIX: &str = "/api/v1";

/// Holds the page against the document, and looks for types that would overwrite each other in it.
pub fn check(repository: &Repository, findings: &mut Findings) {
    let document: Option<Value> = repository.text(DOCUMENT).and_then(|text| serde_json::from_str(text).ok());
    let (Some(page), Some(document)) = (repository.text(PAGE), document) else {
        findings.error(DOCUMENT, format!("it or {PAGE} is missing or unreadable"));
        return;
    };
    let (named, real) = (named(page), operations(&document));
    for (method, path) in real.difference(&named) {
        findings.error(PAGE, format!("{method} {path} is not in the table"));
    }
    for (method, path) in named.difference(&real) {
        findings.error(PAGE, format!("{method} {path} is no operation of the API"));
    }
    let mut types: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, text) in repository.files().filter(|(file, _)| file.starts_with("crates/api/src/")) {
        for name in schemas(text) {
            if let Some(first) = types.insert(name, file) {
                findings.error(file, format!("{name} has a schema in {first} too: one would hide the other"));
            }
        }
    }
}

type Operations = BTreeSet<(String, String)>;

/// Method and path of every operation, parameters without their names.
fn operations(document: &Value) -> Operations {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    paths
        .flat_map(|(path, item)| {
            let path = nameless(path.strip_prefix(PREFIX).unwrap_or(path));
            let methods = item.as_object().into_iter().flat_map(serde_json::Map::keys);
            methods.map(move |method| (method.to_uppercase(), path.clone()))
        })
        .collect()
}

/// The operations in the page's table: words of capitals before a code span that begins with `/`.
fn named(page: &str) -> Operations {
    let mut found = Operations::new();
    for row in page.lines().filter(|line| line.starts_with("| ")) {
        let cell = row.split(" | ").next().unwrap_or_default();
        let spans: Vec<&str> = cell.split('`').collect();
        for pair in spans.chunks(2) {
            let &[before, span] = pair else { continue };
            let methods = before.trim().rsplit(' ').next().unwrap_or_default();
            if span.starts_with('/') && !methods.is_empty() {
                let path = nameless(span.split('?').next().unwrap_or_default());
                found.extend(methods.split('/').map(|method| (method.to_owned(), path.clone())));
            }
        }
    }
    found
}

/// `/runs/{id}/lines` → `/runs/{}/lines`: a part with a parameter in it is the parameter, whatever its ending.
fn nameless(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.contains('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Types that get a schema by deriving it, by their names.
fn schemas(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut derived = false;
    for line in text.lines() {
        if line.starts_with("#[derive(") {
            derived = line.contains("ToSchema");
        } else if let Some((_, rest)) =
            line.split_once("struct ").or_else(|| line.split_once("enum ")).filter(|_| derived)
            && !line.starts_with("//")
        {
            found.push(rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
            derived = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{named, operations, schemas};

    #[test]
    fn the_table_and_the_document_are_read_alike() {
        let page = "| method | what |\n| GET `/a/{x}?q=` · POST `/a` `{b}` · PATCH/DELETE `/a/{x}/y.csv` | see `/c` |\ntext GET `/d`\n";
        let document = serde_json::json!({ "paths": {
            "/api/v1/a/{id}": { "get": {} }, "/api/v1/a": { "post": {} },
            "/api/v1/a/{id}/y.csv": { "patch": {}, "delete": {} },
        } });
        assert_eq!(named(page), operations(&document));
        assert_eq!(named(page).len(), 4);
    }

    #[test]
    fn types_with_a_schema_are_found_by_name() {
        let text = "/// A struct here.\n#[derive(Debug, ToSchema)]\n#[serde(x)]\npub struct One {\n}\n#[derive(Debug)]\nstruct Two;\n#[derive(ToSchema)]\nenum Three<T> {}\n";
        assert_eq!(schemas(text), ["One", "Three"]);
    }
}

//! The OpenAPI document, gathered from the handlers; nothing in it is written a second time by hand.

mod records;

use axum::http::Method;
use edge::params::Declared;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder};
use utoipa::{PartialSchema as _, ToSchema};

use crate::problem::{FieldProblem, ProblemBody};
use crate::records::forms::FieldForms;

pub(crate) use records::serve;

/// The frame the handlers' operations are put into.
pub(crate) fn frame() -> OpenApi {
    let mut schemas = vec![(ProblemBody::name().into_owned(), ProblemBody::schema())];
    ProblemBody::schemas(&mut schemas);
    schemas.push((FieldProblem::name().into_owned(), FieldProblem::schema()));
    // What the values of a record look like, which no single operation says.
    schemas.push((FieldForms::name().into_owned(), FieldForms::schema()));
    FieldForms::schemas(&mut schemas);
    let session = ApiKeyValue::with_description(
        "treeline_session",
        "A person. Every write needs the header `X-Treeline: 1` beside it.",
    );
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A program, with a token of a person."))
        .build();
    let doors = ["session", "token"].map(|name| SecurityRequirement::new(name, Vec::<String>::new()));
    OpenApiBuilder::new()
        // What is open to everybody says so itself.
        .security(Some(doors))
        .info(
            InfoBuilder::new()
                .title("Treeline")
                .version("1")
                .description(Some("Runs a selling organisation. Law and quirks: docs/API-DESIGN.md.")),
        )
        .components(Some(
            ComponentsBuilder::new()
                .schemas_from_iter(schemas)
                .security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)))
                .security_scheme("token", SecurityScheme::Http(token))
                .build(),
        ))
        .build()
}

/// Names each operation `<feature>_<handler>`, so that every feature may have its `list` and `get`.
pub(crate) fn name_operations(document: &mut OpenApi) {
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            if let (Some(tags), Some(name)) = (&operation.tags, &operation.operation_id)
                && let Some(feature) = tags.first()
            {
                operation.operation_id = Some(format!("{feature}_{name}"));
            }
        }
    }
}

/// Which parameters each operation declares after the `?`.
pub(crate) fn declared(document: &OpenApi) -> Declared {
    let document = serde_json::to_value(document).unwrap_or_default();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let Ok(method) = Method::from_bytes(method.to_uppercase().as_bytes()) else { continue };
            let asked = operation["parameters"].as_array().into_iter().flatten();
            let asked = asked.filter(|one| one["in"] == "query").filter_map(|one| one["name"].as_str());
            operations.push(((path.clone(), method), asked.map(str::to_owned).collect()));
        }
    }
    Declared::new(operations.into_iter())
}

/// The document as it stands in the repository: indented, with a line end.
pub fn text() -> String {
    let mut text = crate::routes::all().into_openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

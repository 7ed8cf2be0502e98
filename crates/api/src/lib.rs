//! The HTTP door: one file an endpoint, the OpenAPI document, the embedded web app; refuses to hold rules.

mod appointments;
mod attachments;
mod audit;
mod backtests;
mod bulk;
mod company;
mod compliance;
mod definitions;
mod demo;
mod deputies;
mod duplicates;
mod earnings;
mod exports;
mod imports;
mod jobs;
mod members;
mod merges;
mod network;
mod notes;
mod notifications;
pub mod openapi;
mod openid;
mod operation;
mod orders;
mod passkeys;
mod plans;
mod privacy;
mod records;
mod rights;
mod roles;
mod routes;
mod runs;
mod schema;
mod search;
mod series;
mod session;
mod settlements;
mod tokens;
mod transfers;
mod trash;
mod users;
mod views;
mod webhooks;

use std::sync::Arc;

use app::Cx;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};

pub use edge::reader::REQUEST_ID;
pub use edge::state::{Api, DemoPerson, Edge, Figures};
pub(crate) use edge::{cookie, extract, reader, state};
pub use edge::{problem, server};

/// The whole door: API, web app and the layers around them.
pub fn router(cx: Cx, edge: Edge) -> Router {
    let api = Api { cx, edge: Arc::new(edge) };
    let (operations, document) = routes::all().split_for_parts();
    let declared = openapi::declared(&document);
    let hold = from_fn(move |request: Request, next: Next| declared.clone().hold(request, next));
    let operations = operations.route_layer(hold);
    let document = openapi::serve(&document);
    let routes =
        Router::new().merge(operations).merge(operation::routes()).route("/api/v1/openapi.json", document);
    edge::around(routes, api)
}

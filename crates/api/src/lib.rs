//! The HTTP door: one file an endpoint, the OpenAPI document, the embedded web app.

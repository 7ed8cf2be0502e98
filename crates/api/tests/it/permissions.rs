//! Every operation of the OpenAPI document against every role: who gets which status stands in `permissions/*.txt`.
//!
//! A line is `METHOD PATH | BODY | anonymous distributor manager sales_office finance administrator`. `{object=member}` fills
//! a part of the path; other parts get an id that names nothing, so that 404 there means 'has the right, finds nothing'.
//! A new operation without a line, and a line without an operation, fail.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use crate::common::{ROLES, World};
use anyhow::{Context as _, Result, ensure};
use serde_json::Value as Json;

/// Names nothing.
const NOTHING: &str = "00000000-0000-7000-8000-000000000000";

/// A line of the tables.
pub struct Line {
    /// File and line.
    pub place: String,
    pub method: String,
    /// The path as the OpenAPI document has it.
    pub template: String,
    /// The path to ask.
    pub path: String,
    pub body: Option<String>,
    /// By role.
    pub expected: Vec<u16>,
}

/// Every line of every table.
pub fn lines() -> Result<Vec<Line>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/permissions");
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        for (at, text) in std::fs::read_to_string(&path)?.lines().enumerate() {
            if !text.trim().is_empty() && !text.starts_with('#') {
                let place = format!("{}:{}", path.file_name().unwrap_or_default().to_string_lossy(), at + 1);
                lines.push(parse(text, &place).with_context(|| place.clone())?);
            }
        }
    }
    Ok(lines)
}

fn parse(text: &str, place: &str) -> Result<Line> {
    let mut parts = text.split(" | ").map(str::trim);
    let (head, body, table) = (
        parts.next().unwrap_or_default(),
        parts.next().context("a body or -")?,
        parts.next().context("a table")?,
    );
    let (method, path) = head.split_once(' ').context("METHOD PATH")?;
    let (mut template, mut filled) = (String::new(), String::new());
    for (at, piece) in path.trim().split('{').enumerate() {
        let (inside, rest) =
            if at == 0 { ("", piece) } else { piece.split_once('}').context("a closing brace")? };
        if at > 0 {
            let (name, value) = inside.split_once('=').unwrap_or((inside, NOTHING));
            write!(template, "{{{name}}}")?;
            filled.push_str(value);
        }
        template.push_str(rest);
        filled.push_str(rest);
    }
    let template = template.split('?').next().unwrap_or_default().to_owned();
    let expected = table.split_whitespace().map(str::parse).collect::<Result<Vec<u16>, _>>()?;
    ensure!(expected.len() == ROLES.len(), "{} statuses, not {}", expected.len(), ROLES.len());
    let body = (body != "-").then(|| body.to_owned());
    Ok(Line { place: place.to_owned(), method: method.to_owned(), template, path: filled, body, expected })
}

pub fn operations() -> BTreeSet<(String, String)> {
    let document: Json = serde_json::from_str(&api::openapi::text()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    let operation = |(path, item): (&String, &Json)| {
        item.as_object()
            .into_iter()
            .flat_map(|item| item.keys())
            .map(|method| (method.to_uppercase(), path.clone()))
            .collect::<Vec<_>>()
    };
    paths.iter().flat_map(operation).collect()
}

#[test]
fn every_operation_has_its_line() {
    let named: BTreeSet<_> =
        lines().expect("readable tables").into_iter().map(|line| (line.method, line.template)).collect();
    let there = operations();
    let missing: Vec<_> = there.difference(&named).collect();
    assert!(missing.is_empty(), "operations without a line in tests/permissions: {missing:?}");
    let gone: Vec<_> = named.difference(&there).collect();
    assert!(gone.is_empty(), "lines without an operation: {gone:?}");
}

#[test]
fn every_role_gets_what_the_tables_say() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let mut wrong = String::new();
        for (column, role) in ROLES.iter().enumerate() {
            let mut cookie = if column == 0 { String::new() } else { world.sign_in(role).await? };
            for line in lines()? {
                let body = line.body.as_ref().map(|body| body.replace("ROLE", role));
                let headers = [("cookie", cookie.as_str()), ("if-match", "\"1\"")];
                let answer = world.send(&line.method, &line.path, &headers, body.as_deref()).await?;
                if answer.status.as_u16() != line.expected[column] {
                    let got = answer.status.as_u16();
                    writeln!(
                        wrong,
                        "{} {} {} as {role}: {got}, not {} {}",
                        line.place, line.method, line.path, line.expected[column], answer.text
                    )?;
                }
                if column > 0 && line.template == "/api/v1/session" && line.method == "DELETE" {
                    cookie = world.sign_in(role).await?;
                }
            }
        }
        ensure!(wrong.is_empty(), "\n{wrong}");
        Ok(())
    });
}

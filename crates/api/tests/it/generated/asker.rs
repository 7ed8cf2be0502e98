//! A person at the door: every answer is searched for values beyond the law before anything else is looked at.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use access::{Action, FieldRight};
use anyhow::{Context as _, Result};
use axum::http::StatusCode;
use entity::Object;
use serde_json::Value as Json;
use town::{Law, Town, numbers};
use uuid::Uuid;

use super::ways::WAYS;
use crate::common::{Answer, World};

/// Names nothing.
pub(super) const NOTHING: &str = "00000000-0000-7000-8000-000000000000";
/// What tells people of themselves names the roles they have, and those they are lent or lend; whoever reads users reads by
/// which roles they work.
const NAMES_ROLES: [&str; 4] = ["GET /session", "GET /deputies", "GET /rights/explain", "GET /users"];
/// What only those are told whose attempt was let through.
const CAME_FAR: [&str; 3] = ["version-stale", "purge-code-wrong", "field-unknown"];
/// A version no record has.
const LONG_GONE: &str = "\"999999\"";
/// What stands in place of a value that may be known to be there.
const DOTS: &str = "•••";

/// Operation → how often it was let through, and refused.
pub(super) type Tally = RefCell<BTreeMap<String, (u64, u64)>>;

/// One person with the roles of the moment.
pub(super) struct Person<'a> {
    pub(super) world: &'a World,
    pub(super) town: &'a Town,
    pub(super) law: Law,
    pub(super) cookie: String,
    /// Which case it is, for whoever reads of a failure.
    pub(super) name: String,
    pub(super) tally: &'a Tally,
}

impl Person<'_> {
    /// Asks, with a version long gone where one is wanted.
    pub(super) async fn ask(&self, operation: &str, path: &str, body: Option<&Json>) -> Result<Answer> {
        let text = body.map(Json::to_string);
        let headers = [("cookie", self.cookie.as_str()), ("if-match", LONG_GONE)];
        self.ask_with(operation, path, &headers, text.as_deref(), ("", Action::Read)).await
    }

    /// As [`Person::ask`], with headers and a body of any kind; `acting` is the object and the action that shows its records.
    pub(super) async fn ask_with(
        &self,
        operation: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
        acting: (&str, Action),
    ) -> Result<Answer> {
        assert!(WAYS.iter().any(|(known, _)| *known == operation), "{operation} is none");
        let (method, _) = operation.split_once(' ').context("METHOD PATH")?;
        let answer = Box::pin(self.world.send(method, &format!("/api/v1{path}"), headers, body)).await?;
        let way = format!("{method} {path} {}", body.unwrap_or_default());
        let fault = answer.status.is_server_error() && answer.status != StatusCode::SERVICE_UNAVAILABLE;
        assert!(!fault, "{}", self.told("", &format!("{way}: {} {}", answer.status, answer.text)));
        assert_ne!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{way}");
        let mut tally = self.tally.borrow_mut();
        let counts = tally.entry(operation.to_owned()).or_default();
        if answer.status.is_success() || CAME_FAR.contains(&answer.code().as_str()) {
            counts.0 += 1;
        } else {
            counts.1 += 1;
        }
        drop(tally);
        self.holds_back(&way, &answer.text, acting);
        Ok(answer)
    }

    /// Refuses a text that holds a value beyond the law; gives the values it holds.
    pub(super) fn holds_back(
        &self,
        way: &str,
        text: &str,
        (object, action): (&str, Action),
    ) -> BTreeSet<u64> {
        let found = numbers(text);
        for number in &found {
            let secret = self.town.secrets.get(number);
            if secret.is_some_and(|secret| secret.object == "role" && secret.field == "name")
                && NAMES_ROLES.iter().any(|path| way.contains(path))
            {
                continue;
            }
            let about = secret.map_or(object, |secret| secret.object.as_str());
            assert!(
                self.town.shown(&self.law, object, *number, action),
                "{}",
                self.told(about, &format!("{way} shows {secret:?} ({number})"))
            );
        }
        found
    }

    /// What went wrong, with who it was and by which roles.
    pub(super) fn told(&self, object: &str, what: &str) -> String {
        format!("{}: {what}\n{}", self.name, self.law.told(object))
    }

    /// A record as it was answered: its object, the reach, and each of its values as the law says.
    pub(super) fn holds(&self, way: &str, object: &Object, item: &Json, whole: bool) {
        let id: Uuid = serde_json::from_value(item["id"].clone()).unwrap_or_default();
        let row = self.town.row(&object.key, id);
        let reached = row.is_some_and(|row| self.law.reaches(&object.key, Action::Read, row));
        assert!(reached, "{}", self.told(&object.key, &format!("{way} shows the record {id}")));
        let text = item["values"].to_string();
        for field in &object.fields {
            let value = item["values"].get(&field.key);
            let what = || self.told(&object.key, &format!("{way}: {} of {id} is {value:?}", field.key));
            match self.law.sight(&object.key, &field.key) {
                FieldRight::None => assert!(value.is_none(), "{}", what()),
                FieldRight::Masked => {
                    assert!(value.is_none_or(|value| value == DOTS || value.is_null()), "{}", what());
                }
                FieldRight::Read | FieldRight::Write => {
                    assert!(value.is_none_or(|value| value != DOTS), "{}", what());
                    let of = |secret: &town::Secret| secret.record == id && secret.field == field.key;
                    let all: Vec<u64> = self
                        .town
                        .secrets
                        .iter()
                        .filter(|(_, one)| of(one))
                        .map(|(number, _)| *number)
                        .collect();
                    let there = numbers(&text);
                    let newest = all.iter().next_back();
                    assert!(!whole || newest.is_none_or(|number| there.contains(number)), "{}", what());
                }
            }
        }
    }

    /// Two answers that must be the same but for the id, or the word, that was asked about.
    pub(super) fn same(&self, way: &str, (one, asked): (&Answer, &str), (other, word): (&Answer, &str)) {
        assert_eq!(one.plain("", ""), other.plain(word, asked), "{}", self.told("", way));
    }
}

/// The ids of records in an answer.
pub(super) fn ids(items: &Json) -> BTreeSet<Uuid> {
    let id = |item: &Json| serde_json::from_value(item["id"].clone()).ok();
    items.as_array().into_iter().flatten().filter_map(id).collect()
}

/// Text for a part of an address.
pub(super) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.,*".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

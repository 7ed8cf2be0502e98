//! Who is named in a text: `@login`, at the beginning or after what is no part of a word. Refuses more names than anybody
//! reads, and to tell whom the same text named before.

use std::collections::BTreeSet;

use access::Principal;
use entity::{FieldType, FieldValue, Object, Values};
use kernel::TenantId;
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::{News, tell};
use crate::{Cx, Error};

/// Most people one change tells.
const NAMED_MAX: usize = 20;
/// The longest login.
const LOGIN_MAX: usize = 120;

/// The logins a text names, folded.
fn named(text: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut before = ' ';
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let inside = rest[..at].chars().next_back().unwrap_or(before);
        let after = &rest[at + 1..];
        let length = after.find(|one: char| one.is_whitespace() || one.is_control()).unwrap_or(after.len());
        if !inside.is_alphanumeric() {
            let login = after[..length].trim_end_matches(|one: char| !one.is_alphanumeric());
            if !login.is_empty() && login.chars().count() <= LOGIN_MAX && out.len() < NAMED_MAX {
                out.insert(kernel::fold(login));
            }
            rest = &after[length..];
            before = ' ';
        } else {
            rest = after;
            before = '@';
        }
    }
    out
}

/// The logins the long texts of a record name.
fn of(object: &Object, values: Option<&Values>) -> BTreeSet<String> {
    let texts = object.fields.iter().filter(|field| field.kind == FieldType::LongText);
    let texts = texts.filter_map(|field| match values?.get(&field.key) {
        Some(FieldValue::Text(text)) => Some(named(text)),
        _ => None,
    });
    texts.flatten().collect()
}

/// Tells whoever a record names now and did not before; not whoever wrote it.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn mentions(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    record: Uuid,
    texts: (Option<&Values>, &Values),
) -> Result<(), Error> {
    let (before, after) = (of(object, texts.0), of(object, Some(texts.1)));
    for login in after.difference(&before).take(NAMED_MAX) {
        let Some(user) = known(tx, who.tenant, login).await? else { continue };
        if who.user.map(kernel::UserId::uuid) == Some(user) {
            continue;
        }
        let params = json!({ "name": who.name });
        let about = Some((object.key.as_str(), record));
        tell(cx, tx, who.tenant, &News { user, kind: "mentioned", about, params: &params, once: None })
            .await?;
    }
    Ok(())
}

/// Whoever has the login and may sign in.
async fn known(tx: &mut Tx, tenant: TenantId, login: &str) -> Result<Option<Uuid>, Error> {
    let found = store::session::by_login(tx, tenant, login).await?;
    Ok(found.filter(|user| !user.disabled).map(|user| user.id.uuid()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = named(text);
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{text:.60}");
    }

    #[test]
    fn names_are_found_where_people_write_them_and_nowhere_else() {
        check("@anna please, and @Ola!", &["anna", "ola"]);
        check("(@anna), \"@bob\"; @anna@example.org.", &["anna", "anna@example.org", "bob"]);
        check("Write to anna@example.org", &[]);
        check("@@anna @ @! @-", &["@anna"]);
        check("@Żółć\n@żółć", &["zolc"]);
        check("", &[]);
        check(&"@".repeat(100_000), &[]);
        check(&format!("@{}", "a".repeat(LOGIN_MAX + 1)), &[]);
        let many: String = (0..500).map(|number| format!("@person{number} ")).collect();
        assert_eq!(named(&many).len(), NAMED_MAX);
    }
}

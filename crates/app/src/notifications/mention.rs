//! Who is named in a text: `@login`, at the beginning or after what is no part of a word. Refuses more names than anybody
//! reads, to tell whom the same text named before, and to let one person fill another's bell or box of mails; whoever wrote it
//! hears what was not told.

use std::collections::BTreeMap;

use access::Principal;
use entity::{FieldType, FieldValue, Object, Values, rich};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::Tx;
use store::notifications::Naming;
use store::session::User;
use uuid::Uuid;

use super::{News, tell};
use crate::{Cx, Error};

/// Most people one change tells.
const TOLD_MAX: usize = 20;
/// Most names that are looked at in a record's texts.
const NAMED_MAX: usize = 200;
/// How often a day one person tells another of a text.
const DAILY_MAX: usize = 20;
/// The longest login.
const LOGIN_MAX: usize = 120;
/// What the news is called.
const KIND: &str = "mentioned";

/// Adds the logins a text names, folded, each once and in their order.
fn named(text: &str, out: &mut Vec<String>) {
    let mut before = ' ';
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let inside = rest[..at].chars().next_back().unwrap_or(before);
        let after = &rest[at + 1..];
        let length = after.find(|one: char| one.is_whitespace() || one.is_control()).unwrap_or(after.len());
        if !inside.is_alphanumeric() {
            let login = after[..length].trim_end_matches(|one: char| !one.is_alphanumeric());
            let known = kernel::fold(login);
            if !login.is_empty() && login.chars().count() <= LOGIN_MAX && !out.contains(&known) {
                out.push(known);
            }
            if out.len() > NAMED_MAX {
                return;
            }
            rest = &after[length..];
            before = ' ';
        } else {
            rest = after;
            before = '@';
        }
    }
}

/// The logins the long and the formatted texts of a record name; one more than [`NAMED_MAX`] where there are more.
fn of(object: &Object, values: &Values) -> Vec<String> {
    let mut out = Vec::new();
    for field in &object.fields {
        match (field.kind, values.get(&field.key)) {
            (FieldType::LongText, Some(FieldValue::Text(text))) => named(text, &mut out),
            (FieldType::RichText, Some(FieldValue::Text(html))) => named(&rich::plain(html), &mut out),
            _ => {}
        }
    }
    out
}

/// Tells whoever a record names now and did not before; not whoever wrote it, who hears of those that were not told.
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
    let before = texts.0.map(|values| of(object, values)).unwrap_or_default();
    now_and_not_before(cx, tx, who, (&object.key, record), (before, of(object, texts.1))).await
}

/// As [`mentions`], of a text at a record that is in none of its fields: before, and as it is now.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn mentions_in(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    about: (&str, Uuid),
    texts: (&str, &str),
) -> Result<(), Error> {
    let (mut before, mut new) = (Vec::new(), Vec::new());
    named(texts.0, &mut before);
    named(texts.1, &mut new);
    now_and_not_before(cx, tx, who, about, (before, new)).await
}

async fn now_and_not_before(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    about: (&str, Uuid),
    (before, mut new): (Vec<String>, Vec<String>),
) -> Result<(), Error> {
    let more = new.len() > NAMED_MAX;
    new.truncate(NAMED_MAX);
    new.retain(|login| !before.contains(login));
    if new.is_empty() {
        return Ok(());
    }
    let found = store::users::by_logins(tx, who.tenant, &new).await?;
    let mut people: BTreeMap<String, User> =
        found.into_iter().map(|user| (kernel::fold(&user.login), user)).collect();
    let people: Vec<User> = new.iter().filter_map(|login| people.remove(login)).collect();
    let people: Vec<User> = people.into_iter().filter(|user| who.user != Some(user.id)).collect();
    for user in people.iter().take(TOLD_MAX) {
        one(cx, tx, who, about, user).await?;
    }
    match who.user {
        Some(author) if more || people.len() > TOLD_MAX => {
            let params = json!({ "state": "cut", "count": TOLD_MAX });
            let news = News { about: Some(about), ..News::new(author.uuid(), KIND, &params) };
            tell(cx, tx, who.tenant, &news).await
        }
        _ => Ok(()),
    }
}

/// Tells one person. Of the same record by the same author: nothing while the last word of it is unread, and a mail once a day;
/// of all records together by the same author: so often a day.
async fn one(cx: &Cx, tx: &mut Tx, who: &Principal, about: (&str, Uuid), user: &User) -> Result<(), Error> {
    let reader = user.id.uuid();
    let params = json!({ "name": who.name });
    let plain = News { about: Some(about), ..News::new(reader, KIND, &params) };
    // The operator at the machine.
    let Some(author) = who.user.map(kernel::UserId::uuid) else {
        return tell(cx, tx, who.tenant, &plain).await;
    };
    let (since, limit) = (day(cx.now())?, i64::try_from(DAILY_MAX).map_err(Error::internal)?);
    let today = store::notifications::namings(tx, who.tenant, (reader, author), since, limit).await?;
    let here = |object: &str, record: Uuid| (object, record) == about;
    let same: Vec<&Naming> = today
        .iter()
        .filter(|naming| naming.about.as_ref().is_some_and(|(object, record)| here(object, *record)))
        .collect();
    if same.iter().any(|naming| !naming.read) {
        return Ok(());
    }
    let again = !same.is_empty();
    if today.len() >= DAILY_MAX {
        let params = json!({ "state": "full", "name": user.name, "count": DAILY_MAX });
        let once = format!("mentioned {reader} {since}");
        let news = News { once: Some(&once), ..News::new(author, KIND, &params) };
        return tell(cx, tx, who.tenant, &news).await;
    }
    // The first of the day by a name, so that two at once are one.
    let once = format!("mentioned {author} {} {} {since}", about.0, about.1);
    let once = (!again).then_some(once.as_str());
    tell(cx, tx, who.tenant, &News { once, by: Some(author), quiet: again, ..plain }).await
}

/// When the day began, by UTC: the same on every server.
fn day(now: Timestamp) -> Result<Timestamp, Error> {
    let into = now.as_microsecond().rem_euclid(24 * 3600 * 1_000_000);
    now.checked_sub(SignedDuration::from_micros(into)).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        named(text, &mut out);
        out
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(found(text), expected, "{text:.60}");
    }

    #[test]
    fn names_are_found_where_people_write_them_and_nowhere_else() {
        check("@anna please, and @Ola!", &["anna", "ola"]);
        check("(@bob), \"@anna\"; @anna@example.org, @Bob.", &["bob", "anna", "anna@example.org"]);
        check("Write to anna@example.org", &[]);
        check("@@anna @ @! @-", &["@anna"]);
        check("@Żółć\n@żółć", &["zolc"]);
        check("", &[]);
        check(&"@".repeat(100_000), &[]);
        check(&format!("@{}", "a".repeat(LOGIN_MAX + 1)), &[]);
        let many: String = (0..500).map(|number| format!("@person{number} ")).collect();
        assert_eq!(found(&many).len(), NAMED_MAX + 1, "enough to know that there are more");
    }

    #[test]
    fn long_and_formatted_texts_are_read_and_no_others() {
        let news = entity::object("news").expect("news");
        let text = |text: &str| FieldValue::Text(text.to_owned());
        let html =
            "<p>Dear <strong>@anna</strong>, <a href=\"https://example.org/@hidden\">here</a></p><p>@bob</p>";
        let values = Values::from([("title".to_owned(), text("@nobody")), ("body".to_owned(), text(html))]);
        assert_eq!(of(news, &values), ["anna", "bob"]);
    }

    #[test]
    fn a_day_begins_at_midnight() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        assert_eq!(day(at("2026-11-22T23:59:59.999999Z")).expect("a day"), at("2026-11-22T00:00:00Z"));
        assert_eq!(day(at("2026-11-22T00:00:00Z")).expect("a day"), at("2026-11-22T00:00:00Z"));
        assert_eq!(day(at("1969-12-31T23:00:00Z")).expect("a day"), at("1969-12-31T00:00:00Z"));
    }
}

//! A view for somebody who sees less than the one who made it: what names a field out of sight is left out.
//! Refuses to say which field that was.

use access::{FieldRight, Principal};
use entity::{Filter, Object, Sight, Today, parse_groups, parse_sort};
use serde_json::{Value as Json, json};
use store::views::View as Row;

/// What is left of a view.
pub(super) struct Narrowed {
    pub filter: String,
    pub sort: String,
    pub columns: String,
    pub group: String,
    /// Something was left out.
    pub narrowed: bool,
}

/// What of the view the person may ask. Fields that were removed since are left out in the same way.
pub(super) fn narrow(who: &Principal, object: &Object, row: &Row, today: &Today) -> Narrowed {
    let visible = |field: &str| who.field(&object.key, field).reads();
    let asked = serde_json::from_str::<Json>(&row.filter).ok();
    let kept = asked.as_ref().and_then(|json| filter(object, json, who, today));
    let filter = match (&asked, &kept) {
        (Some(before), Some(after)) if before == after => row.filter.clone(),
        (_, Some(after)) => after.to_string(),
        (_, None) => String::new(),
    };
    let sort = parts(&row.sort, |part| parse_sort(object, part, &visible).is_ok());
    let columns = parts(&row.columns, |key| {
        object.field(key).is_some_and(|field| field.listable())
            && who.field(&object.key, key) != FieldRight::None
    });
    let group = parts(&row.group, |part| parse_groups(object, part, &visible).is_ok());
    let narrowed = filter != row.filter || sort != row.sort || columns != row.columns || group != row.group;
    Narrowed { filter, sort, columns, group, narrowed }
}

fn parts(text: &str, keep: impl Fn(&str) -> bool) -> String {
    text.split(',').filter(|part| !part.is_empty() && keep(part)).collect::<Vec<_>>().join(",")
}

/// The tree without the tests that cannot be asked; none when nothing is left.
fn filter(object: &Object, json: &Json, sight: &dyn Sight, today: &Today) -> Option<Json> {
    if Filter::parse(object, json, sight, today).is_ok() {
        return Some(json.clone());
    }
    let map = json.as_object()?;
    for group in ["and", "or"] {
        if let Some(Json::Array(items)) = map.get(group) {
            let kept: Vec<Json> =
                items.iter().filter_map(|item| filter(object, item, sight, today)).collect();
            return if kept.is_empty() { None } else { Some(json!({ group: kept })) };
        }
    }
    let inner = filter(object, map.get("not")?, sight, today)?;
    Some(json!({ "not": inner }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything is in sight but e-mail addresses and members.
    struct Clerk;

    impl Sight for Clerk {
        fn object(&self, key: &str) -> Option<&Object> {
            entity::object(key).filter(|_| key != "member")
        }

        fn sees(&self, _: &Object, field: &str) -> bool {
            field != "email"
        }

        fn me(&self) -> Option<uuid::Uuid> {
            None
        }
    }

    fn check(json: Json, expect: Option<Json>) {
        let account = entity::object("account").expect("a standard object");
        let today = Today { day: jiff::civil::date(2026, 11, 22), zone: jiff::tz::TimeZone::UTC };
        assert_eq!(filter(account, &json, &Clerk, &today), expect, "{json}");
    }

    #[test]
    fn only_what_cannot_be_asked_is_left_out() {
        let seen = json!({"field": "status", "op": "eq", "value": "lead"});
        let hidden = json!({"field": "email", "op": "contains", "value": "secret"});
        let gone = json!({"field": "status", "op": "eq", "value": "no longer an option"});
        check(seen.clone(), Some(seen.clone()));
        check(hidden.clone(), None);
        check(gone.clone(), None);
        check(json!({"not": hidden}), None);
        check(json!({"and": [seen, hidden]}), Some(json!({"and": [seen]})));
        check(json!({"or": [hidden, gone]}), None);
        check(
            json!({"or": [{"not": {"and": [hidden, seen]}}]}),
            Some(json!({"or": [{"not": {"and": [seen]}}]})),
        );
        // What is told from today stays so; what stands behind a link out of sight goes.
        let moving = json!({"field": "created_at", "op": "within", "value": "this_month"});
        let behind = json!({"field": "member.rank", "op": "eq", "value": "gold"});
        check(json!({"and": [moving, behind]}), Some(json!({"and": [moving]})));
        check(json!({"nonsense": 1}), None);
        check(json!([1]), None);
    }
}

//! What points to a record: of each object that does, the newest few and how many, each list with the reader's own rights.
//! Refuses a name that leads nowhere the reader may look.

use access::{Action, Principal};
use entity::FieldType;
use kernel::Problem;
use serde_json::json;
use uuid::Uuid;

use super::{ListPage, Question, list};
use crate::{Cx, Error, schema};

/// Records of one list.
const ROWS: usize = 5;
/// Asks for everything that points to a record.
const EVERYTHING: &str = "*";

/// The records of one object that point to a record by one of their fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The object they are of.
    pub object: String,
    /// The field they point by.
    pub field: String,
    /// The newest of them.
    pub page: ListPage,
}

/// The lists that `asked` names, as `order.account,task.record`, or all with `*`; in the order of the objects.
///
/// # Errors
/// `related-unknown` for an object or field that is none, does not point there or is hidden from the reader.
pub async fn related(
    cx: &Cx,
    who: &Principal,
    key: &str,
    id: Uuid,
    asked: &str,
) -> Result<Vec<Related>, Error> {
    schema::visible(who, key)?;
    let mut out = Vec::new();
    for (object, field, test) in questions(who, key, id, asked)? {
        let question = Question { filter: Some(test), limit: Some(ROWS), ..Question::default() };
        let page = list(cx, who, &object, &question).await?;
        out.push(Related { object, field, page });
    }
    Ok(out)
}

/// Object, field and filter of each list that is wanted.
fn questions(
    who: &Principal,
    key: &str,
    id: Uuid,
    asked: &str,
) -> Result<Vec<(String, String, String)>, Problem> {
    let mut wanted: Vec<&str> = asked.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let all = wanted.contains(&EVERYTHING);
    wanted.retain(|name| *name != EVERYTHING);
    let mut out = Vec::new();
    for object in who.catalog.iter().filter(|object| who.may(&object.key, Action::Read)) {
        for field in
            object.fields.iter().filter(|field| field.to.as_deref() == Some(key) && field.filterable())
        {
            if !who.field(&object.key, &field.key).reads() {
                continue;
            }
            let name = format!("{}.{}", object.key, field.key);
            let named = wanted.contains(&name.as_str());
            wanted.retain(|one| *one != name);
            if !all && !named {
                continue;
            }
            let test = match field.kind {
                FieldType::Links => json!({ "field": field.key, "op": "in", "value": [id] }),
                _ => json!({ "field": field.key, "op": "eq", "value": id }),
            };
            out.push((object.key.clone(), field.key.clone(), test.to_string()));
        }
    }
    match wanted.first() {
        Some(name) => Err(Problem::new("related-unknown").field("related").token(name)),
        None => Ok(out),
    }
}

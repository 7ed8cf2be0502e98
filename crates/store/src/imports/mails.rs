//! Records by their e-mail address, as a file may name people; refuses to guess where several have the same.

use std::collections::HashMap;

use access::{Action, Principal};
use entity::{Field, Object};
use uuid::Uuid;

use crate::records::sql::{self, Sql};
use crate::{Error, Read, quoted};

/// Addresses of one statement.
const PAGE: usize = 1_000;

/// The living records with these addresses in `mail` that the person may read, by the address as it was asked for; none for one
/// that several have.
pub async fn by_mail(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    mail: &Field,
    addresses: &[&str],
) -> Result<HashMap<String, Option<Uuid>>, Error> {
    let mut asked: HashMap<String, Vec<&str>> = HashMap::new();
    for address in addresses {
        asked.entry(address.to_lowercase()).or_default().push(address);
    }
    let keys: Vec<&String> = asked.keys().collect();
    let mut out: HashMap<String, Option<Uuid>> = HashMap::new();
    let column = quoted(&mail.column())?;
    for page in keys.chunks(PAGE) {
        let mut build = Sql::new(who.tenant);
        let scope = sql::scope(&mut build, object, &who.predicate(&object.key, Action::Read))?.rows;
        let list: Vec<String> = page.iter().map(|key| build.bind(key.as_str())).collect();
        let text = format!(
            "SELECT t.id, lower(t.{column}) FROM {} t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL \
             AND lower(t.{column}) IN ({}) AND {scope}",
            quoted(&object.table)?,
            list.join(", ")
        );
        for row in db.query(&text, &build.args).await? {
            let (id, key): (Uuid, String) = (row.get(0)?, row.get(1)?);
            for address in asked.get(&key).into_iter().flatten() {
                out.entry((*address).to_owned()).and_modify(|one| *one = None).or_insert(Some(id));
            }
        }
    }
    Ok(out)
}

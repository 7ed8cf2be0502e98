//! What a tree shows of members besides their place: code and name, found by id, by text, by unit; and
//! the volumes of a month. Refuses to scan the whole company for a text that begins no code or name
//! when the text is shorter than three letters.

use jiff::civil::Date;
use kernel::TenantId;
use uuid::Uuid;

use super::{TreeKind, downline_sql};
use crate::{Db, Error, Read, Row, Value};

/// Ids of one statement.
const IDS_MAX: usize = 500;
/// Shorter texts are looked for at the beginning of codes and names only.
const INSIDE_CHARS_MIN: usize = 3;

/// A member's code and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

fn card(r: &Row) -> Result<Card, Error> {
    Ok(Card { id: r.get(0)?, code: r.get(1)?, name: r.get(2)? })
}

/// The cards of `ids`, in ascending order of id; unknown ids are left out.
pub async fn cards(db: &mut impl Read, tenant: TenantId, ids: &[Uuid]) -> Result<Vec<Card>, Error> {
    let mut out = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_MAX) {
        let mut args = vec![Value::Uuid(tenant.uuid())];
        let list = list(&mut args, some);
        let sql = format!("SELECT id, code, name FROM member WHERE tenant_id = $1 AND id IN ({list})");
        for row in db.query(&sql, &args).await? {
            out.push(card(&row)?);
        }
    }
    out.sort_unstable_by_key(|c| c.id);
    Ok(out)
}

fn list(args: &mut Vec<Value>, ids: &[Uuid]) -> String {
    let mut list = String::new();
    for id in ids {
        args.push(Value::Uuid(*id));
        list.push_str(if list.is_empty() { "$" } else { ", $" });
        list.push_str(&args.len().to_string());
    }
    list
}

/// Members of the units and of the zones, ascending.
pub async fn members_of(
    db: &mut impl Read,
    tenant: TenantId,
    units: &[Uuid],
    zones: &[Uuid],
) -> Result<Vec<Uuid>, Error> {
    let mut out = Vec::new();
    for (column, places) in [("unit_id", units), ("zone_id", zones)] {
        for some in places.chunks(IDS_MAX) {
            let mut args = vec![Value::Uuid(tenant.uuid())];
            let list = list(&mut args, some);
            let sql = format!(
                "SELECT id FROM member WHERE tenant_id = $1 AND {column} IN ({list}) AND deleted_at IS NULL"
            );
            for row in db.query(&sql, &args).await? {
                out.push(row.get(0)?);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    Ok(out)
}

/// Members whose code or name begins with `folded` (already folded); when there are none and the text
/// is long enough, those that hold it anywhere. With `within`, only that member's branch.
pub async fn search_cards(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    folded: &str,
    within: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Card>, Error> {
    let code = folded.to_uppercase();
    let mut args = vec![
        Value::Uuid(tenant.uuid()),
        Value::Int(limit),
        folded.into(),
        after(folded).into(),
        code.as_str().into(),
        after(&code).into(),
    ];
    let mut scope = String::new();
    if let Some(top) = within {
        args.push(Value::Uuid(top));
        scope = format!(" AND {}", downline_sql(kind, "m.id", "$1", "$7"));
    }
    // Two ranges of two indexes; each is cut by itself, so that one letter stays cheap.
    let sql = format!(
        "SELECT id, code, name FROM (SELECT m.id, m.code, m.name, m.name_key FROM member m WHERE m.tenant_id = $1 \
         AND m.name_key >= $3 AND m.name_key < $4 AND m.deleted_at IS NULL{scope} ORDER BY m.name_key, m.id LIMIT $2) a \
         UNION SELECT id, code, name FROM (SELECT m.id, m.code, m.name FROM member m WHERE m.tenant_id = $1 \
         AND m.code >= $5 AND m.code < $6 AND m.deleted_at IS NULL{scope} ORDER BY m.code LIMIT $2) b"
    );
    let mut hits = db.query(&sql, &args).await?.iter().map(card).collect::<Result<Vec<_>, _>>()?;
    if hits.is_empty() && folded.chars().count() >= INSIDE_CHARS_MIN {
        let mut args = vec![Value::Uuid(tenant.uuid()), Value::Int(limit), pattern(folded).into()];
        if let Some(top) = within {
            args.push(Value::Uuid(top));
            scope = format!(" AND {}", downline_sql(kind, "m.id", "$1", "$4"));
        }
        let sql = format!(
            "SELECT m.id, m.code, m.name FROM member m WHERE m.tenant_id = $1 \
             AND m.search_text LIKE $3 ESCAPE '\\' AND m.deleted_at IS NULL{scope} LIMIT $2"
        );
        hits = db.query(&sql, &args).await?.iter().map(card).collect::<Result<Vec<_>, _>>()?;
    }
    hits.sort_by(|a, b| (a.code != code, &a.name, a.id).cmp(&(b.code != code, &b.name, b.id)));
    hits.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(hits)
}

/// The first text behind everything that begins with `text`.
fn after(text: &str) -> String {
    format!("{text}\u{10ffff}")
}

/// A pattern that finds `text` anywhere and takes none of its characters for a wildcard.
fn pattern(text: &str) -> String {
    let mut out = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('%');
    out
}

/// Member, PV and BV of each sale on the days `from..until`.
pub async fn sales_volumes(
    db: &Db,
    tenant: TenantId,
    from: Date,
    until: Date,
) -> Result<Vec<(Uuid, i64, i64)>, Error> {
    let (send, receive) = std::sync::mpsc::channel();
    // Dates are text and cannot be bound in a bulk read; these are ours, not a caller's.
    let select = format!(
        "SELECT member_id, pv, bv FROM sale WHERE tenant_id = $1 AND sold_on >= '{from}' AND sold_on < '{until}' \
         AND member_id IS NOT NULL"
    );
    db.scan(&select, &[Value::Uuid(tenant.uuid())], move |row| {
        let sale = (row.uuid(0)?.unwrap_or_default(), row.int(1)?.unwrap_or(0), row.int(2)?.unwrap_or(0));
        send.send(sale).map_err(|_| Error::Column("the reader of sales went away".into()))
    })
    .await?;
    // Of a member who was merged they are the winner's.
    let leads = crate::merges::all(&mut db.read(), tenant, "member").await?;
    Ok(receive
        .into_iter()
        .map(|(member, pv, bv)| (leads.get(&member).copied().unwrap_or(member), pv, bv))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_text_is_only_text() {
        assert_eq!(pattern("50%_\\x"), "%50\\%\\_\\\\x%");
        assert!(after("ab").as_str() > "ab\u{ffff}zz");
    }
}

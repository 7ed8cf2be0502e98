//! Records that are likely the same: those a form may be repeating, the pairs a search over all data has found, and what
//! people have said is not the same. Refuses pairs of which the person may not see both records.

use access::{Action, Principal};
use entity::reach::Point;
use entity::same::{self, Means};
use entity::{Field, Object};
use jiff::Timestamp;
use kernel::{JobId, Problem, TenantId};
use uuid::Uuid;

use crate::db::{Error, Read, Tx, Value, quoted};
use crate::records::sql::{self, Sql};
use crate::records::{custom, reach};

/// Records a form looks through.
const CANDIDATES_MAX: i64 = 50;

/// The living records the person may read that may have a value of `typed`, fields with what is entered: in the field itself, or,
/// with `further`, among the further ways to reach whom the record is about.
pub async fn candidates(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    typed: &[(&Field, Means, Vec<String>)],
    further: bool,
) -> Result<Vec<Uuid>, Error> {
    let mut build = Sql::new(who.tenant);
    let mut tests = Vec::new();
    for (field, means, texts) in typed {
        let sought = texts.iter().flat_map(|text| same::sought(*means, text));
        let sought: Vec<String> = sought.map(|text| build.bind(text)).collect();
        if !sought.is_empty() {
            let own = custom::likeness(object, field);
            let other = reach::likeness(object, field);
            for name in [Some(own), further.then_some(other)].into_iter().flatten() {
                let name = build.bind(name);
                tests.push(format!("i.field = {name} AND i.txt IN ({})", sought.join(", ")));
            }
        }
    }
    if tests.is_empty() {
        return Ok(Vec::new());
    }
    let scope = sql::scope(&mut build, object, &who.predicate(&object.key, Action::Read))?.rows;
    let selects: Vec<String> = tests
        .iter()
        .map(|test| format!("SELECT i.record_id FROM field_index i WHERE i.tenant_id = $1 AND {test}"))
        .collect();
    let text = format!(
        "SELECT t.id FROM {} t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND t.id IN ({}) AND {scope} \
         ORDER BY t.id LIMIT {CANDIDATES_MAX}",
        quoted(&object.table)?,
        selects.join(" UNION ")
    );
    db.query(&text, &build.args).await?.iter().map(|row| row.get(0)).collect()
}

/// A record with the values of the fields it is recognised by, as they are written: of each the field's own, empty where there
/// is none, then those of further ways to reach whom it is about.
pub type Seen = (Uuid, Vec<Vec<String>>);

/// The next living records after an id with what they are recognised by.
pub async fn values(
    db: &mut impl Read,
    tenant: TenantId,
    object: &Object,
    after: Uuid,
    limit: usize,
) -> Result<Vec<Seen>, Error> {
    let fields: Vec<&Field> = same::recognised(object).into_iter().map(|(field, _)| field).collect();
    let mut columns = vec!["t.id".to_owned()];
    for field in &fields {
        columns.extend(sql::select(field)?);
    }
    let text = format!(
        "SELECT {} FROM {} t WHERE t.tenant_id = $1 AND t.id > $2 AND t.deleted_at IS NULL ORDER BY t.id LIMIT $3",
        columns.join(", "),
        quoted(&object.table)?
    );
    let args = [tenant.uuid().into(), after.into(), (limit as i64).into()];
    let mut out = Vec::with_capacity(limit);
    for row in db.query(&text, &args).await? {
        let mut at = 1;
        let mut values = Vec::with_capacity(fields.len());
        for field in &fields {
            values.push(vec![sql::take(field, &row, &mut at)?.to_text()]);
        }
        out.push((row.get(0)?, values));
    }
    let ids: Vec<Uuid> = out.iter().map(|(id, _)| *id).collect();
    let mut points = reach::read(db, tenant, object, &ids).await?;
    for (id, values) in &mut out {
        for point in points.remove(id).unwrap_or_default() {
            if let Some(place) = same::further(object, point.kind) {
                values[place].push(point.text);
            }
        }
    }
    Ok(out)
}

/// How many living records there are.
pub async fn count(db: &mut impl Read, tenant: TenantId, object: &Object) -> Result<i64, Error> {
    let text = format!(
        "SELECT count(*) FROM {} WHERE tenant_id = $1 AND deleted_at IS NULL",
        quoted(&object.table)?
    );
    db.query_opt(&text, &[tenant.uuid().into()]).await?.map_or(Ok(0), |row| row.get(0))
}

/// Keeps what records are compared by, where it is not as it should be: records from before their object said by what they
/// are recognised. `records` are ids and values as [`values`] gives them. Gives how many were behind.
pub async fn keep(tx: &mut Tx, tenant: TenantId, object: &Object, records: &[Seen]) -> Result<usize, Error> {
    let fields = same::recognised(object);
    let mut build = Sql::new(tenant);
    let ids: Vec<String> = records.iter().map(|(id, _)| build.bind(*id)).collect();
    let names: Vec<String> = fields.iter().map(|(field, _)| custom::likeness(object, field)).collect();
    let further: Vec<String> = fields.iter().map(|(field, _)| reach::likeness(object, field)).collect();
    let list: Vec<String> = names.iter().chain(&further).map(|name| build.bind(name.as_str())).collect();
    if ids.is_empty() || list.is_empty() {
        return Ok(0);
    }
    let condition =
        format!("tenant_id = $1 AND record_id IN ({}) AND field IN ({})", ids.join(", "), list.join(", "));
    let text = format!("SELECT record_id, field, n, txt FROM field_index WHERE {condition}");
    let mut standing: Vec<(Uuid, String, i64, String)> = Vec::new();
    for row in tx.query(&text, &build.args).await? {
        standing.push((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get::<Option<String>>(3)?.unwrap_or_default(),
        ));
    }
    standing.sort();
    let mut wanted: Vec<(Uuid, String, i64, String)> = Vec::new();
    for (id, values) in records {
        let mut points = Vec::new();
        for (((field, means), name), values) in fields.iter().zip(&names).zip(values) {
            let kept = values.first().map(|own| same::kept(*means, own)).unwrap_or_default();
            wanted.extend(kept.into_iter().zip(0..).map(|(text, n)| (*id, name.clone(), n, text)));
            let like = values.iter().skip(1).map(|text| Point { kind: field.kind, text: text.clone() });
            points.extend(like);
        }
        let kept = reach::kept(object, &points).into_iter();
        wanted.extend(kept.map(|(name, n, text)| (*id, name, n, text)));
    }
    wanted.sort();
    if standing == wanted {
        return Ok(0);
    }
    tx.execute(&format!("DELETE FROM field_index WHERE {condition}"), &build.args).await?;
    let behind = wanted.iter().filter(|row| standing.binary_search(row).is_err()).count();
    let rows = wanted.into_iter().map(|(id, name, n, text)| {
        vec![tenant.uuid().into(), id.into(), name.into(), n.into(), Value::Null, text.into(), Value::Null]
    });
    let columns = ["tenant_id", "record_id", "field", "n", "num", "txt", "uniq"];
    tx.insert_many("field_index", &columns, rows.collect::<Vec<_>>()).await?;
    Ok(behind.max(1))
}

/// Two records that are likely the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one of the smaller id.
    pub a: Uuid,
    /// The other.
    pub b: Uuid,
    /// Why, in the order of the fields.
    pub reasons: Vec<Reason>,
    /// How much they say together.
    pub weight: i64,
}

/// Why two records are likely the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The field.
    pub field: String,
    /// The values are the same; else they are similar.
    pub same: bool,
    /// It rests on a further way to reach one of them.
    pub further: bool,
}

fn write_reasons(reasons: &[Reason]) -> String {
    let mark = |reason: &Reason| match (reason.same, reason.further) {
        (_, true) => '+',
        (true, false) => '=',
        (false, false) => '~',
    };
    let all: Vec<String> = reasons.iter().map(|reason| format!("{}{}", reason.field, mark(reason))).collect();
    all.join(",")
}

fn read_reasons(text: &str) -> Vec<Reason> {
    let one = |text: &str| {
        let (same, further) = match text.chars().last()? {
            '=' => (true, false),
            '~' => (false, false),
            '+' => (true, true),
            _ => return None,
        };
        Some(Reason { field: text[..text.len() - 1].to_owned(), same, further })
    };
    text.split(',').filter_map(one).collect()
}

/// The last search over an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Its job.
    pub job: JobId,
    /// When it was done; none while it is at work, or ended otherwise.
    pub found_at: Option<Timestamp>,
    /// Records looked through.
    pub records: i64,
    /// Pairs found.
    pub pairs: i64,
    /// Values and keys left out because too many records share them.
    pub common: i64,
}

/// The last search, if there was one.
pub async fn search(db: &mut impl Read, tenant: TenantId, object: &str) -> Result<Option<Search>, Error> {
    let sql = "SELECT job_id, found_at, records, pairs, common FROM duplicate_search WHERE tenant_id = $1 AND object = $2";
    let row = db.query_opt(sql, &[tenant.uuid().into(), object.into()]).await?;
    row.map(|row| {
        Ok(Search {
            job: JobId::from_uuid(row.get(0)?),
            found_at: row.get(1)?,
            records: row.get(2)?,
            pairs: row.get(3)?,
            common: row.get(4)?,
        })
    })
    .transpose()
}

/// Notes which job searches an object now. What an earlier one found stands until this one is done.
pub async fn begin(tx: &mut Tx, tenant: TenantId, object: &str, job: JobId) -> Result<(), Error> {
    let sql = "INSERT INTO duplicate_search (tenant_id, object, job_id, records, pairs, common) VALUES ($1, $2, $3, 0, 0, 0) \
               ON CONFLICT (tenant_id, object) DO UPDATE SET job_id = excluded.job_id";
    tx.execute(sql, &[tenant.uuid().into(), object.into(), job.uuid().into()]).await?;
    Ok(())
}

/// Puts what a search found in place of what the one before had found.
pub async fn replace(
    tx: &mut Tx,
    tenant: TenantId,
    object: &str,
    found: &Search,
    pairs: &[Pair],
) -> Result<(), Error> {
    let key: [Value; 2] = [tenant.uuid().into(), object.into()];
    tx.execute("DELETE FROM duplicate_pair WHERE tenant_id = $1 AND object = $2", &key).await?;
    let rows = pairs.iter().map(|pair| {
        vec![
            key[0].clone(),
            key[1].clone(),
            pair.a.into(),
            pair.b.into(),
            write_reasons(&pair.reasons).into(),
            pair.weight.into(),
        ]
    });
    let columns = ["tenant_id", "object", "a_id", "b_id", "reasons", "weight"];
    tx.insert_many("duplicate_pair", &columns, rows.collect::<Vec<_>>()).await?;
    let sql = "UPDATE duplicate_search SET found_at = $3, records = $4, pairs = $5, common = $6 \
               WHERE tenant_id = $1 AND object = $2";
    let [tenant, object] = key;
    let args = [
        tenant,
        object,
        found.found_at.into(),
        found.records.into(),
        found.pairs.into(),
        found.common.into(),
    ];
    tx.execute(sql, &args).await?;
    Ok(())
}

/// The pairs of which the person reads both records, those that say most first; either those not decided about, or those
/// that were said not to be the same. `limit` more than one page tells whether more follow.
pub async fn list(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    apart: bool,
    cursor: Option<&str>,
    limit: usize,
) -> Result<(Vec<Pair>, Option<String>), Error> {
    let mut build = Sql::new(who.tenant);
    let name = build.bind(object.key.as_str());
    let mut conditions = vec![format!("p.tenant_id = $1 AND p.object = {name}")];
    for side in ["a", "b"] {
        let scope = sql::scope(&mut build, object, &who.predicate(&object.key, Action::Read))?.rows;
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM {} t WHERE t.tenant_id = $1 AND t.id = p.{side}_id AND t.deleted_at IS NULL AND {scope})",
            quoted(&object.table)?
        ));
    }
    conditions.push(format!(
        "{}EXISTS (SELECT 1 FROM duplicate_apart d WHERE d.tenant_id = $1 AND d.object = p.object AND d.a_id = p.a_id \
         AND d.b_id = p.b_id)",
        if apart { "" } else { "NOT " }
    ));
    if let Some(cursor) = cursor {
        let (weight, a, b) = read_cursor(cursor)?;
        let (weight, a, b) = (build.bind(weight), build.bind(a), build.bind(b));
        conditions.push(format!("(p.weight, p.a_id, p.b_id) < ({weight}, {a}, {b})"));
    }
    let most = build.bind(limit as i64 + 1);
    let text = format!(
        "SELECT p.a_id, p.b_id, p.reasons, p.weight FROM duplicate_pair p WHERE {} \
         ORDER BY p.weight DESC, p.a_id DESC, p.b_id DESC LIMIT {most}",
        conditions.join(" AND ")
    );
    let rows = db.query(&text, &build.args).await?;
    let mut pairs = Vec::with_capacity(limit);
    for row in rows.iter().take(limit) {
        let reasons = read_reasons(&row.get::<String>(2)?);
        pairs.push(Pair { a: row.get(0)?, b: row.get(1)?, reasons, weight: row.get(3)? });
    }
    let next = match pairs.last() {
        Some(last) if rows.len() > limit => Some(format!("{}.{}.{}", last.weight, last.a, last.b)),
        _ => None,
    };
    Ok((pairs, next))
}

fn read_cursor(text: &str) -> Result<(i64, Uuid, Uuid), Error> {
    place(text).ok_or_else(|| Problem::new("cursor-malformed").into())
}

/// Weight and records of a pair, parted by points.
fn place(text: &str) -> Option<(i64, Uuid, Uuid)> {
    let mut parts = text.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Says that two records are not the same, or takes that back. False where it was said already.
pub async fn set_apart(
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    (one, other): (Uuid, Uuid),
    apart: bool,
    at: Timestamp,
) -> Result<bool, Error> {
    let (a, b) = (one.min(other), one.max(other));
    let key: [Value; 4] = [who.tenant.uuid().into(), object.into(), a.into(), b.into()];
    let done = if apart {
        let mut args = key.to_vec();
        args.extend([Value::from(at), Value::from(who.user.map(kernel::UserId::uuid))]);
        let sql = "INSERT INTO duplicate_apart (tenant_id, object, a_id, b_id, at, actor_id) VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (tenant_id, object, a_id, b_id) DO NOTHING";
        tx.execute(sql, &args).await?
    } else {
        let sql =
            "DELETE FROM duplicate_apart WHERE tenant_id = $1 AND object = $2 AND a_id = $3 AND b_id = $4";
        tx.execute(sql, &key).await?
    };
    Ok(done > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_and_places_are_read_as_they_were_written() {
        let reason =
            |field: &str, same: bool, further: bool| Reason { field: field.to_owned(), same, further };
        let reasons =
            vec![reason("email", true, false), reason("name", false, false), reason("phone", true, true)];
        assert_eq!(write_reasons(&reasons), "email=,name~,phone+");
        assert_eq!(read_reasons("email=,name~,phone+"), reasons);
        assert!(read_reasons("").is_empty());
        for hostile in
            ["", "1", "1.x.y", "x.018f0000-0000-7000-8000-000000000000.018f0000-0000-7000-8000-000000000000"]
        {
            assert!(read_cursor(hostile).is_err(), "{hostile}");
        }
    }
}

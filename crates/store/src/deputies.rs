//! Who stands in for whom; refuses to change an entry otherwise than by ending it.

use access::Predicate;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{DeputyId, TenantId, UserId};

use crate::records::sql::Sql;
use crate::users::scope;
use crate::{Error, Read, Row, Tx, Value};

/// An entry.
#[derive(Clone, Debug, PartialEq)]
pub struct DeputyRow {
    /// Its id.
    pub id: DeputyId,
    /// Who is absent.
    pub person: UserId,
    /// Who stands in.
    pub deputy: UserId,
    /// Keys of the roles that are lent.
    pub roles: Vec<String>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The first moment.
    pub begins_at: Timestamp,
    /// The first moment after it.
    pub ends_at: Timestamp,
    /// Why, if anybody said so.
    pub note: Option<String>,
    /// Who wrote the entry.
    pub made_by: UserId,
    /// When.
    pub created_at: Timestamp,
    /// When it was ended before its time.
    pub ended_at: Option<Timestamp>,
}

impl DeputyRow {
    /// Whether it counts at a moment.
    #[must_use]
    pub fn runs(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.begins_at <= now && now < self.ends_at
    }
}

/// An entry with the names people read.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The entry.
    pub row: DeputyRow,
    /// The absent person's name.
    pub person: String,
    /// The deputy's name.
    pub deputy: String,
}

const COLUMNS: &str = "d.id, d.person_id, d.deputy_id, d.roles, d.from_day, d.until_day, d.begins_at, d.ends_at, d.note, \
     d.made_by, d.created_at, d.ended_at";
/// How many these are.
const COLUMNS_COUNT: usize = 12;

fn day(row: &Row, at: usize) -> Result<Date, Error> {
    let text: String = row.get(at)?;
    text.parse().map_err(|_| Error::Column(format!("a day that is none: {text}")))
}

fn read(row: &Row) -> Result<DeputyRow, Error> {
    let roles: serde_json::Value = row.get(3)?;
    Ok(DeputyRow {
        id: DeputyId::from_uuid(row.get(0)?),
        person: UserId::from_uuid(row.get(1)?),
        deputy: UserId::from_uuid(row.get(2)?),
        // What cannot be read lends nothing.
        roles: serde_json::from_value(roles).unwrap_or_default(),
        from: day(row, 4)?,
        until: day(row, 5)?,
        begins_at: row.get(6)?,
        ends_at: row.get(7)?,
        note: row.get(8)?,
        made_by: UserId::from_uuid(row.get(9)?),
        created_at: row.get(10)?,
        ended_at: row.get(11)?,
    })
}

/// Writes an entry.
pub async fn add(tx: &mut Tx, tenant: TenantId, new: &DeputyRow) -> Result<(), Error> {
    let sql = "INSERT INTO deputy (tenant_id, id, person_id, deputy_id, roles, from_day, until_day, begins_at, ends_at, note, \
               made_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let roles = serde_json::Value::from(new.roles.clone());
    let args: [Value; 12] = [
        tenant.uuid().into(),
        new.id.uuid().into(),
        new.person.uuid().into(),
        new.deputy.uuid().into(),
        (&roles).into(),
        new.from.to_string().into(),
        new.until.to_string().into(),
        new.begins_at.into(),
        new.ends_at.into(),
        new.note.clone().into(),
        new.made_by.uuid().into(),
        new.created_at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// One entry.
pub async fn get(
    read_from: &mut impl Read,
    tenant: TenantId,
    id: DeputyId,
) -> Result<Option<DeputyRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM deputy d WHERE d.tenant_id = $1 AND d.id = $2");
    read_from.query_opt(&sql, &[tenant.uuid().into(), id.uuid().into()]).await?.as_ref().map(read).transpose()
}

/// Which entries.
#[derive(Clone, Debug)]
pub enum Whose<'a> {
    /// Those of a person, as the absent one or as the deputy.
    Own(UserId),
    /// Those of the absent people a predicate admits.
    Of(&'a Predicate),
}

/// Entries, the newest first, below one seen.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    whose: Whose<'_>,
    below: Option<DeputyId>,
    limit: i64,
) -> Result<Vec<Named>, Error> {
    let mut sql = Sql::new(tenant);
    let mut wanted = vec![match whose {
        Whose::Own(user) => {
            let user = sql.bind(user.uuid());
            format!("(d.person_id = {user} OR d.deputy_id = {user})")
        }
        Whose::Of(predicate) => scope(&mut sql, predicate),
    }];
    if let Some(below) = below {
        wanted.push(format!("d.id < {}", sql.bind(below.uuid())));
    }
    let limit = sql.bind(limit);
    let text = format!(
        "{} WHERE d.tenant_id = $1 AND {} ORDER BY d.id DESC LIMIT {limit}",
        named(),
        wanted.join(" AND ")
    );
    db.query(&text, &sql.args).await?.iter().map(read_named).collect()
}

/// The entries by which somebody may stand in for others at a moment; those of people who are barred lend nothing.
pub async fn running(
    db: &mut impl Read,
    tenant: TenantId,
    deputy: UserId,
    now: Timestamp,
) -> Result<Vec<Named>, Error> {
    let text = format!(
        "{} WHERE d.tenant_id = $1 AND d.deputy_id = $2 AND d.ended_at IS NULL AND d.begins_at <= $3 AND d.ends_at > $3 \
         AND u.disabled = $4 ORDER BY d.id LIMIT 50",
        named()
    );
    let args = [tenant.uuid().into(), deputy.uuid().into(), now.into(), false.into()];
    db.query(&text, &args).await?.iter().map(read_named).collect()
}

fn named() -> String {
    format!(
        "SELECT {COLUMNS}, u.name, v.name FROM deputy d \
         JOIN app_user u ON u.tenant_id = d.tenant_id AND u.id = d.person_id \
         JOIN app_user v ON v.tenant_id = d.tenant_id AND v.id = d.deputy_id"
    )
}

fn read_named(row: &Row) -> Result<Named, Error> {
    Ok(Named { row: read(row)?, person: row.get(COLUMNS_COUNT)?, deputy: row.get(COLUMNS_COUNT + 1)? })
}

/// How many entries of an absent person have not ended by a moment.
pub async fn open(
    read_from: &mut impl Read,
    tenant: TenantId,
    person: UserId,
    now: Timestamp,
) -> Result<i64, Error> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM deputy WHERE tenant_id = $1 AND person_id = $2 AND ended_at IS NULL AND ends_at > $3";
    let args = [tenant.uuid().into(), person.uuid().into(), now.into()];
    read_from.query_opt(sql, &args).await?.map_or(Ok(0), |row| row.get(0))
}

/// Ends an entry before its time; `false` when it has ended before. Whoever works by it does so no longer.
pub async fn end(
    tx: &mut Tx,
    tenant: TenantId,
    id: DeputyId,
    by: Option<UserId>,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE deputy SET ended_at = $3, ended_by = $4 WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL AND ends_at > $3";
    let args: [Value; 4] = [tenant.uuid().into(), id.uuid().into(), at.into(), by.map(UserId::uuid).into()];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Notes for whom a session's person works from now on; none: for nobody.
pub async fn act(
    tx: &mut Tx,
    tenant: TenantId,
    session: uuid::Uuid,
    id: Option<DeputyId>,
) -> Result<(), Error> {
    let sql = "UPDATE session SET acting_id = $3 WHERE tenant_id = $1 AND id = $2";
    let args: [Value; 3] = [tenant.uuid().into(), session.into(), id.map(DeputyId::uuid).into()];
    tx.execute(sql, &args).await.map(|_| ())
}

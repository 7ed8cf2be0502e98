//! Where members are paid and on which terms; refuses a write over another version than the one that was read.

use jiff::Timestamp;
use kernel::{MemberId, TenantId, UserId};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::{Error, Read, Row, Tx, Value};

/// A payee.
#[derive(Debug, Clone, PartialEq)]
pub struct PayeeRow {
    /// Who.
    pub member: MemberId,
    /// 0 where nothing was entered yet.
    pub version: i64,
    /// The holder of the account.
    pub name: String,
    /// `sepa` or `other`.
    pub method: String,
    /// Of the account.
    pub iban: Option<String>,
    /// Of its bank.
    pub bic: Option<String>,
    /// An account without IBAN.
    pub account: Option<String>,
    /// For tax and fees.
    pub country: Option<String>,
    /// Of statements.
    pub language: Option<String>,
    /// Tax profile.
    pub profile: Option<String>,
    /// As the use case writes them.
    pub holds: Json,
    /// Minimums and guarantees, as the use case writes them.
    pub terms: Json,
    /// Whether some currency has a guarantee.
    pub guaranteed: bool,
    /// When it was changed.
    pub at: Option<Timestamp>,
}

const COLUMNS: &str = "member_id, version, name, method, iban, bic, account, country, language, profile, holds, terms, \
                       guaranteed, changed_at";

fn read(row: &Row) -> Result<PayeeRow, Error> {
    Ok(PayeeRow {
        member: MemberId::from_uuid(row.get(0)?),
        version: row.get(1)?,
        name: row.get(2)?,
        method: row.get(3)?,
        iban: row.get(4)?,
        bic: row.get(5)?,
        account: row.get(6)?,
        country: row.get(7)?,
        language: row.get(8)?,
        profile: row.get(9)?,
        holds: row.get(10)?,
        terms: row.get(11)?,
        guaranteed: row.get(12)?,
        at: row.get(13)?,
    })
}

/// One payee.
pub async fn get(db: &mut impl Read, tenant: TenantId, member: MemberId) -> Result<Option<PayeeRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM payee WHERE tenant_id = $1 AND member_id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), member.uuid().into()]).await?.as_ref().map(read).transpose()
}

/// Those of the members about whom something was entered.
pub async fn some(db: &mut impl Read, tenant: TenantId, members: &[Uuid]) -> Result<Vec<PayeeRow>, Error> {
    let mut out = Vec::with_capacity(members.len());
    for page in members.chunks(500) {
        let among = db.dialect().is_one_of_ids("member_id", "$2");
        let sql = format!("SELECT {COLUMNS} FROM payee WHERE tenant_id = $1 AND {among}");
        for row in db.query(&sql, &[tenant.uuid().into(), Value::ids(page)]).await? {
            out.push(read(&row)?);
        }
    }
    Ok(out)
}

/// Writes a payee over the version that was seen, 0 the first time; `false` when somebody was faster.
pub async fn save(
    tx: &mut Tx,
    tenant: TenantId,
    row: &PayeeRow,
    by: Option<UserId>,
    at: Timestamp,
) -> Result<bool, Error> {
    let args: Vec<Value> = vec![
        tenant.uuid().into(),
        row.member.uuid().into(),
        row.version.into(),
        row.name.as_str().into(),
        row.method.as_str().into(),
        row.iban.clone().into(),
        row.bic.clone().into(),
        row.account.clone().into(),
        row.country.clone().into(),
        row.language.clone().into(),
        row.profile.clone().into(),
        (&row.holds).into(),
        (&row.terms).into(),
        row.guaranteed.into(),
        at.into(),
        by.map(UserId::uuid).into(),
    ];
    let sql = if row.version == 0 {
        "INSERT INTO payee (tenant_id, member_id, version, name, method, iban, bic, account, country, language, profile, \
         holds, terms, guaranteed, changed_at, changed_by) \
         VALUES ($1, $2, $3 + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
         ON CONFLICT (tenant_id, member_id) DO NOTHING"
    } else {
        "UPDATE payee SET version = $3 + 1, name = $4, method = $5, iban = $6, bic = $7, account = $8, country = $9, \
         language = $10, profile = $11, holds = $12, terms = $13, guaranteed = $14, changed_at = $15, changed_by = $16 \
         WHERE tenant_id = $1 AND member_id = $2 AND version = $3"
    };
    Ok(tx.execute(sql, &args).await? == 1)
}

/// What a settlement knows of a member's own record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: Uuid,
    /// `M-000123`.
    pub code: String,
    /// The name.
    pub name: String,
    /// `active` or `inactive`.
    pub status: String,
    /// The country of the record.
    pub country: Option<String>,
    /// The language of the record.
    pub language: Option<String>,
}

/// The records of members, in the trash or not; unknown ids are left out.
pub async fn people(db: &mut impl Read, tenant: TenantId, members: &[Uuid]) -> Result<Vec<Person>, Error> {
    let mut out = Vec::with_capacity(members.len());
    for page in members.chunks(500) {
        let among = db.dialect().is_one_of_ids("id", "$2");
        let sql = format!(
            "SELECT id, code, name, status, country, language FROM member WHERE tenant_id = $1 AND {among}"
        );
        for row in db.query(&sql, &[tenant.uuid().into(), Value::ids(page)]).await? {
            out.push(Person {
                id: row.get(0)?,
                code: row.get(1)?,
                name: row.get(2)?,
                status: row.get::<Option<String>>(3)?.unwrap_or_default(),
                country: row.get(4)?,
                language: row.get(5)?,
            });
        }
    }
    Ok(out)
}

/// Takes away what was entered about a payee: a person is erased.
pub async fn erase(tx: &mut Tx, tenant: TenantId, member: Uuid) -> Result<u64, Error> {
    let sql = "DELETE FROM payee WHERE tenant_id = $1 AND member_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), member.into()]).await
}

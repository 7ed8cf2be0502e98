//! Which records are one natural person: a member and its own account, an employee, and whoever signs in as them. A company
//! is no person, and an account that several members share belongs to none of them.

use std::collections::VecDeque;

use kernel::TenantId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, Read};

/// The object of people who may sign in.
pub const USER: &str = "user";

/// One record of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// `member`, `account`, `employee` or `user`.
    pub object: String,
    /// The record.
    pub id: Uuid,
    /// What stands for the person once it is erased.
    pub code: String,
}

/// Everything that is the person a record stands for, the record itself first; nothing for what stands for no person.
pub async fn pieces(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    id: Uuid,
) -> Result<Vec<Piece>, Error> {
    let mut found: Vec<Piece> = Vec::new();
    let mut next = VecDeque::from([(object.to_owned(), id)]);
    while let Some((object, id)) = next.pop_front() {
        if found.iter().any(|piece| piece.id == id) {
            continue;
        }
        if let Some((piece, others)) = piece(db, tenant, &object, id).await? {
            found.push(piece);
            next.extend(others);
        }
    }
    Ok(found)
}

type Others = Vec<(String, Uuid)>;

async fn piece(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    id: Uuid,
) -> Result<Option<(Piece, Others)>, Error> {
    let sql = match object {
        "member" => "SELECT code, account_id FROM member WHERE tenant_id = $1 AND id = $2",
        "account" => "SELECT code, kind FROM account WHERE tenant_id = $1 AND id = $2",
        "employee" => "SELECT code FROM employee WHERE tenant_id = $1 AND id = $2",
        USER => "SELECT member_id, employee_id FROM app_user WHERE tenant_id = $1 AND id = $2",
        _ => return Ok(None),
    };
    let Some(row) = db.query_opt(sql, &[tenant.uuid().into(), id.into()]).await? else { return Ok(None) };
    let mut others = Others::new();
    let code = match object {
        "member" => {
            if let Some(account) = row.get::<Option<Uuid>>(1)?
                && members_of(db, tenant, account).await?.iter().all(|member| *member == id)
            {
                others.push(("account".into(), account));
            }
            others.extend(users_of(db, tenant, "member_id", id).await?);
            row.get(0)?
        }
        "account" => {
            if row.get::<Option<String>>(1)?.as_deref() == Some("company") {
                return Ok(None);
            }
            if let [member] = members_of(db, tenant, id).await?[..] {
                others.push(("member".into(), member));
            }
            row.get(0)?
        }
        "employee" => {
            others.extend(users_of(db, tenant, "employee_id", id).await?);
            row.get(0)?
        }
        _ => {
            others.extend(row.get::<Option<Uuid>>(0)?.map(|id| ("member".to_owned(), id)));
            others.extend(row.get::<Option<Uuid>>(1)?.map(|id| ("employee".to_owned(), id)));
            format!("U-{}", &id.simple().to_string()[20..])
        }
    };
    if object != USER {
        // Records of one thing that were made one are one person.
        let absorbed = crate::merges::absorbed(db, tenant, object, id).await?;
        let winner = crate::merges::leads_to(db, tenant, object, id).await?;
        let ids = absorbed.into_iter().map(|(id, _)| id).chain(winner);
        others.extend(ids.map(|id| (object.to_owned(), id)));
    }
    Ok(Some((Piece { object: object.to_owned(), id, code }, others)))
}

/// The members whose account it is, without those that were merged into another: two at most, more make no difference.
async fn members_of(db: &mut impl Read, tenant: TenantId, account: Uuid) -> Result<Vec<Uuid>, Error> {
    let sql = "SELECT m.id FROM member m WHERE m.tenant_id = $1 AND m.account_id = $2 AND NOT EXISTS (\
               SELECT 1 FROM merged_record l WHERE l.tenant_id = m.tenant_id AND l.object = 'member' AND l.loser_id = m.id) LIMIT 2";
    let rows = db.query(sql, &[tenant.uuid().into(), account.into()]).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

async fn users_of(db: &mut impl Read, tenant: TenantId, column: &str, id: Uuid) -> Result<Others, Error> {
    let sql = format!("SELECT id FROM app_user WHERE tenant_id = $1 AND {column} = $2 ORDER BY id");
    let rows = db.query(&sql, &[tenant.uuid().into(), id.into()]).await?;
    rows.iter().map(|row| Ok((USER.to_owned(), row.get(0)?))).collect()
}

//! Versions of the trees and of what they show about members (code, rank, standing), so that indexes in
//! memory know whether they are fresh. Refuses a change of rank or standing that nobody hears of.

use std::collections::BTreeMap;

use kernel::{TenantId, fold};
use uuid::Uuid;

use super::{TreeKind, lock_named};
use crate::{Db, Error, Read, Tx, Value};

/// The name of the version row.
const FACTS: &str = "facts";
/// More touched members than this are read again as a whole.
const TOUCH_MAX: usize = 2_000;

/// All version rows of a tenant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heads {
    /// Version and epoch of the sponsor tree.
    pub sponsor: (i64, i64),
    /// Version and epoch of the placement tree.
    pub placement: (i64, i64),
    /// Version of ranks and standings.
    pub facts: i64,
}

impl Heads {
    /// Version and epoch of one tree.
    pub const fn of(&self, kind: TreeKind) -> (i64, i64) {
        match kind {
            TreeKind::Sponsor => self.sponsor,
            TreeKind::Placement => self.placement,
        }
    }
}

/// The versions now; zero for what has never been written.
pub async fn heads(db: &mut impl Read, tenant: TenantId) -> Result<Heads, Error> {
    let rows = db
        .query("SELECT tree, version, epoch FROM tree WHERE tenant_id = $1", &[Value::Uuid(tenant.uuid())])
        .await?;
    let mut heads = Heads::default();
    for row in &rows {
        let at = (row.get(1)?, row.get(2)?);
        match row.get::<String>(0)?.as_str() {
            "sponsor" => heads.sponsor = at,
            "placement" => heads.placement = at,
            _ => heads.facts = at.0,
        }
    }
    Ok(heads)
}

/// Notes that rank or standing of `members` changed; every writer of these calls it in its transaction.
pub async fn touch(tx: &mut Tx, tenant: TenantId, members: &[Uuid]) -> Result<(), Error> {
    if members.is_empty() {
        return Ok(());
    }
    if members.len() > TOUCH_MAX {
        return touch_all(tx, tenant).await;
    }
    let head = lock_named(tx, tenant, FACTS).await?;
    let rows: Vec<Vec<Value>> = members
        .iter()
        .zip(0i64..)
        .map(|(m, number)| {
            vec![Value::Uuid(tenant.uuid()), Value::Int(head.version), Value::Int(number), Value::Uuid(*m)]
        })
        .collect();
    tx.insert_many("member_touch", &["tenant_id", "version", "number", "member_id"], rows).await?;
    Ok(())
}

/// Notes that rank or standing of many members changed.
pub async fn touch_all(tx: &mut Tx, tenant: TenantId) -> Result<(), Error> {
    let head = lock_named(tx, tenant, FACTS).await?;
    let key = [Value::Uuid(tenant.uuid()), Value::Int(head.version)];
    tx.execute(
        "INSERT INTO member_touch (tenant_id, version, number, member_id) VALUES ($1, $2, 0, NULL)",
        &key,
    )
    .await?;
    // Whoever is behind reads everything: older notes say nothing more.
    tx.execute("DELETE FROM member_touch WHERE tenant_id = $1 AND version < $2", &key).await?;
    Ok(())
}

/// Members whose rank is compared or written by one statement.
const RANKS_AT_ONCE: usize = 400;

/// Writes the ranks members bear from now on, where they bear another; gives how many changed.
pub async fn set_ranks(tx: &mut Tx, tenant: TenantId, wanted: &[(Uuid, &str)]) -> Result<usize, Error> {
    let mut changed: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    for page in wanted.chunks(RANKS_AT_ONCE) {
        let (list, args) = bound(vec![tenant.uuid().into()], page.iter().map(|(member, _)| *member));
        let sql = format!("SELECT m.id, m.rank FROM member m WHERE m.tenant_id = $1 AND m.id IN ({list})");
        let mut borne = BTreeMap::new();
        for row in tx.query(&sql, &args).await? {
            borne.insert(row.get::<Uuid>(0)?, row.get::<Option<String>>(1)?.unwrap_or_default());
        }
        for (member, rank) in
            page.iter().filter(|(member, rank)| borne.get(member).is_some_and(|b| b != rank))
        {
            changed.entry(rank).or_default().push(*member);
        }
    }
    for (rank, members) in &changed {
        for page in members.chunks(RANKS_AT_ONCE) {
            let head = vec![tenant.uuid().into(), (*rank).into(), fold(rank).into()];
            let (list, args) = bound(head, page.iter().copied());
            let sql =
                format!("UPDATE member SET rank = $2, rank_key = $3 WHERE tenant_id = $1 AND id IN ({list})");
            tx.execute(&sql, &args).await?;
        }
    }
    let members: Vec<Uuid> = changed.into_values().flatten().collect();
    touch(tx, tenant, &members).await?;
    Ok(members.len())
}

/// Places for ids after the arguments there are, and all arguments.
fn bound(mut args: Vec<Value>, ids: impl Iterator<Item = Uuid>) -> (String, Vec<Value>) {
    let first = args.len() + 1;
    args.extend(ids.map(Value::Uuid));
    let list: Vec<String> = (first..=args.len()).map(|place| format!("${place}")).collect();
    (list.join(", "), args)
}

/// What the trees show about a member besides its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fact {
    /// The member.
    pub member: Uuid,
    /// The code people see.
    pub code: String,
    /// The rank's key, empty for none.
    pub rank: String,
    /// Whether the member is active.
    pub active: bool,
}

/// Facts of members touched after `version`, with the newest version; `None`: read all again.
pub async fn facts_since(
    db: &mut impl Read,
    tenant: TenantId,
    version: i64,
) -> Result<Option<Vec<Fact>>, Error> {
    let key = [Value::Uuid(tenant.uuid()), Value::Int(version)];
    let all = db
        .query_opt(
            "SELECT 1 FROM member_touch WHERE tenant_id = $1 AND version > $2 AND member_id IS NULL",
            &key,
        )
        .await?;
    if all.is_some() {
        return Ok(None);
    }
    let rows = db
        .query(
            "SELECT m.id, m.code, m.rank, m.status FROM member m \
             WHERE m.tenant_id = $1 AND m.id IN \
             (SELECT t.member_id FROM member_touch t WHERE t.tenant_id = $1 AND t.version > $2)",
            &key,
        )
        .await?;
    let facts = rows.iter().map(|r| {
        Ok(Fact {
            member: r.get(0)?,
            code: r.get::<Option<String>>(1)?.unwrap_or_default(),
            rank: r.get::<Option<String>>(2)?.unwrap_or_default(),
            active: r.get::<Option<String>>(3)?.as_deref() == Some(super::status::ACTIVE),
        })
    });
    facts.collect::<Result<_, Error>>().map(Some)
}

/// Facts of every member, handed to `each` in the order of ids, at the speed of the disk.
pub async fn scan_facts<F>(db: &Db, tenant: TenantId, mut each: F) -> Result<u64, Error>
where
    F: FnMut(Uuid, &str, &str, bool) + Send + 'static,
{
    db.scan(
        "SELECT id, code, rank, status FROM member WHERE tenant_id = $1 ORDER BY id",
        &[Value::Uuid(tenant.uuid())],
        move |row| {
            let active = row.text(3)? == Some(super::status::ACTIVE);
            each(
                row.uuid(0)?.unwrap_or_default(),
                row.text(1)?.unwrap_or_default(),
                row.text(2)?.unwrap_or_default(),
                active,
            );
            Ok(())
        },
    )
    .await
}

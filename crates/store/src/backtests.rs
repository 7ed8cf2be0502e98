//! Back-tests of plans and what they found for each member; refuses a second one of a plan that is not finished yet.

use jiff::Timestamp;
use kernel::{JobId, PlanId, TenantId, UserId};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::{Error, Read, Row, Tx, Value};

/// A back-test as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct BacktestRow {
    /// Its id.
    pub id: Uuid,
    /// The plan's record.
    pub plan: PlanId,
    /// The plan's name as it is today.
    pub plan_name: String,
    /// The plan it is compared with, and its name as it is today; none where it is compared with what was paid.
    pub against: Option<(PlanId, String)>,
    /// First month, `2026-01`.
    pub from: String,
    /// Last month.
    pub to: String,
    /// The currency of every amount.
    pub currency: String,
    /// The job that computes it.
    pub job: JobId,
    /// State of the job, with its steps done and in all; none where the job is gone.
    pub work: Option<(String, i64, i64)>,
    /// Who asked, and the name.
    pub asked_by: (UserId, String),
    /// When.
    pub asked_at: Timestamp,
    /// Whether it has an end, good or bad.
    pub finished: bool,
    /// Why it failed.
    pub problem: Option<Json>,
    /// What it found, as `app::backtests` writes it.
    pub report: Option<Json>,
}

const SELECT: &str = "SELECT b.id, b.plan_id, b.against_id, a.name, b.from_period, b.to_period, b.currency, b.job_id, j.state, j.done, \
     j.total, b.asked_by, u.name, b.asked_at, b.finished_at, b.problem, j.error, b.report, p.name FROM backtest b \
     LEFT JOIN commission_plan p ON p.tenant_id = b.tenant_id AND p.id = b.plan_id \
     LEFT JOIN commission_plan a ON a.tenant_id = b.tenant_id AND a.id = b.against_id \
     LEFT JOIN job j ON j.tenant_id = b.tenant_id AND j.id = b.job_id \
     LEFT JOIN app_user u ON u.tenant_id = b.tenant_id AND u.id = b.asked_by";

fn read(row: &Row) -> Result<BacktestRow, Error> {
    let against: Option<Uuid> = row.get(2)?;
    let name: Option<String> = row.get(3)?;
    let state: Option<String> = row.get(8)?;
    let work = match state {
        Some(state) => Some((state, row.get(9)?, row.get::<Option<i64>>(10)?.unwrap_or(0))),
        None => None,
    };
    let own: Option<Json> = row.get(15)?;
    Ok(BacktestRow {
        id: row.get(0)?,
        plan: PlanId::from_uuid(row.get(1)?),
        plan_name: row.get::<Option<String>>(18)?.unwrap_or_default(),
        against: against.map(|id| (PlanId::from_uuid(id), name.unwrap_or_default())),
        from: row.get(4)?,
        to: row.get(5)?,
        currency: row.get(6)?,
        job: JobId::from_uuid(row.get(7)?),
        work,
        asked_by: (UserId::from_uuid(row.get(11)?), row.get::<Option<String>>(12)?.unwrap_or_default()),
        asked_at: row.get(13)?,
        finished: row.get::<Option<Timestamp>>(14)?.is_some(),
        problem: if own.is_some() { own } else { row.get(16)? },
        report: row.get(17)?,
    })
}

/// A back-test that is about to begin.
#[derive(Debug, Clone)]
pub struct NewBacktest<'a> {
    /// Company.
    pub tenant: TenantId,
    /// Its id.
    pub id: Uuid,
    /// The plan's record and text.
    pub plan: (PlanId, &'a str),
    /// What it is compared with, where that is a plan.
    pub against: Option<(PlanId, &'a str)>,
    /// First and last month.
    pub months: (&'a str, &'a str),
    /// The currency of every amount.
    pub currency: &'a str,
    /// The job.
    pub job: JobId,
    /// Who asks.
    pub asked_by: UserId,
    /// Now.
    pub at: Timestamp,
}

/// Keeps a new one; fails with `Error::Unique` of `backtest_open` while another one of the plan is not finished.
pub async fn begin(tx: &mut Tx, new: &NewBacktest<'_>) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO backtest (tenant_id, id, plan_id, plan_source, against_id, against_source, from_period, to_period, currency, \
         job_id, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            new.tenant.uuid().into(),
            new.id.into(),
            new.plan.0.uuid().into(),
            new.plan.1.into(),
            new.against.map(|(plan, _)| plan.uuid()).into(),
            new.against.map(|(_, source)| source).into(),
            new.months.0.into(),
            new.months.1.into(),
            new.currency.into(),
            new.job.uuid().into(),
            new.asked_by.uuid().into(),
            new.at.into(),
        ],
    )
    .await
    .map(drop)
}

/// One back-test.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<BacktestRow>, Error> {
    let sql = format!("{SELECT} WHERE b.tenant_id = $1 AND b.id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// The one of a plan that has no end yet, whatever became of its job.
pub async fn open(db: &mut impl Read, tenant: TenantId, plan: PlanId) -> Result<Option<BacktestRow>, Error> {
    let sql = format!("{SELECT} WHERE b.tenant_id = $1 AND b.plan_id = $2 AND b.finished_at IS NULL");
    db.query_opt(&sql, &[tenant.uuid().into(), plan.uuid().into()]).await?.as_ref().map(read).transpose()
}

/// Those of a plan, the newest first, older than `before`.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    plan: PlanId,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<BacktestRow>, Error> {
    let before = before.unwrap_or(Uuid::from_u128(u128::MAX));
    let sql = format!(
        "{SELECT} WHERE b.tenant_id = $1 AND b.plan_id = $2 AND b.id < $3 ORDER BY b.id DESC LIMIT $4"
    );
    let args = [tenant.uuid().into(), plan.uuid().into(), before.into(), limit.into()];
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// How many a plan has.
pub async fn count(db: &mut impl Read, tenant: TenantId, plan: PlanId) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM backtest WHERE tenant_id = $1 AND plan_id = $2";
    let row = db.query_opt(sql, &[tenant.uuid().into(), plan.uuid().into()]).await?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// The text of the plan, and of the one it is compared with.
pub async fn sources(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
) -> Result<Option<(String, Option<String>)>, Error> {
    let sql = "SELECT plan_source, against_source FROM backtest WHERE tenant_id = $1 AND id = $2";
    let row = db.query_opt(sql, &[tenant.uuid().into(), id.into()]).await?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// Ends it with what it found, or with why it failed; `false` where it has an end already or is gone.
pub async fn finish(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    end: Result<&Json, &Json>,
    at: Timestamp,
) -> Result<bool, Error> {
    let (report, problem) = match end {
        Ok(report) => (report.into(), Value::Null),
        Err(problem) => (Value::Null, problem.into()),
    };
    let sql = "UPDATE backtest SET finished_at = $3, report = $4, problem = $5 \
        WHERE tenant_id = $1 AND id = $2 AND finished_at IS NULL";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.into(), at.into(), report, problem]).await? == 1)
}

/// Takes away what was found for members: before a repeated start, after a failure.
pub async fn clear(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<(), Error> {
    let sql = "DELETE FROM backtest_member WHERE tenant_id = $1 AND backtest_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.into()]).await.map(drop)
}

/// Takes a back-test away with everything; `false` where it is gone already.
pub async fn delete(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<bool, Error> {
    clear(tx, tenant, id).await?;
    let sql = "DELETE FROM backtest WHERE tenant_id = $1 AND id = $2";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.into()]).await? == 1)
}

/// What the months together paid one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Who.
    pub member: Uuid,
    /// Minor units before.
    pub before: i64,
    /// Minor units under the plan.
    pub after: i64,
    /// `after − before`.
    pub difference: i64,
    /// The title of the last month before; empty without ranks.
    pub rank_before: String,
    /// The title of the last month under the plan.
    pub rank_after: String,
}

/// Adds rows of members.
pub async fn add(tx: &mut Tx, tenant: TenantId, id: Uuid, rows: &[MemberRow]) -> Result<(), Error> {
    let columns = [
        "tenant_id",
        "backtest_id",
        "member_id",
        "paid_before",
        "paid_after",
        "difference",
        "rank_before",
        "rank_after",
    ];
    let cells = |row: &MemberRow| -> Vec<Value> {
        vec![
            tenant.uuid().into(),
            id.into(),
            row.member.into(),
            row.before.into(),
            row.after.into(),
            row.difference.into(),
            row.rank_before.as_str().into(),
            row.rank_after.as_str().into(),
        ]
    };
    let rows: Vec<Vec<Value>> = rows.iter().map(cells).collect();
    tx.insert_many("backtest_member", &columns, rows).await.map(drop)
}

/// The order of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Whoever gains most first.
    #[default]
    Gain,
    /// Whoever loses most first.
    Loss,
    /// As they were enrolled.
    Member,
}

const MEMBER: &str = "SELECT member_id, paid_before, paid_after, difference, rank_before, rank_after FROM backtest_member \
     WHERE tenant_id = $1 AND backtest_id = $2";

fn read_member(row: &Row) -> Result<MemberRow, Error> {
    Ok(MemberRow {
        member: row.get(0)?,
        before: row.get(1)?,
        after: row.get(2)?,
        difference: row.get(3)?,
        rank_before: row.get(4)?,
        rank_after: row.get(5)?,
    })
}

/// Members in an order, after the last one seen: its difference and its id.
pub async fn members(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    order: Order,
    after: Option<(i64, Uuid)>,
    limit: i64,
) -> Result<Vec<MemberRow>, Error> {
    let (test, by) = match order {
        Order::Gain => ("(difference, member_id) < ($4, $5)", "difference DESC, member_id DESC"),
        Order::Loss => ("(difference, member_id) > ($4, $5)", "difference, member_id"),
        Order::Member => ("member_id > $4", "member_id"),
    };
    let mut args: Vec<Value> = vec![tenant.uuid().into(), id.into(), limit.into()];
    let test = match after {
        None => String::new(),
        Some((difference, member)) => {
            if order != Order::Member {
                args.push(difference.into());
            }
            args.push(member.into());
            format!("AND {test}")
        }
    };
    let sql = format!("{MEMBER} {test} ORDER BY {by} LIMIT $3");
    db.query(&sql, &args).await?.iter().map(read_member).collect()
}

/// Those of the given members that it knows, whoever gains most first.
pub async fn of_members(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    members: &[Uuid],
) -> Result<Vec<MemberRow>, Error> {
    let among = db.dialect().is_one_of_ids("member_id", "$3");
    let sql = format!("{MEMBER} AND {among} ORDER BY difference DESC, member_id DESC");
    let args = [tenant.uuid().into(), id.into(), Value::ids(members)];
    db.query(&sql, &args).await?.iter().map(read_member).collect()
}

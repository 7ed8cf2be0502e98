//! Labels in SQL: reads the tokens of a window, asks `tree::labels` for new ones, writes what changed.
//! Refuses to run without the tree's lock (its callers hold it).

use std::collections::BTreeMap;

use kernel::TenantId;
use tree::labels::{Label, SPAN, fit_branch, fit_leaf, spread, windows};
use uuid::Uuid;

use super::TreeKind;
use crate::{Error, Read, Tx, Value};

/// Rows of one multi-row statement; powers of two below it keep the number of statements small.
const ROWS_MAX: usize = 256;

/// Which labels: tenant, tree and epoch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub tenant: TenantId,
    pub kind: TreeKind,
    pub epoch: i64,
}

impl Key {
    /// Arguments `$1..$3` of every statement here, followed by `more`.
    pub fn args(&self, more: &[Value]) -> Vec<Value> {
        let mut args =
            vec![Value::Uuid(self.tenant.uuid()), self.kind.as_str().into(), Value::Int(self.epoch)];
        args.extend_from_slice(more);
        args
    }
}

/// A member's interval in the current epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The labels.
    pub label: Label,
    /// The epoch they belong to.
    pub epoch: i64,
}

/// The interval of `member`, or `None` when it is not in the tree.
pub async fn interval(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
) -> Result<Option<Interval>, Error> {
    let row = db
        .query_opt(
            "SELECT l.pre, l.last, l.epoch FROM tree t \
             JOIN tree_label l ON l.tenant_id = $1 AND l.tree = $2 AND l.epoch = t.epoch \
             WHERE t.tenant_id = $1 AND t.tree = $2 AND l.member_id = $3",
            &[Value::Uuid(tenant.uuid()), kind.as_str().into(), Value::Uuid(member)],
        )
        .await?;
    row.map(|r| Ok(Interval { label: Label { pre: r.get(0)?, last: r.get(1)? }, epoch: r.get(2)? }))
        .transpose()
}

/// How many members stand in an interval, its own member included.
pub async fn branch_size(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    of: Interval,
) -> Result<i64, Error> {
    let key = Key { tenant, kind, epoch: of.epoch };
    let row = db
        .query_opt(
            "SELECT COUNT(*) FROM tree_label \
             WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 AND pre BETWEEN $4 AND $5",
            &key.args(&[Value::Int(of.label.pre), Value::Int(of.label.last)]),
        )
        .await?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// One end of a member's interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Token {
    member: Uuid,
    close: bool,
}

/// Gives `member` an interval right before `end` (its parent's `last`, [`SPAN`] for a root). The member
/// has no row yet.
pub(super) async fn place_leaf(tx: &mut Tx, key: Key, member: Uuid, end: i64) -> Result<(), Error> {
    if let Some(label) = fit_leaf(before(tx, key, end).await?, end) {
        return upsert(tx, key, &[(member, label)]).await;
    }
    let tokens = [Token { member, close: false }, Token { member, close: true }];
    place_spread(tx, key, &tokens, &BTreeMap::new(), end).await
}

/// Moves the interval `own` and everything in it right before `end`, which lies outside of it.
pub(super) async fn place_branch(tx: &mut Tx, key: Key, own: Label, end: i64) -> Result<(), Error> {
    let members = within(tx, key, own).await?;
    let tokens = tokens_of(&members);
    let front = before_but(tx, key, end, own).await?;
    if let Some(labels) = fit_branch(front, end, tokens.len()) {
        return upsert(tx, key, &pair(&tokens, &labels, &members)?).await;
    }
    place_spread(tx, key, &tokens, &members, end).await
}

/// Takes `member` out from between its parent and its children, and puts it alone before `end`.
/// The children's intervals stay where they are: they now lie directly in the old parent's.
pub(super) async fn place_alone(tx: &mut Tx, key: Key, member: Uuid, end: i64) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 AND member_id = $4",
        &key.args(&[Value::Uuid(member)]),
    )
    .await?;
    place_leaf(tx, key, member, end).await
}

/// The greatest label in front of `end`, 0 when there is none.
async fn before(tx: &mut Tx, key: Key, end: i64) -> Result<i64, Error> {
    let row = tx
        .query_opt(
            "SELECT \
             (SELECT MAX(pre) FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 AND pre < $4), \
             (SELECT MAX(last) FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 AND last < $4)",
            &key.args(&[Value::Int(end)]),
        )
        .await?;
    let Some(row) = row else { return Ok(0) };
    let (pre, last): (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
    Ok(pre.unwrap_or(0).max(last.unwrap_or(0)))
}

/// As [`before`], with the labels of a branch that is about to leave not counted.
async fn before_but(tx: &mut Tx, key: Key, end: i64, leaving: Label) -> Result<i64, Error> {
    let front = before(tx, key, end).await?;
    if (leaving.pre..=leaving.last).contains(&front) { before(tx, key, leaving.pre).await } else { Ok(front) }
}

/// Everybody whose interval lies within `own`, with their present labels.
async fn within(tx: &mut Tx, key: Key, own: Label) -> Result<BTreeMap<Uuid, Label>, Error> {
    let rows = tx
        .query(
            "SELECT member_id, pre, last FROM tree_label \
             WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 AND pre BETWEEN $4 AND $5",
            &key.args(&[Value::Int(own.pre), Value::Int(own.last)]),
        )
        .await?;
    rows.iter().map(|r| Ok((r.get(0)?, Label { pre: r.get(1)?, last: r.get(2)? }))).collect()
}

fn tokens_of(members: &BTreeMap<Uuid, Label>) -> Vec<Token> {
    let mut all: Vec<(i64, Token)> = Vec::with_capacity(members.len() * 2);
    for (&member, label) in members {
        all.push((label.pre, Token { member, close: false }));
        all.push((label.last, Token { member, close: true }));
    }
    all.sort_unstable_by_key(|&(at, _)| at);
    all.into_iter().map(|(_, token)| token).collect()
}

/// Spreads the smallest window around `end` that is not too dense, with `tokens` before `end`.
/// `own` are the present labels of these tokens' members, which stand aside meanwhile.
async fn place_spread(
    tx: &mut Tx,
    key: Key,
    tokens: &[Token],
    own: &BTreeMap<Uuid, Label>,
    end: i64,
) -> Result<(), Error> {
    for w in windows(end) {
        let args = key.args(&[Value::Int(w.low), Value::Int(w.high)]);
        let row = tx
            .query_opt(
                "SELECT \
                 (SELECT COUNT(*) FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 \
                  AND pre > $4 AND pre < $5), \
                 (SELECT COUNT(*) FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 \
                  AND last > $4 AND last < $5)",
                &args,
            )
            .await?;
        let Some(row) = row else { continue };
        let there = row.get::<i64>(0)? + row.get::<i64>(1)?;
        if there + tokens.len() as i64 > w.allowed {
            continue;
        }
        let rows = tx
            .query(
                "SELECT member_id, pre, last FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 \
                 AND pre > $4 AND pre < $5 \
                 UNION \
                 SELECT member_id, pre, last FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 \
                 AND last > $4 AND last < $5",
                &args,
            )
            .await?;
        let mut known = own.clone();
        let mut inside: Vec<(i64, Token)> = Vec::with_capacity(rows.len() * 2);
        for row in &rows {
            let (member, label) = (row.get(0)?, Label { pre: row.get(1)?, last: row.get(2)? });
            if own.contains_key(&member) {
                continue;
            }
            known.insert(member, label);
            for (at, close) in [(label.pre, false), (label.last, true)] {
                if w.low < at && at < w.high {
                    inside.push((at, Token { member, close }));
                }
            }
        }
        inside.sort_unstable_by_key(|&(at, _)| at);
        let cut = inside.partition_point(|&(at, _)| at < end);
        let mut all: Vec<Token> = inside.into_iter().map(|(_, token)| token).collect();
        all.splice(cut..cut, tokens.iter().copied());
        let labels = spread(w.low, w.high, all.len());
        return upsert(tx, key, &pair(&all, &labels, &known)?).await;
    }
    Err(Error::Column("the label space is full".into()))
}

/// The rows to write: each member of `tokens` with its new labels, the other end as `known` has it.
fn pair(
    tokens: &[Token],
    labels: &[i64],
    known: &BTreeMap<Uuid, Label>,
) -> Result<Vec<(Uuid, Label)>, Error> {
    let mut rows: BTreeMap<Uuid, Label> = BTreeMap::new();
    for (token, &at) in tokens.iter().zip(labels) {
        let row = rows
            .entry(token.member)
            .or_insert_with(|| known.get(&token.member).copied().unwrap_or(Label { pre: 0, last: 0 }));
        if token.close {
            row.last = at;
        } else {
            row.pre = at;
        }
    }
    rows.retain(|member, label| known.get(member) != Some(label));
    match rows.values().find(|l| l.pre <= 0 || l.pre >= l.last || l.last >= SPAN) {
        Some(bad) => Err(Error::Column(format!("labels out of order: {bad:?}"))),
        None => Ok(rows.into_iter().collect()),
    }
}

/// Writes intervals, new or changed.
async fn upsert(tx: &mut Tx, key: Key, rows: &[(Uuid, Label)]) -> Result<(), Error> {
    let mut rest = rows;
    while !rest.is_empty() {
        let take = (1usize << rest.len().ilog2()).min(ROWS_MAX);
        let (now, later) = rest.split_at(take);
        let mut sql =
            String::from("INSERT INTO tree_label (tenant_id, tree, epoch, member_id, pre, last) VALUES ");
        let mut args = key.args(&[]);
        for (i, (member, label)) in now.iter().enumerate() {
            let at = args.len();
            let comma = if i == 0 { "" } else { ", " };
            sql.push_str(&format!("{comma}($1, $2, $3, ${}, ${}, ${})", at + 1, at + 2, at + 3));
            args.extend([Value::Uuid(*member), Value::Int(label.pre), Value::Int(label.last)]);
        }
        sql.push_str(
            " ON CONFLICT (tenant_id, tree, epoch, member_id) DO UPDATE SET pre = excluded.pre, last = excluded.last",
        );
        tx.execute(&sql, &args).await?;
        rest = later;
    }
    Ok(())
}

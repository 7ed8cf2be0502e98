//! Transfers as JSON.

use app::transfers;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::problem::ApiError;

/// What is asked for.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferAsk {
    /// `sponsor` or `placement`.
    tree: String,
    /// Who moves.
    member: Uuid,
    /// The new parent; none makes the member a root.
    new_parent: Option<Uuid>,
    /// The slot under it, from 1, in the placement tree.
    slot: Option<u16>,
    /// With everybody below; without, the children go up to the old parent.
    with_branch: bool,
    /// First day of the new place; a later day than today is executed then.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// Why.
    reason: String,
}

impl TransferAsk {
    pub(super) fn into_cmd(self) -> Result<transfers::Ask, ApiError> {
        Ok(transfers::Ask {
            kind: app::network::kind(&self.tree)?,
            member: self.member,
            new_parent: self.new_parent,
            slot: self.slot.filter(|&slot| slot != 0),
            with_branch: self.with_branch,
            from: self.from,
            reason: self.reason,
        })
    }
}

/// A member on a path.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferStep {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// What would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferPreview {
    /// Members that move.
    pub members: u32,
    /// Children that go up to the old parent.
    pub lifted: u32,
    /// From the visible top down to the old parent.
    pub path_before: Vec<TransferStep>,
    /// From the visible top down to the new parent.
    pub path_after: Vec<TransferStep>,
    /// Uplines that lose the moved members.
    pub losing: Vec<TransferStep>,
    /// Uplines that gain them.
    pub gaining: Vec<TransferStep>,
    /// Steps the moved branch comes down; negative: up.
    pub depth_change: i64,
    /// Executed on a later day, when everything is checked again.
    pub later: bool,
}

impl From<transfers::Preview> for TransferPreview {
    fn from(p: transfers::Preview) -> Self {
        let steps = |list: Vec<transfers::PathStep>| -> Vec<TransferStep> {
            list.into_iter().map(|s| TransferStep { id: s.id, code: s.code, name: s.name }).collect()
        };
        Self {
            members: p.members,
            lifted: p.lifted,
            path_before: steps(p.path_before),
            path_after: steps(p.path_after),
            losing: steps(p.losing),
            gaining: steps(p.gaining),
            depth_change: p.depth_change,
            later: p.later,
        }
    }
}

/// A transfer.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferView {
    /// Its id.
    pub id: Uuid,
    /// The code people see.
    pub code: String,
    /// `sponsor` or `placement`.
    pub tree: String,
    /// Who moves.
    pub member: Uuid,
    /// The new parent.
    pub new_parent: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// With everybody below.
    pub with_branch: bool,
    /// First day of the new place.
    pub from: String,
    /// Why.
    pub reason: String,
    /// `asked`, `approved`, `executed`, `rejected`, `withdrawn` or `failed`.
    pub state: String,
    /// What was going to change when it was asked for.
    pub preview: Option<TransferPreview>,
    /// The user who asked.
    pub asked_by: Uuid,
    /// When, RFC 3339 UTC.
    pub asked_at: String,
    /// The user who decided.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<String>,
    /// What the second person said.
    pub comment: Option<String>,
    /// When it was executed or failed.
    pub finished_at: Option<String>,
    /// Why it failed: a problem's code.
    pub failure: Option<String>,
    /// The caller may decide on it now.
    pub may_decide: bool,
    /// The caller may take it back now.
    pub may_withdraw: bool,
}

impl TransferView {
    pub(super) fn of(t: transfers::Transfer, who: &app::Principal) -> Self {
        let may_decide = transfers::may_decide(&t, who);
        let may_withdraw = transfers::may_withdraw(&t, who);
        let preview = serde_json::from_value::<transfers::Preview>(t.preview).ok();
        Self {
            id: t.id,
            code: t.code,
            tree: t.kind.as_str().to_owned(),
            member: t.member,
            new_parent: t.new_parent,
            slot: t.slot,
            with_branch: t.with_branch,
            from: t.from.to_string(),
            reason: t.reason,
            state: t.state.as_str().to_owned(),
            preview: preview.map(TransferPreview::from),
            asked_by: t.asked_by,
            asked_at: t.asked_at.to_string(),
            decided_by: t.decided_by,
            decided_at: t.decided_at.map(|at| at.to_string()),
            comment: t.comment,
            finished_at: t.finished_at.map(|at| at.to_string()),
            failure: t.failure,
            may_decide,
            may_withdraw,
        }
    }
}

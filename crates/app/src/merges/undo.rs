//! Taking a merge back: every record as it was, while nothing of it has changed since. Refuses otherwise: what somebody has
//! done over the merged record cannot be told apart any more.

use access::{Action, Principal};
use entity::FieldValue;
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::merges;
use store::records::{Change, diff};
use uuid::Uuid;

use super::{Kept, merge, mergeable, named, network};
use crate::once::Once;
use crate::records::{RecordView, finish, stamp};
use crate::{Cx, Error, trail};

/// Takes a merge back; gives the winner as it is then.
///
/// # Errors
/// [`Error::NotFound`] for a merge of records out of reach; `access-denied`; [`Error::Conflict`] `merge-undone`,
/// `merge-changed-since`.
pub async fn undo(cx: &Cx, who: &Principal, id: Uuid, once: &Once) -> Result<RecordView, Error> {
    let found = merges::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    // Whoever may not read the object at all learns nothing of its merges.
    if !who.may(&found.object, Action::Read) {
        return Err(Error::NotFound);
    }
    let object = mergeable(who, &found.object)?;
    let kept: Kept = serde_json::from_value(found.moved.clone()).map_err(Error::internal)?;
    let stamp = stamp(cx, who);
    let changed = || Error::Conflict(Problem::new("merge-changed-since"));
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let losers = merges::losers(tx, who.tenant, id).await?;
            let winner = store::records::get(tx, who, object, Action::Update, found.winner).await?;
            let winner = winner.ok_or(Error::NotFound)?;
            if !merges::undone(tx, who.tenant, id, stamp.at).await? {
                return Err(Error::Conflict(Problem::new("merge-undone")));
            }
            if winner.version != found.winner_version
                || merges::versions(tx, who, &kept.moved).await? != kept.versions
            {
                return Err(changed());
            }
            network::hang_back(cx, tx, who, &kept.network).await?;
            let mut change = Change::default();
            for (key, value) in &kept.values {
                let Some(field) = object.field(key) else { return Err(changed()) };
                let value = FieldValue::kept(field, value).map_err(|_| changed())?;
                change.values.insert(key.clone(), value);
            }
            for (key, added) in &kept.lines {
                let mut lines = winner.parts.get(key).cloned().unwrap_or_default();
                // Their ids are made anew with each writing of a part; their place is after the winner's own.
                lines.truncate(lines.len().saturating_sub(added.len()));
                change.parts.insert(key.clone(), lines);
            }
            let done =
                store::records::update(tx, who, object, winner.id, winner.version, &change, stamp).await?;
            let (before, _) = done.ok_or(Error::NotFound)?;
            let mut names = Vec::with_capacity(losers.len());
            for loser in &losers {
                let back =
                    store::records::restore(tx, who, object, loser.id, stamp).await?.ok_or_else(changed)?;
                if back.version != loser.version + 1 {
                    return Err(changed());
                }
                store::records::custom::mirror_whole(tx, who.tenant, object, loser.id, &back.values).await?;
                trail::note(cx, tx, who, &object.key, Some(loser.id), "restore", &diff(None, Some(&back)))
                    .await?;
                names.push(named(object, &back));
            }
            merges::move_back(tx, who, object, &kept.moved, stamp).await?;
            merge::references(cx, tx, who, &kept.moved, id, true).await?;
            let operator = Principal { catalog: who.catalog.clone(), ..Principal::operator(who.tenant) };
            let after = store::records::get(tx, &operator, object, Action::Read, winner.id).await?;
            let after = after.ok_or(Error::NotFound)?;
            let mut said = diff(Some(&before), Some(&after));
            said["merged"] = json!([names.join(", "), null]);
            trail::note(cx, tx, who, &object.key, Some(winner.id), "unmerge", &said).await?;
            finish(cx, tx, who, object, after, once).await
        })
        .await
}

//! What every change leaves behind, in its own transaction: an audit entry and a message for the outbox.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use access::Principal;
use jiff::Timestamp;
use kernel::{Problem, UserId};
use serde_json::{Value as Json, json};
use store::Tx;
use uuid::Uuid;

use crate::{Cx, Error, request};

/// Notes that `who` did `action`.
///
/// # Errors
/// Faults of the database.
pub async fn audit(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    record: Option<Uuid>,
    action: &str,
    diff: &Json,
) -> Result<(), Error> {
    let (number, address) = (request::number(), request::address());
    let entry = store::audit::Entry {
        id: cx.new_id(),
        at: cx.now(),
        actor: who.user.map(kernel::UserId::uuid),
        via: who.via(),
        object,
        record,
        action,
        request: &number,
        address: address.as_deref(),
        diff,
    };
    Ok(store::audit::record(tx, who.tenant, &entry).await?)
}

/// Notes that `who` did `action` to a record, and announces it. The outbox carries ids and names of fields only: consumers
/// read what they may see.
///
/// # Errors
/// Faults of the database.
pub async fn note(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    record: Option<Uuid>,
    action: &str,
    diff: &Json,
) -> Result<(), Error> {
    audit(cx, tx, who, object, record, action, diff).await?;
    let fields: Vec<&String> = diff.as_object().into_iter().flat_map(|diff| diff.keys()).collect();
    let payload = json!({ "object": object, "id": record, "action": action, "fields": fields });
    let topic = format!("{object}.{action}");
    Ok(store::outbox::push(tx, who.tenant, cx.new_id(), cx.now(), &topic, &payload).await?)
}

/// Notes that an action was refused for want of a right.
///
/// # Errors
/// Faults of the database.
pub async fn denied(cx: &Cx, who: &Principal, problem: &Problem) -> Result<(), Error> {
    let object = problem.params.get("object").map_or("", String::as_str);
    let diff = json!({ "code": problem.code, "params": problem.params });
    cx.db.write(async |tx: &mut Tx| audit(cx, tx, who, object, None, "denied", &diff).await).await
}

/// How often somebody asked within an hour for what is not there: noted at the tenth, the hundredth and each further
/// power of ten, so that whoever tries ids stands in the log, and a stale link now and then does not.
#[derive(Clone, Debug, Default)]
pub struct Probes(Arc<Mutex<BTreeMap<UserId, (i64, u64)>>>);

/// People counted at once; beyond it all counts begin anew.
const PEOPLE_MAX: usize = 20_000;
/// The first count that is noted.
const PROBES_MIN: u64 = 10;

impl Probes {
    /// Counts one, and says how many there were this hour where that is to be noted.
    fn count(&self, person: UserId, now: Timestamp) -> Option<u64> {
        let hour = now.as_second().div_euclid(3600);
        let mut people = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= PEOPLE_MAX {
            people.retain(|_, (of, _)| *of == hour);
        }
        if people.len() >= PEOPLE_MAX {
            people.clear();
        }
        let entry = people.entry(person).or_insert((hour, 0));
        if entry.0 != hour {
            *entry = (hour, 0);
        }
        entry.1 += 1;
        let power = (0..20).any(|zeros| 10_u64.checked_pow(zeros) == Some(entry.1));
        (entry.1 >= PROBES_MIN && power).then_some(entry.1)
    }
}

/// Counts that somebody asked for what is not there, or is not to be seen by this person; noted where there are many.
///
/// # Errors
/// Faults of the database.
pub async fn missed(cx: &Cx, who: &Principal) -> Result<(), Error> {
    let Some(count) = who.user.and_then(|person| cx.probes.count(person, cx.now())) else { return Ok(()) };
    denied(cx, who, &Problem::new("ids-probed").with("count", count)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_misses_of_an_hour_are_noted_by_powers_of_ten() {
        let probes = Probes::default();
        let person = |number: u128| UserId::from_uuid(Uuid::from_u128(number));
        let at = |second: i64| Timestamp::from_second(1_699_999_200 + second).expect("a moment of our age");
        let noted = |hour: i64, times: usize| -> Vec<u64> {
            (0..times).filter_map(|_| probes.count(person(1), at(hour * 3600))).collect()
        };
        assert!(noted(0, 9).is_empty());
        assert_eq!(probes.count(person(2), at(0)), None, "everybody has the own count");
        assert_eq!(noted(0, 1_000), [10, 100, 1_000]);
        assert_eq!(noted(1, 12), [10], "the next hour begins anew");
        for number in 0..30_000 {
            probes.count(person(number), at(7200));
        }
        assert!(probes.0.lock().expect("no thread died").len() <= PEOPLE_MAX);
    }
}

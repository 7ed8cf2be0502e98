//! Whoever takes part in an appointment says whether to come: in the own line, and nowhere else. Refuses whoever does not.

use access::{Action, Principal};
use entity::{FieldValue, Object};
use kernel::{EmployeeId, MemberId, Problem};
use store::Tx;
use store::records::{Line, Record, diff};
use uuid::Uuid;

use super::OBJECT;
use crate::once::Once;
use crate::records::{RecordView, finish, stamp};
use crate::{Cx, Error, schema, trail};

/// The field of a line.
const ANSWER: &str = "answer";

/// The lines of a record in which the caller takes part, or the colleague the caller works for.
pub(crate) fn own_lines<'r>(who: &Principal, object: &Object, record: &'r Record) -> Vec<&'r Line> {
    let Some(part) = object.shared_part() else { return Vec::new() };
    let absent = who.acting.iter().map(|acting| &acting.absent);
    let ids = |one: &Principal| {
        let (employee, member) = (one.employee.map(EmployeeId::uuid), one.member.map(MemberId::uuid));
        [part.link("employee").zip(employee), part.link("member").zip(member)]
    };
    let own: Vec<_> = std::iter::once(who).chain(absent).flat_map(ids).flatten().collect();
    let named = |line: &&Line| {
        own.iter().any(
            |(field, id)| matches!(line.values.get(&field.key), Some(FieldValue::Ref(to)) if to.uuid() == *id),
        )
    };
    record.parts.get(&part.key).into_iter().flatten().filter(named).collect()
}

/// Enters the caller's answer.
///
/// # Errors
/// [`Error::NotFound`]; `appointment-not-among` for whoever does not take part; `field-…` for an answer that is none.
pub async fn answer(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    answer: &str,
    once: &Once,
) -> Result<RecordView, Error> {
    let object = schema::visible(who, OBJECT)?;
    who.require(OBJECT, Action::Read)?;
    let fields = object.shared_part().map_or(&[][..], |part| &part.fields);
    let field = fields.iter().find(|field| field.key == ANSWER).ok_or(Error::NotFound)?;
    let value = FieldValue::read(field, answer).map_err(|problem| problem.field(ANSWER))?;
    if value.is_empty() {
        return Err(Problem::new("field-required").field(ANSWER).into());
    }
    let now = stamp(cx, who);
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let seen =
                store::records::get(tx, who, object, Action::Read, id).await?.ok_or(Error::NotFound)?;
            if own_lines(who, object, &seen).is_empty() {
                return Err(Error::Conflict(Problem::new("appointment-not-among")));
            }
            // Others answer at the same moment, and the owner may be changing it.
            if !store::appointments::touch(tx, who.tenant, id, now).await? {
                return Err(Error::NotFound);
            }
            let before =
                store::records::get(tx, who, object, Action::Read, id).await?.ok_or(Error::NotFound)?;
            let lines: Vec<Uuid> = own_lines(who, object, &before).iter().map(|line| line.id).collect();
            if lines.is_empty() {
                return Err(Error::Conflict(Problem::new("appointment-not-among")));
            }
            store::appointments::answer(tx, who.tenant, id, &lines, answer).await?;
            let after =
                store::records::get(tx, who, object, Action::Read, id).await?.ok_or(Error::NotFound)?;
            trail::note(cx, tx, who, OBJECT, Some(id), "update", &diff(Some(&before), Some(&after))).await?;
            finish(cx, tx, who, object, after, once).await
        })
        .await
}

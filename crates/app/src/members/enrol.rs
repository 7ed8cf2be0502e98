//! Enrolling a member: the row with its code, the sponsor edge, and if asked the place, in one
//! transaction. Refuses all of it when one part is refused.

use access::{Action, FieldRight, Principal, Scope};
use entity::{Field, FieldValue, Intent, Object};
use jiff::civil::Date;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::network::{self, TreeKind};
use store::records::{New, Stamp};
use uuid::Uuid;

use super::object;
use crate::network::refusal;
use crate::once::Once;
use crate::records::Draft;
use crate::{Cx, Error, trail};

/// Who is enrolled, and where.
#[derive(Debug, Clone, Default)]
pub struct Enrol {
    /// Fields of the member: `name`, `country`, `email`, `phone` and whatever else it has.
    pub fields: Map<String, Json>,
    /// Fields the company has added, as far as the person may write them.
    pub own: Map<String, Json>,
    /// The sponsor; none only for whoever sees the whole network.
    pub sponsor: Option<Uuid>,
    /// The parent in the placement tree; none leaves the member unplaced.
    pub placement: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// The day of joining; none is today.
    pub joined: Option<Date>,
}

/// The member that was enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// Its id.
    pub id: Uuid,
    /// Its code, such as `M-000123`.
    pub code: String,
    /// The row's version.
    pub version: i64,
}

/// Enrols a member.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Refused`]: problems of the fields, `sponsor-missing`, `sponsor-inactive`,
/// `network-parent-unknown`, `network-parent-not-yet`, `member-joined-future`, `slot-without-placement`;
/// [`Error::Conflict`] `placement-slot-taken`.
pub async fn enrol(cx: &Cx, who: &Principal, cmd: &Enrol, once: &Once) -> Result<Enrolled, Error> {
    who.require("member", Action::Create).map_err(Error::Forbidden)?;
    let object = object(who)?;
    let today = crate::network::today(cx, who).await?;
    let joined = cmd.joined.unwrap_or(today);
    let mut fields = cmd.fields.clone();
    fields.extend(own(who, object, &cmd.own)?);
    let draft = Draft { values: fields, ..Draft::default() };
    let home = crate::records::phones::home(cx, who, object, None, &draft).await?;
    let fields = draft.values;
    let mut values = entity::validate_at(object, &fields, Intent::Create, &home).map_err(Error::Refused)?;
    check(who, cmd, joined, today)?;
    values.insert("status".to_owned(), FieldValue::Text(network::ACTIVE.to_owned()));
    values.insert("joined".to_owned(), FieldValue::Text(joined.to_string()));
    let at = cx.now();
    let (owner, unit) = who.keeper();
    let new = New {
        id: cx.new_id(),
        owner: owner.map(kernel::UserId::uuid),
        unit: unit.map(kernel::UnitId::uuid),
        values,
        parts: std::collections::BTreeMap::new(),
    };
    let stamp = Stamp { at, by: new.owner };
    let made = cx
        .db
        .write(async |tx: &mut Tx| -> Result<Enrolled, Error> {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            in_sight(tx, who, cmd.sponsor, "sponsor").await?;
            in_sight(tx, who, cmd.placement, "placement").await?;
            if let Some(sponsor) = cmd.sponsor {
                match network::lock_standing(tx, who.tenant, sponsor).await? {
                    Some(true) => {}
                    Some(false) => return Err(Problem::new("sponsor-inactive").field("sponsor").into()),
                    None => return Err(Problem::new("network-parent-unknown").field("sponsor").into()),
                }
            }
            let id = new.id;
            let record = store::records::create(tx, who, object, new, stamp).await?;
            network::enrol(tx, who.tenant, TreeKind::Sponsor, id, cmd.sponsor, None, joined)
                .await
                .map_err(|error| refusal(error, "sponsor"))?;
            if cmd.placement.is_some() {
                crate::placements::place_in(tx, who.tenant, id, cmd.placement, cmd.slot, joined).await?;
            }
            let code = match record.values.get("code") {
                Some(FieldValue::Text(code)) => code.clone(),
                _ => String::new(),
            };
            let diff = json!({
                "code": [null, code], "sponsor": [null, cmd.sponsor], "placement": [null, cmd.placement],
                "slot": [null, cmd.slot], "joined": [null, joined.to_string()],
                "name": [null, record.values.get("name").map(FieldValue::to_json)],
            });
            trail::note(cx, tx, who, "member", Some(id), "enrol", &diff).await?;
            let made = Enrolled { id, code, version: record.version };
            once.after(cx, tx, who, &made).await?;
            Ok(made)
        })
        .await?;
    Ok(made)
}

/// The fields the company has added; any other is unknown here, since enrolling sets what the standard has.
fn own(who: &Principal, object: &Object, given: &Map<String, Json>) -> Result<Map<String, Json>, Error> {
    let mut problems = Vec::new();
    for key in given.keys() {
        let known = object.field(key).is_some_and(Field::is_custom);
        let code = match who.field(&object.key, key) {
            _ if known && who.writes(&object.key, key, Action::Create) => continue,
            FieldRight::None => "field-unknown",
            _ if known => "field-read-only",
            _ => "field-unknown",
        };
        let short: String = key.chars().take(80).collect();
        problems.push(Problem::new(code).with("field", &short).token(key).field(short));
    }
    if problems.is_empty() { Ok(given.clone()) } else { Err(Error::Refused(problems)) }
}

fn check(who: &Principal, cmd: &Enrol, joined: Date, today: Date) -> Result<(), Error> {
    let mut problems = Vec::new();
    if cmd.sponsor.is_none() && who.scope("member", Action::Create) != Scope::All {
        problems.push(Problem::new("sponsor-missing").field("sponsor"));
    }
    if cmd.slot.is_some() && cmd.placement.is_none() {
        problems.push(Problem::new("slot-without-placement").field("slot"));
    }
    if joined > today {
        problems.push(Problem::new("member-joined-future").field("joined"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Refused(problems)) }
}

/// A member out of the caller's sight is refused like one that does not exist.
async fn in_sight(tx: &mut Tx, who: &Principal, member: Option<Uuid>, field: &str) -> Result<(), Error> {
    let Some(member) = member else { return Ok(()) };
    match store::records::get(tx, who, object(who)?, Action::Read, member).await? {
        Some(_) => Ok(()),
        None => Err(Problem::new("network-parent-unknown").field(field).into()),
    }
}

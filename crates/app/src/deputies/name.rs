//! Names a deputy: oneself, or an administrator for somebody else. Refuses to name oneself, people who may not sign in, roles
//! the absent person does not hold or the administrator may not give, and spans that are over or longer than a year.

use access::{Action, Principal};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use kernel::{DeputyId, Problem, UserId};
use serde_json::json;
use store::Tx;
use store::deputies::DeputyRow;
use store::session::User;

use super::OBJECT;
use crate::users::{self, Roles};
use crate::{Cx, Error, bulk, trail};

/// The longest span.
const DAYS_MAX: i64 = 366;
/// Entries a person may have at a time that are not over.
const OPEN_MAX: i64 = 20;

/// Who is to stand in for whom.
#[derive(Clone, Debug)]
pub struct NameDeputy {
    /// Who is absent; none: the caller.
    pub person: Option<UserId>,
    /// Who stands in.
    pub deputy: UserId,
    /// Keys of roles the absent person holds.
    pub roles: Vec<String>,
    /// The first day, in the absent person's zone.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Why, up to 200 characters.
    pub note: Option<String>,
}

/// Names a deputy.
///
/// # Errors
/// [`Error::Forbidden`], also `role-exceeds`, `user-superior` and `deputy-oneself`; [`Error::NotFound`] for people out of
/// sight; `deputy-same`, `deputy-roles`, `deputy-days`, `deputy-note-long`, `field-reference-unknown`; `deputy-many`.
pub async fn name(cx: &Cx, who: &Principal, cmd: &NameDeputy) -> Result<DeputyId, Error> {
    let made_by = who.user.ok_or(Error::NotSignedIn)?;
    let person = absent(cx, who, cmd.person).await?;
    let held = store::users::roles_of(&mut cx.db.read(), who.tenant, &[person.id]).await?;
    let held = held.get(&person.id).map_or(&[][..], Vec::as_slice);
    if made_by != person.id {
        // Lending somebody's role is giving it: no more than the own rights, and never to oneself.
        let roles = Roles::load(&mut cx.db.read(), who.tenant).await?;
        roles.check_holder(who, held)?;
        roles.check(who, &cmd.roles)?;
        if cmd.deputy == made_by {
            return Err(Error::Forbidden(Problem::new("deputy-oneself").field("deputy")));
        }
    }
    let now = cx.now();
    let mut problems = Vec::new();
    let mut roles = cmd.roles.clone();
    roles.sort();
    roles.dedup();
    if roles.is_empty() || roles.iter().any(|role| !held.contains(role)) {
        problems.push(Problem::new("deputy-roles").field("roles"));
    }
    if cmd.deputy == person.id {
        problems.push(Problem::new("deputy-same").field("deputy"));
    } else if !known(cx, who, cmd.deputy).await? {
        problems.push(Problem::new("field-reference-unknown").field("deputy"));
    }
    let note = cmd.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
    if note.as_ref().is_some_and(|note| note.chars().count() > 200 || note.chars().any(char::is_control)) {
        problems.push(Problem::new("deputy-note-long").with("max", 200).field("note"));
    }
    let span = span(&person, cmd.from, cmd.until, now);
    let Some((begins_at, ends_at)) = span.filter(|_| problems.is_empty()) else {
        if span.is_none() {
            problems.push(Problem::new("deputy-days").with("max", DAYS_MAX).field("until"));
        }
        return Err(problems.into());
    };
    let row = DeputyRow {
        id: DeputyId::from_uuid(cx.new_id()),
        person: person.id,
        deputy: cmd.deputy,
        roles,
        from: cmd.from,
        until: cmd.until,
        begins_at,
        ends_at,
        note,
        made_by,
        created_at: now,
        ended_at: None,
    };
    cx.db
        .write(async |tx: &mut Tx| {
            // Two entries at once wait for each other.
            store::users::lock(tx, who.tenant).await?;
            if store::deputies::open(tx, who.tenant, person.id, now).await? >= OPEN_MAX {
                return Err(Error::Conflict(Problem::new("deputy-many").with("max", OPEN_MAX)));
            }
            store::deputies::add(tx, who.tenant, &row).await?;
            let diff = json!({
                "person": [null, row.person], "deputy": [null, row.deputy], "roles": [null, row.roles],
                "from": [null, row.from.to_string()], "until": [null, row.until.to_string()],
            });
            trail::note(cx, tx, who, OBJECT, Some(row.id.uuid()), "create", &diff).await
        })
        .await?;
    Ok(row.id)
}

/// The absent person: the caller, or somebody the caller administers.
pub(super) async fn absent(cx: &Cx, who: &Principal, person: Option<UserId>) -> Result<User, Error> {
    let own = who.user.ok_or(Error::NotSignedIn)?;
    match person.filter(|person| *person != own) {
        Some(person) => users::seen(cx, who, person, Action::Update).await,
        None => store::session::by_id(&mut cx.db.read(), who.tenant, own).await?.ok_or(Error::NotSignedIn),
    }
}

/// Whether the caller knows somebody who may sign in, as a colleague or as a person the caller sees.
async fn known(cx: &Cx, who: &Principal, id: UserId) -> Result<bool, Error> {
    if who.may("employee", Action::Read) && bulk::known(cx, who, id.uuid()).await?.is_some() {
        return Ok(true);
    }
    match users::seen(cx, who, id, Action::Read).await {
        Ok(user) => Ok(!user.disabled),
        Err(Error::NotFound | Error::Forbidden(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The moments of a span of whole days in the absent person's zone; none where it is over, upside down or too long.
fn span(person: &User, from: Date, until: Date, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let zone = TimeZone::get(&person.zone).unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let last = today.checked_add(DAYS_MAX.days()).ok()?;
    let long = from.checked_add(DAYS_MAX.days()).ok()?;
    if until < from || until < today || from > last || until >= long {
        return None;
    }
    let start = |day: Date| Some(day.to_zoned(zone.clone()).ok()?.timestamp());
    Some((start(from)?, start(until.tomorrow().ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(zone: &str) -> User {
        User {
            id: UserId::from_uuid(uuid::Uuid::nil()),
            login: String::new(),
            name: String::new(),
            email: None,
            password_hash: None,
            language: "en".to_owned(),
            zone: zone.to_owned(),
            theme: "system".to_owned(),
            figures: None,
            employee: None,
            member: None,
            unit: None,
            disabled: false,
            version: 1,
        }
    }

    /// The moments of a span asked for on 1 November 2026 at noon UTC.
    fn check(zone: &str, from: &str, until: &str, expected: Option<(&str, &str)>) {
        let now: Timestamp = "2026-11-01T12:00:00Z".parse().expect("a moment");
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let found = span(&person(zone), day(from), day(until), now);
        let found = found.map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())), "{zone} {from} {until}");
    }

    #[test]
    fn whole_days_in_the_persons_zone() {
        check("UTC", "2026-11-01", "2026-11-01", Some(("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")));
        check(
            "Europe/Warsaw",
            "2026-11-02",
            "2026-11-03",
            Some(("2026-11-01T23:00:00Z", "2026-11-03T23:00:00Z")),
        );
        // Clocks are set: the day has 23 hours.
        check(
            "Europe/Warsaw",
            "2027-03-28",
            "2027-03-28",
            Some(("2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z")),
        );
        check("UTC", "2026-10-20", "2026-11-01", Some(("2026-10-20T00:00:00Z", "2026-11-02T00:00:00Z")));
        check("Pacific/Kiritimati", "2026-11-01", "2026-11-01", None);
    }

    #[test]
    fn spans_that_are_over_upside_down_or_endless_are_refused() {
        for (from, until) in [
            ("2026-10-01", "2026-10-31"),
            ("2026-11-05", "2026-11-04"),
            ("2026-11-01", "2027-11-02"),
            ("2028-01-01", "2028-01-02"),
            ("9999-12-30", "9999-12-31"),
            ("-009999-01-01", "2026-11-02"),
        ] {
            check("UTC", from, until, None);
        }
    }
}

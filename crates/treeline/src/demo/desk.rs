//! What lies on the desks of the demo's people: tasks, some of them late, appointments of this week, news. Every day and every
//! word is the same for the same day of loading; customers and members are taken from the reach of whoever writes.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use access::Principal;
use anyhow::{Context as _, Result};
use app::Cx;
use app::once::Once;
use app::records::{self, Draft, LineDraft, Question};
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::load::{ZONE, create, principal, said};
use super::staff::Staff;
use super::words::{APPOINTMENTS, About, Appointment, Day, NEWS, TASKS, Time};

/// Records of which a task may be about one.
const KNOWN: usize = 8;

/// Fills every desk; `member` is the distributor's own membership.
///
/// # Errors
/// The first refusal of a use case.
pub async fn fill(cx: &Cx, today: Date, staff: &Staff, member: Uuid) -> Result<()> {
    let mut people: HashMap<&str, Principal> = HashMap::new();
    for person in &super::people::PEOPLE {
        people.insert(person.login, principal(cx, person.login).await?);
    }
    let of = |login: &str| people.get(login).with_context(|| format!("nobody is called {login}"));
    tasks(cx, today, &people).await?;
    for one in &APPOINTMENTS {
        appointment(cx, today, of(one.owner)?, one, (staff, member)).await?;
    }
    let office = of("office")?;
    for (title, teaser, body, from, until) in NEWS {
        let until = until.map(|days| day(today, days)).transpose()?;
        let values = json!({
            "title": title, "teaser": teaser, "body": body, "shown_from": day(today, from)?.to_string(),
            "shown_until": until.map(|day| day.to_string()),
        });
        create(cx, office, "news", values).await?;
    }
    Ok(())
}

fn day(today: Date, days: i32) -> Result<Date> {
    Ok(today.checked_add(days.days())?)
}

async fn tasks(cx: &Cx, today: Date, people: &HashMap<&str, Principal>) -> Result<()> {
    let mut known: HashMap<(&str, &str), Vec<Uuid>> = HashMap::new();
    for (number, task) in TASKS.iter().enumerate() {
        let who = people.get(task.owner).with_context(|| format!("nobody is called {}", task.owner))?;
        let due = task.due.map(|days| day(today, days)).transpose()?;
        let mut values = json!({
            "subject": task.subject, "priority": task.priority, "due_on": due.map(|day| day.to_string()),
            "status": if task.done { "done" } else { "open" },
        });
        let about = match task.about {
            About::Nothing => None,
            About::Customer => Some("account"),
            About::Member => Some("member"),
        };
        if let Some(object) = about {
            let there = match known.entry((task.owner, object)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(some(cx, who, object).await?),
            };
            // Where nobody is in reach, the task is about nobody.
            let chosen = there.get(number % there.len().max(1));
            values[object] = json!(chosen);
        }
        create(cx, who, "task", values).await?;
    }
    Ok(())
}

/// The first records by code that somebody reads.
async fn some(cx: &Cx, who: &Principal, object: &str) -> Result<Vec<Uuid>> {
    let question = Question { sort: Some("code".to_owned()), limit: Some(KNOWN), ..Question::default() };
    let page = records::list(cx, who, object, &question).await.map_err(|error| said(&error))?;
    Ok(page.items.iter().map(|item| item.id).collect())
}

async fn appointment(
    cx: &Cx,
    today: Date,
    who: &Principal,
    one: &Appointment,
    (staff, member): (&Staff, Uuid),
) -> Result<()> {
    let on = match one.day {
        Day::Today => today,
        Day::Tomorrow => day(today, 1)?,
        Day::OfWeek(number) => {
            let monday = day(today, -i32::from(today.weekday().to_monday_zero_offset()))?;
            day(monday, number)?
        }
    };
    let status = if on < today { "done" } else { "planned" };
    let place = Some(one.place).filter(|place| !place.is_empty());
    let mut values = json!({ "subject": one.subject, "place": place, "status": status });
    match one.time {
        Time::At(hour, minute, minutes) => {
            let zone = TimeZone::get(ZONE)?;
            let start = on.at(hour, minute, 0, 0).to_zoned(zone)?.timestamp();
            values["starts_at"] = json!(start.to_string());
            values["ends_at"] = json!(start.checked_add(minutes.minutes())?.to_string());
        }
        Time::Days(more) => {
            values["first_day"] = json!(on.to_string());
            values["last_day"] = json!(day(on, more)?.to_string());
        }
    }
    let line = |guest: &&str| -> Option<LineDraft> {
        let (field, id) = match *guest {
            "distributor" => ("member", member),
            login => ("employee", *staff.get(login)?),
        };
        Some(LineDraft { id: None, values: Map::from_iter([(field.to_owned(), json!(id))]) })
    };
    let people: Vec<LineDraft> = one.with.iter().filter_map(line).collect();
    let Json::Object(values) = values else { return Ok(()) };
    let draft = Draft { values, parts: [("people".to_owned(), people)].into() };
    let made = records::create(cx, who, "appointment", &draft, &Once::default()).await;
    made.map(drop).map_err(|error| said(&error).context(format!("the appointment {}", one.subject)))
}

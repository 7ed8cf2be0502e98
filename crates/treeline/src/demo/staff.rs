//! The demo's employees: departments, who reports to whom, and which of them are those who may sign in. Names are put together
//! by the seeded lists; whoever signs in is called by the role, since nobody is invented.

use std::collections::HashMap;

use access::Principal;
use anyhow::{Context as _, Result};
use app::Cx;
use app::session::Present;
use app::users::{self, Change};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::load::{SEED, create, said};
use super::people;
use crate::generate::Names;

/// Departments besides Sales.
const DEPARTMENTS: [&str; 4] = ["Finance", "Logistics", "Customer service", "Systems"];

/// Somebody who works here.
struct Post {
    position: &'static str,
    /// The unit's name; none for the company itself.
    unit: Option<&'static str>,
    /// To whom, by place in the list.
    reports_to: Option<usize>,
    /// Place among the countries of the names.
    country: u8,
    /// How long ago.
    months: i32,
    /// Whose sign-in it is.
    login: Option<&'static str>,
    /// Whether they have left.
    left: bool,
}

const fn post(
    position: &'static str,
    unit: Option<&'static str>,
    reports_to: Option<usize>,
    (country, months): (u8, i32),
    login: Option<&'static str>,
) -> Post {
    Post { position, unit, reports_to, country, months, login, left: false }
}

const POSTS: [Post; 17] = [
    post("Managing director", None, None, (0, 46), None),
    post("Head of sales", Some("Sales"), Some(0), (0, 41), Some("manager")),
    post("Head of finance", Some("Finance"), Some(0), (0, 44), Some("finance")),
    post("Head of logistics", Some("Logistics"), Some(0), (1, 38), None),
    post("Head of customer service", Some("Customer service"), Some(0), (3, 29), None),
    post("Systems administrator", Some("Systems"), Some(0), (0, 33), Some("administrator")),
    post("Sales office", Some("Sales"), Some(1), (0, 27), Some("office")),
    post("Sales representative, Poland", Some("Sales"), Some(1), (1, 19), None),
    post("Sales representative, Spain", Some("Sales"), Some(1), (2, 14), None),
    post("Sales representative, Portugal", Some("Sales"), Some(1), (3, 2), None),
    post("Accountant", Some("Finance"), Some(2), (0, 31), None),
    post("Payroll accountant", Some("Finance"), Some(2), (5, 11), None),
    post("Warehouse lead", Some("Logistics"), Some(3), (1, 36), None),
    post("Packer", Some("Logistics"), Some(12), (4, 16), None),
    Post { left: true, ..post("Packer", Some("Logistics"), Some(12), (1, 25), None) },
    post("Customer adviser", Some("Customer service"), Some(4), (2, 22), None),
    post("Customer adviser", Some("Customer service"), Some(4), (4, 7), None),
];

/// The records of those who may sign in, by login.
pub type Staff = HashMap<&'static str, Uuid>;

/// Founds the departments and hires everybody.
///
/// # Errors
/// The refusal of a use case.
pub async fn hire(cx: &Cx, who: &Principal, (company, sales): (Uuid, Uuid), today: Date) -> Result<Staff> {
    let mut units = HashMap::from([("Sales", sales)]);
    for name in DEPARTMENTS {
        let values = json!({ "name": name, "kind": "department", "parent": company });
        units.insert(name, create(cx, who, "unit", values).await?);
    }
    let names = Names::load();
    let (mut hired, mut staff) = (Vec::with_capacity(POSTS.len()), Staff::new());
    for (number, post) in (0_u32..).zip(&POSTS) {
        let own = people::PEOPLE.iter().find(|person| Some(person.login) == post.login);
        let person = names.person(SEED, 'e', number, post.country);
        let manager: Option<Uuid> = post.reports_to.and_then(|at| hired.get(at)).copied();
        let left = if post.left { Some(today.checked_sub(3.weeks())?) } else { None };
        let id = create(
            cx,
            who,
            "employee",
            json!({
                "name": own.map_or(person.name.as_str(), |own| own.name),
                "position": post.position,
                "unit": post.unit.and_then(|unit| units.get(unit)).copied().unwrap_or(company),
                "manager": manager,
                "status": if post.left { "inactive" } else { "active" },
                // An address that reaches nobody (RFC 2606 domain).
                "email": format!("staff{}@demo.example", number + 1),
                "language": person.language,
                "hired_on": today.checked_sub(post.months.months())?.to_string(),
                "left_on": left.map_or(Json::Null, |day| json!(day.to_string())),
            }),
        )
        .await?;
        hired.push(id);
        staff.extend(post.login.map(|login| (login, id)));
    }
    Ok(staff)
}

/// Says of somebody who is signed in already which employee that is.
///
/// # Errors
/// The refusal of a use case.
pub async fn link(cx: &Cx, present: &Present, staff: &Staff, login: &str) -> Result<()> {
    let Some(employee) = staff.get(login).copied() else { return Ok(()) };
    let user = present.who.user.context("nobody is signed in")?;
    let card = users::get(cx, &present.who, user).await.map_err(|error| said(&error))?;
    let change = Change { employee: Some(Some(employee)), ..Change::default() };
    users::change(cx, present, user, card.user.version, &change).await.map_err(|error| said(&error))
}

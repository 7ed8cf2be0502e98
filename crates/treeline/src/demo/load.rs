//! Loads the demo company through the use cases everybody else uses: settings, people, units, imports, a plan that a second
//! person releases, two months that are calculated, checked, approved and posted.

use std::path::Path;

use access::Principal;
use anyhow::{Context as _, Result, anyhow};
use app::company::Change;
use app::imports::{self, mapping};
use app::once::Once;
use app::records::{self, Draft};
use app::session::{self, Present, SignIn};
use app::users::{self, NewUser};
use app::{Cx, Error};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::{Map, json};
use uuid::Uuid;

use super::staff::Staff;
use super::{LOADING, NAME, Size, desk, months, people, staff};
use crate::generate::{Company, files};

/// The seed of the demo company.
pub const SEED: u64 = 2026;
/// The company's clock.
pub const ZONE: &str = "Europe/Paris";

/// Loads everything. The company bears another name until all of it is there, so that an interrupted load is noticed.
///
/// # Errors
/// The first refusal of a use case, in words.
pub async fn run(cx: &Cx, size: Size, bare: bool) -> Result<()> {
    rename(cx, LOADING).await?;
    let today = cx.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    step("people and units");
    add(cx, "administrator", Place::default()).await?;
    let present = present(cx, "administrator").await?;
    let administrator = &present.who;
    let (company, sales) = units(cx, administrator).await?;
    let mut staff = Staff::new();
    if !bare {
        staff = staff::hire(cx, administrator, (company, sales), today).await?;
        staff::link(cx, &present, &staff, "administrator").await?;
    }
    for (login, unit) in [("finance", None), ("office", Some(sales)), ("manager", Some(sales))] {
        let employee = staff.get(login).copied();
        add(cx, login, Place { unit, employee, ..Place::default() }).await?;
    }
    let workers = jobs::start(cx.clone());
    let done = fill(cx, size, today).await;
    workers.stop().await;
    let distributor = done?;
    if !bare {
        step("what lies on the desks");
        let here = cx.now().to_zoned(jiff::tz::TimeZone::get(ZONE)?).date();
        desk::fill(cx, here, &staff, distributor).await?;
    }
    rename(cx, NAME).await
}

/// What needs the job runner: imports and closed months. Gives the distributor's own membership.
async fn fill(cx: &Cx, size: Size, today: Date) -> Result<Uuid> {
    let folder = cx.config.files.join("demo");
    let (members, customers, orders) = size.counts();
    let company = Company::make(SEED, members, customers, orders, today)?;
    files::write(&company, &folder)?;
    // The office brings the records in, so that they belong to its unit.
    let office = principal(cx, "office").await?;
    for (object, file) in [
        ("product", "products.csv"),
        ("member", "members.csv"),
        ("account", "accounts.csv"),
        ("order", "orders.csv"),
        ("order", "returns.csv"),
    ] {
        step(file);
        import(cx, &office, object, &folder.join(file)).await?;
    }
    std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    step("the plan and two closed months");
    let distributor = months::close(cx, today).await?;
    add(cx, "distributor", Place { member: Some(distributor), ..Place::default() }).await?;
    Ok(distributor)
}

fn step(what: &str) {
    eprintln!("demo: {what}");
}

async fn rename(cx: &Cx, name: &str) -> Result<()> {
    let change = Change { name: Some(name.to_owned()), zone: Some(ZONE.to_owned()), ..Change::default() };
    app::company::change(cx, &change).await.map_err(|error| said(&error))
}

/// Where somebody who signs in stands.
#[derive(Default)]
struct Place {
    unit: Option<Uuid>,
    employee: Option<Uuid>,
    member: Option<Uuid>,
}

async fn add(cx: &Cx, login: &str, place: Place) -> Result<()> {
    let person = people::PEOPLE
        .iter()
        .find(|person| person.login == login)
        .context("an unknown person of the demo")?;
    let new = NewUser {
        login: person.login.to_owned(),
        name: person.name.to_owned(),
        password: people::PASSWORD.to_owned(),
        roles: vec![person.role.to_owned()],
        unit: place.unit,
        employee: place.employee,
        member: place.member,
        ..NewUser::default()
    };
    users::add(cx, &new).await.map(drop).map_err(|error| said(&error))
}

/// The rights of a person, by signing in as anybody does.
///
/// # Errors
/// When the person is not there yet.
pub async fn principal(cx: &Cx, login: &str) -> Result<Principal> {
    Ok(present(cx, login).await?.who)
}

/// A person who has just signed in.
///
/// # Errors
/// When the person is not there yet.
pub async fn present(cx: &Cx, login: &str) -> Result<Present> {
    let cmd = SignIn { login: login.to_owned(), password: people::PASSWORD.to_owned(), ..SignIn::default() };
    let signed = session::sign_in(cx, &cmd).await.map_err(|error| said(&error))?;
    session::resolve(cx, &signed.token).await.map_err(|error| said(&error))
}

/// The company as a unit, and the one that sells.
async fn units(cx: &Cx, who: &Principal) -> Result<(Uuid, Uuid)> {
    let company = create(cx, who, "unit", json!({"name": NAME, "kind": "company"})).await?;
    let sales = json!({"name": "Sales", "kind": "department", "parent": company});
    Ok((company, create(cx, who, "unit", sales).await?))
}

/// Creates a record and gives its id.
///
/// # Errors
/// The refusal of the use case.
pub async fn create(cx: &Cx, who: &Principal, object: &str, values: serde_json::Value) -> Result<Uuid> {
    let values = match values {
        serde_json::Value::Object(values) => values,
        _ => Map::new(),
    };
    let draft = Draft { values, ..Draft::default() };
    let made = records::create(cx, who, object, &draft, &Once::default()).await;
    made.map(|view| view.id).map_err(|error| said(&error).context(format!("creating the {object}")))
}

/// Imports a file whose columns are named like fields, and confirms orders.
async fn import(cx: &Cx, who: &Principal, object: &str, file: &Path) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = imports::upload(cx, who, object, &name, &bytes).await.map_err(|error| said(&error))?;
    let form = mapping::FileForm::default();
    let preview = imports::preview(cx, who, id, &form).await.map_err(|error| said(&error))?;
    let source = |column: String| mapping::Source { column: Some(column), ..mapping::Source::default() };
    let fields =
        preview.mapping.into_iter().filter_map(|(column, field)| Some((field?, source(column)))).collect();
    let options = mapping::Options { confirm: object == "order", create: Vec::new() };
    let whole = mapping::Mapping { object: object.to_owned(), file: form, fields, options };
    imports::start(cx, who, id, &whole, false).await.map_err(|error| said(&error))?;
    loop {
        let import = imports::get(cx, who, id).await.map_err(|error| said(&error))?;
        let job = import.job.as_ref().context("the import has no job")?;
        match job.state.as_str() {
            "queued" | "running" => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            "done" if import.counts.rejected == 0 => return Ok(()),
            state => {
                let errors = imports::errors_csv(cx, who, id).await.map_err(|error| said(&error))?;
                let first: Vec<String> =
                    String::from_utf8_lossy(&errors).lines().take(4).map(str::to_owned).collect();
                return Err(anyhow!(
                    "{name} is {state}: {:?} {:?}\n{}",
                    import.counts,
                    job.error,
                    first.join("\n")
                ));
            }
        }
    }
}

/// A refusal with its code and parameters: the reader is whoever started the demo.
pub fn said(error: &Error) -> anyhow::Error {
    anyhow!("{error:?}")
}

/// The first day of the month so many months before a day.
///
/// # Errors
/// When the calendar ends before.
pub fn month_before(day: Date, months: i32) -> Result<Date> {
    Ok(day.first_of_month().checked_sub(months.months())?)
}

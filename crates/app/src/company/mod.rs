//! The company of an installation: its name, currency, zone and language; refuses unknown currencies and zones.

mod settings;

use std::collections::BTreeMap;

use access::Principal;
use entity::FieldValue;
use kernel::{Currency, Problem, TenantId};
use store::Tx;
use store::records::{New, Stamp};
use uuid::Uuid;

use crate::{Cx, Error, Language};

pub use settings::{Settings, offered, save, settings};
pub(crate) use settings::{are_figures, language_problem};
pub use store::company::Company;

/// The object of access decisions, and the name in the audit log.
pub const OBJECT: &str = "company";

/// The first company's id: fixed, so that two processes that start at once found one company.
const FIRST: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

/// The company of this installation, founded when there is none.
pub(crate) async fn ensure(cx: &Cx) -> Result<TenantId, Error> {
    if let Some(company) = store::company::first(&mut cx.db.read()).await? {
        return Ok(company.tenant);
    }
    let company = Company {
        tenant: TenantId::from_uuid(FIRST),
        name: "Treeline".to_owned(),
        currency: "EUR".to_owned(),
        zone: "UTC".to_owned(),
        language: "en".to_owned(),
        address: entity::Address::default(),
        tax_number: String::new(),
        languages: Vec::new(),
        week_start: "monday".to_owned(),
        figures: None,
        version: 0,
    };
    let now = cx.now();
    cx.db.serve(company.tenant);
    cx.db
        .write(async |tx: &mut Tx| {
            if store::company::found(tx, &company, now).await? {
                write_roles(cx, tx, company.tenant).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(company.tenant)
}

/// Writes the five roles a company starts with; from then on they are the company's own.
async fn write_roles(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> Result<(), Error> {
    let object = entity::object("role").ok_or_else(|| Error::internal("the object role is not defined"))?;
    for role in access::standard_roles() {
        let rights = serde_json::to_value(&role.rights).map_err(Error::internal)?;
        let name = cx.words.text(Language::En, &format!("role-{}", role.key), &[]);
        let values = [
            ("code", FieldValue::Text(role.key.to_owned())),
            ("name", FieldValue::Text(name)),
            ("rights", FieldValue::Json(rights)),
        ];
        let values = values.map(|(key, value)| (key.to_owned(), value)).into();
        let new = New { id: cx.new_id(), owner: None, unit: None, values, parts: BTreeMap::new() };
        store::records::create(
            tx,
            &Principal::operator(tenant),
            object,
            new,
            Stamp { at: cx.now(), by: None },
        )
        .await?;
    }
    Ok(())
}

/// The company as everybody may see it.
pub async fn get(cx: &Cx, tenant: TenantId) -> Result<Company, Error> {
    store::company::get(&mut cx.db.read(), tenant).await?.ok_or(Error::NotFound)
}

/// Whether the database answers.
pub async fn is_reachable(cx: &Cx) -> bool {
    store::company::first(&mut cx.db.read()).await.is_ok()
}

/// New settings of the company; none leaves the old one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Its name, 1 to 120 characters.
    pub name: Option<String>,
    /// ISO code of its currency.
    pub currency: Option<String>,
    /// IANA zone of its business days.
    pub zone: Option<String>,
    /// Two-letter language key.
    pub language: Option<String>,
}

/// Changes the company's settings. For the command line and the loading of demo data: whoever may run the binary on the
/// data folder may do this.
///
/// # Errors
/// `company-name-malformed`, `currency-unknown`, `zone-unknown`, `language-unknown`, `settings-empty`.
pub async fn change(cx: &Cx, change: &Change) -> Result<(), Error> {
    let problems = check(change);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let mut company = get(cx, cx.tenant().await?).await?;
    let pairs = [
        (&mut company.name, &change.name),
        (&mut company.currency, &change.currency),
        (&mut company.zone, &change.zone),
        (&mut company.language, &change.language),
    ];
    for (old, new) in pairs {
        if let Some(new) = new {
            old.clone_from(new);
        }
    }
    if !cx
        .db
        .write(async |tx: &mut Tx| store::company::update(tx, &company).await.map_err(Error::from))
        .await?
    {
        return Err(Error::Stale { current: company.version });
    }
    Ok(())
}

fn check(change: &Change) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |code: &str, field: &str, value: &str| {
        problems.push(Problem::new(code).with("value", value).field(field))
    };
    if let Some(name) = &change.name
        && !(1..=120).contains(&name.trim().chars().count())
    {
        refuse("company-name-malformed", "name", name);
    }
    if let Some(currency) = change.currency.as_deref().filter(|code| code.parse::<Currency>().is_err()) {
        refuse("currency-unknown", "currency", currency);
    }
    if let Some(zone) = change.zone.as_deref().filter(|name| jiff::tz::TimeZone::get(name).is_err()) {
        refuse("zone-unknown", "zone", zone);
    }
    if let Some(language) =
        change.language.as_deref().filter(|key| !Language::ALL.iter().any(|one| one.key() == *key))
    {
        refuse("language-unknown", "language", language);
    }
    if *change == Change::default() {
        problems.push(Problem::new("settings-empty"));
    }
    problems
}

/// Today's date where the company is.
///
/// # Errors
/// Faults of the database; a zone the machine does not know.
pub async fn today(cx: &Cx, tenant: TenantId) -> Result<kernel::Date, Error> {
    let company = get(cx, tenant).await?;
    let zone = jiff::tz::TimeZone::get(&company.zone).map_err(Error::internal)?;
    let date = cx.now().to_zoned(zone).date();
    kernel::Date::new(date.year(), date.month(), date.day())
        .map_err(|problem| Error::internal(problem.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_exists_can_be_set() {
        let text = |value: &str| Some(value.to_owned());
        let right = Change {
            name: text("Solé & Sons"),
            currency: text("PLN"),
            zone: text("Europe/Warsaw"),
            language: text("pl"),
        };
        assert!(check(&right).is_empty());
        let wrong =
            Change { name: text("  "), currency: text("ZZZ"), zone: text("Mars/Base"), language: text("xx") };
        let codes: Vec<String> = check(&wrong).into_iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["company-name-malformed", "currency-unknown", "zone-unknown", "language-unknown"]);
        assert_eq!(check(&Change::default())[0].code, "settings-empty");
    }
}

//! The company's settings as an administrator sees and saves them; what people have who chose nothing of their own. Refuses a
//! language nobody could read, and everything wrong at once.

use access::{Action, Principal};
use entity::Address;
use kernel::{Currency, Problem};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::company::Company;

use super::{OBJECT, get};
use crate::{Cx, Error, Language, trail};

/// Days a week may begin with.
pub const WEEK_STARTS: [&str; 3] = ["monday", "saturday", "sunday"];
/// Locales by whose rules figures may be written: `1,234.56`, `1.234,56`, `1 234,56`, `1’234.56`, `12,34,567.89`.
pub const FIGURES: [&str; 5] = ["en-GB", "de-DE", "fr-FR", "de-CH", "en-IN"];
/// Most characters of a number with the tax office.
const TAX_CHARS_MAX: usize = 40;

/// The settings as they came.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Its name, 1 to 120 characters.
    pub name: String,
    /// Where it is.
    pub address: Map<String, Json>,
    /// Its number with the tax office; may be empty.
    pub tax_number: String,
    /// Keys of the languages people may choose from; none: all there are.
    pub languages: Vec<String>,
    /// The language of people who chose none.
    pub language: String,
    /// ISO code of its currency.
    pub currency: String,
    /// IANA zone of its business days.
    pub zone: String,
    /// One of [`WEEK_STARTS`].
    pub week_start: String,
    /// One of [`FIGURES`]; none: as the reader's language does.
    pub figures: Option<String>,
}

/// The settings.
///
/// # Errors
/// `access-denied`.
pub async fn settings(cx: &Cx, who: &Principal) -> Result<Company, Error> {
    who.require(OBJECT, Action::Read)?;
    get(cx, who.tenant).await
}

/// Saves the settings over the version the caller has seen.
///
/// # Errors
/// `access-denied`, [`Error::Stale`], `company-…`, `currency-unknown`, `zone-unknown`, `language-unknown`, `figures-unknown`,
/// `field-…` of the address; all at once.
pub async fn save(cx: &Cx, who: &Principal, seen: i64, new: &Settings) -> Result<Company, Error> {
    who.require(OBJECT, Action::Update)?;
    let old = get(cx, who.tenant).await?;
    let new = Company { version: seen, ..checked(&old, new)? };
    let changes = difference(&old, &new);
    if changes.as_object().is_some_and(Map::is_empty) && old.version == seen {
        return Ok(old);
    }
    cx.db
        .write(async |tx: &mut Tx| {
            if !store::company::update(tx, &new).await? {
                let current = store::company::get(tx, who.tenant).await?.map_or(0, |one| one.version);
                return Err(Error::Stale { current });
            }
            trail::audit(cx, tx, who, OBJECT, None, "update", &changes).await
        })
        .await?;
    get(cx, who.tenant).await
}

/// The languages people may choose from.
#[must_use]
pub fn offered(company: &Company) -> Vec<String> {
    let all = || Language::ALL.iter().map(|one| one.key().to_owned()).collect();
    if company.languages.is_empty() { all() } else { company.languages.clone() }
}

/// What is wrong with a language somebody chooses, who has `present` until now.
pub(crate) fn language_problem(company: &Company, present: &str, chosen: &str) -> Option<Problem> {
    let code = if !Language::ALL.iter().any(|one| one.key() == chosen) {
        "language-unknown"
    } else if chosen != present && !offered(company).iter().any(|key| key == chosen) {
        "language-not-offered"
    } else {
        return None;
    };
    Some(Problem::new(code).with("value", chosen).field("language"))
}

/// Whether figures can be written so.
pub(crate) fn are_figures(tag: &str) -> bool {
    FIGURES.contains(&tag)
}

fn checked(old: &Company, new: &Settings) -> Result<Company, Error> {
    let mut problems = Vec::new();
    let mut refuse = |wrong: bool, code: &str, field: &str, value: &str| {
        if wrong {
            problems.push(Problem::new(code).with("value", value).field(field));
        }
    };
    let plain = |text: &str| !text.chars().any(char::is_control);
    let (name, tax) = (new.name.trim(), new.tax_number.trim());
    refuse(
        !(1..=120).contains(&name.chars().count()) || !plain(name),
        "company-name-malformed",
        "name",
        name,
    );
    refuse(
        tax.chars().count() > TAX_CHARS_MAX || !plain(tax),
        "company-tax-number-malformed",
        "tax_number",
        tax,
    );
    refuse(new.currency.parse::<Currency>().is_err(), "currency-unknown", "currency", &new.currency);
    refuse(jiff::tz::TimeZone::get(&new.zone).is_err(), "zone-unknown", "zone", &new.zone);
    refuse(
        !WEEK_STARTS.contains(&new.week_start.as_str()),
        "company-week-start",
        "week_start",
        &new.week_start,
    );
    let figures = new.figures.as_deref().filter(|tag| !tag.is_empty());
    refuse(figures.is_some_and(|tag| !are_figures(tag)), "figures-unknown", "figures", figures.unwrap_or(""));
    let known = |key: &String| Language::ALL.iter().any(|one| one.key() == key);
    for key in new.languages.iter().filter(|key| !known(key)) {
        refuse(true, "language-unknown", "languages", key);
    }
    let unread = !new.languages.is_empty() && !new.languages.contains(&new.language);
    refuse(!known(&new.language), "language-unknown", "language", &new.language);
    refuse(known(&new.language) && unread, "language-not-offered", "language", &new.language);
    let address = Address::from_json(&new.address).unwrap_or_else(|problem| {
        problems.push(problem.field("address"));
        Address::default()
    });
    if !problems.is_empty() {
        return Err(problems.into());
    }
    // In the order in which they are offered everywhere, each once.
    let chosen = Language::ALL.iter().map(|one| one.key().to_owned());
    let languages: Vec<String> = chosen.filter(|key| new.languages.contains(key)).collect();
    Ok(Company {
        tenant: old.tenant,
        name: name.to_owned(),
        currency: new.currency.clone(),
        zone: new.zone.clone(),
        language: new.language.clone(),
        address,
        tax_number: tax.to_owned(),
        languages: if languages.len() == Language::ALL.len() { Vec::new() } else { languages },
        week_start: new.week_start.clone(),
        figures: figures.map(str::to_owned),
        version: old.version,
    })
}

/// What differs, old and new.
fn difference(old: &Company, new: &Company) -> Json {
    let view = |one: &Company| {
        [
            ("name", json!(one.name)),
            ("address", json!(one.address.plain())),
            ("tax_number", json!(one.tax_number)),
            ("languages", json!(offered(one))),
            ("language", json!(one.language)),
            ("currency", json!(one.currency)),
            ("zone", json!(one.zone)),
            ("week_start", json!(one.week_start)),
            ("figures", json!(one.figures)),
        ]
    };
    let pairs = view(old).into_iter().zip(view(new)).filter(|(old, new)| old != new);
    pairs.map(|((key, old), (_, new))| (key.to_owned(), json!([old, new]))).collect::<Map<_, _>>().into()
}

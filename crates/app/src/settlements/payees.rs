//! Where a member is paid and on which terms. Refuses accounts no bank would take, and shows the whole account only to
//! whoever has the right to it, and to the member.

use access::{Action, Principal};
use kernel::{Currency, Date, MemberId, Money, Problem};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use store::settlements::payees::{self, PayeeRow};

use super::{OBJECT, PAYEE, check_text, may, require};
use crate::{Cx, Error, Language};

/// Holds and terms of one payee.
const ROWS_MAX: usize = 50;

/// An amount as people write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Exact decimal.
    pub amount: String,
    /// ISO code.
    pub currency: String,
}

/// Why nothing is paid for some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldText {
    /// What a person entered.
    pub reason: String,
    /// The first day.
    pub from: String,
    /// The first day that is free again.
    pub until: Option<String>,
}

/// What a payee is sure to get of each settlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guarantee {
    /// How much.
    pub amount: String,
    /// ISO code.
    pub currency: String,
    /// Whether it is an advance (a recoverable draw).
    pub recoverable: bool,
}

/// What is entered about a payee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayeeText {
    /// The holder of the account.
    pub name: String,
    /// `sepa` or `other`.
    pub method: String,
    /// Of the account.
    pub iban: Option<String>,
    /// Of its bank.
    pub bic: Option<String>,
    /// An account without IBAN, in whatever form the country has.
    pub account: Option<String>,
    /// For tax and fees; none: as the member's record says.
    pub country: Option<String>,
    /// Of statements; none: as the member's record says.
    pub language: Option<String>,
    /// Tax profile, such as `individual`.
    pub profile: Option<String>,
    /// Why nothing is paid.
    pub holds: Vec<HoldText>,
    /// Minimums of the payee's own.
    pub minimums: Vec<Amount>,
    /// Guarantees and draws.
    pub guarantees: Vec<Guarantee>,
}

/// A payee as one person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayeeView {
    /// Whose.
    pub member: MemberId,
    /// For `If-Match`; 0 where nothing was entered yet.
    pub version: i64,
    /// Whether the account is shown as `PL•• 2874` only.
    pub masked: bool,
    /// Whether the reader may change it.
    pub can_change: bool,
    /// What was entered.
    pub text: PayeeText,
}

/// Minimums and guarantees as they are kept.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Terms {
    pub minimums: Vec<Amount>,
    pub guarantees: Vec<Guarantee>,
}

/// Where a member is paid.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`] for a member that is not there.
pub async fn payee(cx: &Cx, who: &Principal, member: MemberId) -> Result<PayeeView, Error> {
    let whole = may(who, PAYEE, Action::Read);
    let own = who.member == Some(member) && who.may(crate::earnings::OBJECT, Action::Read);
    if !whole && !own && !may(who, OBJECT, Action::Read) {
        require(who, PAYEE, Action::Read)?;
    }
    if !own {
        exists(cx, who, member).await?;
    }
    let row = payees::get(&mut cx.db.read(), who.tenant, member).await?;
    let can_change = may(who, PAYEE, Action::Update);
    let masked = !whole && !own;
    let version = row.as_ref().map_or(0, |row| row.version);
    let mut text = row.map_or_else(|| Ok(nothing()), |row| of_row(&row))?;
    if masked {
        text.iban = text.iban.as_deref().map(mask);
        text.account = text.account.as_deref().map(mask);
    }
    Ok(PayeeView { member, version, masked, can_change, text })
}

/// Refuses a member that is not there or whose record the person may not read, both alike.
async fn exists(cx: &Cx, who: &Principal, member: MemberId) -> Result<(), Error> {
    let object = who.catalog.get("member").ok_or_else(|| Error::internal("no definition of members"))?;
    let predicate = who.predicate("member", Action::Read);
    let mut db = cx.db.read();
    let seen = store::records::exists(&mut db, who.tenant, object, &predicate, member.uuid()).await?;
    if seen { Ok(()) } else { Err(Error::NotFound) }
}

fn nothing() -> PayeeText {
    PayeeText {
        name: String::new(),
        method: "sepa".to_owned(),
        iban: None,
        bic: None,
        account: None,
        country: None,
        language: None,
        profile: None,
        holds: Vec::new(),
        minimums: Vec::new(),
        guarantees: Vec::new(),
    }
}

fn of_row(row: &PayeeRow) -> Result<PayeeText, Error> {
    let terms: Terms = serde_json::from_value(row.terms.clone()).map_err(Error::internal)?;
    Ok(PayeeText {
        name: row.name.clone(),
        method: row.method.clone(),
        iban: row.iban.clone(),
        bic: row.bic.clone(),
        account: row.account.clone(),
        country: row.country.clone(),
        language: row.language.clone(),
        profile: row.profile.clone(),
        holds: serde_json::from_value(row.holds.clone()).map_err(Error::internal)?,
        minimums: terms.minimums,
        guarantees: terms.guarantees,
    })
}

/// What of an account may be seen by those without the right: the country and the last four signs.
fn mask(account: &str) -> String {
    let signs: Vec<char> = account.chars().filter(|sign| !sign.is_whitespace()).collect();
    let tail: String =
        if signs.len() > 8 { signs[signs.len() - 4..].iter().collect() } else { String::new() };
    let head: String = signs.iter().take(2).filter(|sign| sign.is_ascii_uppercase()).collect();
    format!("{head}•• {tail}").trim_end().to_owned()
}

/// Saves where a member is paid, over the version the caller has seen (0 the first time).
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], [`Error::Stale`]; everything that is wrong, each with its field.
pub async fn save_payee(
    cx: &Cx,
    who: &Principal,
    member: MemberId,
    seen: i64,
    text: &PayeeText,
) -> Result<PayeeView, Error> {
    require(who, PAYEE, Action::Update)?;
    exists(cx, who, member).await?;
    let text = checked(text)?;
    let terms = Terms { minimums: text.minimums.clone(), guarantees: text.guarantees.clone() };
    let row = PayeeRow {
        member,
        version: seen,
        name: text.name.clone(),
        method: text.method.clone(),
        iban: text.iban.clone(),
        bic: text.bic.clone(),
        account: text.account.clone(),
        country: text.country.clone(),
        language: text.language.clone(),
        profile: text.profile.clone(),
        holds: serde_json::to_value(&text.holds).map_err(Error::internal)?,
        terms: serde_json::to_value(&terms).map_err(Error::internal)?,
        guaranteed: !text.guarantees.is_empty(),
        at: None,
    };
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let old = payees::get(tx, who.tenant, member).await?;
            let current = old.as_ref().map_or(0, |row| row.version);
            if current != seen {
                return Err(Error::Stale { current });
            }
            let old = old.map_or_else(|| Ok(nothing()), |row| of_row(&row))?;
            if !payees::save(tx, who.tenant, &row, who.user, cx.now()).await? {
                return Err(Error::Stale { current: seen + 1 });
            }
            let changes = difference(&old, &text);
            crate::trail::note(cx, tx, who, PAYEE, Some(member.uuid()), "update", &changes).await
        })
        .await?;
    payee(cx, who, member).await
}

/// What differs, old and new; of accounts no more than everybody may see.
fn difference(old: &PayeeText, new: &PayeeText) -> Json {
    let view = |one: &PayeeText| {
        [
            ("name", json!(one.name)),
            ("method", json!(one.method)),
            ("iban", json!(one.iban.as_deref().map(mask))),
            ("bic", json!(one.bic)),
            ("account", json!(one.account.as_deref().map(mask))),
            ("country", json!(one.country)),
            ("language", json!(one.language)),
            ("profile", json!(one.profile)),
            ("holds", json!(one.holds)),
            ("minimums", json!(one.minimums)),
            ("guarantees", json!(one.guarantees)),
        ]
    };
    let pairs = view(old).into_iter().zip(view(new)).filter(|(old, new)| old != new);
    let mut out: Map<String, Json> =
        pairs.map(|((key, old), (_, new))| (key.to_owned(), json!([old, new]))).collect();
    // Two accounts may look alike behind the mask.
    for (key, differs) in [("iban", old.iban != new.iban), ("account", old.account != new.account)] {
        if differs {
            let shown = |text: &Option<String>| json!(text.as_deref().map(mask));
            let sides = if key == "iban" { (&old.iban, &new.iban) } else { (&old.account, &new.account) };
            out.insert(key.to_owned(), json!([shown(sides.0), shown(sides.1)]));
        }
    }
    out.into()
}

/// Holds as the engine takes them.
pub(super) fn holds(row: &PayeeRow) -> Result<Vec<settle::Hold>, Error> {
    let holds: Vec<HoldText> = serde_json::from_value(row.holds.clone()).map_err(Error::internal)?;
    let hold = |hold: &HoldText| {
        let until = hold.until.as_deref().map(str::parse).transpose()?;
        Ok(settle::Hold { reason: hold.reason.clone(), from: hold.from.parse()?, until })
    };
    holds.iter().map(hold).collect::<Result<_, Problem>>().map_err(super::fault)
}

/// The own minimum and guarantee in a currency.
pub(super) fn terms(
    row: &PayeeRow,
    currency: Currency,
) -> Result<(Option<Money>, Option<settle::Guarantee>), Error> {
    let terms: Terms = serde_json::from_value(row.terms.clone()).map_err(Error::internal)?;
    let money = |text: &str| Money::parse(text, currency).map_err(super::fault);
    let minimum = terms.minimums.iter().find(|one| one.currency == currency.code());
    let guarantee = terms.guarantees.iter().find(|one| one.currency == currency.code());
    let minimum = minimum.map(|one| money(&one.amount)).transpose()?;
    let guarantee = guarantee.map(|one| {
        Ok::<_, Error>(settle::Guarantee { amount: money(&one.amount)?, recoverable: one.recoverable })
    });
    Ok((minimum, guarantee.transpose()?))
}

/// What was entered, in one form; or everything that is wrong.
fn checked(text: &PayeeText) -> Result<PayeeText, Error> {
    let mut problems = Vec::new();
    let mut note = |result: Result<(), Problem>, field: &str| {
        problems.extend(result.err().map(|problem| problem.field(field)));
    };
    let given = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let choice = |text: &str| Problem::new("settlement-choice").token(text);
    let mut new = PayeeText {
        name: text.name.trim().to_owned(),
        iban: given(&text.iban)
            .map(|iban| iban.chars().filter(|sign| !sign.is_whitespace()).collect::<String>()),
        bic: given(&text.bic),
        account: given(&text.account),
        country: given(&text.country),
        language: given(&text.language),
        profile: given(&text.profile),
        ..text.clone()
    };
    new.iban = new.iban.map(|iban| iban.to_ascii_uppercase());
    let has_account = new.iban.is_some() || new.account.is_some();
    note(check_text(&new.name, 140, "name"), "name");
    if has_account && new.name.is_empty() {
        note(Err(Problem::new("payee-name-missing")), "name");
    }
    if !["sepa", "other"].contains(&new.method.as_str()) {
        note(Err(choice(&new.method)), "method");
    }
    if let Some(iban) = &new.iban {
        note(settle::check_iban(iban), "iban");
        let readable = settle::latin(&new.name, 70).chars().any(|letter| letter.is_ascii_alphanumeric());
        if !new.name.is_empty() && !readable {
            note(Err(Problem::new("pain-name-unreadable")), "name");
        }
    }
    if let Some(bic) = &new.bic {
        note(settle::check_bic(bic), "bic");
    }
    note(check_text(new.account.as_deref().unwrap_or_default(), 64, "account"), "account");
    note(check_text(new.profile.as_deref().unwrap_or_default(), 60, "profile"), "profile");
    if let Some(country) = new.country.as_deref().filter(|country| !entity::is_country(country)) {
        note(Err(choice(country)), "country");
    }
    let spoken = |key: &&str| Language::ALL.iter().any(|one| one.key() == *key);
    if let Some(language) = new.language.as_deref().filter(|key| !spoken(key)) {
        note(Err(Problem::new("language-unknown").with("value", language)), "language");
    }
    problems.extend(check_rows(&new));
    if problems.is_empty() { Ok(new) } else { Err(problems.into()) }
}

fn check_rows(text: &PayeeText) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut note = |result: Result<(), Problem>, field: String| {
        problems.extend(result.err().map(|problem| problem.field(field)));
    };
    let many = [text.holds.len(), text.minimums.len(), text.guarantees.len()];
    for (rows, field) in many.into_iter().zip(["holds", "minimums", "guarantees"]) {
        if rows > ROWS_MAX {
            note(Err(Problem::new("settlement-rows-many").with("most", ROWS_MAX)), field.to_owned());
        }
    }
    for (at, hold) in text.holds.iter().enumerate() {
        let field = |name: &str| format!("holds/{at}/{name}");
        note(check_text(&hold.reason, 500, "reason"), field("reason"));
        if hold.reason.trim().is_empty() {
            note(Err(Problem::new("payee-hold-reason")), field("reason"));
        }
        let (from, until) =
            (hold.from.parse::<Date>(), hold.until.as_deref().map(str::parse::<Date>).transpose());
        if let (Ok(from), Ok(Some(until))) = (&from, &until)
            && until <= from
        {
            note(Err(Problem::new("payee-hold-ends").with("from", from)), field("until"));
        }
        note(from.map(drop), field("from"));
        note(until.map(drop), field("until"));
    }
    let minimums = text.minimums.iter().map(|one| (&one.amount, &one.currency));
    let guarantees = text.guarantees.iter().map(|one| (&one.amount, &one.currency));
    let all: [(&str, Vec<(&String, &String)>); 2] =
        [("minimums", minimums.collect()), ("guarantees", guarantees.collect())];
    for (name, rows) in all {
        for (at, (amount, currency)) in rows.iter().enumerate() {
            let twice = rows[..at].iter().any(|(_, before)| before == currency);
            note(check_amount(amount, currency, twice), format!("{name}/{at}/amount"));
        }
    }
    problems
}

fn check_amount(amount: &str, currency: &str, twice: bool) -> Result<(), Problem> {
    let known: Currency =
        currency.parse().map_err(|_| Problem::new("currency-unknown").with("value", currency))?;
    if twice {
        return Err(Problem::new("payee-currency-twice").with("currency", currency));
    }
    if Money::parse(amount, known)?.minor() < 0 {
        return Err(Problem::new("settle-amount-negative").with("rule", currency).with("amount", amount));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_tells_the_country_and_the_end() {
        assert_eq!(mask("PL61109010140000071219812874"), "PL•• 2874");
        assert_eq!(mask("12345678"), "••", "what is short would be told whole");
        assert_eq!(mask("0012 3456 7890"), "•• 7890");
        assert_eq!(mask(""), "••");
    }
}

//! What a request would meet, before anything is done: which records are the person, what would be erased, what is kept and
//! why, and what stands in the way.

use access::{Action, Principal};
use jiff::civil::Date;
use kernel::{MemberId, Problem, UserId};
use serde_json::json;
use store::privacy::{self, Figures, Hold, Piece, USER};
use store::{Read, Tx};
use uuid::Uuid;

use super::{RIGHT, require};
use crate::users::Roles;
use crate::{Cx, Error, trail};

/// Longest time names can be kept for the books.
const YEARS_MAX: i64 = 30;
/// The company's setting.
const YEARS: &str = "privacy_retention_years";

/// What a request would meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The person's records with their names, the one asked for first.
    pub person: Vec<(Piece, String)>,
    /// What would be erased.
    pub erased: Figures,
    /// What is kept.
    pub kept: Figures,
    /// Why the person cannot be erased now; empty when it can.
    pub blocks: Vec<Problem>,
    /// The open holds.
    pub holds: Vec<Hold>,
    /// For how many years after the last sale names are kept.
    pub years: i64,
}

/// What a request about the person behind a record would meet.
///
/// # Errors
/// [`Error::NotFound`] for a record that is none, or no natural person's; `access-denied`.
pub async fn preview(cx: &Cx, who: &Principal, object: &str, record: Uuid) -> Result<Preview, Error> {
    require(who, Action::Read)?;
    let mut db = cx.db.read();
    let person = pieces(&mut db, who, object, record).await?;
    let (erased, mut kept) = privacy::figures(&mut db, who.tenant, &person).await?;
    let all = crate::definitions::operator(cx, who.tenant).await?;
    let needles = super::walk::needles(cx, &all, &person).await?;
    let comments = privacy::run_comments(&mut db, who.tenant, &needles).await?;
    if comments > 0 {
        kept.insert("run-comments".into(), comments);
    }
    let names = names(&mut db, who, &person).await?;
    Ok(Preview {
        blocks: blocks(cx, &mut db, who, &person).await?,
        holds: privacy::holds(&mut db, who.tenant, &person).await?,
        years: years(&mut db, who).await?,
        person: person.into_iter().zip(names).collect(),
        erased,
        kept,
    })
}

/// The person's records.
pub(super) async fn pieces(
    db: &mut impl Read,
    who: &Principal,
    object: &str,
    record: Uuid,
) -> Result<Vec<Piece>, Error> {
    let found = privacy::pieces(db, who.tenant, object, record).await?;
    if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
}

/// What the records are called now.
pub(super) async fn names(
    db: &mut impl Read,
    who: &Principal,
    person: &[Piece],
) -> Result<Vec<String>, Error> {
    let mut out = Vec::new();
    for piece in person {
        let name = if piece.object == USER {
            store::session::by_id(db, who.tenant, UserId::from_uuid(piece.id)).await?.map(|user| user.name)
        } else {
            let object = crate::schema::visible(who, &piece.object)?;
            store::records::labels(db, &Principal::operator(who.tenant), object, &[piece.id])
                .await?
                .remove(&piece.id)
                .map(|label| label.name)
        };
        out.push(name.unwrap_or_default());
    }
    Ok(out)
}

async fn years(db: &mut impl Read, who: &Principal) -> Result<i64, Error> {
    let settings = store::company::settings(db, who.tenant).await?;
    Ok(settings.get(YEARS).and_then(serde_json::Value::as_i64).unwrap_or(0))
}

/// Keeps names for some years after a person's last sale, where the law of the books wants it.
///
/// # Errors
/// `access-denied`, `privacy-years`.
pub async fn set_retention(cx: &Cx, who: &Principal, years: i64) -> Result<(), Error> {
    require(who, Action::Update)?;
    if !(0..=YEARS_MAX).contains(&years) {
        return Err(Problem::new("privacy-years").with("max", YEARS_MAX).field("years").into());
    }
    cx.db
        .write(async |tx: &mut Tx| {
            store::users::lock(tx, who.tenant).await?;
            let mut settings = store::company::settings(tx, who.tenant).await?;
            let before = settings.get(YEARS).cloned();
            settings[YEARS] = json!(years);
            store::company::set_settings(tx, who.tenant, &settings).await?;
            trail::audit(cx, tx, who, RIGHT, None, "update", &json!({ YEARS: [before, years] })).await
        })
        .await
}

/// Why a person cannot be erased now.
pub(super) async fn blocks(
    cx: &Cx,
    db: &mut impl Read,
    who: &Principal,
    person: &[Piece],
) -> Result<Vec<Problem>, Error> {
    let tenant = who.tenant;
    let mut out = Vec::new();
    for hold in privacy::holds(db, tenant, person).await? {
        out.push(Problem::new("privacy-hold").with("reason", &hold.reason));
    }
    for piece in person.iter().filter(|piece| piece.object == "member") {
        for (currency, minor) in store::ledger::owed(db, tenant, MemberId::from_uuid(piece.id)).await? {
            if minor != 0 {
                let currency: kernel::Currency = currency.parse()?;
                let amount = kernel::Money::from_minor(minor, currency);
                out.push(Problem::new("privacy-owed").with("amount", amount));
            }
        }
    }
    for (code, open) in [
        ("privacy-orders-open", privacy::orders_open(db, tenant, person).await?),
        ("privacy-transfers-open", privacy::transfers_open(db, tenant, person).await?),
        ("privacy-runs-open", privacy::runs_open(db, tenant, person).await?),
        ("privacy-work-open", privacy::work_open(db, tenant).await?),
    ] {
        if open > 0 {
            out.push(Problem::new(code).with("count", open));
        }
    }
    out.extend(retained(cx, db, who, person).await?);
    let roles = Roles::load(db, tenant).await?;
    for user in person.iter().filter(|piece| piece.object == USER).map(|piece| UserId::from_uuid(piece.id)) {
        if who.stands_for(user.uuid()) {
            out.push(Problem::new("user-self"));
        }
        let held = store::users::roles_of(db, tenant, &[user]).await?.remove(&user).unwrap_or_default();
        if let Err(Error::Forbidden(problem)) = roles.check_holder(who, &held) {
            out.push(problem);
        }
        if roles.is_last(db, tenant, user, &held).await? {
            out.push(Problem::new("user-last-administrator"));
        }
    }
    Ok(out)
}

/// Names of buyers may have to stay for some years.
async fn retained(
    cx: &Cx,
    db: &mut impl Read,
    who: &Principal,
    person: &[Piece],
) -> Result<Option<Problem>, Error> {
    let years = years(db, who).await?;
    let last = privacy::last_sale(db, who.tenant, person).await?;
    let Some(last) = last.and_then(|day| day.parse::<Date>().ok()).filter(|_| years > 0) else {
        return Ok(None);
    };
    let until = last.saturating_add(jiff::Span::new().years(years));
    let today = cx.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    Ok((today < until).then(|| Problem::new("privacy-retained").with("until", until).with("years", years)))
}

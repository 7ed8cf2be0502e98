//! Counts and sums on both databases, against a slow and obvious count of the same rows.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Principal};
use anyhow::Result;
use entity::{FieldValue, Filter, object, parse_groups, parse_measures};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{Currency, Money, RecordId};
use serde_json::json;
use store::records::totals::{Asked, GROUPS_MAX, Group, Key, totals};
use store::records::{self, New, Stamp};
use store::{Db, Error, Tx};
use testkit::{both, id, start};

/// What the slow count knows of an order.
struct Order {
    status: &'static str,
    ordered_on: String,
    at: Timestamp,
    total: Option<Money>,
    pv: Option<i64>,
}

fn money(minor: i64, currency: &str) -> Result<Money> {
    Ok(Money::from_minor(minor, currency.parse::<Currency>()?))
}

/// Two hundred orders of three currencies, over leap days, changes of the clock and sums beyond 64 bits.
async fn orders(db: &Db, who: &Principal) -> Result<Vec<Order>> {
    let account = object("account").expect("a standard object");
    let order = object("order").expect("a standard object");
    let stamp = |at| Stamp { at, by: Some(id(7)) };
    let name = [("name".to_owned(), FieldValue::Text("Buyer".into()))].into();
    let buyer = New { id: id(9), owner: None, unit: None, values: name, parts: BTreeMap::new() };
    db.write(async |tx: &mut Tx| records::create(tx, who, account, buyer.clone(), stamp(start())).await)
        .await?;
    let mut out = Vec::new();
    for n in 0..200_i64 {
        let status = ["draft", "confirmed", "cancelled"][usize::try_from(n % 3)?];
        let ordered_on = format!("20{:02}-{:02}-{:02}", 23 + n % 4, 1 + n % 12, 1 + n % 28);
        // Every 37 hours and some minutes around both changes of the clock of 2026.
        let at: Timestamp = "2026-03-20T22:30:00.5Z".parse()?;
        let at = at + jiff::SignedDuration::from_mins((37 * 60 + 7) * n);
        let total = match n % 5 {
            0 => None,
            1 => Some(money(i64::MAX - n, "EUR")?),
            2 => Some(money(-n, "JPY")?),
            3 => Some(money(100 + n, "EUR")?),
            _ => Some(money(n * n, "TND")?),
        };
        let pv = (n % 7 != 0).then_some(n * 10_001 - 500_000);
        let mut values: entity::Values = [
            ("account".to_owned(), FieldValue::Ref(RecordId::from_uuid(id(9)))),
            ("status".to_owned(), FieldValue::Text(status.into())),
            ("ordered_on".to_owned(), FieldValue::Text(ordered_on.clone())),
            ("currency".to_owned(), FieldValue::Text("EUR".into())),
        ]
        .into();
        values.extend(total.map(|money| ("total".to_owned(), FieldValue::Money(money))));
        values.extend(pv.map(|pv| ("pv".to_owned(), FieldValue::Scaled(pv, 4))));
        let new =
            New { id: id(1_000 + n.unsigned_abs()), owner: None, unit: None, values, parts: BTreeMap::new() };
        db.write(async |tx: &mut Tx| records::create(tx, who, order, new.clone(), stamp(at)).await).await?;
        out.push(Order { status, ordered_on, at, total, pv });
    }
    Ok(out)
}

async fn ask(
    db: &Db,
    who: &Principal,
    zone: &TimeZone,
    filter: Option<&Filter>,
    group: &str,
) -> Result<Vec<Group>> {
    let order = object("order").expect("a standard object");
    let group = parse_groups(order, group, &|_| true)?;
    let measures = parse_measures(order, "count,sum:total,sum:pv", &|_| true)?;
    let asked = Asked { filter, q: None, group: &group, measures: &measures, zone };
    Ok(totals(&mut db.read(), who, order, Action::Read, &asked).await?)
}

/// The same, row by row.
fn slow(orders: &[Order], keys: impl Fn(&Order) -> Vec<Key>) -> Vec<Group> {
    let mut groups: BTreeMap<Vec<Key>, Group> = BTreeMap::new();
    for order in orders {
        let group = groups.entry(keys(order)).or_default();
        group.keys = keys(order);
        group.count += 1;
        let total = group.sums.entry("total".into()).or_default();
        if let Some(money) = order.total {
            *total.entry(money.currency().code().to_owned()).or_default() += i128::from(money.minor());
        }
        let pv = group.sums.entry("pv".into()).or_default();
        if let Some(n) = order.pv {
            *pv.entry(String::new()).or_default() += i128::from(n);
        }
    }
    groups.into_values().collect()
}

#[test]
fn groups_count_and_add_up_to_the_last_unit() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        let all = orders(&db, &who).await?;
        let utc = TimeZone::UTC;
        let text = |text: &str| Key::Text(text.to_owned());
        let quarter = |day: &str| {
            let month: u32 = day[5..7].parse().unwrap_or(0);
            format!("{}-Q{}", &day[..4], month.div_ceil(3))
        };
        assert_eq!(ask(&db, &who, &utc, None, "").await?, slow(&all, |_| vec![]));
        assert_eq!(ask(&db, &who, &utc, None, "status").await?, slow(&all, |o| vec![text(o.status)]));
        assert_eq!(
            ask(&db, &who, &utc, None, "month(ordered_on),status").await?,
            slow(&all, |o| vec![text(&o.ordered_on[..7]), text(o.status)])
        );
        assert_eq!(
            ask(&db, &who, &utc, None, "quarter(ordered_on)").await?,
            slow(&all, |o| vec![Key::Text(quarter(&o.ordered_on))])
        );
        assert_eq!(
            ask(&db, &who, &utc, None, "account,year(ordered_on)").await?,
            slow(&all, |o| vec![Key::Ref(id(9)), text(&o.ordered_on[..4])])
        );
        assert_eq!(ask(&db, &who, &utc, None, "member").await?, slow(&all, |_| vec![Key::Empty]));
        let order = object("order").expect("a standard object");
        let filter =
            crate::filters::parse(&who, order, &json!({"field": "status", "op": "ne", "value": "draft"}))?;
        let some: Vec<Order> = all.into_iter().filter(|o| o.status != "draft").collect();
        assert_eq!(
            ask(&db, &who, &utc, Some(&filter), "status").await?,
            slow(&some, |o| vec![text(o.status)])
        );
        Ok(())
    });
}

#[test]
fn instants_fall_into_the_days_of_the_zone() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        let all = orders(&db, &who).await?;
        for name in ["UTC", "Europe/Warsaw", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia"] {
            let zone = TimeZone::get(name)?;
            let day = |o: &Order| o.at.to_zoned(zone.clone()).date().to_string();
            assert_eq!(
                ask(&db, &who, &zone, None, "day(created_at)").await?,
                slow(&all, |o| vec![Key::Text(day(o))]),
                "{name}"
            );
            assert_eq!(
                ask(&db, &who, &zone, None, "month(created_at)").await?,
                slow(&all, |o| vec![Key::Text(day(o)[..7].to_owned())]),
                "{name}"
            );
        }
        Ok(())
    });
}

#[test]
fn too_many_groups_are_refused_and_other_companies_do_not_count() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        let account = object("account").expect("a standard object");
        for n in 0..=GROUPS_MAX as u64 {
            let name = [("name".to_owned(), FieldValue::Text(format!("Name {n}")))].into();
            let new =
                New { id: id(5_000 + n), owner: None, unit: None, values: name, parts: BTreeMap::new() };
            let stamp = Stamp { at: start(), by: None };
            db.write(async |tx: &mut Tx| records::create(tx, &who, account, new.clone(), stamp).await)
                .await?;
        }
        let zone = TimeZone::UTC;
        let by = async |who: &Principal, group: &str| {
            let group = parse_groups(account, group, &|_| true).map_err(Error::from)?;
            let measures = [entity::Measure::Count];
            let asked = Asked { filter: None, q: None, group: &group, measures: &measures, zone: &zone };
            totals(&mut db.read(), who, account, Action::Read, &asked).await
        };
        let refused = by(&who, "name").await;
        assert!(matches!(&refused, Err(Error::Refused(p)) if p.code == "group-too-many"), "{refused:?}");
        let counts: BTreeSet<i64> = by(&who, "country").await?.iter().map(|group| group.count).collect();
        assert_eq!(counts, BTreeSet::from([GROUPS_MAX as i64 + 1]));
        let other = Principal::operator(testkit::tenant_called(&db, id(2), "Other").await?);
        assert_eq!(by(&other, "name").await?, []);
        Ok(())
    });
}

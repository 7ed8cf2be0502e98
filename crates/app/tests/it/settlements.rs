//! From what is owed to the bank's word on both databases: settled, approved by a second person, posted once, sent in a
//! file, confirmed, failed and paid again; and everything that must be refused on the way, whatever is pressed twice.

mod amounts;
mod input;
mod races;

use anyhow::{Result, ensure};
use app::once::Once;
use app::settlements::{self, Decide, Make, Mark, PayeeText, Request, RulesText};
use app::{Error, Principal};
use kernel::{Currency, Date, MemberId, Money, PostingId};
use ledger::{Account, AccountKind, Entry, EntryKind, Posting};
use serde_json::json;
use store::Read as _;
use store::ledger::Booked;
use testkit::{both, id};
use uuid::Uuid;

use super::runs::{World, calculated, code, decision, insert, principal, work, world};

const IBAN: &str = "PL61 1090 1014 0000 0712 1981 2874";
/// The day of every settlement here; the clock stands at the first of November.
const DAY: &str = "2026-10-31";

fn once(key: &str) -> Once {
    Once { key: Some(key.to_owned()), command: key.as_bytes().to_vec() }
}

fn member(number: u64) -> MemberId {
    MemberId::from_uuid(id(number))
}

/// Rules without fees and taxes; a test adds what it is about.
fn plain() -> RulesText {
    serde_json::from_value(json!({
        "steps": ["debts", "fees", "withholding"], "rounding": "half_up", "recovery": "100%",
        "minimum": [], "fees": [],
        "withholding": [],
        "debtor": { "name": "Solé & Sons", "iban": "DE89370400440532013000", "bic": null },
        "batch_booking": true, "remittance": "Commission"
    }))
    .expect("rules")
}

/// Without withholding rules the step must not be listed: nobody said what is withheld.
fn untaxed() -> RulesText {
    RulesText { steps: vec!["debts".into(), "fees".into()], ..plain() }
}

fn payee(name: &str) -> PayeeText {
    PayeeText {
        name: name.to_owned(),
        method: "sepa".to_owned(),
        iban: Some(IBAN.to_owned()),
        bic: None,
        account: None,
        country: Some("PL".to_owned()),
        language: Some("pl".to_owned()),
        profile: None,
        holds: Vec::new(),
        minimums: Vec::new(),
        guarantees: Vec::new(),
    }
}

async fn with_rules(world: &World, rules: &RulesText) -> Result<()> {
    settlements::save_rules(&world.cx, &world.finance, 0, "2026-01-01", rules).await?;
    Ok(())
}

async fn with_account(world: &World, number: u64) -> Result<()> {
    settlements::save_payee(&world.cx, &world.finance, member(number), 0, &payee("Anna Żuraw")).await?;
    Ok(())
}

/// Owes a member an amount, as a run or a clawback would.
async fn owe(world: &World, number: u64, reference: &str, kind: EntryKind, amount: Money) -> Result<()> {
    let entry = Entry::new(
        PostingId::from_uuid(world.cx.new_id()),
        kind,
        DAY.parse::<Date>()?,
        reference,
        vec![
            Posting::new(Account::commission_payable(member(number)), amount.checked_neg()?),
            Posting::new(Account::commission_expense(), amount),
        ],
    )?;
    let booked = Booked {
        tenant: world.tenant,
        actor: None,
        at: world.cx.now(),
        run: None,
        salt: store::audit::salt()?,
    };
    world.cx.db.write(async |tx| store::ledger::append(tx, &booked, &entry).await).await?;
    Ok(())
}

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

fn asked(currency: Currency) -> Request {
    Request { on: DAY.parse().expect("a day"), currency }
}

async fn proposed(world: &World, currency: Currency) -> Result<Uuid> {
    let begun = settlements::request(&world.cx, &world.finance, asked(currency), &Once::default()).await?;
    ensure!(begun.job.is_some(), "the first request starts the job");
    work(&world.cx).await?;
    Ok(begun.settlement)
}

fn yes() -> Decide {
    Decide { approve: true, comment: String::new() }
}

async fn posted(world: &World, currency: Currency) -> Result<Uuid> {
    let id = proposed(world, currency).await?;
    settlements::decide(&world.cx, &world.second, id, &yes()).await?;
    settlements::post(&world.cx, &world.finance, id).await?;
    Ok(id)
}

/// The balance of one of the company's own accounts, as a person expects it.
async fn stands(world: &World, kind: AccountKind) -> Result<i64> {
    let sql = "SELECT COALESCE(CAST(SUM(amount) AS BIGINT), 0) FROM ledger_posting WHERE tenant_id = $1 AND account = $2";
    let args = [world.tenant.uuid().into(), kind.as_str().into()];
    let row = world.cx.db.read().query_opt(sql, &args).await?;
    Ok(row.map_or(Ok(0), |row| row.get(0))?)
}

async fn owed(world: &World, number: u64) -> Result<Vec<(String, i64)>> {
    Ok(store::ledger::owed(&mut world.cx.db.read(), world.tenant, member(number)).await?)
}

async fn holds_together(world: &World) -> Result<()> {
    let found = store::settlements::check::first(&mut world.cx.db.read(), world.tenant).await?;
    ensure!(found.is_none(), "{found:?}");
    ensure!(store::ledger::verify(&mut world.cx.db.read(), world.tenant).await?.is_ok());
    Ok(())
}

async fn only_payout(world: &World, settlement: Uuid) -> Result<settlements::PayoutItem> {
    let page = settlements::payouts(&world.cx, &world.finance, settlement, None, 0, None).await?;
    ensure!(page.items.len() == 1, "{:?}", page.items);
    Ok(page.items.into_iter().next().expect("one"))
}

fn mark(to: &str, reference: &str) -> Mark {
    Mark { to: to.to_owned(), reference: reference.to_owned() }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    code(&result.expect_err("refused")).to_owned()
}

#[test]
fn a_whole_life_from_the_run_to_the_second_try() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, seller, .. } = &world;
        let run = calculated(&world).await?;
        app::runs::decide(cx, second, run, &decision(true, "")).await?;
        app::runs::post(cx, finance, run).await?;
        with_rules(&world, &untaxed()).await?;
        with_account(&world, 100).await?;
        with_account(&world, 101).await?;

        let first = proposed(&world, Currency::EUR).await?;
        let detail = settlements::get(cx, finance, first).await?;
        assert_eq!((detail.item.row.state.as_str(), detail.item.paid.as_str()), ("proposed", "18.50"));
        assert!(!detail.can.approve && !detail.can.post, "nobody approves an own settlement");
        assert_eq!(refused(settlements::decide(cx, finance, first, &yes()).await), "flow-own-request");
        assert_eq!(refused(settlements::post(cx, finance, first).await), "flow-step");
        assert_eq!(refused(settlements::mine_one(cx, seller, first, None).await), "not-found");
        settlements::decide(cx, second, first, &yes()).await?;
        settlements::post(cx, finance, first).await?;
        assert_eq!(refused(settlements::post(cx, finance, first).await), "flow-step");
        assert_eq!(owed(&world, 100).await?, [("EUR".to_owned(), 0)]);
        assert_eq!(stands(&world, AccountKind::PayoutPending).await?, -1850);
        holds_together(&world).await?;

        let make = Make { kind: "pain".into(), execute_on: None };
        let file = settlements::make(cx, finance, first, &make, &once("file")).await?;
        assert_eq!((file.payouts, file.total.as_str(), file.left), (2, "18.50", 0));
        let again = settlements::make(cx, finance, first, &make, &once("file")).await?;
        assert_eq!(again.id, file.id, "pressed twice it is one file");
        let none = settlements::make(cx, finance, first, &make, &Once::default()).await;
        assert_eq!(refused(none), "payout-file-empty");
        assert_eq!(stands(&world, AccountKind::PayoutPending).await?, 0);
        assert_eq!(stands(&world, AccountKind::Payout).await?, -1850);

        let page = settlements::payouts(cx, finance, first, None, 0, None).await?;
        let [one, two] = [&page.items[0], &page.items[1]].map(|item| item.row.id);
        settlements::mark(cx, finance, one, &mark("confirmed", "B-1")).await?;
        settlements::mark(cx, finance, one, &mark("confirmed", "B-1")).await?;
        let failed = mark("failed", "account closed");
        settlements::mark(cx, finance, two, &failed).await?;
        settlements::mark(cx, finance, two, &failed).await?;
        let lost = page.items[1].row.amount;
        assert_eq!(stands(&world, AccountKind::Payout).await?, lost - 1850, "given back once");
        assert_eq!(
            refused(settlements::mark(cx, finance, two, &mark("sent", "by hand")).await),
            "payout-failed"
        );
        holds_together(&world).await?;

        // Paid again by the next settlement, of the day on which it came back.
        let today = Request { on: "2026-11-01".parse()?, currency: Currency::EUR };
        let next = settlements::request(cx, finance, today, &Once::default()).await?.settlement;
        work(cx).await?;
        settlements::decide(cx, second, next, &yes()).await?;
        settlements::post(cx, finance, next).await?;
        let paid = only_payout(&world, next).await?;
        assert_eq!((paid.row.member, paid.row.amount), (page.items[1].row.member, lost));
        let told = settlements::statement(cx, finance, next, MemberId::from_uuid(paid.row.member)).await?;
        assert_eq!((told.lines.len(), told.lines[0].name.as_str()), (1, "payout-returned"));
        holds_together(&world).await?;

        // The seller sees the own part of both kinds, and nobody else's.
        let own = settlements::mine(cx, seller, None, None, None).await?;
        assert!(own.items.iter().all(|item| item.payee.row.member == id(100)));
        assert_eq!(refused(settlements::get(cx, seller, first).await), "access-denied");
        let foreign = settlements::mine(cx, seller, Some(member(101)), None, None).await;
        assert_eq!(refused(foreign), "not-found");
        let (name, bytes) = settlements::statement_csv(cx, seller, first, None, true).await?;
        let text = String::from_utf8(bytes)?;
        ensure!(
            name.ends_with("-M-100.csv") && text.contains("Odbiorca") && text.contains("11.50"),
            "{text}"
        );
        Ok(())
    });
}

#[test]
fn nothing_is_settled_twice_and_what_comes_later_waits() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        with_account(&world, 100).await?;
        owe(&world, 100, "R-1", EntryKind::Commission, eur(5_000)).await?;
        let first = proposed(&world, Currency::EUR).await?;
        // The same day gives the same one, another day waits.
        let same = settlements::request(cx, finance, asked(Currency::EUR), &Once::default()).await?;
        assert_eq!((same.settlement, same.job), (first, None));
        let other = Request { on: "2026-10-30".parse()?, currency: Currency::EUR };
        let other = settlements::request(cx, finance, other, &Once::default()).await;
        assert_eq!(refused(other), "settlement-live");

        // What is owed meanwhile is not in it until it is computed anew; an approval of before counts no more.
        owe(&world, 100, "R-2", EntryKind::Commission, eur(100)).await?;
        settlements::decide(cx, second, first, &yes()).await?;
        settlements::recompute(cx, finance, first).await?;
        work(cx).await?;
        let detail = settlements::get(cx, finance, first).await?;
        assert_eq!((detail.item.row.state.as_str(), detail.item.row.paid), ("proposed", 5_100));
        assert_eq!(refused(settlements::post(cx, finance, first).await), "flow-step");
        settlements::cancel(cx, finance, first, "wrong day").await?;
        assert_eq!(refused(settlements::cancel(cx, finance, first, "").await), "flow-step");

        // Free again, and taken once.
        let second_try = posted(&world, Currency::EUR).await?;
        assert_ne!(second_try, first);
        let empty = posted(&world, Currency::EUR).await?;
        assert_eq!(settlements::get(cx, finance, empty).await?.item.row.payees, 0);
        assert_eq!(refused(settlements::cancel(cx, finance, second_try, "").await), "flow-step");
        holds_together(&world).await
    });
}

#[test]
fn a_debt_stays_in_sight_and_is_taken_back_later() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        with_rules(&world, &RulesText { recovery: "50%".into(), ..untaxed() }).await?;
        with_account(&world, 102).await?;
        // Member 102 is inactive and owes.
        insert(
            &cx.db,
            "UPDATE member SET status = 'inactive' WHERE tenant_id = $1",
            &[world.tenant.uuid().into()],
        )
        .await?;
        owe(&world, 102, "R-1", EntryKind::Clawback, eur(-8_000)).await?;
        let first = posted(&world, Currency::EUR).await?;
        let owing = settlements::Question { outcome: Some("owing".into()), ..Default::default() };
        let page = settlements::payees(cx, finance, first, &owing).await?;
        let item = &page.items[0];
        assert_eq!((item.balance.as_str(), item.payout.as_str()), ("-80.00", "0.00"));
        assert_eq!(item.person.as_ref().map(|one| one.status.as_str()), Some("inactive"));
        holds_together(&world).await?;

        // Half of the new commission goes to it; the rest of the debt stays, with its day.
        owe(&world, 102, "R-2", EntryKind::Commission, eur(10_000)).await?;
        let next = posted(&world, Currency::EUR).await?;
        let told = settlements::statement(cx, finance, next, member(102)).await?;
        assert_eq!((told.payee.payout.as_str(), told.payee.balance.as_str()), ("50.00", "-30.00"));
        assert_eq!((told.debts[0].id.as_str(), told.debts[0].open), ("R-1", eur(3_000)));
        assert_eq!(told.debts[0].since.to_string(), DAY);
        assert_eq!(owed(&world, 102).await?, [("EUR".to_owned(), -3_000)]);
        holds_together(&world).await?;

        // Without anything new it is still told.
        let quiet = posted(&world, Currency::EUR).await?;
        let told = settlements::statement(cx, finance, quiet, member(102)).await?;
        assert_eq!((told.payee.row.outcome.as_str(), told.debts.len()), ("owing", 1));
        holds_together(&world).await
    });
}

#[test]
fn a_payout_in_doubt_blocks_the_next_until_it_is_known() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        with_account(&world, 100).await?;
        owe(&world, 100, "R-1", EntryKind::Commission, eur(1_000)).await?;
        let first = posted(&world, Currency::EUR).await?;
        let payout = only_payout(&world, first).await?.row.id;
        assert_eq!(
            refused(settlements::mark(cx, finance, payout, &mark("unknown", "")).await),
            "payout-not-sent"
        );
        settlements::mark(cx, finance, payout, &mark("sent", "order 1")).await?;

        // Sent while the next is pending, in doubt before it leaves.
        owe(&world, 100, "R-2", EntryKind::Commission, eur(2_000)).await?;
        let next = posted(&world, Currency::EUR).await?;
        settlements::mark(cx, finance, payout, &mark("unknown", "")).await?;
        let make = Make { kind: "csv".into(), execute_on: None };
        assert_eq!(
            refused(settlements::make(cx, finance, next, &make, &Once::default()).await),
            "payout-blocked"
        );
        let by_hand = only_payout(&world, next).await?.row.id;
        let sent = settlements::mark(cx, finance, by_hand, &mark("sent", "order 2")).await;
        assert_eq!(refused(sent), "payout-blocked");

        // A further settlement holds the payee, and says why.
        owe(&world, 100, "R-3", EntryKind::Commission, eur(3_000)).await?;
        let third = proposed(&world, Currency::EUR).await?;
        let told = settlements::statement(cx, finance, third, member(100)).await?;
        assert_eq!(
            (told.payee.row.outcome.as_str(), told.why[0].key.as_str()),
            ("held", "settle-why-payout-unknown")
        );
        settlements::decide(cx, second, third, &yes()).await?;
        settlements::post(cx, finance, third).await?;
        settlements::mark(cx, finance, payout, &mark("confirmed", "B-1")).await?;
        settlements::make(cx, finance, next, &make, &Once::default()).await?;
        let last = posted(&world, Currency::EUR).await?;
        assert_eq!(only_payout(&world, last).await?.row.amount, 3_000);
        holds_together(&world).await
    });
}

#[test]
fn rights_are_held_and_four_eyes_are_four() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, seller, tenant, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        with_account(&world, 100).await?;
        owe(&world, 100, "R-1", EntryKind::Commission, eur(1_000)).await?;
        let settlement = posted(&world, Currency::EUR).await?;
        let payout = only_payout(&world, settlement).await?.row.id;
        let make = Make { kind: "csv".into(), execute_on: None };
        let strangers: [&Principal; 2] = [seller, &principal(*tenant, 12, "manager", None)];
        for who in strangers {
            assert_eq!(refused(settlements::list(cx, who, None, None).await), "access-denied");
            assert_eq!(refused(settlements::rules(cx, who).await), "access-denied");
            assert_eq!(refused(settlements::post(cx, who, settlement).await), "access-denied");
            assert_eq!(
                refused(settlements::payouts(cx, who, settlement, None, 0, None).await),
                "access-denied"
            );
            let made = settlements::make(cx, who, settlement, &make, &Once::default()).await;
            assert_eq!(refused(made), "access-denied");
            assert_eq!(
                refused(settlements::mark(cx, who, payout, &mark("sent", "x")).await),
                "access-denied"
            );
            let saved = settlements::save_payee(cx, who, member(100), 1, &payee("Mine")).await;
            assert_eq!(refused(saved), "access-denied");
            assert!(settlements::begin(cx, who, settlement).await.is_err());
        }
        // The administrator decides, and neither begins nor posts nor says where money goes.
        let begun = settlements::request(cx, second, asked(Currency::EUR), &Once::default()).await;
        assert_eq!(refused(begun), "access-denied");
        assert_eq!(refused(settlements::post(cx, second, settlement).await), "access-denied");
        let saved = settlements::save_payee(cx, second, member(100), 1, &payee("Mine")).await;
        assert_eq!(refused(saved), "access-denied");
        // The own account is seen whole, another's not at all.
        assert_eq!(
            settlements::payee(cx, seller, member(100)).await?.text.iban.as_deref(),
            Some(IBAN.replace(' ', "").as_str())
        );
        assert_eq!(refused(settlements::payee(cx, seller, member(101)).await), "access-denied");
        // Whoever sees settlements without the right to accounts sees their ends.
        let mut partly = finance.clone();
        for rights in &mut partly.rights {
            rights.objects.remove("payee");
        }
        let view = settlements::payee(cx, &partly, member(100)).await?;
        assert_eq!((view.masked, view.text.iban.as_deref()), (true, Some("PL•• 2874")));
        Ok(())
    });
}

#[test]
fn a_settlement_of_one_company_is_none_of_anothers() {
    both(async |db| {
        let world = world(db).await?;
        with_rules(&world, &untaxed()).await?;
        let settlement = proposed(&world, Currency::EUR).await?;
        let stranger = Principal { tenant: kernel::TenantId::from_uuid(id(999)), ..world.finance.clone() };
        assert_eq!(refused(settlements::get(&world.cx, &stranger, settlement).await), "not-found");
        Ok(())
    });
}

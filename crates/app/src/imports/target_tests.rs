//! What a person with a narrow reach may import: records out of reach are refused like unknown ones.

use access::{Action, Principal, Scope};
use anyhow::Result;
use kernel::UserId;
use testkit::both;

use super::super::limits::Limits;
use super::super::mapping::{FileForm, Mapping, Options, Source};
use super::super::plan::Memory;
use super::super::sheet::Sheet;
use super::*;
use crate::{Clock, Config, Ids, SessionLife};

fn cx(db: &store::Db) -> Cx {
    let config = Config {
        public_url: "http://127.0.0.1:8080".into(),
        upload_bytes: 1 << 20,
        attachments: crate::attachments::Settings::default(),
        files: std::env::temp_dir(),
        sessions: SessionLife::default(),
        mail: None,
        webhooks: crate::webhooks::Reach::default(),
        openid: crate::openid::Settings::default(),
        seed_keys: crate::session::seeds::SeedKeys::passing(),
    };
    Cx::with(db.clone(), config, Clock::fixed(testkit::start()), Ids::seeded(7))
}

/// Every action on every object, but reading and changing only what is the person's own.
fn narrow(mut who: Principal, user: Uuid) -> Principal {
    who.user = Some(UserId::from_uuid(user));
    for scopes in who.rights.iter_mut().flat_map(|rights| rights.objects.values_mut()) {
        for (action, scope) in scopes.iter_mut() {
            if !matches!(action, Action::Import | Action::Create) {
                *scope = Scope::Own;
            }
        }
    }
    who
}

fn mapping(who: &Principal, object: &str, text: &str) -> Mapping {
    let header = text.lines().next().unwrap_or_default();
    let source = |column: &str| Source { column: Some(column.to_owned()), ..Source::default() };
    Mapping {
        object: object.into(),
        file: FileForm::default(),
        fields: header.split(',').map(|column| (column.to_owned(), source(column))).collect(),
        options: Options { confirm: object == "order" && who.user.is_none(), ..Options::default() },
    }
}

/// What became of a file.
struct Loaded {
    /// `line code` of each rejected row.
    errors: Vec<String>,
    /// The rejected rows with all that their words need.
    said: String,
    overtaken: bool,
}

/// Plans a file, lets something happen meanwhile, and writes the plan.
async fn load_after(
    cx: &Cx,
    who: &Principal,
    object: &str,
    text: &str,
    meanwhile: impl AsyncFnOnce() -> Result<()>,
) -> Result<Loaded> {
    let mapping = mapping(who, object, text);
    let sheet = Sheet::open(text.as_bytes(), &mapping.file, Limits::STANDARD)?;
    let target = Target::new(cx, who, &mapping).await?;
    let mut items = sheet.items(&mapping, &target.known(), target.kind())?;
    let all: Vec<Item> = items.by_ref().collect();
    let target = target.aim(&items.compiled)?;
    let plan = target.plan(&all, &Memory::default()).await?;
    meanwhile().await?;
    let now = cx.now();
    let done: Result<(), NotWritten> =
        cx.db.write(async |tx: &mut Tx| target.write(tx, &plan, now).await).await;
    let overtaken = matches!(done, Err(NotWritten::Overtaken));
    assert!(done.is_ok() || overtaken, "{done:?}");
    let errors = plan.errors.iter().map(|error| format!("{} {}", error.line, error.code)).collect();
    let said =
        plan.errors.iter().map(|error| format!("{} {} {}", error.column, error.code, error.params)).collect();
    Ok(Loaded { errors, said, overtaken })
}

/// Plans a file and writes the plan; gives `line code` of each rejected row.
async fn load(cx: &Cx, who: &Principal, object: &str, text: &str) -> Result<Vec<String>> {
    let done = load_after(cx, who, object, text, async || Ok(())).await?;
    assert!(!done.overtaken);
    Ok(done.errors)
}

/// A customer and an order of three pieces, confirmed.
async fn sold(cx: &Cx, who: &Principal) -> Result<()> {
    assert!(load(cx, who, "account", "code,name\nC-1,Ann\n").await?.is_empty());
    let order =
        "code,account,ordered_on,line.quantity,line.unit_price,currency\nO-1,C-1,2026-10-01,3,1.00,EUR\n";
    assert!(load(cx, who, "order", order).await?.is_empty());
    Ok(())
}

fn back(code: &str, order: &str, units: u32) -> String {
    format!("code,returns,ordered_on,line.quantity\n{code},{order},2026-10-02,{units}\n")
}

#[test]
fn nobody_takes_back_the_sale_of_an_order_out_of_reach() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        sold(&cx, &boss).await?;
        let clerk = narrow(boss.clone(), cx.new_id());
        let mut said = Vec::new();
        for order in ["O-1", "O-9"] {
            let got = load_after(&cx, &clerk, "order", &back("R-1", order, 1), async || Ok(())).await?;
            assert_eq!(got.errors, ["2 order-return-unknown"]);
            said.push(got.said.replace(order, "?"));
        }
        assert_eq!(said[0], said[1], "out of reach and not there look the same");
        assert!(load(&cx, &boss, "order", &back("R-1", "O-1", 1)).await?.is_empty());
        Ok(())
    });
}

#[test]
fn what_was_taken_back_meanwhile_is_not_taken_back_twice() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        sold(&cx, &boss).await?;
        let (first, second) = (back("R-1", "O-1", 2), back("R-2", "O-1", 2));
        let got = load_after(&cx, &boss, "order", &second, async || {
            assert!(load(&cx, &boss, "order", &first).await?.is_empty());
            Ok(())
        });
        assert!(got.await?.overtaken, "planned before, written after");
        assert_eq!(load(&cx, &boss, "order", &second).await?, ["2 sale-return-too-many"]);
        Ok(())
    });
}

#[test]
fn a_cancelled_order_is_not_taken_back_again() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        sold(&cx, &boss).await?;
        let object = crate::schema::visible(&boss, "order")?;
        let db = &mut cx.db.read();
        let found = store::imports::rows::by_codes(db, &boss, object, Action::Update, &["O-1"]).await?;
        let (id, version) = (found["O-1"].id, found["O-1"].version);
        let row = back("R-1", "O-1", 1);
        let got = load_after(&cx, &boss, "order", &row, async || {
            let once = crate::once::Once::default();
            crate::orders::cancel_order(&cx, &boss, id, version, "sent back", &once).await?;
            Ok(())
        });
        assert!(got.await?.overtaken);
        assert_eq!(load(&cx, &boss, "order", &row).await?, ["2 sale-return-too-many"]);
        Ok(())
    });
}

#[test]
fn members_of_a_file_are_enrolled_by_the_rules_of_enrolling() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        let text = "code,name,sponsor,status\nM-1,Ann,,active\nM-2,Bea,M-1,inactive\n";
        assert!(load(&cx, &boss, "member", text).await?.is_empty());
        let got = load(&cx, &boss, "member", "code,name,sponsor\nM-3,Cid,M-2\n").await?;
        assert_eq!(got, ["2 sponsor-inactive"]);
        let got = load(&cx, &boss, "member", "code,name,joined\nM-4,Dan,2199-01-01\n").await?;
        assert_eq!(got, ["2 member-joined-future"]);
        let mut clerk = boss.clone();
        for scopes in clerk.rights.iter_mut().flat_map(|rights| rights.objects.values_mut()) {
            scopes.insert(Action::Create, Scope::Own);
        }
        clerk.user = Some(UserId::from_uuid(cx.new_id()));
        let got = load(&cx, &clerk, "member", "code,name,sponsor\nM-5,Eve,\n").await?;
        assert_eq!(got, ["2 sponsor-missing"]);
        Ok(())
    });
}

#[test]
fn a_change_does_not_carry_a_record_out_of_reach() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        assert!(load(&cx, &boss, "member", "code,name\nM-1,Ann\nM-2,Bea\n").await?.is_empty());
        assert!(load(&cx, &boss, "account", "code,name,member\nC-1,Cid,M-1\n").await?.is_empty());
        let members = store::imports::rows::by_codes(
            &mut cx.db.read(),
            &boss,
            crate::schema::visible(&boss, "member")?,
            Action::Read,
            &["M-1"],
        )
        .await?;
        let own = members["M-1"].id;
        // Reads everything; changes what is the member's own.
        let mut seller = boss.clone();
        seller.member = Some(kernel::MemberId::from_uuid(own));
        for scopes in seller.rights.iter_mut().flat_map(|rights| rights.objects.values_mut()) {
            scopes.insert(Action::Update, Scope::Own);
        }
        let got = load(&cx, &seller, "account", "code,member\nC-1,M-2\n").await?;
        assert_eq!(got, ["2 access-denied"]);
        assert!(load(&cx, &seller, "account", "code,name\nC-1,Cyd\n").await?.is_empty());
        Ok(())
    });
}

#[test]
fn lines_follow_the_right_to_their_part() {
    both(async |db| {
        let cx = cx(&db);
        let mut who = Principal::operator(cx.tenant().await?);
        let lines = |who: &Principal| -> Result<usize> {
            let known = catalog::fields(&cx, who, "order")?;
            Ok(known.iter().filter(|field| field.key.starts_with("line.") || field.key == "returns").count())
        };
        assert!(lines(&who)? > 5);
        for rights in &mut who.rights {
            rights.fields.entry("order".into()).or_default().insert("lines".into(), access::FieldRight::Read);
        }
        assert_eq!(lines(&who)?, 0);
        Ok(())
    });
}

#[test]
fn what_is_out_of_reach_is_refused_like_what_does_not_exist() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        assert!(load(&cx, &boss, "account", "code,name\nC-1,Secret\n").await?.is_empty());
        let clerk = narrow(boss, cx.new_id());
        let got = load(&cx, &clerk, "account", "code,name\nC-1,Mine\nC-2,Own\n").await?;
        assert_eq!(got, ["2 import-out-of-scope"]);
        assert!(load(&cx, &clerk, "account", "code,name\nC-2,Changed\n").await?.is_empty());
        let text = "code,account,ordered_on,line.unit_price,currency\n\
            O-1,C-1,2026-10-01,1.00,EUR\nO-2,C-404,2026-10-01,1.00,EUR\nO-3,C-2,2026-10-01,1.00,EUR\n";
        let got = load(&cx, &clerk, "order", text).await?;
        assert_eq!(got, ["2 import-relation-unknown", "3 import-relation-unknown"]);
        let members = "code,name,sponsor\nM-1,Ann,\n";
        assert!(load(&cx, &clerk, "member", members).await?.is_empty());
        Ok(())
    });
}

#[test]
fn zones_come_from_a_file_in_their_tree_and_their_managers_bring_what_lies_in_them() {
    both(async |db| {
        let cx = cx(&db);
        let boss = Principal::operator(cx.tenant().await?);
        let zones = "code,name,parent\nZ-A,Land,\nZ-B,North,Z-A\n";
        assert!(load(&cx, &boss, "zone", zones).await?.is_empty());
        assert_eq!(load(&cx, &boss, "zone", "code,parent\nZ-A,Z-B\n").await?, ["2 record-circle"]);
        let accounts = "code,name,zone\nC-1,Near,Z-B\nC-2,Far,Z-A\n";
        assert!(load(&cx, &boss, "account", accounts).await?.is_empty());

        let object = crate::schema::visible(&boss, "zone")?;
        let db = &mut cx.db.read();
        let found = store::imports::rows::by_codes(db, &boss, object, Action::Read, &["Z-B"]).await?;
        let all = |scope: Scope| Action::ALL.map(|action| (action, scope)).into();
        let objects = ["account", "order"].map(|key| (key.to_owned(), all(Scope::Zone)));
        let mut rights = access::Rights { objects: objects.into(), ..access::Rights::default() };
        rights.objects.insert("zone".to_owned(), all(Scope::Zone));
        rights.objects.insert("product".to_owned(), all(Scope::All));
        let user = UserId::from_uuid(cx.new_id());
        let lead = Principal {
            user: Some(user),
            zones: vec![kernel::ZoneId::from_uuid(found["Z-B"].id)],
            rights: vec![rights],
            ..boss
        };
        let rows = "code,name,zone\nC-1,Nearer,Z-B\nC-2,Mine,Z-B\nC-3,Other,Z-A\nC-4,New,Z-B\n";
        let got = load(&cx, &lead, "account", rows).await?;
        assert_eq!(got, ["3 import-out-of-scope", "4 import-relation-unknown"]);
        assert_eq!(load(&cx, &lead, "account", "code,zone\nC-1,\n").await?, ["2 access-denied"]);
        assert_eq!(load(&cx, &lead, "zone", "code,name,parent\nZ-C,Coast,Z-B\n").await?, ["2 record-reach"]);
        let orders = "code,account,ordered_on,line.unit_price,currency\n\
            O-1,C-1,2026-10-01,1.00,EUR\nO-2,C-2,2026-10-01,1.00,EUR\n";
        assert_eq!(load(&cx, &lead, "order", orders).await?, ["3 import-relation-unknown"]);
        Ok(())
    });
}

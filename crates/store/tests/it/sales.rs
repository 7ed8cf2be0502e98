//! Sales on both databases: kept as they were confirmed, one an order, never changed.

use anyhow::Result;
use kernel::{AccountId, Currency, Date, MemberId, OrderId, SaleId, UserId};
use store::sales::{self, SaleLineRow, SaleRow};
use store::{Error, Read, Tx, chain};
use testkit::{both, id, start, tamper};

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("a date")
}

fn sale(number: u64) -> SaleRow {
    SaleRow {
        id: SaleId::from_uuid(id(number)),
        code: format!("O-{number}"),
        order: Some(OrderId::from_uuid(id(number + 100))),
        returns: None,
        account: AccountId::from_uuid(id(2)),
        member: Some(MemberId::from_uuid(id(3))),
        sold_on: day(2026, 10, 31),
        currency: Currency::USD,
        amount: 1177,
        pv: 10_000,
        bv: 5_000,
        confirmed_at: start(),
        actor: UserId::from_uuid(id(4)),
        salt: [7; 16],
        lines: vec![SaleLineRow {
            product: None,
            text: "CD".into(),
            quantity: 10_000,
            amount: 1177,
            pv: 10_000,
            bv: 5_000,
        }],
    }
}

#[test]
fn kept_as_confirmed_and_never_changed() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let mut back = sale(11);
        back.order = None;
        back.returns = Some(SaleId::from_uuid(id(10)));
        back.amount = -1177;
        let all = [sale(10), back.clone()];
        db.write(async |tx: &mut Tx| sales::insert(tx, tenant, &all).await).await?;
        let mut reader = db.read();
        assert_eq!(sales::by_code(&mut reader, tenant, "O-10").await?, Some(sale(10)));
        let order = OrderId::from_uuid(id(110));
        assert_eq!(sales::of_order(&mut reader, tenant, order).await?, Some(sale(10)));
        assert_eq!(sales::taken_back(&mut reader, tenant, all[0].id).await?, [back]);
        let waiting = reader
            .query(
                "SELECT leaf FROM unsealed WHERE tenant_id = $1 AND chain = $2 AND entry_id = $3",
                &[tenant.uuid().into(), sales::CHAIN.into(), id(10).into()],
            )
            .await?;
        assert_eq!(waiting[0].get::<[u8; 32]>(0)?, sale(10).leaf());

        for (what, number, code) in [("code", 12, "O-10"), ("order_id", 10, "O-99")] {
            let mut twin = sale(number);
            twin.id = SaleId::from_uuid(id(77));
            twin.code = code.into();
            let got: Result<(), Error> =
                db.write(async |tx: &mut Tx| sales::insert(tx, tenant, &[twin.clone()]).await).await;
            assert!(got.is_err_and(|e| e.is_unique("sale", what)), "{what}");
        }
        for statement in [
            "UPDATE sale SET amount = 1 WHERE tenant_id = $1",
            "DELETE FROM sale WHERE tenant_id = $1",
            "UPDATE sale_line SET amount = 1 WHERE tenant_id = $1",
            "DELETE FROM sale_line WHERE tenant_id = $1",
        ] {
            let got: Result<u64, Error> =
                db.write(async |tx: &mut Tx| tx.execute(statement, &[tenant.uuid().into()]).await).await;
            assert!(matches!(got, Err(Error::AppendOnly(_))), "{statement}: {got:?}");
        }
        Ok(())
    });
}

#[test]
fn any_change_of_a_sale_changes_its_leaf() {
    let leaf = sale(10).leaf();
    let changes: [fn(&mut SaleRow); 7] = [
        |s| s.amount += 1,
        |s| s.code.push('x'),
        |s| s.member = None,
        |s| s.sold_on = day(2026, 11, 1),
        |s| s.lines[0].pv = 0,
        |s| s.lines[0].text = "DVD".into(),
        |s| s.lines.clear(),
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut changed = sale(10);
        change(&mut changed);
        assert_ne!(changed.leaf(), leaf, "change {at}");
    }
}

#[test]
fn every_forged_sale_is_named() {
    let first = id(10);
    let cases = [
        ("sale", "UPDATE sale SET amount = amount + 1 WHERE code = 'O-10'", format!("entry-changed {first}")),
        ("sale_line", "UPDATE sale_line SET text = 'DVD' WHERE pv = 10000", format!("entry-changed {first}")),
        ("sale_line", "DELETE FROM sale_line", format!("entry-changed {first}")),
        ("block", "DELETE FROM block", format!("entry-not-sealed {first}")),
    ];
    for (table, sql, expect) in cases {
        both(async |db| {
            let tenant = testkit::tenant(&db).await?;
            let mut other = sale(11);
            other.lines.clear();
            let all = [sale(10), other];
            db.write(async |tx: &mut Tx| sales::insert(tx, tenant, &all).await).await?;
            assert_eq!(sales::verify(&db, tenant).await?, None, "waiting for their block");
            assert_eq!(chain::seal(&db, tenant, sales::CHAIN, start()).await?, 2);
            assert_eq!(sales::verify(&db, tenant).await?, None, "sealed");
            tamper(&db, table, sql).await?;
            let broken =
                sales::verify(&db, tenant).await?.map(|found| format!("{} {}", found.code, found.id));
            assert_eq!(broken, Some(expect.clone()), "{sql}");
            Ok(())
        });
    }
}

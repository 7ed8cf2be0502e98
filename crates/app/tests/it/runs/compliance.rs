//! What a closed month's payouts were caused by, and how its earnings were spread, on both databases; months without a
//! run, out of order, too many; who may see it and take it away.

use app::compliance::{ByCause, Question, export, statement};

use super::carry::close;
use super::*;

async fn set(db: &Db, tenant: TenantId, member: u64, joined: &str) -> Result<()> {
    let sql = "UPDATE member SET account_id = $3, joined = $4 WHERE tenant_id = $1 AND id = $2";
    insert(db, sql, &[tenant.uuid().into(), id(member).into(), id(60).into(), joined.into()]).await
}

fn months(from: &str, to: &str) -> Question {
    Question { from: from.parse().ok(), to: to.parse().ok() }
}

#[test]
fn payouts_have_causes_and_earnings_a_spread() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        // The second buys for herself and has just joined, the fourth for himself and is long there.
        set(&cx.db, world.tenant, 101, "2026-10-01").await?;
        set(&cx.db, world.tenant, 103, "2026-01-01").await?;
        let empty = statement(cx, finance, &Question::default()).await?;
        assert_eq!((empty.months.len(), empty.currency, empty.all.members), (0, None, 0));

        let run = calculated(&world).await?;
        let pending = statement(cx, finance, &months("2026-10", "2026-10")).await?;
        assert_eq!((pending.months.len(), pending.open.len()), (0, 1), "only what is posted counts");
        close(&world, run).await?;

        let found = statement(cx, finance, &months("2026-09", "2026-10")).await?;
        assert_eq!(found.months, [world.period]);
        assert_eq!(found.open, ["2026-09".parse::<Period>().expect("a month")]);
        // 100 and 10 by end customers, 60 by the fourth, 80 by the second.
        let sold = ByCause { customers: 11_000, own: 6_000, joining: 8_000, unknown: 0 };
        assert_eq!(found.sold, sold);
        // The first: 8.00 for the second's own, 0.50 for the third's customer, 3.00 for the fourth's own; the second:
        // 1.00 for the third's customer, 6.00 for the fourth's own.
        let paid = ByCause { customers: 150, own: 900, joining: 800, unknown: 0 };
        assert_eq!(found.paid, paid);
        assert_eq!(found.paid.total().ok(), Some(1_850));
        // Four are too few to show amounts; two of them earned nothing.
        assert_eq!((found.all.members, found.all.nothing, found.all.earned), (4, 2, None));
        assert_eq!(found.active.members, 3);
        assert_eq!(found.all.ahead, 1, "the first earned without buying");

        let file = String::from_utf8(export(cx, finance, &months("2026-10", "2026-10")).await?)?;
        for row in ["paid,joining,amount,8.00,EUR", "paid,joining,share,0.4324,", "all,,nothing,2,"] {
            ensure!(file.lines().any(|line| line == row), "{row} in {file}");
        }
        Ok(())
    });
}

#[test]
fn months_and_rights_are_looked_at_first() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, seller, .. } = &world;
        let refused = async |who: &Principal, from: &str, to: &str| {
            let error = statement(cx, who, &months(from, to)).await.unwrap_err();
            assert_eq!(code(&export(cx, who, &months(from, to)).await.unwrap_err()), code(&error));
            code(&error).to_owned()
        };
        assert_eq!(refused(finance, "2024-10", "2026-10").await, "compliance-months");
        assert_eq!(refused(finance, "2026-11", "2026-10").await, "compliance-order");
        assert_eq!(refused(seller, "2026-10", "2026-10").await, "access-denied");
        let first = statement(cx, finance, &months("0000-01", "0000-02")).await;
        ensure!(first.is_ok(), "the first months that can be written: {first:?}");
        Ok(())
    });
}

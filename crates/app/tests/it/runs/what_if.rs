//! What a month would bring if members below sold more, on both databases: worked out by the plan itself, kept nowhere,
//! and only of people in sight, below, in an open month.

use app::earnings::{Supposed, what_if};

use super::*;

fn sales(of: &[(u64, &str)]) -> Vec<Supposed> {
    let one = |(member, volume): &(u64, &str)| Supposed {
        member: MemberId::from_uuid(id(*member)),
        volume: (*volume).to_owned(),
    };
    of.iter().map(one).collect()
}

#[test]
fn supposed_sales_are_paid_as_real_ones_and_forgotten() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, seller, second, period, .. } = &world;
        app::plans::release(cx, second, world.plan, "2026-01-01").await?;
        let check = async |supposed: &[(u64, &str)], expected: &str| -> Result<()> {
            let found = what_if(cx, seller, None, *period, &sales(supposed)).await?;
            assert_eq!(found.now.item.amount, "11.50");
            assert_eq!(found.then.item.amount, expected, "{supposed:?}");
            Ok(())
        };
        // The second's 100 more are worth 10% on the first level.
        check(&[(101, "100")], "21.50").await?;
        check(&[(101, "60"), (101, "40.0")], "21.50").await?;
        // 30 more make the third active: 5% of its 40, and the fourth moves from the second level to the third: 3%.
        check(&[(102, "30")], "11.80").await?;
        // The own purchases are no level of one's own.
        check(&[(100, "500")], "11.50").await?;
        let still = app::earnings::get(cx, seller, None, Some(*period)).await?;
        assert_eq!(still.detail.context("an estimate")?.item.amount, "11.50");
        Ok(())
    });
}

#[test]
fn others_and_closed_months_are_refused() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, seller, second, period, tenant, .. } = &world;
        let refused = async |who: &Principal, member: Option<u64>, supposed: &[(u64, &str)]| {
            let member = member.map(|number| MemberId::from_uuid(id(number)));
            let error = what_if(cx, who, member, *period, &sales(supposed)).await.unwrap_err();
            code(&error).to_owned()
        };
        assert_eq!(refused(seller, None, &[(101, "1")]).await, "not-found", "no plan is in force");
        app::plans::release(cx, second, world.plan, "2026-01-01").await?;
        let lower = principal(*tenant, 12, "distributor", Some(102));
        assert_eq!(refused(&lower, None, &[(101, "1")]).await, "what-if-not-below");
        assert_eq!(refused(&lower, None, &[(9_999, "1")]).await, "what-if-not-below");
        assert_eq!(refused(seller, Some(101), &[(101, "1")]).await, "not-found", "not in sight");
        assert_eq!(refused(seller, None, &[(101, "0")]).await, "what-if-volume");
        assert_eq!(refused(seller, None, &[]).await, "what-if-sales");
        let huge = what_if(cx, seller, None, *period, &sales(&[(101, "1000000000")])).await?;
        assert_eq!(huge.then.item.amount, "100000011.50");
        calculated(&world).await?;
        assert_eq!(refused(seller, None, &[(101, "1")]).await, "what-if-closed");
        Ok(())
    });
}

//! Everything at once: two who ask, approve, post, make a file or say that a payout failed at the same moment.

use super::*;

#[test]
fn two_of_everything_at_once_are_one() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, tenant, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        with_account(&world, 100).await?;
        owe(&world, 100, "R-1", EntryKind::Commission, eur(1_000)).await?;
        let ask = || settlements::request(cx, finance, asked(Currency::EUR), &NEVER);
        let (one, two) = tokio::join!(ask(), ask());
        let (one, two) = (one?, two?);
        assert_eq!(one.settlement, two.settlement);
        assert_eq!([one.job, two.job].iter().flatten().count(), 1);
        work(cx).await?;
        let id = one.settlement;

        let third = principal(*tenant, 12, "administrator", None);
        let agree = yes();
        let (one, two) = tokio::join!(
            settlements::decide(cx, second, id, &agree),
            settlements::decide(cx, &third, id, &agree)
        );
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1);

        let posts = futures::future::join_all((0..4).map(|_| settlements::post(cx, finance, id))).await;
        assert_eq!(posts.iter().filter(|post| post.is_ok()).count(), 1, "{posts:?}");
        assert_eq!(stands(&world, AccountKind::PayoutPending).await?, -1_000);

        let make = Make { kind: "csv".into(), execute_on: None };
        let files = (0..4).map(|_| settlements::make(cx, finance, id, &make, &NEVER));
        let files = futures::future::join_all(files).await;
        assert_eq!(files.iter().filter(|file| file.is_ok()).count(), 1, "{files:?}");
        assert_eq!(stands(&world, AccountKind::Payout).await?, -1_000);
        let page = settlements::files(cx, finance, id, None, None).await?;
        assert_eq!(page.items.len(), 1);

        let payout = only_payout(&world, id).await?.row.id;
        let failed = mark("failed", "account closed");
        let marks = (0..4).map(|_| settlements::mark(cx, finance, payout, &failed));
        for marked in futures::future::join_all(marks).await {
            marked?;
        }
        assert_eq!(owed(&world, 100).await?, [("EUR".to_owned(), 1_000)], "given back once");
        let file = settlements::mark_file(cx, finance, page.items[0].id, &mark("confirmed", "B-1")).await?;
        assert_eq!((file.changed, file.left), (0, 1), "what has failed stays so");
        holds_together(&world).await
    });
}

/// No key: each command has its effect by itself.
static NEVER: Once = Once { key: None, command: Vec::new() };

#[test]
fn a_computing_that_was_interrupted_or_taken_back_leaves_nothing_behind() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        with_rules(&world, &untaxed()).await?;
        for number in 100..104 {
            with_account(&world, number).await?;
            owe(&world, number, "R-1", EntryKind::Commission, eur(1_000)).await?;
        }
        let begun = settlements::request(cx, finance, asked(Currency::EUR), &Once::default()).await?;
        settlements::cancel(cx, finance, begun.settlement, "too early").await?;
        work(cx).await?;
        let detail = settlements::get(cx, finance, begun.settlement).await?;
        assert_eq!((detail.item.row.state.as_str(), detail.item.row.payees), ("cancelled", 0));
        // By a key: the answer of before, also when it is over.
        let key = once("settle");
        let first = settlements::request(cx, finance, asked(Currency::EUR), &key).await?;
        work(cx).await?;
        assert_eq!(settlements::request(cx, finance, asked(Currency::EUR), &key).await?, first);
        assert_eq!(settlements::get(cx, finance, first.settlement).await?.item.row.paid, 4_000);
        holds_together(&world).await
    });
}

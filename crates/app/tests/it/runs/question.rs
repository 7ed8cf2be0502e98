//! A seller asks about a line of the own earnings, on both databases: a note at the membership, news for finance, and nothing
//! twice, of others, or without words.

use app::once::Once;

use super::*;

/// Gives a person a role, as the news looks for those who hold one.
async fn give(cx: &Cx, tenant: TenantId, user: u64, role: &str) -> Result<()> {
    let sql = "INSERT INTO user_role (tenant_id, user_id, role_key) VALUES ($1, $2, $3)";
    insert(&cx.db, sql, &[tenant.uuid().into(), id(user).into(), role.into()]).await
}

#[test]
fn a_question_about_a_line_stands_at_the_member_and_finance_hears_of_it() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, seller, second, finance, period, tenant, .. } = &world;
        give(cx, *tenant, 10, "finance").await?;
        app::plans::release(cx, second, world.plan, "2026-01-01").await?;
        let mine = app::earnings::lines(cx, seller, None, *period, None, 0, 50).await?.items[0].no;
        let once = Once { key: Some("k-1".into()), command: b"ask".to_vec() };
        let asked =
            app::earnings::ask(cx, seller, *period, mine, "Why <b>5%</b>\nand not 10%? & so on", &once)
                .await?;
        let again =
            app::earnings::ask(cx, seller, *period, mine, "Why <b>5%</b>\nand not 10%? & so on", &once)
                .await?;
        assert_eq!(asked, again, "pressed twice, asked once");
        let notes = app::notes::list(cx, finance, "member", asked.member.uuid(), None).await?;
        assert_eq!(notes.items.len(), 1);
        let text = &notes.items[0].note.text;
        ensure!(text.contains("Level bonus · Oct 2026 · "), "{text}");
        ensure!(text.contains("&lt;b&gt;5%&lt;/b&gt;") && text.contains("&amp; so on"), "{text}");
        let bell = app::notifications::list(cx, finance, None).await?;
        assert_eq!(bell.items.len(), 1);
        ensure!(
            bell.items[0].text.contains("distributor asks about a line of earnings"),
            "{}",
            bell.items[0].text
        );
        assert_eq!(bell.items[0].kind, "question");

        let refused = async |who: &Principal, no: u32, text: &str| {
            let error = app::earnings::ask(cx, who, *period, no, text, &Once::default()).await.unwrap_err();
            code(&error).to_owned()
        };
        assert_eq!(refused(seller, mine, "  \n ").await, "note-empty");
        assert_eq!(refused(seller, 9_999, "Why?").await, "not-found");
        let lower = principal(*tenant, 12, "distributor", Some(101));
        assert_eq!(refused(&lower, mine, "Why?").await, "not-found", "another's line");
        assert_eq!(refused(finance, mine, "Why?").await, "not-found", "no membership of one's own");
        assert_eq!(refused(seller, mine, &"x".repeat(30_000)).await, "note-too-long");
        Ok(())
    });
}

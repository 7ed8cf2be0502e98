//! Failed sign-ins count on after a restart and in a second server, and no longer than they did; who signs in rightly leaves
//! nothing behind.

use anyhow::{Result, ensure};
use app::attachments::Settings;
use app::session::throttle;
use axum::http::StatusCode;
use serde_json::json;
use store::Read as _;
use testkit::smtp::{Script, Smtp};

use crate::common::{PASSWORD, World};
use crate::mail::forgot;

async fn signs_in(world: &World, login: &str, password: &str) -> Result<StatusCode> {
    let body = json!({ "login": login, "password": password }).to_string();
    Ok(world.send("POST", "/api/v1/session", &[], Some(&body)).await?.status)
}

async fn kept(world: &World) -> Result<i64> {
    let sql = "SELECT count(*) FROM sign_in_try WHERE tenant_id = $1";
    let tenant = world.cx.tenant().await?.uuid();
    let row = world.cx.db.read().query_opt(sql, &[tenant.into()]).await?;
    Ok(row.map_or(Ok(0), |row| row.get(0))?)
}

#[test]
fn a_restart_forgets_no_failed_try() {
    testkit::both(async |db| {
        let first = World::new(db).await?;
        for login in ["manager", "nobody"] {
            for number in 0..5 {
                // Two servers over one database count together.
                let second = first.again(Settings::default())?;
                let server = if number % 2 == 0 { &first } else { &second };
                let wrong = signs_in(server, login, "wrong").await?;
                ensure!(wrong == StatusCode::UNAUTHORIZED, "{login} {number}: {wrong}");
            }
            let restarted = first.again(Settings::default())?;
            let right = signs_in(&restarted, login, PASSWORD).await?;
            ensure!(right == StatusCode::TOO_MANY_REQUESTS, "{login}: {right}");
            first.cx.clock.advance_seconds(61);
        }
        // No longer than before, and other people are not kept out.
        let restarted = first.again(Settings::default())?;
        ensure!(signs_in(&restarted, "finance", PASSWORD).await? == StatusCode::CREATED);
        first.cx.clock.advance_seconds(14 * 60);
        let restarted = first.again(Settings::default())?;
        ensure!(signs_in(&restarted, "manager", PASSWORD).await? == StatusCode::CREATED);
        Ok(())
    });
}

#[test]
fn an_address_that_fails_waits_after_a_restart_too() {
    testkit::both(async |db| {
        let first = World::new(db).await?;
        for number in 0..20 {
            signs_in(&first, &format!("nobody{number}"), "wrong").await?;
        }
        let restarted = first.again(Settings::default())?;
        ensure!(signs_in(&restarted, "manager", PASSWORD).await? == StatusCode::TOO_MANY_REQUESTS);
        first.cx.clock.advance_seconds(61);
        let restarted = first.again(Settings::default())?;
        ensure!(signs_in(&restarted, "manager", PASSWORD).await? == StatusCode::CREATED);
        Ok(())
    });
}

#[test]
fn a_right_password_writes_nothing_and_clears_what_failed_before() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        ensure!(signs_in(&world, "manager", PASSWORD).await? == StatusCode::CREATED);
        ensure!(kept(&world).await? == 0, "nothing is counted where nothing failed");
        for _ in 0..4 {
            signs_in(&world, "manager", "wrong").await?;
        }
        // Account and address, each.
        ensure!(kept(&world).await? == 8);
        let restarted = world.again(Settings::default())?;
        ensure!(signs_in(&restarted, "MANAGER", PASSWORD).await? == StatusCode::CREATED);
        ensure!(kept(&world).await? == 4, "the address has failed all the same");
        for number in 0..4 {
            let wrong = signs_in(&world.again(Settings::default())?, "manager", "wrong").await?;
            ensure!(wrong == StatusCode::UNAUTHORIZED, "{number}: {wrong}");
        }
        Ok(())
    });
}

#[test]
fn three_links_an_hour_whatever_is_restarted() {
    testkit::both(async |db| {
        let smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        for login in ["manager", "nobody"] {
            for number in 0..4 {
                let server = world.again(Settings::default())?;
                let expected = if number < 3 { StatusCode::ACCEPTED } else { StatusCode::TOO_MANY_REQUESTS };
                ensure!(forgot(&server, login, &[]).await?.status == expected, "{login} {number}");
            }
        }
        world.cx.clock.advance_seconds(3601);
        ensure!(
            forgot(&world.again(Settings::default())?, "manager", &[]).await?.status == StatusCode::ACCEPTED
        );
        Ok(())
    });
}

#[test]
fn what_counts_no_more_is_forgotten_and_the_rest_stays_few() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let tenant = world.cx.tenant().await?;
        signs_in(&world, "manager", "wrong").await?;
        ensure!(throttle::forget(&world.cx, tenant).await? == 0 && kept(&world).await? == 2);
        world.cx.clock.advance_seconds(3600);
        ensure!(throttle::forget(&world.cx, tenant).await? == 2 && kept(&world).await? == 0);
        let cx = &world.cx;
        cx.db
            .write(async |tx: &mut store::Tx| {
                for number in 0_u8..30 {
                    let at = testkit::start().checked_add(jiff::SignedDuration::from_secs(number.into()));
                    let at = at.map_err(|_| store::Error::Column("a moment".into()))?;
                    store::tries::keep(tx, tenant, &[[number; 32]], cx.new_id(), at).await?;
                }
                // The oldest go where there are too many.
                let before = testkit::start().checked_sub(jiff::SignedDuration::from_secs(1));
                let before = before.map_err(|_| store::Error::Column("a moment".into()))?;
                store::tries::forget(tx, tenant, before, 10).await
            })
            .await?;
        ensure!(kept(&world).await? == 10);
        Ok(())
    });
}

//! Seeds of second factors at rest: sealed, exchanged, counted where they do not open, and nowhere else in the database.

use anyhow::{Context as _, Result, ensure};
use app::session::seeds::{Sealing, SeedKeys, seal_all, sealed_with};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::World;
use crate::second_factor::{WRONG, code, now, set_up, sign_in};

/// The manager's seed as it stands in the database, and the name of its key.
async fn kept(world: &World) -> Result<(Vec<u8>, Option<String>)> {
    let tenant = world.cx.tenant().await?;
    let sql = "SELECT seed, seed_key FROM second_factor WHERE tenant_id = $1";
    let row = store::Read::query_opt(&mut world.cx.db.read(), sql, &[tenant.uuid().into()])
        .await?
        .context("a row")?;
    Ok((row.get(0)?, row.get(1)?))
}

/// Opens the manager's seed in the database, as before there were keys; gives its bytes.
async fn lay_open(world: &World, seed: &str) -> Result<Vec<u8>> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String =
        seed.chars().filter_map(|one| letters.find(one)).map(|five| format!("{five:05b}")).collect();
    let plain: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|eight| eight.iter().fold(0, |sum, bit| sum << 1 | (bit - b'0')))
        .collect();
    let tenant = world.cx.tenant().await?;
    let sql = "UPDATE second_factor SET seed = $2, seed_key = NULL WHERE tenant_id = $1";
    let args = [tenant.uuid().into(), plain.clone().into()];
    world.cx.db.write(async |tx: &mut store::Tx| tx.execute(sql, &args).await).await?;
    Ok(plain)
}

/// Whether some bytes stand anywhere in an embedded database's files.
fn stands(world: &World, bytes: &[u8]) -> Result<Option<bool>> {
    let Some(file) = world.cx.db.sqlite_file() else { return Ok(None) };
    let mut found = false;
    for ending in ["", "-wal"] {
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        let text = std::fs::read(path).unwrap_or_default();
        found |= text.windows(bytes.len()).any(|part| part == bytes);
    }
    Ok(Some(found))
}

async fn settings(world: &World) -> Result<Json> {
    let tenant = world.cx.tenant().await?;
    Ok(store::company::settings(&mut world.cx.db.read(), tenant).await?)
}

#[test]
fn a_seed_lies_sealed_and_its_key_is_exchanged() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (_, seed, codes) = set_up(&world).await?;
        let (first, name) = kept(&world).await?;
        ensure!(name.is_some() && first.len() == 12 + 20 + 16, "sealed: {name:?} {}", first.len());
        let one = SeedKeys::new(vec![[7; 32]]).context("a key")?;
        // A key that is lost: no code opens, a recovery code does, and the start says how many.
        let lost = world.with_seed_keys(one.clone())?;
        let sealing = seal_all(&lost.cx).await?;
        ensure!((sealing.sealed, sealing.lost) == (0, 1), "{sealing:?}");
        lost.cx.clock.advance_seconds(61);
        let typed = code(&seed, now(&lost) + 61);
        ensure!(sign_in(&lost, Some(&typed)).await?.code() == "second-factor-wrong");
        ensure!(sign_in(&lost, Some(&codes[0])).await?.status == StatusCode::CREATED);
        // It lay open, as before there were keys: sealed at the next start, and as good as ever.
        let plain = lay_open(&world, &seed).await?;
        let sealing = seal_all(&lost.cx).await?;
        ensure!((sealing.sealed, sealing.lost) == (1, 0), "{sealing:?}");
        ensure!(kept(&world).await?.0 != plain);
        // A newer key above the old one.
        let newer = SeedKeys::new(vec![[8; 32], [7; 32]]).context("two keys")?;
        let rotated = lost.with_seed_keys(newer)?;
        ensure!(seal_all(&rotated.cx).await?.sealed == 1);
        ensure!(seal_all(&rotated.cx).await? == Sealing::default());
        let alone = rotated.with_seed_keys(SeedKeys::new(vec![[8; 32]]).context("a key")?)?;
        let typed = code(&seed, now(&alone) + 61);
        ensure!(
            sign_in(&alone, Some(&typed)).await?.status == StatusCode::CREATED,
            "the new key alone opens it"
        );
        Ok(())
    });
}

#[test]
fn tries_count_also_where_the_seed_cannot_be_opened() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (_, seed, codes) = set_up(&world).await?;
        world.cx.clock.advance_seconds(16 * 60);
        let stranger = SeedKeys::new(vec![[7; 32]]).context("a key")?;
        // Another server on the same database, without the key: neither a code nor a guess opens, and each is counted.
        let other = world.with_seed_keys(stranger)?;
        let typed = |number: usize| match number % 2 {
            0 => code(&seed, now(&world) + 61),
            _ => WRONG.to_owned(),
        };
        for number in 0..7 {
            let answer = sign_in(&other, Some(&typed(number))).await?;
            let expected = if number < 5 { StatusCode::UNAUTHORIZED } else { StatusCode::TOO_MANY_REQUESTS };
            ensure!(answer.status == expected, "try {number}: {}", answer.text);
        }
        // Together with those at the server that has it, recovery codes too.
        for right in [code(&seed, now(&world) + 61), codes[0].clone()] {
            ensure!(sign_in(&world, Some(&right)).await?.status == StatusCode::TOO_MANY_REQUESTS);
            ensure!(sign_in(&other, Some(&right)).await?.status == StatusCode::TOO_MANY_REQUESTS);
        }
        world.cx.clock.advance_seconds(16 * 60);
        let right = code(&seed, now(&world) + 61);
        ensure!(sign_in(&world, Some(&right)).await?.status == StatusCode::CREATED);
        Ok(())
    });
}

#[test]
fn what_lay_open_stands_nowhere_in_the_database() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (_, seed, _) = set_up(&world).await?;
        let plain = lay_open(&world, &seed).await?;
        ensure!(stands(&world, &plain)? != Some(false), "it lies open");
        let sealing = seal_all(&world.cx).await?;
        ensure!((sealing.sealed, sealing.bare, sealing.lost) == (1, 1, 0), "{sealing:?}");
        ensure!(stands(&world, &plain)? != Some(true), "neither in free pages nor in the log");
        let kept = settings(&world).await?;
        ensure!(kept["seeds_lay_open"].is_null() && kept["seed_key"].is_string(), "{kept}");
        ensure!(seal_all(&world.cx).await? == Sealing::default());
        // A start that was killed between sealing and writing anew: the next one does it.
        let tenant = world.cx.tenant().await?;
        let unfinished = json!({ "seeds_lay_open": true, "seed_key": kept["seed_key"] });
        let note = async |tx: &mut store::Tx| store::company::set_settings(tx, tenant, &unfinished).await;
        world.cx.db.write(note).await?;
        ensure!(seal_all(&world.cx).await? == Sealing::default());
        ensure!(settings(&world).await? == kept);
        Ok(())
    });
}

#[test]
fn a_wrong_key_file_is_told_by_the_names_of_its_keys() {
    testkit::both(async |db| {
        let plain = World::new(db).await?;
        let (first, second) = (SeedKeys::new(vec![[7; 32]]), SeedKeys::new(vec![[8; 32]]));
        let (first, second) = first.zip(second).context("two keys")?;
        let (world, other) = (plain.with_seed_keys(first.clone())?, plain.with_seed_keys(second.clone())?);
        let missing = |sealing: &Sealing| Vec::from_iter(sealing.missing.clone());
        ensure!(seal_all(&world.cx).await? == Sealing::default());
        // Nothing is sealed yet: said once, and the new file is the file from then on.
        let said = seal_all(&other.cx).await?;
        ensure!(said.lost == 0 && missing(&said) == first.names(), "{said:?}");
        ensure!(seal_all(&other.cx).await? == Sealing::default());
        ensure!(sealed_with(&other.cx).await?.is_none());
        // With something sealed it is said at every start, until the right file is back.
        ensure!(missing(&seal_all(&world.cx).await?) == second.names());
        set_up(&world).await?;
        for _ in 0..2 {
            let said = seal_all(&other.cx).await?;
            ensure!(said.lost == 1 && missing(&said) == first.names(), "{said:?}");
        }
        ensure!(sealed_with(&other.cx).await? == first.names().pop());
        ensure!(seal_all(&world.cx).await? == Sealing::default());
        // A key that is exchanged is at hand beside the new one.
        let both = SeedKeys::new(vec![[9; 32], [7; 32]]).context("two keys")?;
        let rotated = world.with_seed_keys(both.clone())?;
        let said = seal_all(&rotated.cx).await?;
        ensure!(said.sealed == 1 && said.missing.is_empty(), "{said:?}");
        ensure!(sealed_with(&rotated.cx).await?.as_ref() == both.names().first());
        Ok(())
    });
}

//! A backup restores into an empty place and verifies; damaged, foreign and misplaced ones are refused and change nothing.

use std::path::Path;

use anyhow::{Result, ensure};
use sqlx::Connection as _;

use crate::world::{Database, Folder, bad, good};

/// Fills an installation, copies it, and brings it back elsewhere.
fn round_trip(
    data: &Path,
    url: Option<&str>,
    fresh: &Path,
    fresh_url: Option<&str>,
    copy: &Path,
) -> Result<()> {
    good(&["admin", "add", "--login", "anna", "--role", "administrator"], data, url)?;
    good(&["admin", "company", "--name", "Solé & Sons", "--currency", "PLN"], data, url)?;
    let files = data.join("files/ab");
    std::fs::create_dir_all(&files)?;
    std::fs::write(files.join("one.bin"), b"content")?;
    let to = copy.to_string_lossy().into_owned();
    good(&["backup", "--to", &to], data, url)?;
    bad(&["backup", "--to", &to], data, url, "exists already")?;
    good(&["restore", "--from", &to], fresh, fresh_url)?;
    ensure!(good(&["verify"], fresh, fresh_url)?.starts_with("ok "), "the restored data verify");
    ensure!(std::fs::read(fresh.join("files/ab/one.bin"))? == b"content", "files come back");
    bad(&["admin", "add", "--login", "ANNA", "--role", "finance"], fresh, fresh_url, "already taken")?;
    bad(&["restore", "--from", &to], fresh, fresh_url, "already")?;
    Ok(())
}

/// Somebody is erased after the backup was made: given the journal, the restored installation has forgotten that person too.
fn forgets_again(
    data: &Path,
    url: Option<&str>,
    fresh: &Path,
    fresh_url: Option<&str>,
    copy: &Path,
) -> Result<()> {
    good(&["admin", "add", "--login", "wilhelmina", "--role", "finance"], data, url)?;
    good(&["admin", "add", "--login", "anna", "--role", "administrator"], data, url)?;
    let to = copy.to_string_lossy().into_owned();
    good(&["backup", "--to", &to], data, url)?;
    let user = user_id(data, url, "wilhelmina")?;
    let line = serde_json::json!({
        "request": "01900000-0000-7000-8000-00000000abcd", "tenant": "01900000-0000-7000-8000-000000000001",
        "at": "2026-11-20T10:00:00Z", "by": null,
        "person": [{ "object": "user", "id": user, "code": "U-0000000000ab" }],
    });
    let journal = data.join("erasures.jsonl");
    // A line that broke off belongs to an erasure that never began.
    std::fs::write(&journal, format!("{line}\n{{\"request\":\"0190"))?;
    let (from, with) = (to.as_str(), journal.to_string_lossy().into_owned());
    bad(&["restore", "--from", from, "--erasures", "/nowhere/x"], fresh, fresh_url, "is missing")?;
    let said = good(&["restore", "--from", from, "--erasures", &with], fresh, fresh_url)?;
    ensure!(said.contains("1 erasures of people that the backup knew nothing of were done again"), "{said}");
    ensure!(good(&["verify"], fresh, fresh_url)?.starts_with("ok "), "the restored data verify");
    ensure!(user_id(fresh, fresh_url, "wilhelmina").is_err(), "the person is there again");
    let kept = std::fs::read_to_string(fresh.join("files/erasures.jsonl"))?;
    ensure!(kept.contains(&user), "the new installation has the erasure in its own journal");
    Ok(())
}

fn user_id(data: &Path, url: Option<&str>, login: &str) -> Result<String> {
    let hex = match url {
        None => {
            let db = rusqlite::Connection::open(data.join("treeline.db"))?;
            let sql = "SELECT lower(hex(id)) FROM app_user WHERE login = ?1";
            db.query_row(sql, [login], |row| row.get::<_, String>(0))?
        }
        Some(url) => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut connection = sqlx::PgConnection::connect(url).await?;
                let sql = "SELECT replace(id::text, '-', '') FROM app_user WHERE login = $1";
                anyhow::Ok(sqlx::query_scalar::<_, String>(sql).bind(login).fetch_one(&mut connection).await?)
            })?
        }
    };
    Ok(uuid::Uuid::parse_str(&hex)?.to_string())
}

#[test]
fn who_was_erased_after_the_backup_is_erased_again() -> Result<()> {
    let folder = Folder::new()?;
    let place = |name: &str| folder.0.join(name);
    forgets_again(&place("data"), None, &place("fresh"), None, &place("copy"))?;
    let (Some(one), Some(two)) = (Database::new("three")?, Database::new("four")?) else { return Ok(()) };
    let (from, to) = (one.url(), two.url());
    forgets_again(&place("data-pg"), Some(&from), &place("fresh-pg"), Some(&to), &place("copy-pg"))
}

#[test]
fn sqlite_comes_back_as_it_was() -> Result<()> {
    let folder = Folder::new()?;
    let (data, fresh, copy) = (folder.0.join("data"), folder.0.join("fresh"), folder.0.join("copy"));
    round_trip(&data, None, &fresh, None, &copy)?;
    let file = copy.join("treeline.db");
    let mut bytes = std::fs::read(&file)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes)?;
    let (to, third) = (copy.to_string_lossy().into_owned(), folder.0.join("third"));
    bad(&["restore", "--from", &to], &third, None, "treeline.db is missing or not what was written")?;
    ensure!(!third.join("treeline.db").exists(), "a damaged backup leaves nothing behind");
    std::fs::write(copy.join("extra"), b"x")?;
    bad(&["restore", "--from", &data.to_string_lossy()], &third, None, "is no backup")?;
    Ok(())
}

#[test]
fn postgres_comes_back_as_it_was() -> Result<()> {
    let (Some(one), Some(two)) = (Database::new("one")?, Database::new("two")?) else { return Ok(()) };
    let folder = Folder::new()?;
    let (data, fresh, copy) = (folder.0.join("data"), folder.0.join("fresh"), folder.0.join("copy"));
    round_trip(&data, Some(&one.url()), &fresh, Some(&two.url()), &copy)?;
    bad(
        &["restore", "--from", &copy.to_string_lossy()],
        &folder.0.join("third"),
        None,
        "is a backup of postgres",
    )
}

#[test]
fn commands_that_look_refuse_what_is_not_there() -> Result<()> {
    let folder = Folder::new()?;
    bad(&["verify"], &folder.0, None, "there is no database at")?;
    bad(
        &["backup", "--to", &folder.0.join("copy").to_string_lossy()],
        &folder.0,
        None,
        "there is no database at",
    )?;
    ensure!(!folder.0.join("copy").exists(), "nothing is left behind");
    bad(&["verify"], &folder.0, Some("postgres://nobody@127.0.0.1:1/none"), "error:")
}

//! A backup restores into an empty place and verifies; damaged, foreign and misplaced ones are refused and change nothing.

use std::path::Path;

use anyhow::{Result, ensure};

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

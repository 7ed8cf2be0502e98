//! The file of the keys that seeds of second factors are sealed with: one key a line, the newest first. Made by the first
//! server that starts, for its owner alone. Refuses a file that others may read, and one that was named and is not there.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use app::session::seeds::{SeedKeys, key};

use crate::config::Settings;

/// Its name in the data folder.
const NAME: &str = "secrets.key";

/// Where it is.
fn place(settings: &Settings) -> PathBuf {
    settings.key_file.clone().unwrap_or_else(|| settings.data.join(NAME))
}

/// Whether there is none yet, and one may be made: a file that was named is somebody's to bring.
pub fn is_unmade(settings: &Settings) -> bool {
    settings.key_file.is_none() && !place(settings).exists()
}

/// Makes the file in the data folder and gives its key: for a server, which goes on sealing with it.
///
/// # Errors
/// When it cannot be made, or read once somebody else was first.
pub fn made(settings: &Settings) -> Result<SeedKeys> {
    let path = place(settings);
    make(&path)?;
    read(&path)
}

/// The keys; where there is no file yet, one that holds for this process.
///
/// # Errors
/// When the file cannot be read or understood, others may read it, or it was named and is not there.
pub fn found(settings: &Settings) -> Result<SeedKeys> {
    if is_unmade(settings) {
        return Ok(SeedKeys::passing());
    }
    read(&place(settings))
}

/// What to do where seeds are sealed and their key is not at hand.
pub fn lost(settings: &Settings, key: &str) -> String {
    let path = place(settings);
    let path = path.display();
    format!(
        "the second factors of this installation are sealed with the key {key}, and there is no key file {path}: copy it \
         from where it is kept. If it is lost for good, make a new one, and people sign in with their recovery codes: \
         (umask 077; openssl rand -hex 32 > '{path}')"
    )
}

/// Whole or not at all: of two servers that start at once the first one's key holds.
fn make(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    crate::open::private_folder(folder)?;
    let line = hexadecimal::<32>();
    // Nobody can have laid a file of this name there before.
    let draft = path.with_extension(format!("draft-{}", hexadecimal::<16>()));
    let linked = written(&draft, &line).and_then(|()| match std::fs::hard_link(&draft, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    });
    let removed = match std::fs::remove_file(&draft) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    // The name has to outlast a power cut as well: without it a seed sealed meanwhile would be lost.
    let kept = File::open(folder).and_then(|folder| folder.sync_all());
    linked.and(removed).and(kept).with_context(|| format!("the key file {} cannot be made", path.display()))
}

/// Writes a new file for its owner alone, down to the disk.
fn written(draft: &Path, line: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(draft)?;
    file.write_all(format!("{line}\n").as_bytes())?;
    file.sync_all()
}

/// Bytes nobody knows, as text.
fn hexadecimal<const BYTES: usize>() -> String {
    let mut bytes = [0_u8; BYTES];
    app::ids::fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(path: &Path) -> Result<SeedKeys> {
    let shown = path.display();
    let text =
        std::fs::read_to_string(path).with_context(|| format!("the key file {shown} cannot be read"))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if std::fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
            bail!("other users of this machine may read the key file. Run: chmod 600 '{shown}'");
        }
    }
    let lines = text
        .lines()
        .map(str::trim)
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let mut keys = Vec::new();
    for (at, line) in lines {
        // The line is not shown: it may be a key with a slip of the hand.
        let Some(key) = key(line) else { bail!("{shown}:{}: not a key of 64 hexadecimal figures", at + 1) };
        keys.push(key);
    }
    SeedKeys::new(keys).with_context(|| format!("the key file {shown} holds no key"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::config::Flags;

    /// A data folder of its own, gone with the value.
    struct Folder(PathBuf);

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn folder(name: &str) -> (Folder, Settings) {
        let path = std::env::temp_dir().join(format!("treeline-key-{}-{name}", std::process::id()));
        let flags = Flags { data: Some(path.display().to_string()), ..Flags::default() };
        (Folder(path), Settings::from_sources(&flags, Vec::new()).expect("the usual settings"))
    }

    #[test]
    fn it_is_made_once_for_its_owner_alone() {
        let (folder, settings) = folder("made");
        assert!(is_unmade(&settings));
        assert_ne!(found(&settings).expect("a key for now"), found(&settings).expect("another one"));
        assert!(is_unmade(&settings), "looking makes nothing");
        let first = made(&settings).expect("a key");
        assert!(!is_unmade(&settings));
        let file = folder.0.join(NAME);
        assert_eq!(std::fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
        assert_eq!(made(&settings).expect("the same key"), first);
        assert_eq!(std::fs::read_dir(&folder.0).expect("the folder").count(), 1, "no draft is left");
        make(&file).expect("somebody else was first");
        assert_eq!(found(&settings).expect("the same key"), first);
    }

    #[test]
    fn what_is_no_key_file_is_refused_without_showing_it() {
        let (folder, mut settings) = folder("wrong");
        std::fs::create_dir_all(&folder.0).expect("the folder");
        let file = folder.0.join("keys");
        settings.key_file = Some(file.clone());
        assert!(!is_unmade(&settings), "a named one is never made");
        assert!(
            found(&settings).is_err_and(|error| error.to_string().contains("cannot be read")),
            "named, and not there"
        );
        let good = "0a".repeat(32);
        for (text, mode, part) in [
            (String::new(), 0o600, "holds no key"),
            ("# nothing\n\n".to_owned(), 0o600, "holds no key"),
            (format!("{good}\nhush-hush\n"), 0o600, "keys:2: not a key"),
            (good.clone(), 0o640, "chmod 600"),
        ] {
            std::fs::write(&file, text).expect("written");
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("ours");
            let message = found(&settings).expect_err(part).to_string();
            assert!(
                message.contains(part) && !message.contains("hush") && !message.contains(&good),
                "{message}"
            );
        }
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("ours");
        std::fs::write(&file, format!("# of 2026\n{good}\n\n{}\n", "0b".repeat(32))).expect("written");
        assert_eq!(format!("{:?}", found(&settings).expect("two keys")), "SeedKeys(2)");
    }
}

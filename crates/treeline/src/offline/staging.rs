//! A folder beside the target in which results are made; only finished results move. Refuses to leave
//! anything behind, or to touch other files of a folder that already exists.

use std::path::{Path, PathBuf};

use kernel::Problem;

use super::text::unwritable;

/// A temporary folder that vanishes with this value.
pub struct Staging {
    folder: PathBuf,
    target: PathBuf,
}

impl Staging {
    /// A new folder beside `target`, whose parent must exist.
    ///
    /// # Errors
    /// `offline-unwritable`, `offline-out-file` when the target is not a folder.
    pub fn beside(target: &Path) -> Result<Self, Problem> {
        if target.exists() && !target.is_dir() {
            return Err(Problem::new("offline-out-file").file(target.display().to_string()));
        }
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let Some(name) = target.file_name() else {
            return Err(Problem::new("offline-out-file").file(target.display().to_string()));
        };
        let hidden = format!(".{}.{}", name.to_string_lossy(), std::process::id());
        let folder = parent.join(hidden);
        std::fs::create_dir(&folder).map_err(|error| unwritable(target, &error))?;
        Ok(Self { folder, target: target.to_owned() })
    }

    /// The path of a file in the making.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Moves the finished files to the target, in this order: a whole new folder at once, or file by file
    /// into an existing one. Name last the file that vouches for the others.
    ///
    /// # Errors
    /// `offline-unwritable`.
    pub fn publish(self, names: &[&str]) -> Result<(), Problem> {
        if !self.target.exists() {
            return std::fs::rename(&self.folder, &self.target)
                .map_err(|error| unwritable(&self.target, &error));
        }
        for name in names {
            let to = self.target.join(name);
            std::fs::rename(self.path(name), &to).map_err(|error| unwritable(&to, &error))?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a move of the whole folder there is nothing left to remove; a failure here leaves only a
        // hidden folder and must not hide the problem that brought us here.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

//! `where <feature>`: a feature has one name in every room; this prints its files room by room.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::shell;

/// Prints every file of `feature`, grouped by room.
///
/// # Errors
/// When no file carries that name.
pub fn run(feature: &str) -> Result<()> {
    let root = shell::root()?;
    let mut rooms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in shell::tracked(&root)? {
        if belongs(&file, feature) {
            rooms.entry(room(&file)).or_default().push(file);
        }
    }
    if rooms.is_empty() {
        bail!("no file belongs to a feature named {feature}");
    }
    for (room, files) in rooms {
        println!("{room}");
        for file in files {
            println!("  {file}");
        }
    }
    Ok(())
}

/// A file belongs to a feature when a folder on its path, or its own name without number and endings, is the feature's name.
pub fn belongs(file: &str, feature: &str) -> bool {
    let same = |part: &str| part == feature || part.replace('-', "_") == feature.replace('-', "_");
    let mut parts: Vec<&str> = file.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let unnumbered = stem.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('_');
    parts.into_iter().any(same) || same(stem) || same(unnumbered)
}

fn room(file: &str) -> String {
    let mut parts = file.split('/');
    match (parts.next(), parts.next()) {
        (Some("crates"), Some(room)) => format!("crates/{room}"),
        (Some(top), Some(_)) => top.to_owned(),
        _ => ".".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::belongs;

    #[test]
    fn a_feature_is_found_by_folder_file_and_migration() {
        for file in [
            "crates/app/src/placements/place.rs",
            "crates/store/src/placements.rs",
            "locales/fr/placements.ftl",
        ] {
            assert!(belongs(file, "placements"), "{file}");
        }
        assert!(belongs("crates/store/migrations/0010_placements.sql", "placements"));
        assert!(!belongs("crates/app/src/placements_old/place.rs", "placements"));
        assert!(!belongs("crates/app/src/runs/place.rs", "placements"));
    }
}

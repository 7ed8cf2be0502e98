//! The columns of every unique key by the name PostgreSQL gives it, read from the migrations. Behind row-level security
//! PostgreSQL names the key that is taken and not its columns. Refuses nothing: an unknown key has no columns.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The columns of a unique key.
pub(super) fn columns(key: &str) -> Vec<String> {
    static KEYS: OnceLock<HashMap<String, Vec<String>>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| read(crate::migrate::ALL.iter().map(|migration| migration.text)));
    keys.get(key).cloned().unwrap_or_default()
}

fn read<'t>(texts: impl Iterator<Item = &'t str>) -> HashMap<String, Vec<String>> {
    let mut keys = HashMap::new();
    for text in texts {
        let mut table = "";
        for line in text.lines().map(str::trim) {
            if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                table =
                    rest.trim_start_matches("IF NOT EXISTS ").split([' ', '(']).next().unwrap_or_default();
                table = table.trim_matches('"');
            } else if let Some(rest) = line.strip_prefix("CREATE UNIQUE INDEX ") {
                let name = rest.split(' ').next().unwrap_or_default();
                keys.insert(name.to_owned(), list(rest));
            } else if line.starts_with("UNIQUE (") {
                // PostgreSQL's own name for a key that has none.
                let columns = list(line);
                keys.insert(format!("{table}_{}_key", columns.join("_")), columns);
            } else if line.starts_with("PRIMARY KEY (") {
                keys.insert(format!("{table}_pkey"), list(line));
            }
        }
    }
    keys
}

/// `… (a, "b") …` → the columns.
fn list(text: &str) -> Vec<String> {
    let inside =
        text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside);
    inside.split(',').map(|column| column.trim().trim_matches('"').to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::columns;

    fn check(key: &str, expect: &[&str]) {
        assert_eq!(columns(key), expect, "{key}");
    }

    #[test]
    fn every_kind_of_key_is_known_by_its_name() {
        check("sale_tenant_id_code_key", &["tenant_id", "code"]);
        check("app_user_tenant_id_login_folded_key", &["tenant_id", "login_folded"]);
        check("tree_edge_slot", &["tenant_id", "tree", "parent_id", "slot"]);
        check("own_07_tenant_id_code_key", &["tenant_id", "code"]);
        check("no_such_key", &[]);
    }
}

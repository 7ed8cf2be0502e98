//! Lists the migration files for the compiler; refuses two files with one number.

use std::{env, fs, path::Path};

fn main() {
    let folder = Path::new("migrations");
    println!("cargo::rerun-if-changed=migrations");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()))
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".sql"))
        .collect();
    names.sort();
    let mut list = String::from("[\n");
    let mut last = None;
    for name in &names {
        let (number, title) = name
            .trim_end_matches(".sql")
            .split_once('_')
            .unwrap_or_else(|| panic!("a migration is called NNNN_name.sql, not {name}"));
        let number: i64 = number.parse().unwrap_or_else(|_| panic!("{name} does not begin with a number"));
        assert!(last != Some(number), "two migrations carry the number {number:04}");
        last = Some(number);
        let root = env!("CARGO_MANIFEST_DIR");
        list.push_str(&format!(
            "Migration {{ number: {number}, name: {title:?}, text: include_str!(\"{root}/migrations/{name}\") }},\n"
        ));
    }
    list.push(']');
    let out = env::var("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("migrations.rs"), list)
        .unwrap_or_else(|error| panic!("cannot write the list of migrations: {error}"));
}

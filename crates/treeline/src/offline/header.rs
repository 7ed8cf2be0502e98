//! The header of a CSV file: which column stands where. Refuses a missing, doubled or unnamed column, and
//! rows that are shorter or longer than the header.

use std::fs::File;
use std::path::Path;

use kernel::Problem;

use super::table::Table;

/// The most problems of one file that are reported; a person mends those first.
pub const PROBLEMS_MAX: usize = 20;

/// A file with its header read.
pub struct Sheet {
    /// The rows below the header.
    pub table: Table<File>,
    names: Vec<String>,
    file: String,
}

impl Sheet {
    /// Opens a file that must have the `required` columns.
    ///
    /// # Errors
    /// `offline-file-unreadable`, `offline-file-empty`, `offline-header-*`, and what the reader refuses.
    pub fn open(path: &Path, required: &[&str]) -> Result<Self, Problem> {
        let file = path.display().to_string();
        let unreadable = |why: &dyn std::fmt::Display| {
            Problem::new("offline-file-unreadable").with("why", why).file(file.clone())
        };
        let opened = File::open(path).map_err(|error| unreadable(&error))?;
        if opened.metadata().is_ok_and(|meta| meta.is_dir()) {
            return Err(unreadable(&"it is a directory"));
        }
        let mut table = Table::new(opened, &file)?;
        if !table.next_row()? {
            return Err(Problem::new("offline-file-empty").file(file));
        }
        let mut names: Vec<String> = Vec::with_capacity(table.len());
        for column in 0..table.len() {
            let name = table.text(column).to_owned();
            if name.trim().is_empty() {
                return Err(table.problem("offline-header-unnamed", column));
            }
            if names.contains(&name) {
                return Err(table.problem("offline-header-doubled", column));
            }
            names.push(name);
        }
        for name in required {
            if !names.iter().any(|found| found == name) {
                let found = names.join(",");
                let code = if found.contains(';') || found.contains('\t') {
                    "offline-header-separator"
                } else {
                    "offline-header-missing"
                };
                let problem = Problem::new(code).with("column", name).token(found);
                return Err(table.at_field(problem, 0));
            }
        }
        Ok(Self { table, names, file })
    }

    /// Where a column stands, if the file has it.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|found| found == name)
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Hands every row to `take`. A row that it refuses is noted and the next one read; what breaks the
    /// reader itself ends the file.
    ///
    /// # Errors
    /// At most [`PROBLEMS_MAX`] problems, in the order of the file.
    pub fn rows(
        &mut self,
        mut take: impl FnMut(&Table<File>) -> Result<(), Problem>,
    ) -> Result<u64, Vec<Problem>> {
        let (mut problems, mut rows) = (vec![], 0);
        while problems.len() < PROBLEMS_MAX {
            match self.table.next_row() {
                Ok(true) => {}
                Ok(false) => break,
                Err(problem) => {
                    problems.push(problem);
                    break;
                }
            }
            rows += 1;
            let result = self.width().and_then(|()| take(&self.table));
            problems.extend(result.err());
        }
        if problems.is_empty() { Ok(rows) } else { Err(problems) }
    }

    fn width(&self) -> Result<(), Problem> {
        let (found, expected) = (self.table.len(), self.names.len());
        if found == expected {
            return Ok(());
        }
        let code = if found < expected { "offline-row-short" } else { "offline-row-long" };
        let field = found.min(expected + 1) - 1;
        let token = self.table.text(field);
        let problem = Problem::new(code).with("found", found).with("expected", expected).token(token);
        Err(self.table.at_field(problem, field))
    }
}

//! The mapping document: where each field of an object gets its value from in a file. The web
//! wizard sends it as JSON, the command line reads it as TOML; both are checked here against the
//! columns of the file before a row is read. Refuses unknown keys, columns and templates.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::decode::Encoding;
use super::refusal::Refusal;
use super::rows::{Delimiter, Row};
use super::values::{DateFormat, DecimalMark, restored};

/// A whole mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The object that is imported: `order`.
    pub object: String,
    /// How the file is written.
    #[serde(default)]
    pub file: FileForm,
    /// Field (for lines: `line.quantity`) to the source of its value.
    pub fields: BTreeMap<String, Source>,
    /// What happens with the rows.
    #[serde(default)]
    pub options: Options,
}

/// How the file is written; what is absent is proposed from the file itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileForm {
    /// The encoding of the bytes.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// Whether the first row names the columns; else they are called `#1`, `#2` …
    pub header: bool,
    /// How dates stand in the file.
    pub date: DateFormat,
    /// The decimal mark of numbers.
    pub decimal: DecimalMark,
    /// The sheet of a workbook; the first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

impl Default for FileForm {
    fn default() -> Self {
        Self {
            encoding: None,
            delimiter: None,
            header: true,
            date: DateFormat::default(),
            decimal: DecimalMark::default(),
            sheet: None,
        }
    }
}

/// Where one field's value comes from: exactly one of the three.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The cell of this column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The same value in every row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constant: Option<String>,
    /// Text with `{column}` and `{line}` (the physical line) in it; `{{` is a brace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// What happens with the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// Orders: confirm each complete order, which makes it a sale.
    pub confirm: bool,
    /// Relations whose missing record is created by its code: `["account"]`.
    pub create: Vec<String>,
}

/// A mapping checked against the columns of one file, ready to be applied row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The file's columns, in order.
    pub columns: Vec<String>,
    fields: Vec<(String, Vec<Part>)>,
}

/// One piece of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Cell(usize),
    Line,
}

/// The values of one row, in the order of [`Compiled::fields`].
pub type Values = Vec<String>;

/// Names for the columns of a file: its header, or `#1`, `#2` … where it has none.
///
/// # Errors
/// `import-column-twice`, since a mapping by name could not tell them apart.
pub fn columns(first: &Row<'_>, header: bool) -> Result<Vec<String>, Refusal> {
    let mut names: Vec<String> = Vec::with_capacity(first.cells.len());
    for (at, cell) in first.cells.iter().enumerate() {
        let name = restored(cell).trim();
        let name = if header && !name.is_empty() { name.to_owned() } else { format!("#{}", at + 1) };
        if names.contains(&name) {
            return Err(Refusal::row("import-column-twice", first.line).in_column(&name));
        }
        names.push(name);
    }
    Ok(names)
}

/// Checks a mapping against the columns of a file and the fields the object has.
///
/// # Errors
/// `import-field-unknown`, `import-column-unknown`, `import-source-one` (none or several sources
/// for a field), `import-template` with the token that is wrong, `import-mapping-empty`.
pub fn compile(mapping: &Mapping, columns: &[String], known: &[&str]) -> Result<Compiled, Refusal> {
    if mapping.fields.is_empty() {
        return Err(Refusal::file("import-mapping-empty"));
    }
    let place = |name: &str| {
        columns
            .iter()
            .position(|column| column == name)
            .ok_or_else(|| Refusal::file("import-column-unknown").with("column", name))
    };
    let mut fields = Vec::with_capacity(mapping.fields.len());
    for (field, source) in &mapping.fields {
        if !known.contains(&field.as_str()) {
            return Err(Refusal::file("import-field-unknown").with("field", field));
        }
        let parts = match (&source.column, &source.constant, &source.template) {
            (Some(column), None, None) => vec![Part::Cell(place(column)?)],
            (None, Some(constant), None) => vec![Part::Text(constant.clone())],
            (None, None, Some(template)) => parts(template, field, place)?,
            _ => return Err(Refusal::file("import-source-one").with("field", field)),
        };
        fields.push((field.clone(), parts));
    }
    Ok(Compiled { columns: columns.to_vec(), fields })
}

fn parts(
    template: &str,
    field: &str,
    place: impl Fn(&str) -> Result<usize, Refusal>,
) -> Result<Vec<Part>, Refusal> {
    let wrong = |token: &str| Refusal::file("import-template").with("field", field).with("token", token);
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let from = &rest[at..];
        if from.starts_with("{{") || from.starts_with("}}") {
            text.push_str(&from[..1]);
            rest = &from[2..];
            continue;
        }
        let end = from.find('}').filter(|_| from.starts_with('{')).ok_or_else(|| wrong(from))?;
        if !text.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut text)));
        }
        parts.push(match &from[1..end] {
            "line" => Part::Line,
            name => Part::Cell(place(name).map_err(|_| wrong(&from[..=end]))?),
        });
        rest = &from[end + 1..];
    }
    text.push_str(rest);
    if !text.is_empty() || parts.is_empty() {
        parts.push(Part::Text(text));
    }
    Ok(parts)
}

impl Compiled {
    /// The mapped fields, in the order of the values of each row.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    /// Where the values of a row hold `field`; none where it is not mapped.
    #[must_use]
    pub fn place(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|(name, _)| name == field)
    }

    /// The column a field is read from, for error files; empty for constants.
    #[must_use]
    pub fn column_of(&self, field: &str) -> &str {
        let parts = self.fields.iter().find(|(name, _)| name == field).map(|(_, parts)| parts);
        let cell = parts.into_iter().flatten().find_map(|part| match part {
            Part::Cell(at) => self.columns.get(*at),
            _ => None,
        });
        cell.map_or("", String::as_str)
    }

    /// The values of one row; quotes an export put before formulas are taken away again.
    ///
    /// # Errors
    /// `import-row-width` where the row has fewer or more cells than the header (further empty
    /// ones are forgiven), since its cells may then stand under the wrong names.
    pub fn apply(&self, row: &Row<'_>) -> Result<Values, Refusal> {
        let width = self.columns.len();
        let spare_is_empty = row.cells.iter().skip(width).all(|cell| cell.trim().is_empty());
        if row.cells.len() < width || !spare_is_empty {
            return Err(Refusal::row("import-row-width", row.line)
                .with("found", row.cells.len())
                .with("expected", width));
        }
        let value = |parts: &[Part]| match parts {
            [Part::Cell(at)] => restored(&row.cells[*at]).to_owned(),
            parts => parts.iter().fold(String::new(), |mut out, part| {
                match part {
                    Part::Text(text) => out.push_str(text),
                    Part::Cell(at) => out.push_str(restored(&row.cells[*at]).trim()),
                    Part::Line => out.push_str(&row.line.to_string()),
                }
                out
            }),
        };
        Ok(self.fields.iter().map(|(_, parts)| value(parts)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::super::rows::Rows;
    use super::*;

    const KNOWN: [&str; 4] = ["code", "account", "currency", "line.amount"];

    fn source(kind: &str, text: &str) -> Source {
        let some = |k: &str| (kind == k).then(|| text.to_owned());
        Source { column: some("column"), constant: some("constant"), template: some("template") }
    }

    fn compiled(fields: &[(&str, Source)], header: &[&str]) -> Result<Compiled, Refusal> {
        let mapping = Mapping {
            object: "order".into(),
            file: FileForm::default(),
            fields: fields.iter().map(|(f, s)| ((*f).to_owned(), s.clone())).collect(),
            options: Options::default(),
        };
        let columns: Vec<String> = header.iter().map(|c| (*c).to_owned()).collect();
        compile(&mapping, &columns, &KNOWN)
    }

    #[test]
    fn derives_codes_from_physical_lines_and_cells() {
        let text = " id  value\r\n\r\n 00001 11.77\r\n";
        let mut rows = Rows::new(text, Delimiter::Blanks, Limits::STANDARD).map(|r| r.expect("readable"));
        let header = columns(&rows.next().expect("header"), true).expect("unique");
        let mapped = compiled(
            &[
                ("code", source("template", "CDNOW-{line}")),
                ("account", source("template", "{{{id}}}")),
                ("currency", source("constant", "USD")),
                ("line.amount", source("column", "value")),
            ],
            &header.iter().map(String::as_str).collect::<Vec<_>>(),
        )
        .expect("valid");
        let values = mapped.apply(&rows.next().expect("row")).expect("wide enough");
        let got: Vec<_> = mapped.fields().zip(values.iter().map(String::as_str)).collect();
        assert_eq!(
            got,
            [("account", "{00001}"), ("code", "CDNOW-3"), ("currency", "USD"), ("line.amount", "11.77")]
        );
        assert_eq!(mapped.column_of("line.amount"), "value");
        assert_eq!(mapped.column_of("account"), "id");
        assert_eq!(mapped.column_of("currency"), "");
    }

    #[test]
    fn refuses_a_mapping_that_does_not_fit() {
        let code = |fields: &[(&str, Source)]| compiled(fields, &["id", "value"]).map_err(|r| r.code);
        assert_eq!(code(&[]).unwrap_err(), "import-mapping-empty");
        assert_eq!(code(&[("owner_id", source("column", "id"))]).unwrap_err(), "import-field-unknown");
        assert_eq!(code(&[("code", source("column", "ID"))]).unwrap_err(), "import-column-unknown");
        assert_eq!(code(&[("code", Source::default())]).unwrap_err(), "import-source-one");
        for template in ["{nope}", "{", "}", "a{id", "{}", "{id}}"] {
            assert_eq!(
                code(&[("code", source("template", template))]).unwrap_err(),
                "import-template",
                "{template}"
            );
        }
    }

    #[test]
    fn refuses_rows_whose_cells_may_stand_under_wrong_names() {
        let mapped = compiled(&[("code", source("column", "b"))], &["a", "b"]).expect("valid");
        let row = |text: &'static str| {
            let row = Rows::new(text, Delimiter::Comma, Limits::STANDARD).next().expect("one").expect("read");
            mapped.apply(&row).map(|v| v[0].clone()).map_err(|r| r.code)
        };
        assert_eq!(row("1,2"), Ok("2".into()));
        assert_eq!(row("1,'=2,, "), Ok("=2".into()));
        assert_eq!(row("1"), Err("import-row-width"));
        assert_eq!(row("1,2,3"), Err("import-row-width"));
    }

    #[test]
    fn a_header_that_names_a_column_twice_is_refused() {
        let row = Rows::new("a,,a", Delimiter::Comma, Limits::STANDARD).next().expect("one").expect("read");
        assert_eq!(columns(&row, true).unwrap_err().code, "import-column-twice");
        assert_eq!(columns(&row, false).expect("numbered"), ["#1", "#2", "#3"]);
    }
}

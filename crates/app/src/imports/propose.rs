//! Proposes which column fills which field, by key and by label in every language of the
//! product; a field is proposed once, a column that fits nothing stays unmapped.

use std::collections::BTreeMap;

/// A field as the wizard shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Key in mappings: `name`, `line.quantity`.
    pub key: String,
    /// Words a person may have used as the column's name, any language.
    pub labels: Vec<String>,
    /// Whether a new record cannot be made without it.
    pub required: bool,
}

/// Column to field, for every column; `None` where nothing fits.
#[must_use]
pub fn propose(columns: &[String], fields: &[Field]) -> BTreeMap<String, Option<String>> {
    let mut taken: Vec<&str> = Vec::new();
    let mut out = BTreeMap::new();
    for column in columns {
        let plain = folded(column);
        let fits = |field: &&Field| {
            !taken.contains(&field.key.as_str())
                && (folded(&field.key) == plain
                    || field.key.split_once('.').is_some_and(|(_, last)| folded(last) == plain)
                    || field.labels.iter().any(|label| folded(label) == plain))
        };
        let found = fields.iter().find(fits);
        if let Some(field) = found {
            taken.push(&field.key);
        }
        out.insert(column.clone(), found.map(|field| field.key.clone()));
    }
    out
}

/// Lower case without accents, blanks and punctuation, so that `E-mail` fits `email`.
fn folded(text: &str) -> String {
    kernel::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_keys_and_labels_once() {
        let field = |key: &str, labels: &[&str]| Field {
            key: key.into(),
            labels: labels.iter().map(|l| (*l).to_owned()).collect(),
            required: false,
        };
        let fields = [
            field("code", &["Code", "Kod"]),
            field("email", &["E-mail", "Адрес почты"]),
            field("line.quantity", &["Quantité"]),
        ];
        let columns: Vec<String> =
            ["KOD", "Code", "e mail", "quantity", "Other"].iter().map(|c| (*c).to_owned()).collect();
        let got = propose(&columns, &fields);
        let of = |column: &str| got[column].as_deref();
        assert_eq!(of("KOD"), Some("code"));
        assert_eq!(of("Code"), None);
        assert_eq!(of("e mail"), Some("email"));
        assert_eq!(of("quantity"), Some("line.quantity"));
        assert_eq!(of("Other"), None);
    }
}

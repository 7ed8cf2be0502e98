//! What the columns of a file are called, and which field a column is meant for: by key, by a label with the key in brackets, and
//! by label in every language of the product. A field is proposed once; a column that fits nothing, or only what no file may
//! fill, stays unmapped.

use std::collections::BTreeMap;

/// A field that a column may be called after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Key in mappings: `name`, `line.quantity`.
    pub key: String,
    /// What the reader calls it.
    pub label: String,
    /// Words a person may have used as the column's name, any language.
    pub labels: Vec<String>,
    /// Whether an import may fill it; else it only keeps its columns from being taken for another's.
    pub fillable: bool,
}

/// How columns are matched: the surest way first, so that no column takes the field another one names exactly.
const WAYS: [fn(&str, &Field) -> bool; 4] = [
    |column, field| column == field.key,
    |column, field| bracketed(column).is_some_and(|key| key == field.key),
    |column, field| folded(column) == folded(&field.label),
    |column, field| {
        let plain = folded(column);
        folded(&field.key) == plain
            || field.key.split_once('.').is_some_and(|(_, last)| folded(last) == plain)
            || field.labels.iter().any(|label| folded(label) == plain)
    },
];

/// Column to field, for every column; `None` where nothing fits.
#[must_use]
pub fn propose(columns: &[String], fields: &[Field]) -> BTreeMap<String, Option<String>> {
    let mut left: Vec<&Field> = fields.iter().collect();
    let mut out: BTreeMap<String, Option<String>> = BTreeMap::new();
    for fits in WAYS {
        for column in columns {
            if out.contains_key(column) {
                continue;
            }
            let fillable = left.iter().position(|field| field.fillable && fits(column, field));
            if let Some(at) = fillable.or_else(|| left.iter().position(|field| fits(column, field))) {
                let field = left.remove(at);
                out.insert(column.clone(), field.fillable.then(|| field.key.clone()));
            }
        }
    }
    for column in columns {
        out.entry(column.clone()).or_default();
    }
    out
}

/// The names of columns for the fields with these keys and labels: the label alone, or with the key in brackets where another
/// field is called alike.
#[must_use]
pub fn headers(fields: &[(String, String)]) -> Vec<String> {
    let mut called: BTreeMap<String, usize> = BTreeMap::new();
    for (key, label) in fields {
        *called.entry(folded(label)).or_default() += 1;
        if folded(key) != folded(label) {
            *called.entry(folded(key)).or_default() += 1;
        }
    }
    let name = |(key, label): &(String, String)| {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        match called.get(&folded(&label)) {
            _ if folded(&label).is_empty() => key.clone(),
            Some(1) if bracketed(&label).is_none() => label,
            _ => format!("{label} ({key})"),
        }
    };
    fields.iter().map(name).collect()
}

/// The key in brackets at the end of a column's name.
fn bracketed(column: &str) -> Option<&str> {
    column.strip_suffix(')')?.rsplit_once(" (").map(|(_, key)| key)
}

/// Lower case without accents, blanks and punctuation, so that `E-mail` fits `email`.
fn folded(text: &str) -> String {
    kernel::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn field(key: &str, labels: &[&str]) -> Field {
        Field {
            key: key.into(),
            label: labels.first().map(|label| (*label).to_owned()).unwrap_or_default(),
            labels: labels.iter().map(|label| (*label).to_owned()).collect(),
            fillable: true,
        }
    }

    fn proposed(columns: &[&str], fields: &[Field]) -> Vec<Option<String>> {
        let columns: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        let got = propose(&columns, fields);
        columns.iter().map(|column| got[column].clone()).collect()
    }

    fn check(columns: &[&str], fields: &[Field], expected: &[Option<&str>]) {
        let expected: Vec<Option<String>> = expected.iter().map(|key| key.map(str::to_owned)).collect();
        assert_eq!(proposed(columns, fields), expected, "{columns:?}");
    }

    #[test]
    fn matches_keys_and_labels_once() {
        let fields = [
            field("code", &["Code", "Kod"]),
            field("email", &["E-mail", "Адрес почты"]),
            field("line.quantity", &["Quantité"]),
        ];
        check(
            &["KOD", "Code", "e mail", "quantity", "Other"],
            &fields,
            &[None, Some("code"), Some("email"), Some("line.quantity"), None],
        );
        check(&["kod", "адрес почты"], &fields, &[Some("code"), Some("email")]);
    }

    #[test]
    fn a_column_named_exactly_is_no_others() {
        let total = Field { fillable: false, ..field("discount", &["Discount"]) };
        let fields = [total, field("line.discount", &["Discount"])];
        check(&["discount", "line.discount"], &fields, &[None, Some("line.discount")]);
        check(&["Discount (discount)", "Discount (line.discount)"], &fields, &[None, Some("line.discount")]);
        // Somebody's own file has one discount, and means the one that can be filled.
        check(&["Discount"], &fields, &[Some("line.discount")]);
    }

    #[test]
    fn fields_called_alike_are_told_apart_by_their_keys() {
        let named = |pairs: &[(&str, &str)]| {
            let pairs: Vec<(String, String)> =
                pairs.iter().map(|(key, label)| ((*key).to_owned(), (*label).to_owned())).collect();
            headers(&pairs)
        };
        assert_eq!(named(&[("name", "Name"), ("city", "Town")]), ["Name", "Town"]);
        assert_eq!(
            named(&[("email", "E-mail"), ("x_mail", "email"), ("x_e", " Two\nlines ")]),
            ["E-mail (email)", "email (x_mail)", "Two lines"]
        );
        // A label that is another field's key, or that looks like one in brackets.
        assert_eq!(named(&[("city", "Town"), ("x_a", "City")]), ["Town", "City (x_a)"]);
        assert_eq!(named(&[("x_a", "Weight (kg)"), ("x_b", "!")]), ["Weight (kg) (x_a)", "x_b"]);
    }

    proptest! {
        #[test]
        fn every_header_leads_back_to_its_field(
            labels in proptest::collection::vec("(Name|name|x_1|City|Ж|=1|a \\(x_0\\)| |é|x){1,2}", 1..7),
        ) {
            let fields: Vec<Field> = labels
                .iter()
                .enumerate()
                .map(|(at, label)| field(&format!("x_{at}"), &[label.as_str()]))
                .collect();
            let pairs: Vec<(String, String)> =
                fields.iter().map(|field| (field.key.clone(), field.label.clone())).collect();
            let named = headers(&pairs);
            let columns: Vec<&str> = named.iter().map(String::as_str).collect();
            let expected: Vec<Option<String>> = fields.iter().map(|field| Some(field.key.clone())).collect();
            prop_assert_eq!(proposed(&columns, &fields), expected);
            let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
            prop_assert_eq!(proposed(&keys, &fields), proposed(&columns, &fields));
        }
    }
}

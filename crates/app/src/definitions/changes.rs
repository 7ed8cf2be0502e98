//! What an extension changes against the one before, and whether records stand in the way.

use std::collections::BTreeMap;

use access::Principal;
use entity::{Document, FieldDocument, FieldType, Labels, Object, ObjectDocument, OptionDocument};
use kernel::Problem;
use store::Read;

use super::standing::Standing;
use crate::Error;

/// What applying a document would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Why it cannot be applied, each with a pointer into the document.
    pub problems: Vec<Problem>,
    /// What changes.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `object-added`, `object-renamed`, `object-retired`, `object-restored`, `field-added`, `field-removed`, `field-changed`, `option-added`, `option-changed`, `option-removed`, `options-ordered`, `layout-changed`, `recognised-changed`.
    pub kind: &'static str,
    /// The field, none for a layout.
    pub field: Option<String>,
    /// The choice.
    pub option: Option<String>,
    /// How many records have a value of it.
    pub records: i64,
}

/// Compares `new` with `old`; `before` are all versions there were.
pub(super) async fn compare(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    old: &Document,
    new: &Document,
    before: &[Document],
) -> Result<Report, Error> {
    let mut report = Report::default();
    for (at, field) in new.fields.iter().enumerate() {
        let was = old.fields.iter().find(|one| one.key == field.key);
        if let Some(problem) = fixed(field, before) {
            report.problems.push(problem.field(format!("fields/{at}/type")));
        }
        if before
            .iter()
            .flat_map(|one| &one.fields)
            .any(|one| one.key == field.key && one.series != field.series)
        {
            report
                .problems
                .push(Problem::new("definition-series-fixed").field(format!("fields/{at}/series/prefix")));
        }
        let records = store::records::custom::used(db, who, &object.key, &field.key, None).await?;
        let kind = match was {
            None => "field-added",
            Some(was) if was != field => "field-changed",
            Some(_) => continue,
        };
        report.changes.push(Change { kind, field: Some(field.key.clone()), option: None, records });
        let was_unique = was.is_some_and(|was| was.unique);
        if field.unique
            && !was_unique
            && store::definitions::repeats(db, who.tenant, &object.key, &field.key).await?
        {
            report.problems.push(Problem::new("definition-not-unique").field(format!("fields/{at}/unique")));
        }
    }
    for field in old.fields.iter().filter(|was| !new.fields.iter().any(|one| one.key == was.key)) {
        let records = store::records::custom::used(db, who, &object.key, &field.key, None).await?;
        let (field, option) = (Some(field.key.clone()), None);
        report.changes.push(Change { kind: "field-removed", field, option, records });
    }
    for (field, pointer, was, is) in options(old, new) {
        let standard = standard(object, &field);
        report.changes.extend(said_anew(&field, &was, &is, standard));
        let not_in = |list: &[OptionDocument], key: &String| {
            !standard.contains(key) && list.iter().all(|one| one.key != *key)
        };
        let keys = |list: &[OptionDocument]| list.iter().map(|one| one.key.clone()).collect::<Vec<_>>();
        let removed: Vec<String> = keys(&was).into_iter().filter(|key| not_in(&is, key)).collect();
        let added: Vec<String> = keys(&is).into_iter().filter(|key| not_in(&was, key)).collect();
        for key in added {
            let option = Some(key);
            report.changes.push(Change {
                kind: "option-added",
                field: Some(field.clone()),
                option,
                records: 0,
            });
        }
        for key in removed {
            let own = field.starts_with(entity::custom::PREFIX);
            let records = if own {
                store::records::custom::used(db, who, &object.key, &field, Some(&key)).await?
            } else {
                store::definitions::holding(db, who.tenant, &object.table, &field, &key).await?
            };
            if records > 0 {
                let problem = Problem::new("definition-option-used").with("count", records).token(&key);
                report.problems.push(problem.field(pointer.clone()));
            }
            let (field, option) = (Some(field.clone()), Some(key));
            report.changes.push(Change { kind: "option-removed", field, option, records });
        }
    }
    if old.layouts != new.layouts {
        report.changes.push(Change { kind: "layout-changed", field: None, option: None, records: 0 });
    }
    if old.recognised_by != new.recognised_by {
        report.changes.push(Change { kind: "recognised-changed", field: None, option: None, records: 0 });
    }
    Ok(report)
}

/// What happens to an own object itself, which `records` there are of.
pub(super) fn own_object(
    report: &mut Report,
    standing: &Standing,
    key: &str,
    new: &ObjectDocument,
    before: &[Document],
    records: i64,
) {
    let was = before.first().and_then(|document| document.object.as_ref());
    let kind = match was {
        None => Some("object-added"),
        Some(was) if was.retired && !new.retired => Some("object-restored"),
        Some(was) if !was.retired && new.retired => Some("object-retired"),
        Some(was) if was != new => Some("object-renamed"),
        Some(_) => None,
    };
    report.changes.splice(0..0, kind.map(|kind| Change { kind, field: None, option: None, records }));
    if was.is_some_and(|was| was.series != new.series) {
        report.problems.push(Problem::new("definition-series-fixed").field("object/series"));
    } else if standing.series_taken(key, &new.series) {
        let problem = Problem::new("definition-series-taken").token(&new.series);
        report.problems.push(problem.field("object/series"));
    }
    if new.retired
        && let Some((object, field)) = standing.pointing(key)
    {
        let problem = Problem::new("definition-object-needed").with("object", object).with("field", field);
        report.problems.push(problem.field("object/retired"));
    }
}

/// What a key once meant it means for ever: values of the old kind are still there.
fn fixed(field: &FieldDocument, before: &[Document]) -> Option<Problem> {
    let same = |was: &FieldDocument| {
        let scale = |one: &FieldDocument| (one.kind == FieldType::Decimal).then(|| one.digits.unwrap_or(2));
        was.kind == field.kind
            && scale(was) == scale(field)
            && was.to == field.to
            && was.search == field.search
            // What was typed is never written over by a formula.
            && was.formula.is_some() == field.formula.is_some()
    };
    let earlier = before.iter().flat_map(|document| &document.fields).filter(|was| was.key == field.key);
    let mut other = earlier.filter(|was| !same(was));
    other.next().map(|_| Problem::new("definition-type-fixed").token(&field.key))
}

/// The choices that the standard gives a field.
fn standard<'o>(object: &Object, field: &str) -> &'o [String] {
    let known = entity::object(&object.key).and_then(|object| object.field(field));
    known.map_or(&[], |field| &field.options)
}

/// Choices that stay under other words or another colour, and another order of those that stay. Those of an own field are told
/// as a change of the field.
fn said_anew(field: &str, was: &[OptionDocument], is: &[OptionDocument], standard: &[String]) -> Vec<Change> {
    if field.starts_with(entity::custom::PREFIX) {
        return Vec::new();
    }
    let plain = |key: &String| OptionDocument { key: key.clone(), labels: Labels::new(), color: None };
    let of = |list: &[OptionDocument], key: &String| {
        let named = list.iter().find(|one| one.key == *key).cloned();
        named.or_else(|| standard.contains(key).then(|| plain(key)))
    };
    let mut keys: Vec<&String> = was.iter().chain(is).map(|one| &one.key).collect();
    keys.sort_unstable();
    keys.dedup();
    let change = |kind, option| Change { kind, field: Some(field.to_owned()), option, records: 0 };
    let anew = |key: &&String| matches!((of(was, key), of(is, key)), (Some(a), Some(b)) if a != b);
    let mut out: Vec<Change> =
        keys.into_iter().filter(anew).map(|key| change("option-changed", Some(key.clone()))).collect();
    let order = |list: &[OptionDocument]| -> Vec<String> {
        let ordered = standard.iter().all(|key| list.iter().any(|one| one.key == *key));
        let more =
            list.iter().filter(|one| ordered || !standard.contains(&one.key)).map(|one| one.key.clone());
        if ordered { more.collect() } else { standard.iter().cloned().chain(more).collect() }
    };
    let (before, after) = (order(was), order(is));
    let stay = |list: &[String], other: &[String]| {
        list.iter().filter(|key| other.contains(key)).cloned().collect::<Vec<_>>()
    };
    if stay(&before, &after) != stay(&after, &before) {
        out.push(change("options-ordered", None));
    }
    out
}

/// Field, pointer, and its choices before and after, of fields in both documents.
fn options(
    old: &Document,
    new: &Document,
) -> Vec<(String, String, Vec<OptionDocument>, Vec<OptionDocument>)> {
    let mut all: BTreeMap<String, (String, Vec<OptionDocument>, Vec<OptionDocument>)> = BTreeMap::new();
    for (at, field) in new.fields.iter().enumerate() {
        let was = old.fields.iter().find(|one| one.key == field.key && one.kind == field.kind);
        if let Some(was) = was {
            let place = format!("fields/{at}/options");
            all.insert(field.key.clone(), (place, was.options.clone(), field.options.clone()));
        }
    }
    for field in old.options.keys().chain(new.options.keys()) {
        let of = |document: &Document| document.options.get(field).cloned().unwrap_or_default();
        all.insert(field.clone(), (format!("options/{field}"), of(old), of(new)));
    }
    all.into_iter().map(|(field, (place, was, is))| (field, place, was, is)).collect()
}

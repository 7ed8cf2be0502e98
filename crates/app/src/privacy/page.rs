//! The page of a copy: everything in tables, in a language one chooses and in words instead of keys. Every text is escaped; no
//! script, no address. Of other people it says no more than their codes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use access::Principal;
use entity::{Field, Object};
use serde_json::{Map, Value as Json};
use store::Read;
use store::privacy::Request;
use store::records::Label;
use uuid::Uuid;

use crate::audit::People;
use crate::records::{ChangeWords, FieldChange, Viewer, holders, leads_to, led, references};
use crate::schema::{FieldSchema, ObjectSchema, PartSchema};
use crate::words::said::Said;
use crate::{Cx, Error, Language, schema};

/// The sections, in their order.
const SECTIONS: [&str; 11] = [
    "records", "sign_in", "related", "postings", "network", "files", "notes", "mails", "imports", "history",
    "done",
];
/// Objects whose records are people.
const PERSONS: [&str; 3] = ["member", "account", "employee"];

/// The page.
///
/// # Errors
/// Faults of the database.
pub(super) async fn html(cx: &Cx, all: &Principal, request: &Request, data: &Json) -> Result<String, Error> {
    let page = Page::new(cx, all, request, data).await?;
    let title = format!("{} · {}", page.said.word("privacy-copy-title"), request.code);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{1}</title><style>{STYLE}</style></head><body><h1>{1}</h1>\n<p>{2} · {3}</p>\n",
        language(all).key(),
        escaped(&title),
        escaped(data["company"].as_str().unwrap_or_default()),
        escaped(&page.text("made", &data["made_at"])),
    );
    for section in SECTIONS {
        let Some(rows) = data[section].as_array().filter(|rows| !rows.is_empty()) else { continue };
        let heading = page.said.word(&format!("privacy-copy-{}", section.replace('_', "-")));
        // Writing into a text does not fail.
        let _ = writeln!(out, "<h2>{}</h2>", escaped(&heading));
        for row in rows {
            table(&page.lines(row), &mut out);
        }
    }
    out.push_str("</body></html>\n");
    Ok(out)
}

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;margin:0 0 1rem;width:100%}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;\
vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}th{width:30%}";

fn language(all: &Principal) -> Language {
    Language::from_tag(&all.language).unwrap_or_default()
}

/// What the rows of one object are put into words with.
struct Known<'a> {
    object: &'a Object,
    schema: ObjectSchema,
    labels: BTreeMap<String, BTreeMap<Uuid, Label>>,
    holders: HashMap<Uuid, String>,
}

struct Page<'a> {
    cx: &'a Cx,
    all: &'a Principal,
    said: Said<'a>,
    objects: BTreeMap<&'a str, Known<'a>>,
    people: People<'a>,
}

impl<'a> Page<'a> {
    async fn new(cx: &'a Cx, all: &'a Principal, request: &Request, data: &Json) -> Result<Self, Error> {
        let mut db = cx.db.read();
        let mut objects = BTreeMap::new();
        for object in all.catalog.iter() {
            let rows = || rows(data).filter(|row| told(row) && row["object"] == object.key.as_str());
            if rows().next().is_some() {
                let known = known(cx, &mut db, all, request, object, rows).await?;
                objects.insert(object.key.as_str(), known);
            }
        }
        let others =
            rows(data).filter(|row| row["object"].as_str().is_none_or(|key| !objects.contains_key(key)));
        let diffs = others.filter_map(|row| row.get("changes"));
        let people = People::new(cx, &mut db, all, diffs).await?;
        Ok(Self { cx, all, said: Said::to(&cx.words, all), objects, people })
    }

    /// The lines of a row: name and value.
    fn lines(&self, row: &Json) -> Vec<(String, String)> {
        let known = row["object"].as_str().and_then(|key| self.objects.get(key));
        match (known, row.get("values"), row.get("changes")) {
            (Some(known), Some(values), _) => self.record(known, values, &row["parts"]),
            (known, _, Some(changes)) => self.entry(known, row, changes),
            _ => self.plain(row),
        }
    }

    fn record(&self, known: &Known<'_>, values: &Json, parts: &Json) -> Vec<(String, String)> {
        let summary = &known.schema.summary;
        let mut out =
            vec![(summary.singular.clone(), values["code"].as_str().unwrap_or_default().to_owned())];
        out.extend(self.fields(known, &known.schema.fields, &known.object.fields, values, &["code"]));
        let lines = known
            .schema
            .parts
            .iter()
            .map(|part| (part.label.clone(), self.part(known, part, &parts[&part.key])));
        out.extend(lines.filter(|(_, lines)| !lines.is_empty()));
        out
    }

    /// The lines of a part, one below the other.
    fn part(&self, known: &Known<'_>, part: &PartSchema, lines: &Json) -> String {
        let fields = known.object.part(&part.key).map_or(&[][..], |part| &part.fields);
        let line = |line: &Json| {
            let told = self.fields(known, &part.fields, fields, line, &[]);
            told.into_iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
        };
        let lines = lines.as_array().into_iter().flatten().map(line);
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The fields of a record or of a line that hold something.
    fn fields(
        &self,
        known: &Known<'_>,
        schemas: &[FieldSchema],
        fields: &[Field],
        values: &Json,
        but: &[&str],
    ) -> Vec<(String, String)> {
        let told = schemas.iter().filter(|one| !but.contains(&one.key.as_str())).filter_map(|one| {
            let value = values.get(&one.key)?;
            let field = fields.iter().find(|field| field.key == one.key)?;
            let said = self.said.value(one, &led(field, value, &known.labels));
            (!said.is_empty()).then(|| (one.label.clone(), said))
        });
        told.collect()
    }

    /// An entry of the history: when, what was done, and each change.
    fn entry(&self, known: Option<&Known<'_>>, row: &Json, changes: &Json) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> =
            ["at", "action"].map(|key| (self.name(key), self.text(key, &row[key]))).into();
        let told: Vec<FieldChange> = match known {
            Some(Known { object, schema, labels, holders }) => {
                ChangeWords { cx: self.cx, who: self.all, schema, object, labels, holders }.changes(changes)
            }
            None => self.people.changes(changes),
        };
        for change in told {
            let field =
                known.and_then(|known| known.schema.fields.iter().find(|one| one.key == change.field));
            let part = known.and_then(|known| known.schema.parts.iter().find(|one| one.key == change.field));
            let side = |value: &Json| match (known, part, field) {
                (Some(known), Some(part), _) => self.part(known, part, value),
                (_, _, Some(field)) => self.said.value(field, value),
                _ => self.text(&change.field, value),
            };
            let (before, after) = (side(&change.before), side(&change.after));
            let said = if before.is_empty() { after } else { format!("{before} → {after}") };
            // What is no field of the object has a word among those of the page.
            let label = if change.label == change.field { self.name(&change.field) } else { change.label };
            out.push((label, said));
        }
        out
    }

    /// What is no record: a sign-in, a mail, a posting, a file.
    fn plain(&self, row: &Json) -> Vec<(String, String)> {
        let amount = row["amount_minor"].as_i64().zip(row["currency"].as_str());
        let amount = amount.and_then(|(minor, currency)| self.said.minor(minor, currency));
        let told = row.as_object().into_iter().flatten().filter(|(key, _)| *key != "id").filter_map(
            |(key, value)| {
                let said = match key.as_str() {
                    "amount_minor" => return Some((self.name("amount"), amount.clone()?)),
                    "currency" if amount.is_some() => return None,
                    _ => self.text(key, value),
                };
                (!said.is_empty()).then(|| (self.name(key), said))
            },
        );
        told.collect()
    }

    fn name(&self, key: &str) -> String {
        self.said.find(&format!("privacy-copy-key-{key}")).unwrap_or_else(|| key.replace('_', " "))
    }

    fn text(&self, key: &str, value: &Json) -> String {
        match value {
            Json::String(text) => self.word(key, text).unwrap_or_else(|| text.clone()),
            Json::Array(list) if list.iter().any(Json::is_object) => {
                let line = |row: &Json| {
                    let told = self.plain(row).into_iter().map(|(name, value)| format!("{name}: {value}"));
                    told.collect::<Vec<_>>().join("; ")
                };
                list.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Json::Array(_) if key == "roles" => self.said.plain(&self.people.value(key, value)),
            _ => self.said.plain(value),
        }
    }

    /// The word that a key stands for, or a day or a moment as it is said.
    fn word(&self, key: &str, text: &str) -> Option<String> {
        match key {
            "action" => {
                let among = |family: &str| self.said.find(&format!("{family}-action-{text}"));
                among("records").or_else(|| among("audit"))
            }
            "object" => Some(match self.all.catalog.get(text) {
                Some(_) => schema::plural(self.cx, self.all, language(self.all), text),
                None => self.said.find(&format!("roles-object-{text}"))?,
            }),
            "language" => self.said.find(&format!("said-language-{text}")),
            "tree" => self.said.find(&format!("network-tree-{text}")),
            "status" => self.said.find(&format!("option-member-status-{text}")),
            "kind" | "account" | "purpose" | "state" => self.said.find(&format!("privacy-copy-{key}-{text}")),
            "day" | "from" => self.said.day(text),
            "at" | "made" | "made_at" | "opened" | "seen" | "linked" => {
                text.parse().ok().map(|at| self.said.moment(at))
            }
            "until" => text.parse().ok().map(|at| self.said.moment(at)).or_else(|| self.said.day(text)),
            _ => None,
        }
    }
}

/// Every row of the data.
fn rows(data: &Json) -> impl Iterator<Item = &Json> {
    SECTIONS.iter().filter_map(|section| data[*section].as_array()).flatten()
}

/// Whether a row holds the values or the changes of a record.
fn told(row: &Json) -> bool {
    row.get("values").is_some() || row.get("changes").is_some()
}

/// The words of everything that the rows of an object lead to.
async fn known<'a, 'd, I>(
    cx: &Cx,
    db: &mut impl Read,
    all: &'a Principal,
    request: &Request,
    object: &'a Object,
    rows: impl Fn() -> I,
) -> Result<Known<'a>, Error>
where
    I: Iterator<Item = &'d Json>,
{
    let diffs = || rows().filter_map(|row| row.get("changes"));
    let mut wanted = references(object, diffs());
    for row in rows() {
        gather(&object.fields, row["values"].as_object(), &mut wanted);
        for part in &object.parts {
            let kept = row["parts"][&part.key].as_array();
            let changed =
                row["changes"][&part.key].as_array().into_iter().flatten().filter_map(Json::as_array);
            for line in kept.into_iter().chain(changed).flatten() {
                gather(&part.fields, line.as_object(), &mut wanted);
            }
        }
    }
    let mut labels = Viewer { who: all, object }.labels(db, wanted).await?;
    for (key, known) in labels.iter_mut().filter(|(key, _)| PERSONS.contains(&key.as_str())) {
        let own = |id: &Uuid| request.person.iter().any(|piece| piece.object == *key && piece.id == *id);
        // The name of somebody else is not this person's.
        known.iter_mut().filter(|(id, _)| !own(id)).for_each(|(_, label)| label.name.clear());
    }
    let holders = holders(db, all, object, diffs()).await?;
    Ok(Known { object, schema: schema::get(cx, all, &object.key)?, labels, holders })
}

/// Adds the records that kept values lead to.
fn gather(
    fields: &[Field],
    values: Option<&Map<String, Json>>,
    wanted: &mut BTreeMap<String, BTreeSet<Uuid>>,
) {
    let Some(values) = values else { return };
    for field in fields {
        let (Some(to), Some(value)) = (leads_to(field), values.get(&field.key)) else { continue };
        let ids = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let ids = ids.iter().filter_map(Json::as_str).filter_map(|text| Uuid::parse_str(text).ok());
        wanted.entry(to.to_owned()).or_default().extend(ids);
    }
}

fn table(lines: &[(String, String)], out: &mut String) {
    out.push_str("<table>");
    for (name, value) in lines {
        let _ = write!(out, "<tr><th>{}</th><td>{}</td></tr>", escaped(name), escaped(value));
    }
    out.push_str("</table>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("<b a=\"1\">&</b>"), "&lt;b a=&quot;1&quot;&gt;&amp;&lt;/b&gt;");
    }
}

//! A company in which every record of every object holds, in every field that takes one, a value found nowhere else: whatever
//! comes out of the product tells which fields of which records somebody was shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use access::{Action, Principal, Rights};
use anyhow::Result;
use app::once::Once;
use app::records::{self, Draft, LineDraft};
use app::{Cx, definitions, jobs};
use entity::{Catalog, Field, FieldType, Intent, Object, validate};
use kernel::{DeputyId, TenantId, UserId};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::attachments::Attachment;
use store::deputies::DeputyRow;
use store::notes::Note;
use store::records::Stamp;
use testkit::id;
use uuid::Uuid;

use crate::company::{Company, PEOPLE, Row, user};
use crate::law::{Law, Role, Secret};

/// Roles of the test: two of the person who asks, one of the absent colleague.
const ROLES: [(&str, u64); 3] = [("probe", 43_000), ("probe_too", 43_001), ("probe_lent", 43_002)];
/// Objects of which some records lie in the trash.
const TRASHED: [&str; 4] = ["account", "product", "task", "news"];

/// The filled company.
pub struct Town {
    /// Its people and records.
    pub company: Company,
    /// Its objects.
    pub catalog: Arc<Catalog>,
    /// Who may do everything.
    pub operator: Principal,
    /// Number → where the value stands.
    pub secrets: BTreeMap<u64, Secret>,
    /// What lies in the trash, by object.
    pub trashed: BTreeMap<String, Vec<Row>>,
    /// File → the record and whether only the field `x_deed` names it.
    pub files: BTreeMap<Uuid, (Uuid, bool)>,
    /// Note → the customer it stands at.
    pub notes: BTreeMap<Uuid, Uuid>,
}

/// A value of a field that holds the number, as it would be sent; none for types that hold none.
fn holding(field: &Field, number: u64) -> Option<Json> {
    let word = format!("zq{number:05}z");
    let figures = format!("55500{number:05}");
    Some(match field.kind {
        FieldType::Text | FieldType::LongText => json!(word),
        FieldType::RichText => json!(format!("<p>{word}</p>")),
        FieldType::Email => json!(format!("{word}@example.com")),
        // Of Mexico City, which has ten figures.
        FieldType::Phone => json!(format!("+52{figures}")),
        FieldType::Url => json!(format!("https://{word}.example.com/")),
        FieldType::Address => json!({ "street": word, "city": "Porto" }),
        FieldType::Money => json!({ "amount": format!("{figures}.00"), "currency": "EUR" }),
        FieldType::Integer => json!(figures.parse::<i64>().ok()?),
        FieldType::Decimal | FieldType::Points => json!(figures),
        _ => return None,
    })
}

/// The numbers of all values that a text holds.
pub fn numbers(text: &str) -> BTreeSet<u64> {
    let figures = |at: usize| text.get(at..at + 5).and_then(|five| five.parse().ok());
    let words = text
        .match_indices("zq")
        .filter_map(|(at, _)| figures(at + 2).filter(|_| text.get(at + 7..at + 8) == Some("z")));
    words.chain(text.match_indices("55500").filter_map(|(at, _)| figures(at + 5))).collect()
}

impl Town {
    /// Fills an empty company.
    pub async fn new(cx: Cx, tenant: TenantId) -> Result<Self> {
        let company = Company::new(cx, tenant).await?;
        let visit = json!({
            "object": { "one": { "en": "Visit" }, "many": { "en": "Visits" }, "series": "VISIT-" },
            "fields": [
                { "key": "x_note", "type": "text", "labels": { "en": "Note" }, "search": true },
                { "key": "x_story", "type": "rich_text", "labels": { "en": "Story" } },
                { "key": "x_fee", "type": "money", "labels": { "en": "Fee" } },
                { "key": "x_account", "type": "reference", "to": "account", "labels": { "en": "Customer" } }
            ]
        });
        company.apply("x_visit", &visit).await?;
        let more = json!({ "fields": [
            { "key": "x_deed", "type": "file", "labels": { "en": "Deed" } },
            { "key": "x_free", "type": "text", "labels": { "en": "Free" } },
            { "key": "x_site", "type": "address", "labels": { "en": "Site" } },
            { "key": "x_friends", "type": "links", "to": "account", "labels": { "en": "Friends" } }
        ] });
        company.apply("account", &more).await?;
        let catalog = definitions::catalog(&company.cx, company.tenant).await?;
        let operator = Principal { catalog: catalog.clone(), ..Principal::operator(company.tenant) };
        let mut town = Self {
            company,
            catalog,
            operator,
            secrets: BTreeMap::new(),
            trashed: BTreeMap::new(),
            files: BTreeMap::new(),
            notes: BTreeMap::new(),
        };
        town.visits().await?;
        for (role, number) in &ROLES[1..] {
            let values = json!({ "code": role, "name": role, "rights": {} });
            town.company.make("role", values, Row { id: id(*number), ..Row::default() }).await?;
        }
        town.throw_away().await?;
        town.fill().await?;
        town.file().await?;
        town.deputies().await?;
        Ok(town)
    }

    async fn visits(&mut self) -> Result<()> {
        let object = self.catalog.get("x_visit").expect("it was applied").clone();
        for number in 0..PEOPLE {
            let row = Row { id: id(70_000 + number), owner: Some(number), ..Row::default() };
            let values = json!({ "name": "Visit", "x_account": id(50_000 + number) });
            let values = validate(&object, values.as_object().expect("an object"), Intent::Create)
                .map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
            let new = store::records::New {
                id: row.id,
                owner: Some(user(number)),
                unit: None,
                values,
                parts: BTreeMap::new(),
            };
            let (stamp, operator) = (Stamp { at: testkit::start(), by: None }, &self.operator);
            let db = &self.company.cx.db;
            db.write(async |tx: &mut Tx| {
                store::records::create(tx, operator, &object, new.clone(), stamp).await
            })
            .await?;
            self.company.rows.entry("x_visit".to_owned()).or_default().push(row);
        }
        Ok(())
    }

    /// Of some objects a record of each person lies in the trash.
    async fn throw_away(&mut self) -> Result<()> {
        for (kind, object) in (0_u64..).zip(TRASHED) {
            for number in 0..PEOPLE {
                let row = Row { id: id(71_000 + kind * 100 + number), owner: Some(number), ..Row::default() };
                let values = match object {
                    "product" => json!({ "name": "Gone", "price": { "amount": "1.00", "currency": "EUR" } }),
                    "task" => json!({ "subject": "Gone" }),
                    "news" => json!({ "title": "Gone", "shown_from": "2026-11-01" }),
                    _ => json!({ "name": "Gone" }),
                };
                self.company.make(object, values, row.clone()).await?;
                self.company.rows.get_mut(object).expect("it was made").pop();
                self.trashed.entry(object.to_owned()).or_default().push(row);
            }
        }
        Ok(())
    }

    /// Puts a value of its own into every field of every record, and one into the lines of a part.
    async fn fill(&mut self) -> Result<()> {
        let mut number = 0;
        let all: Vec<(String, Uuid)> = [&self.company.rows, &self.trashed]
            .into_iter()
            .flatten()
            .flat_map(|(object, rows)| rows.iter().map(move |row| (object.clone(), row.id)))
            .collect();
        for (key, record) in all {
            let object = self.catalog.get(&key).expect("an object").clone();
            let mut draft = Draft::default();
            let mut standing = Vec::new();
            let plain = |field: &&Field| {
                let closed =
                    field.managed || field.derived.is_some() || field.formula.is_some() || field.unique;
                !closed && field.key != "code" && field.key != "x_free"
            };
            for field in object.fields.iter().filter(plain) {
                let Some(value) = holding(field, number) else { continue };
                let one = Map::from_iter([(field.key.clone(), value)]);
                if validate(&object, &one, Intent::Update).is_ok() {
                    draft.values.extend(one);
                    standing.push((number, field.key.clone()));
                    number += 1;
                }
            }
            if key == "appointment" {
                for day in ["first_day", "last_day"] {
                    draft.values.insert(day.to_owned(), json!("2026-10-02"));
                }
            }
            let line = match key.as_str() {
                "account" => Some((
                    "contact_points",
                    json!({ "kind": "email", "value": format!("zq{number:05}z@example.com") }),
                )),
                "order" => Some((
                    "lines",
                    json!({
                        "text": format!("zq{number:05}z"), "quantity": "1", "unit_price": { "amount": "1.00", "currency": "EUR" },
                    }),
                )),
                _ => None,
            };
            if let Some((part, values)) = line {
                let values = values.as_object().cloned().unwrap_or_default();
                draft.parts.insert(part.to_owned(), vec![LineDraft { id: None, values }]);
                standing.push((number, part.to_owned()));
                number += 1;
            }
            if !object.read_only && self.write(&object, record, &draft).await? {
                let secret = |field| Secret { object: key.clone(), record, field };
                self.secrets.extend(standing.into_iter().map(|(number, field)| (number, secret(field))));
            }
        }
        let (trashed, cx) = (&self.trashed, &self.company.cx);
        for (object, rows) in trashed {
            for row in rows {
                let version = records::get(cx, &self.operator, object, row.id).await?.version;
                records::trash(cx, &self.operator, object, row.id, version, &Once::default()).await?;
            }
        }
        assert!(self.secrets.len() > 400, "too little stands anywhere: {}", self.secrets.len());
        Ok(())
    }

    /// Writes a record with its history; false where its own rules refuse the values.
    async fn write(&self, object: &Object, record: Uuid, draft: &Draft) -> Result<bool> {
        let cx = &self.company.cx;
        let version = records::get(cx, &self.operator, &object.key, record).await?.version;
        let once = Once::default();
        match records::update(cx, &self.operator, &object.key, record, version, draft, &once).await {
            Ok(_) => Ok(true),
            Err(app::Error::Refused(problems)) => {
                eprintln!("{} holds no values: {problems:?}", object.key);
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Three files at each customer: one that the field names, one that it named before, and one of the record alone; and a
    /// note.
    async fn file(&mut self) -> Result<()> {
        let mut number = self.secrets.keys().next_back().map_or(0, |last| last + 1);
        let object = self.catalog.get("account").expect("a standard object").clone();
        let records: Vec<Uuid> = self.company.rows["account"].iter().map(|row| row.id).collect();
        let (cx, tenant) = (self.company.cx.clone(), self.company.tenant);
        for record in records {
            for (at, of_field) in [(0_u64, true), (1, true), (2, false)] {
                let file = Attachment {
                    id: id(72_000 + number),
                    object: "account".to_owned(),
                    record,
                    name: format!("zq{number:05}z.txt"),
                    media_type: "text/plain".to_owned(),
                    size_bytes: 1,
                    sha256: vec![0; 32],
                    preview: false,
                    at: testkit::start(),
                    by: None,
                };
                cx.db
                    .write(async |tx: &mut Tx| {
                        store::attachments::announce(tx, tenant, &file, None).await?;
                        store::attachments::keep(tx, tenant, &file, testkit::start()).await
                    })
                    .await?;
                if of_field {
                    let values = Map::from_iter([("x_deed".to_owned(), json!(file.id))]);
                    let draft = Draft { values, ..Draft::default() };
                    assert!(self.write(&object, record, &draft).await?, "file {at}");
                }
                // Who may read the record sees a file of the record alone.
                let field = if of_field { "x_deed" } else { "" };
                let secret = Secret { object: "account".to_owned(), record, field: field.to_owned() };
                self.secrets.insert(number, secret);
                self.files.insert(file.id, (record, of_field));
                number += 1;
            }
            let note = Note {
                id: id(76_000 + number),
                version: 1,
                object: "account".to_owned(),
                record,
                text: format!("<p>Said: zq{number:05}z</p>"),
                pinned: number.is_multiple_of(2),
                at: testkit::start(),
                author: None,
                by: None,
                edited_at: None,
            };
            cx.db.write(async |tx: &mut Tx| store::notes::insert(tx, tenant, &note).await).await?;
            let secret = Secret { object: "account".to_owned(), record, field: String::new() };
            self.secrets.insert(number, secret);
            self.notes.insert(note.id, record);
            number += 1;
        }
        Ok(())
    }

    /// Everybody may stand in for everybody else with one role.
    async fn deputies(&self) -> Result<()> {
        let (cx, tenant) = (&self.company.cx, self.company.tenant);
        for person in 0..PEOPLE {
            for deputy in (0..PEOPLE).filter(|deputy| *deputy != person) {
                let row = DeputyRow {
                    id: entry(person, deputy),
                    person: UserId::from_uuid(user(person)),
                    deputy: UserId::from_uuid(user(deputy)),
                    roles: vec![ROLES[2].0.to_owned()],
                    from: "2020-01-01".parse()?,
                    until: "2099-01-01".parse()?,
                    begins_at: "2020-01-01T00:00:00Z".parse()?,
                    ends_at: "2099-01-02T00:00:00Z".parse()?,
                    note: None,
                    made_by: UserId::from_uuid(user(person)),
                    created_at: testkit::start(),
                    ended_at: None,
                };
                cx.db.write(async |tx: &mut Tx| store::deputies::add(tx, tenant, &row).await).await?;
            }
        }
        Ok(())
    }

    /// The person as the server makes it of these roles, and what they say.
    pub async fn person(
        &self,
        number: u64,
        own: Vec<Rights>,
        absent: Option<(u64, Rights)>,
    ) -> Result<(Principal, Law)> {
        let (cx, tenant) = (&self.company.cx, self.company.tenant);
        let lent = absent.as_ref().map(|(_, rights)| rights);
        let documents = own.iter().zip(&ROLES).chain(lent.into_iter().zip(&ROLES[2..]));
        let documents: Vec<(&str, String)> =
            documents.map(|(rights, (key, _))| (*key, json!(rights).to_string())).collect();
        let roles: Vec<String> = ROLES[..own.len()].iter().map(|(key, _)| (*key).to_owned()).collect();
        let lender = absent.as_ref().map(|(person, _)| UserId::from_uuid(user(*person)));
        let who = UserId::from_uuid(user(number));
        cx.db
            .write(async |tx: &mut Tx| {
                for (key, rights) in &documents {
                    let sql = "UPDATE role SET rights = $3 WHERE tenant_id = $1 AND code = $2";
                    let rights = store::Value::Json(rights.clone());
                    tx.execute(sql, &[tenant.uuid().into(), (*key).into(), rights]).await?;
                }
                store::session::set_roles(tx, tenant, who, &roles).await?;
                if let Some(lender) = lender {
                    store::session::set_roles(tx, tenant, lender, &[ROLES[2].0.to_owned()]).await?;
                }
                Ok::<_, store::Error>(())
            })
            .await?;
        let via = absent.as_ref().map(|(person, _)| entry(*person, number).uuid());
        let principal = jobs::originator(cx, tenant, who, via).await?;
        let own = own.into_iter().map(|rights| Role { person: number, rights, lent: false });
        let lent = absent.into_iter().map(|(person, rights)| Role { person, rights, lent: true });
        Ok((principal, Law { roles: own.chain(lent).collect() }))
    }

    /// What lives of an object.
    pub fn rows(&self, object: &str) -> &[Row] {
        self.company.rows.get(object).map_or(&[], Vec::as_slice)
    }

    /// A record, living or in the trash.
    pub fn row(&self, object: &str, record: Uuid) -> Option<&Row> {
        let trashed = self.trashed.get(object).into_iter().flatten();
        self.rows(object).iter().chain(trashed).find(|row| row.id == record)
    }

    /// Whether a value may be shown to somebody, by an action that shows records of an object.
    pub fn shown(&self, law: &Law, object: &str, number: u64, action: Action) -> bool {
        let Some(secret) = self.secrets.get(&number) else { return true };
        let Some(row) = self.row(&secret.object, secret.record) else { return false };
        let reads = secret.field.is_empty() || law.reads(&secret.object, &secret.field);
        let reached = law.reaches(&secret.object, Action::Read, row);
        let acted = secret.object != object || law.reaches(&secret.object, action, row);
        reads && reached && acted
    }

    /// Records in reach of an action.
    pub fn reached(&self, law: &Law, object: &str, action: Action) -> BTreeSet<Uuid> {
        self.rows(object).iter().filter(|row| law.works(object, action, row)).map(|row| row.id).collect()
    }
}

/// The entry by which a deputy stands in for a person.
pub fn entry(person: u64, deputy: u64) -> DeputyId {
    DeputyId::from_uuid(id(73_000 + person * 10 + deputy))
}

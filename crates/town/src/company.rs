//! Five people among employees, members, units and zones, records of every object for each of them, and the law of scopes said
//! so plainly that it can be read at a glance: it walks from employee to manager, from member to sponsor, from unit to unit and
//! from zone to zone, one step at a time.

use std::collections::BTreeMap;

use access::{Action, Principal, Scope};
use anyhow::Result;
use app::once::Once;
use app::{Cx, definitions, members};
use entity::{FieldValue, Intent, validate};
use kernel::{TenantId, UserId};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::records::{Line, New, Stamp};
use testkit::id;
use uuid::Uuid;

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";
/// People by number: user, employee, unit and member of each; who they sign in as is `person` and the number.
pub const PEOPLE: u64 = 5;
/// Who reports to whom: 2 → 1 → 0, and 4 → 3.
const MANAGER: [Option<u64>; 5] = [None, Some(0), Some(1), None, Some(3)];
/// Units: 2 below 1 below 0, and 3 apart.
const PARENT: [Option<u64>; 4] = [None, Some(0), Some(1), None];
/// In which unit a person works.
const HOME: [Option<u64>; 5] = [Some(0), Some(1), Some(2), Some(3), None];
/// Zones: 2 below 1 below 0, and 3 apart.
const ZONE_PARENT: [Option<u64>; 4] = [None, Some(0), Some(1), None];
/// Who manages which zone.
const ZONE_MANAGER: [Option<u64>; 4] = [Some(3), Some(1), None, Some(4)];
/// To which zone a customer and what stands with the customer belong.
const ZONE: [Option<u64>; 6] = [Some(2), Some(3), Some(1), None, Some(0), Some(2)];
/// Members: 2 below 1 below 0, and 3 apart.
const SPONSOR: [Option<u64>; 4] = [None, Some(0), Some(1), None];
/// Which member a person is.
const MEMBERSHIP: [Option<u64>; 5] = [Some(0), Some(1), Some(2), None, Some(3)];

/// The user a person is.
pub fn user(number: u64) -> Uuid {
    id(9_100 + number)
}

fn employee(number: u64) -> Uuid {
    id(41_000 + number)
}

fn unit(number: u64) -> Uuid {
    id(42_000 + number)
}

fn zone(number: u64) -> Uuid {
    id(44_000 + number)
}

/// A record as the plain law sees it; people, units, zones and members by number.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub owner: Option<u64>,
    /// The unit it belongs to.
    pub unit: Option<u64>,
    /// The zone it stands in.
    pub zone: Option<u64>,
    /// The member it is, or is of.
    pub member: Option<u64>,
    /// The employee it is.
    pub employee: Option<u64>,
    /// Who takes part in it, as an employee and as a member.
    pub with: (Option<u64>, Option<u64>),
}

/// Whether `top` is `one` or is met on the way up from it.
fn above(way: &[Option<u64>], top: u64, one: u64) -> bool {
    let mut at = Some(one);
    while let Some(here) = at {
        if here == top {
            return true;
        }
        at = way[usize::try_from(here).unwrap_or_default()];
    }
    false
}

/// The whole law of scopes, said once more.
pub fn admits(scope: Scope, action: Action, person: u64, row: &Row) -> bool {
    let at = usize::try_from(person).unwrap_or_default();
    let guest = row.with.0 == Some(person) || row.with.1.is_some() && row.with.1 == MEMBERSHIP[at];
    let own = guest && matches!(action, Action::Read | Action::Export)
        || row.owner == Some(person)
        || row.employee == Some(person)
        || row.member.is_some() && row.member == MEMBERSHIP[at];
    let below = |one: Option<u64>| one.is_some_and(|one| one != person && above(&MANAGER, person, one));
    match scope {
        Scope::None => false,
        Scope::Own => own,
        Scope::Team => own || below(row.owner) || below(row.employee),
        Scope::Downline => {
            own || row.member.zip(MEMBERSHIP[at]).is_some_and(|(one, top)| above(&SPONSOR, top, one))
        }
        Scope::Unit => own || row.unit.is_some() && row.unit == HOME[at],
        Scope::Branch => own || row.unit.zip(HOME[at]).is_some_and(|(one, top)| above(&PARENT, top, one)),
        Scope::Zone => {
            let top = |top: &u64| ZONE_MANAGER[usize::try_from(*top).unwrap_or_default()] == Some(person);
            own || row.zone.is_some_and(|one| (0..4).filter(top).any(|top| above(&ZONE_PARENT, top, one)))
        }
        Scope::All => true,
    }
}

/// The people and the records of the town.
pub struct Company {
    /// The context of the use cases.
    pub cx: Cx,
    /// The company.
    pub tenant: TenantId,
    /// What lives, by object.
    pub rows: BTreeMap<String, Vec<Row>>,
    members: Vec<Uuid>,
}

impl Company {
    /// Founds it in an empty company.
    pub async fn new(cx: Cx, tenant: TenantId) -> Result<Self> {
        let mut company = Self { cx, tenant, rows: BTreeMap::new(), members: Vec::new() };
        company.tree().await?;
        company.people().await?;
        company.zones().await?;
        company.records().await?;
        Ok(company)
    }

    /// Extends an object, or makes one, as its operator would.
    pub async fn apply(&self, object: &str, document: &Json) -> Result<()> {
        let catalog = definitions::catalog(&self.cx, self.tenant).await?;
        let who = Principal { catalog, ..Principal::operator(self.tenant) };
        let document = definitions::parse(&who, document)?;
        definitions::apply(&self.cx, &who, object, 0, &document, "because").await?;
        Ok(())
    }

    /// A record as it is said, written past the rules of its feature.
    pub async fn make(&mut self, object: &str, values: Json, row: Row) -> Result<()> {
        let operator = Principal::operator(self.tenant);
        let definition = operator.catalog.get(object).expect("a standard object").clone();
        let input: Map<String, Json> = values.as_object().cloned().unwrap_or_default();
        // What its own feature alone writes is written here all the same.
        let open = entity::Object { read_only: false, ..(*definition).clone() };
        let values = validate(&open, &input, Intent::Create)
            .map_err(|problems| anyhow::anyhow!("{object}: {problems:?}"))?;
        let new = New {
            id: row.id,
            owner: row.owner.map(user),
            unit: row.unit.map(unit),
            values,
            parts: self.guests(&row),
        };
        let stamp = Stamp { at: testkit::start(), by: None };
        self.cx
            .db
            .write(async |tx: &mut Tx| {
                store::records::create(tx, &operator, &definition, new.clone(), stamp).await
            })
            .await?;
        self.rows.entry(object.to_owned()).or_default().push(row);
        Ok(())
    }

    /// The lines that say who takes part.
    fn guests(&self, row: &Row) -> BTreeMap<String, Vec<Line>> {
        let (as_employee, as_member) = row.with;
        let member = as_member.map(|one| self.members[usize::try_from(one).unwrap_or(0)]);
        let named = [("employee", as_employee.map(employee)), ("member", member)];
        let lines = named.into_iter().zip(0_u64..).filter_map(|((field, to), at)| {
            let to = FieldValue::Ref(kernel::RecordId::from_uuid(to?));
            let line = Uuid::from_u128(row.id.as_u128() + u128::from(at + 1) * 1_000_000);
            Some(Line { id: line, values: BTreeMap::from([(field.to_owned(), to)]) })
        });
        let lines: Vec<Line> = lines.collect();
        if lines.is_empty() { BTreeMap::new() } else { BTreeMap::from([("people".to_owned(), lines)]) }
    }

    async fn tree(&mut self) -> Result<()> {
        for number in 0..4 {
            let parent = PARENT[usize::try_from(number)?].map(unit);
            let row = Row { id: unit(number), unit: Some(number), ..Row::default() };
            self.make("unit", json!({ "name": format!("Unit {number}"), "parent": parent }), row).await?;
        }
        let operator = Principal::operator(self.tenant);
        for number in 0..4_u64 {
            let sponsor =
                SPONSOR[usize::try_from(number)?].map(|up| self.members[usize::try_from(up).unwrap_or(0)]);
            let fields = json!({ "name": format!("Member {number}") });
            let fields = fields.as_object().cloned().unwrap_or_default();
            let cmd = members::Enrol { fields, sponsor, ..members::Enrol::default() };
            let made = members::enrol(&self.cx, &operator, &cmd, &Once::default()).await?;
            let row = Row { id: made.id, member: Some(number), ..Row::default() };
            self.rows.entry("member".to_owned()).or_default().push(row);
            self.members.push(made.id);
        }
        Ok(())
    }

    async fn people(&mut self) -> Result<()> {
        let rights = json!({ "code": "probe", "name": "Probe", "rights": {} });
        self.make("role", rights, Row { id: id(43_000), ..Row::default() }).await?;
        let hash = self.cx.passwords.hash("person", PASSWORD, 12).await?;
        for number in 0..PEOPLE {
            let at = usize::try_from(number)?;
            let values = json!({
                "name": format!("Employee {number}"), "manager": MANAGER[at].map(employee), "unit": HOME[at].map(unit),
            });
            let row = Row { id: employee(number), unit: HOME[at], employee: Some(number), ..Row::default() };
            self.make("employee", values, row).await?;
            let new = store::session::User {
                id: UserId::from_uuid(user(number)),
                login: format!("person{number}"),
                name: format!("Person {number}"),
                email: None,
                password_hash: Some(hash.clone()),
                language: "en".to_owned(),
                zone: "UTC".to_owned(),
                theme: "system".to_owned(),
                figures: None,
                employee: Some(employee(number)),
                member: MEMBERSHIP[at].map(|member| self.members[usize::try_from(member).unwrap_or(0)]),
                unit: HOME[at].map(unit),
                disabled: false,
                version: 1,
            };
            let (tenant, roles) = (self.tenant, ["probe".to_owned()]);
            self.cx
                .db
                .write(async |tx: &mut Tx| {
                    store::session::add(tx, tenant, &new, testkit::start()).await?;
                    store::session::set_roles(tx, tenant, new.id, &roles).await
                })
                .await?;
        }
        Ok(())
    }

    async fn zones(&mut self) -> Result<()> {
        for number in 0..4 {
            let at = usize::try_from(number)?;
            let values = json!({
                "name": format!("Zone {number}"), "parent": ZONE_PARENT[at].map(zone), "manager": ZONE_MANAGER[at].map(employee),
            });
            let row = Row { id: zone(number), zone: Some(number), ..Row::default() };
            self.make("zone", values, row).await?;
        }
        Ok(())
    }

    /// Of every object a record for each owner, unit and member, and one that nobody owns.
    async fn records(&mut self) -> Result<()> {
        let mut first: BTreeMap<&str, Uuid> = BTreeMap::new();
        let objects = [
            "account",
            "product",
            "plan",
            "order",
            "payment",
            "run",
            "role",
            "unit",
            "employee",
            "member",
            "task",
            "appointment",
            "news",
            "zone",
        ];
        for (kind, object) in (0_u64..).zip(objects) {
            for number in 0..6_u64 {
                let place = usize::try_from(number)?;
                let row_id = id(50_000 + kind * 100 + number);
                first.entry(object).or_insert(row_id);
                let owner = (number < PEOPLE).then_some(number);
                let home = [None, Some(3), Some(2), Some(1), Some(0), None][place];
                let member = [Some(3), None, Some(2), Some(1), Some(0), None][place];
                let member_id = member.map(|one: u64| self.members[usize::try_from(one).unwrap_or(0)]);
                let mut row = Row { id: row_id, owner, unit: home, ..Row::default() };
                let name = format!("Record {number}");
                // The customer an order is of is that of the same number: accounts are made first.
                let account = id(50_000 + number);
                if matches!(object, "account" | "member" | "order" | "payment") {
                    row.zone = ZONE[place];
                }
                let values = match object {
                    "account" => json!({ "name": name, "member": member_id, "zone": row.zone.map(zone) }),
                    "member" => json!({ "name": name, "zone": row.zone.map(zone) }),
                    "product" => json!({ "name": name, "price": { "amount": "1.00", "currency": "EUR" } }),
                    "plan" => json!({ "name": name, "source": "plan" }),
                    "order" => json!({
                        "account": account, "member": member_id, "ordered_on": "2026-10-01", "currency": "EUR",
                    }),
                    "payment" => json!({
                        "account": account, "paid_on": "2026-10-01", "amount": { "amount": "1.00", "currency": "EUR" },
                    }),
                    "run" => json!({ "period": format!("2026-0{}", number + 1), "plan": first["plan"] }),
                    "role" => json!({ "code": format!("role_{number}"), "name": name, "rights": {} }),
                    "unit" => json!({ "name": name }),
                    "employee" => json!({ "name": name, "unit": home.map(unit) }),
                    "task" | "appointment" => json!({ "subject": name }),
                    "news" => json!({ "title": name, "shown_from": "2026-11-01" }),
                    _ => json!({ "name": name }),
                };
                if matches!(object, "account" | "order") {
                    row.member = member;
                }
                if object == "appointment" {
                    // Nobody, an employee, a member, and both: never only who owns it anyway.
                    row.with = [
                        (None, Some(2)),
                        (Some(3), None),
                        (Some(0), Some(3)),
                        (None, None),
                        (Some(1), None),
                        (Some(4), Some(0)),
                    ][place];
                }
                if object == "unit" {
                    // A unit stands where it is itself: nobody works in these.
                    row.unit = None;
                }
                self.make(object, values, row).await?;
            }
        }
        Ok(())
    }
}

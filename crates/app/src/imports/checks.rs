//! What a record of a file must hold to as well as one that is typed in: the person's reach after the change, values that
//! no second record may have, and the rules of single objects. Decides row by row; the trial decides the same.

use std::collections::HashMap;

use access::{Action, Predicate};
use entity::{Field, FieldType, FieldValue, Object, Values, compute};
use kernel::Problem;
use store::Read;
use store::imports::checks::{self, Standing};
use store::imports::rows::{Found, by_codes};
use store::records::custom::unique_text;
use uuid::Uuid;

use super::plan::{Claim, Memory, Plan};
use super::target::Target;
use crate::Error;
use crate::records;

/// How far a chain of records above each other is followed.
const DEPTH_MAX: usize = 10_000;

/// The fields that lead to the record above in the same object.
pub(super) fn upward(object: &Object) -> impl Iterator<Item = &Field> {
    object.fields.iter().filter(|field| {
        field.kind == FieldType::Reference
            && field.derived.is_none()
            && field.to.as_ref() == Some(&object.key)
    })
}

fn reference(values: &Values, key: &str) -> Option<Uuid> {
    match values.get(key) {
        Some(FieldValue::Ref(id)) => Some(id.uuid()),
        _ => None,
    }
}

impl Target<'_> {
    /// The records with these codes; reachable are those that the person may change, and by an import.
    pub(super) async fn changeable(
        &self,
        db: &mut impl Read,
        codes: &[&str],
    ) -> Result<HashMap<String, Found>, Error> {
        let mut found = by_codes(db, self.who, self.object, Action::Update, codes).await?;
        let same = self.who.predicate(&self.object.key, Action::Import)
            == self.who.predicate(&self.object.key, Action::Update);
        if !same {
            let brought = by_codes(db, self.who, self.object, Action::Import, codes).await?;
            for (code, one) in &mut found {
                one.reachable &= brought.get(code).is_some_and(|other| other.reachable);
            }
        }
        Ok(found)
    }

    /// Everything that is asked of a new record beyond its values.
    pub(super) async fn check_new(
        &self,
        id: Uuid,
        values: &Values,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<(), Problem>, Error> {
        let filled = values.iter().filter(|(_, value)| !value.is_empty());
        let said: Values = filled.map(|(key, value)| (key.clone(), value.clone())).collect();
        if let Err(problem) = self.rules(&said, values) {
            return Ok(Err(problem));
        }
        let one = self.standing(id, (self.owner(), self.unit()), values);
        if !self.reaches(Action::Create, &one).await? {
            return Ok(Err(self.denied(Action::Create)));
        }
        self.unique(id, values, values, memory, plan).await
    }

    /// Everything that is asked of a change beyond its values: `whole` is the record as it is to be.
    pub(super) async fn check_change(
        &self,
        found: &Found,
        changed: &Values,
        whole: &Values,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<(), Problem>, Error> {
        if let Err(problem) = self.rules(changed, whole) {
            return Ok(Err(problem));
        }
        // Only what says to whom a record belongs carries it out of reach.
        let zone = self.object.zone_field().map(|field| &field.key);
        let decides = |key: &String| {
            key == "unit" || self.object.member_scope.as_ref() == Some(key) || zone == Some(key)
        };
        if changed.keys().any(decides) {
            let one = self.standing(found.id, (found.owner, found.unit), whole);
            if !self.reaches(Action::Update, &one).await? {
                return Ok(Err(self.denied(Action::Update)));
            }
        }
        if let Some(field) = self.circle(found.id, changed, plan).await? {
            return Ok(Err(Problem::new("record-circle").field(field)));
        }
        self.unique(found.id, changed, whole, memory, plan).await
    }

    /// What single objects add to the generic path.
    fn rules(&self, changed: &Values, whole: &Values) -> Result<(), Problem> {
        records::leads(self.who, self.object, changed)?;
        crate::appointments::fits(self.object, whole)
    }

    fn denied(&self, action: Action) -> Problem {
        Problem::new("access-denied").with("object", &self.object.key).with("action", action.as_str())
    }

    fn standing(&self, id: Uuid, (owner, unit): (Option<Uuid>, Option<Uuid>), values: &Values) -> Standing {
        let unit = if self.object.field("unit").is_some() { reference(values, "unit") } else { unit };
        let member = match self.object.member_scope.as_deref() {
            Some("id") => Some(id),
            Some(key) => reference(values, key),
            None => None,
        };
        let zone = self.object.zone_field().and_then(|field| reference(values, &field.key));
        Standing { id, owner, unit, member, zone }
    }

    async fn reaches(&self, action: Action, one: &Standing) -> Result<bool, Error> {
        if self.who.predicate(&self.object.key, action) == Predicate::All {
            return Ok(true);
        }
        let db = &mut self.cx.db.read();
        Ok(checks::within(db, self.who, self.object, action, one).await?)
    }

    /// Refuses a value that another record has, or an earlier row of the file; what the row takes is noted in the plan.
    async fn unique(
        &self,
        id: Uuid,
        changed: &Values,
        whole: &Values,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<(), Problem>, Error> {
        let fields: Vec<&Field> =
            self.object.fields.iter().filter(|field| field.unique && field.is_aside()).collect();
        if fields.is_empty() {
            return Ok(Ok(()));
        }
        let mut changed = changed.clone();
        changed.extend(compute::computed(self.object, whole));
        let mut claims = Vec::new();
        for field in fields {
            let Some(text) = changed.get(&field.key).and_then(|value| unique_text(field, value)) else {
                continue;
            };
            let claim: Claim = (field.key.clone(), text);
            let db = &mut self.cx.db.read();
            let held = checks::holder(db, self.who.tenant, self.object, field, &claim.1).await?;
            if held.is_some_and(|holder| holder != id)
                || plan.claims.contains(&claim)
                || memory.claimed(&claim)
            {
                let problem = Problem::new("field-taken").with("field", &field.key);
                return Ok(Err(problem.field(&field.key)));
            }
            claims.push(claim);
        }
        plan.claims.extend(claims);
        Ok(Ok(()))
    }

    /// The field by which a record would stand above itself, as the database and the earlier rows of the chunk have it.
    async fn circle(&self, id: Uuid, changed: &Values, plan: &Plan) -> Result<Option<&str>, Error> {
        for field in upward(self.object).filter(|field| !field.is_aside()) {
            let mut next = reference(changed, &field.key);
            for _ in 0..DEPTH_MAX {
                let Some(at) = next else { break };
                if at == id {
                    return Ok(Some(&field.key));
                }
                let planned =
                    plan.changes.iter().find(|one| one.id == at && one.changed.contains_key(&field.key));
                let made = || plan.new.iter().find(|(_, row)| row.id == at);
                next = if let Some(change) = planned {
                    reference(&change.changed, &field.key)
                } else if let Some((_, row)) = made() {
                    reference(&row.values, &field.key)
                } else {
                    let db = &mut self.cx.db.read();
                    checks::above(db, self.who.tenant, self.object, field, at).await?
                };
            }
        }
        Ok(None)
    }
}

//! Why somebody may or may not do something: which role grants it, how far, to which field; decided by the very code that
//! decides every request. Refuses people, records and fields out of the asker's own sight.

use access::{ANY, Action, BEYOND_CATALOG, FieldRight, Principal, Rights, Scope};
use entity::Object;
use kernel::{Problem, UserId};
use store::session::User;
use uuid::Uuid;

use crate::session::{principal, rights_of};
use crate::{Cx, Error, Language, users};

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Whose right; none: the asker's own.
    pub user: Option<UserId>,
    /// To which object.
    pub object: String,
    /// To do what.
    pub action: String,
    /// With which record.
    pub record: Option<Uuid>,
    /// With which field.
    pub field: Option<String>,
}

/// Why it is so, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is allowed.
    Granted,
    /// The person may not sign in.
    Barred,
    /// No role grants the action.
    NoRole,
    /// The record is in no role's reach.
    OutOfReach,
    /// The field is hidden, masked or may only be read.
    Field,
    /// It is allowed only in the name of an absent colleague.
    Deputy,
}

impl Reason {
    /// The word for the API and the keys of the texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Barred => "barred",
            Self::NoRole => "no-role",
            Self::OutOfReach => "out-of-reach",
            Self::Field => "field",
            Self::Deputy => "deputy",
        }
    }
}

/// Where a role says something about an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// By its name.
    Object,
    /// By the entry for every object.
    General,
    /// Nowhere.
    None,
    /// The role lies in the trash or cannot be read: it grants nothing.
    Void,
}

impl Entry {
    /// The word for the API and the keys of the texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::General => "general",
            Self::None => "none",
            Self::Void => "void",
        }
    }
}

/// What one role adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleShare {
    /// Its key.
    pub key: String,
    /// Its name in the reader's words.
    pub name: String,
    /// Where it speaks of the object.
    pub entry: Entry,
    /// How far the action reaches through it.
    pub scope: Scope,
    /// Whether it reaches the record that was asked for.
    pub reaches: Option<bool>,
    /// Its right to the field that was asked for.
    pub field: Option<FieldRight>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Who was asked about.
    pub user: (UserId, String),
    /// Why.
    pub reason: Reason,
    /// The widest scope of all roles.
    pub scope: Scope,
    /// The widest right to the field.
    pub field: Option<FieldRight>,
    /// The roles one by one.
    pub roles: Vec<RoleShare>,
    /// What the person may do besides in the name of absent colleagues now.
    pub deputies: Vec<DeputyShare>,
}

/// What is lent by one absent colleague.
#[derive(Clone, Debug, PartialEq)]
pub struct DeputyShare {
    /// The colleague's name.
    pub person: String,
    /// The last day.
    pub until: jiff::civil::Date,
    /// Whether it allows what is asked.
    pub allowed: bool,
    /// The lent roles one by one.
    pub roles: Vec<RoleShare>,
}

/// Explains a right.
///
/// # Errors
/// [`Error::Forbidden`] and [`Error::NotFound`] for people and records out of the asker's sight; `rights-object-unknown`,
/// `rights-action-unknown`, `rights-field-unknown`, `rights-record-unknown`.
pub async fn explain(cx: &Cx, who: &Principal, question: &Question) -> Result<Explanation, Error> {
    let user = person(cx, who, question.user).await?;
    let action = action(&question.action)?;
    let object = who.catalog.get(&question.object);
    if object.is_none() && BEYOND_CATALOG.iter().all(|(key, _)| *key != question.object) {
        return Err(unknown("object", &question.object));
    }
    if let Some(id) = question.record {
        let object = object.ok_or_else(|| unknown("record", &question.object))?;
        who.require(&object.key, Action::Read).map_err(Error::Forbidden)?;
        let seen = store::records::get(&mut cx.db.read(), who, object, Action::Read, id).await?;
        seen.ok_or(Error::NotFound)?;
    }
    if let Some(field) = &question.field {
        let there = object.is_some_and(|object| object.field(field).is_some());
        if !there || who.field(&question.object, field) == FieldRight::None {
            return Err(unknown("field", field));
        }
    }
    let target = principal(cx, who.tenant, &user).await?;
    let asked = Asked { cx, who, target: &target, object: object.map(|object| &**object), action, question };
    let held = store::session::roles(&mut cx.db.read(), who.tenant, user.id).await?;
    let mut roles = Vec::with_capacity(held.len());
    for role in &held {
        roles.push(asked.share(&role.key, rights_of(role)).await?);
    }
    let field = question.field.as_ref().map(|field| target.field(&question.object, field));
    let scope = target.scope(&question.object, action);
    let mut reason = if user.disabled { Reason::Barred } else { asked.reason(&target).await? };
    let deputies = if user.disabled { Vec::new() } else { deputies(&asked).await? };
    if reason != Reason::Granted && deputies.iter().any(|share| share.allowed) {
        reason = Reason::Deputy;
    }
    Ok(Explanation { user: (user.id, user.name), reason, scope, field, roles, deputies })
}

/// What the person may do in the name of absent colleagues now, each with the roles that are lent.
async fn deputies(asked: &Asked<'_>) -> Result<Vec<DeputyShare>, Error> {
    let (cx, tenant) = (asked.cx, asked.who.tenant);
    let mut out = Vec::new();
    for named in crate::deputies::offers(cx, asked.target).await? {
        let Some(acting) = crate::deputies::acting(cx, tenant, named.row.deputy, named.row.id).await? else {
            continue;
        };
        let lent = Asked { target: &acting.absent, ..*asked };
        let held = store::session::roles(&mut cx.db.read(), tenant, named.row.person).await?;
        let mut roles = Vec::new();
        for role in held.iter().filter(|role| named.row.roles.contains(&role.key)) {
            let rights = rights_of(role).map(|rights| access::lent(&rights));
            roles.push(lent.share(&role.key, rights).await?);
        }
        // Fields are those of both: whoever works for a colleague keeps the own rights.
        let both = Principal { acting: Some(Box::new(acting.clone())), ..asked.target.clone() };
        let allowed = asked.reason(&both).await? == Reason::Granted;
        out.push(DeputyShare { person: named.person, until: named.row.until, allowed, roles });
    }
    Ok(out)
}

async fn person(cx: &Cx, who: &Principal, id: Option<UserId>) -> Result<User, Error> {
    match id {
        Some(id) if who.user != Some(id) => users::seen(cx, who, id, Action::Read).await,
        _ => {
            let own = who.user.ok_or(Error::NotSignedIn)?;
            store::session::by_id(&mut cx.db.read(), who.tenant, own).await?.ok_or(Error::NotSignedIn)
        }
    }
}

fn action(word: &str) -> Result<Action, Error> {
    let found = Action::ALL.into_iter().find(|action| action.as_str() == word);
    found.ok_or_else(|| unknown("action", word))
}

fn unknown(what: &str, value: &str) -> Error {
    Problem::new(format!("rights-{what}-unknown")).with("value", value).field(what).into()
}

/// Whether the right to a field is enough for what is done with it.
fn suffices(who: &Principal, object: &str, field: &str, action: Action) -> bool {
    match action {
        Action::Create | Action::Update | Action::Import => who.writes(object, field, action),
        _ => who.field(object, field).reads(),
    }
}

#[derive(Clone, Copy)]
struct Asked<'a> {
    cx: &'a Cx,
    who: &'a Principal,
    target: &'a Principal,
    object: Option<&'a Object>,
    action: Action,
    question: &'a Question,
}

impl Asked<'_> {
    /// Why somebody may or may not do what is asked.
    async fn reason(&self, as_whom: &Principal) -> Result<Reason, Error> {
        let object = &self.question.object;
        let field = self.question.field.as_ref();
        Ok(if as_whom.scope(object, self.action) == Scope::None {
            Reason::NoRole
        } else if self.reach(as_whom).await? == Some(false) {
            Reason::OutOfReach
        } else if field.is_some_and(|field| !suffices(as_whom, object, field, self.action)) {
            Reason::Field
        } else {
            Reason::Granted
        })
    }

    async fn share(&self, key: &str, rights: Option<Rights>) -> Result<RoleShare, Error> {
        let name = self.name(key).await?;
        let object = &self.question.object;
        let Some(rights) = rights else {
            let (entry, scope) = (Entry::Void, Scope::None);
            return Ok(RoleShare { key: key.to_owned(), name, entry, scope, reaches: None, field: None });
        };
        let entry = if rights.objects.contains_key(object) {
            Entry::Object
        } else if rights.objects.contains_key(ANY) {
            Entry::General
        } else {
            Entry::None
        };
        let alone = Principal { rights: vec![rights], ..self.target.clone() };
        Ok(RoleShare {
            key: key.to_owned(),
            name,
            entry,
            scope: alone.scope(object, self.action),
            reaches: self.reach(&alone).await?,
            field: self.question.field.as_ref().map(|field| alone.field(object, field)),
        })
    }

    /// Whether the person reaches the record, by the statement every request is decided with.
    async fn reach(&self, as_whom: &Principal) -> Result<Option<bool>, Error> {
        let (Some(id), Some(object)) = (self.question.record, self.object) else { return Ok(None) };
        let found = store::records::get(&mut self.cx.db.read(), as_whom, object, self.action, id).await?;
        Ok(Some(found.is_some()))
    }

    async fn name(&self, key: &str) -> Result<String, Error> {
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let written = store::users::role_documents(&mut self.cx.db.read(), self.who.tenant).await?;
        let own = written.into_iter().find(|role| role.key == key).map(|role| role.name);
        let name = users::named(self.cx, language, key, own.unwrap_or_default());
        Ok(if name.is_empty() { key.to_owned() } else { name })
    }
}

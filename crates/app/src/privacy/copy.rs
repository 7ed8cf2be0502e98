//! A copy of everything held of a person: one archive with a page to read, the same as data, and the files. Made when it is
//! fetched and kept nowhere. Refuses whoever did not ask for it, and a request of yesterday.

use std::fs::File;

use access::{Action, Principal};
use documents::archive::{Archive, Unwritten};
use entity::{FieldType, Part};
use futures::TryStreamExt as _;
use kernel::{Problem, UserId};
use serde_json::{Map, Value as Json, json};
use store::network::TreeKind;
use store::privacy::{self, Kind, Piece, Request, USER};
use store::records::Record;
use store::{Read, Tx};
use uuid::Uuid;

use super::requests::COPY_LIFE;
use super::{RIGHT, page, require};
use crate::{Cx, Error, Language, schema, trail};

/// Records and entries of one statement.
const PAGE: i64 = 500;

/// The archive.
#[derive(Debug)]
pub struct Copied {
    /// Its name.
    pub name: String,
    /// Its content, from the beginning.
    pub file: File,
}

/// Fetches the copy that was asked for; its page in a language, its times in the zone of whoever fetches it.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`]; [`Error::Gone`] `privacy-copy-over`.
pub async fn copy(cx: &Cx, who: &Principal, id: Uuid, language: Language) -> Result<Copied, Error> {
    require(who, Action::Export)?;
    let request = privacy::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    if request.kind != Kind::Export || request.by != who.user.map(UserId::uuid) {
        return Err(Error::NotFound);
    }
    if cx.now().duration_since(request.at) > COPY_LIFE {
        return Err(Error::Gone(Problem::new("privacy-copy-over")));
    }
    // Everything: what the person who makes the copy may not see belongs to it too.
    let all = crate::definitions::operator(cx, who.tenant).await?;
    let all = Principal { language: language.key().to_owned(), zone: who.zone.clone(), ..all };
    let data = gather(cx, &all, &request).await?;
    cx.db
        .write(async |tx: &mut Tx| trail::audit(cx, tx, who, RIGHT, Some(id), "export", &json!({})).await)
        .await?;
    let file = pack(cx, &all, &request, &data).await?;
    Ok(Copied { name: format!("{}.zip", request.code), file })
}

async fn gather(cx: &Cx, all: &Principal, request: &Request) -> Result<Json, Error> {
    let mut db = cx.db.read();
    let company = crate::company::get(cx, all.tenant).await?;
    let mut out = Map::new();
    out.insert("company".into(), json!(company.name));
    out.insert("made_at".into(), json!(cx.now().to_string()));
    out.insert("person".into(), json!(request.person));
    let mut put = |key: &str, more: Json| match (out.entry(key).or_insert_with(|| json!([])), more) {
        (Json::Array(list), Json::Array(more)) => list.extend(more),
        (Json::Array(list), one) => list.push(one),
        _ => {}
    };
    for piece in &request.person {
        put("history", history(&mut db, all, piece).await?);
        put("files", files(&mut db, all, piece).await?);
        put("notes", notes(&mut db, all, piece).await?);
        put("related", related(&mut db, all, request, piece).await?);
        if piece.object == USER {
            put("sign_in", sign_in(cx, &mut db, all, piece).await?);
            put("mails", privacy::mails(&mut db, all.tenant, piece.id).await?);
            put("imports", privacy::imports(&mut db, all.tenant, piece.id).await?);
            put("done", privacy::done_by(&mut db, all.tenant, piece.id).await?);
            continue;
        }
        let object = schema::visible(all, &piece.object)?;
        if let Some(record) = store::records::any(&mut db, all, object, piece.id).await? {
            put("records", shown(&piece.object, &record, &|_, _| true));
        }
        if piece.object == "member" {
            put("postings", privacy::postings(&mut db, all.tenant, piece.id).await?);
            put("network", network(&mut db, all, piece).await?);
        }
    }
    Ok(Json::Object(out))
}

/// A record with the fields, also those of its parts, that `keep` lets through.
fn shown(object: &str, record: &Record, keep: &dyn Fn(Option<&str>, &str) -> bool) -> Json {
    let values = |part: Option<&str>, values: &entity::Values| -> Map<String, Json> {
        let told = values.iter().filter(|(key, value)| !value.is_empty() && keep(part, key));
        told.map(|(key, value)| (key.clone(), value.to_json())).collect()
    };
    let lines = |key: &str, lines: &[store::records::Line]| -> Vec<Map<String, Json>> {
        let told = lines.iter().map(|line| values(Some(key), &line.values));
        told.filter(|line| !line.is_empty()).collect()
    };
    let parts = record.parts.iter().map(|(key, some)| (key.clone(), lines(key, some)));
    let mut out = json!({ "object": object, "id": record.id, "values": values(None, &record.values) });
    let parts: Map<String, Json> =
        parts.filter(|(_, lines)| !lines.is_empty()).map(|(key, lines)| (key, json!(lines))).collect();
    if !parts.is_empty() {
        out["parts"] = Json::Object(parts);
    }
    out
}

/// Records that point to the person. Of another person's records no more than the code: the rest is that person's.
async fn related(
    db: &mut impl Read,
    all: &Principal,
    request: &Request,
    piece: &Piece,
) -> Result<Json, Error> {
    let mut out = Vec::new();
    for object in all.catalog.iter() {
        let others = matches!(object.key.as_str(), "member" | "account" | "employee");
        for (part, field) in privacy::links(object, &piece.object) {
            let mut after = Uuid::nil();
            loop {
                let ids =
                    privacy::referring(db, all.tenant, (object, part, field), piece.id, after, PAGE).await?;
                for id in ids.iter().filter(|id| request.person.iter().all(|piece| piece.id != **id)) {
                    if let Some(mut record) = store::records::any(db, all, object, *id).await? {
                        // Of those who take part, the others are not this person's.
                        for part in object.parts.iter().filter(|part| of_people(part)) {
                            if let Some(lines) = record.parts.get_mut(&part.key) {
                                lines.retain(|line| privacy::names(line, &request.person));
                            }
                        }
                        // A customer's order belongs to its seller too, what was written about the customer does not.
                        let own = piece.object == "account" && !others;
                        let field = |part: Option<&str>, key: &str| match part {
                            Some(part) => object.part(part)?.fields.iter().find(|field| field.key == key),
                            None => object.field(key),
                        };
                        let long = |part: Option<&str>, key: &str| {
                            field(part, key).is_none_or(|field| field.personal || told(field.kind))
                        };
                        let keep = |part: Option<&str>, key: &str| {
                            (part.is_none() && key == "code") || own || (!others && !long(part, key))
                        };
                        out.push(shown(&object.key, &record, &keep));
                    }
                }
                match ids.last() {
                    Some(last) if ids.len() as i64 == PAGE => after = *last,
                    _ => break,
                }
            }
        }
    }
    Ok(Json::Array(out))
}

/// What is written about somebody, or leads to somebody.
fn told(kind: FieldType) -> bool {
    let long = matches!(kind, FieldType::LongText | FieldType::RichText);
    long || matches!(kind, FieldType::Email | FieldType::Phone | FieldType::Address)
}

/// Whether lines name people.
fn of_people(part: &Part) -> bool {
    let people = ["member", "account", "employee"];
    part.fields.iter().any(|field| people.iter().any(|object| privacy::refers(field, object)))
}

async fn history(db: &mut impl Read, all: &Principal, piece: &Piece) -> Result<Json, Error> {
    let (mut out, mut before) = (Vec::new(), None);
    loop {
        let page = store::audit::history(db, all.tenant, &piece.object, &[piece.id], before, PAGE).await?;
        before = page.last().map(|entry| entry.id);
        let full = page.len() as i64 == PAGE;
        out.extend(page.into_iter().map(|entry| {
            json!({
                "object": piece.object, "at": entry.at.to_string(), "action": entry.action,
                "changes": entry.diff.unwrap_or_default(),
            })
        }));
        if !full {
            return Ok(Json::Array(out));
        }
    }
}

async fn files(db: &mut impl Read, all: &Principal, piece: &Piece) -> Result<Json, Error> {
    let list = store::attachments::list(db, all.tenant, &piece.object, piece.id).await?;
    let entry = |file: store::attachments::Attachment| {
        // A name of the archive stays in its folder, whatever the file is called.
        let plain = file.name.replace(['/', '\\'], "_");
        let name = format!("files/{}-{plain}", &file.id.simple().to_string()[20..]);
        json!({ "id": file.id, "name": name, "size_bytes": file.size_bytes, "sha256": crate::attachments::hex(&file.sha256) })
    };
    Ok(list.into_iter().map(entry).collect())
}

/// What was noted about the person; who noted it is another person's.
async fn notes(db: &mut impl Read, all: &Principal, piece: &Piece) -> Result<Json, Error> {
    let (mut out, mut before) = (Vec::new(), None);
    loop {
        let place = (piece.object.as_str(), piece.id);
        let page = store::notes::list(db, all.tenant, place, (before, false), PAGE).await?;
        before = page.last().map(|note| note.id);
        let full = page.len() as i64 == PAGE;
        out.extend(page.into_iter().map(|note| {
            json!({ "id": note.id, "at": note.at.to_string(), "text": entity::rich::plain(&note.text) })
        }));
        if !full {
            return Ok(Json::Array(out));
        }
    }
}

async fn sign_in(cx: &Cx, db: &mut impl Read, all: &Principal, piece: &Piece) -> Result<Json, Error> {
    let id = UserId::from_uuid(piece.id);
    let Some(user) = store::session::by_id(db, all.tenant, id).await? else { return Ok(json!([])) };
    let sessions = store::session::list(db, all.tenant, id, cx.now()).await?;
    let passkeys = store::passkeys::of_user(db, all.tenant, id).await?;
    let tokens = store::tokens::of_user(db, all.tenant, id).await?;
    let identities = store::openid::of_user(db, all.tenant, id).await?;
    let roles = store::users::roles_of(db, all.tenant, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(json!({
        "login": user.login, "name": user.name, "email": user.email, "language": user.language, "zone": user.zone,
        "roles": roles,
        "sessions": sessions.iter().map(|one| json!({
            "address": one.origin.address, "browser": one.origin.browser, "system": one.origin.system,
            "opened": one.created_at.to_string(), "seen": one.seen_at.to_string(),
        })).collect::<Json>(),
        "passkeys": passkeys.iter().map(|one| json!({
            "name": one.name, "made": one.created_at.to_string(),
        })).collect::<Json>(),
        "identities": identities.iter().map(|one| json!({
            "provider": one.issuer, "subject": one.subject, "name": one.name, "linked": one.created_at.to_string(),
        })).collect::<Json>(),
        "tokens": tokens.iter().map(|one| json!({
            "name": one.name, "made": one.created_at.to_string(), "until": one.expires_at.to_string(),
        })).collect::<Json>(),
    }))
}

async fn network(db: &mut impl Read, all: &Principal, piece: &Piece) -> Result<Json, Error> {
    let mut out = Vec::new();
    for kind in [TreeKind::Sponsor, TreeKind::Placement] {
        for edge in store::network::edges_of(db, all.tenant, kind, piece.id).await? {
            out.push(json!({
                "tree": kind.as_str(), "from": edge.from.to_string(), "until": edge.until.map(|day| day.to_string()),
            }));
        }
    }
    for change in store::network::status_history(db, all.tenant, piece.id).await? {
        out.push(
            json!({ "status": change.status, "from": change.from.to_string(), "reason": change.reason }),
        );
    }
    Ok(Json::Array(out))
}

async fn pack(cx: &Cx, all: &Principal, request: &Request, data: &Json) -> Result<File, Error> {
    let folder = cx.config.files.clone();
    let path = folder.join(format!("copy-{}.zip", cx.new_id()));
    let open = move || -> std::io::Result<File> {
        std::fs::create_dir_all(&folder)?;
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        // Open, it can be read; in the folder it is no more, whatever happens next.
        std::fs::remove_file(&path)?;
        Ok(file)
    };
    let file = tokio::task::spawn_blocking(open).await.map_err(Error::internal)??;
    let mut archive = Archive::new(file);
    let text = serde_json::to_string_pretty(data).map_err(Error::internal)?;
    let pages = page::html(cx, all, request, data).await?;
    for (name, content) in [("index.html", pages.as_bytes()), ("data.json", text.as_bytes())] {
        archive.entry(name, true).map_err(unwritten)?;
        archive.write(content).map_err(unwritten)?;
    }
    for file in data["files"].as_array().into_iter().flatten() {
        let id = file["id"].as_str().and_then(|id| Uuid::parse_str(id).ok());
        let (Some(id), Some(name)) = (id, file["name"].as_str()) else { continue };
        archive.entry(name, false).map_err(unwritten)?;
        let mut pieces = crate::attachments::content(cx, all, id).await?;
        while let Some(piece) = pieces.try_next().await? {
            archive.write(&piece).map_err(unwritten)?;
        }
    }
    tokio::task::spawn_blocking(move || archive.finish()).await.map_err(Error::internal)?.map_err(unwritten)
}

fn unwritten(error: Unwritten) -> Error {
    Error::internal(error)
}

//! The walk of an erasure through everything that speaks of a person, page by page, and its own values at the end. Refuses to
//! begin the end while an import could write the person again.

use std::sync::Arc;

use access::Principal;
use entity::{Field, FieldType, FieldValue, Object, Part};
use kernel::UserId;
use serde_json::json;
use store::Tx;
use store::privacy::{self, BESIDE_RECORDS, MENTIONS, Needles, Piece, USER};
use store::records::Record;
use uuid::Uuid;

use super::run::{At, Hand, Step, Work};
use crate::jobs::Halt;
use crate::records::stamp;
use crate::{Cx, Error, trail};

/// Records of one transaction.
const PAGE: i64 = 100;
/// The words the person is known by.
pub(super) async fn needles(cx: &Cx, who: &Principal, person: &[Piece]) -> Result<Needles, Error> {
    let mut needles = Needles::default();
    let mut db = cx.db.read();
    for piece in person {
        if piece.object == USER {
            let user = store::session::by_id(&mut db, who.tenant, UserId::from_uuid(piece.id)).await?;
            if let Some(user) = user {
                needles.add_name(&user.name);
                needles.add_login(&user.login);
                needles.add(user.email.as_deref().unwrap_or_default());
            }
            for one in store::openid::of_user(&mut db, who.tenant, UserId::from_uuid(piece.id)).await? {
                needles.add_told(&one.name);
            }
            needles.drop(&piece.code);
            continue;
        }
        let Some(object) = who.catalog.get(&piece.object) else { continue };
        let Some(record) = store::records::any(&mut db, who, object, piece.id).await? else { continue };
        for field in &object.fields {
            let text = record.values.get(&field.key).map(FieldValue::to_text).unwrap_or_default();
            match field.kind {
                _ if field.key == object.name => needles.add_name(&text),
                FieldType::Email => needles.add(&text),
                FieldType::Phone => needles.add_number(&text),
                _ => {}
            }
        }
        for (key, lines) in &record.parts {
            let fields = object.part(key).map_or(&[][..], |part| &part.fields);
            for field in fields.iter().filter(|field| field.personal) {
                for line in lines {
                    needles.add_contact(
                        &line.values.get(&field.key).map(FieldValue::to_text).unwrap_or_default(),
                    );
                }
            }
        }
        // Where the person was erased before, its code is its name, and no word to look for.
        needles.drop(&piece.code);
    }
    Ok(needles)
}

/// A field by which other records, or their lines, can point to a record of the person.
pub(super) type Link = (Arc<Object>, Option<Part>, Field, Piece);

/// Every such field.
pub(super) fn links(who: &Principal, person: &[Piece]) -> Vec<Link> {
    let mut out = Vec::new();
    for object in who.catalog.iter() {
        for piece in person {
            let found = privacy::links(object, &piece.object).into_iter();
            out.extend(
                found.map(|(part, field)| (Arc::clone(object), part.cloned(), field.clone(), piece.clone())),
            );
        }
    }
    out
}

/// What says something of the person whose record it is.
fn says(field: &Field) -> bool {
    let told = matches!(field.kind, FieldType::Email | FieldType::Phone | FieldType::Address);
    field.personal || told || field.kind.is_file()
}

/// Texts a person writes: what may mention somebody.
fn written(field: &Field) -> bool {
    let short = [FieldType::Text, FieldType::Email, FieldType::Phone, FieldType::Url, FieldType::Address];
    field.derived.is_none() && (long(field) || short.contains(&field.kind))
}

/// What takes a story of somebody.
fn long(field: &Field) -> bool {
    matches!(field.kind, FieldType::LongText | FieldType::RichText)
}

impl Work<'_> {
    pub(super) async fn attachments(&self, at: &At) -> Result<At, Halt> {
        for piece in &self.request.person {
            crate::attachments::erase(self.cx, self.tenant(), &piece.object, piece.id).await?;
        }
        self.cx
            .db
            .write(async |tx: &mut Tx| -> Result<At, Halt> {
                for piece in &self.request.person {
                    store::notes::forget_all(tx, self.tenant(), &piece.object, piece.id).await?;
                }
                let next = at.to(Step::Referring);
                self.keep(tx, &next).await?;
                Ok(next)
            })
            .await
    }

    /// Records that point to the person: their texts where they mention it, and the details of those changes.
    pub(super) async fn referring(&self, at: &At) -> Result<At, Halt> {
        let Some((object, part, field, piece)) = self.links.get(at.item) else {
            return Ok(at.to(Step::Mentions));
        };
        self.cx
            .db
            .write(async |tx: &mut Tx| -> Result<At, Halt> {
                let tenant = self.tenant();
                let ids =
                    privacy::referring(tx, tenant, (object, part.as_ref(), field), piece.id, at.after, PAGE)
                        .await?;
                let mut next = at.clone();
                let own = |id: &&Uuid| self.request.person.iter().any(|piece| piece.id == **id);
                for id in ids.iter().filter(|id| !own(id)) {
                    let Some(record) = store::records::any(tx, &self.all, object, *id).await? else {
                        continue;
                    };
                    let fields = self.mentioning(object, &record, true);
                    let person = &self.request.person;
                    let lines = privacy::blank_lines(tx, tenant, object, &record, person).await?;
                    if !fields.is_empty() || lines > 0 {
                        let now = stamp(self.cx, &self.actor);
                        privacy::blank(tx, &self.all, object, &record, (&fields, false), &piece.code, now)
                            .await?;
                        let (actor, key) = (&self.actor, object.key.as_str());
                        trail::note(self.cx, tx, actor, key, Some(*id), "erase", &json!({})).await?;
                        next.count("mentions", fields.len() as i64 + lines);
                    }
                    let files = (object.key.as_str(), *id);
                    next.count("mentions", privacy::blank_files(tx, tenant, files, &self.needles).await?);
                    next.count("mentions", privacy::blank_notes(tx, tenant, files, &self.needles).await?);
                    // A change of lines says who and what in one.
                    let looked = (&self.needles, part.as_ref().map(|_| piece.id));
                    let gone = privacy::forget_mentions(tx, tenant, &object.key, *id, looked).await?;
                    next.count("history", gone);
                }
                let next = next.on(ids.last().copied().filter(|_| ids.len() as i64 == PAGE));
                self.keep(tx, &next).await?;
                Ok(next)
            })
            .await
    }

    /// The texts of another record that mention the person. Of another person's record only the long ones: what is said of
    /// somebody else, a telephone the two share among it, is that person's. A part of the name is enough where the record points
    /// to the person (`near`).
    pub(super) fn mentioning<'o>(&self, object: &'o Object, record: &Record, near: bool) -> Vec<&'o Field> {
        let person = matches!(object.key.as_str(), "member" | "account" | "employee");
        // What others work with is not renamed because somebody who is called like it looked after it.
        let trade = matches!(object.key.as_str(), "plan" | "product" | "role" | "run" | "unit" | "zone");
        let own = |field: &Field| trade && (field.required || field.key == object.name);
        let open = |field: &&Field| written(field) && (!person || long(field)) && !own(field);
        let told = |text: &str| if near { self.needles.hit_near(text) } else { self.needles.hit(text) };
        let hit =
            |field: &&Field| record.values.get(&field.key).is_some_and(|value| told(&value.to_words(field)));
        object.fields.iter().filter(open).filter(hit).collect()
    }

    /// One page of a table.
    pub(super) async fn page(&self, at: &At) -> Result<At, Halt> {
        self.cx
            .db
            .write(async |tx: &mut Tx| -> Result<At, Halt> {
                let (tenant, needles) = (self.tenant(), &self.needles);
                let mut next = at.clone();
                match at.step {
                    Step::Mentions => match MENTIONS.get(at.item) {
                        None => next = at.to(Step::Answers),
                        Some(table) => {
                            let (count, more) =
                                privacy::mentions(tx, tenant, table, needles, at.after).await?;
                            next.count("mentions", count);
                            next = next.on(more);
                        }
                    },
                    Step::Answers => {
                        let after = (at.after, at.key.clone());
                        let (count, more) = privacy::idempotency(tx, tenant, needles, &after).await?;
                        next.count("answers", count);
                        match more {
                            Some((after, key)) => (next.after, next.key) = (after, key),
                            None => next = next.to(Step::Rejected),
                        }
                    }
                    Step::Rejected => {
                        let (count, more) =
                            privacy::errors(tx, tenant, needles, (at.after, at.number)).await?;
                        next.count("rejected-rows", count);
                        match more {
                            Some((after, number)) => (next.after, next.number) = (after, number),
                            None => next = next.to(Step::Undo),
                        }
                    }
                    Step::Undo => {
                        let looked = (&self.request.person[..], needles);
                        let (count, more) =
                            privacy::chunks(tx, tenant, looked, (at.after, at.number)).await?;
                        next.count("undo", count);
                        match more {
                            Some((after, number)) => (next.after, next.number) = (after, number),
                            None => next = next.to(Step::Trail),
                        }
                    }
                    Step::Trail => match BESIDE_RECORDS.get(at.item) {
                        None => next = at.to(Step::Former),
                        Some(object) => {
                            let (count, more) =
                                privacy::details(tx, tenant, object, needles, at.after).await?;
                            next.count("history", count);
                            next = next.on(more);
                        }
                    },
                    _ => match self.request.person.get(at.item) {
                        None => next = at.to(Step::Values),
                        Some(piece) => {
                            let (object, id) = (&piece.object, piece.id);
                            let (_, more) = privacy::forget_details(tx, tenant, object, id, at.after).await?;
                            next = next.on(more);
                        }
                    },
                }
                self.keep(tx, &next).await?;
                Ok(next)
            })
            .await
    }

    /// Files of imports, once nobody works on one: an import under way could write the person again, and is waited for, back in
    /// the queue, so that it finds a worker.
    pub(super) async fn files(&self, at: &At) -> Result<At, Halt> {
        if matches!(self.hand, Hand::Job(_))
            && privacy::work_open(&mut self.cx.db.read(), self.tenant()).await? > 0
        {
            return Err(Halt::Later);
        }
        self.cx
            .db
            .write(async |tx: &mut Tx| -> Result<At, Halt> {
                let mut next = at.to(Step::Attachments);
                let files = privacy::file_parts(tx, self.tenant()).await?;
                next.count("import-files", files);
                self.keep(tx, &next).await?;
                Ok(next)
            })
            .await
    }

    /// The person's own values, all at once, with the account, the certificate's digest and the announcement. Where the person
    /// has become more records meanwhile, all begins again for all of them.
    pub(super) async fn values(&self, at: &At) -> Result<At, Halt> {
        self.cx
            .db
            .write(async |tx: &mut Tx| -> Result<At, Halt> {
                if let Some(person) = self.grown(tx).await? {
                    let next = at.to(Step::Journal);
                    privacy::set_person(tx, self.tenant(), self.request.id, &person).await?;
                    self.keep(tx, &next).await?;
                    return Ok(next);
                }
                // A file that was brought meanwhile goes too.
                for piece in &self.request.person {
                    let files = store::attachments::of_record(tx, self.tenant(), &piece.object, piece.id);
                    if !files.await?.is_empty() {
                        let next = at.to(Step::Attachments);
                        self.keep(tx, &next).await?;
                        return Ok(next);
                    }
                }
                let mut next = at.to(Step::Compact);
                for piece in &self.request.person {
                    let gone = self.value(tx, piece).await?;
                    next.count("values", gone);
                }
                self.end(tx, &next).await?;
                self.keep(tx, &next).await?;
                Ok(next)
            })
            .await
    }

    /// The person's records where there are more than the request knows: a merge since, or a sign-in. The records are held
    /// first, so that none is merged between this look and the end. What a journal names is what it was.
    async fn grown(&self, tx: &mut Tx) -> Result<Option<Vec<Piece>>, Halt> {
        for piece in self.request.person.iter().filter(|piece| piece.object != USER) {
            if let Some(object) = self.all.catalog.get(&piece.object) {
                privacy::hold(tx, self.tenant(), object, piece.id).await?;
            }
        }
        if matches!(self.hand, Hand::Alone) {
            return Ok(None);
        }
        let mut person = self.request.person.clone();
        let found = privacy::pieces(tx, self.tenant(), &self.request.object, self.request.record).await?;
        person.extend(
            found.into_iter().filter(|piece| self.request.person.iter().all(|old| old.id != piece.id)),
        );
        Ok((person.len() > self.request.person.len()).then_some(person))
    }

    async fn value(&self, tx: &mut Tx, piece: &Piece) -> Result<i64, Halt> {
        let (cx, all, tenant) = (self.cx, &self.all, self.tenant());
        let mut gone = 0;
        // What was noted while the work went on goes too.
        store::notes::forget_all(tx, tenant, &piece.object, piece.id).await?;
        if piece.object == USER {
            for token in store::tokens::of_user(tx, tenant, UserId::from_uuid(piece.id)).await? {
                privacy::forget_all_details(tx, tenant, "token", token.id.uuid()).await?;
            }
            privacy::forget_user(tx, tenant, piece, cx.now()).await?;
        } else if let Some(object) = all.catalog.get(&piece.object)
            && let Some(record) = store::records::any(tx, all, object, piece.id).await?
        {
            let hit = |field: &Field| {
                let value = record.values.get(&field.key);
                written(field) && value.is_some_and(|value| self.needles.hit_near(&value.to_words(field)))
            };
            let named = |field: &&Field| field.formula.is_none() && (says(field) || hit(field));
            let fields: Vec<&Field> = object.fields.iter().filter(named).collect();
            let held = |field: &&&Field| record.values.get(&field.key).is_some_and(|value| !value.is_empty());
            gone = fields.iter().filter(held).count() as i64;
            let now = stamp(cx, &self.actor);
            privacy::blank(tx, all, object, &record, (&fields, true), &piece.code, now).await?;
        }
        privacy::own_texts(tx, tenant, piece).await?;
        privacy::forget_holds(tx, tenant, piece).await?;
        if piece.object == "member" {
            store::network::touch(tx, tenant, &[piece.id]).await?;
            // Where a person was paid; what was paid stays with the books.
            store::settlements::payees::erase(tx, tenant, piece.id).await?;
            privacy::forget_all_details(tx, tenant, crate::settlements::PAYEE, piece.id).await?;
        }
        // What was noted while the work went on; the entry that follows says nothing but that it happened.
        privacy::forget_all_details(tx, tenant, &piece.object, piece.id).await?;
        trail::note(cx, tx, &self.actor, &piece.object, Some(piece.id), "erase", &json!({})).await?;
        Ok(gone)
    }
}

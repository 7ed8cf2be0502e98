//! The erasure itself, step by step: details of the audit trail, sign-in, values of records. Each function is one small
//! transaction's work and may be repeated.

use access::Principal;
use entity::{Field, FieldType, FieldValue, Object, Part, Values, compute};
use jiff::Timestamp;
use kernel::{RecordId, TenantId, UserId, fold};
use uuid::Uuid;

use super::needles::BLANK;
use super::{Needles, Piece};
use crate::db::quoted;
use crate::records::sql;
use crate::records::{Line, Record, Stamp, custom, folded, reach};
use crate::{Error, Read, Tx, Value};

/// What is kept for somebody who signs in, and for nobody else.
const OF_USER: [&str; 13] = [
    "user_link",
    "recovery_code",
    "second_factor",
    "passkey",
    "passkey_challenge",
    "openid_identity",
    "openid_request",
    "notification",
    "notification_off",
    "notification_mail",
    "mail",
    "user_role",
    "idempotency",
];
/// Entries of one transaction.
const PAGE: i64 = 500;

/// Erases what the audit trail says of a record in detail, a page of entries above `after`; gives how many details are gone,
/// and the last entry of a full page. The entries themselves stay, and the chain over them.
pub async fn forget_details(
    tx: &mut Tx,
    tenant: TenantId,
    object: &str,
    record: Uuid,
    after: Uuid,
) -> Result<(i64, Option<Uuid>), Error> {
    let sql = format!(
        "SELECT id FROM audit_entry WHERE tenant_id = $1 AND object = $2 AND record_id = $3 AND id > $4 ORDER BY id LIMIT {PAGE}"
    );
    let rows = tx.query(&sql, &[tenant.uuid().into(), object.into(), record.into(), after.into()]).await?;
    let mut args: Vec<Value> = vec![tenant.uuid().into()];
    for row in &rows {
        args.push(row.get::<Uuid>(0)?.into());
    }
    let Some(last) = rows.last() else { return Ok((0, None)) };
    let places: Vec<String> = (2..=args.len()).map(|at| format!("${at}")).collect();
    let sql =
        format!("DELETE FROM audit_detail WHERE tenant_id = $1 AND entry_id IN ({})", places.join(", "));
    let gone = tx.execute(&sql, &args).await? as i64;
    Ok((gone, if rows.len() as i64 == PAGE { Some(last.get(0)?) } else { None }))
}

/// As [`forget_details`], to the last entry.
pub async fn forget_all_details(
    tx: &mut Tx,
    tenant: TenantId,
    object: &str,
    record: Uuid,
) -> Result<(), Error> {
    let mut after = Some(Uuid::nil());
    while let Some(from) = after {
        (_, after) = forget_details(tx, tenant, object, record, from).await?;
    }
    Ok(())
}

/// Erases what the audit trail says of a record in detail, where it mentions the person or, with an id, points to it; gives how
/// many details are gone.
pub async fn forget_mentions(
    tx: &mut Tx,
    tenant: TenantId,
    object: &str,
    record: Uuid,
    (needles, id): (&Needles, Option<Uuid>),
) -> Result<i64, Error> {
    let id = id.map(|id| id.to_string());
    let sql = format!(
        "SELECT d.entry_id, d.diff FROM audit_entry e JOIN audit_detail d ON d.tenant_id = e.tenant_id AND d.entry_id = e.id \
         WHERE e.tenant_id = $1 AND e.object = $2 AND e.record_id = $3 AND e.id > $4 ORDER BY e.id LIMIT {PAGE}"
    );
    let (mut after, mut gone) = (Uuid::nil(), 0);
    loop {
        let args = [tenant.uuid().into(), object.into(), record.into(), after.into()];
        let rows = tx.query(&sql, &args).await?;
        for row in &rows {
            after = row.get(0)?;
            let diff: String = row.get(1)?;
            if needles.hit_near(&diff) || id.as_ref().is_some_and(|id| diff.contains(id.as_str())) {
                let sql = "DELETE FROM audit_detail WHERE tenant_id = $1 AND entry_id = $2";
                gone += tx.execute(sql, &[tenant.uuid().into(), after.into()]).await? as i64;
            }
        }
        if (rows.len() as i64) < PAGE {
            return Ok(gone);
        }
    }
}

/// Forgets the holds there were on a person: their reasons speak of it.
pub async fn forget_holds(tx: &mut Tx, tenant: TenantId, piece: &Piece) -> Result<(), Error> {
    let sql = "DELETE FROM legal_hold WHERE tenant_id = $1 AND object = $2 AND record_id = $3 AND lifted_at IS NOT NULL";
    tx.execute(sql, &[tenant.uuid().into(), piece.object.as_str().into(), piece.id.into()]).await.map(|_| ())
}

/// Takes every way to sign in away, and everything kept about it; the person's name is the code from now on.
pub async fn forget_user(tx: &mut Tx, tenant: TenantId, piece: &Piece, now: Timestamp) -> Result<(), Error> {
    let user = UserId::from_uuid(piece.id);
    crate::session::close_all(tx, tenant, user).await?;
    crate::session::set_disabled(tx, tenant, user, true).await?;
    let key: [Value; 2] = [tenant.uuid().into(), piece.id.into()];
    // Also of those that were taken away since.
    let sql = "SELECT DISTINCT object, record_id FROM audit_entry WHERE tenant_id = $1 AND actor_id = $2 \
               AND object IN ('identity', 'passkey', 'token') AND record_id IS NOT NULL";
    for row in tx.query(sql, &key).await? {
        forget_all_details(tx, tenant, &row.get::<String>(0)?, row.get(1)?).await?;
    }
    for (table, object) in [("passkey", "passkey"), ("openid_identity", "identity")] {
        let sql = format!("SELECT id FROM {table} WHERE tenant_id = $1 AND user_id = $2");
        for row in tx.query(&sql, &key).await? {
            forget_all_details(tx, tenant, object, row.get(0)?).await?;
        }
    }
    // Where the person's requests came from, and where others tried to be this person from.
    let sql = "DELETE FROM audit_origin WHERE tenant_id = $1 AND entry_id IN (SELECT id FROM audit_entry WHERE tenant_id = $1 \
               AND (actor_id = $2 OR (object = 'user' AND record_id = $2)))";
    tx.execute(sql, &key).await?;
    for table in OF_USER {
        tx.execute(&format!("DELETE FROM {table} WHERE tenant_id = $1 AND user_id = $2"), &key).await?;
    }
    // Who stood in for whom stays, as every entry does; what was written to it goes, and it is over.
    let sql = "SELECT id FROM deputy WHERE tenant_id = $1 AND (person_id = $2 OR deputy_id = $2)";
    for row in tx.query(sql, &key).await? {
        forget_all_details(tx, tenant, "deputy", row.get(0)?).await?;
    }
    let sql = "UPDATE deputy SET note = NULL, ended_at = COALESCE(ended_at, $3) \
               WHERE tenant_id = $1 AND (person_id = $2 OR deputy_id = $2)";
    tx.execute(sql, &[key[0].clone(), key[1].clone(), now.into()]).await?;
    let sql = "UPDATE api_token SET name = $3, revoked_at = COALESCE(revoked_at, $4) WHERE tenant_id = $1 AND user_id = $2";
    let args = [key[0].clone(), key[1].clone(), piece.code.as_str().into(), now.into()];
    tx.execute(sql, &args).await?;
    // A login is unique among people, as the code's last letters need not be.
    let login = format!("erased-{}", piece.id.simple());
    let sql = "UPDATE app_user SET login = $3, login_folded = $4, name = $5, name_folded = $6, email = NULL, \
               password_hash = NULL, version = version + 1 WHERE tenant_id = $1 AND id = $2";
    let args = [
        key[0].clone(),
        key[1].clone(),
        login.as_str().into(),
        fold(&login).into(),
        piece.code.as_str().into(),
        fold(&piece.code).into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// The records, in the trash or not, that point to `to` by a field of theirs or of their lines: a page above `after`.
pub async fn referring(
    db: &mut impl Read,
    tenant: TenantId,
    (object, part, field): (&Object, Option<&Part>, &Field),
    to: Uuid,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    let rows = if let Some(part) = part {
        let sql = format!(
            "SELECT DISTINCT parent_id FROM {} WHERE tenant_id = $1 AND {} = $2 AND parent_id > $3 ORDER BY parent_id LIMIT $4",
            quoted(&part.table)?,
            quoted(&field.column())?
        );
        db.query(&sql, &[tenant.uuid().into(), to.into(), after.into(), limit.into()]).await?
    } else if field.is_aside() {
        let sql = "SELECT record_id FROM field_index WHERE tenant_id = $1 AND field = $2 AND txt = $3 AND record_id > $4 \
                   ORDER BY record_id LIMIT $5";
        let name = custom::name(object, field);
        let args = [tenant.uuid().into(), name.into(), to.to_string().into(), after.into(), limit.into()];
        db.query(sql, &args).await?
    } else {
        let sql = format!(
            "SELECT id FROM {} WHERE tenant_id = $1 AND {} = $2 AND id > $3 ORDER BY id LIMIT $4",
            quoted(&object.table)?,
            quoted(&field.column())?
        );
        db.query(&sql, &[tenant.uuid().into(), to.into(), after.into(), limit.into()]).await?
    };
    rows.iter().map(|row| row.get(0)).collect()
}

/// Whether a line names the person.
#[must_use]
pub fn names(line: &Line, person: &[Piece]) -> bool {
    let is_person = |id: &RecordId| person.iter().any(|piece| piece.id == id.uuid());
    line.values.values().any(|value| matches!(value, FieldValue::Ref(id) if is_person(id)))
}

/// Empties the texts of a record's lines that name the person; gives how many.
pub async fn blank_lines(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    record: &Record,
    person: &[Piece],
) -> Result<i64, Error> {
    let mut gone = 0;
    for part in &object.parts {
        let texts = part.fields.iter().filter(|field| field.derived.is_none() && field.kind.has_length());
        let texts: Vec<&Field> = texts.collect();
        for line in record.parts.get(&part.key).into_iter().flatten().filter(|line| names(line, person)) {
            for field in
                texts.iter().filter(|field| line.values.get(&field.key).is_some_and(|v| !v.is_empty()))
            {
                let sql = format!(
                    "UPDATE {} SET {} = $4 WHERE tenant_id = $1 AND parent_id = $2 AND id = $3",
                    quoted(&part.table)?,
                    quoted(&field.column())?
                );
                let blank = if field.required { BLANK.into() } else { Value::Null };
                tx.execute(&sql, &[tenant.uuid().into(), record.id.into(), line.id.into(), blank]).await?;
                gone += 1;
            }
        }
    }
    Ok(gone)
}

/// Holds a record of the person until the transaction ends: nobody merges or changes it meanwhile.
pub async fn hold(tx: &mut Tx, tenant: TenantId, object: &Object, id: Uuid) -> Result<(), Error> {
    let sql =
        format!("UPDATE {} SET version = version WHERE tenant_id = $1 AND id = $2", quoted(&object.table)?);
    tx.execute(&sql, &[tenant.uuid().into(), id.into()]).await.map(|_| ())
}

/// The fields by which a record, or a line of it, can point to a record of `to`.
#[must_use]
pub fn links<'o>(object: &'o Object, to: &str) -> Vec<(Option<&'o Part>, &'o Field)> {
    let lines = object.parts.iter().flat_map(|part| part.fields.iter().map(move |field| (Some(part), field)));
    let fields = object.fields.iter().map(|field| (None, field)).chain(lines);
    fields.filter(|(_, field)| refers(field, to)).collect()
}

/// Whether a field of a record can point to a record of `object`.
#[must_use]
pub fn refers(field: &Field, object: &str) -> bool {
    let links = matches!(field.kind, FieldType::Reference | FieldType::Links);
    links && field.derived.is_none() && field.to.as_deref() == Some(object)
}

/// Empties fields of a record, in the trash or not; the field that names it gets `name`. With `whole`, its lines go too, and
/// what removed fields of the company's own have left behind.
pub async fn blank(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    record: &Record,
    (fields, whole): (&[&Field], bool),
    name: &str,
    stamp: Stamp,
) -> Result<(), Error> {
    let mut changed = Values::new();
    for field in fields {
        let text = matches!(field.kind, FieldType::Text | FieldType::LongText | FieldType::RichText);
        let named = field.key == object.name || (field.required && text);
        let value = if named { FieldValue::Text(name.to_owned()) } else { FieldValue::Empty };
        changed.insert(field.key.clone(), value);
    }
    let mut values = record.values.clone();
    values.extend(changed.clone());
    // What a formula made of the values goes with them.
    let computed = compute::computed(object, &values);
    values.extend(computed.clone());
    changed.extend(computed);
    let points =
        if whole { reach::Points::new() } else { reach::read(tx, who.tenant, object, &[record.id]).await? };
    let further = points.get(&record.id).map_or(&[][..], Vec::as_slice);
    let (name_key, search_text) = sql::keys(object, &values, further);
    let mut args: Vec<Value> = vec![
        who.tenant.uuid().into(),
        record.id.into(),
        stamp.at.into(),
        stamp.by.into(),
        name_key.into(),
        search_text.into(),
    ];
    let mut sets = vec![
        "version = version + 1, updated_at = $3, updated_by = $4, name_key = $5, search_text = $6".to_owned(),
    ];
    for field in fields.iter().filter(|field| !field.is_aside()) {
        let put = sql::put(field, changed.get(&field.key).unwrap_or(&FieldValue::Empty));
        let columns = std::iter::once(field.column()).chain(field.currency_column());
        for (column, value) in columns.zip(put) {
            args.push(value);
            sets.push(format!("{} = ${}", quoted(&column)?, args.len()));
        }
    }
    for (column, value) in folded::companions(object, &changed)? {
        args.push(value);
        sets.push(format!("{column} = ${}", args.len()));
    }
    if whole {
        args.push(custom::document(object, &values));
        sets.push(format!("custom = ${}", args.len()));
    } else if let Some((set, value)) = custom::patch(tx.dialect(), object, &changed, args.len() + 1) {
        args.push(value);
        sets.push(set);
    }
    let text =
        format!("UPDATE {} SET {} WHERE tenant_id = $1 AND id = $2", quoted(&object.table)?, sets.join(", "));
    tx.execute(&text, &args).await?;
    if whole {
        // Also what stands there of fields that were removed.
        let sql = "DELETE FROM field_index WHERE tenant_id = $1 AND record_id = $2";
        tx.execute(sql, &[who.tenant.uuid().into(), record.id.into()]).await?;
        custom::mirror(tx, who.tenant, object, std::iter::once((record.id, &values))).await?;
    } else {
        custom::mirror_again(tx, who.tenant, object, record.id, &changed).await?;
    }
    for part in object.parts.iter().filter(|_| whole) {
        let sql = format!("DELETE FROM {} WHERE tenant_id = $1 AND parent_id = $2", quoted(&part.table)?);
        tx.execute(&sql, &[who.tenant.uuid().into(), record.id.into()]).await?;
    }
    Ok(())
}

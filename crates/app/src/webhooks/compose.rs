//! What a message says, read at the moment it is sent with the rights the subscription's owner has then. Refuses a word
//! about what the owner may not see: neither a record out of sight, nor a hidden field, nor that one has changed.

use access::{Action, FieldRight, Predicate, Principal};
use entity::Object;
use serde_json::{Map, Value as Json, json};
use store::Read;
use store::webhooks::Delivery;
use uuid::Uuid;

use super::known;
use crate::records::Viewer;
use crate::{Error, notes};

/// The topic of a message that somebody sends to see whether it arrives.
pub(super) const TEST: &str = "webhook.test";

/// The message as JSON; none when the owner may not know of the event.
pub(super) async fn body(
    db: &mut impl Read,
    owner: &Principal,
    delivery: &Delivery,
) -> Result<Option<Vec<u8>>, Error> {
    let data = if delivery.topic == TEST {
        Some(delivery.payload.clone())
    } else {
        data(db, owner, delivery).await?
    };
    let Some(data) = data else { return Ok(None) };
    let message = json!({ "type": delivery.topic, "timestamp": delivery.event_at.to_string(), "data": data });
    serde_json::to_vec(&message).map(Some).map_err(Error::internal)
}

async fn data(db: &mut impl Read, owner: &Principal, delivery: &Delivery) -> Result<Option<Json>, Error> {
    let Some((key, event)) = known(&owner.catalog, &delivery.topic) else { return Ok(None) };
    if key == notes::OBJECT {
        return note(db, owner, event, &delivery.payload).await;
    }
    if !owner.may(key, Action::Read) {
        return Ok(None);
    }
    let payload = &delivery.payload;
    let Some(object) = owner.catalog.get(key) else {
        // A transfer concerns two branches, a settlement everybody: only who sees every one hears of each.
        let whole = owner.predicate(key, Action::Read) == Predicate::All;
        return Ok(whole.then(
            || json!({ "object": key, "action": event, "id": payload.get("id").or(payload.get(key)) }),
        ));
    };
    if let Some(ids) = payload.get("ids") {
        return many(db, owner, object, event, payload, ids).await;
    }
    let Some(id) = payload.get("id").and_then(identified) else { return Ok(None) };
    let Some(changed) = changed(owner, key, payload) else { return Ok(None) };
    let record = match store::records::get(db, owner, object, Action::Read, id).await? {
        Some(record) => Viewer { who: owner, object }.show(db, vec![record]).await?.pop(),
        None if seen(db, owner, object, &[id]).await?.is_empty() => return Ok(None),
        None => None,
    };
    let record = record.map(|view| {
        json!({
            "id": view.id, "code": view.code, "version": view.version, "values": view.values, "parts": view.parts,
        })
    });
    Ok(Some(json!({ "object": key, "action": event, "id": id, "changed": changed, "record": record })))
}

/// What happened to a note, for whoever reads the record it stands at.
async fn note(
    db: &mut impl Read,
    owner: &Principal,
    event: &str,
    payload: &Json,
) -> Result<Option<Json>, Error> {
    let of = &payload["of"];
    let ids = payload.get("id").and_then(identified).zip(of.get("id").and_then(identified));
    let (Some((id, record)), Some(object)) = (ids, of["object"].as_str()) else { return Ok(None) };
    notes::announced(db, owner, (id, event), (object, record)).await
}

/// An event of many records names those the owner sees.
async fn many(
    db: &mut impl Read,
    owner: &Principal,
    object: &Object,
    event: &str,
    payload: &Json,
    ids: &Json,
) -> Result<Option<Json>, Error> {
    let ids: Vec<Uuid> = ids.as_array().into_iter().flatten().filter_map(identified).collect();
    let seen = seen(db, owner, object, &ids).await?;
    if seen.is_empty() {
        return Ok(None);
    }
    let mut data = Map::new();
    data.insert("object".into(), json!(object.key));
    data.insert("action".into(), payload.get("action").cloned().unwrap_or_else(|| json!(event)));
    for batch in ["bulk", "import"] {
        if let Some(id) = payload.get(batch) {
            data.insert(batch.into(), id.clone());
        }
    }
    data.insert("ids".into(), json!(seen));
    Ok(Some(Json::Object(data)))
}

/// Those among `ids` the owner may read, in the trash or not. Of what is gone for good nobody can say whose it was: only
/// who sees everything hears of it.
async fn seen(
    db: &mut impl Read,
    owner: &Principal,
    object: &Object,
    ids: &[Uuid],
) -> Result<Vec<Uuid>, Error> {
    if owner.predicate(&object.key, Action::Read) == Predicate::All {
        return Ok(ids.to_vec());
    }
    let known = store::records::labels(db, owner, object, ids).await?;
    Ok(ids.iter().copied().filter(|id| known.contains_key(id)).collect())
}

/// The changed fields the owner may see; none when something has changed and the owner may see nothing of it.
fn changed(owner: &Principal, object: &str, payload: &Json) -> Option<Vec<String>> {
    let all: Vec<&str> = payload
        .get("fields")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    let seen = all.iter().filter(|field| owner.field(object, field) != FieldRight::None);
    let seen: Vec<String> = seen.map(|field| (*field).to_owned()).collect();
    if seen.is_empty() && !all.is_empty() { None } else { Some(seen) }
}

fn identified(json: &Json) -> Option<Uuid> {
    json.as_str().and_then(|text| Uuid::parse_str(text).ok())
}

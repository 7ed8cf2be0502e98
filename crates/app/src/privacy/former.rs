//! Records that pointed to the person once and do no longer: only the audit trail knows them. What they say of the person by
//! its name goes, and what was said of their changes; refuses parts of a name, which may be somebody else's by now.

use store::Tx;
use store::privacy;

use super::run::{At, Step, Work};
use crate::jobs::Halt;
use crate::records::stamp;
use crate::trail;

impl Work<'_> {
    /// A stretch of the trail.
    pub(super) async fn former(&self, at: &At) -> Result<At, Halt> {
        self.cx
            .db
            .write(async |tx: &mut Tx| -> Result<At, Halt> {
                let (tenant, person) = (self.tenant(), &self.request.person);
                let link = |object: &str, key: &str| {
                    let field = |(of, part, field, _): &super::walk::Link| {
                        of.key == object && part.as_ref().map_or(&field.key, |part| &part.key) == key
                    };
                    // A field of the company's own may be removed by now.
                    key.starts_with("x_") || self.links.iter().any(field)
                };
                let looked = (&person[..], &self.needles);
                let found = privacy::former(tx, tenant, looked, link, at.after).await?;
                let mut next = at.clone();
                next.count("history", found.gone);
                for (object, id) in &found.records {
                    if person.iter().any(|piece| piece.id == *id) {
                        continue;
                    }
                    let looked = (&self.needles, None);
                    let gone = privacy::forget_mentions(tx, tenant, object, *id, looked).await?;
                    next.count("history", gone);
                    let Some(object) = self.all.catalog.get(object) else { continue };
                    let Some(record) = store::records::any(tx, &self.all, object, *id).await? else {
                        continue;
                    };
                    let fields = self.mentioning(object, &record, false);
                    if fields.is_empty() {
                        continue;
                    }
                    let (now, code) = (stamp(self.cx, &self.actor), &self.request.code);
                    privacy::blank(tx, &self.all, object, &record, (&fields, false), code, now).await?;
                    let nothing = serde_json::json!({});
                    trail::note(self.cx, tx, &self.actor, &object.key, Some(*id), "erase", &nothing).await?;
                    next.count("mentions", fields.len() as i64);
                }
                next.after = found.next.unwrap_or_default();
                if found.next.is_none() {
                    next = next.to(Step::Details);
                }
                self.keep(tx, &next).await?;
                Ok(next)
            })
            .await
    }
}

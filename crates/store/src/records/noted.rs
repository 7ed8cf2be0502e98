//! Records found by what stands in a note at them, within the reader's reach. Refuses words too short for the index of
//! fragments: they are in nearly every note.

use std::collections::BTreeSet;

use access::{Action, Principal};
use entity::{Object, rich};
use kernel::fold;
use uuid::Uuid;

use super::find::Hit;
use super::read::{naming, words};
use super::sql::{self, Sql, like};
use crate::db::{Error, Read, quoted};
use crate::search::{self, Among, Candidates, Everywhere};

/// The table of notes, by which the index knows them.
const TABLE: &str = "note";
/// Notes that are looked at for one record that is shown.
const NOTES_EACH: i64 = 8;
/// Words of a note that are shown before the word that was found, and altogether.
const BEFORE: usize = 6;
const SHOWN: usize = 16;

/// Adds the records whose notes hold every word of `q`, after those that hold them themselves, up to `limit` an object.
pub(super) async fn add(
    db: &mut impl Read,
    who: &Principal,
    q: &str,
    everywhere: Option<&Everywhere>,
    limit: i64,
    out: &mut Vec<Hit>,
) -> Result<(), Error> {
    if !search::knows(q) {
        return Ok(());
    }
    // Nothing is asked where no note can hold the words.
    let mut probe = Sql::new(who.tenant);
    let few = match everywhere.map(|found| found.among(db.dialect(), &mut probe, TABLE)) {
        Some(Among::None) => return Ok(()),
        Some(Among::These(_)) => None,
        Some(Among::Some) | None => search::candidates(db, who.tenant, TABLE, q).await?,
    };
    if few.as_ref().is_some_and(|found| found.count == 0) {
        return Ok(());
    }
    let asked = Asked { q, everywhere, few };
    let objects = asked.objects(db, who).await?;
    for object in who.catalog.iter().filter(|object| objects.contains(&object.key)) {
        if !who.may(&object.key, Action::Read) {
            continue;
        }
        let there: BTreeSet<Uuid> =
            out.iter().filter(|hit| hit.object == object.key).map(|hit| hit.id).collect();
        let room = usize::try_from(limit).unwrap_or_default().saturating_sub(there.len());
        if room == 0 {
            continue;
        }
        let found = asked.hits(db, who, object, limit).await?;
        let fresh: Vec<Hit> = found.into_iter().filter(|hit| !there.contains(&hit.id)).take(room).collect();
        // An object's hits stand together.
        let at = out.iter().rposition(|hit| hit.object == object.key).map_or(out.len(), |last| last + 1);
        out.splice(at..at, fresh);
    }
    Ok(())
}

/// What is asked of the notes.
struct Asked<'a> {
    q: &'a str,
    everywhere: Option<&'a Everywhere>,
    few: Option<Candidates>,
}

impl Asked<'_> {
    /// The test that `t` is a kept note which holds every word.
    fn notes(&self, dialect: crate::Dialect, build: &mut Sql) -> String {
        let mut tests = vec!["t.tenant_id = $1 AND t.state = 'kept'".to_owned()];
        match (&self.few, self.everywhere) {
            (Some(few), _) => tests.push(few.condition(dialect, build)),
            (None, Some(everywhere)) => {
                if let Among::These(condition) = everywhere.among(dialect, build, TABLE) {
                    tests.push(condition);
                }
            }
            (None, None) => {}
        }
        for word in search::words(self.q) {
            let word = build.bind(like(&word, true));
            tests.push(format!("t.search_text LIKE {word} ESCAPE '\\'"));
        }
        tests.join(" AND ")
    }

    /// The objects of the records at which such notes stand.
    async fn objects(&self, db: &mut impl Read, who: &Principal) -> Result<BTreeSet<String>, Error> {
        let mut build = Sql::new(who.tenant);
        let notes = self.notes(db.dialect(), &mut build);
        let sql = format!("SELECT DISTINCT t.object FROM {TABLE} t WHERE {notes}");
        db.query(&sql, &build.args).await?.iter().map(|row| row.get(0)).collect()
    }

    /// Records of an object with the newest such note each, those with the newest first.
    async fn hits(
        &self,
        db: &mut impl Read,
        who: &Principal,
        object: &Object,
        limit: i64,
    ) -> Result<Vec<Hit>, Error> {
        let mut build = Sql::new(who.tenant);
        let scope = sql::reach(&mut build, who, object, Action::Read)?.rows;
        let of = build.bind(object.key.as_str());
        let notes = self.notes(db.dialect(), &mut build);
        let (code, name) = naming(who, object)?;
        let most = build.bind(limit * NOTES_EACH);
        // Inside, `t` is the note; outside, the record.
        let text = format!(
            "SELECT t.id, {code}, {name}, n.text FROM {} t JOIN {TABLE} n ON n.tenant_id = $1 AND n.object = {of} \
             AND n.record_id = t.id WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND {scope} \
             AND n.id IN (SELECT t.id FROM {TABLE} t WHERE {notes}) ORDER BY n.id DESC LIMIT {most}",
            quoted(&object.table)?,
        );
        let mut seen = BTreeSet::new();
        let mut out = Vec::new();
        for row in db.query(&text, &build.args).await? {
            let id: Uuid = row.get(0)?;
            if !seen.insert(id) {
                continue;
            }
            let code: Option<String> = row.get(1)?;
            let name = row.get::<Option<String>>(2)?.unwrap_or_default();
            let said = rich::plain(&row.get::<String>(3)?);
            out.push(Hit {
                object: object.key.clone(),
                id,
                name: words(&name, code.as_deref()).to_owned(),
                code,
                sub: Some(part(&said, self.q)),
                field: None,
            });
        }
        Ok(out)
    }
}

/// The part of a note around the first word that was looked for.
fn part(text: &str, q: &str) -> String {
    let wanted = search::words(q);
    let all: Vec<&str> = text.split(' ').collect();
    let hit = |word: &&str| {
        let word = fold(word);
        wanted.iter().any(|one| word.contains(one.as_str()))
    };
    let from = all.iter().position(hit).unwrap_or_default().saturating_sub(BEFORE);
    let until = all.len().min(from + SHOWN);
    let before = if from > 0 { "… " } else { "" };
    let after = if until < all.len() { " …" } else { "" };
    // A word without end is no line.
    let shown = all.get(from..until).unwrap_or_default().join(" ");
    let shown: String = shown.chars().take(SHOWN * 12).collect();
    format!("{before}{shown}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_around_the_word_is_shown() {
        assert_eq!(part("Called her", "call"), "Called her");
        let long: Vec<String> = (0..40).map(|number| format!("word{number}")).collect();
        let shown = part(&long.join(" "), "WORD20");
        assert!(shown.starts_with("… word14 word15") && shown.ends_with("word29 …"), "{shown}");
        // Words that stand in no single word of it are shown from the beginning.
        assert!(part(&long.join(" "), "nothing").starts_with("word0 "));
        assert_eq!(part("Zażółć gęślą", "zolc"), "Zażółć gęślą");
        assert!(part(&"a".repeat(100_000), "aaa").chars().count() < 300);
    }
}

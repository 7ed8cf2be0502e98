//! Records found by what stands in a note at them, within the reader's reach. Refuses words too short for the index of
//! fragments: they are in nearly every note.

use std::collections::BTreeSet;

use access::{Action, Principal};
use entity::{Object, rich};
use kernel::fold;
use uuid::Uuid;

use super::find::Hit;
use super::read::{naming, words as naming_words};
use super::sql::{self, Sql, like};
use crate::db::{Dialect, Error, Read, quoted};
use crate::search::{self, Among, Candidates, Everywhere};

/// The table of notes, by which the index knows them.
const TABLE: &str = "note";
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
        let most = limit + i64::try_from(there.len()).unwrap_or_default();
        let found = asked.hits(db, who, object, most).await?;
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
    fn words(&self, build: &mut Sql) -> String {
        let mut tests = vec!["t.tenant_id = $1 AND t.state = 'kept'".to_owned()];
        for word in search::words(self.q) {
            let word = build.bind(like(&word, true));
            tests.push(format!("t.search_text LIKE {word} ESCAPE '\\'"));
        }
        tests.join(" AND ")
    }

    /// The same, beginning with the candidates where they are few.
    fn notes(&self, dialect: Dialect, build: &mut Sql) -> String {
        let words = self.words(build);
        let among = match (&self.few, self.everywhere) {
            (Some(few), _) => Some(few.condition(dialect, build)),
            (None, Some(everywhere)) => match everywhere.among(dialect, build, TABLE) {
                Among::These(condition) => Some(condition),
                Among::None | Among::Some => None,
            },
            (None, None) => None,
        };
        among.map_or(words.clone(), |among| format!("{words} AND {among}"))
    }

    /// The objects of the records at which such notes stand.
    async fn objects(&self, db: &mut impl Read, who: &Principal) -> Result<BTreeSet<String>, Error> {
        let mut build = Sql::new(who.tenant);
        let notes = self.notes(db.dialect(), &mut build);
        let sql = format!("SELECT DISTINCT t.object FROM {TABLE} t WHERE {notes}");
        db.query(&sql, &build.args).await?.iter().map(|row| row.get(0)).collect()
    }

    /// The newest records of an object that have such a note, with the newest of each.
    async fn hits(
        &self,
        db: &mut impl Read,
        who: &Principal,
        object: &Object,
        most: i64,
    ) -> Result<Vec<Hit>, Error> {
        let mut build = Sql::new(who.tenant);
        let scope = sql::reach(&mut build, who, object, Action::Read)?.rows;
        let of = build.bind(object.key.as_str());
        let (words, notes) = (self.words(&mut build), self.notes(db.dialect(), &mut build));
        let (code, name) = naming(who, object)?;
        let most = build.bind(most);
        // `t` is the record, and inside the brackets of a note the note.
        let text = format!(
            "SELECT x.id, x.code, x.name, (SELECT t.text FROM {TABLE} t WHERE {words} AND t.object = {of} AND t.record_id = x.id \
             ORDER BY t.id DESC LIMIT 1) FROM (SELECT t.id, {code} AS code, {name} AS name FROM {} t \
             WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND {scope} \
             AND t.id IN (SELECT t.record_id FROM {TABLE} t WHERE {notes} AND t.object = {of}) ORDER BY t.id DESC LIMIT {most}) x \
             ORDER BY x.id DESC",
            quoted(&object.table)?,
        );
        let rows = db.query(&text, &build.args).await?;
        let hit = |row: &crate::Row| {
            let code: Option<String> = row.get(1)?;
            let name = row.get::<Option<String>>(2)?.unwrap_or_default();
            let said = rich::plain(&row.get::<Option<String>>(3)?.unwrap_or_default());
            Ok(Hit {
                object: object.key.clone(),
                id: row.get(0)?,
                name: naming_words(&name, code.as_deref()).to_owned(),
                code,
                sub: Some(part(&said, self.q)),
                field: None,
                noted: true,
            })
        };
        rows.iter().map(hit).collect()
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

//! Every operation of the tables of `tests/permissions` that names something by an id, asked with ids of records out of reach:
//! answered like none, byte for byte, and nothing is changed. What names nothing is read, and shows nothing beyond the law.

use access::Action;
use anyhow::Result;
use serde_json::Value as Json;
use town::Dice;
use uuid::Uuid;

use super::asker::{NOTHING, Person};
use super::state::{changed, state};
use super::ways::{WAYS, Way};
use crate::permissions::{Line, lines};
use crate::rows_companies::of_object;

/// Every case asks one in so many lines; all are asked in the end.
const TURNS: usize = 3;

/// What came after the cases were drawn: it has turns and numbers of its own, so that the cases before stay what they were.
const LATER: [&str; 9] = [
    "/backtests",
    "/compliance",
    "/settlements",
    "v1/payees",
    "/payout",
    "/question",
    "/what-if",
    "/anomalies",
    "/comparison",
];
const SEED_LATER: u64 = 20_261_124;

impl Person<'_> {
    /// A record of each object that the person may not read, a file and a note.
    fn strangers(&self, dice: &mut Dice) -> Vec<(String, Uuid)> {
        let mut out = Vec::new();
        for object in self.town.catalog.iter() {
            let far = |row: &&town::Row| !self.law.reaches(&object.key, Action::Read, row);
            let all: Vec<Uuid> = self.town.rows(&object.key).iter().filter(far).map(|row| row.id).collect();
            if !all.is_empty() {
                out.push((object.key.clone(), dice.of(&all)));
            }
        }
        let shut = |record: &Uuid| {
            let row = self.town.row("account", *record);
            row.is_some_and(|row| !self.law.reaches("account", Action::Read, row))
        };
        let file = self.town.files.iter().find(|(_, (record, _))| shut(record));
        out.extend(file.map(|(file, _)| ("file".to_owned(), *file)));
        let note = self.town.notes.iter().find(|(_, record)| shut(record));
        out.extend(note.map(|(note, _)| ("note".to_owned(), *note)));
        out
    }

    /// The lines whose turn it is.
    pub(super) async fn sweep(&self, number: usize, dice: &mut Dice) -> Result<()> {
        let strangers = self.strangers(dice);
        let before = state(&self.world.cx.db).await?;
        let lines = lines()?;
        let later = |line: &&Line| LATER.iter().any(|part| line.template.contains(part));
        let (new, old): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(later);
        let mut own = Dice(SEED_LATER + number as u64);
        let turns = (old.iter().enumerate().map(|found| (found, false)))
            .chain(new.iter().enumerate().map(|found| (found, true)));
        for ((at, line), later) in turns {
            let dice = if later { &mut own } else { &mut *dice };
            let operation = format!("{} {}", line.method, line.template.trim_start_matches("/api/v1"));
            let way = WAYS.iter().find(|(known, _)| *known == operation).map(|(_, way)| *way);
            // The answer to a change of many tells of the work, not of the records.
            if matches!(way, Some(Way::Apart(_)) | None)
                || operation == "POST /bulk"
                || at % TURNS != number % TURNS
            {
                continue;
            }
            let named =
                line.path.contains(NOTHING) || line.body.as_ref().is_some_and(|body| body.contains(NOTHING));
            if named && !strangers.is_empty() {
                self.beyond(line, &operation, &strangers, dice).await?;
            } else if line.method == "GET" {
                self.ask(&operation, line.path.trim_start_matches("/api/v1"), None).await?;
            }
        }
        let after = state(&self.world.cx.db).await?;
        assert!(
            before == after,
            "{}",
            self.told("", &format!("a refusal changed {:?}", changed(&before, &after)))
        );
        Ok(())
    }

    async fn beyond(
        &self,
        line: &Line,
        operation: &str,
        strangers: &[(String, Uuid)],
        dice: &mut Dice,
    ) -> Result<()> {
        let of = |object: &str| strangers.iter().find(|(of, _)| of == object);
        // The own kind where the line says one, and two of any kind.
        let natural = self.town.catalog.iter().find(|object| {
            let said = format!("{} {}", line.path, line.body.as_deref().unwrap_or_default());
            said.contains(&format!("/{}", object.key)) || said.contains(&format!("\"{}\"", object.key))
        });
        let mut tried: Vec<&(String, Uuid)> =
            natural.and_then(|object| of(&object.key)).into_iter().collect();
        if operation.contains("/attachments/{id}") {
            tried = of("file").into_iter().collect();
        }
        if operation.contains("/notes/{id}") {
            tried = of("note").into_iter().collect();
        }
        for _ in 0..2 {
            tried.push(&strangers[usize::try_from(dice.below(strangers.len() as u64))?]);
        }
        for (object, id) in tried {
            let path = match line.template.contains("{object}") && !matches!(object.as_str(), "file" | "note")
            {
                true => of_object(&line.path, &line.template, object),
                false => line.path.clone(),
            };
            let path = path.trim_start_matches("/api/v1");
            let body = line.body.as_ref().map(|body| body.replace("ROLE", "elsewhere"));
            let parsed = |text: Option<String>| {
                text.map(|text| serde_json::from_str::<Json>(&text).unwrap_or(Json::String(text)))
            };
            let id = id.to_string();
            let none = self.ask(operation, path, parsed(body.clone()).as_ref()).await?;
            // The right to people's data covers everybody or nobody: whoever has it is not refused for reach.
            if path.starts_with("/privacy/") && !none.plain("", "").starts_with("403") {
                continue;
            }
            let body = body.map(|body| body.replace(NOTHING, &id));
            let far = self.ask(operation, &path.replace(NOTHING, &id), parsed(body).as_ref()).await?;
            let way = format!("{operation} {path} with the {object} {id}, as if there were none");
            self.same(&way, (&far, &id), (&none, NOTHING));
        }
        Ok(())
    }
}

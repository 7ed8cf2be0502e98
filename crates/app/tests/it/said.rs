//! Values where no screen puts them into words: they are said to people in their language, and never as they are kept.

use app::Principal;
use serde_json::json;
use testkit::both;

use crate::definitions::World;
use crate::imports::harness;

/// The second lines under everything a word finds.
async fn lines(world: &World, who: &Principal, q: &str) -> anyhow::Result<Vec<Option<String>>> {
    let hits = app::search::search(&world.cx, who, q, 10).await?;
    Ok(hits.into_iter().map(|hit| hit.sub).collect())
}

#[test]
fn the_second_line_of_a_hit_is_in_the_readers_words() {
    both(async |db| {
        let world = World::new(db).await?;
        world.create("account", json!({"name": "Quartzana", "status": "inactive"})).await?;
        world.create("task", json!({"subject": "Quartzdue", "due_on": "2026-11-26"})).await?;
        world.create("unit", json!({"name": "Quartzunit", "kind": "department"})).await?;
        let own = json!({
            "object": {"one": {"en": "Visit"}, "many": {"en": "Visits"}, "series": "VISIT-"},
            "fields": [
                {"key": "x_mood", "type": "choice", "labels": {"en": "Mood"}, "options": [
                    {"key": "good", "labels": {"en": "In high spirits", "ru": "В духе"}}]},
            ],
        });
        world.apply("x_visit", 0, &own).await?;
        world.create("x_visit", json!({"name": "Quartzvisit", "x_mood": "good"})).await?;
        let who = world.person("administrator").await?;
        let russian = Principal { language: "ru".into(), ..who.clone() };
        for (q, english, expected) in [
            ("quartzana", "Inactive", "Неактивный"),
            ("quartzdue", "26 Nov 2026", "26.11.2026"),
            ("quartzunit", "Department", "Отдел"),
        ] {
            assert_eq!(lines(&world, &who, q).await?, [Some(english.to_owned())], "{q}");
            assert_eq!(lines(&world, &russian, q).await?, [Some(expected.to_owned())], "{q}");
        }
        // Nothing that is kept as a key stands under a hit, own choices included.
        let found = lines(&world, &russian, "quartzvisit").await?;
        assert_eq!(found.len(), 1);
        assert!(found[0].as_deref().is_none_or(|line| line == "В духе"), "{found:?}");
        Ok(())
    });
}

#[test]
fn the_refusals_of_an_import_name_fields_by_their_labels() {
    both(async |db| {
        let cx = harness::cx(&db);
        let who = Principal { language: "ru".into(), ..harness::operator(&cx).await? };
        let mapping = harness::plain("account", &["code", "name", "kind", "member"]);
        let text = "code,name,kind,member\nC-1,Ana,robot,\nC-2,Bo,person,M-404\n";
        let import = harness::import(&cx, &who, &mapping, text, true).await?;
        let errors = harness::errors(&cx, &who, &import).await?.join("\n");
        assert!(errors.contains("«Вид»") && errors.contains("«Участник»"), "{errors}");
        assert!(!errors.contains("«kind»") && !errors.contains("«member»"), "{errors}");
        // A mapping that leaves out what has to be there.
        let mapping = harness::plain("account", &["code", "kind"]);
        let id = harness::upload(&cx, &who, "account", "code,kind\nC-3,person\n").await?;
        let refused = app::imports::start(&cx, &who, id, &mapping, true).await;
        if let Err(app::Error::Refused(problems)) = refused {
            let keys = problems.iter().filter_map(|problem| problem.params.get("field"));
            assert!(keys.clone().count() > 0, "{problems:?}");
            keys.for_each(|key| assert!(!key.is_ascii(), "{key}"));
        }
        Ok(())
    });
}

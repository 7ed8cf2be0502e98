//! The company's settings: who may see and save them, what is refused, and what people have who chose nothing of their own.

use anyhow::{Result, ensure};
use app::Error;
use app::company::{self, Settings};
use app::session::{self, SetSettings};
use app::users::{self, NewUser};
use serde_json::{Map, json};
use testkit::both;

use super::definitions::{World, code};

fn settings() -> Settings {
    let address = json!({"lines": "ul. Długa 5", "postcode": "30-001", "city": "Kraków", "country": "PL"});
    Settings {
        name: "Brzeg".to_owned(),
        address: address.as_object().cloned().unwrap_or_default(),
        tax_number: " PL 676-000 ".to_owned(),
        languages: vec!["ru".to_owned(), "pl".to_owned()],
        language: "pl".to_owned(),
        currency: "PLN".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        week_start: "sunday".to_owned(),
        figures: Some("en-IN".to_owned()),
    }
}

async fn save(world: &World, role: &str, seen: i64, new: &Settings) -> Result<company::Company, Error> {
    let who = world.person(role).await.map_err(Error::internal)?;
    company::save(&world.cx, &who, seen, new).await
}

#[test]
fn an_administrator_saves_the_settings_and_nobody_over_an_older_version() {
    both(async |db| {
        let world = World::new(db).await?;
        let saved = save(&world, "administrator", 0, &settings()).await?;
        ensure!(saved.version == 1 && saved.tax_number == "PL 676-000", "{saved:?}");
        ensure!(saved.address.part("city") == "Kraków", "{saved:?}");
        ensure!(company::offered(&saved) == ["pl", "ru"], "in the order of everywhere: {saved:?}");
        let who = world.person("administrator").await?;
        ensure!(company::settings(&world.cx, &who).await? == saved);
        let stale = save(&world, "administrator", 0, &settings()).await;
        ensure!(stale.as_ref().is_err_and(|error| error.code() == "version-stale"), "{stale:?}");
        for role in ["sales_office", "finance", "manager", "distributor"] {
            let denied = save(&world, role, 1, &settings()).await;
            ensure!(denied.as_ref().is_err_and(|error| code(error) == "access-denied"), "{role}: {denied:?}");
            let who = world.person(role).await?;
            ensure!(company::settings(&world.cx, &who).await.is_err(), "{role}");
        }
        // Nothing that is said again is a change.
        ensure!(save(&world, "administrator", 1, &settings()).await?.version == 1);
        Ok(())
    });
}

#[test]
fn everything_wrong_is_said_at_once_with_its_field() {
    both(async |db| {
        let world = World::new(db).await?;
        let wrong = Settings {
            name: " ".to_owned(),
            address: json!({"country": "XX"}).as_object().cloned().unwrap_or_default(),
            tax_number: "1".repeat(41),
            languages: vec!["pl".to_owned(), "tlh".to_owned()],
            language: "en".to_owned(),
            currency: "ZZZ".to_owned(),
            zone: "Mars/Base".to_owned(),
            week_start: "friday".to_owned(),
            figures: Some("xx".to_owned()),
        };
        let Err(Error::Refused(problems)) = save(&world, "administrator", 0, &wrong).await else {
            anyhow::bail!("it was saved")
        };
        let mut fields: Vec<String> = problems.into_iter().filter_map(|one| one.at.field).collect();
        fields.sort();
        let expected = [
            "address",
            "currency",
            "figures",
            "language",
            "languages",
            "name",
            "tax_number",
            "week_start",
            "zone",
        ];
        ensure!(fields == expected, "{fields:?}");
        let empty = Settings { address: Map::new(), languages: Vec::new(), figures: None, ..settings() };
        ensure!(save(&world, "administrator", 0, &empty).await?.languages.is_empty());
        Ok(())
    });
}

#[test]
fn people_choose_among_what_is_offered_and_have_the_rest_from_the_company() {
    both(async |db| {
        let world = World::new(db).await?;
        save(&world, "administrator", 0, &settings()).await?;
        let new =
            NewUser { login: "ada".into(), password: "a long enough password".into(), ..NewUser::default() };
        let id = users::add(&world.cx, &new).await?;
        let who = access::Principal { user: Some(id), ..world.person("sales_office").await? };
        let me = session::me(&world.cx, &who).await?;
        ensure!((me.user.language.as_str(), me.user.zone.as_str()) == ("pl", "Europe/Warsaw"), "{me:?}");
        ensure!(me.user.figures.is_none() && me.company.figures.as_deref() == Some("en-IN"), "{me:?}");
        ensure!((me.company.week_start.as_str(), me.company.country.as_str()) == ("sunday", "PL"), "{me:?}");
        let set = async |language: Option<&str>, figures: Option<&str>| {
            let own = |text: Option<&str>| text.map(str::to_owned);
            let cmd =
                SetSettings { language: own(language), figures: own(figures), ..SetSettings::default() };
            session::set_settings(&world.cx, &who, &cmd).await
        };
        let refused = set(Some("fr"), None).await;
        ensure!(refused.as_ref().is_err_and(|error| code(error) == "language-not-offered"), "{refused:?}");
        set(Some("ru"), Some("de-DE")).await?;
        let me = session::me(&world.cx, &who).await?;
        ensure!((me.user.language.as_str(), me.user.figures.as_deref()) == ("ru", Some("de-DE")), "{me:?}");
        set(None, Some("")).await?;
        ensure!(session::me(&world.cx, &who).await?.user.figures.is_none());
        // Who has a language that is no longer offered keeps it until another is chosen.
        let only = Settings { languages: vec!["pl".to_owned()], ..settings() };
        save(&world, "administrator", 1, &only).await?;
        set(Some("ru"), None).await?;
        Ok(())
    });
}

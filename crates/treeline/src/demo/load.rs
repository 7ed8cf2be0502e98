//! Loads the demo company through the use cases everybody else uses: settings, people, records, orders, plan, closed months.

use anyhow::{Result, anyhow};
use app::company::Change;
use app::users::{self, NewUser};
use app::{Cx, Error};

use super::{LOADING, NAME, Size, people};

/// Loads everything. The company bears another name until all of it is there, so that an interrupted load is noticed.
///
/// # Errors
/// The first refusal of a use case, in words.
pub async fn run(cx: &Cx, _size: Size) -> Result<()> {
    let named = |name: &str| Change {
        name: Some(name.to_owned()),
        zone: Some("Europe/Paris".to_owned()),
        ..Change::default()
    };
    app::company::change(cx, &named(LOADING)).await.map_err(said)?;
    for person in &people::PEOPLE {
        let new = NewUser {
            login: person.login.to_owned(),
            name: person.name.to_owned(),
            password: people::PASSWORD.to_owned(),
            roles: vec![person.role.to_owned()],
            ..NewUser::default()
        };
        users::add(cx, &new).await.map_err(said)?;
    }
    app::company::change(cx, &named(NAME)).await.map_err(said)?;
    Ok(())
}

/// A refusal with its code and parameters: the reader is whoever started the demo.
fn said(error: Error) -> anyhow::Error {
    anyhow!("{error:?}")
}

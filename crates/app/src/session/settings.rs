//! What people choose for their own eyes: language, zone, how figures are written, theme.

use kernel::Problem;

use crate::{Cx, Error, Language, Principal};

/// New values; none leaves the old one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetSettings {
    /// Two-letter language key.
    pub language: Option<String>,
    /// IANA zone such as `Europe/Warsaw`.
    pub zone: Option<String>,
    /// `light`, `dark` or `system`.
    pub theme: Option<String>,
    /// By the rules of which locale figures are written; empty: as for the company.
    pub figures: Option<String>,
}

/// Changes the caller's own settings.
///
/// # Errors
/// `settings-empty`, `language-unknown`, `language-not-offered`, `zone-unknown`, `theme-unknown`, `figures-unknown`.
pub async fn set_settings(cx: &Cx, who: &Principal, cmd: &SetSettings) -> Result<(), Error> {
    let problems = check(cmd);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = who.user.ok_or(Error::NotSignedIn)?;
    let mut user =
        store::session::by_id(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotSignedIn)?;
    if let Some(language) = &cmd.language {
        let company = crate::company::get(cx, who.tenant).await?;
        if let Some(problem) = crate::company::language_problem(&company, &user.language, language) {
            return Err(problem.into());
        }
    }
    if let Some(figures) = &cmd.figures {
        user.figures = Some(figures.clone()).filter(|tag| !tag.is_empty());
    }
    for (old, new) in
        [(&mut user.language, &cmd.language), (&mut user.zone, &cmd.zone), (&mut user.theme, &cmd.theme)]
    {
        if let Some(new) = new {
            old.clone_from(new);
        }
    }
    cx.db
        .write(async |tx| store::session::set_settings(tx, who.tenant, &user).await.map_err(Error::from))
        .await
}

fn check(cmd: &SetSettings) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |code: &str, field: &str, value: &str| {
        problems.push(Problem::new(code).with("value", value).field(field))
    };
    if let Some(language) =
        cmd.language.as_deref().filter(|key| !Language::ALL.iter().any(|one| one.key() == *key))
    {
        refuse("language-unknown", "language", language);
    }
    if let Some(zone) = cmd.zone.as_deref().filter(|name| jiff::tz::TimeZone::get(name).is_err()) {
        refuse("zone-unknown", "zone", zone);
    }
    if let Some(theme) = cmd.theme.as_deref().filter(|name| !["light", "dark", "system"].contains(name)) {
        refuse("theme-unknown", "theme", theme);
    }
    if let Some(tag) =
        cmd.figures.as_deref().filter(|tag| !tag.is_empty() && !crate::company::are_figures(tag))
    {
        refuse("figures-unknown", "figures", tag);
    }
    if *cmd == SetSettings::default() {
        problems.push(Problem::new("settings-empty"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(language: Option<&str>, zone: Option<&str>, theme: Option<&str>) -> Vec<String> {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let cmd = SetSettings { language: own(language), zone: own(zone), theme: own(theme), figures: None };
        check(&cmd).into_iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn only_what_exists_can_be_chosen() {
        assert!(codes(Some("pl"), Some("Europe/Warsaw"), Some("dark")).is_empty());
        assert_eq!(codes(None, None, None), ["settings-empty"]);
        assert_eq!(
            codes(Some("PL"), Some("UTC'--"), Some("")),
            ["language-unknown", "zone-unknown", "theme-unknown"]
        );
        assert_eq!(codes(None, Some("../../etc/passwd"), None), ["zone-unknown"]);
        let figures = |tag: &str| {
            let cmd = SetSettings { figures: Some(tag.to_owned()), ..SetSettings::default() };
            check(&cmd).into_iter().map(|problem| problem.code).collect::<Vec<_>>()
        };
        assert!(figures("en-IN").is_empty() && figures("").is_empty());
        assert_eq!(figures("tlh"), ["figures-unknown"]);
    }
}

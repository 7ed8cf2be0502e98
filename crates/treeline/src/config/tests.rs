//! Settings are laid over each other in order, and every wrong or unsafe one is refused by name.

use std::path::PathBuf;

use super::*;

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// A settings file of its own, gone with the value.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("treeline-config-{}-{name}.toml", std::process::id()));
        std::fs::write(&path, text).expect("the temporary folder can be written");
        Self(path)
    }

    fn flags(&self) -> Flags {
        Flags { config: Some(self.0.clone()), ..Flags::default() }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn refused(flags: &Flags, pairs: &[(&str, &str)], part: &str) {
    let message = Settings::from_sources(flags, env(pairs)).expect_err(part).to_string();
    assert!(message.contains(part), "{message:?} should say {part:?}");
}

#[test]
fn without_anything_the_usual_settings_hold() {
    let settings =
        Settings::from_sources(&Flags::default(), Vec::new()).expect("the usual settings are safe");
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.public_url(), "http://127.0.0.1:8080");
    assert_eq!(settings.limits, Limits::default());
}

#[test]
fn flags_beat_the_environment_which_beats_the_file() {
    let file = File::new(
        "order",
        "listen = \"127.0.0.1:1\"\nlog = \"json\"\n[limits]\nconnections = 10\nbody_rate = 5\n",
    );
    let mut flags = file.flags();
    flags.listen = Some("127.0.0.1:3".into());
    let settings = Settings::from_sources(
        &flags,
        env(&[("TREELINE_LISTEN", "127.0.0.1:2"), ("TREELINE_LIMITS_CONNECTIONS", "20"), ("PATH", "/bin")]),
    );
    let settings = settings.expect("all settings are right");
    assert_eq!(settings.listen.port(), 3);
    assert_eq!(settings.limits.connections, 20);
    assert_eq!(settings.limits.body_rate, 5);
    assert_eq!(settings.log, LogFormat::Json);
}

#[test]
fn unknown_names_are_refused_and_the_near_one_is_proposed() {
    refused(
        &Flags::default(),
        &[("TREELINE_LISTEM", "x")],
        "there is no setting `TREELINE_LISTEM`; did you mean `TREELINE_LISTEN`?",
    );
    refused(
        &File::new("unknown", "[limits]\nconections = 1\n").flags(),
        &[],
        "`limits.conections`; did you mean `limits.connections`?",
    );
    refused(&File::new("section", "[nothing]\nx = 1\n").flags(), &[], "`nothing.x`");
    Settings::from_sources(&Flags::default(), env(&[("TREELINE_TEST_PG", "x")]))
        .expect("names for tests are left alone");
}

#[test]
fn wrong_kinds_and_ranges_are_refused() {
    refused(&Flags::default(), &[("TREELINE_LIMITS_CONNECTIONS", "many")], "`many` is not a whole number");
    refused(&Flags::default(), &[("TREELINE_LIMITS_CONNECTIONS", "0")], "0 is not between 8 and");
    refused(&Flags::default(), &[("TREELINE_LIMITS_BODY_BYTES", "-5")], "-5 is not between");
    refused(&Flags::default(), &[("TREELINE_LISTEN", "8080")], "`8080` is not an address and a port");
    refused(&Flags::default(), &[("TREELINE_LOG", "xml")], "neither text nor json");
    refused(&Flags::default(), &[("TREELINE_DATABASE_URL", "mysql://x")], "must begin with postgres://");
    refused(&File::new("kind", "listen = 5\n").flags(), &[], "invalid type");
    refused(&File::new("broken", "listen = \n").flags(), &[], "configuration file");
    refused(&Flags { config: Some("/nowhere/at/all.toml".into()), ..Flags::default() }, &[], "No such file");
    refused(&Flags::default(), &[("TREELINE_DATA", "/dev/null")], "is a file, not a folder");
}

#[test]
fn unsafe_settings_are_refused_with_the_way_out() {
    refused(&Flags::default(), &[("TREELINE_LISTEN", "0.0.0.0:8080")], "set `public_url = \"https://…\"`");
    refused(&Flags::default(), &[("TREELINE_PUBLIC_URL", "http://crm.example.org")], "is not https");
    refused(&Flags::default(), &[("TREELINE_PUBLIC_URL", "https://user@crm.example.org")], "no user");
    refused(&Flags::default(), &[("TREELINE_PUBLIC_URL", "https://crm.example.org/app")], "no path");
    refused(&Flags::default(), &[("TREELINE_TRUSTED_PROXIES", "0.0.0.0")], "anybody");
    refused(&Flags::default(), &[("TREELINE_TRUSTED_PROXIES", "10.0.0.0/8")], "ranges are not trusted");
    refused(
        &Flags::default(),
        &[("TREELINE_DATABASE_URL", "postgres://u:p@db.example.org/t?sslmode=disable")],
        "readable to db.example.org",
    );
    let open = [("TREELINE_LISTEN", "0.0.0.0:8080"), ("TREELINE_PUBLIC_URL", "https://crm.example.org/")];
    let settings = Settings::from_sources(&Flags::default(), env(&open)).expect("TLS stands in front");
    assert_eq!(settings.public_url(), "https://crm.example.org");
}

#[test]
fn a_database_password_never_shows() {
    let settings = Settings::from_sources(
        &Flags::default(),
        env(&[("TREELINE_DATABASE_URL", "postgres://u:hush@127.0.0.1/t")]),
    )
    .expect("a right URL");
    assert!(!format!("{settings:?}").contains("hush"));
}

#[test]
fn a_mail_server_is_named_whole_and_kept_from_other_eyes() {
    let url = ("TREELINE_PUBLIC_URL", "https://crm.example.org");
    let from = ("TREELINE_MAIL_FROM", "Office <office@example.org>");
    let host = ("TREELINE_MAIL_HOST", "mail.example.org");
    let mail = |pairs: &[(&str, &str)]| {
        Settings::from_sources(&Flags::default(), env(pairs)).map(|settings| settings.mail)
    };
    assert_eq!(mail(&[]), Ok(None));
    let server = mail(&[url, from, host]).expect("the usual settings are safe").expect("a server");
    assert_eq!((server.port, server.security), (587, app::mail::Security::StartTls));
    for (pairs, part) in [
        (vec![url, from], "`mail.host`: is missing"),
        (vec![url, host], "`mail.from`: is missing"),
        (vec![from, host], "links in mails"),
        (vec![url, host, ("TREELINE_MAIL_FROM", "office")], "neither an address"),
        (vec![url, from, host, ("TREELINE_MAIL_SECURITY", "none")], "readable to mail.example.org"),
        (vec![url, from, host, ("TREELINE_MAIL_SECURITY", "ssl")], "neither tls nor starttls"),
        (vec![url, from, host, ("TREELINE_MAIL_LOGIN", "x")], "stands alone"),
        (vec![url, from, host, ("TREELINE_MAIL_PORT", "0")], "not between 1 and 65535"),
        (vec![url, from, host, ("TREELINE_MAIL_PASSWORD_FILE", "/nowhere/at/all")], "No such file"),
    ] {
        refused(&Flags::default(), &pairs, part);
    }
    let account = [url, from, host, ("TREELINE_MAIL_LOGIN", "x"), ("TREELINE_MAIL_PASSWORD", "hush")];
    let settings = Settings::from_sources(&Flags::default(), env(&account)).expect("an account");
    assert!(!format!("{settings:?}").contains("hush"));
    let open = File::new("password", "hush\n");
    let everybody = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    std::fs::set_permissions(&open.0, everybody).expect("the file is ours");
    let path = open.0.display().to_string();
    refused(
        &Flags::default(),
        &[url, from, host, ("TREELINE_MAIL_LOGIN", "x"), ("TREELINE_MAIL_PASSWORD_FILE", &path)],
        "chmod 600",
    );
}

#[test]
fn a_sign_in_provider_is_named_whole_and_its_secret_kept_from_other_eyes() {
    let url = ("TREELINE_PUBLIC_URL", "https://crm.example.org");
    let issuer = ("TREELINE_OPENID_STAFF_ISSUER", "https://login.example.org/staff");
    let client = ("TREELINE_OPENID_STAFF_CLIENT_ID", "treeline");
    let secret = ("TREELINE_OPENID_STAFF_CLIENT_SECRET", "hush");
    let settings = Settings::from_sources(&Flags::default(), env(&[url, issuer, client, secret]));
    let settings = settings.expect("a whole provider");
    assert!(!format!("{settings:?}").contains("hush"));
    let provider = &settings.openid.providers[0];
    assert_eq!((provider.key.as_str(), provider.label.as_str()), ("staff", "staff"));
    assert_eq!(provider.scopes, ["profile", "email"]);
    for (pairs, part) in [
        (vec![url, issuer], "`openid.staff.client_id`: is missing"),
        (vec![url, client], "`openid.staff.issuer`: is missing"),
        (vec![issuer, client], "send people back"),
        (vec![url, client, ("TREELINE_OPENID_STAFF_ISSUER", "http://login.example.org")], "is not https"),
        (vec![url, client, ("TREELINE_OPENID_STAFF_ISSUER", "login.example.org")], "is not an address"),
        (vec![url, client, ("TREELINE_OPENID_STAFF_ISSUER", "https://x/?a=b")], "is not an address"),
        (vec![url, issuer, client, ("TREELINE_OPENID_STAFF_SCOPES", "a b")], "without spaces"),
        (vec![url, issuer, client, secret, ("TREELINE_OPENID_STAFF_CLIENT_SECRET_FILE", "/x")], "keep one"),
        (
            vec![url, ("TREELINE_OPENID_STAFF_ISUER", "x")],
            "there is no setting `TREELINE_OPENID_STAFF_ISUER`",
        ),
        (vec![url, ("TREELINE_OPENID_TWO_WORDS_ISSUER", "x")], "there is no setting"),
        (vec![url, ("TREELINE_OPENID_PRIVATE", "everything")], "neither an IP address"),
    ] {
        refused(&Flags::default(), &pairs, part);
    }
    let inside = ("TREELINE_OPENID_STAFF_ISSUER", "http://10.1.0.7/");
    let named = ("TREELINE_OPENID_PRIVATE", "10.1.0.0/16");
    Settings::from_sources(&Flags::default(), env(&[url, inside, client, named]))
        .expect("a provider in the house");
}

#[test]
fn providers_stand_in_the_file_in_sections_of_their_own() {
    let two = "public_url = \"https://crm.example.org\"\n[openid.staff]\nissuer = \"https://a.example.org\"\nclient_id = \"x\"\n\
               label = \"Staff\"\n[openid.partners]\nissuer = \"https://b.example.org\"\nclient_id = \"x\"\nsecond_factor_amr = [\"mfa\"]\n";
    let file = File::new("providers", two);
    let settings = Settings::from_sources(&file.flags(), Vec::new()).expect("two providers");
    let keys: Vec<&str> = settings.openid.providers.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["partners", "staff"]);
    assert_eq!(settings.openid.providers[0].second_factor_amr, ["mfa"]);
    for (name, text, part) in [
        ("same", two.replace("b.example", "a.example"), "is that of another provider"),
        ("letters", two.replace("openid.staff", "openid.Staff"), "small letters"),
        ("typo", two.replace("label", "labl"), "`openid.staff.labl`; did you mean `openid.staff.label`?"),
        ("taken", "[openid.private]\nissuer = \"https://a.example.org\"\n".to_owned(), "invalid type"),
    ] {
        refused(&File::new(name, &text).flags(), &[], part);
    }
}

//! A small company behind the real router: one person of each role, requests without a network.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use api::Edge;
use app::attachments::Settings;
use app::users::{self, NewUser};
use app::{Clock, Config, Cx, Ids, SessionLife};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::Value as Json;
use store::Db;
use tower::ServiceExt as _;
use town::Town;
use uuid::Uuid;

/// The columns of the permission tables, in order.
pub const ROLES: [&str; 6] =
    ["anonymous", "distributor", "manager", "sales_office", "finance", "administrator"];
/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";

/// The company.
pub struct World {
    /// The context of the use cases; its clock stands still.
    pub cx: Cx,
    /// The door.
    pub router: Router,
    /// The distributor's own membership.
    pub member: Uuid,
    /// A member at the top, outside the distributor's branch.
    pub stranger: Uuid,
    folder: Arc<Folder>,
}

/// The folder of the company's files; gone with the test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing was brought, or the folder of temporary files is emptied by the system.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its text.
    pub text: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// Its status and text, without the number of its request and with a word in place of the one that was asked about.
    pub fn plain(&self, asked: &str, word: &str) -> String {
        let request = self.json()["request_id"].as_str().unwrap_or_default().to_owned();
        let text = if request.is_empty() { self.text.clone() } else { self.text.replace(&request, "") };
        let text = if asked.is_empty() { text } else { text.replace(asked, word) };
        format!("{} {text}", self.status)
    }

    /// The code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Where the company of a test is served.
const LOCAL: &str = "http://127.0.0.1";

impl World {
    /// Founds the company in an empty, migrated database.
    pub async fn new(db: Db) -> Result<Self> {
        Self::with_mail(db, None).await
    }

    /// As [`World::new`] at an address with a name: keys are bound to names.
    pub async fn named(db: Db) -> Result<Self> {
        Self::found(db, "http://localhost", None, Settings::default()).await
    }

    /// As [`World::new`] with a mail server.
    pub async fn with_mail(db: Db, mail: Option<app::mail::Server>) -> Result<Self> {
        Self::found(db, LOCAL, mail, Settings::default()).await
    }

    /// As [`World::new`] with a mail server at a port of this machine.
    pub async fn mailing(db: Db, port: u16) -> Result<Self> {
        let server = app::mail::Server {
            host: "127.0.0.1".to_owned(),
            port,
            security: app::mail::Security::None,
            account: None,
            from: "Treeline <office@example.org>".to_owned(),
        };
        Self::with_mail(db, Some(server)).await
    }

    /// Sends all mails that are due, and says how many were taken up.
    pub async fn send_mails(&self) -> Result<usize> {
        let mut turns = 0;
        while app::mail::turn(&self.cx).await? {
            turns += 1;
        }
        Ok(turns)
    }

    /// As [`World::new`] with settings of files.
    pub async fn with_files(db: Db, attachments: Settings) -> Result<Self> {
        Self::found(db, LOCAL, None, attachments).await
    }

    async fn found(
        db: Db,
        url: &str,
        mail: Option<app::mail::Server>,
        attachments: Settings,
    ) -> Result<Self> {
        let (cx, folder) = context(db, url, mail, attachments)?;
        let tenant = cx.tenant().await?;
        let stranger = enrol(&cx, tenant, "Stranger", None).await?;
        let member = enrol(&cx, tenant, "Distributor", None).await?;
        for role in &ROLES[1..] {
            let member = (*role == "distributor").then_some(member);
            let new = NewUser {
                login: (*role).to_owned(),
                password: PASSWORD.to_owned(),
                roles: vec![(*role).to_owned()],
                member,
                ..NewUser::default()
            };
            users::add(&cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        }
        let router = router(&cx)?;
        Ok(Self { cx, router, member, stranger, folder })
    }

    /// A town behind the door: nobody else signs in.
    pub async fn of_town(db: Db) -> Result<(Self, Town)> {
        let tenant = testkit::tenant(&db).await?;
        let (cx, folder) = context(db, LOCAL, None, Settings::default())?;
        let town = Box::pin(Town::new(cx.clone(), tenant)).await?;
        let router = router(&cx)?;
        Ok((Self { cx, router, member: Uuid::nil(), stranger: Uuid::nil(), folder }, town))
    }

    /// Another company in the same database, with people of the same names.
    pub async fn beside(&self, db: &Db, name: &str) -> Result<Self> {
        // The older id, so that it is the company a context over this database finds first from now on.
        let tenant = testkit::tenant_called(db, Uuid::from_u128(0x018f << 112 | 1), name).await?;
        let theirs = db.of(tenant).await?;
        let config = (*self.cx.config).clone();
        let cx = Cx::with(theirs.clone(), config, self.cx.clock.clone(), Ids::random());
        for role in access::standard_roles() {
            let values = serde_json::json!({ "code": role.key, "name": role.key, "rights": role.rights });
            let values = values.as_object().cloned().unwrap_or_default();
            let draft = app::records::Draft { values, ..app::records::Draft::default() };
            let who = app::Principal::operator(tenant);
            app::records::create(&cx, &who, "role", &draft, &app::once::Once::default())
                .await
                .map_err(|error| anyhow::anyhow!("{error:?}"))?;
        }
        Self::found(theirs, LOCAL, None, Settings::default()).await
    }

    /// The same company, served with other settings of files.
    pub fn again(&self, attachments: Settings) -> Result<Self> {
        self.served(Config { attachments, ..(*self.cx.config).clone() })
    }

    /// The same company, served with sign-in providers, one of them at an address of this machine.
    pub fn with_openid(&self, openid: app::openid::Settings) -> Result<Self> {
        self.served(Config { openid, ..(*self.cx.config).clone() })
    }

    /// The same company, served with other keys for seeds.
    pub fn with_seed_keys(&self, seed_keys: app::session::seeds::SeedKeys) -> Result<Self> {
        self.served(Config { seed_keys, ..(*self.cx.config).clone() })
    }

    fn served(&self, config: Config) -> Result<Self> {
        let cx = Cx::with(self.cx.db.clone(), config, self.cx.clock.clone(), Ids::random());
        let router = router(&cx)?;
        Ok(Self { cx, router, member: self.member, stranger: self.stranger, folder: self.folder.clone() })
    }

    /// Sends a request with extra headers.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Result<Answer> {
        self.send_bytes(method, path, headers, body.map(str::as_bytes)).await
    }

    /// As [`World::send`] with a body that need not be text.
    pub async fn send_bytes(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Result<Answer> {
        let mut request = Request::builder().method(Method::from_bytes(method.as_bytes())?).uri(path);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header(header::HOST, "127.0.0.1");
        }
        request = request.header("x-treeline", "1");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = match body {
            Some(bytes) => {
                if !headers.iter().any(|(name, _)| *name == "content-type") {
                    request = request.header(header::CONTENT_TYPE, "application/json");
                }
                request.body(Body::from(bytes.to_vec()))?
            }
            None => request.body(Body::empty())?,
        };
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 4000))));
        let response = self.router.clone().oneshot(request).await?;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 << 20).await?.to_vec();
        // A file that is no text is looked at as bytes.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Answer { status: parts.status, headers: parts.headers, text, bytes })
    }

    /// Signs a person in and gives the cookie; a minute passes, so that the address is not throttled.
    pub async fn sign_in(&self, login: &str) -> Result<String> {
        self.cx.clock.advance_seconds(61);
        let body = serde_json::json!({ "login": login, "password": PASSWORD }).to_string();
        let answer = self.send("POST", "/api/v1/session", &[], Some(&body)).await?;
        anyhow::ensure!(answer.status == StatusCode::CREATED, "{login} cannot sign in: {}", answer.text);
        let line = answer.headers.get(header::SET_COOKIE).context("a cookie")?.to_str()?;
        Ok(line.split(';').next().unwrap_or_default().to_owned())
    }

    /// Sends a request as the person behind a cookie.
    pub async fn as_person(
        &self,
        cookie: &str,
        method: &str,
        path: &str,
        body: Option<&str>,
    ) -> Result<Answer> {
        self.send(method, path, &[("cookie", cookie)], body).await
    }
}

/// A context over a company, with a folder of its own for files.
fn context(
    db: Db,
    url: &str,
    mail: Option<app::mail::Server>,
    attachments: Settings,
) -> Result<(Cx, Arc<Folder>)> {
    let path = std::env::temp_dir()
        .join(format!("treeline-files-{}", Ids::random().make(jiff::Timestamp::UNIX_EPOCH)));
    std::fs::create_dir_all(&path)?;
    let config = Config {
        public_url: url.to_owned(),
        upload_bytes: 1 << 20,
        files: path.clone(),
        attachments,
        sessions: SessionLife::default(),
        mail,
        webhooks: app::webhooks::Reach(vec!["127.0.0.1".parse().expect("an address")]),
        openid: app::openid::Settings::default(),
        seed_keys: app::session::seeds::SeedKeys::passing(),
    };
    let cx = Cx::with(db, config, Clock::fixed(testkit::start()), Ids::random());
    Ok((cx, Arc::new(Folder(path))))
}

fn router(cx: &Cx) -> Result<Router> {
    let edge = Edge {
        body_bytes: 64 * 1024,
        upload_bytes: 1 << 20,
        attachment_bytes: usize::try_from(cx.config.attachments.bytes_max)?,
        ..Edge::default()
    };
    Ok(api::router(cx.clone(), edge))
}

async fn enrol(cx: &Cx, tenant: kernel::TenantId, name: &str, sponsor: Option<Uuid>) -> Result<Uuid> {
    let fields = serde_json::json!({ "name": name, "email": format!("{name}@example.org") })
        .as_object()
        .cloned()
        .unwrap_or_default();
    let cmd = app::members::Enrol { fields, sponsor, ..app::members::Enrol::default() };
    let who = app::Principal::operator(tenant);
    Ok(app::members::enrol(cx, &who, &cmd, &app::once::Once::default())
        .await
        .map_err(|error| anyhow::anyhow!("{error:?}"))?
        .id)
}

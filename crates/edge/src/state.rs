//! What every handler can reach: the context of the use cases, and what the edge of the network allows.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use app::Cx;
use axum::extract::FromRef;

/// The state of the router, cheap to clone.
#[derive(Clone)]
pub struct Api {
    /// The context that use cases take.
    pub cx: Cx,
    /// The edge of the network.
    pub edge: Arc<Edge>,
}

/// What the edge of the network allows.
#[derive(Clone, Debug, Default)]
pub struct Edge {
    /// The origin people's browsers show, such as `https://crm.example.org`; none accepts this machine's own names only.
    pub origin: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Largest body of everything but uploads, in bytes.
    pub body_bytes: usize,
    /// Largest upload, in bytes.
    pub upload_bytes: usize,
    /// Largest file at a record, in bytes.
    pub attachment_bytes: usize,
    /// Where `/metrics` reads the figures; none leaves it out.
    pub figures: Option<Figures>,
    /// Who may sign in to a demo; empty on a real server.
    pub demo: Vec<DemoPerson>,
}

/// One person of the demo company; the password is public on purpose.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// The login.
    pub login: &'static str,
    /// The password.
    pub password: &'static str,
    /// Key of the role.
    pub role: &'static str,
}

/// Renders the figures of this process in Prometheus' text form.
#[derive(Clone)]
pub struct Figures(Arc<dyn Fn() -> String + Send + Sync>);

impl Figures {
    /// Wraps what renders them.
    pub fn new(render: Arc<dyn Fn() -> String + Send + Sync>) -> Self {
        Self(render)
    }

    /// The text.
    pub fn render(&self) -> String {
        (self.0)()
    }
}

impl std::fmt::Debug for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Figures")
    }
}

impl Edge {
    /// Whether cookies may demand TLS.
    pub fn is_secure(&self) -> bool {
        self.origin.as_deref().is_some_and(|origin| origin.starts_with("https://"))
    }
}

impl Deref for Api {
    type Target = Cx;

    fn deref(&self) -> &Cx {
        &self.cx
    }
}

impl FromRef<Api> for Cx {
    fn from_ref(api: &Api) -> Self {
        api.cx.clone()
    }
}

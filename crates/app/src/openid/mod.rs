//! Signing in with a provider by OpenID Connect: the authorisation code flow with PKCE, state and nonce. A person is known by
//! issuer and subject, never by an address of mail. Refuses a way that was gone, an answer of another provider, tokens
//! that are not the provider's, not for us or not of now, and whoever was not linked before.

mod answer;
mod begin;
mod describe;
mod enter;
mod keys;
mod own;
mod settings;
mod token;

pub use answer::Reply;
pub use begin::{Begun, Offer, begin_invitation, begin_link, begin_proof, begin_sign_in, providers};
pub use describe::Known;
pub use enter::{SignIn, sign_in};
pub use gateway::webhook::{Net, Reach};
pub use own::{IdentityCard, link, list, prove, unlink};
pub(crate) use own::{cut, keep_a_way, labels, of};
pub use settings::{ClientSecret, Provider, Settings};

/// What the audit trail calls who a person is at a provider.
const OBJECT: &str = "identity";
/// How long a way to a provider and back may take.
const WAY_SECONDS: i64 = 600;
/// How far a provider's clock may be off.
const SKEW_SECONDS: i64 = 60;

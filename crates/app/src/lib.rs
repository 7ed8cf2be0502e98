//! Use cases, one folder a feature: authorise, load, ask the engine, save with audit and outbox; refuses SQL and HTTP.

pub mod attachments;
pub mod audit;
pub mod bulk;
pub mod clock;
pub mod company;
pub mod config;
pub mod cx;
pub mod definitions;
pub mod deputies;
pub mod duplicates;
pub mod earnings;
pub mod error;
pub mod exports;
pub mod ids;
pub mod imports;
pub mod jobs;
pub mod mail;
pub mod members;
pub mod merges;
pub mod network;
pub mod notifications;
pub mod once;
pub mod openid;
pub mod orders;
pub mod passkeys;
pub mod placements;
pub mod plans;
pub mod privacy;
pub mod records;
pub mod request;
pub mod rights;
pub mod roles;
pub mod runs;
pub mod schema;
pub mod seal;
pub mod search;
pub mod session;
pub mod tokens;
pub mod trail;
pub mod transfers;
pub mod trash;
pub mod users;
pub mod verify;
pub mod views;
pub mod webhooks;
pub mod words;

pub use access::Principal;
pub use clock::Clock;
pub use config::{Config, SessionLife};
pub use cx::Cx;
pub use error::Error;
pub use ids::Ids;
pub use words::{Language, Words};

/// What the engines say, for the API to put into words.
pub use plan::{Check as PlanCheck, Message as PlanMessage};

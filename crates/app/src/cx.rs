//! The context every use case takes: database, clock, ids, words, settings; cheap to clone, holds no state of a request.

use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use kernel::TenantId;
use store::Db;
use uuid::Uuid;

use crate::attachments::{Files, Place};
use crate::network::Trees;
use crate::session::password::Passwords;
use crate::session::throttle::Throttle;
use crate::{Clock, Config, Error, Ids, Words, company};

/// What use cases reach the world through.
#[derive(Clone)]
pub struct Cx {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The maker of ids.
    pub ids: Ids,
    /// Every word a person reads.
    pub words: Words,
    /// The installation.
    pub config: Arc<Config>,
    /// The content of files at records.
    pub files: Files,
    /// The queue for password hashing.
    pub passwords: Passwords,
    /// The counters of failed sign-ins.
    pub throttle: Throttle,
    /// The counters of questions for what is not there.
    pub probes: crate::trail::Probes,
    /// The indexes of the trees in memory.
    pub trees: Trees,
    /// The estimates computed last.
    pub estimates: crate::earnings::Estimates,
    /// The objects of companies read last.
    pub catalogs: crate::definitions::Catalogs,
    /// The sessions seen last.
    pub sessions: crate::session::Seen,
    /// What sign-in providers said of themselves.
    pub openid: crate::openid::Known,
    /// The commission runs opened last.
    pub runs: crate::runs::Cache,
    /// The comparisons of runs made last.
    pub comparisons: crate::runs::Comparisons,
    tenant: Arc<OnceLock<TenantId>>,
}

impl Cx {
    /// The same world for work that may fill tables: see [`Db::in_bulk`].
    #[must_use]
    pub fn in_bulk(&self) -> Self {
        let mut cx = self.clone();
        cx.db = self.db.in_bulk();
        cx
    }

    /// A context over an open, migrated database, with the machine's clock and randomness.
    pub fn new(db: Db, config: Config) -> Self {
        Self::with(db, config, Clock::system(), Ids::random())
    }

    /// As [`Cx::new`] with a clock and ids of the caller's choice: for tests and reproducible data.
    pub fn with(db: Db, config: Config, clock: Clock, ids: Ids) -> Self {
        let place = match &config.attachments.bucket {
            Some(bucket) => Place::Bucket(bucket.clone()),
            None => Place::Folder(config.files.clone()),
        };
        Self {
            db,
            clock,
            ids,
            words: Words::embedded(),
            files: Files::new(place),
            config: Arc::new(config),
            passwords: Passwords::default(),
            throttle: Throttle::default(),
            probes: crate::trail::Probes::default(),
            trees: Trees::default(),
            estimates: crate::earnings::Estimates::default(),
            catalogs: crate::definitions::Catalogs::default(),
            sessions: crate::session::Seen::default(),
            openid: crate::openid::Known::default(),
            runs: crate::runs::Cache::default(),
            comparisons: crate::runs::Comparisons::default(),
            tenant: Arc::default(),
        }
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id, dated now.
    pub fn new_id(&self) -> Uuid {
        self.ids.make(self.now())
    }

    /// The company of this installation; founded with plain settings when there is none yet.
    ///
    /// # Errors
    /// Only when the database fails.
    pub async fn tenant(&self) -> Result<TenantId, Error> {
        if let Some(tenant) = self.tenant.get() {
            return Ok(*tenant);
        }
        let tenant = company::ensure(self).await?;
        self.db.serve(tenant);
        Ok(*self.tenant.get_or_init(|| tenant))
    }
}

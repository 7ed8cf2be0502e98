//! A company, its people, and a worker that does one job at a time.

use access::Principal;
use anyhow::{Result, anyhow, bail};
use app::imports::mapping::{FileForm, Mapping, Options, Source};
use app::imports::{self, Import};
use app::jobs::{self, Leased};
use app::{Clock, Config, Cx, Ids, SessionLife};
use kernel::ImportId;
use store::{Db, Read};

pub fn cx(db: &Db) -> Cx {
    let config = Config {
        public_url: "http://127.0.0.1:8080".into(),
        upload_bytes: 64 << 20,
        attachments: app::attachments::Settings::default(),
        files: std::env::temp_dir(),
        sessions: SessionLife::default(),
        mail: None,
        webhooks: app::webhooks::Reach::default(),
        openid: app::openid::Settings::default(),
        seed_keys: app::session::seeds::SeedKeys::passing(),
    };
    Cx::with(db.clone(), config, Clock::fixed(testkit::start()), Ids::seeded(7))
}

/// The operator of a fresh company.
pub async fn operator(cx: &Cx) -> Result<Principal> {
    Ok(Principal::operator(cx.tenant().await?))
}

/// A mapping of columns to the fields of the same names.
pub fn plain(object: &str, fields: &[&str]) -> Mapping {
    let source = |column: &str| Source { column: Some(column.to_owned()), ..Source::default() };
    Mapping {
        object: object.into(),
        file: FileForm::default(),
        fields: fields.iter().map(|field| ((*field).to_owned(), source(field))).collect(),
        options: Options::default(),
    }
}

pub async fn upload(cx: &Cx, who: &Principal, object: &str, text: &str) -> Result<ImportId> {
    Ok(imports::upload(cx, who, object, "test.csv", text.as_bytes()).await?)
}

/// Uploads, starts, and works until nothing is left to do.
pub async fn import(cx: &Cx, who: &Principal, mapping: &Mapping, text: &str, dry: bool) -> Result<Import> {
    let id = upload(cx, who, &mapping.object, text).await?;
    imports::start(cx, who, id, mapping, dry).await?;
    work(cx).await?;
    Ok(imports::get(cx, who, id).await?)
}

pub async fn lease(cx: &Cx, owner: &str) -> Result<Leased> {
    jobs::claim(cx, owner).await?.ok_or_else(|| anyhow!("no job waits"))
}

pub async fn work(cx: &Cx) -> Result<()> {
    while let Some(leased) = jobs::claim(cx, "worker").await? {
        let outcome = jobs::run(cx, &leased).await;
        jobs::settle(cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

/// `created updated unchanged rejected`, and that they sum to the rows.
pub fn counts(import: &Import) -> String {
    let c = import.counts;
    assert_eq!(c.created + c.updated + c.unchanged + c.rejected, import.rows, "rows = accepted + rejected");
    format!("{} {} {} {}", c.created, c.updated, c.unchanged, c.rejected)
}

pub fn state(import: &Import) -> String {
    import.job.as_ref().map(|job| job.state.clone()).unwrap_or_default()
}

/// The lines of the error file without their cells: `line column reason`.
pub async fn errors(cx: &Cx, who: &Principal, import: &Import) -> Result<Vec<String>> {
    let bytes = imports::errors_csv(cx, who, import.id).await?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&bytes[3..]);
    let mut out = Vec::new();
    for row in reader.records() {
        let row = row?;
        out.push(row.iter().take(3).collect::<Vec<_>>().join(" | "));
    }
    Ok(out)
}

pub async fn count(cx: &Cx, table: &str) -> Result<i64> {
    let tenant = cx.tenant().await?;
    let sql = format!("SELECT count(*) FROM {table} WHERE tenant_id = $1");
    match cx.db.read().query_opt(&sql, &[tenant.uuid().into()]).await? {
        Some(row) => Ok(row.get(0)?),
        None => bail!("no count"),
    }
}

pub async fn sum(cx: &Cx, table: &str, column: &str) -> Result<i64> {
    let tenant = cx.tenant().await?;
    let sql = format!("SELECT CAST(COALESCE(SUM({column}), 0) AS BIGINT) FROM {table} WHERE tenant_id = $1");
    match cx.db.read().query_opt(&sql, &[tenant.uuid().into()]).await? {
        Some(row) => Ok(row.get(0)?),
        None => bail!("no sum"),
    }
}

//! `bench duplicates`: made-up accounts with planted duplicates in a database of their own; the search over all of them as
//! the server does it, and what a form asks while somebody types.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow, ensure};
use app::once::Once;
use app::{Config, Cx, Principal, SessionLife};
use entity::FieldValue;
use serde_json::json;
use store::imports::rows::{NewRow, insert};
use store::{Db, Tx};
use uuid::Uuid;

use super::Figure;

/// Flags of `bench duplicates`.
#[derive(clap::Args)]
pub struct Options {
    /// Accounts.
    #[arg(long, default_value_t = 100_000)]
    accounts: u32,
    /// How often a form asks; the 95th percentile counts.
    #[arg(long, default_value_t = 300)]
    rounds: u32,
    /// An empty PostgreSQL database; an embedded one in the temporary folder when absent.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// One account in so many repeats another one.
const REPEATED: u32 = 50;
const FIRST: [&str; 12] =
    ["Anna", "Сергей", "Żaneta", "João", "Inés", "Елена", "Piotr", "Chloé", "Юлия", "Marek", "Olga", "Bruno"];
const SYLLABLES: [&str; 24] = [
    "ko", "wal", "ski", "no", "wak", "mar", "tin", "sil", "va", "per", "rei", "ra", "du", "bois", "ler",
    "oy", "gar", "cia", "lo", "pez", "iva", "nov", "pet", "rov",
];

/// Fills, searches, asks, and clears away.
pub fn run(options: &Options) -> Result<Vec<Figure>> {
    let folder = std::env::temp_dir().join(format!("treeline-bench-duplicates-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let out = runtime.block_on(measure(options, folder.clone()));
    std::fs::remove_dir_all(&folder)?;
    out
}

/// A number that looks drawn, the same for the same `n`.
fn mixed(n: u32) -> u32 {
    let x = (n ^ 0x9E37_79B9).wrapping_mul(0x85EB_CA6B);
    (x ^ (x >> 13)).wrapping_mul(0xC2B2_AE35) ^ (x >> 16)
}

fn name(n: u32) -> String {
    let drawn = mixed(n);
    let pick = |by: u32| SYLLABLES[((drawn / by) as usize) % SYLLABLES.len()];
    let last = [pick(1), pick(29), pick(31 * 29), pick(37 * 31 * 29)].concat();
    format!("{} {last}", FIRST[(mixed(n ^ 0x5555) as usize) % FIRST.len()])
}

/// Name, e-mail and telephone; every fiftieth repeats its neighbour with the words the other way round.
fn account(n: u32) -> [String; 3] {
    if n % REPEATED == REPEATED - 1 {
        let [before, email, _] = account(n - 1);
        let turned: Vec<&str> = before.split(' ').rev().collect();
        return [turned.join(", "), email.to_uppercase(), format!("+48 7{n:08}")];
    }
    [name(n), format!("person{n}@example.org"), format!("+48 6{n:08}")]
}

async fn measure(options: &Options, folder: PathBuf) -> Result<Vec<Figure>> {
    let file = folder.join("bench.db");
    let url = options.database_url.clone().unwrap_or_else(|| format!("sqlite:{}", file.display()));
    let db = Db::connect(&url, &store::Options::default()).await?;
    store::migrate::run(&db).await?;
    let config = Config {
        public_url: "http://127.0.0.1".to_owned(),
        upload_bytes: 0,
        files: folder,
        attachments: app::attachments::Settings::default(),
        sessions: SessionLife::default(),
        mail: None,
        webhooks: app::webhooks::Reach::default(),
        openid: app::openid::Settings::default(),
        seed_keys: app::session::seeds::SeedKeys::passing(),
    };
    let cx = Cx::new(db.clone(), config);
    let who = Principal::operator(cx.tenant().await?);
    let database = if db.dialect() == store::Dialect::Sqlite { "SQLite" } else { "PostgreSQL" };
    let about = format!("{} accounts, {database}", options.accounts);
    let mut figures = vec![fill(&cx, &who, options, &about).await?];
    figures.push(search(&cx, &who, options, &about).await?);
    figures.push(typing(&cx, &who, options, &about).await?);
    db.close().await;
    Ok(figures)
}

async fn fill(cx: &Cx, who: &Principal, options: &Options, about: &str) -> Result<Figure> {
    let object = who.catalog.get("account").context("the object account")?;
    let now = cx.now();
    let start = Instant::now();
    for first in (0..options.accounts).step_by(1_000) {
        let rows: Vec<NewRow> = (first..(first + 1_000).min(options.accounts))
            .map(|n| {
                let [name, email, phone] = account(n);
                let values =
                    [("code", format!("A-{:06}", n + 1)), ("name", name), ("email", email), ("phone", phone)];
                let values = values.into_iter().map(|(key, text)| (key.to_owned(), FieldValue::Text(text)));
                NewRow { id: cx.new_id(), owner: None, unit: None, values: values.collect() }
            })
            .collect();
        cx.db.write(async |tx: &mut Tx| insert(tx, who.tenant, object, &rows, None, now).await).await?;
    }
    let what = format!("{about}: written with what they are recognised by, without history");
    Ok(Figure::new("duplicates.fill", start.elapsed().as_secs_f64(), "s", None, what))
}

async fn search(cx: &Cx, who: &Principal, options: &Options, about: &str) -> Result<Figure> {
    let refused = |error: app::Error| anyhow!("{error}");
    app::duplicates::start(cx, who, "account", &Once::default()).await.map_err(refused)?;
    let start = Instant::now();
    while let Some(leased) = app::jobs::claim(cx, "bench").await.map_err(refused)? {
        let outcome = app::jobs::run(cx, &leased).await;
        app::jobs::settle(cx, &leased, Some(outcome)).await.map_err(refused)?;
    }
    let seconds = start.elapsed().as_secs_f64();
    let search =
        store::duplicates::search(&mut cx.db.read(), who.tenant, "account").await?.context("a search")?;
    let planted = i64::from(options.accounts / REPEATED);
    ensure!(search.pairs >= planted, "{} pairs, {planted} were planted", search.pairs);
    let what = format!("{about}: the whole search, {} pairs found, {planted} of them planted", search.pairs);
    Ok(Figure::new("duplicates.search", seconds, "s", None, what))
}

async fn typing(cx: &Cx, who: &Principal, options: &Options, about: &str) -> Result<Figure> {
    let mut took = Vec::new();
    for round in 0..options.rounds {
        let n = mixed(round) % options.accounts.max(1);
        let entered = json!({ "name": account(n)[0] });
        let start = Instant::now();
        let found = app::duplicates::likely(
            cx,
            who,
            "account",
            entered.as_object().context("values")?,
            Some(Uuid::nil()),
        )
        .await;
        took.push(start.elapsed().as_secs_f64() * 1_000.0);
        ensure!(
            !found.map_err(|error| anyhow!("{error}"))?.is_empty(),
            "an account was not found by its name"
        );
    }
    took.sort_by(f64::total_cmp);
    let p95 = took.get(took.len() * 95 / 100).copied().unwrap_or_default();
    Ok(Figure::new(
        "duplicates.typing_p95",
        p95,
        "ms",
        None,
        format!("{about}: a name as it is typed, slips included"),
    ))
}

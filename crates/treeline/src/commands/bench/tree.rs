//! `bench tree`: a made-up network in a database of its own; open, expand and jump as the server does
//! them, beside what the same questions cost in plain recursive SQL.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use app::network::{self, Enrolment, Kind};
use app::{Config, Cx, Principal, SessionLife};
use jiff::civil::{Date, date};
use kernel::{MemberId, TenantId, UserId};
use store::{Db, Read, Tx, Value};
use uuid::Uuid;

use super::Figure;

/// Flags of `bench tree`.
#[derive(clap::Args)]
pub struct Options {
    /// Members.
    #[arg(long, default_value_t = 1_000_000)]
    members: u32,
    /// How often each question is asked; the 95th percentile counts.
    #[arg(long, default_value_t = 300)]
    rounds: usize,
    /// How often the recursive SQL beside it is asked.
    #[arg(long, default_value_t = 5)]
    baseline_rounds: usize,
    /// An empty PostgreSQL database; an embedded one in the temporary folder when absent.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// What the product demands of open, expand and jump, each at the 95th percentile.
const DEMANDED_MS: f64 = 20.0;
const JOINED: Date = date(2026, 1, 1);

/// Builds the network, asks, and clears away.
pub fn run(options: &Options) -> Result<Vec<Figure>> {
    let folder = std::env::temp_dir().join(format!("treeline-bench-tree-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let out = runtime.block_on(measure(options, folder.clone()));
    std::fs::remove_dir_all(&folder)?;
    out
}

struct Bench<'o> {
    cx: Cx,
    tenant: TenantId,
    office: Principal,
    options: &'o Options,
    about: String,
}

async fn measure(options: &Options, folder: PathBuf) -> Result<Vec<Figure>> {
    let file = folder.join("bench.db");
    let url = options.database_url.clone().unwrap_or_else(|| format!("sqlite:{}", file.display()));
    let db = Db::connect(&url, &store::Options::default()).await?;
    store::migrate::run(&db).await?;
    let config = Config {
        public_url: "http://127.0.0.1".to_owned(),
        upload_bytes: 0,
        attachments: app::attachments::Settings::default(),
        files: folder,
        sessions: SessionLife::default(),
        mail: None,
        webhooks: app::webhooks::Reach::default(),
        openid: app::openid::Settings::default(),
        seed_keys: app::session::seeds::SeedKeys::passing(),
    };
    let cx = Cx::new(db.clone(), config);
    let tenant = cx.tenant().await?;
    let office = Principal { user: Some(UserId::from_uuid(member(0))), ..Principal::operator(tenant) };
    let name = if db.dialect() == store::Dialect::Sqlite { "SQLite" } else { "PostgreSQL" };
    let about = format!("{} members, {name}", options.members);
    let bench = Bench { cx, tenant, office, options, about };
    let mut figures = bench.build().await?;
    figures.extend(bench.load().await?);
    figures.extend(bench.open().await?);
    figures.push(bench.expand().await?);
    figures.push(bench.jump().await?);
    figures.push(bench.change().await?);
    db.close().await;
    Ok(figures)
}

/// The `n`th member's id.
fn member(n: u32) -> Uuid {
    Uuid::from_u128((0x0199_0000_0000_7000_8000_u128 << 48) | u128::from(n))
}

/// A number below `below`, the same for the same `n`.
fn mixed(n: u64, below: u32) -> u32 {
    let mut x = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) % u64::from(below.max(1))) as u32
}

/// Earlier members enrol more: the larger of two drawings is thrown away.
fn sponsor(n: u32) -> Option<u32> {
    (n > 0).then(|| mixed(u64::from(n), n).min(mixed(u64::from(n) << 32, n)))
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1_000.0
}

fn percentile(mut values: Vec<f64>, of_100: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * of_100 / 100).min(values.len().saturating_sub(1));
    values.get(at).copied().unwrap_or(0.0)
}

impl Bench<'_> {
    /// Members with rows, then the sponsor tree in one go.
    async fn build(&self) -> Result<Vec<Figure>> {
        let n = self.options.members;
        let now = self.cx.now();
        let columns = [
            "tenant_id",
            "id",
            "version",
            "code",
            "name",
            "status",
            "joined",
            "name_key",
            "search_text",
            "custom",
            "created_at",
            "updated_at",
        ];
        for first in (0..n).step_by(10_000) {
            let last = (first + 10_000).min(n);
            let tenant = self.tenant;
            self.cx
                .db
                .write(async |tx: &mut Tx| {
                    let rows = (first..last).map(|i| {
                        let name = format!("Member {i}");
                        let code = format!("M-{:07}", i + 1);
                        let search = format!("{} {}", code.to_lowercase(), name.to_lowercase());
                        vec![
                            Value::Uuid(tenant.uuid()),
                            Value::Uuid(member(i)),
                            Value::Int(1),
                            code.into(),
                            name.as_str().into(),
                            if i % 5 == 0 { "inactive" } else { "active" }.into(),
                            JOINED.to_string().into(),
                            name.to_lowercase().into(),
                            search.into(),
                            Value::Json("{}".to_owned()),
                            now.into(),
                            now.into(),
                        ]
                    });
                    tx.insert_many("member", &columns, rows.collect::<Vec<_>>()).await
                })
                .await?;
        }
        let list: Vec<Enrolment> = (0..n)
            .map(|i| Enrolment {
                member: member(i),
                parent: sponsor(i).map(member),
                slot: None,
                from: JOINED,
            })
            .collect();
        let start = Instant::now();
        network::bulk_enrol(&self.cx, self.tenant, Kind::Sponsor, &list).await.map_err(|e| anyhow!("{e}"))?;
        let seconds = start.elapsed().as_secs_f64();
        let what = format!("{}: all edges and labels written in one transaction", self.about);
        Ok(vec![Figure::new("tree.bulk_enrol", seconds, "s", None, what)])
    }

    /// The index from nothing, beside reading the edges alone.
    async fn load(&self) -> Result<Vec<Figure>> {
        let start = Instant::now();
        store::network::load(&self.cx.db, self.tenant, Kind::Sponsor).await?;
        let raw = start.elapsed().as_secs_f64();
        let start = Instant::now();
        self.seen(None, 1).await?;
        let seconds = start.elapsed().as_secs_f64();
        let what = format!(
            "{}: edges and facts read, index built, first answer; beside reading the edges",
            self.about
        );
        Ok(vec![
            Figure::new(
                "tree.read_edges",
                raw,
                "s",
                None,
                format!("{}: every open edge into arrays", self.about),
            ),
            Figure::new("tree.index", seconds, "s", Some(raw), what),
        ])
    }

    async fn seen(&self, root: Option<Uuid>, limit: usize) -> Result<network::Overview> {
        let seen = network::overview(&self.cx, &self.office, Kind::Sponsor, root, limit).await;
        seen.map_err(|e| anyhow!("{e}"))
    }

    /// Open: the upper 2,000 nodes with counts; for the office from the top, for a distributor the own branch.
    async fn open(&self) -> Result<Vec<Figure>> {
        let mut office = Vec::new();
        let mut distributor = Vec::new();
        for round in 0..self.options.rounds {
            let start = Instant::now();
            self.seen(None, 2_000).await?;
            office.push(milliseconds(start));
            let who = Principal {
                member: Some(MemberId::from_uuid(member(mixed(round as u64, self.options.members)))),
                rights: access::standard_roles()
                    .into_iter()
                    .filter(|role| role.key == "distributor")
                    .map(|role| role.rights)
                    .collect(),
                ..self.office.clone()
            };
            let start = Instant::now();
            let out = network::overview(&self.cx, &who, Kind::Sponsor, None, 2_000).await;
            out.map_err(|e| anyhow!("{e}"))?;
            distributor.push(milliseconds(start));
        }
        let mut raw = Vec::new();
        for _ in 0..self.options.baseline_rounds {
            let start = Instant::now();
            self.recursive(member(0)).await?;
            raw.push(milliseconds(start));
        }
        let raw = percentile(raw, 50);
        let figure = |name: &str, values: Vec<f64>, who: &str| {
            let what = format!(
                "{}: {who} opens 2,000 nodes, p95 (demanded {DEMANDED_MS} ms); beside one recursive SQL of the whole downline",
                self.about
            );
            Figure::new(name, percentile(values, 95), "ms", Some(raw), what)
        };
        Ok(vec![
            figure("tree.open", office, "the office"),
            figure("tree.open_own", distributor, "a distributor"),
        ])
    }

    /// Count and depth of a downline in plain SQL.
    async fn recursive(&self, top: Uuid) -> Result<i64> {
        // Left to itself SQLite walks all edges of the tree at every step: CROSS JOIN and the hint keep it to one.
        let hint =
            if self.cx.db.dialect() == store::Dialect::Sqlite { "INDEXED BY tree_edge_children" } else { "" };
        let sql = format!(
            "WITH RECURSIVE down (member_id, depth) AS ( \
             SELECT member_id, CAST(0 AS BIGINT) FROM tree_edge WHERE tenant_id = $1 AND tree = 'sponsor' \
             AND member_id = $2 AND valid_to IS NULL \
             UNION ALL SELECT e.member_id, d.depth + 1 FROM down d CROSS JOIN tree_edge e {hint} WHERE e.tenant_id = $1 \
             AND e.tree = 'sponsor' AND e.parent_id = d.member_id AND e.valid_to IS NULL) \
             SELECT COUNT(*), MAX(depth) FROM down"
        );
        let args = [self.tenant.uuid().into(), top.into()];
        let row = self.cx.db.read().query_opt(&sql, &args).await?.context("no row")?;
        Ok(row.get(0)?)
    }

    /// Expand: 50 children with counts and depths, beside a recursive SQL a child.
    async fn expand(&self) -> Result<Figure> {
        let mut values = Vec::new();
        for round in 0..self.options.rounds {
            // Few stand high up, and those are opened most.
            let of = member(mixed(round as u64, 1 + self.options.members / 1_000));
            let start = Instant::now();
            let page = network::children(&self.cx, &self.office, Kind::Sponsor, of, None, 50).await;
            page.map_err(|e| anyhow!("{e}"))?;
            values.push(milliseconds(start));
        }
        let mut raw = Vec::new();
        for round in 0..self.options.baseline_rounds {
            let of = member(mixed(round as u64, 1 + self.options.members / 1_000));
            let start = Instant::now();
            let sql = "SELECT member_id FROM tree_edge WHERE tenant_id = $1 AND tree = 'sponsor' \
                       AND parent_id = $2 AND valid_to IS NULL ORDER BY member_id LIMIT 50";
            let args = [self.tenant.uuid().into(), of.into()];
            for row in self.cx.db.read().query(sql, &args).await? {
                self.recursive(row.get(0)?).await?;
            }
            raw.push(milliseconds(start));
        }
        let what = format!(
            "{}: 50 children with counts, depths and volumes, p95 (demanded {DEMANDED_MS} ms); beside recursive SQL a child, median",
            self.about
        );
        Ok(Figure::new("tree.expand", percentile(values, 95), "ms", Some(percentile(raw, 50)), what))
    }

    /// Jump: search by code, the node, its path; beside a recursive SQL upwards.
    async fn jump(&self) -> Result<Figure> {
        let mut values = Vec::new();
        for round in 0..self.options.rounds {
            let n = mixed(round as u64 + 77, self.options.members);
            let start = Instant::now();
            let text = format!("M-{:07}", n + 1);
            let found = network::search(&self.cx, &self.office, Kind::Sponsor, &text, 20).await;
            let found = found.map_err(|e| anyhow!("{e}"))?;
            let hit = found.first().filter(|hit| hit.id == member(n)).context("the search missed")?;
            network::path(&self.cx, &self.office, Kind::Sponsor, hit.id).await.map_err(|e| anyhow!("{e}"))?;
            network::node(&self.cx, &self.office, Kind::Sponsor, hit.id).await.map_err(|e| anyhow!("{e}"))?;
            values.push(milliseconds(start));
        }
        let hint =
            if self.cx.db.dialect() == store::Dialect::Sqlite { "INDEXED BY tree_edge_open" } else { "" };
        let mut raw = Vec::new();
        for round in 0..self.options.rounds {
            let n = mixed(round as u64 + 77, self.options.members);
            let start = Instant::now();
            let sql = format!(
                "WITH RECURSIVE up (member_id, parent_id) AS ( \
                       SELECT e.member_id, e.parent_id FROM member m JOIN tree_edge e ON e.tenant_id = $1 \
                       AND e.tree = 'sponsor' AND e.member_id = m.id AND e.valid_to IS NULL \
                       WHERE m.tenant_id = $1 AND m.code = $2 \
                       UNION ALL SELECT e.member_id, e.parent_id FROM up CROSS JOIN tree_edge e {hint} WHERE e.tenant_id = $1 \
                       AND e.tree = 'sponsor' AND e.member_id = up.parent_id AND e.valid_to IS NULL) \
                       SELECT m.id, m.code, m.name FROM up JOIN member m ON m.tenant_id = $1 AND m.id = up.member_id"
            );
            let args = [self.tenant.uuid().into(), format!("M-{:07}", n + 1).into()];
            self.cx.db.read().query(&sql, &args).await?;
            self.recursive(member(n)).await?;
            raw.push(milliseconds(start));
        }
        let what = format!(
            "{}: search by code, path and node with counts, p95 (demanded {DEMANDED_MS} ms); beside recursive SQL up and down, p95",
            self.about
        );
        Ok(Figure::new("tree.jump", percentile(values, 95), "ms", Some(percentile(raw, 95)), what))
    }

    /// The first answer after a change: one enrolment and the index that takes it in.
    async fn change(&self) -> Result<Figure> {
        let mut values = Vec::new();
        for round in 0..self.options.rounds.min(100) {
            let (new, tenant) = (member(self.options.members + round as u32), self.tenant);
            let above = member(mixed(round as u64, self.options.members));
            self.cx
                .db
                .write(async |tx: &mut Tx| {
                    store::network::enrol(tx, tenant, Kind::Sponsor, new, Some(above), None, JOINED).await
                })
                .await?;
            let start = Instant::now();
            self.seen(Some(new), 1).await?;
            values.push(milliseconds(start));
        }
        let what =
            format!("{}: the first answer after an enrolment, p95 (demanded {DEMANDED_MS} ms)", self.about);
        Ok(Figure::new("tree.after_change", percentile(values, 95), "ms", Some(DEMANDED_MS), what))
    }
}

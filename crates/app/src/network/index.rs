//! The in-memory index of a tree: forest, ranks and standing of a million members in about 60 bytes
//! each. It compares the tree's version before every answer, takes in what changed, or reads all anew.
//! Refuses to be shared between companies: one index a tenant and tree.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use kernel::TenantId;
use store::network::{self, Heads, TreeKind};
use tree::{Change, Forest, NONE, Node};
use uuid::Uuid;

use super::volumes::Volumes;
use crate::{Cx, Error};

/// More changed edges than this are not applied one by one: the tree is read anew.
const CATCH_UP_MAX: i64 = 2_000;

/// The indexes of this process; cheap to clone, empty at start.
#[derive(Clone, Default)]
pub struct Trees(Arc<Mutex<Slots>>);

type Slots = BTreeMap<(TenantId, TreeKind), Arc<Slot>>;

/// One tree's index and the turn of whoever refreshes it.
#[derive(Default)]
pub(crate) struct Slot {
    index: RwLock<Index>,
    turn: tokio::sync::Mutex<()>,
    /// Somebody is reading newer volumes.
    pub(super) reading: AtomicBool,
}

impl Slot {
    /// The index; hold it only while computing, never across an await.
    pub(crate) fn read(&self) -> RwLockReadGuard<'_, Index> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn write(&self) -> std::sync::RwLockWriteGuard<'_, Index> {
        self.index.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A tree as it stood at `version`.
#[derive(Default)]
pub struct Index {
    /// The tree's version this index has; `None` before the first load.
    version: Option<i64>,
    facts: i64,
    ids: Vec<Uuid>,
    /// So many of `ids` are in ascending order; later ones are found through `tail`.
    sorted: usize,
    tail: BTreeMap<Uuid, Node>,
    forest: Forest,
    rank: Vec<u8>,
    active: Vec<bool>,
    ranks: Vec<String>,
    /// Volumes of the open month, when somebody asked.
    pub(super) volumes: Option<Volumes>,
}

impl Index {
    /// The tree's version.
    pub fn version(&self) -> i64 {
        self.version.unwrap_or(0)
    }

    /// The forest.
    pub fn forest(&self) -> &Forest {
        &self.forest
    }

    /// Members by node.
    pub fn ids(&self) -> &[Uuid] {
        &self.ids
    }

    /// A member's node.
    pub fn node(&self, member: Uuid) -> Option<Node> {
        match self.ids[..self.sorted].binary_search(&member) {
            Ok(at) => Some(at as Node),
            Err(_) => self.tail.get(&member).copied(),
        }
    }

    /// The member at a node.
    pub fn id(&self, node: Node) -> Uuid {
        self.ids[node as usize]
    }

    /// The rank's key, empty for none.
    pub fn rank(&self, node: Node) -> &str {
        self.ranks.get(usize::from(self.rank[node as usize])).map_or("", String::as_str)
    }

    /// The ranks' keys; the first is none.
    pub fn ranks(&self) -> &[String] {
        &self.ranks
    }

    /// Index into [`Index::ranks`].
    pub fn rank_index(&self, node: Node) -> u8 {
        self.rank[node as usize]
    }

    /// Whether the member is active.
    pub fn is_active(&self, node: Node) -> bool {
        self.active[node as usize]
    }

    fn is_fresh(&self, heads: &Heads, kind: TreeKind) -> bool {
        self.version == Some(heads.of(kind).0) && self.facts == heads.facts
    }

    fn rank_number(&mut self, key: &str) -> u8 {
        number_of(&mut self.ranks, key)
    }

    fn set_fact(&mut self, node: Node, rank: &str, active: bool) {
        self.rank[node as usize] = self.rank_number(rank);
        self.active[node as usize] = active;
    }

    /// Takes in edges that were written after this index was made. `false`: they do not fit, read anew.
    fn catch_up(&mut self, edges: &[network::EdgeNow], version: i64) -> bool {
        let first_new = self.ids.len();
        for edge in edges {
            if self.node(edge.member).is_none() {
                self.tail.insert(edge.member, self.ids.len() as Node);
                self.ids.push(edge.member);
                self.rank.push(0);
                self.active.push(true);
            }
        }
        let mut changes = Vec::with_capacity(edges.len());
        for edge in edges {
            let parent = match edge.parent {
                None => Some(NONE),
                Some(parent) => self.node(parent),
            };
            let (Some(node), Some(parent)) = (self.node(edge.member), parent) else { return false };
            changes.push(Change { node, parent, slot: edge.slot });
        }
        // New members must come in the order of their numbers.
        changes.sort_by_key(|c| if (c.node as usize) < first_new { NONE } else { c.node });
        if self.forest.apply(&changes).is_err() {
            return false;
        }
        let newest = edges.iter().map(|e| e.version).max().unwrap_or(0);
        self.version = Some(version.max(newest));
        true
    }
}

fn number_of(ranks: &mut Vec<String>, key: &str) -> u8 {
    if ranks.is_empty() {
        ranks.push(String::new());
    }
    if let Some(at) = ranks.iter().position(|r| r == key) {
        return u8::try_from(at).unwrap_or(0);
    }
    // A plan has far fewer than 255 ranks; what comes after is shown without one.
    if ranks.len() > usize::from(u8::MAX) {
        return 0;
    }
    ranks.push(key.to_owned());
    (ranks.len() - 1) as u8
}

impl Trees {
    fn slot(&self, tenant: TenantId, kind: TreeKind) -> Arc<Slot> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry((tenant, kind)).or_default().clone()
    }

    /// The index of a tree, as fresh as the database at the time of the call.
    ///
    /// # Errors
    /// Faults of the database; [`Error::Internal`] when the edges are not a forest (`verify` says where).
    pub(crate) async fn fresh(&self, cx: &Cx, tenant: TenantId, kind: TreeKind) -> Result<Arc<Slot>, Error> {
        let slot = self.slot(tenant, kind);
        let heads = network::heads(&mut cx.db.read(), tenant).await?;
        if slot.read().is_fresh(&heads, kind) {
            return Ok(slot);
        }
        let _turn = slot.turn.lock().await;
        // Another request may have done it while this one waited.
        let heads = network::heads(&mut cx.db.read(), tenant).await?;
        if slot.read().is_fresh(&heads, kind) {
            return Ok(slot.clone());
        }
        if !(catch_up(cx, tenant, kind, &slot, &heads).await?) {
            let index = load(cx, tenant, kind, &heads).await?;
            *slot.write() = index;
        }
        Ok(slot.clone())
    }
}

/// Applies what changed since; `false` when the whole must be read anew.
async fn catch_up(
    cx: &Cx,
    tenant: TenantId,
    kind: TreeKind,
    slot: &Slot,
    heads: &Heads,
) -> Result<bool, Error> {
    let (version, facts) = {
        let index = slot.read();
        (index.version, index.facts)
    };
    let Some(version) = version else { return Ok(false) };
    let mut db = cx.db.read();
    let edges = if heads.of(kind).0 == version {
        Vec::new()
    } else {
        network::edges_since(&mut db, tenant, kind, version, CATCH_UP_MAX + 1).await?
    };
    if edges.len() as i64 > CATCH_UP_MAX {
        return Ok(false);
    }
    let changed = if heads.facts == facts {
        Vec::new()
    } else {
        match network::facts_since(&mut db, tenant, facts).await? {
            Some(changed) => changed,
            None => return Ok(false),
        }
    };
    let mut index = slot.write();
    if !edges.is_empty() && !index.catch_up(&edges, heads.of(kind).0) {
        index.version = None;
        return Ok(false);
    }
    index.version = index.version.max(Some(heads.of(kind).0));
    for fact in changed {
        if let Some(node) = index.node(fact.member) {
            index.set_fact(node, &fact.rank, fact.active);
        }
    }
    index.facts = heads.facts;
    Ok(true)
}

/// Reads a whole tree.
async fn load(cx: &Cx, tenant: TenantId, kind: TreeKind, heads: &Heads) -> Result<Index, Error> {
    let loaded = network::load(&cx.db, tenant, kind).await?;
    let collected = Arc::new(Mutex::new((Vec::new(), Vec::<String>::new())));
    let into = collected.clone();
    network::scan_facts(&cx.db, tenant, move |member, _, rank, active| {
        let mut all = into.lock().unwrap_or_else(PoisonError::into_inner);
        let rank = number_of(&mut all.1, rank);
        all.0.push((member, rank, active));
    })
    .await?;
    let (facts, ranks) = std::mem::take(&mut *collected.lock().unwrap_or_else(PoisonError::into_inner));
    let heads = *heads;
    // Sorting and building a million members takes longer than a request may hold its thread.
    let built = tokio::task::spawn_blocking(move || build(loaded, &facts, ranks, &heads)).await;
    built.map_err(Error::internal)?
}

fn build(
    loaded: network::LoadedTree,
    facts: &[(Uuid, u8, bool)],
    ranks: Vec<String>,
    heads: &Heads,
) -> Result<Index, Error> {
    let members = loaded.members;
    let parents = loaded.parents.iter().zip(&members).map(|(parent, member)| {
        if parent.is_nil() {
            return Ok(NONE);
        }
        let at = members.binary_search(parent).map(|at| at as Node);
        at.map_err(|_| Error::internal(format!("the parent of {member} is not in the tree")))
    });
    let parents = parents.collect::<Result<Vec<Node>, Error>>()?;
    let forest = Forest::build(&parents, &loaded.slots).map_err(|refusal| {
        let at = refusal.node().and_then(|n| members.get(n as usize).copied()).unwrap_or_default();
        Error::internal(format!("the edges are not a forest: {} at {at}", refusal.code()))
    })?;
    let (mut rank, mut active) = (vec![0; members.len()], vec![true; members.len()]);
    let mut next = 0;
    // Both lists are in the order of ids.
    for (at, member) in members.iter().enumerate() {
        while facts.get(next).is_some_and(|f| f.0 < *member) {
            next += 1;
        }
        if let Some(fact) = facts.get(next).filter(|f| f.0 == *member) {
            (rank[at], active[at]) = (fact.1, fact.2);
        }
    }
    Ok(Index {
        version: Some(loaded.version),
        facts: heads.facts,
        sorted: members.len(),
        ids: members,
        tail: BTreeMap::new(),
        forest,
        rank,
        active,
        ranks,
        volumes: None,
    })
}

//! Open, expand, jump: overview, node, children, path and search. Refuses with [`Error::NotFound`] what
//! is out of sight, the same as what does not exist.

use access::Principal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::network::{Card, TreeKind};
use tree::Node;
use uuid::Uuid;

use super::{Index, Sight, VolumeView, volumes};
use crate::{Cx, Error};

/// The most nodes an overview gives.
pub const OVERVIEW_MAX: usize = 5_000;
/// The most children of a page.
pub const PAGE_MAX: usize = 200;
/// The most hits of a search.
pub const HITS_MAX: i64 = 50;
/// The most steps a path gives; what is above is cut (a chain may be 10,000 deep).
pub const PATH_MAX: usize = 1_000;

/// The upper part of what the caller sees, breadth first, as arrays by position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// The tree's version.
    pub version: i64,
    /// The member it begins at; `None` when it begins at several.
    pub root: Option<Uuid>,
    /// Members.
    pub ids: Vec<Uuid>,
    /// Position of the parent in these arrays, -1 where it begins.
    pub parents: Vec<i32>,
    /// Steps from where it begins.
    pub depths: Vec<u32>,
    /// Members below each, shown or not.
    pub counts: Vec<u32>,
    /// Index into `ranks` for each.
    pub rank: Vec<u8>,
    /// The ranks' keys; empty text is none.
    pub ranks: Vec<String>,
    /// Whether each is active.
    pub active: Vec<bool>,
    /// Members the caller could see if the limit were higher.
    pub more: bool,
}

/// One member in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeView {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The rank's key, empty for none.
    pub rank: String,
    /// Whether active.
    pub active: bool,
    /// The parent, where the caller sees it.
    pub parent: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// Steps from the caller's own top.
    pub depth: u32,
    /// Direct children.
    pub children: u32,
    /// Members below.
    pub downline: u32,
    /// Steps down to the deepest member below.
    pub max_depth: u32,
    /// Volumes of the open month.
    pub volumes: Option<VolumeView>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The rank's key, empty for none.
    pub rank: String,
    /// Whether active.
    pub active: bool,
    /// Members below.
    pub downline: u32,
}

/// A page of children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The nodes, in order.
    pub items: Vec<NodeView>,
    /// The cursor of the next page.
    pub next: Option<Uuid>,
}

/// A search hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether active.
    pub active: bool,
}

/// The overview from `root`, or from where the caller's sight begins.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for a root out of sight.
pub async fn overview(
    cx: &Cx,
    who: &Principal,
    kind: TreeKind,
    root: Option<Uuid>,
    limit: usize,
) -> Result<Overview, Error> {
    let sight = Sight::of(cx, who, kind).await?;
    let ladder = crate::plans::ladder(cx, who.tenant).await?;
    let slot = cx.trees.fresh(cx, who.tenant, kind).await?;
    let index = slot.read();
    let tops = match root {
        None => sight.tops(&index),
        Some(member) => vec![seen(&index, &sight, member)?],
    };
    let mut out = levels(&index, &sight, &tops, limit.clamp(1, OVERVIEW_MAX));
    lowest_first(&mut out, &ladder);
    Ok(out)
}

/// Puts the ranks in the plan's order, as colours and marks follow it; ranks the plan does not know come last.
fn lowest_first(out: &mut Overview, ladder: &[String]) {
    let place = |rank: &String| ladder.iter().position(|known| known == rank).unwrap_or(ladder.len());
    let mut order: Vec<usize> = (0..out.ranks.len()).collect();
    order.sort_by_key(|&at| (!out.ranks[at].is_empty(), place(&out.ranks[at]), &out.ranks[at]));
    let mut new_place = vec![0u8; order.len()];
    for (new, &old) in (0u8..).zip(&order) {
        new_place[old] = new;
    }
    out.ranks = order.iter().map(|&old| out.ranks[old].clone()).collect();
    for rank in &mut out.rank {
        *rank = new_place[usize::from(*rank)];
    }
}

fn levels(index: &Index, sight: &Sight, tops: &[Node], limit: usize) -> Overview {
    let mut out = Overview { version: index.version(), ..Overview::default() };
    let mut nodes: Vec<Node> = Vec::with_capacity(limit);
    let mut more = tops.len() > limit;
    for &top in tops.iter().take(limit) {
        nodes.push(top);
        out.parents.push(-1);
        out.depths.push(0);
    }
    let mut head = 0;
    while head < nodes.len() && !more {
        for child in
            index.forest().children(Some(nodes[head])).filter(|&c| sight.inherits() || sight.sees(index, c))
        {
            if nodes.len() == limit {
                more = true;
                break;
            }
            nodes.push(child);
            out.parents.push(head as i32);
            out.depths.push(out.depths[head] + 1);
        }
        head += 1;
    }
    out.more = more;
    out.root = if let [one] = tops { Some(index.id(*one)) } else { None };
    for &node in &nodes {
        out.ids.push(index.id(node));
        out.counts.push(index.forest().downline(node));
        out.rank.push(index.rank_index(node));
        out.active.push(index.is_active(node));
    }
    out.ranks = index.ranks().to_vec();
    out
}

/// The node of a member the caller sees.
fn seen(index: &Index, sight: &Sight, member: Uuid) -> Result<Node, Error> {
    index.node(member).filter(|&node| sight.sees(index, node)).ok_or(Error::NotFound)
}

/// One member.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for a member out of sight or not in this tree.
pub async fn node(cx: &Cx, who: &Principal, kind: TreeKind, member: Uuid) -> Result<NodeView, Error> {
    let sight = Sight::of(cx, who, kind).await?;
    let slot = cx.trees.fresh(cx, who.tenant, kind).await?;
    seen(&slot.read(), &sight, member)?;
    volumes::ensure(cx, who.tenant, &slot, today(cx, who).await?).await?;
    let found = {
        let index = slot.read();
        vec![view(&index, &sight, seen(&index, &sight, member)?)]
    };
    dressed(cx, who, found).await?.into_iter().next().ok_or(Error::NotFound)
}

/// One page of the children of a member, after the child `cursor`.
///
/// # Errors
/// As [`node`]; a cursor that is no child any more gives [`Error::NotFound`].
pub async fn children(
    cx: &Cx,
    who: &Principal,
    kind: TreeKind,
    member: Uuid,
    cursor: Option<Uuid>,
    limit: usize,
) -> Result<Page, Error> {
    let sight = Sight::of(cx, who, kind).await?;
    let slot = cx.trees.fresh(cx, who.tenant, kind).await?;
    seen(&slot.read(), &sight, member)?;
    volumes::ensure(cx, who.tenant, &slot, today(cx, who).await?).await?;
    let limit = limit.clamp(1, PAGE_MAX);
    let (found, next) = {
        let index = slot.read();
        let of = seen(&index, &sight, member)?;
        let forest = index.forest();
        let first = match cursor {
            None => forest.first_child(Some(of)),
            Some(cursor) => {
                let after = seen(&index, &sight, cursor)?;
                if forest.parent(after) != Some(of) {
                    return Err(Error::NotFound);
                }
                forest.next_sibling(after)
            }
        };
        let all = std::iter::successors(first, |&c| forest.next_sibling(c))
            .filter(|&c| sight.inherits() || sight.sees(&index, c));
        let mut page: Vec<Node> = all.take(limit + 1).collect();
        let more = page.len() > limit;
        page.truncate(limit);
        let next = page.last().filter(|_| more).map(|&last| index.id(last));
        (page.into_iter().map(|c| view(&index, &sight, c)).collect::<Vec<_>>(), next)
    };
    Ok(Page { items: dressed(cx, who, found).await?, next })
}

/// From the caller's own top down to the member, at most [`PATH_MAX`] steps, the nearest kept.
///
/// # Errors
/// As [`node`].
pub async fn path(cx: &Cx, who: &Principal, kind: TreeKind, member: Uuid) -> Result<Vec<Step>, Error> {
    let sight = Sight::of(cx, who, kind).await?;
    let slot = cx.trees.fresh(cx, who.tenant, kind).await?;
    let mut steps: Vec<Step> = {
        let index = slot.read();
        let at = seen(&index, &sight, member)?;
        let above = index.forest().ancestors(at).take_while(|&up| sight.sees(&index, up));
        let way = std::iter::once(at).chain(above).take(PATH_MAX);
        way.map(|n| Step {
            id: index.id(n),
            code: String::new(),
            name: String::new(),
            rank: index.rank(n).to_owned(),
            active: index.is_active(n),
            downline: index.forest().downline(n),
        })
        .collect()
    };
    steps.reverse();
    let ids: Vec<Uuid> = steps.iter().map(|s| s.id).collect();
    let cards = store::network::cards(&mut cx.db.read(), who.tenant, &ids).await?;
    let named = who.field("member", "name").reads();
    for step in &mut steps {
        if let Ok(at) = cards.binary_search_by(|card| card.id.cmp(&step.id)) {
            step.code.clone_from(&cards[at].code);
            if named {
                step.name.clone_from(&cards[at].name);
            }
        }
    }
    Ok(steps)
}

/// Members of the caller's sight whose code, name, e-mail or phone begins a word with `text`.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn search(
    cx: &Cx,
    who: &Principal,
    kind: TreeKind,
    text: &str,
    limit: i64,
) -> Result<Vec<Found>, Error> {
    let sight = Sight::of(cx, who, kind).await?;
    let folded = kernel::fold(text);
    if folded.is_empty() || folded.chars().count() > 100 {
        return Ok(Vec::new());
    }
    let limit = limit.clamp(1, HITS_MAX);
    let within = match &sight {
        Sight::All => None,
        Sight::Branch(top) => Some(*top),
        Sight::Members(..) => None,
        Sight::Nothing => return Ok(Vec::new()),
    };
    let wanted = if matches!(sight, Sight::Members(..)) { HITS_MAX * 40 } else { limit };
    let hits =
        store::network::search_cards(&mut cx.db.read(), who.tenant, kind, &folded, within, wanted).await?;
    let slot = cx.trees.fresh(cx, who.tenant, kind).await?;
    let index = slot.read();
    let shown = hits.into_iter().filter_map(|card| {
        let node = seen(&index, &sight, card.id).ok()?;
        Some(Found { id: card.id, code: card.code, name: card.name, active: index.is_active(node) })
    });
    Ok(shown.take(usize::try_from(limit).unwrap_or(0)).collect())
}

fn view(index: &Index, sight: &Sight, node: Node) -> NodeView {
    let forest = index.forest();
    let top = match sight {
        Sight::Branch(top) => index.node(*top).map_or(0, |top| forest.depth(top)),
        _ => 0,
    };
    let slot = forest.slot(node);
    NodeView {
        id: index.id(node),
        code: String::new(),
        name: String::new(),
        rank: index.rank(node).to_owned(),
        active: index.is_active(node),
        parent: forest.parent(node).filter(|&up| sight.sees(index, up)).map(|up| index.id(up)),
        slot: (slot != 0).then_some(slot),
        depth: forest.depth(node).saturating_sub(top),
        children: forest.children_count(node),
        downline: forest.downline(node),
        max_depth: forest.max_depth(node),
        volumes: volumes::at(index, node),
    }
}

/// Adds codes and names, which stand in the database only.
async fn dressed(cx: &Cx, who: &Principal, mut views: Vec<NodeView>) -> Result<Vec<NodeView>, Error> {
    let ids: Vec<Uuid> = views.iter().map(|v| v.id).collect();
    let cards: Vec<Card> = store::network::cards(&mut cx.db.read(), who.tenant, &ids).await?;
    let named = who.field("member", "name").reads();
    for view in &mut views {
        if let Ok(at) = cards.binary_search_by(|card| card.id.cmp(&view.id)) {
            view.code.clone_from(&cards[at].code);
            if named {
                view.name.clone_from(&cards[at].name);
            }
        }
    }
    Ok(views)
}

/// Today in the company's zone.
pub(crate) async fn today(cx: &Cx, who: &Principal) -> Result<Date, Error> {
    let company = crate::company::get(cx, who.tenant).await?;
    let zone = TimeZone::get(&company.zone).unwrap_or(TimeZone::UTC);
    Ok(cx.now().to_zoned(zone).date())
}

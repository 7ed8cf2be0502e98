//! What a person sees of a tree: everything, one branch, or the members of own units and zones. Whatever is out
//! of sight looks as if it did not exist.

use access::{Action, Predicate, Principal, Term};
use store::network::TreeKind;
use tree::Node;
use uuid::Uuid;

use super::{Index, OBJECT};
use crate::{Cx, Error};

/// What the caller may see, by member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// Everybody.
    All,
    /// One member and everybody below.
    Branch(Uuid),
    /// These members, in ascending order, and the own branch.
    Members(Vec<Uuid>, Option<Uuid>),
    /// Nobody.
    Nothing,
}

impl Sight {
    /// The sight of a person.
    ///
    /// # Errors
    /// [`Error::Forbidden`] when no role lets the person see a network at all.
    pub async fn of(cx: &Cx, who: &Principal, _kind: TreeKind) -> Result<Self, Error> {
        who.require(OBJECT, Action::Read).map_err(Error::Forbidden)?;
        let terms = match who.predicate(OBJECT, Action::Read) {
            Predicate::All => return Ok(Self::All),
            Predicate::Any(terms) => terms,
        };
        let mut branch = None;
        let (mut units, mut zones) = (Vec::new(), Vec::new());
        for term in terms {
            match term {
                Term::Downline(member) => branch = Some(member.uuid()),
                Term::Units(mine) => units.extend(mine.iter().map(|unit| unit.uuid())),
                Term::Zones(mine) => zones.extend(mine.iter().map(|zone| zone.uuid())),
                // Being somebody's record keeper is no reason to see their downline.
                Term::Member(_) | Term::Owner(_) | Term::Owners(_) | Term::Staff(_) => {}
                Term::WithEmployee(_) | Term::WithMember(_) => {}
            }
        }
        if units.is_empty() && zones.is_empty() {
            return Ok(branch.map_or(Self::Nothing, Self::Branch));
        }
        let members = store::network::members_of(&mut cx.db.read(), who.tenant, &units, &zones).await?;
        Ok(Self::Members(members, branch))
    }

    /// Whether the caller sees the member at `node`.
    pub fn sees(&self, index: &Index, node: Node) -> bool {
        let below = |top: Uuid| index.node(top).is_some_and(|top| index.forest().is_within(node, top));
        match self {
            Self::All => true,
            Self::Branch(top) => below(*top),
            Self::Members(members, branch) => {
                members.binary_search(&index.id(node)).is_ok() || branch.is_some_and(below)
            }
            Self::Nothing => false,
        }
    }

    /// Whether everybody below a visible member is visible, so that nobody has to be asked one by one.
    pub const fn inherits(&self) -> bool {
        !matches!(self, Self::Members(..))
    }

    /// The members nobody visible stands above: where exploring begins, in order.
    pub fn tops(&self, index: &Index) -> Vec<Node> {
        match self {
            Self::All => index.forest().children(None).collect(),
            Self::Branch(top) => index.node(*top).into_iter().collect(),
            Self::Members(members, branch) => {
                let all = members.iter().chain(branch).filter_map(|member| index.node(*member));
                let mut tops: Vec<Node> = all
                    .filter(|&node| index.forest().parent(node).is_none_or(|up| !self.sees(index, up)))
                    .collect();
                tops.sort_unstable();
                tops.dedup();
                tops
            }
            Self::Nothing => Vec::new(),
        }
    }
}

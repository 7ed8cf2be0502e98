//! What a tree refuses, each with a stable code and the node at fault; holds no words for people.

use crate::Node;

/// Why an edge or a set of edges cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The parent does not exist.
    UnknownParent {
        /// The child whose parent is unknown.
        child: Node,
    },
    /// A member would be its own parent.
    SelfParent {
        /// The member.
        child: Node,
    },
    /// A member would stand below itself.
    Cycle {
        /// The first member, in node order, that stands on a cycle.
        on: Node,
    },
    /// Two children of one parent claim the same slot.
    SlotTaken {
        /// The later of the two.
        child: Node,
    },
    /// A member that does not exist was asked for or moved.
    UnknownNode {
        /// The number asked for.
        node: Node,
    },
    /// A member leaves children behind that cannot all stand in the one slot it frees.
    ChildrenLeft {
        /// The member.
        node: Node,
    },
    /// More members than a node number can count.
    TooMany,
}

impl Refusal {
    /// The stable code, as in `locales/<lang>/network.ftl` under `problem-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownParent { .. } => "network-parent-unknown",
            Self::SelfParent { .. } => "network-self",
            Self::Cycle { .. } => "network-cycle",
            Self::SlotTaken { .. } => "placement-slot-taken",
            Self::UnknownNode { .. } => "network-member-unknown",
            Self::ChildrenLeft { .. } => "transfer-children-left",
            Self::TooMany => "network-too-many",
        }
    }

    /// The node at fault, where there is one.
    #[must_use]
    pub const fn node(self) -> Option<Node> {
        match self {
            Self::UnknownParent { child } | Self::SelfParent { child } | Self::SlotTaken { child } => {
                Some(child)
            }
            Self::Cycle { on } => Some(on),
            Self::UnknownNode { node } | Self::ChildrenLeft { node } => Some(node),
            Self::TooMany => None,
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.node() {
            Some(node) => write!(f, "{} at node {node}", self.code()),
            None => f.write_str(self.code()),
        }
    }
}

impl std::error::Error for Refusal {}

//! Nodes of a tree as JSON.

use std::collections::BTreeMap;

use app::network;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One member in a tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct NetworkNode {
    /// The member.
    pub id: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The rank's key.
    pub rank: Option<String>,
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
    /// Volumes of the open month by name, decimal: `pv`, `bv` own; `group_pv`, `group_bv` with the branch.
    pub volumes: BTreeMap<String, String>,
    /// When the volumes were read, RFC 3339 UTC.
    pub volumes_as_of: Option<String>,
}

impl From<network::NodeView> for NetworkNode {
    fn from(node: network::NodeView) -> Self {
        let (as_of, by_name) = node.volumes.map(|v| (v.as_of.to_string(), v.by_name)).unzip();
        let volumes = by_name.unwrap_or_default().into_iter().map(|(name, value)| (name.to_owned(), value));
        Self {
            id: node.id,
            code: node.code,
            name: node.name,
            rank: some(node.rank),
            active: node.active,
            parent: node.parent,
            slot: node.slot,
            depth: node.depth,
            children: node.children,
            downline: node.downline,
            max_depth: node.max_depth,
            volumes: volumes.collect(),
            volumes_as_of: as_of,
        }
    }
}

/// A text that is not empty.
pub(super) fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

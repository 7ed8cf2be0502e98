//! API tokens: what a program shows instead of a person's session. Never more than its person's present rights; refuses
//! sign-ins, people, roles, decisions and money whatever its person may do.

mod bearer;
mod list;
mod make;

pub use bearer::{Bearer, narrowed, resolve};
pub use list::{TokenCard, Whose, list, revoke};
pub use make::{Made, MakeToken, make};

use access::Limit;

/// What every token's text begins with, so that programs that look for lost secrets know it.
const MARK: &str = "treeline_";

/// A limit as it was kept; one that cannot be read lets nothing through.
fn limit(kept: &serde_json::Value) -> Limit {
    let nothing = || Limit { read_only: true, objects: Some(std::collections::BTreeSet::new()) };
    serde_json::from_value(kept.clone()).unwrap_or_else(|error| {
        tracing::error!(%error, "the limits of a token cannot be read: it grants nothing");
        nothing()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_limit_that_cannot_be_read_lets_nothing_through() {
        for broken in [json!(null), json!({}), json!({ "read_only": 1 }), json!({ "all": true })] {
            let limit = limit(&broken);
            assert!(!limit.admits("account", access::Action::Read), "{broken}");
        }
        let kept = json!({ "read_only": false, "objects": null });
        assert!(limit(&kept).admits("account", access::Action::Update));
    }
}

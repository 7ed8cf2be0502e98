//! The names of the roles that every company begins with, in the reader's language as long as nobody has given them others.

use access::Principal;
use serde_json::Value as Json;

use crate::records::RecordView;
use crate::{Cx, Language};

/// Says how the names of roles read, where that is other than what is kept.
pub(crate) fn say(cx: &Cx, who: &Principal, object: &str, views: &mut [RecordView]) {
    if object != "role" {
        return;
    }
    let language = Language::from_tag(&who.language).unwrap_or_default();
    for view in views {
        let (Some(key), Some(Json::String(own))) = (&view.code, view.values.get("name")) else { continue };
        let name = crate::users::named(cx, language, key, own.clone());
        if name != *own {
            view.shown.insert("name".to_owned(), name);
        }
    }
}

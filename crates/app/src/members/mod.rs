//! Members: enrolment under a sponsor, activation and inactivation. Refuses an inactive sponsor, an
//! unknown or future date, and every place a tree refuses.

mod enrol;
mod status;

pub use enrol::{Enrol, Enrolled, enrol};
pub use status::{SetStatus, StatusSet, set_status};

use access::Principal;
use entity::Object;

use crate::Error;

/// The definition of the object.
pub(crate) fn object(who: &Principal) -> Result<&Object, Error> {
    who.catalog
        .get("member")
        .map(|object| &**object)
        .ok_or_else(|| Error::internal("the object member is not defined"))
}

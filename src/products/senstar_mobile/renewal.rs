//! What the guide says where one certificate takes the place of another.

use super::GUIDE;
use crate::products::registry::Difference;
use crate::report::Consequence;

pub(super) fn amend(difference: &Difference<'_>, consequence: Consequence) -> Consequence {
    match difference {
        Difference::PurposesUnlisted => {
            consequence.going_on(", but the Senstar guide requires server authentication.")
        }
        Difference::NewRoot => consequence
            .by(GUIDE, "Add a certificate to an iOS device")
            .by(GUIDE, "Add a certificate to an Android device"),
        _ => consequence,
    }
}

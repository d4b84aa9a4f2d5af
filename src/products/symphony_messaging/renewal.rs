//! What a renewal does to the login of a bot.

use super::requirements::{KEY_BITS, OVERVIEW, SESSION_AUTHENTICATE};
use crate::checks::Outcome;
use crate::input::Role;
use crate::model::{PublicKey, PublicKeyAlgorithm};
use crate::products::registry::Difference;
use crate::report::Consequence;

pub(super) fn amend(difference: &Difference<'_>, consequence: Consequence) -> Consequence {
    match *difference {
        Difference::KeyKind { role: Role::Client, older, newer, .. } if is_long(older) && !is_long(newer) => {
            Consequence { outcome: Outcome::Fail, ..consequence }
                .means("Symphony Messaging asks for RSA with 4096 bits, of a bot and of the root above it, and refuses a shorter key.")
                .so("Make a new RSA key of 4096 bits and have the certificate issued for it.")
                .by(SESSION_AUTHENTICATE.document, SESSION_AUTHENTICATE.section)
        }
        Difference::CommonNameRewritten => {
            consequence.adding("How Symphony Messaging compares it with the user name is not documented.")
        }
        Difference::CommonNameResembles => {
            consequence.adding("How Symphony Messaging compares the two is not documented.")
        }
        Difference::CommonNameReplaced => consequence
            .adding("Symphony Messaging finds the account of a bot by the common name: the newer certificate logs in as another account, or as none.")
            .by(OVERVIEW.document, OVERVIEW.section),
        _ => consequence,
    }
}

/// Whether the guide accepts a key.
fn is_long(key: &PublicKey) -> bool {
    matches!(key.algorithm, PublicKeyAlgorithm::Rsa { .. }) && key.bits.is_some_and(|bits| bits >= KEY_BITS)
}

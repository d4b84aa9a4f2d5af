//! What a renewal does to clients that have pinned the key of the server.

use super::found::panel_of;
use super::modes::{Mode, Reaction};
use super::pins::{PinConsequence, consequences};
use crate::checks::{Outcome, Subject};
use crate::input::Role;
use crate::products::registry::Difference;
use crate::report::Consequence;

pub(super) fn amend(difference: &Difference<'_>, consequence: Consequence) -> Consequence {
    match *difference {
        Difference::Key { role: Role::Server, same, newer } => {
            let modes = newer.map(|newer| modes(newer, same)).unwrap_or_default();
            of_modes(of_key(consequence, same, &modes), &modes)
        }
        Difference::Key { role: Role::Request, same, .. } => of_key(consequence, same, &[]),
        Difference::KeyKind { comparable: false, .. } => consequence
            .going_on("; the DW Spectrum server rejects elliptic curves unless it is configured otherwise."),
        _ => consequence,
    }
}

/// What each mode does with the newer certificate where the key of the older one is pinned.
fn modes(newer: &Subject<'_>, same: bool) -> Vec<PinConsequence> {
    consequences(&panel_of(newer, &[]).modes, same)
}

/// What becomes of pins in the mode that keeps them.
fn of_key(consequence: Consequence, same: bool, modes: &[PinConsequence]) -> Consequence {
    let recommended = modes.iter().find(|mode| mode.mode == Mode::Recommended).map(|mode| mode.reaction);
    match (same, recommended) {
        (true, Some(Reaction::Asks)) => consequence
            .titled(Outcome::Warn, "The key stays the same, and yet clients ask")
            .means("Pins of the public key hold, but the dates do not: DW Spectrum asks where a pinned certificate has expired.")
            .so("Use a certificate that holds."),
        (true, _) => consequence,
        (false, Some(Reaction::AllowedAndPinned)) => consequence
            .titled(Outcome::Warn, "The key is another one, and trusted clients take it over")
            .means("Pins of the public key no longer match. DW Spectrum replaces them without asking, because it trusts the chain and the address is covered. Other clients that pinned the key ask again or reject it.")
            .so("Install the new private key with the new certificate, and tell everyone who pinned the key."),
        (false, _) => {
            consequence.adding("DW Spectrum pins it in the mode Recommended; Strict and Disabled keep no pins.")
        }
    }
}

/// A line for each mode.
fn of_modes(consequence: Consequence, modes: &[PinConsequence]) -> Consequence {
    if modes.is_empty() {
        return consequence;
    }
    let lines = modes.iter().map(|mode| format!("DW Spectrum, mode {}: {}", mode.title, mode.text).into());
    consequence
        .listing(lines.collect())
        .by("DW Spectrum User Manual", "To Set Server Certificate Validation")
        .by(
            "networkoptix/nx_open",
            "vms/client/nx_vms_client_core: certificate_verifier, remote_connection_factory",
        )
}

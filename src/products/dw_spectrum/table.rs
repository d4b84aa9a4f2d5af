//! The table of modes itself, cell by cell.

use super::modes::{Basis, Event, Mode, Pinned, Reaction, Warning};
use super::situation::Situation;

/// One cell, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What the client does.
    pub reaction: Reaction,
    /// What the user sees.
    pub warning: Warning,
    /// What it rests on.
    pub basis: Basis,
}

const fn connects(basis: Basis) -> Rule {
    Rule { reaction: Reaction::Allowed, warning: Warning::Silent, basis }
}

const fn pins(basis: Basis) -> Rule {
    Rule { reaction: Reaction::AllowedAndPinned, warning: Warning::Silent, basis }
}

const fn asks(warning: Warning, basis: Basis) -> Rule {
    Rule { reaction: Reaction::Asks, warning, basis }
}

const fn refuses(basis: Basis) -> Rule {
    Rule { reaction: Reaction::Refused, warning: Warning::Error, basis }
}

/// What a mode does in a situation: with nothing pinned, with the same key, with another key.
const fn rules(mode: Mode, situation: Situation) -> [Rule; 3] {
    use Basis::{Code, Decision, Guide, Inferred};
    use Situation as S;
    use Warning::{Changed, FirstTime};
    match (mode, situation) {
        (Mode::Disabled, _) => [connects(Guide), connects(Guide), connects(Guide)],

        (Mode::Basic, S::Trusted) => [pins(Inferred), connects(Inferred), pins(Inferred)],
        (Mode::Basic, S::SelfSigned) => [pins(Guide), connects(Decision), asks(Changed, Decision)],
        (Mode::Basic, S::PrivateAuthority | S::IncompleteChain | S::NameMismatch | S::NotYetValid) => {
            [pins(Inferred), connects(Decision), asks(Changed, Decision)]
        }
        (Mode::Basic, S::Expired) => [pins(Inferred), asks(Changed, Decision), asks(Changed, Decision)],

        (Mode::Recommended, S::Trusted) => [pins(Code), connects(Code), pins(Code)],
        (Mode::Recommended, S::SelfSigned) => [asks(FirstTime, Guide), connects(Code), asks(Changed, Code)],
        (Mode::Recommended, S::PrivateAuthority | S::IncompleteChain | S::NameMismatch | S::NotYetValid) => {
            [asks(FirstTime, Code), connects(Code), asks(Changed, Code)]
        }
        (Mode::Recommended, S::Expired) => [asks(FirstTime, Code), asks(Changed, Code), asks(Changed, Code)],

        (Mode::Strict, S::Trusted) => [connects(Guide), connects(Code), connects(Code)],
        (Mode::Strict, S::SelfSigned) => [refuses(Guide), refuses(Guide), refuses(Guide)],
        (
            Mode::Strict,
            S::PrivateAuthority | S::IncompleteChain | S::NameMismatch | S::NotYetValid | S::Expired,
        ) => [refuses(Code), refuses(Code), refuses(Code)],
    }
}

/// What happens in one cell of the table.
#[must_use]
pub fn rule(mode: Mode, pinned: Pinned, situation: Situation) -> Rule {
    let [nothing, same, other] = rules(mode, situation);
    match pinned {
        Pinned::Nothing => nothing,
        Pinned::SameKey => same,
        Pinned::OtherKey => other,
    }
}

/// Whether the server reports an event. It does so by itself, whatever the mode of any client.
#[must_use]
pub const fn event(situation: Situation) -> Event {
    match situation {
        Situation::Trusted => Event::No,
        Situation::Expired | Situation::NotYetValid => Event::Expected,
        Situation::PrivateAuthority
        | Situation::SelfSigned
        | Situation::IncompleteChain
        | Situation::NameMismatch => Event::VendorDoesNotSay,
    }
}

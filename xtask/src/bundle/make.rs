//! What is built: for users, or for looking at.

/// What is to be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// The page that is given away: as small as can be, within the ceiling.
    Small,
    /// A page for looking at while it is being written: built in seconds, hardly optimised.
    Quick,
}

impl Make {
    /// The profile of Cargo.toml that the modules are compiled with.
    pub(super) const fn profile(self) -> &'static str {
        match self {
            Self::Small => "wasm",
            Self::Quick => "wasm-quick",
        }
    }
}

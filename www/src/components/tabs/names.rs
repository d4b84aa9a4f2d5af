//! What parts of a result are known by, for the ways from one part to another.

use crate::state::TabName;

pub(super) const CHAIN: TabName = "chain";
pub(super) const FINGERPRINTS: TabName = "fingerprints";
pub(super) const FILES: TabName = "files";

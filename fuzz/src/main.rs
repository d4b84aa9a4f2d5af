//! Every fuzz target in one program, so that one build serves all. The environment variable `FUZZ_TARGET` names the target:
//! `cargo xtask fuzz` sets it.
#![no_main]

#[path = "../../tests/support/invariants.rs"]
mod invariants;
mod targets;

use std::env;
use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use targets::{TARGETS, Target};

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").expect("FUZZ_TARGET names the target");
    TARGETS.iter().find(|target| target.name == name).expect("FUZZ_TARGET is the name of a target")
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if (TARGET.run)(bytes) { Corpus::Keep } else { Corpus::Reject }
});

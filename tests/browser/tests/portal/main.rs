//! The package and the element in a portal, under the policy that the guide for integrators asks for, in every engine.
//!
//! The package must have been built: `cargo xtask package`, or `cargo xtask test` for everything.

mod probes;

use browser_tests::{Result, fixture};
use xtask::paths;
use xtask::server::{PORTAL_POLICY, Server, Site};

/// A portal for tests, with the package, the fixtures and the probes.
fn test_portal(policy: &str) -> Result<Server> {
    if !paths::package().join("index.js").is_file() {
        return Err("there is no package: run 'cargo xtask package'".into());
    }
    let site = Site::folder(paths::root().join("tests/browser/portal"))
        .with_below("cert-inspector", paths::package())
        .with_below("fixtures", fixture(""))
        .with_policy(policy.to_owned());
    Ok(Server::start(site, 0)?)
}

/// The policy of a portal that shows the page from another origin.
fn policy_with_frames_of(origin: &str) -> String {
    PORTAL_POLICY.replace("frame-src 'self'", &format!("frame-src 'self' {origin}"))
}

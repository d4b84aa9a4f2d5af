//! What was chosen for the Senstar deployment. It lives and dies with the page.

use cert_inspector::products::senstar_mobile::{DeploymentChoices, ServerVersion};

/// The versions to choose from: one for each release of the guide, and one before it.
pub(crate) const SERVER_VERSIONS: [&str; 4] = ["8.6.1", "8.6.0", "8.5", "8.4"];

/// The deployment, as far as the page knows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DeploymentState {
    /// It is unfolded. It is asked for only then.
    pub(crate) open: bool,
    /// `None` only if no version could be read, which the tests exclude.
    pub(crate) choices: Option<DeploymentChoices>,
}

impl DeploymentState {
    pub(crate) fn new() -> Self {
        Self { open: false, choices: server_version(SERVER_VERSIONS[0]).map(DeploymentChoices::new) }
    }
}

/// One of the versions to choose from.
pub(crate) fn server_version(text: &str) -> Option<ServerVersion> {
    ServerVersion::parse(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_to_choose_from_is_one() {
        for text in SERVER_VERSIONS {
            assert_eq!(server_version(text).map(|version| version.to_string()).as_deref(), Some(text));
        }
        assert!(DeploymentState::new().choices.is_some());
    }
}

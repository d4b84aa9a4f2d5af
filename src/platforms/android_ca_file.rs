//! What Android's installer makes of the file of an authority.

use super::ANDROID_INSTALLER;
use crate::checks::{
    Blocks, Judgement, Level, Outcome, Recipient, Requirement, Source, Subject, example, phone_installer,
};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/android-ca-file",
    title: "Android installs the file as a CA certificate",
    title_failed: "Android does not install the file as a CA certificate",
    rule: "The file to install on an Android phone is DER or PEM and has this certificate first. The certificate is marked as a CA.",
    required: "one certificate per file, DER or PEM, cA = TRUE",
    sources: &[ANDROID_INSTALLER, Source { document: "Android Developers", section: "Network security configuration, trust-anchors and certificateTransparency; Local network permission" }],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Android]),
    topic: None,
    roles: &[Role::Ca],
    effect: "Android asks for a private key, installs another certificate, or does not read the file.",
    check,
    remedy: phone_installer::remedy,
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/no-basic-constraints", Outcome::Fail),
        example("ca/v1", Outcome::Fail),
        example("bundles/with-key.pem", Outcome::Fail),
        example("bundles/root-first.pem", Outcome::Fail),
    ],
};

/// What users have to know of the store that they install into.
const USER_STORE: &str = "Android puts it into the user's store. Apps trust that store only if they were built for it; whether the app of the product was is not published. Check it on one phone first.";

/// What Certificate Transparency has to do with it.
const TRANSPARENCY: &str = "Certificate Transparency does not concern a private CA where the app opts in to user CAs. Android 16 leaves it to the app; for apps that target Android 17 (final in June 2026) it is on by default. A network security configuration with user or inline trust anchors turns it off.";

/// What else stops an app inside a network.
const LOCAL_NETWORK: &str = "Apps that target Android 17 need the permission ACCESS_LOCAL_NETWORK. If a phone does not reach a server in the local network, the certificate may not be the reason.";

fn check(subject: &Subject<'_>) -> Judgement {
    phone_installer::android(subject).remark(USER_STORE).remark(TRANSPARENCY).remark(LOCAL_NETWORK)
}

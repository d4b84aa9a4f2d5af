//! Every step of the guide, once, with the ways and versions that it is for. The order is that of the work.

use super::Release::{From861, Line85, Only860};
use super::choices::Choices;
use super::choices::Way::{self, Own, Public, Senstar};
use super::proofs::{
    CA_FILE, CA_READY, CHAIN, IN_APP, ISSUED, PFX, PUBLIC_TRUST, PUBLICLY_ISSUED, REQUEST,
    SERVER_CERTIFICATE, SERVER_READY,
};
use super::{Release, answered, guide};
use crate::checks::Source;
use crate::input::Destination;
use crate::products::senstar_mobile::{ANDROID_DESTINATION, IOS_DESTINATION, SERVER_DESTINATION};
use crate::products::{Proof, Standing};

/// One thing to have or to do.
#[derive(Debug)]
pub(super) struct Step {
    /// Stable across versions.
    pub(super) id: &'static str,
    pub(super) part: Part,
    pub(super) ways: &'static [Way],
    pub(super) releases: &'static [Release],
    pub(super) who: Who,
    /// What to do, in our words; labels of menus and fields as they are.
    pub(super) text: &'static str,
    /// How, one action after the other, where that is more than the text says.
    pub(super) actions: &'static [&'static str],
    /// The destination whose file it needs.
    pub(super) file: Option<Destination>,
    pub(super) sources: &'static [Source],
    /// Whether the guide leaves it to the reader.
    pub(super) optional: bool,
    /// What would show that it is done.
    pub(super) proof: Option<ShownBy>,
}

/// What shows that a step is done.
#[derive(Clone, Copy, Debug)]
pub(super) enum ShownBy {
    /// The answers.
    Answers(fn(&Choices) -> Standing),
    /// The files.
    Files(Proof),
}

/// Where a step belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What is needed before anything is done.
    Wanted,
    Server,
    Ios,
    Android,
    /// Whatever the phone.
    Phones,
    /// What to look at when everything is done.
    Check,
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Administers the Senstar Symphony Server.
    ServerAdministrator,
    /// Runs the organisation's certificate authority.
    ItDepartment,
    /// Holds the phone.
    PhoneUser,
}

impl Who {
    /// What plans call it.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::ServerAdministrator => "administrator of the server",
            Self::ItDepartment => "the IT department",
            Self::PhoneUser => "on the phone",
        }
    }
}

const NEW: &[Release] = &[From861];
const OLD: &[Release] = &[Only860, Line85];
const V860: &[Release] = &[Only860];
const V85: &[Release] = &[Line85];
const ALL: &[Release] = Release::ALL;

const ANY: &[Way] = Way::ALL;
const A: &[Way] = &[Senstar];
const B: &[Way] = &[Public];
const C: &[Way] = &[Own];
const AC: &[Way] = &[Senstar, Own];
const BC: &[Way] = &[Public, Own];

const TABLE_SENSTAR: Source = guide("Obtaining a certificate, table, row Senstar Symphony Server");
const TABLE_PUBLIC: Source = guide("Obtaining a certificate, table, row Trusted certificate authority");
const TABLE_OWN: Source = guide("Obtaining a certificate, table, row Custom certificate authority");
const MICROSOFT_IMPORT: Source =
    Source { document: "Microsoft Learn", section: "Certificate stores: Local Computer, Personal" };
const APPLE_TRUST: Source =
    Source { document: "Apple Support", section: "Trust manually installed certificate profiles (HT204477)" };

const PORTS: &str = "Type two free ports: the one for requests of phones in the field \"Mobile Port\", the one for video in the field \"Video Proxy Port\". The guide names no defaults.";

/// A step that is not optional.
const fn step(
    id: &'static str,
    part: Part,
    (ways, releases): (&'static [Way], &'static [Release]),
    who: Who,
    text: &'static str,
    sources: &'static [Source],
) -> Step {
    Step {
        id,
        part,
        ways,
        releases,
        who,
        text,
        actions: &[],
        file: None,
        sources,
        optional: false,
        proof: None,
    }
}

impl Step {
    const fn proven(self, proof: Proof) -> Self {
        Self { proof: Some(ShownBy::Files(proof)), ..self }
    }

    const fn answered(self, answer: fn(&Choices) -> Standing) -> Self {
        Self { proof: Some(ShownBy::Answers(answer)), ..self }
    }

    const fn by(self, actions: &'static [&'static str]) -> Self {
        Self { actions, ..self }
    }

    const fn file(self, destination: Destination) -> Self {
        Self { file: Some(destination), ..self }
    }

    const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }
}

/// The steps of one part.
pub(super) fn steps(part: Part, way: Way, release: Release) -> impl Iterator<Item = &'static Step> {
    STEPS
        .iter()
        .filter(move |step| step.part == part && step.ways.contains(&way) && step.releases.contains(&release))
}

use Part::{Android, Check, Ios, Phones, Server, Wanted};
use Who::{ItDepartment, PhoneUser, ServerAdministrator};

static STEPS: &[Step] = &[
    // What is wanted.
    step("wanted/nothing", Wanted, (A, NEW), ServerAdministrator,
        "You need no certificate: the server makes the CA and its own certificate.",
        &[guide("Configure the certificate authority")]).answered(answered::nothing),
    step("wanted/domain-or-ip", Wanted, (A, NEW), ServerAdministrator,
        "A domain name that you own, or a static IP address.",
        &[TABLE_SENSTAR]).answered(answered::domain_or_ip),
    step("wanted/domain", Wanted, (B, ALL), ServerAdministrator,
        "A domain name that you own.",
        &[TABLE_PUBLIC]).answered(answered::domain),
    step("wanted/certificate-in-windows", Wanted, (BC, NEW), ServerAdministrator,
        "The server certificate, in Windows on the server's computer, with its private key. A file in PEM or DER does where the request was made on that computer, for the key is there already; else a PFX file with its password.",
        &[guide("SSL certificates with the Senstar Symphony Server 8.6.1"), guide("Use a trusted certificate authority")])
        .proven(SERVER_CERTIFICATE),
    step("wanted/pfx", Wanted, (BC, V860), ServerAdministrator,
        "A PFX file (.pfx or .p12) and its password. It holds the server certificate, its private key, and the intermediate CAs.",
        &[guide("SSL certificates with the Senstar Symphony Server 8.6.0, Add an SSL certificate")]).proven(PFX),
    step("wanted/file", Wanted, (BC, V85), ServerAdministrator,
        "A certificate file and its password. The guide names no format; PFX (.pfx or .p12) is assumed, with the server certificate, its private key, and the intermediate CAs.",
        &[guide("SSL certificates with the Senstar Symphony Server 8.5.x, Add an SSL certificate")]).proven(PFX),
    step("wanted/ca-file", Wanted, (C, ALL), ItDepartment,
        "The certificate of your authority as a file of its own, in DER or PEM (.cer or .crt), without a private key: for the server's computer and for every phone.",
        &[TABLE_OWN, guide("Use a custom certificate authority, steps 3 and 5")]).proven(CA_FILE),
    step("wanted/deployment", Wanted, (C, ALL), ItDepartment,
        "A way to bring the certificate of your authority to every phone, best by the system that manages the phones.",
        &[TABLE_OWN]).answered(answered::managed_phones),

    // The server as authority.
    step("server/generate", Server, (A, NEW), ServerAdministrator,
        "Let the setup wizard create the CA and the certificate.",
        &[guide("Configure the certificate authority, steps 1 to 4")]).by(&[
        "Run the Senstar Symphony setup wizard. On the \"Server Configuration\" tab, in the \"Networking\" pane, select \"Have the setup wizard generate SSL certificates\". Enter your domain in \"Domain name\".",
        "Click \"Verify\", then \"Apply\". The server creates a certificate authority and installs it on its computer.",
    ]),
    step("server/export-ca", Server, (A, NEW), ServerAdministrator,
        "Export the CA certificate, and add the file here.",
        &[guide("Export the certificate authority certificate, steps 1 to 8")]).by(&[
        "Press Windows + R, type MMC and press Enter. Click \"File\", \"Add/Remove Snap-in\", choose \"Certificates\", click \"Add\", select \"Computer account\", click \"Next\", select \"Local computer\", click \"Finish\" and \"OK\".",
        "Open \"Console Root\", \"Certificates (Local Computer)\", \"Trusted Root Certification Authorities\", \"Certificates\". Right-click the CA certificate, click \"All Tasks\", \"Export\", and \"Next\".",
        "On the page \"Export File Format\" select \"DER encoded binary X.509 (.CER)\" and click \"Next\". Type a file name, click \"Next\" and \"Finish\".",
    ]).proven(CA_FILE),
    step("server/farm", Server, (A, NEW), ServerAdministrator,
        "If there are other servers in the farm: install the exported certificate on each of them, and select this server as the certificate authority in their setup wizard.",
        &[guide("Use the Senstar Symphony Server as a certificate authority, step 3")]).optional(),

    // A public authority.
    step("server/request", Server, (B, ALL), ServerAdministrator,
        "Make a certificate signing request for your domain.",
        &[guide("Use a trusted certificate authority, steps 1 and 2")]).by(&[
        "Choose a certificate authority that phones and computers trust. It says what it wants in the request.",
        "The guide advises the Microsoft Management Console on the server's computer. Then the private key is there already.",
    ]).proven(REQUEST),
    step("server/issue", Server, (B, ALL), ServerAdministrator,
        "Have the CA issue the certificate.",
        &[guide("Use a trusted certificate authority, steps 3 to 5")]).by(&[
        "Submit the request to the CA, usually on its web site.",
        "Show the CA that the domain is yours, usually by answering a mail or adding a DNS record.",
    ]).proven(PUBLICLY_ISSUED),
    step("server/install-as-told", Server, (B, ALL), ServerAdministrator,
        "Install the certificate on the server's computer as the CA says. A certificate with its private key belongs to Certificates (Local Computer), Personal.",
        &[guide("Use a trusted certificate authority, last paragraph"), MICROSOFT_IMPORT]),

    // An own authority.
    step("server/own-request", Server, (C, ALL), ServerAdministrator,
        "Make a certificate signing request for the server.",
        &[guide("Use a custom certificate authority, step 1")]).proven(REQUEST),
    step("server/own-issue", Server, (C, ALL), ItDepartment,
        "Have the IT department issue the certificate.",
        &[guide("Use a custom certificate authority, step 2")]).proven(ISSUED),
    step("server/own-root", Server, (C, ALL), ServerAdministrator,
        "Install the certificate of your authority on the server's computer.",
        &[guide("Install the certificate, steps 1 to 12")]).by(&[
        "On the server's computer press Windows + R, type MMC and press Enter. Click \"File\", \"Add/Remove Snap-In\", select \"Certificates\", click \"Add\", select \"Computer account\", click \"Next\", select \"Local computer\", click \"Finish\" and \"OK\".",
        "Open \"Console Root\", \"Certificates (Local Computer)\", \"Trusted Root Certification Authorities\", \"Certificates\", and click \"Action\", \"All Tasks\", \"Import\".",
        "In the Certificate Import Wizard click \"Next\", select the certificate of your authority and click \"Next\". Select \"Place all certificates in the following store\" with the store \"Trusted Root Certification Authorities\", click \"Next\" and \"Finish\". The guide names the store \"Personal\" here; see its contradictions below.",
    ]),
    step("server/own-personal", Server, (C, NEW), ServerAdministrator,
        "In the same console import the server certificate with its private key into \"Certificates (Local Computer)\", \"Personal\". Where the request was made on this computer, the certificate alone is enough.",
        &[guide("Install the certificate, step 11"), MICROSOFT_IMPORT]).file(SERVER_DESTINATION),
    step("server/own-export", Server, (C, ALL), ServerAdministrator,
        "Export the CA certificate for the phones, unless you have it as a file.",
        &[guide("Use a custom certificate authority, step 5"), guide("Install the certificate, last paragraph")])
        .proven(CA_FILE),

    // The certificate into the server.
    step("server/select-authority", Server, (BC, NEW), ServerAdministrator,
        "Select the CA in the setup wizard.",
        &[guide("SSL certificates with the Senstar Symphony Server 8.6.1, Select a certificate authority, steps 1 to 4")]).by(&[
        "Run the Senstar Symphony setup wizard. On the tab \"Server Configuration\", in the pane \"Networking\", select \"Select an SSL certificate authority\" and select the CA in the list.",
        "Click \"Verify\", then \"Apply\".",
    ]),
    step("server/make-pfx", Server, (BC, OLD), ServerAdministrator,
        "Put the certificate, its private key and the intermediate CAs into one PFX file with a password.",
        &[guide("Add an SSL certificate"), Source { document: "Microsoft Learn, PKCS12_PBES2_EXPORT_PARAMS", section: "AES256-SHA256 from Windows 10 1709 and Server 2019" }]).by(&[
        "With the key in a file: add certificate, key and chain here, and this page makes the PFX file.",
        "With a request from the Microsoft Management Console: export it there with \"Certificates (Local Computer)\", \"Personal\", \"Certificates\", \"All Tasks\", \"Export\", with the private key. Windows before Server 2019 and 10 1709 reads only the encryption TripleDES-SHA1.",
    ]).file(SERVER_DESTINATION).proven(PFX),
    step("server/add-860", Server, (BC, V860), ServerAdministrator,
        "Add the PFX file to the server.",
        &[guide("SSL certificates with the Senstar Symphony Server 8.6.0, Add an SSL certificate, steps 1 to 6")]).by(&[
        "In the configuration interface of the server click \"Settings\", \"Servers\", select the Senstar Symphony Server, click \"Edit\", and go to the section \"SSL Certificate\".",
        "Type the password of the file in the field \"Password\"; then drag the file into the field for it, or browse for it.",
        "Click \"Save\".",
    ]),
    step("server/add-85", Server, (BC, V85), ServerAdministrator,
        "Add the PFX file to the server.",
        &[guide("SSL certificates with the Senstar Symphony Server 8.5.x, Add an SSL certificate, steps 1 to 5")]).by(&[
        "In the configuration interface of the server click \"Settings\", \"General Settings\", and go to the section \"SSL Certificate\".",
        "Type the password of the file in the field \"Password\"; then drag the file into the field for it, or browse for it.",
        "Click \"Save\".",
    ]),

    // Mobile connections.
    step("server/mobile-861", Server, (ANY, NEW), ServerAdministrator,
        "Set up the mobile connections.",
        &[guide("Configure mobile connections (8.6.1 and later), steps 1 to 7")]).by(&[
        "In the configuration interface of the server click \"Settings\", \"Servers\", select the Senstar Symphony Server, click \"Edit\", and go to the section \"Mobile Connections\".",
        "For the network adapter click \"Change\", select the adapter, and click \"OK\".",
        PORTS,
        "Click \"Save\".",
    ]),
    step("server/mobile-860", Server, (BC, V860), ServerAdministrator,
        "Set up the mobile connections with the certificate.",
        &[guide("Configure mobile connections (8.6.0), steps 1 to 8")]).by(&[
        "In the configuration interface of the server click \"Settings\", \"Servers\", select the Senstar Symphony Server, click \"Edit\", and go to the section \"Mobile Connections\".",
        "For the SSL certificate click \"Change\", select the certificate, and click \"OK\".",
        "For the network adapter click \"Change\", select the adapter, and click \"OK\".",
        PORTS,
        "Click \"Save\".",
    ]),
    step("server/mobile-85", Server, (BC, V85), ServerAdministrator,
        "Set up the mobile connections with the certificate.",
        &[guide("Configure mobile connections (8.5.x), steps 1 to 7")]).by(&[
        "In the configuration interface of the server click \"Settings\", \"General Settings\", and go to the section \"Mobile Connections\".",
        "For the SSL certificate click \"Change\", select the certificate, and click \"OK\".",
        PORTS,
        "If iPhones or iPads are to get push notifications, select \"Enable iOS Notifications\".",
        "Click \"Save\".",
    ]),

    // iPhones and iPads.
    step("ios/nothing", Ios, (B, ALL), PhoneUser,
        "Install nothing: the phone already trusts the public CA.",
        &[TABLE_PUBLIC]).proven(PUBLIC_TRUST),
    step("ios/send", Ios, (AC, ALL), ServerAdministrator,
        "Send the CA certificate to the device, by mail or cloud storage. Never send a private key.",
        &[guide("Add a certificate to an iOS device, step 1")]).file(IOS_DESTINATION),
    step("ios/install", Ios, (AC, ALL), PhoneUser,
        "Install the profile.",
        &[guide("Add a certificate to an iOS device, steps 2 to 10")]).by(&[
        "Tap the certificate in the mail or in iCloud, and choose your device, so that the profile is downloaded.",
        "Tap \"Settings\", \"General\", \"VPN and Device Management\", and tap the downloaded profile.",
        "Tap \"Install\", and \"Install\" again. If you are asked, type your passcode. Tap \"Install\", then \"Done\".",
    ]),
    step("ios/trust", Ios, (AC, ALL), PhoneUser,
        "Tap \"Settings\", \"General\", \"About\", \"Certificate Trust Settings\", and enable full trust for the certificate. Without this step the profile is installed and still nothing is trusted.",
        &[guide("Add a certificate to an iOS device, steps 11 and 12"), APPLE_TRUST]),

    // Android phones.
    step("android/nothing", Android, (B, ALL), PhoneUser,
        "Install nothing: the phone already trusts the public CA.",
        &[TABLE_PUBLIC]).proven(PUBLIC_TRUST),
    step("android/install", Android, (AC, ALL), PhoneUser,
        "Install the CA certificate on the phone.",
        &[guide("Add a certificate to an Android device, steps 1 to 5 and last paragraph")]).by(&[
        "Bring the CA certificate to the phone, never a private key. Tap \"Settings\", \"Security & Privacy\", \"More security & privacy\", \"Encryption & credentials\".",
        "Tap \"Install a certificate\", \"CA certificate\", \"Install anyway\".",
        "Browse to the certificate file and tap it.",
        "It stands under \"Trusted credentials\", \"User\" afterwards. There it can be removed, too.",
    ]).file(ANDROID_DESTINATION),

    // Every phone.
    step("phones/site", Phones, (ANY, ALL), PhoneUser,
        "In the Senstar Symphony Mobile Application add the Senstar Symphony Server as a site.",
        &[guide("Use the Senstar Symphony Server as a certificate authority, step 6")]),

    // What this page checks in the end.
    step("check/ca", Check, (AC, ALL), ServerAdministrator,
        "Add the CA certificate here, as exported from the server's computer.",
        &[guide("Certificate requirements, list for the certificate authority certificate")]).proven(CA_READY),
    step("check/server", Check, (ANY, ALL), ServerAdministrator,
        "Add the server certificate here.",
        &[guide("Certificate requirements, list for the SSL certificate on the server")]).proven(SERVER_READY),
    step("check/chain", Check, (AC, ALL), ServerAdministrator,
        "The server certificate comes from the CA that the phones are given.",
        &[guide("Certificate requirements, introduction")]).proven(CHAIN),
    step("check/public", Check, (B, ALL), ServerAdministrator,
        "The server certificate leads to a root that phones bring along.",
        &[guide("Use a trusted certificate authority, step 1")]).proven(PUBLIC_TRUST),
    step("check/address", Check, (ANY, ALL), ServerAdministrator,
        "The address that users type in the app is in the server certificate.",
        &[guide("Certificate requirements, introduction")]).proven(IN_APP),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_step_is_complete_and_named_after_its_part() {
        let mut ids = HashSet::new();
        for step in STEPS {
            assert!(ids.insert(step.id), "{} stands twice", step.id);
            let part = step.id.split('/').next().unwrap();
            let expected = match step.part {
                Wanted => "wanted",
                Server => "server",
                Ios => "ios",
                Android => "android",
                Phones => "phones",
                Check => "check",
            };
            assert_eq!(part, expected);
            assert!(step.actions.iter().all(|action| action.ends_with('.')), "{}", step.id);
            assert!(step.text.ends_with('.') && !step.sources.is_empty(), "{}", step.id);
            assert!(step.sources.iter().all(|source| !source.section.is_empty()), "{}", step.id);
            assert!(!step.ways.is_empty() && !step.releases.is_empty(), "{}", step.id);
        }
    }
}

//! The kinds of files, with everything that is said of each.

use serde::{Deserialize, Serialize};

use crate::products::{OwnFile, OwnFileKind, own_file};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ExportKind {
    /// The certificate in DER.
    Cer,
    /// The certificate in PEM.
    Pem,
    /// The certificate and its issuers in PEM, in order.
    Chain,
    /// Private key, certificate and chain in PEM, for a server that reads one file.
    CertPem,
    /// Private key, certificate and chain under a password (PKCS#12, RFC 7292).
    P12,
    /// The certificate and its chain without a key (PKCS#7, RFC 5652 section 5).
    P7b,
    /// A configuration profile of Apple with certificate authorities.
    Mobileconfig,
    /// A ledger of the keys that clients have pinned.
    Pins,
    /// The report as a page.
    ReportHtml,
    /// The requirements as a table.
    ReportCsv,
    /// The report for programs.
    ReportJson,
    /// The ends of certificates (iCalendar, RFC 5545).
    Calendar,
}

/// What is said of a kind. Of a file that is made for a product, that product may say more.
struct Facts {
    name: &'static str,
    /// What stands behind the title in a file's name; the whole name for files that are not named after a certificate.
    ending: &'static str,
    media_type: &'static str,
    label: &'static str,
    note: &'static str,
}

impl ExportKind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::Cer,
        Self::Pem,
        Self::Chain,
        Self::CertPem,
        Self::P12,
        Self::P7b,
        Self::Mobileconfig,
        Self::Pins,
        Self::ReportHtml,
        Self::ReportCsv,
        Self::ReportJson,
        Self::Calendar,
    ];

    /// The kinds that are about everything that was dropped.
    pub const OF_ALL: &[Self] = &[Self::ReportHtml, Self::ReportCsv, Self::ReportJson, Self::Calendar];

    const fn facts(self) -> &'static Facts {
        match self {
            Self::Cer => &Facts {
                name: "cer",
                ending: ".cer",
                media_type: "application/pkix-cert",
                label: "Certificate (.cer)",
                note: "The certificate alone, in the binary form that Android and Windows install.",
            },
            Self::Pem => &Facts {
                name: "pem",
                ending: ".pem",
                media_type: "application/x-pem-file",
                label: "Certificate (.pem)",
                note: "The certificate alone, as text.",
            },
            Self::Chain => &Facts {
                name: "chain",
                ending: "-chain.pem",
                media_type: "application/x-pem-file",
                label: "Certificate chain (.pem)",
                note: "The certificate and its issuers, each once, in the order in which servers send them.",
            },
            Self::CertPem => &Facts {
                name: "cert-pem",
                ending: "cert.pem",
                media_type: "application/x-pem-file",
                label: "cert.pem",
                note: "Private key, certificate and chain in one file, not encrypted.",
            },
            Self::P12 => &Facts {
                name: "p12",
                ending: ".p12",
                media_type: "application/x-pkcs12",
                label: "PKCS#12 (.p12, .pfx)",
                note: "Private key, certificate and chain under a password: for Windows, Java and bots.",
            },
            Self::P7b => &Facts {
                name: "p7b",
                ending: ".p7b",
                media_type: "application/x-pkcs7-certificates",
                label: "PKCS#7 (.p7b)",
                note: "The certificate and its chain in one binary file, without a key: for Windows and Java.",
            },
            Self::Mobileconfig => &Facts {
                name: "mobileconfig",
                ending: ".mobileconfig",
                media_type: "application/x-apple-aspen-config",
                label: "Profile for iPhone and iPad",
                note: "Installs the certificate authority on an iPhone or iPad. It is not signed, and full trust must be switched on afterwards in Settings: General, About, Certificate Trust Settings.",
            },
            Self::Pins => &Facts {
                name: "pins",
                ending: "pins.txt",
                media_type: "text/plain",
                label: "Pin ledger",
                note: "Remembers the keys that clients have pinned.",
            },
            Self::ReportHtml => &Facts {
                name: "report-html",
                ending: "cert-inspector-report.html",
                media_type: "text/html",
                label: "Report (HTML)",
                note: "All results with reasons and sources: to print, send or keep as evidence.",
            },
            Self::ReportCsv => &Facts {
                name: "report-csv",
                ending: "cert-inspector-report.csv",
                media_type: "text/csv",
                label: "Report (CSV)",
                note: "One row for each requirement and object, for spreadsheets.",
            },
            Self::ReportJson => &Facts {
                name: "report-json",
                ending: "cert-inspector-report.json",
                media_type: "application/json",
                label: "Report (JSON)",
                note: "All results, for programs.",
            },
            Self::Calendar => &Facts {
                name: "calendar",
                ending: "certificate-ends.ics",
                media_type: "text/calendar",
                label: "Calendar (.ics)",
                note: "The day each certificate expires, with a reminder 30 days before.",
            },
        }
    }

    /// What a product says of the file, where it is made for one.
    pub(super) fn of_product(self) -> Option<&'static OwnFile> {
        let kind = match self {
            Self::CertPem => OwnFileKind::KeyAndChain,
            Self::Pins => OwnFileKind::PinLedger,
            _ => return None,
        };
        own_file(kind).map(|(_, file)| file)
    }

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// What people call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.of_product().map_or(self.facts().label, |file| file.label)
    }

    /// What it is for, in a sentence or two.
    #[must_use]
    pub fn note(self) -> &'static str {
        self.of_product().map_or(self.facts().note, |file| file.note)
    }

    /// Its media type (RFC 6838).
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.facts().media_type
    }

    /// What its file name ends in, or is.
    pub(crate) fn ending(self) -> &'static str {
        self.of_product().map_or(self.facts().ending, |file| file.name)
    }

    /// Whether the file holds a private key.
    #[must_use]
    pub const fn needs_key(self) -> bool {
        matches!(self, Self::CertPem | Self::P12)
    }

    /// Whether the file is put under a password.
    #[must_use]
    pub const fn needs_password(self) -> bool {
        matches!(self, Self::P12)
    }

    /// Whether the certificates above go into the file, too.
    pub(super) const fn has_chain(self) -> bool {
        matches!(self, Self::Chain | Self::CertPem | Self::P12 | Self::P7b)
    }

    /// Whether it is named after a certificate.
    pub(super) const fn is_named_after_title(self) -> bool {
        matches!(self, Self::Cer | Self::Pem | Self::Chain | Self::P12 | Self::P7b | Self::Mobileconfig)
    }
}

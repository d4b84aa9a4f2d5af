//! The core of Certificate Inspector: files in, a report out.
//!
//! ```text
//! bytes -> formats -> model -> path -> readers -> checks -> report -> products, platforms -> judge -> export
//!       -> view -> compare -> inspect -> protocol -> cli, js, www
//! ```
//!
//! [`inspect`] is a pure function. The clock, the address typed in the app and every other setting come in through
//! [`Options`]; nothing here reads the time, the network, the environment or a file, so the native command and the
//! WebAssembly module give the same bytes for the same input.
//!
//! Inspect a file:
//!
//! ```
//! use cert_inspector::model::Version;
//! use cert_inspector::{Input, Options, Timestamp, inspect};
//!
//! let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/server/good.der");
//! let now = Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").ok_or("not an instant")?;
//! let report = inspect(&[Input::new("good.der", std::fs::read(file)?)], &Options::at(now));
//!
//! let certificate = report.objects[0].certificate.as_ref().ok_or("not a certificate")?;
//! assert_eq!(certificate.version, Version::V3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Judge it for a product, at the address that users type:
//!
//! ```
//! use cert_inspector::{Inspection, Options, Role, ServerName, Timestamp, Unlocking, products};
//!
//! let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/server/san-ip-only.der");
//! let now = Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").ok_or("not an instant")?;
//! let mut options = Options::at(now);
//! // Or by its name: products::profile("…").
//! options.profile = products::PRODUCTS.first().map(|product| product.id);
//! options.role = Some(Role::Server);
//! options.host = Some(ServerName::parse("vms.example.org")?);
//!
//! let mut inspection = Inspection::default();
//! inspection.add("server.der", &std::fs::read(file)?, &Unlocking::default(), &mut |_| {});
//! let admission = inspection.judge(&options);
//! assert!(!admission.admit);
//! let mut findings = admission.reasons.iter().flat_map(|reason| &reason.findings);
//! assert!(findings.any(|name| name.ends_with("/server-dns-name")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Export it in another format:
//!
//! ```
//! use cert_inspector::export::{ExportKind, ExportOrder};
//! use cert_inspector::{Inspection, Options, Timestamp, Unlocking};
//!
//! let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/server/good.der");
//! let now = Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").ok_or("not an instant")?;
//! let mut inspection = Inspection::default();
//! inspection.add("good.der", &std::fs::read(file)?, &Unlocking::default(), &mut |_| {});
//!
//! let pem = inspection.export(&ExportOrder::of(ExportKind::Pem, None), &Options::at(now))?;
//! assert!(pem.bytes.starts_with(b"-----BEGIN CERTIFICATE-----"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | [`input`] | files and options |
//! | [`limits`] | every limit with its reason |
//! | [`budget`] | what one inspection may spend, and what it spent |
//! | [`formats`] | finds and decodes what files hold, good or not |
//! | [`model`] | the decoded facts |
//! | [`path`] | who issued whom, and whether a path to an anchor is valid |
//! | [`checks`] | the shape of a requirement, and predicates that products share |
//! | [`products`] | one folder for each product: its requirements, and what its guide says |
//! | [`platforms`] | requirements of platforms and standards |
//! | [`report`] | the types of the answer |
//! | [`export`] | files to deploy, and evidence of the verdict |
//! | [`view`], [`structure`] | rows and details for a page, and bytes as ASN.1 |
//! | [`compare`] | what changes from one certificate to another |
//! | `plan` | how much of a product's plan is done |
//! | [`protocol`] | questions of a page or a package, and the answers |
//!
//! ARCHITECTURE.md says which module may use which.

pub mod budget;
#[macro_use]
pub mod checks;
pub mod compare;
pub mod export;
pub mod formats;
pub mod input;
mod inspect;
#[cfg(feature = "js")]
pub mod js;
mod judge;
pub mod limits;
pub mod model;
mod naming;
pub mod path;
mod plan;
pub mod platforms;
pub mod products;
mod protection;
pub mod protocol;
pub mod readers;
pub mod report;
mod roots;
pub mod safe_text;
mod sorting;
pub mod structure;
pub mod view;
mod writing;

pub use input::{
    Input, Options, Password, ProfileId, Purpose, Role, ServerName, Unlocking, ValidationPolicy,
};
pub use inspect::{Inspection, Reporter, StreamedReport, Watch, inspect};
pub use model::Timestamp;
pub use report::Report;

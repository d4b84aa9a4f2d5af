//! Files to deploy, made from what was dropped, and evidence of how it was judged.
//!
//! A file holds a private key only if it needs one and the user asked for it. What is wrong with an object is said with every
//! file that is made of it.

mod calendar;
mod certificates;
mod csv;
mod html;
mod kind;
mod material;
mod mobileconfig;
mod name;
mod order;
pub mod pin_ledger;
mod pkcs12;
mod private_key;
mod whole;
mod words;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub use csv::CsvTable;
pub use kind::ExportKind;
pub(crate) use material::Material;
pub use order::{Compatibility, ENTROPY_BYTES, ExportError, ExportOrder, ExportedFile};

use crate::model::{Certificate, Content, Object, Text, Timestamp};
use crate::naming::certificate_title;
use crate::report::{ObjectReport, Report};

/// A file that can be made of an object, or of everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ExportOffer {
    /// What kind of file.
    pub kind: ExportKind,
    /// The file's name.
    pub name: Text,
    /// What people call the kind.
    pub label: Text,
    /// What it is for, in a sentence or two.
    pub note: Text,
    /// Whether it holds the private key, which has to be asked for.
    pub needs_key: bool,
    /// Whether it is put under a password.
    pub needs_password: bool,
    /// What to drop or type before it can be made; one sentence each.
    pub needs: Vec<Text>,
    /// What whoever deploys it has to know, one sentence each.
    pub remarks: Vec<Text>,
}

impl ExportOffer {
    fn of(kind: ExportKind, name: String) -> Self {
        Self {
            kind,
            name: name.into(),
            label: kind.label().into(),
            note: kind.note().into(),
            needs_key: kind.needs_key(),
            needs_password: kind.needs_password(),
            needs: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// The files that can be made of everything that was dropped.
pub(crate) fn offers_of_all(objects: &[Object]) -> Vec<ExportOffer> {
    let has_certificate = certificates(objects).next().is_some();
    let kinds = ExportKind::OF_ALL.iter().filter(|kind| **kind != ExportKind::Calendar || has_certificate);
    let mut offers: Vec<ExportOffer> =
        kinds.map(|kind| ExportOffer::of(*kind, kind.ending().to_owned())).collect();
    if let Some(first) = mobileconfig::roots(objects).first() {
        offers.push(ExportOffer::of(ExportKind::Mobileconfig, file_name(ExportKind::Mobileconfig, first)));
    }
    offers
}

/// The files that can be made of a certificate.
pub(crate) fn offers(material: &Material<'_>) -> Vec<ExportOffer> {
    let Some(certificate) = material.certificate() else { return Vec::new() };
    let key = material.key();
    let fits = |kind: &&ExportKind| match kind {
        ExportKind::Cer | ExportKind::Pem | ExportKind::P7b => true,
        ExportKind::Chain => material.chain().len() > 1,
        ExportKind::CertPem | ExportKind::Pins => material.is_for_server() && kind.of_product().is_some(),
        ExportKind::P12 => key.is_ok() || !material.is_authority(),
        ExportKind::Mobileconfig => mobileconfig::is_root(certificate),
        _ => false,
    };
    ExportKind::ALL
        .iter()
        .filter(fits)
        .map(|kind| {
            let mut offer = ExportOffer::of(*kind, file_name(*kind, certificate));
            if let (true, Err(error)) = (kind.needs_key(), &key) {
                offer.needs.push(error.to_string().into());
            }
            offer.remarks = material.remarks(*kind);
            offer
        })
        .collect()
}

/// Makes a file of a certificate. Of a `draft` the key derivation is short: it is judged and thrown away.
///
/// # Errors
/// The object is no certificate, or something is missing.
pub(crate) fn make(
    material: &Material<'_>,
    order: &ExportOrder,
    draft: bool,
) -> Result<ExportedFile, ExportError> {
    let certificate = material.certificate().ok_or(ExportError::NotACertificate)?;
    let chain = material.chain();
    let mut remarks = material.remarks(order.kind);
    let bytes = match order.kind {
        ExportKind::Cer => Zeroizing::new(certificate.der.clone()),
        ExportKind::Pem => Zeroizing::new(certificates::pem(&[certificate])),
        ExportKind::Chain => Zeroizing::new(certificates::pem(&chain)),
        ExportKind::P7b => Zeroizing::new(certificates::p7b(&chain)),
        ExportKind::CertPem => certificates::cert_pem(&material.secret(order)?, &chain),
        ExportKind::P12 => {
            let key = material.secret(order)?;
            let password = order.password.as_ref().filter(|password| !password.bytes().is_empty());
            let password = password.ok_or(ExportError::PasswordEmpty)?;
            if !password.bytes().is_ascii() {
                remarks.push(PASSWORD_NOT_ASCII.into());
            }
            if order.compatibility == Compatibility::Legacy {
                remarks.push(LEGACY.into());
            }
            let title = certificate_title(certificate);
            let rounds = if draft { DRAFT_ROUNDS } else { pkcs12::rounds(order.compatibility) };
            let lock = (password, order.compatibility, rounds);
            let bytes = pkcs12::write(&key, &chain, &title, lock, &order.entropy);
            Zeroizing::new(bytes.ok_or(ExportError::KeyUnusable)?)
        }
        ExportKind::Mobileconfig => {
            if !mobileconfig::is_root(certificate) {
                return Err(ExportError::NotARoot);
            }
            Zeroizing::new(mobileconfig::write(&[certificate]).into_bytes())
        }
        ExportKind::Pins => Zeroizing::new(material.pin_ledger(certificate).into_bytes()),
        ExportKind::ReportHtml | ExportKind::ReportCsv | ExportKind::ReportJson | ExportKind::Calendar => {
            return Err(ExportError::ReportItself);
        }
    };
    Ok(ExportedFile {
        name: file_name(order.kind, certificate),
        media_type: order.kind.media_type(),
        bytes,
        remarks,
    })
}

/// Rounds of key derivation in a file that is only tried: what OpenSSL writes.
const DRAFT_ROUNDS: u32 = 2_048;

const LEGACY: &str = "Triple DES and SHA-1 are weak: take a long password, give the file to nobody, and delete it when it is installed.";

const PASSWORD_NOT_ASCII: &str = "The password has characters beyond plain English ones, which old programs may write in another way: if one refuses it, choose a password without them.";

/// How a report for people is written in pieces. A frame is a report without its objects.
pub(crate) struct Pieces {
    /// What stands before the objects.
    pub(crate) start: fn(&Report) -> String,
    /// One object.
    pub(crate) object: fn(&Report, &ObjectReport) -> String,
    /// What stands behind them.
    pub(crate) end: fn(&Report) -> String,
}

/// The pieces of a kind of report; `None` where the kind is not made of a report.
pub(crate) const fn pieces(kind: ExportKind) -> Option<Pieces> {
    match kind {
        ExportKind::ReportHtml => Some(Pieces { start: html::start, object: html::object, end: html::end }),
        ExportKind::ReportCsv => {
            Some(Pieces { start: |_| csv::start(), object: csv::object, end: |_| String::new() })
        }
        _ => None,
    }
}

/// The evidence of a report, written already.
pub(crate) fn of_report(kind: ExportKind, bytes: Vec<u8>) -> ExportedFile {
    ExportedFile {
        name: kind.ending().to_owned(),
        media_type: kind.media_type(),
        bytes: Zeroizing::new(bytes),
        remarks: Vec::new(),
    }
}

/// Makes the calendar of every certificate that ends. `at` is the instant that it was made at.
///
/// # Errors
/// There is none.
pub(crate) fn make_calendar(objects: &[Object], at: Timestamp) -> Result<ExportedFile, ExportError> {
    let certificates: Vec<&Certificate> = certificates(objects).collect();
    if certificates.is_empty() {
        return Err(ExportError::NoCertificate);
    }
    let (text, remarks) = calendar::write(&certificates, at);
    Ok(whole(ExportKind::Calendar, ExportKind::Calendar.ending().to_owned(), text, remarks))
}

/// Makes a profile of every root.
///
/// # Errors
/// There is none.
pub(crate) fn make_profile(objects: &[Object], remarks: Vec<Text>) -> Result<ExportedFile, ExportError> {
    let roots = mobileconfig::roots(objects);
    let first = roots.first().ok_or(ExportError::NoRoot)?;
    let name = file_name(ExportKind::Mobileconfig, first);
    Ok(whole(ExportKind::Mobileconfig, name, mobileconfig::write(&roots), remarks))
}

/// The numbers of the roots that a profile of everything has.
pub(crate) fn profile_roots(objects: &[Object]) -> Vec<u32> {
    let is_root = |object: &Object| match &object.content {
        Content::Certificate(certificate) => mobileconfig::is_root(certificate),
        _ => false,
    };
    (0_u32..).zip(objects).filter(|(_, object)| is_root(object)).map(|(id, _)| id).collect()
}

fn whole(kind: ExportKind, name: String, text: String, remarks: Vec<Text>) -> ExportedFile {
    ExportedFile { name, media_type: kind.media_type(), bytes: Zeroizing::new(text.into_bytes()), remarks }
}

fn certificates(objects: &[Object]) -> impl Iterator<Item = &Certificate> {
    objects.iter().filter_map(|object| match &object.content {
        Content::Certificate(certificate) => Some(&**certificate),
        _ => None,
    })
}

fn file_name(kind: ExportKind, certificate: &Certificate) -> String {
    if kind.is_named_after_title() {
        name::stem(&certificate_title(certificate)) + kind.ending()
    } else {
        kind.ending().to_owned()
    }
}

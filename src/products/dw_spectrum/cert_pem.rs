//! `cert.pem`: the file that a server of DW Spectrum reads, and what it is made from where it is not made yet.

use crate::checks::{DeliveredKey, Delivery, Subject};
use crate::limits::MAX_BUNDLE;
use crate::model::{Certificate, Content, Encoding};

/// The only name under which the server looks for the file.
pub(super) const NAME: &str = "cert.pem";

/// Most keys of all files in which the key of one certificate is sought.
///
/// Every row of a list asks. Who makes a `cert.pem` has dropped one key, rarely two.
const MAX_KEYS_TRIED: usize = 64;

/// What a certificate came in, as far as a `cert.pem` goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form<'a> {
    /// A file that claims to be whole: by its name, or by the private key in it.
    Whole(&'a Delivery<'a>),
    /// A file that holds everything in another form, such as PKCS#12.
    Container(&'a Delivery<'a>),
    /// One of the files that a `cert.pem` is put together from.
    Part(Option<&'a Delivery<'a>>),
}

/// The private key of a certificate, as far as it is there.
#[derive(Clone, Copy, Debug)]
pub(super) enum KeyOf<'a> {
    /// It is here.
    Here(DeliveredKey<'a>),
    /// A key is here that is still locked: it may be the one.
    Locked,
    /// So many keys are here, and none is the one.
    Others(usize),
    /// There are more keys than are looked at, and none of those is the one.
    TooMany,
    /// There is no key at all.
    None,
}

/// What a certificate came in.
#[must_use]
pub(super) fn form<'a>(subject: &Subject<'a>) -> Form<'a> {
    let Some(delivery) = subject.delivery else { return Form::Part(None) };
    match delivery.container {
        Some(Content::Archive(..)) => Form::Part(Some(delivery)),
        Some(_) => Form::Container(delivery),
        // A key in the file makes it whole, except in a file that other programs write for other purposes.
        None if !delivery.keys.is_empty() && !is_data(delivery) => Form::Whole(delivery),
        // A file with the right name and no key may be the certificate of certbot, with its key beside it.
        None if is_named(delivery) && delivery.keys.is_empty() && !has_key(subject) => Form::Whole(delivery),
        None => Form::Part(Some(delivery)),
    }
}

/// Whether a file is data of another program, such as a Kubernetes Secret: what is in it has to be taken out.
pub(super) fn is_data(delivery: &Delivery<'_>) -> bool {
    const ENDINGS: &[&str] = &["env", "eml", "htm", "html", "json", "xml", "yaml", "yml"];
    // Values by name: `tls.crt` in a Secret, `TLS_CERT` in a list of variables.
    if delivery.has_named_parts {
        return true;
    }
    let ending = delivery.base_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether the private key of a certificate is in any file.
fn has_key(subject: &Subject<'_>) -> bool {
    subject.keys.iter().take(MAX_KEYS_TRIED).any(|key| key.fits(subject.certificate) == Some(true))
}

/// Whether a file is text with PEM blocks, whatever the characters are stored as.
#[must_use]
pub(super) const fn is_pem(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Pem | Encoding::PemAfterMark | Encoding::PemInUtf16)
}

/// Whether a file has the name that the server looks for.
#[must_use]
pub(super) fn is_named(delivery: &Delivery<'_>) -> bool {
    delivery.base_name() == NAME
}

/// Whether a file has the name of the one that the server makes by itself.
#[must_use]
pub(super) fn is_server_default(delivery: &Delivery<'_>) -> bool {
    delivery.base_name() == "default.pem"
}

/// Whether a file is a collection of certificates rather than something for one server.
#[must_use]
pub(super) fn is_collection(delivery: &Delivery<'_>) -> bool {
    delivery.certificates.len() > MAX_BUNDLE
}

/// Whether two certificates are the same.
#[must_use]
pub(super) fn is_same(one: &Certificate, other: &Certificate) -> bool {
    one.fingerprints.sha256 == other.fingerprints.sha256
}

/// Whether a certificate is the one that a file is about, as far as that was found out.
#[must_use]
pub(super) fn is_leaf(subject: &Subject<'_>, delivery: &Delivery<'_>) -> bool {
    let leaf = delivery.arrangement.as_ref().and_then(|arranged| delivery.certificates.get(arranged.leaf));
    leaf.is_some_and(|leaf| is_same(leaf, subject.certificate))
}

/// The private key of a certificate, in its own container first and then among all keys.
#[must_use]
pub(super) fn key_of<'a>(subject: &Subject<'a>) -> KeyOf<'a> {
    let own = match form(subject) {
        Form::Container(delivery) => delivery.keys.as_slice(),
        Form::Whole(_) | Form::Part(_) => &[],
    };
    let tried = || own.iter().take(MAX_KEYS_TRIED).chain(subject.keys.iter().take(MAX_KEYS_TRIED));
    if let Some(key) = tried().find(|key| key.fits(subject.certificate) == Some(true)) {
        return KeyOf::Here(*key);
    }
    if tried().any(|key| key.is_locked) {
        return KeyOf::Locked;
    }
    match subject.keys.len() {
        0 if own.is_empty() => KeyOf::None,
        count if count > MAX_KEYS_TRIED => KeyOf::TooMany,
        count => KeyOf::Others(count),
    }
}

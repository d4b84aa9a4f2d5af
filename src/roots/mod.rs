//! The public roots that are built in: Mozilla's list of authorities that may issue server certificates.

mod former;
mod script;

pub(crate) use former::{former, former_by_name};

use std::sync::OnceLock;

use crate::formats;
use crate::model::{Bytes, Certificate, Name, Timestamp};

/// The data, see [`script`]. Written by `cargo xtask roots`.
const DATA: &[u8] = include_bytes!("mozilla.bin");

/// The built-in list.
#[derive(Debug)]
pub(crate) struct RootList {
    /// Where it comes from, with the versions: a phrase such as "Mozilla CA certificate program, webpki-root-certs 1.0.11,
    /// NSS 3.125.1". The roots are those of the crate, the dates of distrust those of NSS.
    pub(crate) source: &'static str,
    /// The day on which the crate was published, as `YYYY-MM-DD`.
    pub(crate) date: &'static str,
    /// The roots.
    pub(crate) roots: Vec<Root>,
}

/// A built-in root.
#[derive(Debug)]
pub(crate) struct Root {
    /// Whom it belongs to, which is also who issued it.
    pub(crate) subject: Name,
    /// The SHA-256 of its whole certificate.
    pub(crate) sha256: [u8; 32],
    /// Server certificates issued after this instant are not trusted.
    pub(crate) distrust_after: Option<Timestamp>,
    packed: script::Packed<'static>,
    certificate: OnceLock<Option<Box<Certificate>>>,
}

impl Root {
    /// Its certificate, decoded on the first call. `None` only where the data is damaged.
    ///
    /// The signature is not built in: [`Certificate::signature`] is empty, and [`Certificate::der`] is the certificate as it
    /// would be with an empty signature. The SHA-256 is that of the real certificate; the SHA-1 of that is not known and empty.
    pub(crate) fn certificate(&self) -> Option<&Certificate> {
        let decode = || {
            let der = without_signature(&self.packed.signed()?)?;
            let mut certificate = formats::decode_certificate(&der).ok()?;
            certificate.fingerprints.sha256 = Bytes::from(self.sha256.as_slice());
            certificate.fingerprints.sha1 = Bytes::default();
            Some(Box::new(certificate))
        };
        self.certificate.get_or_init(decode).as_deref()
    }
}

/// Mozilla's roots. The list is read on the first call, which takes about as long as decoding ten certificates.
pub(crate) fn mozilla() -> &'static RootList {
    static LIST: OnceLock<RootList> = OnceLock::new();
    LIST.get_or_init(|| read(DATA).unwrap_or(RootList { source: "", date: "", roots: Vec::new() }))
}

/// Reads the data. `None` where any of it is damaged: half a list would answer "not public" wrongly.
fn read(data: &'static [u8]) -> Option<RootList> {
    let file = script::read(data)?;
    let roots = file.roots.into_iter().map(root).collect::<Option<_>>()?;
    Some(RootList { source: file.source, date: file.date, roots })
}

fn root(packed: script::Packed<'static>) -> Option<Root> {
    let distrust_after =
        (packed.distrust_after != 0).then(|| Timestamp::from_unix_seconds(packed.distrust_after.into()));
    Some(Root {
        subject: formats::decode_name(&packed.subject).ok()?,
        sha256: packed.sha256,
        distrust_after,
        packed,
        certificate: OnceLock::new(),
    })
}

/// A certificate around the content of a signed part, with an empty signature (RFC 5280 section 4.1.1).
fn without_signature(signed: &[u8]) -> Option<Vec<u8>> {
    const EMPTY_BIT_STRING: &[u8] = &[0x03, 0x01, 0x00];
    // Version and serial number stand before the algorithm, which is repeated behind the signed part.
    let (_version, rest) = element(signed)?;
    let (_serial, rest) = element(rest)?;
    let (algorithm, _) = element(rest)?;
    let signed = sequence(&[signed])?;
    sequence(&[&signed, algorithm, EMPTY_BIT_STRING])
}

/// The first element, which is shorter than 128 bytes, and what follows it.
fn element(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = bytes.get(1).filter(|length| **length < 0x80)?;
    bytes.split_at_checked(usize::from(*length).saturating_add(2))
}

/// A SEQUENCE of at most 65 535 bytes, of DER where it has 256 or more, as every certificate has.
fn sequence(parts: &[&[u8]]) -> Option<Vec<u8>> {
    let content = parts.concat();
    let [high, low] = u16::try_from(content.len()).ok()?.to_be_bytes();
    Some([&[0x30, 0x82, high, low], content.as_slice()].concat())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use webpki_root_certs::TLS_SERVER_ROOT_CERTS;

    use super::*;

    #[test]
    fn every_root_is_the_one_of_the_crate_but_for_its_signature() {
        let list = mozilla();
        assert!(list.roots.len() > 100, "only {} roots", list.roots.len());
        assert_eq!(list.roots.len(), TLS_SERVER_ROOT_CERTS.len());
        let by_hash: BTreeMap<_, _> = list.roots.iter().map(|root| (root.sha256, root)).collect();
        assert_eq!(by_hash.len(), list.roots.len());
        for der in TLS_SERVER_ROOT_CERTS {
            let whole = formats::decode_certificate(der).expect("a certificate");
            let root = list
                .roots
                .iter()
                .find(|root| root.sha256 == *whole.fingerprints.sha256.0)
                .expect("the same root");
            let ours = root.certificate().expect("a certificate");
            assert_eq!(root.subject, whole.subject);
            assert!(ours.is_self_issued());
            assert_eq!(ours.signature.length, 0);
            let shift = |certificate: &Certificate| {
                (certificate.signed.of(&certificate.der).to_vec(), certificate.extensions.len())
            };
            assert_eq!(shift(ours), shift(&whole), "{}", whole.subject);
            let mut expected = whole.clone();
            expected.der.clone_from(&ours.der);
            expected.signature = ours.signature;
            expected.fingerprints.sha1 = Bytes::default();
            assert_eq!(*ours, expected, "{}", whole.subject);
        }
    }

    #[test]
    fn partial_distrust_is_known() {
        let distrusted: Vec<_> = mozilla()
            .roots
            .iter()
            .filter_map(|root| Some((root.subject.common_name()?, root.distrust_after?.to_string())))
            .collect();
        assert_eq!(distrusted, [("Izenpe.com", "2026-04-15T23:59:59Z".to_owned())]);
    }

    #[test]
    fn the_list_says_where_it_comes_from() {
        let list = mozilla();
        assert!(
            list.source.starts_with("Mozilla CA certificate program, webpki-root-certs 1."),
            "{}",
            list.source
        );
        assert!(Timestamp::parse_rfc3339(list.date).is_some(), "{}", list.date);
    }

    #[test]
    fn damaged_data_is_noticed() {
        for cut in [0, 1, 60, 100, 1_000, DATA.len() / 2, DATA.len() - 1] {
            assert!(read(&DATA[..cut]).is_none(), "cut at {cut}");
        }
        let longer: &'static [u8] = [DATA, &[0]].concat().leak();
        assert!(read(longer).is_none());
    }
}
